//! The date on a paper: given, never read from a clock.

use std::fmt;
use std::str::FromStr;

/// A day of the calendar, `2026-11-22`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PaperDate {
    year: u16,
    month: u8,
    day: u8,
}

/// A text that is no day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no date; write YEAR-MONTH-DAY, for example 2026-11-22")]
pub struct BadDate(pub String);

impl FromStr for PaperDate {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        let bad = || BadDate(text.to_owned());
        let parts: Vec<&str> = text.trim().split('-').collect();
        let [year, month, day] = parts[..] else { return Err(bad()) };
        let digits =
            |part: &str, count: usize| part.len() == count && part.bytes().all(|c| c.is_ascii_digit());
        if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
            return Err(bad());
        }
        let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) else {
            return Err(bad());
        };
        let date = Self { year, month, day };
        if year > 0 && (1..=date.days_of_month()).contains(&day) { Ok(date) } else { Err(bad()) }
    }
}

impl PaperDate {
    /// 0 for a month that there is not.
    const fn days_of_month(self) -> u8 {
        let leap =
            self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 0,
        }
    }
}

impl fmt::Display for PaperDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_calendar_are_read_and_nothing_else() {
        for good in ["2026-11-22", "2024-02-29", "2000-02-29", "0001-01-01"] {
            assert_eq!(good.parse::<PaperDate>().map(|date| date.to_string()), Ok(good.to_owned()));
        }
        for bad in
            ["", "2026", "2026-13-01", "2026-00-10", "2025-02-29", "1900-02-29", "2026-4-1", "+026-04-01"]
        {
            assert_eq!(bad.parse::<PaperDate>(), Err(BadDate(bad.to_owned())));
        }
    }
}
