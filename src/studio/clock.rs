//! The time of day, and how long ago it was.

use std::time::{SystemTime, UNIX_EPOCH};

use super::figures::plural;

/// Seconds since 1970.
pub(super) fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// How long ago a second since 1970 was: `3 minutes ago`.
pub(super) fn ago(second: u64) -> String {
    since(now().saturating_sub(second))
}

fn since(seconds: u64) -> String {
    let (number, word) = match seconds {
        0..60 => return "just now".to_owned(),
        60..3600 => (seconds / 60, "minute"),
        3600..86_400 => (seconds / 3600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    format!("{} ago", plural(usize::try_from(number).unwrap_or(usize::MAX), word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_read_as_people_say_them() {
        assert_eq!(since(5), "just now");
        assert_eq!(since(60), "1 minute ago");
        assert_eq!(since(7300), "2 hours ago");
        assert_eq!(since(86_400 * 3), "3 days ago");
        assert_eq!(ago(now()), "just now");
    }
}
