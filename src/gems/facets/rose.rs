//! The full Dutch rose: a flat base, six stars about the point, six teeth on them and twelve facets along the girdle.

use std::f64::consts::{PI, TAU};

use glam::DVec2;

use super::{Blank, Body, level, through, upright};
use crate::gems::{Cut, Proportion};
use crate::vocab::Point;

/// Radius and height of the stars' outer corners, as shares of the girdle's radius and of the dome.
const CROWN: [f64; 2] = [0.58, 0.80];

/// Flats of the girdle for each of the twelve facets along it.
const FLATS: u32 = 4;

/// A rose with its length along X; longer than wide it is a stretched round.
pub(in crate::gems) fn blank(cut: &Cut, [length, width]: [f64; 2]) -> Blank {
    let share = |proportion| cut.get(proportion) / 100.0;
    let (radius, dome) = (width / 2.0, width * share(Proportion::DomeHeight));
    let girdle_half = width * share(Proportion::Girdle) / 2.0;
    let at = |turn: u32, radius: f64, height: f64| {
        (DVec2::from_angle(f64::from(turn) * PI / 6.0) * radius).extend(girdle_half + height)
    };
    let crown = |turn: u32| at(turn, radius * CROWN[0], dome * CROWN[1]);
    let girdle = |turn: u32| at(turn, radius, 0.0);
    let apex = Point::Z * (girdle_half + dome);
    let mut facets = Vec::new();
    for turn in (0..12).step_by(2) {
        facets.push((through([apex, crown(turn), crown(turn + 2)], 1.0), "star"));
        facets.push((through([crown(turn), crown(turn + 2), girdle(turn + 1)], 1.0), "tooth"));
        for beside in [turn + 1, turn + 11] {
            facets.push((through([crown(turn), girdle(turn), girdle(beside)], 1.0), "cross facet"));
        }
    }
    let count = 12 * FLATS;
    let rim = |at: u32| DVec2::from_angle(f64::from(at) * TAU / f64::from(count)) * radius;
    facets.extend((0..count).map(|at| upright(rim(at), rim(at + 1))));
    facets.push((level(-girdle_half, -1.0), "base"));
    Blank {
        body: Body::Facets(facets),
        plan: DVec2::new(length / width, 1.0),
        girdle_half,
        crown: dome,
        pavilion: 0.0,
        table: 0.0,
        slopes: [(dome / radius).atan(), 0.0],
        corners: Vec::new(),
    }
}
