//! Points, directions and right-handed frames, in f64 millimeters.

/// A place in millimeters; the name of a variable says in which frame (`point_in_ring`, `point_in_stone`).
pub type Point = glam::DVec3;

/// A direction; unit length unless its documentation says otherwise.
pub type Direction = glam::DVec3;

/// A right-handed orthonormal frame inside another one: `ring_from_stone` takes stone space to ring space.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Frame {
    /// Where the frame's origin lies in the parent frame.
    pub origin: Point,
    /// Its X axis in the parent frame, unit length.
    pub x: Direction,
    /// Its Y axis in the parent frame, unit length.
    pub y: Direction,
    /// Its Z axis in the parent frame, unit length.
    pub z: Direction,
}

impl Frame {
    /// The frame that changes nothing.
    pub const IDENTITY: Self = Self { origin: Point::ZERO, x: Point::X, y: Point::Y, z: Point::Z };

    /// A frame moved to `origin` and turned by `radians` about Z.
    #[must_use]
    pub fn turned_about_z(origin: Point, radians: f64) -> Self {
        let (sin, cos) = radians.sin_cos();
        Self { origin, x: Point::new(cos, sin, 0.0), y: Point::new(-sin, cos, 0.0), z: Point::Z }
    }

    /// A frame turned by `radians` about Y, from Z towards X.
    #[must_use]
    pub fn turned_about_y(radians: f64) -> Self {
        let (sin, cos) = radians.sin_cos();
        Self { x: Point::new(cos, 0.0, -sin), z: Point::new(sin, 0.0, cos), ..Self::IDENTITY }
    }

    /// This frame, given inside `parent`, as one inside the parent's own parent.
    #[must_use]
    pub fn within(&self, parent: &Self) -> Self {
        Self {
            origin: parent.to_parent(self.origin),
            x: parent.direction_to_parent(self.x),
            y: parent.direction_to_parent(self.y),
            z: parent.direction_to_parent(self.z),
        }
    }

    /// Takes a point in this frame to the parent frame.
    #[must_use]
    pub fn to_parent(&self, point: Point) -> Point {
        self.origin + self.direction_to_parent(point)
    }

    /// Takes a direction in this frame to the parent frame.
    #[must_use]
    pub fn direction_to_parent(&self, direction: Direction) -> Direction {
        self.x * direction.x + self.y * direction.y + self.z * direction.z
    }

    /// Takes a point in the parent frame to this frame.
    #[must_use]
    pub fn to_local(&self, point_in_parent: Point) -> Point {
        let offset = point_in_parent - self.origin;
        Point::new(offset.dot(self.x), offset.dot(self.y), offset.dot(self.z))
    }
}
