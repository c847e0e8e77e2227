//! One prong of a head: bent from wire, or a V around a corner of the stone, with its seat cut.

use glam::DVec2;

use super::prong_curve::{ProngPlan, TipFit};
use super::prong_head::{FOOT_DOME, MOST_LEAN, Site};
use super::seat::Cutter;
use super::stands::is_vee;
use super::vee::Vee;
use crate::build::stones::Stand;
use crate::build::{Operation, PartRole, ProngLandmark, Recipe, StepId};
use crate::kernel::TubeStation;
use crate::vocab::{Direction, Frame, Point};

/// A prong's slice of the cutter is wider than the prong by this factor, so that its sides stay clear of it.
const SLICE: f64 = 1.2;

/// One prong in its own plane.
pub(super) struct Prong {
    number: u32,
    stand: Stand,
    plan: ProngPlan,
    foot: DVec2,
    /// How far beside its plane the foot's middle lies on the rail, and how far that is under the girdle: where it crosses
    /// its neighbor.
    aside: [f64; 2],
    form: Form,
}

enum Form {
    Wire(TipFit),
    Vee(Vee),
}

impl Prong {
    /// A prong that stands on the base rail.
    pub fn new(site: &Site, number: u32, stand: Stand) -> Self {
        let girdle = whole_nanometers(stand.girdle());
        let table = whole_nanometers(site.stone.table_from(stand.inner(), stand.out));
        let [rail, beside] = foot_on_rail(site, number, &stand);
        let rail_z = site.rail_z - site.stone.girdle_z();
        let mut plan = site.plan(girdle, table);
        // On a stone that is not round each prong leans a little differently to stand on the rail.
        for _ in 0..8 {
            let miss = plan.line_at(rail_z) - whole_nanometers(rail);
            if miss.abs() < 1e-6 {
                break;
            }
            let run = (plan.lower().start.y - rail_z).max(0.05);
            plan.lean = (plan.lean.tan() + miss / run).atan().clamp(-MOST_LEAN, MOST_LEAN);
        }
        let foot_z = site.foot_z().min(plan.lower().start.y - 0.05);
        let foot = DVec2::new(plan.line_at(foot_z), foot_z);
        let form = if is_vee(site.head, &stand) {
            Form::Vee(Vee::new(plan, stand.opening, foot, site.head.base_diameter.0 / 2.0))
        } else {
            Form::Wire(plan.tip())
        };
        Self { number, stand, plan, foot, aside: [beside, -rail_z], form }
    }

    /// Share of the crown that it covers.
    pub const fn reach(&self) -> f64 {
        match &self.form {
            Form::Wire(tip) => tip.reach,
            Form::Vee(_) => self.plan.reach,
        }
    }

    /// Points of the center line with the share of the way (0 at the foot, 1 at the girdle, 2 at the end).
    fn line(&self, tip: &TipFit) -> Vec<(DVec2, f64)> {
        let lower = self.plan.lower();
        let straight = self.foot.distance(lower.start);
        let to_girdle = straight + lower.length;
        let on_line =
            |from_foot: f64| (self.foot.lerp(lower.start, from_foot / straight), from_foot / to_girdle);
        // A point of the line near its end keeps the curve from swinging before it bends.
        let near = straight - (lower.length / 2.0).min(straight / 2.0);
        let mut line = vec![(self.foot, 0.0), on_line(near), on_line(straight)];
        // What bends to two sides takes more points.
        let parts: &[f64] = if self.aside[0] == 0.0 { &[0.5, 1.0] } else { &[0.25, 0.5, 0.75, 1.0] };
        line.extend(parts.iter().map(|part| (lower.at(*part), (straight + part * lower.length) / to_girdle)));
        if let Some(upper) = self.plan.upper(tip) {
            line.extend([0.5, 1.0].map(|part| (upper.at(part), 1.0 + part)));
        } else {
            // The dome begins below the girdle: the line ends there.
            line.retain(|(at, _)| at.y < tip.end.y - 0.02);
            line.push((tip.end, 2.0));
        }
        line.dedup_by(|b, a| a.0.distance(b.0) < 0.01);
        line
    }

    /// Radii in the plane and across it, by the share of the way.
    fn radii(site: &Site, tip: &TipFit, share: f64) -> [f64; 2] {
        let [base, girdle] =
            [site.head.base_diameter, site.head.tip_diameter].map(|diameter| diameter.0 / 2.0);
        let [foot_across, girdle_across, tip_across] = site.style.across;
        let foot = [base, base * foot_across];
        let middle = [girdle, girdle * girdle_across];
        let end = [tip.thick, girdle * tip_across];
        let (from, to, part) = if share <= 1.0 { (foot, middle, share) } else { (middle, end, share - 1.0) };
        [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * part)
    }

