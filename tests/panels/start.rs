//! The start page: templates by family with their pictures, recent projects, and the ways out.

use collet::studio::Command;
use egui::{Key, vec2};

use super::bench::{bench, sized};
use super::samples;

fn new(template: &str) -> Command {
    Command::New { template: template.to_owned() }
}

#[test]
fn a_template_is_started_by_click_and_by_search() {
    let mut bench = bench(samples::start());
    assert_eq!(bench.click_in_front("Solitaire"), [new("solitaire")]);
    let mut bench = self::bench(samples::start());
    bench.write("bezel pendant");
    assert!(!bench.has("Bezel solitaire"));
    let [Command::New { template }] = &bench.press(Key::Enter)[..] else { panic!("Enter takes the first") };
    assert!(template.contains("pendant"), "{template}");
    let mut bench = self::bench(samples::start());
    bench.write("zebra");
    assert!(bench.says("No template is called so."));
}

#[test]
fn families_narrow_the_gallery() {
    let mut bench = bench(samples::start());
    assert_eq!(bench.click("Earrings"), []);
    let view = samples::start().start.unwrap();
    // The piece behind is called as its template.
    for card in view.templates.iter().filter(|card| card.name != "Solitaire") {
        assert_eq!(bench.has(card.name), card.family == "Earrings", "{}", card.name);
    }
    bench.click("All");
    assert!(bench.has("Bezel solitaire"));
}

#[test]
fn pictures_come_when_they_are_there() {
    let textures = |bench: &super::bench::Bench| {
        let meshes = bench
            .harness
            .output()
            .shapes
            .iter()
            .filter(|shape| matches!(&shape.shape, egui::Shape::Rect(rect) if rect.brush.is_some()));
        meshes.count()
    };
    let mut bench = bench(samples::start());
    assert_eq!(textures(&bench), 0);
    let picture = collet::studio::Picture {
        size: [4, 3],
        pixels: vec![[200, 160, 90, 255]; 12],
        noise: 0.0,
        samples: 1.0,
    };
    let screen = &mut bench.harness.state_mut().screen;
    screen.start.as_mut().unwrap().templates[0].picture = Some(std::sync::Arc::new(picture));
    bench.given();
    assert_eq!(textures(&bench), 1);
}

#[test]
fn recent_projects_are_opened_and_the_page_is_left() {
    let mut screen = samples::start();
    let command = Command::Open { path: "/home/mira/rings/anna.ron".into() };
    screen.start.as_mut().unwrap().recent = vec![collet::studio::views::RecentFile {
        name: "anna.ron".to_owned(),
        folder: "/home/mira/rings".to_owned(),
        command: command.clone(),
    }];
    let mut bench = bench(screen);
    assert_eq!(bench.click("anna.ron"), [command]);
    assert_eq!(bench.click("Open a project…"), [Command::OpenDialog]);
    assert_eq!(bench.click("Go on with the piece behind"), [Command::ToggleStart]);
    assert_eq!(bench.press(Key::Escape), [Command::ToggleStart]);
}

#[test]
fn a_small_window_has_the_gallery_alone() {
    let mut bench = sized(samples::start(), vec2(640.0, 400.0), 2.0, collet::studio::Theme::Light);
    assert!(!bench.has("Recent projects"));
    assert_eq!(bench.click_in_front("Solitaire"), [new("solitaire")]);
}
