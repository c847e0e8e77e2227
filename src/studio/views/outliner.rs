//! The outliner: the piece and its parts in job order.

use super::parameters::starts_open;
use super::toolbar::{CommandItem, item};
use crate::build::Fitting;
use crate::design::features::Halo;
use crate::design::settings::{MeleeSetting, RowSetting, Setting};
use crate::design::{Feature, Wear, Work, WorkKind};
use crate::studio::{Built, Command, PartRole, Severity, Studio, figures};
use crate::vocab::{Carats, FeatureId, Millimeters, Unit};

/// More parts of one kind than this are one row of the tree.
const MOST_ALIKE: usize = 12;

/// One row of the tree.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlinerRow {
    /// 0 is the piece.
    pub depth: usize,
    /// Text at the left.
    pub label: String,
    /// A short figure at the right: `2.20 mm`, `1.004 ct`.
    pub detail: String,
    /// The part or stone that the row stands for.
    pub part: Option<PartRole>,
    /// The feature that the row stands for.
    pub feature: Option<FeatureId>,
    /// What a click sends.
    pub select: Command,
    /// Left out of the metal.
    pub muted: bool,
    /// Of a feature that has rows below it: whether they are shown until a person wants it otherwise.
    pub open: Option<bool>,
    /// What can be done to the feature.
    pub menu: Vec<CommandItem>,
    /// Drawn as selected.
    pub selected: bool,
    /// The worst finding on the part; on the piece, the worst of all.
    pub worst: Option<Severity>,
    /// `ring`, `shank`, `prong`, `rail`, `bezel`, `stone`, `letters`: picks the icon.
    pub icon: &'static str,
}

/// The outliner.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlinerView {
    /// In order, first at the top.
    pub rows: Vec<OutlinerRow>,
    /// Whether the metal is shown.
    pub metal_visible: bool,
    /// Whether the stones are shown.
    pub stones_visible: bool,
    /// What can be added to the piece.
    pub add: Vec<CommandItem>,
}

/// The piece, then its features in job order, each with its parts and stones.
#[must_use]
pub fn outliner(studio: &Studio) -> OutlinerView {
    let (metal_visible, stones_visible) = studio.visible();
    let mut rows = vec![piece_row(studio)];
    let built = studio.built().map(|(built, _)| built);
    for feature in &studio.project().piece.features {
        let mut roles = built.map_or_else(Vec::new, |built| roles_of(built, feature));
        roles.sort_by_key(|role| job_order(*role));
        roles.dedup();
        rows.push(feature_row(studio, feature, &roles));
        // A feature of one part stands for it.
        if let (Some(built), [_, _, ..]) = (built, roles.as_slice()) {
            for alike in roles.chunk_by(|a, b| job_order(*a).0 == job_order(*b).0) {
                rows.extend(part_rows(studio, built, feature, alike));
            }
        }
    }
    OutlinerView { rows, metal_visible, stones_visible, add: add(studio) }
}

/// Every kind of feature, to be added.
fn add(studio: &Studio) -> Vec<CommandItem> {
    let kinds = WorkKind::ALL.iter().map(|kind| Command::AddFeature { kind: kind.key.to_owned() });
    kinds.map(|command| item(studio, command)).collect()
}

/// What can be done to a feature.
fn menu(studio: &Studio, feature: &Feature) -> Vec<CommandItem> {
    let id = || Some(feature.id.clone());
    let commands = [
        Command::RenameFeature { feature: feature.id.clone(), to: feature.title() },
        Command::DuplicateFeature { feature: id() },
        Command::MuteFeature { feature: id(), muted: !feature.muted },
        Command::MoveFeatureUp { feature: id() },
        Command::MoveFeatureDown { feature: id() },
        Command::CopyStyle { feature: id() },
        Command::PasteStyle { feature: id() },
        Command::RemoveFeature { feature: id() },
    ];
    commands.map(|command| item(studio, command)).into()
}

fn roles_of(built: &Built, feature: &Feature) -> Vec<PartRole> {
    let parts = built.parts.iter().filter(|part| part.feature == feature.id).map(|part| part.role);
    let stones = built.stones.iter().filter(|stone| stone.feature == feature.id).map(|stone| stone.role);
    parts.chain(stones).collect()
}

const fn job_order(role: PartRole) -> (u32, u32) {
    let kind = match role {
        PartRole::Shank => 0,
        PartRole::Rail(_) => 1,
        PartRole::Prong(_) => 2,
        PartRole::Bezel(_) => 3,
        PartRole::Seat(_) => 4,
        PartRole::Channel(_) => 5,
        PartRole::Bead(_) => 6,
        PartRole::Shoulder(_) => 7,
        PartRole::Milgrain(_) => 8,
        PartRole::Signet(_) => 9,
        PartRole::Letters(_) => 10,
        PartRole::Plate(_) => 11,
        PartRole::Fitting(..) => 12,
        PartRole::Bar(_) => 13,
        PartRole::Stone(_) => 14,
    };
    (kind, role.number())
}

