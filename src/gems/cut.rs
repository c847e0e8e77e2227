//! A cut: its family and the numbers that shape it.

use std::fmt;

use super::facets::brilliant::{cushion, heart, marquise, oval, pear, trillion};
use super::facets::{Blank, briolette, chevron, radiant, rose, smooth, step_outlines};
use super::stone_shape::within;
use super::{Family, Proportion, RoundProportions, ShapeError};
use crate::vocab::{Degrees, Percent};

/// A family with its proportions. Those that the family does not have are zero and do nothing.
#[derive(Clone, Copy, PartialEq)]
pub struct Cut {
    family: Family,
    figures: [f64; Proportion::COUNT],
}

impl Cut {
    /// A cut of the family's defaults.
    #[must_use]
    pub fn of(family: Family) -> Self {
        let mut cut = Self { family, figures: [0.0; Proportion::COUNT] };
        for given in family.proportions() {
            cut.figures[given.proportion.place()] = given.default;
        }
        cut
    }

    /// Its family.
    #[must_use]
    pub const fn family(&self) -> Family {
        self.family
    }

    /// One of its numbers, in the unit of the proportion; zero where the family has none.
    #[must_use]
    pub const fn get(&self, proportion: Proportion) -> f64 {
        self.figures[proportion.place()]
    }

    /// Sets one of its numbers. One that the family does not have stays zero; limits are held by
    /// [`Cut::validate`], so that a wrong value can be shown before it is refused.
    pub fn set(&mut self, proportion: Proportion, figure: f64) {
        if self.family.given(proportion).is_some() {
            self.figures[proportion.place()] = figure;
        }
    }

    /// The same cut with one number changed.
    #[must_use]
    pub fn with(mut self, proportion: Proportion, figure: f64) -> Self {
        self.set(proportion, figure);
        self
    }

    /// Refuses numbers beyond the family's limits.
    ///
    /// # Errors
    /// [`ShapeError::OutOfRange`] naming the first one: a table of 95 %.
    pub fn validate(&self) -> Result<(), ShapeError> {
        for given in self.family.proportions() {
            within(given.proportion.label(), self.get(given.proportion), &given.limits)?;
        }
        Ok(())
    }

    /// The proportions of a round brilliant; `None` for every other family.
    #[must_use]
    pub fn round(&self) -> Option<RoundProportions> {
        use Proportion::*;
        (self.family == Family::Round).then(|| RoundProportions {
            table: Percent(self.get(Table)),
            crown_angle: Degrees(self.get(CrownAngle)),
            pavilion_angle: Degrees(self.get(PavilionAngle)),
            star_length: Percent(self.get(StarLength)),
            lower_half_length: Percent(self.get(LowerHalfLength)),
            girdle: Percent(self.get(Girdle)),
            culet: Percent(self.get(Culet)),
        })
    }

    /// What the numbers make of a stone of a length and width in mm. The round one has its own way
    /// ([`super::facets::round_brilliant`]), which an oval of equal length and width equals.
    pub(super) fn blank(&self, size: [f64; 2]) -> Result<Blank, ShapeError> {
        use step_outlines as steps;
        let share = |proportion| self.get(proportion) / 100.0;
        let width = size[1];
        match self.family {
            Family::Round | Family::Oval => oval::blank(self, size),
            Family::Pear => pear::blank(self, size),
            Family::Marquise => marquise::blank(self, size),
            Family::Heart => heart::blank(self, size),
            Family::Cushion | Family::CushionLong => cushion::blank(self, size),
            Family::Trillion => trillion::blank(self, size),
            Family::Princess => chevron::princess(self, size),
            Family::TrillionStraight => chevron::straight_trillion(self, size),
            Family::Radiant => radiant::blank(self, size),
            Family::Emerald | Family::Asscher | Family::Octagon => {
                steps::rectangle(size, width * share(Proportion::Corner)).blank(self, width)
            }
            Family::Baguette | Family::SquareStep => steps::rectangle(size, 0.0).blank(self, width),
            Family::BaguetteTapered => steps::tapered(size, share(Proportion::Taper)).blank(self, width),
            Family::Hexagon => steps::hexagon(size).blank(self, width),
            Family::Kite => steps::kite(size, share(Proportion::Shoulder)).blank(self, width),
            Family::Shield => steps::shield(size, share(Proportion::Shoulder)).blank(self, width),
            Family::Rose => Ok(rose::blank(self, size)),
            Family::Briolette => briolette::blank(self, size),
            Family::CabochonRound | Family::CabochonOval => Ok(smooth::cabochon(self, size)),
            Family::CabochonCushion => smooth::cushion_cabochon(self, size),
            Family::Pearl => Ok(smooth::pearl(size)),
            Family::Bead => Ok(smooth::bead(self, size)),
        }
    }
}

impl From<RoundProportions> for Cut {
    fn from(round: RoundProportions) -> Self {
        let mut cut = Self::of(Family::Round);
        for (given, figure) in Family::Round.proportions().iter().zip(round.figures()) {
            cut.set(given.proportion, figure);
        }
        cut
    }
}

impl fmt::Debug for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct(self.family.key());
        for given in self.family.proportions() {
            shown.field(given.proportion.key(), &self.get(given.proportion));
        }
        shown.finish_non_exhaustive()
    }
}
