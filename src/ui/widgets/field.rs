//! Fields of text, and what is being typed or dragged in them.

use egui::text::{CCursor, CCursorRange};
use egui::{Align, Id, Key, Margin, Rect, Response, TextEdit, Ui, vec2};

use crate::studio::Command;

/// What is being typed or dragged. At most one field has the keyboard, at most one is dragged.
#[derive(Debug, Default)]
pub(in crate::ui) struct Fields {
    typed: Option<Typed>,
    pub(super) drag: Option<Drag>,
}

#[derive(Debug)]
struct Typed {
    key: String,
    text: String,
    /// The text when the field got the keyboard.
    start: String,
}

/// A drag in a number field.
#[derive(Debug)]
pub(super) struct Drag {
    pub key: String,
    /// Where the pointer is, not yet rounded to a step.
    pub exact: f64,
    /// The last value that was sent.
    pub sent: f64,
    /// Whether a value was sent at all.
    pub moved: bool,
}

impl Fields {
    /// Whether a value is being dragged.
    pub fn is_dragging(&self) -> bool {
        self.drag.is_some()
    }

    /// Forgets the drag.
    pub fn stop_dragging(&mut self) {
        self.drag = None;
    }

    /// Ends a drag when the pointer was let go, wherever that was.
    pub fn settle(&mut self, ui: &Ui) -> Option<Command> {
        if ui.input(|input| input.pointer.any_down()) {
            return None;
        }
        self.drag.take().filter(|drag| drag.moved).map(|_| Command::Commit)
    }

    /// Enters what is being typed, and gives the keyboard back.
    pub fn enter(&mut self, context: &egui::Context) -> Option<Command> {
        let typed = self.typed.take()?;
        context.memory_mut(|memory| memory.surrender_focus(id_of(&typed.key)));
        typed.entered()
    }

    /// Leaves a field, if it is the one that is typed in.
    fn leave(&mut self, key: &str) -> Option<Command> {
        self.typed.take_if(|typed| typed.key == key)?.entered()
    }
}

impl Typed {
    /// The command, unless the text was not changed.
    fn entered(self) -> Option<Command> {
        (self.text.trim() != self.start).then_some(Command::Set { key: self.key, text: self.text })
    }
}

/// The widget of a field, the same whether it is typed in or not.
pub(in crate::ui) fn id_of(key: &str) -> Id {
    Id::new(("field", key))
}

/// A field that shows `shown` and is typed in, starting from `text`, while it has the keyboard. `at_rest` draws
/// it otherwise. Returns its response, and what was entered when a field is left other than by Escape.
pub(in crate::ui) fn typed_field(
    ui: &mut Ui,
    rect: Rect,
    (key, text): (&str, &str),
    fields: &mut Fields,
    at_rest: impl FnOnce(&mut Ui, Id, &mut Fields) -> Response,
) -> (Response, Vec<Command>) {
    let id = id_of(key);
    let focused = ui.is_enabled()
        && ui.memory_mut(|memory| {
            memory.interested_in_focus(id, ui.layer_id());
            memory.has_focus(id)
        });
    if focused {
        let other = fields.typed.take_if(|typed| typed.key != key).and_then(Typed::entered);
        let (response, entered) = edit(ui, rect, (key, text), fields);
        return (response, other.into_iter().chain(entered).collect());
    }
    // Left by Tab or by a click elsewhere: the text editor is not drawn any more.
    let escaped = ui.input(|input| input.key_pressed(Key::Escape));
    let left = fields.leave(key).filter(|_| !escaped);
    let response = at_rest(ui, id, fields);
    if response.clicked() {
        response.request_focus();
    }
    (response, left.into_iter().collect())
}

fn edit(
    ui: &mut Ui,
    rect: Rect,
    (key, text): (&str, &str),
    fields: &mut Fields,
) -> (Response, Option<Command>) {
    let fresh = fields.typed.as_ref().is_none_or(|typed| typed.key != key);
    if fresh {
        fields.typed = Some(Typed { key: key.to_owned(), text: text.to_owned(), start: text.to_owned() });
    }
    let mut typed = fields.typed.as_mut().map(|typed| std::mem::take(&mut typed.text)).unwrap_or_default();
    let editor = TextEdit::singleline(&mut typed)
        .id(id_of(key))
        .horizontal_align(Align::RIGHT)
        .vertical_align(Align::Center)
        .margin(Margin::symmetric(6, 2))
        .min_size(vec2(0.0, rect.height()))
        .desired_width(rect.width());
    let mut output = super::at(ui, rect, |ui| editor.show(ui));
    if fresh {
        let all = CCursorRange::two(CCursor::default(), CCursor::new(typed.chars().count()));
        output.state.cursor.set_char_range(Some(all));
        output.state.store(ui.ctx(), id_of(key));
    }
    if let Some(state) = fields.typed.as_mut() {
        state.text = typed;
    }
    let left = output.response.lost_focus().then(|| fields.leave(key)).flatten();
    (output.response.response, left)
}

impl Fields {
    /// Replaces what is being typed in a field, because the value was stepped with the arrow keys.
    pub(super) fn retype(&mut self, key: &str, text: String) {
        if let Some(typed) = self.typed.as_mut().filter(|typed| typed.key == key) {
            typed.start.clone_from(&text);
            typed.text = text;
        }
    }
}
