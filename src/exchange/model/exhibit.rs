//! What a model file shows: the bodies of metal and the stones in their places, in ring space and millimeters.

use std::collections::HashMap;

use crate::build::{Built, BuiltStone};
use crate::design::{Library, Project};
use crate::gems::Species;
use crate::kernel::{CornerNormals, KernelError, PrintMesh, Solid, corner_normals, printable};
use crate::metals::Alloy;
use crate::optics::encode_srgb;
use crate::production::{Gauge, Product, stone_solid};
use crate::vocab::{Direction, Point};

/// A piece as files show it.
#[derive(Debug, Clone)]
pub struct Exhibit {
    /// The job's name.
    pub(super) name: String,
    /// All metal as one mesh: what is printed and cast.
    pub(super) metal: Body,
    /// Metal first, body by body, then stone by stone.
    pub(super) bodies: Vec<Body>,
    /// What the bodies are made of; the metal is the first.
    pub(super) looks: Vec<Look>,
    /// What it is, where it is not the finished piece.
    pub(super) words: Option<String>,
    /// Measures it where it is the pattern of a ring.
    pub(super) gauge: Option<Gauge>,
}

/// One closed body.
#[derive(Debug, Clone)]
pub(super) struct Body {
    pub name: String,
    /// Index into [`Exhibit::looks`].
    pub look: usize,
    pub mesh: PrintMesh,
    pub normals: CornerNormals,
    /// How far light goes through it, in mm: the depth of a stone.
    pub depth: f64,
    pub extent: Extent,
}

/// Volume in mm³ and bounding box of what a file should hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Extent {
    pub volume: f64,
    pub bounds: [Point; 2],
}

/// What a body is made of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Look {
    /// `18 k yellow gold`, `Diamond`.
    pub name: String,
    pub surface: Surface,
}

/// How it meets the light; colors are linear sRGB.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Surface {
    /// Reflectance at normal incidence and perceptual roughness.
    Metal { reflectance: [f64; 3], roughness: f64 },
    /// Refractive index at the D line, Abbe number, absorption per millimeter, and the depth of the first such stone.
    Clear { index: f64, abbe: f64, absorption: [f64; 3], depth: f64 },
    /// Color and refractive index of its polish.
    Opaque { color: [f64; 3], index: f64 },
}

/// Of metal and stones that no library knows any more.
const GRAY: [f64; 3] = [0.5; 3];

/// Refractive index of a polish that is not known: that of glass.
const GLASS: f64 = 1.5;

/// Lines of the Abbe number: F, d and C, in micrometers.
const ABBE_LINES: [f64; 3] = [0.4861, 0.5876, 0.6563];

impl Exhibit {
    /// The metal alone, without bodies: all that an STL holds.
    ///
    /// # Errors
    /// [`KernelError::NotPrintable`].
    pub fn of_metal(name: &str, metal: &Solid) -> Result<Self, KernelError> {
        let mesh = printable(metal)?;
        let metal = Body {
            name: name.to_owned(),
            look: 0,
            extent: extent(metal),
            mesh,
            normals: CornerNormals::default(),
            depth: 0.0,
        };
        Ok(Self {
            name: name.to_owned(),
            metal,
            bodies: Vec::new(),
            looks: Vec::new(),
            words: None,
            gauge: None,
        })
    }

    /// Metal and stones of a built piece.
    ///
    /// # Errors
    /// [`KernelError::NotPrintable`] of a body of metal or of a stone.
    pub fn of(project: &Project, library: &Library, built: &Built) -> Result<Self, KernelError> {
        let mut exhibit = Self::of_bodies(project, library, &built.metal)?;
        for stone in &built.stones {
            let species = library.gems.species(&stone.species);
            let look = exhibit.look_of(stone, species);
            exhibit.bodies.push(stone_body(stone, look)?);
        }
        Ok(exhibit)
    }

    /// What is printed in place of the finished metal: its bodies alone, and what it is in words.
    ///
    /// # Errors
    /// [`KernelError::NotPrintable`].
    pub fn of_product(project: &Project, library: &Library, product: &Product) -> Result<Self, KernelError> {
        let exhibit = Self::of_bodies(project, library, &product.solid)?;
        Ok(Self { words: Some(product.words.clone()), gauge: product.gauge.clone(), ..exhibit })
    }

    /// Metal body by body, without stones.
    fn of_bodies(project: &Project, library: &Library, metal: &Solid) -> Result<Self, KernelError> {
        let mut exhibit = Self::of_metal(&project.name, metal)?;
        exhibit.looks.push(metal_look(project, library.alloys.alloy(&project.piece.alloy)));
        let separate = metal.bodies();
        let alone = separate.len() == 1;
        for (number, solid) in separate.iter().enumerate() {
            let mesh = if alone { exhibit.metal.mesh.clone() } else { printable(solid)? };
            let name = if alone { "Metal".to_owned() } else { format!("Metal {}", number + 1) };
            let normals = corner_normals(&mesh, carried(solid));
            exhibit.bodies.push(Body { name, look: 0, extent: extent(solid), mesh, normals, depth: 0.0 });
        }
        Ok(exhibit)
    }

