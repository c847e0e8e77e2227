//! The start page: recent projects, and the templates by family.

use std::sync::Arc;

use super::{RecentFile, recent_files};
use crate::design::{Piece, Wear, Work};
use crate::studio::front::Front;
use crate::studio::gallery::TEMPLATES;
use crate::studio::{Command, Picture, Studio};

/// One template.
#[derive(Debug, Clone, PartialEq)]
pub struct TemplateCard {
    /// Its key; unique.
    pub key: &'static str,
    /// `Solitaire, six prongs`.
    pub name: &'static str,
    /// One sentence.
    pub description: &'static str,
    /// What it belongs to: one of [`StartView::families`].
    pub family: &'static str,
    /// Taken in the background; not there at first.
    pub picture: Option<Arc<Picture>>,
    /// Starts from it.
    pub command: Command,
}

/// The start page.
#[derive(Debug, Clone, PartialEq)]
pub struct StartView {
    /// The last one first.
    pub recent: Vec<RecentFile>,
    /// `Solitaires`, `Halos`, …, in the order of the gallery.
    pub families: Vec<&'static str>,
    /// In the order of the families.
    pub templates: Vec<TemplateCard>,
}

const FAMILIES: [&str; 9] = [
    "Solitaires",
    "Several stones",
    "Halos",
    "Eternity and pavé",
    "Bands",
    "Signets",
    "Pendants",
    "Earrings",
    "Bracelets",
];

/// The start page, where it is in front.
#[must_use]
pub fn start(studio: &Studio) -> Option<StartView> {
    matches!(studio.fronts.last()?, Front::Start).then(|| of(studio))
}

fn of(studio: &Studio) -> StartView {
    let card = |template: &'static crate::design::templates::Template| TemplateCard {
        key: template.key,
        name: template.name,
        description: template.description,
        family: family(&template.project.piece),
        picture: studio.gallery.picture(template.key).cloned(),
        command: Command::New { template: template.key.to_owned() },
    };
    let mut templates: Vec<TemplateCard> = TEMPLATES.iter().map(card).collect();
    templates.sort_by_key(|card| FAMILIES.iter().position(|family| *family == card.family));
    let families = FAMILIES.into_iter().filter(|family| templates.iter().any(|card| card.family == *family));
    StartView { recent: recent_files(studio), families: families.collect(), templates }
}

/// What a person looks for a piece under.
fn family(piece: &Piece) -> &'static str {
    let has = |wanted: fn(&Work) -> bool| piece.features.iter().any(|feature| wanted(&feature.work));
    match piece.wear {
        Wear::Pendant(_) => "Pendants",
        Wear::Earrings(_) => "Earrings",
        Wear::Bracelet(_) => "Bracelets",
        Wear::Ring(_) if has(|work| matches!(work, Work::Signet(_))) => "Signets",
        Wear::Ring(_) if has(|work| matches!(work, Work::Halo(_))) => "Halos",
        Wear::Ring(_) if piece.heads().count() > 1 => "Several stones",
        Wear::Ring(_) if piece.heads().count() == 1 => "Solitaires",
        Wear::Ring(_) if has(|work| matches!(work, Work::Row(_) | Work::Pave(_))) => "Eternity and pavé",
        Wear::Ring(_) => "Bands",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::studio::StudioOptions;

    #[test]
    fn every_template_stands_in_a_family() {
        let mut studio = Studio::new(StudioOptions::default());
        assert!(start(&studio).is_none());
        studio.execute(Command::ToggleStart).unwrap();
        let view = start(&studio).unwrap();
        assert_eq!(view.templates.len(), TEMPLATES.len());
        assert_eq!(view.families, FAMILIES, "none is empty");
        let of = |key| view.templates.iter().find(|card| card.key == key).unwrap().family;
        assert_eq!(
            [of("solitaire"), of("three_stone"), of("eternity")],
            ["Solitaires", "Several stones", "Eternity and pavé"]
        );
    }
}
