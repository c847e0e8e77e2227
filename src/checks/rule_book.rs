//! The rule book: the profiles compiled in from `assets/library/rules.ron`, and the user's own beside them.

use std::collections::BTreeMap;

use super::{Bound, Limit, RuleId, RuleProfile};
use crate::vocab::RuleProfileId;

const BUILT_IN: &str = include_str!("../../assets/library/rules.ron");

/// All profiles, the default one first.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleBook {
    /// In the order of a menu.
    pub profiles: Vec<RuleProfile>,
}

/// A profile as a file writes it: what is not said is taken from the profile it is based on.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ProfileRow {
    id: RuleProfileId,
    name: String,
    description: String,
    #[serde(default)]
    based_on: Option<RuleProfileId>,
    /// Rules of the base that this profile does not judge.
    #[serde(default)]
    without: Vec<RuleId>,
    #[serde(default)]
    limits: BTreeMap<RuleId, Limit>,
}

impl RuleBook {
    /// The profiles compiled into the program.
    #[must_use]
    pub fn built_in() -> Self {
        let mut book = Self { profiles: Vec::new() };
        if let Err(error) = book.add("rules.ron", BUILT_IN) {
            // A test reads the compiled-in rows, so this cannot reach a user.
            tracing::error!("{error}");
        }
        book
    }

    /// Adds profiles from a user's text; a known id replaces. Nothing is added when a row is wrong.
    ///
    /// # Errors
    /// A sentence that names profile, rule, value and limit, or line and column, and the file last.
    pub fn add(&mut self, file: &str, text: &str) -> Result<(), String> {
        let rows: Vec<ProfileRow> = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .from_str(text)
            .map_err(|error| format!("line {}: {} (in {file})", error.span.start, error.code))?;
        let mut next = self.clone();
        for row in rows {
            let profile = next.resolve(row).map_err(|error| format!("{error} (in {file})"))?;
            match next.profiles.iter_mut().find(|known| known.id == profile.id) {
                Some(known) => *known = profile,
                None => next.profiles.push(profile),
            }
        }
        *self = next;
        Ok(())
    }

    /// The profile with this id.
    #[must_use]
    pub fn profile(&self, id: &RuleProfileId) -> Option<&RuleProfile> {
        self.profiles.iter().find(|profile| profile.id == *id)
    }

    fn resolve(&self, row: ProfileRow) -> Result<RuleProfile, String> {
        for (rule, limit) in &row.limits {
            validate(*rule, limit).map_err(|error| format!("profile `{}`: {error}", row.id))?;
        }
        let mut limits = match &row.based_on {
            None => BTreeMap::new(),
            Some(id) => {
                let base = self.profile(id);
                let base = base
                    .ok_or_else(|| format!("profile `{}` is based on `{id}`, which is not known", row.id))?;
                base.limits.clone()
            }
        };
        limits.extend(row.limits);
        limits.retain(|rule, _| !row.without.contains(rule));
        if limits.is_empty() {
            return Err(format!("profile `{}` has no limits", row.id));
        }
        Ok(RuleProfile { id: row.id, name: row.name, description: row.description, limits })
    }
}

