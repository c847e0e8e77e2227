//! What a person probably meant.

/// The known word nearest to `word`, as `; did you mean `…`?`, or nothing when none is near.
pub(super) fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let lower = word.to_lowercase();
    let nearest = known.into_iter().map(|name| (distance(&lower, name), name)).min_by_key(|(off, _)| *off);
    match nearest {
        Some((off, name)) if off <= (name.chars().count() / 3).max(2) => {
            format!("; did you mean `{name}`?")
        }
        _ => String::new(),
    }
}

/// Levenshtein's distance: letters to add, drop or change.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    // Text of a user may be of any length; what is much longer than every name is near to none.
    if from.chars().count() > 2 * to.len() + 2 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (line, letter) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, other) in to.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_offered_and_a_far_one_is_not() {
        let known = ["shank.width_top", "shank.width_base", "stone.table"];
        assert_eq!(did_you_mean("shank.width_tpo", known), "; did you mean `shank.width_top`?");
        assert_eq!(did_you_mean("Stone.Tabel", known), "; did you mean `stone.table`?");
        assert_eq!(did_you_mean("weight", known), "");
        assert_eq!(did_you_mean("", known), "");
        assert_eq!(did_you_mean(&"x".repeat(1_000_000), known), "");
    }

    #[test]
    fn the_distance_is_levenshteins() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", "abc"), 0);
    }
}
