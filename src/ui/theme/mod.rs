//! How the interface looks: colors, sizes, fonts and icons. Nothing outside this folder names a color.

mod fonts;
pub mod icons;
mod pictogram;
mod style;
mod tokens;

pub use fonts::{BODY, is_installed, small, strong, title};
pub use tokens::Tokens;

use crate::studio::Theme;

/// Distances in points, one scale for everything.
pub mod space {
    /// Between things that belong together.
    pub const TIGHT: f32 = 4.0;
    /// Between neighbors.
    pub const SMALL: f32 = 8.0;
    /// From the edge of a panel to what stands in it.
    pub const EDGE: f32 = 12.0;
    /// Around what stands in a dialog.
    pub const WIDE: f32 = 20.0;
}

/// Heights and widths in points.
pub mod size {
    /// A row of a list.
    pub const ROW: f32 = 26.0;
    /// A field in a row.
    pub const FIELD: f32 = 22.0;
    /// The heading of a panel.
    pub const HEADING: f32 = 34.0;
    /// A button of the toolbar, and of a dialog.
    pub const BUTTON: f32 = 30.0;
    /// An icon.
    pub const ICON: f32 = 16.0;
    /// A mark beside text: the caret of a menu or of a group.
    pub const MARK: f32 = 12.0;
    /// The menu bar.
    pub const MENU: f32 = 28.0;
}

/// Corner radii in points.
pub mod radius {
    /// Fields, rows and buttons.
    pub const SMALL: u8 = 4;
    /// Cards and menus.
    pub const MEDIUM: u8 = 7;
    /// Dialogs.
    pub const LARGE: u8 = 11;
}

/// Installs fonts and both styles, and shows one of them.
pub fn install(context: &egui::Context, theme: Theme) {
    fonts::install(context);
    context.set_style_of(egui::Theme::Dark, style::style(&Tokens::DARK));
    context.set_style_of(egui::Theme::Light, style::style(&Tokens::LIGHT));
    context.set_theme(match theme {
        Theme::Dark => egui::Theme::Dark,
        Theme::Light => egui::Theme::Light,
    });
}
