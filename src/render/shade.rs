//! The soft shade that a piece throws on the paper under it.
//!
//! Each texel of the map sums how much of its sky the piece hides: small flat pieces of the surface that
//! face it, by the form factor of a disk (area · cos · cos / (π d² + area)), saturated as 1 − e^(−sum).

use bevy::math::{Vec2, Vec3};
use rayon::prelude::*;

use super::space::world_from_ring;
use crate::build::{Built, SurfaceMesh};

/// Edge of the map in texels.
pub const SIZE: u32 = 56;
const PIECES: f32 = 900.0;

/// The shade on the ground.
#[derive(Debug, Clone, PartialEq)]
pub struct Shade {
    /// World height of the ground: the lowest point of the piece.
    pub height: f32,
    /// Half extents of the map in world X and Z, around the world's origin.
    pub half: Vec2,
    /// `SIZE × SIZE` texels, 0 bright to 255 dark, along X first.
    pub texels: Vec<u8>,
}

/// The shade of a built piece. `None` when there is no metal.
#[must_use]
pub fn shade(built: &Built) -> Option<Shade> {
    let bounds = built.measures.bounds?;
    #[expect(clippy::cast_possible_truncation, reason = "the picture is drawn in f32")]
    let height = bounds[0].z as f32;
    let reach = world_from_ring(bounds[1]).abs().max(world_from_ring(bounds[0]).abs());
    let half = Vec2::new(reach.x + 11.0, reach.z + 15.0);
    let pieces = surface_pieces(&built.metal_mesh);
    let texels = (0..SIZE * SIZE)
        .into_par_iter()
        .map(|number| {
            let share = Vec2::new((number % SIZE) as f32 + 0.5, (number / SIZE) as f32 + 0.5) / SIZE as f32;
            let place = (share * 2.0 - 1.0) * half;
            let fade = (1.0 - (share * 2.0 - 1.0).length_squared().powi(2)).max(0.0);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
            let dark =
                (hidden(Vec3::new(place.x, height, place.y), &pieces) * fade * 255.0).clamp(0.0, 255.0) as u8;
            dark
        })
        .collect();
    Some(Shade { height, half, texels })
}

/// Evenly spread pieces of the surface: middle, normal and area each.
fn surface_pieces(mesh: &SurfaceMesh) -> Vec<(Vec3, Vec3, f32)> {
    let triangle = |corners: &[u32; 3]| {
        let [a, b, c] = corners.map(|corner| world_from_ring(mesh.positions[corner as usize]));
        let span = (b - a).cross(c - a);
        ((a + b + c) / 3.0, span.normalize_or_zero(), span.length() * 0.5)
    };
    let total: f32 = mesh.triangles.iter().map(|corners| triangle(corners).2).sum();
    let step = total / PIECES;
    let mut passed = 0.0;
    let mut pieces = Vec::new();
    for (middle, normal, area) in mesh.triangles.iter().map(triangle) {
        passed += area;
        if passed >= step {
            pieces.push((middle, normal, passed));
            passed = 0.0;
        }
    }
    pieces
}

fn hidden(place: Vec3, pieces: &[(Vec3, Vec3, f32)]) -> f32 {
    let sum: f32 = pieces
        .iter()
        .map(|&(middle, normal, area)| {
            let offset = middle - place;
            let squared = offset.length_squared().max(1e-4);
            let cosines = offset.y.max(0.0) * (-normal.dot(offset)).max(0.0) / squared;
            area * cosines / (std::f32::consts::PI * squared + area)
        })
        .sum();
    1.0 - (-1.3 * sum).exp()
}

/// Ground without shade, for a picture without a piece.
#[must_use]
pub fn bare_ground() -> Shade {
    Shade { height: -12.0, half: Vec2::splat(30.0), texels: vec![0; (SIZE * SIZE) as usize] }
}
