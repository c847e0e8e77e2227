//! Whole features: added, copied, removed, muted, moved, renamed, and set as another is.

use crate::build::{angle_of, with_room};
use crate::design::features::Head;
use crate::design::settings::Setting;
use crate::design::{Edit, Feature, Work, WorkKind, place_of};
use crate::studio::selection::Selection;
use crate::studio::{CommandError, Outcome, Studio};
use crate::vocab::FeatureId;

impl Studio {
    pub(in crate::studio) fn add_feature(&mut self, key: &str) -> Outcome {
        let Some(kind) = WorkKind::from_key(key) else {
            let known: Vec<&str> = WorkKind::ALL.iter().map(|kind| kind.key).collect();
            let text = format!("there is no kind of feature `{key}`; there are {}", known.join(", "));
            return Err(CommandError::BadInput(text));
        };
        let piece = &self.project().piece;
        let feature = Feature::new(&piece.free_name(kind.key), kind.fresh());
        let label = format!("Add {}", feature.title());
        self.insert(piece.features.len(), feature, 0.0, label)
    }

    pub(in crate::studio) fn duplicate_feature(&mut self, feature: Option<FeatureId>) -> Outcome {
        let (at, original) = self.existing(&self.target(feature)?)?;
        let id = self.project().piece.free_name(original.id.as_str());
        let copy = Feature { id: id.as_str().into(), ..original.clone() };
        let label = format!("Duplicate {}", original.title());
        let toward = angle_of(&self.project().piece, &original.id).unwrap_or(0.0);
        self.insert(at + 1, copy, toward, label)
    }

    pub(in crate::studio) fn remove_feature(&mut self, feature: Option<FeatureId>) -> Outcome {
        let id = self.target(feature)?;
        self.apply(&Edit::RemoveFeature { id })
    }

    pub(in crate::studio) fn mute_feature(&mut self, feature: Option<FeatureId>, muted: bool) -> Outcome {
        let id = self.target(feature)?;
        self.apply(&Edit::MuteFeature { id, muted })
    }

    pub(in crate::studio) fn move_feature(&mut self, id: FeatureId, to: usize) -> Outcome {
        self.apply(&Edit::MoveFeature { id, to })
    }

    /// One place toward the last of the job, or toward the first.
    pub(in crate::studio) fn step_feature(&mut self, feature: Option<FeatureId>, down: bool) -> Outcome {
        let id = self.target(feature)?;
        let (at, _) = self.existing(&id)?;
        self.move_feature(id, if down { at + 1 } else { at.saturating_sub(1) })
    }

    /// The selection stays with the feature.
    pub(in crate::studio) fn rename_feature(&mut self, id: &FeatureId, to: &str) -> Outcome {
        let to = FeatureId(as_name(to));
        self.apply(&Edit::RenameFeature { id: id.clone(), to: to.clone() })?;
        if self.selected_feature() == Some(id) {
            self.set_selection(Selection::Feature(to));
        }
        Ok(())
    }

    pub(in crate::studio) fn copy_style(&mut self, feature: Option<FeatureId>) -> Outcome {
        let (_, feature) = self.existing(&self.target(feature)?)?;
        let (title, style) = (feature.title(), style(feature));
        if style.is_some() {
            self.style = style;
            self.say(format!("Copied the style of {title}"));
        }
        Ok(())
    }

    pub(in crate::studio) fn paste_style(&mut self, feature: Option<FeatureId>) -> Outcome {
        let (_, feature) = self.existing(&self.target(feature)?)?;
        let (Work::Head(head), Some(style)) = (&feature.work, self.style) else { return Ok(()) };
        let setting = style.at_height(head.setting.head_height());
        let work = Work::Head(Box::new(Head { setting, ..(**head).clone() }));
        let edit = Edit::ReplaceFeature(Box::new(Feature { work, ..feature.clone() }));
        let label = format!("Paste style to {}", feature.title());
        Ok(self.document.apply(&edit, label, &self.library)?)
    }

    /// A feature with its place in the job.
    pub(in crate::studio) fn existing(&self, id: &FeatureId) -> Result<(usize, &Feature), CommandError> {
        let features = &self.project().piece.features;
        Ok(place_of(features, id).map(|at| (at, &features[at]))?)
    }

    /// The feature that is named, else the selected one.
    fn target(&self, named: Option<FeatureId>) -> Result<FeatureId, CommandError> {
        let target = named.or_else(|| self.selected_feature().cloned());
        target.ok_or_else(|| CommandError::NotNow("Select a feature in the outliner first.".to_owned()))
    }
}

impl Studio {
    /// Puts a feature into the piece and selects it. A head stands where it finds room, as near as can be to an angle
    /// in radians from the top; a halo goes around the selected head, else around the first without one.
    fn insert(&mut self, at: usize, mut feature: Feature, toward: f64, label: String) -> Outcome {
        if let Work::Head(head) = &mut feature.work {
            **head = with_room(&self.project().piece, head, toward);
        }
        if let Work::Halo(halo) = &mut feature.work {
            halo.around = self.head_without_halo(&halo.around);
        }
        let id = feature.id.clone();
        let edit = Edit::AddFeature { at, feature: Box::new(feature) };
        self.document.apply(&edit, label, &self.library)?;
        self.finding = None;
        self.set_selection(Selection::Feature(id));
        Ok(())
    }
}

impl Studio {
    /// The selected head, else the first that no halo goes around; `otherwise` where there is neither.
    fn head_without_halo(&self, otherwise: &FeatureId) -> FeatureId {
        let piece = &self.project().piece;
        let is_free = |id: &&FeatureId| piece.halos().all(|(_, halo)| halo.around != **id);
        let heads = || piece.heads().map(|(id, _)| id);
        let selected = heads().find(|id| self.selected_feature() == Some(*id));
        selected.or_else(|| heads().find(is_free)).unwrap_or(otherwise).clone()
    }
}

fn style(feature: &Feature) -> Option<Setting> {
    match &feature.work {
        Work::Head(head) => Some(head.setting),
        _ => None,
    }
}

/// A feature's name as a person types it: `Left shoulder` is `left_shoulder`.
fn as_name(text: &str) -> String {
    text.trim().to_lowercase().replace([' ', '-'], "_")
}
