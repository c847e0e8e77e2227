//! The start page: what was worked on lately at the left, the templates as a gallery at the right.

use egui::{
    Align, Context, CornerRadius, Id, Image, Key, Layout, Margin, Modifiers, Rect, Response, RichText,
    ScrollArea, Sense, Stroke, StrokeKind, TextEdit, TextureOptions, Ui, Vec2, WidgetInfo, WidgetType, pos2,
    vec2,
};

use super::Dialogs;
use super::frame::{Left, Place, modal};
use crate::studio::Command;
use crate::studio::views::{StartView, TemplateCard};
use crate::ui::search::hits;
use crate::ui::theme::icons;
use crate::ui::theme::{self, Tokens, radius, size, space};
use crate::ui::widgets::{Line, Weight, paint_line, row, write_button};

const WIDTH: f32 = 1100.0;
const HEIGHT: f32 = 600.0;
/// What is at the left; narrower windows have only the gallery.
const SIDE: f32 = 236.0;
const ROOM_FOR_SIDE: f32 = 720.0;
/// The least width of a card.
const CARD: f32 = 172.0;
/// Height of a picture, as a share of its width.
const SHAPE: f32 = 0.75;
const NAME: f32 = 30.0;

/// Draws the page.
pub(super) fn start(context: &Context, view: &StartView, state: &mut Dialogs) -> Vec<Command> {
    let place = (Id::new("start page"), Place::Middle);
    let (given, left) = modal(context, place, WIDTH, |ui| {
        ui.set_height(HEIGHT.min(ui.available_height()));
        if ui.available_width() < ROOM_FOR_SIDE {
            return gallery(ui, view, state);
        }
        let side = vec2(SIDE, ui.available_height());
        ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
            let down = Layout::top_down(Align::Min);
            let given = ui.allocate_ui_with_layout(side, down, |ui| recent(ui, view)).inner;
            ui.add_space(space::WIDE);
            let rest = ui.available_size();
            let taken = ui.allocate_ui_with_layout(rest, down, |ui| gallery(ui, view, state)).inner;
            given.or(taken)
        })
        .inner
    });
    given.or((left == Left::Away).then_some(Command::ToggleStart)).into_iter().collect()
}

/// Open, and the files that were open lately.
fn recent(ui: &mut Ui, view: &StartView) -> Option<Command> {
    ui.set_width(SIDE);
    let tokens = Tokens::of(ui);
    let mut given = None;
    ui.label(RichText::new("Collet").font(theme::title()));
    ui.add_space(space::EDGE);
    if write_button(ui, "Open a project…", Weight::Plain).clicked() {
        given = Some(Command::OpenDialog);
    }
    ui.add_space(space::TIGHT);
    if write_button(ui, "Go on with the piece behind", Weight::Plain).clicked() {
        given = Some(Command::ToggleStart);
    }
    ui.add_space(space::WIDE);
    ui.label(RichText::new("Recent projects").font(theme::strong()));
    if view.recent.is_empty() {
        ui.label(RichText::new("What you save or open stands here.").color(tokens.weak));
    }
    ScrollArea::vertical().id_salt("recent").show(ui, |ui| {
        for file in &view.recent {
            let response = row(ui, size::ROW + 14.0, false);
            let [name, folder] = [12.0, 29.0].map(|y| response.rect.left_top() + vec2(space::SMALL, y));
            let width = response.rect.width() - 2.0 * space::SMALL;
            paint_line(ui, name, width, &Line::body(&file.name, tokens.text));
            paint_line(ui, folder, width, &Line::small(&file.folder, tokens.weak));
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), &file.name));
            if response.on_hover_text(format!("In {}", file.folder)).clicked() {
                given = Some(file.command.clone());
            }
        }
    });
    given
}

