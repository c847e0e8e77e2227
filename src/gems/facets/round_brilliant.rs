//! The exact round brilliant from its proportions.
//!
//! Closed form: the table corners lie on the bezels at azimuths 0°, 45°, …; the star tips lie on the bezels
//! between them; the upper halves pass through the star tips and the girdle, the lower halves through the girdle and
//! the points where the lower-half length ends on the mains. All lengths are horizontal projections, as the
//! laboratories state them. With a 16-sided girdle this gives 57 facets and 16 girdle facets whose 57 corners are
//! all true meet points of four or more planes.

use std::f64::consts::PI;

use crate::gems::{Plane, RoundProportions};
use crate::vocab::{Direction, Point};

/// Heights and radii of a round brilliant, in the unit of its diameter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RoundFigures {
    /// Girdle radius (corner).
    pub radius: f64,
    /// Table radius (corner).
    pub table_radius: f64,
    /// Half the girdle's thickness at the mains.
    pub girdle_half: f64,
    /// From the girdle's upper edge at the mains to the table.
    pub crown_height: f64,
    /// From the girdle's lower edge at the mains to the point where the mains meet.
    pub pavilion_depth: f64,
    /// Radius of the star tips, and their height over the girdle's upper edge.
    pub star_tip: (f64, f64),
    /// Slope of the stars, in radians.
    pub star_angle: f64,
    /// Slope of the upper halves, in radians.
    pub upper_half_angle: f64,
    /// Slope of the lower halves, in radians.
    pub lower_half_angle: f64,
    /// Slopes of the bezels and of the pavilion mains, in radians.
    pub main_angles: (f64, f64),
    /// Radius of the culet facet (to its flats); zero is a point.
    pub culet_radius: f64,
}

/// Mains stand 45° apart; stars lie between them, halves between mains and stars.
const STAR: f64 = PI / 8.0;
const HALF: f64 = PI / 16.0;

impl RoundFigures {
    /// The figures of a stone of `diameter`.
    #[must_use]
    pub fn of(diameter: f64, proportions: &RoundProportions) -> Self {
        let radius = diameter / 2.0;
        let table_radius = radius * proportions.table.0 / 100.0;
        let (crown, pavilion) =
            (proportions.crown_angle.0.to_radians(), proportions.pavilion_angle.0.to_radians());
        let crown_height = (radius - table_radius) * crown.tan();
        let table_flat = table_radius * STAR.cos();
        let tip_radius = table_flat + proportions.star_length.0 / 100.0 * (radius - table_flat);
        let tip_height = (radius - tip_radius * STAR.cos()) * crown.tan();
        let lower = proportions.lower_half_length.0 / 100.0;
        Self {
            radius,
            table_radius,
            girdle_half: diameter * proportions.girdle.0 / 200.0,
            crown_height,
            pavilion_depth: radius * pavilion.tan(),
            star_tip: (tip_radius, tip_height),
            star_angle: ((crown_height - tip_height) / (tip_radius - table_flat)).atan(),
            upper_half_angle: (tip_height / ((radius - tip_radius) * HALF.cos())).atan(),
            lower_half_angle: ((radius - radius * (1.0 - lower) * STAR.cos()) * pavilion.tan()
                / (radius * lower * HALF.cos()))
            .atan(),
            main_angles: (crown, pavilion),
            culet_radius: diameter * proportions.culet.0 / 200.0,
        }
    }

