//! A bezel: a cup of metal all around the stone.

use std::f64::consts::{FRAC_PI_8, PI};

use super::HeadMetal;
use super::rail_path::Girdle;
use super::rails::Ground;
use super::seat::{Cutter, SeatCut};
use crate::build::stones::{SetStone, ellipse_radius};
use crate::build::{CollarLandmark, CollarSection, Operation, PartRole, Recipe, StepId};
use crate::design::settings::Bezel;
use crate::kernel::{Profile, ProfilePoint};
use crate::vocab::{Degrees, Direction, Frame, Millimeters, Point};

/// Room around the girdle besides the clearance, so that the stone drops in, in mm.
const ROOM: f64 = 0.03;

/// The foot's outer edge lies this deep under the surface of the shank, in mm.
const SUNK: f64 = 0.35;

/// The girdle stands over the foot by at least this, in mm.
const LEAST_STAND: f64 = 0.6;

/// The foot is open by at least this radius, in mm.
const LEAST_OPENING: f64 = 0.3;

/// The rim stands over the middle of the girdle by at least this, in mm.
const LEAST_RIM: f64 = 0.05;

/// An open side ends this far under the girdle's lower edge, in mm.
const UNDER_GIRDLE: f64 = 0.1;

/// A ledge leaves at least this share of the stone's radius open.
const MOST_LEDGE: f64 = 0.8;

/// Metal under the inner edge of the ledge, in mm.
const UNDER_LEDGE: f64 = 0.3;

/// Adds the bezel with the seat cut; gives it, or `None` when it cannot be made.
pub(in crate::build) fn bezel(
    bezel: &Bezel,
    stone: &SetStone,
    ground: &Ground,
    recipe: &mut Recipe,
) -> Option<HeadMetal> {
    let role = PartRole::Bezel(stone.number);
    let cup = match Cup::new(bezel, stone, ground, recipe) {
        Ok(cup) => cup,
        Err(text) => {
            recipe.missing(role, text);
            return None;
        }
    };
    let body = cup.body(stone, role, recipe);
    let anchor = cup.reach(cup.outer - bezel.wall.0 / 2.0);
    let anchor = stone.ring_from_head.to_parent(Point::new(anchor, 0.0, stone.girdle_z()));
    recipe.part(role, anchor);
    recipe.landmarks.collars.push(CollarLandmark {
        role,
        section: CollarSection::Cup { outline: cup.finished() },
        ring_from_collar: stone.ring_from_stone(),
        stretch: [cup.stretch.x, cup.stretch.y],
    });
    let seat = SeatCut {
        clearance: bezel.clearance.0,
        drop: bezel.seat_drop.0,
        relief: ROOM,
        span: [-stone.shape.girdle_half.0 - ROOM, cup.top + 1.0],
        relief_role: role,
    };
    let mut metal = body;
    if let Some(cutter) = Cutter::new(&seat, stone, recipe) {
        recipe.part(PartRole::Seat(stone.number), anchor);
        let mut cutters = vec![cutter.whole(recipe)];
        cutters.extend(openings(bezel, stone, &cup, recipe));
        metal = recipe.step(role, "cut the seat", Operation::Cut { body, cutters });
    }
    Some(HeadMetal { base: Vec::new(), held: vec![metal] })
}

/// The cup in the plane of its axis: radii from the axis, heights from the middle of the girdle.
///
/// For an oval stone it is turned for the narrower axis and stretched along the other, so that the wall is nowhere
/// thinner than asked; around any other girdle it is carried, and radii are those where that is nearest to the axis.
struct Cup {
    girdle: Girdle,
    narrow: f64,
    stretch: Point,
    /// How far the girdle reaches to the side of the ring, and by how much farther what lies 1 mm outside it does.
    side: [f64; 2],
    /// Outer radius at the girdle and above.
    outer: f64,
    /// Inner radius of the ledge, and the heights of its inner edge and of its underside.
    ledge: f64,
    ledge_edge: f64,
    ledge_under: f64,
    /// Outer radius, thickness and lowest point of the foot.
    foot: f64,
    foot_wall: f64,
    bottom: f64,
    top: f64,
    /// Taper in radians, as used.
    taper: f64,
    wall: f64,
}

