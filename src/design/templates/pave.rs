//! Bands that are paved with small stones.

use super::{Template, of_piece};
use crate::design::features::{Pave, Shank, ShankProfile, Span};
use crate::design::{Feature, Piece, StoneSize, Work};
use crate::vocab::{Degrees, Millimeters, Percent};

/// In the order of a gallery.
pub(super) fn templates() -> Vec<Template> {
    vec![
        template(
            "pave_band",
            ["Pavé band, three rows", "New pavé band"],
            "Round diamonds of 1.1 mm in three rows over the upper half of a flat band.",
            shank([4.0, 4.0, 4.0], 1.8),
            Pave { rows: 3, ..Pave::default() },
            1.1,
        ),
        template(
            "micro_pave_band",
            ["Micro-pavé band, five rows", "New micro-pavé band"],
            "Round diamonds of 1.0 mm in five rows over the top of a band that narrows to its base.",
            shank([5.9, 5.9, 3.6], 1.8),
            Pave { rows: 5, span: Span::Arc, arc: Degrees(140.0), ..Pave::default() },
            1.0,
        ),
    ]
}

/// Flat outside and inside; widths at the top, the shoulders and the base.
fn shank(widths: [f64; 3], thickness: f64) -> Shank {
    let [width_top, width_shoulder, width_base] = widths.map(Millimeters);
    let thickness = Millimeters(thickness);
    Shank {
        profile: ShankProfile::Flat,
        width_top,
        width_shoulder,
        width_base,
        thickness_top: thickness,
        thickness_shoulder: thickness,
        thickness_base: thickness,
        edge_radius: Millimeters(0.15),
        ..Shank::default()
    }
}

fn template(
    key: &'static str,
    words: [&'static str; 2],
    description: &'static str,
    shank: Shank,
    mut pave: Pave,
    diameter: f64,
) -> Template {
    pave.stone.size = StoneSize::Diameter(Millimeters(diameter));
    pave.beads.height = Percent(95.0);
    let features =
        vec![Feature::new("shank", Work::Shank(shank)), Feature::new("pave", Work::Pave(Box::new(pave)))];
    of_piece(key, words, description, Piece { features, ..Piece::default() })
}
