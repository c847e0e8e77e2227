//! Maps of the finished metal: they agree with the rules, on every template and on planted faults.

#![expect(clippy::unwrap_used, reason = "in a test the panic is the report")]

mod common;

use collet::build::{Built, CancelToken, PartRole, Quality};
use collet::checks::{MapOf, Report, RuleBook, RuleId, SurfaceMap, check, surface_map};
use collet::design::Project;
use collet::design::templates::templates;
use common::{build, template, titles, typed};

fn mapped(project: &Project, what: MapOf) -> (Built, Report, SurfaceMap) {
    let built = build(&project.piece, Quality::Production);
    let (report, map) = measured(&built, project, what);
    (built, report, map)
}

/// What the rules and the map say of a piece.
fn measured(built: &Built, project: &Project, what: MapOf) -> (Report, SurfaceMap) {
    let (book, never) = (RuleBook::built_in(), CancelToken::default());
    let report = check(built, &project.piece, &book.profiles[0], &never).unwrap();
    (report, surface_map(built, &project.piece, &book.profiles[0], what, &never).unwrap())
}

fn limit(what: MapOf) -> f64 {
    what.limit(&RuleBook::built_in().profiles[0]).unwrap()
}

#[test]
fn where_the_rules_find_nothing_the_maps_show_nothing() {
    let mut wrong = Vec::new();
    for template in templates() {
        for what in MapOf::ALL {
            let (built, _, map) = mapped(&template.project, what);
            assert_eq!(map.values.len(), built.metal_mesh.positions.len());
            assert!(map.values.iter().all(|value| f64::from(*value) <= what.greatest()), "{}", template.key);
            // As a rule does, for the error of the mesh itself.
            let give = built.quality.chord_error() + 1e-6;
            let share = map.share_below(&built.metal_mesh, limit(what) - give);
            if share > 0.0 {
                wrong.push(format!("{} {}: {share} {:?}", template.key, what.key(), map.least));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_planted_wall_is_as_thin_in_the_map_as_in_the_rule_and_as_it_was_typed() {
    for (key, values, part, known, near) in [
        ("bezel_solitaire", &[("bezel.wall", "0.4")][..], Some(PartRole::Bezel(0)), 0.4, 0.02),
        ("split_shank", &[("shank.width_top", "1.0"), ("shank.width_shoulder", "1.0")], None, 0.5, 0.04),
        ("cathedral_solitaire", &[("shoulders.thickness", "0.6")], None, 0.53, 0.04),
        ("disc_pendant", &[("plate.thickness", "0.5")], Some(PartRole::Plate(0)), 0.5, 0.01),
    ] {
        let (built, report, map) = mapped(&typed(template(key), values), MapOf::Thickness);
        let least = map.least.clone().unwrap();
        let mut walls = report.findings.iter().filter(|finding| finding.rule == RuleId::WallThickness);
        let found = walls.find(|finding| finding.place.part == least.place.part);
        let found = found.unwrap_or_else(|| panic!("{key}: {:#?}", titles(&report)));
        assert!((least.value - known).abs() <= near, "{key}: {least:?}");
        assert!((least.value - found.value).abs() <= near, "{key}: {least:?} {}", found.title);
        assert!(part.is_none_or(|part| part == least.place.part), "{key}: {least:?}");
        assert!(map.share_below(&built.metal_mesh, limit(MapOf::Thickness)) > 0.005, "{key}");
    }
}

#[test]
fn a_seat_that_is_cut_too_tight_is_negative_and_one_too_wide_positive() {
    let project = template("solitaire");
    let mut built = build(&project.piece, Quality::Production);
    built.stones[0].ring_from_stone.origin.z -= 0.2;
    let (report, tight) = measured(&built, &project, MapOf::SeatGap);
    let found = report.findings.iter().filter(|finding| finding.rule == RuleId::SeatBite);
    let deepest = found.map(|finding| finding.value).fold(0.0, f64::max);
    let least = tight.least.unwrap();
    // Square to a pavilion of 40.75°, less the clearance; corners alone see a little less than the rule.
    assert!((deepest - (0.2 * 40.75_f64.to_radians().cos() - 0.02)).abs() < 0.005, "{deepest}");
    assert!(least.value < 0.0 && (least.value + deepest).abs() < 0.02, "{least:?} {deepest}");
    let (built, _, wide) =
        mapped(&typed(template("solitaire"), &[("seat.clearance", "0.06")]), MapOf::SeatGap);
    let seats = built.metal_mesh.triangles.iter().zip(&built.metal_mesh.tags);
    let seats = seats.filter(|(_, tag)| matches!(PartRole::of_tag(**tag), Some(PartRole::Seat(_))));
    let gaps: Vec<f32> =
        seats.flat_map(|(corners, _)| corners.map(|corner| wide.values[corner as usize])).collect();
    let least = gaps.iter().copied().fold(f32::INFINITY, f32::min);
    assert!(!gaps.is_empty() && (least - 0.06).abs() < 0.005, "{least}");
}
