//! The stone in its place.

use std::f64::consts::PI;
use std::sync::Arc;

use glam::DVec2;

use super::places::{Places, head_from_stone};
use super::{BuiltStone, PartRole, Recipe};
use crate::design::features::Head;
use crate::design::settings::{Cup, Setting};
use crate::design::{Library, Stone};
use crate::gems::{Family, Outline, Plane, Polyhedron, StoneShape, carats};
use crate::vocab::{Carats, CubicMillimeters, Direction, Frame, GemId};

/// A stone in its place, as those who make its setting ask for it. Settings are made in head space: its origin is
/// on the finger axis, Y runs along the finger and Z up through the stone.
pub(super) struct SetStone {
    /// Counted through the piece.
    pub number: u32,
    pub shape: Arc<StoneShape>,
    /// From the top of the ring, in radians.
    pub angle: f64,
    pub head_from_stone: Frame,
    pub ring_from_head: Frame,
}

/// A cut stone that has no place yet.
pub(super) struct Gem {
    pub shape: Arc<StoneShape>,
    species: GemId,
    volume: CubicMillimeters,
    carats: Carats,
}

impl Gem {
    /// A stone of this shape; a problem says when its weight is not known.
    pub fn new(
        shape: Arc<StoneShape>,
        stone: &Stone,
        role: PartRole,
        library: &Library,
        recipe: &mut Recipe,
    ) -> Self {
        let species = library.gems.species(&stone.species);
        if species.is_none() {
            let id = &stone.species;
            let text = format!("{role}: the gem `{id}` is not in the library, its weight is not known");
            recipe.missing(role, text);
        }
        let volume = shape.volume();
        let carats = species.map_or(Carats(0.0), |species| carats(volume, species.density));
        Self { shape, species: stone.species.clone(), volume, carats }
    }

    /// The same with the hole for the post of a cup. It weighs what it weighed when it was bought.
    fn drilled(self, cup: &Cup, role: PartRole, recipe: &mut Recipe) -> Self {
        match self.shape.drilled(cup.hole_in(self.shape.depth)) {
            Ok(shape) => Self { shape: Arc::new(shape), ..self },
            Err(error) => {
                recipe.missing(role, format!("{role}: {error}"));
                self
            }
        }
    }

    /// Puts one such stone at an angle from the top, in these frames.
    pub fn put(
        &self,
        number: u32,
        angle: f64,
        [head_from_stone, ring_from_head]: [Frame; 2],
        recipe: &mut Recipe,
    ) -> SetStone {
        let stone =
            SetStone { number, shape: Arc::clone(&self.shape), angle, head_from_stone, ring_from_head };
        recipe.stones.push(BuiltStone {
            role: PartRole::Stone(number),
            feature: recipe.feature().clone(),
            species: self.species.clone(),
            shape: Arc::clone(&self.shape),
            ring_from_stone: stone.ring_from_stone(),
            volume: self.volume,
            carats: self.carats,
        });
        stone
    }
}

/// Puts the stone of a head on its height. `None`, with a problem, when its measures make no stone.
pub(super) fn set_stone(
    head: &Head,
    places: &Places,
    library: &Library,
    recipe: &mut Recipe,
) -> Option<SetStone> {
    let number = recipe.numbers.stone();
    let role = PartRole::Stone(number);
    let shape = match places.shape(recipe.feature())? {
        Ok(shape) => Arc::clone(shape),
        Err(error) => {
            recipe.missing(role, format!("{role}: {error}"));
            return None;
        }
    };
    let spot = places.spot(recipe.feature()).unwrap_or_else(|reason| {
        recipe.adjusted(role, format!("{role}: {reason}; it was put in the middle"));
        places.last_resort(head)
    });
    let frames = [head_from_stone(head, recipe.landmarks.inner_radius), spot.frame()];
    let mut gem = Gem::new(shape, &head.stone, role, library, recipe);
    if let (Setting::Cup(cup), Family::Pearl) = (&head.setting, gem.shape.family) {
        gem = gem.drilled(cup, role, recipe);
    }
    Some(gem.put(number, spot.angle, frames, recipe))
}

