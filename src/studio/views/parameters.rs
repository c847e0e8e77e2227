//! The parameters panel.
//! STUB: owner room `studio`.

use crate::studio::Studio;
use crate::vocab::Limits;

/// One item of a choice.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoiceItem {
    pub key: String,
    pub label: String,
}

/// How a parameter is edited.
#[derive(Debug, Clone, PartialEq)]
pub enum ParameterControl {
    /// Slider with typed entry; decimals for display.
    Number {
        value: f64,
        limits: Limits,
        decimals: usize,
    },
    Choice {
        chosen: String,
        items: Vec<ChoiceItem>,
    },
    /// Typed entry with both millimeters and the chosen system shown: `US 7 · 17.32 mm`.
    Size {
        text: String,
        detail: String,
    },
}

/// One parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct ParameterRow {
    pub key: &'static str,
    pub label: &'static str,
    pub help: &'static str,
    pub control: ParameterControl,
    pub is_default: bool,
    pub default_text: String,
    /// Part of the current selection: drawn emphasized.
    pub related: bool,
}

/// A titled group of parameters.
#[derive(Debug, Clone, PartialEq)]
pub struct ParameterGroup {
    pub title: &'static str,
    pub rows: Vec<ParameterRow>,
}

/// The parameters panel.
#[derive(Debug, Clone, PartialEq)]
pub struct ParametersView {
    pub groups: Vec<ParameterGroup>,
}

#[must_use]
pub fn parameters(_studio: &Studio) -> ParametersView {
    todo!()
}
