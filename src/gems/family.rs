//! The families of cuts and what is said of each: its name, its numbers with their defaults and limits, and how much
//! longer than wide it is.

use super::Proportion::{self, *};
use crate::vocab::{Limits, Unit};

/// A family of cuts, by the trade's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the trade's, and each has its label")]
pub enum Family {
    #[default]
    Round,
    Oval,
    Pear,
    Marquise,
    Heart,
    Cushion,
    CushionLong,
    Princess,
    Emerald,
    Asscher,
    Radiant,
    Baguette,
    BaguetteTapered,
    Trillion,
    TrillionStraight,
    SquareStep,
    Octagon,
    Hexagon,
    Kite,
    Shield,
    Rose,
    Briolette,
    CabochonRound,
    CabochonOval,
    CabochonCushion,
    Pearl,
    Bead,
}

/// A proportion as a family has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Given {
    /// Which one.
    pub proportion: Proportion,
    /// What it is unless somebody says otherwise.
    pub default: f64,
    /// Within which limits it may be set. They are wider than what a laboratory grades, so that old and odd stones
    /// can be entered; two numbers that do not go together are refused when the stone is made.
    pub limits: Limits,
}

const fn given(proportion: Proportion, default: f64, least: f64, most: f64) -> Given {
    let limits = Limits { least, most, step: proportion.step(), unit: proportion.unit() };
    Given { proportion, default, limits }
}

/// What is said of a family.
struct Facts {
    key: &'static str,
    label: &'static str,
    /// Length by width: by default, and the least and most that can be cut.
    ratio: [f64; 3],
    proportions: &'static [Given],
}

/// Numbers of the brilliant scheme: table, crown, pavilion, girdle by default, and what else the family has.
macro_rules! brilliant {
    ($table:literal, $crown:literal, $pavilion:literal, $girdle:literal $(, $more:expr)*) => {
        const { &[
            given(Table, $table, 20.0, 85.0),
            given(CrownAngle, $crown, 5.0, 60.0),
            given(PavilionAngle, $pavilion, 15.0, 65.0),
            given(StarLength, 50.0, 10.0, 90.0),
            given(LowerHalfLength, 77.0, 10.0, 95.0),
            given(Girdle, $girdle, 0.0, 20.0),
            given(Culet, 0.0, 0.0, 15.0),
            $($more,)*
        ] }
    };
}

/// Numbers of the step cuts: table, then angle, break and rows of crown and pavilion.
macro_rules! step {
    ($table:literal, [$crown:literal, $crown_break:literal, $crown_rows:literal],
     [$pavilion:literal, $pavilion_break:literal, $pavilion_rows:literal] $(, $more:expr)*) => {
        const { &[
            given(Table, $table, 20.0, 90.0),
            given(CrownAngle, $crown, 10.0, 60.0),
            given(CrownBreak, $crown_break, 2.0, 15.0),
            given(CrownSteps, $crown_rows, 1.0, 4.0),
            given(PavilionAngle, $pavilion, 20.0, 65.0),
            given(PavilionBreak, $pavilion_break, 2.0, 15.0),
            given(PavilionSteps, $pavilion_rows, 1.0, 5.0),
            given(Girdle, 3.0, 0.5, 20.0),
            given(Culet, 0.0, 0.0, 15.0),
            $($more,)*
        ] }
    };
}

/// Numbers of the cuts with chevrons.
macro_rules! chevrons {
    ($table:literal, [$crown:literal, $crown_break:literal], [$pavilion:literal, $pavilion_break:literal],
     $chevrons:literal, $culet:literal $(, $more:expr)*) => {
        const { &[
            given(Table, $table, 30.0, 85.0),
            given(CrownAngle, $crown, 15.0, 50.0),
            given(CrownBreak, $crown_break, 2.0, 12.0),
            given(PavilionAngle, $pavilion, 25.0, 60.0),
            given(PavilionBreak, $pavilion_break, 2.0, 10.0),
            given(Chevrons, $chevrons, 2.0, 4.0),
            given(Girdle, 3.0, 0.5, 20.0),
            given(Culet, $culet, 0.0, 10.0),
            $($more,)*
        ] }
    };
}

/// Numbers of the cabochons.
macro_rules! cabochon {
    ($($more:expr),*) => {
        const { &[
            given(DomeHeight, 40.0, 5.0, 100.0),
            given(Girdle, 3.0, 1.0, 20.0),
            given(Bevel, 4.0, 1.0, 15.0),
            $($more,)*
        ] }
    };
}

