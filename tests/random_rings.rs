//! Rings of random numbers, all within their limits: none may panic, and each is either one clean closed solid,
//! written to STL and read back, or says by name what is wrong with it.
//!
//! The sets are the same on every run. `COLLET_SETS=5000` builds more of them, `COLLET_FIRST=137` starts at
//! another one, to look at a single ring with `COLLET_SETS=1`.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "in a test the panic is the report")]

mod common;

use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

use collet::build::{CancelToken, Quality};
use collet::checks::{RuleBook, RuleId, check};
use collet::design::templates::templates;
use collet::design::{Edit, Kind, Parameter, Project, Value, apply, parameters};
use collet::exchange::{Exhibit, ModelFormat, import_model, write_model};
use collet::vocab::{RingSize, RingSystem, Unit};
use common::{build, folder, library};
use rayon::prelude::*;

/// `SplitMix64` (Steele, Lea and Flood 2014): short, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to, but not including, 1.
    fn share(&mut self) -> f64 {
        (self.roll() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.roll() % count.max(1) as u64).unwrap()
    }
}

/// A ring and how it was made from its template.
struct Throw {
    number: u64,
    project: Project,
    story: String,
}

/// A template with most of its parameters changed: in a third of the rings by a little, so that they are rings
/// which somebody might want, in a third by more, in a third to anything that is allowed.
fn throw(number: u64) -> Throw {
    let mut dice = Dice(number.wrapping_mul(0x1234_5678_9abc_def1) ^ 0x0c01_1e77);
    let starts = templates();
    let start = &starts[dice.below(starts.len())];
    let spread = [0.2, 0.5, 1.0][dice.below(3)];
    let mut project = start.project.clone();
    let mut story = format!("{} (ring {number})", start.key);
    // Choices first: which parameters there are depends on them.
    for choices in [true, false] {
        for parameter in parameters(&project.piece) {
            if matches!(parameter.kind, Kind::Choice(_)) != choices || dice.share() < 0.2 {
                continue;
            }
            let Some(value) = value_for(&parameter, &mut dice, spread) else { continue };
            // A choice may have taken this one away; a pair of measures may not go together.
            let edit = Edit::SetParameter { key: parameter.key.clone(), value: value.clone() };
            if let Ok((next, _)) = apply(&project, &edit, library()) {
                project = next;
                write!(story, " {}={}", parameter.key, parameter.show(&value)).unwrap();
            }
        }
    }
    Throw { number, project, story }
}

fn value_for(parameter: &Parameter, dice: &mut Dice, spread: f64) -> Option<Value> {
    let toward = |dice: &mut Dice, least: f64, most: f64, now: f64| {
        // The ends of a range are where trouble is.
        let far = match dice.below(12) {
            0 => least,
            1 => most,
            _ => least + (most - least) * dice.share(),
        };
        (now + (far - now) * spread).clamp(least, most)
    };
    match (&parameter.kind, &parameter.value) {
        (Kind::Number(limits), Value::Number(now)) => {
            let number = toward(dice, limits.least, limits.most, *now);
            Some(Value::Number(if limits.unit == Unit::Count { number.round() } else { number }))
        }
        (Kind::Choice(items), _) => Some(Value::Choice(items[dice.below(items.len())].0.clone())),
        (Kind::Row(table), _) => {
            let rows = library().row_ids(*table);
            rows.get(dice.below(rows.len())).map(|id| Value::Choice((*id).to_owned()))
        }
        (Kind::Text { most }, _) => {
            let letters: Vec<char> = "AbcMWgjy fi ÄßéçI1·&漢".chars().collect();
            let text: String = (0..=dice.below(*most)).map(|_| letters[dice.below(letters.len())]).collect();
            Some(Value::Text(text.trim().to_owned()))
        }
        (Kind::Size { least, most }, Value::Size(now)) => {
            let number = toward(dice, *least, *most, now.inner_diameter().0);
            Some(Value::Size(RingSize { system: RingSystem::InnerDiameter, number }))
        }
        _ => None,
    }
}

/// What is wrong with a ring, if nobody says so.
fn fault(throw: &Throw, rules: &RuleBook) -> Result<(), String> {
    let piece = &throw.project.piece;
    let built = build(piece, Quality::Preview);
    if built.metal.is_empty() {
        return if built.problems.is_empty() { Err("no metal and no problem".to_owned()) } else { Ok(()) };
    }
    let measures = &built.measures;
    let inside = measures.inner_diameter.map_or(1.0, |inside| inside.0);
    let carats = if built.stones.is_empty() { 1.0 } else { measures.total_carats.0 };
    let numbers = [inside, measures.metal_volume.0, carats];
    if !numbers.into_iter().all(|number| number.is_finite() && number > 0.0) && built.problems.is_empty() {
        return Err(format!("measures without sense and no problem: {:?}", built.measures));
    }
    // Checks are the slowest part; every fourth ring is enough to drive them over everything.
    let report = (throw.number.is_multiple_of(4) || built.metal.body_count() != 1).then(|| {
        let profile = rules.profiles.first().expect("a profile is compiled in");
        check(&built, piece, profile, &CancelToken::default()).expect("nobody cancels")
    });
    let loose = report.as_ref().is_some_and(|r| r.findings.iter().any(|f| f.rule == RuleId::OneSolid));
    if built.metal.body_count() != 1 && !loose {
        return Err(format!("{} bodies and no finding", built.metal.body_count()));
    }
    let folder = folder();
    let exhibit =
        Exhibit::of_metal("ring", &built.metal).map_err(|error| format!("not printable: {error}"))?;
    let written = write_model(folder.path(), "ring", ModelFormat::Stl, &exhibit)
        .map_err(|error| format!("not written: {error}"))?;
    let read = import_model(&folder.path().join("ring.stl"), None);
    let read = read.map_err(|error| format!("not read back: {error}"))?;
    let mesh = &read.parts[0].mesh;
    mesh.verify().map_err(|error| format!("read back: {error}"))?;
    let measured = written[0].measured.ok_or("nothing was measured")?;
    if mesh.triangles.len() == measured.triangles { Ok(()) } else { Err("triangles were lost".to_owned()) }
}

fn number_from(variable: &str, default: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[test]
fn every_ring_within_the_limits_is_clean_or_says_what_is_wrong() {
    let rules = RuleBook::built_in();
    let (first, sets) = (number_from("COLLET_FIRST", 0), number_from("COLLET_SETS", 500));
    let mut faults: Vec<String> = (first..first + sets)
        .into_par_iter()
        .filter_map(|number| {
            let throw = throw(number);
            let judged = catch_unwind(AssertUnwindSafe(|| fault(&throw, &rules)));
            let fault = judged.unwrap_or_else(|_| Err("it panicked".to_owned())).err()?;
            Some(format!("{fault}\n    {}", throw.story))
        })
        .collect();
    let count = faults.len();
    faults.truncate(20);
    assert!(count == 0, "{count} of {sets} rings:\n{}", faults.join("\n"));
}

#[test]
fn a_ring_is_the_same_at_every_build() {
    for number in 0..6 {
        let piece = throw(number).project.piece;
        let (once, again) = (build(&piece, Quality::Draft), build(&piece, Quality::Draft));
        assert!(once.metal_mesh == again.metal_mesh && once.problems == again.problems, "ring {number}");
    }
}
