//! The colors by what they mean, dark and light.
//!
//! Calm neutral grays around the picture, one warm gold for what is chosen. Stop and warn never stand by
//! their color alone: an icon of another outline and a word go with them.

use egui::Color32;

/// Colors by what they mean. Every text color has a contrast of at least 4.5 : 1 on every ground that it is
/// used on (WCAG 2.2, 1.4.3).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tokens {
    /// Whether the grounds are darker than the text.
    pub dark: bool,
    /// Ground of menu bar, toolbar and status bar.
    pub chrome: Color32,
    /// Ground of panels.
    pub panel: Color32,
    /// Ground of buttons, cards and dialogs.
    pub raised: Color32,
    /// Ground of fields.
    pub field: Color32,
    /// Ground under the pointer.
    pub hover: Color32,
    /// Ground while pressed.
    pub pressed: Color32,
    /// Lines between things.
    pub line: Color32,
    /// Outlines of fields and buttons.
    pub outline: Color32,
    /// Text.
    pub text: Color32,
    /// Text that says less.
    pub weak: Color32,
    /// The gold, as a line, an icon or a text.
    pub accent: Color32,
    /// Ground of what is selected.
    pub chosen: Color32,
    /// How far a value is between its limits.
    pub track: Color32,
    /// Ground of the one button that a dialog proposes.
    pub primary: Color32,
    /// Text on it.
    pub on_primary: Color32,
    /// What blocks export.
    pub stop: Color32,
    /// What does not.
    pub warn: Color32,
    /// What is good.
    pub good: Color32,
    /// Laid over everything behind a dialog.
    pub shade: Color32,
    /// Points at a finding in the picture, on metal and on paper.
    pub mark: Color32,
    /// Around it.
    pub halo: Color32,
}

const fn gray_or_color(rgb: u32) -> Color32 {
    let [_, r, g, b] = rgb.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

impl Tokens {
    /// For work in front of a bright picture in a dim room.
    pub const DARK: Self = Self {
        dark: true,
        chrome: gray_or_color(0x1a_1a_1c),
        panel: gray_or_color(0x20_20_22),
        raised: gray_or_color(0x2a_2a_2d),
        field: gray_or_color(0x17_17_19),
        hover: gray_or_color(0x33_33_37),
        pressed: gray_or_color(0x3d_3d_42),
        line: gray_or_color(0x30_30_33),
        outline: gray_or_color(0x3e_3e_42),
        text: gray_or_color(0xe8_e6_e3),
        weak: gray_or_color(0xa9_a6_a1),
        accent: gray_or_color(0xdc_b8_72),
        chosen: gray_or_color(0x3b_33_24),
        track: gray_or_color(0x3a_34_29),
        primary: gray_or_color(0xdc_b8_72),
        on_primary: gray_or_color(0x1d_18_0f),
        stop: gray_or_color(0xff_8c_78),
        warn: gray_or_color(0xf3_cf_55),
        good: gray_or_color(0x6f_cf_b0),
        shade: Color32::from_black_alpha(150),
        mark: gray_or_color(0xff_5c_48),
        halo: Color32::from_black_alpha(90),
    };

    /// For a bright room, and for the client's screen.
    pub const LIGHT: Self = Self {
        dark: false,
        chrome: gray_or_color(0xe9_e7_e4),
        panel: gray_or_color(0xf5_f4_f2),
        raised: gray_or_color(0xfd_fd_fc),
        field: gray_or_color(0xff_ff_ff),
        hover: gray_or_color(0xe4_e1_dc),
        pressed: gray_or_color(0xd8_d4_cd),
        line: gray_or_color(0xd9_d6_d1),
        outline: gray_or_color(0xc4_c0_b9),
        text: gray_or_color(0x1e_1d_1b),
        weak: gray_or_color(0x58_55_50),
        accent: gray_or_color(0x80_5a_0c),
        chosen: gray_or_color(0xf1_e4_c6),
        track: gray_or_color(0xee_e2_c8),
        primary: gray_or_color(0x7d_58_0c),
        on_primary: gray_or_color(0xff_fd_f8),
        stop: gray_or_color(0xac_26_1c),
        warn: gray_or_color(0x7d_51_00),
        good: gray_or_color(0x0b_61_4b),
        shade: Color32::from_black_alpha(90),
        mark: gray_or_color(0xff_5c_48),
        halo: Color32::from_black_alpha(90),
    };

    /// Those of the theme that a panel is drawn in.
    #[must_use]
    pub fn of(ui: &egui::Ui) -> &'static Self {
        if ui.visuals().dark_mode { &Self::DARK } else { &Self::LIGHT }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2), from the egui crate's own linear colors.
    fn luminance(color: Color32) -> f32 {
        let linear = egui::Rgba::from(color);
        0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast(Color32::WHITE, Color32::BLACK) - 21.0).abs() < 0.01);
        // #767676 on white is the well-known gray that just passes.
        assert!((contrast(Color32::from_gray(0x76), Color32::WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn every_text_reads_on_every_ground() {
        for tokens in [Tokens::DARK, Tokens::LIGHT] {
            let t = tokens;
            let grounds = [t.chrome, t.panel, t.raised, t.field, t.hover, t.chosen, t.track];
            let texts = [t.text, t.weak, t.accent, t.stop, t.warn, t.good];
            for (which, text) in texts.iter().enumerate() {
                for (ground, on) in grounds.iter().enumerate() {
                    let found = contrast(*text, *on);
                    assert!(found >= 4.5, "dark {}: text {which} on ground {ground}: {found:.2}", t.dark);
                }
            }
            assert!(contrast(t.text, t.pressed) >= 4.5);
            assert!(contrast(t.on_primary, t.primary) >= 4.5);
        }
    }

    #[test]
    fn stop_and_warn_differ_in_more_than_hue() {
        for tokens in [Tokens::DARK, Tokens::LIGHT] {
            let apart = contrast(tokens.stop, tokens.warn);
            let icons = crate::ui::theme::icons::severity(crate::studio::Severity::Stop)
                != crate::ui::theme::icons::severity(crate::studio::Severity::Warn);
            assert!(icons, "they share an icon; their contrast is {apart:.2}");
        }
    }
}
