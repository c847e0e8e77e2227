//! A head of prongs on rails.

use glam::DVec2;

use super::HeadMetal;
use super::peg::peg;
use super::prong::Prong;
use super::prong_curve::{ProngPlan, TipStyle, rise};
use super::rail_path::{Girdle, RailPath};
use super::rails::{BaseRail, Ground};
use super::seat::{Cutter, SeatCut};
use super::stands::stands;
use crate::build::stones::{SetStone, Stand};
use crate::build::{CollarLandmark, CollarSection, Operation, PartRole, Recipe, StepId};
use crate::design::settings::{HeadBase, ProngHead};
use crate::kernel::{Profile, WireRing};
use crate::vocab::{Degrees, Direction, Frame, Millimeters, Percent, Point};

/// Height of the dome under a foot, in radii.
pub(super) const FOOT_DOME: f64 = 0.5;

/// The lowest point of a foot lies over the underside of the base rail by this share of the wire.
const FOOT_INSET: f64 = 0.1;

/// The girdle stands over the feet of the prongs by at least this, in mm.
const LEAST_STAND: f64 = 0.4;

/// Prongs never lean more than this.
pub(super) const MOST_LEAN: f64 = 60.0 * std::f64::consts::PI / 180.0;

/// Room around the girdle besides the clearance, in mm.
const RELIEF: f64 = 0.03;

/// Room over and under the girdle's edges, in mm.
const RELIEF_HEIGHT: f64 = 0.05;

/// The gallery rail lies within the prongs' center lines by this share of its wire, so that the prongs stand
/// proud of it.
const GALLERY_INSET: f64 = 0.4;

/// Prongs that meet on a peg keep this far from its axis, so that they lean to one side, in mm.
const LEAST_PEG_REACH: f64 = 0.05;

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
    let stands = stands(head, stone);
    let count = u32::try_from(stands.len()).unwrap_or(u32::MAX);
    let first = recipe.numbers.prongs(count);
    let role = PartRole::Prong(first);
    let mut site = Site::new(head, stone, ground, first, stands);
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
        let anchor = site.stands.first().map_or(Point::ZERO, |stand| site.girdle_point(stand));
        recipe.part(PartRole::Seat(stone.number), anchor);
    }
    Some(HeadMetal { base: vec![rails], held: vec![prongs] })
}

/// A rail, as far as it is made.
enum Rail {
    /// That the stone leaves alone.
    Ring(WireRing),
    /// All others.
    Made(StepId),
}

/// Where a head of prongs stands: what all its prongs have in common.
pub(super) struct Site<'a> {
    pub head: &'a ProngHead,
    pub stone: &'a SetStone,
    /// Number of the first prong in the piece.
    pub first: u32,
    pub style: TipStyle,
    rail: BaseRail<'a>,
    /// What the rails follow.
    girdle: Girdle,
    /// Of the prongs.
    pub stands: Vec<Stand>,
    /// Lean in radians, as used.
    pub lean: f64,
    /// The middle of the base rail's wire: height in ring space, and how far outside the girdle's outline.
    pub rail_z: f64,
    pub rail_offset: f64,
}

impl<'a> Site<'a> {
    fn new(
        head: &'a ProngHead,
        stone: &'a SetStone,
        ground: &'a Ground,
        first: u32,
        stands: Vec<Stand>,
    ) -> Self {
        Self {
            head,
            stone,
            first,
            style: TipStyle::of(head.tip),
            rail: BaseRail { ground, wire: head.wire.0 },
            girdle: Girdle::of(stone),
            stands,
            lean: head.lean.0.to_radians(),
            rail_z: 0.0,
            rail_offset: 0.0,
        }
    }

    /// The way of a rail that lies `offset` outside the girdle.
    pub fn path(&self, offset: f64) -> RailPath {
        RailPath::around(&self.girdle, offset, self.head.wire.0)
    }

    /// Where the feet of the prongs come down.
    pub fn base_path(&self) -> RailPath {
        match self.head.base {
            HeadBase::Rail => self.path(self.rail_offset),
            HeadBase::Peg => RailPath::Ellipse([self.peg_reach(); 2]),
        }
    }

    /// How far from the axis prongs meet on the peg, so that their feet are within it.
    fn peg_reach(&self) -> f64 {
        ((self.head.peg_diameter.0 - self.head.base_diameter.0) / 2.0).max(LEAST_PEG_REACH)
    }

    /// The lowest that any metal may lie, in head space.
    pub fn lowest(&self) -> f64 {
        self.rail.ground.lowest()
    }

