//! A split shank: strands that are one band under the finger, part toward the head and may come together before it.

use std::f64::consts::{FRAC_PI_4, PI, TAU};

use super::section::Section;
use super::shank::{Measure, along_half, moved};
use crate::design::features::Shank;
use crate::kernel::{Profile, ProfilePoint, RingStation, StrandRing};
use crate::vocab::Degrees;

/// The band begins to widen before the strands part: by this share of the way from there to the widest place.
const FLARE: f64 = 0.45;

/// The band is not widened nearer to the base than this, in radians.
const LAST_FLARE: f64 = 0.95 * PI;

/// How far behind the fork the strands have their own sections, in radians.
const OWN_SECTION: f64 = 0.5;

/// The same as the greatest share of the way to the widest place.
const OWN_SHARE: f64 = 0.8;

/// A section this close to a fork makes the opening begin at an angle, in radians.
const AT_FORK: f64 = 0.006;

/// Sections stand this far apart where the strands part, in radians.
const STEP: f64 = 0.08;

/// The shortest opening, in radians.
const LEAST_OPENING: f64 = 0.26;

/// A wide opening takes no more of a strand than leaves this share of its width.
const LEAST_WIDTH: f64 = 0.7;

/// Places of the corners of a seam between the inside and the outside.
const SEAM: [f64; 2] = [0.3, 0.7];

/// How the strands of a shank part; angles from the head in radians, lengths in mm.
pub(super) struct Split {
    count: u32,
    /// Where they part, and where they come together again or 0.
    fork: [f64; 2],
    opening: f64,
}

/// A split shank at an angle.
pub(super) struct Parting {
    pub angle: f64,
    /// Of one strand.
    pub width: f64,
    pub thickness: f64,
    /// Between two strands; 0 where they are one band.
    pub gap: f64,
    /// 0 at a fork and 1 where the strands have their own sections.
    own: f64,
}

impl Parting {
    /// How far the middle of a strand sinks while half a dome becomes a dome of its own, as a share of the dome: the
    /// least of (1 - b)·x² + b·(2x - 1)² over the width, b being the share of the own section.
    pub fn sinks(&self) -> f64 {
        self.own * (1.0 - self.own) / (1.0 + 3.0 * self.own)
    }
}

impl Split {
    /// The strands come together again well before they part, if at all.
    pub fn of(shank: &Shank) -> Self {
        let [from, to] = [shank.split_from, shank.split_to].map(|angle| angle.0.to_radians());
        let to = to.min(from - LEAST_OPENING).max(0.0);
        Self { count: shank.strands, fork: [from, to], opening: shank.opening.0 }
    }

    /// Where they come together again.
    pub fn closes_at(&self) -> Degrees {
        Degrees(self.fork[1].to_degrees())
    }

    /// Where the opening is widest.
    fn apex(&self) -> f64 {
        let [from, to] = self.fork;
        if to > 0.0 { f64::midpoint(from, to) } else { 0.0 }
    }

    /// The opening as a share of its greatest width: a parabola, so that it begins at an angle.
    fn open(&self, angle: f64) -> f64 {
        let [from, to] = self.fork;
        if angle >= from || angle <= to && to > 0.0 {
            return 0.0;
        }
        let apex = self.apex();
        let half = if angle > apex { from - apex } else { apex - to };
        let aside = ((angle - apex) / half.max(1e-6)).abs().min(1.0);
        1.0 - aside * aside
    }

    /// How far the band is widened, as a share of the greatest opening: smooth where the opening is not.
    fn flare(&self, angle: f64) -> f64 {
        let ([from, to], apex) = (self.fork, self.apex());
        if (angle - apex).abs() < 1e-9 {
            return 1.0;
        }
        let limit = if angle > apex {
            (from + FLARE * (from - apex)).min(LAST_FLARE)
        } else {
            (to - FLARE * (apex - to)).max(0.0)
        };
        let way = ((limit - angle) / (limit - apex)).clamp(0.0, 1.0);
        way * way * (3.0 - 2.0 * way)
    }

    /// From the nearer fork, as a share of the way to where strands have their own sections.
    fn own(&self, angle: f64) -> f64 {
        let [from, to] = self.fork;
        let away = if to > 0.0 { (from - angle).min(angle - to) } else { from - angle };
        let way = (away / OWN_SECTION.min(OWN_SHARE * (from - self.apex()))).clamp(0.0, 1.0);
        way * way * (3.0 - 2.0 * way)
    }

