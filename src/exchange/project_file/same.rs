//! What has the same names in the file of format 1 and in the design.

use super::format::v1;
use crate::design::features::{Shank, ShankProfile};
use crate::design::settings::Tip;
use crate::gems::RoundProportions;
use crate::metals::Finish;
use crate::vocab::{Degrees, Millimeters, Percent};

/// Choices: `same_words!(v1::Tip = Tip { Round, Claw })`; with `=>` only from the file to a design that has more.
macro_rules! same_words {
    ($file:ty = $design:ty { $($word:ident),+ $(,)? }) => {
        impl From<$design> for $file {
            fn from(word: $design) -> Self {
                match word { $(<$design>::$word => Self::$word),+ }
            }
        }

        same_words!($file => $design { $($word),+ });
    };
    ($file:ty => $design:ty { $($word:ident),+ $(,)? }) => {
        impl From<$file> for $design {
            fn from(word: $file) -> Self {
                match word { $(<$file>::$word => Self::$word),+ }
            }
        }
    };
}

/// Groups of choices and of numbers, which are bare in the file and have their unit in the design:
/// `same_fields!(v1::Shank = Shank [profile] { Millimeters: width_top, width_base })`; what came later is `rest`.
macro_rules! same_fields {
    ($file:ty = $design:ident [$($choice:ident),*] { $($unit:ident: $($number:ident),+);+ $(;)? } $(..$rest:expr)?) => {
        impl From<$file> for $design {
            fn from(file: $file) -> Self {
                Self { $($choice: file.$choice.into(),)* $($($number: $unit(file.$number),)+)+ $(..$rest)? }
            }
        }
    };
}

same_words!(v1::Finish = Finish { Mirror, HighPolish, Satin, Matte });
same_words!(v1::Profile => ShankProfile { DShape, Court, Flat, FlatCourt, KnifeEdge });
same_words!(v1::Tip = Tip { Round, Claw, Tab });

same_fields!(v1::Shank = Shank [profile] {
    Millimeters: width_top, width_shoulder, width_base, thickness_top, thickness_shoulder, thickness_base,
        comfort_radius, edge_radius;
} ..Shank::default());
same_fields!(v1::Proportions = RoundProportions [] {
    Percent: table, star_length, lower_half_length, girdle, culet;
    Degrees: crown_angle, pavilion_angle;
});
