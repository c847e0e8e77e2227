//! Views made by hand: a solitaire with some findings, as the window would show it.

use collet::studio::views::{
    BuildState, ChoiceItem, CommandItem, FindingRow, FindingsView, MenuView, OutlinerRow, OutlinerView,
    ParameterControl, ParameterGroup, ParameterRow, ParametersView, RecentFile, StatusView,
};
use collet::studio::{Availability, Command, NamedView, PartRole, Severity};
use collet::ui::Screen;
use collet::vocab::{Limits, Unit};

/// A screen with everything on it and nothing in front.
pub fn screen() -> Screen {
    Screen {
        menus: menus(),
        recent: vec![RecentFile {
            name: "anna.ron".to_owned(),
            folder: "/home/mira/rings".to_owned(),
            command: Command::Open { path: "/home/mira/rings/anna.ron".into() },
        }],
        toolbar: toolbar(),
        outliner: outliner(),
        parameters: parameters(),
        findings: findings(),
        status: status(),
        dialog: None,
        palette: commands().into_iter().map(item).collect(),
        keys: commands().into_iter().filter_map(|command| Some((command.info().shortcut?, command))).collect(),
    }
}

fn new() -> Command {
    Command::New { template: "solitaire".to_owned() }
}

/// The commands of the menus, without asking a studio.
fn commands() -> Vec<Command> {
    let news = ["solitaire", "solitaire_six", "bezel_solitaire"];
    let news = news.map(|template| Command::New { template: template.to_owned() });
    let rest = [
        Command::OpenDialog,
        Command::Save,
        Command::SaveAsDialog,
        Command::ExportDialog,
        Command::Quit,
        Command::Undo,
        Command::Redo,
        Command::Look(NamedView::Home),
        Command::Look(NamedView::Front),
        Command::Look(NamedView::Top),
        Command::Look(NamedView::Side),
        Command::Look(NamedView::ThroughFinger),
        Command::ToggleMetal,
        Command::ToggleStones,
        Command::ToggleTheme,
        Command::Scale { percent: 100 },
        Command::Scale { percent: 125 },
        Command::Scale { percent: 150 },
        Command::Scale { percent: 200 },
        Command::TogglePalette,
        Command::ToggleShortcuts,
        Command::NextFinding,
        Command::PreviousFinding,
    ];
    news.into_iter().chain(rest).collect()
}

/// Redo has a reason not to be given; the stones are hidden.
fn item(command: Command) -> CommandItem {
    let available = match command {
        Command::Redo => Availability::No("There is nothing to redo."),
        _ => Availability::Yes,
    };
    let on = match command {
        Command::ToggleMetal => Some(true),
        Command::ToggleStones | Command::ToggleTheme => Some(false),
        Command::Scale { percent } => Some(percent == 100),
        _ => None,
    };
    CommandItem { info: command.info(), available, on, command }
}

fn menus() -> Vec<MenuView> {
    let menu = |title| {
        let commands = commands().into_iter().filter(|command| command.info().menu == title);
        MenuView { title, items: commands.map(item).collect() }
    };
    ["File", "Edit", "View", "Check"].map(menu).into()
}

fn toolbar() -> Vec<Vec<CommandItem>> {
    let look = [NamedView::Home, NamedView::Front, NamedView::Top, NamedView::Side, NamedView::ThroughFinger];
    let groups = [
        vec![new(), Command::OpenDialog, Command::Save, Command::SaveAsDialog, Command::ExportDialog],
        vec![Command::Undo, Command::Redo],
        look.map(Command::Look).into(),
        vec![Command::ToggleMetal, Command::ToggleStones],
    ];
    groups.into_iter().map(|group| group.into_iter().map(item).collect()).collect()
}

