//! The bench's sums: ring sizes, stones, weights, shrinkage, blanks and rows of stones, from what is typed.
//!
//! A page has fields; a field that nobody typed in stands at what the present piece has, or at a usual value.

mod metal;
mod ring;
mod stones;

use std::collections::BTreeMap;

use super::views::ChoiceItem;
use super::{CommandError, Outcome, Studio};
use crate::design::{Parameter, parameter};
use crate::vocab::read_number;

/// One calculator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalculatorPage {
    /// A finger's size in all systems, and what a wide band is made to.
    #[default]
    RingSize,
    /// Millimeters to carats and back.
    Stone,
    /// A volume in every alloy.
    Weight,
    /// How large a pattern is made.
    Shrinkage,
    /// How long a strip is cut.
    Blank,
    /// How many stones stand in a row.
    Row,
}

impl CalculatorPage {
    /// Every page, in the order of their buttons.
    pub const ALL: [Self; 6] =
        [Self::RingSize, Self::Stone, Self::Weight, Self::Shrinkage, Self::Blank, Self::Row];

    /// What its button says.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::RingSize => "Ring size",
            Self::Stone => "Stone",
            Self::Weight => "Weight",
            Self::Shrinkage => "Shrinkage",
            Self::Blank => "Blank",
            Self::Row => "Row of stones",
        }
    }

    const fn page(self) -> &'static Page {
        match self {
            Self::RingSize => &ring::SIZE,
            Self::Stone => &stones::STONE,
            Self::Weight => &metal::WEIGHT,
            Self::Shrinkage => &metal::SHRINKAGE,
            Self::Blank => &ring::BLANK,
            Self::Row => &stones::ROW,
        }
    }
}

/// A line of what comes out: what it is, and the figure.
pub(super) type Line = (String, String);

/// What a page asks for and how it answers.
pub(super) struct Page {
    /// From top to bottom.
    pub fields: &'static [Field],
    /// How it is reckoned, and who says so.
    pub note: &'static str,
    answer: fn(&Inputs<'_>) -> Result<Vec<Line>, String>,
}

/// Something that is typed or chosen.
pub(super) struct Field {
    /// Unique among all pages.
    pub key: &'static str,
    pub label: &'static str,
    /// What may be typed.
    pub hint: &'static str,
    /// What stands there before anything is typed.
    start: fn(&Studio) -> String,
    /// The items of a menu; none for a field that is typed in.
    pub items: fn(&Studio) -> Vec<ChoiceItem>,
    /// Whether the page asks for it, as its other fields stand.
    pub asked: fn(&Inputs<'_>) -> bool,
}

impl Field {
    const fn typed(
        key: &'static str,
        label: &'static str,
        hint: &'static str,
        start: fn(&Studio) -> String,
    ) -> Self {
        Self { key, label, hint, start, items: |_| Vec::new(), asked: |_| true }
    }

    const fn chosen(
        key: &'static str,
        label: &'static str,
        start: fn(&Studio) -> String,
        items: fn(&Studio) -> Vec<ChoiceItem>,
    ) -> Self {
        Self { key, label, hint: "", start, items, asked: |_| true }
    }

    const fn only_if(self, asked: fn(&Inputs<'_>) -> bool) -> Self {
        Self { asked, ..self }
    }
}

/// What was typed, and the page that is open.
#[derive(Debug, Default)]
pub(super) struct Calculators {
    pub page: CalculatorPage,
    typed: BTreeMap<&'static str, String>,
}

/// The fields as they stand.
pub(super) struct Inputs<'a> {
    pub studio: &'a Studio,
}

impl Inputs<'_> {
    /// The text of a field.
    pub fn text(&self, key: &str) -> String {
        let typed = self.studio.calculators.typed.get(key).cloned();
        typed.or_else(|| Some((field(key)?.start)(self.studio))).unwrap_or_default()
    }

    /// A length over 0 in millimeters.
    fn millimeters(&self, key: &str) -> Result<f64, String> {
        self.number(key, "mm").and_then(|number| over_zero(key, number))
    }