    /// The facet planes in stone space, with a girdle of `girdle_sides` flats whose corners lie on the girdle radius.
    #[must_use]
    pub fn planes(&self, girdle_sides: u32) -> Vec<(Plane, &'static str)> {
        let (crown, pavilion) = self.main_angles;
        let upper_edge = Point::new(0.0, 0.0, self.girdle_half);
        let lower_edge = -upper_edge;
        let table = Plane { normal: Direction::Z, distance: self.girdle_half + self.crown_height };
        let mut planes = vec![(table, "table")];
        let mut ring = |name, count: u32, first: f64, plane: &dyn Fn(f64) -> Plane| {
            let azimuths = (0..count).map(|at| first + f64::from(at) * 2.0 * PI / f64::from(count));
            planes.extend(azimuths.map(|azimuth| (plane(azimuth), name)));
        };
        ring("bezel", 8, 0.0, &|azimuth| slope(upper_edge + at(self.radius, azimuth), azimuth, crown));
        let star_tip = upper_edge + Point::new(0.0, 0.0, self.star_tip.1);
        ring("star", 8, STAR, &|azimuth| {
            slope(star_tip + at(self.star_tip.0, azimuth), azimuth, self.star_angle)
        });
        ring("upper half", 16, HALF, &|azimuth| {
            slope(upper_edge + at(self.radius * HALF.cos(), azimuth), azimuth, self.upper_half_angle)
        });
        ring("girdle", girdle_sides, PI / f64::from(girdle_sides), &|azimuth| {
            let flat = self.radius * (PI / f64::from(girdle_sides)).cos();
            Plane { normal: at(1.0, azimuth), distance: flat }
        });
        ring("lower half", 16, HALF, &|azimuth| {
            slope(lower_edge + at(self.radius * HALF.cos(), azimuth), azimuth, -self.lower_half_angle)
        });
        ring("pavilion main", 8, 0.0, &|azimuth| {
            slope(lower_edge + at(self.radius, azimuth), azimuth, -pavilion)
        });
        if self.culet_radius > 0.0 {
            let depth = self.girdle_half + self.pavilion_depth - self.culet_radius * pavilion.tan();
            planes.push((Plane { normal: -Direction::Z, distance: depth }, "culet"));
        }
        planes
    }

    /// Depth of the culet, point or facet, under the middle of the girdle.
    #[must_use]
    pub fn culet_depth(&self) -> f64 {
        self.girdle_half + self.pavilion_depth - self.culet_radius * self.main_angles.1.tan()
    }
}

/// A point at `radius` and `azimuth` in the girdle plane.
fn at(radius: f64, azimuth: f64) -> Point {
    Point::new(radius * azimuth.cos(), radius * azimuth.sin(), 0.0)
}

