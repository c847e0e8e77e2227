//! Collet, a design studio for bench jewelers, in one page.
//!
//! A **piece** of jewelry is plain data ([`design`]). Editing it is a list of edits kept as a tree of
//! revisions ([`session`]). A revision is **built** into solids, stones and measures ([`build`], on the
//! geometry [`kernel`]) in the background and from a cache. The built piece is **checked** ([`checks`]);
//! files go in and out through [`exchange`]. [`studio`] is the one door: it takes *commands* and gives
//! *views*. The command line ([`cli`]) and the window (`ui`, `render`, `app`) are two clients of that door.
//!
//! ```text
//! app ─ render ─ ui          the window      (feature `gui`; `ui` alone needs only egui)
//! cli                        the command line
//! studio                     the one door: commands in, views out
//! exchange                   files, and only files
//! papers                     what goes with a piece, on paper
//! production                 routes into metal: patterns, prototypes
//! picture  checks            what it looks like; what is wrong, where, why
//! build                      piece → solids, stones, measures
//! session                    revisions, undo, drags
//! design                     decisions: piece, parameters, edits
//! optics                     light in a stone
//! gems   metals   kernel     facts, facts, geometry
//! lettering                  text into outlines
//! vocab                      the words that all share
//! ```
//!
//! Who may import whom is held by `tests/architecture.rs`; `docs/architecture.md` says why.
//!
//! **Frames.** *Ring space* is in millimeters: the ring's center at the origin, +Z up to the head,
//! the finger along Y, so the ring lies in the XZ plane. Seen *from the top* (looking along −Z with +Y up
//! on the page) 12 o'clock is +Y and 3 o'clock is +X. Seen *through the finger* (looking along +Y with +Z
//! up) 12 o'clock is the head and 3 o'clock is +X. A bracelet lies around a wrist as a ring around a finger. A piece
//! that hangs or is worn at the ear lies flat in the same space: its back is the plane z = 0, +Z looks at the
//! viewer, +Y is up as it is worn and +X to the right. *Stone space* has its origin at the middle of the
//! girdle plane and +Z through the table.

/// Booleans make and drop thousands of small lists.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

pub mod vocab;

pub mod gems;
pub mod kernel;
pub mod lettering;
pub mod metals;

pub mod optics;

pub mod design;
pub mod session;

pub mod build;
pub mod checks;
pub mod papers;
pub mod picture;
pub mod production;

pub mod exchange;
pub mod studio;

pub mod cli;

#[cfg(feature = "gui")]
pub mod app;
#[cfg(feature = "gui")]
pub mod render;
#[cfg(feature = "ui")]
pub mod ui;
