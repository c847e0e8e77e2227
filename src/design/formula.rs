//! Formulas as people type them: `0.34 * stone.width + 0.2 mm`.
//!
//! Numbers may have a unit (mm, cm, in, °, deg, %), and what is computed keeps it: a length times a length is no
//! length any more, and a length and an angle are not added. A number without one is taken as what stands beside it,
//! or in the end as what it is for, as when it is typed into a field.

use std::f64::consts::PI;

use super::formula_function::Function;
use crate::vocab::Unit;

/// A formula that was read without fault.
#[derive(Debug, Clone)]
pub struct Formula {
    text: String,
    root: Node,
}

/// A part of a formula.
#[derive(Debug, Clone)]
enum Node {
    Number(Quantity),
    /// A parameter, a measure of a stone, or a variable.
    Name(String),
    Negative(Box<Node>),
    Two(Box<Node>, Sign, Box<Node>),
    Call(Function, Vec<Node>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
    Times,
    Over,
}

/// A number with what it measures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// In millimeters and degrees; shares as parts of one.
    pub(super) value: f64,
    /// Powers of length and angle; `None` for a number without a unit.
    pub(super) powers: Option<[i8; 2]>,
}

const LENGTH: [i8; 2] = [1, 0];
const ANGLE: [i8; 2] = [0, 1];
pub(super) const SHARE: [i8; 2] = [0, 0];

/// Why a text is no formula, or why it gives no number.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum FormulaError {
    /// `2 * (stone.width`, `3 +`, or nothing at all.
    #[error("{found} was not expected at letter {at}; {expected}")]
    Unexpected {
        /// What stands there, in backquotes, or `the end`.
        found: String,
        /// Counted from 1.
        at: usize,
        /// What would do.
        expected: &'static str,
    },
    /// `2 kg`.
    #[error("`{unit}` is no unit here; there are mm, cm, in, °, deg and %")]
    UnknownUnit {
        /// What stands after the number.
        unit: String,
    },
    /// `maximum(1, 2)`.
    #[error("there is no function `{name}`{hint}")]
    UnknownFunction {
        /// What stands before the parenthesis.
        name: String,
        /// What was probably meant; empty or a whole clause.
        hint: String,
    },
    /// `sqrt(1, 2)`.
    #[error("`{name}` takes {takes}, not {given}")]
    BadCount {
        /// The function.
        name: &'static str,
        /// How many values it takes.
        takes: &'static str,
        /// How many it was given.
        given: usize,
    },
    /// `stone.width + prongs.lean`.
    #[error("{left} and {right} cannot be put together")]
    Mixed {
        /// What stands on the left: `a length`.
        left: String,
        /// What stands on the right: `an angle`.
        right: String,
    },
    /// `stone.width * stone.width` for a width.
    #[error("it gives {found}, not {wanted}")]
    WrongUnit {
        /// What it gives: `a length to the power of 2`.
        found: String,
        /// What is asked for: `a length`.
        wanted: String,
    },
    /// `1 / (stone.width - stone.width)`.
    #[error("it gives no number: it divides by zero or goes beyond all limits")]
    NoNumber,
    /// `stone.wdith`; `prongs.tip`, which is a choice.
    #[error("{0}")]
    BadName(String),
}

/// What formulas can be read as: nothing is deeper in parentheses.
const DEEPEST: usize = 64;

impl Formula {
    /// Reads a formula; an equals sign before it is not part of it.
    ///
    /// # Errors
    /// [`FormulaError`], naming the place.
    pub fn read(text: &str) -> Result<Self, FormulaError> {
        let trimmed = text.trim();
        let text = trimmed.strip_prefix('=').unwrap_or(trimmed).trim().to_owned();
        let mut reader = Reader { text: &text, at: 0, depth: 0 };
        let root = reader.sum()?;
        match reader.peek() {
            None => Ok(Self { text, root }),
            Some(_) => Err(reader.unexpected("write one of + - * / or end here")),
        }
    }

    /// As it was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it gives when `look` tells the value of each name.
    ///
    /// # Errors
    /// Those of `look`, and [`FormulaError`] for units that do not fit.
    pub(super) fn value<E: From<FormulaError>>(
        &self,
        look: &mut impl FnMut(&str) -> Result<Quantity, E>,
    ) -> Result<Quantity, E> {
        self.root.value(look)
    }

