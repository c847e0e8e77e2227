//! The calculators: pages, the fields of the open one, and what they come to.

use super::ChoiceItem;
use crate::studio::front::Front;
use crate::studio::{CalculatorPage, Studio};

/// A field of a calculator.
#[derive(Debug, Clone, PartialEq)]
pub struct CalculatorField {
    /// As in `Command::Calculate`.
    pub key: &'static str,
    /// Text at the left.
    pub label: &'static str,
    /// What may be typed.
    pub hint: &'static str,
    /// What is typed, or the key of what is chosen.
    pub text: String,
    /// The items of a menu; none for a field that is typed in.
    pub items: Vec<ChoiceItem>,
}

/// The calculators.
#[derive(Debug, Clone, PartialEq)]
pub struct CalculatorsView {
    /// The page that is open.
    pub page: CalculatorPage,
    /// From top to bottom.
    pub fields: Vec<CalculatorField>,
    /// Labels and figures, or why there are none.
    pub answer: Result<Vec<(String, String)>, String>,
    /// How it is reckoned.
    pub note: &'static str,
}

/// The calculators, where they are in front.
#[must_use]
pub fn calculators(studio: &Studio) -> Option<CalculatorsView> {
    if !matches!(studio.fronts.last()?, Front::Calculators) {
        return None;
    }
    let (page, inputs) = studio.calculator();
    let asked = page.fields.iter().filter(|field| (field.asked)(&inputs));
    let fields = asked.map(|field| CalculatorField {
        key: field.key,
        label: field.label,
        hint: field.hint,
        text: inputs.text(field.key),
        items: (field.items)(studio),
    });
    Some(CalculatorsView {
        page: studio.calculators.page,
        fields: fields.collect(),
        answer: inputs.answer(),
        note: page.note,
    })
}
