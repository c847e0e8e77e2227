//! Sections of a shank: outlines with rounded edges, x along the finger and y the distance from its axis.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_8};

use glam::DVec2;

use crate::kernel::{Profile, ProfilePoint};

/// Edges are never sharper than this radius in mm: a knife's edge on a finger is no edge of a ring, and an
/// outline of arcs keeps its number of points.
const LEAST_EDGE: f64 = 0.02;

/// Radius of the rounding of a knife edge's ridge in mm; leaves a land of about 0.3 mm.
const RIDGE: f64 = 0.2;

/// Flanks and bevels take no more than this share of the thickness.
const SLOPE_SHARE: f64 = 0.55;

/// Rims of a hollow stand over its middle by no more than this share of the width.
const HOLLOW_SHARE: f64 = 0.3;

/// Each bevel takes no more than this share of the width.
const BEVEL_SHARE: f64 = 0.45;

/// The outside of a section.
#[derive(Debug, Clone, Copy)]
pub(super) enum Outer {
    Flat,
    /// An arc that falls by the lesser of these shares of thickness and width.
    Dome {
        of_thickness: f64,
        of_width: f64,
    },
    /// An arc whose ends stand over its middle by so much, in mm.
    Hollow {
        depth: f64,
    },
    /// Flanks that fall from the ridge at this angle from the flat, in radians.
    Ridge {
        slope: f64,
    },
    /// A flat between bevels of this width in mm that fall at this angle, in radians.
    Bevels {
        width: f64,
        slope: f64,
    },
}

/// The numbers of a section, in mm.
#[derive(Debug, Clone, Copy)]
pub(super) struct Section {
    pub outer: Outer,
    pub inner_radius: f64,
    pub width: f64,
    /// In the middle of the width.
    pub thickness: f64,
    /// Of the domed inside; `None` when the inside is flat.
    pub comfort_radius: Option<f64>,
    pub edge_radius: f64,
}

/// One face of a section seen from outside it: its middle lies at `middle`, up is out of the metal. A dome's radius is
/// negative where the face is hollow.
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
        let rise = (reach * reach - x * x).max(0.0).sqrt() * dome.signum();
        let center_y = self.middle - dome;
        Corner {
            side_y: center_y + rise,
            face: (x * dome / reach, center_y + rise * dome / reach),
            bulge: ((rise * dome.signum()).atan2(x * dome.signum()) / 4.0).tan(),
            face_bulge: ((x / reach).asin() / 2.0).tan(),
        }
    }
}

impl Section {
    /// How far the outside falls from its middle to the sides; negative where it rises.
    pub fn outer_drop(&self) -> f64 {
        let (width, thickness) = (self.width, self.thickness);
        match self.outer {
            Outer::Flat => 0.0,
            Outer::Dome { of_thickness, of_width } => (of_thickness * thickness).min(of_width * width),
            Outer::Hollow { depth } => -depth.min(HOLLOW_SHARE * width),
            Outer::Ridge { .. } | Outer::Bevels { .. } => self.run() * self.slope().tan(),
        }
    }

    /// How far a flank or bevel goes along the finger.
    fn run(&self) -> f64 {
        match self.outer {
            Outer::Bevels { width, .. } => width.min(BEVEL_SHARE * self.width),
            _ => self.width / 2.0,
        }
    }

