//! The first use: from the compiled-in data to an extractor that is ready.

use criterion::{Criterion, criterion_group, criterion_main};
use sambandh::{Extractor, Gazetteer};

fn load(criterion: &mut Criterion) {
    let gazetteer = Gazetteer::builtin();
    let mut group = criterion.benchmark_group("load");
    group.sample_size(10);
    group.bench_function("extractor", |bencher| {
        let builder = Extractor::builder().gazetteer(gazetteer.clone());
        bencher.iter(|| builder.build().unwrap());
    });
    group.finish();
}

criterion_group!(benches, load);
criterion_main!(benches);
