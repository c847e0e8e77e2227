//! The parameters: shown, typed, dragged, stepped, chosen, searched and put back.

use collet::studio::views::{ParameterControl, ParameterRow};
use collet::studio::{Command, Edit, Theme, Value};
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT, Queryable};

use super::bench::{Bench, bench, sized};
use super::samples::{clean, screen};

fn set(key: &str, text: &str) -> Command {
    Command::Set { key: key.to_owned(), text: text.to_owned() }
}

fn rows() -> Vec<ParameterRow> {
    screen().parameters.groups.into_iter().filter(|group| group.open).flat_map(|group| group.rows).collect()
}

#[test]
fn every_parameter_is_shown_with_its_value() {
    let bench = sized(screen(), vec2(1280.0, 2400.0), 1.0, Theme::Dark);
    for row in rows() {
        let nodes: Vec<_> = bench.harness.query_all_by_label(&row.label).collect();
        assert!(!nodes.is_empty(), "{} is not shown", row.label);
        let shown = |want: &str| nodes.iter().any(|node| node.value().is_some_and(|value| value == want));
        match &row.control {
            ParameterControl::Number { value, .. } => {
                let values = nodes.iter().filter_map(|node| node.accesskit_node().numeric_value());
                assert!(values.into_iter().any(|found| (found - value).abs() < 1e-9), "{}", row.label);
            }
            ParameterControl::Choice { chosen, items } => {
                let item = items.iter().find(|item| item.key == *chosen).unwrap();
                assert!(shown(&item.label), "{} is not {}", row.label, item.label);
            }
            ParameterControl::Typed { detail, .. } => assert!(shown(detail), "{} is not {detail}", row.label),
        }
    }
}

/// So high that the prongs' parameters are in sight.
fn high() -> Bench {
    sized(screen(), vec2(1280.0, 1600.0), 1.0, Theme::Dark)
}

#[test]
fn numbers_are_typed_with_any_unit() {
    let mut bench = bench(screen());
    assert_eq!(bench.click("Width at top"), []);
    assert_eq!(bench.write("1/4in"), []);
    assert_eq!(bench.press(Key::Enter), [set("shank.width_top", "1/4in")], "typing replaced the old text");
    bench.click("Width at base");
    bench.write("3 mm");
    assert_eq!(bench.press(Key::Escape), [], "Escape takes typing back");
    bench.click("Width at base");
    assert_eq!(bench.press(Key::Enter), [], "nothing was changed");
    bench.click("Width at base");
    bench.write("nonsense");
    assert_eq!(bench.press(Key::Tab), [set("shank.width_base", "nonsense")], "the studio says what is wrong");
    bench.write("1.7");
    assert_eq!(bench.key(Modifiers::SHIFT, Key::Tab), [set("shank.thickness_top", "1.7")]);
}

#[test]
fn a_click_elsewhere_enters_what_was_typed() {
    let mut bench = high();
    bench.click("Lean");
    bench.write("14");
    let given = bench.click("Prong 3");
    assert!(given.contains(&set("head.prongs.lean", "14")), "{given:?}");
}

#[test]
fn arrow_keys_step_a_number() {
    let mut bench = high();
    bench.click("Lean");
    let edit = Edit::SetParameter { key: "head.prongs.lean".to_owned(), value: Value::Number(12.5) };
    assert_eq!(bench.press(Key::ArrowUp), [Command::Apply(edit)]);
}

#[test]
fn a_size_is_typed_in_any_system() {
    let mut bench = bench(screen());
    assert_eq!(bench.click("Size"), []);
    bench.write("N½");
    assert_eq!(bench.press(Key::Enter), [set("ring.size", "N½")]);
}

