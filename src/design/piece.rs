//! A piece of jewelry: features that are worn together.

use super::entry::{About, Access, Entry, choice};
use super::features::{Halo, Head, Pave, Post, Row, Shank};
use super::lists::{Reader, Writer};
use super::parameter::RowTable;
use super::{Feature, Formulas, Keyed, Wear, Work};
use crate::metals::Finish;
use crate::vocab::{AlloyId, FeatureId};

/// A piece as decided by its maker.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// What it is worn as, and what it has to fit.
    pub wear: Wear,
    /// Row of the alloy table.
    pub alloy: AlloyId,
    /// How the surface is left.
    pub finish: Finish,
    /// What it is made of, in the order of the job. No two have the same name.
    pub features: Vec<Feature>,
    /// The numbers that follow others.
    pub formulas: Formulas,
}

impl Default for Piece {
    /// A solitaire with four prongs in US 7 and 18k yellow gold.
    fn default() -> Self {
        Self {
            wear: Wear::default(),
            alloy: "gold_18k_yellow".into(),
            finish: Finish::HighPolish,
            features: vec![
                Feature::new("shank", Work::Shank(Shank::default())),
                Feature::new("head", Work::Head(Box::default())),
            ],
            formulas: Formulas::default(),
        }
    }
}

impl Piece {
    /// The feature of that name.
    #[must_use]
    pub fn feature(&self, id: &FeatureId) -> Option<&Feature> {
        self.features.iter().find(|feature| feature.id == *id)
    }

    /// As [`Piece::feature`], to be changed.
    pub fn feature_mut(&mut self, id: &FeatureId) -> Option<&mut Feature> {
        self.features.iter_mut().find(|feature| feature.id == *id)
    }

    /// Whether a feature is one of several of its kind.
    #[must_use]
    pub fn has_others_like(&self, feature: &Feature) -> bool {
        self.features.iter().filter(|other| other.work.key() == feature.work.key()).count() > 1
    }

    /// The shanks with their names, muted ones included.
    pub fn shanks(&self) -> impl Iterator<Item = (&FeatureId, &Shank)> {
        self.features.iter().filter_map(|feature| match &feature.work {
            Work::Shank(shank) => Some((&feature.id, shank)),
            _ => None,
        })
    }

    /// The shanks with their names, without muted ones.
    pub fn shanks_shown(&self) -> impl Iterator<Item = (&FeatureId, &Shank)> {
        self.features.iter().filter(|feature| !feature.muted).filter_map(|feature| match &feature.work {
            Work::Shank(shank) => Some((&feature.id, shank)),
            _ => None,
        })
    }

    /// The heads with their names, muted ones included.
    pub fn heads(&self) -> impl Iterator<Item = (&FeatureId, &Head)> {
        self.features.iter().filter_map(|feature| match &feature.work {
            Work::Head(head) => Some((&feature.id, &**head)),
            _ => None,
        })
    }

    /// The heads with their names, without muted ones.
    pub fn heads_shown(&self) -> impl Iterator<Item = (&FeatureId, &Head)> {
        self.features.iter().filter(|feature| !feature.muted).filter_map(|feature| match &feature.work {
            Work::Head(head) => Some((&feature.id, &**head)),
            _ => None,
        })
    }

    /// The rows of stones with their names, without muted ones.
    pub fn rows_shown(&self) -> impl Iterator<Item = (&FeatureId, &Row)> {
        self.features.iter().filter(|feature| !feature.muted).filter_map(|feature| match &feature.work {
            Work::Row(row) => Some((&feature.id, &**row)),
            _ => None,
        })
    }

    /// The posts with their names, without muted ones.
    pub fn posts_shown(&self) -> impl Iterator<Item = (&FeatureId, &Post)> {
        self.features.iter().filter(|feature| !feature.muted).filter_map(|feature| match &feature.work {
            Work::Post(post) => Some((&feature.id, post)),
            _ => None,
        })
    }

    /// The halos with their names, muted ones included.
    pub fn halos(&self) -> impl Iterator<Item = (&FeatureId, &Halo)> {
        self.features.iter().filter_map(|feature| match &feature.work {
            Work::Halo(halo) => Some((&feature.id, &**halo)),
            _ => None,
        })
    }

    /// The halos with their names, without muted ones.
    pub fn halos_shown(&self) -> impl Iterator<Item = (&FeatureId, &Halo)> {
        self.features.iter().filter(|feature| !feature.muted).filter_map(|feature| match &feature.work {
            Work::Halo(halo) => Some((&feature.id, &**halo)),
            _ => None,
        })
    }

    /// As [`Piece::shanks`], to be changed.
    pub fn shanks_mut(&mut self) -> impl Iterator<Item = &mut Shank> {
        self.features.iter_mut().filter_map(|feature| match &mut feature.work {
            Work::Shank(shank) => Some(shank),
            _ => None,
        })
    }

    /// As [`Piece::heads`], to be changed.
    pub fn heads_mut(&mut self) -> impl Iterator<Item = &mut Head> {
        self.features.iter_mut().filter_map(|feature| match &mut feature.work {
            Work::Head(head) => Some(&mut **head),
            _ => None,
        })
    }

    /// The pavés, to be changed.
    pub fn paves_mut(&mut self) -> impl Iterator<Item = &mut Pave> {
        self.features.iter_mut().filter_map(|feature| match &mut feature.work {
            Work::Pave(pave) => Some(&mut **pave),
            _ => None,
        })
    }

    /// The rows of stones, to be changed.
    pub fn rows_mut(&mut self) -> impl Iterator<Item = &mut Row> {
        self.features.iter_mut().filter_map(|feature| match &mut feature.work {
            Work::Row(row) => Some(&mut **row),
            _ => None,
        })
    }
}

impl Keyed for Finish {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Mirror, "mirror", "Mirror"),
        (Self::HighPolish, "high_polish", "High polish"),
        (Self::Satin, "satin", "Satin"),
        (Self::Matte, "matte", "Matte"),
    ];
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Piece", label, help }
}

/// What every piece has, whatever it is worn as.
const WHOLE: &[Entry<Piece>] = &[
    Entry::new(
        about("alloy", "Alloy", "What the piece is cast in; weight and color follow from it."),
        Access::Row {
            table: |_| RowTable::Alloy,
            get: |piece| piece.alloy.as_str(),
            set: |piece, id| piece.alloy = id.into(),
        },
    ),
    Entry::new(about("finish", "Finish", "How the surface is left."), choice!(Finish, finish)),
];

impl Piece {
    /// Hands out the lists of the piece as a whole.
    pub(super) fn read(&self, reader: &mut impl Reader) {
        self.wear.read(reader);
        reader.list(WHOLE, self);
    }

    /// As [`Piece::read`], to be written to.
    pub(super) fn write(&mut self, writer: &mut impl Writer) {
        self.wear.write(writer);
        writer.list(WHOLE, self);
    }
}
