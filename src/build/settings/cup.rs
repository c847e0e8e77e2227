//! A cup with a post: what a drilled pearl is glued on.

use std::f64::consts::FRAC_PI_8;

use super::HeadMetal;
use super::rails::Ground;
use crate::build::stones::SetStone;
use crate::build::{CollarLandmark, CollarSection, Fitting, Operation, PartRole, PostStand, Recipe};
use crate::design::settings::Cup;
use crate::gems::DrillHole;
use crate::kernel::{Profile, ProfilePoint};
use crate::vocab::{Millimeters, Point};

/// The stem is at most so wide, as a share of the cup.
const MOST_STEM: f64 = 0.95;

/// The end of the post is rounded by this share of its radius, or less on a thin cup.
const ROUND: f64 = 0.4;

/// Straight pieces of an arc in the outline that the pictures mirror.
const ARC: u32 = 8;

/// Adds the cup and the post; `None`, with a problem, when they cannot be made.
pub(in crate::build) fn cup(
    cup: &Cup,
    stone: &SetStone,
    ground: &Ground,
    recipe: &mut Recipe,
) -> Option<HeadMetal> {
    let role = recipe.numbers.fitting(Fitting::Cup);
    let post_role = recipe.numbers.fitting(Fitting::PearlPost);
    let Some(hole) = stone.shape.hole else {
        recipe.missing(role, format!("{role}: its post has no hole to stand in"));
        return None;
    };
    let bowl = match Bowl::new(cup, stone, ground, role, recipe) {
        Ok(bowl) => bowl,
        Err(text) => {
            recipe.missing(role, text);
            return None;
        }
    };
    let frame = stone.ring_from_stone();
    let turned = recipe.step(role, "turn the cup", Operation::Revolve { profile: bowl.profile() });
    let body = recipe.place(role, turned, frame, bowl.stretch);
    let rim = bowl.rim(bowl.inner + bowl.wall / 2.0) * bowl.stretch;
    recipe.part(role, frame.to_parent(rim));
    recipe.landmarks.collars.push(CollarLandmark {
        role,
        section: CollarSection::Cup { outline: bowl.outline() },
        ring_from_collar: frame,
        stretch: [bowl.stretch.x, bowl.stretch.y],
    });
    if let Ground::Flat = ground {
        let at = frame.origin;
        let depth = bowl.solid() / 2.0;
        recipe.landmarks.post_stands.push(PostStand { at: [at.x, at.y], radius: bowl.stem, depth });
    }
    let pin =
        recipe.step(post_role, "turn the post", Operation::Revolve { profile: bowl.post(cup, stone, &hole) });
    let pin = recipe.place(post_role, pin, frame, Point::ONE);
    recipe.part(post_role, frame.origin);
    Some(HeadMetal { base: Vec::new(), held: vec![body, pin] })
}

/// The cup in the plane of its axis, from the middle of the pearl, before it is stretched to a pearl that is no ball.
struct Bowl {
    /// Of the hollow, and how thick the metal is under it.
    inner: f64,
    wall: f64,
    /// Half the angle that the hollow spans, in radians.
    half_angle: f64,
    /// Radius of the stem and the height of its foot.
    stem: f64,
    bottom: f64,
    stretch: Point,
}

impl Bowl {
    /// # Errors
    /// A sentence when the pearl lies too low for a cup.
    fn new(
        cup: &Cup,
        stone: &SetStone,
        ground: &Ground,
        role: PartRole,
        recipe: &mut Recipe,
    ) -> Result<Self, String> {
        let [long, wide] = stone.half_axes();
        let glue = cup.glue.0;
        let inner = wide + glue;
        // The hollow lies the glue's room outside the pearl along each of its axes.
        let stretch = Point::new((long + glue) / inner, 1.0, (stone.shape.culet_depth.0 + glue) / inner);
        // Nowhere thinner than asked.
        let wall = cup.wall.0 / stretch.min_element();
        let half_angle = (cup.width.0 / 100.0).asin();
        let bottom = (ground.lowest() - stone.girdle_z()) / stretch.z;
        if bottom > -inner - wall {
            let more = Millimeters((bottom + inner + wall) * stretch.z + 0.01);
            return Err(format!(
                "{role}: the pearl lies too low over {} for a cup of {}; raise the head by {more}",
                ground.name(),
                cup.wall
            ));
        }
        let most = MOST_STEM * (inner + wall) * half_angle.sin();
        let stem = (cup.stem.0 / 2.0).min(most);
        if stem < cup.stem.0 / 2.0 - 1e-9 {
            let (asked, used) = (cup.stem, Millimeters(2.0 * stem));
            recipe
                .adjusted(role, format!("{role}: a stem of {asked} is wider than the cup; {used} was used"));
        }
        Ok(Self { inner, wall, half_angle, stem, bottom, stretch })
    }

    /// Where the rim lies, so far from the pearl's middle.
    fn rim(&self, radius: f64) -> Point {
        let (sin, cos) = self.half_angle.sin_cos();
        Point::new(radius * sin, 0.0, -radius * cos)
    }

    /// How thick the metal is on the axis.
    fn solid(&self) -> f64 {
        (-self.inner - self.bottom) * self.stretch.z
    }

    /// Stem, outside, a rim that is round, and the hollow.
    fn profile(&self) -> Profile {
        let outer = self.inner + self.wall;
        let shoulder = (self.stem / outer).asin();
        let [outside, inside] = [outer, self.inner].map(|radius| self.rim(radius));
        let points = [
            (0.0, self.bottom, 0.0),
            (self.stem, self.bottom, 0.0),
            (self.stem, -outer * shoulder.cos(), ((self.half_angle - shoulder) / 4.0).tan()),
            (outside.x, outside.z, 1.0),
            (inside.x, inside.z, -(self.half_angle / 4.0).tan()),
            (0.0, -self.inner, 0.0),
        ];
        Profile { points: points.map(|(x, y, bulge)| ProfilePoint { x, y, bulge }).to_vec() }
    }

    /// The same in straight pieces, with the heights as stretched.
    fn outline(&self) -> Vec<[f64; 2]> {
        let outer = self.inner + self.wall;
        let shoulder = (self.stem / outer).asin();
        let arc = |radius: f64, from: f64, to: f64| {
            (0..=ARC).map(move |k| {
                let (sin, cos) = (from + (to - from) * f64::from(k) / f64::from(ARC)).sin_cos();
                [radius * sin, -radius * cos]
            })
        };
        let foot = [[0.0, self.bottom], [self.stem, self.bottom]].into_iter();
        let corners =
            foot.chain(arc(outer, shoulder, self.half_angle)).chain(arc(self.inner, self.half_angle, 0.0));
        corners.map(|[radius, height]| [radius, height * self.stretch.z]).collect()
    }

    /// The post about the pearl's axis, at its own size, from within the cup to the end of the hole.
    fn post(&self, cup: &Cup, stone: &SetStone, hole: &DrillHole) -> Profile {
        let radius = cup.post.0 / 2.0;
        let round = (ROUND * radius).min(cup.wall.0 / 4.0);
        let pole = -stone.shape.culet_depth.0;
        let end = (pole + hole.depth.0 - cup.glue.0).max(pole);
        let foot = -(self.inner + self.wall / 2.0) * self.stretch.z;
        let points = [
            (0.0, foot, 0.0),
            (radius, foot, 0.0),
            (radius, end - round, FRAC_PI_8.tan()),
            (radius - round, end, 0.0),
            (0.0, end, 0.0),
        ];
        Profile { points: points.map(|(x, y, bulge)| ProfilePoint { x, y, bulge }).to_vec() }
    }
}
