//! The variables of a piece, and the parameters that follow a formula.

use std::collections::BTreeMap;

use super::apply::EditError;
use super::feature::is_feature_name;
use super::formula::{Formula, FormulaError, Quantity, is_taken};
use super::lists::{assign, ends_with};
use super::parameter::{Kind, Parameter, Value};
use super::{Feature, Piece, parameter, parameters};
use crate::gems::StoneShape;
use crate::vocab::{FeatureId, Unit};

/// Variables by name, in the order in which they were made, and formulas by the whole keys of the parameters that
/// follow them. A formula whose parameter the piece does not have as it stands waits for it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Formulas {
    /// Names are plain words, as those of features.
    pub variables: Vec<(String, Formula)>,
    /// By whole keys: `shank.width_top`.
    pub driven: BTreeMap<String, Formula>,
}

impl Formulas {
    /// Whether no number of the piece follows another.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.variables.is_empty() && self.driven.is_empty()
    }

    /// Sets or takes away (`None`) a variable.
    pub(super) fn set_variable(&mut self, name: &str, formula: Option<&Formula>) -> Result<(), EditError> {
        if !is_feature_name(name) || is_taken(name) {
            return Err(EditError::BadVariableName { name: name.to_owned() });
        }
        let known = self.variables.iter().position(|(known, _)| known == name);
        match (known, formula) {
            (Some(at), Some(formula)) => self.variables[at].1 = formula.clone(),
            (Some(at), None) => drop(self.variables.remove(at)),
            (None, Some(formula)) => self.variables.push((name.to_owned(), formula.clone())),
            (None, None) => return Err(EditError::UnknownVariable { name: name.to_owned() }),
        }
        Ok(())
    }

    /// A feature got another name.
    pub(super) fn rename(&mut self, from: &FeatureId, to: &FeatureId) {
        let (from, to) = (from.as_str(), to.as_str());
        for (_, formula) in &mut self.variables {
            *formula = formula.with_renamed(from, to);
        }
        let renamed = |key: String| match key.strip_prefix(from).filter(|own| own.starts_with('.')) {
            Some(own) => format!("{to}{own}"),
            None => key,
        };
        let driven = std::mem::take(&mut self.driven).into_iter();
        self.driven = driven.map(|(key, formula)| (renamed(key), formula.with_renamed(from, to))).collect();
    }

    /// A feature is gone, and its own formulas with it.
    pub(super) fn forget(&mut self, feature: &FeatureId) {
        let first = format!("{feature}.");
        self.driven.retain(|key, _| !key.starts_with(&first));
    }
}

/// Works out every formula of the piece, each after those that it follows.
///
/// # Errors
/// [`EditError::Formula`], naming the parameter or variable and its formula, when a name is not there, units do not
/// fit, a value is beyond its limits, or formulas follow each other in a circle.
pub fn settle(piece: &mut Piece) -> Result<(), EditError> {
    if piece.formulas.is_empty() {
        return Ok(());
    }
    let formulas = piece.formulas.clone();
    let all = parameters(piece);
    let mut solver = Solver { piece, formulas: &formulas, all, open: Vec::new(), done: Vec::new() };
    formulas.driven.keys().try_for_each(|key| solver.drive(key))?;
    formulas.variables.iter().try_for_each(|(name, formula)| solver.variable(name, formula).map(drop))
}

/// What a variable gives as the piece stands, as a person reads it.
#[must_use]
pub fn variable_value(piece: &Piece, name: &str) -> Option<String> {
    let formulas = piece.formulas.clone();
    let (_, formula) = formulas.variables.iter().find(|(known, _)| known == name)?;
    let mut settled = piece.clone();
    let all = parameters(piece);
    let mut solver =
        Solver { piece: &mut settled, formulas: &formulas, all, open: Vec::new(), done: Vec::new() };
    solver.variable(name, formula).ok().map(Quantity::shown)
}

struct Solver<'a> {
    piece: &'a mut Piece,
    formulas: &'a Formulas,
    /// The parameters as the piece stands now.
    all: Vec<Parameter>,
    /// What is being worked out, each for the one before it.
    open: Vec<String>,
    /// The parameters that have their values.
    done: Vec<String>,
}

