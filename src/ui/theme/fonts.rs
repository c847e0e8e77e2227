//! The fonts: Inter for text (its figures all of one width, so that columns align and a dragged value does not
//! jitter), Phosphor for icons, and egui's own fonts for what those two lack.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId};

const REGULAR: &[u8] = include_bytes!("../../../assets/ui/fonts/Inter-Regular.otf");
const STRONG: &[u8] = include_bytes!("../../../assets/ui/fonts/Inter-SemiBold.otf");

/// Point size of text.
pub const BODY: f32 = 13.0;
/// Point size of what stands beside text.
pub const SMALL: f32 = 11.5;
/// Point size of a dialog's heading.
pub const TITLE: f32 = 17.0;

fn strong_family() -> FontFamily {
    FontFamily::Name("strong".into())
}

/// Headings of panels and groups.
#[must_use]
pub fn strong() -> FontId {
    FontId::new(BODY, strong_family())
}

/// Headings of dialogs.
#[must_use]
pub fn title() -> FontId {
    FontId::new(TITLE, strong_family())
}

/// What stands beside text.
#[must_use]
pub fn small() -> FontId {
    FontId::new(SMALL, FontFamily::Proportional)
}

/// Whether the fonts are there. Those that are installed during a frame can be used from the next one on.
#[must_use]
pub fn is_installed(context: &egui::Context) -> bool {
    context.fonts(|fonts| fonts.definitions().families.contains_key(&strong_family()))
}

/// Gives egui the fonts.
pub(super) fn install(context: &egui::Context) {
    let mut fonts = FontDefinitions::default();
    egui_phosphor::add_to_fonts(&mut fonts, egui_phosphor::Variant::Regular);
    fonts.font_data.insert("inter".to_owned(), Arc::new(FontData::from_static(REGULAR)));
    fonts.font_data.insert("inter-strong".to_owned(), Arc::new(FontData::from_static(STRONG)));
    let proportional = fonts.families.entry(FontFamily::Proportional).or_default();
    // Icons before the fonts of egui, which have other pictures at some of their places.
    proportional.retain(|name| name != "phosphor");
    proportional.splice(0..0, ["inter".to_owned(), "phosphor".to_owned()]);
    let mut strong = proportional.clone();
    "inter-strong".clone_into(&mut strong[0]);
    fonts.families.insert(strong_family(), strong);
    context.set_fonts(fonts);
}
