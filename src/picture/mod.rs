//! Pictures that a client believes: metal, stones and ground traced together on the processor, without a window.
//!
//! ```text
//! Subject ── Setup ──────────────┐  what a ray meets: metal with smooth normals, stones, ground
//! LightTent ── Lamps ── Tracer ──┤  what light does: polish, glass, the spectrum in the stones
//!                       Ground ──┤  the shade of the piece and the flecks that it throws
//! PictureOrder ── Camera ────────┴─ Exposure ── Picture
//! ```
//!
//! The same subject and order give the same picture, byte for byte, on any number of threads. Coordinates are those of
//! ring space. What light does inside of a stone is in [`crate::optics`].

mod camera;
mod develop;
mod exposure;
mod ground;
mod lamps;
mod paper;
mod path;
mod polish;
mod random;
mod setup;
mod sheet;
mod stone;
mod tree;

use exposure::{Exposure, Tile};
use ground::Ground;
use lamps::Lamps;
use path::Tracer;
use random::Dice;
use setup::Setup;

pub use camera::Camera;
pub use paper::Paper;
pub use setup::Subject;

use crate::build::CancelToken;
use crate::vocab::NamedView;

/// When a picture is good enough.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stop {
    /// After so many samples in each pixel.
    Samples(u32),
    /// When the noise of the picture is about this share of white.
    Noise(f64),
}

/// How a picture is taken.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PictureOrder {
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// From which side.
    pub view: NamedView,
    /// All other sides too, small beside it on one page.
    pub sheet: bool,
    /// On what.
    pub paper: Paper,
    /// How long.
    pub stop: Stop,
    /// Tells pictures apart that differ in nothing but their noise.
    pub seed: u64,
}

/// A finished picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// Red, green, blue and cover of each pixel, row by row from the upper left; sRGB, not multiplied by cover.
    pub pixels: Vec<[u8; 4]>,
    /// Root of the mean square of the error that is left, estimated, as a share of white.
    pub noise: f64,
    /// Samples a pixel, in the mean.
    pub samples: f64,
}

/// Takes a picture; `None` when canceled. `tell` hears how many of how many samples are taken, from any thread.
#[must_use]
pub fn take_picture(
    subject: &Subject,
    order: &PictureOrder,
    cancel: &CancelToken,
    tell: &(dyn Fn(u64, u64) + Sync),
) -> Option<Picture> {
    if order.sheet {
        return sheet::take_sheet(subject, order, cancel, tell);
    }
    let setup = Setup::of(subject);
    let [width, height] = order.size.map(f64::from);
    let corners = setup.corners();
    let camera = Camera::framing(&corners, order.view.angles(setup.lies), width / height);
    let tent = order.paper.tent().with_observer(camera.pitch);
    let lamps = Lamps::of(&tent);
    let mut tracer = Tracer::new(&setup, &tent, &lamps, camera.yaw);
    if let Some(height) = setup.ground {
        let fineness = (order.size[0].max(order.size[1]), order.seed);
        let ground = Ground::take(&tracer, &corners, height, fineness, cancel)?;
        tracer = tracer.with_ground(ground);
    }
    let exposure = Exposure { setup: &setup, tracer, camera, order, cancel };
    Some(Picture::of(order, &exposure.take(tell)?))
}

impl Picture {
    fn of(order: &PictureOrder, tiles: &[Tile]) -> Self {
        let [width, height] = order.size;
        let count = (width as usize) * (height as usize);
        let mut pixels = vec![[0; 4]; count];
        let (mut squares, mut samples) = (0.0, 0.0);
        for tile in tiles {
            squares += tile.squares;
            samples += f64::from(tile.samples) * tile.pixels.len() as f64;
            for (number, values) in (0..).zip(&tile.pixels) {
                let x = tile.corner[0] + number % tile.size[0];
                let y = tile.corner[1] + number / tile.size[0];
                let place = y as usize * width as usize + x as usize;
                pixels[place] = bytes(*values, &mut Dice::new(order.seed, place as u64, u64::MAX - 1));
            }
        }
        let shares = count.max(1) as f64;
        Self { size: order.size, pixels, noise: (squares / shares).sqrt(), samples: samples / shares }
    }
}

/// Eight bits a channel. Chance decides between the two nearest, so that soft shades show no steps.
fn bytes(values: [f64; 4], dice: &mut Dice) -> [u8; 4] {
    let grain = dice.roll();
    values.map(|value| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
        let byte = (value * 255.0 + grain).floor().clamp(0.0, 255.0) as u8;
        byte
    })
}

#[cfg(test)]
mod tests;
