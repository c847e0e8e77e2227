//! Quantities as types, so that a length cannot be passed for a weight; read as people type them.

use super::number::{NumberError, read_number};

/// Why a text is not a quantity.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum QuantityError {
    /// `abc` for a length.
    #[error("`{text}` is not a {what}: {source}")]
    NotANumber {
        /// What was typed.
        text: String,
        /// What was expected: `length`.
        what: &'static str,
        /// What is wrong with the number.
        source: NumberError,
    },
    /// `6.5 kg` for a length.
    #[error("`{text}` is not a {what}: the unit `{unit}` is not one of {known}")]
    UnknownUnit {
        /// What was typed.
        text: String,
        /// What was expected.
        what: &'static str,
        /// The unit that was typed.
        unit: String,
        /// The units that are read.
        known: String,
    },
}

/// How a kind of quantity is read and written: units with their factors, the first one is its own.
struct Spelling {
    what: &'static str,
    units: &'static [(&'static str, f64)],
    decimals: usize,
}

impl Spelling {
    /// Angles and shares print a second decimal where they have one: 40.75° is a classic.
    fn decimals_of(&self, value: f64) -> usize {
        let tenths = value * 10.0;
        let more = self.decimals == 1 && (tenths - tenths.round()).abs() > 0.05;
        self.decimals + usize::from(more)
    }

    fn read(&self, text: &str) -> Result<f64, QuantityError> {
        let trimmed = text.trim();
        let split = trimmed
            .char_indices()
            .find(|(at, letter)| is_unit_letter(*letter) && !is_exponent(trimmed, *at))
            .map_or(trimmed.len(), |(at, _)| at);
        let (number, unit) = (&trimmed[..split], trimmed[split..].trim());
        let value = read_number(number).map_err(|source| QuantityError::NotANumber {
            text: trimmed.to_owned(),
            what: self.what,
            source,
        })?;
        if unit.is_empty() {
            return Ok(value);
        }
        let known = self.units.iter().find(|(name, _)| name.eq_ignore_ascii_case(unit));
        known.map(|(_, factor)| value * factor).ok_or_else(|| QuantityError::UnknownUnit {
            text: trimmed.to_owned(),
            what: self.what,
            unit: unit.to_owned(),
            known: self.units.iter().map(|(name, _)| format!("`{name}`")).collect::<Vec<_>>().join(", "),
        })
    }
}

fn is_unit_letter(letter: char) -> bool {
    letter.is_alphabetic() || matches!(letter, '°' | '%' | '"' | 'µ')
}

/// Whether the letter at `at` is the `e` of `1e9`, which is a number and no unit.
fn is_exponent(text: &str, at: usize) -> bool {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let power = text[at..].strip_prefix(['e', 'E']).unwrap_or_default().trim_start_matches(['+', '-']);
    text[..at].ends_with(is_digit) && power.starts_with(is_digit)
}

macro_rules! quantities {
    ($($(#[$doc:meta])* $name:ident $what:literal $decimals:literal [$(($unit:literal, $factor:expr)),* $(,)?]),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub f64);

        impl $name {
            const SPELLING: Spelling = Spelling { what: $what, units: &[$(($unit, $factor)),*], decimals: $decimals };
        }

        impl std::str::FromStr for $name {
            type Err = QuantityError;

            /// Reads a number with or without a unit; fractions such as `1/4`, `7 1/2` and `½` are numbers.
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::SPELLING.read(text).map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let decimals = f.precision().unwrap_or_else(|| Self::SPELLING.decimals_of(self.0));
                let space = if matches!(Self::SPELLING.units[0].0, "°") { "" } else { " " };
                write!(f, "{:.decimals$}{space}{}", self.0, Self::SPELLING.units[0].0)
            }
        }
    )*};
}

quantities! {
    /// A length in millimeters.
    Millimeters "length" 2 [("mm", 1.0), ("cm", 10.0), ("µm", 1e-3), ("um", 1e-3), ("in", 25.4), ("inch", 25.4), ("\"", 25.4)],
    /// An angle in degrees, as a person types it; code that computes converts to radians on the spot.
    Degrees "angle" 1 [("°", 1.0), ("deg", 1.0), ("degrees", 1.0), ("rad", 180.0 / std::f64::consts::PI)],
    /// A mass in grams.
    Grams "mass" 2 [("g", 1.0), ("kg", 1000.0), ("dwt", 1.555_173_84), ("ozt", 31.103_476_8)],
    /// A stone's weight in metric carats of 0.2 g.
    Carats "carat weight" 3 [("ct", 1.0), ("carat", 1.0), ("carats", 1.0), ("g", 5.0)],
    /// A volume in cubic millimeters.
    CubicMillimeters "volume" 2 [("mm³", 1.0), ("mm3", 1.0)],
    /// A share in percent: 25 is a quarter.
    Percent "share" 1 [("%", 1.0), ("percent", 1.0)],
    /// A density in grams per cubic centimeter.
    GramsPerCubicCentimeter "density" 2 [("g/cm³", 1.0), ("g/cm3", 1.0)],
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mm(text: &str) -> Option<f64> {
        text.parse::<Millimeters>().ok().map(|length| length.0)
    }

    #[test]
    fn lengths_are_read_as_people_type_them() {
        assert_eq!(mm("6.5 mm"), Some(6.5));
        assert_eq!(mm(" 6.5"), Some(6.5));
        assert_eq!(mm("6.5MM"), Some(6.5));
        assert_eq!(mm("1/4in"), Some(6.35));
        assert_eq!(mm("1 1/2\""), Some(1.5 * 25.4));
        assert_eq!(mm("250 µm"), Some(0.25));
        assert_eq!(mm("1e9"), Some(1e9));
        assert_eq!(mm("2½"), Some(2.5));
    }

    #[test]
    fn what_is_no_length_is_refused_with_a_reason() {
        for (text, reason) in [
            ("", "no number"),
            ("abc", "number"),
            ("6.5 kg", "`kg`"),
            ("6,5", "comma"),
            ("nan", "number"),
            ("1/0", "zero"),
        ] {
            let error = text.parse::<Millimeters>().unwrap_err().to_string();
            assert!(error.contains(reason), "{text}: {error}");
        }
    }

    #[test]
    fn quantities_print_with_the_decimals_of_the_trade() {
        assert_eq!(Millimeters(6.5).to_string(), "6.50 mm");
        assert_eq!(Carats(1.0042).to_string(), "1.004 ct");
        assert_eq!(Grams(3.456).to_string(), "3.46 g");
        assert_eq!(Degrees(34.5).to_string(), "34.5°");
        assert_eq!(Degrees(40.75).to_string(), "40.75°");
        assert_eq!(format!("{:.4}", Millimeters(0.0021)), "0.0021 mm");
        assert_eq!("1/4 ct".parse(), Ok(Carats(0.25)));
        assert_eq!("25 %".parse(), Ok(Percent(25.0)));
    }
}
