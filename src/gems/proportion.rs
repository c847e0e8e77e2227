//! The numbers that shape a cut, each said once: key, label, help and unit.

use crate::vocab::Unit;

/// A number that shapes a cut. Which of them a family has, and within which limits, its list says
/// ([`Family::proportions`](super::Family::proportions)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Proportion {
    /// Width of the table.
    Table,
    /// Slope of the crown's mains, or of the middle one of its steps.
    CrownAngle,
    /// Turn from one crown step to the next.
    CrownBreak,
    /// Rows of steps on the crown.
    CrownSteps,
    /// Slope of the pavilion's mains, or of the middle one of its steps.
    PavilionAngle,
    /// Turn from one pavilion step to the next.
    PavilionBreak,
    /// Rows of steps on the pavilion.
    PavilionSteps,
    /// Pairs of chevrons on each side of the pavilion.
    Chevrons,
    /// Length of the stars.
    StarLength,
    /// Length of the lower halves.
    LowerHalfLength,
    /// Thickness of the girdle.
    Girdle,
    /// Width of the culet.
    Culet,
    /// Size of cut or rounded corners.
    Corner,
    /// How full the sides are.
    Bow,
    /// Depth of the cleft of a heart.
    Cleft,
    /// Where the stone is widest.
    Shoulder,
    /// How much narrower one end is.
    Taper,
    /// Height of a dome.
    DomeHeight,
    /// Width of the bevel around a flat base.
    Bevel,
    /// Width of the flats at the drill hole of a bead.
    Flat,
    /// Facets around the axis.
    Sides,
    /// Rings of corners along the axis.
    Rows,
}

/// What is said of a proportion: key, label, help, unit, step of a slider.
type About = (&'static str, &'static str, &'static str, Unit, f64);

impl Proportion {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();

    /// All of them, in the order of lists and files.
    pub const ALL: [Self; 22] = {
        use Proportion::*;
        [
            Table,
            CrownAngle,
            CrownBreak,
            CrownSteps,
            PavilionAngle,
            PavilionBreak,
            PavilionSteps,
            Chevrons,
            StarLength,
            LowerHalfLength,
            Girdle,
            Culet,
            Corner,
            Bow,
            Cleft,
            Shoulder,
            Taper,
            DomeHeight,
            Bevel,
            Flat,
            Sides,
            Rows,
        ]
    };

    /// The keys of [`Proportion::ALL`].
    pub const KEYS: [&'static str; Self::COUNT] = {
        let mut keys = [""; Self::COUNT];
        let mut at = 0;
        while at < Self::COUNT {
            keys[at] = Self::ALL[at].about().0;
            at += 1;
        }
        keys
    };

    #[expect(clippy::too_many_lines, reason = "a table with a row for each proportion")]
    const fn about(self) -> About {
        use Unit::{Count, Degree, Percent};
        match self {
            Self::Table => {
                ("table", "Table", "Width of the table as a share of the stone's width.", Percent, 0.5)
            }
            Self::CrownAngle => (
                "crown_angle",
                "Crown angle",
                "Slope of the crown against the girdle, of its middle row where it has steps.",
                Degree,
                0.1,
            ),
            Self::CrownBreak => (
                "crown_break",
                "Crown break",
                "How much flatter each crown row is than the one below it.",
                Degree,
                0.5,
            ),
            Self::CrownSteps => ("crown_steps", "Crown steps", "Rows of facets on the crown.", Count, 1.0),
            Self::PavilionAngle => (
                "pavilion_angle",
                "Pavilion angle",
                "Slope of the pavilion against the girdle, of its middle row where it has steps.",
                Degree,
                0.1,
            ),
            Self::PavilionBreak => (
                "pavilion_break",
                "Pavilion break",
                "How much flatter each pavilion row is than the one above it.",
                Degree,
                0.5,
            ),
            Self::PavilionSteps => {
                ("pavilion_steps", "Pavilion steps", "Rows of facets on the pavilion.", Count, 1.0)
            }
            Self::Chevrons => (
                "chevrons",
                "Chevrons",
                "Pairs of chevrons on each side of the pavilion, between girdle facet and mains.",
                Count,
                1.0,
            ),
            Self::StarLength => (
                "star_length",
                "Star length",
                "How far the stars reach from the table to the girdle.",
                Percent,
                1.0,
            ),
            Self::LowerHalfLength => (
                "lower_half_length",
                "Lower-half length",
                "How far the lower halves reach from the girdle to the culet.",
                Percent,
                1.0,
            ),
            Self::Girdle => (
                "girdle",
                "Girdle",
                "Thickness of the girdle at the mains, as a share of the stone's width.",
                Percent,
                0.1,
            ),
            Self::Culet => (
                "culet",
                "Culet",
                "Width of the culet as a share of the stone's width; 0 is a point.",
                Percent,
                0.1,
            ),
            Self::Corner => (
                "corner",
                "Corners",
                "How much of the width each cut or rounded corner takes from a side.",
                Percent,
                0.5,
            ),
            Self::Bow => ("bow", "Bow", "How full the sides are: little is nearly straight.", Percent, 1.0),
            Self::Cleft => ("cleft", "Cleft", "Depth of the cleft as a share of the length.", Percent, 0.5),
            Self::Shoulder => (
                "shoulder",
                "Shoulder",
                "Where the stone is widest or begins to narrow, as a share of the length from its broad end.",
                Percent,
                1.0,
            ),
            Self::Taper => {
                ("taper", "Taper", "How much narrower the small end is than the large one.", Percent, 1.0)
            }
            Self::DomeHeight => (
                "dome_height",
                "Dome height",
                "Height of the dome as a share of the stone's width.",
                Percent,
                1.0,
            ),
            Self::Bevel => (
                "bevel",
                "Bevel",
                "Width of the bevel around the base as a share of the stone's width.",
                Percent,
                0.5,
            ),
            Self::Flat => (
                "flat",
                "End flats",
                "Width of the flats at the drill hole as a share of the bead's width.",
                Percent,
                1.0,
            ),
            Self::Sides => ("sides", "Sides", "Facets around the axis.", Count, 2.0),
            Self::Rows => ("rows", "Rows", "Rings of corners between the two ends.", Count, 1.0),
        }
    }

    /// Name in files and parameters: `crown_angle`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        self.about().0
    }

    /// Name for people: `Crown angle`.
    #[must_use]
    pub const fn label(self) -> &'static str {
        self.about().1
    }

    /// What it does, as a sentence.
    #[must_use]
    pub const fn help(self) -> &'static str {
        self.about().2
    }

    /// What it counts.
    #[must_use]
    pub const fn unit(self) -> Unit {
        self.about().3
    }

    /// One click of a slider.
    #[must_use]
    pub const fn step(self) -> f64 {
        self.about().4
    }

    /// The proportion of that key.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|proportion| proportion.key() == key)
    }

    /// Its place in [`Proportion::ALL`].
    pub(super) const fn place(self) -> usize {
        self as usize
    }
}
