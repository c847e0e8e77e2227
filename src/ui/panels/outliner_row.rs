//! One row of the outliner. A feature's row folds, mutes, is renamed in place, and has a menu.

use egui::{
    Color32, EventFilter, Key, Modifiers, Rect, Response, Sense, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2,
};

use super::menus::lines;
use super::outliner::Outline;
use crate::studio::views::OutlinerRow;
use crate::studio::{Command, Severity};
use crate::ui::theme::icons::{self, Icon};
use crate::ui::theme::{Tokens, size, space};
use crate::ui::widgets::{Line, Renaming, line, name_field, paint_line, row};
use crate::vocab::FeatureId;

const INDENT: f32 = 16.0;
/// Narrower panels say the figures on hover only.
const ROOM_FOR_FIGURES: f32 = 190.0;

/// Begins to rename a feature's row; no other.
pub(super) fn renaming(row: &OutlinerRow) -> Option<Renaming<FeatureId>> {
    row.feature.clone().map(|feature| Renaming::begin(feature, &row.label))
}

/// Where things stand in a row.
struct Places {
    caret: Rect,
    /// From the icon to what stands at the right end.
    name: Rect,
    /// At the right end.
    eye: Rect,
}

/// Draws the row. Returns its response and what was done.
pub(super) fn outliner_row(
    ui: &mut Ui,
    view: &OutlinerRow,
    outline: &mut Outline,
) -> (Response, Vec<Command>) {
    let response = row(ui, size::ROW, view.selected);
    let places = paint(ui, &response, view);
    let mut commands = Vec::new();
    if response.clicked() {
        commands.push(view.select.clone());
    }
    if let Some(feature) = &view.feature {
        fold(ui, &response, places.caret, (view, feature), outline);
        commands.extend(mute(ui, &response, places.eye, view));
        response.context_menu(|ui| match lines(ui, &view.menu, |_, _| {}) {
            Some(Command::RenameFeature { .. }) => outline.renaming = renaming(view),
            taken => commands.extend(taken),
        });
        if response.double_clicked() {
            outline.renaming = renaming(view);
        }
    }
    let renamed = outline.renaming.as_mut().filter(|renaming| view.feature.as_ref() == Some(&renaming.of));
    if let Some(renaming) = renamed {
        let (done, typed) = name_field(ui, places.name, &format!("Name of {}", view.label), renaming);
        let feature = renaming.of.clone();
        let typed = typed.filter(|to| !to.is_empty());
        commands.extend(typed.map(|to| Command::RenameFeature { feature, to }));
        if done {
            outline.renaming = None;
        }
    } else {
        name(ui, &response, places.name, view);
    }
    describe(ui, &response, view, outline.is_open(view));
    (response, commands)
}

/// Paints all but the name.
fn paint(ui: &Ui, response: &Response, view: &OutlinerRow) -> Places {
    let tokens = Tokens::of(ui);
    let rect = response.rect;
    if view.selected {
        let bar = Rect::from_min_size(rect.min, vec2(2.5, rect.height()));
        ui.painter().rect_filled(bar, 1.0, tokens.accent);
    }
    let square =
        |left: f32| Rect::from_min_size(pos2(left, rect.top()), Vec2::new(size::ICON, rect.height()));
    let depth = f32::from(u16::try_from(view.depth).unwrap_or(u16::MAX));
    let icon = square(rect.left() + space::EDGE - 2.0 + depth * INDENT);
    let color = if view.selected { tokens.accent } else { quiet(view, tokens.weak) };
    icons::part(view.icon).paint(ui.painter(), icon, color);

    let mut right = rect.right() - space::EDGE;
    let eye = square(right - size::ICON);
    if view.feature.is_some() {
        right = eye.left();
    }
    if rect.width() >= ROOM_FOR_FIGURES && !shows_eye(response, view) {
        let detail = line(ui, &Line::small(&view.detail, tokens.weak), rect.width() * 0.4);
        let left = rect.right() - space::EDGE - detail.size().x;
        ui.painter().galley(pos2(left, rect.center().y - detail.size().y / 2.0), detail, tokens.weak);
        right = right.min(left);
    }
    if let Some(worst) = view.worst {
        right -= size::ICON + 6.0;
        let color = if worst == Severity::Stop { tokens.stop } else { tokens.warn };
        Icon::Glyph(icons::severity(worst)).paint(ui.painter(), square(right), color);
    }
    let name = Rect::from_min_max(pos2(icon.right() + 7.0, rect.top()), pos2(right - 6.0, rect.bottom()));
    Places { caret: square(icon.left() - INDENT), name, eye }
}

