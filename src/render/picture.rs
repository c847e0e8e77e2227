//! The picture of the viewport: an image that is only drawn anew when something changed.
//!
//! While things move the picture is drawn at once, coarsely where the graphics card is a program of the
//! CPU. At rest it is refined: further pictures, each moved by a part of a pixel and traced at other
//! wavelengths within the channels, are blended into a running mean (each picture's alpha is its weight in
//! it). Then the camera sleeps, and a frame costs no more than the panels.

use std::time::{Duration, Instant};

use bevy::asset::RenderAssetUsages;
use bevy::camera::{CameraOutputMode, ClearColorConfig, ImageRenderTarget, RenderTarget, Viewport};
use bevy::core_pipeline::tonemapping::{DebandDither, Tonemapping};
use bevy::prelude::*;
use bevy::render::camera::TemporalJitter;
use bevy::render::render_resource::{BlendState, TextureFormat, TextureUsages};
use bevy::render::renderer::RenderAdapterInfo;

use super::eye::{Eye, FIELD_OF_VIEW, Pose};
use super::studio_light::StudioLight;

/// How much work a picture may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effort {
    /// Pictures in the mean at rest.
    pub pictures: u32,
    /// Facets that a ray in a stone may meet, at rest and while moving.
    pub bounces: [u32; 2],
    /// Share of the viewport's width and height that is drawn while moving.
    pub moving_scale: f32,
    /// How long nothing must move before refining begins.
    pub settle: Duration,
    /// Samples at edges.
    pub msaa: Msaa,
}

impl Effort {
    /// For a graphics card.
    pub const HARDWARE: Self = Self {
        pictures: 32,
        bounces: [16, 12],
        moving_scale: 1.0,
        settle: Duration::ZERO,
        msaa: Msaa::Sample4,
    };
    /// For a software renderer (Mesa's lavapipe and the like).
    pub const SOFTWARE: Self = Self {
        pictures: 12,
        bounces: [12, 6],
        moving_scale: 0.5,
        settle: Duration::from_millis(180),
        msaa: Msaa::Off,
    };
}

/// The picture and how far it is.
#[derive(Resource, Debug)]
pub struct Picture {
    /// What is drawn into.
    pub image: Handle<Image>,
    /// How much is done for it.
    pub effort: Effort,
    /// Size of the viewport in physical pixels.
    pub size: UVec2,
    /// The part of the image that holds the picture, from the upper left, as shares of its size.
    pub shown: Vec2,
    /// Whether the piece is drawn with fewer bounces at the moment.
    pub moving: bool,
    /// Pictures drawn since the last change.
    number: u32,
    changed: bool,
    last_change: Option<Instant>,
    drawn_pose: Option<Pose>,
    updates: u32,
}

impl Picture {
    /// Says that the picture shows something that is no longer so.
    pub fn touch(&mut self) {
        self.changed = true;
    }

    /// Whether the picture is as good as it gets.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        !self.changed && self.number >= self.effort.pictures
    }

    /// Facets that a ray in a stone may meet now.
    #[must_use]
    fn bounces(&self) -> u32 {
        self.effort.bounces[usize::from(self.moving)]
    }

    /// Gives the viewport another size in physical pixels.
    pub fn resize(&mut self, size: UVec2, images: &mut Assets<Image>) {
        let size = size.clamp(UVec2::ONE, UVec2::splat(8192));
        if size == self.size {
            return;
        }
        self.size = size;
        if images.insert(&self.image, target_image(size)).is_ok() {
            self.touch();
        }
    }
}

fn target_image(size: UVec2) -> Image {
    let mut image = Image::new_target_texture(size.x, size.y, TextureFormat::Rgba16Float, None);
    image.texture_descriptor.usage |= TextureUsages::COPY_SRC;
    image.asset_usage = RenderAssetUsages::RENDER_WORLD;
    image
}

/// Marks the viewport's camera.
#[derive(Component)]
pub struct ViewportCamera;

/// Makes the picture and its camera.
pub(super) fn set_up_the_camera(
    mut commands: Commands,
    mut images: ResMut<Assets<Image>>,
    adapter: Option<Res<RenderAdapterInfo>>,
) {
    let software = adapter.is_none_or(|adapter| is_software(&adapter));
    let effort = if software { Effort::SOFTWARE } else { Effort::HARDWARE };
    let size = UVec2::new(960, 640);
    let image = images.add(target_image(size));
    commands.spawn((
        ViewportCamera,
        Camera3d::default(),
        Camera {
            order: -1,
            clear_color: ClearColorConfig::Custom(Color::BLACK),
            output_mode: CameraOutputMode::Write {
                blend_state: Some(BlendState::ALPHA_BLENDING),
                clear_color: ClearColorConfig::None,
            },
            ..default()
        },
        Projection::Perspective(PerspectiveProjection {
            fov: FIELD_OF_VIEW,
            near: 1.0,
            far: 2000.0,
            ..default()
        }),
        RenderTarget::Image(ImageRenderTarget { handle: image.clone(), scale_factor: 1.0 }),
        effort.msaa,
        Tonemapping::None,
        DebandDither::Disabled,
        TemporalJitter::default(),
    ));
    commands.insert_resource(Picture {
        image,
        effort,
        size,
        shown: Vec2::ONE,
        moving: false,
        number: 0,
        changed: true,
        last_change: None,
        drawn_pose: None,
        updates: 0,
    });
}

