//! Scripts: steps that `collet studio --script` plays in the window, for pictures, demos and tests.
//!
//! A script is a RON list of [`Step`]s. Commands are the same ones that menus send:
//!
//! ```ron
//! [
//!     Size(width: 1600, height: 1000),
//!     Do(Set(key: "stone.diameter", text: "8 mm")),
//!     Wait,
//!     Do(Look(home)),
//!     Screenshot(path: "window.png"),
//! ]
//! ```

use std::path::{Path, PathBuf};

use super::Command;

/// One thing to play.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Step {
    /// Gives a command, as a menu would.
    Do(Command),
    /// Waits until nothing is being built, checked or exported, and the picture shows it.
    Wait,
    /// Saves the whole window as a PNG; a relative path starts at the working folder.
    Screenshot {
        /// The picture's file.
        path: PathBuf,
    },
    /// Drags a number from what it is, a value a frame, and lets go at the end; the frame times go to the log.
    Drag {
        /// Key of the parameter.
        key: String,
        /// Where it ends, with or without its unit.
        to: String,
        /// How many frames the drag takes.
        frames: u32,
    },
    /// Presses keys as a person would: `Ctrl+K`, `Enter`.
    Press {
        /// Joined by `+`; `Ctrl` is Command on macOS.
        keys: String,
    },
    /// Types into what has the keyboard.
    Type {
        /// As it is.
        text: String,
    },
    /// Lets this many frames pass.
    Pause {
        /// How many.
        frames: u32,
    },
    /// Resizes the window, in logical pixels.
    Size {
        /// Width in logical pixels.
        width: u32,
        /// Height in logical pixels.
        height: u32,
    },
}

/// The steps of a script, in order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Script {
    /// What to play, first to last.
    pub steps: Vec<Step>,
}

/// Why a text is not a script.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScriptError {
    /// A step is not understood.
    #[error("line {line}, column {column}, at `{field}`: {reason}")]
    BadStep {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// Which step and field: `[2].Do`.
        field: String,
        /// What is wrong there.
        reason: String,
    },
    /// The file could not be read.
    #[error("{0}")]
    Unreadable(String),
}

impl Script {
    /// Reads a script.
    ///
    /// # Errors
    /// [`ScriptError::BadStep`] with line, column and the step that was not understood.
    pub fn parse(text: &str) -> Result<Self, ScriptError> {
        let at = |error: ron::error::SpannedError, field: String| ScriptError::BadStep {
            line: error.span.start.line,
            column: error.span.start.col,
            field,
            reason: error.code.to_string(),
        };
        let options =
            ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let mut reader = ron::Deserializer::from_str_with_options(text, &options)
            .map_err(|error| at(error, "script".to_owned()))?;
        let steps = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            let field = error.path().to_string();
            at(reader.span_error(error.into_inner()), field)
        })?;
        reader.end().map_err(|error| at(reader.span_error(error), "script".to_owned()))?;
        Ok(Self { steps })
    }

    /// Reads a script file.
    ///
    /// # Errors
    /// [`ScriptError`]; the path comes last.
    pub fn read(path: &Path) -> Result<Self, ScriptError> {
        let text =
            crate::exchange::read_text(path).map_err(|error| ScriptError::Unreadable(error.to_string()))?;
        Self::parse(&text)
            .map_err(|error| ScriptError::Unreadable(format!("not a script: {error}: {}", path.display())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::studio::{FileFormat, NamedView, PartRole};

    #[test]
    fn a_script_reads_every_kind_of_step() {
        let script = Script::parse(
            r#"[
                Size(width: 1600, height: 1000), // logical pixels
                Do(Open(path: "ring.ron")),
                Wait,
                Do(Set(key: "stone.diameter", text: "8 mm")),
                Do(Look(through_finger)),
                Do(Export(folder: "out", formats: [stl, three_mf], override_reason: "A. Smith: sample")),
                Do(ToggleMetal),
                Do(Select(prong(1))),
                Do(Select(None)),
                Do(ChooseRules(profile: "cast_gold")),
                Press(keys: "Ctrl+K"),
                Type(text: "halo"),
                Pause(frames: 3),
                Screenshot(path: "window.png"),
                Drag(key: "shank.width_top", to: "2.8 mm", frames: 200),
            ]"#,
        )
        .unwrap();
        assert_eq!(script.steps.len(), 15);
        assert_eq!(script.steps[4], Step::Do(Command::Look(NamedView::ThroughFinger)));
        let export = Command::Export {
            folder: "out".into(),
            formats: vec![FileFormat::Stl, FileFormat::ThreeMf],
            override_reason: Some("A. Smith: sample".into()),
        };
        assert_eq!(script.steps[7], Step::Do(Command::Select(Some(PartRole::Prong(1)))));
        assert_eq!(script.steps[8], Step::Do(Command::Select(None)));
        assert_eq!(script.steps[5], Step::Do(export));
    }

    #[test]
    fn a_bad_step_is_named_with_its_place() {
        let error = Script::parse("[\n    Wait,\n    Do(Polish),\n]").unwrap_err();
        let ScriptError::BadStep { line, ref field, ref reason, .. } = error else { panic!("{error}") };
        assert_eq!(line, 3);
        assert!(field.contains("[1]"), "{error}");
        assert!(reason.contains("Polish"), "{error}");
        for broken in ["", "[Wait", "[Wait] Wait", "[Screenshot(file: \"a.png\")]", "[Pause(frames: -1)]"] {
            assert!(Script::parse(broken).is_err(), "{broken}");
        }
    }
}
