//! Features in the outliner: added, selected, folded, muted, renamed and changed from their menu.

use collet::studio::Command;
use collet::ui::Screen;
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT, Queryable};

use super::bench::{Bench, bench, sized};
use super::samples::{clean, eternity, heads, screen, with};

/// The rows of the outliner as they stand, and not what is called the same elsewhere.
fn shown(bench: &Bench) -> Vec<String> {
    let rows = bench.harness.query_all_by(|node| {
        node.role() == Role::Button && node.toggled().is_some() && node.label().is_some()
    });
    rows.filter(|node| node.rect().left() < 1.0).filter_map(|node| node.accesskit_node().label()).collect()
}

fn row<'a>(bench: &'a Bench, label: &'a str) -> egui_kittest::Node<'a> {
    let rows = bench.harness.query_all_by_role_and_label(Role::Button, label);
    rows.into_iter().find(|node| node.rect().left() < 1.0).unwrap_or_else(|| panic!("no row {label}"))
}

#[test]
fn a_kind_of_feature_is_added_from_the_heading() {
    let mut bench = bench(clean());
    assert_eq!(bench.click("Add a feature"), []);
    assert!(bench.has("Add shank"));
    let add = Command::AddFeature { kind: "head".to_owned() };
    assert_eq!(bench.click("Add head"), [add]);
    assert!(!bench.has("Add shank"), "the menu is closed");
}

#[test]
fn features_fold_and_of_many_only_the_selected_one_is_open() {
    let mut bench = sized(heads(), vec2(1280.0, 1600.0), 1.0, collet::studio::Theme::Dark);
    let features = ["Solitaire", "Shank", "Head", "Head 4", "Right shoulder", "Left shoulder"];
    let rows = shown(&bench);
    assert!(features.iter().all(|name| rows.iter().any(|row| row == name)), "{rows:?}");
    let at = rows.iter().position(|row| row == "Left shoulder").unwrap();
    assert!(rows.len() > at + 6 && rows[at + 1] == "Base rail", "its parts are shown: {rows:?}");
    assert_eq!(
        rows.len() - features.len(),
        heads().outliner.rows.len() - features.len() - 2 * parts(),
        "{rows:?}"
    );
    assert_eq!(bench.click("Fold Left shoulder"), []);
    assert_eq!(shown(&bench).len(), features.len());
    row(&bench, "Head").focus();
    bench.given();
    assert_eq!(bench.press(Key::ArrowRight), []);
    assert_eq!(shown(&bench).len(), features.len() + parts(), "unfolded by the key");
    assert_eq!(row(&bench, "Head").accesskit_node().data().is_expanded(), Some(true));
    assert_eq!(bench.press(Key::ArrowLeft), []);
    assert_eq!(shown(&bench).len(), features.len());
}

/// How many rows stand below a head.
fn parts() -> usize {
    clean().outliner.rows.len() - 3
}

#[test]
fn many_parts_of_a_kind_are_one_row_and_the_selected_one_is_below_it() {
    let mut bench = bench(eternity());
    let stones = eternity().outliner.rows.iter().filter(|row| row.label.ends_with(" stones")).count();
    assert_eq!(stones, 1);
    let rows = shown(&bench);
    let at = rows.iter().position(|row| row.ends_with(" stones")).unwrap();
    assert_eq!(rows[at + 1..], ["Diamond"], "{rows:?}");
    let all = rows[at].clone();
    assert!(all.split(' ').next().unwrap().parse::<usize>().unwrap() > 12, "{all}");
    assert!(matches!(bench.click(&all)[..], [Command::SelectFeature { .. }]));
}

#[test]
fn a_part_that_is_selected_elsewhere_is_unfolded() {
    let mut bench = bench(clean());
    bench.click("Fold Head");
    assert!(!shown(&bench).contains(&"Prong 3".to_owned()));
    let rows = &mut bench.harness.state_mut().screen.outliner.rows;
    rows.iter_mut().find(|row| row.label == "Prong 3").unwrap().selected = true;
    bench.given();
    assert!(shown(&bench).contains(&"Prong 3".to_owned()));
}

#[test]
fn the_eye_of_a_feature_mutes_it() {
    let mut bench = bench(heads());
    let mute = |feature: &str, muted| [Command::MuteFeature { feature: Some(feature.into()), muted }];
    assert_eq!(bench.click("Mute Shank"), mute("shank", true));
    assert_eq!(bench.click("Unmute Head 4"), mute("head_4", false));
    assert_eq!(row(&bench, "Head 4").accesskit_node().description().as_deref(), Some("muted"));
}

