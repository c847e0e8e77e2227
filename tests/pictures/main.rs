//! Pictures: the scene is drawn without a window and its pixels are judged. Needs a Vulkan adapter (Mesa's
//! software renderer will do); without one these tests fail and say what to install.
//!
//! `COLLET_PICTURES=folder` keeps the pictures as PNG files, to be looked at.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "in a test the panic is the report")]

mod frames;
mod piece;
mod pipelines;
mod reference;
mod studio;

use std::sync::Arc;

use bevy::prelude::*;
use collet::build::PartRole;

const SIZE: UVec2 = UVec2::new(480, 340);

/// Whether a pixel has the color of gold: measured on a picture of the same ring, 9 % of it is.
fn is_gold(pixel: &[f32; 3]) -> bool {
    pixel[0] > 0.12 && pixel[0] > 1.4 * pixel[2]
}

/// The scene with a yellow solitaire, not yet drawn.
fn solitaire() -> App {
    let mut app = studio::scene(SIZE);
    let species = piece::diamond();
    let built = Arc::new(piece::solitaire(&species));
    studio::show(&mut app, |shown| {
        shown.built = Some(built);
        shown.species = vec![Some(species)];
        shown.reflectance = [0.97, 0.77, 0.45];
    });
    app
}

fn photograph(app: &mut App, name: &str) -> studio::Pixels {
    studio::settle(app);
    let picture = studio::picture(app);
    picture.keep(name);
    picture
}

#[test]
fn gold_is_gold_and_goes_when_it_is_hidden() {
    let mut app = solitaire();
    let shown = photograph(&mut app, "gold.png").share(is_gold);
    assert!(shown > 0.02, "{shown} of the picture is gold: a broken shader draws nothing and says nothing");
    studio::show(&mut app, |shown| shown.metal_visible = false);
    let hidden = photograph(&mut app, "hidden.png").share(is_gold);
    assert!(hidden < 0.2 * shown, "{hidden} of the picture is gold without metal, {shown} with it");
}

#[test]
fn a_diamond_is_neither_black_nor_flat() {
    let mut app = solitaire();
    studio::show(&mut app, |shown| shown.metal_visible = false);
    let with = photograph(&mut app, "diamond.png");
    studio::show(&mut app, |shown| shown.stones_visible = false);
    let without = photograph(&mut app, "paper.png");
    let light: Vec<f32> = with
        .rgb
        .iter()
        .zip(&without.rgb)
        .filter(|(a, b)| (0..3).any(|c| (a[c] - b[c]).abs() > 0.01))
        .map(|(a, _)| (a[0] + a[1] + a[2]) / 3.0)
        .collect();
    let count = light.len() as f32;
    assert!(count > 0.005 * with.rgb.len() as f32, "{count} pixels of stone");
    let mean = light.iter().sum::<f32>() / count;
    let spread = (light.iter().map(|value| (value - mean).powi(2)).sum::<f32>() / count).sqrt();
    assert!((0.05..0.95).contains(&mean) && spread > 0.08, "mean {mean}, spread {spread}");
}

#[test]
fn selecting_a_part_lights_it_up() {
    let mut app = solitaire();
    // The picture is refined at rest; the first one is coarser than those that follow.
    photograph(&mut app, "coarse.png");
    let before = photograph(&mut app, "plain.png");
    studio::show(&mut app, |shown| shown.selection = Some(PartRole::Shank));
    let lit = photograph(&mut app, "selected.png").differs_from(&before);
    studio::show(&mut app, |shown| shown.selection = None);
    let again = photograph(&mut app, "again.png").differs_from(&before);
    assert!(lit > 0.01, "{lit} of the picture changed");
    assert!(again < 0.5 * lit, "{again} of the picture still differs after the selection is taken back");
}
