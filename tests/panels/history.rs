//! The history: every state with what was done, branches, names, and a way to each by pointer and by keys.

use collet::studio::views::HistoryView;
use collet::studio::{Command, Theme};
use egui::accesskit::Toggled;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;

use super::bench::{bench, sized};
use super::samples;

fn view() -> HistoryView {
    samples::branched().history.unwrap_or_else(|| panic!("the history is shown"))
}

#[test]
fn every_state_is_a_row_and_a_click_goes_there() {
    for row in view().rows {
        let mut bench = bench(samples::branched());
        let name = row.name.as_deref().unwrap_or(&row.label);
        let expected = if row.current { vec![] } else { vec![Command::GoTo { state: row.state }] };
        assert_eq!(bench.click(name), expected, "{name}");
    }
}

#[test]
fn a_row_says_where_it_stands() {
    let bench = bench(samples::branched());
    let spoken = |name: &'static str| bench.description(name);
    assert!(spoken("Start").contains("just now; before the state that is shown"));
    assert!(spoken("The one we liked").contains("on another branch"));
    let shown = bench.harness.query_all_by(|node| node.toggled() == Some(Toggled::True));
    assert!(shown.count() >= 1, "the state that is shown is marked for a screen reader too");
}

#[test]
fn a_state_is_named_by_double_click_by_key_and_from_its_menu() {
    let mut bench = bench(samples::branched());
    let named = |name: &str| Command::NameState { state: 0, name: name.to_owned() };
    bench.node("Start").focus();
    bench.given();
    bench.press(Key::F2);
    bench.write("As ordered");
    assert_eq!(bench.press(Key::Enter), [named("As ordered")]);
    bench.node("Start").focus();
    bench.given();
    bench.press(Key::F2);
    bench.write("Not this");
    assert_eq!(bench.press(Key::Escape), []);
    bench.node("The one we liked").click_secondary();
    bench.given();
    let [Command::NameState { name, .. }] = &bench.click("Take the name away")[..] else { panic!() };
    assert_eq!(name, "");
}

#[test]
fn states_are_reached_by_keys() {
    let mut bench = bench(samples::branched());
    bench.node("Start").focus();
    bench.given();
    assert_eq!(bench.press(Key::Enter), [Command::GoTo { state: 0 }]);
    assert_eq!(bench.key(Modifiers::COMMAND, Key::H), [Command::ToggleHistory]);
    assert_eq!(bench.click("Hide the history"), [Command::ToggleHistory]);
}

#[test]
fn the_history_leaves_room_for_the_outliner() {
    for (points, scale) in [(vec2(1280.0, 720.0), 1.0), (vec2(640.0, 400.0), 2.0)] {
        let bench = sized(samples::branched(), points, scale, Theme::Light);
        let [outliner, history] = ["Outliner", "History"].map(|label| {
            bench
                .harness
                .get_all_by_label(label)
                .map(|node| node.rect())
                .max_by(|a, b| a.top().total_cmp(&b.top()))
                .unwrap()
        });
        assert!(
            outliner.bottom() + 20.0 < history.top() && history.bottom() < points.y,
            "{outliner} {history}"
        );
    }
}
