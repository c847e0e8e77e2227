//! The outliner: the piece and its parts in job order.
//! STUB: owner room `studio`.

use crate::studio::{PartRole, Severity, Studio};

/// One row of the tree.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlinerRow {
    /// 0 is the piece.
    pub depth: usize,
    pub label: String,
    /// A short figure at the right: `2.20 mm`, `1.004 ct`.
    pub detail: String,
    pub part: Option<PartRole>,
    pub selected: bool,
    pub worst: Option<Severity>,
    /// `ring`, `shank`, `prong`, `rail`, `bezel`, `stone`: picks the icon.
    pub icon: &'static str,
}

/// The outliner.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlinerView {
    pub rows: Vec<OutlinerRow>,
    pub metal_visible: bool,
    pub stones_visible: bool,
}

#[must_use]
pub fn outliner(_studio: &Studio) -> OutlinerView {
    todo!()
}
