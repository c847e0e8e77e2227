//! Where stone and metal take the same room: in the seat it is a bite, anywhere else a collision.
//!
//! Both ways are looked at: points all over the stone's surface that lie inside the metal (depth by signed
//! distance), and corners of the metal that lie inside the stone (depth under the nearest facet).

use rayon::prelude::*;

use super::bench::Bench;
use super::fix::{Fix, current, raise};
use super::set_stone::SetStone;
use super::{Finding, RuleId};
use crate::build::PartRole;
use crate::design::settings::Setting;
use crate::kernel::Probe;
use crate::vocab::Point;

const WHY_BITE: &str =
    "The seat is tighter than the stone: pressed in, the girdle chips or the prong springs open.";
const WHY_MEETS: &str = "The stone cannot go down to its seat: it stands on this metal instead and cracks \
                         under the setter's pressure.";

/// Points of the stone's surface are no farther apart than this.
const SPACING: f64 = 0.15;

/// Less than this is touching.
const TOUCH: f64 = 1e-4;

/// Stone and metal in the same place.
#[derive(Clone, Copy)]
struct Overlap {
    part: PartRole,
    bearing: bool,
    depth: f64,
    point: Point,
}

/// The deepest bite of each prong or bezel, and the deepest collision of each other part.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    let Some(metal) = &bench.metal else { return Vec::new() };
    bench.stones.iter().flat_map(|stone| of_stone(bench, stone, metal)).collect()
}

fn of_stone(bench: &Bench, stone: &SetStone, metal: &Probe) -> Vec<Finding> {
    let overlaps = overlaps(bench, stone, metal);
    let groups = overlaps.chunk_by(|a, b| (a.part, a.bearing) == (b.part, b.bearing));
    let deepest = groups.filter_map(|group| group.iter().max_by(|a, b| a.depth.total_cmp(&b.depth)));
    deepest.filter_map(|overlap| finding(bench, stone, metal, &overlaps, overlap)).collect()
}

/// All overlaps, those of one part and kind together.
fn overlaps(bench: &Bench, stone: &SetStone, metal: &Probe) -> Vec<Overlap> {
    let seen = |point: Point, depth: f64| {
        let (part, bearing) = owner(bench, stone, metal, point);
        Overlap { part, bearing, depth, point }
    };
    let surface = stone.surface(SPACING);
    let in_metal = surface.par_iter().filter_map(|point| {
        let depth = -metal.signed_distance(*point);
        (depth > TOUCH).then(|| seen(*point, depth))
    });
    let corners = &bench.built.metal_mesh.positions;
    let (middle, reach) = (stone.built.ring_from_stone.origin, stone.reach());
    let near = corners.par_iter().filter(|point| point.distance_squared(middle) < reach * reach);
    let in_stone = near.filter_map(|point| {
        let depth = stone.depth_of(*point);
        (depth > TOUCH).then(|| seen(*point, depth))
    });
    let mut found: Vec<Overlap> = in_metal.chain(in_stone).collect();
    found.sort_by_key(|overlap| (overlap.part, overlap.bearing));
    found
}

/// The part whose metal is nearest, and whether the stone may bear there.
fn owner(bench: &Bench, stone: &SetStone, metal: &Probe, point: Point) -> (PartRole, bool) {
    let own = stone.built.role.number();
    let tagged = PartRole::of_tag(metal.nearest(point).1).unwrap_or(PartRole::Seat(own));
    if matches!(bench.setting_of(stone), Some(Setting::Bezel(_))) {
        let bezel = tagged == PartRole::Bezel(own) || tagged == PartRole::Seat(own);
        return (if bezel { PartRole::Bezel(own) } else { tagged }, bezel);
    }
    if matches!(bench.setting_of(stone), Some(Setting::Tension(_) | Setting::Cup(_))) {
        let cup = || bench.feature_of(tagged) == Some(&stone.built.feature);
        return (tagged, tagged == PartRole::Seat(own) || cup());
    }
    if bench.is_one_of_many(stone) {
        // Its seat lies in the band or plate, in what is milled into it, and in what stands on it to hold the stone.
        let pins = || bench.prongs.iter().chain(&bench.beads);
        let own = tagged == PartRole::Seat(own)
            || matches!(tagged, PartRole::Channel(_) | PartRole::Bar(_))
            || pins().any(|pin| pin.role == tagged && pin.landmark.stones.contains(&stone.built.role));
        return (tagged, own);
    }
    let held = |role| bench.prongs_of(stone).any(|prong| prong.role == role);
    let prong = bench.prong_toward(stone, point).filter(|_| tagged == PartRole::Seat(own) || held(tagged));
    match (tagged, prong) {
        (_, Some(prong)) => {
            // Deeper than a prong's diameter under the girdle the pavilion has nothing to bear on.
            let bearing = stone.to_stone(point).z > -prong.nominal();
            (prong.role, bearing)
        }
        _ => (tagged, false),
    }
}

