//! The functions of formulas.

use super::formula::{FormulaError, Quantity, SHARE, called};
use super::hint::did_you_mean;
use crate::vocab::Unit;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    Least,
    Most,
    Round,
    Floor,
    Ceiling,
    Absolute,
    Root,
    Sine,
    Cosine,
    Tangent,
}

impl Function {
    /// With the name and how many values it takes.
    pub(super) const ALL: [(Self, &'static str, &'static str); 10] = [
        (Self::Least, "min", "one value or more"),
        (Self::Most, "max", "one value or more"),
        (Self::Round, "round", "a value, and the step to round to or nothing"),
        (Self::Floor, "floor", "a value, and the step to round to or nothing"),
        (Self::Ceiling, "ceil", "a value, and the step to round to or nothing"),
        (Self::Absolute, "abs", "one value"),
        (Self::Root, "sqrt", "one value"),
        (Self::Sine, "sin", "one angle"),
        (Self::Cosine, "cos", "one angle"),
        (Self::Tangent, "tan", "one angle"),
    ];

    pub(super) fn of(name: &str) -> Result<Self, FormulaError> {
        let found = Self::ALL.iter().find(|(_, known, _)| *known == name).map(|(function, ..)| *function);
        found.ok_or_else(|| FormulaError::UnknownFunction {
            name: name.to_owned(),
            hint: did_you_mean(name, Self::ALL.iter().map(|(_, known, _)| *known)),
        })
    }

    fn takes(self, given: usize) -> bool {
        match self {
            Self::Least | Self::Most => given >= 1,
            Self::Round | Self::Floor | Self::Ceiling => (1..=2).contains(&given),
            _ => given == 1,
        }
    }

    pub(super) fn counted(self, given: usize) -> Result<(), FormulaError> {
        let words = Self::ALL.iter().find(|(function, ..)| *function == self);
        match words {
            Some((_, name, takes)) if !self.takes(given) => {
                Err(FormulaError::BadCount { name, takes, given })
            }
            _ => Ok(()),
        }
    }

    pub(super) fn value(self, of: &[Quantity]) -> Result<Quantity, FormulaError> {
        let [first, ref rest @ ..] = *of else { return Err(FormulaError::NoNumber) };
        let angle = || first.in_unit(Unit::Degree).map(f64::to_radians);
        let share = |value| Quantity { value, powers: Some(SHARE) };
        let stepped = |round: fn(f64) -> f64| {
            let step = rest.first().copied().unwrap_or(Quantity { value: 1.0, ..first });
            let powers = first.alike(step)?;
            Ok(Quantity { value: round(first.value / step.value) * step.value, powers })
        };
        let folded = |better: fn(f64, f64) -> f64| {
            rest.iter().try_fold(first, |best, next| {
                Ok(Quantity { value: better(best.value, next.value), powers: best.alike(*next)? })
            })
        };
        let found = match self {
            Self::Least => folded(f64::min),
            Self::Most => folded(f64::max),
            Self::Round => stepped(f64::round),
            Self::Floor => stepped(f64::floor),
            Self::Ceiling => stepped(f64::ceil),
            Self::Absolute => Ok(Quantity { value: first.value.abs(), ..first }),
            Self::Root => match first.powers {
                Some(powers) if powers.iter().any(|power| power % 2 != 0) => Err(FormulaError::WrongUnit {
                    found: called(powers),
                    wanted: "an area under the root".to_owned(),
                }),
                powers => {
                    let powers = powers.map(|powers| powers.map(|power| power / 2));
                    Ok(Quantity { value: first.value.sqrt(), powers })
                }
            },
            Self::Sine => angle().map(|angle| share(angle.sin())),
            Self::Cosine => angle().map(|angle| share(angle.cos())),
            Self::Tangent => angle().map(|angle| share(angle.tan())),
        };
        found?.checked()
    }
}
