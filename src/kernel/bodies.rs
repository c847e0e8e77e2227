//! The separate bodies of a solid: outer shells with the hollows inside them.

use manifold_rust::boolean3::compose_meshes;
use manifold_rust::impl_mesh::ManifoldImpl;
use manifold_rust::manifold::Manifold;
use manifold_rust::properties::Property;

use super::solid::point;
use crate::vocab::Point;

/// Number of bodies: shells that enclose metal. A shell around a hollow has a negative volume.
pub(super) fn count(mesh: &ManifoldImpl) -> usize {
    let mut parents: Vec<usize> = (0..mesh.num_vert()).collect();
    for edge in &mesh.halfedge {
        let (a, b) = (root(&mut parents, vertex(edge.start_vert)), root(&mut parents, vertex(edge.end_vert)));
        parents[a.max(b)] = a.min(b);
    }
    let mut volumes = vec![0.0; mesh.num_vert()];
    for corners in mesh.halfedge.chunks_exact(3) {
        let [a, b, c] = [0, 1, 2].map(|k| point(mesh.vert_pos[vertex(corners[k].start_vert)]));
        volumes[root(&mut parents, vertex(corners[0].start_vert))] += a.dot(b.cross(c));
    }
    volumes.into_iter().filter(|volume| *volume > 0.0).count()
}

/// The bodies, greatest volume first, each with its hollows.
pub(super) fn separate(mesh: &ManifoldImpl) -> Vec<ManifoldImpl> {
    let shells = Manifold::from_impl(mesh.clone()).decompose().into_iter().map(Manifold::into_impl);
    let (mut outer, hollows): (Vec<_>, Vec<_>) = shells
        .map(|shell| (shell.get_property(Property::Volume), shell))
        .filter(|(_, shell)| !shell.is_empty())
        .partition(|(volume, _)| *volume > 0.0);
    outer.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let mut bodies: Vec<Vec<ManifoldImpl>> = outer.into_iter().map(|(_, shell)| vec![shell]).collect();
    for (_, hollow) in hollows {
        let inside = point(hollow.vert_pos[0]);
        // The smallest body around a hollow is the one that it hollows out.
        if let Some(body) = bodies.iter_mut().rev().find(|body| encloses(&body[0], inside)) {
            body.push(hollow);
        }
    }
    let whole =
        |mut shells: Vec<_>| if shells.len() == 1 { shells.pop() } else { Some(compose_meshes(&shells)) };
    let mut bodies: Vec<ManifoldImpl> = bodies.into_iter().filter_map(whole).collect();
    bodies.sort_by(|a, b| b.get_property(Property::Volume).total_cmp(&a.get_property(Property::Volume)));
    bodies
}

/// Whether a shell winds around a point: the solid angles of its triangles add up to a full sphere
/// (Van Oosterom and Strackee 1983).
fn encloses(shell: &ManifoldImpl, inside: Point) -> bool {
    let half_angles = shell.halfedge.chunks_exact(3).map(|corners| {
        let [a, b, c] = [0, 1, 2].map(|k| point(shell.vert_pos[vertex(corners[k].start_vert)]) - inside);
        let (la, lb, lc) = (a.length(), b.length(), c.length());
        a.dot(b.cross(c)).atan2(la * lb * lc + a.dot(b) * lc + b.dot(c) * la + c.dot(a) * lb)
    });
    half_angles.sum::<f64>() > std::f64::consts::PI
}

fn root(parents: &mut [usize], mut vertex: usize) -> usize {
    while parents[vertex] != vertex {
        parents[vertex] = parents[parents[vertex]];
        vertex = parents[vertex];
    }
    vertex
}

/// The engine counts in i32; a finished mesh has no negative index.
#[expect(
    clippy::cast_sign_loss,
    reason = "removed halfedges, the only negative ones, are gone from a finished mesh"
)]
pub(super) fn vertex(index: i32) -> usize {
    index as usize
}
