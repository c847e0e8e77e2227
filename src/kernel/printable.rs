//! From f64 solid to single-precision triangles that stay closed.

use manifold_rust::impl_mesh::ManifoldImpl;
use manifold_rust::manifold::Manifold;
use manifold_rust::types::{Error, MeshGLP};

use super::bodies::vertex;
use super::mend::Mender;
use super::print_mesh::{PrintMesh, shared_places};
use super::solid::point;
use super::{KernelError, Solid, bodies, crossing};
use crate::vocab::Point;

/// Slivers lower than this, in millimeters, are taken out; where that does not lead to a clean mesh, more
/// or less is tried. The first is a tenth of a micrometer, a hundred times the rounding of single precision.
const TOLERANCES: [f64; 4] = [1e-4, 3e-4, 2e-5, 1e-3];

/// Greatest share of the volume that cleaning may change.
const VOLUME_SHARE: f64 = 1e-4;

/// Bodies of less than this volume in mm³ (a cube of 5 µm) are dust from cutting.
const DUST: f64 = 1e-7;

/// Rounds a solid to f32, welds equal corners, and cleans what rounding collapsed, until a strict check
/// (every edge used once each way, one fan of triangles around each vertex, no zero area, no duplicate,
/// no two triangles that cross or touch apart from their common corners) passes.
///
/// # Errors
/// [`KernelError::NotPrintable`] with the first place that cannot be mended.
pub fn printable(solid: &Solid) -> Result<PrintMesh, KernelError> {
    if solid.is_empty() {
        return Err(KernelError::NotPrintable("it is empty".to_owned()));
    }
    let mut first_fault = None;
    for tolerance in TOLERANCES {
        match attempt(solid, tolerance) {
            Ok(mesh) => return Ok(mesh),
            Err(fault) => first_fault = first_fault.or(Some(fault)),
        }
    }
    Err(first_fault.unwrap_or_else(|| KernelError::NotPrintable("it is empty".to_owned())))
}

fn attempt(solid: &Solid, tolerance: f64) -> Result<PrintMesh, KernelError> {
    let (at, triangles) = rounded(solid.mesh());
    let mut mender = Mender::new(at, &triangles, tolerance);
    mender.mend();
    let (at, triangles) = mender.finish();
    let mut mesh = compact(&at, &bodies::without_dust(&at, triangles, DUST));
    pull_apart(&mut mesh)?;
    mesh.verify()?;
    let (wanted, volume) = (solid.volume().0, mesh.volume());
    if (volume - wanted).abs() > VOLUME_SHARE * wanted {
        let fault = format!("cleaning it would change its volume from {wanted:.6} mm³ to {volume:.6} mm³");
        return Err(KernelError::NotPrintable(fault));
    }
    check_folds(&mesh)?;
    Ok(mesh)
}

/// The engine's triangles with their corners rounded to single precision (as f64 numbers).
fn rounded(mesh: &ManifoldImpl) -> (Vec<Point>, Vec<[u32; 3]>) {
    let at = mesh.vert_pos.iter().map(|at| round_to_single(point(*at))).collect();
    #[expect(clippy::cast_possible_truncation, reason = "the engine counts in 32 bits")]
    let corner = |halfedge: usize| vertex(mesh.halfedge[halfedge].start_vert) as u32;
    (at, (0..mesh.num_tri()).map(|t| [0, 1, 2].map(|k| corner(3 * t + k))).collect())
}

fn round_to_single(at: Point) -> Point {
    // Adding 0 turns −0 into 0: both are one place.
    Point::from(single(at).map(f64::from)) + Point::ZERO
}

#[expect(clippy::cast_possible_truncation, reason = "rounding to single precision is the purpose")]
fn single(at: Point) -> [f32; 3] {
    at.to_array().map(|value| value as f32)
}

/// The mesh of the vertices that some triangle uses, in their old order.
fn compact(at: &[Point], triangles: &[[u32; 3]]) -> PrintMesh {
    let mut number = vec![u32::MAX; at.len()];
    for index in triangles.as_flattened() {
        number[*index as usize] = 0;
    }
    let mut vertices = Vec::new();
    for (place, number) in at.iter().zip(&mut number).filter(|(_, number)| **number == 0) {
        #[expect(clippy::cast_possible_truncation, reason = "at most as many as before")]
        let next = vertices.len() as u32;
        *number = next;
        vertices.push(single(*place));
    }
    PrintMesh {
        vertices,
        triangles: triangles.iter().map(|t| t.map(|index| number[index as usize])).collect(),
    }
}

/// Where different sheets of the surface share a place or touch (bodies that meet along an edge or in a
/// corner), moves their vertices into the metal, each against its own outward direction, by a few steps of
/// single precision, so that no reader joins them.
fn pull_apart(mesh: &mut PrintMesh) -> Result<(), KernelError> {
    let mut place = None;
    for round in 0..5_u8 {
        let contacts = crossing::contacts(mesh);
        let mut touching: Vec<u32> = shared_places(&mesh.vertices).into_iter().flatten().collect();
        touching.extend(contacts.iter().flat_map(|contact| contact.vertices));
        let Some(first) = touching.first() else { return Ok(()) };
        place = place.or(Some(contacts.first().map_or(mesh.point(*first), |contact| contact.place)));
        touching.sort_unstable();
        touching.dedup();
        let outward = outward_directions(mesh);
        for index in touching {
            let at = mesh.point(index);
            let step = at.abs().max_element().max(1.0) * f64::from(f32::EPSILON) * f64::from(4 << round);
            mesh.vertices[index as usize] = single(round_to_single(at - outward[index as usize] * step));
        }
    }
    let place = place.unwrap_or_default();
    Err(KernelError::NotPrintable(format!("surfaces touch or cross at {place:.4} mm")))
}