    /// The number of a stone's look, which is added when it is the first of its kind.
    fn look_of(&mut self, stone: &BuiltStone, species: Option<&Species>) -> usize {
        let name = species.map_or_else(|| stone.species.to_string(), |species| species.name.clone());
        // Not the metal's, which a gem might be named like.
        if let Some(place) = self.looks.iter().skip(1).position(|look| look.name == name) {
            return place + 1;
        }
        let surface = stone_surface(species, stone.shape.depth.0);
        self.looks.push(Look { name, surface });
        self.looks.len() - 1
    }

    /// The other one of a pair: the mirror image on the other side of the plane x = 0.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        let bodies = self.bodies.iter().map(Body::mirrored).collect();
        // Only rings are measured, and they have no partner.
        Self { metal: self.metal.mirrored(), bodies, gauge: None, ..self.clone() }
    }
}

impl Body {
    fn mirrored(&self) -> Self {
        let [least, most] = self.extent.bounds;
        let flip = |at: Point, x: f64| Point::new(-x, at.y, at.z);
        let normals = CornerNormals {
            normals: self.normals.normals.iter().map(|[x, y, z]| [-x, *y, *z]).collect(),
            triangles: self.normals.triangles.iter().map(|[a, b, c]| [*a, *c, *b]).collect(),
        };
        let bounds = [flip(least, most.x), flip(most, least.x)];
        let extent = Extent { bounds, ..self.extent };
        Self { mesh: self.mesh.mirrored(), normals, extent, name: self.name.clone(), ..*self }
    }

    /// The mesh with its corners split where normals differ: what formats with one index for each corner take.
    pub fn split(&self) -> Split {
        let mut split = Split::default();
        let mut known = HashMap::new();
        for (places, normals) in self.mesh.triangles.iter().zip(&self.normals.triangles) {
            let corners = [0, 1, 2].map(|k| {
                let pair = (places[k], normals[k]);
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "at most three for each triangle of a 32-bit mesh"
                )]
                let next = split.positions.len() as u32;
                *known.entry(pair).or_insert_with(|| {
                    split.positions.push(self.mesh.vertices[pair.0 as usize]);
                    split.normals.push(self.normals.normals[pair.1 as usize]);
                    next
                })
            });
            split.triangles.push(corners);
        }
        split
    }
}

/// Positions and normals in step, and triangles of their common indices.
#[derive(Debug, Default)]
pub(super) struct Split {
    pub positions: Vec<[f32; 3]>,
    pub normals: Vec<[f32; 3]>,
    pub triangles: Vec<[u32; 3]>,
}

impl Look {
    /// The color that stands for it where a format knows no more, linear sRGB.
    pub fn color(&self) -> [f64; 3] {
        match self.surface {
            Surface::Metal { reflectance, .. } => reflectance,
            Surface::Opaque { color, .. } => color,
            Surface::Clear { absorption, depth, .. } => absorption.map(|share| (-share * depth).exp()),
        }
    }

    /// The same as sRGB bytes.
    pub fn color_bytes(&self) -> [u8; 3] {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to 0 to 255")]
        self.color().map(|value| (encode_srgb(value) * 255.0).round() as u8)
    }
}

/// The extent of a solid; one without metal has no box.
fn extent(solid: &Solid) -> Extent {
    Extent { volume: solid.volume().0, bounds: solid.bounds().unwrap_or_default() }
}

/// The normals that a solid carries, each with its place.
fn carried(solid: &Solid) -> Vec<(Point, Direction)> {
    let surface = solid.surface_mesh();
    surface.positions.into_iter().zip(surface.normals).collect()
}

fn metal_look(project: &Project, alloy: Option<&Alloy>) -> Look {
    let name = alloy.map_or_else(|| project.piece.alloy.to_string(), |alloy| alloy.name.clone());
    let reflectance = alloy.map_or(GRAY, |alloy| alloy.reflectance);
    let roughness = f64::from(project.piece.finish.roughness());
    Look { name, surface: Surface::Metal { reflectance, roughness } }
}

fn stone_surface(species: Option<&Species>, depth: f64) -> Surface {
    let Some(species) = species else { return Surface::Opaque { color: GRAY, index: GLASS } };
    if let Some(color) = species.opaque {
        return Surface::Opaque { color, index: species.index() };
    }
    let [blue, middle, red] = ABBE_LINES.map(|line| species.dispersion.index_at(line));
    let abbe = (middle - 1.0) / (blue - red);
    Surface::Clear { index: species.index(), abbe, absorption: species.absorption, depth }
}

fn stone_body(stone: &BuiltStone, look: usize) -> Result<Body, KernelError> {
    let polyhedron = &stone.shape.polyhedron;
    let placed: Vec<Point> =
        polyhedron.vertices.iter().map(|vertex| stone.ring_from_stone.to_parent(*vertex)).collect();
    let solid = stone_solid(stone, 0.0)?;
    let mesh = printable(&solid)?;
    let normals = if stone.shape.family.is_smooth() {
        corner_normals(&mesh, carried(&solid))
    } else {
        let of_face = polyhedron.faces.iter().flat_map(|face| {
            let normal = stone.ring_from_stone.direction_to_parent(face.plane.normal);
            face.corners.iter().map(move |corner| (*corner, normal))
        });
        corner_normals(&mesh, of_face.map(|(corner, normal)| (placed[corner as usize], normal)))
    };
    let depth = stone.shape.depth.0;
    Ok(Body { name: stone.role.to_string(), look, extent: extent(&solid), mesh, normals, depth })
}
