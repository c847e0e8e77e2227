//! Files, and only files: the one module that knows formats and touches the disk.

mod archive;
mod asc;
mod atomic;
mod autosave;
mod error;
mod export;
mod format;
mod library;
mod model;
mod package;
mod picture_file;
mod project_file;
mod stone_list;
mod tables;
mod text;
mod verify;

pub use archive::is_archive;
pub use asc::{ReadDesign, read_asc};
pub use atomic::write_atomically;
pub use autosave::{Autosave, Recovery};
pub use error::ExchangeError;
pub use export::{ExportSource, ExportTarget, PrintedPapers, WrittenFile, write_export};
pub use format::FileFormat;
pub use library::{LoadedLibrary, load_library, user_library_folder};
pub use model::{
    Exhibit, ImportedModel, ImportedPart, LengthUnit, Measured, ModelFormat, Painted, ReadPart, UnitFrom,
    WrittenModel, import_model, write_model, write_painted,
};
pub use picture_file::{PictureFile, may_write, read_picture, write_picture};
pub use project_file::{load_project, parse_project, project_to_text, save_project};
pub use stone_list::{CellFault, ReadTray, read_tray, write_tray};
pub use text::{
    make_folder_of, read_text, user_cache_folder, user_preferences_file, user_state_folder, write_text,
};
pub use verify::{CheckedExport, CheckedFile, FileState, seal_of, verify_export};
