//! The parameters of a stone.

use super::entry::{About, Access, Entry, degrees, mm, number};
use super::parameter::RowTable;
use super::stone::{CUSTOM_CUT, Stone, StoneSize};
use crate::gems::{Family, Given, Proportion};
use crate::vocab::{CutId, Limits, Millimeters, Unit};

/// From the smallest that are set in rows to the largest that are worn.
pub(super) const ACROSS: Limits = mm(0.8, 20.0, 0.05);
pub(super) const DEPTH: Limits = mm(0.3, 20.0, 0.05);

/// Keys and labels of the ways to know a size.
const SIZES: [(&str, &str); 2] = [("diameter", "Nominal"), ("measured", "Measured")];

const fn stone(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Stone", label, help }
}

/// Species, family and kind of size.
pub(super) const STONE: &[Entry<Stone>] = &[
    Entry::new(
        stone("stone.species", "Species", "What the stone is; optics, weight and care follow from it."),
        Access::Row {
            table: |_| RowTable::Gem,
            get: |stone| stone.species.as_str(),
            set: |stone, id| stone.species = id.into(),
        },
    ),
    Entry::new(
        stone(
            "stone.shape",
            "Shape",
            "The family of the cut. The width stays when it changes; length and proportions follow the family.",
        ),
        Access::Choice {
            items: || Family::ALL.map(|family| (family.key().to_owned(), family.label().to_owned())).to_vec(),
            get: |stone| stone.cut.family().key().to_owned(),
            set: |stone, key| {
                if let Some(family) = Family::of_key(key) {
                    stone.set_family(family);
                }
            },
        },
    ),
    Entry::new(
        stone(
            "stone.size",
            "Size known by",
            "The nominal diameter or length and width, or all three extents as measured.",
        ),
        Access::Choice {
            items: || SIZES.map(|(key, label)| (key.to_owned(), label.to_owned())).to_vec(),
            get: |stone| match stone.size {
                StoneSize::Diameter(_) | StoneSize::Sides(_) => "diameter".to_owned(),
                StoneSize::Measured(_) => "measured".to_owned(),
            },
            set: |stone, key| stone.size = stone.size_in(key),
        },
    ),
];

/// What a kind of size is made of.
pub(super) const fn size_list(size: &StoneSize) -> &'static [Entry<Stone>] {
    match size {
        StoneSize::Diameter(_) => DIAMETER,
        StoneSize::Sides(_) => SIDES,
        StoneSize::Measured(_) => MEASURED,
    }
}

/// Size by diameter.
const DIAMETER: &[Entry<Stone>] = &[Entry::new(
    stone("stone.diameter", "Diameter", "Girdle diameter; the depth follows from the proportions."),
    Access::Number {
        limits: ACROSS,
        get: |stone| stone.size.diameter().0,
        set: |stone, number| stone.size = StoneSize::Diameter(Millimeters(number)),
    },
)];

const LENGTH: Entry<Stone> = Entry::new(
    stone("stone.length", "Length", "Extent of the girdle along the stone's own length."),
    Access::Number {
        limits: ACROSS,
        get: |stone| stone.size.sides()[0].0,
        set: |stone, number| stone.set_extent(0, number),
    },
);

const WIDTH: Entry<Stone> = Entry::new(
    stone("stone.width", "Width", "Extent of the girdle across the stone's length."),
    Access::Number {
        limits: ACROSS,
        get: |stone| stone.size.sides()[1].0,
        set: |stone, number| stone.set_extent(1, number),
    },
);

/// Nominal size of a stone that is not round.
const SIDES: &[Entry<Stone>] = &[LENGTH, WIDTH];

/// Size as measured.
const MEASURED: &[Entry<Stone>] = &[
    LENGTH,
    WIDTH,
    Entry::new(
        stone("stone.depth", "Depth", "Total depth from table to culet, as measured."),
        Access::Number {
            limits: DEPTH,
            get: |stone| stone.extents()[2].0,
            set: |stone, number| stone.set_extent(2, number),
        },
    ),
];

/// Turn and preset.
pub(super) const TURN: &[Entry<Stone>] = &[
    Entry::new(
        stone("stone.rotation", "Rotation", "Turn of the stone about its axis, clockwise seen from the top."),
        number!(degrees(-180.0, 180.0, 1.0), rotation),
    ),
    Entry::new(
        About {
            key: "stone.cut",
            group: "Proportions",
            label: "Preset",
            help: "Named proportions; changing one of them by hand makes them custom.",
        },
        Access::Row {
            table: |stone| RowTable::Cut(stone.cut.family()),
            get: |stone| stone.preset.as_ref().map_or(CUSTOM_CUT, CutId::as_str),
            set: |stone, id| stone.preset = (id != CUSTOM_CUT).then(|| id.into()),
        },
    ),
];

/// A proportion by its key; one that is changed by hand is no preset's any more.
macro_rules! proportion {
    ($key:literal, $proportion:ident) => {
        Entry::new(
            About {
                key: $key,
                group: "Proportions",
                label: Proportion::$proportion.label(),
                help: Proportion::$proportion.help(),
            },
            Access::Given {
                given: |stone| {
                    let family = stone.cut.family();
                    family
                        .given(Proportion::$proportion)
                        .map_or((NOT_ITS_OWN, 0.0), |it| (it.limits, it.default))
                },
                get: |stone| stone.cut.get(Proportion::$proportion),
                set: |stone, number| {
                    stone.cut.set(Proportion::$proportion, number);
                    stone.preset = None;
                },
            },
        )
    };
}

/// Limits of a proportion that a family does not have; its list leaves it out.
const NOT_ITS_OWN: Limits = Limits { least: 0.0, most: 0.0, step: 1.0, unit: Unit::Count };

/// The proportions that a family has, in its order.
pub(super) fn proportions_of(family: Family) -> impl Iterator<Item = &'static [Entry<Stone>]> {
    let place = |given: &'static Given| given.proportion as usize;
    family.proportions().iter().map(move |given| std::slice::from_ref(&PROPORTIONS[place(given)]))
}

/// Every proportion, at its place in [`Proportion::ALL`]; a family lists those that it has.
pub(super) static PROPORTIONS: [Entry<Stone>; Proportion::COUNT] = [
    proportion!("stone.table", Table),
    proportion!("stone.crown_angle", CrownAngle),
    proportion!("stone.crown_break", CrownBreak),
    proportion!("stone.crown_steps", CrownSteps),
    proportion!("stone.pavilion_angle", PavilionAngle),
    proportion!("stone.pavilion_break", PavilionBreak),
    proportion!("stone.pavilion_steps", PavilionSteps),
    proportion!("stone.chevrons", Chevrons),
    proportion!("stone.star_length", StarLength),
    proportion!("stone.lower_half_length", LowerHalfLength),
    proportion!("stone.girdle", Girdle),
    proportion!("stone.culet", Culet),
    proportion!("stone.corner", Corner),
    proportion!("stone.bow", Bow),
    proportion!("stone.cleft", Cleft),
    proportion!("stone.shoulder", Shoulder),
    proportion!("stone.taper", Taper),
    proportion!("stone.dome_height", DomeHeight),
    proportion!("stone.bevel", Bevel),
    proportion!("stone.flat", Flat),
    proportion!("stone.sides", Sides),
    proportion!("stone.rows", Rows),
];

/// The words for the length of stars.
pub(super) const STAR: About = About {
    key: "stone.star_length",
    group: "Proportions",
    label: Proportion::StarLength.label(),
    help: Proportion::StarLength.help(),
};
