//! Ring sizes in the systems of the trade, each tied to the inner diameter of the ring.
//!
//! None of the paid standards was read; the formulas are those that the trade publishes, and the standard that
//! each is said to follow is named by [`RingSystem::standard`]. Sticks of different makers differ by ±0.1 mm.

use std::f64::consts::PI;
use std::str::FromStr;

use super::Millimeters;
use super::number::read_number;

/// A system of ring sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RingSystem {
    /// USA, Canada, Mexico: numbers with quarters.
    UnitedStates,
    /// UK, Ireland, Australia, New Zealand, South Africa: letters with halves.
    UnitedKingdom,
    /// Germany, France, Austria and others: the inner circumference in millimeters.
    Europe,
    /// Switzerland, Italy, Spain, Netherlands: the inner circumference less 40 mm.
    Switzerland,
    /// Japan: whole numbers.
    Japan,
    /// Hong Kong: whole numbers.
    HongKong,
    /// India: the inner circumference less 40 mm.
    India,
    /// The inner diameter itself, in millimeters.
    InnerDiameter,
}

/// A ring size: the system it was given in and its number in that system (US 7½ is 7.5; UK letters count from
/// A = 0 in whole sizes; Europe is a circumference in mm; `InnerDiameter` is in mm).
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct RingSize {
    /// The system that `number` counts in.
    pub system: RingSystem,
    /// The size in that system.
    pub number: f64,
}

/// Japanese to US sizes as published in charts, for sizes 1 to 27.
const JAPAN_TO_US: [f64; 27] = [
    1.0, 2.0, 2.5, 3.0, 3.375, 3.625, 4.0, 4.5, 5.0, 5.375, 5.875, 6.0, 6.5, 7.0, 7.5, 8.0, 8.5, 9.0, 9.5,
    10.0, 10.25, 10.5, 11.0, 11.5, 12.0, 12.5, 13.0,
];

/// Hong Kong to US sizes as published in charts, for sizes 5 to 30.
const HONG_KONG_TO_US: [f64; 26] = [
    2.75, 3.0, 3.5, 3.75, 4.25, 4.75, 5.25, 5.5, 6.0, 6.5, 7.0, 7.5, 7.75, 8.25, 8.75, 9.0, 9.5, 10.0, 10.25,
    10.75, 11.25, 11.5, 12.0, 12.5, 12.75, 13.25,
];

const FORMS: &str =
    "write it as `US 7 1/2`, `UK N 1/2`, `EU 54`, `CH 14`, `JP 14`, `HK 14`, `IN 14` or `17.3 mm`";

impl RingSystem {
    /// Every system, in the order of a menu.
    pub const ALL: [Self; 8] = [
        Self::UnitedStates,
        Self::UnitedKingdom,
        Self::Europe,
        Self::Switzerland,
        Self::Japan,
        Self::HongKong,
        Self::India,
        Self::InnerDiameter,
    ];

    /// The letters before the number: `US`, `UK`, `EU` …; empty for the inner diameter.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::UnitedStates => "US",
            Self::UnitedKingdom => "UK",
            Self::Europe => "EU",
            Self::Switzerland => "CH",
            Self::Japan => "JP",
            Self::HongKong => "HK",
            Self::India => "IN",
            Self::InnerDiameter => "",
        }
    }

    /// The countries that use it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::UnitedStates => "USA, Canada, Mexico",
            Self::UnitedKingdom => "UK, Ireland, Australia, New Zealand, South Africa",
            Self::Europe => "Germany, France, Austria, Belgium, Nordic countries",
            Self::Switzerland => "Switzerland, Italy, Spain, Netherlands",
            Self::Japan => "Japan",
            Self::HongKong => "Hong Kong",
            Self::India => "India",
            Self::InnerDiameter => "Inner diameter",
        }
    }

    /// The standard it is said to follow, with the formula used here.
    #[must_use]
    pub const fn standard(self) -> &'static str {
        match self {
            Self::UnitedStates => {
                "US commercial standard sticks: inner diameter 11.63 mm + 0.8128 mm for each size"
            }
            Self::UnitedKingdom => {
                "BS 6820 (wheatsheaf): inner circumference 37.5 mm + 1.25 mm for each letter from A"
            }
            Self::Europe => "ISO 8653: inner circumference in mm",
            Self::Switzerland => "Swiss, Italian, Spanish usage: inner circumference less 40 mm",
            Self::Japan => "JIS S 4700, as charts map it to US sizes; whole sizes only",
            Self::HongKong => "Hong Kong charts, mapped to US sizes; whole sizes only",
            Self::India => "Indian usage: inner circumference less 40 mm",
            Self::InnerDiameter => "Inner diameter in mm",
        }
    }

    /// Chart of a system that has no formula: first size and US sizes.
    const fn chart(self) -> Option<(f64, &'static [f64])> {
        match self {
            Self::Japan => Some((1.0, &JAPAN_TO_US)),
            Self::HongKong => Some((5.0, &HONG_KONG_TO_US)),
            _ => None,
        }
    }

    /// Least step between sizes of the system.
    const fn step(self) -> f64 {
        match self {
            Self::UnitedStates => 0.25,
            Self::UnitedKingdom | Self::Europe | Self::Switzerland | Self::India => 0.5,
            Self::Japan | Self::HongKong => 1.0,
            Self::InnerDiameter => 0.01,
        }
    }
}

