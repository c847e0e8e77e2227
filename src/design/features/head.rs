//! A head: one stone and the setting that holds it on the shank.

use crate::design::Stone;
use crate::design::entry::{About, Entry, degrees, mm, number};
use crate::design::lists::{Reader, Writer};
use crate::design::settings::Setting;
use crate::vocab::{Degrees, Millimeters};

/// A stone in its setting, standing on the shank. Keys: `around`, `along`, those of the setting and those of the
/// stone.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// How far around the finger it stands from the top: positive toward 3 o'clock, seen through the finger.
    pub around: Degrees,
    /// How far along the finger it stands from the middle of the shank.
    pub along: Millimeters,
    /// What holds the stone.
    pub setting: Setting,
    /// The stone.
    pub stone: Stone,
}

impl Default for Head {
    fn default() -> Self {
        Self {
            around: Degrees(0.0),
            along: Millimeters(0.0),
            setting: Setting::default(),
            stone: Stone::default(),
        }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Head", label, help }
}

const LIST: &[Entry<Head>] = &[
    Entry::new(
        about("around", "Around the finger", "Angle from the top of the ring, positive toward 3 o'clock."),
        number!(degrees(-180.0, 180.0, 0.5), around),
    ),
    Entry::new(
        about(
            "along",
            "Along the finger",
            "Distance from the middle of the shank, positive toward the fingertip.",
        ),
        number!(mm(-10.0, 10.0, 0.05), along),
    ),
];

impl Head {
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
