//! Solids: closed, oriented, shared cheaply.

use std::sync::Arc;

use manifold_rust::impl_mesh::ManifoldImpl;
use manifold_rust::linalg::{Mat3x4, Vec3};
use manifold_rust::manifold::Manifold;
use manifold_rust::properties::Property;
use manifold_rust::types::{Error, MeshGLP};

use super::{KernelError, SurfaceMesh, bodies, error, surface_mesh};
use crate::vocab::{CubicMillimeters, Frame, Point};

/// Says which part of the piece a face came from; survives booleans. 0 means untagged.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct PartTag(pub u32);

/// Triangles of a part that is being made, all of whose faces have one tag.
pub(super) struct NewPart {
    pub tag: PartTag,
    pub points: Vec<Point>,
    /// Indices into its own points.
    pub triangles: Vec<[u32; 3]>,
}

/// Faces that meet at less than this many degrees are shaded as one smooth surface.
const CREASE: f64 = 40.0;

/// A closed oriented 2-manifold solid in f64 millimeters, or the empty solid. Cloning is cheap.
///
/// Parts can be given their normals when they are made, see [`Solid::with_normals`]. The tag of a face lives in the
/// engine's `original_id` of the triangle, a number that it hands on and never looks at.
#[derive(Clone)]
pub struct Solid {
    mesh: Arc<ManifoldImpl>,
}

impl Solid {
    /// The solid without any metal.
    pub(super) fn empty() -> Self {
        Self { mesh: Arc::new(ManifoldImpl::new()) }
    }

    /// A solid from indexed triangles, counterclockwise from outside.
    ///
    /// # Errors
    /// [`KernelError::BadNumber`] for a coordinate that is not finite, [`KernelError::Engine`] when the
    /// triangles are not a closed oriented 2-manifold.
    pub fn from_triangles(vertices: &[Point], triangles: &[[u32; 3]]) -> Result<Self, KernelError> {
        Self::from_part("from triangles", vertices, triangles)
    }

    /// As [`Solid::from_triangles`], for the operation that computed the triangles.
    pub(super) fn from_part(
        operation: &'static str,
        vertices: &[Point],
        triangles: &[[u32; 3]],
    ) -> Result<Self, KernelError> {
        let part =
            NewPart { tag: PartTag::default(), points: vertices.to_vec(), triangles: triangles.to_vec() };
        Self::from_parts(operation, &[part])
    }

    /// Several parts that do not touch, as one solid.
    #[expect(clippy::cast_possible_truncation, reason = "sizes are bounded, see `error::size`")]
    pub(super) fn from_parts(operation: &'static str, parts: &[NewPart]) -> Result<Self, KernelError> {
        let mut mesh = MeshGLP::<f64, u32> { num_prop: 3, run_index: vec![0], ..MeshGLP::default() };
        for NewPart { tag, points, triangles } in parts {
            let first = (mesh.vert_properties.len() / 3) as u32;
            for point in points {
                error::coordinate(operation, "a coordinate", *point)?;
                mesh.vert_properties.extend(point.to_array());
            }
            mesh.tri_verts.extend(triangles.as_flattened().iter().map(|corner| first + corner));
            mesh.run_index.push(mesh.tri_verts.len() as u32);
            mesh.run_original_id.push(tag.0);
        }
        Self::checked(operation, Manifold::from_mesh_glp(&mesh).into_impl())
    }

    /// A freshly made part: checked, untagged.
    pub(super) fn from_new_part(operation: &'static str, part: Manifold) -> Result<Self, KernelError> {
        let mut mesh = part.into_impl();
        for triangle in &mut mesh.mesh_relation.tri_ref {
            triangle.original_id = 0;
        }
        Self::checked(operation, mesh)
    }

