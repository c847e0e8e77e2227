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

/// Indices of the texts that answer, best first; equally good ones keep their order.
pub(super) fn hits<'a>(texts: impl Iterator<Item = &'a str>, typed: &str) -> Vec<usize> {
    let ranked = texts.enumerate().filter_map(|(index, text)| Some((rank(text, typed)?, index)));
    let mut ranked: Vec<(u32, usize)> = ranked.collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, index)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_finds_by_words_in_any_order() {
        let texts = ["Open…", "Save as…", "Save", "Top view", "Through-finger view", "Stop drag"];
        let found =
            |typed| hits(texts.into_iter(), typed).into_iter().map(|at| texts[at]).collect::<Vec<_>>();
        assert_eq!(found(""), texts);
        assert_eq!(found("save"), ["Save as…", "Save"]);
        assert_eq!(found("as sa"), ["Save as…"]);
        assert_eq!(found("TOP"), ["Top view", "Stop drag"]);
        assert_eq!(found("view fin"), ["Through-finger view"]);
        assert!(found("zebra").is_empty());
    }
}
