//! Simple bodies that stand for the metal where metal and stone mirror it (`shaders/metalwork.wgsl`).

use bevy::prelude::*;

use super::materials::{PROXY_WORDS, ProxyWords};
use super::space::{triple, world_from_ring};
use crate::build::{Built, CollarLandmark, CollarSection, Landmarks};

const MOST_RAILS: usize = 4;
const MOST_WALLS: usize = 10;
const RAILS_AT: usize = 4;
const WALLS_AT: usize = RAILS_AT + MOST_RAILS;
const RODS_AT: usize = WALLS_AT + MOST_WALLS;
const MOST_RODS: usize = (PROXY_WORDS - RODS_AT) / 2;

/// A wall is at least this high in mm: the shader's cone must not be a flat ring.
const LEAST_RISE: f64 = 0.02;

/// Reflectance, the band of the shank, rails, the walls of a bezel, and a rod for each stretch of a prong.
#[must_use]
pub fn proxies(built: Option<&Built>, reflectance: [f64; 3]) -> ProxyWords {
    let mut proxies = ProxyWords::default();
    proxies.words[0] = triple(reflectance, 0.0);
    if let Some(built) = built {
        let rods = rods(&built.landmarks);
        proxies.words[0].w = (rods.len() / 2) as f32;
        proxies.words[1] = band(&built.landmarks);
        proxies.words[RODS_AT..RODS_AT + rods.len()].copy_from_slice(&rods);
        lay_collars(&built.landmarks.collars, &mut proxies.words);
    }
    proxies
}

#[expect(clippy::cast_possible_truncation, reason = "the picture is drawn in f32")]
fn band(landmarks: &Landmarks) -> Vec4 {
    let count = landmarks.shank.len() as f64;
    if count == 0.0 || landmarks.inner_radius <= 0.0 {
        return Vec4::ZERO;
    }
    let width = landmarks.shank.iter().map(|station| station.1).sum::<f64>() / count;
    let thickness = landmarks.shank.iter().map(|station| station.2).sum::<f64>() / count;
    let inner = landmarks.inner_radius;
    Vec4::new(inner as f32, (inner + thickness) as f32, (width * 0.5) as f32, 1.0)
}

/// Rails and walls. All are collars of one head: they stand on the ring's upright and share turn and stretch.
fn lay_collars(collars: &[CollarLandmark], words: &mut [Vec4; PROXY_WORDS]) {
    let (mut rails, mut walls) = (Vec::new(), Vec::new());
    for collar in collars {
        let height = collar.ring_from_collar.origin.z;
        match &collar.section {
            CollarSection::Wire { ring_radius, wire_radius } => {
                rails.push(triple([*ring_radius, height, *wire_radius], 0.0));
            }
            CollarSection::Cup { outline } => walls.extend(cup_walls(outline, height)),
        }
    }
    rails.truncate(MOST_RAILS);
    walls.truncate(MOST_WALLS);
    let ends = rails.iter().flat_map(|rail| [rail.y - rail.z, rail.y + rail.z]);
    let ends = ends.chain(walls.iter().flat_map(|wall| [wall.y, wall.w]));
    let (low, high) =
        ends.fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), end| (low.min(end), high.max(end)));
    words[2] = Vec4::new(rails.len() as f32, walls.len() as f32, low, high);
    words[3] = collars.first().map_or(Vec4::ZERO, round_from_world);
    words[RAILS_AT..RAILS_AT + rails.len()].copy_from_slice(&rails);
    words[WALLS_AT..WALLS_AT + walls.len()].copy_from_slice(&walls);
}

/// The columns of the matrix from world X and Z to the collar's own plane before it was stretched.
#[expect(clippy::cast_possible_truncation, reason = "the picture is drawn in f32")]
fn round_from_world(collar: &CollarLandmark) -> Vec4 {
    let (x, y) = (collar.ring_from_collar.x, collar.ring_from_collar.y);
    let [along, across] = collar.stretch;
    // World X is the ring's X, world Z its −Y.
    Vec4::new((x.x / along) as f32, (y.x / across) as f32, (-x.y / along) as f32, (-y.y / across) as f32)
}