    /// What the engine made, if it did not refuse and it is no hole.
    fn checked(operation: &'static str, mesh: ManifoldImpl) -> Result<Self, KernelError> {
        let solid = Self::from_engine(operation, mesh)?;
        if solid.volume().0 < 0.0 {
            return Err(KernelError::Engine { operation, status: "the solid is inside out".to_owned() });
        }
        Ok(solid)
    }

    /// What the engine made, if it did not refuse.
    pub(super) fn from_engine(operation: &'static str, mesh: ManifoldImpl) -> Result<Self, KernelError> {
        match mesh.status {
            Error::NoError => Ok(Self { mesh: Arc::new(mesh) }),
            Error::Cancelled => Err(KernelError::Canceled),
            status => Err(KernelError::Engine { operation, status: status.to_string() }),
        }
    }

    pub(super) fn mesh(&self) -> &Arc<ManifoldImpl> {
        &self.mesh
    }

    /// The same solid with the normals of its faces, which booleans carry along: that follows curved surfaces ten times
    /// closer than the normals of a cut solid's own faces, and makes booleans a seventh slower.
    #[must_use]
    pub fn with_normals(&self) -> Self {
        let bare = Manifold::from_impl(ManifoldImpl::clone(&self.mesh));
        Self { mesh: Arc::new(bare.calculate_normals(0, CREASE).into_impl()) }
    }

    /// The same solid with all its untagged faces tagged.
    #[must_use]
    pub fn tagged(&self, tag: PartTag) -> Self {
        let mut mesh = ManifoldImpl::clone(&self.mesh);
        for triangle in mesh.mesh_relation.tri_ref.iter_mut().filter(|triangle| triangle.original_id == 0) {
            triangle.original_id = tag.0.cast_signed();
        }
        Self { mesh: Arc::new(mesh) }
    }

    /// The same solid with the faces of some parts named anew: (old, new).
    #[must_use]
    pub fn renamed(&self, names: &[(PartTag, PartTag)]) -> Self {
        let mut mesh = ManifoldImpl::clone(&self.mesh);
        for triangle in &mut mesh.mesh_relation.tri_ref {
            let name = names.iter().find(|(old, _)| old.0.cast_signed() == triangle.original_id);
            if let Some((_, new)) = name {
                triangle.original_id = new.0.cast_signed();
            }
        }
        Self { mesh: Arc::new(mesh) }
    }

    /// The same solid in the parent frame. A frame with a number that is not finite gives the empty solid.
    #[must_use]
    pub fn placed(&self, parent_from_local: &Frame) -> Self {
        let Frame { origin, x, y, z } = *parent_from_local;
        self.transformed([x, y, z, origin])
    }

    /// The same solid stretched along the axes; factors that are not positive give the empty solid.
    #[must_use]
    pub fn scaled(&self, factors: Point) -> Self {
        if factors.min_element() > 0.0 {
            self.transformed([Point::X * factors.x, Point::Y * factors.y, Point::Z * factors.z, Point::ZERO])
        } else {
            Self::empty()
        }
    }