    /// The same formula after a feature got another name.
    #[must_use]
    pub(super) fn with_renamed(&self, from: &str, to: &str) -> Self {
        let mut text = String::with_capacity(self.text.len());
        let mut rest = self.text.as_str();
        while let Some(start) = rest.find(is_name_letter) {
            let (before, from_name) = rest.split_at(start);
            let end = from_name.find(|letter| !is_in_name(letter)).unwrap_or(from_name.len());
            let (name, after) = from_name.split_at(end);
            let own = name.strip_prefix(from).filter(|own| own.starts_with('.'));
            text.push_str(before);
            text.push_str(&own.map_or_else(|| name.to_owned(), |own| format!("{to}{own}")));
            rest = after;
        }
        text.push_str(rest);
        Self::read(&text).unwrap_or_else(|_| self.clone())
    }
}

impl PartialEq for Formula {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl std::fmt::Display for Formula {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

const fn is_name_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic() || letter == '_'
}

const fn is_in_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.')
}

/// Whether a word means something in every formula, so that no variable may have it for a name.
pub(super) fn is_taken(word: &str) -> bool {
    word == "pi" || unit(word).is_some() || Function::ALL.iter().any(|(_, name, _)| *name == word)
}

/// Factor to the own unit, and what it measures.
fn unit(text: &str) -> Option<(f64, [i8; 2])> {
    Some(match text {
        "mm" => (1.0, LENGTH),
        "cm" => (10.0, LENGTH),
        "in" | "\"" => (25.4, LENGTH),
        "°" | "deg" => (1.0, ANGLE),
        "%" => (0.01, SHARE),
        _ => return None,
    })
}

impl Quantity {
    /// A number of a parameter in its unit; a count has none.
    pub(super) fn of(value: f64, unit: Unit) -> Self {
        match unit {
            Unit::Millimeter => Self { value, powers: Some(LENGTH) },
            Unit::Degree => Self { value, powers: Some(ANGLE) },
            Unit::Percent => Self { value: value / 100.0, powers: Some(SHARE) },
            Unit::Count => Self::bare(value),
        }
    }

    pub(super) const fn bare(value: f64) -> Self {
        Self { value, powers: None }
    }

    /// The number for a parameter of that unit.
    pub(super) fn in_unit(self, unit: Unit) -> Result<f64, FormulaError> {
        let wanted = Self::of(0.0, unit).powers.unwrap_or(SHARE);
        match self.powers {
            None => Ok(self.value),
            Some(powers) if powers == wanted && unit == Unit::Percent => Ok(self.value * 100.0),
            Some(powers) if powers == wanted => Ok(self.value),
            Some(powers) => Err(FormulaError::WrongUnit { found: called(powers), wanted: called(wanted) }),
        }
    }

    /// As a person reads it.
    pub(super) fn shown(self) -> String {
        let sign = match self.powers {
            Some(LENGTH) => " mm",
            Some(ANGLE) => "°",
            Some(powers) if powers != SHARE => return format!("{:.4} ({})", self.value, called(powers)),
            _ => "",
        };
        format!("{}{sign}", (self.value * 1e4).round() / 1e4)
    }

    /// Both with the powers that they have in common.
    pub(super) fn alike(self, other: Self) -> Result<Option<[i8; 2]>, FormulaError> {
        match (self.powers, other.powers) {
            (Some(left), Some(right)) if left != right => {
                Err(FormulaError::Mixed { left: called(left), right: called(right) })
            }
            (left, right) => Ok(left.or(right)),
        }
    }

    fn with(self, sign: Sign, other: Self) -> Result<Self, FormulaError> {
        let value = match sign {
            Sign::Plus => self.value + other.value,
            Sign::Minus => self.value - other.value,
            Sign::Times => self.value * other.value,
            Sign::Over => self.value / other.value,
        };
        let powers = match (sign, self.powers, other.powers) {
            (Sign::Plus | Sign::Minus, ..) => self.alike(other)?,
            (_, None, None) => None,
            (sign, left, right) => {
                let [left, right] = [left, right].map(|powers| powers.unwrap_or(SHARE));
                let power = |axis: usize| match sign {
                    Sign::Over => left[axis].checked_sub(right[axis]),
                    _ => left[axis].checked_add(right[axis]),
                };
                Some([power(0).ok_or(FormulaError::NoNumber)?, power(1).ok_or(FormulaError::NoNumber)?])
            }
        };
        Self { value, powers }.checked()
    }

    pub(super) fn checked(self) -> Result<Self, FormulaError> {
        if self.value.is_finite() { Ok(self) } else { Err(FormulaError::NoNumber) }
    }
}

/// What such powers measure, with its article.
pub(super) fn called(powers: [i8; 2]) -> String {
    match powers {
        LENGTH => "a length".to_owned(),
        ANGLE => "an angle".to_owned(),
        SHARE => "a share".to_owned(),
        [length, 0] => format!("a length to the power of {length}"),
        [0, angle] => format!("an angle to the power of {angle}"),
        _ => "a product of lengths and angles".to_owned(),
    }
}

