use proptest::prelude::*;

use super::*;
use crate::graph::samples::{Sample, graph};

/// A graph in which each pair is joined by one statement of a symmetric kind.
fn joined<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> RelationGraph {
    let sample = pairs.into_iter().fold(Sample::new("d"), |sample, (a, b)| sample.says(a, "both:consult", b));
    graph(&[sample])
}

fn shown(ranking: &[Ranked<'_>]) -> Vec<String> {
    ranking.iter().map(|ranked| format!("{} {:.3}", ranked.entity.id, ranked.value)).collect()
}

fn ids(groups: &[Vec<&Entity>]) -> Vec<String> {
    let joined =
        |group: &Vec<&Entity>| group.iter().map(|entity| entity.id.as_str()).collect::<Vec<_>>().join(" ");
    groups.iter().map(joined).collect()
}

#[test]
fn degrees_count_others_and_statements() {
    let sample = Sample::new("d")
        .says("a", "aid", "b")
        .says("b", "accuse", "a")
        .says("a", "aid", "c")
        .says("c", "aid", "c");
    let graph = graph(&[sample]);
    let network = graph.relations().network();
    assert_eq!(shown(&network.degree()), ["a 2.000", "b 1.000", "c 1.000"]);
    assert_eq!(shown(&network.weighted_degree()), ["a 3.000", "b 2.000", "c 1.000"]);
    assert_eq!(network.pair_count(), 2);
}

#[test]
fn a_network_holds_what_the_query_admits() {
    let sample = Sample::new("d").says("a", "aid", "b").says("b", "not:aid", "c").says("c", "accuse", "d");
    let graph = graph(&[sample]);
    assert_eq!(ids(&graph.relations().network().components()), ["a b c d"]);
    assert_eq!(ids(&graph.relations().asserted().network().components()), ["a b", "c d"]);
    assert_eq!(ids(&graph.relations().kind("aid").network().components()), ["a b c"]);
}

#[test]
fn rank_flows_from_source_to_target() {
    let sample = Sample::new("d").says("a", "aid", "hub").says("b", "aid", "hub").says("hub", "aid", "c");
    let graph = graph(&[sample]);
    let ranking = graph.relations().network().page_rank();
    assert_eq!(shown(&ranking), ["c 0.412", "hub 0.338", "a 0.125", "b 0.125"]);
    let sum: f64 = ranking.iter().map(|ranked| ranked.value).sum();
    assert!((sum - 1.0).abs() < 1e-9);
}

#[test]
fn rank_on_a_ring_is_even() {
    let graph = joined([("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")]);
    assert!(graph.relations().network().page_rank().iter().all(|ranked| (ranked.value - 0.25).abs() < 1e-9));
}

#[test]
fn who_stands_between_others_is_on_their_ways() {
    let graph = joined([("a", "b"), ("b", "c"), ("c", "d"), ("b", "x"), ("x", "d")]);
    let ranking = graph.relations().network().betweenness().unwrap();
    assert_eq!(shown(&ranking), ["b 3.500", "c 1.000", "x 1.000", "d 0.500", "a 0.000"]);
}

#[test]
fn communities_are_cliques_with_a_bridge() {
    let cliques = [("a", "b"), ("b", "c"), ("a", "c"), ("x", "y"), ("y", "z"), ("x", "z")];
    let graph = joined(cliques.into_iter().chain([("c", "x")]));
    assert_eq!(ids(&graph.relations().network().communities()), ["a b c", "x y z"]);
}

#[test]
fn a_ring_of_many_cliques_falls_into_cliques() {
    let name = |clique: usize, member: usize| format!("n{clique}{member}");
    let mut pairs = Vec::new();
    for clique in 0..8 {
        for (a, b) in [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)] {
            pairs.push((name(clique, a), name(clique, b)));
        }
        pairs.push((name(clique, 3), name((clique + 1) % 8, 0)));
    }
    let graph = joined(pairs.iter().map(|(a, b)| (a.as_str(), b.as_str())));
    let groups = graph.relations().network().communities();
    assert!(groups.iter().all(|group| group.len() == 4), "{:?}", ids(&groups));
}

proptest! {
    #[test]
    fn betweenness_agrees_with_listing_all_shortest_paths(pairs in prop::collection::vec((0..6_usize, 0..6_usize), 1..12)) {
        const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
        let graph = joined(pairs.iter().map(|(a, b)| (NAMES[*a], NAMES[*b])));
        let mut expected: BTreeMap<&str, f64> = BTreeMap::new();
        for (at, from) in NAMES.iter().enumerate() {
            for to in &NAMES[at + 1..] {
                let mut paths: Vec<_> = graph.paths(from, to).max_hops(6).iter().collect();
                let shortest = paths.first().map_or(0, |path| path.hops.len());
                paths.retain(|path| path.hops.len() == shortest);
                for path in &paths {
                    for entity in &path.entities[1..path.entities.len() - 1] {
                        *expected.entry(entity.id.as_str()).or_default() += 1.0 / paths.len() as f64;
                    }
                }
            }
        }
        for ranked in graph.relations().network().betweenness().unwrap() {
            let expected = expected.get(ranked.entity.id.as_str()).copied().unwrap_or_default();
            prop_assert!((ranked.value - expected).abs() < 1e-9, "{} {} {expected}", ranked.entity.id, ranked.value);
        }
    }
}