    /// How far a prong's center line lies outside the girdle.
    fn overhang(&self) -> f64 {
        self.head.tip_diameter.0 * (0.5 - self.head.seat_share.0 / 100.0)
    }

    /// Where the center line of a prong passes the girdle, in ring space.
    pub fn girdle_point(&self, stand: &Stand) -> Point {
        let out = stand.at + stand.out * self.overhang();
        self.stone.ring_from_head.to_parent(out.extend(self.stone.girdle_z()))
    }

    /// Height of the feet's widest place over the girdle (negative), for the rail where it is now.
    pub fn foot_z(&self) -> f64 {
        let radius = self.head.base_diameter.0 / 2.0;
        let wire = self.head.wire.0;
        let bottom = self.rail_z - wire * (0.5 - FOOT_INSET);
        bottom + rise([radius, FOOT_DOME * radius], self.lean) - self.stone.girdle_z()
    }

    /// The plan of a prong whose girdle and table lie at these radii.
    pub fn plan(&self, girdle: f64, table: f64) -> ProngPlan {
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
        self.path(offset).reach(self.stone.in_stone(Direction::X))
    }

    /// Lays the base rail where the leaning prongs come down on the shank, and mends the lean where they
    /// would come down at no good place.
    ///
    /// # Errors
    /// A sentence when the girdle is too low for any prong.
    fn settle(&mut self, recipe: &mut Recipe) -> Result<(), String> {
        match self.head.base {
            HeadBase::Rail => self.settle_on_rail(recipe)?,
            HeadBase::Peg => self.settle_on_peg()?,
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

    /// Leans the prongs so that they meet on the peg.
    fn settle_on_peg(&mut self) -> Result<(), String> {
        self.rail_z = self.rail.ground.surface(0.0) + self.head.peg_height.0;
        let below = self.rail_z - self.stone.girdle_z();
        let (mut low, mut high) = (-MOST_LEAN, MOST_LEAN);
        for _ in 0..40 {
            self.lean = f64::midpoint(low, high);
            if self.mean_plan().line_at(below) > self.peg_reach() {
                low = self.lean;
            } else {
                high = self.lean;
            }
        }
        if MOST_LEAN - self.lean > 1e-6 {
            return Ok(());
        }
        let most = Degrees(MOST_LEAN.to_degrees());
        Err(format!(
            "{}: even a lean of {most} does not bring them together on the peg; raise the head",
            self.all()
        ))
    }

    fn settle_on_rail(&mut self, recipe: &mut Recipe) -> Result<(), String> {
        self.land(self.rail.height(0.0));
        let asked = self.head.lean;
        let most = self.rail.most_reach();
        let least = self.rail.last_hold().min(LEAST_REACH * self.head.wire.0).max(0.55 * self.head.wire.0);
        let mut reason = None;
        if self.reach_of(self.rail_offset) > most.max(least) {
            self.lean_to(most.max(least));
            reason = Some("brings the base rail too close to the finger");
        } else if self.narrowest() < least {
            self.lean_to(self.reach_of(least - self.path(0.0).narrowest()));
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
        Ok(())
    }

    /// How near to the axis the base rail passes.
    fn narrowest(&self) -> f64 {
        self.path(self.rail_offset).narrowest()
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
        format!("Prongs {} to {}", self.first + 1, self.first + u32::try_from(self.stands.len()).unwrap_or(0))
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
        let prongs: Vec<Prong> =
            (0..).zip(&self.stands).map(|(number, stand)| Prong::new(self, number, *stand)).collect();
        let reaches = || prongs.iter().map(Prong::reach);
        let (least, most) = (reaches().fold(f64::INFINITY, f64::min), reaches().fold(0.0, f64::max));
        self.note_reach(least, most, recipe);
        prongs.iter().map(|prong| prong.add(self, cutter.as_deref_mut(), recipe)).collect()
    }

    /// Adds the peg, or else the base rail, and the rails over it, each with the seat cut, the lowest first.
    fn rails(&self, cutter: Option<&Cutter>, recipe: &mut Recipe) -> Vec<StepId> {
        let plan = self.mean_plan();
        let [a, b] = self.stone.half_axes();
        let arc = plan.lower();
        let gallery = |step: u32| {
            let below = (self.rail_z - self.stone.girdle_z())
                * (1.0 - f64::from(step) / f64::from(self.head.rails.max(1)));
            let center =
                if below < arc.start.y { plan.line_at(below) } else { arc.at(1.0 - below / arc.start.y).x };
            let offset = center - f64::midpoint(a, b) - GALLERY_INSET * self.head.wire.0;
            (below + self.stone.girdle_z(), offset)
        };
        let galleries = (1..self.head.rails).map(gallery);
        let places: Vec<(f64, f64)> =
            std::iter::once((self.rail_z, self.rail_offset)).chain(galleries).collect();
        let first = recipe.numbers.rails();
        let on_peg = self.head.base == HeadBase::Peg;
        let peg = on_peg.then(|| peg(self, recipe));
        let rails = places.into_iter().zip(first..).skip(usize::from(on_peg));
        let rails: Vec<Rail> =
            rails.filter_map(|((z, offset), number)| self.rail(number, z, offset, cutter, recipe)).collect();
        let rings =
            rails.iter().filter_map(|rail| if let Rail::Ring(ring) = rail { Some(*ring) } else { None });
        let rings: Vec<WireRing> = rings.collect();
        let level = |ring: &WireRing| self.stone.ring_from_head.to_local(ring.parent_from_ring.origin).z;
        let apart = rings.windows(2).all(|pair| level(&pair[1]) - level(&pair[0]) > self.head.wire.0);
        let bent = if apart { rings.chunks(rings.len().max(1)) } else { rings.chunks(1) };
        let bend = |rings: &[WireRing]| {
            let rings = rings.to_vec();
            recipe.step(PartRole::Rail(first), "bend the wire", Operation::RingsOfWire { rings })
        };
        let cut =
            rails.iter().filter_map(|rail| if let Rail::Made(step) = rail { Some(*step) } else { None });
        let bent: Vec<StepId> = bent.map(bend).collect();
        peg.into_iter().chain(bent).chain(cut).collect()
    }

    /// `None`, with a problem, where the wire leaves no hole.
    fn rail(
        &self,
        number: u32,
        z: f64,
        offset: f64,
        cutter: Option<&Cutter>,
        recipe: &mut Recipe,
    ) -> Option<Rail> {
        let role = PartRole::Rail(number);
        let wire_radius = self.head.wire.0 / 2.0;
        let path = self.path(offset);
        let room = 2.0 * path.narrowest();
        if room <= self.head.wire.0 {
            let [wire, room] = [self.head.wire, Millimeters(room.max(0.0))];
            recipe.missing(role, format!("{role}: a wire of {wire} leaves no hole; it must be under {room}"));
            return None;
        }
        let frame = Frame { origin: Point::Z * z, ..self.stone.head_from_stone };
        let frame = frame.within(&self.stone.ring_from_head);
        // Between the first two prongs, where nothing hides it.
        let first = self.stands.iter().take(2).map(|stand| stand.at.normalize_or_zero()).sum::<DVec2>();
        let between = first.extend(0.0).try_normalize().unwrap_or(Direction::X);
        let radius = path.reach(self.stone.in_stone(between)) + wire_radius;
        recipe.part(role, self.stone.ring_from_head.to_parent(between * radius + Point::Z * z));
        let [a, b] = match path {
            RailPath::Ellipse(axes) => axes,
            RailPath::Loop { .. } => [Direction::X, Direction::Y].map(|axis| path.reach(axis)),
        };
        let ring_radius = (a * b).sqrt();
        let stretch = Point::new(a / ring_radius, b / ring_radius, 1.0);
        recipe.landmarks.collars.push(CollarLandmark {
            role,
            section: CollarSection::Wire { ring_radius, wire_radius },
            ring_from_collar: frame,
            stretch: [stretch.x, stretch.y],
        });
        let wire = match path {
            RailPath::Ellipse(axes) => {
                let ring =
                    WireRing { ring_radius, wire_radius, stretch, parent_from_ring: frame, tag: role.tag() };
                let middle = z - self.stone.girdle_z();
                let span = [middle - wire_radius, middle + wire_radius];
                let hole = axes.map(|half| half - wire_radius * half / ring_radius);
                if !cutter.is_some_and(|cutter| cutter.comes_out_of(hole, span)) {
                    return Some(Rail::Ring(ring));
                }
                recipe.step(role, "bend the wire", Operation::RingsOfWire { rings: vec![ring] })
            }
            RailPath::Loop { core, bend } => {
                let mut section = Profile::circle(wire_radius);
                section.points.iter_mut().for_each(|point| point.x += bend);
                let wire = recipe.step(role, "bend the wire", Operation::Surround { core, section });
                recipe.place(role, wire, frame, Point::ONE)
            }
        };
        let Some(cutter) = cutter else { return Some(Rail::Made(wire)) };
        let cut = Operation::Cut { body: wire, cutters: vec![cutter.whole(recipe)] };
        Some(Rail::Made(recipe.step(role, "cut the seat", cut)))
    }
}
