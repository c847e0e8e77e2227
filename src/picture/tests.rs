//! Small pictures of a real solitaire.

use std::sync::Arc;

use super::*;
use crate::build::{BuildRequest, Cache, Quality};
use crate::design::templates::templates;
use crate::design::{Library, Piece};
use crate::optics::LightTent;
use crate::picture::lamps::Lamps;
use crate::picture::path::{Path, Ray};
use crate::picture::setup::{Left, Met};
use crate::vocab::Direction;

fn subject() -> Subject {
    subject_of(&Piece::default())
}

fn subject_of(piece: &Piece) -> Subject {
    let library = Arc::new(Library::built_in());
    let alloy = library.alloys.alloy(&piece.alloy).unwrap();
    let (reflectance, roughness) = (alloy.reflectance, f64::from(piece.finish.roughness()));
    let request = BuildRequest {
        piece: piece.clone(),
        library: Arc::clone(&library),
        quality: Quality::Draft,
        cache: Arc::new(Cache::default()),
        cancel: CancelToken::default(),
    };
    let built = Arc::new(request.run().unwrap());
    let species = built.stones.iter().map(|stone| library.gems.species(&stone.species).cloned()).collect();
    Subject { built, reflectance, roughness, species }
}

fn order(view: NamedView, paper: Paper) -> PictureOrder {
    PictureOrder { size: [64, 48], view, sheet: false, paper, stop: Stop::Samples(16), seed: 7 }
}

fn take(subject: &Subject, order: &PictureOrder) -> Picture {
    take_picture(subject, order, &CancelToken::default(), &|_, _| {}).unwrap()
}

/// What the middle of each pixel of a picture meets.
fn seen(subject: &Subject, order: &PictureOrder) -> Vec<Met> {
    let setup = Setup::of(subject);
    let [width, height] = order.size;
    let aspect = f64::from(width) / f64::from(height);
    let camera = Camera::framing(&setup.corners(), order.view.angles(false), aspect);
    let place = |k: u32, count: u32| (f64::from(k) + 0.5) / f64::from(count);
    let places = (0..height).flat_map(|y| (0..width).map(move |x| [place(x, width), place(y, height)]));
    places.map(|at| setup.meet(camera.eye, camera.toward(at), Left::Nothing)).collect()
}

fn mean(pixels: &[[u8; 4]]) -> [f64; 3] {
    let count = pixels.len() as f64;
    std::array::from_fn(|c| pixels.iter().map(|pixel| f64::from(pixel[c])).sum::<f64>() / count)
}

#[test]
fn the_same_order_gives_the_same_bytes_and_another_seed_another_noise() {
    let subject = subject();
    let order = order(NamedView::Home, Paper::Light);
    let first = take(&subject, &order);
    assert_eq!(first, take(&subject, &order));
    assert_ne!(first.pixels, take(&subject, &PictureOrder { seed: 8, ..order }).pixels);
    assert!(first.noise > 0.0 && first.noise < 0.1, "{}", first.noise);
    assert!((first.samples - 16.0).abs() < 1e-9);
}

#[test]
fn a_pearl_is_as_round_as_it_is_and_not_as_its_faces() {
    let template = templates().into_iter().find(|template| template.key == "pearl_ring").unwrap();
    let subject = subject_of(&template.project.piece);
    let setup = Setup::of(&subject);
    let [pearl] = &setup.stones[..] else { panic!("one pearl") };
    let mut on_pearl = 0;
    for met in seen(&subject, &order(NamedView::Home, Paper::Light)) {
        let Met::Stone { triangle, point, .. } = met else { continue };
        let out = (point - pearl.in_ring.origin).normalize();
        // A flat face leans up to 4.5° away from the ball, its cosine is then 0.997.
        let normal = pearl.normal(triangle, point);
        assert!(normal.dot(out) > 0.9997, "{normal} at {out}");
        on_pearl += 1;
    }
    assert!(on_pearl > 40, "{on_pearl}");
}

#[test]
fn gold_is_gold_and_the_stone_is_neither_black_nor_flat() {
    let subject = subject();
    let order = order(NamedView::Top, Paper::Dark);
    let (picture, met) = (take(&subject, &order), seen(&subject, &order));
    let of = |wanted: fn(&Met) -> bool| -> Vec<[u8; 4]> {
        picture.pixels.iter().zip(&met).filter(|(_, met)| wanted(met)).map(|(pixel, _)| *pixel).collect()
    };
    let gold = of(|met| matches!(met, Met::Metal { .. }));
    let stone = of(|met| matches!(met, Met::Stone { .. }));
    assert!(gold.len() > 100 && stone.len() > 100, "{} {}", gold.len(), stone.len());
    let [red, green, blue] = mean(&gold);
    assert!(red > green + 8.0 && green > blue + 15.0, "{red} {green} {blue}");
    let [red, green, blue] = mean(&stone);
    assert!(
        (red - blue).abs() < 30.0 && green > 50.0,
        "a diamond is bright and has no color: {red} {green} {blue}"
    );
    let mut greens: Vec<u8> = stone.iter().map(|pixel| pixel[1]).collect();
    greens.sort_unstable();
    let [dark, bright] = [greens.len() / 10, greens.len() * 9 / 10].map(|place| greens[place]);
    assert!(dark > 40 && bright > dark + 70, "from {dark} to {bright}");
}

