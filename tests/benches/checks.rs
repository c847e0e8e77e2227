//! How long all checks take at production quality: on the solitaire, 300 ms in release is the aim, and on an eternity of
//! 60 stones and on a halo, 2 s. And how long the maps of the halo take.

#![expect(clippy::expect_used, reason = "a bench that cannot start has nothing to report")]

#[path = "../common/mod.rs"]
mod common;

use collet::build::{CancelToken, Quality};
use collet::checks::{MapOf, RuleBook, check, surface_map};
use common::{build, template};
use criterion::{Criterion, criterion_group, criterion_main};

fn all_checks(c: &mut Criterion) {
    let piece = template("solitaire").piece;
    let built = build(&piece, Quality::Production);
    let book = RuleBook::built_in();
    let profile = book.profile(&"cast_gold".into()).expect("a built-in profile");
    let cancel = CancelToken::default();
    let row = common::eternity_of_60();
    let eternity = build(&row, Quality::Production);
    c.bench_function("checks/eternity_of_60", |b| b.iter(|| check(&eternity, &row, profile, &cancel)));
    let halo_piece = template("halo").piece;
    let halo = build(&halo_piece, Quality::Production);
    c.bench_function("checks/halo", |b| b.iter(|| check(&halo, &halo_piece, profile, &cancel)));
    for of in MapOf::ALL {
        let map = || surface_map(&halo, &halo_piece, profile, of, &cancel);
        c.bench_function(&format!("map/halo_{}", of.key()), |b| b.iter(map));
    }
    c.bench_function("checks/solitaire_production", |b| b.iter(|| check(&built, &piece, profile, &cancel)));
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = all_checks
}
criterion_main!(benches);