impl Solver<'_> {
    /// Gives a parameter the value of its formula, if it has one and the piece has it.
    fn drive(&mut self, key: &str) -> Result<(), EditError> {
        let Some(formula) = self.formulas.driven.get(key) else { return Ok(()) };
        let here = self.all.iter().any(|parameter| parameter.key == key);
        if !here || self.done.iter().any(|done| done == key) {
            return Ok(());
        }
        let refused = |error: FormulaError| refused(key, formula, &error.to_string());
        let quantity = self.work_out(key, formula)?;
        // What the formula follows may have changed what the parameter takes.
        let Some(parameter) = self.all.iter().find(|parameter| parameter.key == key) else { return Ok(()) };
        let value = value_for(parameter, quantity).map_err(refused)?;
        parameter.check(&value).map_err(|error| refused(FormulaError::BadName(error.to_string())))?;
        let changed = parameter.value != value;
        self.done.push(key.to_owned());
        if changed {
            assign(self.piece, key, &value);
            self.all = parameters(self.piece);
        }
        Ok(())
    }

    fn variable(&mut self, name: &str, formula: &Formula) -> Result<Quantity, EditError> {
        self.work_out(name, formula)
    }

    fn work_out(&mut self, name: &str, formula: &Formula) -> Result<Quantity, EditError> {
        if let Some(start) = self.open.iter().position(|open| open == name) {
            let circle = self.open[start..].iter().map(|name| format!("`{name}`"));
            let circle = circle.collect::<Vec<_>>().join(", which follows ");
            return Err(refused(
                name,
                formula,
                &format!("it follows {circle}, which follows it: that is a circle"),
            ));
        }
        self.open.push(name.to_owned());
        let found = formula.value(&mut |word| self.look(word));
        self.open.pop();
        found.map_err(|trouble| match trouble {
            Trouble::Edit(error) => error,
            Trouble::Formula(error) => refused(name, formula, &error.to_string()),
        })
    }

    /// The value of a name in a formula: a variable, a parameter, or a measure of a stone.
    fn look(&mut self, name: &str) -> Result<Quantity, Trouble> {
        let formulas = self.formulas;
        if let Some((name, formula)) = formulas.variables.iter().find(|(known, _)| known == name) {
            return Ok(self.variable(name, formula)?);
        }
        match parameter(self.piece, name) {
            Ok(found) => {
                self.drive(&found.key)?;
                let now = parameter(self.piece, &found.key).unwrap_or(found);
                quantity_of(&now).ok_or_else(|| {
                    FormulaError::BadName(format!("`{}` is no number: it takes {}", now.key, now.limit()))
                        .into()
                })
            }
            Err(error) => match self.measure(name)? {
                Some(measure) => Ok(measure),
                None => Err(FormulaError::BadName(error.to_string()).into()),
            },
        }
    }

    /// A measure of a feature's stone under `left.stone.width`, or `stone.width` where only one has a stone.
    fn measure(&mut self, name: &str) -> Result<Option<Quantity>, Trouble> {
        let Some((own, of)) = MEASURES.iter().find(|(own, _)| name == *own || ends_with(name, own)) else {
            return Ok(None);
        };
        let meant = |feature: &&Feature| {
            let whole = format!("{}.{own}", feature.id);
            feature.stone().is_some() && (whole == name || ends_with(&whole, name))
        };
        let found: Vec<FeatureId> =
            self.piece.features.iter().filter(meant).map(|it| it.id.clone()).collect();
        let id = match &found[..] {
            [id] => id,
            [] => return Ok(None),
            several => {
                let whole = several.iter().map(|id| format!("`{id}.{own}`")).collect::<Vec<_>>().join(" or ");
                return Err(FormulaError::BadName(format!("`{name}` could be {whole}")).into());
            }
        };
        let first = format!("{id}.stone.");
        let formulas = self.formulas;
        formulas.driven.keys().filter(|key| key.starts_with(&first)).try_for_each(|key| self.drive(key))?;
        let Some(stone) = self.piece.feature(id).and_then(Feature::stone) else { return Ok(None) };
        let shape = stone.shape().map_err(|error| FormulaError::BadName(error.to_string()))?;
        Ok(Some(Quantity::of(of(&shape), Unit::Millimeter)))
    }
}

type Measure = fn(&StoneShape) -> f64;

