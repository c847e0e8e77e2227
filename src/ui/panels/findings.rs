//! The findings: how many, judged by what, and each with its way out.

use egui::{
    Align, Id, Layout, Rect, Response, RichText, ScrollArea, Sense, Ui, Vec2, WidgetInfo, WidgetType, pos2,
    vec2,
};

use crate::studio::views::{FindingRow, FindingsView};
use crate::studio::{Command, Severity};
use crate::ui::UiState;
use crate::ui::theme::icons::{self, Icon};
use crate::ui::theme::{self, Tokens, size, space};
use crate::ui::widgets::{Choice, Chooser, Line, at, choose, focus_ring, line, paint_line};

/// From this width on a finding stands on one line.
const ONE_LINE: f32 = 780.0;
/// Narrower panels do not name the field of the rules.
const ROOM_FOR_NAMES: f32 = 560.0;

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
    let name = at(ui, rect.with_max_x(field.left() - space::SMALL), |ui| {
        ui.label(RichText::new("Findings").font(theme::strong()));
        ui.add_space(space::TIGHT);
        counts(ui, view);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = if rect.width() >= ROOM_FOR_NAMES { "Rules" } else { "" };
            ui.label(RichText::new(name).color(tokens.weak))
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

fn counts(ui: &mut Ui, view: &FindingsView) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.x = 5.0;
    if !view.pending {
        for (severity, count, word) in
            [(Severity::Stop, view.stops, "stop"), (Severity::Warn, view.warnings, "warning")]
        {
            if count > 0 {
                let ending = if count == 1 { "" } else { "s" };
                chip(
                    ui,
                    icons::severity(severity),
                    &format!("{count} {word}{ending}"),
                    color(tokens, severity),
                );
            }
        }
        if view.rows.is_empty() {
            chip(ui, icons::GOOD, "No findings", tokens.good);
        }
    }
    if view.pending || view.stale {
        let text = if view.pending { "Checking…" } else { "Checking again…" };
        let response = chip(ui, icons::WAITING, text, tokens.accent);
        if view.stale {
            response.on_hover_text("The piece has changed since these findings were made.");
        }
    }
}

fn chip(ui: &mut Ui, icon: &str, text: &str, color: egui::Color32) -> Response {
    ui.label(RichText::new(icon).color(color).size(size::ICON));
    let response = ui.label(RichText::new(text).color(color));
    ui.add_space(space::SMALL);
    response
}

fn color(tokens: &Tokens, severity: Severity) -> egui::Color32 {
    match severity {
        Severity::Stop => tokens.stop,
        Severity::Warn => tokens.warn,
    }
}

fn nothing_found(ui: &mut Ui, view: &FindingsView) {
    let tokens = Tokens::of(ui);
    let (icon, color) = if view.pending { (icons::WAITING, tokens.weak) } else { (icons::GOOD, tokens.good) };
    ui.add_space((ui.available_height() / 2.0 - 30.0).max(0.0));
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(icon).size(24.0).color(color));
        ui.add_space(space::TIGHT);
        ui.label(RichText::new(&view.summary).color(tokens.weak));
    });
}

/// One finding: a row, and if it is selected why it matters and who says so.
fn finding(ui: &mut Ui, view: &FindingRow, stale: bool) -> Vec<Command> {
    let mut commands = Vec::new();
    let wide = ui.available_width() >= ONE_LINE;
    let height = if wide { size::ROW + 4.0 } else { size::ROW + 18.0 };
    let ground = ui.painter().add(egui::Shape::Noop);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let tokens = Tokens::of(ui);
    let columns = Columns::new(rect, wide, view.fix.is_some());
    let cut = texts(ui, view, &columns);
    if let Some(fix) = &view.fix
        && fix_button(ui, columns.fix, fix, stale).clicked()
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
    if cut {
        response.on_hover_text(&view.title);
    }
    commands
}

const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Stop => "Stop",
        Severity::Warn => "Warning",
    }
}

