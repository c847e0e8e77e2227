//! The findings: how many, judged by what, and each with its way out.

use std::sync::Arc;

use egui::{
    Align, Galley, Id, Layout, Rect, Response, RichText, ScrollArea, Sense, Ui, Vec2, WidgetInfo, WidgetType,
    pos2, vec2,
};

use crate::studio::views::{FindingRow, FindingsView};
use crate::studio::{Command, Severity};
use crate::ui::UiState;
use crate::ui::theme::icons::{self, Icon};
use crate::ui::theme::{self, Tokens, size, space};
use crate::ui::widgets::{Choice, Chooser, Line, at, choose, focus_ring, wrapped};

/// From the icon of a finding to its text.
const TEXT: f32 = size::ICON + space::SMALL;
/// Above and below a finding.
const PADDING: f32 = 6.0;
/// The most of a row that the button of a fix takes.
const FIX_SHARE: f32 = 0.36;
/// Narrower panels count with icons, and do not name the field of the rules.
const ROOM_FOR_WORDS: f32 = 560.0;

/// Draws the panel.
pub(in crate::ui) fn findings(ui: &mut Ui, view: &FindingsView, state: &mut UiState) -> Vec<Command> {
    let mut commands = Vec::new();
    ui.spacing_mut().item_spacing.y = 0.0;
    // Keeps its height when there is little to say.
    ui.set_min_height(ui.available_height());
    commands.extend(header(ui, view, &mut state.chooser));
    if view.rows.is_empty() {
        nothing_found(ui, view);
        state.shown_finding = None;
        return commands;
    }
    let selected = view.rows.iter().find(|row| row.selected).map(|row| row.index);
    let arrived = selected != state.shown_finding;
    state.shown_finding = selected;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for row in &view.rows {
            let top = ui.cursor().top();
            commands.extend(finding(ui, row, view.stale));
            if row.selected && arrived {
                let shown = Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=ui.cursor().top());
                ui.scroll_to_rect(shown, None);
            }
        }
        ui.add_space(space::SMALL);
    });
    commands
}

/// The title, the counts, and at the right end the rule profile.
fn header(ui: &mut Ui, view: &FindingsView, chooser: &mut Chooser) -> Option<Command> {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::HEADING), Sense::hover());
    let rect = rect.shrink2(Vec2::new(space::EDGE, 0.0));
    let width = 214.0_f32.min(rect.width() * 0.36);
    let field =
        Rect::from_center_size(pos2(rect.right() - width / 2.0, rect.center().y), vec2(width, size::FIELD));
    let tokens = Tokens::of(ui);
    let words = rect.width() >= ROOM_FOR_WORDS;
    let name = at(ui, rect.with_max_x(field.left() - space::SMALL), |ui| {
        ui.label(RichText::new("Findings").font(theme::strong()));
        ui.add_space(space::TIGHT);
        counts(ui, view, words);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(RichText::new(if words { "Rules" } else { "" }).color(tokens.weak))
        })
        .inner
    });
    let choice = Choice {
        id: Id::new("rule profile"),
        labels: view.profiles.iter().map(|(_, name)| name.as_str()).collect(),
        chosen: view.profiles.iter().position(|(id, _)| *id == view.profile),
        otherwise: view.profile.as_str(),
    };
    let (response, taken) = choose(ui, field, &choice, chooser);
    response.labelled_by(name.id);
    let (profile, _) = view.profiles.get(taken?)?;
    (*profile != view.profile).then(|| Command::ChooseRules { profile: profile.clone() })
}

/// In a narrow panel figures and icons alone; the words come on hover.
fn counts(ui: &mut Ui, view: &FindingsView, words: bool) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.x = 5.0;
    if !view.pending {
        for (severity, count, word) in
            [(Severity::Stop, view.stops, "stop"), (Severity::Warn, view.warnings, "warning")]
        {
            if count > 0 {
                let (short, ending) = (count.to_string(), if count == 1 { "" } else { "s" });
                let whole = format!("{count} {word}{ending}");
                let text = if words { &whole } else { &short };
                chip(ui, icons::severity(severity), text, color(tokens, severity)).on_hover_text(&whole);
            }
        }
        if view.rows.is_empty() && !view.stale {
            chip(ui, icons::GOOD, if words { "No findings" } else { "" }, tokens.good);
        }
    }
    if view.pending || view.stale {
        let text = if view.pending { "Checking…" } else { "Checking again…" };
        let response = chip(ui, icons::WAITING, if words { text } else { "" }, tokens.accent);
        response.on_hover_text(if view.pending {
            "The first checks are running."
        } else {
            "The piece has changed since these findings were made."
        });
    }
}

fn chip(ui: &mut Ui, icon: &str, text: &str, color: egui::Color32) -> Response {
    let icon = ui.label(RichText::new(icon).color(color).size(size::ICON));
    let text = ui.label(RichText::new(text).color(color));
    ui.add_space(space::SMALL);
    icon | text
}

fn color(tokens: &Tokens, severity: Severity) -> egui::Color32 {
    match severity {
        Severity::Stop => tokens.stop,
        Severity::Warn => tokens.warn,
    }
}

fn nothing_found(ui: &mut Ui, view: &FindingsView) {
    let tokens = Tokens::of(ui);
    let (icon, color, text) = if view.pending {
        (icons::WAITING, tokens.weak, view.summary.as_str())
    } else if view.stale {
        (icons::WAITING, tokens.weak, "The piece has changed and is being checked again")
    } else {
        (icons::GOOD, tokens.good, view.summary.as_str())
    };
    ui.add_space((ui.available_height() / 2.0 - 30.0).max(0.0));
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(icon).size(24.0).color(color));
        ui.add_space(space::TIGHT);
        ui.label(RichText::new(text).color(tokens.weak));
    });
}

