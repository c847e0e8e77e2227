//! The map that is shown over the metal: measured in the background once the finished piece is there, kept as long as
//! neither the piece nor its rules change.

use std::sync::Arc;

use super::views::{HeatView, Swatch};
use super::{Built, MapJob, MapOf, Quality, Studio, SurfaceMap};
use crate::build::CancelToken;
use crate::vocab::{Millimeters, RuleProfileId};

/// What is wanted, what is being measured, and what was.
#[derive(Default)]
pub(super) struct Heat {
    pub wanted: Option<MapOf>,
    running: Option<(MapOf, CancelToken)>,
    found: Option<Found>,
}

/// A map with all that it is a map of.
struct Found {
    built: Arc<Built>,
    profile: RuleProfileId,
    map: SurfaceMap,
    colors: Arc<Vec<[u8; 3]>>,
    share_below: Option<f64>,
    legend: Vec<Swatch>,
}

/// A map to measure on any thread.
#[derive(Debug)]
pub struct HeatJob {
    built: Arc<Built>,
    profile: RuleProfileId,
    job: MapJob,
}

/// What came of a [`HeatJob`].
pub struct Measured {
    found: Option<Found>,
}

impl HeatJob {
    /// Measures it here, on all processors.
    #[must_use]
    pub fn run(self) -> Measured {
        let Some(map) = self.job.run() else { return Measured { found: None } };
        let scale = self.job.scale();
        let values = map.values.iter().zip(&map.judged);
        let colors = values.map(|(value, judged)| scale.color(f64::from(*value), *judged)).collect();
        let share_below = self.job.share_below(&map);
        let (built, profile, legend) = (self.built, self.profile, scale.legend());
        Measured { found: Some(Found { built, profile, map, colors: Arc::new(colors), share_below, legend }) }
    }
}

impl Studio {
    /// Shows a map in the place of the metal's own color, or takes it away.
    pub(super) fn toggle_map(&mut self, of: MapOf) {
        self.heat.wanted = if self.heat.wanted == Some(of) { None } else { Some(of) };
    }

    /// The map to measure next, if one is wanted, none is being measured, and the finished piece is there. One that is no
    /// longer wanted is told to stop.
    pub fn next_map(&mut self) -> Option<HeatJob> {
        let wanted = self.heat.wanted;
        if let Some((of, cancel)) = &self.heat.running {
            if Some(*of) != wanted || self.finished().is_none() {
                cancel.cancel();
            }
            return None;
        }
        let of = wanted.filter(|_| self.shown_map().is_none())?;
        let built = Arc::clone(self.finished()?);
        let job = MapJob::of(self, of).ok()?;
        self.heat.running = Some((of, job.cancel.clone()));
        Some(HeatJob { built, profile: self.profile.id.clone(), job })
    }

    /// Takes what was measured; what is of another state is not shown.
    pub fn accept_map(&mut self, measured: Measured) {
        self.heat.running = None;
        if measured.found.is_some() {
            self.heat.found = measured.found;
        }
    }

    /// A color in sRGB for each corner of the metal that is shown; `None` while there is no map of it.
    #[must_use]
    pub fn map_colors(&self) -> Option<&Arc<Vec<[u8; 3]>>> {
        self.shown_map().map(|found| &found.colors)
    }

    /// Whether a map is wanted that can be had and is not there yet.
    pub(super) fn awaits_map(&self) -> bool {
        self.heat.running.is_some() || (self.heat.wanted.is_some() && self.shown_map().is_none())
    }

    pub(super) fn heat_view(&self) -> Option<HeatView> {
        let of = self.heat.wanted?;
        let found = self.shown_map();
        let least = found.and_then(|found| found.map.least.as_ref());
        let share = found.and_then(|found| found.share_below);
        let rows = least.map(|least| ("Least", Millimeters(least.value).to_string()));
        let at = least.map(|least| ("At", format!("{}, {}", least.place.part, least.place.clock)));
        let below = share.map(|share| ("Below the limit", format!("{:.1} %", 100.0 * share)));
        Some(HeatView {
            title: of.label(),
            measuring: found.is_none(),
            rows: rows.into_iter().chain(at).chain(below).collect(),
            legend: found.map_or_else(Vec::new, |found| found.legend.clone()),
        })
    }

    /// The wanted map, if it is of what is shown.
    fn shown_map(&self) -> Option<&Found> {
        let built = self.finished()?;
        self.heat.found.as_ref().filter(|found| {
            Some(found.map.of) == self.heat.wanted
                && Arc::ptr_eq(&found.built, built)
                && found.profile == self.profile.id
        })
    }

    /// The piece as it will be made, if that is what is shown.
    fn finished(&self) -> Option<&Arc<Built>> {
        let (built, stale) = self.built()?;
        (!stale && built.quality == Quality::Production && !built.metal_mesh.triangles.is_empty())
            .then_some(built)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::studio::{Command, StudioOptions, views};

    fn measured(studio: &mut Studio) {
        studio.run_jobs_here();
        let job = studio.next_map().unwrap();
        assert!(studio.next_map().is_none(), "one at a time");
        let result = job.run();
        studio.accept_map(result);
    }

    #[test]
    fn a_map_is_of_what_is_shown_or_it_is_not_shown() {
        let mut studio = Studio::new(StudioOptions::default());
        assert!(views::heat(&studio).is_none() && studio.next_map().is_none());
        studio.execute(Command::ToggleMap { of: MapOf::Thickness }).unwrap();
        assert!(studio.next_map().is_none(), "nothing is built yet");
        assert!(views::heat(&studio).unwrap().measuring && !studio.is_settled());
        measured(&mut studio);
        let corners = studio.built().unwrap().0.metal_mesh.positions.len();
        assert_eq!(studio.map_colors().unwrap().len(), corners);
        let view = views::heat(&studio).unwrap();
        assert!(!view.measuring && studio.is_settled());
        assert!(view.legend.len() > 4 && view.rows[0].0 == "Least", "{:?}", view.rows);
        assert_eq!(view.rows[2], ("Below the limit", "0.0 %".to_owned()));

        studio
            .execute(Command::Set { key: "shank.thickness_base".to_owned(), text: "0.6".to_owned() })
            .unwrap();
        assert!(studio.map_colors().is_none(), "of the piece before");
        measured(&mut studio);
        let view = views::heat(&studio).unwrap();
        // The section is a D: toward its sides it is thinner than in its middle.
        let least: f64 = view.rows[0].1.trim_end_matches(" mm").parse().unwrap();
        assert!((0.4..0.6).contains(&least), "{:?}", view.rows);
        assert_ne!(view.rows[2].1, "0.0 %");
        studio.execute(Command::ToggleMap { of: MapOf::Thickness }).unwrap();
        assert!(studio.map_colors().is_none() && views::heat(&studio).is_none());
    }

    #[test]
    fn a_map_that_is_no_longer_wanted_is_stopped() {
        let mut studio = Studio::new(StudioOptions::default());
        studio.execute(Command::ToggleMap { of: MapOf::SeatGap }).unwrap();
        studio.run_jobs_here();
        let job = studio.next_map().unwrap();
        studio.execute(Command::ToggleMap { of: MapOf::Thickness }).unwrap();
        assert!(studio.next_map().is_none());
        studio.accept_map(job.run());
        assert!(studio.map_colors().is_none(), "it was stopped");
        assert_eq!(studio.next_map().map(|job| job.job.of), Some(MapOf::Thickness));
    }
}
