//! What is shown: the metal, the stones and the paper, kept in step with a built piece.
//!
//! Entities are a picture of the piece, never the document: [`Shown`] says what should be seen, and only
//! what differs from the last frame is made anew.

use std::sync::Arc;

use bevy::asset::RenderAssetUsages;
use bevy::camera::visibility::NoFrustumCulling;
use bevy::image::ImageSampler;
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};

use super::eye::Eye;
use super::materials::{
    BackdropMaterial, BackdropNumbers, GemMaterial, GemNumbers, GemPlanes, MOST_PLANES, MetalMaterial,
    MetalNumbers, ProxyWords,
};
use super::meshes::{feature_number, metal_mesh, picture_triangle, stone_mesh};
use super::metalwork::proxies;
use super::picture::Picture;
use super::shade::{self, Shade, bare_ground};
use super::space::{plane_for_shader, triple, world_from_frame};
use super::studio_light::StudioLight;
use crate::build::{Built, BuiltStone, PartRole, Quality};
use crate::gems::Species;
use crate::optics::{PRIMARIES, channel_indices};
use crate::vocab::FeatureId;

/// Color of the paper behind the piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// For the dark theme.
    #[default]
    Dark,
    /// For the light theme.
    Light,
}

/// What should be seen. Whoever owns the document sets this; the scene follows.
#[derive(Resource, Debug, Clone)]
pub struct Shown {
    /// The piece, if one was built yet.
    pub built: Option<Arc<Built>>,
    /// The piece is older than the document: drawn paler.
    pub outdated: bool,
    /// Reflectance of the alloy at normal incidence, linear sRGB.
    pub reflectance: [f64; 3],
    /// Perceptual roughness of the finish.
    pub roughness: f32,
    /// The species of each stone of `built`, `None` where the library does not know it.
    pub species: Vec<Option<Species>>,
    /// The part that is lit up.
    pub selection: Option<PartRole>,
    /// The feature that is lit up with all its parts.
    pub feature: Option<FeatureId>,
    /// Whether metal is drawn.
    pub metal_visible: bool,
    /// Whether stones are drawn.
    pub stones_visible: bool,
    /// A color in sRGB for each corner of the metal, in the place of its own.
    pub map: Option<Arc<Vec<[u8; 3]>>>,
    /// What lies behind the piece.
    pub paper: Paper,
}

impl Default for Shown {
    fn default() -> Self {
        Self {
            built: None,
            outdated: false,
            reflectance: [0.9, 0.8, 0.5],
            roughness: 0.06,
            species: Vec::new(),
            selection: None,
            feature: None,
            metal_visible: true,
            stones_visible: true,
            map: None,
            paper: Paper::Dark,
        }
    }
}

/// The entities and assets of the picture.
#[derive(Resource)]
pub struct Scene {
    metal: Entity,
    metal_material: Handle<MetalMaterial>,
    stones: Vec<(Entity, Handle<GemMaterial>)>,
    backdrop: Handle<BackdropMaterial>,
    proxies: ProxyWords,
    shade: Shade,
}

/// Color of a selection's highlight, linear RGB.
const HIGHLIGHT: Vec3 = Vec3::new(0.06, 0.42, 0.95);

/// Makes the entities that are always there.
pub(super) fn set_the_scene(
    mut commands: Commands,
    light: Res<StudioLight>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut images: ResMut<Assets<Image>>,
    (mut metals, mut backdrops): (ResMut<Assets<MetalMaterial>>, ResMut<Assets<BackdropMaterial>>),
) {
    let (studio, proxies) = (light.words(&light.shot), ProxyWords::default());
    let metal_material = metals.add(MetalMaterial {
        numbers: MetalNumbers::default(),
        studio,
        reflections: light.reflections.clone(),
        proxies,
    });
    let metal = commands
        .spawn((
            MeshMaterial3d(metal_material.clone()),
            Transform::IDENTITY,
            Visibility::default(),
            NoFrustumCulling,
        ))
        .id();
    let shade = bare_ground();
    let backdrop = backdrops.add(BackdropMaterial {
        numbers: backdrop_numbers(&Shown::default(), &shade),
        studio,
        shade: images.add(shade_image(&shade)),
    });
    commands.spawn((
        Mesh3d(meshes.add(picture_triangle())),
        MeshMaterial3d(backdrop.clone()),
        NoFrustumCulling,
    ));
    commands.insert_resource(Scene { metal, metal_material, stones: Vec::new(), backdrop, proxies, shade });
}

