//! The table of production routes: the rows compiled in from `assets/library/routes.ron`, and the user's own.

use super::route::{Polish, Route, Stage};
use crate::vocab::{LibraryRow, RouteId, read_rows};

const ROUTES: &str = include_str!("../../assets/library/routes.ron");

/// Routes in the order of the library file.
#[derive(Debug, Clone, PartialEq)]
pub struct RouteCatalog {
    /// The routes.
    pub routes: Vec<Route>,
}

/// A route as a file writes it: what is not said is taken from the route that it is based on.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RouteRow {
    id: RouteId,
    name: String,
    description: String,
    #[serde(default)]
    based_on: Option<RouteId>,
    #[serde(default)]
    stages: Vec<Stage>,
    #[serde(default)]
    polish: Option<Polish>,
    #[serde(default)]
    caster_scales: Option<bool>,
    #[serde(default)]
    source: Option<String>,
}

impl LibraryRow for RouteRow {
    const KIND: &'static str = "route";

    fn id(&self) -> &str {
        self.id.as_str()
    }

    /// Only a whole route can be judged: see [`Route::validate`].
    fn validate(&self) -> Result<(), String> {
        Ok(())
    }
}

impl RouteCatalog {
    /// The rows compiled in from `assets/library/routes.ron`. A test holds that they are valid; a build in which one is
    /// not logs it and goes on without them.
    #[must_use]
    pub fn built_in() -> Self {
        let mut catalog = Self { routes: Vec::new() };
        if let Err(error) = catalog.add_routes("routes.ron", ROUTES) {
            tracing::error!("{error}");
        }
        catalog
    }

    /// Adds rows from a user's text; a row with a known id replaces it. Nothing is added when a row is wrong.
    ///
    /// # Errors
    /// A sentence that names file, row, field, value and limit.
    pub fn add_routes(&mut self, file: &str, text: &str) -> Result<(), String> {
        let rows: Vec<RouteRow> = read_rows(text).map_err(|reason| format!("{file}: {reason}"))?;
        let mut next = self.clone();
        for row in rows {
            let named = format!("{file}: route `{}`", row.id);
            let route = next.resolve(row).and_then(|route| route.validate().map(|()| route));
            next.put(route.map_err(|reason| format!("{named}: {reason}"))?);
        }
        *self = next;
        Ok(())
    }

    /// The route of that id.
    #[must_use]
    pub fn route(&self, id: &RouteId) -> Option<&Route> {
        self.routes.iter().find(|route| route.id == *id)
    }

    fn put(&mut self, route: Route) {
        match self.routes.iter_mut().find(|known| known.id == route.id) {
            Some(known) => *known = route,
            None => self.routes.push(route),
        }
    }

    fn resolve(&self, row: RouteRow) -> Result<Route, String> {
        let base = match &row.based_on {
            None => None,
            Some(id) => {
                Some(self.route(id).ok_or_else(|| format!("it is based on `{id}`, which is not known"))?)
            }
        };
        Ok(Route {
            stages: stages(row.stages, base.map_or(&[], |base| &base.stages)),
            polish: row.polish.or_else(|| base?.polish.clone()),
            caster_scales: row.caster_scales.or_else(|| Some(base?.caster_scales)).unwrap_or(false),
            source: row.source.or_else(|| Some(base?.source.clone())).unwrap_or_default(),
            id: row.id,
            name: row.name,
            description: row.description,
        })
    }
}

