//! Every screen at every size: it draws, comes to rest, and its texts stand clear of each other and of the edges.

use std::time::Duration;

use collet::studio::views::{BuildState, DialogView};
use collet::studio::{CalculatorPage, PathWanted, Theme};
use collet::ui::{Screen, Tokens};
use egui::accesskit::Role;
use egui::epaint::{ClippedShape, TextShape};
use egui::{Rect, Shape, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};

use super::bench::{Bench, bench, sized};
use super::samples;

/// What rounding to whole pixels may do, in points.
const ROUNDING: f32 = 1.0;

/// Every state that a screen can be in.
fn screens() -> Vec<Screen> {
    let mut screens =
        vec![samples::screen(), samples::clean(), samples::bezel(), samples::pending(), samples::heads()];
    screens.push(samples::start());
    screens.push(samples::client());
    screens.extend(CalculatorPage::ALL.map(|page| samples::calculators(page, &[])));
    screens.extend(samples::dialogs().into_iter().map(samples::with));
    for build in [BuildState::Building, BuildState::Checking, BuildState::Failed("out of memory".to_owned())]
    {
        let mut screen = samples::screen();
        (screen.status.build, screen.status.stale, screen.findings) = (build, true, samples::stale());
        screens.push(screen);
    }
    screens
}

/// A text on the screen: what it says, where it stands, and what can be seen of it.
struct Written {
    text: String,
    rect: Rect,
    seen: Rect,
    elided: bool,
}

/// The texts that lie in front: those of the dialog, if there is one.
fn texts(bench: &Bench) -> Vec<Written> {
    let shapes = &bench.harness.output().shapes;
    let shades = [Tokens::DARK.shade, Tokens::LIGHT.shade];
    let is_shade =
        |shape: &ClippedShape| matches!(&shape.shape, Shape::Rect(rect) if shades.contains(&rect.fill));
    let front = shapes.iter().rposition(is_shade).unwrap_or(0);
    let mut found = Vec::new();
    for clipped in &shapes[front..] {
        visit(&clipped.shape, &mut |text| {
            let rect = text.visual_bounding_rect();
            let seen = rect.intersect(clipped.clip_rect);
            if rect.is_positive() && seen.is_positive() {
                let (text, elided) = (text.galley.text().to_owned(), text.galley.elided);
                found.push(Written { text, rect, seen, elided });
            }
        });
    }
    found
}

fn visit(shape: &Shape, add: &mut impl FnMut(&TextShape)) {
    match shape {
        Shape::Text(text) => add(text),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| visit(shape, add)),
        _ => {}
    }
}

/// What is wrong with the texts of a screen. What scrolls is cut at its upper and lower edge, never at its sides.
fn faults(bench: &Bench, may_elide: bool) -> Vec<String> {
    let texts = texts(bench);
    let mut faults = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        if text.elided && !may_elide {
            faults.push(format!("cut with …: {:?}", text.text));
        }
        if text.rect.width() > text.seen.width() + ROUNDING {
            faults.push(format!("cut at its side: {:?} {} in {}", text.text, text.rect, text.seen));
        }
        for other in &texts[..index] {
            let both = text.seen.intersect(other.seen);
            if both.width() > ROUNDING && both.height() > ROUNDING {
                faults.push(format!("{:?} {} covers {:?} {}", text.text, text.seen, other.text, other.seen));
            }
        }
    }
    faults
}

fn check(size: Vec2, pixels_per_point: f32, theme: Theme, may_elide: bool) {
    for (number, screen) in screens().into_iter().enumerate() {
        let what = format!("screen {number}, {:?}, {size}, {:?}", screen.dialog, screen.status.build);
        let mut bench = sized(screen, size, pixels_per_point, theme);
        assert_eq!(bench.given(), [], "nobody did anything: {what}");
        let view = bench.harness.state().viewport;
        assert!(view.width > 100.0 && view.height > 100.0, "{view:?}: {what}");
        assert!(view.left + view.width <= size.x && view.top + view.height <= size.y, "{view:?}: {what}");
        let delay = bench.harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
        assert!(delay > Duration::from_mins(1), "it draws again in {delay:?}: {what}");
        let faults = faults(&bench, may_elide);
        assert!(faults.is_empty(), "{what}\n{}", faults.join("\n"));
    }
}