/// What formulas may follow of a stone besides its parameters, in mm.
const MEASURES: [(&str, Measure); 5] = [
    ("stone.length", |shape| shape.length.0),
    ("stone.width", |shape| shape.width.0),
    ("stone.depth", |shape| shape.depth.0),
    ("stone.crown_height", |shape| shape.table_height.0 - shape.girdle_half.0),
    ("stone.pavilion_depth", |shape| shape.culet_depth.0 - shape.girdle_half.0),
];

/// Why a name has no value.
enum Trouble {
    Edit(EditError),
    Formula(FormulaError),
}

impl From<EditError> for Trouble {
    fn from(error: EditError) -> Self {
        Self::Edit(error)
    }
}

impl From<FormulaError> for Trouble {
    fn from(error: FormulaError) -> Self {
        Self::Formula(error)
    }
}

fn refused(key: &str, formula: &Formula, reason: &str) -> EditError {
    EditError::Formula { key: key.to_owned(), formula: formula.to_string(), reason: reason.to_owned() }
}

/// A number, a choice among whole numbers, or the inner diameter of a ring size.
fn quantity_of(parameter: &Parameter) -> Option<Quantity> {
    match (&parameter.kind, &parameter.value) {
        (Kind::Number(limits), Value::Number(number)) => Some(Quantity::of(*number, limits.unit)),
        (Kind::Choice(_), Value::Choice(key)) => key.parse().ok().map(Quantity::bare),
        (_, Value::Size(size)) => Some(Quantity::of(size.inner_diameter().0, Unit::Millimeter)),
        _ => None,
    }
}

