//! A laboratory's report: which one, grades, and the proportions that it states.

use super::{Culet, Girdle, Measurements, RoundProportions, ShapeError};
use crate::vocab::{Degrees, Percent};

/// What a laboratory, or a dealer, states of a stone. Everything may be missing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Certificate {
    /// `GIA`, `IGI`.
    pub lab: Option<String>,
    /// Number of the report.
    pub number: Option<String>,
    /// `G`, `Fancy Light Yellow`, `Royal blue`.
    pub color: Option<String>,
    /// `VS1`, `Eye clean`.
    pub clarity: Option<String>,
    /// As printed.
    pub measurements: Option<Measurements>,
    /// Table width; of rounds corner to corner.
    pub table: Option<Percent>,
    /// Table to culet.
    pub depth: Option<Percent>,
    /// Slope of the bezels.
    pub crown_angle: Option<Degrees>,
    /// From the girdle's upper edge to the table.
    pub crown_height: Option<Percent>,
    /// Slope of the pavilion mains.
    pub pavilion_angle: Option<Degrees>,
    /// From the girdle's lower edge to the culet.
    pub pavilion_depth: Option<Percent>,
    /// Length of the stars.
    pub star_length: Option<Percent>,
    /// Length of the lower halves.
    pub lower_half_length: Option<Percent>,
    /// The girdle in words or as a share.
    pub girdle: Option<Girdle>,
    /// The culet in words.
    pub culet: Option<Culet>,
}

/// Proportions of a round from a report, and what the report leaves open.
#[derive(Debug, Clone, PartialEq)]
pub struct GradedRound {
    /// The proportions.
    pub proportions: RoundProportions,
    /// Names of those that were taken from defaults or read out of a word that has no published share.
    pub assumed: Vec<&'static str>,
}

