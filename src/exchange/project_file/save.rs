//! From a project to the text of its file.

use super::format::v1;
use super::migrate::NEWEST;
use crate::design::settings::Setting;
use crate::design::{Project, Stone, StoneSize};
use crate::vocab::{Millimeters, RingSize, RingSystem};

/// What `stone.cut` says of proportions that are no preset's.
pub(super) const CUSTOM: &str = "custom";

const HEADING: &str = "\
// A Collet project. Lengths are in millimeters, angles in degrees, shares in percent.
// Ring sizes: US(7.5), UK(13.5) with letters counted from A = 0 (13.5 is N½), EU(54.0) as the inner
// circumference, CH(14.0), JP(14.0), HK(14.0), IN(14.0), or mm(17.3) as the inner diameter.
// `collet list params` explains every field.
";

/// The text of a project file; the same project always gives the same bytes.
#[must_use]
pub fn project_to_text(project: &Project) -> String {
    let pretty = ron::ser::PrettyConfig::new().new_line("\n").indentor("    ").struct_names(false);
    // Plain structs written to memory cannot fail; were they to, saving finds that the text does not read back.
    let body = ron::ser::to_string_pretty(&v1::Project::from(project), pretty).unwrap_or_default();
    format!("{HEADING}{body}\n")
}

impl From<&Project> for v1::Project {
    fn from(project: &Project) -> Self {
        let piece = &project.piece;
        Self {
            format: NEWEST,
            name: project.name.clone(),
            notes: project.notes.clone(),
            ring: v1::Ring {
                size: piece.size.into(),
                alloy: piece.alloy.to_string(),
                finish: piece.finish.into(),
            },
            shank: (&piece.shank).into(),
            setting: (&piece.setting).into(),
            stone: (&piece.stone).into(),
        }
    }
}

impl From<RingSize> for v1::Size {
    fn from(RingSize { system, number }: RingSize) -> Self {
        match system {
            RingSystem::UnitedStates => Self::US(number),
            RingSystem::UnitedKingdom => Self::UK(number),
            RingSystem::Europe => Self::EU(number),
            RingSystem::Switzerland => Self::CH(number),
            RingSystem::Japan => Self::JP(number),
            RingSystem::HongKong => Self::HK(number),
            RingSystem::India => Self::IN(number),
            RingSystem::InnerDiameter => Self::Millimeters(number),
        }
    }
}

impl From<&Setting> for v1::Setting {
    fn from(setting: &Setting) -> Self {
        match setting {
            Setting::Prong(head) => Self::Prong {
                head: v1::Head { height: head.head_height.0 },
                prongs: v1::Prongs {
                    count: head.count,
                    tip: head.tip.into(),
                    base_diameter: head.base_diameter.0,
                    tip_diameter: head.tip_diameter.0,
                    lean: head.lean.0,
                    height_over_girdle: head.height_over_girdle.0,
                    reach: head.reach.0,
                    rotation: head.rotation.0,
                },
                gallery: v1::Gallery { rails: head.rails, wire: head.wire.0 },
                seat: v1::ProngSeat {
                    share: head.seat_share.0,
                    clearance: head.clearance.0,
                    drop: head.seat_drop.0,
                },
            },
            Setting::Bezel(bezel) => Self::Bezel {
                head: v1::Head { height: bezel.head_height.0 },
                bezel: v1::Bezel {
                    wall: bezel.wall.0,
                    height_over_girdle: bezel.height_over_girdle.0,
                    taper: bezel.taper.0,
                    ledge: bezel.ledge.0,
                },
                seat: v1::BezelSeat { clearance: bezel.clearance.0, drop: bezel.seat_drop.0 },
            },
        }
    }
}

impl From<&Stone> for v1::Stone {
    fn from(stone: &Stone) -> Self {
        Self {
            species: stone.species.to_string(),
            size: match stone.size {
                StoneSize::Diameter(Millimeters(diameter)) => v1::StoneSize::Diameter(diameter),
                StoneSize::Measured([Millimeters(length), Millimeters(width), Millimeters(depth)]) => {
                    v1::StoneSize::Measured { length, width, depth }
                }
            },
            rotation: stone.rotation.0,
            cut: stone.cut.as_ref().map_or_else(|| CUSTOM.to_owned(), ToString::to_string),
            proportions: (&stone.proportions).into(),
        }
    }
}
