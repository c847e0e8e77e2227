//! Toolbar, menus, palette and keys: the same commands on four ways.

use collet::studio::views::DialogView;
use collet::studio::{Command, NamedView, PartRole, Theme};
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT, Queryable};

use super::bench::{bench, sized};
use super::samples::{self, screen, with};

#[test]
fn buttons_of_the_toolbar_give_their_commands() {
    let mut bench = bench(screen());
    assert_eq!(bench.click("Undo"), [Command::Undo]);
    assert_eq!(bench.click("Save"), [Command::Save]);
    assert_eq!(bench.click("Through-finger view"), [Command::Look(NamedView::ThroughFinger)]);
    assert_eq!(bench.click("Stones"), [Command::ToggleStones]);
    assert_eq!(bench.click("Commands"), [Command::TogglePalette]);
}

#[test]
fn a_disabled_button_says_why() {
    let mut bench = bench(screen());
    assert!(bench.is_enabled("Undo") && !bench.is_enabled("Redo"));
    assert_eq!(bench.click("Redo"), []);
    assert_eq!(bench.description("Redo"), "There is nothing to redo.");
    bench.node("Redo").hover();
    bench.wait_for_tip();
    assert!(bench.says("There is nothing to redo."), "on hover");
}

#[test]
fn buttons_without_labels_keep_their_names() {
    let bench = sized(screen(), vec2(640.0, 400.0), 2.0, Theme::Dark);
    for item in screen().toolbar.iter().flatten() {
        let rect = bench.node(item.info.label).rect();
        assert!(rect.right() <= 640.0 && rect.width() >= 22.0, "{} at {rect}", item.info.label);
    }
    assert!(bench.has("Hide metal") && bench.has("Show stones"), "the eyes of the outliner");
}

#[test]
fn menus_list_commands_with_their_state() {
    for menu in screen().menus {
        let mut bench = bench(screen());
        assert_eq!(bench.click(menu.title), []);
        if menu.items.iter().any(|item| matches!(item.command, Command::New { .. })) {
            bench.harness.get_by_label_contains("New from template").click();
            bench.given();
        }
        for item in &menu.items {
            // The toolbar has some of them too; what was opened last lies in front.
            let node = bench.harness.query_all_by_label(item.info.label).last();
            let node = node.unwrap_or_else(|| panic!("{} lacks {}", menu.title, item.info.label));
            let role = if item.on.is_some() { Role::CheckBox } else { Role::Button };
            assert_eq!(node.accesskit_node().role(), role, "{}", item.info.label);
            assert_eq!(node.accesskit_node().is_disabled(), !item.available.is_yes(), "{}", item.info.label);
            let on = node.accesskit_node().toggled().map(|on| on == egui::accesskit::Toggled::True);
            assert_eq!(on, item.on, "{}", item.info.label);
        }
    }
}

#[test]
fn a_menu_gives_what_is_clicked_and_closes() {
    let mut bench = bench(screen());
    bench.click("View");
    assert!(bench.has("Scale 200 %"));
    assert_eq!(bench.click("Scale 200 %"), [Command::Scale { percent: 200 }]);
    assert!(!bench.has("Scale 200 %"));
    bench.click("Edit");
    assert_eq!(bench.click_in_front("Redo"), [], "there is nothing to redo");
    assert_eq!(bench.click_in_front("Undo"), [Command::Undo]);
}

#[test]
fn files_that_were_open_lately_are_opened_again() {
    let mut lately = screen();
    let command = Command::Open { path: "/home/mira/rings/anna.ron".into() };
    lately.recent = vec![collet::studio::views::RecentFile {
        name: "anna.ron".to_owned(),
        folder: "/home/mira/rings".to_owned(),
        command: command.clone(),
    }];
    let mut bench = bench(lately);
    bench.click("File");
    bench.harness.get_by_label_contains("Open recent").click();
    bench.given();
    assert_eq!(bench.click("anna.ron"), [command]);
}

#[test]
fn the_palette_filters_and_gives_a_command() {
    let mut bench = bench(with(DialogView::Palette));
    bench.write("finger");
    let given = bench.press(Key::Enter);
    assert_eq!(given, [Command::TogglePalette, Command::Look(NamedView::ThroughFinger)], "it closes first");
    assert_eq!(bench.press(Key::Escape), [Command::TogglePalette]);
    bench.write("zebra");
    assert!(bench.says("Nothing is called so."));
}

#[test]
fn the_palette_is_walked_with_arrows_and_gives_nothing_disabled() {
    let mut bench = bench(with(DialogView::Palette));
    bench.write("view");
    bench.press(Key::ArrowDown);
    assert_eq!(bench.press(Key::Enter), [Command::TogglePalette, Command::Look(NamedView::Front)]);
    let mut bench = self::bench(with(DialogView::Palette));
    bench.write("redo");
    assert_eq!(bench.press(Key::Enter), []);
}

