//! How long all checks take at production quality: on the solitaire, 300 ms in release is the aim, and on an eternity of
//! 60 stones, 2 s.

#![expect(clippy::expect_used, reason = "a bench that cannot start has nothing to report")]

#[path = "../common/mod.rs"]
mod common;

use collet::build::{CancelToken, Quality};
use collet::checks::{RuleBook, check};
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
    c.bench_function("checks/solitaire_production", |b| b.iter(|| check(&built, &piece, profile, &cancel)));
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = all_checks
}
criterion_main!(benches);