    /// Angles on one side, from the head to the base.
    fn angles(&self) -> Vec<f64> {
        let ([from, to], apex) = (self.fork, self.apex());
        let flare = (from + FLARE * (from - apex)).min(LAST_FLARE);
        let mut angles = vec![0.0, PI, from, from - AT_FORK, from + AT_FORK];
        if to > 0.0 {
            angles.extend([to, to - AT_FORK, to + AT_FORK]);
        }
        // Forks and what is beside them stand; nothing else may crowd them.
        let mut add = |angle: f64, room: f64| {
            if angles.iter().all(|known| (known - angle).abs() > room) {
                angles.push(angle);
            }
        };
        add(FRAC_PI_4, AT_FORK / 2.0);
        add(flare, AT_FORK / 2.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "half a turn at most")]
        let steps = (flare / STEP).ceil() as u32;
        for step in 1..steps {
            add(flare * f64::from(step) / f64::from(steps), 0.3 * STEP);
        }
        angles.retain(|angle| *angle >= 0.0);
        angles.sort_by(f64::total_cmp);
        angles.dedup_by(|next, angle| *next - *angle < AT_FORK / 4.0);
        angles
    }

    /// All around, by increasing angle.
    pub fn partings(&self, main: &[Measure; 4]) -> Vec<Parting> {
        let half: Vec<Parting> = self.angles().iter().map(|angle| self.parting(*angle, main)).collect();
        let mirrored = half.iter().rev().filter(|it| it.angle > 0.0 && it.angle < PI);
        let mirrored: Vec<Parting> = mirrored.map(|it| Parting { angle: TAU - it.angle, ..*it }).collect();
        half.into_iter().chain(mirrored).collect()
    }

    fn parting(&self, angle: f64, main: &[Measure; 4]) -> Parting {
        let (_, width, thickness) = along_half(main, angle);
        let gap = self.opening * self.open(angle);
        let count = f64::from(self.count);
        let whole = width + (count - 1.0) * (self.opening * self.flare(angle));
        let own = if gap > 0.0 { self.own(angle) } else { 0.0 };
        let own_width = ((whole - (count - 1.0) * gap) / count).max(LEAST_WIDTH * width / count);
        Parting { angle, width: own_width, thickness, gap, own }
    }

    /// The strands with these sections: at each parting that of the whole band without its gaps, and that of a strand.
    pub fn strands(&self, partings: &[Parting], sections: &[[Section; 2]]) -> StrandRing {
        let strand = |number: u32| {
            let at = |(parting, [whole, own]): (&Parting, &[Section; 2])| {
                let aside = f64::from(number) - f64::from(self.count - 1) / 2.0;
                let slice = moved(self.slice(&whole.corners(), number, parting.width), aside * parting.gap);
                let own = moved(own.corners(), aside * (parting.width + parting.gap));
                RingStation { angle: parting.angle, profile: blended(&slice, &own, parting.own) }
            };
            partings.iter().zip(sections).map(at).collect()
        };
        StrandRing {
            strands: (0..self.count).map(strand).collect(),
            joined: partings.iter().map(|parting| parting.gap <= 0.0).collect(),
            facing: [1..4, 5..8],
        }
    }

    /// The part of a band's section that goes on as a strand: its sides, but where it is cut from its neighbors a seam.
    fn slice(&self, whole: &Profile, number: u32, width: f64) -> Profile {
        let whole = &whole.points;
        let half = f64::from(self.count) * width / 2.0;
        let (least, most) = (f64::from(number) * width - half, f64::from(number + 1) * width - half);
        let inner = Face { ends: [whole[0], whole[1]], out: -1.0 };
        let outer = Face { ends: [whole[5], whole[4]], out: 1.0 };
        let seam = |x: f64| {
            let (low, high) = (inner.height(x), outer.height(x));
            [0.0, SEAM[0], SEAM[1], 1.0].map(|part| ProfilePoint {
                x,
                y: low + (high - low) * part,
                bulge: 0.0,
            })
        };
        let right = if number + 1 == self.count { [1, 2, 3, 4].map(|k| whole[k]) } else { seam(most) };
        let mut left = [5, 6, 7, 0].map(|k| whole[k]);
        if number > 0 {
            left = seam(least);
            left.reverse();
        }
        let mut points = vec![left[3]];
        points.extend(right);
        points.extend(&left[..3]);
        points[0].bulge = inner.bulge(left[3].x, right[0].x);
        points[4].bulge = outer.bulge(left[0].x, right[3].x);
        Profile { points }
    }
}

