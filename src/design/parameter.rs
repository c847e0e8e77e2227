//! Parameters: typed, listed once, shown everywhere.

use super::hint::did_you_mean;
use super::stone::CUSTOM_CUT;
use crate::gems::Family;
use crate::vocab::{Degrees, FeatureId, Limits, Millimeters, Percent, QuantityError, RingSize, Unit};

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number in the unit of the parameter's limits.
    Number(f64),
    /// The key of a choice or of a library row.
    Choice(String),
    /// A line of text.
    Text(String),
    /// A ring size.
    Size(RingSize),
}

/// What values a parameter takes.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A number within limits.
    Number(Limits),
    /// Keys with labels, in the order of a menu.
    Choice(Vec<(String, String)>),
    /// The id of a library row: `gem`, `cut` or `alloy`; the choices come from the library. A cut may be `custom`.
    Row(RowTable),
    /// The name of another feature of the piece.
    Feature,
    /// A line of text.
    Text {
        /// The most characters.
        most: usize,
    },
    /// A ring size between two inner diameters in mm.
    Size {
        /// Least inner diameter.
        least: f64,
        /// Most inner diameter.
        most: f64,
    },
}

/// Which table of the library a parameter points into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowTable {
    /// Gem species.
    Gem,
    /// Cut presets of a family.
    Cut(Family),
    /// Alloys.
    Alloy,
}

/// One parameter of a piece as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Stable key: the name of its feature and its own, `shank.width_top`; of the piece as a whole, `ring.size`.
    pub key: String,
    /// The feature that has it; `None` for the piece as a whole.
    pub feature: Option<FeatureId>,
    /// Group in panels: `Ring`, `Shank`, `Head`, `Prongs`, `Gallery`, `Seat`, `Bezel`, `Stone`, `Proportions`.
    pub group: &'static str,
    /// Name within its group: `Width at top`.
    pub label: &'static str,
    /// One sentence for a jeweler, ending with a full stop.
    pub help: &'static str,
    /// What values it takes.
    pub kind: Kind,
    /// The value of a fresh piece.
    pub default: Value,
    /// The value as the piece stands.
    pub value: Value,
    /// The formula that it follows.
    pub formula: Option<String>,
}

/// Why a value is refused; names the parameter, the value and the limit.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ParameterError {
    /// `shank.widht_top`, or `bezel.wall` of a prong setting.
    #[error("there is no parameter `{key}`{hint}")]
    Unknown {
        /// What was asked for.
        key: String,
        /// What was probably meant, or what brings it; empty or a whole clause.
        hint: String,
    },
    /// `prongs.count` of a piece with two heads.
    #[error("`{key}` could be {}", .meant.join(" or "))]
    Ambiguous {
        /// What was asked for.
        key: String,
        /// The whole keys that end so.
        meant: Vec<String>,
    },
    /// `shank.width_top=99`, `prongs.count=5`.
    #[error("{label} (`{key}`) is {value}; it must be {limit}")]
    OutOfLimits {
        /// The parameter.
        key: String,
        /// Its name within its group.
        label: &'static str,
        /// The value, with its unit.
        value: String,
        /// What is allowed.
        limit: String,
    },
    /// `shank.width_top=wide`.
    #[error("{label} (`{key}`): {reason}")]
    Unreadable {
        /// The parameter.
        key: String,
        /// Its name within its group.
        label: &'static str,
        /// What is wrong with the text.
        reason: String,
    },
}

impl Parameter {
    /// Reads a value typed by a person, with or without unit (`6.5`, `6.5 mm`, `1/4in`, `US 7 1/2`, `claw`).
    /// Whether a library row exists is judged by [`super::apply`].
    ///
    /// # Errors
    /// [`ParameterError::Unreadable`] or [`ParameterError::OutOfLimits`].
    pub fn parse(&self, text: &str) -> Result<Value, ParameterError> {
        let text = text.trim();
        let value = match &self.kind {
            Kind::Number(limits) => {
                Value::Number(read(text, limits.unit).map_err(|error| self.unreadable(error.to_string()))?)
            }
            Kind::Choice(items) => Value::Choice(self.read_choice(text, items)?),
            Kind::Row(_) | Kind::Feature if text.is_empty() => {
                return Err(self.unreadable("it needs a name".to_owned()));
            }
            Kind::Row(_) | Kind::Feature => Value::Choice(text.to_owned()),
            Kind::Text { .. } => Value::Text(text.to_owned()),
            Kind::Size { .. } => {
                Value::Size(text.parse::<RingSize>().map_err(|error| self.unreadable(error.to_string()))?)
            }
        };
        self.check(&value)?;
        Ok(value)
    }