/// Brings metal and backdrop in step with [`Shown`].
pub(super) fn follow_the_metal(
    mut commands: Commands,
    shown: Res<Shown>,
    mut seen: Local<Option<Shown>>,
    (mut scene, mut eye, mut picture): (ResMut<Scene>, ResMut<Eye>, ResMut<Picture>),
    (mut meshes, mut images): (ResMut<Assets<Mesh>>, ResMut<Assets<Image>>),
    (mut metals, mut backdrops): (ResMut<Assets<MetalMaterial>>, ResMut<Assets<BackdropMaterial>>),
) {
    let before = seen.as_ref();
    let same_map = |before: &Shown| match (&before.map, &shown.map) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (None, None) => true,
        _ => false,
    };
    let new_piece = !same_piece(before, &shown) || !before.is_some_and(same_map);
    let new_look = before.is_none_or(|before| look_of(before) != look_of(&shown));
    if !(new_piece || new_look) {
        return;
    }
    picture.touch();
    let built = shown.built.as_deref();
    if new_piece && let Some(built) = built {
        let map = shown.map.as_ref().map(|map| &map[..]);
        let mesh = meshes.add(metal_mesh(&built.metal_mesh, &built.parts, map));
        commands.entity(scene.metal).insert(Mesh3d(mesh));
        if let Some(bounds) = built.measures.bounds {
            eye.set_subject(bounds, built.landmarks.lies());
        }
        if built.quality != Quality::Draft
            && let Some(shade) = shade::shade(built)
        {
            scene.shade = shade;
        }
    }
    scene.proxies = proxies(built.filter(|_| shown.metal_visible), shown.reflectance);
    if let Some(mut metal) = metals.get_mut(&scene.metal_material) {
        metal.proxies = scene.proxies;
        metal.numbers = metal_numbers(&shown);
    }
    if let Some(mut backdrop) = backdrops.get_mut(&scene.backdrop) {
        backdrop.numbers = backdrop_numbers(&shown, &scene.shade);
        if new_piece {
            backdrop.shade = images.add(shade_image(&scene.shade));
        }
    }
    let visible =
        if shown.metal_visible && built.is_some() { Visibility::Inherited } else { Visibility::Hidden };
    commands.entity(scene.metal).insert(visible);
    *seen = Some(shown.clone());
}

/// Brings the stones in step with [`Shown`].
pub(super) fn follow_the_stones(
    mut commands: Commands,
    shown: Res<Shown>,
    mut seen: Local<Option<Shown>>,
    light: Res<StudioLight>,
    (mut scene, mut picture): (ResMut<Scene>, ResMut<Picture>),
    (mut meshes, mut gems): (ResMut<Assets<Mesh>>, ResMut<Assets<GemMaterial>>),
) {
    let before = seen.as_ref();
    let new_stones = !same_piece(before, &shown)
        || before.is_none_or(|before| {
            before.species != shown.species || before.stones_visible != shown.stones_visible
        });
    let new_look = before.is_none_or(|before| look_of(before) != look_of(&shown));
    if !new_stones && !new_look {
        return;
    }
    if new_stones {
        picture.touch();
        for (entity, _) in scene.stones.drain(..) {
            commands.entity(entity).despawn();
        }
        let stones = shown.built.iter().flat_map(|built| &built.stones).filter(|_| shown.stones_visible);
        for (number, stone) in stones.enumerate() {
            let species = shown.species.get(number).and_then(Option::as_ref);
            let opaque = species.is_some_and(|species| species.opaque.is_some());
            let material = gems.add(GemMaterial {
                numbers: GemNumbers::default(),
                planes: gem_planes(stone, opaque),
                studio: light.words(&light.shot),
                reflections: light.reflections.clone(),
                proxies: scene.proxies,
            });
            let mesh = meshes.add(stone_mesh(stone));
            let entity =
                commands.spawn((Mesh3d(mesh), MeshMaterial3d(material.clone()), NoFrustumCulling)).id();
            scene.stones.push((entity, material));
        }
    }
    let stones = shown.built.iter().flat_map(|built| &built.stones);
    for ((number, stone), (_, material)) in stones.enumerate().zip(&scene.stones) {
        if let Some(mut material) = gems.get_mut(material) {
            material.numbers = gem_numbers(&shown, number, stone);
            material.proxies = scene.proxies;
        }
    }
    *seen = Some(shown.clone());
}