impl Family {
    /// All families, in the order of menus.
    pub const ALL: [Self; 27] = {
        use Family::*;
        [
            Round,
            Oval,
            Pear,
            Marquise,
            Heart,
            Cushion,
            CushionLong,
            Princess,
            Emerald,
            Asscher,
            Radiant,
            Baguette,
            BaguetteTapered,
            Trillion,
            TrillionStraight,
            SquareStep,
            Octagon,
            Hexagon,
            Kite,
            Shield,
            Rose,
            Briolette,
            CabochonRound,
            CabochonOval,
            CabochonCushion,
            Pearl,
            Bead,
        ]
    };

    #[expect(clippy::too_many_lines, reason = "a table with a row for each family")]
    const fn facts(self) -> Facts {
        match self {
            Self::Round => said("round", "Round brilliant", [1.0, 0.5, 2.0], ROUND),
            Self::Oval => said("oval", "Oval", [1.4, 1.0, 3.0], brilliant!(58.0, 34.5, 40.8, 3.0)),
            Self::Pear => said(
                "pear",
                "Pear",
                [1.5, 1.15, 2.5],
                brilliant!(58.0, 34.5, 40.8, 3.5, given(Bow, 80.0, 20.0, 100.0)),
            ),
            Self::Marquise => {
                said("marquise", "Marquise", [2.0, 1.3, 3.0], brilliant!(58.0, 34.5, 40.8, 3.5))
            }
            Self::Heart => said(
                "heart",
                "Heart",
                [1.0, 0.8, 1.3],
                brilliant!(
                    60.0,
                    34.5,
                    40.8,
                    4.5,
                    given(Bow, 60.0, 20.0, 80.0),
                    given(Cleft, 10.0, 5.0, 16.0)
                ),
            ),
            Self::Cushion => said(
                "cushion",
                "Cushion",
                [1.0, 0.9, 1.1],
                brilliant!(60.0, 35.0, 42.0, 3.5, given(Corner, 20.0, 12.0, 35.0), given(Bow, 3.0, 1.5, 8.0)),
            ),
            Self::CushionLong => said(
                "cushion_long",
                "Long cushion",
                [1.2, 1.1, 1.6],
                brilliant!(60.0, 35.0, 42.0, 3.5, given(Corner, 20.0, 12.0, 35.0), given(Bow, 3.0, 1.5, 8.0)),
            ),
            Self::Princess => said(
                "princess",
                "Princess",
                [1.0, 1.0, 2.0],
                chevrons!(67.0, [32.0, 6.0], [46.0, 6.0], 3.0, 0.0),
            ),
            Self::Emerald => said(
                "emerald",
                "Emerald",
                [1.4, 1.05, 3.0],
                step!(62.0, [34.0, 8.0, 3.0], [42.0, 9.5, 3.0], given(Corner, 15.0, 5.0, 30.0)),
            ),
            Self::Asscher => said(
                "asscher",
                "Asscher",
                [1.0, 0.95, 1.1],
                step!(60.0, [34.0, 8.0, 3.0], [42.0, 9.5, 3.0], given(Corner, 21.0, 15.0, 28.0)),
            ),
            Self::Radiant => said(
                "radiant",
                "Radiant",
                [1.2, 1.0, 1.8],
                chevrons!(65.0, [33.0, 6.0], [43.0, 6.0], 2.0, 1.0, given(Corner, 15.0, 8.0, 25.0)),
            ),
            Self::Baguette => said(
                "baguette",
                "Baguette",
                [2.5, 1.1, 6.0],
                step!(68.0, [35.0, 10.0, 2.0], [37.0, 12.0, 3.0]),
            ),
            Self::BaguetteTapered => said(
                "baguette_tapered",
                "Tapered baguette",
                [2.5, 1.1, 6.0],
                step!(68.0, [35.0, 10.0, 2.0], [37.0, 12.0, 3.0], given(Taper, 33.0, 5.0, 70.0)),
            ),
            Self::Trillion => said(
                "trillion",
                "Trillion",
                [0.95, 0.8, 1.2],
                brilliant!(58.0, 30.0, 42.0, 3.0, given(Bow, 8.0, 3.0, 15.0)),
            ),
            Self::TrillionStraight => said(
                "trillion_straight",
                "Straight trillion",
                [0.9, 0.75, 1.2],
                chevrons!(60.0, [32.0, 6.0], [44.0, 9.0], 2.0, 0.0),
            ),
            Self::SquareStep => said(
                "square_step",
                "Square step",
                [1.0, 0.95, 1.1],
                step!(62.0, [34.0, 6.0, 2.0], [43.0, 6.0, 3.0]),
            ),
            Self::Octagon => said(
                "octagon",
                "Octagon",
                [1.0, 1.0, 2.0],
                step!(62.0, [34.0, 8.0, 2.0], [42.0, 9.0, 3.0], given(Corner, 15.0, 8.0, 30.0)),
            ),
            Self::Hexagon => {
                said("hexagon", "Hexagon", [1.155, 1.0, 2.5], step!(62.0, [34.0, 8.0, 2.0], [42.0, 9.0, 3.0]))
            }
            Self::Kite => said(
                "kite",
                "Kite",
                [1.5, 1.1, 2.5],
                step!(60.0, [34.0, 8.0, 2.0], [46.0, 9.0, 3.0], given(Shoulder, 36.0, 20.0, 50.0)),
            ),
            Self::Shield => said(
                "shield",
                "Shield",
                [1.15, 0.9, 2.0],
                step!(62.0, [34.0, 8.0, 2.0], [42.0, 9.0, 3.0], given(Shoulder, 50.0, 25.0, 75.0)),
            ),
            Self::Rose => said(
                "rose",
                "Rose cut",
                [1.0, 1.0, 1.8],
                const { &[given(DomeHeight, 25.0, 8.0, 60.0), given(Girdle, 3.0, 1.0, 15.0)] },
            ),
            Self::Briolette => {
                said("briolette", "Briolette", [1.7, 1.2, 3.0], const { &[given(Rows, 7.0, 5.0, 12.0)] })
            }
            Self::CabochonRound => said("cabochon_round", "Round cabochon", [1.0, 0.9, 1.1], cabochon!()),
            Self::CabochonOval => said("cabochon_oval", "Oval cabochon", [1.33, 1.0, 3.0], cabochon!()),
            Self::CabochonCushion => said(
                "cabochon_cushion",
                "Cushion cabochon",
                [1.0, 1.0, 1.6],
                cabochon!(given(Corner, 22.0, 12.0, 35.0), given(Bow, 4.0, 1.5, 8.0)),
            ),
            Self::Pearl => said("pearl", "Pearl", [1.0, 0.6, 2.0], &[]),
            Self::Bead => said("bead", "Bead", [1.0, 0.3, 3.0], const { &[given(Flat, 25.0, 5.0, 70.0)] }),
        }
    }

