//! The calculators: every page asks and answers, what is typed is sent at once, and what is wrong is said.

use collet::studio::{CalculatorPage, Command};
use egui::Key;
use egui::accesskit::Role;

use super::bench::bench;
use super::samples::calculators;

fn typed(field: &str, text: &str) -> Command {
    Command::Calculate { field: field.to_owned(), text: text.to_owned() }
}

#[test]
fn every_page_shows_its_fields_and_its_figures() {
    for page in CalculatorPage::ALL {
        let screen = calculators(page, &[]);
        let view = screen.calculators.clone().unwrap();
        let bench = bench(screen);
        assert!(view.fields.iter().all(|field| bench.has(field.label)), "{page:?}");
        let lines = view.answer.unwrap();
        assert!(!lines.is_empty() && bench.says(&lines[0].0) && bench.says(&lines[0].1), "{page:?}");
        assert!(bench.says(view.note), "{page:?}");
    }
}

#[test]
fn what_is_typed_and_chosen_is_sent_at_once() {
    let mut bench = bench(calculators(CalculatorPage::RingSize, &[typed("ring.width", "")]));
    assert!(bench.says("there is no number in it"));
    bench.click_role(Role::TextInput, "Width of the band");
    assert_eq!(bench.write("6"), [typed("ring.width", "6")]);
    assert_eq!(bench.click_in_front("Stone"), [Command::ChooseCalculator { page: CalculatorPage::Stone }]);
    let mut bench = self::bench(calculators(CalculatorPage::Row, &[]));
    bench.click_role(Role::ComboBox, "Along");
    assert_eq!(bench.click("A length"), [typed("row.kind", "straight")]);
}

#[test]
fn fields_come_and_go_with_what_is_chosen() {
    let around = bench(calculators(CalculatorPage::Row, &[]));
    assert!(around.has("Size of the ring") && !around.has("Length"));
    let straight = bench(calculators(CalculatorPage::Row, &[typed("row.kind", "straight")]));
    assert!(!straight.has("Size of the ring") && straight.has("Length"));
}

#[test]
fn the_calculators_close() {
    let mut bench = bench(calculators(CalculatorPage::Weight, &[]));
    assert_eq!(bench.press(Key::Escape), [Command::ToggleCalculators]);
    assert_eq!(bench.click("Close"), [Command::ToggleCalculators]);
}
