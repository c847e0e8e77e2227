//! The client view: few large controls, what was liked, and nothing of the bench.

use collet::studio::views::ClientControl;
use collet::studio::{ClientChoice, Command};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use super::bench::bench;
use super::samples;

fn set(key: &str, text: &str) -> Command {
    Command::Set { key: key.to_owned(), text: text.to_owned() }
}

#[test]
fn a_client_chooses_by_large_buttons() {
    let mut bench = bench(samples::client());
    assert_eq!(
        bench.click_role(Role::RadioButton, "Platinum 950, ruthenium"),
        [set("ring.alloy", "platinum_950_ru")]
    );
    assert_eq!(bench.click("Shape"), []);
    assert!(!bench.has("Platinum 950, ruthenium"));
    assert_eq!(bench.click_role(Role::RadioButton, "Oval"), [set("head.stone.shape", "oval")]);
    bench.click("Stone size");
    assert!(bench.says("6.50 mm"));
    assert!(matches!(&bench.click("Larger")[..], [Command::Apply(_)]));
    let rect = bench.node("Larger").rect();
    assert!(rect.height() >= 44.0 && rect.width() >= 44.0, "large enough for a finger: {rect:?}");
}

#[test]
fn what_was_liked_stands_above_and_nothing_of_the_bench_is_there() {
    let mut bench = bench(samples::client());
    for gone in ["Findings", "Outliner", "Save", "Parameters"] {
        assert!(!bench.has(gone), "{gone}");
    }
    let viewport = bench.harness.state().viewport;
    assert!(viewport.width >= 1279.0 && viewport.height > 560.0, "{viewport:?}");
    let liked = samples::client().client.unwrap().liked;
    assert_eq!(bench.click(&liked[0].name), [liked[0].command.clone()]);
    assert_eq!(bench.click("Back to the bench"), [Command::ToggleClient]);
    assert_eq!(bench.press(Key::Escape), [Command::ToggleClient]);
}

#[test]
fn words_are_entered_by_return_and_only_when_they_changed() {
    let mut screen = samples::client();
    let text = ClientControl::Text { text: "Forever".to_owned(), key: "engraving.text".to_owned() };
    screen.client.as_mut().unwrap().controls = vec![("Engraving", text)];
    let mut bench = bench(screen);
    bench.harness.get_by_role_and_label(Role::TextInput, "Engraving").focus();
    bench.given();
    assert_eq!(bench.press(Key::Enter), []);
    bench.harness.get_by_role_and_label(Role::TextInput, "Engraving").focus();
    bench.given();
    bench.write(" yours");
    assert_eq!(bench.press(Key::Enter), [set("engraving.text", "Forever yours")]);
}

#[test]
fn the_maker_ticks_what_a_client_may_have() {
    let mut screen = samples::with(collet::studio::views::DialogView::Client);
    screen.client_choices = ClientChoice::ALL.map(|choice| (choice, choice == ClientChoice::Metal)).into();
    let mut bench = bench(screen);
    let line = |choice: ClientChoice| format!("{}: {}", choice.label(), choice.purpose());
    let allow = |choice, allowed| [Command::AllowClient { choice, allowed }];
    assert_eq!(bench.click(&line(ClientChoice::Metal)), allow(ClientChoice::Metal, false));
    assert_eq!(bench.click(&line(ClientChoice::Weight)), allow(ClientChoice::Weight, true));
    assert_eq!(bench.click("Show the piece"), [Command::ToggleClient]);
    assert_eq!(bench.press(Key::Escape), [Command::Dismiss]);
}
