//! A ring made by hand from few numbers, for the tests of the rules: its measures are known without them.
//!
//! A flat shank, four upright cylinders as prongs on one rail, and a stone of 16 sides with its corners
//! toward the prongs, so that every figure has a closed form.

use std::f64::consts::TAU;
use std::sync::Arc;

use super::bench::Bench;
use super::{Finding, RuleBook, RuleProfile};
use crate::build::{
    Built, BuiltStone, CancelToken, Landmarks, Measures, Part, PartRole, ProngLandmark, Quality,
};
use crate::design::features::{Head, Shank, ShankProfile};
use crate::design::settings::{
    Bezel, CornerProng, HeadBase, ProngHead, ProngPosition, ProngSet, Setting, Tip,
};
use crate::design::{Feature, Formulas, Piece, Stone, StoneSize, Work};
use crate::gems::{Face, Family, FirstGrown, Outline, Plane, Polyhedron, RoundProportions, StoneShape};
use crate::kernel::{
    Profile, ProfilePoint, RingStation, Solid, convex_hull, cut, cylinder, sweep_ring, torus, unite,
};
use crate::metals::Finish;
use crate::vocab::{
    Carats, CubicMillimeters, Degrees, Direction, Frame, Millimeters, Percent, Point, RingSize, RingSystem,
};

/// Inner radius of every hand ring.
pub(super) const INNER: f64 = 8.5;
/// Girdle radius at the corners, table radius, half girdle, table height and culet depth of its stone.
pub(super) const GIRDLE: f64 = 3.0;
pub(super) const TABLE: f64 = 1.6;
pub(super) const HALF: f64 = 0.1;
pub(super) const TABLE_HEIGHT: f64 = 1.1;
pub(super) const CULET: f64 = 2.7;

/// What can be planted.
#[derive(Clone, Copy)]
pub(super) struct HandRing {
    pub width: f64,
    pub thickness: f64,
    pub thickness_base: f64,
    pub prong: f64,
    /// Share of the prong that the stone enters.
    pub share: f64,
    /// Top of the prongs over the girdle's upper edge.
    pub over: f64,
    /// How far the seat is cut below the stone.
    pub drop: f64,
    /// Mid-girdle over the finger.
    pub head: f64,
    /// How far the stone lies above where its seat was cut for; negative is pressed in.
    pub lifted: f64,
}

impl HandRing {
    pub fn sound() -> Self {
        Self {
            width: 2.2,
            thickness: 1.8,
            thickness_base: 1.8,
            prong: 1.2,
            share: 0.25,
            over: 0.72,
            drop: 0.0,
            head: 5.0,
            lifted: 0.0,
        }
    }

    pub fn girdle_z(&self) -> f64 {
        INNER + self.head
    }

    pub fn built(&self) -> Built {
        let never = CancelToken::default();
        let prongs: Vec<Solid> = (0..4).map(|number| self.prong_solid(number)).collect();
        let seat = self.seat_cutter();
        let height = self.rail_z();
        let rail = torus(self.prong_radius(), 0.5, Quality::Production).unwrap();
        let rail = rail.placed(&moved(Point::Z * height)).tagged(PartRole::Rail(0).tag());
        let head = unite(&[prongs, vec![rail]].concat(), &never).unwrap();
        let head = cut(&head, &[seat], &never).unwrap();
        let metal = unite(&[self.shank(), head], &never).unwrap();
        built_of(metal, vec![self.stone()], self.landmarks())
    }

    pub fn prong_radius(&self) -> f64 {
        GIRDLE + self.prong * (0.5 - self.share)
    }

    fn rail_z(&self) -> f64 {
        (INNER + self.thickness).mul_add(INNER + self.thickness, -self.prong_radius().powi(2)).sqrt() - 0.35
    }

    fn direction(number: u32) -> Direction {
        let angle = TAU * (f64::from(number) + 0.5) / 4.0;
        Direction::new(angle.sin(), angle.cos(), 0.0)
    }

    fn prong_solid(&self, number: u32) -> Solid {
        let top = self.girdle_z() + HALF + self.over;
        let radius = self.prong / 2.0;
        let solid = cylinder((self.rail_z(), radius), (top, radius), Quality::Production).unwrap();
        let place = moved(Self::direction(number) * self.prong_radius());
        solid.placed(&place).tagged(PartRole::Prong(number).tag())
    }

    fn seat_cutter(&self) -> Solid {
        let stone = self.stone();
        let place = moved(Point::Z * self.girdle_z());
        let corners = stone.shape.polyhedron.vertices.iter().map(|corner| place.to_parent(*corner));
        let both: Vec<Point> = corners.flat_map(|corner| [corner, corner - Point::Z * self.drop]).collect();
        convex_hull(&both).unwrap().tagged(PartRole::Seat(0).tag())
    }

