//! The first use: from the compiled-in data to an extractor that is ready, in a fresh process.

use std::env;
use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group};
use sambandh::{Doc, Extractor, Gazetteer};

/// Makes this program load once and print how long it took.
const LOAD: &str = "SAMBANDH_LOAD";

fn load(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("load");
    group.sample_size(20);
    for what in ["extractor", "first-document", "own-layer"] {
        group.bench_function(what, |bencher| {
            bencher.iter_custom(|times| (0..times).map(|_| in_a_fresh_process(what)).sum());
        });
    }
    group.finish();
}

fn in_a_fresh_process(what: &str) -> Duration {
    let this = env::current_exe().expect("the path of this program");
    let output = Command::new(this).env(LOAD, what).output().expect("this program runs");
    let nanoseconds = String::from_utf8_lossy(&output.stdout);
    Duration::from_nanos(nanoseconds.trim().parse().expect("the time it took"))
}

fn load_once(what: &str) {
    let start = Instant::now();
    match what {
        "extractor" => _ = black_box(Extractor::builtin()),
        "first-document" => read(Extractor::builtin()),
        _ => {
            let mut own = Gazetteer::builtin().clone();
            own.add_str("own.yaml", "sambandh: 1\nnot_names: {en: [Turkey sandwich], hi: [चीनी मिल]}\n")
                .unwrap();
            read(&Extractor::builder().gazetteer(own).build().unwrap());
        }
    }
    println!("{}", start.elapsed().as_nanos());
}

fn read(extractor: &Extractor) {
    let doc = Doc::new("d1", "Modi met Putin on Tuesday. मोदी ने मंगलवार को पुतिन से मुलाकात की।");
    assert_eq!(extractor.extract(&doc).relations().len(), 2);
}

criterion_group!(benches, load);

fn main() {
    match env::var(LOAD) {
        Ok(what) => load_once(&what),
        Err(_) => {
            benches();
            Criterion::default().configure_from_args().final_summary();
        }
    }
}
