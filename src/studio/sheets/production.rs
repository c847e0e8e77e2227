//! What was written in place of the finished metal.

use crate::production::{Layer, Loss, Plan, Product};

/// Of the files that metal is made after.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct ProductionSheet {
    /// What they are: `pattern, scaled by 1.0132 for Printed resin, cast`.
    pub files_are: String,
    /// The stages of the route; `null` of a prototype to try on.
    pub plan: Option<Plan>,
}

impl ProductionSheet {
    pub(in crate::studio) fn of(product: &Product) -> Self {
        Self { files_are: product.words.clone(), plan: product.plan.clone() }
    }

    /// The short table that a person reads after an export.
    pub(super) fn rows(&self) -> Vec<(String, String)> {
        let mut rows = vec![("Files of metal".to_owned(), self.files_are.clone())];
        let Some(plan) = &self.plan else { return rows };
        rows.extend(plan.layers.iter().map(|layer| (layer.name.clone(), line(layer))));
        let scales = if plan.caster_scales {
            "the caster; nothing was scaled here"
        } else {
            "scaled here; not once more"
        };
        rows.push(("Who scales".to_owned(), scales.to_owned()));
        rows
    }
}

/// A stage in one line.
fn line(layer: &Layer) -> String {
    let [x, y, z] = layer.size_mm;
    let ring = layer.inside_mm.zip(layer.ring_size.as_ref());
    let ring = ring.map(|(inside, size)| format!("{inside:.2} mm inside, near {size}"));
    let grams = layer.grams.map(|grams| format!("{grams:.2} g"));
    let loses = layer.loses.as_ref().map(loses);
    let parts = [ring, Some(format!("{x:.2} × {y:.2} × {z:.2} mm")), grams, loses];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn loses(loss: &Loss) -> String {
    let [x, y, z] = loss.percent;
    let mut all = vec![x.to_string(), y.to_string(), z.to_string()];
    all.dedup();
    let what = if loss.inside_mm + loss.outside_mm > 0.0 {
        format!("polishing takes {} mm inside and {} mm outside", loss.inside_mm, loss.outside_mm)
    } else if all.len() == 1 {
        format!("then {x} % smaller")
    } else {
        format!("then {x} × {y} × {z} % smaller")
    };
    format!("{what} ({})", if loss.unsourced { "default" } else { "published" })
}
