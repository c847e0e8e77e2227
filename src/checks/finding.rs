//! A finding: one place where a rule is broken.

use super::{Bound, Limit, RuleId};
use crate::build::PartRole;
use crate::design::Edit;
use crate::vocab::{Clock, ClockView, Point, RuleProfileId, Unit};

/// How bad a finding is. Stop blocks export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Look at it; export goes on.
    Warn,
    /// Export is blocked.
    Stop,
}

/// Where a finding is.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Place {
    /// The part that is at fault.
    pub part: PartRole,
    /// In ring space.
    pub point: Point,
    /// Through the finger for the shank, its shoulders and what lies along it, from the top for all else.
    pub clock: Clock,
}

impl Place {
    /// A place on a part.
    #[must_use]
    pub fn on(part: PartRole, point: Point) -> Self {
        let view = match part {
            PartRole::Shank | PartRole::Shoulder(_) | PartRole::Milgrain(_) => ClockView::ThroughFinger,
            _ => ClockView::FromTop,
        };
        Self::seen(part, point, view)
    }

    /// A place on a part that goes around the finger.
    #[must_use]
    pub fn around(part: PartRole, point: Point) -> Self {
        Self::seen(part, point, ClockView::ThroughFinger)
    }

    fn seen(part: PartRole, point: Point, view: ClockView) -> Self {
        // A culet lies on the axis but for float noise (and the sign of zero), which has no clock position.
        let micron = |coordinate: f64| (coordinate * 1000.0).round() / 1000.0 + 0.0;
        let clock = Clock::of(Point::new(micron(point.x), micron(point.y), micron(point.z)), view);
        Self { part, point, clock }
    }
}

/// A broken rule.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Finding {
    /// The rule that is broken.
    pub rule: RuleId,
    /// The worst level that is broken.
    pub severity: Severity,
    /// What was measured, in `unit`.
    pub value: f64,
    /// The limit of this severity.
    pub limit: f64,
    /// Whether the limit is a least or a most.
    pub bound: Bound,
    /// Unit of value and limit.
    pub unit: Unit,
    /// Where.
    pub place: Place,
    /// One line: `Prong 2 is 0.38 mm thick at its thinnest (at least 0.60 mm)`.
    pub title: String,
    /// Why it matters at the bench, one or two sentences.
    pub why: String,
    /// Where the limit comes from.
    pub source: String,
    /// True when the limit is a default that nobody published.
    pub unsourced: bool,
    /// The profile that the limit belongs to.
    pub profile: RuleProfileId,
    /// Label and edit that would clear it, when there is one.
    #[serde(skip)]
    pub fix: Option<(String, Edit)>,
}

/// A broken limit that still has to be told as a finding.
pub(super) struct Verdict<'a> {
    pub rule: RuleId,
    pub profile: &'a RuleProfileId,
    pub row: &'a Limit,
    pub severity: Severity,
    pub value: f64,
    pub limit: f64,
}

impl Verdict<'_> {
    /// The value as the title shows it, with as many digits as it takes to tell it from the limit.
    pub fn shown(&self) -> String {
        let digits = (2..=5).find(|digits| differ(self.value, self.limit, *digits)).unwrap_or(2);
        amount(self.value, self.row.unit, digits)
    }

    /// The finding: `what` is its title without the limit, `why` the bench reason.
    pub fn finding(self, place: Place, what: &str, why: &str, fix: Option<(String, Edit)>) -> Finding {
        let limit = amount(self.limit, self.row.unit, 2);
        Finding {
            rule: self.rule,
            severity: self.severity,
            value: self.value,
            limit: self.limit,
            bound: self.row.bound,
            unit: self.row.unit,
            place,
            title: format!("{what} ({} {limit})", self.row.bound),
            why: why.to_owned(),
            source: self.row.source.clone(),
            unsourced: self.row.unsourced,
            profile: self.profile.clone(),
            fix,
        }
    }
}

fn differ(value: f64, limit: f64, digits: usize) -> bool {
    format!("{value:.digits$}") != format!("{limit:.digits$}")
}

/// `0.38 mm`, `31 %`, `2`: percent and counts carry two digits less than millimeters.
pub(super) fn amount(value: f64, unit: Unit, digits: usize) -> String {
    let digits = match unit {
        Unit::Millimeter => digits,
        Unit::Percent | Unit::Degree | Unit::Count => digits - 2,
    };
    format!("{value:.digits$} {}", unit.symbol()).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_just_beyond_its_limit_is_printed_apart_from_it() {
        let row = Limit {
            bound: Bound::AtLeast,
            unit: Unit::Millimeter,
            warn: None,
            stop: Some(0.6),
            source: String::new(),
            unsourced: false,
        };
        let profile = RuleProfileId::from("x");
        let shown = |value| {
            let (rule, severity, limit) = (RuleId::ProngSection, Severity::Stop, 0.6);
            Verdict { rule, profile: &profile, row: &row, severity, value, limit }.shown()
        };
        assert_eq!(shown(0.38), "0.38 mm");
        assert_eq!(shown(0.598), "0.598 mm");
        assert_eq!(shown(0.59996), "0.59996 mm");
    }

    #[test]
    fn amounts_read_as_people_write_them() {
        assert_eq!(amount(31.4, Unit::Percent, 2), "31 %");
        assert_eq!(amount(2.0, Unit::Count, 2), "2");
        assert_eq!(amount(-0.25, Unit::Millimeter, 2), "-0.25 mm");
    }

    #[test]
    fn the_shank_is_read_through_the_finger_and_the_head_from_the_top() {
        let point = Point::new(3.0, 0.0, 0.0);
        assert_eq!(Place::on(PartRole::Shank, point).clock.to_string(), "3 o'clock");
        assert_eq!(Place::on(PartRole::Shank, point).clock.view, ClockView::ThroughFinger);
        assert_eq!(Place::on(PartRole::Prong(0), point).clock.view, ClockView::FromTop);
        let culet = Point::new(1e-17, -1e-17, 9.0);
        assert_eq!(Place::on(PartRole::Stone(0), culet).clock.to_string(), "12 o'clock");
    }
}
