//! A head of prongs on rails.

use std::f64::consts::TAU;

use glam::DVec2;

use super::HeadMetal;
use super::prong_curve::{ProngPlan, TipFit, TipStyle, rise};
use super::rails::{BaseRail, Ground};
use super::seat::{Cutter, SeatCut};
use crate::build::stones::{SetStone, ellipse_radius};
use crate::build::{CollarLandmark, CollarSection, Operation, PartRole, ProngLandmark, Recipe, StepId};
use crate::design::settings::ProngHead;
use crate::kernel::TubeStation;
use crate::vocab::{Degrees, Direction, Frame, Millimeters, Percent, Point};

/// Height of the dome under a foot, in radii.
const FOOT_DOME: f64 = 0.5;

/// The lowest point of a foot lies over the underside of the base rail by this share of the wire.
const FOOT_INSET: f64 = 0.1;

/// The girdle stands over the feet of the prongs by at least this, in mm.
const LEAST_STAND: f64 = 0.4;

/// Prongs never lean more than this.
const MOST_LEAN: f64 = 60.0 * std::f64::consts::PI / 180.0;

/// Room around the girdle besides the clearance, in mm.
const RELIEF: f64 = 0.03;

/// Room over and under the girdle's edges, in mm.
const RELIEF_HEIGHT: f64 = 0.05;

/// The gallery rail lies within the prongs' center lines by this share of its wire, so that the prongs stand
/// proud of it.
const GALLERY_INSET: f64 = 0.4;

/// A prong's slice of the cutter is wider than the prong by this factor, so that its sides stay clear of it.
const SLICE: f64 = 1.2;

/// The base rail's hole is at least this share of its wire.
const LEAST_REACH: f64 = 0.8;

/// Adds prongs and rails with the seat cut; `None` when they cannot be made.
///
/// The rails go to the base of the piece and the prongs, each cut by its slice of the cutter, to what is held over it: those two are done side by side, on
/// smaller bodies, and what is only at the tips of the prongs leaves the rest as it was.
pub(in crate::build) fn prong_head(
    head: &ProngHead,
    stone: &SetStone,
    ground: &Ground,
    recipe: &mut Recipe,
) -> Option<HeadMetal> {
    let first = recipe.numbers.prongs(head.count);
    let role = PartRole::Prong(first);
    let mut site = Site::new(head, stone, ground, first);
    if let Err(text) = site.settle(recipe) {
        recipe.missing(role, text);
        return None;
    }
    let relief = stone.shape.girdle_half.0 + RELIEF_HEIGHT;
    let seat = SeatCut {
        clearance: head.clearance.0,
        drop: head.seat_drop.0,
        relief: RELIEF,
        span: [-relief, relief],
        relief_role: PartRole::Seat(stone.number),
    };
    let mut cutter = Cutter::new(&seat, stone, recipe);
    let prongs = site.prongs(cutter.as_mut(), recipe);
    let prongs = recipe.step(role, "all prongs", Operation::Unite { of: prongs });
    let rails = site.rails(cutter.as_ref(), recipe);
    let rails = recipe.step(role, "all rails", Operation::Unite { of: rails });
    if cutter.is_some() {
        recipe.part(PartRole::Seat(stone.number), site.girdle_point(0));
    }
    Some(HeadMetal { base: vec![rails], held: vec![prongs] })
}

/// Where a head of prongs stands: what all its prongs have in common.
struct Site<'a> {
    head: &'a ProngHead,
    stone: &'a SetStone,
    /// Number of the first prong in the piece.
    first: u32,
    style: TipStyle,
    rail: BaseRail<'a>,
    /// Lean in radians, as used.
    lean: f64,
    /// The middle of the base rail's wire: height in ring space, and how far outside the girdle's outline.
    rail_z: f64,
    rail_offset: f64,
}

/// One prong in its own plane.
struct Prong {
    number: u32,
    plan: ProngPlan,
    tip: TipFit,
    foot: DVec2,
}

impl<'a> Site<'a> {
    fn new(head: &'a ProngHead, stone: &'a SetStone, ground: &'a Ground, first: u32) -> Self {
        Self {
            head,
            stone,
            first,
            style: TipStyle::of(head.tip),
            rail: BaseRail { ground, wire: head.wire.0 },
            lean: head.lean.0.to_radians(),
            rail_z: 0.0,
            rail_offset: 0.0,
        }
    }

