//! The stone in its place.

use std::sync::Arc;

use glam::DVec2;

use super::places::{Places, head_from_stone, ring_from_head};
use super::{BuiltStone, PartRole, Recipe};
use crate::design::Library;
use crate::design::features::Head;
use crate::gems::{Plane, StoneShape, carats};
use crate::vocab::{Carats, Direction, Frame};

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
    let angle = places.angle(recipe.feature()).unwrap_or_else(|reason| {
        let around = head.around;
        recipe.adjusted(role, format!("{role}: {reason}; it was put {around} around the finger"));
        around.0.to_radians()
    });
    let head_from_stone = head_from_stone(head, recipe.landmarks.inner_radius);
    let ring_from_head = ring_from_head(head, angle);
    let volume = shape.volume();
    let species = library.gems.species(&head.stone.species);
    if species.is_none() {
        let id = &head.stone.species;
        recipe
            .missing(role, format!("{role}: the gem `{id}` is not in the library, its weight is not known"));
    }
    let stone = SetStone { number, shape, angle, head_from_stone, ring_from_head };
    recipe.stones.push(BuiltStone {
        role,
        feature: recipe.feature().clone(),
        species: head.stone.species.clone(),
        shape: Arc::clone(&stone.shape),
        ring_from_stone: stone.ring_from_stone(),
        volume,
        carats: species.map_or(Carats(0.0), |species| carats(volume, species.density)),
    });
    Some(stone)
}

impl SetStone {
    /// Half the length and half the width.
    pub fn half_axes(&self) -> [f64; 2] {
        [self.shape.length.0 / 2.0, self.shape.width.0 / 2.0]
    }

    /// The girdle's corners as seen from the top, in stone space, in order of their angle.
    pub fn girdle_outline(&self) -> Vec<DVec2> {
        // By where they lie, not by girdle facets: a girdle that is a sharp edge has none.
        let [a, b] = self.half_axes();
        let on_girdle = |at: &DVec2| (at.x / a).hypot(at.y / b) > 0.999;
        let corners = self.shape.polyhedron.vertices.iter().map(|corner| corner.truncate());
        let mut outline: Vec<DVec2> = corners.filter(on_girdle).collect();
        outline.sort_by(|a, b| a.to_angle().total_cmp(&b.to_angle()));
        outline.dedup_by(|b, a| a.distance(*b) < 1e-6);
        outline
    }

    /// Out of the girdle at one of its points, in stone space.
    pub fn girdle_normal(&self, at: DVec2) -> DVec2 {
        let [a, b] = self.half_axes();
        DVec2::new(at.x / (a * a), at.y / (b * b)).normalize_or(DVec2::X)
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
        let planes = self.shape.polyhedron.faces.iter().map(|face| &face.plane);
        planes.filter_map(reach).fold(f64::INFINITY, f64::min).max(0.0)
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