    /// A length in millimeters that may be 0.
    fn allowance(&self, key: &str) -> Result<f64, String> {
        let number = self.number(key, "mm")?;
        if number >= 0.0 { Ok(number) } else { Err(format!("{}: it cannot be less than 0", label(key))) }
    }

    fn number(&self, key: &str, unit: &str) -> Result<f64, String> {
        let text = self.text(key);
        let number = text.trim().trim_end_matches(unit);
        read_number(number).map_err(|error| format!("{}: {error}", label(key)))
    }

    /// What the page comes to, or why nothing does.
    pub fn answer(&self) -> Result<Vec<Line>, String> {
        (self.studio.calculators.page.page().answer)(self)
    }
}

fn over_zero(key: &str, number: f64) -> Result<f64, String> {
    if number > 0.0 { Ok(number) } else { Err(format!("{}: it must be more than 0", label(key))) }
}

fn field(key: &str) -> Option<&'static Field> {
    CalculatorPage::ALL.into_iter().flat_map(|page| page.page().fields).find(|field| field.key == key)
}

fn label(key: &str) -> &'static str {
    field(key).map_or("", |field| field.label)
}

fn item(key: &str, label: &str) -> ChoiceItem {
    ChoiceItem { key: key.to_owned(), label: label.to_owned() }
}

/// A parameter of the present piece, if it has one whose key ends so.
fn of_piece(studio: &Studio, key: &str) -> Option<Parameter> {
    parameter(&studio.project().piece, key).ok()
}

impl Studio {
    /// The page that is open, with its fields as they stand.
    pub(super) fn calculator(&self) -> (&'static Page, Inputs<'_>) {
        (self.calculators.page.page(), Inputs { studio: self })
    }