    fn shank(&self) -> Solid {
        let station =
            |angle: f64, thickness: f64| RingStation { angle, profile: flat(self.width, thickness) };
        let stations = [
            station(0.0, self.thickness),
            station(TAU / 4.0, self.thickness),
            station(TAU / 2.0, self.thickness_base),
            station(TAU * 0.75, self.thickness),
        ];
        sweep_ring(&stations, Quality::Production).unwrap().tagged(PartRole::Shank.tag())
    }

    fn stone(&self) -> BuiltStone {
        BuiltStone {
            role: PartRole::Stone(0),
            feature: "head".into(),
            species: "diamond".into(),
            shape: Arc::new(sixteen_sided()),
            ring_from_stone: moved(Point::Z * (self.girdle_z() + self.lifted)),
            volume: CubicMillimeters(0.0),
            carats: Carats(0.0),
        }
    }

    fn landmarks(&self) -> Landmarks {
        let prong = |number| {
            let at = |z: f64| Self::direction(number) * self.prong_radius() + Point::Z * z;
            let girdle = self.girdle_z();
            ProngLandmark {
                role: PartRole::Prong(number),
                stones: vec![PartRole::Stone(0)],
                center_line: vec![at(self.rail_z()), at(girdle), at(girdle + HALF + self.over)],
                girdle_index: 1,
                nominal_diameter: Millimeters(self.prong),
            }
        };
        Landmarks { inner_radius: INNER, prongs: (0..4).map(prong).collect(), ..Landmarks::default() }
    }

    /// The same ring with an upright collar of this wall around the stone, in place of prongs.
    pub fn with_bezel(&self, wall: f64) -> (Built, Piece) {
        let never = CancelToken::default();
        let (foot, top) = (self.rail_z(), self.girdle_z() + HALF + self.over);
        let inner = GIRDLE + 0.02;
        let post = |grow: f64, radius: f64| {
            cylinder((foot - grow, radius), (top + grow, radius), Quality::Production).unwrap()
        };
        let collar = cut(&post(0.0, inner + wall), &[post(1.0, inner)], &never).unwrap();
        let metal = unite(&[self.shank(), collar.tagged(PartRole::Bezel(0).tag())], &never).unwrap();
        let mut piece = self.piece();
        let setting = Setting::Bezel(Bezel {
            wall: Millimeters(wall),
            height_over_girdle: Millimeters(self.over),
            taper: Degrees(0.0),
            ledge: Millimeters(0.4),
            opening: Degrees(0.0),
            opening_at: Degrees(0.0),
            head_height: Millimeters(self.head),
            clearance: Millimeters(0.02),
            seat_drop: Millimeters(0.0),
        });
        piece.heads_mut().for_each(|head| head.setting = setting);
        let landmarks = Landmarks { prongs: Vec::new(), ..self.landmarks() };
        (built_of(metal, vec![self.stone()], landmarks), piece)
    }

    pub fn piece(&self) -> Piece {
        let mm = Millimeters;
        Piece {
            wear: RingSize { system: RingSystem::InnerDiameter, number: 2.0 * INNER }.into(),
            alloy: "gold_18k_yellow".into(),
            finish: Finish::HighPolish,
            formulas: Formulas::default(),
            features: vec![
                Feature::new(
                    "shank",
                    Work::Shank(Shank {
                        profile: ShankProfile::Flat,
                        width_top: mm(self.width),
                        width_shoulder: mm(self.width),
                        width_base: mm(self.width),
                        thickness_top: mm(self.thickness),
                        thickness_shoulder: mm(self.thickness),
                        thickness_base: mm(self.thickness_base),
                        comfort_radius: mm(8.0),
                        edge_radius: mm(0.0),
                        ..Shank::default()
                    }),
                ),
                Feature::new(
                    "head",
                    Work::Head(Box::new(Head {
                        setting: Setting::Prong(ProngHead {
                            position: ProngPosition::Compass,
                            corners: CornerProng::Plain,
                            set: ProngSet::Single,
                            pair_gap: mm(0.3),
                            crossing: Percent(0.0),
                            base: HeadBase::Rail,
                            peg_diameter: mm(1.6),
                            peg_height: mm(0.5),
                            count: 4,
                            tip: Tip::Round,
                            base_diameter: mm(self.prong),
                            tip_diameter: mm(self.prong),
                            lean: Degrees(0.0),
                            height_over_girdle: mm(self.over),
                            reach: Percent(20.0),
                            rotation: Degrees(0.0),
                            rails: 1,
                            wire: mm(1.0),
                            head_height: mm(self.head),
                            seat_share: Percent(100.0 * self.share),
                            clearance: mm(0.0),
                            seat_drop: mm(self.drop),
                        }),
                        stone: Stone {
                            species: "diamond".into(),
                            size: StoneSize::Diameter(mm(2.0 * GIRDLE)),
                            preset: None,
                            cut: RoundProportions {
                                table: Percent(57.0),
                                crown_angle: Degrees(34.5),
                                pavilion_angle: Degrees(40.8),
                                star_length: Percent(50.0),
                                lower_half_length: Percent(77.0),
                                girdle: Percent(3.5),
                                culet: Percent(0.0),
                            }
                            .into(),
                            rotation: Degrees(0.0),
                        },
                        ..Head::default()
                    })),
                ),
            ],
        }
    }