    /// Direction of a prong from the stone's axis: clockwise seen from the top, the first at or after 12.
    fn direction(&self, number: u32) -> Direction {
        let pitch = TAU / f64::from(self.head.count.max(1));
        let half = if self.head.count.is_multiple_of(2) { pitch / 2.0 } else { 0.0 };
        let mut first = (half + self.head.rotation.0.to_radians()).rem_euclid(pitch);
        if pitch - first < 1e-9 {
            first = 0.0;
        }
        let (sin, cos) = (first + pitch * f64::from(number)).sin_cos();
        Direction::new(sin, cos, 0.0)
    }

    fn girdle_radius(&self, direction: Direction) -> f64 {
        self.stone.girdle_radius(direction)
    }

    /// How far a prong's center line lies outside the girdle.
    fn overhang(&self) -> f64 {
        self.head.tip_diameter.0 * (0.5 - self.head.seat_share.0 / 100.0)
    }

    /// In ring space.
    fn girdle_point(&self, number: u32) -> Point {
        let direction = self.direction(number);
        let out = direction * (self.girdle_radius(direction) + self.overhang());
        self.stone.ring_from_head.to_parent(out + Point::Z * self.stone.girdle_z())
    }

    /// Height of the feet's widest place over the girdle (negative), for the rail where it is now.
    fn foot_z(&self) -> f64 {
        let radius = self.head.base_diameter.0 / 2.0;
        let wire = self.head.wire.0;
        let bottom = self.rail_z - wire * (0.5 - FOOT_INSET);
        bottom + rise([radius, FOOT_DOME * radius], self.lean) - self.stone.girdle_z()
    }

    /// The plan of a prong whose girdle and table lie at these radii.
    fn plan(&self, girdle: f64, table: f64) -> ProngPlan {
        let (head, shape) = (self.head, &self.stone.shape);
        let radius = head.tip_diameter.0 / 2.0;
        let edge = shape.girdle_half.0;
        let clearance = DVec2::Y * head.clearance.0;
        ProngPlan {
            axis: girdle + self.overhang(),
            crown: [
                DVec2::new(girdle, edge) + clearance,
                DVec2::new(table.min(girdle - 0.01), shape.table_height.0) + clearance,
            ],
            top: edge + head.height_over_girdle.0,
            reach: head.reach.0 / 100.0,
            lean: self.lean,
            bend: (2.0 * radius).min(-0.6 * self.foot_z()).max(0.05),
            radius,
            style: self.style,
        }
    }

    /// A prong that stands for all, over the mean of the girdle's axes.
    fn mean_plan(&self) -> ProngPlan {
        let [a, b] = self.stone.half_axes();
        let girdle = f64::midpoint(a, b);
        let table = girdle * self.stone.shape.table_radius.0 / a;
        self.plan(girdle, table)
    }

    /// How far to the sides the base rail reaches when it lies `offset` outside the girdle.
    fn reach_of(&self, offset: f64) -> f64 {
        let axes = self.stone.half_axes().map(|half| (half + offset).max(1e-3));
        ellipse_radius(axes, self.stone.in_stone(Direction::X))
    }

