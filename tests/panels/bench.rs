//! A screen on a bench: panels drawn without a window, and what a person would do to them.

use collet::studio::{Command, Theme};
use collet::ui::{self, Screen, UiState, ViewportRect};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2, Vec2, vec2};
use egui_kittest::kittest::{By, NodeT, Queryable};
use egui_kittest::{Harness, Node};

/// What is on the bench.
pub struct Stage {
    pub screen: Screen,
    pub state: UiState,
    /// What the panels said since it was last taken.
    given: Vec<Command>,
    pub viewport: ViewportRect,
    /// Whether the palette goes when it is told to, as the studio makes it go.
    pub palette_closes: bool,
}

pub struct Bench {
    pub harness: Harness<'static, Stage>,
}

/// A screen in a window of 1280 × 800 points.
pub fn bench(screen: Screen) -> Bench {
    sized(screen, vec2(1280.0, 800.0), 1.0, Theme::Dark)
}

pub fn sized(screen: Screen, points: Vec2, pixels_per_point: f32, theme: Theme) -> Bench {
    let nowhere = ViewportRect { left: 0.0, top: 0.0, width: 0.0, height: 0.0 };
    let stage = Stage {
        screen,
        state: UiState::default(),
        given: Vec::new(),
        viewport: nowhere,
        palette_closes: false,
    };
    let builder = Harness::builder().with_size(points).with_pixels_per_point(pixels_per_point);
    let mut styled = false;
    let draw = move |ui: &mut egui::Ui, stage: &mut Stage| {
        if !std::mem::replace(&mut styled, true) {
            ui::install_theme(ui.ctx(), theme);
        }
        // The whole window, as the program gives it.
        let layer = egui::LayerId::background();
        let whole = egui::UiBuilder::new().layer_id(layer).max_rect(ui.ctx().viewport_rect());
        let mut root = egui::Ui::new(ui.ctx().clone(), egui::Id::new("collet"), whole);
        let (commands, viewport) = ui::show(&mut root, &stage.screen, &mut stage.state);
        if stage.palette_closes && commands.contains(&Command::TogglePalette) {
            stage.screen.dialog = None;
        }
        stage.given.extend(commands);
        stage.viewport = viewport;
    };
    let mut bench = Bench { harness: builder.build_ui_state(draw, stage) };
    bench.harness.run();
    bench
}

impl Bench {
    /// Draws until nothing moves, and takes what was given.
    pub fn given(&mut self) -> Vec<Command> {
        self.harness.run();
        std::mem::take(&mut self.harness.state_mut().given)
    }

    pub fn click(&mut self, label: &str) -> Vec<Command> {
        self.node(label).click();
        self.given()
    }

    /// Clicks the widget of a role; a label can stand on several.
    pub fn click_role(&mut self, role: Role, label: &str) -> Vec<Command> {
        self.harness.get_by_role_and_label(role, label).click();
        self.given()
    }

    /// Clicks the one of two that lies in front: a dialog's button is called as one behind it.
    pub fn click_in_front(&mut self, label: &str) -> Vec<Command> {
        let last = self.harness.get_all_by_label(label).last();
        last.unwrap_or_else(|| panic!("no {label}")).click();
        self.given()
    }

    pub fn key(&mut self, modifiers: Modifiers, key: Key) -> Vec<Command> {
        self.harness.key_press_modifiers(modifiers, key);
        self.given()
    }

    pub fn press(&mut self, key: Key) -> Vec<Command> {
        self.key(Modifiers::NONE, key)
    }

    /// Types into what has the keyboard.
    pub fn write(&mut self, text: &str) -> Vec<Command> {
        self.harness.event(Event::Text(text.to_owned()));
        self.given()
    }

    /// What is called so and is no mere text.
    pub fn node<'a>(&'a self, label: &'a str) -> Node<'a> {
        self.harness.get(By::new().label(label).predicate(|node| node.role() != Role::Label))
    }

    /// Leaves the pointer where it is until a tip comes.
    pub fn wait_for_tip(&mut self) {
        self.harness.run_steps(40);
    }

    pub fn has(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).next().is_some()
    }

    /// Whether a text is written anywhere.
    pub fn says(&self, text: &str) -> bool {
        self.harness.query_all_by_label_contains(text).next().is_some()
    }

    /// Whether a text is painted anywhere, for a screen reader or not.
    pub fn paints(&self, text: &str) -> bool {
        fn painted(shape: &egui::Shape, text: &str) -> bool {
            match shape {
                egui::Shape::Text(painted) => painted.galley.text().contains(text),
                egui::Shape::Vec(shapes) => shapes.iter().any(|shape| painted(shape, text)),
                _ => false,
            }
        }
        self.harness.output().shapes.iter().any(|shape| painted(&shape.shape, text))
    }

    pub fn is_enabled(&self, label: &'static str) -> bool {
        !self.node(label).accesskit_node().is_disabled()
    }

    /// What a screen reader adds to the label.
    pub fn description(&self, label: &'static str) -> String {
        self.node(label).accesskit_node().description().unwrap_or_default()
    }

    pub fn point(&self, label: &'static str) -> Pos2 {
        self.node(label).rect().center()
    }

    /// Presses the button of the pointer, moves it in steps, and leaves it pressed.
    pub fn drag(&mut self, from: Pos2, by: &[f32]) -> Vec<Command> {
        self.harness.hover_at(from);
        self.harness.run();
        self.harness.event(button(from, true));
        let mut at = from;
        for step in by {
            at.x += step;
            self.harness.event(Event::PointerMoved(at));
        }
        self.given()
    }

    pub fn release(&mut self, at: Pos2) -> Vec<Command> {
        self.harness.event(button(at, false));
        self.given()
    }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: egui::PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}