    /// What one rule finds on this ring under cast gold.
    pub fn found(&self, rule: fn(&Bench) -> Vec<Finding>) -> Vec<Finding> {
        found_in(&self.built(), &self.piece(), rule)
    }
}

/// What one rule finds on a built piece under cast gold.
pub(super) fn found_in(built: &Built, piece: &Piece, rule: fn(&Bench) -> Vec<Finding>) -> Vec<Finding> {
    let profile = cast_gold();
    let never = CancelToken::default();
    rule(&Bench::new(built, piece, &profile, &never).unwrap())
}

pub(super) fn cast_gold() -> RuleProfile {
    RuleBook::built_in().profile(&"cast_gold".into()).unwrap().clone()
}

/// A built piece of this metal, without problems.
pub(super) fn built_of(metal: Solid, stones: Vec<BuiltStone>, landmarks: Landmarks) -> Built {
    let measures = Measures {
        inner_diameter: Some(Millimeters(2.0 * INNER)),
        count: 1,
        bounds: metal.bounds(),
        metal_volume: metal.volume(),
        metal_weight: None,
        total_carats: Carats(0.0),
        stone_count: stones.len(),
    };
    Built {
        quality: Quality::Production,
        metal_mesh: Arc::new(metal.surface_mesh()),
        metal: Arc::new(metal),
        parts: parts(&landmarks),
        stones,
        landmarks,
        measures,
        bought: Vec::new(),
        problems: Vec::new(),
    }
}

/// The shank, a rail and the prongs.
fn parts(landmarks: &Landmarks) -> Vec<Part> {
    let part =
        |role, feature: &str| Part { role, feature: feature.into(), anchor: Point::new(0.0, 0.0, -INNER) };
    let prongs = landmarks.prongs.iter().map(|prong| part(prong.role, "head"));
    let all = [part(PartRole::Shank, "shank"), part(PartRole::Rail(0), "head")];
    all.into_iter().take(1 + landmarks.prongs.len().min(1)).chain(prongs).collect()
}

pub(super) fn moved(origin: Point) -> Frame {
    Frame { origin, ..Frame::IDENTITY }
}

fn flat(width: f64, thickness: f64) -> Profile {
    let corner = |x, y| ProfilePoint { x, y, bulge: 0.0 };
    let (half, outer) = (width / 2.0, INNER + thickness);
    Profile {
        points: vec![corner(-half, INNER), corner(half, INNER), corner(half, outer), corner(-half, outer)],
    }
}

/// Table, crown, girdle and pavilion of 16 sides each, corners at 0°, 22.5° and so on.
fn sixteen_sided() -> StoneShape {
    let corner = |radius: f64, z: f64, index: u32| {
        let (sin, cos) = (TAU * f64::from(index) / 16.0).sin_cos();
        Point::new(radius * cos, radius * sin, z)
    };
    let rings = [(TABLE, TABLE_HEIGHT), (GIRDLE, HALF), (GIRDLE, -HALF)];
    let mut vertices: Vec<Point> =
        rings.iter().flat_map(|(radius, z)| (0..16).map(|index| corner(*radius, *z, index))).collect();
    vertices.push(Point::new(0.0, 0.0, -CULET));
    let mut outlines = vec![(0..16).collect::<Vec<u32>>()];
    for index in 0..16 {
        let next = (index + 1) % 16;
        outlines.push(vec![16 + index, 16 + next, next, index]);
        outlines.push(vec![32 + index, 32 + next, 16 + next, 16 + index]);
        outlines.push(vec![48, 32 + next, 32 + index]);
    }
    let face = |corners: Vec<u32>| {
        let [a, b, c] = [0, 1, 2].map(|index: usize| vertices[corners[index] as usize]);
        let normal = (b - a).cross(c - a).normalize();
        Face { plane: Plane { normal, distance: normal.dot(a) }, corners, name: "main" }
    };
    let faces = outlines.into_iter().map(face).collect();
    let polyhedron = Polyhedron { vertices, faces };
    StoneShape {
        family: Family::Round,
        parts: None,
        hole: None,
        outline: Arc::new(Outline::around(&polyhedron, Vec::new())),
        polyhedron: Arc::new(polyhedron),
        length: Millimeters(2.0 * GIRDLE),
        width: Millimeters(2.0 * GIRDLE),
        depth: Millimeters(TABLE_HEIGHT + CULET),
        table_height: Millimeters(TABLE_HEIGHT),
        culet_depth: Millimeters(CULET),
        girdle_half: Millimeters(HALF),
        table_radius: Millimeters(TABLE),
        pavilion_angle: Degrees(((CULET - HALF) / GIRDLE).atan().to_degrees()),
        crown_angle: Degrees(((TABLE_HEIGHT - HALF) / (GIRDLE - TABLE)).atan().to_degrees()),
        first_grown: FirstGrown::default(),
    }
}
