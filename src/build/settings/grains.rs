//! Upright pins in places between stones on any surface, prongs or beads, each holding the stones around it.
//!
//! Each is cut by the stones that it holds in a space of its own, so that places that are alike are made once. What rows
//! along the shank have is in `pins`: there two of a gap are cut together.

use std::sync::Arc;

use glam::DVec2;

use super::bur::Bur;
use super::pins::{FOOT, HAIR, LEAST_DOME, PinKind, pin_profile};
use crate::build::stones::SetStone;
use crate::build::{Operation, PartRole, ProngLandmark, Recipe, StepId};
use crate::gems::StoneShape;
use crate::vocab::{Frame, Millimeters, Percent, Point};

/// What all pins of a feature have in common, in mm.
pub(in crate::build) struct Grains<'a> {
    pub kind: PinKind,
    pub stones: &'a [SetStone],
    pub diameter: f64,
    /// How far each lies over the crowns, seen from above.
    pub cover: f64,
    /// Top over the girdle's upper edge, as a share of the way to the table.
    pub height: f64,
    pub clearance: f64,
}

/// A place for a stone beside a pin.
#[derive(Clone, Copy)]
pub(in crate::build) struct Spot<'a> {
    /// Its place among the stones; `None` where there would be one beyond the end of a row.
    pub stone: Option<usize>,
    pub shape: &'a StoneShape,
    pub ring_from_stone: Frame,
}

/// A place for a pin: its axis is Z, through the middle of the girdles at the origin.
#[derive(Debug, Clone)]
pub(in crate::build) struct Site {
    pub ring_from_pin: Frame,
    pub diameter: f64,
    /// How far it lies over the crowns.
    pub cover: f64,
    /// The surface that it stands on, and its own lowest place, over the origin.
    pub ground: f64,
    pub foot: f64,
    /// The stones that it holds.
    pub stones: Vec<usize>,
}

/// Level metal that pins stand on, in mm.
#[derive(Debug, Clone, Copy)]
pub(in crate::build) struct Level {
    /// Its face over the middles of the girdles.
    pub face: f64,
    /// How deep it is at least.
    pub thickness: f64,
}

/// Metal under the foot of a pin, in mm.
const UNDER_FOOT: f64 = 0.05;

impl Level {
    fn site(self, ring_from_pin: Frame, [diameter, cover]: [f64; 2], spots: &[Spot]) -> Site {
        let foot = (self.face - FOOT).max(self.face - self.thickness + UNDER_FOOT).min(-UNDER_FOOT);
        // In whole nanometers, so that places that are alike are one operation.
        let [ground, foot, diameter, cover] =
            [self.face, foot, diameter, cover].map(|value| (value * 1e6).round() / 1e6);
        let stones = spots.iter().filter_map(|spot| spot.stone).collect();
        Site { ring_from_pin, diameter, cover, ground, foot, stones }
    }
}

/// The pins with what cuts them.
struct Burs {
    /// One for each shape of a stone.
    of: Vec<(Arc<StoneShape>, StepId, Point)>,
}

impl Burs {
    fn of(&mut self, stone: &SetStone, clearance: f64, recipe: &mut Recipe) -> (StepId, Point) {
        if let Some((_, step, stretch)) = self.of.iter().find(|(shape, ..)| Arc::ptr_eq(shape, &stone.shape))
        {
            return (*step, *stretch);
        }
        let bur = Bur::around(&stone.shape, clearance + HAIR);
        let step = bur.add(PartRole::Seat(stone.number), recipe);
        self.of.push((Arc::clone(&stone.shape), step, bur.stretch()));
        (step, bur.stretch())
    }
}

