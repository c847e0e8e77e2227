//! Simple bodies that stand for the metal where metal and stone mirror it (`shaders/metalwork.wgsl`).

use bevy::prelude::*;

use super::materials::{PROXY_WORDS, ProxyWords};
use super::space::{triple, world_from_ring};
use crate::build::{Built, Landmarks};

/// Rods at most.
const MOST_RODS: usize = (PROXY_WORDS - 2) / 2;

/// Reflectance, the band of the shank, and a rod for each stretch of a prong.
#[must_use]
pub fn proxies(built: Option<&Built>, reflectance: [f64; 3]) -> ProxyWords {
    let mut proxies = ProxyWords::default();
    proxies.words[0] = triple(reflectance, 0.0);
    if let Some(built) = built {
        let rods = rods(&built.landmarks);
        proxies.words[0].w = (rods.len() / 2) as f32;
        proxies.words[1] = band(&built.landmarks);
        proxies.words[2..2 + rods.len()].copy_from_slice(&rods);
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
    use super::*;
    use crate::build::{PartRole, ProngLandmark};
    use crate::vocab::{Millimeters, Point};

    #[test]
    fn a_prong_becomes_two_rods_that_meet_at_the_girdle() {
        let center_line = (0..=4).map(|k| Point::new(3.0, 0.0, f64::from(k))).collect();
        let prong = ProngLandmark {
            role: PartRole::Prong(0),
            center_line,
            girdle_index: 3,
            nominal_diameter: Millimeters(1.0),
        };
        let landmarks = Landmarks { prongs: vec![prong; 60], ..Landmarks::default() };
        let rods = rods(&landmarks);
        assert_eq!(rods.len(), 2 * MOST_RODS, "no more than the buffer holds");
        assert_eq!(rods[1].truncate(), rods[2].truncate());
        assert_eq!(rods[1].y, 3.0);
    }
}