fn piece_row(studio: &Studio) -> OutlinerRow {
    OutlinerRow {
        depth: 0,
        label: studio.project().name.clone(),
        detail: detail_of_piece(&studio.project().piece.wear),
        part: None,
        feature: None,
        select: Command::Select(None),
        muted: false,
        open: None,
        menu: Vec::new(),
        selected: false,
        worst: worst(studio, |_| true),
        icon: "ring",
    }
}

fn detail_of_piece(wear: &Wear) -> String {
    wear.ring_size().map_or_else(|| figures::fit(wear), |size| size.to_string())
}

fn feature_row(studio: &Studio, feature: &Feature, roles: &[PartRole]) -> OutlinerRow {
    // A feature of one part stands for it.
    let only = if let [role] = roles { Some(*role) } else { None };
    let built = studio.built().map(|(built, _)| built);
    let figure = only.zip(built).map(|(role, built)| detail(built, feature, role));
    OutlinerRow {
        depth: 1,
        label: feature.title(),
        detail: if feature.muted { "muted".to_owned() } else { figure.unwrap_or_default() },
        part: only,
        feature: Some(feature.id.clone()),
        select: Command::SelectFeature { feature: feature.id.clone() },
        muted: feature.muted,
        open: (roles.len() > 1).then(|| starts_open(studio, &feature.id)),
        menu: menu(studio, feature),
        selected: studio.selected_feature() == Some(&feature.id)
            || only.is_some_and(|role| studio.selection() == Some(role)),
        worst: worst(studio, |part| roles.contains(&part)),
        icon: match feature.work {
            Work::Shank(_) | Work::Shoulders(_) => "shank",
            Work::Head(_) | Work::Milgrain(_) => "prong",
            Work::Row(_) | Work::Halo(_) | Work::Pave(_) => "stone",
            Work::Engraving(_) => "letters",
            Work::Signet(_) => "ring",
            Work::Plate(_) => "bezel",
            Work::Cuff(_) | Work::Hoop(_) | Work::Bail(_) | Work::JumpRing(_) | Work::Post(_) => "rail",
        },
    }
}

/// Parts of one kind: each for itself, or in one row where there are many, with those below it that need to be seen.
fn part_rows(studio: &Studio, built: &Built, feature: &Feature, alike: &[PartRole]) -> Vec<OutlinerRow> {
    let many = alike.len() > MOST_ALIKE;
    let wanted = |role: &&PartRole| {
        !many || studio.selection() == Some(**role) || worst(studio, |part| part == **role).is_some()
    };
    let rows = alike.iter().filter(wanted).map(|role| part_row(studio, built, feature, *role));
    many.then(|| row_of_many(studio, built, feature, alike)).into_iter().chain(rows).collect()
}

/// `60 stones`, with the carats of all; a click selects the feature.
fn row_of_many(studio: &Studio, built: &Built, feature: &Feature, alike: &[PartRole]) -> OutlinerRow {
    let stones = built.stones.iter().filter(|stone| alike.contains(&stone.role));
    let carats: f64 = stones.map(|stone| stone.carats.0).sum();
    let first = part_row(studio, built, feature, alike[0]);
    OutlinerRow {
        label: format!("{} {}", alike.len(), plural(alike[0])),
        detail: if carats > 0.0 { figures::carats(Carats(carats)) } else { first.detail.clone() },
        part: None,
        select: Command::SelectFeature { feature: feature.id.clone() },
        selected: false,
        worst: worst(studio, |part| alike.contains(&part)),
        ..first
    }
}

/// What many such parts are called in the trade.
const fn plural(role: PartRole) -> &'static str {
    match role {
        PartRole::Shank => "shanks",
        PartRole::Rail(_) => "rails",
        PartRole::Prong(_) => "prongs",
        PartRole::Bezel(_) => "bezels",
        PartRole::Seat(_) => "seats",
        PartRole::Channel(_) => "channels",
        PartRole::Bar(_) => "rows of bars",
        PartRole::Bead(_) => "beads",
        PartRole::Shoulder(_) => "shoulders",
        PartRole::Milgrain(_) => "rows of milgrain",
        PartRole::Signet(_) => "signets",
        PartRole::Letters(_) => "inscriptions",
        PartRole::Plate(_) => "plates",
        PartRole::Fitting(..) => "fittings",
        PartRole::Stone(_) => "stones",
    }
}

fn part_row(studio: &Studio, built: &Built, feature: &Feature, role: PartRole) -> OutlinerRow {
    OutlinerRow {
        depth: 2,
        label: label(studio, built, role),
        detail: detail(built, feature, role),
        part: Some(role),
        feature: None,
        select: Command::Select(Some(role)),
        muted: feature.muted,
        open: None,
        menu: Vec::new(),
        selected: studio.selection() == Some(role),
        worst: worst(studio, |part| part == role),
        icon: match role {
            PartRole::Shank | PartRole::Shoulder(_) => "shank",
            PartRole::Prong(_)
            | PartRole::Bar(_)
            | PartRole::Bead(_)
            | PartRole::Milgrain(_)
            | PartRole::Fitting(Fitting::PearlPost, _) => "prong",
            PartRole::Fitting(Fitting::Cup, _)
            | PartRole::Bezel(_)
            | PartRole::Seat(_)
            | PartRole::Channel(_)
            | PartRole::Plate(_) => "bezel",
            PartRole::Rail(_) | PartRole::Fitting(..) => "rail",
            PartRole::Letters(_) => "letters",
            PartRole::Signet(_) => "ring",
            PartRole::Stone(_) => "stone",
        },
    }
}