fn us_diameter(size: f64) -> f64 {
    11.63 + 0.8128 * size
}

impl RingSize {
    /// A US size.
    #[must_use]
    pub const fn us(number: f64) -> Self {
        Self { system: RingSystem::UnitedStates, number }
    }

    /// The inner diameter. Sizes between the rows of a chart are interpolated, sizes beyond it go on with its last step,
    /// so that a size of 99 in a file is as far out of range as it looks.
    #[must_use]
    pub fn inner_diameter(self) -> Millimeters {
        let number = self.number;
        Millimeters(match self.system {
            RingSystem::UnitedStates => us_diameter(number),
            RingSystem::UnitedKingdom => (37.5 + 1.25 * number) / PI,
            RingSystem::Europe => number / PI,
            RingSystem::Switzerland | RingSystem::India => (number + 40.0) / PI,
            RingSystem::InnerDiameter => number,
            RingSystem::Japan | RingSystem::HongKong => us_diameter(self.charted_us()),
        })
    }

    fn charted_us(self) -> f64 {
        let Some((first, chart)) = self.system.chart() else { return self.number };
        let place = self.number - first;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the chart")]
        let below = place.floor().clamp(0.0, (chart.len() - 2) as f64) as usize;
        chart[below] + (chart[below + 1] - chart[below]) * (place - below as f64)
    }

    /// The nearest size of another system, on that system's own steps.
    #[must_use]
    pub fn in_system(self, system: RingSystem) -> Self {
        if system == self.system {
            return self;
        }
        let diameter = self.inner_diameter().0;
        let exact = match system {
            RingSystem::UnitedStates => (diameter - 11.63) / 0.8128,
            // There is no letter under A.
            RingSystem::UnitedKingdom => ((diameter * PI - 37.5) / 1.25).max(0.0),
            RingSystem::Europe => diameter * PI,
            RingSystem::Switzerland | RingSystem::India => diameter * PI - 40.0,
            RingSystem::InnerDiameter => diameter,
            RingSystem::Japan | RingSystem::HongKong => nearest_in_chart(system, diameter),
        };
        let step = system.step();
        Self { system, number: (exact / step).round() * step }
    }
}

fn nearest_in_chart(system: RingSystem, diameter: f64) -> f64 {
    let Some((first, chart)) = system.chart() else { return f64::NAN };
    let off = |at: usize| (us_diameter(chart[at]) - diameter).abs();
    let nearest = (0..chart.len()).min_by(|a, b| off(*a).total_cmp(&off(*b))).unwrap_or(0);
    first + nearest as f64
}

/// Why a text is not a ring size.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("`{text}` is not a ring size: {reason}")]
pub struct RingSizeError {
    /// What was typed.
    pub text: String,
    /// What is wrong with it, and what would be read.
    pub reason: String,
}

/// Inner diameters that a finger ring can have, in mm.
const DIAMETERS: std::ops::RangeInclusive<f64> = 8.0..=30.0;

impl FromStr for RingSize {
    type Err = RingSizeError;

    /// Reads `US 7 1/2`, `7½`, `N½`, `UK N 1/2`, `Z+2`, `EU 54`, `CH 14`, `JP 14`, `17.3 mm`. A bare number is a US
    /// size.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refuse = |reason: String| RingSizeError { text: text.trim().to_owned(), reason };
        let size = read(text.trim()).ok_or_else(|| refuse(FORMS.to_owned()))?;
        let diameter = size.inner_diameter().0;
        if !DIAMETERS.contains(&diameter) {
            let (least, most) = (DIAMETERS.start(), DIAMETERS.end());
            return Err(refuse(format!(
                "its inner diameter would be {diameter:.2} mm; it must be {least} to {most} mm"
            )));
        }
        if let Some((first, chart)) = size.system.chart() {
            let last = first + (chart.len() - 1) as f64;
            if size.number.fract() != 0.0 || !(first..=last).contains(&size.number) {
                let prefix = size.system.prefix();
                return Err(refuse(format!("{prefix} sizes are whole numbers from {first} to {last}")));
            }
        }
        Ok(size)
    }
}

