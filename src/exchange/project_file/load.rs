//! From the newest format's structs to a project.

use super::format::v1;
use super::save::CUSTOM;
use crate::design::settings::{Bezel, ProngHead, Setting};
use crate::design::{Piece, Project, Stone, StoneSize};
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

impl From<v1::Setting> for Setting {
    fn from(setting: v1::Setting) -> Self {
        match setting {
            v1::Setting::Prong { head, prongs, gallery, seat } => Self::Prong(ProngHead {
                count: prongs.count,
                tip: prongs.tip.into(),
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