    /// Name in files and commands: `cushion_long`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        self.facts().key
    }

    /// Name for people: `Long cushion`.
    #[must_use]
    pub const fn label(self) -> &'static str {
        self.facts().label
    }

    /// The family of that key.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|family| family.key() == key)
    }

    /// The numbers that shape it, in the order of lists; none for a pearl.
    #[must_use]
    pub const fn proportions(self) -> &'static [Given] {
        self.facts().proportions
    }

    /// One of its numbers, if it has that one.
    #[must_use]
    pub fn given(self, proportion: Proportion) -> Option<&'static Given> {
        self.proportions().iter().find(|given| given.proportion == proportion)
    }

    /// Length by width of a stone that nobody has measured.
    #[must_use]
    pub const fn ratio(self) -> f64 {
        self.facts().ratio[0]
    }

    /// Length by width within which it can be cut.
    #[must_use]
    pub const fn ratio_limits(self) -> Limits {
        let [_, least, most] = self.facts().ratio;
        Limits { least, most, step: 0.05, unit: Unit::Count }
    }

    /// Whether its surface is round, so that a picture should not show the faces that stand for it.
    #[must_use]
    pub const fn is_smooth(self) -> bool {
        use Family::*;
        matches!(self, CabochonRound | CabochonOval | CabochonCushion | Pearl | Bead)
    }
}

const fn said(
    key: &'static str,
    label: &'static str,
    ratio: [f64; 3],
    proportions: &'static [Given],
) -> Facts {
    Facts { key, label, ratio, proportions }
}

/// The round brilliant by its laboratory defaults.
const ROUND: &[Given] = &[
    given(Table, 57.0, 20.0, 90.0),
    given(CrownAngle, 34.5, 5.0, 60.0),
    given(PavilionAngle, 40.8, 15.0, 65.0),
    given(StarLength, 55.0, 10.0, 90.0),
    given(LowerHalfLength, 80.0, 10.0, 95.0),
    given(Girdle, 3.0, 0.0, 20.0),
    given(Culet, 0.0, 0.0, 15.0),
];