/// Where the texts of a finding stand. On one line, or the less important ones below the title.
struct Columns {
    icon: Rect,
    word: Rect,
    title: Rect,
    measured: Rect,
    place: Rect,
    fix: Rect,
}

impl Columns {
    fn new(rect: Rect, wide: bool, has_fix: bool) -> Self {
        let rect = rect.shrink2(Vec2::new(space::EDGE, 0.0));
        let span = |from: f32, to: f32| Rect::from_x_y_ranges(from..=to.max(from), rect.y_range());
        let icon = span(rect.left(), rect.left() + size::ICON);
        let word = span(icon.right() + 6.0, icon.right() + 60.0);
        let button = (rect.width() * 0.21).clamp(100.0, 230.0);
        let fix = span(rect.right() - button, rect.right())
            .shrink2(vec2(0.0, (rect.height() - size::FIELD - 2.0) / 2.0));
        if wide {
            let free = fix.left() - space::SMALL - word.right();
            let title = span(word.right() + 6.0, word.right() + free * 0.37);
            let measured = span(title.right() + space::SMALL, title.right() + free * 0.27);
            let place = span(measured.right() + space::SMALL, fix.left() - space::SMALL);
            return Self { icon, word, title, measured, place, fix };
        }
        let end = if has_fix { fix.left() - space::SMALL } else { rect.right() };
        let [upper, lower] = [0.0, 0.5].map(|from| {
            let top = rect.top() + 3.0;
            let half = (rect.height() - 6.0) * 0.5;
            let top = top + from * 2.0 * half;
            move |left: f32, right: f32| {
                Rect::from_min_max(pos2(left, top), pos2(right.max(left), top + half))
            }
        });
        let title = upper(word.right() + 6.0, end);
        let middle = egui::lerp(title.left()..=end, 0.5);
        Self {
            icon,
            word,
            title,
            measured: lower(title.left(), middle - space::SMALL),
            place: lower(middle, end),
            fix,
        }
    }
}

/// Whether a text was cut.
fn texts(ui: &Ui, view: &FindingRow, columns: &Columns) -> bool {
    let tokens = Tokens::of(ui);
    let color = color(tokens, view.severity);
    Icon::Glyph(icons::severity(view.severity)).paint(ui.painter(), columns.icon, color);
    let write = |rect: Rect, line: Line<'_>| {
        paint_line(ui, pos2(rect.left(), rect.center().y), rect.width(), &line).1
    };
    let place = format!("{} · {}", view.part, view.place);
    let cut = [
        write(columns.word, Line::body(word(view.severity), color)),
        write(columns.title, Line::body(&view.title, tokens.text)),
        write(columns.measured, Line::body(&view.measured, tokens.text)),
        write(columns.place, Line::small(&place, tokens.weak)),
    ];
    cut.contains(&true)
}

fn fix_button(ui: &mut Ui, rect: Rect, label: &str, stale: bool) -> Response {
    let text = format!("{} {label}", icons::FIX);
    let tokens = Tokens::of(ui);
    let galley = line(ui, &Line::body(&text, tokens.accent), rect.width() - 16.0);
    let cut = galley.elided;
    let button = egui::Button::new(galley).min_size(rect.size());
    let response = ui
        .add_enabled_ui(!stale, |ui| {
            ui.spacing_mut().button_padding = vec2(8.0, 0.0);
            ui.put(rect, button)
        })
        .inner;
    let name = format!("Fix: {label}");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, !stale, &name));
    let response = response.on_disabled_hover_text("The piece has changed and is being checked again.");
    let tip = if cut { label } else { "Applies this change, as one step that can be undone." };
    response.on_hover_text(tip)
}

/// Why it matters, and where the limit comes from.
fn reasons(ui: &mut Ui, view: &FindingRow) {
    let tokens = Tokens::of(ui);
    let left = space::EDGE + size::ICON + 6.0;
    ui.horizontal(|ui| {
        ui.add_space(left);
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