#[test]
fn a_feature_is_renamed_in_its_row() {
    let rename = |to: &str| Command::RenameFeature { feature: "left_shoulder".into(), to: to.to_owned() };
    let mut bench = bench(heads());
    assert_eq!(bench.press(Key::F2), []);
    assert!(bench.has("Name of Left shoulder"));
    bench.write("West");
    assert_eq!(bench.press(Key::Enter), [rename("West")]);
    assert!(!bench.has("Name of Left shoulder"));
    bench.press(Key::F2);
    bench.write("East");
    assert_eq!(bench.press(Key::Escape), [], "neither renamed nor let go of");
    bench.press(Key::F2);
    assert_eq!(bench.press(Key::Delete), [], "belongs to the field");
    assert_eq!(bench.press(Key::Enter), [], "nothing is no name");
    bench.press(Key::F2);
    bench.write("North");
    let given = bench.click("Hide metal");
    assert!(given.contains(&rename("North")), "a click elsewhere enters it: {given:?}");
    let mut bench = self::bench(heads());
    // On the bench a frame takes a quarter of a second.
    bench.harness.ctx.options_mut(|options| options.input_options.max_double_click_delay = 5.0);
    row(&bench, "Right shoulder").click();
    row(&bench, "Right shoulder").click();
    bench.given();
    assert!(bench.has("Name of Right shoulder"), "by a double click");
}

#[test]
fn a_row_has_a_menu_that_says_what_cannot_be_done() {
    let mut bench = bench(heads());
    row(&bench, "Head 4").click_secondary();
    assert_eq!(bench.given(), []);
    let unmute = Command::MuteFeature { feature: Some("head_4".into()), muted: false };
    assert_eq!(bench.click_in_front("Unmute feature"), [unmute]);
    row(&bench, "Shank").click_secondary();
    bench.given();
    for (label, reason) in
        [("Move feature up", "The feature is the first already."), ("Copy style", "Only a head has a style.")]
    {
        let node = bench.harness.query_all_by_label(label).last().unwrap();
        assert!(node.accesskit_node().is_disabled(), "{label}");
        assert_eq!(node.accesskit_node().description().as_deref(), Some(reason));
    }
    let down = Command::MoveFeatureDown { feature: Some("shank".into()) };
    assert_eq!(bench.click_in_front("Move feature down"), [down]);
    row(&bench, "Head").click_secondary();
    bench.given();
    assert_eq!(bench.click_in_front("Rename feature"), []);
    assert!(bench.has("Name of Head"));
}

#[test]
fn delete_removes_the_selected_feature_and_is_typed_in_fields() {
    let remove = Command::RemoveFeature { feature: None };
    let mut bench = bench(heads());
    assert_eq!(bench.press(Key::Delete), std::slice::from_ref(&remove));
    assert_eq!(bench.press(Key::Backspace), [remove]);
    assert_eq!(bench.key(Modifiers::COMMAND, Key::D), [Command::DuplicateFeature { feature: None }]);
    bench.click("Search parameters");
    bench.write("x");
    assert_eq!(bench.press(Key::Delete), []);
    assert_eq!(bench.press(Key::Backspace), []);
    let mut bench = self::bench(with(super::samples::unsaved()));
    assert_eq!(bench.press(Key::Delete), [], "a question is in front");
    assert_eq!(bench.press(Key::F2), []);
    assert!(!bench.says("Name of"));
}

#[test]
fn parameters_of_a_selected_feature_stand_open_and_in_view() {
    let view = heads().parameters;
    let selected = "Left shoulder: ";
    for group in &view.groups {
        let of_selected = group.title.starts_with(selected);
        assert_eq!(group.open, of_selected || group.title == "Ring", "{}", group.title);
        assert_eq!(group.rows.iter().all(|row| row.related), of_selected, "{}", group.title);
    }
    let mut bench = bench(Screen { parameters: clean().parameters, ..heads() });
    bench.harness.state_mut().screen.parameters = view;
    bench.given();
    assert!(
        (90.0..600.0).contains(&bench.point("Left shoulder: Head").y),
        "{}",
        bench.point("Left shoulder: Head")
    );
    assert!(bench.has("Lean"));
    bench.click("Left shoulder: Prongs");
    assert!(!bench.has("Lean"), "folded by hand");
    assert!(
        screen().parameters.groups.iter().all(|group| group.open || group.title == "Variables"),
        "few stones: nothing is folded"
    );
}
