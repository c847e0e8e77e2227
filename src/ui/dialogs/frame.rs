//! The frame of every dialog: a title with an icon, what it says, and its buttons at the right.

use egui::{
    Align, Align2, Color32, Context, Frame, Id, Key, Layout, Modal, Modifiers, Response, RichText,
    ScrollArea, Ui, vec2,
};

use crate::ui::theme::{self, Tokens, space};

/// Between what a dialog says and its buttons.
const GAP: f32 = space::WIDE - space::TIGHT;

/// A dialog's frame.
pub(super) struct Dialog<'a> {
    pub icon: &'a str,
    pub color: fn(&Tokens) -> Color32,
    pub title: &'a str,
    pub width: f32,
}

/// How a dialog was left other than by its buttons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    No,
    /// By Escape or by a click beside it.
    Away,
}

impl Dialog<'_> {
    /// Shows it with what `add` draws below the title.
    pub fn show<R>(&self, context: &Context, add: impl FnOnce(&mut Ui) -> R) -> (R, Left) {
        let body = |ui: &mut Ui| {
            let tokens = Tokens::of(ui);
            ui.horizontal(|ui| {
                ui.label(RichText::new(self.icon).size(22.0).color((self.color)(tokens)));
                ui.add(egui::Label::new(RichText::new(self.title).font(theme::title())).wrap());
            });
            ui.add_space(space::SMALL);
            add(ui)
        };
        modal(context, (Id::new(("dialog", self.title)), Place::Middle), self.width, body)
    }
}

/// Where a card stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the middle of the window.
    Middle,
    /// From near its top, so that it does not move when it grows.
    Above,
}

/// A card in front of the window, and everything behind it darkened. As high as what is in it, as far as the window
/// goes: what `add` draws has to scroll.
pub(super) fn modal<R>(
    context: &Context,
    (id, place): (Id, Place),
    width: f32,
    add: impl FnOnce(&mut Ui) -> R,
) -> (R, Left) {
    let window = context.content_rect().size();
    let escaped = context.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let tokens = if context.global_style().visuals.dark_mode { &Tokens::DARK } else { &Tokens::LIGHT };
    let style = context.global_style();
    let frame = Frame::popup(&style)
        .corner_radius(theme::radius::LARGE)
        .inner_margin(space::WIDE)
        .shadow(style.visuals.window_shadow);
    // Room for the frame and for a bit of the window around it.
    let mut free = window - egui::Vec2::splat(2.0 * space::WIDE + 24.0);
    let mut area = Modal::default_area(id);
    if place == Place::Above {
        let top = window.y * 0.1;
        free.y -= top;
        area = area.anchor(Align2::CENTER_TOP, vec2(0.0, top));
    }
    let modal = Modal::new(id).area(area.default_size(free)).frame(frame).backdrop_color(tokens.shade);
    let shown = modal.show(context, |ui| {
        ui.set_width(width.min(free.x));
        // Of the window, not of what stood here before.
        ui.set_max_height(free.y);
        add(ui)
    });
    let left = if escaped || shown.backdrop_response.clicked() { Left::Away } else { Left::No };
    (shown.inner, left)
}

/// What a dialog says above its buttons; scrolls where the window is lower.
pub(super) fn body<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let most = ui.available_height() - GAP - theme::size::BUTTON - ui.spacing().item_spacing.y;
    ScrollArea::vertical().auto_shrink([false, true]).max_height(most.max(0.0)).show(ui, add).inner
}

/// A row of buttons at the right; the first one drawn is the last one from the left.
pub(super) fn buttons<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(GAP);
    let size = vec2(ui.available_width(), theme::size::BUTTON);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), add).inner
}

/// Gives the keyboard to what a new dialog proposes.
pub(super) fn propose(response: &Response, fresh: bool) {
    if fresh {
        response.request_focus();
    }
}