/// The facet through `point` that faces `azimuth` and slopes by `angle` from level; negative angles face down.
fn slope(point: Point, azimuth: f64, angle: f64) -> Plane {
    let outward = at(1.0, azimuth) * angle.sin().abs();
    Plane::through(point, outward + Direction::Z * angle.cos() * angle.signum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gems::Polyhedron;
    use crate::vocab::{Degrees, Percent};

    fn proportions(table: f64, crown: f64, pavilion: f64, star: f64, lower: f64) -> RoundProportions {
        RoundProportions {
            table: Percent(table),
            crown_angle: Degrees(crown),
            pavilion_angle: Degrees(pavilion),
            star_length: Percent(star),
            lower_half_length: Percent(lower),
            girdle: Percent(3.5),
            culet: Percent(0.0),
        }
    }

    #[test]
    fn the_angles_are_those_that_cutters_use() {
        // Star, upper half and lower half for four published sets of proportions.
        for (given, expected) in [
            ((57.0, 34.5, 40.8, 50.0, 77.0), [21.4, 41.1, 42.0]),
            ((53.0, 34.5, 40.75, 50.0, 77.0), [23.1, 40.6, 42.0]),
            ((57.0, 34.5, 40.8, 55.0, 80.0), [22.5, 41.9, 41.9]),
            ((60.0, 34.0, 41.0, 50.0, 80.0), [19.7, 41.0, 42.1]),
        ] {
            let (table, crown, pavilion, star, lower) = given;
            let figures = RoundFigures::of(1.0, &proportions(table, crown, pavilion, star, lower));
            let angles = [figures.star_angle, figures.upper_half_angle, figures.lower_half_angle];
            for (angle, degrees) in angles.iter().zip(expected) {
                assert!(
                    (angle.to_degrees() - degrees).abs() < 0.12,
                    "{given:?}: {} is not {degrees}",
                    angle.to_degrees()
                );
            }
        }
    }

    #[test]
    fn every_corner_is_a_true_meet_point() {
        let figures = RoundFigures::of(1.0, &proportions(57.0, 34.5, 40.8, 50.0, 77.0));
        let planes = figures.planes(16);
        let stone = Polyhedron::from_half_spaces(&planes).unwrap();
        assert_eq!((stone.faces.len(), stone.vertices.len()), (73, 57));
        let edges: usize = stone.faces.iter().map(|face| face.corners.len()).sum::<usize>() / 2;
        assert_eq!(edges, 128);
        let mut meets = std::collections::BTreeMap::new();
        for vertex in &stone.vertices {
            let through = planes.iter().filter(|(plane, _)| plane.height_of(*vertex).abs() < 1e-9).count();
            *meets.entry(through).or_insert(0) += 1;
        }
        assert_eq!(meets.into_iter().collect::<Vec<_>>(), [(4, 32), (5, 24), (8, 1)]);
    }

    #[test]
    fn a_round_girdle_keeps_all_facets_and_gains_the_volume_between() {
        let figures = RoundFigures::of(1.0, &proportions(57.0, 34.5, 40.8, 50.0, 77.0));
        let stone = Polyhedron::from_half_spaces(&figures.planes(64)).unwrap();
        assert_eq!(stone.faces.len(), 57 + 64);
        let volume = stone.volume().0;
        assert!((volume - 0.214).abs() < 0.214 * 0.015, "V/D³ is {volume}");
    }

    #[test]
    fn a_culet_is_a_facet_of_its_width() {
        let with_culet =
            RoundProportions { culet: Percent(2.0), ..proportions(57.0, 34.5, 40.8, 50.0, 77.0) };
        let stone = Polyhedron::from_half_spaces(&RoundFigures::of(10.0, &with_culet).planes(64)).unwrap();
        let culet = stone.faces.iter().find(|face| face.name == "culet").unwrap();
        let flat = (0..8)
            .map(|at| stone.vertices[culet.corners[at] as usize].truncate().length())
            .fold(0.0, f64::max);
        assert_eq!(culet.corners.len(), 8);
        assert!((flat * STAR.cos() - 0.1).abs() < 1e-9, "half of 2 % of 10 mm, to the flats: {flat}");
    }

    #[test]
    fn a_published_design_closes_with_its_topology() {
        // Standard round brilliant for quartz, gear 96: (angle, distance, indices), negative angles are the pavilion.
        let eighths = [96, 12, 24, 36, 48, 60, 72, 84];
        let stars = [6, 18, 30, 42, 54, 66, 78, 90];
        let halves = [3, 9, 15, 21, 27, 33, 39, 45, 51, 57, 63, 69, 75, 81, 87, 93];
        let tiers: [(f64, f64, &[u32]); 6] = [
            (90.0, 1.02653, &halves),
            (-42.5, 0.61819, &halves),
            (-41.5, 0.61701, &eighths),
            (34.0, 0.68444, &halves),
            (28.0, 0.60896, &eighths),
            (16.0, 0.50613, &stars),
        ];
        let mut planes = vec![(Plane { normal: Direction::Z, distance: 0.36451 }, "table")];
        for (angle, distance, indices) in tiers {
            for index in indices {
                let azimuth = f64::from(*index) * 2.0 * PI / 96.0;
                let tilt = angle.to_radians();
                let up = tilt.cos() * if angle < 0.0 { -1.0 } else { 1.0 };
                planes.push((
                    Plane { normal: at(tilt.sin().abs(), azimuth) + Direction::Z * up, distance },
                    "facet",
                ));
            }
        }
        let stone = Polyhedron::from_half_spaces(&planes).unwrap();
        assert_eq!((stone.faces.len(), stone.vertices.len(), stone.edge_count()), (73, 57, 128));
    }
}
