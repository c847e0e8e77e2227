//! Letters of any feature: set to fit their room and laid on their ground.

use crate::build::{LettersLandmark, Operation, PartRole, Recipe, StepId};
use crate::design::Keyed;
use crate::design::features::Letters;
use crate::kernel::Ground;
use crate::lettering::{Line, LineStyle};
use crate::vocab::{Frame, Millimeters, Point};

/// Letters are not made smaller than this to fit, in mm.
const LEAST_HEIGHT: f64 = 0.5;

/// What cuts letters reaches this far over the face, and raised letters into it: more than facets stray, in mm.
const BEYOND: f64 = 0.15;

/// How much of a line's size has room, and why not more.
pub(super) struct Fit {
    /// 1 and more is room enough.
    pub share: f64,
    /// A clause: `28.00 mm of text is longer than …`.
    pub reason: String,
}

/// Shapes the line, as high as asked or as fits; `None`, with a problem, when nothing of it can be had.
pub(super) fn set_line(
    letters: &Letters,
    height: f64,
    fit: impl Fn(&Line) -> Fit,
    role: PartRole,
    recipe: &mut Recipe,
) -> Option<Line> {
    let style = LineStyle { font: letters.font, cap_height: height, spacing: letters.spacing.0 };
    let line = Line::new(&letters.text, style);
    if !line.missing.is_empty() {
        let named: Vec<String> = line.missing.iter().map(|letter| format!("`{letter}`")).collect();
        let font = letters.font.label();
        recipe.adjusted(role, format!("{role}: the font {font} has no {}; left out", named.join(", ")));
    }
    if line.bounds.is_none() {
        recipe.missing(role, format!("{role}: `{}` has nothing to cut", letters.text));
        return None;
    }
    let Fit { share, reason } = fit(&line);
    if share >= 1.0 {
        return Some(line);
    }
    let used = height * share;
    let legible = used >= LEAST_HEIGHT;
    if !legible {
        recipe.missing(role, format!("{role}: {reason}; write less, or give them more room"));
        return None;
    }
    let [asked, shown] = [height, used].map(Millimeters);
    recipe.adjusted(role, format!("{role}: {reason}; capitals are {shown} high instead of {asked}"));
    Some(Line::new(&letters.text, LineStyle { cap_height: used, spacing: style.spacing * share, ..style }))
}

/// How letters are laid on their ground.
pub(super) struct Laid {
    pub depth: f64,
    pub raised: bool,
    pub ring_from_ground: Frame,
}

impl Laid {
    /// Adds the body of the letters and notes where they are.
    pub fn onto(&self, line: Line, ground: Ground, role: PartRole, recipe: &mut Recipe) -> StepId {
        let heights = if self.raised { [-BEYOND, self.depth] } else { [-self.depth, BEYOND] };
        let operation =
            Operation::Relief { contours: line.contours.clone(), ground: ground.clone(), heights };
        let body = recipe.step(role, "lay the letters on their ground", operation);
        let step = recipe.place(role, body, self.ring_from_ground, Point::ONE);
        recipe.landmarks.letters.push(LettersLandmark {
            role,
            contours: line.contours,
            ground,
            ring_from_ground: self.ring_from_ground,
            raised: self.raised,
        });
        step
    }
}