    /// Lays the base rail where the leaning prongs come down on the shank, and mends the lean where they
    /// would come down at no good place.
    ///
    /// # Errors
    /// A sentence when the girdle is too low for any prong.
    fn settle(&mut self, recipe: &mut Recipe) -> Result<(), String> {
        self.land(self.rail.height(0.0));
        let asked = self.head.lean;
        let most = self.rail.most_reach();
        let least = self.rail.last_hold().min(LEAST_REACH * self.head.wire.0).max(0.55 * self.head.wire.0);
        let mut reason = None;
        if self.reach_of(self.rail_offset) > most.max(least) {
            self.lean_to(most.max(least));
            reason = Some("brings the base rail too close to the finger");
        } else if self.narrowest() < least {
            let offset = least - self.stone.half_axes().into_iter().fold(f64::INFINITY, f64::min);
            self.lean_to(self.reach_of(offset));
            reason = Some("brings the feet together");
        }
        if let Some(reason) = reason {
            let used = Degrees(self.lean.to_degrees());
            recipe.adjusted(
                PartRole::Prong(self.first),
                format!("{}: a lean of {asked} {reason}; {used} was used", self.all()),
            );
        }
        if reason.is_some() && self.reach_of(self.rail_offset) > most.max(least) + 0.05 {
            return Err(format!(
                "{}: even a lean of {used} does not bring the feet onto {}; raise the head",
                self.all(),
                self.rail.ground.name(),
                used = Degrees(self.lean.to_degrees())
            ));
        }
        let stand = -self.foot_z();
        if stand < LEAST_STAND {
            let [stand, least, more] = [stand, LEAST_STAND, LEAST_STAND - stand + 0.01].map(Millimeters);
            return Err(format!(
                "{}: the girdle stands {stand} over the feet on {}, at least {least} is needed; \
                 raise the head by {more}",
                self.all(),
                self.rail.ground.name()
            ));
        }
        Ok(())
    }

    /// The least half axis of the base rail.
    fn narrowest(&self) -> f64 {
        self.stone.half_axes().into_iter().fold(f64::INFINITY, f64::min) + self.rail_offset
    }

    /// Finds where the mean prong's straight line meets the base rail, for the present lean.
    fn land(&mut self, first_height: f64) {
        self.rail_z = first_height;
        let girdle = f64::midpoint(self.stone.half_axes()[0], self.stone.half_axes()[1]);
        for _ in 0..12 {
            let plan = self.mean_plan();
            let offset = plan.line_at(self.rail_z - self.stone.girdle_z()) - girdle;
            self.rail_offset = offset;
            let height = self.rail.height(self.reach_of(offset));
            if (height - self.rail_z).abs() < 1e-9 {
                break;
            }
            self.rail_z = height;
        }
    }

    /// Leans the prongs so that the base rail reaches just so far to the sides.
    fn lean_to(&mut self, reach: f64) {
        self.rail_z = self.rail.height(reach);
        let girdle = f64::midpoint(self.stone.half_axes()[0], self.stone.half_axes()[1]);
        let (mut low, mut high) = (-MOST_LEAN, MOST_LEAN);
        for _ in 0..40 {
            self.lean = f64::midpoint(low, high);
            let plan = self.mean_plan();
            self.rail_offset = plan.line_at(self.rail_z - self.stone.girdle_z()) - girdle;
            if self.reach_of(self.rail_offset) > reach { low = self.lean } else { high = self.lean }
        }
    }

    /// `Prongs 1 to 4`.
    fn all(&self) -> String {
        format!("Prongs {} to {}", self.first + 1, self.first + self.head.count)
    }

    fn prong(&self, number: u32) -> Prong {
        let direction = self.direction(number);
        let girdle = whole_nanometers(self.girdle_radius(direction));
        let table = whole_nanometers(self.stone.table_radius(direction));
        let axes = self.stone.half_axes().map(|half| half + self.rail_offset);
        let foot_radius = ellipse_radius(axes.map(|half| half.max(1e-3)), self.stone.in_stone(direction));
        let rail_z = self.rail_z - self.stone.girdle_z();
        let mut plan = self.plan(girdle, table);
        // On a stone that is not round each prong leans a little differently to stand on the rail.
        for _ in 0..8 {
            let miss = plan.line_at(rail_z) - whole_nanometers(foot_radius);
            if miss.abs() < 1e-6 {
                break;
            }
            let run = (plan.lower().start.y - rail_z).max(0.05);
            plan.lean = (plan.lean.tan() + miss / run).atan().clamp(-MOST_LEAN, MOST_LEAN);
        }
        let foot_z = self.foot_z().min(plan.lower().start.y - 0.05);
        let foot = DVec2::new(plan.line_at(foot_z), foot_z);
        Prong { number, plan, tip: plan.tip(), foot }
    }