/// The stages of a route that is based on another one: its own in place of those of the same id, new ones before them.
fn stages(own: Vec<Stage>, base: &[Stage]) -> Vec<Stage> {
    let (changed, mut all): (Vec<_>, Vec<_>) =
        own.into_iter().partition(|stage| base.iter().any(|known| known.id == stage.id));
    let kept = |known: &Stage| changed.iter().find(|stage| stage.id == known.id).unwrap_or(known).clone();
    all.extend(base.iter().map(kept));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metals::MetalFamily;

    /// Holds what the stages take together to what was worked out by hand.
    fn takes(catalog: &RouteCatalog, id: &str, family: Option<MetalFamily>, wanted: [f64; 3]) {
        let route = catalog.route(&id.into()).unwrap_or_else(|| panic!("{id} is missing"));
        let percent = route.percent(family);
        assert!(percent.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-12), "{id}: {percent:?}");
    }

    #[test]
    fn every_row_compiled_in_is_valid_and_says_which_figures_are_defaults() {
        let mut catalog = RouteCatalog { routes: Vec::new() };
        catalog.add_routes("routes.ron", ROUTES).unwrap();
        let ids: Vec<&str> = catalog.routes.iter().map(|route| route.id.as_str()).collect();
        assert_eq!(ids, ["direct", "resin", "mold", "metal_print", "as_modeled"]);
        for route in &catalog.routes {
            route.validate().unwrap();
            assert!(route.description.ends_with('.'), "{}", route.id);
            let steps = route
                .stages
                .iter()
                .flat_map(|stage| std::iter::once(&stage.shrinkage).chain(stage.in_family.values()));
            let polish = route.polish.iter().flat_map(|polish| [&polish.outside, &polish.inside]);
            let figures = steps
                .map(|step| (&step.source, step.unsourced))
                .chain(polish.map(|allowance| (&allowance.source, allowance.unsourced)));
            for (source, unsourced) in figures {
                assert_eq!(source.contains("default"), unsourced, "{}: {source}", route.id);
            }
            assert_eq!(route.caster_scales, route.id.as_str() == "as_modeled");
        }
    }

    /// Mold makers publish 1.0 % for castings of patterns and 3.5 % through mold and wax, in all metals.
    #[test]
    fn figures_are_those_of_the_sources_and_platinum_has_its_own() {
        let catalog = RouteCatalog::built_in();
        let gold = Some(MetalFamily::Gold);
        takes(&catalog, "direct", gold, [1.0; 3]);
        takes(&catalog, "mold", gold, [3.5; 3]);
        takes(&catalog, "resin", gold, [1.3; 3]);
        takes(&catalog, "resin", Some(MetalFamily::Silver), [1.3; 3]);
        takes(&catalog, "resin", Some(MetalFamily::Platinum), [1.8; 3]);
        takes(&catalog, "direct", None, [1.0; 3]);
        takes(&catalog, "metal_print", gold, [0.0; 3]);
        let published = catalog.routes.iter().filter(|route| route.is_published());
        let published: Vec<&str> = published.map(|route| route.id.as_str()).collect();
        assert_eq!(published, ["direct", "mold"], "a default is no published figure");
    }

    #[test]
    fn a_users_route_changes_one_stage_and_keeps_the_rest() {
        let mut catalog = RouteCatalog::built_in();
        let own = r#"[(id: "my_caster", name: "Mine", description: "Mine.", based_on: "resin", stages: [
            (id: "cast", name: "As cast", shrinkage: (axes: (1.2, 1.4, 1.6), source: "a letter of 3 May"))])]"#;
        catalog.add_routes("mine.ron", own).unwrap();
        let mine = catalog.route(&"my_caster".into()).unwrap();
        let ids: Vec<&str> = mine.stages.iter().map(|stage| stage.id.as_str()).collect();
        assert_eq!(ids, ["printed", "cast"]);
        assert_eq!(mine.polish, catalog.route(&"direct".into()).unwrap().polish);
        takes(&catalog, "my_caster", None, [1.5, 1.7, 1.9]);
        let count = catalog.routes.len();
        catalog.add_routes("mine.ron", &own.replace("1.6", "1.5")).unwrap();
        assert_eq!(catalog.routes.len(), count, "a known id replaces");
    }

    #[test]
    fn a_wrong_row_is_refused_with_its_name_and_leaves_the_table_alone() {
        let mut catalog = RouteCatalog::built_in();
        let before = catalog.clone();
        let row = |rest: &str| format!("[(id: \"x\", name: \"X\", description: \"X.\", {rest})]");
        let stage = |shrinkage: &str| {
            row(&format!("stages: [(id: \"cast\", name: \"As cast\", shrinkage: ({shrinkage}))]"))
        };
        for (text, reason) in [
            (stage("percent: 25, source: \"s\""), "stage `cast`: percent is 25; it must be 0 to 20"),
            (stage("percent: NaN, source: \"s\""), "percent is NaN"),
            (stage("axes: (1, -1, 1), source: \"s\""), "percent is -1"),
            (stage("percent: 1, source: \" \""), "source is empty"),
            (stage("source: \"s\""), "`percent` or `axes`"),
            (stage("percent: 1, axes: (1, 1, 1), source: \"s\""), "and not both"),
            (row(""), "stages are missing"),
            (row("caster_scales: true"), "source is empty"),
            (row("based_on: \"nobody\""), "`nobody`, which is not known"),
            (
                row(
                    "based_on: \"direct\", polish: (outside: (mm: 2, source: \"s\"), inside: (mm: 0, source: \"s\"))",
                ),
                "polish outside: mm is 2; it must be 0 to 0.5",
            ),
            (row("based_on: \"direct\", shrink: 3"), "shrink"),
        ] {
            let error = catalog.add_routes("mine.ron", &text).unwrap_err();
            assert!(error.contains(reason) && error.starts_with("mine.ron: "), "{text}: {error}");
            assert_eq!(catalog, before);
        }
    }
}