fn outliner() -> OutlinerView {
    let part = |label: &str, detail: &str, part, icon| OutlinerRow {
        depth: 1,
        label: label.to_owned(),
        detail: detail.to_owned(),
        part: Some(part),
        selected: false,
        worst: None,
        icon,
    };
    let mut rows = vec![
        OutlinerRow { depth: 0, part: None, ..part("Solitaire for Anna", "US 7", PartRole::Seat, "ring") },
        part("Shank", "2.20 mm", PartRole::Shank, "shank"),
        part("Base rail", "1.00 mm", PartRole::Rail(0), "rail"),
        part("Gallery rail 1", "1.00 mm", PartRole::Rail(1), "rail"),
    ];
    rows.extend((0..4).map(|n| part(&format!("Prong {}", n + 1), "0.80 mm", PartRole::Prong(n), "prong")));
    rows.push(part("Seat", "25 %", PartRole::Seat, "bezel"));
    rows.push(part("Diamond", "1.004 ct", PartRole::Stone(0), "stone"));
    rows[0].worst = Some(Severity::Stop);
    rows[5].worst = Some(Severity::Stop);
    rows[5].selected = true;
    rows[1].worst = Some(Severity::Warn);
    OutlinerView { rows, metal_visible: true, stones_visible: false }
}

fn number(
    key: &'static str,
    label: &'static str,
    value: f64,
    (least, most, step, unit): (f64, f64, f64, Unit),
) -> ParameterRow {
    let decimals = if unit == Unit::Millimeter { 2 } else { usize::from(unit == Unit::Degree) };
    let limits = Limits { least, most, step, unit };
    row(key, label, ParameterControl::Number { value, limits, decimals })
}

fn choice(key: &'static str, label: &'static str, chosen: &str, labels: &[&str]) -> ParameterRow {
    let items = labels.iter().map(|label| ChoiceItem {
        key: label.to_lowercase().replace(' ', "_"),
        label: (*label).to_owned(),
    });
    row(key, label, ParameterControl::Choice { chosen: chosen.to_owned(), items: items.collect() })
}

fn row(key: &'static str, label: &'static str, control: ParameterControl) -> ParameterRow {
    ParameterRow {
        key,
        label,
        help: "What it does at the bench, in one sentence of a length that has to be wrapped in the tip.",
        control,
        is_default: true,
        default_text: "2.20 mm".to_owned(),
        related: false,
    }
}

fn parameters() -> ParametersView {
    use Unit::{Count, Degree, Millimeter, Percent};
    let gems = [
        "Diamond", "Moissanite", "Sapphire blue", "Sapphire padparadscha", "Ruby", "Emerald", "Aquamarine",
        "Morganite", "Tanzanite", "Tourmaline rubellite", "Spinel red", "Garnet demantoid", "Topaz imperial",
    ];
    let alloys = ["18k yellow gold", "18k white gold, palladium", "14k rose gold", "Platinum 950 ruthenium"];
    let size = ParameterControl::Size { text: "US 7".to_owned(), detail: "US 7 · 17.32 mm".to_owned() };
    let mm = |least, most| (least, most, 0.05, Millimeter);
    let mut groups = vec![
        ParameterGroup {
            title: "Ring",
            rows: vec![
                row("size", "Ring size", size),
                choice("alloy", "Alloy", "18k_yellow_gold", &alloys),
                choice("finish", "Finish", "high_polish", &["Mirror", "High polish", "Satin", "Matte"]),
            ],
        },
        ParameterGroup {
            title: "Shank",
            rows: vec![
                choice("shank.profile", "Profile", "d-shape", &["D-shape", "Court", "Flat", "Knife edge"]),
                number("shank.width_top", "Top width", 2.2, mm(0.8, 12.0)),
                number("shank.width_shoulder", "Shoulder width", 2.2, mm(0.8, 12.0)),
                number("shank.width_base", "Base width", 2.0, mm(0.8, 12.0)),
                number("shank.thickness_top", "Top thickness", 1.2, mm(0.6, 6.0)),
            ],
        },
        ParameterGroup {
            title: "Prongs",
            rows: vec![
                choice("prongs.count", "Count", "4", &["3", "4", "6", "8"]),
                choice("prongs.tip", "Tip", "round", &["Round", "Claw", "Tab"]),
                number("prongs.tip_diameter", "Tip diameter", 0.8, mm(0.3, 3.0)),
                number("prongs.lean", "Lean", 12.0, (0.0, 30.0, 0.5, Degree)),
                number("prongs.height_over_girdle", "Height over girdle", 0.72, mm(0.1, 3.0)),
                number("prongs.reach", "Reach over the crown", 35.0, (5.0, 80.0, 1.0, Percent)),
            ],
        },
        ParameterGroup {
            title: "Stone",
            rows: vec![
                choice("stone.species", "Species", "diamond", &gems),
                number("stone.diameter", "Diameter", 6.5, mm(0.8, 20.0)),
                number("gallery.rails", "Gallery rails", 2.0, (1.0, 2.0, 1.0, Count)),
            ],
        },
    ];
    groups[1].rows[4].is_default = false;
    groups[2].rows[2].is_default = false;
    groups[2].rows.iter_mut().for_each(|row| row.related = true);
    ParametersView { groups }
}

