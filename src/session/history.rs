//! Revisions as a tree with a cursor: undo goes to the parent, redo to the child visited last, and an undone
//! branch stays reachable.

use crate::design::Project;
use std::sync::Arc;

/// The number of a revision in its history. Numbers grow with time and are never used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RevisionId(pub u32);

/// One state of the project and how it came about.
#[derive(Debug, Clone)]
pub struct Revision {
    /// Its number.
    pub id: RevisionId,
    /// The revision that it was made from; `None` for the first.
    pub parent: Option<RevisionId>,
    /// What was done, for menus: `Shank width at top to 2.00 mm`.
    pub label: String,
    /// What a person calls this state, if anything.
    pub name: Option<String>,
    /// When it was made, in seconds since 1970.
    pub made: u64,
    /// The state.
    pub project: Arc<Project>,
}

/// Revisions that are kept. A project is some hundred bytes, so this costs little and no session of a day
/// reaches it; beyond it the oldest without a name that do not lead to the cursor go first, then the oldest of all.
const KEPT: usize = 2000;

/// The tree of revisions.
#[derive(Debug, Clone)]
pub struct History {
    /// By number, the oldest first; never empty, and holds the cursor.
    revisions: Vec<Revision>,
    cursor: RevisionId,
    /// Redo goes along this line: the cursor's ancestors, the cursor, and what was undone last.
    line: Vec<RevisionId>,
    next: u32,
}

impl History {
    /// A history of one revision, which was `made` at that second since 1970.
    #[must_use]
    pub fn new(project: Project, made: u64) -> Self {
        let first = RevisionId(0);
        let label = "Start".to_owned();
        let revision =
            Revision { id: first, parent: None, label, name: None, made, project: Arc::new(project) };
        Self { revisions: vec![revision], cursor: first, line: vec![first], next: 1 }
    }

    /// The project at the cursor.
    #[must_use]
    pub fn current(&self) -> &Arc<Project> {
        &self.at_cursor().project
    }

    /// The revision that is shown.
    #[must_use]
    pub const fn cursor(&self) -> RevisionId {
        self.cursor
    }

    /// Every revision that is kept, the oldest first.
    #[must_use]
    pub fn revisions(&self) -> &[Revision] {
        &self.revisions
    }

    /// The cursor's ancestors, the cursor, and what redo would make again, the oldest first.
    #[must_use]
    pub fn line(&self) -> &[RevisionId] {
        &self.line
    }

    /// Gives a revision a name, or takes it away; whether there is one of that number.
    pub fn name(&mut self, id: RevisionId, name: Option<String>) -> bool {
        let found = self.revisions.binary_search_by_key(&id, |revision| revision.id);
        found.map(|at| self.revisions[at].name = name).is_ok()
    }

    /// Adds a revision under the cursor, `made` at that second since 1970, and moves there; equal projects add nothing.
    pub fn commit(&mut self, label: String, project: Project, made: u64) {
        if project == **self.current() {
            return;
        }
        let id = RevisionId(self.next);
        self.next += 1;
        let (parent, project) = (Some(self.cursor), Arc::new(project));
        self.revisions.push(Revision { id, parent, label, name: None, made, project });
        self.line.truncate(self.place_in_line() + 1);
        self.line.push(id);
        self.cursor = id;
        if self.revisions.len() > KEPT {
            self.forget_oldest();
        }
    }

    /// Moves to the parent; the label of what was undone.
    pub fn undo(&mut self) -> Option<String> {
        let undone = self.at_cursor();
        let (parent, label) = (undone.parent?, undone.label.clone());
        self.cursor = parent;
        Some(label)
    }

    /// Moves to the child visited last; the label of what was redone.
    pub fn redo(&mut self) -> Option<String> {
        self.cursor = self.ahead()?.id;
        Some(self.at_cursor().label.clone())
    }

    /// Moves to any revision that is kept, on whatever branch; whether there is one of that number.
    pub fn visit(&mut self, id: RevisionId) -> bool {
        if self.find(id).is_none() {
            return false;
        }
        if !self.line.contains(&id) {
            self.line = self.line_to(id);
        }
        self.cursor = id;
        true
    }