/// A place of the girdle as seen from the top, in head space.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stand {
    pub at: DVec2,
    /// Out of the stone, square to the stretch that was asked for, so that a corner's is between its sides; unit length.
    pub out: DVec2,
    /// The angle between the two sides of that stretch, in radians: a half turn where the girdle runs straight on.
    pub opening: f64,
}

impl Stand {
    /// How far the girdle lies out from the point that is nearest to the stone's axis on the line through the stand.
    pub fn girdle(&self) -> f64 {
        self.at.dot(self.out)
    }

    /// That point.
    pub fn inner(&self) -> DVec2 {
        self.at - self.out * self.girdle()
    }
}

impl SetStone {
    /// Half the length and half the width.
    pub fn half_axes(&self) -> [f64; 2] {
        [self.shape.length.0 / 2.0, self.shape.width.0 / 2.0]
    }

    /// How far the girdle reaches from the axis along a level direction of head space.
    pub fn girdle_radius(&self, direction_in_head: Direction) -> f64 {
        let direction = self.in_stone(direction_in_head);
        if self.shape.is_elliptic() {
            return ellipse_radius(self.half_axes(), direction);
        }
        let points = &self.shape.outline().points;
        let sides = points.iter().zip(points.iter().cycle().skip(1));
        let crossings = sides.filter_map(|(from, to)| ray_meets(direction.truncate(), *from, *to));
        crossings.fold(0.0, f64::max)
    }

    /// The girdle as seen from the top and moved out by `room`, by convex pieces with their corners in order, in
    /// stone space.
    pub fn girdle_with_room(&self, room: f64) -> Vec<Vec<DVec2>> {
        let whole = &self.shape.outline().points;
        match self.shape.convex_parts() {
            [_] if self.shape.is_elliptic() => {
                let [a, b] = self.half_axes();
                let normal = |at: DVec2| DVec2::new(at.x / (a * a), at.y / (b * b)).normalize_or(DVec2::X);
                vec![whole.iter().map(|at| *at + normal(*at) * room).collect()]
            }
            [_] => vec![moved_out(whole, room)],
            parts => {
                let around = |part| Outline::around(part, Vec::new()).points;
                parts.iter().map(|part| moved_out(&around(part), room)).collect()
            }
        }
    }

    /// The girdle in a level direction of head space, where something `width` wide stands against it.
    pub fn girdle_at(&self, direction_in_head: Direction, width: f64) -> Stand {
        let direction = self.in_stone(direction_in_head);
        let at = direction * self.girdle_radius(direction_in_head);
        let in_head = |it: DVec2| self.in_head(it.extend(0.0)).truncate();
        let at = at.truncate();
        let [a, b] = self.half_axes();
        if self.shape.is_elliptic() {
            let square = DVec2::new(at.x / (a * a), at.y / (b * b)).normalize_or(DVec2::X);
            let out = if (a - b).abs() < 1e-12 { direction.truncate() } else { square };
            return Stand { at: in_head(at), out: in_head(out), opening: PI };
        }
        let ends = [-width / 2.0, width / 2.0].map(|way| walked(&self.shape.outline().points, at, way));
        let out = -(ends[1] - ends[0]).perp().normalize_or(direction.truncate());
        let sides = ends.map(|end| (end - at).normalize_or_zero());
        let opening = sides[0].dot(sides[1]).clamp(-1.0, 1.0).acos();
        Stand { at: in_head(at), out: in_head(out), opening }
    }

    /// A level direction of stone space in head space.
    pub fn in_head(&self, direction: Direction) -> Direction {
        self.head_from_stone.direction_to_parent(direction)
    }

    /// A level direction of head space in stone space.
    pub fn in_stone(&self, direction_in_head: Direction) -> Direction {
        self.head_from_stone.to_local(self.head_from_stone.origin + direction_in_head)
    }