/// Whether the shader has room for all facets. It would draw another stone without the rest of them. Of an opaque one
/// it needs none.
fn can_be_traced(stone: &BuiltStone) -> bool {
    stone.shape.polyhedron.faces.len() <= MOST_PLANES
}

fn gem_planes(stone: &BuiltStone, opaque: bool) -> GemPlanes {
    if !opaque && !can_be_traced(stone) {
        let count = stone.shape.polyhedron.faces.len();
        error!(
            "{}: {count} facets, the picture has room for {MOST_PLANES}; drawn as a gray body",
            stone.role
        );
    }
    let mut planes = [Vec4::ZERO; MOST_PLANES];
    for (slot, face) in planes.iter_mut().zip(&stone.shape.polyhedron.faces) {
        *slot = plane_for_shader(face.plane.normal, face.plane.distance);
    }
    GemPlanes { planes }
}

fn same_piece(before: Option<&Shown>, shown: &Shown) -> bool {
    let Some(before) = before else { return false };
    let same = match (&before.built, &shown.built) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (None, None) => true,
        _ => false,
    };
    same && before.metal_visible == shown.metal_visible
}

type Look<'a> = (bool, [f64; 3], u32, (Option<PartRole>, Option<&'a FeatureId>), Paper);

fn look_of(shown: &Shown) -> Look<'_> {
    let lit = (shown.selection, shown.feature.as_ref());
    (shown.outdated, shown.reflectance, shown.roughness.to_bits(), lit, shown.paper)
}

fn metal_numbers(shown: &Shown) -> MetalNumbers {
    let tag = shown.selection.map_or(-1.0, |part| part.tag().0 as f32);
    let feature = shown.built.as_ref().zip(shown.feature.as_ref());
    let feature = feature.map_or(-1.0, |(built, feature)| feature_number(&built.parts, feature));
    let outdated = if shown.outdated { 0.55 } else { 0.0 };
    MetalNumbers {
        reflectance: triple(shown.reflectance, shown.roughness),
        tint: HIGHLIGHT.extend(0.8),
        lit: Vec4::new(tag, outdated, feature, 0.0),
    }
}

fn gem_numbers(shown: &Shown, number: usize, stone: &BuiltStone) -> GemNumbers {
    let world_from_stone = world_from_frame(&stone.ring_from_stone);
    let planes = stone.shape.polyhedron.faces.len().min(MOST_PLANES) as f32;
    let chosen = shown.selection == Some(stone.role) || shown.feature.as_ref() == Some(&stone.feature);
    let lit = if chosen { 0.75 } else { 0.0 };
    let mut numbers = GemNumbers {
        stone_from_world: world_from_stone.inverse(),
        world_from_stone,
        tint: HIGHLIGHT.extend(lit),
        ..GemNumbers::default()
    };
    if let Some(species) = shown.species.get(number).and_then(Option::as_ref) {
        numbers.index = triple(channel_indices(&species.dispersion), planes);
        numbers.index_spread = triple(index_spread(species), 0.0);
        numbers.absorption = triple(species.absorption, 1.0);
        numbers.body = species.opaque.map_or(Vec4::ZERO, |color| triple(color, 1.0));
    } else {
        // A stone of an unknown kind is shown as gray glass.
        numbers.index = Vec4::new(1.5, 1.5, 1.5, planes);
        numbers.absorption = Vec4::new(0.2, 0.2, 0.2, 1.0);
    }
    if !can_be_traced(stone) {
        numbers.index.w = 0.0;
        if numbers.body.w == 0.0 {
            numbers.body = Vec4::new(0.3, 0.3, 0.3, 1.0);
        }
    }
    numbers
}

