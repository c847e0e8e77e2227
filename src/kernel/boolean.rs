//! Uniting, cutting and intersecting solids, many at a time.
//!
//! All operands of one operation go to the engine as one tree: it joins those that do not touch at no
//! cost and the others by size, which is many times faster than folding them one after another.

use std::sync::Arc;

use manifold_rust::boolean3::boolean_with_token;
use manifold_rust::csg_tree::{CsgLeafNode, CsgNode};
use manifold_rust::linalg::Mat3x4;
use manifold_rust::types::OpType;

use super::{CancelToken, KernelError, Solid};

/// All of `solids` as one solid.
///
/// # Errors
/// [`KernelError::Engine`], [`KernelError::Canceled`].
pub fn unite(solids: &[Solid], cancel: &CancelToken) -> Result<Solid, KernelError> {
    combine("unite", OpType::Add, solids.iter().filter(|solid| !solid.is_empty()), cancel)
}

/// `body` without all of `cutters` (which may overlap).
///
/// # Errors
/// As [`unite`].
pub fn cut(body: &Solid, cutters: &[Solid], cancel: &CancelToken) -> Result<Solid, KernelError> {
    if body.is_empty() {
        return Ok(body.clone());
    }
    let cutters = cutters.iter().filter(|solid| !solid.is_empty());
    combine("cut", OpType::Subtract, std::iter::once(body).chain(cutters), cancel)
}

/// What `a` and `b` share.
///
/// # Errors
/// As [`unite`].
pub fn intersect(a: &Solid, b: &Solid, cancel: &CancelToken) -> Result<Solid, KernelError> {
    combine("intersect", OpType::Intersect, [a, b].into_iter(), cancel)
}

fn combine<'a>(
    operation: &'static str,
    op: OpType,
    solids: impl Iterator<Item = &'a Solid>,
    cancel: &CancelToken,
) -> Result<Solid, KernelError> {
    if cancel.is_canceled() {
        return Err(KernelError::Canceled);
    }
    let solids: Vec<&Solid> = solids.collect();
    let token = Some(cancel.engine());
    let leaf = |solid: &&Solid| {
        CsgNode::leaf_node(CsgLeafNode { p_impl: Arc::clone(solid.mesh()), transform: Mat3x4::identity() })
    };
    match solids[..] {
        [only] => Ok(only.clone()),
        // A tree of two would copy both.
        [a, b] => Solid::from_engine(operation, boolean_with_token(a.mesh(), b.mesh(), op, token)),
        _ => {
            let tree = CsgNode::op_n(op, solids.iter().map(leaf).collect());
            Solid::from_engine(operation, tree.evaluate_with_token(token))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{PartTag, Quality, cylinder, sphere, torus};
    use crate::vocab::{Frame, Point};

    fn at(solid: &Solid, x: f64) -> Solid {
        solid.placed(&Frame { origin: Point::new(x, 0.0, 0.0), ..Frame::IDENTITY })
    }

    #[test]
    fn union_and_intersection_share_the_volume_out() {
        let ball = sphere(1.0, Quality::Preview).unwrap();
        let (a, b, never) = (ball.clone(), at(&ball, 0.7), CancelToken::default());
        let both = intersect(&a, &b, &never).unwrap().volume().0;
        let all = unite(&[a.clone(), b.clone()], &never).unwrap().volume().0;
        let rest = cut(&a, std::slice::from_ref(&b), &never).unwrap().volume().0;
        assert!((all + both - 2.0 * ball.volume().0).abs() < 1e-9);
        assert!((rest + both - ball.volume().0).abs() < 1e-9);
    }

    #[test]
    fn empty_operands_change_nothing() {
        let (ball, never) = (sphere(1.0, Quality::Draft).unwrap(), CancelToken::default());
        let nothing = Solid::empty();
        assert!(unite(&[], &never).unwrap().is_empty());
        assert_eq!(unite(&[nothing.clone(), ball.clone()], &never).unwrap().volume(), ball.volume());
        assert_eq!(cut(&ball, &[], &never).unwrap().volume(), ball.volume());
        assert!(cut(&nothing, std::slice::from_ref(&ball), &never).unwrap().is_empty());
        assert!(intersect(&ball, &nothing, &never).unwrap().is_empty());
        assert!(cut(&ball, std::slice::from_ref(&ball), &never).unwrap().is_empty());
    }

    #[test]
    fn a_canceled_token_stops_the_work() {
        let ball = sphere(1.0, Quality::Draft).unwrap();
        let token = CancelToken::default();
        token.cancel();
        assert_eq!(unite(&[ball.clone(), at(&ball, 0.5)], &token).unwrap_err(), KernelError::Canceled);
    }

    #[test]
    fn cut_faces_keep_the_tag_of_the_cutter() {
        let never = CancelToken::default();
        let plate = cylinder((0.0, 3.0), (1.0, 3.0), Quality::Draft).unwrap().tagged(PartTag(7));
        let drill = cylinder((-1.0, 1.0), (2.0, 1.0), Quality::Draft).unwrap().tagged(PartTag(9));
        let washer = cut(&plate, &[drill], &never).unwrap().surface_mesh();
        for (triangle, tag) in washer.triangles.iter().zip(&washer.tags) {
            let middle = triangle.iter().map(|&i| washer.positions[i as usize]).sum::<Point>() / 3.0;
            let in_the_hole = middle.truncate().length() < 1.01 && (0.01..0.99).contains(&middle.z);
            assert_eq!(*tag, if in_the_hole { PartTag(9) } else { PartTag(7) }, "at {middle}");
            let normal = washer.normals[triangle[0] as usize];
            assert!(!in_the_hole || normal.dot(middle.with_z(0.0)) < 0.0, "a hole's wall faces its axis");
        }
    }

    #[test]
    fn the_same_input_gives_the_same_bytes_on_any_number_of_threads() {
        let build = || {
            let never = CancelToken::default();
            let ring = torus(8.0, 1.0, Quality::Preview).unwrap().tagged(PartTag(1));
            let ball = sphere(0.8, Quality::Preview).unwrap().tagged(PartTag(2));
            let beads: Vec<Solid> = (0..12).map(|i| at(&ball, -8.0 + 1.4 * f64::from(i))).collect();
            let all = unite(&[&[ring][..], &beads].concat(), &never).unwrap();
            cut(&all, &[at(&ball, 8.5)], &never).unwrap().surface_mesh()
        };
        let on = |threads: usize| {
            rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(build)
        };
        let first = on(1);
        assert!(first == on(1) && first == on(4));
    }
}
