//! The stone tray: parcels of real stones, and what can be said against a row.

use std::collections::BTreeMap;

use super::weight_factor::plain;
use super::{Certificate, GemCatalog, Species};
use crate::vocab::{Carats, Millimeters};

/// Stones of one list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tray {
    /// In the order of the list.
    pub stones: Vec<TrayStone>,
    /// Of the prices, as the list names it: `USD`.
    pub currency: Option<String>,
    /// Headings of columns that mean nothing here; they are kept.
    pub other_columns: Vec<String>,
}

/// One real stone.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TrayStone {
    /// Number in the dealer's stock.
    pub id: String,
    /// As the dealer writes it: `Round Brilliant`.
    pub cut: Option<String>,
    /// Length, width and depth, as far as they were measured.
    pub sides: [Option<Millimeters>; 3],
    /// Its weight.
    pub carats: Option<Carats>,
    /// As the dealer writes it: `diamond`, `Ruby`.
    pub species: Option<String>,
    /// In the list's currency.
    pub price: Option<f64>,
    /// Grades and report.
    pub certificate: Certificate,
    /// Cells of the other columns, one for each.
    pub others: Vec<String>,
}

/// Why a row should be looked at. None of them keeps it off the tray.
#[derive(Debug, Clone, PartialEq)]
pub enum TrayFlag {
    /// Its weight cannot be that of its size.
    Weight {
        /// What is stated.
        carats: Carats,
        /// What a stone of that cut, size and gem may weigh.
        may_be: [Carats; 2],
    },
    /// The library has no gem of that name.
    UnknownSpecies(String),
    /// The library has no weight formula for that cut.
    UnknownCut(String),
    /// Another row has the same id.
    SameId,
    /// The measurements of the report are not the sides.
    Report {
        /// The sides, in mm.
        sides: [f64; 3],
        /// The report's.
        report: [f64; 3],
    },
}

impl std::fmt::Display for TrayFlag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let across = |[l, w, d]: &[f64; 3]| format!("{l} × {w} × {d} mm");
        match self {
            Self::Weight { carats, may_be: [least, most] } => {
                write!(f, "its weight is {carats}; a stone of its size weighs {least:.2} to {most:.2}")
            }
            Self::UnknownSpecies(word) => {
                write!(f, "the library has no gem `{word}`: its weight is not compared")
            }
            Self::UnknownCut(word) => {
                write!(f, "there is no weight formula for the cut `{word}`: its weight is not compared")
            }
            Self::SameId => write!(f, "its id stands in the list more than once"),
            Self::Report { sides, report } => {
                write!(f, "its size is {}, its report says {}", across(sides), across(report))
            }
        }
    }
}

/// Sides and report may differ by this, in mm: one was rounded to a tenth, or the other taken elsewhere.
const SAME_SIZE: f64 = 0.05;

impl TrayStone {
    /// Length, width and depth where all were measured, else those of the report.
    #[must_use]
    pub fn size(&self) -> Option<[Millimeters; 3]> {
        let [length, width, depth] = self.sides;
        let measured = length.zip(width).zip(depth).map(|((length, width), depth)| [length, width, depth]);
        measured.or_else(|| self.certificate.measurements.map(|printed| printed.size()))
    }

    /// The gem of the library that it is made of, by id or by name.
    #[must_use]
    pub fn gem<'a>(&self, gems: &'a GemCatalog) -> Option<&'a Species> {
        let word = plain(self.species.as_ref()?);
        let called = |row: &&Species| plain(row.id.as_str()) == word || plain(&row.name) == word;
        gems.species.iter().find(called)
    }

    /// What a stone of its cut, size and gem may weigh; nothing where one of them is not known.
    #[must_use]
    pub fn possible_weight(&self, gems: &GemCatalog) -> Option<[Carats; 2]> {
        let factor = gems.weight_factor(self.cut.as_ref()?)?;
        Some(factor.weights(self.size()?, self.gem(gems)?.density))
    }

    /// Everything that can be said against it alone.
    #[must_use]
    pub fn flags(&self, gems: &GemCatalog) -> Vec<TrayFlag> {
        let mut flags = Vec::new();
        if let (Some(carats), Some(may_be)) = (self.carats, self.possible_weight(gems))
            && !(may_be[0]..=may_be[1]).contains(&carats)
        {
            flags.push(TrayFlag::Weight { carats, may_be });
        }
        let unknown_gem = self.species.as_ref().filter(|_| self.gem(gems).is_none());
        flags.extend(unknown_gem.cloned().map(TrayFlag::UnknownSpecies));
        let unknown_cut = self.cut.as_ref().filter(|cut| gems.weight_factor(cut).is_none());
        flags.extend(unknown_cut.cloned().map(TrayFlag::UnknownCut));
        flags.extend(self.report_differs());
        flags
    }

    /// The sides against the report, whichever of length and width stands first.
    fn report_differs(&self) -> Option<TrayFlag> {
        let [Some(length), Some(width), Some(depth)] = self.sides else { return None };
        let ordered = |[a, b, depth]: [Millimeters; 3]| [a.0.max(b.0), a.0.min(b.0), depth.0];
        let sides = ordered([length, width, depth]);
        let report = ordered(self.certificate.measurements?.size());
        let off = sides.iter().zip(report).map(|(side, other)| (side - other).abs()).fold(0.0, f64::max);
        (off > SAME_SIZE).then_some(TrayFlag::Report { sides, report })
    }
}