    fn note_reach(&self, least: f64, most: f64, recipe: &mut Recipe) {
        let asked = self.head.reach.0 / 100.0;
        let (used, reason) = if least < asked - 0.005 {
            (least, "cannot be had at this height over the girdle")
        } else if most > asked + 0.005 {
            (most, "is less than straight prongs cover")
        } else {
            return;
        };
        let (asked, used) = (self.head.reach, Percent(100.0 * used));
        let all = self.all();
        recipe.adjusted(
            PartRole::Prong(self.first),
            format!("{all}: a reach of {asked} {reason}; {used} was used"),
        );
    }

    /// Adds the prongs with the seat cut, in order.
    fn prongs(&self, mut cutter: Option<&mut Cutter>, recipe: &mut Recipe) -> Vec<StepId> {
        let prongs: Vec<Prong> = (0..self.head.count).map(|number| self.prong(number)).collect();
        let reaches = || prongs.iter().map(|prong| prong.tip.reach);
        let (least, most) = (reaches().fold(f64::INFINITY, f64::min), reaches().fold(0.0, f64::max));
        self.note_reach(least, most, recipe);
        prongs.iter().map(|prong| prong.add(self, cutter.as_deref_mut(), recipe)).collect()
    }

    /// Adds the rails with the seat cut, the lowest first.
    fn rails(&self, cutter: Option<&Cutter>, recipe: &mut Recipe) -> Vec<StepId> {
        let plan = self.mean_plan();
        let [a, b] = self.stone.half_axes();
        let middle = f64::midpoint(self.rail_z, self.stone.girdle_z());
        let below = middle - self.stone.girdle_z();
        let arc = plan.lower();
        let center =
            if below < arc.start.y { plan.line_at(below) } else { arc.at(1.0 - below / arc.start.y).x };
        let gallery = center - f64::midpoint(a, b) - GALLERY_INSET * self.head.wire.0;
        let places = [(self.rail_z, self.rail_offset), (middle, gallery)];
        let count = usize::try_from(self.head.rails).unwrap_or(2).min(places.len());
        let rails = places.into_iter().take(count).zip(recipe.numbers.rails()..);
        rails.filter_map(|((z, offset), number)| self.rail(number, z, offset, cutter, recipe)).collect()
    }

    /// `None`, with a problem, where the wire leaves no hole.
    fn rail(
        &self,
        number: u32,
        z: f64,
        offset: f64,
        cutter: Option<&Cutter>,
        recipe: &mut Recipe,
    ) -> Option<StepId> {
        let role = PartRole::Rail(number);
        let wire_radius = self.head.wire.0 / 2.0;
        let [a, b] = self.stone.half_axes().map(|half| half + offset);
        let room = 2.0 * a.min(b);
        if room <= self.head.wire.0 {
            let [wire, room] = [self.head.wire, Millimeters(room.max(0.0))];
            recipe.missing(role, format!("{role}: a wire of {wire} leaves no hole; it must be under {room}"));
            return None;
        }
        let ring_radius = (a * b).sqrt();
        let torus = recipe.step(role, "bend the wire", Operation::Torus { ring_radius, wire_radius });
        let frame = Frame { origin: Point::Z * z, ..self.stone.head_from_stone };
        let frame = frame.within(&self.stone.ring_from_head);
        let stretch = Point::new(a / ring_radius, b / ring_radius, 1.0);
        // Between the first two prongs, where nothing hides it.
        let between = (self.direction(0) + self.direction(1)).try_normalize().unwrap_or(Direction::X);
        let radius = ellipse_radius([a, b], self.stone.in_stone(between)) + wire_radius;
        recipe.part(role, self.stone.ring_from_head.to_parent(between * radius + Point::Z * z));
        recipe.landmarks.collars.push(CollarLandmark {
            role,
            section: CollarSection::Wire { ring_radius, wire_radius },
            ring_from_collar: frame,
            stretch: [stretch.x, stretch.y],
        });
        let step = recipe.place(role, torus, frame, stretch);
        let middle = z - self.stone.girdle_z();
        let span = [middle - wire_radius, middle + wire_radius];
        let hole = [a, b].map(|half| half - wire_radius * half / ring_radius);
        let Some(cutter) = cutter.filter(|cutter| cutter.comes_out_of(hole, span)) else { return Some(step) };
        let cut = Operation::Cut { body: step, cutters: vec![cutter.whole(recipe)] };
        Some(recipe.step(role, "cut the seat", cut))
    }
}