impl Cup {
    /// # Errors
    /// A sentence when the girdle is too low for a cup.
    fn new(bezel: &Bezel, stone: &SetStone, ground: &Ground, recipe: &mut Recipe) -> Result<Self, String> {
        let role = PartRole::Bezel(stone.number);
        let axes = stone.half_axes();
        let girdle = Girdle::of(stone);
        let narrow = girdle.narrowest();
        let wall = bezel.wall.0;
        let outer = narrow + bezel.clearance.0 + ROOM + wall;
        let ledge = narrow - ledge_width(bezel, narrow, role, recipe);
        let edge = stone.shape.girdle_half.0;
        let bearing = edge + (narrow - ledge) * stone.shape.pavilion_angle.0.to_radians().tan();
        let mut cup = Self {
            stretch: Point::new(axes[0] / narrow, axes[1] / narrow, 1.0),
            side: side_of(stone, &girdle, wall),
            girdle,
            narrow,
            outer,
            ledge,
            ledge_edge: -bearing - bezel.seat_drop.0,
            ledge_under: -bearing - UNDER_LEDGE - bezel.seat_drop.0,
            foot: outer,
            foot_wall: wall.min(0.6 * outer),
            bottom: 0.0,
            top: (edge + bezel.height_over_girdle.0).max(LEAST_RIM),
            taper: bezel.taper.0.to_radians(),
            wall,
        };
        cup.settle(bezel, stone, ground, recipe);
        if -cup.bottom < LEAST_STAND {
            let [stand, least, more] =
                [-cup.bottom, LEAST_STAND, LEAST_STAND + cup.bottom + 0.01].map(Millimeters);
            return Err(format!(
                "{role}: the girdle stands {stand} over its foot on {}, at least {least} is needed; \
                 raise the head by {more}",
                ground.name()
            ));
        }
        cup.ledge_under = cup.ledge_under.max(cup.rim_of(cup.bottom) + 0.05);
        Ok(cup)
    }

    /// Sets the foot down on the shank, and mends the taper where it would stand at no good place.
    fn settle(&mut self, bezel: &Bezel, stone: &SetStone, ground: &Ground, recipe: &mut Recipe) {
        let lowest = ground.lowest();
        let (narrow, side) = (self.narrow, self.side);
        let reach = |radius: f64| side[0] + (radius - narrow) * side[1];
        let bottom_at = |foot: f64| (ground.surface(reach(foot)) - SUNK).max(lowest) - stone.girdle_z();
        let most = narrow + (ground.reach(lowest + SUNK) - side[0]) / side[1];
        let least = self.foot_wall + LEAST_OPENING;
        // The foot for a taper lies farther in the lower it stands, and stands the higher the farther in.
        let (mut low, mut high) = (0.0, self.outer);
        for _ in 0..60 {
            let foot = f64::midpoint(low, high);
            let wanted = self.outer + self.taper.tan() * self.rim_of(bottom_at(foot));
            if foot < wanted { low = foot } else { high = foot }
        }
        self.foot = high;
        let held = self.foot.min(most).max(least).min(self.outer);
        let reason =
            if held < self.foot { "brings the foot too close to the finger" } else { "closes the foot" };
        let changed = (held - self.foot).abs() > 1e-6;
        self.foot = held;
        self.bottom = bottom_at(held);
        if changed {
            self.taper = ((self.outer - held) / -self.rim_of(self.bottom)).atan().max(0.0);
            let (asked, used) = (bezel.taper, Degrees(self.taper.to_degrees()));
            let role = PartRole::Bezel(stone.number);
            recipe.adjusted(role, format!("{role}: a taper of {asked} {reason}; {used} was used"));
        }
    }

    /// How far to the side of the ring a radius of the cup reaches.
    fn reach(&self, radius: f64) -> f64 {
        self.side[0] + (radius - self.narrow) * self.side[1]
    }

    /// The cup in its place.
    fn body(&self, stone: &SetStone, role: PartRole, recipe: &mut Recipe) -> StepId {
        let mut section = self.outline();
        let (operation, stretch) = match &self.girdle {
            Girdle::Ellipse(_) => (Operation::Revolve { profile: section }, self.stretch),
            Girdle::Corners(corners) => {
                section.points.iter_mut().for_each(|point| point.x -= self.narrow);
                (Operation::Collar { outline: corners.clone(), section }, Point::ONE)
            }
        };
        let body = recipe.step(role, "turn the cup", operation);
        recipe.place(role, body, stone.ring_from_stone(), stretch)
    }