fn read(text: &str) -> Option<RingSize> {
    if let Some(number) = text.strip_suffix("mm").or_else(|| text.strip_prefix('⌀')) {
        return Some(RingSize { system: RingSystem::InnerDiameter, number: read_number(number).ok()? });
    }
    let upper = text.to_uppercase();
    for (prefix, system) in PREFIXES {
        if let Some(rest) = upper.strip_prefix(prefix).filter(|rest| starts_apart(rest, system)) {
            let number = match system {
                RingSystem::UnitedKingdom => read_letters(rest.trim())?,
                _ => read_number(rest).ok()?,
            };
            return Some(RingSize { system, number });
        }
    }
    match read_number(&upper) {
        Ok(number) => Some(RingSize::us(number)),
        Err(_) => Some(RingSize { system: RingSystem::UnitedKingdom, number: read_letters(&upper)? }),
    }
}

/// Prefixes that name a system; countries that share a system share its entry.
const PREFIXES: [(&str, RingSystem); 13] = [
    ("US", RingSystem::UnitedStates),
    ("CA", RingSystem::UnitedStates),
    ("UK", RingSystem::UnitedKingdom),
    ("AU", RingSystem::UnitedKingdom),
    ("EU", RingSystem::Europe),
    ("ISO", RingSystem::Europe),
    ("DE", RingSystem::Europe),
    ("FR", RingSystem::Europe),
    ("CH", RingSystem::Switzerland),
    ("IT", RingSystem::Switzerland),
    ("JP", RingSystem::Japan),
    ("HK", RingSystem::HongKong),
    ("IN", RingSystem::India),
];

/// Whether what follows a prefix can be a size of that system.
fn starts_apart(rest: &str, system: RingSystem) -> bool {
    let next = rest.trim_start().chars().next();
    match system {
        RingSystem::UnitedKingdom => next.is_some_and(|letter| letter.is_ascii_uppercase()),
        _ => next.is_some_and(|letter| letter.is_ascii_digit() || "½¼¾.-".contains(letter)),
    }
}

/// Reads `N`, `N½`, `N 1/2`, `Z+1`, `Z+1½` as steps from A = 0.
fn read_letters(text: &str) -> Option<f64> {
    let letter = text.chars().next().filter(char::is_ascii_uppercase)?;
    let steps = f64::from(u32::from(letter) - u32::from('A'));
    let rest = text[1..].trim();
    if rest.is_empty() {
        return Some(steps);
    }
    if letter == 'Z'
        && let Some(beyond) = rest.strip_prefix('+')
    {
        let extra = read_number(beyond).ok().filter(|extra| *extra >= 0.0)?;
        return Some(steps + extra);
    }
    let half = read_number(rest).ok().filter(|half| (half - 0.5).abs() < 1e-9)?;
    Some(steps + half)
}

impl std::fmt::Display for RingSize {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.system {
            RingSystem::InnerDiameter => write!(f, "{} mm", two_decimals_or_more(self.number)),
            RingSystem::UnitedKingdom => write!(f, "UK {}", letters(self.number)),
            system => write!(f, "{} {}", system.prefix(), with_quarters(self.number)),
        }
    }
}

/// `17.30`, `17.325`: what a caliper reads, and no digit less than was typed.
fn two_decimals_or_more(number: f64) -> String {
    let (short, exact) = (format!("{number:.2}"), number.to_string());
    if exact.len() > short.len() { exact } else { short }
}

