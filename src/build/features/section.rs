//! Sections of a shank: outlines with rounded edges, x along the finger and y the distance from its axis.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_8};

use crate::design::features::ShankProfile;
use crate::kernel::{Profile, ProfilePoint};

/// Edges are never sharper than this radius in mm: a knife's edge on a finger is no edge of a ring, and an
/// outline of arcs keeps its number of points.
const LEAST_EDGE: f64 = 0.02;

/// Radius of the rounding of a knife edge's ridge in mm; leaves a land of about 0.3 mm.
const RIDGE: f64 = 0.2;

/// The numbers of a section, in mm.
#[derive(Debug, Clone, Copy)]
pub(super) struct Section {
    pub profile: ShankProfile,
    pub inner_radius: f64,
    pub width: f64,
    /// In the middle of the width.
    pub thickness: f64,
    /// Of the domed inside; `None` when the inside is flat.
    pub comfort_radius: Option<f64>,
    pub edge_radius: f64,
}

/// One face of a section seen from outside it: its middle lies at `middle`, up is out of the metal.
struct Face {
    middle: f64,
    dome: Option<f64>,
}

/// The rounded corner between a face and the side to its right.
struct Corner {
    /// Where the rounding leaves the side.
    side_y: f64,
    /// Where the rounding meets the face.
    face: (f64, f64),
    bulge: f64,
    /// Bulge of the face from this corner to its mirror image.
    face_bulge: f64,
}

impl Face {
    fn corner(&self, half_width: f64, radius: f64) -> Corner {
        let Some(dome) = self.dome else {
            let bulge = FRAC_PI_8.tan();
            let face = (half_width - radius, self.middle);
            return Corner { side_y: self.middle - radius, face, bulge, face_bulge: 0.0 };
        };
        // The rounding's center is `radius` from the side and `dome - radius` from the dome's center.
        let (x, reach) = (half_width - radius, dome - radius);
        let rise = (reach * reach - x * x).max(0.0).sqrt();
        let center_y = self.middle - dome;
        Corner {
            side_y: center_y + rise,
            face: (x * dome / reach, center_y + rise * dome / reach),
            bulge: (rise.atan2(x) / 4.0).tan(),
            face_bulge: ((x / reach).asin() / 2.0).tan(),
        }
    }
}

impl Section {
    /// How far the outside falls from its middle to the sides.
    fn outer_drop(&self) -> f64 {
        let (width, thickness) = (self.width, self.thickness);
        match self.profile {
            ShankProfile::DShape => (0.5 * thickness).min(0.4 * width),
            ShankProfile::Court => (0.35 * thickness).min(0.4 * width),
            ShankProfile::Flat | ShankProfile::FlatCourt => 0.0,
            ShankProfile::KnifeEdge => (0.55 * thickness).min(0.42 * width),
        }
    }

    /// How far the inside falls back from its middle to the sides.
    fn inner_drop(&self) -> f64 {
        self.comfort_radius.map_or(0.0, |radius| drop_of_dome(self.width, radius))
    }

    /// Height of the straight sides before the edges are rounded.
    fn side(&self) -> f64 {
        self.thickness - self.inner_drop() - self.outer_drop()
    }

    /// The greatest edge radius that leaves something of sides and faces.
    pub fn most_edge(&self) -> f64 {
        (0.45 * self.side()).min(0.3 * self.width).max(LEAST_EDGE)
    }

    /// The outline, counterclockwise. All sections of one profile have the same number of points.
    pub fn outline(&self) -> Profile {
        let edge = self.edge_radius.max(LEAST_EDGE);
        let half = self.width / 2.0;
        let inner = Face { middle: -self.inner_radius, dome: self.comfort_radius }.corner(half, edge);
        let point = |(x, y): (f64, f64), bulge| ProfilePoint { x, y, bulge };
        let (fx, fy) = inner.face;
        let mut points = vec![
            point((-fx, -fy), inner.face_bulge),
            point((fx, -fy), inner.bulge),
            point((half, -inner.side_y), 0.0),
        ];
        match self.profile {
            ShankProfile::KnifeEdge => points.extend(self.flanks(half, edge)),
            _ => points.extend(self.outside(half, edge)),
        }
        points.push(point((-half, -inner.side_y), inner.bulge));
        Profile { points }
    }

    fn outside(&self, half: f64, edge: f64) -> Vec<ProfilePoint> {
        let (drop, middle) = (self.outer_drop(), self.inner_radius + self.thickness);
        let dome = (drop > 0.0).then(|| radius_of_dome(self.width, drop));
        let outer = Face { middle, dome }.corner(half, edge);
        let (fx, fy) = outer.face;
        [
            (half, outer.side_y, outer.bulge),
            (fx, fy, outer.face_bulge),
            (-fx, fy, outer.bulge),
            (-half, outer.side_y, 0.0),
        ]
        .map(|(x, y, bulge)| ProfilePoint { x, y, bulge })
        .to_vec()
    }

