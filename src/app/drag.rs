//! A drag as a script plays it: one value a frame, as a hand on a slider does, with the times that it took.

use std::sync::Arc;
use std::time::Instant;

use crate::studio::{Command, Edit, Studio, Value, parameter};

/// A number on its way from what it is to what it shall be.
pub(super) struct Drag {
    key: String,
    from: f64,
    to: f64,
    frames: u32,
    /// When each frame began, the first one included.
    began: Vec<Instant>,
    /// The model shown last, as an address, and how many there were.
    shown: usize,
    models: u32,
}

impl Drag {
    /// A drag of a parameter from its present value to `to` (as typed, with or without its unit).
    ///
    /// # Errors
    /// A sentence for an unknown parameter, one that is no number, and a value beyond its limits.
    pub fn new(studio: &Studio, key: &str, to: &str, frames: u32) -> Result<Self, String> {
        let parameter = parameter(&studio.project().piece, key).map_err(|error| error.to_string())?;
        let to = parameter.parse(to).map_err(|error| error.to_string())?;
        let (Value::Number(from), Value::Number(to)) = (parameter.value, to) else {
            return Err(format!("`{key}` is no number and cannot be dragged"));
        };
        let (frames, shown) = (frames.max(1), address(studio));
        Ok(Self { key: key.to_owned(), from, to, frames, began: Vec::new(), shown, models: 0 })
    }

    /// Does a frame's part; whether the drag has ended.
    ///
    /// # Errors
    /// Why the studio refused a value.
    pub fn advance(&mut self, studio: &mut Studio) -> Result<bool, String> {
        self.began.push(Instant::now());
        let shown = address(studio);
        if shown != self.shown {
            (self.shown, self.models) = (shown, self.models + 1);
        }
        #[expect(clippy::cast_possible_truncation, reason = "as many as frames were asked for")]
        let step = self.began.len() as u32 - 1;
        let ended = step == self.frames;
        let command = if ended {
            Command::Commit
        } else {
            let share = f64::from(step + 1) / f64::from(self.frames);
            let value = Value::Number(self.from + (self.to - self.from) * share);
            Command::Preview(Edit::SetParameter { key: self.key.clone(), value })
        };
        studio.execute(command).map_err(|error| error.to_string())?;
        Ok(ended)
    }

    /// The drag in a line: frame times and models.
    pub fn report(&self) -> String {
        let mut times: Vec<f64> =
            self.began.windows(2).map(|pair| (pair[1] - pair[0]).as_secs_f64() * 1e3).collect();
        times.sort_by(f64::total_cmp);
        let at = |percent: usize| {
            times.get((times.len() * percent / 100).min(times.len() - 1)).copied().unwrap_or(0.0)
        };
        let whole: f64 = times.iter().sum();
        format!(
            "drag of {} over {} frames: {:.1} ms a frame at the median, {:.1} ms at the 95th percentile; a new model every {:.0} ms",
            self.key,
            self.frames,
            at(50),
            at(95),
            whole / f64::from(self.models.max(1))
        )
    }
}

fn address(studio: &Studio) -> usize {
    studio.built().map_or(0, |(built, _)| Arc::as_ptr(built).addr())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::studio::StudioOptions;

    fn width(studio: &Studio) -> Value {
        parameter(&studio.project().piece, "shank.width_top").unwrap().value
    }

    #[test]
    fn a_drag_passes_every_value_and_is_one_step_to_undo() {
        let mut studio = Studio::new(StudioOptions::headless());
        studio.run_jobs_here();
        let before = width(&studio);
        let mut drag = Drag::new(&studio, "shank.width_top", "2.6 mm", 3).unwrap();
        let mut seen = Vec::new();
        while !drag.advance(&mut studio).unwrap() {
            studio.run_jobs_here();
            seen.push(width(&studio));
        }
        assert_eq!((seen.len(), seen.last()), (3, Some(&Value::Number(2.6))));
        assert!(seen[0] != before && seen[0] != seen[1]);
        assert_eq!(drag.models, 3, "a model for every value");
        studio.execute(Command::Undo).unwrap();
        assert_eq!(width(&studio), before);
    }

    #[test]
    fn what_cannot_be_dragged_is_refused_by_name() {
        let studio = Studio::new(StudioOptions::headless());
        let refused = |key, to| Drag::new(&studio, key, to, 3).map(|_| ()).unwrap_err();
        assert!(refused("shank.width", "2 mm").contains("shank.width"));
        assert!(refused("shank.width_top", "99 mm").contains("99"));
        assert!(refused("shank.profile", "court").contains("no number"));
    }
}
