//! How figures are written for people: millimeters to two decimals, carats to three, grams to two.

use crate::design::Wear;
use crate::vocab::{Carats, Grams, Millimeters, RingSize, RingSystem, Unit};

/// `2.20 mm`, `14.5°`, `31 %`, `4`; `extra` adds decimals where two figures must be told apart.
pub(super) fn amount(value: f64, unit: Unit, extra: usize) -> String {
    let decimals = extra
        + match unit {
            Unit::Millimeter => 2,
            Unit::Degree => 1,
            Unit::Percent | Unit::Count => 0,
        };
    let space = if matches!(unit, Unit::Millimeter | Unit::Percent) { " " } else { "" };
    format!("{value:.decimals$}{space}{}", unit.symbol())
}

/// A value and the limit that it broke, with enough decimals to tell them apart.
pub(super) fn amounts_apart(value: f64, limit: f64, unit: Unit) -> [String; 2] {
    let pair = |extra| [amount(value, unit, extra), amount(limit, unit, extra)];
    let apart = (0..4).map(pair).find(|[value, limit]| value != limit).unwrap_or_else(|| pair(0));
    [apart[0].clone(), amount(limit, unit, 0)]
}

/// `17.32 mm`.
pub(super) fn millimeters(length: Millimeters) -> String {
    amount(length.0, Unit::Millimeter, 0)
}

/// `1.004 ct`.
pub(super) fn carats(carats: Carats) -> String {
    format!("{:.3} ct", carats.0)
}

/// `3.12 g`.
pub(super) fn grams(grams: Grams) -> String {
    format!("{:.2} g", grams.0)
}

/// `US 7 · 17.32 mm`; a size that was ordered in millimeters is said once.
pub(super) fn ring_size(size: RingSize) -> String {
    let diameter = amount(size.inner_diameter().0, Unit::Millimeter, 0);
    if size.system == RingSystem::InnerDiameter { diameter } else { format!("{size} · {diameter}") }
}

/// What a piece has to fit: `US 7 · 17.32 mm`, `1.20 mm, end ring 3.00 mm`, `165.00 mm + 22.00 mm`.
pub(super) fn fit(wear: &Wear) -> String {
    let millimeters = |length: Millimeters| amount(length.0, Unit::Millimeter, 0);
    match wear {
        Wear::Ring(ring) => ring_size(ring.size),
        Wear::Pendant(it) => format!("{}, end ring {}", millimeters(it.chain), millimeters(it.end_ring)),
        Wear::Earrings(_) => "a pair".to_owned(),
        Wear::Bracelet(it) => format!("{} + {}", millimeters(it.wrist), millimeters(it.ease)),
    }
}

/// What the figures of [`fit`] are called.
pub(super) const fn fit_name(wear: &Wear) -> &'static str {
    match wear {
        Wear::Ring(_) => "Size",
        Wear::Pendant(_) => "Chain",
        Wear::Earrings(_) => "Ears",
        Wear::Bracelet(_) => "Wrist",
    }
}

/// `12,345`.
pub(super) fn count(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1 stop`, `2 stops`.
pub(super) fn plural(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_as_people_write_them() {
        assert_eq!(amount(2.2, Unit::Millimeter, 0), "2.20 mm");
        assert_eq!(amount(14.46, Unit::Degree, 0), "14.5°");
        assert_eq!(amount(31.4, Unit::Percent, 0), "31 %");
        assert_eq!(amount(4.0, Unit::Count, 0), "4");
        assert_eq!(amounts_apart(0.38, 0.6, Unit::Millimeter), ["0.38 mm", "0.60 mm"]);
        assert_eq!(amounts_apart(0.5999, 0.6, Unit::Millimeter), ["0.5999 mm", "0.60 mm"]);
        assert_eq!(amounts_apart(0.6, 0.6, Unit::Millimeter), ["0.60 mm", "0.60 mm"]);
        assert_eq!([count(7), count(1234), count(12_345_678)], ["7", "1,234", "12,345,678"]);
        assert_eq!([plural(1, "stop"), plural(0, "stop")], ["1 stop", "0 stops"]);
    }
}