/// A unit vector for each vertex that points out of the metal: the mean of its triangles' normals, each
/// weighted by its angle there.
fn outward_directions(mesh: &PrintMesh) -> Vec<Point> {
    let mut outward = vec![Point::ZERO; mesh.vertices.len()];
    for [a, b, c] in &mesh.triangles {
        for [corner, next, last] in [[a, b, c], [b, c, a], [c, a, b]] {
            let (to_next, to_last) =
                (mesh.point(*next) - mesh.point(*corner), mesh.point(*last) - mesh.point(*corner));
            let normal = to_next.cross(to_last).normalize_or_zero();
            if normal != Point::ZERO {
                outward[*corner as usize] += normal * to_next.angle_between(to_last);
            }
        }
    }
    outward.into_iter().map(Point::normalize_or_zero).collect()
}

/// Neighboring triangles may meet only in common corners and edges; the engine's exact predicates decide.
/// (Others were looked at by [`pull_apart`].)
fn check_folds(mesh: &PrintMesh) -> Result<(), KernelError> {
    let engine_mesh = MeshGLP::<f32, u32> {
        num_prop: 3,
        vert_properties: mesh.vertices.as_flattened().to_vec(),
        tri_verts: mesh.triangles.as_flattened().to_vec(),
        ..MeshGLP::default()
    };
    let read = Manifold::from_mesh_glp(&engine_mesh);
    if read.status() != Error::NoError {
        return Err(KernelError::NotPrintable(format!("the geometry engine says {}", read.status())));
    }
    if read.has_self_intersections() {
        return Err(KernelError::NotPrintable("neighboring faces fold over each other".to_owned()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{CancelToken, Quality, convex_hull, cut, cylinder, sphere, torus, unite};
    use crate::vocab::Frame;

    fn moved(solid: &Solid, x: f64, y: f64, z: f64) -> Solid {
        solid.placed(&Frame { origin: Point::new(x, y, z), ..Frame::IDENTITY })
    }

    #[test]
    fn a_cut_ring_keeps_volume_and_bounds_and_prints_the_same_twice() {
        let never = CancelToken::default();
        let ring = torus(9.0, 1.0, Quality::Preview).unwrap();
        let bead = sphere(0.9, Quality::Preview).unwrap();
        let solid = cut(&ring, &[moved(&bead, 10.0, 0.1, 0.0), moved(&bead, 0.0, 9.9, 0.3)], &never).unwrap();
        let mesh = printable(&solid).unwrap();
        mesh.verify().unwrap();
        assert!((mesh.volume() / solid.volume().0 - 1.0).abs() < 1e-6);
        let [least, most] = mesh.bounds().unwrap();
        let [wanted_least, wanted_most] = solid.bounds().unwrap();
        for k in 0..3 {
            assert!((f64::from(least[k]) - wanted_least[k]).abs() < 2e-6);
            assert!((f64::from(most[k]) - wanted_most[k]).abs() < 2e-6);
        }
        assert_eq!(printable(&solid).unwrap(), mesh);
    }

    #[test]
    fn a_step_lower_than_single_precision_is_smoothed_away() {
        let never = CancelToken::default();
        let pin = cylinder((0.0, 1.0), (3.0, 1.0), Quality::Preview).unwrap();
        let turned = pin.placed(&Frame::turned_about_z(Point::Z * 1e-7, 1e-9));
        let solid = unite(&[pin, turned], &never).unwrap();
        let mesh = printable(&solid).unwrap();
        assert!(mesh.triangles.len() < solid.triangle_count());
        assert!((mesh.volume() - solid.volume().0).abs() < 1e-5);
    }

    #[test]
    fn dust_beside_a_body_is_left_out() {
        let never = CancelToken::default();
        let grain = convex_hull(&[Point::ZERO, Point::X * 1e-3, Point::Y * 1e-3, Point::Z * 1e-3]).unwrap();
        let ball = sphere(1.0, Quality::Draft).unwrap();
        let both = unite(&[ball.clone(), moved(&grain, 3.0, 0.0, 0.0)], &never).unwrap();
        assert_eq!(both.body_count(), 2);
        assert_eq!(printable(&both).unwrap().triangles.len(), ball.triangle_count());
    }

    #[test]
    fn what_cannot_be_printed_says_why_and_where() {
        let message = |solid: &Solid| printable(solid).unwrap_err().to_string();
        assert!(message(&Solid::empty()).contains("empty"));
        let grain = convex_hull(&[Point::ZERO, Point::X * 1e-4, Point::Y * 1e-4, Point::Z * 1e-4]).unwrap();
        assert!(message(&grain).contains("no triangles"));
        // Two balls in one another, as a file might hold them: a solid for the engine, not for a printer.
        let ball = sphere(1.0, Quality::Draft).unwrap().surface_mesh();
        let count = u32::try_from(ball.positions.len()).unwrap();
        let twice =
            [&ball.positions[..], &ball.positions.iter().map(|p| p + Point::X * 0.3).collect::<Vec<_>>()]
                .concat();
        let other = ball.triangles.iter().map(|t| t.map(|i| i + count));
        let triangles: Vec<_> = ball.triangles.iter().copied().chain(other).collect();
        let crossed = Solid::from_triangles(&twice, &triangles).unwrap();
        assert!(message(&crossed).contains("touch or cross at ["), "{}", message(&crossed));
    }
}
