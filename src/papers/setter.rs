//! The setter's card: what each kind of stone and its seat are, before the first bur is picked up.

use super::kinds::{kinds, numbers};
use super::plans::{Eye, Paint, Size, fill, from_top, plan};
use super::{DrawnView, Heading, PaperSource, StoneKind};
use crate::build::{BuiltStone, PartRole};
use crate::checks::RuleId;
use crate::design::{Value, Work, WorkKind, parameter, parameters};
use crate::gems::{Care, DrillHole, Family, Species};

/// The setter's card as values.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct SetterPaper {
    /// What stands at its head.
    pub heading: Heading,
    /// Every kind of stone, the smallest first, which is the order of setting that is proposed: nobody published one.
    pub kinds: Vec<SetKind>,
    /// The least distance between two stones; `null` where there are no two.
    pub least_gap_mm: Option<f64>,
    /// By so much the stones of a parcel are larger or smaller than they are called.
    pub parcel_mm: f64,
    /// The stones from the top with their numbers.
    pub map: DrawnView,
    /// How many times as large as the piece the map is.
    pub map_scale: f64,
    /// Stones that look to the sides or away and are not on the map.
    pub hidden: usize,
}

/// Stones that are alike and held alike.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct SetKind {
    /// Their color on the map, `#dbe7f0`.
    pub fill: &'static str,
    /// Their numbers on the map and in findings: `1`, `2–21`.
    pub numbers: String,
    /// The feature that holds them.
    pub feature: String,
    /// What holds them: `Beads`.
    pub setting: String,
    /// The stones.
    #[serde(flatten)]
    pub stones: StoneKind,
    /// Angle of the crown mains from the girdle plane; `null` of a stone without facets.
    pub crown_deg: Option<f64>,
    /// Angle of the pavilion mains from the girdle plane, likewise: that of the bearing.
    pub pavilion_deg: Option<f64>,
    /// Angle between the two sides of the bearing; twice what is left of a right angle.
    pub bearing_deg: Option<f64>,
    /// Thickness of the girdle at the mains.
    pub girdle_mm: f64,
    /// Play between stone and seat on each side, as modeled.
    pub clearance_mm: Option<f64>,
    /// A stone of the upper end of the parcel needs its seat opened by so much; 0 where it drops in.
    pub open_if_large_mm: Option<f64>,
    /// A stone of the lower end has so much play across.
    pub play_if_small_mm: Option<f64>,
    /// The prongs or beads that hold them.
    pub prongs: Option<Spread>,
    /// What was decided about setting and seat.
    pub values: Vec<ValueLine>,
    /// What to cut the seat with; none where nobody published a figure.
    pub tools: Vec<ToolLine>,
    /// Mohs hardness, the lower end; `null` when the library has no such gem, like all that follows.
    pub hardness: Option<f64>,
    /// In an ultrasonic bath.
    pub ultrasonic: Option<Care>,
    /// Under a steam cleaner.
    pub steam: Option<Care>,
    /// What heat does to it.
    pub heat: Option<String>,
}

/// Prongs or beads of one kind.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Spread {
    /// How many there are.
    pub count: usize,
    /// Diameter at the girdle before the seats are cut.
    pub before_mm: f64,
    /// The widest circle in the smallest section of the thinnest of them after that, measured on the metal.
    pub left_mm: f64,
}

/// A decision about setting or seat.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ValueLine {
    /// `Bearing share`.
    pub label: &'static str,
    /// `25 %`.
    pub value: String,
}

/// A bur or drill.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct ToolLine {
    /// `Setting bur`.
    pub tool: &'static str,
    /// The least diameter.
    pub least_mm: f64,
    /// The greatest diameter.
    pub most_mm: f64,
    /// Who published it.
    pub source: &'static str,
}

/// Stones of a parcel are off by so much, in mm: as the rule on gaps between stones says.
const PARCEL: f64 = 0.05;

/// What the keys of decisions about setting and seat begin with.
const SETTING_KEYS: [&str; 8] =
    ["prongs.", "seat.", "beads.", "bezel.", "channel.", "flush.", "hole.", "cup."];

/// The larger side of the map on paper, in mm.
const MAP: f64 = 78.0;

impl SetterPaper {
    /// Gathers it.
    pub(super) fn of(source: PaperSource<'_>) -> Self {
        let mut all = kinds(source, |stone| stone.feature.as_str());
        all.sort_by(|a, b| a[0].carats.0.total_cmp(&b[0].carats.0));
        let place =
            |stone: &BuiltStone| all.iter().position(|kind| kind.iter().any(|it| it.role == stone.role));
        let paint = Paint { fill: &|stone| fill(place(stone).unwrap_or_default()), numbers: true };
        let seen = from_top(source.built);
        let hidden = source.built.stones.len() - seen.len();
        let (map, map_scale) = plan(source.built, (Eye::Top, &seen), "map", Size::Within([MAP; 2]), paint);
        let gap = source.report.measured.iter().find(|measured| measured.rule == RuleId::StoneGap);
        Self {
            heading: source.heading(),
            kinds: all
                .iter()
                .enumerate()
                .filter_map(|(place, stones)| SetKind::of(source, stones, fill(place)))
                .collect(),
            least_gap_mm: gap.map(|gap| gap.worst).filter(|gap| gap.is_finite()),
            parcel_mm: PARCEL,
            map,
            map_scale,
            hidden,
        }
    }
}

