//! Finding lines by typing a part of them.

/// How well `text` answers `typed`: smaller is better, `None` is not at all. Every typed word must begin a word
/// of the text or, less well, stand somewhere in it; case does not matter.
pub(super) fn rank(text: &str, typed: &str) -> Option<u32> {
    let text = text.to_lowercase();
    let starts = |word: &str| text.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(word));
    let words = typed.to_lowercase();
    let each = words.split_whitespace().map(|word| match text.find(word) {
        Some(0) => Some(0),
        Some(_) if starts(word) => Some(1),
        Some(_) => Some(3),
        None => None,
    });
    each.sum()
}

/// Indices of the texts that answer, best first; equally good ones keep their order. Where none has the typed words,
/// those that have at least the typed letters in their order: `thruf`, `slitaire`.
pub(super) fn hits(texts: &[impl AsRef<str>], typed: &str) -> Vec<usize> {
    let sorted = |rank: fn(&str, &str) -> Option<u32>| {
        let texts = texts.iter().map(AsRef::as_ref).enumerate();
        let ranked = texts.filter_map(|(index, text)| Some((rank(text, typed)?, index)));
        let mut ranked: Vec<(u32, usize)> = ranked.collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, index)| index).collect::<Vec<usize>>()
    };
    let found = sorted(rank);
    if found.is_empty() { sorted(rank_of_letters) } else { found }
}

/// How well the letters of `typed` stand in `text` in their order, the first at the beginning of a word: in few pieces
/// is better. `None` for less than two letters, and for letters that are scattered.
fn rank_of_letters(text: &str, typed: &str) -> Option<u32> {
    let text: Vec<char> = text.to_lowercase().chars().collect();
    let letters: Vec<char> = typed.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let (first, rest) = letters.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let begins = |at: usize| at == 0 || !text[at - 1].is_alphanumeric();
    let starts = (0..text.len()).filter(|at| text[*at] == *first && begins(*at));
    let pieces = starts.filter_map(|start| {
        let mut at = start + 1;
        let mut pieces = 1;
        for letter in rest {
            if text.get(at) != Some(letter) {
                pieces += 1;
                let mut next = (at..text.len()).filter(|at| text[*at] == *letter);
                at = next.clone().find(|at| begins(*at)).or_else(|| next.next())?;
            }
            at += 1;
        }
        Some(pieces)
    });
    pieces
        .min()
        .filter(|pieces| 2 * *pieces <= letters.len() + 1)
        .and_then(|pieces| u32::try_from(pieces).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_finds_by_words_in_any_order() {
        let texts = ["Open…", "Save as…", "Save", "Top view", "Through-finger view", "Stop drag"];
        let found = |typed| hits(&texts, typed).into_iter().map(|at| texts[at]).collect::<Vec<_>>();
        assert_eq!(found(""), texts);
        assert_eq!(found("save"), ["Save as…", "Save"]);
        assert_eq!(found("as sa"), ["Save as…"]);
        assert_eq!(found("TOP"), ["Top view", "Stop drag"]);
        assert_eq!(found("view fin"), ["Through-finger view"]);
        assert!(found("zebra").is_empty());
    }

    #[test]
    fn letters_in_their_order_are_found_where_words_are_not() {
        let texts = ["New solitaire", "Top view", "Through-finger view", "Save", "New halo ring"];
        let found = |typed| hits(&texts, typed).into_iter().map(|at| texts[at]).collect::<Vec<_>>();
        assert_eq!(found("thruf"), ["Through-finger view"]);
        assert_eq!(found("slitaire"), ["New solitaire"]);
        assert_eq!(found("newhal"), ["New halo ring"]);
        assert_eq!(found("sav"), ["Save"], "words come first, and then alone");
        assert!(found("tgv").is_empty() && found("ave!v").is_empty(), "letters from everywhere are no find");
    }
}
