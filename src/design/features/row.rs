//! A row: equal stones side by side along the outside of the shank.

use crate::design::entry::{About, Access, Entry, choice, degrees, mm, number};
use crate::design::lists::{Reader, Writer};
use crate::design::settings::RowSetting;
use crate::design::{Keyed, Stone, StoneSize};
use crate::vocab::{Degrees, Limits, Millimeters, Unit};

/// How much of the ring a row goes around; but for the full turn it lies evenly about the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    /// All around; the last gap is like all others.
    Full,
    /// 180°.
    Half,
    /// 270°.
    ThreeQuarter,
    /// As many degrees as [`Row::arc`] says.
    Arc,
}

impl Keyed for Span {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Full, "full", "All around"),
        (Self::ThreeQuarter, "three_quarter", "Three quarters"),
        (Self::Half, "half", "Half"),
        (Self::Arc, "arc", "Arc"),
    ];
}

impl Span {
    /// From end to end, an arc of so many degrees; `None` all around.
    #[must_use]
    pub const fn angle(self, arc: Degrees) -> Option<Degrees> {
        match self {
            Self::Full => None,
            Self::Half => Some(Degrees(180.0)),
            Self::ThreeQuarter => Some(Degrees(270.0)),
            Self::Arc => Some(arc),
        }
    }
}

/// What decides how many stones there are. They always fill the span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fill {
    /// As many as fit with no gap under [`Row::gap`].
    Gap,
    /// [`Row::count`]; the gap is what that leaves.
    Count,
}

impl Keyed for Fill {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Gap, "gap", "As many as fit"), (Self::Count, "count", "A number of stones")];
}

/// Keys: `span`, `arc`, `fill`, `gap`, `count`, `along`, those of the setting and those of the stone.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// How much of the ring it goes around.
    pub span: Span,
    /// The angle that an arc spans, from end to end of its stones.
    pub arc: Degrees,
    /// What decides how many stones there are.
    pub fill: Fill,
    /// Least distance from girdle to girdle.
    pub gap: Millimeters,
    /// How many stones there are where their number is given.
    pub count: u32,
    /// How far along the finger the row lies from the middle of the shank.
    pub along: Millimeters,
    /// What holds the stones.
    pub setting: RowSetting,
    /// Each of the stones.
    pub stone: Stone,
}

impl Default for Row {
    /// Stones of 1.9 mm all around; the gap is the wider end of the trade's 0.10 to 0.15 mm.
    fn default() -> Self {
        Self {
            span: Span::Full,
            arc: Degrees(120.0),
            fill: Fill::Gap,
            gap: Millimeters(0.15),
            count: 20,
            along: Millimeters(0.0),
            setting: RowSetting::default(),
            stone: Stone { size: StoneSize::Diameter(Millimeters(1.9)), ..Stone::default() },
        }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Row", label, help }
}

const COUNT: Limits = Limits { least: 1.0, most: 200.0, step: 1.0, unit: Unit::Count };

const LIST: &[Entry<Row>] = &[
    Entry::new(
        about("span", "Span", "How much of the ring the stones go around, evenly about the top."),
        choice!(Span, span),
    ),
    Entry::<Row>::new(
        about("arc", "Arc", "Angle from end to end of the stones, evenly about the top."),
        number!(degrees(5.0, 350.0, 1.0), arc),
    )
    .only_if(|row| matches!(row.span, Span::Arc)),
    Entry::new(
        about("fill", "Stones", "As many as the least gap allows, or a given number that shares the span."),
        choice!(Fill, fill),
    ),
    Entry::<Row>::new(
        about("gap", "Least gap", "Least distance from girdle to girdle; the stones share out what is left."),
        number!(mm(0.0, 5.0, 0.01), gap),
    )
    .only_if(|row| matches!(row.fill, Fill::Gap)),
    Entry::<Row>::new(
        about("count", "Count", "Number of stones in the row; the gap is what they leave of the span."),
        Access::Number {
            limits: COUNT,
            get: |row| f64::from(row.count),
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within its limits")]
            set: |row, number| row.count = number.round() as u32,
        },
    )
    .only_if(|row| matches!(row.fill, Fill::Count)),
    Entry::new(
        about(
            "along",
            "Along the finger",
            "Distance from the middle of the shank, positive toward the fingertip.",
        ),
        number!(mm(-10.0, 10.0, 0.05), along),
    ),
];

impl Row {
    /// The angle from end to end of its stones; `None` all around.
    #[must_use]
    pub const fn span_angle(&self) -> Option<Degrees> {
        self.span.angle(self.arc)
    }

    pub(in crate::design) fn read(&self, reader: &mut impl Reader) {
        reader.list(LIST, self);
        self.setting.read(reader);
        self.stone.read(reader);
    }

    pub(in crate::design) fn write(&mut self, writer: &mut impl Writer) {
        writer.list(LIST, self);
        self.setting.write(writer);
        self.stone.write(writer);
    }
}