    /// Refuses a value of the wrong kind or beyond the limits: NaN, 1e9, a count of 5.
    ///
    /// # Errors
    /// [`ParameterError::OutOfLimits`], or [`ParameterError::Unreadable`] for a wrong kind.
    pub fn check(&self, value: &Value) -> Result<(), ParameterError> {
        let good = match (&self.kind, value) {
            (Kind::Number(limits), Value::Number(number)) => {
                limits.allow(*number) && (limits.unit != Unit::Count || number.fract() == 0.0)
            }
            (Kind::Choice(items), Value::Choice(key)) => items.iter().any(|(known, _)| known == key),
            (Kind::Row(_) | Kind::Feature, Value::Choice(_)) => true,
            (Kind::Text { most }, Value::Text(text)) => is_line(text, *most),
            (Kind::Size { least, most }, Value::Size(size)) => {
                size.number.is_finite() && (*least..=*most).contains(&size.inner_diameter().0)
            }
            _ => return Err(self.unreadable(format!("it takes {}", self.limit()))),
        };
        if good { Ok(()) } else { Err(self.out_of_limits(value)) }
    }

    /// What is allowed, in words: `1 mm to 12 mm`, `one of round, claw, tab`.
    #[must_use]
    pub fn limit(&self) -> String {
        match &self.kind {
            Kind::Number(Limits { least, most, unit: Unit::Count, .. }) => {
                format!("a whole number from {least} to {most}")
            }
            Kind::Number(Limits { least, most, unit, .. }) => {
                format!("{} to {}", exact(*least, *unit), exact(*most, *unit))
            }
            Kind::Choice(items) => {
                let keys: Vec<&str> = items.iter().map(|(key, _)| key.as_str()).collect();
                format!("one of {}", keys.join(", "))
            }
            Kind::Row(table) => format!("a row of the {} table", table.name()),
            Kind::Feature => "the name of another feature".to_owned(),
            Kind::Text { most } => format!("a line of 1 to {most} characters"),
            Kind::Size { least, most } => format!("a ring size of {least} mm to {most} mm inner diameter"),
        }
    }

    /// The value as a person reads it, with its unit: `2.20 mm`, `25 %`, `US 7`, `High polish`. Library rows are
    /// shown by their id.
    #[must_use]
    pub fn show(&self, value: &Value) -> String {
        match (&self.kind, value) {
            (Kind::Number(limits), Value::Number(number)) => show_number(*number, limits),
            (Kind::Choice(items), Value::Choice(key)) => {
                let label = items.iter().find(|(known, _)| known == key).map(|(_, label)| label);
                label.unwrap_or(key).clone()
            }
            (_, Value::Choice(id)) => id.clone(),
            (_, Value::Text(text)) => text.clone(),
            (_, Value::Size(size)) => size.to_string(),
            (_, Value::Number(number)) => number.to_string(),
        }
    }

    fn read_choice(&self, text: &str, items: &[(String, String)]) -> Result<String, ParameterError> {
        let named = |(key, label): &&(String, String)| {
            key.eq_ignore_ascii_case(text) || label.eq_ignore_ascii_case(text)
        };
        if let Some((key, _)) = items.iter().find(named) {
            return Ok(key.clone());
        }
        let hint = did_you_mean(text, items.iter().map(|(key, _)| key.as_str()));
        Err(self.unreadable(format!("`{text}` is not {}{hint}", self.limit())))
    }

    fn unreadable(&self, reason: String) -> ParameterError {
        ParameterError::Unreadable { key: self.key.clone(), label: self.label, reason }
    }

    fn out_of_limits(&self, value: &Value) -> ParameterError {
        let value = match (&self.kind, value) {
            (Kind::Number(limits), Value::Number(number)) => exact(*number, limits.unit),
            (_, Value::Number(number)) => number.to_string(),
            (_, Value::Choice(key)) => format!("`{key}`"),
            // Quoted, so that no control character reaches a terminal.
            (_, Value::Text(text)) => format!("{text:?}"),
            (_, Value::Size(size)) => format!("{size} ({:.2} inside)", size.inner_diameter()),
        };
        ParameterError::OutOfLimits { key: self.key.clone(), label: self.label, value, limit: self.limit() }
    }
}

impl RowTable {
    /// What a row of the table is.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gem => "gem",
            Self::Cut(_) => "cut",
            Self::Alloy => "alloy",
        }
    }

    /// An id that is allowed without being a row.
    pub(super) fn allows_without_row(self, id: &str) -> bool {
        matches!(self, Self::Cut(_)) && id == CUSTOM_CUT
    }
}

