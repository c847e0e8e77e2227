//! From ring space (millimeters, f64, +Z up) to the world of the picture (f32, +Y up, 1 unit = 1 mm).
//!
//! World = (x, z, −y) of ring space, so the front of the piece (ring −Y) looks towards world +Z.

use bevy::math::{Mat4, Vec3, Vec4};

use crate::vocab::{Direction, Frame, Point};

/// A point or direction of ring space in the world.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "the picture is drawn in f32")]
pub fn world_from_ring(ring: Point) -> Vec3 {
    Vec3::new(ring.x as f32, ring.z as f32, -ring.y as f32)
}

/// A point or direction of the world in ring space.
#[must_use]
pub fn ring_from_world(world: Vec3) -> Point {
    Point::new(f64::from(world.x), -f64::from(world.z), f64::from(world.y))
}

/// The matrix from a frame in ring space (a stone's) to the world.
#[must_use]
pub fn world_from_frame(ring_from_local: &Frame) -> Mat4 {
    let axis = |direction: Direction| world_from_ring(direction).extend(0.0);
    Mat4::from_cols(
        axis(ring_from_local.x),
        axis(ring_from_local.y),
        axis(ring_from_local.z),
        world_from_ring(ring_from_local.origin).extend(1.0),
    )
}

/// A plane `normal · p ≤ distance` as four floats for a shader.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "the picture is drawn in f32")]
pub fn plane_for_shader(normal: Direction, distance: f64) -> Vec4 {
    Vec4::new(normal.x as f32, normal.y as f32, normal.z as f32, distance as f32)
}

/// A color or other triple of f64 for a shader, with a fourth number.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "the picture is drawn in f32")]
pub fn triple(values: [f64; 3], fourth: f32) -> Vec4 {
    Vec4::new(values[0] as f32, values[1] as f32, values[2] as f32, fourth)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_are_right_handed_and_invert() {
        let [x, y, z] = [Point::X, Point::Y, Point::Z].map(world_from_ring);
        assert_eq!(x.cross(y), z, "a turn, not a mirror");
        assert_eq!(z, Vec3::Y, "the head is up");
        let point = Point::new(1.0, 2.0, 3.0);
        assert_eq!(ring_from_world(world_from_ring(point)), point);
        let frame = Frame::turned_about_z(Point::new(0.0, 0.0, 9.0), 0.3);
        let local = Point::new(0.5, -1.0, 2.0);
        let through = world_from_frame(&frame).transform_point3(Vec3::new(0.5, -1.0, 2.0));
        assert!(through.distance(world_from_ring(frame.to_parent(local))) < 1e-5);
    }
}
