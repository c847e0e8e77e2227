//! The history as a tree: a row for each state, the newest first, and the lanes that its branches run in.

use crate::session::{History, Revision, RevisionId};
use crate::studio::{Command, Studio, clock};

/// One state.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryRow {
    /// Its number, as in `Command::GoTo`.
    pub state: u32,
    /// What was done: `Shank width at top to 2.00 mm`.
    pub label: String,
    /// What a person calls it.
    pub name: Option<String>,
    /// `3 minutes ago`.
    pub made: String,
    /// Whether this is what is shown.
    pub current: bool,
    /// Whether the current state was not made by way of it: it was undone, or lies on another branch.
    pub aside: bool,
    /// The lane that it stands in, from the left; the line of undo and redo runs in 0.
    pub lane: usize,
    /// Lanes that run past it.
    pub past: Vec<usize>,
    /// Lanes that come down from the states that were made from it.
    pub from: Vec<usize>,
    /// Whether it was made from another that is still kept.
    pub has_parent: bool,
    /// Goes there.
    pub go: Command,
}

/// Every state that is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryView {
    /// The newest first.
    pub rows: Vec<HistoryRow>,
    /// How many lanes there are.
    pub lanes: usize,
}

/// The history, where it is shown.
#[must_use]
pub fn history(studio: &Studio) -> Option<HistoryView> {
    studio.preferences().history.then(|| of(studio.document.history()))
}

fn of(history: &History) -> HistoryView {
    let mut lanes = Lanes { line: history.line(), waiting: vec![None] };
    let rows = history.revisions().iter().rev().map(|revision| row(history, revision, &mut lanes)).collect();
    HistoryView { rows, lanes: lanes.waiting.len() }
}

fn row(history: &History, revision: &Revision, lanes: &mut Lanes<'_>) -> HistoryRow {
    let is_ancestor = history.line().binary_search(&revision.id).is_ok() && revision.id <= history.cursor();
    let from = lanes.that_wait_for(revision.id);
    let lane = lanes.take(revision, &from);
    HistoryRow {
        state: revision.id.0,
        label: revision.label.clone(),
        name: revision.name.clone(),
        made: clock::ago(revision.made),
        current: revision.id == history.cursor(),
        aside: !is_ancestor,
        lane,
        past: lanes.past(lane),
        from,
        has_parent: revision.parent.is_some(),
        go: Command::GoTo { state: revision.id.0 },
    }
}

/// From row to row: the state that each lane runs down to.
struct Lanes<'a> {
    line: &'a [RevisionId],
    waiting: Vec<Option<RevisionId>>,
}

impl Lanes<'_> {
    fn that_wait_for(&self, id: RevisionId) -> Vec<usize> {
        (0..self.waiting.len()).filter(|lane| self.waiting[*lane] == Some(id)).collect()
    }

    /// Ends the lanes that come down to a state, and gives it one that runs on to its parent.
    fn take(&mut self, revision: &Revision, from: &[usize]) -> usize {
        for lane in from {
            self.waiting[*lane] = None;
        }
        let lane = if self.line.binary_search(&revision.id).is_ok() {
            0
        } else {
            let free = || (1..self.waiting.len()).find(|lane| self.waiting[*lane].is_none());
            from.iter().copied().find(|lane| *lane > 0).or_else(free).unwrap_or(self.waiting.len())
        };
        if lane == self.waiting.len() {
            self.waiting.push(None);
        }
        self.waiting[lane] = revision.parent;
        lane
    }

    fn past(&self, own: usize) -> Vec<usize> {
        (0..self.waiting.len()).filter(|lane| *lane != own && self.waiting[*lane].is_some()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::Project;
    use crate::design::templates::templates;

    fn named(name: &str) -> Project {
        Project { name: name.to_owned(), ..templates().swap_remove(0).project }
    }

    /// Start, a, b; back to a; c; back to the start; d.
    fn branched() -> History {
        let mut history = History::new(named("start"), 0);
        let commit = |history: &mut History, name: &str| history.commit(name.to_owned(), named(name), 0);
        commit(&mut history, "a");
        commit(&mut history, "b");
        history.undo();
        commit(&mut history, "c");
        history.visit(RevisionId(0));
        commit(&mut history, "d");
        history
    }

    #[test]
    fn branches_run_in_lanes_down_to_where_they_were_left() {
        let view = of(&branched());
        let drawn: Vec<(&str, usize, &[usize], &[usize])> = view
            .rows
            .iter()
            .map(|row| (row.label.as_str(), row.lane, row.from.as_slice(), row.past.as_slice()))
            .collect();
        let expected: [(&str, usize, &[usize], &[usize]); 5] = [
            ("d", 0, &[], &[]),
            ("c", 1, &[], &[0]),
            ("b", 2, &[], &[0, 1]),
            ("a", 1, &[1, 2], &[0]),
            ("Start", 0, &[0, 1], &[]),
        ];
        assert_eq!(drawn, expected);
        assert_eq!(view.lanes, 3);
        assert_eq!(view.rows.iter().filter(|row| !row.aside).count(), 2, "the start and d");
        assert!(view.rows[0].current && !view.rows[4].has_parent);
    }

    #[test]
    fn what_was_undone_stays_in_the_line_of_redo() {
        let mut history = branched();
        history.undo();
        let view = of(&history);
        assert_eq!(view.rows[0].lane, 0);
        assert!(view.rows[0].aside && view.rows[4].current);
    }
}
