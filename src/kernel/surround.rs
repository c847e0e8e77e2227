//! A section carried around a convex core.

use std::f64::consts::TAU;

use glam::DVec2;

use super::skin::Skin;
use super::{KernelError, Profile, Quality, Solid, error, outline};

const OPERATION: &str = "surround";

/// Sides that meet at less than this angle, in radians, run straight on.
const STRAIGHT: f64 = 1e-9;

/// The section stays outside the core by at least this, in mm.
const LEAST_OUT: f64 = 0.01;

/// A place of the way around: on the core, and the direction out of it.
#[derive(Clone, Copy)]
struct Row {
    at: DVec2,
    out: DVec2,
}

/// A section carried in the XY plane around a convex `core` (corners counterclockwise, in mm): x of the section is the
/// distance out from the core, y the height. Around a corner of the core it turns in arcs about that corner.
///
/// # Errors
/// [`KernelError::BadNumber`] and [`KernelError::BadShape`] for a section that is not valid or reaches the core, and for
/// a core that is not convex; [`KernelError::Engine`].
pub fn surround(core: &[DVec2], section: &Profile, quality: Quality) -> Result<Solid, KernelError> {
    let section = section.clone().validated()?;
    let polygon = section.sampled(&section.edge_counts(quality));
    outline::check_simple(OPERATION, &polygon)?;
    let (least, most) =
        polygon.iter().fold((f64::INFINITY, 0.0_f64), |(least, most), at| (least.min(at.x), most.max(at.x)));
    if least < LEAST_OUT {
        return bad(format!(
            "the section reaches to {least:.4} mm from the core, at least {LEAST_OUT} mm is needed"
        ));
    }
    let rows = thinned(&rows(core, most, quality)?, most, quality.chord_error());
    let mut skin = Skin::new(OPERATION);
    for Row { at, out } in rows {
        // Backwards, so that the section is counterclockwise seen from the next row.
        skin.row_of(polygon.iter().rev().map(|point| (at + out * point.x).extend(point.y)));
    }
    skin.ring()
}

fn bad<T>(reason: String) -> Result<T, KernelError> {
    Err(KernelError::BadShape { operation: OPERATION, reason })
}

/// Places of the way around, close enough for what is carried farthest out.
fn rows(core: &[DVec2], most: f64, quality: Quality) -> Result<Vec<Row>, KernelError> {
    for corner in core {
        error::coordinate(OPERATION, "a coordinate of a corner", corner.extend(0.0))?;
    }
    let count = core.len();
    let out_of = |side: usize| -(core[(side + 1) % count] - core[side % count]).normalize_or_zero().perp();
    let turn = TAU / quality.circle_segments(most) as f64;
    let mut rows = Vec::new();
    let mut turned = 0.0;
    for (number, at) in core.iter().enumerate() {
        let before = out_of(number + count - 1);
        let angle = before.angle_to(out_of(number));
        if angle.is_nan() || angle < -STRAIGHT {
            return bad(format!("the core is not convex at ({:.4}, {:.4}) mm", at.x, at.y));
        }
        turned += angle;
        let steps = if angle < STRAIGHT { 0.0 } else { (angle / turn).ceil() };
        let mut step = 0.0;
        while step <= steps {
            let out = DVec2::from_angle(angle * step / f64::max(steps, 1.0)).rotate(before);
            rows.push(Row { at: *at, out });
            step += 1.0;
        }
    }
    if (turned - TAU).abs() > 1e-6 {
        return bad(format!("a core of {count} corners does not go around once"));
    }
    Ok(rows)
}

/// The rows without those that lie on chords between others, within a chord error.
fn thinned(rows: &[Row], most: f64, chord_error: f64) -> Vec<Row> {
    let place = |row: &Row| row.at + row.out * most;
    let on_chord = |from: usize, to: usize| {
        let (start, way) = (place(&rows[from]), place(&rows[to]) - place(&rows[from]));
        let off = |row: &Row| way.normalize_or_zero().perp_dot(place(row) - start).abs();
        rows[from + 1..to].iter().all(|row| off(row) <= chord_error)
    };
    let mut kept = vec![0];
    for next in 1..rows.len() {
        let from = kept[kept.len() - 1];
        // A row is passed over while the chord to the one after it still follows the way.
        let last = next + 1 == rows.len();
        if last || !on_chord(from, next + 1) {
            kept.push(next);
        }
    }
    kept.into_iter().map(|number| rows[number]).collect()
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::*;
    use crate::kernel::ProfilePoint;

    fn polygon(corners: &[(f64, f64)]) -> Profile {
        Profile { points: corners.iter().map(|&(x, y)| ProfilePoint { x, y, bulge: 0.0 }).collect() }
    }

    fn strip() -> Profile {
        polygon(&[(0.5, 0.0), (1.5, 0.0), (1.5, 0.8), (0.5, 0.8)])
    }

    fn square(half: f64) -> [DVec2; 4] {
        [(half, half), (-half, half), (-half, -half), (half, -half)].map(DVec2::from)
    }

    #[test]
    fn a_strip_has_the_volume_of_its_section_along_its_way() {
        for (quality, near) in [(Quality::Production, 0.002), (Quality::Draft, 0.02)] {
            let solid = surround(&square(2.0), &strip(), quality).unwrap();
            // The middle of the section is 1 mm out: four sides of 4 mm and a turn.
            let exact = 0.8 * (16.0 + TAU);
            assert!((solid.volume().0 / exact - 1.0).abs() < near, "{:?}", solid.volume());
            let [least, most] = solid.bounds().unwrap();
            assert!((most.x - 3.5).abs() < 1e-9 && (least.y + 3.5).abs() < 1e-9);
            assert_eq!((least.z.abs() < 1e-12, (most.z - 0.8).abs() < 1e-12), (true, true));
            assert_eq!(solid.body_count(), 1);
        }
    }

    #[test]
    fn a_core_of_many_corners_costs_no_more_than_its_curve_needs() {
        let circle = |count: u32| -> Vec<DVec2> {
            (0..count).map(|k| DVec2::from_angle(TAU * f64::from(k) / f64::from(count)) * 3.0).collect()
        };
        let [coarse, fine] =
            [24, 360].map(|count| surround(&circle(count), &strip(), Quality::Draft).unwrap());
        assert!(fine.triangle_count() <= coarse.triangle_count(), "{fine:?} {coarse:?}");
        let exact = PI * (4.5 * 4.5 - 3.5 * 3.5) * 0.8;
        assert!((fine.volume().0 / exact - 1.0).abs() < 0.02, "{:?}", fine.volume());
    }

    #[test]
    fn what_cannot_be_surrounded_is_refused_by_name() {
        let message = |core: &[DVec2], section: &Profile| {
            surround(core, section, Quality::Draft).unwrap_err().to_string()
        };
        let inside = polygon(&[(-0.5, 0.0), (1.5, 0.0), (1.5, 0.8)]);
        assert!(message(&square(2.0), &inside).contains("-0.5000 mm from the core"));
        assert!(message(&square(f64::NAN), &strip()).contains("NaN"));
        let mut backward = square(2.0);
        backward.reverse();
        assert!(message(&backward, &strip()).contains("not convex"));
        assert!(message(&square(2.0)[..1], &strip()).contains("core"));
    }
}
