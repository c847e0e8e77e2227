//! The panels without a window: each shows what its view holds, what a person does gives the right commands, and
//! no text is cut, covered or nameless.

mod bench;
mod calculators;
mod client;
mod commands;
mod dialogs;
mod findings;
mod history;
mod layout;
mod outliner;
mod parameters;
mod samples;
mod start;