fn validate(rule: RuleId, limit: &Limit) -> Result<(), String> {
    let key = rule.key();
    if limit.bound != rule.bound() {
        return Err(format!("{key}: the bound is `{}`, it must be `{}`", limit.bound, rule.bound()));
    }
    if limit.unit != rule.unit() {
        return Err(format!("{key}: the unit is {:?}, it must be {:?}", limit.unit, rule.unit()));
    }
    for level in [limit.warn, limit.stop].into_iter().flatten() {
        if !level.is_finite() || !(-1000.0..=1000.0).contains(&level) {
            return Err(format!("{key}: a level is {level}, it must be a number from -1000 to 1000"));
        }
    }
    match (limit.warn, limit.stop, limit.bound) {
        (None, None, _) => Err(format!("{key}: a limit needs `warn`, `stop` or both")),
        (Some(warn), Some(stop), Bound::AtLeast) if warn < stop => {
            Err(format!("{key}: warn is {warn}, it must be at least stop, {stop}"))
        }
        (Some(warn), Some(stop), Bound::AtMost) if warn > stop => {
            Err(format!("{key}: warn is {warn}, it must be at most stop, {stop}"))
        }
        _ if limit.source.trim().is_empty() => Err(format!("{key}: the source is empty")),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::Unit;

    #[test]
    fn every_built_in_profile_judges_every_rule_with_a_source() {
        let mut book = RuleBook { profiles: Vec::new() };
        book.add("rules.ron", BUILT_IN).unwrap();
        let ids: Vec<&str> = book.profiles.iter().map(|profile| profile.id.as_str()).collect();
        let expected =
            ["cast_gold", "cast_silver", "cast_platinum", "direct_metal", "stuller", "gemwares", "hms"];
        assert_eq!(ids, expected);
        for profile in &book.profiles {
            for rule in RuleId::ALL {
                assert!(profile.limits.contains_key(&rule), "{} lacks {}", profile.id, rule.key());
            }
            assert!(profile.description.ends_with('.'), "{}", profile.id);
            for (rule, limit) in &profile.limits {
                validate(*rule, limit).unwrap();
                let flagged = limit.source.contains("default");
                assert_eq!(flagged, limit.unsourced, "{} {}: {}", profile.id, rule.key(), limit.source);
            }
        }
    }

    #[test]
    fn sourced_numbers_are_those_of_the_sources() {
        let book = RuleBook::built_in();
        let level = |profile: &str, rule| {
            let limit = &book.profile(&RuleProfileId::from(profile)).unwrap().limits[&rule];
            (limit.warn, limit.stop)
        };
        assert_eq!(level("cast_gold", RuleId::ProngSection).1, Some(0.6));
        assert_eq!(level("cast_gold", RuleId::CuletToFinger).1, Some(0.5));
        assert_eq!(level("cast_gold", RuleId::SeatShare), (Some(33.0), Some(50.0)));
        assert_eq!(level("cast_silver", RuleId::WallThickness).1, Some(0.8));
        assert_eq!(level("cast_platinum", RuleId::ShankThickness).0, Some(1.6));
        assert_eq!(level("stuller", RuleId::SeatShare).0, Some(25.0));
        assert_eq!(level("hms", RuleId::WallThickness).1, Some(0.6));
        assert_eq!(level("gemwares", RuleId::WallThickness).1, Some(0.8));
    }

    #[test]
    fn a_user_profile_changes_one_limit_and_keeps_the_rest() {
        let mut book = RuleBook::built_in();
        let text = r#"[(id: "my_caster", name: "Mine", description: "Mine.", based_on: "cast_gold",
            without: [head_height], limits: { prong_section: (bound: at_least, unit: millimeter,
            stop: 0.8, source: "a letter of 3 May") })]"#;
        book.add("mine.ron", text).unwrap();
        let mine = book.profile(&"my_caster".into()).unwrap();
        assert_eq!(mine.limits[&RuleId::ProngSection].stop, Some(0.8));
        assert_eq!(mine.limits[&RuleId::WallThickness].unit, Unit::Millimeter);
        assert!(!mine.limits.contains_key(&RuleId::HeadHeight));
        book.add("mine.ron", &text.replace("0.8", "0.9")).unwrap();
        assert_eq!(book.profiles.iter().filter(|profile| profile.id.as_str() == "my_caster").count(), 1);
    }

    #[test]
    fn a_wrong_row_is_refused_with_its_name_and_leaves_the_book_alone() {
        let mut book = RuleBook::built_in();
        let before = book.clone();
        let row = |limit: &str| {
            format!("[(id: \"x\", name: \"X\", description: \"X.\", limits: {{ prong_section: ({limit}) }})]")
        };
        let good = "bound: at_least, unit: millimeter, source: \"s\"";
        for (limit, expected) in [
            (format!("{good}, warn: 0.5, stop: 0.6"), "warn is 0.5, it must be at least stop, 0.6"),
            (format!("{good}, stop: NaN"), "a level is NaN"),
            (format!("{good}, stop: 1e9"), "a level is 1000000000"),
            (good.to_owned(), "needs `warn`, `stop` or both"),
            (good.replace("at_least", "at_most") + ", stop: 1", "the bound is `at most`"),
            (good.replace("millimeter", "percent") + ", stop: 1", "the unit is Percent"),
            (good.replace("\"s\"", "\" \"") + ", stop: 1", "the source is empty"),
            (format!("{good}, stopp: 1"), "stopp"),
        ] {
            let error = book.add("mine.ron", &row(&limit)).unwrap_err();
            assert!(error.contains(expected) && error.ends_with("(in mine.ron)"), "{error}");
        }
        let based = "[(id: \"x\", name: \"X\", description: \"X.\", based_on: \"nobody\")]";
        assert!(book.add("mine.ron", based).unwrap_err().contains("`nobody`, which is not known"));
        assert!(book.add("mine.ron", "[(id: \"x\",").unwrap_err().contains("line 1"));
        assert_eq!(book, before);
    }
}
