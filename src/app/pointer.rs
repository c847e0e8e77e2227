//! The pointer over the picture: drag to orbit, drag with Shift or the middle button to pan, wheel to zoom, click
//! to select, or to measure while the tape is out.

use bevy::math::Vec2;

use super::document::OpenStudio;
use super::panels::Given;
use crate::render::{Eye, Picked, pick, wall_at};
use crate::studio::{Command, TapePoint, views};
use crate::vocab::Millimeters;

/// Moves the eye and gives the commands that the pointer gave. Panels, menus and dialogs over the picture
/// come first: egui tells this area only what none of them took.
pub(super) fn follow(root: &egui::Ui, rect: egui::Rect, eye: &mut Eye, open: &OpenStudio) -> Given {
    let area = root.interact(rect, egui::Id::new("viewport"), egui::Sense::click_and_drag());
    let pans = root.input(|input| input.modifiers.shift) || area.dragged_by(egui::PointerButton::Middle);
    if area.dragged() {
        let moved = area.drag_delta();
        let by = Vec2::new(moved.x, moved.y) / rect.height().max(1.0);
        if pans && by != Vec2::ZERO {
            eye.pan(by);
        } else if by != Vec2::ZERO {
            eye.orbit(by);
        }
        root.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
    }
    let Some(pointer) = area.hover_pos().or(area.interact_pointer_pos()) else { return Vec::new() };
    let share = (pointer - rect.min) / rect.size();
    let share = Vec2::new(share.x, share.y);
    if area.hovered() {
        let (scrolled, pinched) = root.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
        let factor = (-scrolled * 0.002).exp() / pinched;
        if (factor - 1.0).abs() > 1e-5 {
            eye.zoom(factor, share);
        }
    }
    let Some((built, _)) = open.studio.built() else { return Vec::new() };
    let under = || pick(built, eye.ray(share), open.studio.visible());
    if area.double_clicked()
        && let Some(picked) = under()
    {
        eye.look_at(picked.point);
    } else if area.clicked() {
        if views::tape(&open.studio).is_none() {
            return vec![Command::Select(under().map(|picked| picked.part))];
        }
        let wall = |picked: &Picked| wall_at(built, picked, eye.ray(share)).map(Millimeters);
        let point = |picked: Picked| TapePoint { at: picked.point, part: picked.part, wall: wall(&picked) };
        return under().map(point).map(Command::PutTape).into_iter().collect();
    }
    Vec::new()
}