impl Grains<'_> {
    /// How far from a stone's axis that of a pin passes where it lies on the crown.
    fn reach(&self, shape: &StoneShape) -> f64 {
        shape.length.0 / 2.0 + self.diameter / 2.0 - self.cover
    }

    /// Top over the middle of the girdle.
    fn top(&self, shape: &StoneShape) -> f64 {
        shape.girdle_half.0 + self.height * (shape.table_height.0 - shape.girdle_half.0)
    }

    /// Where the sides of a pin that lies so far over the crown end and its dome begins, over the middle of the girdle.
    fn shoulder(&self, shape: &StoneShape, cover: f64) -> f64 {
        let crown = shape.crown_angle.0.to_radians();
        let over_crown = cover * crown.tan() + (self.clearance + HAIR) / crown.cos();
        (shape.girdle_half.0 + over_crown).min(self.top(shape) - LEAST_DOME)
    }

    /// Lies less far over the crowns where the pins end too low for as much as was asked: height wins.
    pub fn hold_back(&mut self, shape: &StoneShape, recipe: &mut Recipe) {
        let crown = shape.crown_angle.0.to_radians();
        let over_girdle = self.top(shape) - shape.girdle_half.0;
        let most = (over_girdle - LEAST_DOME - self.clearance / crown.cos()) / crown.tan();
        if most < self.cover - 1e-6 {
            let slope = (shape.length.0 / 2.0 - shape.table_radius.0).max(1e-6);
            let [asked, used] = [self.cover, most.max(0.0)].map(|cover| Percent(100.0 * cover / slope));
            let text = format!(
                "{}: a reach of {asked} cannot be had at this height over the girdle; {used} was used",
                self.kind.words()
            );
            let role = self.first(recipe);
            recipe.adjusted(role, text);
            self.cover = most.max(0.0);
        }
    }

    /// The widest gap between two stones that a pin still reaches across.
    pub fn most_gap(&self) -> f64 {
        self.diameter - 2.0 * self.cover
    }

    fn first(&self, recipe: &mut Recipe) -> PartRole {
        self.kind.role(self.kind.take_numbers(0, recipe))
    }

    /// The place of a pin that lies on the crowns of two stones, to one side of the middle between them: to the left of
    /// the way from the first to the second, seen from above, for a positive side. Its ground and foot are those of
    /// level metal, so far over the girdles and so deep. `None` where the stones are too far apart.
    pub fn beside(&self, spots: &[Spot; 2], side: f64, level: Level) -> Option<Site> {
        let ring_from_gap = between(&spots.map(|spot| spot.ring_from_stone));
        let clear = |off: f64| {
            let of = |spot: &Spot| {
                let on_crown = Point::new(0.0, side * off, self.shoulder(spot.shape, self.cover));
                let at = spot.ring_from_stone.to_local(ring_from_gap.to_parent(on_crown));
                at.x.hypot(at.y) / self.reach(spot.shape).max(1e-3)
            };
            of(&spots[0]).min(of(&spots[1]))
        };
        if clear(0.0) > 1.0 + 1e-6 {
            return None;
        }
        let (mut near, mut far) = (0.0, spots[0].shape.length.0 + self.diameter);
        for _ in 0..50 {
            let off = f64::midpoint(near, far);
            if clear(off) < 1.0 { near = off } else { far = off }
        }
        let origin = ring_from_gap.to_parent(Point::Y * (side * far));
        let ring_from_pin = Frame { origin, ..ring_from_gap };
        Some(level.site(ring_from_pin, [self.diameter, self.cover], spots))
    }

    /// As [`Grains::beside`] between stones that may be farther apart: as thick as it takes, up to twice as thick.
    pub fn beside_or_thicker(&self, spots: &[Spot; 2], side: f64, level: Level) -> Option<Site> {
        (0..=10).find_map(|step| {
            let diameter = self.diameter * (1.0 + 0.1 * f64::from(step));
            Grains { diameter, ..*self }.beside(spots, side, level)
        })
    }

    /// The place of a pin between three stones, as far from the axes of all; as thick as it takes to lie on their
    /// crowns, and no thinner than the others. `None` where they stand in one line.
    pub fn amid(&self, spots: &[Spot; 3], level: Level) -> Option<Site> {
        let frames = spots.map(|spot| spot.ring_from_stone);
        let z = frames.iter().map(|frame| frame.z).sum::<Point>().try_normalize()?;
        let middle = frames.iter().map(|frame| frame.origin).sum::<Point>() / 3.0;
        let x = (frames[1].origin - frames[0].origin).reject_from(z).try_normalize()?;
        let rise = |stone: &Frame| (stone.origin - middle).dot(stone.z) / stone.z.dot(z).max(0.1);
        let origin = middle + z * (frames.iter().map(rise).sum::<f64>() / 3.0);
        let amid = Frame { origin, x, y: z.cross(x), z };
        // Where the axes pass the height of the crowns' contact.
        let axes = spots.map(|spot| {
            let [at, axis] =
                [spot.ring_from_stone.origin, origin + spot.ring_from_stone.z].map(|at| amid.to_local(at));
            let climb = (self.shoulder(spot.shape, self.cover) - at.z) / axis.z.max(0.1);
            (at + axis * climb).truncate()
        });
        let center = circumcenter(axes)?;
        let needed = |(axis, spot): (&DVec2, &Spot)| {
            2.0 * (axis.distance(center) - spot.shape.length.0 / 2.0 + self.cover)
        };
        let diameter = axes.iter().zip(spots).map(needed).fold(self.diameter, f64::max);
        let over = |(axis, spot): (&DVec2, &Spot)| {
            spot.shape.length.0 / 2.0 + diameter / 2.0 - axis.distance(center)
        };
        let cover = axes.iter().zip(spots).map(over).fold(0.0, f64::max);
        let ring_from_pin = Frame { origin: amid.to_parent(center.extend(0.0)), ..amid };
        Some(level.site(ring_from_pin, [diameter, cover], spots))
    }

    /// Adds the pins with the seats cut, as one body; `None` of none.
    pub fn add(&self, sites: &[Site], recipe: &mut Recipe) -> Option<StepId> {
        if sites.is_empty() {
            return None;
        }
        let role = self.first(recipe);
        let first = self.kind.take_numbers(sites.len(), recipe);
        let mut burs = Burs { of: Vec::new() };
        let cells =
            sites.iter().zip(first..).map(|(site, number)| self.cell(site, number, &mut burs, recipe));
        let of: Vec<StepId> = cells.collect();
        let operation = if stand_apart(sites) { Operation::Gather { of } } else { Operation::Unite { of } };
        Some(recipe.step(role, "all of them", operation))
    }

    /// One pin, cut by its stones and put in its place.
    fn cell(&self, site: &Site, number: u32, burs: &mut Burs, recipe: &mut Recipe) -> StepId {
        let role = self.kind.role(number);
        let held: Vec<&SetStone> = site.stones.iter().map(|at| &self.stones[*at]).collect();
        let beside = self.stones.iter().enumerate().filter(|(at, stone)| self.also_cuts(site, *at, stone));
        let cutting: Vec<&SetStone> = held.iter().copied().chain(beside.map(|(_, stone)| stone)).collect();
        let lowest = |height: &dyn Fn(&StoneShape) -> f64| {
            held.iter().map(|stone| height(&stone.shape)).fold(f64::INFINITY, f64::min)
        };
        let [shoulder, top] =
            [lowest(&|shape| self.shoulder(shape, site.cover)), lowest(&|shape| self.top(shape))];
        let profile = pin_profile(site.diameter / 2.0, [site.foot, shoulder, top]);
        let in_cell = self.kind.role(0);
        let body = recipe.step(role, "turn the pin", Operation::Revolve { profile });
        let body = recipe.step(role, "name the faces", Operation::Tag { of: body, role: in_cell });
        let mut names = vec![(in_cell, role)];
        let mut cutters = Vec::new();
        for (stone, place) in cutting.iter().zip(0_u32..) {
            let (bur, stretch) = burs.of(stone, self.clearance, recipe);
            let seat = PartRole::Seat(place);
            cutters.push(recipe.place(seat, bur, in_pin(site, stone), stretch));
            names.push((seat, PartRole::Seat(stone.number)));
        }
        let cut = recipe.step(role, "cut the seats", Operation::Cut { body, cutters });
        let parent_from_local = site.ring_from_pin;
        let placed = Operation::Transform { of: cut, parent_from_local, stretch: Point::ONE };
        let placed = recipe.step(role, "put in its place", placed);
        self.note(site, role, top, recipe);
        recipe.step(role, "name the faces", Operation::Rename { of: placed, names })
    }

    /// Whether a stone that a pin does not hold takes some of it: where a row ends beside another one.
    fn also_cuts(&self, site: &Site, number: usize, stone: &SetStone) -> bool {
        let from = site.ring_from_pin.to_local(stone.ring_from_stone().origin);
        let reach = f64::midpoint(stone.shape.length.0, site.diameter) + self.clearance + HAIR;
        from.length_squared() < reach * reach && !site.stones.contains(&number)
    }

    fn note(&self, site: &Site, role: PartRole, top: f64, recipe: &mut Recipe) {
        let at = |z: f64| site.ring_from_pin.to_parent(Point::Z * z);
        recipe.part(role, at(0.0));
        let stones = site.stones.iter().map(|stone| PartRole::Stone(self.stones[*stone].number));
        let landmark = ProngLandmark {
            role,
            stones: stones.collect(),
            center_line: vec![at(site.ground), at(0.0), at(top)],
            girdle_index: 1,
            nominal_diameter: Millimeters(site.diameter),
        };
        match self.kind {
            PinKind::Prong => recipe.landmarks.prongs.push(landmark),
            PinKind::Bead => recipe.landmarks.beads.push(landmark),
        }
    }
}

