//! Cards over the picture: what the tape measure reads, and the legend of a map.

use egui::{Align, Frame, Layout, Margin, Rect, RichText, Stroke, Ui, UiBuilder, vec2};

use crate::studio::views::HeatView;
use crate::ui::Tokens;

/// A card, and how far it stands from the picture's corner.
const WIDTH: f32 = 224.0;
const EDGE: f32 = 12.0;
/// A color of a legend.
const SWATCH: f32 = 12.0;

/// Which upper corner of the picture a card stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Corner {
    Left,
    Right,
}

/// A card in a corner of the picture.
pub(super) fn card(root: &mut Ui, picture: Rect, corner: Corner, add: impl FnOnce(&mut Ui)) {
    let tokens = Tokens::of(root);
    let left = match corner {
        Corner::Left => picture.left() + EDGE,
        Corner::Right => picture.right() - EDGE - WIDTH,
    };
    let place = Rect::from_min_size(
        egui::pos2(left, picture.top() + EDGE),
        vec2(WIDTH, picture.height() - 2.0 * EDGE),
    );
    let mut ui = root.new_child(UiBuilder::new().max_rect(place).id_salt(("card", left.to_bits())));
    let frame = Frame::NONE
        .fill(tokens.raised)
        .stroke(Stroke::new(1.0, tokens.outline))
        .corner_radius(7.0)
        .inner_margin(Margin::same(10));
    frame.show(&mut ui, |ui| {
        ui.set_width(WIDTH - 20.0);
        add(ui);
    });
}

/// Labels at the left, values at the right.
pub(super) fn rows(ui: &mut Ui, rows: &[(&'static str, String)]) {
    let tokens = Tokens::of(ui);
    for (label, value) in rows {
        ui.horizontal(|ui| {
            ui.label(RichText::new(*label).color(tokens.weak));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(value));
        });
    }
}

/// The legend of a map.
pub(super) fn legend(root: &mut Ui, picture: Rect, view: &HeatView) {
    card(root, picture, Corner::Right, |ui| {
        ui.strong(view.title);
        if view.measuring {
            ui.label(RichText::new("Measuring the finished metal…").color(Tokens::of(ui).weak));
        }
        rows(ui, &view.rows);
        ui.spacing_mut().item_spacing.y = 0.0;
        for swatch in &view.legend {
            ui.horizontal_top(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(SWATCH, SWATCH + 3.0), egui::Sense::hover());
                let [red, green, blue] = swatch.color;
                let color = egui::Color32::from_rgb(red, green, blue);
                ui.painter().rect_filled(rect.shrink2(vec2(0.0, 1.5)), 2.0, color);
                ui.add(egui::Label::new(RichText::new(&swatch.label).small()).wrap());
            });
        }
    });
}
