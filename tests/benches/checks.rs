//! How long all checks take on the solitaire at production quality. The aim is 300 ms in release.

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
    c.bench_function("checks/solitaire_production", |b| b.iter(|| check(&built, &piece, profile, &cancel)));
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = all_checks
}
criterion_main!(benches);