/// The value that a quantity is for a parameter. Lengths are kept to the nanometer: what a formula adds to rounding
/// would make a project differ from what its file says.
fn value_for(parameter: &Parameter, quantity: Quantity) -> Result<Value, FormulaError> {
    let rounded = |number: f64| (number * 1e6).round() / 1e6;
    match &parameter.kind {
        Kind::Number(limits) => Ok(Value::Number(rounded(quantity.in_unit(limits.unit)?))),
        Kind::Choice(items) if items.iter().all(|(key, _)| key.parse::<u32>().is_ok()) => {
            Ok(Value::Choice(rounded(quantity.in_unit(Unit::Count)?).to_string()))
        }
        _ => Err(FormulaError::BadName(format!("it takes no formula but {}", parameter.limit()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::bench::library;
    use crate::design::templates::templates;
    use crate::design::{Edit, Project, Work, apply};

    fn ring() -> Project {
        templates().swap_remove(0).project
    }

    fn driven(key: &str, text: &str) -> Edit {
        Edit::SetFormula { key: key.to_owned(), formula: Formula::read(text).ok() }
    }

    fn variable(name: &str, text: &str) -> Edit {
        Edit::SetVariable { name: name.to_owned(), formula: Formula::read(text).ok() }
    }

    fn typed(project: &Project, key: &str, text: &str) -> Edit {
        let value = parameter(&project.piece, key).unwrap().parse(text).unwrap();
        Edit::SetParameter { key: key.to_owned(), value }
    }

    fn after(project: &Project, edit: &Edit) -> Project {
        let (next, inverse) =
            apply(project, edit, &library()).unwrap_or_else(|error| panic!("{edit:?}: {error}"));
        let (back, _) = apply(&next, &inverse, &library()).unwrap();
        assert_eq!(back, *project, "{edit:?} is undone");
        next
    }

    fn number(project: &Project, key: &str) -> f64 {
        match parameter(&project.piece, key).unwrap().value {
            Value::Number(number) => number,
            other => panic!("{key}: {other:?}"),
        }
    }

    fn refusal(project: &Project, edit: &Edit) -> String {
        apply(project, edit, &library()).unwrap_err().to_string()
    }

    #[test]
    fn a_number_follows_others_until_it_is_typed() {
        let mut ring = after(&ring(), &variable("share", "34 %"));
        ring = after(&ring, &driven("width_top", "share * stone.width"));
        ring = after(&ring, &driven("width_base", "shank.width_top - 0.2"));
        assert!((number(&ring, "shank.width_top") - 2.21).abs() < 1e-6);
        ring = after(&ring, &typed(&ring, "stone.diameter", "8"));
        assert!((number(&ring, "shank.width_top") - 2.72).abs() < 1e-6);
        assert!((number(&ring, "shank.width_base") - 2.52).abs() < 1e-6);
        assert_eq!(variable_value(&ring.piece, "share").as_deref(), Some("0.34"));
        ring = after(&ring, &variable("share", "30 %"));
        assert!((number(&ring, "shank.width_base") - 2.2).abs() < 1e-6);
        ring = after(&ring, &typed(&ring, "shank.width_top", "3"));
        assert!(parameter(&ring.piece, "shank.width_top").unwrap().formula.is_none());
        assert!((number(&ring, "shank.width_base") - 2.8).abs() < 1e-6);
    }

    #[test]
    fn counts_follow_and_sizes_are_followed() {
        let ring = after(&ring(), &driven("prongs.count", "2 + 4 * floor(stone.diameter / 6.5 mm)"));
        assert_eq!(parameter(&ring.piece, "prongs.count").unwrap().value, Value::Choice("6".to_owned()));
        let ring = after(&ring, &driven("head.height", "shank.thickness_top + stone.pavilion_depth + 0.4"));
        assert!((number(&ring, "head.height") - 5.0).abs() < 0.1);
        let ring = after(&ring, &driven("shank.width_top", "ring.size / 10"));
        assert!((number(&ring, "shank.width_top") - 1.732).abs() < 2e-3);
    }

    #[test]
    fn circles_missing_names_and_limits_are_refused_by_name() {
        let ring = after(&ring(), &driven("shank.width_top", "shank.width_base + 0.2"));
        for (edit, words) in [
            (driven("shank.width_base", "shank.width_top"), "which follows it: that is a circle"),
            (driven("shank.width_base", "shank.width_base"), "circle"),
            (variable("rim", "rim + 1"), "circle"),
            (driven("shank.width_base", "stone.wdith"), "`stone.wdith`"),
            (driven("shank.width_base", "prongs.tip"), "is no number"),
            (driven("shank.width_base", "prongs.lean"), "it gives an angle, not a length"),
            (driven("shank.width_base", "99"), "Width at base (`shank.width_base`) is 99 mm"),
            (driven("prongs.tip", "3"), "it takes no formula"),
            (driven("prongs.count", "7"), "one of 3, 4, 5, 6, 8"),
            (driven("shank.colour", "3"), "shank.colour"),
            (variable("min", "3"), "`min` cannot name a variable"),
            (variable("2x", "3"), "cannot name a variable"),
            (Edit::SetVariable { name: "rim".to_owned(), formula: None }, "there is no variable `rim`"),
            (typed(&ring, "shank.width_base", "11.9 mm"), "`shank.width_top`"),
        ] {
            let error = refusal(&ring, &edit);
            assert!(error.contains(words), "{edit:?}: {error}");
        }
    }

    #[test]
    fn features_are_followed_by_their_names_and_missed_when_they_go() {
        let mut ring = templates().into_iter().find(|it| it.key == "three_stone").unwrap().project;
        let heads: Vec<FeatureId> = ring.piece.heads().map(|(id, _)| id.clone()).collect();
        let shank = ring.piece.shanks().next().unwrap().0.clone();
        let key = format!("{shank}.width_top");
        ring = after(&ring, &driven(&key, &format!("{}.stone.width / 2", heads[0])));
        let error = refusal(&ring, &driven(&key, "stone.width / 2"));
        assert!(error.contains(" or "), "{error}");
        ring = after(&ring, &Edit::RenameFeature { id: heads[0].clone(), to: "middle".into() });
        assert_eq!(ring.piece.formulas.driven[&key].text(), "middle.stone.width / 2");
        ring = after(&ring, &Edit::RenameFeature { id: shank, to: "band".into() });
        assert!(ring.piece.formulas.driven.contains_key("band.width_top"));
        ring.piece.features.retain(
            |feature| !matches!(&feature.work, Work::Head(head) if head.beside == FeatureId::from("middle")),
        );
        assert!(refusal(&ring, &Edit::RemoveFeature { id: "middle".into() }).contains("middle.stone.width"));
        let bare = after(&ring, &Edit::RemoveFeature { id: "band".into() });
        assert!(bare.piece.formulas.is_empty());
    }
}
