//! Pavé: rows of small stones side by side over the outside of the shank.

use super::row::Span;
use crate::design::entry::{About, Access, Entry, choice, degrees, mm, number, percent};
use crate::design::lists::{Reader, Writer};
use crate::design::settings::{Bead, SEAT};
use crate::design::{Keyed, Stone, StoneSize};
use crate::vocab::{Degrees, Limits, Millimeters, Percent, Unit};

/// How the stones of one row lie to those of the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pattern {
    /// Between them: each inner stone has six neighbors.
    Honeycomb,
    /// Beside them.
    Square,
}

impl Keyed for Pattern {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Honeycomb, "honeycomb", "Honeycomb"), (Self::Square, "square", "Square")];
}

/// Keys: `span`, `arc`, `rows` (1 to 7), `pattern`, `gap`, `border`, `outer_size`, those of the beads, of the seat and of
/// the stone.
#[derive(Debug, Clone, PartialEq)]
pub struct Pave {
    /// How much of the ring it goes around.
    pub span: Span,
    /// The angle that an arc spans.
    pub arc: Degrees,
    /// 1 to 7 rows.
    pub rows: u32,
    /// How the rows lie to each other.
    pub pattern: Pattern,
    /// Least distance from girdle to girdle.
    pub gap: Millimeters,
    /// Least metal from the girdles to the sides of the band; stones that would lie nearer are left out.
    pub border: Millimeters,
    /// Diameter of the outermost stones as a share of those in the middle; rows between take the nearest trade size.
    pub outer_size: Percent,
    /// The beads; how many hold a stone follows from the pattern.
    pub beads: Bead,
    /// Each of the stones in the middle.
    pub stone: Stone,
}

impl Default for Pave {
    /// Three rows of 1.2 mm over the upper half. The border is the trade's 0.25 to 0.3 mm and what burs take besides.
    fn default() -> Self {
        let beads = Bead { diameter: Millimeters(0.45), cover: Millimeters(0.12), ..Bead::default() };
        Self {
            span: Span::Half,
            arc: Degrees(120.0),
            rows: 3,
            pattern: Pattern::Honeycomb,
            gap: Millimeters(0.12),
            border: Millimeters(0.35),
            outer_size: Percent(100.0),
            beads,
            stone: Stone { size: StoneSize::Diameter(Millimeters(1.2)), ..Stone::default() },
        }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Pavé", label, help }
}

const ROWS: Limits = Limits { least: 1.0, most: 7.0, step: 1.0, unit: Unit::Count };

const LIST: &[Entry<Pave>] = &[
    Entry::new(
        about("span", "Span", "How much of the ring the stones go around, evenly about the top."),
        choice!(Span, span),
    ),
    Entry::<Pave>::new(
        about("arc", "Arc", "Angle from end to end of the stones, evenly about the top."),
        number!(degrees(5.0, 350.0, 1.0), arc),
    )
    .only_if(|pave| matches!(pave.span, Span::Arc)),
    Entry::new(
        about("rows", "Rows", "Rows of stones side by side; those that do not fit on the band are left out."),
        Access::Number {
            limits: ROWS,
            get: |pave| f64::from(pave.rows),
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within its limits")]
            set: |pave, number| pave.rows = number.round() as u32,
        },
    ),
    Entry::<Pave>::new(
        about("pattern", "Pattern", "Each row between the stones of the next, or beside them."),
        choice!(Pattern, pattern),
    )
    .only_if(|pave| pave.rows > 1),
    Entry::new(
        about("gap", "Least gap", "Least distance from girdle to girdle; the stones share out what is left."),
        number!(mm(0.0, 2.0, 0.01), gap),
    ),
    Entry::new(
        about("border", "Border", "Least metal from the girdles to the sides of the band."),
        number!(mm(0.0, 5.0, 0.05), border),
    ),
    Entry::<Pave>::new(
        about(
            "outer_size",
            "Outer stones",
            "Diameter of the outermost stones, as a share of those in the middle.",
        ),
        number!(percent(50.0, 100.0, 1.0), outer_size),
    )
    .only_if(|pave| pave.rows > 2),
    Entry::new(
        bead(
            "beads.diameter",
            "Least diameter",
            "Least diameter of a bead; where there is more room it is thicker.",
        ),
        number!(mm(0.1, 2.0, 0.01), beads.diameter),
    ),
    Entry::new(
        bead("beads.cover", "Cover", "How far each bead lies over the crowns beside it, seen from above."),
        number!(mm(0.0, 1.0, 0.01), beads.cover),
    ),
    Entry::new(
        bead("beads.height", "Height", "Top of a bead over the girdle, as a share of girdle to table."),
        number!(percent(10.0, 150.0, 1.0), beads.height),
    ),
    Entry::new(
        bead("beads.depth", "Depth", "Middle of the girdles under the outside of the band."),
        number!(mm(-1.0, 3.0, 0.05), beads.depth),
    ),
];

const fn bead(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Beads", label, help }
}

impl Pave {
    /// The angle from end to end of its stones; `None` all around.
    #[must_use]
    pub const fn span_angle(&self) -> Option<Degrees> {
        self.span.angle(self.arc)
    }

    pub(in crate::design) fn read(&self, reader: &mut impl Reader) {
        reader.list(LIST, self);
        reader.list(SEAT, &self.beads.seat);
        self.stone.read(reader);
    }

    pub(in crate::design) fn write(&mut self, writer: &mut impl Writer) {
        writer.list(LIST, self);
        writer.list(SEAT, &mut self.beads.seat);
        self.stone.write(writer);
    }
}