fn is_software(adapter: &RenderAdapterInfo) -> bool {
    format!("{:?}", adapter.device_type) == "Cpu"
}

/// Decides whether and how this frame's picture is drawn. Runs after everything that may change the scene.
pub(super) fn compose(
    eye: Res<Eye>,
    mut picture: ResMut<Picture>,
    mut light: ResMut<StudioLight>,
    mut cameras: Query<(&mut Camera, &mut Transform, &mut TemporalJitter), With<ViewportCamera>>,
) {
    let Ok((mut camera, mut transform, mut jitter)) = cameras.single_mut() else { return };
    picture.updates = picture.updates.saturating_add(1);
    let moved = picture.drawn_pose != Some(eye.pose);
    let draws = picture.step(moved);
    camera.is_active = draws;
    if !draws {
        return;
    }
    picture.drawn_pose = Some(eye.pose);
    *transform = eye.pose.transform();
    let drawn = if picture.moving { picture.effort.moving_scale } else { 1.0 };
    let size = (picture.size.as_vec2() * drawn).as_uvec2().max(UVec2::ONE);
    picture.shown = size.as_vec2() / picture.size.as_vec2();
    camera.viewport = Some(Viewport { physical_size: size, ..default() });
    jitter.offset = if picture.number <= 1 { Vec2::ZERO } else { scatter(picture.number) };
    light.shot.yaw = eye.pose.yaw;
    light.shot.pitch = eye.pose.pitch;
    light.shot.bounces = picture.bounces();
    light.shot.number = picture.number.saturating_sub(1);
    light.shot.weight = picture.weight();
}

impl Picture {
    /// One frame further; whether it draws.
    fn step(&mut self, moved: bool) -> bool {
        let coarse = self.effort.moving_scale < 1.0;
        if moved || self.changed {
            let in_a_row = self.last_change.is_some_and(|last| last.elapsed() < self.effort.settle * 2);
            self.last_change = Some(Instant::now());
            self.changed = false;
            self.number = 0;
            self.moving = coarse && (in_a_row || moved) && self.updates > 4;
            return true;
        }
        if self.moving {
            if self.last_change.is_some_and(|last| last.elapsed() < self.effort.settle) {
                return false;
            }
            self.moving = false;
            self.number = 0;
            return true;
        }
        self.number = self.number.saturating_add(1);
        self.number < self.effort.pictures
    }

    /// The first two pictures replace what was there: assets may arrive a frame late.
    fn weight(&self) -> f32 {
        if self.updates < 8 { 1.0 } else { 1.0 / self.number.max(1) as f32 }
    }
}

/// Evenly spread offsets in −0.5..0.5 (Halton's sequence in the bases 2 and 3).
fn scatter(number: u32) -> Vec2 {
    let halton = |base: u32| {
        let (mut rest, mut share, mut sum) = (number, 1.0, 0.0);
        while rest > 0 {
            share /= base as f32;
            sum += share * (rest % base) as f32;
            rest /= base;
        }
        sum - 0.5
    };
    Vec2::new(halton(2), halton(3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(effort: Effort) -> Picture {
        Picture {
            image: Handle::default(),
            effort,
            size: UVec2::ONE,
            shown: Vec2::ONE,
            moving: false,
            number: 0,
            changed: true,
            last_change: None,
            drawn_pose: None,
            updates: 99,
        }
    }

    #[test]
    fn a_picture_at_rest_is_refined_and_then_sleeps() {
        let mut picture = picture(Effort::HARDWARE);
        let drawn = (0..200).filter(|_| picture.step(false)).count();
        assert_eq!(drawn, Effort::HARDWARE.pictures as usize);
        assert!(picture.is_finished());
        picture.touch();
        assert!(!picture.is_finished() && picture.step(false));
    }

    #[test]
    fn the_weights_make_a_mean() {
        let mut picture = picture(Effort::HARDWARE);
        let mut mean = f32::NAN;
        let mut values = Vec::new();
        for value in 0..20_u8 {
            picture.step(false);
            let weight = picture.weight();
            let value = f32::from(value % 7);
            // The first replaces whatever was there, as a blend of alpha 1 does.
            mean = if weight >= 1.0 { value } else { value * weight + mean * (1.0 - weight) };
            if weight >= 1.0 {
                values.clear();
            }
            values.push(value);
        }
        let expected = values.iter().sum::<f32>() / values.len() as f32;
        assert!(values.len() > 15 && (mean - expected).abs() < 1e-5, "{mean} {expected}");
    }

    #[test]
    fn a_software_picture_waits_before_it_is_refined() {
        let mut picture = picture(Effort::SOFTWARE);
        assert!(picture.step(true) && picture.moving);
        assert!(!picture.step(false), "nothing is drawn while the hand may move on");
        picture.last_change = Instant::now().checked_sub(Duration::from_secs(1));
        assert!(picture.step(false) && !picture.moving);
    }

    #[test]
    fn offsets_spread_over_the_pixel() {
        let mean = (1..=32).map(scatter).sum::<Vec2>() / 32.0;
        assert!(mean.length() < 0.05, "{mean}");
        assert!((1..=32).map(scatter).all(|offset| offset.abs().max_element() <= 0.5));
    }
}
