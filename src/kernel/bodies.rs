//! The separate bodies of a solid: outer shells with the hollows inside them.

use manifold_rust::boolean3::compose_meshes;
use manifold_rust::impl_mesh::ManifoldImpl;
use manifold_rust::manifold::Manifold;
use manifold_rust::properties::Property;

use super::solid::point;
use crate::vocab::Point;

/// Number of bodies: shells that enclose metal. A shell around a hollow has a negative volume.
pub(super) fn count(mesh: &ManifoldImpl) -> usize {
    let triangles = mesh.halfedge.chunks_exact(3).map(|c| [0, 1, 2].map(|k| vertex(c[k].start_vert)));
    let (_, volumes) = shells(mesh.num_vert(), triangles, |index| point(mesh.vert_pos[index]));
    volumes.into_iter().filter(|volume| *volume > 0.0).count()
}

/// The triangles of shells that enclose more than `least` mm³, be it metal or hollow.
pub(super) fn without_dust(at: &[Point], mut triangles: Vec<[u32; 3]>, least: f64) -> Vec<[u32; 3]> {
    let corners = triangles.iter().map(|triangle| triangle.map(|index| index as usize));
    let (shell, volumes) = shells(at.len(), corners, |index| at[index]);
    triangles.retain(|[a, ..]| volumes[shell[*a as usize]].abs() > least);
    triangles
}

/// The triangles of shells that enclose metal.
pub(super) fn without_hollows(at: &[Point], mut triangles: Vec<[u32; 3]>) -> Vec<[u32; 3]> {
    let corners = triangles.iter().map(|triangle| triangle.map(|index| index as usize));
    let (shell, volumes) = shells(at.len(), corners, |index| at[index]);
    triangles.retain(|[a, ..]| volumes[shell[*a as usize]] > 0.0);
    triangles
}

/// For each vertex the first vertex of its shell, and at that index the signed volume of the shell.
fn shells(
    vertices: usize,
    triangles: impl Iterator<Item = [usize; 3]> + Clone,
    at: impl Fn(usize) -> Point,
) -> (Vec<usize>, Vec<f64>) {
    let mut parents: Vec<usize> = (0..vertices).collect();
    for [a, b, c] in triangles.clone() {
        let roots = [a, b, c].map(|index| root(&mut parents, index));
        let least = roots[0].min(roots[1]).min(roots[2]);
        for root in roots {
            parents[root] = least;
        }
    }
    let shell: Vec<usize> = (0..vertices).map(|index| root(&mut parents, index)).collect();
    let mut volumes = vec![0.0; vertices];
    for [a, b, c] in triangles {
        volumes[shell[a]] += at(a).dot(at(b).cross(at(c))) / 6.0;
    }
    (shell, volumes)
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

/// Where the parents of an entry lead to at last.
pub(super) fn root(parents: &mut [usize], mut vertex: usize) -> usize {
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
