//! The shader against the tracer of `optics`: the same rays through the same stone under the same tent.
//!
//! The picture is taken untoned, with one ray through the middle of each pixel, the three wavelengths of
//! `optics` without their bands, and no metal. What is left between the two is f32 against f64 and the
//! picture's half floats; where a ray passes close to an edge between facets they may take different ways, so
//! medians and shares are judged and not the worst pixel.

use std::sync::Arc;
use std::time::Duration;

use bevy::prelude::*;
use collet::build::BuiltStone;
use collet::gems::{Plane, Species};
use collet::optics::{Facets, LightTent, channel_indices};
use collet::render::{Effort, Eye, GemMaterial, Picture, Pose, StudioLight, ViewportCamera, world_from_ring};
use collet::vocab::{Direction, Point};
use glam::DQuat;

use crate::{piece, studio};

const SIZE: UVec2 = UVec2::new(320, 240);
const BOUNCES: u32 = 8;
/// Half floats round by up to 2⁻¹¹ = 4.9e-4, by 2.4e-4 in the mean.
const MOST_MEDIAN: f64 = 1e-3;
/// Off by more than this counts as another way through the stone.
const OFF: f64 = 0.02;
const MOST_OFF: f64 = 0.002;

/// How a picture and the reference differ, over all channels of all pixels of the stone.
#[derive(Debug)]
struct Difference {
    samples: usize,
    median: f64,
    /// Share of samples that differ by more than [`OFF`].
    off: f64,
}

impl Difference {
    fn is_small(&self) -> bool {
        self.median < MOST_MEDIAN && self.off < MOST_OFF
    }
}

/// A picture of a stone alone, and all that the reference needs.
struct Shoot {
    picture: studio::Pixels,
    eye: Pose,
    tent: LightTent,
    given_up: [f64; 3],
    stone: BuiltStone,
    planes: Vec<Plane>,
    rays: Vec<(Point, Direction)>,
}

impl Shoot {
    fn new(species: &Species, yaw: f32, pitch: f32) -> Self {
        let mut app = studio::scene(SIZE);
        let built = Arc::new(piece::solitaire(species));
        let stone = built.stones[0].clone();
        let focus = world_from_ring(stone.ring_from_stone.origin);
        let pose = Pose { focus, yaw, pitch, distance: 26.0 };
        studio::show(&mut app, |shown| {
            shown.built = Some(built);
            shown.species = vec![Some(species.clone())];
            shown.metal_visible = false;
        });
        plain(&mut app);
        studio::settle(&mut app);
        app.world_mut().resource_mut::<Eye>().pose = pose;
        for (_, gem) in app.world_mut().resource_mut::<Assets<GemMaterial>>().iter_mut() {
            gem.numbers.index_spread = Vec4::ZERO;
        }
        studio::settle(&mut app);
        let picture = studio::picture(&mut app);
        let rays = (0..SIZE.x * SIZE.y)
            .map(|number| {
                let middle = UVec2::new(number % SIZE.x, number / SIZE.x).as_vec2() + 0.5;
                app.world().resource::<Eye>().ray(middle / SIZE.as_vec2())
            })
            .collect();
        let light = app.world().resource::<StudioLight>();
        let planes = stone.shape.polyhedron.faces.iter().map(|face| face.plane).collect();
        let (tent, given_up) = (light.tent.clone().with_observer(f64::from(pitch)), light.mean());
        Self { picture, eye: pose, tent, given_up, stone, planes, rays }
    }

    /// Compares with the reference for these indices, absorptions and bounces.
    fn against(&self, indices: [f64; 3], absorption: [f64; 3], bounces: usize) -> Difference {
        let frame = self.stone.ring_from_stone;
        let tent_from_ring = DQuat::from_rotation_z(-f64::from(self.eye.yaw));
        let mut differences = Vec::new();
        for (pixel, &(eye_in_ring, toward_in_ring)) in self.picture.rgb.iter().zip(&self.rays) {
            let eye = frame.to_local(eye_in_ring);
            let toward = frame.to_local(frame.origin + toward_in_ring);
            for c in 0..3 {
                let facets =
                    Facets { planes: &self.planes, index: indices[c], absorption: absorption[c], bounces };
                let light = |out| self.tent.radiance(tent_from_ring * frame.direction_to_parent(out))[c];
                if let Some(expected) = facets.radiance(eye, toward, light, self.given_up[c]) {
                    // `develop` holds radiance within 0 and 60.
                    let expected = expected.min(60.0);
                    differences.push((f64::from(pixel[c]) - expected).abs() / expected);
                }
            }
        }
        differences.sort_by(f64::total_cmp);
        let samples = differences.len();
        let off = differences.iter().filter(|difference| **difference > OFF).count();
        Difference { samples, median: differences[samples / 2], off: off as f64 / samples as f64 }
    }
}

/// One picture of plain radiance, without samples at edges and always with as many bounces.
fn plain(app: &mut App) {
    let msaa = Msaa::Off;
    let world = app.world_mut();
    world.resource_mut::<StudioLight>().shot.toned = false;
    world.resource_mut::<Picture>().effort =
        Effort { pictures: 1, bounces: [BOUNCES; 2], moving_scale: 1.0, settle: Duration::ZERO, msaa };
    let camera = world.query_filtered::<Entity, With<ViewportCamera>>().single(world).unwrap();
    world.entity_mut(camera).insert(msaa);
}

#[test]
fn the_shader_agrees_with_the_reference() {
    for (name, species) in [("diamond", piece::diamond()), ("blue sapphire", piece::blue_sapphire())] {
        for (yaw, pitch) in [(0.3, 1.35), (0.9, 0.55)] {
            let shoot = Shoot::new(&species, yaw, pitch);
            shoot.picture.keep(&format!("reference {name} {pitch}.png"));
            let (indices, bounces) = (channel_indices(&species.dispersion), BOUNCES as usize);
            let same = shoot.against(indices, species.absorption, bounces);
            println!("{name} from {pitch}: {same:?}");
            assert!(same.samples > 10_000, "{name}: the stone is not in the picture: {same:?}");
            assert!(same.is_small(), "{name} from {pitch}: {same:?}");
            // What must not pass: one bounce fewer, another index, another color.
            for (fault, different) in [
                ("one bounce fewer", shoot.against(indices, species.absorption, bounces - 1)),
                ("index + 0.05", shoot.against(indices.map(|n| n + 0.05), species.absorption, bounces)),
                ("absorption + 0.02", shoot.against(indices, species.absorption.map(|a| a + 0.02), bounces)),
            ] {
                println!("    {fault}: {different:?}");
                assert!(!different.is_small(), "{name} from {pitch}: {fault} would pass: {different:?}");
            }
        }
    }
}
