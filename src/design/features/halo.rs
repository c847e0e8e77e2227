//! A halo: small stones in a plate around the stone of a head.

use crate::design::entry::{About, Access, Entry, choice, count, mm, number};
use crate::design::lists::{Reader, Writer};
use crate::design::settings::{Bead, MeleeSetting};
use crate::design::{Keyed, Stone, StoneSize};
use crate::vocab::{FeatureId, Millimeters};

/// Where the tables of a halo's stones look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Facing {
    /// Where the table of the stone in the middle looks.
    Up,
    /// Away from the stone in the middle: a hidden halo.
    Outward,
}

impl Keyed for Facing {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Up, "up", "Up"), (Self::Outward, "outward", "Outward, hidden")];
}

/// Keys: `around`, `facing`, `rows` (1, 2), `from_center`, `gap`, `height`, `rim`, `thickness`, those of the setting
/// and those of the stone.
#[derive(Debug, Clone, PartialEq)]
pub struct Halo {
    /// The head whose stone it goes around.
    pub around: FeatureId,
    /// Where the tables look.
    pub facing: Facing,
    /// 1 or 2 rows.
    pub rows: u32,
    /// Seen from above, from the middle stone's girdle to the girdles that face up, or out to the tables that look
    /// outward; negative is under that stone.
    pub from_center: Millimeters,
    /// Least distance from girdle to girdle.
    pub gap: Millimeters,
    /// Middles of the girdles over that of the stone in the middle.
    pub height: Millimeters,
    /// Metal beside the girdles to the edges of the plate.
    pub rim: Millimeters,
    /// Of the plate, under its face.
    pub thickness: Millimeters,
    /// What holds the stones.
    pub setting: MeleeSetting,
    /// Each of the small stones.
    pub stone: Stone,
}

impl Default for Halo {
    /// Stones of 1.3 mm level with the girdle. The rim is the trade's 0.25 to 0.3 mm and what burs take besides; the
    /// beads are a third of the stone; the distance is room for prongs between two stones.
    fn default() -> Self {
        let beads = Bead { diameter: Millimeters(0.5), ..Bead::default() };
        Self {
            around: "head".into(),
            facing: Facing::Up,
            rows: 1,
            from_center: Millimeters(0.65),
            gap: Millimeters(0.12),
            height: Millimeters(0.0),
            rim: Millimeters(0.35),
            thickness: Millimeters(1.1),
            setting: MeleeSetting::Bead(beads),
            stone: Stone { size: StoneSize::Diameter(Millimeters(1.3)), ..Stone::default() },
        }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Halo", label, help }
}

const LIST: &[Entry<Halo>] = &[
    Entry::new(
        about("around", "Around", "The head whose stone it goes around; it follows when that one grows."),
        Access::Feature { get: |halo| halo.around.as_str(), set: |halo, id| halo.around = id.into() },
    ),
    Entry::new(
        about("facing", "Facing", "Up, around the stone; or outward and hidden under its girdle."),
        choice!(Facing, facing),
    ),
    Entry::<Halo>::new(
        about("rows", "Rows", "Rows of small stones, one around the other."),
        count!(&[1, 2], rows),
    )
    .only_if(|halo| halo.facing == Facing::Up),
    Entry::new(
        about(
            "from_center",
            "From the center",
            "From the middle stone's girdle to the small ones, or out to their tables where they look outward.",
        ),
        number!(mm(-5.0, 5.0, 0.05), from_center),
    ),
    Entry::new(
        about("gap", "Least gap", "Least distance from girdle to girdle; the stones share out what is left."),
        number!(mm(0.0, 5.0, 0.01), gap),
    ),
    Entry::new(
        about(
            "height",
            "Height",
            "Middle of the girdles over that of the stone in the middle; negative is lower.",
        ),
        number!(mm(-6.0, 3.0, 0.05), height),
    ),
    Entry::new(
        about("rim", "Rim", "Metal beside the girdles to the edges of the plate."),
        number!(mm(0.0, 2.0, 0.05), rim),
    ),
    Entry::new(
        about("thickness", "Thickness", "Thickness of the plate under its face."),
        number!(mm(0.3, 4.0, 0.05), thickness),
    ),
];

impl Halo {
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
