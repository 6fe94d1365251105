//! The scan for names, beside the bare automaton of the `aho-corasick` crate on
//! the same names and text.
//!
//! Ours folds spelling, keeps to whole words and gives offsets of the original;
//! the bare automaton does none of it, and so finds other matches.

mod common;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sambandh::bench::NameMatcher;

fn matcher(criterion: &mut Criterion) {
    for lang in ["en", "hi"] {
        let news = common::news(lang, 1_000_000);
        let names = common::names(lang);
        let ours = NameMatcher::new(&names);
        let bare = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .match_kind(MatchKind::LeftmostLongest)
            .build(&names)
            .unwrap();
        let mut group = criterion.benchmark_group(format!("matcher/{lang}"));
        group.throughput(Throughput::Bytes(news.text.len() as u64));
        group.bench_function("sambandh", |bencher| {
            bencher.iter(|| assert_eq!(ours.count(&news.text), news.names));
        });
        let expected = bare.find_iter(&news.text).count();
        group.bench_function("aho-corasick", |bencher| {
            bencher.iter(|| assert_eq!(bare.find_iter(&news.text).count(), expected));
        });
        group.finish();
        println!(
            "{} names, {} whole-word hits, one in {} bytes; bare automaton: {expected} hits",
            names.len(),
            news.names,
            news.text.len() / news.names
        );
    }
}

criterion_group!(benches, matcher);
criterion_main!(benches);
