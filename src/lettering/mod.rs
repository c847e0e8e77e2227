//! Letters: a line of text as closed outlines.
//!
//! The only module that names the font crates (`harfrust`, `skrifa`). Fonts are compiled in, see `assets/fonts`; those
//! of the system are never looked at, so that the same text has the same outlines everywhere.

mod font;
mod line;

pub use font::Font;
pub use line::{Line, LineStyle};