    /// A point of the center line, as drawn in the prong's plane, where it really is: aside from the girdle down, in a
    /// parabola along the bend and then straight.
    fn in_part(&self, at: DVec2) -> Point {
        let [beside, rail] = self.aside;
        if beside == 0.0 || at.y >= 0.0 {
            return Point::new(at.x, 0.0, at.y);
        }
        let bend = -self.plan.lower().start.y;
        let way = |below: f64| if below < bend { below * below / (2.0 * bend) } else { below - bend / 2.0 };
        Point::new(at.x, beside * way(-at.y) / way(rail).max(0.05), at.y)
    }

    /// What makes it, and half its greatest width across its plane.
    fn operation(&self, site: &Site) -> (Operation, f64) {
        match &self.form {
            Form::Wire(tip) => {
                let station = |(at, share): &(DVec2, f64)| TubeStation {
                    center: self.in_part(*at),
                    radii: Self::radii(site, tip, *share),
                };
                let stations: Vec<TubeStation> = self.line(tip).iter().map(station).collect();
                let half_width =
                    stations.iter().map(|it| it.center.y.abs() + it.radii[1]).fold(0.0, f64::max);
                let domes = [FOOT_DOME * 2.0 / (1.0 + site.style.across[0]), site.style.dome];
                (Operation::Tube { stations, first_normal: Point::X, domes }, half_width)
            }
            Form::Vee(vee) => {
                let sections = vee.sections();
                let corners = sections.iter().flat_map(|section| &section.profile.points);
                let half_width = corners.map(|corner| corner.y.abs()).fold(0.0, f64::max);
                (Operation::Loft { sections }, half_width)
            }
        }
    }

    /// Its center line, from its foot to its end.
    fn center_line(&self) -> Vec<DVec2> {
        match &self.form {
            Form::Wire(tip) => self.line(tip).iter().map(|(at, _)| *at).chain([tip.pole()]).collect(),
            Form::Vee(vee) => {
                let lower = self.plan.lower();
                let upright = DVec2::new(self.plan.axis, self.plan.crown[0].y);
                vec![self.foot, lower.start, lower.at(0.5), upright, vee.pole()]
            }
        }
    }

    /// Adds it in its place with the seat cut.
    pub fn add(&self, site: &Site, cutter: Option<&mut Cutter>, recipe: &mut Recipe) -> StepId {
        let role = PartRole::Prong(site.first + self.number);
        let direction = self.stand.out.extend(0.0);
        let origin = self.stand.inner().extend(site.stone.girdle_z());
        let frame = Frame { origin, x: direction, y: Direction::Z.cross(direction), z: Direction::Z };
        let frame = frame.within(&site.stone.ring_from_head);
        let (operation, half_width) = self.operation(site);
        let mut prong = recipe.step(role, "bend the prong", operation);
        // Cut before it is put in its place, prongs that are alike are cut once.
        if let Some(cutter) = cutter {
            let cutters = vec![cutter.slice(&frame, SLICE * half_width, recipe)];
            prong = recipe.step(role, "cut the seat", Operation::Cut { body: prong, cutters });
        }
        let girdle = DVec2::new(self.plan.axis, 0.0);
        let mut points = self.center_line();
        points.retain(|at| at.y.abs() > 1e-6);
        let girdle_index = points.partition_point(|at| at.y < 0.0);
        points.insert(girdle_index, girdle);
        recipe.landmarks.prongs.push(ProngLandmark {
            role,
            stones: vec![PartRole::Stone(site.stone.number)],
            center_line: points.into_iter().map(|at| frame.to_parent(self.in_part(at))).collect(),
            girdle_index,
            nominal_diameter: site.head.tip_diameter,
        });
        recipe.part(role, site.girdle_point(&self.stand));
        recipe.place(role, prong, frame, Point::ONE)
    }
}

/// Where a prong comes down on the base rail: how far out in its plane, and how far beside it. A prong that crosses goes
/// over toward its neighbor: the last one's is the first, so that the crossings of four lie at 12 and 6 o'clock.
fn foot_on_rail(site: &Site, number: u32, stand: &Stand) -> [f64; 2] {
    let path = site.base_path();
    let in_stone = |it: DVec2| site.stone.in_stone(it.extend(0.0)).truncate();
    let (count, index) = (site.stands.len(), number as usize);
    let neighbor = site.stands[if index.is_multiple_of(2) { index + count - 1 } else { index + 1 } % count];
    let share = site.head.crossing.0 / 100.0;
    let plain = [*stand, neighbor].iter().any(|stand| is_vee(site.head, stand)) || !count.is_multiple_of(2);
    if share == 0.0 || plain {
        return [path.reach_from(in_stone(stand.inner()), in_stone(stand.out)), 0.0];
    }
    let toward = stand.at.lerp(neighbor.at, share).normalize_or(stand.out);
    let foot = toward * path.reach(in_stone(toward).extend(0.0)) - stand.inner();
    [foot.dot(stand.out), foot.dot(stand.out.perp())]
}

/// The same number with nine decimals, so that prongs that are alike are one operation.
fn whole_nanometers(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}
