//! What the window shows of real pieces: a studio is driven to each state, and only what no command brings about
//! is altered by hand.

use std::sync::LazyLock;

use collet::studio::views::{DialogView, FindingsView};
use collet::studio::{CalculatorPage, ClientChoice, Command, FileFormat, PartRole, Studio, StudioOptions};
use collet::ui::Screen;

/// A solitaire with prongs of 0.4 mm: four stops with a fix, the first one shown, and warnings with and without.
/// Its stones are hidden.
pub fn screen() -> Screen {
    static SCREEN: LazyLock<Screen> = LazyLock::new(|| {
        let thin = Command::Set { key: "prongs.tip_diameter".to_owned(), text: "0.4".to_owned() };
        settled(&[thin], &[Command::ShowFinding { index: 0 }, Command::ToggleStones])
    });
    SCREEN.clone()
}

/// A solitaire as the template makes it.
pub fn clean() -> Screen {
    static SCREEN: LazyLock<Screen> = LazyLock::new(|| settled(&[], &[]));
    SCREEN.clone()
}

/// Four stones, one of them muted, one head selected as a whole.
pub fn heads() -> Screen {
    static SCREEN: LazyLock<Screen> = LazyLock::new(|| {
        let copy = Command::DuplicateFeature { feature: Some("head".into()) };
        let rename =
            |from: &str, to: &str| Command::RenameFeature { feature: from.into(), to: to.to_owned() };
        let names = [rename("head_2", "left_shoulder"), rename("head_3", "right_shoulder")];
        let mute = Command::MuteFeature { feature: Some("head_4".into()), muted: true };
        let commands: Vec<Command> = [copy.clone(), copy.clone(), copy].into_iter().chain(names).collect();
        let select = Command::SelectFeature { feature: "left_shoulder".into() };
        settled(&[commands, vec![mute]].concat(), &[select])
    });
    SCREEN.clone()
}

/// A bezel with a thin wall around a stone that was measured.
pub fn bezel() -> Screen {
    static SCREEN: LazyLock<Screen> = LazyLock::new(|| {
        let set = |(key, text): (&str, &str)| Command::Set { key: key.to_owned(), text: text.to_owned() };
        let new = Command::New { template: "bezel_solitaire".to_owned() };
        let typed = [("bezel.wall", "0.3"), ("stone.size", "measured")];
        let commands: Vec<Command> = std::iter::once(new).chain(typed.map(set)).collect();
        settled(&commands, &[])
    });
    SCREEN.clone()
}

/// A band with more stones and prongs than anyone wants to read one by one, one of them selected.
pub fn eternity() -> Screen {
    static SCREEN: LazyLock<Screen> = LazyLock::new(|| {
        let new = Command::New { template: "eternity".to_owned() };
        settled(&[new], &[Command::Select(Some(PartRole::Stone(7)))])
    });
    SCREEN.clone()
}

/// A solitaire with the history shown: a branch that was left and named, and a change that was undone.
pub fn branched() -> Screen {
    static SCREEN: LazyLock<Screen> = LazyLock::new(|| {
        let set = |key: &str, text: &str| Command::Set { key: key.to_owned(), text: text.to_owned() };
        let commands = [
            Command::ToggleHistory,
            set("shank.width_top", "2.6"),
            set("stone.diameter", "7"),
            Command::NameState { state: 2, name: "The one we liked".to_owned() },
            Command::GoTo { state: 1 },
            set("stone.diameter", "5"),
            set("shank.profile", "court"),
            Command::Undo,
        ];
        settled(&commands, &[])
    });
    SCREEN.clone()
}

/// The start page in front of the first template, before any picture is there.
pub fn start() -> Screen {
    static SCREEN: LazyLock<Screen> = LazyLock::new(|| settled(&[Command::ToggleStart], &[]));
    SCREEN.clone()
}

/// What a client sees who may have everything, after a change and a favorite.
pub fn client() -> Screen {
    static SCREEN: LazyLock<Screen> = LazyLock::new(|| {
        let allow = ClientChoice::ALL.map(|choice| Command::AllowClient { choice, allowed: true });
        let rose = Command::Set { key: "ring.alloy".to_owned(), text: "gold_18k_rose".to_owned() };
        let before: Vec<Command> =
            allow.into_iter().chain([Command::ToggleClient, rose, Command::Like]).collect();
        settled(&before, &[Command::Undo])
    });
    SCREEN.clone()
}

/// A page of the calculators.
pub fn calculators(page: CalculatorPage, typed: &[Command]) -> Screen {
    let open = [Command::ToggleCalculators, Command::ChooseCalculator { page }];
    settled(&open, typed)
}

/// Before the first build.
pub fn pending() -> Screen {
    Screen::of(&Studio::new(StudioOptions::default()))
}

/// A screen with a dialog in front.
pub fn with(dialog: DialogView) -> Screen {
    Screen { dialog: Some(dialog), ..screen() }
}

/// The findings of a piece that has been changed since.
pub fn stale() -> FindingsView {
    FindingsView { stale: true, ..screen().findings }
}

fn settled(before: &[Command], after: &[Command]) -> Screen {
    let mut studio = Studio::new(StudioOptions::default());
    for commands in [before, after] {
        for command in commands {
            studio.execute(command.clone()).unwrap_or_else(|error| panic!("{command:?}: {error}"));
        }
        studio.run_jobs_here();
    }
    Screen::of(&studio)
}

/// Every dialog, with more to say than there is room for.
pub fn dialogs() -> Vec<DialogView> {
    let finding = "Prong 2 is 0.22 mm thick at its thinnest, at 4:30 o'clock (at least 0.60 mm)".to_owned();
    vec![
        unsaved(),
        recovery(),
        DialogView::Message { title: "The file was not opened".to_owned(), text: "too long ".repeat(200) },
        DialogView::Client,
        DialogView::Export,
        blocked(vec![finding; 40]),
        DialogView::Exported {
            folder: "/home/mira/casting/job-17".to_owned(),
            rows: vec![("BLAKE3".to_owned(), "8f0e9f21".repeat(8)); 30],
        },
        DialogView::Palette,
        DialogView::Shortcuts,
    ]
}

pub fn unsaved() -> DialogView {
    DialogView::Unsaved { name: "Solitaire".to_owned(), action: "quitting".to_owned() }
}

pub fn recovery() -> DialogView {
    let original = Some("/home/mira/rings/solitaire.ron".to_owned());
    DialogView::Recovery { name: "Solitaire".to_owned(), age: "3 minutes ago".to_owned(), original }
}

pub fn blocked(findings: Vec<String>) -> DialogView {
    DialogView::ExportBlocked {
        folder: "/tmp/job".into(),
        formats: vec![FileFormat::Glb, FileFormat::Stl],
        findings,
    }
}