    /// Where the table's edge lies from a point of head space, along a level direction.
    pub fn table_from(&self, inner: DVec2, out: DVec2) -> f64 {
        let direction = self.in_stone(out.extend(0.0));
        // A hair below, so that the table's own plane does not take part.
        let from = self.in_stone(inner.extend(0.0)).with_z(self.shape.table_height.0 - 1e-7);
        let of_part = |part: &Polyhedron| {
            let (mut least, mut most) = (f64::NEG_INFINITY, f64::INFINITY);
            for Plane { normal, distance } in part.faces.iter().map(|face| face.plane) {
                let (slope, room) = (normal.dot(direction), distance - normal.dot(from));
                if slope > 1e-9 {
                    most = most.min(room / slope);
                } else if slope < -1e-9 {
                    least = least.max(room / slope);
                }
            }
            if least < most { most } else { f64::NEG_INFINITY }
        };
        let edge = self.shape.convex_parts().iter().map(of_part).fold(f64::NEG_INFINITY, f64::max);
        // A line that passes beside a small table comes nearest to it at the start.
        if edge.is_finite() { edge } else { 0.0 }
    }

    /// Where stone space lies in ring space.
    pub fn ring_from_stone(&self) -> Frame {
        self.head_from_stone.within(&self.ring_from_head)
    }

    /// Height of the middle of the girdle in head space.
    pub fn girdle_z(&self) -> f64 {
        self.head_from_stone.origin.z
    }
}

/// Distance from the center to an ellipse about the axes along a level direction of unit length.
pub(super) fn ellipse_radius([a, b]: [f64; 2], direction: Direction) -> f64 {
    a * b / (b * direction.x).hypot(a * direction.y)
}

/// How far along a ray from the origin, whose direction has unit length, an edge is met.
fn ray_meets(direction: DVec2, from: DVec2, to: DVec2) -> Option<f64> {
    let [before, after] = [from, to].map(|at| direction.perp_dot(at));
    // Along an edge that lies on the ray nothing is met: that gives no number.
    if before.min(after) > 0.0 || before.max(after) < 0.0 {
        return None;
    }
    let met = direction.dot(from.lerp(to, before / (before - after)));
    (met > 0.0).then_some(met)
}

/// The point that lies so far along an outline, counterclockwise, from the one that is nearest to `start`.
fn walked(outline: &[DVec2], start: DVec2, way: f64) -> DVec2 {
    let count = outline.len();
    let on_side = |side: usize| {
        let (from, to) = (outline[side], outline[(side + 1) % count]);
        let share = (start - from).dot(to - from) / (to - from).length_squared().max(f64::MIN_POSITIVE);
        from.lerp(to, share.clamp(0.0, 1.0))
    };
    let nearer = |a: &usize, b: &usize| on_side(*a).distance(start).total_cmp(&on_side(*b).distance(start));
    let Some(side) = (0..count).min_by(nearer) else { return start };
    let mut at = on_side(side);
    let mut left = way.abs();
    for step in 0..count {
        let next = if way > 0.0 {
            outline[(side + 1 + step) % count]
        } else {
            outline[(side + count - step) % count]
        };
        let length = at.distance(next);
        if length >= left {
            return at + (next - at).normalize_or_zero() * left;
        }
        left -= length;
        at = next;
    }
    at
}

/// A convex outline, counterclockwise, with every side moved out by `room`.
fn moved_out(outline: &[DVec2], room: f64) -> Vec<DVec2> {
    let count = outline.len();
    let side = |at: usize| -(outline[(at + 1) % count] - outline[at % count]).normalize_or_zero().perp();
    let corner = |at: usize| {
        let [before, after] = [side(at + count - 1), side(at)];
        outline[at] + (before + after) * (room / (1.0 + before.dot(after)).max(0.1))
    };
    (0..count).map(corner).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_grows_by_its_sides_and_is_met_at_them() {
        let square = [(1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0)].map(DVec2::from);
        let grown = moved_out(&square, 0.5);
        assert!(grown.iter().zip(square).all(|(grown, at)| grown.distance(at * 1.5) < 1e-12), "{grown:?}");
        let (sin, cos) = 30_f64.to_radians().sin_cos();
        let met = ray_meets(DVec2::new(cos, sin), square[3], square[0]);
        assert!((met.unwrap() - 1.0 / cos).abs() < 1e-12);
        assert_eq!(ray_meets(DVec2::X, square[1], square[2]), None, "behind the ray's start");
    }
}