#[expect(clippy::cast_possible_truncation, reason = "the picture is drawn in f32")]
fn cup_walls(outline: &[[f64; 2]], height: f64) -> impl Iterator<Item = Vec4> {
    outline.iter().zip(outline.iter().cycle().skip(1)).map(move |(from, to)| {
        let flat = (to[1] - from[1]).abs() < LEAST_RISE;
        let rise = if flat { LEAST_RISE } else { to[1] - from[1] };
        let [from_z, to_z] = [from[1], from[1] + rise].map(|z| (height + z) as f32);
        Vec4::new(from[0] as f32, from_z, to[0] as f32, to_z)
    })
}

fn rods(landmarks: &Landmarks) -> Vec<Vec4> {
    let mut words = Vec::new();
    for prong in &landmarks.prongs {
        let last = prong.center_line.len().saturating_sub(1);
        let mut stops = vec![0, prong.girdle_index.min(last), last];
        stops.dedup();
        for pair in stops.windows(2) {
            let [from, to] = [pair[0], pair[1]].map(|stop| world_from_ring(prong.center_line[stop]));
            if words.len() < 2 * MOST_RODS && from.distance(to) > 1e-3 {
                #[expect(clippy::cast_possible_truncation, reason = "the picture is drawn in f32")]
                words.push(from.extend(prong.nominal_diameter.0 as f32 * 0.48));
                words.push(to.extend(0.0));
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use bevy::math::{Mat2, Vec2};

    use super::*;
    use crate::build::{PartRole, ProngLandmark};
    use crate::vocab::{Frame, Millimeters, Point};

    #[test]
    fn a_prong_becomes_two_rods_that_meet_at_the_girdle() {
        let center_line = (0..=4).map(|k| Point::new(3.0, 0.0, f64::from(k))).collect();
        let prong = ProngLandmark {
            role: PartRole::Prong(0),
            stones: vec![PartRole::Stone(0)],
            center_line,
            girdle_index: 3,
            nominal_diameter: Millimeters(1.0),
        };
        let landmarks = Landmarks { prongs: vec![prong; 60], ..Landmarks::default() };
        let rods = rods(&landmarks);
        assert_eq!(rods.len(), 2 * MOST_RODS, "no more than the buffer holds");
        assert_eq!(rods[1].truncate(), rods[2].truncate());
        assert!((rods[1].y - 3.0).abs() < 1e-6);
    }

    #[test]
    fn a_stretched_and_turned_collar_is_round_in_its_own_plane() {
        let frame = Frame::turned_about_z(Point::new(0.0, 0.0, 12.0), 0.4);
        let section = CollarSection::Wire { ring_radius: 2.0, wire_radius: 0.5 };
        let collar =
            CollarLandmark { role: PartRole::Rail(0), section, ring_from_collar: frame, stretch: [1.5, 0.8] };
        let mut words = [Vec4::ZERO; PROXY_WORDS];
        lay_collars(&[collar], &mut words);
        assert_eq!(words[2], Vec4::new(1.0, 0.0, 11.5, 12.5));
        let round = Mat2::from_cols_array(&words[3].to_array());
        for turn in 0..12 {
            let (sin, cos) = f64::from(turn).sin_cos();
            let on_wire = world_from_ring(frame.to_parent(Point::new(3.0 * cos, 1.6 * sin, 0.0)));
            let radius = (round * Vec2::new(on_wire.x, on_wire.z)).length();
            assert!((radius - words[RAILS_AT].x).abs() < 1e-5, "{radius}");
        }
    }

    #[test]
    fn a_cup_becomes_a_closed_chain_of_walls_none_of_them_flat() {
        let outline = [[2.0, -2.0], [3.0, -2.0], [3.5, 1.0], [2.5, 1.0]];
        let walls: Vec<Vec4> = cup_walls(&outline, 10.0).collect();
        assert_eq!(walls.len(), 4);
        assert!(walls.iter().all(|wall| (wall.w - wall.y).abs() > 0.01), "{walls:?}");
        assert_eq!(walls[1], Vec4::new(3.0, 8.0, 3.5, 11.0));
        assert!((walls[3].x - 2.5).abs() < 1e-6);
    }
}