    /// What [`History::undo`] would undo.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        let revision = self.at_cursor();
        revision.parent.map(|_| revision.label.as_str())
    }

    /// What [`History::redo`] would redo.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.ahead().map(|revision| revision.label.as_str())
    }

    fn find(&self, id: RevisionId) -> Option<&Revision> {
        self.revisions.binary_search_by_key(&id, |revision| revision.id).ok().map(|at| &self.revisions[at])
    }

    fn at_cursor(&self) -> &Revision {
        // The cursor's revision is never forgotten, so the fallback is never taken.
        self.find(self.cursor).unwrap_or(&self.revisions[0])
    }

    fn place_in_line(&self) -> usize {
        self.line.binary_search(&self.cursor).unwrap_or(0)
    }

    fn ahead(&self) -> Option<&Revision> {
        self.line.get(self.place_in_line() + 1).and_then(|id| self.find(*id))
    }

    /// The ancestors of `id`, the oldest first, and `id` itself.
    fn line_to(&self, id: RevisionId) -> Vec<RevisionId> {
        let mut line: Vec<RevisionId> =
            std::iter::successors(self.find(id), |revision| revision.parent.and_then(|id| self.find(id)))
                .map(|revision| revision.id)
                .collect();
        line.reverse();
        line
    }

    /// Drops one revision: the oldest beside the line that has no name, or else the oldest without one.
    fn forget_oldest(&mut self) {
        let goes =
            |revision: &Revision| revision.name.is_none() && self.line.binary_search(&revision.id).is_err();
        let unnamed = || self.revisions.iter().position(|revision| revision.name.is_none());
        let beside = self.revisions.iter().position(goes).or_else(unnamed);
        let gone = self.revisions.remove(beside.unwrap_or(0)).id;
        self.line.retain(|id| *id != gone);
        // Children of a dropped revision become beginnings: nothing before them can be undone.
        for orphan in self.revisions.iter_mut().filter(|revision| revision.parent == Some(gone)) {
            orphan.parent = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::templates::templates;

    fn named(name: &str) -> Project {
        Project { name: name.to_owned(), ..templates().swap_remove(0).project }
    }

    fn history(names: &[&str]) -> History {
        let mut history = History::new(named("start"), 0);
        for name in names {
            history.commit(format!("to {name}"), named(name), 0);
        }
        history
    }

    fn name(history: &History) -> &str {
        &history.current().name
    }

    #[test]
    fn undo_and_redo_walk_back_and_forth_with_the_label_of_the_step() {
        let mut history = history(&["a", "b"]);
        assert_eq!(history.undo_label(), Some("to b"));
        assert_eq!(history.redo_label(), None);
        assert_eq!(history.undo().as_deref(), Some("to b"));
        assert_eq!(history.undo().as_deref(), Some("to a"));
        assert_eq!((history.undo(), name(&history)), (None, "start"));
        assert_eq!(history.redo_label(), Some("to a"));
        assert_eq!(history.redo().as_deref(), Some("to a"));
        assert_eq!(history.redo().as_deref(), Some("to b"));
        assert_eq!((history.redo(), name(&history)), (None, "b"));
    }

    #[test]
    fn an_undone_branch_stays_reachable_and_redo_follows_the_branch_visited_last() {
        let mut history = history(&["a", "b"]);
        let b = history.cursor();
        history.undo();
        history.commit("to c".to_owned(), named("c"), 0);
        history.undo();
        assert_eq!(history.redo_label(), Some("to c"));
        assert!(history.visit(b));
        assert_eq!(name(&history), "b");
        history.undo();
        assert_eq!(history.redo_label(), Some("to b"));
        assert_eq!(history.revisions().len(), 4);
        assert!(!history.visit(RevisionId(99)));
    }

    #[test]
    fn visiting_an_ancestor_keeps_what_can_be_redone() {
        let mut history = history(&["a", "b"]);
        assert!(history.visit(RevisionId(0)));
        history.redo();
        assert_eq!(history.redo().as_deref(), Some("to b"));
    }

    #[test]
    fn states_are_named_and_a_name_keeps_them() {
        let mut history = history(&["liked"]);
        let liked = history.cursor();
        assert!(history.name(liked, Some("The one we liked".to_owned())));
        assert!(!history.name(RevisionId(99), None));
        history.undo();
        for number in 0..KEPT + 3 {
            history.commit(String::new(), named(&number.to_string()), 0);
        }
        assert_eq!(history.find(liked).unwrap().name.as_deref(), Some("The one we liked"));
        assert_eq!(history.line().last(), Some(&history.cursor()));
    }

    #[test]
    fn an_equal_project_is_no_revision() {
        let mut history = history(&["a"]);
        history.commit("nothing".to_owned(), named("a"), 0);
        assert_eq!((history.revisions().len(), history.undo_label()), (2, Some("to a")));
    }

    #[test]
    fn two_hundred_steps_and_many_more_can_be_undone() {
        let names: Vec<String> = (0..1000).map(|number| number.to_string()).collect();
        let mut history = history(&names.iter().map(String::as_str).collect::<Vec<_>>());
        let steps = std::iter::from_fn(|| history.undo()).count();
        assert_eq!((steps, name(&history)), (1000, "start"));
    }

    #[test]
    fn beyond_what_is_kept_side_branches_go_first_then_the_oldest() {
        let mut history = history(&["side"]);
        history.undo();
        let side = RevisionId(1);
        for number in 0..KEPT - 2 {
            history.commit(String::new(), named(&number.to_string()), 0);
        }
        assert!(history.find(side).is_some());
        history.commit(String::new(), named("one more"), 0);
        assert!(history.find(side).is_none() && history.find(RevisionId(0)).is_some());
        history.commit(String::new(), named("and one"), 0);
        assert!(history.find(RevisionId(0)).is_none());
        let steps = std::iter::from_fn(|| history.undo()).count();
        assert_eq!(steps, KEPT - 1);
        assert_eq!(std::iter::from_fn(|| history.redo()).count(), KEPT - 1);
    }
}