/// Half of the index's change over a band of 60 nm around each channel's wavelength.
fn index_spread(species: &Species) -> [f64; 3] {
    PRIMARIES.map(|wavelength| {
        let at = |offset: f64| species.dispersion.index_at(wavelength + offset);
        0.5 * (at(0.030) - at(-0.030))
    })
}

fn backdrop_numbers(shown: &Shown, shade: &Shade) -> BackdropNumbers {
    let (middle, corner, strength) = match shown.paper {
        Paper::Dark => (Vec3::new(0.135, 0.140, 0.150), Vec3::new(0.038, 0.040, 0.046), 0.85),
        Paper::Light => (Vec3::new(0.92, 0.92, 0.91), Vec3::new(0.66, 0.66, 0.67), 0.55),
    };
    // The shade is the metal's.
    let strength = if shown.metal_visible && shown.built.is_some() { strength } else { 0.0 };
    BackdropNumbers {
        middle: middle.extend(strength),
        corner: corner.extend(0.0),
        ground: Vec4::new(shade.height, shade.half.x, shade.half.y, 0.0),
    }
}

fn shade_image(shade: &Shade) -> Image {
    let mut image = Image::new(
        Extent3d { width: shade::SIZE, height: shade::SIZE, depth_or_array_layers: 1 },
        TextureDimension::D2,
        shade.texels.clone(),
        TextureFormat::R8Unorm,
        RenderAssetUsages::RENDER_WORLD,
    );
    image.sampler = ImageSampler::linear();
    image
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gems::{Cut, Family, GemCatalog, StoneShape};
    use crate::vocab::{Carats, Frame, Millimeters};

    fn stone() -> BuiltStone {
        let shape = StoneShape::of(&Cut::of(Family::Round), [Millimeters(6.5); 2], None).unwrap();
        BuiltStone {
            role: PartRole::Stone(0),
            feature: "head".into(),
            species: "diamond".into(),
            volume: shape.volume(),
            shape: Arc::new(shape),
            ring_from_stone: Frame::IDENTITY,
            carats: Carats(1.0),
        }
    }

    #[test]
    fn a_round_fits_and_a_stone_with_too_many_facets_is_not_drawn_without_some() {
        let mut stone = stone();
        let numbers = gem_numbers(&Shown::default(), 0, &stone);
        assert_eq!((numbers.index.w, numbers.body.w), (121.0, 0.0), "57 facets, 64 of the girdle");
        let faces = &mut Arc::make_mut(&mut Arc::make_mut(&mut stone.shape).polyhedron).faces;
        faces.resize(MOST_PLANES + 1, faces[0].clone());
        let numbers = gem_numbers(&Shown::default(), 0, &stone);
        assert_eq!((numbers.index.w, numbers.body.w), (0.0, 1.0));
        let pearl = GemCatalog::built_in().species(&"pearl".into()).unwrap().clone();
        let shown = Shown { species: vec![Some(pearl.clone())], ..Shown::default() };
        let numbers = gem_numbers(&shown, 0, &stone);
        assert_eq!(
            (numbers.index.w, Some(numbers.body)),
            (0.0, pearl.opaque.map(|color| triple(color, 1.0)))
        );
    }
}