/// Search, families, and the cards that answer both. Enter takes the first one.
fn gallery(ui: &mut Ui, view: &StartView, state: &mut Dialogs) -> Option<Command> {
    ui.label(RichText::new("Start a new piece").font(theme::title()));
    ui.add_space(space::SMALL);
    let hint = format!("{} Search {} templates", icons::SEARCH, view.templates.len());
    let field = TextEdit::singleline(&mut state.search).hint_text(hint).margin(Margin::symmetric(8, 6));
    let field = ui.add(field.desired_width(f32::INFINITY));
    ui.ctx().accesskit_node_builder(field.id, |node| node.set_label("Search templates"));
    if state.fresh {
        field.request_focus();
    }
    let entered = (field.has_focus() || field.lost_focus())
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    ui.add_space(space::TIGHT);
    families(ui, view, &mut state.family);
    ui.add_space(space::SMALL);
    let shown = shown(view, state);
    if shown.is_empty() {
        ui.weak("No template is called so.");
    }
    let mut taken = None;
    ScrollArea::vertical().id_salt("gallery").auto_shrink(false).show(ui, |ui| {
        let (count, width) = columns(ui.available_width());
        ui.spacing_mut().item_spacing = Vec2::splat(space::EDGE);
        for cards in shown.chunks(count) {
            ui.horizontal(|ui| {
                for template in cards {
                    if card(ui, width, template, state).clicked() {
                        taken = Some(template.command.clone());
                    }
                }
            });
        }
    });
    taken.or_else(|| shown.first().filter(|_| entered).map(|template| template.command.clone()))
}

/// Buttons that show one family, or all.
fn families(ui: &mut Ui, view: &StartView, family: &mut Option<&'static str>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space::TIGHT);
        let all = std::iter::once((None, "All"));
        for (wanted, text) in all.chain(view.families.iter().map(|family| (Some(*family), *family))) {
            if ui.selectable_label(*family == wanted, text).clicked() {
                *family = wanted;
            }
        }
    });
}

/// The templates of the chosen family that are searched for, best first.
fn shown<'a>(view: &'a StartView, state: &Dialogs) -> Vec<&'a TemplateCard> {
    let of_family = |card: &&TemplateCard| state.family.is_none_or(|family| card.family == family);
    let cards: Vec<&TemplateCard> = view.templates.iter().filter(of_family).collect();
    let texts: Vec<String> = cards.iter().map(|card| format!("{} {}", card.name, card.family)).collect();
    let found = hits(&texts, &state.search);
    found.into_iter().filter_map(|at| cards.get(at).copied()).collect()
}

/// How many cards stand beside each other, and how wide they are.
fn columns(width: f32) -> (usize, f32) {
    let count = ((width + space::EDGE) / (CARD + space::EDGE)).floor().max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some columns")]
    let columns = count as usize;
    (columns, ((width - (count - 1.0) * space::EDGE) / count).floor())
}

/// A picture with the name below; a drawn ring until the picture is there.
fn card(ui: &mut Ui, width: f32, template: &TemplateCard, state: &mut Dialogs) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, width * SHAPE + NAME), Sense::click());
    let response = response.on_hover_text(template.description);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), template.name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(template.description));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let tokens = Tokens::of(ui);
    let corners = CornerRadius::same(radius::MEDIUM);
    let lit = response.hovered() || response.has_focus();
    let picture = Rect::from_min_size(rect.min, vec2(width, width * SHAPE));
    ui.painter().rect_filled(rect, corners, if lit { tokens.hover } else { tokens.field });
    match &template.picture {
        Some(pixels) => {
            let texture = state.textures.entry(template.key).or_insert_with(|| {
                let size = pixels.size.map(|side| side as usize);
                let image = egui::ColorImage::from_rgba_unmultiplied(size, pixels.pixels.as_flattened());
                ui.ctx().load_texture(template.key, image, TextureOptions::LINEAR)
            });
            let upper = CornerRadius { sw: 0, se: 0, ..corners };
            Image::from_texture(&*texture).corner_radius(upper).paint_at(ui, picture);
        }
        None => icons::part("").paint(ui.painter(), picture, tokens.weak),
    }
    let start = pos2(rect.left() + space::SMALL, picture.bottom() + NAME / 2.0);
    paint_line(ui, start, width - 2.0 * space::SMALL, &Line::body(template.name, tokens.text));
    let edge = if lit { tokens.accent } else { tokens.outline };
    ui.painter().rect_stroke(rect, corners, Stroke::new(1.0, edge), StrokeKind::Inside);
    response
}
