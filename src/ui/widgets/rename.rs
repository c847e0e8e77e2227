//! A name that is typed in the place where it stands.

use egui::text::{CCursor, CCursorRange};
use egui::{Id, Key, Margin, Rect, TextEdit, Ui, vec2};

use super::at;
use crate::ui::theme::size;

/// A name that is being typed.
#[derive(Debug)]
pub(in crate::ui) struct Renaming<T> {
    /// Whose name.
    pub of: T,
    text: String,
    /// The text at first.
    start: String,
    /// Whether the field was not there in the last frame.
    fresh: bool,
}

impl<T> Renaming<T> {
    /// Begins with the name that there is.
    pub fn begin(of: T, name: &str) -> Self {
        Self { of, text: name.to_owned(), start: name.to_owned(), fresh: true }
    }
}

/// Draws the field in the middle of `place`; `label` is for screen readers. Returns whether typing is over, and the name
/// if another one was typed.
pub(in crate::ui) fn name_field<T>(
    ui: &mut Ui,
    place: Rect,
    label: &str,
    renaming: &mut Renaming<T>,
) -> (bool, Option<String>) {
    let id = Id::new("name field");
    let place = place.expand2(vec2(4.0, (size::FIELD - place.height()) / 2.0));
    let editor = TextEdit::singleline(&mut renaming.text)
        .id(id)
        .margin(Margin::symmetric(4, 2))
        .min_size(vec2(0.0, place.height()))
        .desired_width(place.width());
    let mut output = at(ui, place, |ui| editor.show(ui));
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(label));
    if std::mem::take(&mut renaming.fresh) {
        output.response.request_focus();
        let all = CCursorRange::two(CCursor::default(), CCursor::new(renaming.text.chars().count()));
        output.state.cursor.set_char_range(Some(all));
        output.state.store(ui.ctx(), id);
        return (false, None);
    }
    let text = renaming.text.trim();
    let kept = ui.input(|input| input.key_pressed(Key::Escape)) || text == renaming.start;
    let done = output.response.lost_focus() || !output.response.has_focus();
    (done, (done && !kept).then(|| text.to_owned()))
}
