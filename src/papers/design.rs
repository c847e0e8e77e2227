//! The design report: what the piece is, with views, sizes, weights and stones.

use super::kinds::kinds;
use super::views::Artist;
use super::{DrawnView, Heading, PaperSource, StoneKind};
use crate::metals::Alloy;
use crate::vocab::RingSystem;

/// The design report as values. Of earrings all figures are those of the pair.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct DesignPaper {
    /// What stands at its head.
    pub heading: Heading,
    /// Volume of the finished metal.
    pub metal_mm3: f64,
    /// Its weight in the piece's own alloy; `null` when the library has no such row.
    pub grams: Option<f64>,
    /// How many stones there are.
    pub stone_count: usize,
    /// Weight of all stones, summed before any rounding.
    pub total_carats: f64,
    /// Extent of the metal along X, Y and Z of ring space; `null` without metal.
    pub size_mm: Option<[f64; 3]>,
    /// Inner diameter measured on the metal; `null` for what goes around nothing.
    pub inside_mm: Option<f64>,
    /// The ordered size in every system; none for what is no ring.
    pub sizes: Vec<SizeLine>,
    /// Every kind of stone, the largest first.
    pub stones: Vec<StoneKind>,
    /// What the metal would weigh in every alloy of the library.
    pub alloys: Vec<AlloyLine>,
    /// What is bought and put on, with how many of each.
    pub bought: Vec<(u32, String)>,
    /// The drawings, by one scale.
    pub views: Vec<DrawnView>,
    /// How many times as large as the piece they are.
    pub scale: f64,
}

/// The nearest size of one system.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct SizeLine {
    /// `US 7`.
    pub size: String,
    /// Inner diameter of that size.
    pub inside_mm: f64,
}

/// What the metal would weigh in one alloy.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct AlloyLine {
    /// Its name.
    pub name: String,
    /// Parts in a thousand; `null` for base metals.
    pub fineness: Option<u32>,
    /// Of the cast metal.
    pub density_g_cm3: f64,
    /// Weight of the metal in this alloy.
    pub grams: f64,
    /// Whether it is the piece's own.
    pub own: bool,
}

/// Scales that drawings are made to.
const SCALES: [f64; 8] = [10.0, 5.0, 4.0, 3.0, 2.0, 1.5, 1.0, 0.5];

/// Room for the views beside and above each other, their dimensions left out, in mm.
const ROOM: [f64; 2] = [118.0, 150.0];

impl DesignPaper {
    /// Gathers it.
    pub(super) fn of(source: PaperSource<'_>) -> Self {
        let measures = &source.built.measures;
        let (views, scale) = sized(source, ROOM);
        Self {
            heading: source.heading(),
            metal_mm3: measures.metal_volume.0,
            grams: measures.metal_weight.map(|grams| grams.0),
            stone_count: measures.stone_count,
            total_carats: measures.total_carats.0,
            size_mm: measures.bounds.map(|[least, most]| (most - least).to_array()),
            inside_mm: measures.inner_diameter.map(|inside| inside.0),
            sizes: sizes(source),
            stones: kinds(source, |_| "").iter().filter_map(|stones| StoneKind::of(source, stones)).collect(),
            alloys: source.library.alloys.alloys.iter().map(|alloy| line(source, alloy)).collect(),
            bought: bought(source),
            views,
            scale,
        }
    }
}

/// The views with their dimensions, by the largest scale at which they fit into a room of so many mm of paper, and that
/// scale. Those from the front and from the side stand beside each other, that from the top below.
pub(super) fn sized(source: PaperSource<'_>, room: [f64; 2]) -> (Vec<DrawnView>, f64) {
    let inside = source.project.piece.wear.inner_diameter().map(|inside| inside.0);
    let bounds = source.built.measures.bounds;
    let [x, y, z] = bounds.map_or([1.0; 3], |[least, most]| (most - least).to_array());
    let needed = if inside.is_some() { [x + y, z + y] } else { [x + z, y] };
    let fits = |scale: &f64| needed[0] * scale <= room[0] && needed[1] * scale <= room[1];
    let scale = SCALES.into_iter().find(fits).unwrap_or(SCALES[SCALES.len() - 1]);
    (Artist::new(source.built).dimensioned(inside, scale), scale)
}

fn sizes(source: PaperSource<'_>) -> Vec<SizeLine> {
    use RingSystem::*;
    let Some(size) = source.project.piece.wear.ring_size() else { return Vec::new() };
    let systems = [UnitedStates, UnitedKingdom, Europe, Switzerland, Japan, HongKong, India];
    let nearest = systems.map(|system| {
        let near = size.in_system(system);
        SizeLine { size: near.to_string(), inside_mm: near.inner_diameter().0 }
    });
    nearest.into()
}

fn line(source: PaperSource<'_>, alloy: &Alloy) -> AlloyLine {
    AlloyLine {
        name: alloy.name.clone(),
        fineness: alloy.fineness,
        density_g_cm3: alloy.density.0,
        grams: alloy.weight(source.built.measures.metal_volume).0,
        own: alloy.id == source.project.piece.alloy,
    }
}

fn bought(source: PaperSource<'_>) -> Vec<(u32, String)> {
    let mut all: Vec<(u32, String)> = Vec::new();
    for bought in &source.built.bought {
        match all.iter_mut().find(|(_, name)| *name == bought.name) {
            Some((count, _)) => *count += source.built.measures.count,
            None => all.push((source.built.measures.count, bought.name.clone())),
        }
    }
    all
}
