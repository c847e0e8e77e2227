//! The stone: what it is and how large it was measured.

use super::entry::{About, Access, Entry, degrees, mm, number};
use super::lists::{Reader, Writer};
use super::parameter::{ParameterError, RowTable, exact};
use crate::gems::RoundProportions;
use crate::vocab::{CutId, Degrees, FeatureId, GemId, Limits, Millimeters, Percent};

/// A round brilliant in the piece. Keys: `stone.species`, `stone.size` (`diameter`|`measured`),
/// `stone.diameter`, `stone.length`, `stone.width`, `stone.depth`, `stone.cut` (preset or `custom`),
/// `stone.table` …, `stone.rotation`.
#[derive(Debug, Clone, PartialEq)]
pub struct Stone {
    /// Row of the gem table.
    pub species: GemId,
    /// How large it is.
    pub size: StoneSize,
    /// The named preset that the proportions came from; `None` once one of them was changed by hand.
    pub cut: Option<CutId>,
    /// The proportions that are cut.
    pub proportions: RoundProportions,
    /// Turn of the stone about its axis.
    pub rotation: Degrees,
}

/// How the size of the stone is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum StoneSize {
    /// A nominal girdle diameter; the depth follows from the proportions.
    Diameter(Millimeters),
    /// Length, width and depth as measured.
    Measured([Millimeters; 3]),
}

/// The value of `stone.cut` for proportions that are no preset's.
pub(super) const CUSTOM_CUT: &str = "custom";

impl Default for Stone {
    /// A diamond of 6.5 mm, about one carat, in the proportions that laboratories put in the middle of their
    /// best grade (the preset `round_excellent`).
    fn default() -> Self {
        Self {
            species: "diamond".into(),
            size: StoneSize::Diameter(Millimeters(6.5)),
            cut: Some("round_excellent".into()),
            proportions: RoundProportions {
                table: Percent(57.0),
                crown_angle: Degrees(34.5),
                pavilion_angle: Degrees(40.8),
                star_length: Percent(55.0),
                lower_half_length: Percent(80.0),
                girdle: Percent(3.0),
                culet: Percent(0.0),
            },
            rotation: Degrees(0.0),
        }
    }
}

impl StoneSize {
    /// The girdle diameter, or the mean of the measured length and width.
    #[must_use]
    pub const fn diameter(&self) -> Millimeters {
        match self {
            Self::Diameter(diameter) => *diameter,
            Self::Measured([length, width, _]) => Millimeters(f64::midpoint(length.0, width.0)),
        }
    }
}

impl Stone {
    /// Length, width and depth: as measured, or what a gauge would show of a round of the nominal diameter.
    #[must_use]
    pub fn extents(&self) -> [Millimeters; 3] {
        let gauge = |length: f64| Millimeters((length * 100.0).round() / 100.0);
        match self.size {
            StoneSize::Measured(extents) => extents,
            StoneSize::Diameter(diameter) => [diameter, diameter, gauge(diameter.0 * self.depth_share())],
        }
    }

    /// Table to culet as a share of the diameter. Crown mains run from the girdle to the table's corners and
    /// pavilion mains to the culet, so crown = (1 − table)/2 · tan(crown angle) and
    /// pavilion = (1 − culet)/2 · tan(pavilion angle).
    fn depth_share(&self) -> f64 {
        let cut = &self.proportions;
        let slope = |open: Percent, angle: Degrees| (1.0 - open.0 / 100.0) / 2.0 * angle.0.to_radians().tan();
        slope(cut.table, cut.crown_angle) + cut.girdle.0 / 100.0 + slope(cut.culet, cut.pavilion_angle)
    }

