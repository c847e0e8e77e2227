//! The stone in its place.

use std::sync::Arc;

use glam::DVec2;

use super::places::{Places, head_from_stone};
use super::{BuiltStone, PartRole, Recipe};
use crate::design::features::Head;
use crate::design::{Library, Stone};
use crate::gems::{Outline, Plane, Polyhedron, StoneShape, carats};
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
    Some(Gem::new(shape, &head.stone, role, library, recipe).put(number, spot.angle, frames, recipe))
}

impl SetStone {
    /// Half the length and half the width.
    pub fn half_axes(&self) -> [f64; 2] {
        [self.shape.length.0 / 2.0, self.shape.width.0 / 2.0]
    }

    /// Whether the girdle is an ellipse as seen from the top: its corners lie on one but for their chords.
    pub fn is_elliptic(&self) -> bool {
        let [a, b] = self.half_axes();
        let on_ellipse = |at: &DVec2| ((at.x / a).hypot(at.y / b) - 1.0).abs() < 1e-3;
        self.shape.outline().points.iter().all(on_ellipse)
    }

    /// How far the girdle reaches from the axis along a level direction of head space.
    pub fn girdle_radius(&self, direction_in_head: Direction) -> f64 {
        let direction = self.in_stone(direction_in_head);
        if self.is_elliptic() {
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
            [_] if self.is_elliptic() => {
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

    /// A level direction of head space in stone space.
    pub fn in_stone(&self, direction_in_head: Direction) -> Direction {
        self.head_from_stone.to_local(self.head_from_stone.origin + direction_in_head)
    }

    /// Where the table's edge lies from the axis along a level direction of head space.
    pub fn table_radius(&self, direction_in_head: Direction) -> f64 {
        let direction = self.in_stone(direction_in_head);
        // A hair below, so that the table's own plane does not take part.
        let height = self.shape.table_height.0 - 1e-7;
        let reach = |plane: &Plane| {
            let slope = plane.normal.dot(direction);
            (slope > 1e-9).then(|| (plane.distance - plane.normal.z * height) / slope)
        };
        let of_part = |part: &Polyhedron| {
            let planes = part.faces.iter().map(|face| &face.plane);
            planes.filter_map(reach).fold(f64::INFINITY, f64::min)
        };
        self.shape.convex_parts().iter().map(of_part).fold(0.0, f64::max)
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
