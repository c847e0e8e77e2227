//! Numbers as tables hold them: with a decimal comma, with marks between thousands.

/// A number with a decimal point and nothing between its thousands; what else stands in the cell stays.
///
/// # Errors
/// Marks that no number has: `1,2,3`.
pub(super) fn plain_number(cell: &str) -> Result<String, String> {
    let count = |mark: char| cell.matches(mark).count();
    match (cell.rfind(','), cell.rfind('.')) {
        (None, _) if count('.') <= 1 => Ok(cell.to_owned()),
        (Some(comma), Some(point)) if comma < point && count('.') == 1 => Ok(cell.replace(',', "")),
        (Some(comma), Some(point)) if point < comma && count(',') == 1 => {
            Ok(cell.replace('.', "").replace(',', "."))
        }
        (Some(_), None) if count(',') == 1 => Ok(cell.replace(',', ".")),
        _ => Err("its commas and points make no number".to_owned()),
    }
}

/// A price. `1,250` is refused: it is 1250 to some and 1.25 to others.
pub(super) fn money(cell: &str) -> Result<f64, String> {
    let bare = cell.trim_start_matches(['$', '€', '£']).trim();
    if may_be_thousands(bare) {
        let whole = bare.replace([',', '.'], "");
        return Err(format!("it may be a thousand or a decimal; write {whole} or {whole}.00"));
    }
    let price: f64 = plain_number(bare)?.parse().map_err(|_| "write a number such as 1250.00".to_owned())?;
    if price.is_finite() && price >= 0.0 {
        return Ok(price);
    }
    Err(format!("it is {price}; it must be 0 or more"))
}

/// A price that [`money`] reads as it is.
pub(super) fn money_cell(price: f64) -> String {
    let cell = price.to_string();
    if may_be_thousands(&cell) { cell + "0" } else { cell }
}

/// Whether a single mark stands where one between thousands would.
fn may_be_thousands(cell: &str) -> bool {
    let parts: Vec<usize> = cell.split([',', '.']).map(str::len).collect();
    matches!(parts[..], [1..=3, 3])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_and_points_are_told_apart() {
        for (cell, number) in [
            ("6.5", "6.5"),
            ("6,5", "6.5"),
            ("6,50 mm", "6.50 mm"),
            ("1,250.50", "1250.50"),
            ("1.250,50", "1250.50"),
            ("1/4", "1/4"),
        ] {
            assert_eq!(plain_number(cell), Ok(number.to_owned()));
        }
        for bad in ["1,2,3", "1.2.3", "1,2.3,4"] {
            assert!(plain_number(bad).is_err(), "{bad}");
        }
        assert_eq!(
            [money("$5,169.00"), money("5169"), money("5169,5")],
            [Ok(5169.0), Ok(5169.0), Ok(5169.5)]
        );
        assert_eq!([money("5169.125"), money(&money_cell(5.125))], [Ok(5169.125), Ok(5.125)]);
        assert!(money("5,169").unwrap_err().contains("write 5169 or 5169.00"));
        assert!(
            money("-1").is_err() && money("NaN").is_err() && money("call").is_err() && money("inf").is_err()
        );
    }
}