#[test]
fn the_palette_forgives_what_is_left_out() {
    let mut bench = bench(with(DialogView::Palette));
    bench.write("thruf");
    assert_eq!(bench.press(Key::Enter)[1..], [Command::Look(NamedView::ThroughFinger)]);
    let mut bench = self::bench(with(DialogView::Palette));
    bench.write("new halo");
    let [Command::TogglePalette, Command::New { template }] = &bench.press(Key::Enter)[..] else { panic!() };
    assert!(template.contains("halo"), "{template}");
}

#[test]
fn the_palette_writes_out_why_a_command_cannot_be_given() {
    let mut bench = bench(with(DialogView::Palette));
    bench.write("redo");
    assert!(bench.paints("There is nothing to redo."), "without the pointer on it");
    assert_eq!(bench.press(Key::Enter), []);
}

#[test]
fn the_palette_leads_to_a_parameter() {
    let mut bench = bench(with(DialogView::Palette));
    bench.write("shank width");
    assert!(bench.says("Shank: Width at top"));
    bench.harness.state_mut().palette_closes = true;
    assert_eq!(bench.press(Key::Enter), [Command::TogglePalette]);
    bench.write("2.5");
    let set = Command::Set { key: "shank.width_top".to_owned(), text: "2.5".to_owned() };
    assert_eq!(bench.press(Key::Enter), [set], "its field has the keyboard and all of its text is marked");
}

#[test]
fn a_folded_parameter_unfolds_when_it_is_found() {
    let mut screen = samples::heads();
    let row = |group: &collet::studio::views::ParameterGroup| group.rows[0].key.clone();
    let folded = screen.parameters.groups.iter().find(|group| !group.open).map(row).unwrap();
    screen.dialog = Some(DialogView::Palette);
    let label = screen
        .parameters
        .groups
        .iter()
        .find(|group| !group.open)
        .map(|group| format!("{} {}", group.rows[0].label, group.title));
    let mut bench = bench(screen);
    bench.write(&label.unwrap());
    bench.harness.state_mut().palette_closes = true;
    bench.press(Key::Enter);
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method is of nodes of one lifetime")]
    let focused = bench.harness.query_all_by(|node| node.is_focused()).count();
    assert_eq!(focused, 1, "the field of {folded} is there and has the keyboard");
}

#[test]
fn the_cheat_sheet_has_every_key_in_its_group() {
    let bench = bench(with(DialogView::Shortcuts));
    for group in ["File", "Edit", "Feature", "View", "Check", "In the picture", "In a field"] {
        assert!(bench.has(group), "{group}");
    }
    for (key, command) in Command::keys() {
        assert!(bench.says(command.info().label), "{key}");
    }
    assert!(bench.says("F1, ?") && bench.says("Turn the piece"));
}

#[test]
fn keys_give_commands() {
    let mut bench = bench(screen());
    assert_eq!(bench.key(Modifiers::COMMAND, Key::S), [Command::Save]);
    assert_eq!(bench.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::S), [Command::SaveAsDialog]);
    assert_eq!(bench.press(Key::H), [Command::ToggleStones]);
    assert_eq!(bench.press(Key::F1), [Command::ToggleShortcuts]);
    let question_mark = bench.key(Modifiers::SHIFT, Key::Questionmark);
    assert_eq!(question_mark, [Command::ToggleShortcuts], "wherever it lies on the keyboard");
    assert_eq!(bench.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::P), [Command::TogglePalette]);
    assert_eq!(bench.key(Modifiers::COMMAND, Key::R), [Command::Repeat]);
    assert_eq!(bench.key(Modifiers::ALT, Key::H), []);
}

#[test]
fn keys_wait_while_something_is_typed() {
    let mut bench = bench(screen());
    bench.click("Width at top");
    bench.write("2.5");
    assert_eq!(bench.press(Key::H), []);
    let set = Command::Set { key: "shank.width_top".to_owned(), text: "2.5".to_owned() };
    assert_eq!(bench.key(Modifiers::COMMAND, Key::S), [set, Command::Save], "enters it first");
    bench.click("Width at base");
    bench.write("3");
    assert_eq!(bench.key(Modifiers::COMMAND, Key::Z), [], "undoes typing, not the piece");
    assert_eq!(bench.press(Key::Enter), [], "nothing is left of it");
}

#[test]
fn a_question_keeps_the_keys_to_itself() {
    let mut bench = bench(with(samples::unsaved()));
    assert_eq!(bench.press(Key::H), []);
    assert_eq!(bench.key(Modifiers::COMMAND, Key::N), []);
    let mut bench = self::bench(with(DialogView::Shortcuts));
    assert_eq!(bench.press(Key::F1), [Command::ToggleShortcuts]);
}

#[test]
fn escape_lets_go_of_the_selection() {
    assert!(screen().outliner.rows.iter().any(|row| row.selected && row.part == Some(PartRole::Prong(0))));
    assert_eq!(bench(screen()).press(Key::Escape), [Command::Select(None)]);
    assert_eq!(bench(samples::clean()).press(Key::Escape), []);
}