/// A stone is called by its species, all else by its part; the feature's row says whose rail a rail is.
fn label(studio: &Studio, built: &Built, role: PartRole) -> String {
    if let PartRole::Rail(number) = role {
        return PartRole::Rail(number % PartRole::RAILS).to_string();
    }
    let stone = built.stones.iter().find(|stone| stone.role == role);
    let species = stone.and_then(|stone| studio.library().gems.species(&stone.species));
    species.map_or_else(|| role.to_string(), |species| species.name.clone())
}

fn detail(built: &Built, feature: &Feature, role: PartRole) -> String {
    if let PartRole::Stone(_) = role {
        let stone = built.stones.iter().find(|stone| stone.role == role);
        return stone.map_or_else(String::new, |stone| figures::carats(stone.carats));
    }
    match &feature.work {
        Work::Shank(shank) => millimeters(shank.width_top),
        Work::Shoulders(shoulders) => millimeters(shoulders.width_top),
        Work::Milgrain(milgrain) => millimeters(milgrain.diameter),
        Work::Head(head) => detail_of_head(&head.setting, role),
        Work::Row(row) => detail_of_row(&row.setting, role),
        Work::Engraving(engraving) => millimeters(engraving.height),
        Work::Signet(signet) => match role {
            PartRole::Letters(_) => millimeters(signet.letter_height),
            _ => millimeters(signet.height),
        },
        Work::Plate(plate) => millimeters(plate.thickness),
        Work::Cuff(cuff) => millimeters(cuff.width),
        Work::Hoop(hoop) => millimeters(hoop.inner_diameter),
        Work::Bail(bail) => millimeters(bail.opening_height),
        Work::JumpRing(ring) => millimeters(ring.wire),
        Work::Post(post) => millimeters(post.diameter),
        Work::Halo(halo) => detail_of_halo(halo, role),
        Work::Pave(pave) if matches!(role, PartRole::Bead(_)) => millimeters(pave.beads.diameter),
        Work::Pave(_) => String::new(),
    }
}

fn millimeters(value: Millimeters) -> String {
    figures::amount(value.0, Unit::Millimeter, 0)
}

fn detail_of_head(setting: &Setting, role: PartRole) -> String {
    match (role, setting) {
        (PartRole::Prong(_), Setting::Prong(head)) => millimeters(head.tip_diameter),
        (PartRole::Rail(_), Setting::Prong(head)) => millimeters(head.wire),
        (PartRole::Fitting(..), Setting::Prong(head)) => millimeters(head.peg_diameter),
        (PartRole::Bezel(_), Setting::Bezel(bezel)) => millimeters(bezel.wall),
        (PartRole::Fitting(Fitting::Cup, _), Setting::Cup(cup)) => millimeters(cup.wall),
        (PartRole::Fitting(Fitting::PearlPost, _), Setting::Cup(cup)) => millimeters(cup.post),
        (PartRole::Seat(_), Setting::Tension(tension)) => figures::amount(tension.hold.0, Unit::Percent, 0),
        (PartRole::Seat(_), Setting::Prong(head)) => figures::amount(head.seat_share.0, Unit::Percent, 0),
        (PartRole::Seat(_), Setting::Bezel(bezel)) => millimeters(bezel.ledge),
        // The build is of the setting that was there before.
        _ => String::new(),
    }
}

fn detail_of_row(setting: &RowSetting, role: PartRole) -> String {
    match (role, setting) {
        (PartRole::Prong(_), RowSetting::SharedProng(prongs)) => millimeters(prongs.diameter),
        (PartRole::Bead(_), RowSetting::Bead(beads)) => millimeters(beads.diameter),
        (PartRole::Bar(_), RowSetting::Bar(bars)) => figures::amount(bars.overlap.0, Unit::Percent, 0),
        (PartRole::Channel(_), RowSetting::Channel(channel)) => {
            figures::amount(channel.overlap.0, Unit::Percent, 0)
        }
        _ => String::new(),
    }
}

fn detail_of_halo(halo: &Halo, role: PartRole) -> String {
    match (role, &halo.setting) {
        (PartRole::Prong(_), MeleeSetting::SharedProng(prongs)) => millimeters(prongs.diameter),
        (PartRole::Bead(_), MeleeSetting::Bead(beads)) => millimeters(beads.diameter),
        (PartRole::Plate(_), _) => millimeters(halo.thickness),
        _ => String::new(),
    }
}

fn worst(studio: &Studio, on: impl Fn(PartRole) -> bool) -> Option<Severity> {
    let (report, _) = studio.report()?;
    report.findings.iter().filter(|finding| on(finding.place.part)).map(|finding| finding.severity).max()
}
