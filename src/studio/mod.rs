//! The one door: commands in, views out. No Bevy, no egui; the command line and the window are two clients.
//!
//! A client calls [`Studio::execute`] with a [`Command`], then asks [`Studio::next_job`] for work to run
//! (on a task pool or right here), gives results back with [`Studio::accept`], and reads [`views`]. What
//! other programs read is written as [`sheets`].

mod available;
mod calculators;
mod client;
mod clock;
mod command;
mod command_info;
mod commands;
mod document;
mod event;
mod execute;
mod export;
mod figures;
mod front;
mod gallery;
mod heat;
mod jobs;
mod keeper;
mod map;
mod papers;
mod picture;
mod preferences;
mod production;
mod script;
mod selection;
pub mod sheets;
mod state;
pub mod views;
mod workshop;

pub use available::{Availability, availability};
pub use calculators::CalculatorPage;
pub use client::ClientChoice;
pub use command::{Answer, Command, CommandInfo};
pub use commands::TapePoint;
pub use event::{Event, PathWanted};
pub use execute::{CommandError, Outcome};
pub use export::{ExportOutcome, Exported};
pub use gallery::{Thumbnail, ThumbnailJob};
pub use heat::{HeatJob, Measured};
pub use jobs::{Job, JobResult, JobTicket};
pub use map::MapJob;
pub use papers::PaperOrder;
pub use picture::PictureJob;
pub use preferences::{Preferences, Theme};
pub use script::{Script, ScriptError, Step};
pub use state::{Studio, StudioOptions};

// What clients need from the layers below comes through the door.
pub use crate::build::{Built, BuiltStone, PartRole, Quality, SurfaceMesh};
pub use crate::checks::{Finding, MapOf, MapScale, Place, Report, Severity, SurfaceMap};
pub use crate::design::{Edit, Kind, Parameter, Value, parameter};
pub use crate::exchange::{FileFormat, LengthUnit};
pub use crate::metals::{MetalFamily, Polish, Route, Shrinkage};
pub use crate::papers::{BadDate, PaperDate, PaperKind, PaperSize};
pub use crate::picture::{Paper, Picture, PictureOrder, Stop};
pub use crate::production::Purpose;
pub use crate::vocab::NamedView;
