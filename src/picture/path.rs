//! Paths of light from the eye backwards: metal, stones, ground and tent together.
//!
//! Light is linear sRGB until a path enters a clear stone; there it takes one band of the spectrum and keeps it. In a
//! stone nothing is left to chance: every exit is followed, the tent is read where an exit meets nothing else, and
//! chance decides only which of the others go on (Russian roulette by what they can still add).

use super::ground::Ground;
use super::lamps::Lamps;
use super::random::Dice;
use super::setup::{Left, Met, Setup, seen_from};
use crate::optics::{BANDS, Exit, LightTent, Spectrum, reflect, reflectance};
use crate::vocab::{Direction, Point};

/// Light in linear sRGB; in a path of one band the same in all three.
pub type Light = Direction;

/// After so many turns at metal, ground and stones a path sees the tent's mean light.
const MOST_TURNS: u32 = 10;

/// A path that can still add at least this share goes on for certain.
const CERTAIN: f64 = 0.12;

/// The most light that a path brings to a dull surface: rarer glints are cut, so that they leave no sparks.
const MOST_GLINT: f64 = 4.0;

/// The sodium line stands for all bands where a stone is opaque.
const MIDDLE_BAND: usize = BANDS / 2;

/// A ray on its way.
#[derive(Debug, Clone, Copy)]
pub struct Ray {
    /// Where it starts, in ring space.
    pub origin: Point,
    /// Unit length.
    pub direction: Direction,
    /// What it has left.
    pub left: Left,
}

/// What a path has been through.
#[derive(Debug, Clone, Copy)]
pub struct Path {
    /// The share of the picture's light that it can still add.
    weight: f64,
    turns: u32,
    /// The band of the spectrum, once it has one.
    band: Option<usize>,
    /// The band that it will take at its first refraction.
    next_band: usize,
}

impl Path {
    /// A path from the eye; `share` of 0 to 1 says which band it will take.
    #[must_use]
    pub fn from_eye(share: f64) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of a small count"
        )]
        let next_band = ((share * BANDS as f64) as usize).min(BANDS - 1);
        Self { weight: 1.0, turns: 0, band: None, next_band }
    }

    /// The path behind a turn that keeps a share of its light.
    fn turned(self, share: f64) -> Self {
        Self { weight: self.weight * share, turns: self.turns + 1, ..self }
    }

    /// A color as the path sees it.
    fn seen(&self, color: Light) -> Light {
        match self.band {
            Some(band) => Light::splat(Spectrum::visible().of_color(color.to_array(), band)),
            None => color,
        }
    }
}

/// A setup under a tent.
pub struct Tracer<'a> {
    setup: &'a Setup,
    tent: &'a LightTent,
    lamps: &'a Lamps,
    /// Cosine and sine of the turn from ring space to tent space about the upright.
    turn: [f64; 2],
    /// The tent's mean light.
    mean: Light,
    /// What the open ground gets, as the light of a white sheet.
    on_ground: Light,
    /// What the piece does to it; open ground until it was taken.
    ground: Option<Ground>,
}

impl<'a> Tracer<'a> {
    /// A tracer for a tent that is turned with the camera.
    #[must_use]
    pub fn new(setup: &'a Setup, tent: &'a LightTent, lamps: &'a Lamps, yaw: f64) -> Self {
        let (sin, cos) = yaw.sin_cos();
        let mean = Light::from_array(tent.mean());
        Self { setup, tent, lamps, turn: [cos, sin], mean, on_ground: on_level_sheet(tent), ground: None }
    }

    /// The same with the ground as it was taken.
    #[must_use]
    pub fn with_ground(self, ground: Ground) -> Self {
        Self { ground: Some(ground), ..self }
    }

    /// The light that comes along a ray, from whatever is there.
    pub fn light(&self, ray: Ray, path: Path, dice: &mut Dice) -> Light {
        self.light_of(self.meet(ray.origin, ray.direction, ray.left), ray, path, dice)
    }

    /// The light that comes along a ray from what it met.
    fn light_of(&self, met: Met, ray: Ray, path: Path, dice: &mut Dice) -> Light {
        match met {
            Met::Nothing => path.seen(self.tent_light(ray.direction)),
            Met::Ground { point } => path.seen(self.tent_light(ray.direction) * self.ground_share(point)),
            _ if path.turns > MOST_TURNS => path.seen(self.mean),
            Met::Metal { point, flat, normal, triangle } => {
                let left = Ray { origin: point, direction: ray.direction, left: Left::Metal(triangle) };
                self.metal(left, flat, normal, path, dice)
            }
            Met::Stone { stone, face, triangle, point } => {
                let at = Ray { origin: point, ..ray };
                match self.setup.stones[stone].body {
                    Some(color) => self.opaque(at, (stone, face, triangle), color, path, dice),
                    None => self.clear(at, (stone, face), path, dice),
                }
            }
        }
    }

