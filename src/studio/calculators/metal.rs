//! What a volume weighs in every alloy, and how large a pattern is made so that the finished piece is right.

use super::ring::millimeters;
use super::{Field, Inputs, Line, Page, item};
use crate::metals::Route;
use crate::studio::figures;
use crate::vocab::CubicMillimeters;

/// Grams in a pennyweight.
const PENNYWEIGHT: f64 = 1.555_173_84;

pub(super) static WEIGHT: Page = Page {
    fields: &[Field::typed(
        "weight.volume",
        "Volume",
        "in mm³; of the present piece until you type",
        |studio| {
            let built = studio.built().map(|(built, _)| built.measures.metal_volume.0);
            built.map_or("100 mm³".to_owned(), |volume| format!("{volume:.2} mm³"))
        },
    )],
    note: "Volume times the density of the alloy in the library. Makers of one karat differ by 3 % either way; sprue and \
           button come on top.",
    answer: weights,
};

pub(super) static SHRINKAGE: Page = Page {
    fields: &[
        Field::typed("shrink.finished", "Finished measure", "in mm", |_| "20 mm".to_owned()),
        Field::chosen(
            "shrink.route",
            "Route",
            |_| "direct".to_owned(),
            |studio| {
                let published = |route: &Route| {
                    let [percent, ..] = route.percent(None);
                    item(route.id.as_str(), &format!("{}: {percent:.1} %", route.name))
                };
                let own = item("own", "Your caster's figure");
                let routes = studio.library().routes.routes.iter().filter(|route| route.is_published());
                routes.map(published).chain([own]).collect()
            },
        ),
        Field::typed("shrink.share", "Shrinkage", "in %", |_| "1.25 %".to_owned())
            .only_if(|inputs| inputs.text("shrink.route") == "own"),
        Field::typed("shrink.polish", "Polishing, a side", "in mm", |_| "0.1 mm".to_owned()),
        Field::typed("shrink.inside", "Polishing inside, a side", "in mm", |_| "0.05 mm".to_owned()),
    ],
    note: "Pattern = (finished + polishing on both sides) ÷ (1 − shrinkage); an inner diameter grows when it is polished. \
           1.0 % and 3.5 % are a mold maker's figures. Where your caster scales files, do not scale them twice.",
    answer: shrinkage,
};

fn weights(inputs: &Inputs<'_>) -> Result<Vec<Line>, String> {
    let volume = inputs.number("weight.volume", "mm³")?;
    let volume = CubicMillimeters(super::over_zero("weight.volume", volume)?);
    let alloys = inputs.studio.library().alloys.alloys.iter();
    Ok(alloys
        .map(|alloy| {
            let grams = alloy.weight(volume);
            (alloy.name.clone(), format!("{} · {:.2} dwt", figures::grams(grams), grams.0 / PENNYWEIGHT))
        })
        .collect())
}

fn shrinkage(inputs: &Inputs<'_>) -> Result<Vec<Line>, String> {
    let finished = inputs.millimeters("shrink.finished")?;
    let chosen = inputs.text("shrink.route");
    let percent = match inputs.studio.library().routes.route(&chosen.as_str().into()) {
        Some(route) => route.percent(None)[0],
        None => inputs.number("shrink.share", "%")?,
    };
    if !(0.0..=20.0).contains(&percent) {
        return Err("Shrinkage: it must be 0 to 20 %".to_owned());
    }
    let (outside, inside) = (inputs.allowance("shrink.polish")?, inputs.allowance("shrink.inside")?);
    let kept = 1.0 - percent / 100.0;
    let cast = finished + 2.0 * outside;
    let hole = (finished - 2.0 * inside).max(0.0);
    Ok(vec![
        ("Cast, before polishing".to_owned(), millimeters(cast)),
        ("Pattern, outside measure".to_owned(), millimeters(cast / kept)),
        ("Pattern, inner diameter".to_owned(), millimeters(hole / kept)),
        ("Scale of the pattern".to_owned(), format!("{:.2} %", 100.0 / kept)),
        ("Weight lost to shrinkage".to_owned(), format!("{:.1} %", (1.0 - kept.powi(3)) * 100.0)),
    ])
}