impl SetKind {
    fn of(source: PaperSource<'_>, stones: &[&BuiltStone], fill: &'static str) -> Option<Self> {
        let first = stones.first()?;
        let shape = &first.shape;
        let species = source.library.gems.species(&first.species);
        let angle = |degrees: f64| (!shape.family.is_smooth() && degrees > 0.0).then_some(degrees);
        let pavilion = angle(shape.pavilion_angle.0);
        let clearance = number(source, first, "seat.clearance");
        let care = |of: fn(&Species) -> Care| species.map(of);
        Some(Self {
            fill,
            numbers: numbers(stones),
            feature: first.feature.to_string(),
            setting: setting(source, first),
            stones: StoneKind::of(source, stones)?,
            crown_deg: angle(shape.crown_angle.0),
            pavilion_deg: pavilion,
            bearing_deg: pavilion.map(|pavilion| 180.0 - 2.0 * pavilion),
            girdle_mm: 2.0 * shape.girdle_half.0,
            clearance_mm: clearance,
            open_if_large_mm: clearance.map(|clearance| (PARCEL - 2.0 * clearance).max(0.0)),
            play_if_small_mm: clearance.map(|clearance| PARCEL + 2.0 * clearance),
            prongs: prongs(source, stones),
            values: values(source, first),
            tools: tools(source, first),
            hardness: species.map(|species| species.hardness),
            ultrasonic: care(|species| species.ultrasonic),
            steam: care(|species| species.steam),
            heat: species.map(|species| species.heat.clone()),
        })
    }
}

/// What holds a stone; where there is no choice, what its feature is.
fn setting(source: PaperSource<'_>, stone: &BuiltStone) -> String {
    let chosen = source.shown(&format!("{}.setting", stone.feature));
    let work = source.project.piece.feature(&stone.feature).map(|feature| feature.work.key());
    let kind = WorkKind::ALL.iter().find(|kind| Some(kind.key) == work);
    if chosen.is_empty() { kind.map_or(chosen, |kind| kind.label.to_owned()) } else { chosen }
}

fn number(source: PaperSource<'_>, stone: &BuiltStone, key: &str) -> Option<f64> {
    match parameter(&source.project.piece, &format!("{}.{key}", stone.feature)).ok()?.value {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

/// The decisions about setting and seat; numbers that say that there is nothing are left out.
fn values(source: PaperSource<'_>, stone: &BuiltStone) -> Vec<ValueLine> {
    let all = parameters(&source.project.piece);
    let own = all.iter().filter(|parameter| parameter.feature.as_ref() == Some(&stone.feature));
    let about_setting = own.filter(|parameter| {
        let key = parameter.key.strip_prefix(stone.feature.as_str()).and_then(|key| key.strip_prefix('.'));
        let nothing = parameter.value == Value::Number(0.0);
        let no_corners = stone.shape.outline.corners.is_empty() && parameter.key.ends_with("prongs.corners");
        !nothing
            && !no_corners
            && key.is_some_and(|key| SETTING_KEYS.iter().any(|start| key.starts_with(start)))
    });
    about_setting
        .map(|parameter| ValueLine { label: parameter.label, value: parameter.show(&parameter.value) })
        .collect()
}

fn prongs(source: PaperSource<'_>, stones: &[&BuiltStone]) -> Option<Spread> {
    let holds = |held: &[PartRole]| stones.iter().any(|stone| held.contains(&stone.role));
    let own: Vec<_> = source.report.prongs.iter().filter(|prong| holds(&prong.stones)).collect();
    let thinnest = own.iter().min_by(|a, b| a.left.total_cmp(&b.left))?;
    Some(Spread { count: own.len(), before_mm: thinnest.nominal, left_mm: thinnest.left })
}

/// Burs are round, and so are the stones that their sizes are published for.
fn tools(source: PaperSource<'_>, stone: &BuiltStone) -> Vec<ToolLine> {
    if let Some(DrillHole { diameter, .. }) = stone.shape.hole {
        let source = "the post, and the glue on both sides of it";
        return vec![ToolLine { tool: "Drill", least_mm: diameter.0, most_mm: diameter.0, source }];
    }
    if stone.shape.family != Family::Round {
        return Vec::new();
    }
    let width = stone.shape.width.0;
    let setting = parameter(&source.project.piece, &format!("{}.setting", stone.feature));
    let setting = setting.map(|setting| setting.value);
    let feature = source.project.piece.feature(&stone.feature);
    let key = match (&setting, feature.map(|feature| &feature.work)) {
        (Ok(Value::Choice(key)), _) => key.as_str(),
        (_, Some(Work::Pave(_))) => "bead",
        _ => "",
    };
    let bur =
        "Professional Jeweler, June 2004, and Stuller: the stone's size or slightly less, 6.38 for 6.40 mm";
    match key {
        "prong" | "shared_prong" | "bead" => {
            vec![ToolLine { tool: "Setting bur", least_mm: width - 0.02, most_mm: width, source: bur }]
        }
        "bezel" => {
            let source = "reetherder, bezels: a 4.5 mm bur for a stone of 4.5 mm";
            vec![ToolLine { tool: "Seat bur", least_mm: width, most_mm: width, source }]
        }
        "flush" => {
            let source = "Ganoksin Orchid 8422: drill half to two thirds, ball bur 10 to 20 %, hart bur 5 to 10 % smaller";
            let tool =
                |tool, least, most| ToolLine { tool, least_mm: width * least, most_mm: width * most, source };
            vec![tool("Drill", 0.5, 2.0 / 3.0), tool("Ball bur", 0.8, 0.9), tool("Hart bur", 0.9, 0.95)]
        }
        _ => Vec::new(),
    }
}