    /// The tent's light from a direction in ring space.
    #[must_use]
    pub fn tent_light(&self, direction: Direction) -> Light {
        Light::from_array(self.tent.radiance(self.in_tent(direction)))
    }

    /// What a ray from the eye or from a dull surface meets.
    #[must_use]
    pub fn meet(&self, origin: Point, direction: Direction, left: Left) -> Met {
        self.setup.meet(origin, direction, left)
    }

    /// What the open ground gets, as the light of a white sheet.
    #[must_use]
    pub const fn on_ground(&self) -> Light {
        self.on_ground
    }

    /// The light that a ray brings to a dull surface.
    pub fn glint(&self, ray: Ray, path: Path, dice: &mut Dice) -> Light {
        self.survivor(ray, path.turned(0.5), dice).min(Light::splat(MOST_GLINT))
    }

    /// What the ground at a place gets, as a share of what open ground gets.
    #[must_use]
    pub fn ground_share(&self, point: Point) -> Light {
        self.ground.as_ref().map_or(Light::ONE, |ground| ground.share(point))
    }

    /// Light off a metal that `ray` has come to, its origin being the place.
    fn metal(&self, ray: Ray, flat: Direction, normal: Direction, path: Path, dice: &mut Dice) -> Light {
        let polish = self.setup.polish;
        let axes = Axes::around(normal);
        let to_eye = axes.local(-ray.direction);
        let lamps = polish.lamps();
        let from = if dice.roll() < lamps {
            axes.local(self.draw_lamp(dice.roll(), dice.pair()))
        } else {
            polish.draw(to_eye, dice.pair())
        };
        let direction = axes.outer(from);
        let drawn = [polish.density(to_eye, from), self.lamps.density(self.in_tent(direction))];
        let density = drawn[0] * (1.0 - lamps) + drawn[1] * lamps;
        if density <= 0.0 || from.z <= 0.0 {
            return Light::ZERO;
        }
        let face_on = path.seen(self.setup.reflectance).min(Light::ONE);
        let share = polish.share(face_on, to_eye, from) / density;
        // A smooth normal may send a ray into its own triangle: there it slides along it.
        let under = flat.dot(direction).min(0.0);
        let direction = (direction - flat * (2.0 * under)).normalize();
        let on = Ray { direction, ..ray };
        share * self.survivor(on, path.turned(share.max_element().min(1.0)), dice)
    }

    /// Light from a stone that nothing enters: its color under a polish.
    fn opaque(
        &self,
        ray: Ray,
        (stone, face, triangle): (usize, usize, usize),
        color: Light,
        path: Path,
        dice: &mut Dice,
    ) -> Light {
        let body = &self.setup.stones[stone];
        let normal = seen_from(body.normal(triangle, ray.origin), -ray.direction);
        let glare = reflectance(-ray.direction.dot(normal), 1.0 / body.glass.index[MIDDLE_BAND]);
        let left = Left::Stone(stone, face);
        if dice.roll() < glare {
            let on = Ray { direction: reflect(ray.direction, normal), left, ..ray };
            return self.survivor(on, path.turned(glare), dice);
        }
        let drawn = self.draw_for_dull(normal, dice.roll(), dice.pair());
        let Some((direction, density)) = drawn else { return Light::ZERO };
        let share = direction.dot(normal) / (std::f64::consts::PI * density);
        let on = Ray { direction, left, ..ray };
        path.seen(color) * self.glint(on, path, dice) * share
    }

    /// Light from a clear stone: off its outside in all colors, out of its inside in one band.
    fn clear(&self, ray: Ray, (stone, face): (usize, usize), path: Path, dice: &mut Dice) -> Light {
        let body = &self.setup.stones[stone];
        let band = path.band.unwrap_or(path.next_band);
        let inside = Path { band: Some(band), ..path };
        let (mut outer, mut inner, mut first) = (Light::ZERO, Light::ZERO, true);
        let rest = body.follow(band, (ray.origin, face), ray.direction, |exit| {
            let way = if first { path } else { inside };
            let light = self.exit(stone, exit, way, dice);
            *(if first { &mut outer } else { &mut inner }) += light;
            first = false;
        });
        inner += inside.seen(self.mean) * rest.unfinished;
        let color = match path.band {
            Some(_) => Light::ONE,
            None => Light::from_array(Spectrum::visible().colors[band]) * BANDS as f64,
        };
        outer + inner * color
    }

