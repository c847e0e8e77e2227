//! egui's style from our tokens.

use egui::epaint::FontColorTransferFunction;
use egui::style::{ScrollAnimation, ScrollFadeStyle, ScrollStyle, WidgetVisuals};
use egui::{
    Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Visuals, vec2,
};

use super::{Tokens, fonts, radius, size, space};

/// The style of one theme.
pub(super) fn style(tokens: &Tokens) -> Style {
    let mut style = Style { visuals: visuals(tokens), ..Style::default() };
    let font = |points| FontId::new(points, FontFamily::Proportional);
    style.text_styles = [
        (TextStyle::Small, font(fonts::SMALL)),
        (TextStyle::Body, font(fonts::BODY)),
        (TextStyle::Button, font(fonts::BODY)),
        (TextStyle::Heading, fonts::title()),
        (TextStyle::Monospace, FontId::new(fonts::BODY, FontFamily::Monospace)),
    ]
    .into();
    spacing(&mut style);
    // Short: each step of an animation draws the whole window.
    style.animation_time = 0.06;
    style.scroll_animation = ScrollAnimation::none();
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.35;
    style
}

fn spacing(style: &mut Style) {
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(space::SMALL, space::TIGHT);
    spacing.button_padding = vec2(10.0, 4.0);
    spacing.interact_size = vec2(36.0, size::FIELD);
    spacing.menu_margin = Margin::same(5);
    spacing.window_margin = Margin::same(12);
    spacing.tooltip_width = 320.0;
    spacing.icon_width = size::ICON;
    spacing.scroll = ScrollStyle {
        bar_width: 8.0,
        handle_min_length: 24.0,
        bar_inner_margin: 2.0,
        bar_outer_margin: 2.0,
        foreground_color: true,
        dormant_background_opacity: 0.0,
        dormant_handle_opacity: 0.3,
        active_handle_opacity: 0.5,
        interact_handle_opacity: 0.7,
        // Smears gray over light grounds: the window blends in linear light.
        fade: ScrollFadeStyle { strength: 0.0, ..ScrollFadeStyle::default() },
        ..ScrollStyle::thin()
    };
}

fn visuals(tokens: &Tokens) -> Visuals {
    let mut visuals = if tokens.dark { Visuals::dark() } else { Visuals::light() };
    let line = Stroke::new(1.0, tokens.line);
    let outline = Stroke::new(1.0, tokens.outline);
    let look = |ground: Color32, outline: Stroke| WidgetVisuals {
        bg_fill: ground,
        weak_bg_fill: ground,
        bg_stroke: outline,
        corner_radius: CornerRadius::same(radius::SMALL),
        fg_stroke: Stroke::new(1.0, tokens.text),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = look(tokens.panel, line);
    visuals.widgets.inactive = look(tokens.raised, outline);
    visuals.widgets.hovered = look(tokens.hover, outline);
    // Also what has the keyboard.
    visuals.widgets.active = look(tokens.pressed, Stroke::new(1.0, tokens.accent));
    visuals.widgets.open = look(tokens.hover, outline);
    visuals.weak_text_color = Some(tokens.weak);
    visuals.selection.bg_fill = tokens.chosen;
    visuals.selection.stroke = Stroke::new(1.0, tokens.accent);
    visuals.hyperlink_color = tokens.accent;
    visuals.faint_bg_color = tokens.chrome;
    visuals.extreme_bg_color = tokens.field;
    visuals.text_edit_bg_color = Some(tokens.field);
    visuals.code_bg_color = tokens.field;
    visuals.warn_fg_color = tokens.warn;
    visuals.error_fg_color = tokens.stop;
    visuals.panel_fill = tokens.panel;
    visuals.window_fill = tokens.raised;
    visuals.window_stroke = outline;
    visuals.window_corner_radius = CornerRadius::same(radius::LARGE);
    visuals.menu_corner_radius = CornerRadius::same(radius::MEDIUM);
    let shadow = Shadow {
        offset: [0, 6],
        blur: 20,
        spread: 0,
        color: Color32::from_black_alpha(if tokens.dark { 110 } else { 45 }),
    };
    visuals.popup_shadow = shadow;
    visuals.window_shadow = shadow;
    visuals.disabled_alpha = 0.45;
    // The thicker of egui's two: the window blends in linear light, which makes dark text thin.
    visuals.text_options.color_transfer_function = FontColorTransferFunction::TwoCoverageMinusCoverageSq;
    visuals.text_cursor.stroke = Stroke::new(1.5, tokens.accent);
    // A blinking cursor would draw the window without end.
    visuals.text_cursor.blink = false;
    visuals
}
