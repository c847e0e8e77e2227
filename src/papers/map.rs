//! The stone map: where every stone goes, at its true size and enlarged, and the list of sizes.

use super::kinds::{kinds, numbers};
use super::plans::{Eye, Paint, Size, Unrolled, fill, plan, plans};
use super::{DrawnView, Heading, PaperSource, StoneKind};
use crate::build::BuiltStone;

/// The stone map as values.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct MapPaper {
    /// What stands at its head.
    pub heading: Heading,
    /// How many stones there are; of earrings in the pair.
    pub stone_count: usize,
    /// Weight of all stones, summed before any rounding.
    pub total_carats: f64,
    /// Every kind of stone, the largest first.
    pub kinds: Vec<MapKind>,
    /// The drawings; every stone is well seen on at least one of them.
    pub plans: Vec<Plan>,
}

/// Stones of one species, cut and size on the map.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct MapKind {
    /// Their color, `#dbe7f0`.
    pub fill: &'static str,
    /// Their numbers: `1`, `2–21`; of earrings those of one.
    pub numbers: String,
    /// The stones.
    #[serde(flatten)]
    pub stones: StoneKind,
}

/// A drawing of the piece from one side, twice.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Plan {
    /// From where: `top`, `unrolled`, `south`.
    pub from: &'static str,
    /// Numbers of the stones on it.
    pub numbers: String,
    /// Diameter of the circle that is laid flat; `null` unless it is unrolled.
    pub around_mm: Option<f64>,
    /// Enlarged, with the numbers.
    pub enlarged: DrawnView,
    /// So many times.
    pub scale: f64,
    /// At its true size.
    pub full_size: DrawnView,
}

/// What is as wide as the sheet, in mm of paper.
const SHEET: f64 = 168.0;

/// Room for the view from the top, in mm of paper; its true size stands beside it.
const TOP: [f64; 2] = [132.0, 92.0];

/// Room for a view from a side, likewise.
const SIDE: [f64; 2] = [54.0, 56.0];

impl MapPaper {
    /// Gathers it.
    pub(super) fn of(source: PaperSource<'_>) -> Self {
        let all = kinds(source, |_| "");
        let of_kind = |stone: &BuiltStone| {
            let place = all.iter().position(|kind| kind.iter().any(|it| it.role == stone.role));
            fill(place.unwrap_or_default())
        };
        let kind = |(place, stones): (usize, &Vec<&BuiltStone>)| {
            let numbers = numbers(stones);
            Some(MapKind { fill: fill(place), numbers, stones: StoneKind::of(source, stones)? })
        };
        let plans = plans(source.built);
        let plans: Vec<Plan> =
            plans.iter().map(|(eye, stones)| Plan::of(source, *eye, stones, &of_kind)).collect();
        Self {
            heading: source.heading(),
            stone_count: source.built.measures.stone_count,
            total_carats: source.built.measures.total_carats.0,
            kinds: all.iter().enumerate().filter_map(kind).collect(),
            plans,
        }
    }
}

impl Plan {
    fn of(
        source: PaperSource<'_>,
        eye: Eye,
        stones: &[&BuiltStone],
        fill: &dyn Fn(&BuiltStone) -> &'static str,
    ) -> Self {
        let [name, full] = eye.names();
        let [large, small] = [true, false].map(|numbers| Paint { fill, numbers });
        let (enlarged, scale, full_size, around_mm) = if eye == Eye::Unrolled {
            let row = Unrolled::new(stones);
            let scale = row.scale(SHEET);
            let full_size = row.draw(full, 1.0, SHEET, small);
            (row.draw(name, scale, SHEET, large), scale, full_size, Some(2.0 * row.radius))
        } else {
            let room = if eye == Eye::Top { TOP } else { SIDE };
            let (enlarged, scale) = plan(source.built, (eye, stones), name, Size::Within(room), large);
            (enlarged, scale, plan(source.built, (eye, stones), full, Size::Times(1.0), small).0, None)
        };
        Self { from: name, numbers: numbers(stones), around_mm, enlarged, scale, full_size }
    }
}