/// A face of a section that is symmetric about its middle: an arc or a line between two corners at one height.
struct Face {
    /// The lesser and the greater one.
    ends: [ProfilePoint; 2],
    /// The direction in which it faces along y.
    out: f64,
}

impl Face {
    /// tan(angle / 4) of the whole arc, positive where it is domed.
    fn dome(&self) -> f64 {
        // An edge's shape stands with the corner that it begins at.
        if self.out < 0.0 { self.ends[0].bulge } else { self.ends[1].bulge }
    }

    /// 1 / radius, positive where it is domed.
    fn curvature(&self) -> f64 {
        let (half, dome) = (self.ends[1].x, self.dome());
        2.0 * dome / (half * (1.0 + dome * dome))
    }

    fn height(&self, x: f64) -> f64 {
        let (half, curvature) = (self.ends[1].x, self.curvature());
        let drop = |x: f64| {
            let slope = (1.0 - (x * curvature).powi(2)).max(0.0).sqrt();
            curvature * x * x / (1.0 + slope)
        };
        self.ends[1].y + self.out * (drop(half) - drop(x))
    }

    /// tan(angle / 4) of the arc between two of its places.
    fn bulge(&self, from: f64, to: f64) -> f64 {
        let angle = |x: f64| (x * self.curvature()).clamp(-1.0, 1.0).asin();
        ((angle(to) - angle(from)) / 4.0).tan()
    }
}

/// Point by point the first outline at 0 and the second at 1.
fn blended(first: &Profile, second: &Profile, share: f64) -> Profile {
    let mix = |a: f64, b: f64| if share <= 0.0 { a } else { a + (b - a) * share };
    let pairs = first.points.iter().zip(&second.points);
    let point = |(a, b): (&ProfilePoint, &ProfilePoint)| ProfilePoint {
        x: mix(a.x, b.x),
        y: mix(a.y, b.y),
        bulge: mix(a.bulge, b.bulge),
    };
    Profile { points: pairs.map(point).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::features::section::Outer;

    fn split(count: u32, to: f64) -> Split {
        Split { count, fork: [1.3, to], opening: 1.6 }
    }

    fn section(width: f64) -> Section {
        let outer = Outer::Dome { of_thickness: 0.5, of_width: 0.4 };
        Section {
            outer,
            inner_radius: 8.66,
            width,
            thickness: 1.8,
            comfort_radius: Some(12.0),
            edge_radius: 0.2,
        }
    }

    #[test]
    fn slices_add_up_to_the_band_and_share_their_seams() {
        let whole = section(3.3).corners();
        for count in [2, 3] {
            let split = split(count, 0.0);
            let slices: Vec<Profile> =
                (0..count).map(|number| split.slice(&whole, number, 3.3 / f64::from(count))).collect();
            let area: f64 = slices.iter().map(Profile::area).sum();
            assert!((area - whole.area()).abs() < 1e-9, "{count}: {area}");
            for slice in &slices {
                slice.clone().validated().unwrap();
            }
            for pair in slices.windows(2) {
                for (a, b) in [(1, 8), (2, 7), (3, 6), (4, 5)] {
                    let (a, b) = (pair[0].points[a], pair[1].points[b % 8]);
                    assert!((a.x - b.x).abs() < 1e-12 && (a.y - b.y).abs() < 1e-12, "{a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn strands_part_at_the_fork_and_keep_their_metal() {
        let main = [(0.0, 2.4, 1.8), (FRAC_PI_4, 2.4, 1.8), (PI, 2.0, 1.7), (TAU - FRAC_PI_4, 2.4, 1.8)];
        for to in [0.0, 0.3] {
            let split = split(2, to);
            let partings = split.partings(&main);
            assert!(partings.windows(2).all(|pair| pair[1].angle - pair[0].angle > 1e-3));
            let widest = partings.iter().map(|parting| parting.gap).fold(0.0, f64::max);
            assert!((1.58..1.6 + 1e-9).contains(&widest), "{widest}");
            for parting in partings.iter().filter(|parting| parting.angle <= PI) {
                assert_eq!(
                    parting.gap > 0.0,
                    parting.angle < 1.3 && parting.angle > to - 1e-12 && (to == 0.0 || parting.angle > to)
                );
                assert!((0.9..1.75).contains(&parting.width), "{} wide at {}", parting.width, parting.angle);
            }
        }
    }
}
