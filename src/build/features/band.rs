//! The outside of a shank, for what stands on it, lies in it or grows out of it.

use std::f64::consts::TAU;
use std::sync::Arc;

use super::section::Outer;
use crate::build::StepId;
use crate::kernel::{Profile, RingStation, section_of_ring, sections_around, sections_of_arc};

/// Sections that the outside of the bands is known by: one each 1.5°.
const SECTIONS: usize = 240;

/// How a section goes around the finger.
pub(super) enum Path {
    /// Once around, back to where it began.
    Ring(Vec<RingStation>),
    /// From end to end.
    Arc(Vec<RingStation>),
}

/// What others need to know of a shank.
pub(in crate::build) struct Band {
    pub step: StepId,
    pub inner_radius: f64,
    /// Its outside and the rounding of its edges in mm.
    pub(super) outer: Outer,
    pub(super) edge: f64,
    /// One for each strand.
    pub(super) paths: Vec<Path>,
}

impl Path {
    /// The sections at an angle from the top in radians.
    fn at(&self, angle: f64) -> Vec<Profile> {
        match self {
            Self::Ring(stations) => section_of_ring(stations, angle).into_iter().collect(),
            Self::Arc(stations) => sections_of_arc(stations, angle),
        }
    }

    /// The sections at equal steps of the angle once around; `None` where there are none.
    fn around(&self) -> Option<Vec<Vec<Profile>>> {
        match self {
            Self::Ring(stations) => {
                let sections = sections_around(stations, SECTIONS)?;
                Some(sections.into_iter().map(|section| vec![section]).collect())
            }
            Self::Arc(stations) => {
                let angle = |step: usize| TAU * step as f64 / SECTIONS as f64;
                Some((0..SECTIONS).map(|step| sections_of_arc(stations, angle(step))).collect())
            }
        }
    }
}

impl Band {
    /// From the finger axis to the outside of the shank, at an angle from the top in radians and at a place along
    /// the finger; the inside where there is no shank.
    pub fn top(&self, angle: f64, along: f64) -> f64 {
        let sections: Vec<Profile> = self.paths.iter().flat_map(|path| path.at(angle)).collect();
        height_over(&sections, along).unwrap_or(self.inner_radius)
    }

    /// Those of its strands that go once around.
    pub fn rings(&self) -> impl Iterator<Item = &[RingStation]> {
        self.paths.iter().filter_map(|path| match path {
            Path::Ring(stations) => Some(stations.as_slice()),
            Path::Arc(_) => None,
        })
    }

    /// Whether its outside is a ridge and no face.
    pub const fn has_ridge(&self) -> bool {
        matches!(self.outer, Outer::Ridge { .. })
    }

    /// Least and most place along the finger that it reaches to at an angle.
    pub fn sides(&self, angle: f64) -> [f64; 2] {
        let sections: Vec<Profile> = self.paths.iter().flat_map(|path| path.at(angle)).collect();
        sides(&sections)
    }
}

/// The outside of all bands along one line around the finger.
pub(in crate::build) struct Outside {
    /// At each angle those of all strands.
    sections: Arc<Vec<Vec<Profile>>>,
    /// At the angles of the sections.
    heights: Vec<f64>,
    pub inner_radius: f64,
    pub along: f64,
}

impl Outside {
    /// Along a line at this place along the finger.
    pub fn new(bands: &[Band], along: f64, inner_radius: f64) -> Self {
        let mut sections = vec![Vec::new(); SECTIONS];
        for around in bands.iter().flat_map(|band| &band.paths).filter_map(Path::around) {
            sections.iter_mut().zip(around).for_each(|(all, more)| all.extend(more));
        }
        Self::along(Arc::new(sections), along, inner_radius)
    }

    /// The same bands along another line.
    pub fn beside(&self, along: f64) -> Self {
        Self::along(Arc::clone(&self.sections), along, self.inner_radius)
    }

    fn along(sections: Arc<Vec<Vec<Profile>>>, along: f64, inner_radius: f64) -> Self {
        let mut heights: Vec<f64> = Vec::with_capacity(SECTIONS);
        for at in 0..SECTIONS {
            // Most bands are the same over long stretches.
            let same = at > 0 && sections[at] == sections[at - 1];
            let height = || height_over(&sections[at], along).unwrap_or(inner_radius);
            heights.push(if same { heights[at - 1] } else { height() });
        }
        Self { sections, heights, inner_radius, along }
    }

    /// From the finger axis to the outside at an angle: Catmull and Rom's cubic (1974).
    pub fn at(&self, angle: f64) -> f64 {
        let place = angle.rem_euclid(TAU) / TAU * SECTIONS as f64;
        let t = place.fract();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "less than a turn")]
        let first = place as usize;
        let [a, b, c, d] = [SECTIONS - 1, 0, 1, 2].map(|next| self.heights[(first + next) % SECTIONS]);
        b + t / 2.0 * (c - a + t * (2.0 * a - 5.0 * b + 4.0 * c - d + t * (3.0 * (b - c) + d - a)))
    }

    /// The difference between its highest and its lowest place.
    pub fn swing(&self) -> f64 {
        let (least, most) = self.extremes();
        most - least
    }

    fn extremes(&self) -> (f64, f64) {
        let ends = (f64::INFINITY, f64::NEG_INFINITY);
        self.heights.iter().fold(ends, |(least, most), height| (least.min(*height), most.max(*height)))
    }

    /// The sections nearest to an angle.
    fn near(&self, angle: f64) -> &[Profile] {
        let place = angle.rem_euclid(TAU) / TAU * SECTIONS as f64;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "less than a turn")]
        let nearest = place.round() as usize % SECTIONS;
        &self.sections[nearest]
    }

    /// The lowest place of the outside between two places along the finger; `None` beside the bands.
    pub fn lowest(&self, angle: f64, [from, to]: [f64; 2]) -> Option<f64> {
        let places = (0..=4).map(|part| from + (to - from) * f64::from(part) / 4.0);
        let tops = places.filter_map(|along| over(self.near(angle), along));
        tops.reduce(f64::min)
    }

    /// Least and most place along the finger that the bands reach to.
    pub fn sides(&self, angle: f64) -> [f64; 2] {
        sides(self.near(angle))
    }
}

/// The highest of the sections at a place along the finger; `None` beside all of them.
fn over(sections: &[Profile], along: f64) -> Option<f64> {
    sections.iter().filter_map(|section| section.highest_over(along)).reduce(f64::max)
}

/// The same, and between two strands the height of the one that is nearer.
fn height_over(sections: &[Profile], along: f64) -> Option<f64> {
    let beside = || {
        let [least, most] = sides(sections);
        let middle = |section: &Profile| {
            let [least, most] = sides(std::slice::from_ref(section));
            f64::midpoint(least, most)
        };
        let away = |section: &Profile| (middle(section) - along).abs();
        let strands = sections.iter().filter(|_| (least..=most).contains(&along));
        let nearest = strands.min_by(|a, b| away(a).total_cmp(&away(b)))?;
        nearest.highest_over(middle(nearest))
    };
    over(sections, along).or_else(beside)
}

/// Least and most place along the finger.
fn sides(sections: &[Profile]) -> [f64; 2] {
    let places = sections.iter().flat_map(|section| section.points.iter().map(|point| point.x));
    places.fold([f64::INFINITY, f64::NEG_INFINITY], |[least, most], x| [least.min(x), most.max(x)])
}
