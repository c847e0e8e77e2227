//! How long all checks take on the solitaire at production quality. The aim is 300 ms in release.

use std::sync::Arc;

use collet::build::{BuildRequest, Cache, CancelToken, Quality};
use collet::checks::{RuleBook, check};
use collet::design::Library;
use collet::design::templates::templates;
use criterion::{Criterion, criterion_group, criterion_main};

fn all_checks(c: &mut Criterion) {
    let piece = templates().into_iter().next().expect("a template").project.piece;
    let request = BuildRequest {
        piece: piece.clone(),
        library: Arc::new(Library::built_in()),
        quality: Quality::Production,
        cache: Arc::new(Cache::default()),
        cancel: CancelToken::default(),
    };
    let built = request.run().expect("nobody cancels");
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
