//! Taking the picture tile by tile, with the samples where they are needed.
//!
//! The samples of a pixel go by turns into two halves. Half of the difference of the two finished halves is as large,
//! in the mean, as the error of the whole: that is the noise, in shares of white on the display. A few samples of every
//! tile say first how noisy it is; each then gets samples in proportion, which is the least work for a picture of that
//! noise (J. Neyman, 1934).

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::camera::Camera;
use super::develop::display;
use super::path::{Path, Ray, Tracer};
use super::random::{Dice, spread};
use super::setup::{Left, Met, Setup};
use super::{PictureOrder, Stop};
use crate::build::CancelToken;

/// Edge of a tile in pixels.
const TILE: u32 = 16;

/// Samples a pixel between two looks at whether the picture was canceled.
const STEP: u32 = 8;

/// Samples a pixel that say how noisy a tile is.
const PILOT: u32 = 8;

/// What the pilot does not see: rare glints. A factor on the square of the noise.
const CAUTION: f64 = 1.1;

/// Samples a pixel at least, for smooth edges, and at most.
const SAMPLES: [u32; 2] = [16, 8192];

/// No sample is brighter than this: a lamp mirrored in a single sample must not make a sparkle of a whole pixel.
const BRIGHTEST: f64 = 60.0;

/// A tile of the finished picture.
pub struct Tile {
    /// Its first pixel.
    pub corner: [u32; 2],
    /// Its extent in pixels.
    pub size: [u32; 2],
    /// Display values 0 to 1 of its pixels, row by row: red, green, blue, cover.
    pub pixels: Vec<[f64; 4]>,
    /// Square of the noise, summed over its pixels.
    pub squares: f64,
    /// Samples that each pixel took.
    pub samples: u32,
}

/// All that a tile needs to know.
pub struct Exposure<'a> {
    /// What is there.
    pub setup: &'a Setup,
    /// How light goes.
    pub tracer: Tracer<'a>,
    /// Where from.
    pub camera: Camera,
    /// What was asked for.
    pub order: &'a PictureOrder,
    /// Ends it early.
    pub cancel: &'a CancelToken,
}

/// Two running sums for a pixel: red, green and blue times cover, and cover.
type Halves = [[f64; 4]; 2];