/// One finding: a row, and if it is selected why it matters and who says so.
fn finding(ui: &mut Ui, view: &FindingRow, stale: bool) -> Vec<Command> {
    let mut commands = Vec::new();
    let ground = ui.painter().add(egui::Shape::Noop);
    let texts = Texts::new(ui, view);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), texts.height()), Sense::click());
    texts.paint(ui, rect, view.severity);
    if let (Some(label), Some(fix)) = (&view.fix, texts.fix)
        && fix_button(ui, rect, (label, fix), stale).clicked()
    {
        commands.push(Command::Fix { index: view.index });
    } else if response.clicked() {
        commands.push(Command::ShowFinding { index: view.index });
    }
    response.widget_info(|| {
        WidgetInfo::selected(WidgetType::SelectableLabel, ui.is_enabled(), view.selected, &view.title)
    });
    let spoken = format!("{}: {}. {}, {}", word(view.severity), view.measured, view.part, view.place);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(spoken.as_str()));
    let mut whole = rect;
    if view.selected {
        reasons(ui, view);
        whole.set_bottom(ui.cursor().top() - ui.spacing().item_spacing.y);
    }
    let tokens = Tokens::of(ui);
    let fill = if view.selected {
        tokens.chosen
    } else if response.hovered() {
        tokens.hover
    } else {
        egui::Color32::TRANSPARENT
    };
    ui.painter()
        .set(ground, egui::Shape::rect_filled(whole.shrink2(vec2(4.0, 0.0)), theme::radius::SMALL, fill));
    if response.has_focus() {
        focus_ring(ui, rect.shrink2(vec2(4.0, 0.0)));
    }
    commands
}

const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Stop => "Stop",
        Severity::Warn => "Warning",
    }
}

/// The texts of a finding, wrapped to the row that they stand in: none of them is ever cut.
struct Texts {
    title: Arc<Galley>,
    /// How bad it is, and where: below the title.
    place: Arc<Galley>,
    /// On the button at the right end.
    fix: Option<Arc<Galley>>,
}

impl Texts {
    fn new(ui: &Ui, view: &FindingRow) -> Self {
        let tokens = Tokens::of(ui);
        let row = ui.available_width() - 2.0 * space::EDGE;
        let fix = view.fix.as_ref().map(|label| {
            let text = format!("{} {label}", icons::FIX);
            wrapped(ui, &[Line::body(&text, tokens.accent)], row * FIX_SHARE - 2.0 * space::SMALL)
        });
        let button = fix.as_ref().map_or(0.0, |fix| fix.size().x + 3.0 * space::SMALL);
        let width = row - TEXT - button;
        let color = color(tokens, view.severity);
        let place = format!("  {} · {}", view.part, view.place);
        let place = [Line::small(word(view.severity), color), Line::small(&place, tokens.weak)];
        let title = wrapped(ui, &[Line::body(&view.title, tokens.text)], width);
        Self { title, place: wrapped(ui, &place, width), fix }
    }

    fn height(&self) -> f32 {
        let text = self.title.size().y + 1.0 + self.place.size().y;
        let fix = self.fix.as_ref().map_or(0.0, |fix| button_height(fix));
        text.max(fix) + 2.0 * PADDING
    }

    fn paint(&self, ui: &Ui, rect: Rect, severity: Severity) {
        let tokens = Tokens::of(ui);
        let start = pos2(rect.left() + space::EDGE, rect.top() + PADDING);
        let icon = Rect::from_min_size(start, Vec2::splat(size::ICON));
        Icon::Glyph(icons::severity(severity)).paint(ui.painter(), icon, color(tokens, severity));
        let title = start + vec2(TEXT, 0.0);
        ui.painter().galley(title, Arc::clone(&self.title), tokens.text);
        let place = title + vec2(0.0, self.title.size().y + 1.0);
        ui.painter().galley(place, Arc::clone(&self.place), tokens.weak);
    }
}

fn button_height(label: &Galley) -> f32 {
    (label.size().y + space::TIGHT).max(size::FIELD)
}

fn fix_button(ui: &mut Ui, row: Rect, (label, galley): (&str, Arc<Galley>), stale: bool) -> Response {
    let place = vec2(galley.size().x + 2.0 * space::SMALL, button_height(&galley));
    let center = pos2(row.right() - space::EDGE - place.x / 2.0, row.center().y);
    let button = egui::Button::new(galley).min_size(place);
    let response = ui
        .add_enabled_ui(!stale, |ui| {
            ui.spacing_mut().button_padding = vec2(space::SMALL, 0.0);
            ui.put(Rect::from_center_size(center, place), button)
        })
        .inner;
    let name = format!("Fix: {label}");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, !stale, &name));
    let response = response.on_disabled_hover_text("The piece has changed and is being checked again.");
    response.on_hover_text("Applies this change, as one step that can be undone.")
}

/// Why it matters, and where the limit comes from.
fn reasons(ui: &mut Ui, view: &FindingRow) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        ui.add_space(space::EDGE + TEXT);
        ui.vertical(|ui| {
            ui.set_max_width((ui.available_width() - space::EDGE).min(760.0));
            ui.spacing_mut().item_spacing.y = 3.0;
            ui.label(&view.why);
            ui.label(
                RichText::new(format!("Source: {}", view.source)).color(tokens.weak).font(theme::small()),
            );
            ui.add_space(space::SMALL);
        });
    });
}
