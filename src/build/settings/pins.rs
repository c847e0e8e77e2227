//! Upright pins between the stones of a row, prongs or beads, each holding the stones on both sides.
//!
//! The pins of one gap are cut by their two stones in a space of their own, so that gaps that are alike are made once.

use std::f64::consts::{FRAC_PI_2, PI};

use super::bur::Bur;
use super::row::{StoneLine, ring_from_spoke};
use crate::build::{Operation, PartRole, ProngLandmark, Recipe, StepId};
use crate::kernel::{Profile, ProfilePoint};
use crate::vocab::{Frame, Millimeters, Percent, Point};

/// A pin's foot ends this far under the surface that it stands on, in mm.
pub(super) const FOOT: f64 = 0.35;

/// Feet keep this far from the finger, in mm.
const FINGER_ROOM: f64 = 0.3;

/// What pins leave free of the stones besides the clearance, in mm: a hair, so that within the band their cut lies in
/// the metal that the bur has left.
pub(super) const HAIR: f64 = 0.01;

/// The least height of a pin's dome, in mm.
pub(super) const LEAST_DOME: f64 = 0.02;

/// Prongs or beads.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::build) enum PinKind {
    Prong,
    Bead,
}

/// The pins of a row.
pub(super) struct Pins<'a> {
    pub kind: PinKind,
    pub line: &'a StoneLine<'a>,
    pub diameter: f64,
    /// How far each lies over the crowns, seen from above.
    pub cover: f64,
    /// Top over the girdle's upper edge.
    pub top: f64,
    pub clearance: f64,
    /// Only one pin in each gap, on alternating sides.
    pub alternating: bool,
}

/// One gap: angles of the stones from the middle between them, and radii of their girdles.
struct Gap {
    stones: [Option<usize>; 2],
    middle: f64,
    half_step: f64,
    girdles: [f64; 2],
    /// The side of the row that a lone pin is on.
    side: f64,
}

/// A pin upright in its gap.
struct Pin {
    /// Where its axis passes the girdle, and the outside of the band there: y along the finger, z from its axis.
    at: Point,
    band: f64,
    foot: f64,
}

/// Half the section of a pin with a dome over its shoulder.
pub(super) fn pin_profile(radius: f64, [foot, shoulder, top]: [f64; 3]) -> Profile {
    // The arc of a dome turns by twice the slope of its chord.
    let bulge = ((top - shoulder).atan2(radius) / 2.0).tan();
    let points = [(0.0, foot, 0.0), (radius, foot, 0.0), (radius, shoulder, bulge), (0.0, top, 0.0)];
    Profile { points: points.map(|(x, y, bulge)| ProfilePoint { x, y, bulge }).to_vec() }
}

impl PinKind {
    pub(in crate::build) const fn role(self, number: u32) -> PartRole {
        match self {
            Self::Prong => PartRole::Prong(number),
            Self::Bead => PartRole::Bead(number),
        }
    }

    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Prong => "The prongs",
            Self::Bead => "The beads",
        }
    }

    /// The first number of so many more of them.
    pub(in crate::build) fn take_numbers(self, count: usize, recipe: &mut Recipe) -> u32 {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        match self {
            Self::Prong => recipe.numbers.prongs(count),
            Self::Bead => recipe.numbers.beads(count),
        }
    }
}

