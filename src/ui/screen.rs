//! The whole interface: all views of one frame, and where their panels stand.

use egui::{Frame, Id, Panel, Ui};

use super::theme::{self, Tokens, size};
use super::{UiState, client, dialogs, escape, panels, shortcuts};
use crate::studio::views::{
    self, CalculatorsView, ClientView, CommandItem, DialogView, ExportView, FindingsView, HistoryView,
    MenuView, OutlinerView, ParametersView, RecentFile, StartView, StatusView,
};
use crate::studio::{ClientChoice, Command, Studio};

/// Everything that one frame shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Screen {
    /// File, Edit, Feature, View, Check.
    pub menus: Vec<MenuView>,
    /// The last one first.
    pub recent: Vec<RecentFile>,
    /// In groups.
    pub toolbar: Vec<Vec<CommandItem>>,
    /// At the left.
    pub outliner: OutlinerView,
    /// Below the outliner, where it is shown.
    pub history: Option<HistoryView>,
    /// At the right.
    pub parameters: ParametersView,
    /// Below the picture.
    pub findings: FindingsView,
    /// At the foot of the window.
    pub status: StatusView,
    /// In front of all.
    pub dialog: Option<DialogView>,
    /// The start page, where it is shown.
    pub start: Option<StartView>,
    /// The calculators, where they are shown.
    pub calculators: Option<CalculatorsView>,
    /// What an export would write.
    pub export: ExportView,
    /// Whether the tape measure is out.
    pub tape: bool,
    /// In the place of all panels, while a client looks.
    pub client: Option<ClientView>,
    /// What a client may change.
    pub client_choices: Vec<(ClientChoice, bool)>,
    /// What can be found by typing.
    pub palette: Vec<CommandItem>,
    /// Every key with what it does.
    pub keys: Vec<(&'static str, Command)>,
}

impl Screen {
    /// The views of a studio.
    #[must_use]
    pub fn of(studio: &Studio) -> Self {
        Self {
            menus: views::menus(studio),
            recent: views::recent_files(studio),
            toolbar: views::toolbar(studio),
            outliner: views::outliner(studio),
            history: views::history(studio),
            parameters: views::parameters(studio),
            findings: views::findings(studio),
            status: views::status(studio),
            dialog: views::dialog(studio),
            start: views::start(studio),
            calculators: views::calculators(studio),
            export: views::export(studio),
            tape: views::tape(studio).is_some(),
            client: views::client(studio),
            client_choices: views::client_choices(studio),
            palette: views::palette(studio),
            keys: Command::keys(),
        }
    }
}

/// What the panels left for the viewport, in egui points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ViewportRect {
    /// Distance of its left edge from the left of the window.
    pub left: f32,
    /// Distance of its upper edge from the top of the window.
    pub top: f32,
    /// To its right edge.
    pub width: f32,
    /// To its lower edge.
    pub height: f32,
}

impl From<egui::Rect> for ViewportRect {
    fn from(rect: egui::Rect) -> Self {
        Self { left: rect.left(), top: rect.top(), width: rect.width(), height: rect.height() }
    }
}

/// Shows a screen in the whole of `ui`. Returns what the person did and where the viewport is.
pub fn show(ui: &mut Ui, screen: &Screen, state: &mut UiState) -> (Vec<Command>, ViewportRect) {
    if !theme::is_installed(ui.ctx()) {
        // Fonts can be used from the frame after the one that installed them.
        theme::install(ui.ctx(), crate::studio::Theme::Dark);
        ui.ctx().request_repaint();
        return (Vec::new(), ui.max_rect().into());
    }
    let mut commands = escape::before(ui.ctx(), state);
    let rest = if let Some(view) = &screen.client {
        let (given, rest) = client::client(ui, view, &mut state.client);
        commands.extend(given);
        rest
    } else {
        panels_around(ui, screen, state, &mut commands)
    };
    commands.extend(dialogs::show(ui.ctx(), screen, &mut state.dialogs));
    state.seek(screen);
    let pressed = shortcuts::in_front_of(ui.ctx(), screen, &state.dialogs);
    if !pressed.is_empty() {
        // What is typed and not yet entered comes before `Save`.
        commands.extend(state.fields.enter(ui.ctx()));
    }
    commands.extend(pressed);
    commands.extend(escape::after(ui.ctx(), screen, state));
    state.was_typing = ui.ctx().text_edit_focused();
    (commands, rest.into())
}

/// Menu bar and toolbar at the top, status bar at the foot, parameters at the right over the whole height,
/// findings below the outliner and the picture.
fn panels_around(
    ui: &mut Ui,
    screen: &Screen,
    state: &mut UiState,
    commands: &mut Vec<Command>,
) -> egui::Rect {
    let tokens = Tokens::of(ui);
    let [chrome, panel] = [tokens.chrome, tokens.panel].map(|ground| Frame::NONE.fill(ground));
    let whole = ui.max_rect().size();

    let bar = Panel::top("menus").exact_size(size::MENU).frame(chrome).show_separator_line(false);
    bar.show(ui, |ui| commands.extend(panels::menus(ui, &screen.menus, &screen.recent, &screen.status)));
    let bar = Panel::top("toolbar").exact_size(size::BUTTON + 8.0).frame(chrome);
    bar.show(ui, |ui| commands.extend(panels::toolbar(ui, &screen.toolbar)));
    let bar = Panel::bottom("status").exact_size(size::ROW).frame(chrome).resizable(false);
    bar.show(ui, |ui| panels::status(ui, &screen.status));

    let most = (whole.x * 0.38).clamp(220.0, 460.0);
    let side = Panel::right(panel_id("parameters", most)).frame(panel).resizable(true);
    let side = side.default_size(352.0_f32.min(most)).size_range(240.0_f32.min(most)..=most);
    side.show(ui, |ui| commands.extend(panels::parameters(ui, &screen.parameters, state)));

    let most = (whole.y * 0.42).clamp(110.0, 300.0);
    let foot = Panel::bottom(panel_id("findings", most)).frame(panel).resizable(true);
    let foot = foot.default_size(210.0_f32.min(most)).size_range(86.0..=most);
    foot.show(ui, |ui| commands.extend(panels::findings(ui, &screen.findings, state)));

    let most = (whole.x * 0.26).clamp(150.0, 320.0);
    let side = Panel::left(panel_id("outliner", most)).frame(panel).resizable(true);
    let side = side.default_size(216.0_f32.min(most)).size_range(150.0..=most);
    side.show(ui, |ui| {
        if let Some(view) = &screen.history {
            let most = ui.available_height() * 0.6;
            let foot = Panel::bottom(panel_id("history", most)).frame(panel).resizable(true);
            let foot = foot.default_size(most * 0.85).size_range(most.min(86.0)..=most);
            foot.show(ui, |ui| commands.extend(panels::history(ui, view, &mut state.history)));
        }
        commands.extend(panels::outliner(ui, &screen.outliner, &mut state.outline));
    });

    ui.available_rect_before_wrap()
}

/// A panel remembers its size by the room that there is: squeezed by a small window, or by a large scale, it is as wide
/// as before when the room is back.
fn panel_id(name: &str, most: f32) -> Id {
    Id::new((name, most.round().to_bits()))
}
