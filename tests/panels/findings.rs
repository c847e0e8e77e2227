//! Findings, outliner and status bar: what is there, what is wrong with it, and what is being done about it.

use collet::studio::views::BuildState;
use collet::studio::{Command, Severity};
use collet::ui::Screen;
use egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT, Queryable};

use super::bench::bench;
use super::samples::{bezel, clean, pending, screen, stale};

#[test]
fn the_outliner_shows_every_part_and_selects_it() {
    for screen in [screen(), bezel()] {
        let mut bench = bench(screen.clone());
        for row in &screen.outliner.rows {
            // At the left; a group of parameters may be called the same.
            let named = bench.harness.get_all_by_role_and_label(Role::Button, &row.label);
            named.into_iter().for_each(|node| {
                if node.rect().left() < 100.0 {
                    node.click();
                }
            });
            assert_eq!(bench.given(), std::slice::from_ref(&row.select), "{}", row.label);
        }
    }
    let mut bench = bench(screen());
    assert!(bench.description("Prong 2").contains("blocks export"));
    assert_eq!(bench.click("Hide metal"), [Command::ToggleMetal]);
    assert_eq!(bench.click("Show stones"), [Command::ToggleStones]);
}

#[test]
fn findings_are_shown_and_fixed() {
    let view = screen().findings;
    let mut bench = bench(screen());
    assert!(bench.says("4 stops") && bench.says(&format!("{} warnings", view.warnings)));
    for row in view.rows.iter().take(3) {
        assert_eq!(bench.click(&row.title), [Command::ShowFinding { index: row.index }]);
    }
    let label = format!("Fix: {}", view.rows[1].fix.clone().unwrap());
    bench.harness.get_all_by_label(&label).nth(1).unwrap().click();
    assert_eq!(bench.given(), [Command::Fix { index: 1 }]);
}

#[test]
fn only_the_selected_finding_says_why_and_who_says_so() {
    let view = screen().findings;
    let bench = bench(screen());
    let (selected, other) = (&view.rows[0], view.rows.iter().find(|row| row.severity == Severity::Warn));
    assert!(
        selected.selected && bench.says(&selected.why) && bench.says(&format!("Source: {}", selected.source))
    );
    assert!(!bench.says(&other.unwrap().why));
}

#[test]
fn stale_findings_cannot_be_fixed() {
    let mut bench = bench(Screen { findings: stale(), ..screen() });
    let label = format!("Fix: {}", stale().rows[0].fix.clone().unwrap());
    bench.harness.get_all_by_label(&label).next().unwrap().click();
    assert_eq!(bench.given(), [Command::ShowFinding { index: 0 }], "only the row answers");
    assert!(bench.says("Checking again"));
    bench.harness.get_all_by_label(&label).next().unwrap().hover();
    bench.wait_for_tip();
    assert!(bench.says("The piece has changed and is being checked again."), "on hover");
}

#[test]
fn without_findings_it_says_what_was_judged() {
    let bench = bench(clean());
    assert!(clean().findings.summary.contains("rules judged by") && bench.says(&clean().findings.summary));
    assert!(!bench.says("Fix"));
}

#[test]
fn a_piece_that_has_changed_is_not_called_free_of_findings() {
    let mut screen = clean();
    screen.findings.stale = true;
    let bench = bench(screen);
    assert!(bench.says("Checking again…") && bench.says("The piece has changed and is being checked again"));
    assert!(!bench.says("No findings"));
}

#[test]
fn before_the_first_build_it_says_what_is_being_done() {
    let bench = bench(pending());
    assert!(bench.says("Checking…") && bench.says("The first checks are running"));
    assert!(bench.says("Building…") && bench.says("US 7"));
    assert!(!bench.says("No findings"));
}

#[test]
fn another_rule_profile_is_chosen_from_the_menu() {
    let (profile, name) = screen().findings.profiles[1].clone();
    let mut bench = bench(screen());
    assert_eq!(bench.click("Rules"), []);
    assert_eq!(bench.click(&name), [Command::ChooseRules { profile }]);
}

#[test]
fn the_status_bar_says_size_weight_and_carats() {
    let status = screen().status;
    let bench = bench(screen());
    for text in [&status.size, &status.weight, &status.carats, &status.title] {
        assert!(!text.is_empty() && bench.says(text), "{text}");
    }
    assert!(status.size.contains("17.32 mm") && status.weight.contains(" g "));
}

#[test]
fn the_status_bar_says_how_far_the_picture_is_behind() {
    for (build, words) in [
        (BuildState::Current, "Up to date"),
        (BuildState::Building, "Building…"),
        (BuildState::Checking, "Checking…"),
        (BuildState::Failed("out of memory".to_owned()), "Not built"),
    ] {
        let mut screen = screen();
        screen.status.build = build;
        screen.status.message = Some((false, "The disk is full.".to_owned()));
        let mut bench = bench(screen);
        assert!(bench.says(words) && bench.says("The disk is full."));
        if words == "Not built" {
            bench.harness.get_by_label(words).hover();
            bench.wait_for_tip();
            assert!(bench.says("out of memory"), "on hover");
        }
    }
}

#[test]
fn the_selected_finding_and_its_part_are_told_apart() {
    let bench = bench(screen());
    let selected = |label: &str| bench.node(label).accesskit_node().toggled() == Some(Toggled::True);
    assert!(selected("Prong 1") && !selected("Prong 2"));
    let [first, second] = [0, 1].map(|index| screen().findings.rows[index].title.clone());
    assert!(selected(&first) && !selected(&second));
}
