//! A section carried around a convex outline: wires and walls that follow a stone.

use std::f64::consts::TAU;

use glam::DVec2;

use super::outline::inset;
use super::skin::Skin;
use super::{KernelError, Profile, Quality, Solid, error};

const OPERATION: &str = "collar";

/// Sides that meet at less than this angle, in radians, run straight on.
const STRAIGHT: f64 = 1e-6;

/// Nearer to the outline than this, in mm, is on it.
const ON_OUTLINE: f64 = 1e-9;

/// The section carried once around an outline in the XY plane (corners counterclockwise, in mm). In the section x is the
/// distance out of the outline and y the height. Outside the outline its sides move out and its corners become arcs;
/// inside, the way is the outline moved in, drawn straight between the rays from its middle to its corners.
///
/// # Errors
/// [`KernelError::BadNumber`] for coordinates out of range, [`KernelError::BadShape`] for an outline that is not convex, a
/// section that is none, or one that reaches past the outline's middle, [`KernelError::Engine`].
pub fn collar(outline: &[DVec2], section: &Profile, quality: Quality) -> Result<Solid, KernelError> {
    let section = section.clone().validated()?;
    let section = section.sampled(&section.edge_counts(quality));
    let ends = section.iter().map(|at| at.x);
    let [least, most] = [ends.clone().fold(f64::INFINITY, f64::min), ends.fold(f64::NEG_INFINITY, f64::max)];
    let way = Way::new(outline, [least, most], quality)?;
    let mut skin = Skin::new(OPERATION);
    for at in section {
        let row = way.row(at.x, |point| skin.point(point.extend(at.y)));
        skin.row(row);
    }
    skin.ring()
}

/// A corner of the outline as the section passes it.
struct Corner {
    at: DVec2,
    /// Out of the side before it.
    before: DVec2,
    /// Between the sides, in radians.
    angle: f64,
    /// Chords of the arc around it; 0 is a miter.
    steps: usize,
}

/// The outline, to be moved out and in.
struct Way {
    corners: Vec<Corner>,
    /// Whence the corners are seen when the outline moves in.
    middle: DVec2,
}

