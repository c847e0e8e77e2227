//! Named proportions of the library, of any family of cuts.

use std::fmt;

use serde::de::{Error, MapAccess, Visitor};

use super::{Cut, Family, Proportion, StoneShape};
use crate::vocab::{CutId, LibraryRow, Millimeters, require_text};

/// A named set of proportions in the library.
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
#[serde(try_from = "Row")]
pub struct CutPreset {
    /// Key in files.
    pub id: CutId,
    /// Name in menus.
    pub name: String,
    /// Family and proportions.
    pub cut: Cut,
    /// Length by width, if it is not the family's own.
    pub ratio: Option<f64>,
    /// Who published them, and which of them nobody did.
    pub source: String,
}

/// A row as it is written; without `cut` it is a round brilliant.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: CutId,
    name: String,
    #[serde(default)]
    cut: Family,
    #[serde(default)]
    ratio: Option<f64>,
    proportions: Figures,
    source: String,
}

/// Proportions by their keys.
struct Figures(Vec<(Proportion, f64)>);

impl TryFrom<Row> for CutPreset {
    type Error = String;

    fn try_from(row: Row) -> Result<Self, String> {
        let mut cut = Cut::of(row.cut);
        let figures = &row.proportions.0;
        for given in row.cut.proportions() {
            let key = given.proportion.key();
            let figure = figures.iter().find(|(proportion, _)| *proportion == given.proportion);
            let (_, figure) = figure.ok_or_else(|| format!("`{key}` is missing in cut `{}`", row.id))?;
            cut.set(given.proportion, *figure);
        }
        match figures.iter().find(|(proportion, _)| row.cut.given(*proportion).is_none()) {
            Some((proportion, _)) => Err(format!("a cut `{}` has no `{}`", row.cut.key(), proportion.key())),
            None => Ok(Self { id: row.id, name: row.name, cut, ratio: row.ratio, source: row.source }),
        }
    }
}

impl<'de> serde::Deserialize<'de> for Figures {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("Proportions", &Proportion::KEYS, Figures(Vec::new()))
    }
}

impl<'de> Visitor<'de> for Figures {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("proportions like (table: 57, …)")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self, A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            let proportion =
                Proportion::of_key(&key).ok_or_else(|| Error::unknown_field(&key, &Proportion::KEYS))?;
            self.0.push((proportion, map.next_value()?));
        }
        Ok(self)
    }
}

/// Width at which a preset must make a stone.
const TRIAL: f64 = 6.0;

impl LibraryRow for CutPreset {
    const KIND: &'static str = "cut";

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn validate(&self) -> Result<(), String> {
        require_text("name", &self.name)?;
        let round = self.cut.round().map_or(Ok(()), |round| round.validate());
        round.map_err(|error| error.to_string())?;
        let ratio = self.ratio.unwrap_or_else(|| self.cut.family().ratio());
        let size = [TRIAL * ratio, TRIAL].map(Millimeters);
        StoneShape::of(&self.cut, size, None).map_err(|error| error.to_string())?;
        require_text("source", &self.source)
    }
}
