//! The plate of a halo: a strip around the core of a stone's girdle, with the seats cut, pins between the stones, and
//! struts to the head where it stands clear of it.

use std::f64::consts::FRAC_PI_8;

use glam::DVec2;

use super::bur::Bur;
use super::grains::{Grains, Level, Site, Spot};
use super::pins::PinKind;
use super::{HeadMetal, row::THROUGH};
use crate::build::features::way::Core;
use crate::build::stones::SetStone;
use crate::build::{Operation, PartRole, Recipe, StepId};
use crate::design::features::{Facing, Halo};
use crate::design::settings::MeleeSetting;
use crate::gems::StoneShape;
use crate::kernel::{Profile, ProfilePoint, TubeStation};
use crate::vocab::{Frame, Millimeters, Point};

/// Burs reach this far over the face of the plate, in mm.
const OUT: f64 = 1.0;

/// The edges of the face are rounded by this, in mm, as far as plate and rim allow.
const ROUND: f64 = 0.12;

/// A part of the head that reaches so deep into the plate holds it, in mm.
const BITE: f64 = 0.15;

/// Half the thickness of a strut, in mm.
const STRUT: f64 = 0.4;

/// Two stones of a halo side by side, in the space of the stone in the middle; beyond an end there is no stone.
pub(in crate::build) type Neighbors = [(Option<usize>, Frame); 2];

/// A part of the head that the plate may be joined to, as seen from above at its height.
#[derive(Debug, Clone, Copy)]
pub(in crate::build) struct Anchor {
    pub at: Point,
    pub radius: f64,
}

/// Everything that the plate is made from.
pub(in crate::build) struct Plate<'a> {
    pub halo: &'a Halo,
    pub shape: &'a StoneShape,
    pub stones: &'a [SetStone],
    pub neighbors: &'a [Neighbors],
    pub core: &'a Core,
    pub anchors: &'a [Anchor],
    pub ring_from_center: Frame,
}

/// The face that the stones lie in, over the middles of their girdles.
pub(in crate::build) fn face_over_girdle(setting: &MeleeSetting) -> f64 {
    match setting {
        MeleeSetting::Bead(beads) => beads.depth.0,
        MeleeSetting::SharedProng(prongs) => -prongs.girdle.0,
    }
}

/// The strip in section: distances outside the girdle of the stone in the middle, and heights over its middle.
pub(in crate::build) struct Strip {
    pub out: [f64; 2],
    pub up: [f64; 2],
}

impl Strip {
    pub fn of(halo: &Halo, shape: &StoneShape) -> Self {
        let (radius, face) = (shape.length.0 / 2.0, face_over_girdle(&halo.setting));
        let (from, height, rim) = (halo.from_center.0, halo.height.0, halo.rim.0);
        match halo.facing {
            Facing::Up => {
                let rows = f64::from(halo.rows);
                let width = rows * 2.0 * radius + (rows - 1.0) * halo.gap.0;
                let top = height + face;
                Self { out: [from - rim, from + width + rim], up: [top - halo.thickness.0, top] }
            }
            Facing::Outward => {
                let outside = from - shape.table_height.0 + face;
                let half = radius + rim;
                Self { out: [outside - halo.thickness.0, outside], up: [height - half, height + half] }
            }
        }
    }
}