/// Two findings, the first one selected.
pub fn findings() -> FindingsView {
    let stop = FindingRow {
        index: 0,
        severity: Severity::Stop,
        title: "Prong 2 is 0.38 mm thick at the seat".to_owned(),
        measured: "0.38 mm, at least 0.60 mm".to_owned(),
        part: "Prong 2".to_owned(),
        place: "4:30 o'clock from the top".to_owned(),
        why: "A prong that is too thin after the seat is cut bends when the stone is set, and wears through \
              within years."
            .to_owned(),
        source: "Stuller, Bench Reference 2021, p. 14 (a default that nobody published)".to_owned(),
        fix: Some("Tip diameter to 1.20 mm".to_owned()),
        selected: true,
    };
    let warn = FindingRow {
        index: 1,
        severity: Severity::Warn,
        title: "The shank is 1.20 mm thick at the top".to_owned(),
        measured: "1.20 mm, at least 1.50 mm".to_owned(),
        part: "Shank".to_owned(),
        place: "12 o'clock through the finger".to_owned(),
        why: "It bends when the ring is worn.".to_owned(),
        source: "house rule".to_owned(),
        fix: Some("Top thickness to 1.50 mm".to_owned()),
        selected: false,
    };
    let culet = FindingRow {
        index: 2,
        title: "The culet is 0.10 mm from the finger and would press into it when a fist is made".to_owned(),
        measured: "0.10 mm, at least 0.50 mm".to_owned(),
        part: "Stone 1".to_owned(),
        place: "12 o'clock through the finger".to_owned(),
        fix: None,
        ..warn.clone()
    };
    let names = [("cast_gold", "Cast gold from printed resin"), ("direct_metal", "Direct metal printing")];
    FindingsView {
        rows: vec![stop, warn, culet],
        stops: 1,
        warnings: 2,
        stale: false,
        pending: false,
        summary: "1 stop, 2 warnings: 14 rules judged by Cast gold from printed resin".to_owned(),
        profile: "cast_gold".into(),
        profiles: names.map(|(id, name)| (id.into(), name.to_owned())).into(),
    }
}

/// A report with nothing in it.
pub fn no_findings() -> FindingsView {
    FindingsView {
        rows: Vec::new(),
        stops: 0,
        warnings: 0,
        summary: "No findings: 14 rules judged by Cast gold from printed resin".to_owned(),
        ..findings()
    }
}

fn status() -> StatusView {
    StatusView {
        size: "US 7 · 17.32 mm".to_owned(),
        weight: "3.12 g 18k yellow gold".to_owned(),
        carats: "1.004 ct".to_owned(),
        build: BuildState::Current,
        stale: false,
        message: Some((true, "Saved /home/mira/rings/anna.ron".to_owned())),
        title: "anna.ron* — Collet".to_owned(),
        unsaved: true,
    }
}
