//! Suggested edits: the smallest change of a parameter, in its own steps, that clears a finding.

use crate::design::{Edit, Kind, Parameter, Piece, Value, parameter};
use crate::vocab::Limits;

/// A label such as `Raise the head to 5.30 mm`, and the edit.
pub(super) type Fix = (String, Edit);

/// Which way a value may be rounded to its step without missing the target.
#[derive(Clone, Copy)]
enum Round {
    Up,
    Down,
}

/// Raises a parameter to at least `to`. `None` when there is no such parameter, it is that high already, or
/// its limits do not reach so far: then the cause lies elsewhere.
pub(super) fn raise(piece: &Piece, key: &str, to: f64, phrase: &str) -> Option<Fix> {
    let (found, now, limits) = number(piece, key)?;
    let to = stepped(to, limits, Round::Up)?;
    (to > now).then(|| set(found, to, phrase))
}

/// Lowers a parameter to at most `to`; `None` as for [`raise`].
pub(super) fn lower(piece: &Piece, key: &str, to: f64, phrase: &str) -> Option<Fix> {
    let (found, now, limits) = number(piece, key)?;
    let to = stepped(to, limits, Round::Down)?;
    (to < now).then(|| set(found, to, phrase))
}

/// Several fixes as one, under the label of them all.
pub(super) fn together(fixes: Vec<Fix>) -> Option<Fix> {
    let labels: Vec<&str> = fixes.iter().map(|(label, _)| label.as_str()).collect();
    let label = labels.join("; ");
    let mut edits: Vec<Edit> = fixes.into_iter().map(|(_, edit)| edit).collect();
    match edits.len() {
        0 => None,
        1 => Some((label, edits.remove(0))),
        _ => Some((label, Edit::Together(edits))),
    }
}

/// The value of a number parameter as it stands.
pub(super) fn current(piece: &Piece, key: &str) -> Option<f64> {
    number(piece, key).map(|(_, value, _)| value)
}

fn set(found: Parameter, to: f64, phrase: &str) -> Fix {
    let value = Value::Number(to);
    let label = format!("{phrase} {}", found.show(&value));
    (label, Edit::SetParameter { key: found.key, value })
}

fn number(piece: &Piece, key: &str) -> Option<(Parameter, f64, Limits)> {
    let found = parameter(piece, key).ok()?;
    match (&found.value, &found.kind) {
        (Value::Number(value), Kind::Number(limits)) => {
            let (value, limits) = (*value, *limits);
            Some((found, value, limits))
        }
        _ => None,
    }
}

/// The nearest whole step on the safe side, within the limits.
fn stepped(to: f64, limits: Limits, round: Round) -> Option<f64> {
    if !to.is_finite() {
        return None;
    }
    let steps = to / limits.step;
    let whole = match round {
        Round::Up => (steps - 1e-6).ceil(),
        Round::Down => (steps + 1e-6).floor(),
    };
    // Steps such as 0.05 are no binary fractions: through the text, so that 106 × 0.05 is 5.3 and no neighbor.
    let value: f64 = format!("{:.6}", whole * limits.step).parse().ok()?;
    let value = match round {
        Round::Up => value.max(limits.least),
        Round::Down => value.min(limits.most),
    };
    limits.allow(value).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::Unit;

    #[test]
    fn values_are_rounded_to_whole_steps_on_the_safe_side_and_kept_within_limits() {
        let limits = Limits { least: 2.0, most: 9.0, step: 0.05, unit: Unit::Millimeter };
        let is = |to, round| stepped(to, limits, round);
        assert_eq!(is(5.26, Round::Up), Some(5.3));
        assert_eq!(is(5.3, Round::Up), Some(5.3));
        assert_eq!(is(5.29, Round::Down), Some(5.25));
        assert_eq!(is(1.0, Round::Up), Some(2.0));
        assert_eq!(is(9.01, Round::Up), None);
        assert_eq!(is(1.99, Round::Down), None);
        assert_eq!(is(f64::NAN, Round::Up), None);
    }
}
