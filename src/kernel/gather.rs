//! Solids that do not touch, side by side as one.

use manifold_rust::boolean3::compose_meshes;
use manifold_rust::impl_mesh::ManifoldImpl;

use super::{KernelError, Solid};

/// Solids that are known not to touch, side by side as one, at the price of a copy.
///
/// Of solids that do touch this makes a body that crosses itself, which nothing finds: whoever calls it has to know.
///
/// # Errors
/// [`KernelError::Engine`].
pub fn gather(apart: &[Solid]) -> Result<Solid, KernelError> {
    let solids: Vec<&Solid> = apart.iter().filter(|solid| !solid.is_empty()).collect();
    if let [only] = solids[..] {
        return Ok(only.clone());
    }
    let meshes: Vec<&ManifoldImpl> = solids.iter().map(|solid| &**solid.mesh()).collect();
    let alike = meshes.windows(2).all(|pair| pair[0].num_prop == pair[1].num_prop);
    let all = if alike {
        beside(&meshes)
    } else {
        compose_meshes(&meshes.into_iter().cloned().collect::<Vec<_>>())
    };
    Solid::from_engine("gather", all)
}

/// Finished meshes one after the other in one. The engine's own way cleans them once more, which takes ten times as long
/// and finds nothing.
fn beside(meshes: &[&ManifoldImpl]) -> ManifoldImpl {
    let mut all = ManifoldImpl::new();
    for mesh in meshes {
        append(&mut all, mesh);
    }
    all.calculate_bbox();
    all.set_epsilon(all.epsilon, false);
    all.sort_geometry();
    all.increment_mesh_ids();
    all
}

fn append(all: &mut ManifoldImpl, mesh: &ManifoldImpl) {
    let rows = |mesh: &ManifoldImpl| mesh.properties.len() / mesh.num_prop.max(1);
    let [corners, edges, triangles, normals] =
        [all.vert_pos.len(), all.halfedge.len(), all.num_tri(), rows(all)].map(engine_index);
    all.num_prop = mesh.num_prop;
    all.epsilon = all.epsilon.max(mesh.epsilon);
    all.tolerance = all.tolerance.max(mesh.tolerance);
    all.vert_pos.extend_from_slice(&mesh.vert_pos);
    all.vert_normal.extend_from_slice(&mesh.vert_normal);
    all.face_normal.extend_from_slice(&mesh.face_normal);
    all.properties.extend_from_slice(&mesh.properties);
    all.halfedge.extend(mesh.halfedge.iter().map(|edge| {
        let mut edge = *edge;
        edge.start_vert += corners;
        edge.end_vert += corners;
        edge.paired_halfedge += edges;
        edge.prop_vert += if mesh.num_prop == 0 { corners } else { normals };
        edge
    }));
    let relation = &mut all.mesh_relation;
    // Two copies of one mesh have the same numbers, and stay apart.
    let first = relation.mesh_id_transform.last_key_value().map_or(1, |(last, _)| last + 1);
    let numbers: Vec<i32> = mesh.mesh_relation.mesh_id_transform.keys().copied().collect();
    let new = |old: i32| first + numbers.binary_search(&old).map_or(0, engine_index);
    relation
        .mesh_id_transform
        .extend(mesh.mesh_relation.mesh_id_transform.iter().map(|(old, from)| (new(*old), from.clone())));
    relation.tri_ref.extend(mesh.mesh_relation.tri_ref.iter().map(|source| {
        let mut source = *source;
        source.mesh_id = new(source.mesh_id);
        source.coplanar_id += triangles;
        source
    }));
}

/// The engine counts in 32 bits.
fn engine_index(index: usize) -> i32 {
    i32::try_from(index).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{CancelToken, PartTag, Quality, cut, sphere, torus, unite};
    use crate::vocab::{Frame, Point};

    fn at(solid: &Solid, x: f64) -> Solid {
        solid.placed(&Frame { origin: Point::new(x, 0.0, 0.0), ..Frame::IDENTITY })
    }

    #[test]
    fn what_is_gathered_keeps_its_parts_and_can_be_named_anew() {
        let ball = sphere(0.5, Quality::Draft).unwrap();
        let [near, far] = [(1, 0.0), (2, 3.0)].map(|(tag, x)| at(&ball, x).tagged(PartTag(tag)));
        let both = gather(&[near, far]).unwrap();
        assert!((both.volume().0 - 2.0 * ball.volume().0).abs() < 1e-12);
        assert_eq!(both.body_count(), 2);
        let named = both.renamed(&[(PartTag(1), PartTag(2)), (PartTag(2), PartTag(7))]).surface_mesh();
        let count = |tag: u32| named.tags.iter().filter(|found| **found == PartTag(tag)).count();
        assert_eq!([count(1), count(2), count(7)], [0, ball.triangle_count(), ball.triangle_count()]);
    }

    #[test]
    fn what_is_gathered_is_worked_on_as_what_was_united() {
        let never = CancelToken::default();
        for carried in [false, true] {
            let made = |solid: Solid| if carried { solid.with_normals() } else { solid };
            let ball = made(sphere(0.7, Quality::Preview).unwrap());
            let bite = made(sphere(0.3, Quality::Preview).unwrap());
            let bead = cut(&ball, &[at(&bite, 0.7)], &never).unwrap();
            let beads: Vec<Solid> = (0..5).map(|number| at(&bead, 2.0 * f64::from(number) - 4.0)).collect();
            let wire = made(torus(4.0, 0.4, Quality::Preview).unwrap());
            let joined = |all: Solid| unite(&[all, wire.clone()], &never).unwrap();
            let [gathered, united] = [gather(&beads).unwrap(), unite(&beads, &never).unwrap()].map(joined);
            assert!((gathered.volume().0 - united.volume().0).abs() < 1e-9);
            assert_eq!(gathered.triangle_count(), united.triangle_count());
            assert_eq!(gathered.body_count(), 4, "two beads on the wire, three inside of it");
            let normals = gathered.surface_mesh().normals;
            assert!(normals.iter().all(|normal| (normal.length() - 1.0).abs() < 1e-9));
        }
    }
}
