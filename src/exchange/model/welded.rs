//! Triangles by their places, as files without common indices hold them, made one mesh.

use std::collections::HashMap;

use crate::kernel::PrintMesh;

/// Triangles with their equal corners made one.
#[derive(Default)]
pub(super) struct Welded {
    mesh: PrintMesh,
    known: HashMap<[u32; 3], u32>,
}

impl Welded {
    /// Adds a triangle. Corners that are no numbers are refused.
    pub fn add(&mut self, corners: [[f32; 3]; 3]) -> Result<(), String> {
        let mut triangle = [0; 3];
        for (index, corner) in triangle.iter_mut().zip(corners) {
            if !corner.iter().all(|value| value.is_finite()) {
                let number = self.mesh.triangles.len() + 1;
                return Err(format!("triangle {number}: its corner {corner:?} is not finite"));
            }
            // Adding 0 turns −0 into 0: both are one place.
            let place = corner.map(|value| value + 0.0);
            let next = u32::try_from(self.mesh.vertices.len())
                .map_err(|_| "it has more corners than can be counted".to_owned())?;
            *index = *self.known.entry(place.map(f32::to_bits)).or_insert(next);
            if *index == next {
                self.mesh.vertices.push(place);
            }
        }
        self.mesh.triangles.push(triangle);
        Ok(())
    }

    /// Adds the triangle of three of these places.
    pub fn add_indexed(&mut self, places: &[[f32; 3]], corners: [u32; 3]) -> Result<(), String> {
        let at = |index: u32| {
            let place = usize::try_from(index).ok().and_then(|index| places.get(index));
            place.copied().ok_or_else(|| {
                let number = self.mesh.triangles.len() + 1;
                format!("triangle {number} names corner {index}, and there are {}", places.len())
            })
        };
        let [a, b, c] = corners;
        let corners = [at(a)?, at(b)?, at(c)?];
        self.add(corners)
    }

    /// The mesh; none without triangles.
    pub fn finish(self) -> Result<PrintMesh, String> {
        if self.mesh.triangles.is_empty() { Err("it has no triangles".to_owned()) } else { Ok(self.mesh) }
    }
}