#[test]
fn nothing_is_cut_in_a_window_of_1280_by_800() {
    check(vec2(1280.0, 800.0), 1.0, Theme::Dark, false);
}

#[test]
fn nothing_is_cut_at_two_pixels_per_point() {
    check(vec2(1280.0, 800.0), 2.0, Theme::Light, false);
}

/// 1280 × 800 pixels at a scale of 200 %: lines may end in `…`, but nothing covers anything.
#[test]
fn nothing_is_covered_in_a_window_of_640_by_400() {
    check(vec2(640.0, 400.0), 2.0, Theme::Dark, true);
}

#[test]
fn every_parameter_is_shown_in_full() {
    for screen in [samples::screen(), samples::bezel()] {
        let bench = sized(screen, vec2(1280.0, 2400.0), 1.0, Theme::Dark);
        let faults = faults(&bench, false);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert!(texts(&bench).iter().any(|text| text.text == "Lower-half length"), "the last one is in view");
    }
}

#[test]
fn menus_of_choices_show_whole_names() {
    for (label, longest) in
        [("Alloy", "18 k white gold, palladium"), ("Preset", "Round, Cowing's central ideal")]
    {
        let mut bench = sized(samples::clean(), vec2(1280.0, 1600.0), 1.0, Theme::Dark);
        bench.click(label);
        let texts = texts(&bench);
        assert!(texts.iter().any(|text| text.text == longest), "{longest} is in view");
        let cut: Vec<&String> = texts.iter().filter(|text| text.elided).map(|text| &text.text).collect();
        assert!(cut.is_empty(), "{label}: {cut:?}");
    }
}

#[test]
fn questions_for_a_path_fit_a_small_window() {
    for wanted in [PathWanted::Open, PathWanted::SaveAs, PathWanted::ExportFolder, PathWanted::Pack] {
        let mut bench = sized(samples::screen(), vec2(640.0, 400.0), 2.0, Theme::Light);
        bench.harness.state_mut().state.ask_for_path(wanted);
        bench.given();
        let faults = faults(&bench, false);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
fn everything_that_can_be_pressed_has_a_name() {
    let bench = bench(samples::screen());
    let pressed = [Role::Button, Role::CheckBox, Role::ComboBox, Role::SpinButton, Role::TextInput];
    let nameless = bench.harness.query_all_by(move |node| {
        pressed.contains(&node.role()) && node.label().is_none_or(|label| label.trim().is_empty())
    });
    let nameless: Vec<String> = nameless.map(|node| format!("{:?}", node.accesskit_node().role())).collect();
    assert!(nameless.is_empty(), "{nameless:?}");
}

/// The next dialog must not be as high as the last one was.
#[test]
fn dialogs_that_follow_each_other_are_shown_whole() {
    let row = |number: usize| (format!("Row {number}"), "20.87 × 6.81 × 24.83 mm".to_owned());
    let exported = DialogView::Exported { folder: "/tmp/job".to_owned(), rows: (0..9).map(row).collect() };
    let finding = samples::screen().findings.rows[0].title.clone();
    let blocked = [1, 4].map(|count| samples::blocked(vec![finding.clone(); count]));
    let [one, four] = blocked;
    let mut bench = bench(samples::screen());
    for dialog in [samples::unsaved(), exported, DialogView::Shortcuts, one, four, samples::recovery()] {
        let what = format!("{dialog:?}");
        bench.harness.state_mut().screen.dialog = Some(dialog);
        bench.given();
        let cut = |text: &&Written| text.seen.height() < text.rect.height() - ROUNDING;
        let cut: Vec<String> = texts(&bench).iter().filter(cut).map(|text| text.text.clone()).collect();
        assert!(cut.is_empty(), "{what}: {cut:?}");
        assert_eq!(faults(&bench, false), [""; 0], "{what}");
    }
}

/// 1280 × 800 pixels at 200 %, then at 100 % again.
#[test]
fn panels_take_their_room_back() {
    let mut bench = bench(samples::clean());
    let before = bench.harness.state().viewport;
    bench.harness.set_size(vec2(640.0, 400.0));
    bench.given();
    assert!(bench.harness.state().viewport.width > 100.0);
    bench.harness.set_size(vec2(1280.0, 800.0));
    bench.given();
    assert_eq!(bench.harness.state().viewport, before);
}
