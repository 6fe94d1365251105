//! The whole way from text to relations, in bytes and in sentences a second.

mod common;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sambandh::{Doc, Extractor};

fn extract(criterion: &mut Criterion) {
    let extractor = Extractor::builtin();
    for lang in ["en", "hi"] {
        // Forty kilobytes: a long article, or a page of short ones.
        let news = common::news(lang, 40_000);
        let doc = Doc::new("bench", news.text.as_str()).published("2024-07-09").unwrap();
        let found = extractor.extract(&doc);
        assert_eq!(found.sentences().len(), news.sentences);
        let relations = found.relations().len();
        assert!(relations >= news.sentences / 6, "{relations} relations in {} sentences", news.sentences);
        let mut group = criterion.benchmark_group(format!("extract/{lang}"));
        for throughput in
            [Throughput::Bytes(news.text.len() as u64), Throughput::Elements(news.sentences as u64)]
        {
            let unit = if matches!(throughput, Throughput::Bytes(_)) { "bytes" } else { "sentences" };
            group.throughput(throughput);
            group.bench_function(unit, |bencher| {
                bencher.iter(|| assert_eq!(extractor.extract(&doc).relations().len(), relations));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, extract);
criterion_main!(benches);