impl Pins<'_> {
    /// Adds all pins with the seats cut; `None`, with a problem, where they do not reach the stones.
    pub fn add(mut self, recipe: &mut Recipe) -> Option<StepId> {
        let mut first = self.kind.take_numbers(0, recipe);
        let role = self.kind.role(first);
        self.hold_back(role, recipe);
        let gaps = self.line_gaps();
        let bur = Bur::around(self.line.shape, self.clearance + HAIR);
        let mut pins = Vec::new();
        for gap in &gaps {
            pins.push(self.pins_of(gap).map_err(|text| recipe.missing(role, text)).ok()?);
        }
        self.note_overhang(&gaps, &pins, role, recipe);
        let of = bur.add(self.line.seat_role(), recipe);
        self.kind.take_numbers(pins.iter().map(Vec::len).sum(), recipe);
        let mut cells = Vec::new();
        for (gap, pins) in gaps.iter().zip(&pins) {
            cells.push(self.cell(gap, pins, first, (of, bur.stretch()), recipe));
            first += u32::try_from(pins.len()).unwrap_or(0);
        }
        let apart = self.stand_apart(&gaps, &pins);
        let operation = if apart { Operation::Gather { of: cells } } else { Operation::Unite { of: cells } };
        Some(recipe.step(role, "all of them", operation))
    }

    fn line_gaps(&self) -> Vec<Gap> {
        let of = |(number, [(left, from), (right, to)]): (usize, [(Option<usize>, f64); 2])| Gap {
            stones: [left, right],
            middle: f64::midpoint(from, to),
            // In whole billionths, so that gaps that are alike are one operation.
            half_step: ((to - from) / 2.0 * 1e9).round() / 1e9,
            girdles: [from, to].map(|angle| self.line.girdle(angle)),
            side: if number.is_multiple_of(2) { 1.0 } else { -1.0 },
        };
        self.line.gaps().into_iter().enumerate().map(of).collect()
    }

    /// Lies less far over the crowns where the pins end too low for as much as was asked: height wins.
    fn hold_back(&mut self, role: PartRole, recipe: &mut Recipe) {
        let crown = self.line.shape.crown_angle.0.to_radians();
        let most = (self.top - LEAST_DOME - self.clearance / crown.cos()) / crown.tan();
        if most < self.cover - 1e-6 {
            let shape = self.line.shape;
            let slope = (shape.length.0 / 2.0 - shape.table_radius.0).max(1e-6);
            let [asked, used] = [self.cover, most.max(0.0)].map(|cover| Percent(100.0 * cover / slope));
            let pins = self.kind.words();
            let text = format!(
                "{pins}: a reach of {asked} cannot be had at this height over the girdle; {used} was used"
            );
            recipe.adjusted(role, text);
            self.cover = most.max(0.0);
        }
    }

    /// Where the sides of a pin end and its dome begins, over the middle of the girdle.
    fn shoulder(&self) -> f64 {
        let shape = self.line.shape;
        let crown = shape.crown_angle.0.to_radians();
        let over_crown = self.cover * crown.tan() + (self.clearance + HAIR) / crown.cos();
        shape.girdle_half.0 + over_crown.min(self.top - LEAST_DOME)
    }

    /// Where a stone of a gap stands in the gap's own space.
    fn stone_in_gap(&self, gap: &Gap, side: usize) -> Frame {
        let turn = if side == 0 { -gap.half_step } else { gap.half_step };
        self.line.upright(gap.girdles[side]).within(&Frame::turned_about_y(turn))
    }

    /// How far outside both girdles an axis passes, as a share: 1 is just where a pin covers what it should.
    fn clear_of(&self, frames: &[Frame; 2], at: Point) -> f64 {
        let shape = self.line.shape;
        let beyond = self.diameter / 2.0 - self.cover;
        let [a, b] = [shape.length, shape.width].map(|side| (side.0 / 2.0 + beyond).max(1e-3));
        let share = |frame: &Frame| {
            let at = frame.to_local(at);
            (at.x / a).hypot(at.y / b)
        };
        frames.iter().map(share).fold(f64::INFINITY, f64::min)
    }

    /// The pins of a gap.
    ///
    /// # Errors
    /// A sentence where the gap is too wide for them.
    fn pins_of(&self, gap: &Gap) -> Result<Vec<Pin>, String> {
        let frames = [0, 1].map(|side| self.stone_in_gap(gap, side));
        let girdle = f64::midpoint(gap.girdles[0], gap.girdles[1]) / gap.half_step.cos().max(0.1);
        let contact = Point::Z * (girdle + self.shoulder());
        if self.clear_of(&frames, contact) > 1.0 + 1e-6 {
            let pins = self.kind.words();
            let apart = frames[0].to_local(contact).x.abs() - self.line.shape.length.0 / 2.0;
            let [diameter, needed] = [self.diameter, 2.0 * (apart + self.cover)].map(Millimeters);
            return Err(format!(
                "{pins}: at {diameter} they do not reach the stones on both sides of a gap; {needed} would, or more \
                 stones"
            ));
        }
        let sides: &[f64] = if self.alternating { &[gap.side] } else { &[1.0, -1.0] };
        Ok(sides.iter().map(|side| self.pin(gap, &frames, girdle, *side)).collect())
    }

    fn pin(&self, gap: &Gap, frames: &[Frame; 2], girdle: f64, side: f64) -> Pin {
        let (mut near, mut far) = (0.0, self.line.shape.length.0 + self.diameter);
        for _ in 0..50 {
            let off = f64::midpoint(near, far);
            // Where it lies on the crowns: upright between stones that lean apart, it draws away from them.
            let contact = Point::new(0.0, side * off, girdle + self.shoulder());
            if self.clear_of(frames, contact) < 1.0 { near = off } else { far = off }
        }
        // In whole nanometers, so that gaps that are alike are one operation.
        let off = (far * 1e6).round() / 1e6;
        let (outside, radius) = (self.line.outside, self.diameter / 2.0);
        let [least, most] = outside.sides(gap.middle);
        let along = outside.along + side * off;
        let [from, to] = [along - radius, along + radius].map(|at| at.clamp(least + 0.01, most - 0.01));
        let band = outside.lowest(gap.middle, [from, to]).unwrap_or(outside.inner_radius);
        let foot = (band - FOOT).max(outside.inner_radius + FINGER_ROOM).min(girdle - 0.05);
        Pin { at: Point::new(0.0, side * off, girdle), band, foot: (foot * 100.0).floor() / 100.0 }
    }

    /// A problem where pins stand over the sides of the band.
    fn note_overhang(&self, gaps: &[Gap], pins: &[Vec<Pin>], role: PartRole, recipe: &mut Recipe) {
        let outside = self.line.outside;
        let over = |(gap, pin): (&Gap, &Pin)| {
            let [least, most] = outside.sides(gap.middle);
            let along = outside.along + pin.at.y;
            let radius = self.diameter / 2.0;
            (least - (along - radius)).max(along + radius - most)
        };
        let all = gaps.iter().zip(pins).flat_map(|(gap, pins)| pins.iter().map(move |pin| (gap, pin)));
        let Some((excess, width)) = all
            .map(|(gap, pin)| {
                let [least, most] = outside.sides(gap.middle);
                (over((gap, pin)), most - least)
            })
            .max_by(|a, b| a.0.total_cmp(&b.0))
        else {
            return;
        };
        if excess > 1e-3 {
            let pins = self.kind.words();
            let [excess, width, needed] = [excess, width, width + 2.0 * excess].map(Millimeters);
            let text = format!(
                "{pins} stand {excess} over the side of the band: it is {width} wide there, {needed} is needed"
            );
            recipe.adjusted(role, text);
        }
    }

    /// Whether no two pins touch.
    fn stand_apart(&self, gaps: &[Gap], pins: &[Vec<Pin>]) -> bool {
        let room = self.diameter + 0.01;
        let within = |pins: &Vec<Pin>| match &pins[..] {
            [a, b] => a.at.distance(b.at) > room,
            _ => true,
        };
        let lowest = pins.iter().flatten().map(|pin| pin.foot).fold(f64::INFINITY, f64::min);
        let closed = self.line.ends.is_none();
        let mut middles: Vec<f64> = gaps.iter().map(|gap| gap.middle).collect();
        if closed && let Some(first) = middles.first() {
            middles.push(first + 2.0 * PI);
        }
        let step = middles.windows(2).map(|pair| pair[1] - pair[0]).fold(FRAC_PI_2, f64::min);
        pins.iter().all(within) && 2.0 * lowest * (step / 2.0).sin() > room
    }

    /// The pins of one gap, cut by its stones and put in their place.
    fn cell(
        &self,
        gap: &Gap,
        pins: &[Pin],
        first: u32,
        (bur, stretch): (StepId, Point),
        recipe: &mut Recipe,
    ) -> StepId {
        let mut names = Vec::new();
        let mut uncut = Vec::new();
        for (pin, number) in pins.iter().zip(0_u32..) {
            let (in_cell, role) = (self.kind.role(number), self.kind.role(first + number));
            let body = recipe.step(role, "turn the pin", Operation::Revolve { profile: self.profile(pin) });
            uncut.push(recipe.place(in_cell, body, Frame { origin: pin.at, ..Frame::IDENTITY }, Point::ONE));
            names.push((in_cell, role));
            self.note(gap, pin, role, recipe);
        }
        let mut cutters = Vec::new();
        for side in [0, 1] {
            let Some(stone) = gap.stones[side] else { continue };
            let in_cell = PartRole::Seat(u32::from(side == 1));
            cutters.push(recipe.place(in_cell, bur, self.stone_in_gap(gap, side), stretch));
            names.push((in_cell, PartRole::Seat(self.line.stones[stone].number)));
        }
        let role = self.kind.role(first);
        let body = recipe.step(role, "the pins of a gap", Operation::Unite { of: uncut });
        let cut = recipe.step(role, "cut the seats", Operation::Cut { body, cutters });
        let frame = ring_from_spoke(gap.middle, self.line.outside.along);
        let placed = Operation::Transform { of: cut, parent_from_local: frame, stretch: Point::ONE };
        let placed = recipe.step(role, "put in its place", placed);
        recipe.step(role, "name the faces", Operation::Rename { of: placed, names })
    }

    /// Half the section of a pin, about where its axis passes the girdle.
    fn profile(&self, pin: &Pin) -> Profile {
        let top = self.line.shape.girdle_half.0 + self.top;
        pin_profile(self.diameter / 2.0, [pin.foot - pin.at.z, self.shoulder(), top])
    }

    fn note(&self, gap: &Gap, pin: &Pin, role: PartRole, recipe: &mut Recipe) {
        let ring_from_gap = ring_from_spoke(gap.middle, self.line.outside.along);
        let top = pin.at.z + self.line.shape.girdle_half.0 + self.top;
        let line = [pin.band, pin.at.z, top].map(|z| ring_from_gap.to_parent(pin.at.with_z(z)));
        let stones = gap.stones.iter().flatten().map(|at| PartRole::Stone(self.line.stones[*at].number));
        recipe.part(role, line[1]);
        let landmark = ProngLandmark {
            role,
            stones: stones.collect(),
            center_line: line.to_vec(),
            girdle_index: 1,
            nominal_diameter: Millimeters(self.diameter),
        };
        match self.kind {
            PinKind::Prong => recipe.landmarks.prongs.push(landmark),
            PinKind::Bead => recipe.landmarks.beads.push(landmark),
        }
    }
}
