//! Ring sizes in all systems, and the strips that rings and bezels are bent from.

use std::f64::consts::PI;

use super::{Field, Inputs, Line, Page, item, of_piece};
use crate::design::Wear;
use crate::studio::{Studio, figures};
use crate::vocab::{CubicMillimeters, Millimeters, RingSize, RingSystem};

/// US sizes that are added for a band of so many millimeters of width. Usage without a published figure.
fn wide_band(width: f64) -> f64 {
    match width {
        _ if width > 8.0 => 0.75,
        _ if width >= 6.0 => 0.5,
        _ if width >= 4.0 => 0.25,
        _ => 0.0,
    }
}

pub(super) static SIZE: Page = Page {
    fields: &[
        Field::typed("ring.size", "Size of the finger", "US 7 1/2, N½, EU 54, JP 14, 17.3 mm", size_of_piece),
        Field::typed("ring.width", "Width of the band", "in mm", |studio| width_of_piece(studio, "3 mm")),
    ],
    note: "Wide bands run tight: from 4 mm a quarter US size is added, from 6 mm a half, over 8 mm three quarters \
           (usage of the trade; measure with a sizer as wide as the band where you can). A domed inside feels a quarter \
           to a half US size larger than a flat one.",
    answer: sizes,
};

pub(super) static BLANK: Page = Page {
    fields: &[
        Field::chosen(
            "blank.kind",
            "Strip for",
            |_| "band".to_owned(),
            |_| vec![item("band", "A band"), item("bezel", "A bezel")],
        ),
        Field::typed("blank.size", "Size of the ring", "US 7, 17.3 mm", size_of_piece).only_if(is_band),
        Field::typed("blank.stone", "Girdle of the stone", "8, 8 x 6", |_| "6.5".to_owned())
            .only_if(|inputs| !is_band(inputs)),
        Field::typed("blank.thickness", "Thickness", "in mm", |studio| {
            of_piece(studio, "shank.thickness_base").map_or("1.8 mm".to_owned(), |it| it.show(&it.value))
        }),
        Field::typed("blank.width", "Width", "in mm", |studio| width_of_piece(studio, "2.2 mm")),
    ],
    note: "Length = π (inner diameter + thickness): what lies in the middle of the strip keeps its length when it is \
           bent. A bezel around an oval takes the mean of length and width. Saw and file take their part on top.",
    answer: blank,
};

/// Of a ring; otherwise a usual one.
pub(super) fn size_of_piece(studio: &Studio) -> String {
    match &studio.project().piece.wear {
        Wear::Ring(ring) => ring.size.to_string(),
        _ => "US 7".to_owned(),
    }
}

fn width_of_piece(studio: &Studio, usual: &str) -> String {
    of_piece(studio, "shank.width_top").map_or(usual.to_owned(), |it| it.show(&it.value))
}

/// A size that is typed as one.
pub(super) fn ring_size(inputs: &Inputs<'_>, key: &str) -> Result<RingSize, String> {
    inputs.text(key).parse().map_err(|error: crate::vocab::RingSizeError| error.to_string())
}

fn sizes(inputs: &Inputs<'_>) -> Result<Vec<Line>, String> {
    let size = ring_size(inputs, "ring.size")?;
    let width = inputs.millimeters("ring.width")?;
    let diameter = size.inner_diameter();
    let in_systems = RingSystem::ALL.into_iter().filter(|system| *system != RingSystem::InnerDiameter);
    let mut lines: Vec<Line> =
        in_systems.map(|system| (system.name().to_owned(), size.in_system(system).to_string())).collect();
    lines.push(("Inner diameter".to_owned(), millimeters(diameter.0)));
    lines.push(("Inner circumference".to_owned(), millimeters(diameter.0 * PI)));
    let allowance = wide_band(width);
    // On quarters, as sticks are: the nearest of a size of another system.
    let us = size.in_system(RingSystem::UnitedStates).number + allowance;
    let made = if allowance > 0.0 { RingSize::us(us) } else { size };
    lines.push((format!("Make a band of {}", millimeters(width)), figures::ring_size(made)));
    Ok(lines)
}

fn is_band(inputs: &Inputs<'_>) -> bool {
    inputs.text("blank.kind") == "band"
}

fn blank(inputs: &Inputs<'_>) -> Result<Vec<Line>, String> {
    let thickness = inputs.millimeters("blank.thickness")?;
    let width = inputs.millimeters("blank.width")?;
    let inner = if is_band(inputs) {
        ring_size(inputs, "blank.size")?.inner_diameter().0
    } else {
        let [length, width] = super::stones::sides(&inputs.text("blank.stone"))?;
        f64::midpoint(length, width)
    };
    let length = PI * (inner + thickness);
    let volume = CubicMillimeters(length * width * thickness);
    let piece = &inputs.studio.project().piece;
    let weight = inputs.studio.library().alloys.alloy(&piece.alloy);
    let mut lines = vec![
        ("Length of the strip".to_owned(), millimeters(length)),
        ("Inner diameter".to_owned(), millimeters(inner)),
    ];
    lines.extend(
        weight.map(|alloy| (format!("Weight in {}", alloy.name), figures::grams(alloy.weight(volume)))),
    );
    Ok(lines)
}

/// `17.32 mm`.
pub(super) fn millimeters(length: f64) -> String {
    figures::millimeters(Millimeters(length))
}