/// What is muted is there and says less.
fn quiet(view: &OutlinerRow, color: Color32) -> Color32 {
    if view.muted { color.gamma_multiply(0.6) } else { color }
}

/// The eye of a feature is shown when it can be clicked, and where it is shut.
fn shows_eye(response: &Response, view: &OutlinerRow) -> bool {
    view.feature.is_some() && (view.muted || response.contains_pointer() || response.has_focus())
}

fn name(ui: &Ui, response: &Response, place: Rect, view: &OutlinerRow) {
    let tokens = Tokens::of(ui);
    let text = match view {
        OutlinerRow { depth: 0, .. } => Line::strong(&view.label, tokens.text),
        OutlinerRow { muted: true, .. } => Line::body(&view.label, tokens.weak),
        _ => Line::body(&view.label, tokens.text),
    };
    let (_, cut) = paint_line(ui, place.left_center(), place.width(), &text);
    if cut || view.worst.is_some() || response.rect.width() < ROOM_FOR_FIGURES {
        response.clone().on_hover_text(format!("{}: {}", view.label, spoken(view)));
    }
}

/// The caret, and the arrow keys of a row that has the keyboard.
fn fold(
    ui: &Ui,
    response: &Response,
    place: Rect,
    (view, feature): (&OutlinerRow, &FeatureId),
    outline: &mut Outline,
) {
    let Some(open) = outline.is_open(view) else { return };
    let name = if open { format!("Fold {}", view.label) } else { format!("Unfold {}", view.label) };
    let caret = ui.interact(place, response.id.with("fold"), Sense::CLICK);
    let tokens = Tokens::of(ui);
    let color = if caret.hovered() { tokens.text } else { tokens.weak };
    Icon::Mark(if open { icons::CARET_DOWN } else { icons::CARET_RIGHT }).paint(ui.painter(), place, color);
    caret.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), &name));
    let mut wanted = if caret.on_hover_text(name).clicked() { !open } else { open };
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        wanted = (wanted || pressed(Key::ArrowRight)) && !pressed(Key::ArrowLeft);
    }
    if wanted != open {
        outline.open.insert(feature.clone(), wanted);
    }
}

/// The eye that leaves a feature out of the metal.
fn mute(ui: &Ui, response: &Response, place: Rect, view: &OutlinerRow) -> Option<Command> {
    let name = if view.muted { format!("Unmute {}", view.label) } else { format!("Mute {}", view.label) };
    let eye = ui.interact(place.expand2(vec2(3.0, 0.0)), response.id.with("mute"), Sense::CLICK);
    if shows_eye(response, view) {
        let tokens = Tokens::of(ui);
        let color = if eye.hovered() { tokens.text } else { tokens.weak };
        let icon = if view.muted { icons::EYE_SLASH } else { icons::EYE };
        Icon::Glyph(icon).paint(ui.painter(), place, color);
    }
    eye.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), &name));
    let item = view.menu.iter().find(|item| matches!(item.command, Command::MuteFeature { .. }));
    item.filter(|_| eye.on_hover_text(name).clicked()).map(|item| item.command.clone())
}

fn describe(ui: &Ui, response: &Response, view: &OutlinerRow, open: Option<bool>) {
    let info =
        || WidgetInfo::selected(WidgetType::SelectableLabel, ui.is_enabled(), view.selected, &view.label);
    response.widget_info(info);
    let spoken = spoken(view);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(spoken.as_str());
        if let Some(open) = open {
            node.set_expanded(open);
        }
    });
}

/// What a row says beside its label.
fn spoken(view: &OutlinerRow) -> String {
    let finding = match view.worst {
        Some(Severity::Stop) => ", has a finding that blocks export",
        Some(Severity::Warn) => ", has a warning",
        None => "",
    };
    format!("{}{finding}", view.detail)
}