impl Plate<'_> {
    /// Adds the plate with its seats, and what holds the stones.
    pub fn add(&self, recipe: &mut Recipe) -> HeadMetal {
        let role = recipe.numbers.plate();
        let strip = Strip::of(self.halo, self.shape);
        let section = self.section(&strip);
        let surround = Operation::Surround { core: self.core.corners.clone(), section };
        let body = recipe.step(role, "carry the plate around", surround);
        let body = recipe.place(role, body, self.ring_from_center, Point::ONE);
        let at = self.core.way(strip.out[0]).at(0.0).at;
        let middle = f64::midpoint(strip.up[0], strip.up[1]);
        recipe.part(role, self.ring_from_center.to_parent(at.extend(middle)));
        let mut of = vec![body];
        of.extend(self.struts(&strip, role, recipe));
        let body =
            if of.len() > 1 { recipe.step(role, "join the struts", Operation::Unite { of }) } else { of[0] };
        let cutters = vec![self.seats(recipe)];
        let plate = recipe.step(role, "cut the seats", Operation::Cut { body, cutters });
        HeadMetal { base: vec![plate], held: self.pins(recipe).into_iter().collect() }
    }

    /// The strip with the edges of its face rounded; x from the core.
    fn section(&self, Strip { out, up }: &Strip) -> Profile {
        let [inner, outer] = out.map(|out| out + self.core.inset);
        let [low, high] = *up;
        let round = ROUND.min(0.3 * (outer - inner)).min(0.3 * (high - low));
        let arc = FRAC_PI_8.tan();
        let points = match self.halo.facing {
            Facing::Up => [
                (inner, low, 0.0),
                (outer, low, 0.0),
                (outer, high - round, arc),
                (outer - round, high, 0.0),
                (inner + round, high, arc),
                (inner, high - round, 0.0),
            ],
            Facing::Outward => [
                (inner, low, 0.0),
                (outer - round, low, arc),
                (outer, low + round, 0.0),
                (outer, high - round, arc),
                (outer - round, high, 0.0),
                (inner, high, 0.0),
            ],
        };
        Profile { points: points.map(|(x, y, bulge)| ProfilePoint { x, y, bulge }).to_vec() }
    }

    /// Adds the burs of all seats, as one.
    fn seats(&self, recipe: &mut Recipe) -> StepId {
        let seat = self.halo.setting.seat();
        let mut bur = Bur::around(self.shape, seat.clearance.0);
        let face = face_over_girdle(&self.halo.setting);
        let underside = face - self.halo.thickness.0;
        bur.drill(seat, self.shape.length.0, underside, underside - THROUGH);
        bur.open(self.shape.length.0 / 2.0 + seat.clearance.0, face.max(0.0) + OUT);
        let role = PartRole::Seat(self.stones.first().map_or(0, |stone| stone.number));
        let of = bur.add(role, recipe);
        let placed = self.stones.iter().map(|stone| {
            let role = PartRole::Seat(stone.number);
            recipe.part(role, stone.ring_from_stone().to_parent(Point::NEG_Z * stone.shape.girdle_half.0));
            recipe.place(role, of, stone.ring_from_stone(), bur.stretch())
        });
        let of: Vec<StepId> = placed.collect();
        let apart = self.halo.facing == Facing::Up && self.stand_apart(2.0 * bur.most_radius() + 0.002);
        let operation = if apart { Operation::Gather { of } } else { Operation::Unite { of } };
        recipe.step(role, "all seats", operation)
    }

    /// Whether the axes of upright stones are nowhere nearer than this.
    fn stand_apart(&self, least: f64) -> bool {
        let places: Vec<Point> = self.stones.iter().map(|stone| stone.ring_from_stone().origin).collect();
        let near =
            |(at, own): (usize, &Point)| places[at + 1..].iter().any(|other| own.distance(*other) < least);
        !places.iter().enumerate().any(near)
    }

    fn grains(&self) -> Grains<'_> {
        let clearance = self.halo.setting.seat().clearance.0;
        match &self.halo.setting {
            MeleeSetting::Bead(beads) => Grains {
                kind: PinKind::Bead,
                stones: self.stones,
                diameter: beads.diameter.0,
                cover: beads.cover.0,
                height: beads.height.0 / 100.0,
                clearance,
            },
            MeleeSetting::SharedProng(prongs) => Grains {
                kind: PinKind::Prong,
                stones: self.stones,
                diameter: prongs.diameter.0,
                cover: prongs.reach.0 / 100.0 * (self.shape.length.0 / 2.0 - self.shape.table_radius.0),
                height: prongs.height.0 / 100.0,
                clearance,
            },
        }
    }

    /// Adds the pins between the stones; `None`, with a problem, where they do not reach them.
    fn pins(&self, recipe: &mut Recipe) -> Option<StepId> {
        let mut grains = self.grains();
        grains.hold_back(self.shape, recipe);
        let alternating = matches!(&self.halo.setting, MeleeSetting::Bead(beads) if beads.per_stone == 2);
        let mut sites = Vec::new();
        for (number, neighbors) in self.neighbors.iter().enumerate() {
            let sides: &[f64] = match (alternating, number % 2) {
                (true, 0) => &[1.0],
                (true, _) => &[-1.0],
                (false, _) => &[1.0, -1.0],
            };
            for side in sides {
                let Some(site) = self.site(&grains, neighbors, *side) else {
                    let role = grains.kind.role(grains.kind.take_numbers(0, recipe));
                    let [diameter, most] = [grains.diameter, grains.most_gap()].map(Millimeters);
                    let text = format!(
                        "{}: at {diameter} they reach stones that are {most} apart at most; make them thicker, or the \
                         gap less",
                        grains.kind.words()
                    );
                    recipe.missing(role, text);
                    return None;
                };
                sites.push(site);
            }
        }
        grains.add(&sites, recipe)
    }

    /// The place of a pin on one side of two stones.
    fn site(&self, grains: &Grains, neighbors: &Neighbors, side: f64) -> Option<Site> {
        let spots = neighbors.map(|(stone, frame)| Spot {
            stone,
            shape: self.shape,
            ring_from_stone: frame.within(&self.ring_from_center),
        });
        let thickness = self.halo.thickness.0;
        let site = |face: f64| grains.beside(&spots, side, Level { face, thickness });
        let level = site(face_over_girdle(&self.halo.setting))?;
        if self.halo.facing == Facing::Up {
            return Some(level);
        }
        // The face is bent: between two stones it lies less far out than at either.
        let at = self.ring_from_center.to_local(level.ring_from_pin.origin);
        let strip = Strip::of(self.halo, self.shape);
        site(strip.out[1] - self.core.distance_out(DVec2::new(at.x, at.y)))
    }

    /// Adds a strut from each part of the head that does not reach into the plate.
    fn struts(&self, strip: &Strip, role: PartRole, recipe: &mut Recipe) -> Vec<StepId> {
        let [inner, outer] = strip.out;
        let radius = STRUT.min(0.4 * (strip.up[1] - strip.up[0])).min(0.45 * (outer - inner));
        let holds = |anchor: &&Anchor| {
            let at = self.core.distance_out(anchor.at.truncate());
            at + anchor.radius > inner + BITE && at - anchor.radius < outer - BITE
        };
        let loose: Vec<&Anchor> = self.anchors.iter().filter(|anchor| !holds(anchor)).collect();
        let middle = f64::midpoint(strip.up[0], strip.up[1]);
        let strut = |anchor: &Anchor| {
            let at = anchor.at.truncate();
            let inside = self.core.distance_out(at) < inner;
            let deep = 0.3_f64.min(0.5 * (outer - inner));
            let way = self.core.way(if inside { inner + deep } else { outer - deep });
            let end = way.at(way.nearest(at, 720)).at.extend(middle);
            let stations = [anchor.at, end].map(|center| TubeStation { center, radii: [radius; 2] });
            let operation =
                Operation::Tube { stations: stations.to_vec(), first_normal: Point::Z, domes: [0.5; 2] };
            let tube = recipe.step(role, "a strut to the head", operation);
            recipe.place(role, tube, self.ring_from_center, Point::ONE)
        };
        loose.into_iter().map(strut).collect()
    }
}