    /// The angle at which flanks or bevels fall: as asked, or as the thickness allows.
    pub fn slope(&self) -> f64 {
        let most = (SLOPE_SHARE * self.thickness / self.run()).atan();
        match self.outer {
            Outer::Ridge { slope } | Outer::Bevels { slope, .. } => slope.min(most),
            _ => 0.0,
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
        let most = (0.45 * self.side()).min(0.3 * self.width);
        let most = match self.outer {
            // Each end of a bevel loses the tangent of half the turn there.
            Outer::Bevels { .. } => {
                let (slope, run) = (self.slope(), self.run());
                let [outer, inner] = [FRAC_PI_2 - slope, slope].map(|turn| (turn / 2.0).tan());
                let flat = self.width / 2.0 - run;
                most.min(0.9 * run / slope.cos() / (outer + inner)).min(0.9 * flat / inner.max(1e-3))
            }
            // Rims of a hollow are rounded within their own width.
            Outer::Hollow { .. } => most.min(0.2 * self.width),
            _ => most,
        };
        most.max(LEAST_EDGE)
    }

    /// The outline, counterclockwise. All sections of one profile have the same number of points. A domed inside has one
    /// in its middle, where the ring is narrowest.
    pub fn outline(&self) -> Profile {
        let mut profile = self.corners();
        if self.comfort_radius.is_some() {
            let half = (profile.points[0].bulge.atan() / 2.0).tan();
            profile.points[0].bulge = half;
            profile.points.insert(1, ProfilePoint { x: 0.0, y: self.inner_radius, bulge: half });
        }
        profile
    }

    /// The outline by the corners of its faces alone: from the lesser end of the inside counterclockwise.
    pub fn corners(&self) -> Profile {
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
        match self.outer {
            Outer::Ridge { .. } => points.extend(self.flanks(half, edge)),
            Outer::Bevels { .. } => points.extend(self.bevels(half, edge)),
            _ => points.extend(self.outside(half, edge)),
        }
        points.push(point((-half, -inner.side_y), inner.bulge));
        Profile { points }
    }

    fn outside(&self, half: f64, edge: f64) -> Vec<ProfilePoint> {
        let (drop, middle) = (self.outer_drop(), self.inner_radius + self.thickness);
        let dome = (drop.abs() > 0.0).then(|| radius_of_dome(self.width, drop));
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
        let slope = self.slope();
        let ridge = RIDGE.min(0.2 * half);
        let apex = self.inner_radius + self.thickness + ridge * (1.0 / slope.cos() - 1.0);
        let corner = apex - half * slope.tan();
        rounded(&[(half, corner, edge), (0.0, apex, ridge), (-half, corner, edge)])
    }

    /// A flat between two bevels.
    fn bevels(&self, half: f64, edge: f64) -> Vec<ProfilePoint> {
        let top = self.inner_radius + self.thickness;
        let (flat, corner) = (half - self.run(), top - self.outer_drop());
        rounded(&[(half, corner, edge), (flat, top, edge), (-flat, top, edge), (-half, corner, edge)])
    }
}

/// A line of corners (x, y, radius of its rounding) from the top of the right side to that of the left one. Each becomes
/// an arc that its two lines touch.
fn rounded(corners: &[(f64, f64, f64)]) -> Vec<ProfilePoint> {
    let at = |&(x, y, _): &(f64, f64, f64)| DVec2::new(x, y);
    let mut points = Vec::new();
    for (k, corner) in corners.iter().enumerate() {
        let here = at(corner);
        let before = if k == 0 { here - DVec2::Y } else { at(&corners[k - 1]) };
        let after = corners.get(k + 1).map_or(here - DVec2::Y, at);
        let (arriving, leaving) = ((here - before).normalize(), (after - here).normalize());
        let turn = arriving.angle_to(leaving);
        let cut = corner.2 * (turn / 2.0).tan();
        let (from, to) = (here - arriving * cut, here + leaving * cut);
        points.push(ProfilePoint { x: from.x, y: from.y, bulge: (turn / 4.0).tan() });
        points.push(ProfilePoint { x: to.x, y: to.y, bulge: 0.0 });
    }
    points
}

/// How far a dome of this radius falls over half the width.
pub(super) fn drop_of_dome(width: f64, radius: f64) -> f64 {
    let half = width / 2.0;
    radius - (radius * radius - half * half).max(0.0).sqrt()
}

/// The radius of a dome that falls by `drop` over half the width; negative where it rises.
pub(super) fn radius_of_dome(width: f64, drop: f64) -> f64 {
    (width * width / 4.0 + drop * drop) / (2.0 * drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTSIDES: [Outer; 7] = [
        Outer::Dome { of_thickness: 0.5, of_width: 0.4 },
        Outer::Dome { of_thickness: 0.35, of_width: 0.4 },
        Outer::Dome { of_thickness: 0.85, of_width: 0.49 },
        Outer::Flat,
        Outer::Ridge { slope: 0.7 },
        Outer::Bevels { width: 0.6, slope: 0.6 },
        Outer::Hollow { depth: 0.3 },
    ];

    fn section(outer: Outer, width: f64, thickness: f64, edge_radius: f64) -> Section {
        let comfort_radius = (thickness > 1.0).then_some(radius_of_dome(width, 0.2 * thickness));
        let comfort_radius =
            comfort_radius.filter(|_| !matches!(outer, Outer::Dome { of_thickness: 0.85, .. }));
        Section { outer, inner_radius: 8.66, width, thickness, comfort_radius, edge_radius }
    }

    #[test]
    fn every_profile_is_a_valid_outline_of_its_width_and_thickness() {
        for outer in OUTSIDES {
            for (width, thickness) in [(1.0, 3.0), (2.2, 1.8), (10.0, 1.0), (4.0, 4.0), (1.2, 0.8)] {
                for share in [0.0, 0.5, 1.0] {
                    let mut section = section(outer, width, thickness, 0.0);
                    section.edge_radius = share * section.most_edge();
                    let outline = section.outline().validated();
                    let outline = outline.unwrap_or_else(|e| panic!("{section:?}: {e}"));
                    let widest = outline.points.iter().map(|p| p.x).fold(0.0, f64::max);
                    assert!((widest - width / 2.0).abs() < 1e-12, "{section:?}");
                    let area = outline.area();
                    let rims = (-section.outer_drop()).max(0.0);
                    assert!(
                        area > 0.4 * width * thickness && area < width * (thickness + rims),
                        "{section:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn faces_pass_through_their_middles() {
        // The middle of an arc lies its bulge times half its chord beyond the chord.
        for outer in OUTSIDES {
            let section = section(outer, 2.6, 1.8, 0.2);
            let points = section.corners().points;
            let middle = |a: ProfilePoint, b: ProfilePoint, out: f64| {
                assert!((a.x + b.x).abs() < 1e-12 && (a.y - b.y).abs() < 1e-12, "mirror images");
                a.y + out * a.bulge * (a.x - b.x).abs() / 2.0
            };
            assert!((middle(points[0], points[1], -1.0) - 8.66).abs() < 1e-12, "{outer:?} inside");
            let top = match outer {
                Outer::Ridge { .. } => 5,
                Outer::Bevels { .. } => 6,
                _ => 4,
            };
            assert!((middle(points[top], points[top + 1], 1.0) - 10.46).abs() < 1e-12, "{outer:?} outside");
        }
    }

    #[test]
    fn a_flat_section_has_the_area_of_a_rectangle_less_its_corners() {
        let section = section(Outer::Flat, 3.0, 1.8, 0.3);
        let section = Section { comfort_radius: None, ..section };
        let exact = 3.0 * 1.8 - (4.0 - std::f64::consts::PI) * 0.09;
        assert!((section.outline().area() - exact).abs() < 1e-12);
    }

    #[test]
    fn edges_turn_smoothly_into_sides_and_faces() {
        // Along the outline the direction may jump only where a flank meets nothing round.
        for outer in OUTSIDES {
            let points = section(outer, 2.6, 1.8, 0.25).corners().points;
            for (k, b) in points.iter().enumerate() {
                let (a, c) = (points[(k + points.len() - 1) % points.len()], points[(k + 1) % points.len()]);
                let direction = |p: &ProfilePoint, q: &ProfilePoint| (q.y - p.y).atan2(q.x - p.x);
                let arriving = direction(&a, b) + 2.0 * a.bulge.atan();
                let leaving = direction(b, &c) - 2.0 * b.bulge.atan();
                let jump = (leaving - arriving).sin().abs();
                assert!(jump < 1e-9, "{outer:?}, point {k}: {jump}");
            }
        }
    }
}