fn finding(
    bench: &Bench,
    stone: &SetStone,
    metal: &Probe,
    overlaps: &[Overlap],
    deepest: &Overlap,
) -> Option<Finding> {
    let place = bench.place(deepest.part, deepest.point);
    if deepest.bearing {
        let verdict = bench.judge(RuleId::SeatBite, deepest.depth, 0.0)?;
        let what = format!(
            "The seat of {} bites {} into the stone, at {}",
            deepest.part,
            verdict.shown(),
            place.clock
        );
        let key = |key| bench.key(stone.built.role, key);
        let fix = raise(bench.piece, &key("seat.clearance"), 0.02, "Set the seat's clearance to")
            .or_else(|| raise(bench.piece, &key("cup.glue"), 0.02, "Leave room for glue:"));
        return Some(verdict.finding(place, &what, WHY_BITE, fix));
    }
    let verdict = bench.judge(RuleId::StoneMeetsMetal, deepest.depth, 0.0)?;
    let part = deepest.part.to_string().to_lowercase();
    let what = format!("{} is {} deep in the {part}, at {}", stone.built.role, verdict.shown(), place.clock);
    let fix = (deepest.part == PartRole::Shank).then(|| lifted(bench, stone, metal, overlaps)).flatten();
    Some(verdict.finding(place, &what, WHY_MEETS, fix))
}

/// A head high enough that the stone clears the shank by a tenth of a millimeter.
fn lifted(bench: &Bench, stone: &SetStone, metal: &Probe, overlaps: &[Overlap]) -> Option<Fix> {
    let up = -stone.down_in_ring();
    let shank = overlaps.iter().filter(|overlap| overlap.part == PartRole::Shank);
    let rise = shank.filter_map(|overlap| {
        let local = stone.to_stone(overlap.point);
        let over_underside = local.z - stone.underside(local);
        if over_underside > TOUCH {
            Some(over_underside) // a corner of metal inside the stone
        } else {
            Some(metal.cast(overlap.point, up, 10.0)?.distance)
        }
    });
    let rise = rise.fold(0.0, f64::max) + 0.1;
    let key = bench.key(stone.built.role, "height");
    raise(bench.piece, &key, current(bench.piece, &key)? + rise, "Raise the head to")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Severity;
    use crate::checks::hand_ring::{CULET, GIRDLE, HALF, HandRing};

    #[test]
    fn a_stone_pressed_into_its_seat_is_bitten_square_to_its_pavilion() {
        assert_eq!(HandRing::sound().found(findings), []);
        let found = HandRing { lifted: -0.2, ..HandRing::sound() }.found(findings);
        assert_eq!(found.len(), 4, "{found:#?}");
        // The flats between the corners are a little steeper than the corners.
        let slope = ((CULET - HALF) / (GIRDLE * (std::f64::consts::PI / 16.0).cos())).atan();
        for finding in &found {
            assert_eq!((finding.rule, finding.severity), (RuleId::SeatBite, Severity::Stop));
            assert!((finding.value - 0.2 * slope.cos()).abs() < 0.01, "{}", finding.title);
        }
        assert_eq!(found[2].place.clock.to_string(), "7:30 o'clock");
    }

    #[test]
    fn a_culet_in_the_shank_is_a_collision_with_the_shank() {
        let ring = HandRing { thickness: 2.4, head: CULET + 2.4 - 0.2, ..HandRing::sound() };
        let found = ring.found(findings);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!((found[0].rule, found[0].place.part), (RuleId::StoneMeetsMetal, PartRole::Shank));
        assert!((found[0].value - 0.2).abs() < 0.005, "{}", found[0].title);
        assert!(found[0].place.point.x.abs() < 0.1 && found[0].place.point.y.abs() < 0.1);
    }
}
