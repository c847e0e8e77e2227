//! One line of a parameter list: what a number or choice of a struct is called, and how it is reached.
//!
//! Every struct of the design has one such list beside it, and nothing else describes its parameters: panels,
//! `collet set`, the file reader's messages and the history's labels all come from these lines.

use super::parameter::{Kind, Parameter, RowTable, Value};
use crate::vocab::{FeatureId, Limits, RingSize, Unit};

/// The words for a parameter.
#[derive(Debug, Clone, Copy)]
pub(super) struct About {
    pub key: &'static str,
    pub group: &'static str,
    pub label: &'static str,
    pub help: &'static str,
}

/// A parameter of `T`.
pub(super) struct Entry<T: 'static> {
    pub about: About,
    pub access: Access<T>,
    /// Whether the value changes anything as `T` stands; what does not is kept but not shown.
    pub applies: fn(&T) -> bool,
}

/// How a parameter is read from and written to its struct. The setters take only values that were checked.
pub(super) enum Access<T: 'static> {
    Number {
        limits: Limits,
        get: fn(&T) -> f64,
        set: fn(&mut T, f64),
    },
    Choice {
        items: fn() -> Vec<(String, String)>,
        get: fn(&T) -> String,
        set: fn(&mut T, &str),
    },
    /// A number whose limits and default follow from the rest of the struct.
    Given {
        given: fn(&T) -> (Limits, f64),
        get: fn(&T) -> f64,
        set: fn(&mut T, f64),
    },
    Row {
        table: fn(&T) -> RowTable,
        get: fn(&T) -> &str,
        set: fn(&mut T, &str),
    },
    Feature {
        get: fn(&T) -> &str,
        set: fn(&mut T, &str),
    },
    /// A line of text of at most so many characters.
    Text {
        most: usize,
        get: fn(&T) -> &str,
        set: fn(&mut T, &str),
    },
    Size {
        diameters: [f64; 2],
        get: fn(&T) -> RingSize,
        set: fn(&mut T, RingSize),
    },
}

impl<T> Entry<T> {
    pub const fn new(about: About, access: Access<T>) -> Self {
        Self { about, access, applies: |_| true }
    }

    /// Shows the parameter only where it changes something.
    pub const fn only_if(mut self, applies: fn(&T) -> bool) -> Self {
        self.applies = applies;
        self
    }

    /// The value that `owner` has.
    pub fn value(&self, owner: &T) -> Value {
        match &self.access {
            Access::Number { get, .. } | Access::Given { get, .. } => Value::Number(get(owner)),
            Access::Choice { get, .. } => Value::Choice(get(owner)),
            Access::Row { get, .. } | Access::Feature { get, .. } => Value::Choice(get(owner).to_owned()),
            Access::Text { get, .. } => Value::Text(get(owner).to_owned()),
            Access::Size { get, .. } => Value::Size(get(owner)),
        }
    }

    /// Writes a value of the right kind; one of another kind changes nothing (it was refused before).
    pub fn assign(&self, owner: &mut T, value: &Value) {
        match (&self.access, value) {
            (Access::Number { set, .. } | Access::Given { set, .. }, Value::Number(number)) => {
                set(owner, *number);
            }
            (
                Access::Choice { set, .. } | Access::Row { set, .. } | Access::Feature { set, .. },
                Value::Choice(key),
            ) => set(owner, key),
            (Access::Text { set, .. }, Value::Text(text)) => set(owner, text),
            (Access::Size { set, .. }, Value::Size(size)) => set(owner, *size),
            _ => {}
        }
    }

    fn kind(&self, owner: &T) -> Kind {
        match &self.access {
            Access::Number { limits, .. } => Kind::Number(*limits),
            Access::Given { given, .. } => Kind::Number(given(owner).0),
            Access::Choice { items, .. } => Kind::Choice(items()),
            Access::Row { table, .. } => Kind::Row(table(owner)),
            Access::Feature { .. } => Kind::Feature,
            Access::Text { most, .. } => Kind::Text { most: *most },
            Access::Size { diameters: [least, most], .. } => Kind::Size { least: *least, most: *most },
        }
    }
}