fn letters(steps: f64) -> String {
    let whole = steps.floor();
    let half = if steps - whole >= 0.5 { "½" } else { "" };
    if whole > 25.0 {
        return format!("Z+{}{half}", whole - 25.0);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the alphabet")]
    let letter = char::from(b'A' + whole.clamp(0.0, 25.0) as u8);
    format!("{letter}{half}")
}

/// `7½`, `7¼`; other fractions and sizes under zero as decimals.
fn with_quarters(number: f64) -> String {
    let whole = number.floor();
    let sign = match number - whole {
        _ if number < 0.0 => return number.to_string(),
        0.0 => "",
        0.25 => "¼",
        0.5 => "½",
        0.75 => "¾",
        _ => return format!("{}", (number * 1000.0).round() / 1000.0),
    };
    if whole == 0.0 && !sign.is_empty() { sign.to_owned() } else { format!("{whole}{sign}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diameter(text: &str) -> f64 {
        text.parse::<RingSize>().unwrap().inner_diameter().0
    }

    #[test]
    fn us_seven_is_17_32_and_not_the_wrong_formula_in_circulation() {
        assert!((diameter("US 7") - 17.32).abs() < 0.005);
        assert!((diameter("7") - 18.08).abs() > 0.5, "13.2 + 0.8128·(n − 1) is one size too large");
        assert!((diameter("US 8½") - 18.54).abs() < 0.005);
        assert!((diameter("13") - 22.20).abs() < 0.005);
    }

    #[test]
    fn every_system_meets_its_published_figures() {
        for (text, expected) in [
            ("N", 17.11),
            ("UK Q 1/2", 58.125 / PI),
            ("Z", 21.88),
            ("Z+1", 70.0 / PI),
            ("EU 54", 54.0 / PI),
            ("CH 14", 54.0 / PI),
            ("JP 14", 17.32),
            ("HK 15", 17.32),
            ("IN 1", 13.05),
            ("17.35 mm", 17.35),
        ] {
            assert!((diameter(text) - expected).abs() < 0.006, "{text}: {}", diameter(text));
        }
    }

    #[test]
    fn sizes_print_as_they_are_read() {
        for text in [
            "US 7½",
            "US 7",
            "UK N½",
            "UK Z+2",
            "EU 54",
            "EU 54½",
            "CH 14",
            "JP 14",
            "HK 12",
            "IN 10",
            "17.30 mm",
            "17.325 mm",
        ] {
            assert_eq!(text.parse::<RingSize>().unwrap().to_string(), text);
        }
        assert_eq!("us 7 1/2".parse::<RingSize>().unwrap().to_string(), "US 7½");
        assert_eq!("n½".parse::<RingSize>().unwrap().to_string(), "UK N½");
    }

    #[test]
    fn sizes_convert_between_systems() {
        let us = |number| RingSize::us(number);
        assert_eq!(us(7.0).in_system(RingSystem::UnitedKingdom).to_string(), "UK N½");
        assert_eq!(us(7.0).in_system(RingSystem::Japan).to_string(), "JP 14");
        assert_eq!(us(7.0).in_system(RingSystem::Europe).to_string(), "EU 54½");
        assert_eq!(us(7.5).in_system(RingSystem::UnitedStates), us(7.5));
    }

    #[test]
    fn every_size_of_every_system_prints_as_it_is_read_and_survives_the_others() {
        for system in RingSystem::ALL {
            for size in (4..60).map(|step| RingSize::us(f64::from(step) * 0.25).in_system(system)) {
                assert_eq!(size.to_string().parse(), Ok(size), "{size}");
                let off = |other| size.in_system(other).inner_diameter().0 - size.inner_diameter().0;
                let ends = |other: RingSystem| other.chart().is_some() || system.chart().is_some();
                // Half a step of the coarsest formula: 1.25 mm of circumference in letters with halves.
                assert!(
                    RingSystem::ALL.into_iter().all(|other| ends(other) || off(other).abs() < 0.11),
                    "{size}"
                );
            }
        }
    }

    #[test]
    fn a_size_beyond_its_chart_is_as_far_out_as_it_looks() {
        let charted = |number| RingSize { system: RingSystem::Japan, number }.inner_diameter().0;
        assert!(charted(99.0) > 45.0 && charted(-60.0) < 0.0 && charted(f64::NAN).is_nan());
        assert!((charted(13.5) - f64::midpoint(charted(13.0), charted(14.0))).abs() < 1e-9);
    }

    #[test]
    fn japanese_sizes_agree_with_their_nominal_diameters_in_the_common_range() {
        for number in (7..=17).map(f64::from) {
            let nominal = 13.0 + (number - 1.0) / 3.0;
            let charted = RingSize { system: RingSystem::Japan, number }.inner_diameter().0;
            assert!((charted - nominal).abs() < 0.21, "JP {number}: {charted} against {nominal}");
        }
    }

    #[test]
    fn what_is_no_size_is_refused_with_the_forms_or_the_range() {
        for (text, reason) in [
            ("", "write it as"),
            ("US", "write it as"),
            ("large", "write it as"),
            ("US 1e9", "8 to 30 mm"),
            ("-40", "8 to 30 mm"),
            ("JP 14.5", "whole numbers from 1 to 27"),
            ("HK 31", "whole numbers from 5 to 30"),
            ("N¼", "write it as"),
            ("nan", "write it as"),
        ] {
            let error = text.parse::<RingSize>().unwrap_err().to_string();
            assert!(error.contains(reason), "{text}: {error}");
        }
    }
}
