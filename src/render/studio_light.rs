//! The light tent on the graphics card: words for all materials, and a prefiltered picture for metal.

use bevy::asset::RenderAssetUsages;
use bevy::image::ImageSampler;
use bevy::prelude::*;
use bevy::render::render_resource::{
    Extent3d, TextureDimension, TextureFormat, TextureViewDescriptor, TextureViewDimension,
};

use super::materials::{BackdropMaterial, GemMaterial, MetalMaterial, STUDIO_WORDS, StudioWords};
use super::reflections;
use super::space::{plane_for_shader, triple};
use crate::optics::LightTent;

/// What changes from picture to picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shot {
    /// Turn of the camera about the finger's upright, radians; the tent turns with it, as if the piece were
    /// turned in the hand.
    pub yaw: f32,
    /// Height of the camera, radians: the stone sees the dark of the observer's head there.
    pub pitch: f32,
    /// Weight of this picture in the running mean.
    pub weight: f32,
    /// Number of the picture in the mean.
    pub number: u32,
    /// Factor on all light.
    pub exposure: f32,
    /// Facets that a ray in a stone may meet.
    pub bounces: u32,
    /// Whether the picture is tone mapped, or plain radiance for measuring.
    pub toned: bool,
}

impl Default for Shot {
    fn default() -> Self {
        Self { yaw: 0.0, pitch: 0.5, weight: 1.0, number: 0, exposure: 1.0, bounces: 12, toned: true }
    }
}

/// The studio's light and where the materials find it.
#[derive(Resource)]
pub struct StudioLight {
    /// What everything is lit by; `reflections` is a picture of it.
    pub tent: LightTent,
    /// Cube map of the tent, sharp in its first level and rougher in each further one.
    pub reflections: Handle<Image>,
    /// How this picture is taken.
    pub shot: Shot,
    mean: [f64; 3],
}

impl StudioLight {
    /// The tent's mean light, for rays that are given up.
    #[must_use]
    pub fn mean(&self) -> [f64; 3] {
        self.mean
    }

    /// The words of a shot for the materials.
    #[must_use]
    pub fn words(&self, shot: &Shot) -> StudioWords {
        let tent = self.tent.clone().with_observer(f64::from(shot.pitch));
        let (sin, cos) = shot.yaw.sin_cos();
        let toned = f32::from(u8::from(shot.toned));
        let mut words = vec![
            Vec4::new(shot.weight, shot.exposure, toned, shot.number as f32),
            Vec4::new(cos, 0.0, -sin, shot.bounces as f32),
            Vec4::new(-sin, 0.0, -cos, 0.0),
            Vec4::new(0.0, 1.0, 0.0, 0.0),
            triple(tent.floor, tent.cards.len() as f32),
            triple(tent.horizon, 0.0),
            triple(tent.ceiling, 0.0),
            triple(self.mean, 0.0),
        ];
        for card in &tent.cards {
            words.push(plane_for_shader(card.toward, card.half[0]));
            words.push(plane_for_shader(card.right, card.half[1]));
            #[expect(clippy::cast_possible_truncation, reason = "the picture is drawn in f32")]
            words.push(triple(card.radiance, card.softness as f32));
        }
        debug_assert!(words.len() <= STUDIO_WORDS, "more cards than the shader has room for");
        words.resize(STUDIO_WORDS, Vec4::ZERO);
        let mut fixed = StudioWords { words: [Vec4::ZERO; STUDIO_WORDS] };
        fixed.words.copy_from_slice(&words);
        fixed
    }
}

/// Makes the tent's buffer and its prefiltered picture.
pub(super) fn light_the_studio(mut commands: Commands, mut images: ResMut<Assets<Image>>) {
    let tent = LightTent::studio();
    let reflections = images.add(reflection_map(&tent));
    let mean = tent.mean();
    commands.insert_resource(StudioLight { tent, reflections, shot: Shot::default(), mean });
}

/// Gives the shot's words to all materials when they changed.
pub(super) fn send_the_shot(
    light: Res<StudioLight>,
    mut sent: Local<Option<Shot>>,
    mut metals: ResMut<Assets<MetalMaterial>>,
    mut gems: ResMut<Assets<GemMaterial>>,
    mut backdrops: ResMut<Assets<BackdropMaterial>>,
) {
    if *sent == Some(light.shot) {
        return;
    }
    *sent = Some(light.shot);
    let words = light.words(&light.shot);
    for (_, metal) in metals.iter_mut() {
        metal.studio = words;
    }
    for (_, gem) in gems.iter_mut() {
        gem.studio = words;
    }
    for (_, backdrop) in backdrops.iter_mut() {
        backdrop.studio = words;
    }
}

fn reflection_map(tent: &LightTent) -> Image {
    let (levels, texels) = reflections::prefilter(tent);
    let size = Extent3d { width: reflections::SIZE, height: reflections::SIZE, depth_or_array_layers: 6 };
    let mut image = Image::new_uninit(
        size,
        TextureDimension::D2,
        TextureFormat::Rgba16Float,
        RenderAssetUsages::RENDER_WORLD,
    );
    image.data = Some(texels);
    image.texture_descriptor.mip_level_count = levels;
    image.texture_view_descriptor =
        Some(TextureViewDescriptor { dimension: Some(TextureViewDimension::Cube), ..Default::default() });
    image.sampler = ImageSampler::linear();
    image
}
