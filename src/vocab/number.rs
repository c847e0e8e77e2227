//! Numbers as people type them: decimals, fractions, mixed numbers.

/// Why a text is no number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Nothing but a unit, or nothing at all.
    #[error("there is no number in it")]
    Empty,
    /// `6,5`
    #[error("write a decimal point, not a comma")]
    Comma,
    /// `1/0`
    #[error("a fraction cannot have zero below the line")]
    ZeroBelow,
    /// `abc`, `1/2/3`, `nan`
    #[error("write a number such as 6.5, 1/4 or 7 1/2")]
    NotANumber,
}

/// Reads `6.5`, `1/4`, `7 1/2`, `7½`, `-3`, `1e3`.
///
/// # Errors
/// [`NumberError`]; infinities and NaN are no numbers here.
pub fn read_number(text: &str) -> Result<f64, NumberError> {
    let spelled = spell_fractions(text.trim());
    if spelled.is_empty() {
        return Err(NumberError::Empty);
    }
    if spelled.contains(',') {
        return Err(NumberError::Comma);
    }
    let parts: Vec<&str> = spelled.split_whitespace().collect();
    match parts[..] {
        [single] => read_part(single),
        [whole, fraction] if fraction.contains('/') && !fraction.starts_with('-') => {
            let whole_part = decimal(whole)?;
            let sign = if whole.starts_with('-') { -1.0 } else { 1.0 };
            Ok(whole_part + sign * read_part(fraction)?)
        }
        _ => Err(NumberError::NotANumber),
    }
}

fn spell_fractions(text: &str) -> String {
    text.replace('½', " 1/2").replace('¼', " 1/4").replace('¾', " 3/4").trim().to_owned()
}

fn read_part(text: &str) -> Result<f64, NumberError> {
    match text.split_once('/') {
        None => decimal(text),
        Some((above, below)) => {
            let below = decimal(below)?;
            if below == 0.0 { Err(NumberError::ZeroBelow) } else { Ok(decimal(above)? / below) }
        }
    }
}

fn decimal(text: &str) -> Result<f64, NumberError> {
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(value),
        _ => Err(NumberError::NotANumber),
    }
}
