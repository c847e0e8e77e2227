//! Letters are wide and deep enough to come out of the mold, and raised ones wide and high enough.

use super::bench::Bench;
use super::fix::{current, raise};
use super::{Finding, RuleId};
use crate::build::LettersLandmark;
use crate::design::Work;
use crate::kernel::{FlatPiece, Probe, flat_pieces, points_on};
use crate::vocab::{Direction, Point};

const WHY_THIN: &str =
    "Lines so thin fill with investment or polish away: take a larger letter, or a font with stronger lines.";
const WHY_SHALLOW: &str = "Letters so shallow are lost when the piece is cleaned and polished.";

/// Rays toward a face start so far over it, in mm: less than the finger has room.
const OVER: f64 = 3.0;

/// The thinnest line of each text, and its shallowest letter.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    bench.built.landmarks.letters.iter().flat_map(|letters| of_text(bench, letters)).collect()
}

fn of_text(bench: &Bench, letters: &LettersLandmark) -> Vec<Finding> {
    let pieces = flat_pieces(&letters.contours);
    let middles: Vec<[f64; 2]> = pieces.iter().map(|piece| piece.middle).collect();
    let Ok(local) = points_on(&letters.ground, &middles) else { return Vec::new() };
    let frame = &letters.ring_from_ground;
    let places: Vec<(Point, Direction)> = local
        .into_iter()
        .map(|(point, normal)| (frame.to_parent(point), frame.direction_to_parent(normal)))
        .collect();
    let thin = thin(bench, letters, &pieces, &places);
    thin.into_iter().chain(shallow(bench, letters, &places)).collect()
}

/// The lines' width, on the outlines that the letters were made of.
fn thin(
    bench: &Bench,
    letters: &LettersLandmark,
    pieces: &[FlatPiece],
    places: &[(Point, Direction)],
) -> Option<Finding> {
    let of_piece = pieces.iter().zip(places);
    let (piece, (point, _)) = of_piece.min_by(|a, b| a.0.line_width.total_cmp(&b.0.line_width))?;
    let rule = if letters.raised { RuleId::RaisedWidth } else { RuleId::EngravedWidth };
    let verdict = bench.judge(rule, piece.line_width, 0.005)?;
    let place = bench.place(letters.role, *point);
    let what = format!("{} have lines {} wide at {}", letters.role, verdict.shown(), place.clock);
    let feature = bench.feature_of(letters.role).and_then(|feature| bench.piece.feature(feature));
    let on_table = feature.is_some_and(|feature| matches!(feature.work, Work::Signet(_)));
    let key = bench.key(letters.role, if on_table { "letter_height" } else { "height" });
    let target = bench.target(rule)?;
    let to = current(bench.piece, &key).map(|now| now * target / piece.line_width.max(1e-3));
    let fix = to.and_then(|to| raise(bench.piece, &key, to, "Make the letters' capitals"));
    Some(verdict.finding(place, &what, WHY_THIN, fix))
}

/// How far each piece of the letters is cut into the metal or stands out of it, on the metal.
fn shallow(bench: &Bench, letters: &LettersLandmark, places: &[(Point, Direction)]) -> Option<Finding> {
    let metal = bench.metal.as_ref()?;
    let measured = places.iter().map(|(point, normal)| (depth(metal, letters, *point, *normal), point));
    let (depth, point) = measured.min_by(|a, b| a.0.total_cmp(&b.0))?;
    let rule = if letters.raised { RuleId::RaisedHeight } else { RuleId::EngravedDepth };
    let verdict = bench.judge(rule, depth, 2.0 * bench.mesh_error())?;
    let place = bench.place(letters.role, *point);
    let way = if letters.raised { "stand out" } else { "are cut" };
    let what = format!("{} {way} {} at {}", letters.role, verdict.shown(), place.clock);
    let key = bench.key(letters.role, "depth");
    let missing = bench.target(rule)? - depth;
    let to = current(bench.piece, &key).map(|now| now + missing);
    let fix = to.and_then(|to| raise(bench.piece, &key, to, "Make the letters' depth"));
    Some(verdict.finding(place, &what, WHY_SHALLOW, fix))
}

/// From the face where there would be no letters to what the letters left or added; 0 where other metal hides them.
fn depth(metal: &Probe, letters: &LettersLandmark, point: Point, normal: Direction) -> f64 {
    let hit = metal.cast(point + normal * OVER, -normal, 2.0 * OVER);
    let own = hit.filter(|hit| hit.tag == letters.role.tag());
    own.map_or(0.0, |hit| if letters.raised { OVER - hit.distance } else { hit.distance - OVER })
}