/// Whether a text is one line with something on it, and not too long.
fn is_line(text: &str, most: usize) -> bool {
    let whole = !text.is_empty() && text.trim() == text;
    whole && text.chars().count() <= most && !text.chars().any(char::is_control)
}

fn read(text: &str, unit: Unit) -> Result<f64, QuantityError> {
    match unit {
        Unit::Millimeter => text.parse().map(|Millimeters(length)| length),
        Unit::Degree => text.parse().map(|Degrees(angle)| angle),
        // Counts have no unit to read; a share's sign is not asked for either.
        Unit::Percent | Unit::Count => text.parse().map(|Percent(share)| share),
    }
}

/// A number as it is stored, with its unit: nothing is rounded in a message about limits.
pub(super) fn exact(number: f64, unit: Unit) -> String {
    match unit {
        Unit::Degree => format!("{number}°"),
        Unit::Count => number.to_string(),
        Unit::Millimeter | Unit::Percent => format!("{number} {}", unit.symbol()),
    }
}

fn show_number(number: f64, limits: &Limits) -> String {
    let whole_steps = limits.step >= 1.0 && number.fract() == 0.0;
    match limits.unit {
        Unit::Millimeter => Millimeters(number).to_string(),
        Unit::Degree => Degrees(number).to_string(),
        Unit::Percent if whole_steps => format!("{:.0}", Percent(number)),
        Unit::Percent => Percent(number).to_string(),
        Unit::Count => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use crate::design::{Piece, Value, parameter};

    fn read(key: &str, text: &str) -> Result<Value, String> {
        let parameter = parameter(&Piece::default(), key).unwrap();
        parameter.parse(text).map_err(|error| error.to_string())
    }

    #[test]
    fn values_are_read_as_people_type_them() {
        assert_eq!(read("stone.diameter", "6.5mm"), Ok(Value::Number(6.5)));
        assert_eq!(read("stone.diameter", " 1/4in "), Ok(Value::Number(6.35)));
        assert_eq!(read("seat.share", "25%"), Ok(Value::Number(25.0)));
        assert_eq!(read("prongs.lean", "12°"), Ok(Value::Number(12.0)));
        assert_eq!(read("prongs.tip", "Claw"), Ok(Value::Choice("claw".to_owned())));
        assert_eq!(read("ring.finish", "High polish"), Ok(Value::Choice("high_polish".to_owned())));
        assert_eq!(read("ring.size", "US 7 1/2"), Ok(Value::Size("US 7.5".parse().unwrap())));
        assert_eq!(read("prongs.count", "6"), Ok(Value::Choice("6".to_owned())));
    }

    #[test]
    fn a_refusal_names_the_thing_the_value_and_the_limit() {
        for (key, text, message) in [
            ("shank.width_top", "99", "Width at top (`shank.width_top`) is 99 mm; it must be 1 mm to 12 mm"),
            ("prongs.lean", "1e9", "Lean (`head.prongs.lean`) is 1000000000°; it must be 0° to 45°"),
            (
                "prongs.tip",
                "clw",
                "Tip (`head.prongs.tip`): `clw` is not one of round, claw, tab; did you mean `claw`?",
            ),
            (
                "ring.size",
                "29 mm",
                "Size (`ring.size`) is 29.00 mm (29.00 mm inside); \
                 it must be a ring size of 11 mm to 26 mm inner diameter",
            ),
        ] {
            assert_eq!(read(key, text), Err(message.to_owned()));
        }
        assert!(read("prongs.count", "7").unwrap_err().contains("one of 3, 4, 5, 6, 8"));
        assert!(read("shank.width_top", "2 kg").unwrap_err().contains("`kg`"));
        assert!(read("shank.width_top", "NaN").unwrap_err().contains("Width at top"));
        assert!(read("ring.size", "huge").unwrap_err().contains("Size (`ring.size`)"));
    }

    #[test]
    fn values_are_shown_with_the_decimals_of_the_trade() {
        let show = |key: &str, value: Value| parameter(&Piece::default(), key).unwrap().show(&value);
        assert_eq!(show("shank.width_top", Value::Number(2.2)), "2.20 mm");
        assert_eq!(show("seat.share", Value::Number(25.0)), "25 %");
        assert_eq!(show("stone.table", Value::Number(57.5)), "57.5 %");
        assert_eq!(show("prongs.lean", Value::Number(12.0)), "12.0°");
        assert_eq!(show("ring.size", Value::Size("US 7 1/2".parse().unwrap())), "US 7½");
        assert_eq!(show("setting", Value::Choice("bezel".to_owned())), "Bezel");
    }
}
