//! Views: what panels draw, as plain values.

mod calculators;
mod client;
mod dialogs;
mod findings;
mod heat;
mod history;
mod outliner;
mod parameters;
mod start;
mod status;
mod tape;
mod toolbar;

pub use calculators::{CalculatorField, CalculatorsView, calculators};
pub(super) use client::offers;
pub use client::{ClientControl, ClientItem, ClientView, LikedState, client, client_choices};
pub use dialogs::{DialogView, ExportView, dialog, export};
pub use findings::{FindingRow, FindingsView, findings};
pub use heat::{HeatView, Swatch, heat};
pub use history::{HistoryRow, HistoryView, history};
pub use outliner::{OutlinerRow, OutlinerView, outliner};
pub use parameters::{
    ChoiceItem, ParameterControl, ParameterGroup, ParameterRow, ParametersView, parameters,
};
pub use start::{StartView, TemplateCard, start};
pub use status::{BuildState, StatusView, status};
pub use tape::{TapeView, tape};
pub use toolbar::{CommandItem, MenuView, RecentFile, menus, palette, recent_files, toolbar};