impl Prong {
    /// Points of the center line with the share of the way (0 at the foot, 1 at the girdle, 2 at the end).
    fn line(&self) -> Vec<(DVec2, f64)> {
        let lower = self.plan.lower();
        let straight = self.foot.distance(lower.start);
        let to_girdle = straight + lower.length;
        let on_line =
            |from_foot: f64| (self.foot.lerp(lower.start, from_foot / straight), from_foot / to_girdle);
        // A point of the line near its end keeps the curve from swinging before it bends.
        let near = straight - (lower.length / 2.0).min(straight / 2.0);
        let mut line = vec![(self.foot, 0.0), on_line(near), on_line(straight)];
        line.extend([0.5, 1.0].map(|part| (lower.at(part), (straight + part * lower.length) / to_girdle)));
        if let Some(upper) = self.plan.upper(&self.tip) {
            line.extend([0.5, 1.0].map(|part| (upper.at(part), 1.0 + part)));
        } else {
            // The dome begins below the girdle: the line ends there.
            line.retain(|(at, _)| at.y < self.tip.end.y - 0.02);
            line.push((self.tip.end, 2.0));
        }
        line.dedup_by(|b, a| a.0.distance(b.0) < 0.01);
        line
    }

    /// Radii in the plane and across it, by the share of the way.
    fn radii(&self, site: &Site, share: f64) -> [f64; 2] {
        let [base, girdle] =
            [site.head.base_diameter, site.head.tip_diameter].map(|diameter| diameter.0 / 2.0);
        let [foot_across, girdle_across, tip_across] = site.style.across;
        let foot = [base, base * foot_across];
        let middle = [girdle, girdle * girdle_across];
        let end = [self.tip.thick, girdle * tip_across];
        let (from, to, part) = if share <= 1.0 { (foot, middle, share) } else { (middle, end, share - 1.0) };
        [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * part)
    }

    fn add(&self, site: &Site, cutter: Option<&mut Cutter>, recipe: &mut Recipe) -> StepId {
        let role = PartRole::Prong(site.first + self.number);
        let direction = site.direction(self.number);
        let origin = Point::Z * site.stone.girdle_z();
        let frame = Frame { origin, x: direction, y: Direction::Z.cross(direction), z: Direction::Z };
        let frame = frame.within(&site.stone.ring_from_head);
        let in_plane = |at: DVec2| Point::new(at.x, 0.0, at.y);
        let line = self.line();
        let stations = line
            .iter()
            .map(|(at, share)| TubeStation { center: in_plane(*at), radii: self.radii(site, *share) });
        let stations: Vec<TubeStation> = stations.collect();
        let half_width = stations.iter().map(|station| station.radii[1]).fold(0.0, f64::max);
        let domes = [FOOT_DOME * 2.0 / (1.0 + site.style.across[0]), site.style.dome];
        let operation = Operation::Tube { stations, first_normal: Point::X, domes };
        let mut prong = recipe.step(role, "bend the prong", operation);
        // Cut before it is put in its place, prongs that are alike are cut once.
        if let Some(cutter) = cutter {
            let cutters = vec![cutter.slice(&frame, SLICE * half_width, recipe)];
            prong = recipe.step(role, "cut the seat", Operation::Cut { body: prong, cutters });
        }
        let pole = self.tip.pole();
        let girdle = DVec2::new(self.plan.axis, 0.0);
        let mut points: Vec<DVec2> = line.iter().map(|(at, _)| *at).chain([pole]).collect();
        points.retain(|at| at.y.abs() > 1e-6);
        let girdle_index = points.partition_point(|at| at.y < 0.0);
        points.insert(girdle_index, girdle);
        recipe.landmarks.prongs.push(ProngLandmark {
            role,
            stones: vec![PartRole::Stone(site.stone.number)],
            center_line: points.into_iter().map(|at| frame.to_parent(in_plane(at))).collect(),
            girdle_index,
            nominal_diameter: site.head.tip_diameter,
        });
        recipe.part(role, site.girdle_point(self.number));
        recipe.place(role, prong, frame, Point::ONE)
    }
}

/// The same number with nine decimals, so that prongs that are alike are one operation.
fn whole_nanometers(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}