impl<T: Default> Entry<T> {
    /// The parameter as `owner`, a part of `feature`, has it; its default is the one of a fresh `T`,
    /// or the one that the rest of `owner` gives it.
    pub fn of(&self, owner: &T, feature: Option<&FeatureId>) -> Parameter {
        let About { key, group, label, help } = self.about;
        let key = feature.map_or_else(|| key.to_owned(), |feature| format!("{feature}.{key}"));
        let default = match &self.access {
            Access::Given { given, .. } => Value::Number(given(owner).1),
            _ => self.value(&T::default()),
        };
        let (kind, value) = (self.kind(owner), self.value(owner));
        Parameter { key, feature: feature.cloned(), group, label, help, kind, default, value, formula: None }
    }
}

/// An enumeration whose variants are keys in files and labels in menus.
pub trait Keyed: Copy + PartialEq + 'static {
    /// Variant, key and label of each, in the order of a menu.
    const ALL: &'static [(Self, &'static str, &'static str)];

    /// The key in files and on the command line.
    fn key(self) -> &'static str {
        Self::ALL.iter().find(|(variant, ..)| *variant == self).map_or("", |(_, key, _)| key)
    }

    /// The label in menus.
    fn label(self) -> &'static str {
        Self::ALL.iter().find(|(variant, ..)| *variant == self).map_or("", |(.., label)| label)
    }

    /// The variant of that key.
    #[must_use]
    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == key).map(|(variant, ..)| *variant)
    }
}

/// The keys and labels of an enumeration.
pub(super) fn items_of<K: Keyed>() -> Vec<(String, String)> {
    K::ALL.iter().map(|(_, key, label)| ((*key).to_owned(), (*label).to_owned())).collect()
}

/// Whole numbers as a choice.
pub(super) fn counts(numbers: &[u32]) -> Vec<(String, String)> {
    numbers.iter().map(|number| (number.to_string(), number.to_string())).collect()
}

/// Reaches a number: `number!(mm(1.0, 12.0, 0.05), width_top)`.
macro_rules! number {
    ($limits:expr, $($field:ident).+) => {
        $crate::design::entry::Access::Number {
            limits: $limits,
            get: |owner| owner.$($field).+.0,
            set: |owner, number| owner.$($field).+.0 = number,
        }
    };
}

/// Reaches a [`Keyed`] enumeration: `choice!(ShankProfile, profile)`.
macro_rules! choice {
    ($keyed:ty, $field:ident) => {
        $crate::design::entry::Access::Choice {
            items: $crate::design::entry::items_of::<$keyed>,
            get: |owner| $crate::design::Keyed::key(owner.$field).to_owned(),
            set: |owner, key| {
                if let Some(chosen) = $crate::design::Keyed::from_key(key) {
                    owner.$field = chosen;
                }
            },
        }
    };
}

/// Reaches a count that has few values: `count!(&[3, 4, 6, 8], count)`.
macro_rules! count {
    ($numbers:expr, $field:ident) => {
        $crate::design::entry::Access::Choice {
            items: || $crate::design::entry::counts($numbers),
            get: |owner| owner.$field.to_string(),
            set: |owner, key| owner.$field = key.parse().unwrap_or(owner.$field),
        }
    };
}

pub(super) use {choice, count, number};

/// Limits in millimeters.
pub(super) const fn mm(least: f64, most: f64, step: f64) -> Limits {
    Limits { least, most, step, unit: Unit::Millimeter }
}

/// Limits in degrees.
pub(super) const fn degrees(least: f64, most: f64, step: f64) -> Limits {
    Limits { least, most, step, unit: Unit::Degree }
}

/// Limits in percent.
pub(super) const fn percent(least: f64, most: f64, step: f64) -> Limits {
    Limits { least, most, step, unit: Unit::Percent }
}