    /// Its mirror image on the other side of the plane x = 0.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        self.transformed([-Point::X, Point::Y, Point::Z, Point::ZERO])
    }

    /// The solid whose corners lie where `place` puts those of this one, without tags and normals. The map must neither fold
    /// nor turn space inside out.
    ///
    /// # Errors
    /// [`KernelError::BadNumber`] where a place is not finite, [`KernelError::Engine`] where the engine refuses the result.
    pub fn moved(&self, place: impl Fn(Point) -> Point) -> Result<Self, KernelError> {
        let (points, triangles) = self.triangles();
        let points: Vec<Point> = points.into_iter().map(place).collect();
        Self::from_part("move corners", &points, &triangles)
    }

    /// The solid with its hollows filled, without tags and normals.
    ///
    /// # Errors
    /// [`KernelError::Engine`] where the engine refuses the result.
    pub fn filled(&self) -> Result<Self, KernelError> {
        let (points, triangles) = self.triangles();
        let outside = bodies::without_hollows(&points, triangles);
        Self::from_part("fill hollows", &points, &outside)
    }

    fn triangles(&self) -> (Vec<Point>, Vec<[u32; 3]>) {
        let mesh = &self.mesh;
        #[expect(clippy::cast_possible_truncation, reason = "the engine counts in 32 bits")]
        let corner = |halfedge: usize| bodies::vertex(mesh.halfedge[halfedge].start_vert) as u32;
        let triangles = (0..mesh.num_tri()).map(|t| [0, 1, 2].map(|k| corner(3 * t + k)));
        (mesh.vert_pos.iter().map(|at| point(*at)).collect(), triangles.collect())
    }

    fn transformed(&self, columns: [Point; 4]) -> Self {
        let [x, y, z, origin] = columns;
        let volume_factor = x.cross(y).dot(z);
        if !columns.iter().all(|column| column.is_finite()) || volume_factor.abs() < 1e-12 {
            return Self::empty();
        }
        let matrix =
            Mat3x4::from_cols(engine_point(x), engine_point(y), engine_point(z), engine_point(origin));
        if matrix == Mat3x4::identity() {
            return self.clone();
        }
        Self { mesh: Arc::new(self.mesh.transform(&matrix)) }
    }

    /// Whether there is no metal at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.mesh.is_empty()
    }

    /// Enclosed volume, in f64.
    #[must_use]
    pub fn volume(&self) -> CubicMillimeters {
        CubicMillimeters(self.mesh.get_property(Property::Volume))
    }

    /// Least and greatest corner of the bounding box; `None` when empty.
    #[must_use]
    pub fn bounds(&self) -> Option<[Point; 2]> {
        let bounds = self.mesh.bbox;
        (!self.is_empty()).then(|| [point(bounds.min), point(bounds.max)])
    }

    /// Number of triangles of the surface.
    #[must_use]
    pub fn triangle_count(&self) -> usize {
        self.mesh.num_tri()
    }

    /// Number of separate closed bodies. A hollow inside a body is part of that body.
    #[must_use]
    pub fn body_count(&self) -> usize {
        bodies::count(&self.mesh)
    }

    /// The separate bodies, greatest volume first, each with its hollows.
    #[must_use]
    pub fn bodies(&self) -> Vec<Self> {
        bodies::separate(&self.mesh).into_iter().map(|mesh| Self { mesh: Arc::new(mesh) }).collect()
    }

    /// Triangles with smooth normals and part tags.
    #[must_use]
    pub fn surface_mesh(&self) -> SurfaceMesh {
        surface_mesh::read(&self.mesh)
    }
}

/// A point of the engine as ours.
pub(super) fn point(v: Vec3) -> Point {
    Point::new(v.x, v.y, v.z)
}

/// A point of ours as the engine takes it.
pub(super) fn engine_point(p: Point) -> Vec3 {
    Vec3::new(p.x, p.y, p.z)
}

