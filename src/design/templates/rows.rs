//! Bands with rows of stones.

use super::{Template, of_piece};
use crate::design::features::{Row, Shank, ShankProfile, Span};
use crate::design::settings::{Bar, Bead, Channel, RowSetting, SharedProng};
use crate::design::{Feature, Piece, Stone, StoneSize, Work};
use crate::gems::Family;
use crate::vocab::Millimeters;

/// In the order of a gallery.
pub(super) fn templates() -> [Template; 6] {
    [eternity(), channel_half(), channel_eternity(), princess_channel(), bars(), pave_line()]
}

/// All around in shared prongs.
fn eternity() -> Template {
    let setting = RowSetting::SharedProng(SharedProng::default());
    template(
        "eternity",
        ["Eternity, shared prongs", "New eternity in shared prongs"],
        "Round diamonds of 1.9 mm all around, two prongs in each gap.",
        band(2.7, 1.9),
        row(Span::Full, 1.9, 0.15, setting),
    )
}

/// The upper half in a channel.
fn channel_half() -> Template {
    template(
        "channel_half_eternity",
        ["Half eternity, channel", "New half eternity in a channel"],
        "Round diamonds of 2.0 mm in a channel over the upper half.",
        band(3.5, 2.1),
        row(Span::Half, 2.0, 0.1, RowSetting::Channel(Channel::default())),
    )
}

/// All around in a channel.
fn channel_eternity() -> Template {
    template(
        "channel_eternity",
        ["Eternity, channel", "New eternity in a channel"],
        "Round diamonds of 2.0 mm in a channel all around.",
        band(3.5, 2.1),
        row(Span::Full, 2.0, 0.1, RowSetting::Channel(Channel::default())),
    )
}

/// Between bars, over the upper half.
fn bars() -> Template {
    template(
        "bar_band",
        ["Half eternity, bars", "New half eternity between bars"],
        "Round diamonds of 2.5 mm between upright bars over the upper half.",
        band(3.0, 2.0),
        row(Span::Half, 2.5, 0.4, RowSetting::Bar(Bar::default())),
    )
}

/// Square stones side by side in a channel; they are deeper than round ones.
fn princess_channel() -> Template {
    let mut row = row(Span::Full, 2.0, 0.1, RowSetting::Channel(Channel::default()));
    row.stone.set_family(Family::Princess);
    template(
        "princess_channel",
        ["Eternity, princess cuts in a channel", "New princess-cut eternity in a channel"],
        "Princess-cut diamonds of 2.0 mm in a channel all around.",
        band(3.5, 2.4),
        row,
    )
}

/// A line of small stones in beads.
fn pave_line() -> Template {
    template(
        "pave_line",
        ["Pavé line", "New pavé line"],
        "Round diamonds of 1.5 mm in beads, in one line over the upper half.",
        band(2.4, 1.8),
        row(Span::Half, 1.5, 0.1, RowSetting::Bead(Bead::default())),
    )
}

/// An even band, flat outside and inside.
fn band(width: f64, thickness: f64) -> Shank {
    let [width, thickness] = [width, thickness].map(Millimeters);
    Shank {
        profile: ShankProfile::Flat,
        width_top: width,
        width_shoulder: width,
        width_base: width,
        thickness_top: thickness,
        thickness_shoulder: thickness,
        thickness_base: thickness,
        edge_radius: Millimeters(0.15),
        ..Shank::default()
    }
}

fn row(span: Span, diameter: f64, gap: f64, setting: RowSetting) -> Row {
    let size = StoneSize::Diameter(Millimeters(diameter));
    let stone = Stone { size, ..Stone::default() };
    Row { span, gap: Millimeters(gap), setting, stone, ..Row::default() }
}

fn template(
    key: &'static str,
    words: [&'static str; 2],
    description: &'static str,
    shank: Shank,
    row: Row,
) -> Template {
    let features =
        vec![Feature::new("shank", Work::Shank(shank)), Feature::new("row", Work::Row(Box::new(row)))];
    of_piece(key, words, description, Piece { features, ..Piece::default() })
}
