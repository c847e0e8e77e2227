//! Selection: parts, features and findings, and what is shown.

use crate::studio::selection::Selection;
use crate::studio::{Event, Outcome, PartRole, Studio};
use crate::vocab::FeatureId;

impl Studio {
    pub(in crate::studio) fn select(&mut self, part: Option<PartRole>) {
        self.finding = None;
        self.set_selection(part.map_or(Selection::Nothing, Selection::Part));
    }

    pub(in crate::studio) fn select_feature(&mut self, id: FeatureId) -> Outcome {
        self.existing(&id)?;
        self.finding = None;
        self.set_selection(Selection::Feature(id));
        Ok(())
    }

    pub(in crate::studio) fn show_finding(&mut self, index: usize) {
        let place = self.report().and_then(|(report, _)| Some(report.findings.get(index)?.place.clone()));
        let Some(place) = place else { return };
        self.finding = Some(index);
        self.set_selection(Selection::Part(place.part));
        self.events.push(Event::FlightRequested(place));
    }

    /// The finding after (or before) the selected one, around the end.
    pub(in crate::studio) fn step_finding(&mut self, forward: bool) {
        let count = self.report().map_or(0, |(report, _)| report.findings.len());
        if count == 0 {
            return;
        }
        let index = match (self.finding, forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(index), true) => (index + 1) % count,
            (Some(index), false) => (index + count - 1) % count,
        };
        self.show_finding(index);
    }

    pub(in crate::studio) fn show_metal(&mut self, show: bool) {
        self.metal_visible = show;
        self.events.push(Event::VisibilityChanged);
    }

    pub(in crate::studio) fn show_stones(&mut self, show: bool) {
        self.stones_visible = show;
        self.events.push(Event::VisibilityChanged);
    }

    pub(in crate::studio) fn set_selection(&mut self, selection: Selection) {
        if self.selection != selection {
            self.selection = selection;
            self.events.push(Event::SelectionChanged);
        }
    }
}