    /// Types or chooses in a field of a calculator.
    pub(super) fn calculate(&mut self, key: &str, text: String) -> Outcome {
        let unknown = || CommandError::BadInput(format!("no calculator has a field `{key}`"));
        let field = field(key).ok_or_else(unknown)?;
        self.calculators.typed.insert(field.key, text);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::studio::{Command, StudioOptions};

    fn answers(page: CalculatorPage, typed: &[(&str, &str)]) -> Result<Vec<Line>, String> {
        let mut studio = Studio::new(StudioOptions::default());
        studio.execute(Command::ChooseCalculator { page }).unwrap();
        for (field, text) in typed {
            let command = Command::Calculate { field: (*field).to_owned(), text: (*text).to_owned() };
            studio.execute(command).unwrap();
        }
        studio.calculator().1.answer()
    }

    fn line(lines: &[Line], label: &str) -> String {
        let exact = lines.iter().find(|(name, _)| name == label);
        let found = exact.or_else(|| lines.iter().find(|(name, _)| name.contains(label)));
        found.unwrap_or_else(|| panic!("no {label} in {lines:#?}")).1.clone()
    }

    #[test]
    fn every_page_has_an_answer_before_anything_is_typed_and_keys_are_unique() {
        let mut keys = std::collections::BTreeSet::new();
        for page in CalculatorPage::ALL {
            let mut studio = Studio::new(StudioOptions::default());
            studio.run_jobs_here();
            studio.execute(Command::ChooseCalculator { page }).unwrap();
            let lines = studio.calculator().1.answer();
            assert!(lines.is_ok_and(|lines| !lines.is_empty()), "{page:?}");
            assert!(page.page().fields.iter().all(|field| keys.insert(field.key)), "{page:?}");
        }
    }

    #[test]
    fn ring_sizes_agree_with_the_charts_and_wide_bands_are_made_larger() {
        let lines =
            answers(CalculatorPage::RingSize, &[("ring.size", "US 7"), ("ring.width", "3 mm")]).unwrap();
        assert_eq!(line(&lines, "UK, Ireland"), "UK N½");
        assert_eq!(line(&lines, "Inner diameter"), "17.32 mm");
        assert_eq!(line(&lines, "Inner circumference"), "54.41 mm");
        assert_eq!(line(&lines, "Make"), "US 7 · 17.32 mm");
        let made = |width| {
            let typed = [("ring.size", "US 7"), ("ring.width", width)];
            line(&answers(CalculatorPage::RingSize, &typed).unwrap(), "Make")
        };
        assert_eq!(made("5"), "US 7¼ · 17.52 mm");
        assert_eq!(made("8"), "US 7½ · 17.73 mm");
        assert_eq!(made("10"), "US 7¾ · 17.93 mm");
        let wrong = answers(CalculatorPage::RingSize, &[("ring.size", "blue")]).unwrap_err();
        assert!(wrong.contains("blue"), "{wrong}");
    }

    #[test]
    fn a_brilliant_of_six_and_a_half_millimeters_weighs_a_carat() {
        let typed = [("stone.cut", "round_excellent"), ("stone.gem", "diamond")];
        let by = |size: &str| answers(CalculatorPage::Stone, &[&typed[..], &[("stone.size", size)]].concat());
        let Ok(lines) = by("6.5") else { panic!("{:?}", by("6.5")) };
        let carats: f64 = line(&lines, "Weight").trim_end_matches(" ct").parse().unwrap();
        assert!((carats - 1.0).abs() < 0.06, "{carats}");
        let back = by(&format!("{carats} ct")).unwrap();
        let width: f64 = line(&back, "Width").trim_end_matches(" mm").parse().unwrap();
        assert!((width - 6.5).abs() < 0.01, "{width}");
        assert!(by("0").is_err() && by("x ct").is_err());
    }

    #[test]
    fn patterns_are_larger_by_shrinkage_and_polish() {
        let typed = [("shrink.finished", "20 mm"), ("shrink.route", "mold"), ("shrink.polish", "0.1")];
        let lines = answers(CalculatorPage::Shrinkage, &typed).unwrap();
        assert_eq!(line(&lines, "Cast"), "20.20 mm");
        assert_eq!(line(&lines, "Pattern, outside"), "20.93 mm", "20.20 / 0.965");
        assert_eq!(line(&lines, "Scale"), "103.63 %");
        let own = [("shrink.finished", "10"), ("shrink.route", "own"), ("shrink.share", "100 %")];
        assert!(answers(CalculatorPage::Shrinkage, &own).is_err());
    }

    #[test]
    fn a_blank_is_as_long_as_the_middle_of_the_strip() {
        let typed = [("blank.size", "17.3 mm"), ("blank.thickness", "1.8")];
        let lines = answers(CalculatorPage::Blank, &typed).unwrap();
        assert_eq!(line(&lines, "Length"), "60.00 mm", "π (17.3 + 1.8) = 60.004");
        let typed = [("blank.kind", "bezel"), ("blank.stone", "10 x 8"), ("blank.thickness", "0.4")];
        let lines = answers(CalculatorPage::Blank, &typed).unwrap();
        assert_eq!(line(&lines, "Length"), "29.53 mm", "π (9 + 0.4)");
    }

    #[test]
    fn rows_hold_as_many_stones_as_fit() {
        let straight =
            [("row.stone", "1.3"), ("row.gap", "0.1"), ("row.kind", "straight"), ("row.length", "20")];
        let lines = answers(CalculatorPage::Row, &straight).unwrap();
        assert_eq!(line(&lines, "Stones"), "14", "14 · 1.3 + 13 · 0.1 = 19.5, and 15 need 20.9");
        assert_eq!(line(&lines, "Gap"), "0.14 mm", "1.8 / 13");
        let around = [
            ("row.stone", "2"),
            ("row.gap", "0.1"),
            ("row.kind", "around"),
            ("row.size", "17.3 mm"),
            ("row.thickness", "1.8"),
        ];
        let lines = answers(CalculatorPage::Row, &around).unwrap();
        assert_eq!(line(&lines, "Stones"), "31", "π / asin(1.05 / 10.45) = 31.2");
    }

    #[test]
    fn the_weight_of_a_volume_stands_in_every_alloy() {
        let lines = answers(CalculatorPage::Weight, &[("weight.volume", "1000")]).unwrap();
        let studio = Studio::new(StudioOptions::default());
        assert!(lines.len() >= studio.library().alloys.alloys.len());
        for alloy in &studio.library().alloys.alloys {
            let grams: f64 = line(&lines, &alloy.name).split(' ').next().unwrap().parse().unwrap();
            assert!((grams - alloy.density.0).abs() < 0.006, "{}: a cubic centimeter", alloy.name);
        }
    }
}