impl Tray {
    /// What can be said against each stone, in their order.
    #[must_use]
    pub fn flags(&self, gems: &GemCatalog) -> Vec<Vec<TrayFlag>> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for stone in &self.stones {
            *counts.entry(&stone.id).or_default() += 1;
        }
        let of = |stone: &TrayStone| {
            let is_shared = counts.get(stone.id.as_str()).is_some_and(|count| *count > 1);
            let mut flags = stone.flags(gems);
            flags.extend(is_shared.then_some(TrayFlag::SameId));
            flags
        };
        self.stones.iter().map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stone() -> TrayStone {
        TrayStone {
            id: "A1".to_owned(),
            cut: Some("Round".to_owned()),
            sides: [6.52, 6.48, 4.01].map(|side| Some(Millimeters(side))),
            carats: Some(Carats(1.04)),
            species: Some("Diamond".to_owned()),
            ..TrayStone::default()
        }
    }

    fn said(stone: &TrayStone) -> Vec<String> {
        stone.flags(&GemCatalog::built_in()).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_weight_that_cannot_be_is_flagged_for_its_gem() {
        assert_eq!(said(&stone()), [""; 0]);
        let heavy = TrayStone { carats: Some(Carats(1.35)), ..stone() };
        assert_eq!(said(&heavy), ["its weight is 1.350 ct; a stone of its size weighs 0.96 ct to 1.24 ct"]);
        let zirconia = TrayStone { species: Some("cubic_zirconia".to_owned()), ..heavy.clone() };
        assert_eq!(said(&zirconia).len(), 1, "1.35 ct is too light for zirconia of that size");
        let right = TrayStone { carats: Some(Carats(1.75)), ..zirconia };
        assert_eq!(said(&right), [""; 0]);
        let unmeasured = TrayStone { sides: [Some(Millimeters(6.5)), None, None], ..heavy };
        assert_eq!((unmeasured.size(), said(&unmeasured).len()), (None, 0));
    }

    #[test]
    fn a_report_gives_the_size_and_is_held_against_the_sides() {
        let measurements = "6.48 - 6.52 x 4.01 mm".parse().ok();
        let certificate = Certificate { measurements, ..Certificate::default() };
        let reported = TrayStone { sides: [None; 3], certificate: certificate.clone(), ..stone() };
        assert_eq!(reported.size(), Some([6.52, 6.48, 4.01].map(Millimeters)));
        let mut both = TrayStone { certificate, ..stone() };
        assert_eq!(said(&both), [""; 0]);
        both.sides.swap(0, 1);
        assert_eq!(said(&both), [""; 0]);
        both.sides[2] = Some(Millimeters(4.2));
        assert_eq!(said(&both), ["its size is 6.52 × 6.48 × 4.2 mm, its report says 6.52 × 6.48 × 4.01 mm"]);
    }

    #[test]
    fn unknown_words_and_shared_ids_are_flagged() {
        let odd = TrayStone { cut: Some("Fish".to_owned()), species: Some("Glasss".to_owned()), ..stone() };
        let said = said(&odd);
        assert!(said.len() == 2 && said[0].contains("`Glasss`") && said[1].contains("`Fish`"), "{said:?}");
        let tray = Tray { stones: vec![stone(), stone()], ..Tray::default() };
        assert_eq!(tray.flags(&GemCatalog::built_in()), vec![vec![TrayFlag::SameId]; 2]);
    }
}