impl Way {
    fn new(outline: &[DVec2], [least, most]: [f64; 2], quality: Quality) -> Result<Self, KernelError> {
        for corner in outline {
            error::coordinate(OPERATION, "a coordinate of the outline", corner.extend(0.0))?;
        }
        let count = outline.len();
        let bad = |reason: String| KernelError::BadShape { operation: OPERATION, reason };
        let out_of =
            |side: usize| -(outline[(side + 1) % count] - outline[side % count]).normalize_or_zero().perp();
        let turn = TAU / quality.circle_segments(most.max(1e-3)) as f64;
        let mut corners = Vec::with_capacity(count);
        for (index, at) in outline.iter().enumerate() {
            let before = out_of(index + count - 1);
            let angle = before.angle_to(out_of(index));
            if angle.is_nan() || angle < -STRAIGHT {
                return Err(bad(format!("the outline is not convex at ({:.4}, {:.4}) mm", at.x, at.y)));
            }
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "at most half a circle"
            )]
            let steps = if angle <= turn { 0 } else { (angle / turn).ceil() as usize };
            corners.push(Corner { at: *at, before, angle, steps });
        }
        let turned: f64 = corners.iter().map(|corner| corner.angle).sum();
        if (turned - TAU).abs() > 1e-6 {
            return Err(bad(format!("an outline of {count} corners does not go around once")));
        }
        let inner = inset(outline, -least.min(0.0));
        if inner.is_empty() {
            return Err(bad(format!("the section reaches {:.4} mm in, past the outline's middle", -least)));
        }
        let middle = inner.iter().sum::<DVec2>() / inner.len() as f64;
        Ok(Self { corners, middle })
    }

    /// The outline moved out by `by`, as numbers that `point` gives: always as many, some of them the same within.
    fn row(&self, by: f64, mut point: impl FnMut(DVec2) -> u32) -> Vec<u32> {
        let mut row = Vec::new();
        for corner in &self.corners {
            if by <= ON_OUTLINE {
                let index = point(self.moved_in(corner, -by));
                row.extend(std::iter::repeat_n(index, corner.steps + 1));
            } else if corner.steps == 0 {
                let half = DVec2::from_angle(corner.angle / 2.0).rotate(corner.before);
                row.push(point(corner.at + half * (by / (corner.angle / 2.0).cos())));
            } else {
                row.extend((0..=corner.steps).map(|step| {
                    let angle = corner.angle * step as f64 / corner.steps as f64;
                    point(corner.at + DVec2::from_angle(angle).rotate(corner.before) * by)
                }));
            }
        }
        row
    }

    /// Where the ray to a corner leaves the outline when that is moved in.
    fn moved_in(&self, corner: &Corner, by: f64) -> DVec2 {
        let ray = corner.at - self.middle;
        let share = |side: &Corner| {
            let slope = side.before.dot(ray);
            (slope > 1e-12).then(|| (side.before.dot(side.at - self.middle) - by) / slope)
        };
        self.middle + ray * self.corners.iter().filter_map(share).fold(1.0, f64::min)
    }
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::*;
    use crate::kernel::ProfilePoint;

    fn square(half: f64) -> [DVec2; 4] {
        [(half, half), (-half, half), (-half, -half), (half, -half)].map(DVec2::from)
    }

    fn wire(bend: f64, radius: f64) -> Profile {
        let mut section = Profile::circle(radius);
        section.points.iter_mut().for_each(|point| point.x += bend);
        section
    }

    fn wall([inner, outer]: [f64; 2], height: f64) -> Profile {
        let corners = [(inner, 0.0), (outer, 0.0), (outer, height), (inner, height)];
        Profile { points: corners.map(|(x, y)| ProfilePoint { x, y, bulge: 0.0 }).to_vec() }
    }

    #[test]
    fn a_wire_has_the_volume_of_its_section_along_its_way() {
        let solid = collar(&square(2.0), &wire(0.8, 0.5), Quality::Production).unwrap();
        let exact = PI * 0.25 * (16.0 + TAU * 0.8);
        let share = solid.volume().0 / exact;
        assert!((0.98..1.0).contains(&share), "{share}");
        let [least, most] = solid.bounds().unwrap();
        assert!((most.x - 3.3).abs() < 1e-9 && (least.y + 3.3).abs() < 1e-9 && (most.z - 0.5).abs() < 1e-9);
        assert_eq!(solid.body_count(), 1);
    }

    #[test]
    fn a_wall_goes_in_straight_and_out_around_the_corners() {
        let solid = collar(&square(2.0), &wall([-0.5, 0.5], 3.0), Quality::Production).unwrap();
        let exact = 3.0 * (16.0 + 8.0 + PI * 0.25 - 9.0);
        assert!((solid.volume().0 / exact - 1.0).abs() < 2e-3, "{} {exact}", solid.volume().0);
        assert_eq!(solid.body_count(), 1);
        let on_it = collar(&square(2.0), &wall([0.0, 0.5], 1.0), Quality::Production).unwrap();
        assert!((on_it.volume().0 - (8.0 + PI * 0.25)).abs() < 0.02, "{}", on_it.volume().0);
    }

    #[test]
    fn a_round_outline_of_many_corners_gives_a_ring() {
        let round: Vec<DVec2> = (0..96).map(|k| DVec2::from_angle(TAU * f64::from(k) / 96.0) * 3.0).collect();
        let solid = collar(&round, &wall([-1.0, 1.0], 1.0), Quality::Production).unwrap();
        assert!((solid.volume().0 / (PI * 12.0) - 1.0).abs() < 2e-3, "{}", solid.volume().0);
    }

    #[test]
    fn what_is_no_collar_is_refused_by_name() {
        let message = |outline: &[DVec2], section: &Profile| {
            collar(outline, section, Quality::Draft).unwrap_err().to_string()
        };
        assert!(message(&square(2.0), &wall([-2.5, 0.5], 1.0)).contains("past the outline's middle"));
        assert!(message(&square(f64::NAN), &wire(0.8, 0.5)).contains("NaN"));
        let mut backward = square(2.0);
        backward.reverse();
        assert!(message(&backward, &wire(0.8, 0.5)).contains("not convex"));
        assert!(message(&square(2.0)[..2], &wire(0.8, 0.5)).contains("outline"));
        assert!(message(&[], &wire(0.8, 0.5)).contains("around once"));
    }
}
