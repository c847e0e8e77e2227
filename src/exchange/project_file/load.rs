//! From the newest format's structs to a project.

use super::format::v1;
use super::save::CUSTOM;
use crate::design::features::{Shank, ShankProfile};
use crate::design::settings::{Bezel, ProngHead, Setting, Tip};
use crate::design::{Piece, Project, Stone, StoneSize};
use crate::gems::RoundProportions;
use crate::metals::Finish;
use crate::vocab::{Degrees, Millimeters, Percent, RingSize, RingSystem};

impl From<v1::Project> for Project {
    fn from(file: v1::Project) -> Self {
        let piece = Piece {
            size: file.ring.size.into(),
            alloy: file.ring.alloy.as_str().into(),
            finish: file.ring.finish.into(),
            shank: file.shank.into(),
            setting: file.setting.into(),
            stone: file.stone.into(),
        };
        Self { name: file.name, notes: file.notes, piece }
    }
}

impl From<v1::Size> for RingSize {
    fn from(size: v1::Size) -> Self {
        let (system, number) = match size {
            v1::Size::US(number) => (RingSystem::UnitedStates, number),
            v1::Size::UK(number) => (RingSystem::UnitedKingdom, number),
            v1::Size::EU(number) => (RingSystem::Europe, number),
            v1::Size::CH(number) => (RingSystem::Switzerland, number),
            v1::Size::JP(number) => (RingSystem::Japan, number),
            v1::Size::HK(number) => (RingSystem::HongKong, number),
            v1::Size::IN(number) => (RingSystem::India, number),
            v1::Size::Millimeters(number) => (RingSystem::InnerDiameter, number),
        };
        Self { system, number }
    }
}

impl From<v1::Finish> for Finish {
    fn from(finish: v1::Finish) -> Self {
        match finish {
            v1::Finish::Mirror => Self::Mirror,
            v1::Finish::HighPolish => Self::HighPolish,
            v1::Finish::Satin => Self::Satin,
            v1::Finish::Matte => Self::Matte,
        }
    }
}

impl From<v1::Shank> for Shank {
    fn from(shank: v1::Shank) -> Self {
        Self {
            profile: match shank.profile {
                v1::Profile::DShape => ShankProfile::DShape,
                v1::Profile::Court => ShankProfile::Court,
                v1::Profile::Flat => ShankProfile::Flat,
                v1::Profile::FlatCourt => ShankProfile::FlatCourt,
                v1::Profile::KnifeEdge => ShankProfile::KnifeEdge,
            },
            width_top: Millimeters(shank.width_top),
            width_shoulder: Millimeters(shank.width_shoulder),
            width_base: Millimeters(shank.width_base),
            thickness_top: Millimeters(shank.thickness_top),
            thickness_shoulder: Millimeters(shank.thickness_shoulder),
            thickness_base: Millimeters(shank.thickness_base),
            comfort_radius: Millimeters(shank.comfort_radius),
            edge_radius: Millimeters(shank.edge_radius),
        }
    }
}

impl From<v1::Setting> for Setting {
    fn from(setting: v1::Setting) -> Self {
        match setting {
            v1::Setting::Prong { head, prongs, gallery, seat } => Self::Prong(ProngHead {
                count: prongs.count,
                tip: match prongs.tip {
                    v1::Tip::Round => Tip::Round,
                    v1::Tip::Claw => Tip::Claw,
                    v1::Tip::Tab => Tip::Tab,
                },
                base_diameter: Millimeters(prongs.base_diameter),
                tip_diameter: Millimeters(prongs.tip_diameter),
                lean: Degrees(prongs.lean),
                height_over_girdle: Millimeters(prongs.height_over_girdle),
                reach: Percent(prongs.reach),
                rotation: Degrees(prongs.rotation),
                rails: gallery.rails,
                wire: Millimeters(gallery.wire),
                head_height: Millimeters(head.height),
                seat_share: Percent(seat.share),
                clearance: Millimeters(seat.clearance),
                seat_drop: Millimeters(seat.drop),
            }),
            v1::Setting::Bezel { head, bezel, seat } => Self::Bezel(Bezel {
                wall: Millimeters(bezel.wall),
                height_over_girdle: Millimeters(bezel.height_over_girdle),
                taper: Degrees(bezel.taper),
                ledge: Millimeters(bezel.ledge),
                head_height: Millimeters(head.height),
                clearance: Millimeters(seat.clearance),
                seat_drop: Millimeters(seat.drop),
            }),
        }
    }
}

impl From<v1::Stone> for Stone {
    fn from(stone: v1::Stone) -> Self {
        Self {
            species: stone.species.as_str().into(),
            size: match stone.size {
                v1::StoneSize::Diameter(diameter) => StoneSize::Diameter(Millimeters(diameter)),
                v1::StoneSize::Measured { length, width, depth } => {
                    StoneSize::Measured([length, width, depth].map(Millimeters))
                }
            },
            cut: (stone.cut != CUSTOM).then(|| stone.cut.as_str().into()),
            proportions: stone.proportions.into(),
            rotation: Degrees(stone.rotation),
        }
    }
}

impl From<v1::Proportions> for RoundProportions {
    fn from(cut: v1::Proportions) -> Self {
        Self {
            table: Percent(cut.table),
            crown_angle: Degrees(cut.crown_angle),
            pavilion_angle: Degrees(cut.pavilion_angle),
            star_length: Percent(cut.star_length),
            lower_half_length: Percent(cut.lower_half_length),
            girdle: Percent(cut.girdle),
            culet: Percent(cut.culet),
        }
    }
}