    /// Height where the outside begins over a foot with this lowest point: its rim is a half circle.
    fn rim_of(&self, bottom: f64) -> f64 {
        (bottom + self.foot_wall / 2.0).min(-0.1)
    }

    /// The outline: foot, outside in an arc that is upright at the girdle, rounded rim, inside.
    fn outline(&self) -> Profile {
        let rim = self.rim_of(self.bottom);
        let inner_foot = self.foot - self.foot_wall;
        let round = 0.4 * self.wall.min(self.top);
        let points = [
            (inner_foot, rim, 1.0),
            (self.foot, rim, (self.taper / 2.0).tan()),
            (self.outer, 0.0, 0.0),
            (self.outer, self.top - round, FRAC_PI_8.tan()),
            (self.outer - round, self.top, 0.0),
            (self.ledge, self.top, 0.0),
            (self.ledge, self.ledge_under, 0.0),
        ];
        Profile { points: points.map(|(x, y, bulge)| ProfilePoint { x, y, bulge }).to_vec() }
    }

    /// The outline after the seat is cut, in straight pieces.
    fn finished(&self) -> Vec<[f64; 2]> {
        let rim = self.rim_of(self.bottom);
        let round = 0.4 * self.wall.min(self.top);
        let inner = self.outer - self.wall;
        vec![
            [self.foot - self.foot_wall, rim],
            [self.foot, rim],
            [self.outer, 0.0],
            [self.outer, self.top - round],
            [self.outer - round, self.top],
            [inner, self.top],
            [inner, 0.0],
            [self.ledge, self.ledge_edge],
            [self.ledge, self.ledge_under],
        ]
    }
}

/// How far a stone's girdle reaches to the side of the ring, and by how much farther what lies 1 mm outside it does there.
fn side_of(stone: &SetStone, girdle: &Girdle, wall: f64) -> [f64; 2] {
    if let Girdle::Ellipse(axes) = girdle {
        let reach = ellipse_radius(*axes, stone.in_stone(Direction::X));
        return [reach, reach / girdle.narrowest()];
    }
    let sides = [Direction::X, -Direction::X].map(|side| {
        let stand = stone.girdle_at(side, wall);
        [stand.at.length(), 1.0 / stand.out.dot(side.truncate()).max(0.5)]
    });
    if sides[0][0] >= sides[1][0] { sides[0] } else { sides[1] }
}

/// What opens the wall on two sides, down to just under the girdle, so that the ledge still bears the stone.
fn openings(bezel: &Bezel, stone: &SetStone, cup: &Cup, recipe: &mut Recipe) -> Vec<StepId> {
    let half = bezel.opening.0.to_radians() / 2.0;
    if half < 1e-6 {
        return Vec::new();
    }
    let role = PartRole::Bezel(stone.number);
    let far = 2.0 * (stone.shape.length.0 + cup.outer) / half.cos();
    let (low, high) = (-stone.shape.girdle_half.0 - UNDER_GIRDLE, cup.top + 1.0);
    let place =
        Frame { origin: stone.head_from_stone.origin, ..Frame::IDENTITY }.within(&stone.ring_from_head);
    let opening = |turn: f64| {
        let ends = [-half, half].map(|beside| {
            let (sin, cos) = (bezel.opening_at.0.to_radians() + turn + beside).sin_cos();
            Point::new(sin, cos, 0.0) * far
        });
        let plan = [Point::ZERO, ends[0], ends[1]];
        let points = plan.iter().flat_map(|at| [at.with_z(low), at.with_z(high)]).collect();
        let wedge = recipe.step(role, "what is open", Operation::Hull { points });
        recipe.place(role, wedge, place, Point::ONE)
    };
    [0.0, PI].map(opening).to_vec()
}

/// Width of the ledge; never so wide that it closes the cup.
fn ledge_width(bezel: &Bezel, narrow: f64, role: PartRole, recipe: &mut Recipe) -> f64 {
    let (asked, most) = (bezel.ledge.0, MOST_LEDGE * narrow);
    if asked > most {
        let [asked, used] = [asked, most].map(Millimeters);
        recipe.adjusted(role, format!("{role}: a ledge of {asked} closes the cup; {used} was used"));
    }
    asked.min(most)
}