#[test]
fn a_drag_previews_and_then_commits_once() {
    let mut bench = high();
    let from = bench.point("Lean");
    let previews = bench.drag(from, &[8.0, 8.0, 8.0]);
    assert!(!previews.is_empty());
    for preview in &previews {
        let Command::Preview(Edit::SetParameter { key, value: Value::Number(value) }) = preview else {
            panic!("{preview:?}")
        };
        assert_eq!(key, "head.prongs.lean");
        assert!(*value > 12.0 && *value < 45.0 && (value * 2.0).fract() == 0.0, "{value} is on a step");
    }
    assert_eq!(bench.release(from + vec2(24.0, 0.0)), [Command::Commit]);
    assert_eq!(bench.given(), []);
}

#[test]
fn a_drag_ends_at_the_limits() {
    let mut bench = high();
    let from = bench.point("Lean");
    let previews = bench.drag(from, &[10.0, 4000.0]);
    let last = Edit::SetParameter { key: "head.prongs.lean".to_owned(), value: Value::Number(45.0) };
    assert_eq!(previews.last(), Some(&Command::Preview(last)));
}

#[test]
fn escape_aborts_a_drag() {
    let mut bench = high();
    let from = bench.point("Lean");
    assert!(!bench.drag(from, &[10.0, 10.0]).is_empty());
    assert_eq!(bench.press(Key::Escape), [Command::Abort]);
    assert_eq!(bench.release(from + vec2(20.0, 0.0)), [], "no commit after it");
}

#[test]
fn a_click_is_no_drag() {
    let mut bench = bench(screen());
    let from = bench.point("Lean");
    assert_eq!(bench.drag(from, &[]), []);
    assert_eq!(bench.release(from), []);
}

#[test]
fn only_a_changed_parameter_can_be_reset() {
    let mut bench = high();
    assert!(!bench.says("Reset Lean"));
    let reset = Command::Reset { key: "head.prongs.tip_diameter".to_owned() };
    assert_eq!(bench.click("Reset Tip diameter to 1.25 mm"), [reset]);
}

#[test]
fn choices_are_chosen_and_long_ones_searched() {
    let mut bench = sized(screen(), vec2(1280.0, 1600.0), 1.0, Theme::Dark);
    assert_eq!(bench.click("Tip"), []);
    assert_eq!(bench.click("Claw"), [set("head.prongs.tip", "claw")]);
    assert_eq!(bench.click("Species"), []);
    assert!(bench.has("Emerald"));
    assert_eq!(bench.write("padpa"), []);
    assert!(!bench.has("Emerald"));
    assert_eq!(bench.press(Key::Enter), [set("head.stone.species", "padparadscha")]);
}

#[test]
fn a_short_choice_works_by_keys_alone() {
    let mut bench = bench(screen());
    bench.node("Tip").focus();
    bench.given();
    assert_eq!(bench.press(Key::Enter), [], "opens the menu");
    assert_eq!(bench.press(Key::ArrowDown), []);
    assert_eq!(bench.press(Key::Enter), [set("head.prongs.tip", "claw")]);
}

#[test]
fn parameters_are_searched_and_groups_fold() {
    let mut bench = bench(screen());
    bench.click("Search parameters");
    bench.write("thickness");
    assert!(bench.has("Thickness at top") && !bench.has("Lean"));
    bench.write("zebra");
    assert!(bench.says("No parameter is called so."));
    bench.click("Clear the search");
    assert!(bench.has("Lean"));
    bench.click("Prongs");
    assert!(!bench.has("Lean"), "folded");
    bench.click("Prongs");
    assert!(bench.has("Lean"));
}

#[test]
fn the_group_of_the_selected_part_comes_into_view() {
    let mut bench = sized(clean(), vec2(1280.0, 800.0), 1.0, Theme::Dark);
    assert!(bench.point("Proportions").y > 774.0, "it begins below the window");
    let groups = &mut bench.harness.state_mut().screen.parameters.groups;
    let group = groups.iter_mut().find(|group| group.title == "Proportions").unwrap();
    group.rows.iter_mut().for_each(|row| row.related = true);
    bench.given();
    assert!((100.0..700.0).contains(&bench.point("Proportions").y), "{}", bench.point("Proportions"));
}