impl Exposure<'_> {
    /// All tiles, row by row; `None` when canceled. `tell` hears how many of how many samples are taken.
    pub fn take(&self, tell: &(dyn Fn(u64, u64) + Sync)) -> Option<Vec<Tile>> {
        let [width, height] = self.order.size;
        let corners: Vec<[u32; 2]> = (0..height.div_ceil(TILE))
            .flat_map(|row| (0..width.div_ceil(TILE)).map(move |column| [column * TILE, row * TILE]))
            .collect();
        let counts = match self.order.stop {
            Stop::Samples(samples) => vec![samples.max(1); corners.len()],
            Stop::Noise(most) => self.plan(&corners, most)?,
        };
        let area =
            |corner: &[u32; 2]| self.extent(*corner).iter().map(|side| u64::from(*side)).product::<u64>();
        let all = corners.iter().zip(&counts).map(|(corner, count)| area(corner) * u64::from(*count)).sum();
        let finished = AtomicU64::new(0);
        corners
            .par_iter()
            .zip(&counts)
            .with_max_len(1)
            .map(|(corner, count)| {
                let tile = self.tile(*corner, *count)?;
                let taken = area(corner) * u64::from(*count);
                tell(finished.fetch_add(taken, Ordering::Relaxed) + taken, all);
                Some(tile)
            })
            .collect()
    }

    /// Samples a pixel for each tile, so that the noise of the whole picture is `most`.
    fn plan(&self, corners: &[[u32; 2]], most: f64) -> Option<Vec<u32>> {
        let pilots: Option<Vec<(f64, f64)>> = corners
            .par_iter()
            .map(|corner| {
                let tile = self.tile(*corner, PILOT)?;
                let pixels = tile.pixels.len() as f64;
                Some((pixels, (tile.squares / pixels * f64::from(PILOT) * CAUTION).sqrt()))
            })
            .collect();
        let pilots = pilots?;
        let pixels: f64 = pilots.iter().map(|(pixels, _)| pixels).sum();
        let total: f64 = pilots.iter().map(|(pixels, noise)| pixels * noise).sum();
        let count = |noise: f64| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
            let count = (noise * total / (pixels * most * most)).ceil().clamp(0.0, 1e6) as u32;
            count.next_multiple_of(2).clamp(SAMPLES[0], SAMPLES[1])
        };
        Some(pilots.iter().map(|(_, noise)| count(*noise)).collect())
    }

    fn extent(&self, corner: [u32; 2]) -> [u32; 2] {
        [0, 1].map(|axis| TILE.min(self.order.size[axis] - corner[axis]))
    }

    fn tile(&self, corner: [u32; 2], samples: u32) -> Option<Tile> {
        let size = self.extent(corner);
        let mut sums = vec![Halves::default(); (size[0] * size[1]) as usize];
        for start in (0..samples).step_by(STEP as usize) {
            if self.cancel.is_canceled() {
                return None;
            }
            for (place, halves) in (0..).zip(&mut sums) {
                let pixel = [corner[0] + place % size[0], corner[1] + place / size[0]];
                for sample in start..samples.min(start + STEP) {
                    let seen = self.sample(pixel, sample);
                    let half = &mut halves[(sample % 2) as usize];
                    (0..4).for_each(|channel| half[channel] += seen[channel]);
                }
            }
        }
        let squares = sums.iter().map(|halves| noise_squared(halves, samples)).sum();
        let pixels = sums.iter().map(|halves| display(mean(halves, samples))).collect();
        Some(Tile { corner, size, pixels, squares, samples })
    }

    /// One ray through a place of a pixel: light times cover, and cover.
    fn sample(&self, [x, y]: [u32; 2], sample: u32) -> [f64; 4] {
        let [width, height] = self.order.size;
        let pixel = u64::from(y) * u64::from(width) + u64::from(x);
        let [across, down, band] = spread(self.order.seed, pixel, u64::from(sample));
        let mut dice = Dice::new(self.order.seed, pixel, u64::from(sample));
        let place = [(f64::from(x) + across) / f64::from(width), (f64::from(y) + down) / f64::from(height)];
        let direction = self.camera.toward(place);
        let ray = Ray { origin: self.camera.eye, direction, left: Left::Nothing };
        let path = Path::from_eye(band);
        match self.setup.meet(ray.origin, direction, Left::Nothing) {
            Met::Nothing => self.order.paper.bare(place),
            Met::Ground { point } => {
                self.order.paper.shaded(place, self.tracer.ground_share(point).to_array())
            }
            _ => {
                let light = self.tracer.light(ray, path, &mut dice);
                let brightest = light.max_element();
                let light = if brightest > BRIGHTEST { light * (BRIGHTEST / brightest) } else { light };
                [light.x, light.y, light.z, 1.0]
            }
        }
    }
}

fn mean(halves: &Halves, samples: u32) -> [f64; 4] {
    std::array::from_fn(|channel| (halves[0][channel] + halves[1][channel]) / f64::from(samples))
}

/// The square of half of the difference between the halves, in the mean over the channels.
fn noise_squared(halves: &Halves, samples: u32) -> f64 {
    if samples < 2 {
        return 1.0;
    }
    let counts = [samples.div_ceil(2), samples / 2].map(f64::from);
    let [one, other] = [0, 1].map(|half| display(halves[half].map(|sum| sum / counts[half])));
    let squares = (0..3).map(|channel| (one[channel] - other[channel]).powi(2));
    squares.sum::<f64>() / 12.0
}