/// Why a report gives no proportions.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CertificateError {
    /// Without these there is no round brilliant.
    #[error("the report does not state the {0}")]
    Missing(&'static str),
    /// What it states makes no stone.
    #[error(transparent)]
    NoStone(#[from] ShapeError),
}

/// Defaults of `GIA`'s cut tables (diamondcut.gia.edu) for what a report leaves out.
const USUAL_STAR: Percent = Percent(55.0);
const USUAL_LOWER_HALF: Percent = Percent(80.0);
const USUAL_GIRDLE: Percent = Percent(3.0);

impl Certificate {
    /// Whether there is a report: a laboratory or a number.
    #[must_use]
    pub const fn is_reported(&self) -> bool {
        self.lab.is_some() || self.number.is_some()
    }

    /// The round brilliant that the report describes. An angle may be stated by its height. Stars, lower halves,
    /// girdle and culet have defaults, which are named then.
    ///
    /// # Errors
    /// [`CertificateError`] without table, crown or pavilion, and for proportions that make no stone.
    pub fn round_proportions(&self) -> Result<GradedRound, CertificateError> {
        let mut assumed = Vec::new();
        let table = self.table.ok_or(CertificateError::Missing("table"))?;
        let crown_height = |height: Percent| slope(height.0, (100.0 - table.0) / 2.0);
        let crown_angle = self.crown_angle.or_else(|| self.crown_height.map(crown_height));
        let pavilion_angle =
            self.pavilion_angle.or_else(|| self.pavilion_depth.map(|depth| slope(depth.0, 50.0)));
        let mut or_usual = |value: Option<Percent>, usual, name| {
            value.unwrap_or_else(|| {
                assumed.push(name);
                usual
            })
        };
        let star_length = or_usual(self.star_length, USUAL_STAR, "star length");
        let lower_half_length = or_usual(self.lower_half_length, USUAL_LOWER_HALF, "lower-half length");
        let girdle = or_usual(self.girdle.map(|girdle| girdle.thickness().0), USUAL_GIRDLE, "girdle");
        let culet = or_usual(self.culet.map(|culet| culet.width().0), Percent(0.0), "culet");
        assumed.extend(self.girdle.filter(|girdle| !girdle.thickness().1).map(|_| "girdle"));
        assumed.extend(self.culet.filter(|culet| !culet.width().1).map(|_| "culet"));
        let proportions = RoundProportions {
            table,
            crown_angle: crown_angle.ok_or(CertificateError::Missing("crown angle"))?,
            pavilion_angle: pavilion_angle.ok_or(CertificateError::Missing("pavilion angle"))?,
            star_length,
            lower_half_length,
            girdle,
            culet,
        };
        proportions.validate()?;
        Ok(GradedRound { proportions, assumed })
    }
}

/// The angle of a slope of that rise over that run.
fn slope(rise: f64, run: f64) -> Degrees {
    Degrees((rise / run).atan().to_degrees())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A report of a round with all that laboratories print.
    fn report() -> Certificate {
        Certificate {
            lab: Some("GIA".to_owned()),
            number: Some("2141438171".to_owned()),
            measurements: "6.48 - 6.52 x 4.01 mm".parse().ok(),
            table: Some(Percent(57.0)),
            depth: Some(Percent(61.7)),
            crown_angle: Some(Degrees(34.5)),
            crown_height: Some(Percent(15.0)),
            pavilion_angle: Some(Degrees(40.8)),
            pavilion_depth: Some(Percent(43.0)),
            star_length: Some(Percent(50.0)),
            lower_half_length: Some(Percent(75.0)),
            girdle: "Medium (Faceted) 3.5%".parse().ok(),
            culet: "None".parse().ok(),
            ..Certificate::default()
        }
    }

    /// The report's table, crown and pavilion without a culet, with these stars, lower halves and girdle.
    fn proportions(shares: [f64; 3]) -> RoundProportions {
        let [star_length, lower_half_length, girdle] = shares.map(Percent);
        RoundProportions {
            table: Percent(57.0),
            crown_angle: Degrees(34.5),
            pavilion_angle: Degrees(40.8),
            star_length,
            lower_half_length,
            girdle,
            culet: Percent(0.0),
        }
    }

    #[test]
    fn a_full_report_gives_its_proportions_and_assumes_nothing() {
        let round = report().round_proportions().unwrap();
        assert_eq!(round.proportions, proportions([50.0, 75.0, 3.5]));
        assert_eq!(round.assumed, [""; 0]);
    }

    #[test]
    fn heights_stand_for_angles_that_are_not_printed() {
        let report = Certificate { crown_angle: None, pavilion_angle: None, ..report() };
        let [_, crown, pavilion, ..] = report.round_proportions().unwrap().proportions.figures();
        // 15 % over a table of 57 %, 43 % deep: within the rounding to a half percent of the printed heights.
        assert!((crown - 34.9).abs() < 0.05 && (pavilion - 40.7).abs() < 0.05, "{crown} {pavilion}");
    }

    #[test]
    fn what_is_not_printed_is_named() {
        let bare = Certificate {
            table: Some(Percent(57.0)),
            crown_angle: Some(Degrees(34.5)),
            pavilion_angle: Some(Degrees(40.8)),
            ..Certificate::default()
        };
        assert!(!bare.is_reported());
        let round = bare.round_proportions().unwrap();
        assert_eq!(round.assumed, ["star length", "lower-half length", "girdle", "culet"]);
        assert_eq!(round.proportions, proportions([55.0, 80.0, 3.0]));
        let guessed = Certificate { girdle: "Thick".parse().ok(), culet: "Small".parse().ok(), ..report() };
        assert_eq!(guessed.round_proportions().unwrap().assumed, ["girdle", "culet"]);
    }

    #[test]
    fn a_report_that_describes_no_stone_says_what_is_wrong() {
        let told = |report: Certificate| report.round_proportions().unwrap_err().to_string();
        assert_eq!(told(Certificate { table: None, ..report() }), "the report does not state the table");
        let no_crown = Certificate { crown_angle: None, crown_height: None, ..report() };
        assert_eq!(told(no_crown), "the report does not state the crown angle");
        let flat = Certificate { table: Some(Percent(99.0)), ..report() };
        assert!(told(flat).starts_with("table is 99; it must be"));
    }
}
