//! What stands in front: each dialog says what its view holds, and each way out of it gives its command.

use collet::studio::views::DialogView;
use collet::studio::{Answer, Availability, Command, FileFormat, PathWanted};
use egui::Key;
use egui::accesskit::Role;

use super::bench::bench;
use super::samples::{blocked, recovery, screen, unsaved, with};

#[test]
fn unsaved_work_is_asked_about() {
    for (button, answer) in
        [("Save", Answer::Save), ("Cancel", Answer::Cancel), ("Discard changes", Answer::Discard)]
    {
        let mut bench = bench(with(unsaved()));
        assert!(bench.says("Save “Solitaire” first?") && bench.says("quitting"));
        assert_eq!(bench.click_in_front(button), [Command::Answer(answer)]);
    }
    assert_eq!(bench(with(unsaved())).press(Key::Escape), [Command::Answer(Answer::Cancel)]);
    assert_eq!(bench(with(unsaved())).press(Key::Enter), [Command::Answer(Answer::Save)]);
}

#[test]
fn recovered_work_is_offered() {
    for (button, command) in [
        ("Open it", Command::Recover { take: true }),
        ("Delete it", Command::Recover { take: false }),
        ("Later", Command::Dismiss),
    ] {
        let mut bench = bench(with(recovery()));
        assert!(bench.says("3 minutes ago") && bench.says("/home/mira/rings/solitaire.ron"));
        assert_eq!(bench.click(button), [command]);
    }
}

#[test]
fn messages_close() {
    let message = DialogView::Message { title: "No".to_owned(), text: "Because.".to_owned() };
    let mut bench = bench(with(message));
    assert!(bench.says("Because."));
    assert_eq!(bench.click("Close"), [Command::Dismiss]);
}

#[test]
fn a_blocked_export_passes_only_with_name_and_reason() {
    let finding = "Prong 2 is 0.38 mm thick at the seat";
    let mut bench = bench(with(blocked(vec![finding.to_owned()])));
    assert!(bench.says(finding));
    assert!(!bench.is_enabled("Override and export"));
    bench.click_role(Role::TextInput, "Name");
    bench.write("Mira");
    assert!(!bench.is_enabled("Override and export"));
    bench.click_role(Role::TextInput, "Reason");
    bench.write("   ");
    assert!(!bench.is_enabled("Override and export"), "blanks are no reason");
    bench.node("Override and export").hover();
    bench.wait_for_tip();
    assert!(bench.says("Needs a name and a reason."), "on hover");
    bench.write("a test print");
    let override_reason = Some("Mira: a test print".to_owned());
    let formats = vec![FileFormat::Glb, FileFormat::Stl];
    let export = Command::Export { folder: "/tmp/job".into(), formats, override_reason };
    assert_eq!(bench.click("Override and export"), [export]);
    assert_eq!(bench.click("Cancel"), [Command::Dismiss]);
}

#[test]
fn an_export_asks_what_to_write_and_then_where() {
    let mut bench = bench(with(DialogView::Export));
    assert!(bench.says("will ask for a name and a reason"), "the sample has a stop");
    let tick = |format, wanted| Command::ChooseFormat { format, wanted };
    let glb = "GLB: The piece as it looks, for web pages";
    assert_eq!(bench.click_role(Role::CheckBox, glb), [tick(FileFormat::Glb, true)]);
    let stl = "STL: The metal alone, for casters and printers";
    assert_eq!(bench.click_role(Role::CheckBox, stl), [tick(FileFormat::Stl, false)]);
    assert_eq!(bench.click("Choose folder…"), [Command::ExportFolderDialog]);
    assert_eq!(bench.click("Caster pack…"), [Command::PackDialog]);
    assert_eq!(bench.click("Cancel"), [Command::Dismiss]);
    assert_eq!(bench.press(Key::Escape), [Command::Dismiss]);
}

#[test]
fn nothing_is_exported_in_no_format() {
    let mut screen = with(DialogView::Export);
    for (_, _, ticked) in &mut screen.export.formats {
        *ticked = false;
    }
    screen.export.folder.available = Availability::No("Choose at least one format first.");
    let mut bench = bench(screen);
    assert!(!bench.is_enabled("Choose folder…"));
    bench.node("Choose folder…").hover();
    bench.wait_for_tip();
    assert!(bench.says("Choose at least one format first."), "on hover");
}

#[test]
fn an_export_lists_what_was_written() {
    let rows = vec![("Metal".to_owned(), "3.12 g".to_owned()), ("Triangles".to_owned(), "48 210".to_owned())];
    let mut bench = bench(with(DialogView::Exported { folder: "/tmp/job".to_owned(), rows: rows.clone() }));
    assert!(bench.says("/tmp/job"));
    assert!(rows.iter().all(|(label, value)| bench.says(label) && bench.says(value)));
    assert_eq!(bench.click("Close"), [Command::Dismiss]);
}

#[test]
fn paths_can_be_typed_where_there_is_no_file_dialog() {
    for (wanted, command) in [
        (PathWanted::Open, Command::Open { path: "/tmp/a.ron".into() }),
        (PathWanted::SaveAs, Command::SaveAs { path: "/tmp/a.ron".into() }),
        (
            PathWanted::ExportFolder,
            Command::Export { folder: "/tmp/a.ron".into(), formats: vec![], override_reason: None },
        ),
        (PathWanted::Pack, Command::Pack { to: "/tmp/a.ron".into(), formats: vec![], override_reason: None }),
    ] {
        let mut bench = bench(screen());
        bench.harness.state_mut().state.ask_for_path(wanted);
        bench.given();
        assert!(bench.has("Cancel"));
        bench.write("/tmp/a.ron");
        assert_eq!(bench.press(Key::Enter), [command]);
        assert!(!bench.has("Cancel"), "it is closed");
    }
    let mut bench = bench(screen());
    bench.harness.state_mut().state.ask_for_path(PathWanted::Open);
    bench.given();
    assert_eq!(bench.press(Key::Escape), [], "closed without a command");
    assert_eq!(bench.press(Key::Escape), [Command::Select(None)]);
}