    /// Refuses stars that are too short beside the table, which no limit of one number can say.
    pub(super) fn check_stars(&self, feature: &FeatureId) -> Result<(), ParameterError> {
        let RoundProportions { table, star_length, .. } = self.proportions;
        let limits = self.proportions.star_limits();
        if limits.allow(star_length.0) {
            return Ok(());
        }
        let [value, least, most, table] =
            [star_length.0, limits.least, limits.most, table.0].map(|share| exact(share, limits.unit));
        let limit = format!("{least} to {most} beside a table of {table}");
        Err(ParameterError::OutOfLimits {
            key: format!("{feature}.{}", STAR.key),
            label: STAR.label,
            value,
            limit,
        })
    }

    pub(super) fn read(&self, reader: &mut impl Reader) {
        for list in [STONE, self.size_list(), CUT] {
            reader.list(list, self);
        }
    }

    pub(super) fn write(&mut self, writer: &mut impl Writer) {
        writer.list(STONE, self);
        // Another way to know the size may have been written just now.
        for list in [self.size_list(), CUT] {
            writer.list(list, self);
        }
    }

    const fn size_list(&self) -> &'static [Entry<Self>] {
        match self.size {
            StoneSize::Diameter(_) => DIAMETER,
            StoneSize::Measured(_) => MEASURED,
        }
    }

    /// Switches between nominal and measured size. Each starts at what the other was, within what can be entered.
    fn size_in(&self, key: &str) -> StoneSize {
        match (&self.size, key) {
            (StoneSize::Diameter(_), "measured") => {
                let [length, width, depth] = self.extents();
                let depth = Millimeters(depth.0.clamp(DEPTH.least, DEPTH.most));
                StoneSize::Measured([length, width, depth])
            }
            (StoneSize::Measured(_), "diameter") => StoneSize::Diameter(self.size.diameter()),
            (same, _) => *same,
        }
    }

    /// One of length, width and depth; of a nominal size nothing is stored.
    const fn set_extent(&mut self, axis: usize, millimeters: f64) {
        if let StoneSize::Measured(extents) = &mut self.size {
            extents[axis].0 = millimeters;
        }
    }
}

/// Stones that are set by hand, one to a ring.
const ACROSS: Limits = mm(1.0, 20.0, 0.05);
const DEPTH: Limits = mm(0.3, 20.0, 0.05);

/// Keys and labels of the ways to know a size.
const SIZES: [(&str, &str); 2] = [("diameter", "Diameter"), ("measured", "Measured")];

const fn stone(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Stone", label, help }
}

const fn proportion(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Proportions", label, help }
}

const STAR: About =
    proportion("stone.star_length", "Star length", "How far the stars reach from the table to the girdle.");

/// Species and kind of size.
const STONE: &[Entry<Stone>] = &[
    Entry::new(
        stone("stone.species", "Species", "What the stone is; optics, weight and care follow from it."),
        Access::Row {
            table: RowTable::Gem,
            get: |stone| stone.species.as_str(),
            set: |stone, id| stone.species = id.into(),
        },
    ),
    Entry::new(
        stone("stone.size", "Size known by", "A nominal diameter, or length, width and depth as measured."),
        Access::Choice {
            items: || SIZES.map(|(key, label)| (key.to_owned(), label.to_owned())).to_vec(),
            get: |stone| match stone.size {
                StoneSize::Diameter(_) => "diameter".to_owned(),
                StoneSize::Measured(_) => "measured".to_owned(),
            },
            set: |stone, key| stone.size = stone.size_in(key),
        },
    ),
];

/// Size by diameter.
const DIAMETER: &[Entry<Stone>] = &[Entry::new(
    stone("stone.diameter", "Diameter", "Girdle diameter; the depth follows from the proportions."),
    Access::Number {
        limits: ACROSS,
        get: |stone| stone.size.diameter().0,
        set: |stone, number| stone.size = StoneSize::Diameter(Millimeters(number)),
    },
)];

/// Reaches one of the measured extents.
macro_rules! extent {
    ($axis:literal, $limits:ident) => {
        Access::Number {
            limits: $limits,
            get: |stone| stone.extents()[$axis].0,
            set: |stone, number| stone.set_extent($axis, number),
        }
    };
}