    /// Two flanks that would meet in a ridge, which is rounded so that its top has the full thickness.
    fn flanks(&self, half: f64, edge: f64) -> Vec<ProfilePoint> {
        let drop = self.outer_drop();
        let slope = drop.atan2(half);
        let (sin, cos) = slope.sin_cos();
        let ridge = RIDGE.min(0.2 * half);
        let top = self.inner_radius + self.thickness;
        let (ridge_x, ridge_y) = (ridge * sin, top - ridge * (1.0 - cos));
        let corner_y = ridge_y - (half - ridge_x) * slope.tan();
        let turn = FRAC_PI_2 - slope;
        let cut = edge * (turn / 2.0).tan();
        let (corner, crest) = ((turn / 4.0).tan(), (slope / 2.0).tan());
        [
            (half, corner_y - cut, corner),
            (half - cut * cos, corner_y + cut * sin, 0.0),
            (ridge_x, ridge_y, crest),
            (-ridge_x, ridge_y, 0.0),
            (cut * cos - half, corner_y + cut * sin, corner),
            (-half, corner_y - cut, 0.0),
        ]
        .map(|(x, y, bulge)| ProfilePoint { x, y, bulge })
        .to_vec()
    }
}

/// How far a dome of this radius falls over half the width.
pub(super) fn drop_of_dome(width: f64, radius: f64) -> f64 {
    let half = width / 2.0;
    radius - (radius * radius - half * half).max(0.0).sqrt()
}

/// The radius of a dome that falls by `drop` over half the width.
pub(super) fn radius_of_dome(width: f64, drop: f64) -> f64 {
    (width * width / 4.0 + drop * drop) / (2.0 * drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROFILES: [ShankProfile; 5] = [
        ShankProfile::DShape,
        ShankProfile::Court,
        ShankProfile::Flat,
        ShankProfile::FlatCourt,
        ShankProfile::KnifeEdge,
    ];

    fn section(profile: ShankProfile, width: f64, thickness: f64, edge_radius: f64) -> Section {
        let domed = matches!(profile, ShankProfile::Court | ShankProfile::FlatCourt);
        let comfort_radius = domed.then_some(radius_of_dome(width, 0.2 * thickness));
        Section { profile, inner_radius: 8.66, width, thickness, comfort_radius, edge_radius }
    }

    #[test]
    fn every_profile_is_a_valid_outline_of_its_width_and_thickness() {
        for profile in PROFILES {
            for (width, thickness) in [(1.0, 3.0), (2.2, 1.8), (10.0, 1.0), (4.0, 4.0), (1.2, 0.8)] {
                for share in [0.0, 0.5, 1.0] {
                    let mut section = section(profile, width, thickness, 0.0);
                    section.edge_radius = share * section.most_edge();
                    let outline = section.outline().validated();
                    let outline = outline.unwrap_or_else(|e| panic!("{section:?}: {e}"));
                    let widest = outline.points.iter().map(|p| p.x).fold(0.0, f64::max);
                    assert!((widest - width / 2.0).abs() < 1e-12, "{section:?}");
                    let area = outline.area();
                    assert!(area > 0.45 * width * thickness && area < width * thickness, "{section:?}");
                }
            }
        }
    }

    #[test]
    fn faces_pass_through_their_middles() {
        // The middle of an arc lies its bulge times half its chord beyond the chord.
        for profile in PROFILES {
            let section = section(profile, 2.6, 1.8, 0.2);
            let points = section.outline().points;
            let middle = |a: ProfilePoint, b: ProfilePoint, out: f64| {
                assert!((a.x + b.x).abs() < 1e-12 && (a.y - b.y).abs() < 1e-12, "mirror images");
                a.y + out * a.bulge * (a.x - b.x).abs() / 2.0
            };
            assert!((middle(points[0], points[1], -1.0) - 8.66).abs() < 1e-12, "{profile:?} inside");
            let top = if profile == ShankProfile::KnifeEdge { 5 } else { 4 };
            assert!((middle(points[top], points[top + 1], 1.0) - 10.46).abs() < 1e-12, "{profile:?} outside");
        }
    }

    #[test]
    fn a_flat_section_has_the_area_of_a_rectangle_less_its_corners() {
        let section = section(ShankProfile::Flat, 3.0, 1.8, 0.3);
        let exact = 3.0 * 1.8 - (4.0 - std::f64::consts::PI) * 0.09;
        assert!((section.outline().area() - exact).abs() < 1e-12);
    }

    #[test]
    fn edges_turn_smoothly_into_sides_and_faces() {
        // Along the outline the direction may jump only where a flank meets nothing round.
        for profile in PROFILES {
            let points = section(profile, 2.6, 1.8, 0.25).outline().points;
            for (k, b) in points.iter().enumerate() {
                let (a, c) = (points[(k + points.len() - 1) % points.len()], points[(k + 1) % points.len()]);
                let direction = |p: &ProfilePoint, q: &ProfilePoint| (q.y - p.y).atan2(q.x - p.x);
                let arriving = direction(&a, b) + 2.0 * a.bulge.atan();
                let leaving = direction(b, &c) - 2.0 * b.bulge.atan();
                let jump = (leaving - arriving).sin().abs();
                assert!(jump < 1e-9, "{profile:?}, point {k}: {jump}");
            }
        }
    }
}