/// Whether no two pins touch.
fn stand_apart(sites: &[Site]) -> bool {
    let room = sites.iter().map(|site| site.diameter).fold(0.0, f64::max) + 0.01;
    let ends = |site: &Site| [site.foot, 0.0].map(|z| site.ring_from_pin.to_parent(Point::Z * z));
    let mut all: Vec<[Point; 2]> = sites.iter().map(ends).collect();
    all.sort_by(|a, b| a[1].x.total_cmp(&b[1].x));
    let near = |(at, own): (usize, &[Point; 2])| {
        let rest = all[at + 1..].iter().take_while(|other| other[1].x - own[1].x < 2.0 * room);
        let closer = |other: &[Point; 2]| (0..2).any(|end| own[end].distance(other[end]) < room);
        rest.into_iter().any(closer)
    };
    !all.iter().enumerate().any(near)
}

/// A stone's axis in the space of a pin; turned so that a corner of the bur looks to the pin, and in whole nanometers,
/// so that places that are alike are one operation.
fn in_pin(site: &Site, stone: &SetStone) -> Frame {
    let frame = stone.ring_from_stone();
    // Zero has no sign here.
    let whole = |point: Point| (point * 1e6).round() / 1e6 + Point::ZERO;
    let origin = whole(site.ring_from_pin.to_local(frame.origin));
    let axis = site.ring_from_pin.to_local(site.ring_from_pin.origin + frame.z);
    let z = whole(axis).normalize_or(Point::Z);
    let x = (-origin).reject_from(z).try_normalize().unwrap_or_else(|| z.any_orthonormal_vector());
    Frame { origin, x, y: z.cross(x), z }
}

