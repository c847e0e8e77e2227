//! Times of building the solitaire, an eternity of 60 stones and a pavé of 300: from nothing, and after one changed number with
//! everything else still in the cache, as while a slider is dragged.

#![allow(clippy::expect_used, reason = "a bench that cannot start has nothing to report")]

#[path = "../common/mod.rs"]
mod common;

use std::hint::black_box;
use std::sync::Arc;

use collet::build::{BuildRequest, Cache, Quality};
use collet::design::features::{Head, Pave, Row, Shank};
use collet::design::settings::{RowSetting, Setting};
use collet::design::{Piece, StoneSize};
use collet::vocab::Millimeters;
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

type Group<'a> = criterion::BenchmarkGroup<'a, criterion::measurement::WallTime>;

/// The piece with nothing in the cache.
fn from_nothing(group: &mut Group, piece: &Piece, qualities: &[(&str, Quality)]) {
    for (name, quality) in qualities {
        let request = common::request(piece, *quality);
        let fresh = || BuildRequest { cache: Arc::new(Cache::default()), ..request.clone() };
        group.bench_function(*name, |bencher| {
            bencher.iter_batched(fresh, |request| black_box(request.run()), BatchSize::PerIteration);
        });
    }
}

/// The piece at draft after each of these changes, by 0 to 0.4 of their measures.
fn changes(group: &mut Group, piece: &Piece, sliders: &[(&str, Slider)]) {
    for (name, set) in sliders {
        let mut request = common::request(piece, Quality::Draft);
        request.run().expect("nobody cancels");
        // Every value is new, so that the changed steps are never in the cache.
        let mut steps = 0_u32;
        group.bench_function(*name, |bencher| {
            bencher.iter(|| {
                steps += 1;
                let swing = f64::from(steps % 1000) / 1000.0 + f64::from(steps / 1000) * 1e-6;
                set(&mut request.piece, 0.4 * swing);
                black_box(request.run())
            });
        });
    }
}

fn from_scratch(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("solitaire from scratch");
    let qualities =
        [("draft", Quality::Draft), ("preview", Quality::Preview), ("production", Quality::Production)];
    from_nothing(&mut group, &common::template("solitaire").piece, &qualities);
    group.finish();
}

/// Sets one number of the piece.
type Slider = fn(&mut Piece, f64);

fn one_change(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("one change at draft");
    let sliders: [(&str, Slider); 5] = [
        ("shank.width_top", |piece, by| shank(piece).width_top = Millimeters(2.2 + by)),
        ("stone.diameter", |piece, by| head(piece).stone.size = StoneSize::Diameter(Millimeters(6.5 + by))),
        ("stone.rotation", |piece, by| head(piece).stone.rotation.0 = by),
        ("prongs.tip_diameter", |piece, by| {
            on_prongs(piece, |head| head.tip_diameter = Millimeters(1.2 + by));
        }),
        ("head.height", |piece, by| on_prongs(piece, |head| head.head_height = Millimeters(5.0 + by))),
    ];
    changes(&mut group, &common::template("solitaire").piece, &sliders);
    group.finish();
}

fn shank(piece: &mut Piece) -> &mut Shank {
    piece.shanks_mut().next().expect("a solitaire has a shank")
}

fn head(piece: &mut Piece) -> &mut Head {
    piece.heads_mut().next().expect("a solitaire has a head")
}

fn on_prongs(piece: &mut Piece, change: impl Fn(&mut collet::design::settings::ProngHead)) {
    if let Setting::Prong(head) = &mut head(piece).setting {
        change(head);
    }
}

/// An eternity of 60 stones in shared prongs: from nothing, and after one change at draft.
fn eternity(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("eternity of 60");
    group.sample_size(20);
    let piece = common::eternity_of_60();
    from_nothing(&mut group, &piece, &[("draft", Quality::Draft), ("production", Quality::Production)]);
    let sliders: [(&str, Slider); 4] = [
        ("shank.width_top", |piece, by| shank(piece).width_top = Millimeters(2.7 + by)),
        ("stone.diameter", |piece, by| {
            row(piece).stone.size = StoneSize::Diameter(Millimeters(1.0 + 0.02 * by));
        }),
        ("prongs.height", |piece, by| on_shared_prongs(piece, |prongs| prongs.height.0 = 70.0 + 20.0 * by)),
        ("hole.diameter", |piece, by| {
            on_shared_prongs(piece, |prongs| prongs.seat.hole.0 = 40.0 + 20.0 * by);
        }),
    ];
    changes(&mut group, &piece, &sliders);
    group.finish();
}

fn row(piece: &mut Piece) -> &mut Row {
    piece.rows_mut().next().expect("an eternity has a row")
}

fn on_shared_prongs(piece: &mut Piece, change: impl Fn(&mut collet::design::settings::SharedProng)) {
    if let RowSetting::SharedProng(prongs) = &mut row(piece).setting {
        change(prongs);
    }
}

/// A ring paved with more than 300 stones in beads: from nothing, and after one change at draft.
fn pave(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("pavé of 300");
    group.sample_size(10);
    let piece = common::pave_of_300();
    group.bench_function("stones and places alone", |bencher| {
        bencher.iter(|| black_box(collet::build::recipe(&piece, common::library(), &Cache::default())));
    });
    from_nothing(&mut group, &piece, &[("draft", Quality::Draft), ("production", Quality::Production)]);
    let sliders: [(&str, Slider); 3] = [
        ("shank.edge_radius", |piece, by| shank(piece).edge_radius = Millimeters(0.15 + 0.2 * by)),
        ("beads.height", |piece, by| paved(piece).beads.height.0 = 70.0 + 20.0 * by),
        ("stone.diameter", |piece, by| {
            paved(piece).stone.size = StoneSize::Diameter(Millimeters(1.08 + 0.02 * by));
        }),
    ];
    changes(&mut group, &piece, &sliders);
    group.finish();
}

fn paved(piece: &mut Piece) -> &mut Pave {
    piece.paves_mut().next().expect("the band is paved")
}

criterion_group!(benches, from_scratch, one_change, eternity, pave);
criterion_main!(benches);