/// Size as measured.
const MEASURED: &[Entry<Stone>] = &[
    Entry::new(
        stone("stone.length", "Length", "Greatest width of the girdle, as measured across the finger."),
        extent!(0, ACROSS),
    ),
    Entry::new(
        stone("stone.width", "Width", "Least width of the girdle, as measured along the finger."),
        extent!(1, ACROSS),
    ),
    Entry::new(
        stone("stone.depth", "Depth", "Total depth from table to culet, as measured."),
        extent!(2, DEPTH),
    ),
];

/// Reaches a proportion by its place in [`RoundProportions::LIMITS`]; one that is changed by hand is no preset's
/// any more.
macro_rules! proportion {
    ($place:literal, $field:ident) => {
        Access::Number {
            limits: RoundProportions::LIMITS[$place].1,
            get: |stone| stone.proportions.$field.0,
            set: |stone, number| {
                stone.proportions.$field.0 = number;
                stone.cut = None;
            },
        }
    };
}

/// Rotation and proportions.
const CUT: &[Entry<Stone>] = &[
    Entry::new(
        stone("stone.rotation", "Rotation", "Turn of the stone about its axis, clockwise seen from the top."),
        number!(degrees(-180.0, 180.0, 1.0), rotation),
    ),
    Entry::new(
        proportion(
            "stone.cut",
            "Preset",
            "Named proportions; changing one of them by hand makes them custom.",
        ),
        Access::Row {
            table: RowTable::Cut,
            get: |stone| stone.cut.as_ref().map_or(CUSTOM_CUT, CutId::as_str),
            set: |stone, id| stone.cut = (id != CUSTOM_CUT).then(|| id.into()),
        },
    ),
    Entry::new(
        proportion("stone.table", "Table", "Table width from corner to corner, as a share of the diameter."),
        proportion!(0, table),
    ),
    Entry::new(
        proportion("stone.crown_angle", "Crown angle", "Slope of the crown mains against the girdle."),
        proportion!(1, crown_angle),
    ),
    Entry::new(
        proportion(
            "stone.pavilion_angle",
            "Pavilion angle",
            "Slope of the pavilion mains against the girdle.",
        ),
        proportion!(2, pavilion_angle),
    ),
    Entry::new(STAR, proportion!(3, star_length)),
    Entry::new(
        proportion(
            "stone.lower_half_length",
            "Lower-half length",
            "How far the lower halves reach from the girdle to the culet.",
        ),
        proportion!(4, lower_half_length),
    ),
    Entry::new(
        proportion("stone.girdle", "Girdle", "Girdle thickness at the mains, as a share of the diameter."),
        proportion!(5, girdle),
    ),
    Entry::new(
        proportion("stone.culet", "Culet", "Culet width as a share of the diameter; 0 is a point."),
        proportion!(6, culet),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gems::StoneShape;

    #[test]
    fn each_proportion_has_its_own_limits() {
        let of = |field: &str| {
            let entry = CUT.iter().find(|entry| entry.about.key.ends_with(field)).unwrap();
            let Access::Number { limits, get, .. } = entry.access else { panic!("{field} is a number") };
            (limits, get(&Stone::default()))
        };
        let figures = Stone::default().proportions.figures();
        let places =
            RoundProportions::LIMITS.iter().zip(figures).map(|((_, limits), figure)| (*limits, figure));
        let fields =
            ["table", "crown_angle", "pavilion_angle", "star_length", "lower_half_length", "girdle", "culet"];
        assert!(places.eq(fields.map(of)));
    }

    #[test]
    fn the_nominal_depth_is_that_of_the_cut_stone() {
        for diameter in [1.0, 6.5, 20.0] {
            let stone = Stone { size: StoneSize::Diameter(Millimeters(diameter)), ..Stone::default() };
            let shape = StoneShape::round(stone.size.diameter(), &stone.proportions).unwrap();
            assert!((stone.extents()[2].0 - shape.depth.0).abs() <= 0.005 + 1e-9, "{diameter} mm");
        }
    }
}