impl Node {
    fn value<E: From<FormulaError>>(
        &self,
        look: &mut impl FnMut(&str) -> Result<Quantity, E>,
    ) -> Result<Quantity, E> {
        Ok(match self {
            Self::Number(number) => *number,
            Self::Name(name) => look(name)?,
            Self::Negative(of) => {
                let of = of.value(look)?;
                Quantity { value: -of.value, ..of }
            }
            Self::Two(left, sign, right) => {
                let left = left.value(look)?;
                left.with(*sign, right.value(look)?)?
            }
            Self::Call(function, of) => {
                let of = of.iter().map(|of| of.value(look)).collect::<Result<Vec<_>, E>>()?;
                function.value(&of)?
            }
        })
    }
}

/// Reads sums of products of what stands alone.
struct Reader<'a> {
    text: &'a str,
    /// In bytes.
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    /// The next letter that is no space.
    fn peek(&mut self) -> Option<char> {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
        self.text[self.at..].chars().next()
    }

    fn takes(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    /// All that follows while it `fits`.
    fn word(&mut self, fits: impl Fn(char) -> bool) -> String {
        let rest = &self.text[self.at..];
        let end = rest.find(|letter| !fits(letter)).unwrap_or(rest.len());
        self.at += end;
        rest[..end].to_owned()
    }

    fn unexpected(&mut self, expected: &'static str) -> FormulaError {
        let found = self.peek().map_or_else(|| "the end".to_owned(), |letter| format!("`{letter}`"));
        FormulaError::Unexpected { found, at: self.text[..self.at].chars().count() + 1, expected }
    }

    fn sum(&mut self) -> Result<Node, FormulaError> {
        self.chain(&[('+', Sign::Plus), ('-', Sign::Minus), ('−', Sign::Minus)], Self::product)
    }

    fn product(&mut self) -> Result<Node, FormulaError> {
        self.chain(&[('*', Sign::Times), ('×', Sign::Times), ('/', Sign::Over), ('÷', Sign::Over)], Self::one)
    }

    fn chain(
        &mut self,
        signs: &[(char, Sign)],
        next: fn(&mut Self) -> Result<Node, FormulaError>,
    ) -> Result<Node, FormulaError> {
        let mut left = next(self)?;
        while let Some((_, sign)) = signs.iter().find(|(letter, _)| self.takes(*letter)) {
            left = Node::Two(Box::new(left), *sign, Box::new(next(self)?));
        }
        Ok(left)
    }

    fn one(&mut self) -> Result<Node, FormulaError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.unexpected("there are too many parentheses and signs within each other"));
        }
        let node = match self.peek() {
            Some('-' | '−') => {
                let _ = self.takes('-') || self.takes('−');
                self.one().map(|of| Node::Negative(Box::new(of)))
            }
            Some('(') => {
                self.takes('(');
                let inner = self.sum()?;
                if self.takes(')') { Ok(inner) } else { Err(self.unexpected("close the parenthesis")) }
            }
            Some(letter) if letter.is_ascii_digit() || letter == '.' => self.number(),
            Some(letter) if is_name_letter(letter) => self.name(),
            _ => {
                Err(self.unexpected("write a number, the name of a parameter or variable, or a parenthesis"))
            }
        };
        self.depth -= 1;
        node
    }

    fn number(&mut self) -> Result<Node, FormulaError> {
        let start = self.at;
        let digits = self.word(|letter| letter.is_ascii_digit() || letter == '.');
        let Ok(value) = digits.parse::<f64>() else {
            self.at = start;
            return Err(self.unexpected("write a number such as 6.5"));
        };
        let rest = self.text[self.at..].trim_start();
        let unit_letters = |letter: char| letter.is_alphabetic() || matches!(letter, '°' | '%' | '"');
        if !rest.starts_with(unit_letters) {
            return Ok(Node::Number(Quantity::bare(value)));
        }
        self.peek();
        let sign = self.word(unit_letters);
        let (factor, powers) = unit(&sign).ok_or(FormulaError::UnknownUnit { unit: sign })?;
        Ok(Node::Number(Quantity { value: value * factor, powers: Some(powers) }))
    }

    fn name(&mut self) -> Result<Node, FormulaError> {
        let name = self.word(is_in_name);
        if !self.takes('(') {
            let pi = Node::Number(Quantity::bare(PI));
            return Ok(if name == "pi" { pi } else { Node::Name(name) });
        }
        let function = Function::of(&name)?;
        let mut of = vec![self.sum()?];
        while self.takes(',') {
            of.push(self.sum()?);
        }
        if !self.takes(')') {
            return Err(self.unexpected("close the parenthesis, or write a comma and another value"));
        }
        function.counted(of.len())?;
        Ok(Node::Call(function, of))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(name: &str) -> Result<Quantity, FormulaError> {
        match name {
            "stone.width" => Ok(Quantity::of(6.5, Unit::Millimeter)),
            "prongs.lean" => Ok(Quantity::of(30.0, Unit::Degree)),
            "prongs.reach" => Ok(Quantity::of(35.0, Unit::Percent)),
            "prongs.count" => Ok(Quantity::of(4.0, Unit::Count)),
            other => Err(FormulaError::BadName(format!("no `{other}`"))),
        }
    }

    fn number(text: &str, unit: Unit) -> Result<f64, String> {
        let value = Formula::read(text).and_then(|formula| formula.value(&mut look)?.in_unit(unit));
        value.map(|value| (value * 1e9).round() / 1e9).map_err(|error| error.to_string())
    }

    #[test]
    fn formulas_keep_their_units() {
        for (text, value) in [
            ("0.34 * stone.width", 2.21),
            ("=stone.width / 2 + 0.2", 3.45),
            ("1 + stone.width", 7.5),
            ("1/4 in", f64::NAN),
            ("1 in / 4", 6.35),
            ("-(2 mm - 5) * 2", 6.0),
            ("2 - 3 - 4", -5.0),
            ("12 / 3 / 2", 2.0),
            ("max(stone.width, 1 cm, 3)", 10.0),
            ("round(stone.width / 3, 0.25)", 2.25),
            ("ceil(stone.width) - floor(stone.width)", 1.0),
            ("sqrt(stone.width * stone.width)", 6.5),
            ("stone.width * sin(prongs.lean)", 3.25),
            ("stone.width * prongs.reach", 2.275),
            ("stone.width × 100 % ÷ prongs.count", 1.625),
            ("pi * stone.width / pi", 6.5),
        ] {
            match number(text, Unit::Millimeter) {
                Ok(found) => assert!((found - value).abs() < 1e-9, "{text}: {found}"),
                Err(error) => assert!(value.is_nan(), "{text}: {error}"),
            }
        }
        assert_eq!(number("prongs.lean / 2 + 1", Unit::Degree), Ok(16.0));
        assert_eq!(number("prongs.reach", Unit::Percent), Ok(35.0));
        assert_eq!(number("35", Unit::Percent), Ok(35.0));
        assert_eq!(number("stone.width / 13 mm", Unit::Percent), Ok(50.0));
        assert_eq!(number("prongs.count * 2", Unit::Count), Ok(8.0));
    }

    #[test]
    fn what_is_no_formula_is_refused_where_it_fails() {
        for (text, words) in [
            ("", "the end was not expected at letter 1; write a number"),
            ("3 +", "the end was not expected at letter 4"),
            ("2 * (stone.width", "close the parenthesis"),
            ("2 2", "`2` was not expected at letter 3"),
            ("2 * kg", "no `kg`"),
            ("2 kg", "`kg` is no unit here"),
            ("1.2.3", "`1` was not expected at letter 1; write a number such as 6.5"),
            ("maximum(1, 2)", "there is no function `maximum`"),
            ("mx(1, 2)", "did you mean `max`?"),
            ("sqrt(1, 2)", "`sqrt` takes one value, not 2"),
            ("stone.width + prongs.lean", "a length and an angle cannot be put together"),
            ("stone.width * stone.width", "it gives a length to the power of 2, not a length"),
            ("sqrt(stone.width)", "it gives a length, not an area under the root"),
            ("stone.width / 0", "divides by zero"),
            ("sqrt(0 - 1)", "it gives no number"),
        ] {
            let error = number(text, Unit::Millimeter).unwrap_err();
            assert!(error.contains(words), "{text}: {error}");
        }
        let deep = "(".repeat(5000);
        assert!(number(&deep, Unit::Millimeter).unwrap_err().contains("too many parentheses"));
        assert!(number(&"-".repeat(5000), Unit::Millimeter).unwrap_err().contains("too many"));
    }

    #[test]
    fn a_renamed_feature_is_followed_and_nothing_else() {
        let formula = Formula::read("left.stone.width + min(left, upleft.stone.width, 2 mm)").unwrap();
        let renamed = formula.with_renamed("left", "west");
        assert_eq!(renamed.text(), "west.stone.width + min(left, upleft.stone.width, 2 mm)");
    }

    #[test]
    fn words_with_a_meaning_are_taken() {
        assert!(["pi", "min", "mm", "deg"].into_iter().all(is_taken) && !is_taken("rim"));
    }
}