#[test]
fn a_white_piece_in_a_white_room_cannot_be_seen() {
    let mut subject = subject();
    subject.reflectance = [1.0; 3];
    let setup = Setup::of(&subject);
    let white = [1.0; 3];
    let tent = LightTent { floor: white, horizon: white, ceiling: white, cards: Vec::new() };
    let lamps = Lamps::of(&tent);
    let tracer = Tracer::new(&setup, &tent, &lamps, 0.3);
    let camera = Camera::framing(&setup.corners(), NamedView::Home.angles(false), 1.0);
    let mut sums = [(Direction::ZERO, 0.0); 3];
    for number in 0..80_000_u64 {
        let place = random::spread(1, 0, number);
        let direction = camera.toward([place[0], place[1]]);
        let ray = Ray { origin: camera.eye, direction, left: Left::Nothing };
        let kind = match setup.meet(camera.eye, direction, Left::Nothing) {
            Met::Metal { .. } => 0,
            Met::Stone { .. } => 1,
            _ => 2,
        };
        let light = tracer.light(ray, Path::from_eye(place[2]), &mut Dice::new(1, 1, number));
        sums[kind].0 += light;
        sums[kind].1 += 1.0;
    }
    for (kind, (sum, count)) in ["metal", "stone", "ground"].into_iter().zip(sums) {
        let mean = sum / count;
        assert!(count > 100.0, "{kind}: {count}");
        assert!((mean - Direction::ONE).abs().max_element() < 0.06, "{kind}: {mean}");
    }
}

#[test]
fn a_transparent_picture_keeps_only_the_piece_and_its_shade() {
    let subject = subject();
    let order = order(NamedView::Home, Paper::Clear);
    let (picture, met) = (take(&subject, &order), seen(&subject, &order));
    assert_eq!(picture.pixels[0][3], 0, "the corner is clear");
    let piece = picture.pixels.iter().zip(&met).filter(|(_, met)| matches!(met, Met::Metal { .. }));
    let solid = piece.clone().filter(|(pixel, _)| pixel[3] > 250).count();
    assert!(solid * 2 > piece.count());
    let shade = picture.pixels.iter().filter(|pixel| (20..200).contains(&pixel[3]) && pixel[0] < 10).count();
    assert!(shade > 5, "{shade} pixels of shade");
}

#[test]
fn a_picture_is_canceled_without_a_result() {
    let cancel = CancelToken::default();
    cancel.cancel();
    assert!(take_picture(&subject(), &order(NamedView::Front, Paper::White), &cancel, &|_, _| {}).is_none());
}

#[test]
fn a_picture_is_as_quiet_as_was_asked() {
    let subject = subject();
    let wanted = PictureOrder { stop: Stop::Noise(0.03), ..order(NamedView::Top, Paper::Dark) };
    let picture = take(&subject, &wanted);
    assert!(picture.noise < 0.036 && picture.noise > 0.012, "{}", picture.noise);
    // The estimate against the truth: a picture with another seed and many times the samples.
    let truth = take(&subject, &PictureOrder { stop: Stop::Samples(256), seed: 99, ..wanted });
    let squares: f64 = (picture.pixels.iter().flatten())
        .zip(truth.pixels.iter().flatten())
        .map(|(one, other)| ((f64::from(*one) - f64::from(*other)) / 255.0).powi(2))
        .sum();
    let error = (squares / (picture.pixels.len() * 3) as f64).sqrt();
    assert!((0.5..1.6).contains(&(error / picture.noise)), "error {error}, said {}", picture.noise);
}

#[test]
fn a_sheet_shows_gold_in_every_cell() {
    let page = take(
        &subject(),
        &PictureOrder {
            size: [96, 48],
            sheet: true,
            stop: Stop::Samples(4),
            ..order(NamedView::Top, Paper::Dark)
        },
    );
    let gold = |x: std::ops::Range<usize>, y: std::ops::Range<usize>| {
        let pixels = y.flat_map(|row| x.clone().map(move |column| row * 96 + column));
        pixels.filter(|place| page.pixels[*place][0] > page.pixels[*place][2] + 40).count()
    };
    for (x, y) in [(0..48, 0..48), (48..72, 0..24), (72..96, 0..24), (48..72, 24..48), (72..96, 24..48)] {
        assert!(gold(x.clone(), y.clone()) > 10, "{x:?} {y:?}: {}", gold(x.clone(), y.clone()));
    }
}
