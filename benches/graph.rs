//! A graph of a million relations over a hundred thousand entities, in English and Hindi:
//! how fast it is built, merged, stored and asked, and how much memory a relation takes.
//!
//! `cargo bench --bench graph -- --test` does the same with a hundredth of it.

mod common;

use std::fmt::Display;
use std::fs;
use std::time::Instant;

use common::Dice;
use criterion::{Criterion, criterion_group, criterion_main};
use sambandh::bench::{Said, extraction};
use sambandh::{Entity, Lang, RelationGraph};
use serde_json::json;

const KINDS: [&str; 5] = ["consult", "aid", "accuse", "threaten", "sanction"];
const PER_DOCUMENT: usize = 4;

/// How much of everything there is.
struct Size {
    entities: usize,
    relations: usize,
}

impl Size {
    fn chosen() -> Self {
        let share = if std::env::args().any(|argument| argument == "--test") { 100 } else { 1 };
        Size { entities: 100_000 / share, relations: 1_000_000 / share }
    }
}

fn entity(number: usize) -> Entity {
    let fields = json!({
        "id": format!("Q{number}"), "type": "person", "country": null, "linked": true,
        "en": format!("Person Number {number}"), "hi": format!("व्यक्ति क्रमांक {number}"),
    });
    serde_json::from_value(fields).unwrap()
}

/// Adds documents until there are so many relations; few entities are in many of them.
fn fill(graph: &mut RelationGraph, entities: &[Entity], relations: usize, part: &str, dice: &mut Dice) {
    let frequent = (entities.len() / 10).max(1);
    for number in 0..relations / PER_DOCUMENT {
        let lang = if number % 2 == 0 { Lang::En } else { Lang::Hi };
        let mut anyone = || match dice.below(3) {
            0 => &entities[dice.below(frequent)],
            _ => &entities[dice.below(entities.len())],
        };
        let ends: Vec<_> = (0..PER_DOCUMENT).map(|_| (anyone(), anyone())).collect();
        let texts: Vec<_> = ends.iter().map(|(source, target)| sentence(source, target, lang)).collect();
        let said = ends.iter().zip(&texts).enumerate().map(|(index, ((source, target), text))| Said {
            source,
            target,
            kind: KINDS[(number + index) % KINDS.len()],
            text,
        });
        let date = format!("20{:02}-{:02}-{:02}", number % 25, number % 12 + 1, number % 28 + 1);
        let said: Vec<_> = said.collect();
        graph.add(&extraction(&format!("{part}-{number}"), &date, lang, &said).unwrap());
    }
}

fn sentence(source: &Entity, target: &Entity, lang: Lang) -> String {
    let (a, b) = (source.name(lang), target.name(lang));
    match lang {
        Lang::En => format!("{a} spoke with {b} for two hours on Tuesday, an official told the paper."),
        Lang::Hi => format!("{a} ने मंगलवार को {b} से दो घंटे तक बातचीत की।"),
    }
}

/// Does it once and tells how long it took, and how much of that the processor worked for
/// it: on a busy machine only the latter says something.
fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let (start, worked) = (Instant::now(), processor_seconds());
    let done = work();
    let worked = processor_seconds()
        .zip(worked)
        .map(|(after, before)| format!(", {:.2} of processor", after - before));
    tell(what, format_args!("{:.2} s{}", start.elapsed().as_secs_f64(), worked.unwrap_or_default()));
    done
}

/// Seconds that this thread has had a processor, where the system tells.
fn processor_seconds() -> Option<f64> {
    let nanoseconds = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    nanoseconds.split(' ').next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e9)
}

fn tell(what: &str, figure: impl Display) {
    println!("graph/{what:<28} {figure}");
}

/// Memory of this process in bytes, where the system tells: now, and at most so far.
fn memory() -> Option<(usize, usize)> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let figure = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim().strip_suffix(" kB")?.parse::<usize>().ok().map(|kilobytes| kilobytes * 1024)
    };
    Some((figure("VmRSS:")?, figure("VmHWM:")?))
}

fn tell_memory(what: &str, before: Option<(usize, usize)>, relations: usize) {
    if let (Some((before, _)), Some((now, peak))) = (before, memory()) {
        let each = now.saturating_sub(before) / relations;
        tell(what, format_args!("{each} bytes a relation, peak {} MB in all", peak / 1_000_000));
    }
}

fn graph(criterion: &mut Criterion) {
    let Size { entities, relations } = Size::chosen();
    let graph = built(entities, relations);
    store(&graph, relations);
    ask(criterion, &graph);
}

fn built(entities: usize, relations: usize) -> RelationGraph {
    let people: Vec<_> = (0..entities).map(entity).collect();
    let mut dice = Dice::new();
    let before = memory();
    let mut graph = RelationGraph::new();
    let mut other = RelationGraph::new();
    timed("add", || {
        fill(&mut graph, &people, relations / 2, "a", &mut dice);
        fill(&mut other, &people, relations / 2, "b", &mut dice);
    });
    timed("merge half into half", || graph.merge(other));
    tell_memory("documents", before, relations);
    timed("index at the first question", || graph.relation_count());
    tell_memory("documents and index", before, relations);
    assert_eq!(graph.documents().len(), relations / PER_DOCUMENT);
    tell("relations", graph.relation_count());
    let words: usize =
        graph.documents().flat_map(|document| document.quotes).map(|quote| quote.text.len()).sum();
    tell("their sentences", format_args!("{} bytes a relation", words / relations));
    graph
}

fn store(graph: &RelationGraph, relations: usize) {
    let file = std::env::temp_dir().join(format!("sambandh-bench-{}.json", std::process::id()));
    timed("save", || graph.save(&file).unwrap());
    tell(
        "file",
        format_args!("{} bytes a relation", fs::metadata(&file).unwrap().len() as usize / relations),
    );
    let loaded = timed("load", || RelationGraph::load(&file).unwrap());
    fs::remove_file(file).unwrap();
    assert_eq!(loaded.documents().len(), graph.documents().len());
}

fn ask(criterion: &mut Criterion, graph: &RelationGraph) {
    let all = graph.relation_count();
    let mut group = criterion.benchmark_group("graph");
    let pair =
        graph.relations().iter().next().map(|edge| (edge.source.clone(), edge.target.clone())).unwrap();
    group.bench_function("between two, by id", |bencher| {
        bencher.iter(|| assert!(graph.relations().between(&pair.0, &pair.1).asserted().iter().len() > 0));
    });
    group.bench_function("between two, by name", |bencher| {
        let names = (pair.0.name(Lang::En), pair.1.name(Lang::Hi));
        bencher.iter(|| assert!(graph.relations().between(names.0, names.1).asserted().iter().len() > 0));
    });
    group.sample_size(10);
    group.bench_function("count all that is asserted", |bencher| {
        bencher.iter(|| assert_eq!(graph.relations().asserted().count(), all));
    });
    group.bench_function("count of a kind since a day", |bencher| {
        let query = graph.relations().kind("aid").asserted().since("2020").unwrap();
        bencher.iter(|| assert!(query.count() < all / 4));
    });
    let network = graph.relations().asserted().network();
    group.bench_function("page rank", |bencher| bencher.iter(|| network.page_rank().len()));
    group.finish();
    timed("count all, once", || graph.relations().asserted().count());
    timed("shortest path, once", || graph.paths("Q1", "Q77").iter().next().is_some());
    timed("changes, once", || {
        graph.changes("2001"..="2010", "2011"..="2020").map(|changes| changes.count()).is_ok()
    });
    timed("communities, once", || network.communities().len());
}

criterion_group!(benches, graph);
criterion_main!(benches);
