//! `collet feature`: whole features of a project file: listed, added, copied, removed, muted, moved, renamed, set
//! alike.

use std::path::Path;

use super::arguments::FeatureSubcommand;
use super::{Ending, Failure, output, piece};
use crate::studio::Command;
use crate::studio::sheets::{FeatureSheet, FeaturesSheet, to_json};

pub fn run(subcommand: &FeatureSubcommand) -> Result<Ending, Failure> {
    use FeatureSubcommand::{Add, Copy, List, Move, Mute, Remove, Rename, Style, Unmute};
    let (change, name, commands) = match subcommand {
        List { file, json } => return list(file, *json),
        Add { change, kind, name } => {
            (change, name.as_ref(), vec![Command::AddFeature { kind: kind.clone() }])
        }
        Copy { change, feature, name } => (
            change,
            name.as_ref(),
            vec![Command::DuplicateFeature { feature: Some(feature.as_str().into()) }],
        ),
        Remove { change, feature } => {
            (change, None, vec![Command::RemoveFeature { feature: Some(feature.as_str().into()) }])
        }
        Mute { change, feature } => {
            (change, None, vec![Command::MuteFeature { feature: Some(feature.as_str().into()), muted: true }])
        }
        Unmute { change, feature } => (
            change,
            None,
            vec![Command::MuteFeature { feature: Some(feature.as_str().into()), muted: false }],
        ),
        Move { change, feature, place } => {
            let to = place.get() - 1;
            (change, None, vec![Command::MoveFeature { feature: feature.as_str().into(), to }])
        }
        Rename { change, feature, name } => (
            change,
            None,
            vec![Command::RenameFeature { feature: feature.as_str().into(), to: name.clone() }],
        ),
        Style { change, from, to } => {
            let paste = to.iter().map(|to| Command::PasteStyle { feature: Some(to.as_str().into()) });
            (
                change,
                None,
                std::iter::once(Command::CopyStyle { feature: Some(from.as_str().into()) })
                    .chain(paste)
                    .collect(),
            )
        }
    };
    let mut studio = piece::open(&change.file)?;
    for command in commands {
        studio.execute(command)?;
    }
    // What has joined the piece is selected.
    if let (Some(name), Some(feature)) = (name, studio.selected_feature().cloned()) {
        studio.execute(Command::RenameFeature { feature, to: name.clone() })?;
    }
    piece::save(&mut studio, change.output.as_ref().unwrap_or(&change.file))
}

fn list(file: &Path, json: bool) -> Result<Ending, Failure> {
    let sheet = FeaturesSheet::of(&piece::open(file)?);
    let rows: Vec<_> = sheet.features.iter().map(row).collect();
    let text = || output::table(&["PLACE", "FEATURE", "KIND", "MUTED"], &rows);
    output::print(&if json { to_json(&sheet) } else { text() })?;
    Ok(Ending::Good)
}

fn row(feature: &FeatureSheet) -> Vec<String> {
    let muted = if feature.muted { "muted" } else { "" };
    vec![feature.place.to_string(), feature.name.clone(), feature.kind.into(), muted.to_owned()]
}
