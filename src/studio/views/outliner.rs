//! The outliner: the piece and its parts in job order.

use crate::design::settings::Setting;
use crate::studio::{Built, PartRole, Severity, Studio, figures};
use crate::vocab::Unit;

/// One row of the tree.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlinerRow {
    /// 0 is the piece.
    pub depth: usize,
    /// Text at the left.
    pub label: String,
    /// A short figure at the right: `2.20 mm`, `1.004 ct`.
    pub detail: String,
    /// The part at fault.
    pub part: Option<PartRole>,
    /// Drawn as selected.
    pub selected: bool,
    /// The worst finding on the part; on the piece, the worst of all.
    pub worst: Option<Severity>,
    /// `ring`, `shank`, `prong`, `rail`, `bezel`, `stone`: picks the icon.
    pub icon: &'static str,
}

/// The outliner.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlinerView {
    /// In order, first at the top.
    pub rows: Vec<OutlinerRow>,
    /// Whether the metal is shown.
    pub metal_visible: bool,
    /// Whether the stones are shown.
    pub stones_visible: bool,
}

/// The piece, then its parts in the order of the bench: shank, rails, prongs or bezel, seat, stones.
#[must_use]
pub fn outliner(studio: &Studio) -> OutlinerView {
    let (metal_visible, stones_visible) = studio.visible();
    let mut rows = vec![piece_row(studio)];
    if let Some((built, _)) = studio.built() {
        let mut roles: Vec<PartRole> = built.parts.iter().map(|part| part.role).collect();
        roles.extend(built.stones.iter().map(|stone| stone.role));
        roles.sort_by_key(|role| job_order(*role));
        roles.dedup();
        rows.extend(roles.into_iter().map(|role| part_row(studio, built, role)));
    }
    OutlinerView { rows, metal_visible, stones_visible }
}

const fn job_order(role: PartRole) -> (u32, u32) {
    match role {
        PartRole::Shank => (0, 0),
        PartRole::Rail(number) => (1, number),
        PartRole::Prong(number) => (2, number),
        PartRole::Bezel => (3, 0),
        PartRole::Seat => (4, 0),
        PartRole::Stone(number) => (5, number),
    }
}

fn piece_row(studio: &Studio) -> OutlinerRow {
    OutlinerRow {
        depth: 0,
        label: studio.project().name.clone(),
        detail: studio.project().piece.size.to_string(),
        part: None,
        selected: false,
        worst: worst(studio, |_| true),
        icon: "ring",
    }
}

fn part_row(studio: &Studio, built: &Built, role: PartRole) -> OutlinerRow {
    OutlinerRow {
        depth: 1,
        label: label(studio, built, role),
        detail: detail(studio, built, role),
        part: Some(role),
        selected: studio.selection() == Some(role),
        worst: worst(studio, |part| part == role),
        icon: match role {
            PartRole::Shank => "shank",
            PartRole::Prong(_) => "prong",
            PartRole::Rail(_) => "rail",
            PartRole::Bezel | PartRole::Seat => "bezel",
            PartRole::Stone(_) => "stone",
        },
    }
}

/// A stone is called by its species, all else by its part.
fn label(studio: &Studio, built: &Built, role: PartRole) -> String {
    let stone = built.stones.iter().find(|stone| stone.role == role);
    let species = stone.and_then(|stone| studio.library().gems.species(&stone.species));
    species.map_or_else(|| role.to_string(), |species| species.name.clone())
}

fn detail(studio: &Studio, built: &Built, role: PartRole) -> String {
    let piece = &studio.project().piece;
    let millimeters = |value: f64| figures::amount(value, Unit::Millimeter, 0);
    match (role, &piece.setting) {
        (PartRole::Shank, _) => millimeters(piece.shank.width_top.0),
        (PartRole::Prong(_), Setting::Prong(head)) => millimeters(head.tip_diameter.0),
        (PartRole::Rail(_), Setting::Prong(head)) => millimeters(head.wire.0),
        (PartRole::Bezel, Setting::Bezel(bezel)) => millimeters(bezel.wall.0),
        (PartRole::Seat, Setting::Prong(head)) => figures::amount(head.seat_share.0, Unit::Percent, 0),
        (PartRole::Seat, Setting::Bezel(bezel)) => millimeters(bezel.ledge.0),
        (PartRole::Stone(_), _) => {
            let stone = built.stones.iter().find(|stone| stone.role == role);
            stone.map_or_else(String::new, |stone| figures::carats(stone.carats))
        }
        // The build is of the setting that was there before.
        _ => String::new(),
    }
}

fn worst(studio: &Studio, on: impl Fn(PartRole) -> bool) -> Option<Severity> {
    let (report, _) = studio.report()?;
    report.findings.iter().filter(|finding| on(finding.place.part)).map(|finding| finding.severity).max()
}