/// The space between two stones: X leads from one to the other, Z out of the metal, the origin lies where the planes of
/// both girdles meet it.
fn between([a, b]: &[Frame; 2]) -> Frame {
    let x = (b.origin - a.origin).try_normalize().unwrap_or(a.x);
    let z = (a.z + b.z).reject_from(x).try_normalize().unwrap_or(a.z);
    let middle = a.origin.midpoint(b.origin);
    let rise = |stone: &Frame| (stone.origin - middle).dot(stone.z) / stone.z.dot(z).max(0.1);
    let origin = middle + z * f64::midpoint(rise(a), rise(b));
    Frame { origin, x, y: z.cross(x), z }
}

/// The middle of the circle through three points; `None` where they lie in one line.
fn circumcenter([a, b, c]: [DVec2; 3]) -> Option<DVec2> {
    let [b, c] = [b - a, c - a];
    let double = 2.0 * b.perp_dot(c);
    let center = DVec2::new(
        c.y * b.length_squared() - b.y * c.length_squared(),
        b.x * c.length_squared() - c.x * b.length_squared(),
    );
    (double.abs() > 1e-9).then(|| a + center / double)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{Stone, StoneSize};

    fn stones(at: &[(f64, f64)]) -> (StoneShape, Vec<Frame>) {
        let stone = Stone { size: StoneSize::Diameter(Millimeters(1.2)), ..Stone::default() };
        let frame = |(x, y): &(f64, f64)| Frame { origin: Point::new(*x, *y, 9.0), ..Frame::IDENTITY };
        (stone.shape().unwrap(), at.iter().map(frame).collect())
    }

    fn grains() -> Grains<'static> {
        let kind = PinKind::Bead;
        Grains { kind, stones: &[], diameter: 0.45, cover: 0.12, height: 0.8, clearance: 0.02 }
    }

    const LEVEL: Level = Level { face: 0.1, thickness: 1.5 };

    #[test]
    fn a_pin_beside_two_stones_lies_on_both_by_its_cover() {
        let (shape, frames) = stones(&[(0.0, 0.0), (1.3, 0.0)]);
        let spot = |at: usize| Spot { stone: Some(at), shape: &shape, ring_from_stone: frames[at] };
        let site = grains().beside(&[spot(0), spot(1)], 1.0, LEVEL).unwrap();
        let at = site.ring_from_pin.origin;
        // From either axis: 0.6 + 0.225 − 0.12.
        assert!(
            (at - Point::new(0.65, (0.705_f64.powi(2) - 0.65 * 0.65).sqrt(), 9.0)).length() < 1e-9,
            "{at}"
        );
        assert_eq!((site.ground.to_bits(), site.foot.to_bits()), (0.1_f64.to_bits(), (-0.25_f64).to_bits()));
        let (shape, frames) = stones(&[(0.0, 0.0), (1.6, 0.0)]);
        let spot = |at: usize| Spot { stone: None, shape: &shape, ring_from_stone: frames[at] };
        assert!(grains().beside(&[spot(0), spot(1)], 1.0, LEVEL).is_none(), "too far apart");
    }

    #[test]
    fn a_pin_amid_three_stones_is_as_thick_as_it_takes() {
        let side = 1.32_f64;
        let (shape, frames) = stones(&[(0.0, 0.0), (side, 0.0), (side / 2.0, side * 0.75_f64.sqrt())]);
        let spot = |at: usize| Spot { stone: Some(at), shape: &shape, ring_from_stone: frames[at] };
        let site = grains().amid(&[spot(0), spot(1), spot(2)], LEVEL).unwrap();
        let far = side / 3.0_f64.sqrt();
        assert!((site.ring_from_pin.origin.distance(frames[2].origin) - far).abs() < 1e-9);
        assert!((site.diameter - 2.0 * (far - 0.6 + 0.12)).abs() < 1e-6 && (site.cover - 0.12).abs() < 1e-6);
        let in_line = [(0.0, 0.0), (1.3, 0.0), (2.6, 0.0)];
        let (shape, frames) = stones(&in_line);
        let spot = |at: usize| Spot { stone: Some(at), shape: &shape, ring_from_stone: frames[at] };
        assert!(grains().amid(&[spot(0), spot(1), spot(2)], LEVEL).is_none());
    }
}