impl std::fmt::Debug for Solid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Solid").field("triangles", &self.triangle_count()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{CancelToken, Quality, cut, sphere, unite};

    fn tetrahedron() -> ([Point; 4], [[u32; 3]; 4]) {
        ([Point::ZERO, Point::X, Point::Y, Point::Z], [[0, 2, 1], [0, 1, 3], [1, 2, 3], [0, 3, 2]])
    }

    #[test]
    fn triangles_must_close_and_face_outward() {
        let (vertices, triangles) = tetrahedron();
        let solid = Solid::from_triangles(&vertices, &triangles).unwrap();
        assert!((solid.volume().0 - 1.0 / 6.0).abs() < 1e-15);
        assert_eq!(solid.bounds(), Some([Point::ZERO, Point::ONE]));
        assert!(Solid::from_triangles(&vertices, &triangles[..3]).is_err());
        assert!(Solid::from_triangles(&vertices, &triangles.map(|[a, b, c]| [a, c, b])).is_err());
        assert!(Solid::from_triangles(&vertices, &triangles.map(|[a, b, _]| [a, b, 9])).is_err());
        assert!(Solid::from_triangles(&vertices.map(|v| v * f64::NAN), &triangles).is_err());
        assert!(Solid::from_triangles(&[], &[]).unwrap().is_empty());
    }

    #[test]
    fn a_placed_solid_keeps_its_volume_and_a_scaled_one_multiplies_it() {
        let (vertices, triangles) = tetrahedron();
        let solid = Solid::from_triangles(&vertices, &triangles).unwrap().tagged(PartTag(u32::MAX));
        let frame = Frame::turned_about_z(Point::new(3.0, 0.0, -1.0), 0.5);
        let placed = solid.placed(&frame).scaled(Point::new(2.0, 3.0, 0.5));
        assert!((placed.volume().0 - 0.5).abs() < 1e-12);
        assert!(placed.surface_mesh().tags.iter().all(|tag| *tag == PartTag(u32::MAX)));
        let nowhere = Frame { origin: Point::new(f64::NAN, 0.0, 0.0), ..Frame::IDENTITY };
        assert!(solid.placed(&nowhere).is_empty() && solid.scaled(Point::new(1.0, 0.0, 1.0)).is_empty());
    }

    #[test]
    fn moved_corners_make_the_solid_between_them() {
        let (vertices, triangles) = tetrahedron();
        let solid = Solid::from_triangles(&vertices, &triangles).unwrap();
        let moved = solid.moved(|at| at * 2.0 + Point::X).unwrap();
        assert!((moved.volume().0 - 8.0 / 6.0).abs() < 1e-12);
        assert_eq!(moved.bounds(), Some([Point::X, Point::new(3.0, 2.0, 2.0)]));
        assert!(solid.moved(|at| at * f64::NAN).is_err());
        assert!(solid.moved(|at| Point::new(-at.x, at.y, at.z)).is_err(), "inside out");
    }

    #[test]
    fn a_mirror_image_keeps_volume_names_and_outside() {
        let (vertices, triangles) = tetrahedron();
        let solid = Solid::from_triangles(&vertices, &triangles).unwrap().tagged(PartTag(7));
        let moved = Frame { origin: Point::new(2.0, 1.0, 0.0), ..Frame::IDENTITY };
        let mirrored = solid.placed(&moved).mirrored();
        assert!((mirrored.volume().0 - 1.0 / 6.0).abs() < 1e-15, "{}", mirrored.volume().0);
        assert_eq!(mirrored.bounds(), Some([Point::new(-3.0, 1.0, 0.0), Point::new(-2.0, 2.0, 1.0)]));
        let mesh = mirrored.surface_mesh();
        assert!(mesh.tags.iter().all(|tag| *tag == PartTag(7)));
    }

    #[test]
    fn a_hollow_belongs_to_its_body_and_a_loose_ball_inside_it_does_not() {
        let never = CancelToken::default();
        let ball = |radius: f64| sphere(radius, Quality::Draft).unwrap();
        let hollow = cut(&ball(3.0), &[ball(2.0)], &never).unwrap();
        assert_eq!(hollow.body_count(), 1);
        let filled = hollow.filled().unwrap();
        assert!((filled.volume().0 - ball(3.0).volume().0).abs() < 1e-9);
        let far = ball(2.9).placed(&Frame { origin: Point::new(9.0, 0.0, 0.0), ..Frame::IDENTITY });
        let all = unite(&[ball(1.0), hollow.clone(), far.clone()], &never).unwrap();
        assert_eq!(all.body_count(), 3);
        let volumes: Vec<f64> = all.bodies().iter().map(|body| body.volume().0).collect();
        let wanted = [far.volume().0, hollow.volume().0, ball(1.0).volume().0];
        assert!(volumes.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-9), "{volumes:?} {wanted:?}");
        assert_eq!(Solid::empty().body_count(), 0);
        assert!(Solid::empty().bodies().is_empty());
    }
}
