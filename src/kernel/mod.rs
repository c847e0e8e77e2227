//! Geometry: solids, the operations that make them, and queries on them.
//!
//! The only module that names the geometry crates (`manifold_rust`, `parry3d`). Everything is f64
//! millimeters in ring space. A [`Solid`] is always a closed oriented 2-manifold (or empty).

mod along_edges;
mod ball;
mod bodies;
mod boolean;
mod cancel;
mod collar;
mod corner_normals;
mod crossing;
mod error;
mod flat;
mod gather;
mod ground;
mod hull_gap;
mod inscribed;
mod line_drawing;
mod loft;
mod mend;
mod monotone;
mod outline;
mod outlines_hull;
mod plate;
mod print_mesh;
mod printable;
mod probe;
mod profile;
mod quality;
mod relief;
mod section;
mod shapes;
mod silhouette;
mod skin;
mod solid;
mod strands;
mod surface_mesh;
mod surround;
mod sweep;
mod tube;

pub use ball::Stopped;
pub use boolean::{cut, intersect, unite};
pub use cancel::CancelToken;
pub use collar::collar;
pub use corner_normals::{CornerNormals, corner_normals};
pub use error::KernelError;
pub use flat::{FlatPiece, flat_pieces};
pub use gather::gather;
pub use ground::{Ground, RingFace};
pub use hull_gap::hull_gap;
pub use line_drawing::{DrawnBody, Polyline, line_drawing};
pub use loft::{LoftSection, loft};
pub use outline::inset;
pub use outlines_hull::{PlacedOutline, hull_of_outlines};
pub use plate::{PlateShape, plate};
pub use print_mesh::PrintMesh;
pub use printable::printable;
pub use probe::{Hit, Probe};
pub use profile::{Profile, ProfilePoint};
pub use quality::Quality;
pub use relief::{points_on, relief};
pub use section::{Section, section};
pub use shapes::{WireRing, convex_hull, cylinder, revolve, rings_of_wire, sphere, torus};
pub use silhouette::silhouette;
pub use solid::{PartTag, Solid};
pub use strands::{StrandRing, sweep_strands};
pub use surface_mesh::SurfaceMesh;
pub use surround::surround;
pub use sweep::{
    RingStation, bore, section_of_ring, sections_around, sections_of_arc, sweep_arc, sweep_ring,
};
pub use tube::{TubeStation, tube};