    /// What one exit brings, times its share.
    fn exit(&self, stone: usize, exit: Exit, path: Path, dice: &mut Dice) -> Light {
        let Exit { place, facet, direction, share } = exit;
        let ray = Ray { origin: place, direction, left: Left::Stone(stone, facet) };
        self.survivor(ray, path.turned(share), dice) * share
    }

    /// The light along a ray. The tent and the ground are read without chance; of paths that go on, weak ones are
    /// followed seldom and count for more, so that the mean is the same.
    fn survivor(&self, ray: Ray, path: Path, dice: &mut Dice) -> Light {
        let met = self.meet(ray.origin, ray.direction, ray.left);
        let chance = (path.weight / CERTAIN).min(1.0);
        if matches!(met, Met::Nothing | Met::Ground { .. }) || chance >= 1.0 {
            return self.light_of(met, ray, path, dice);
        }
        if dice.roll() >= chance {
            return Light::ZERO;
        }
        let path = Path { weight: path.weight / chance, ..path };
        self.light_of(met, ray, path, dice) / chance
    }

    /// A direction for a dull surface, by its cosine or towards the lamps, and how densely such are drawn; `None`
    /// for one below the surface. `cell` and `place` are numbers of 0 to 1, those of `cell` below a half are lamps.
    #[must_use]
    pub fn draw_for_dull(&self, normal: Direction, cell: f64, place: [f64; 2]) -> Option<(Direction, f64)> {
        let direction = if cell < 0.5 {
            self.draw_lamp(cell * 2.0, place)
        } else {
            // A point on the unit sphere around the tip of the normal: dense by the cosine.
            let (sin, cos) = (place[0] * std::f64::consts::TAU).sin_cos();
            let height = 1.0 - 2.0 * place[1];
            let level = (1.0 - height * height).max(0.0).sqrt();
            (normal + Direction::new(cos * level, sin * level, height)).try_normalize()?
        };
        let cosine = direction.dot(normal);
        let density = 0.5 * (cosine / std::f64::consts::PI + self.lamps.density(self.in_tent(direction)));
        (cosine > 1e-6).then_some((direction, density))
    }

    /// A direction in ring space towards the brighter parts of the tent.
    fn draw_lamp(&self, cell: f64, place: [f64; 2]) -> Direction {
        let toward = self.lamps.draw(cell, place);
        let [cos, sin] = self.turn;
        Direction::new(cos * toward.x - sin * toward.y, sin * toward.x + cos * toward.y, toward.z)
    }

    fn in_tent(&self, direction: Direction) -> Direction {
        let [cos, sin] = self.turn;
        Direction::new(
            cos * direction.x + sin * direction.y,
            cos * direction.y - sin * direction.x,
            direction.z,
        )
    }
}

/// The light of a level white sheet in the open.
fn on_level_sheet(tent: &LightTent) -> Light {
    const SIDE: u32 = 192;
    let mut sum = Light::ZERO;
    for number in 0..SIDE * SIDE {
        // Even over the disk under the dome is dense by the cosine over the dome.
        let radius = ((f64::from(number / SIDE) + 0.5) / f64::from(SIDE)).sqrt();
        let (sin, cos) =
            ((f64::from(number % SIDE) + 0.5) / f64::from(SIDE) * std::f64::consts::TAU).sin_cos();
        let toward = Direction::new(cos * radius, sin * radius, (1.0 - radius * radius).sqrt());
        sum += Light::from_array(tent.radiance(toward));
    }
    sum / f64::from(SIDE * SIDE)
}

/// Surface space around a normal.
struct Axes {
    x: Direction,
    y: Direction,
    z: Direction,
}

impl Axes {
    fn around(normal: Direction) -> Self {
        let x = normal.any_orthonormal_vector();
        Self { x, y: normal.cross(x), z: normal }
    }

    fn local(&self, outer: Direction) -> Direction {
        Direction::new(outer.dot(self.x), outer.dot(self.y), outer.dot(self.z))
    }

    fn outer(&self, local: Direction) -> Direction {
        self.x * local.x + self.y * local.y + self.z * local.z
    }
}
