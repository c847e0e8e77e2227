//! The columns of a stone list: their headings, and how a cell becomes a field and back.

use std::fmt::Display;
use std::str::FromStr;

use super::cells::{money, money_cell, plain_number};
use crate::gems::TrayStone;
use crate::vocab::{Carats, Degrees, Millimeters, Percent};

/// A field of a stone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Id,
    Cut,
    Side(usize),
    Weight,
    Color,
    Clarity,
    Lab,
    Number,
    Species,
    Price,
    Measurements,
    Table,
    Depth,
    CrownAngle,
    CrownHeight,
    PavilionAngle,
    PavilionDepth,
    Star,
    LowerHalf,
    Girdle,
    Culet,
}

/// What the cells of a field hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Words,
    Length,
    Weight,
    Share,
    Angle,
    Money,
    Printed,
}

/// A field with the heading that Collet writes, what its cells hold, and other headings, in small letters.
type Known = (Field, &'static str, Holds, &'static [&'static str]);

const KNOWN: [Known; 23] = [
    (
        Field::Id,
        "Id",
        Holds::Words,
        &["stock", "stock #", "stock no", "stock number", "stone id", "lot", "ref", "reference"],
    ),
    (Field::Cut, "Cut", Holds::Words, &["shape", "stone shape"]),
    (Field::Side(0), "L (mm)", Holds::Length, &["length", "long"]),
    (Field::Side(1), "W (mm)", Holds::Length, &["width", "wide"]),
    (Field::Side(2), "D (mm)", Holds::Length, &["depth", "height", "h"]),
    (Field::Weight, "Weight (ct)", Holds::Weight, &["carat", "carats", "ct", "cts", "carat weight"]),
    (Field::Color, "Color", Holds::Words, &["colour", "col"]),
    (Field::Clarity, "Clarity", Holds::Words, &["purity", "clar"]),
    (Field::Lab, "Lab", Holds::Words, &["laboratory"]),
    (
        Field::Number,
        "Certificate",
        Holds::Words,
        &[
            "certificate no",
            "certificate number",
            "certificate #",
            "cert",
            "cert no",
            "report",
            "report no",
            "report #",
            "report number",
        ],
    ),
    (Field::Species, "Species", Holds::Words, &["gem", "gemstone", "material"]),
    (Field::Price, "Price", Holds::Money, &[]),
    (Field::Measurements, "Measurements (mm)", Holds::Printed, &["measurement", "meas", "dimensions"]),
    (Field::Table, "Table (%)", Holds::Share, &["table pct"]),
    (Field::Depth, "Depth (%)", Holds::Share, &["total depth", "depth pct"]),
    (Field::CrownAngle, "Crown angle (°)", Holds::Angle, &["crown", "ca"]),
    (Field::CrownHeight, "Crown height (%)", Holds::Share, &["crown", "ch"]),
    (Field::PavilionAngle, "Pavilion angle (°)", Holds::Angle, &["pavilion", "pa"]),
    (Field::PavilionDepth, "Pavilion depth (%)", Holds::Share, &["pavilion", "pd"]),
    (Field::Star, "Star length (%)", Holds::Share, &["star"]),
    (Field::LowerHalf, "Lower half (%)", Holds::Share, &["lower halves", "lower half length"]),
    (Field::Girdle, "Girdle", Holds::Words, &["girdle thickness"]),
    (Field::Culet, "Culet", Holds::Words, &["culet size"]),
];

/// The fields that a list has whether a stone fills them or not.
pub(super) const ALWAYS: usize = 10;

/// A column of a list whose heading is known.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    pub field: Field,
    holds: Holds,
    /// From the heading; empty where it has none.
    pub unit: String,
}

/// All columns as Collet writes them.
pub(super) fn written() -> impl Iterator<Item = (Column, &'static str)> {
    KNOWN.iter().map(|(field, heading, holds, _)| {
        let (_, unit) = split(heading);
        (Column { field: *field, holds: *holds, unit }, *heading)
    })
}

impl Column {
    /// The column of a heading; nothing for one that means nothing here.
    ///
    /// # Errors
    /// A known name with a unit that cannot be.
    pub fn of(heading: &str) -> Result<Option<Self>, String> {
        let (name, unit) = split(heading);
        let called =
            |(_, heading, _, also): &&Known| split(heading).0 == name || also.contains(&name.as_str());
        let known: Vec<&Known> = KNOWN.iter().filter(called).collect();
        let fits = known.iter().find(|(.., holds, _)| holds.takes(&unit));
        match (fits, known.first()) {
            (Some((field, _, holds, _)), _) => Ok(Some(Self { field: *field, holds: *holds, unit })),
            (None, None) => Ok(None),
            // A share or an angle of something whose length is known is another thing: `Width (%)`.
            (None, Some(_)) if Holds::Share.takes(&unit) || Holds::Angle.takes(&unit) => Ok(None),
            (None, Some(_)) => Err(format!("`{heading}` cannot be in `{unit}`")),
        }
    }

    /// Puts a cell into its field; an empty one leaves the field open.
    pub fn read(&self, cell: &str, stone: &mut TrayStone) -> Result<(), String> {
        let report = &mut stone.certificate;
        if is_open(cell) {
            return if self.field == Field::Id { Err("every stone needs one".to_owned()) } else { Ok(()) };
        }
        let words = || Some(cell.to_owned());
        match self.field {
            Field::Id => cell.clone_into(&mut stone.id),
            Field::Cut => stone.cut = words(),
            Field::Side(side) => stone.sides[side] = Some(self.length(cell)?),
            Field::Weight => stone.carats = Some(self.weight(cell)?),
            Field::Color => report.color = words(),
            Field::Clarity => report.clarity = words(),
            Field::Lab => report.lab = words(),
            Field::Number => report.number = words(),
            Field::Species => stone.species = words(),
            Field::Price => stone.price = Some(money(cell)?),
            Field::Measurements => report.measurements = Some(printed(cell)?),
            Field::Table => report.table = Some(self.share(cell)?),
            Field::Depth => report.depth = Some(self.share(cell)?),
            Field::CrownAngle => report.crown_angle = Some(self.angle(cell)?),
            Field::CrownHeight => report.crown_height = Some(self.share(cell)?),
            Field::PavilionAngle => report.pavilion_angle = Some(self.angle(cell)?),
            Field::PavilionDepth => report.pavilion_depth = Some(self.share(cell)?),
            Field::Star => report.star_length = Some(self.share(cell)?),
            Field::LowerHalf => report.lower_half_length = Some(self.share(cell)?),
            Field::Girdle => report.girdle = Some(printed(cell)?),
            Field::Culet => report.culet = Some(printed(cell)?),
        }
        Ok(())
    }

    /// The cell of a field; empty where the field is open.
    pub fn write(&self, stone: &TrayStone) -> String {
        let report = &stone.certificate;
        let number = |value: Option<f64>| value.map(|value| value.to_string());
        let share = |value: Option<Percent>| number(value.map(|share| share.0));
        let angle = |value: Option<Degrees>| number(value.map(|angle| angle.0));
        let cell = match self.field {
            Field::Id => Some(stone.id.clone()),
            Field::Cut => stone.cut.clone(),
            Field::Side(side) => number(stone.sides[side].map(|length| length.0)),
            Field::Weight => number(stone.carats.map(|carats| carats.0)),
            Field::Color => report.color.clone(),
            Field::Clarity => report.clarity.clone(),
            Field::Lab => report.lab.clone(),
            Field::Number => report.number.clone(),
            Field::Species => stone.species.clone(),
            Field::Price => stone.price.map(money_cell),
            Field::Measurements => report.measurements.map(|printed| printed.to_string()),
            Field::Table => share(report.table),
            Field::Depth => share(report.depth),
            Field::CrownAngle => angle(report.crown_angle),
            Field::CrownHeight => share(report.crown_height),
            Field::PavilionAngle => angle(report.pavilion_angle),
            Field::PavilionDepth => share(report.pavilion_depth),
            Field::Star => share(report.star_length),
            Field::LowerHalf => share(report.lower_half_length),
            Field::Girdle => report.girdle.map(|printed| printed.to_string()),
            Field::Culet => report.culet.map(|printed| printed.to_string()),
        };
        cell.unwrap_or_default()
    }

    fn length(&self, cell: &str) -> Result<Millimeters, String> {
        let length: Millimeters = self.quantity(cell)?;
        within(length, length.0 > 0.0 && length.0 <= 200.0, "more than 0 and at most 200 mm")
    }

    fn weight(&self, cell: &str) -> Result<Carats, String> {
        let carats: Carats = self.quantity(cell)?;
        within(carats, carats.0 > 0.0 && carats.0 <= 1e5, "more than 0 and at most 100000 ct")
    }

    fn share(&self, cell: &str) -> Result<Percent, String> {
        let share: Percent = self.quantity(cell)?;
        within(share, (0.0..=200.0).contains(&share.0), "0 to 200 %")
    }

    fn angle(&self, cell: &str) -> Result<Degrees, String> {
        let angle: Degrees = self.quantity(cell)?;
        within(angle, (0.0..=90.0).contains(&angle.0), "0 to 90°")
    }

    /// A number in its own unit, else in the heading's.
    fn quantity<Q: FromStr<Err: Display>>(&self, cell: &str) -> Result<Q, String> {
        let number = plain_number(cell)?;
        let has_unit = !number.ends_with(|letter: char| letter.is_ascii_digit() || "½¼¾.".contains(letter));
        let spelled = if has_unit { number } else { format!("{number} {}", self.unit) };
        spelled.parse().map_err(|error: Q::Err| error.to_string())
    }
}

impl Holds {
    /// Whether cells of this kind can be in a unit; none is the usual one.
    fn takes(self, unit: &str) -> bool {
        let one = format!("1 {unit}");
        match self {
            _ if unit.is_empty() => true,
            Self::Words => false,
            Self::Length => one.parse::<Millimeters>().is_ok(),
            Self::Weight => one.parse::<Carats>().is_ok(),
            Self::Share => one.parse::<Percent>().is_ok(),
            Self::Angle => one.parse::<Degrees>().is_ok(),
            Self::Money => is_currency(unit),
            Self::Printed => unit == "mm",
        }
    }
}

/// Currencies that a heading may name without brackets, in small letters.
const CURRENCIES: [&str; 10] = ["usd", "eur", "gbp", "chf", "inr", "jpy", "hkd", "aud", "$", "€"];

fn is_currency(unit: &str) -> bool {
    CURRENCIES.contains(&unit) || (unit.len() == 3 && unit.chars().all(|letter| letter.is_ascii_lowercase()))
}

/// Name and unit of a heading, in small letters: `L (mm)`, `Length mm`, `depth_%`, `Table%`.
fn split(heading: &str) -> (String, String) {
    let spaced = heading.to_lowercase().replace(['_', '(', ')', '[', ']', '.'], " ").replace('%', " % ");
    let mut words: Vec<&str> = spaced.split_whitespace().collect();
    let is_unit = |word: &&str| {
        let measures = [Holds::Length, Holds::Weight, Holds::Share, Holds::Angle];
        measures.iter().any(|holds| holds.takes(word)) || CURRENCIES.contains(word)
    };
    // What stands in brackets is a unit, known or not; so is a known one behind a name.
    let is_bracketed = heading.trim_end().ends_with([')', ']']);
    let unit = match words.last() {
        Some(last) if words.len() > 1 && (is_bracketed || is_unit(last)) => words.pop().unwrap_or_default(),
        _ => "",
    };
    (words.join(" "), unit.to_owned())
}

/// Signs by which lists leave a cell open.
fn is_open(cell: &str) -> bool {
    matches!(cell, "" | "-" | "–") || cell.eq_ignore_ascii_case("n/a")
}

fn printed<P: FromStr<Err: Display>>(cell: &str) -> Result<P, String> {
    cell.parse().map_err(|error: P::Err| error.to_string())
}

fn within<Q: Display>(value: Q, is_within: bool, limit: &str) -> Result<Q, String> {
    if is_within { Ok(value) } else { Err(format!("it is {value}; it must be {limit}")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(heading: &str) -> Option<(Field, String)> {
        Column::of(heading).unwrap().map(|column| (column.field, column.unit))
    }

    #[test]
    fn headings_are_read_as_dealers_write_them() {
        let unit = |unit: &str| unit.to_owned();
        for (heading, field, in_unit) in [
            ("L (mm)", Field::Side(0), "mm"),
            ("LENGTH", Field::Side(0), ""),
            ("width_mm", Field::Side(1), "mm"),
            ("Depth [in]", Field::Side(2), "in"),
            ("Depth", Field::Side(2), ""),
            ("Depth %", Field::Depth, "%"),
            ("Depth(%)", Field::Depth, "%"),
            ("Table%", Field::Table, "%"),
            ("Table", Field::Table, ""),
            ("ct", Field::Weight, ""),
            ("Carat Weight", Field::Weight, ""),
            ("Weight (g)", Field::Weight, "g"),
            ("Colour", Field::Color, ""),
            ("Cert. No.", Field::Number, ""),
            ("Crown (°)", Field::CrownAngle, "°"),
            ("Crown (%)", Field::CrownHeight, "%"),
            ("Price USD", Field::Price, "usd"),
            ("Stock #", Field::Id, ""),
            ("Measurements", Field::Measurements, ""),
        ] {
            assert_eq!(column(heading), Some((field, unit(in_unit))), "{heading}");
        }
        for heading in ["Fluorescence", "", "Width (%)", "Rap %"] {
            assert_eq!(column(heading), None, "{heading}");
        }
        for heading in ["L (kg)", "Price (mm)", "Clarity (mm)"] {
            assert!(Column::of(heading).unwrap_err().contains("cannot be in"), "{heading}");
        }
    }

    #[test]
    fn every_heading_that_is_written_is_read_as_its_field() {
        for (column, heading) in written() {
            assert_eq!(Column::of(heading), Ok(Some(column)), "{heading}");
        }
    }
}
