use proptest::prelude::*;

use super::samples::{Sample, graph};
use super::*;
use crate::{Lang, Modality, Polarity};

/// `source kind target` of every answer.
fn shown(query: &Query<'_>) -> Vec<String> {
    query.iter().map(|edge| format!("{} {} {}", edge.source.id, edge.kind, edge.target.id)).collect()
}

fn json(graph: &RelationGraph) -> String {
    serde_json::to_string(graph).unwrap()
}

fn merged(mut a: RelationGraph, b: RelationGraph) -> RelationGraph {
    a.merge(b);
    a
}

fn news() -> RelationGraph {
    graph(&[
        Sample::new("d3")
            .dated("2020-01-01")
            .says("kim", "both:consult", "xi")
            .says("us", "accuse", "ru")
            .at("2017"),
        Sample::new("d2").dated("2019-04-20").lang(Lang::Hi).says("putin", "plan:both:consult", "kim"),
        Sample::new("d1").says("putin", "both:consult", "kim").at("2019-04-25").says("ru", "not:aid", "kp"),
    ])
}

#[test]
fn the_ends_of_a_symmetric_kind_have_no_order() {
    let graph = graph(&[
        Sample::new("d1").says("b", "both:consult", "a"),
        Sample::new("d2").says("a", "both:consult", "b"),
        Sample::new("d3").says("b", "aid", "a").says("a", "aid", "b"),
    ]);
    assert_eq!(shown(&graph.relations().kind("consult")), ["a consult b"]);
    assert_eq!(shown(&graph.relations().kind("aid")), ["a aid b", "b aid a"]);
    assert_eq!(graph.relations().between("b", "a").count(), 3);
}

#[test]
fn a_document_added_again_replaces_its_evidence() {
    let mut graph = news();
    graph.add(&Sample::new("d1").says("ru", "aid", "kp").extraction());
    assert_eq!(graph.documents().len(), 3);
    assert_eq!(graph.relations().document("d1").count(), 1);
    assert!(graph.relations().document("d1").asserted().count() == 1);
}

#[test]
fn answers_come_by_time_and_then_by_id() {
    let expected = ["us accuse ru", "kim consult putin", "kim consult xi", "ru aid kp"];
    assert_eq!(shown(&news().relations()), expected);
}

#[test]
fn evidence_comes_by_time_too() {
    let graph = news();
    let edge = graph.relations().between("kim", "putin").iter().next().unwrap();
    let documents: Vec<_> = edge.evidence.iter().map(|evidence| evidence.document).collect();
    assert_eq!(documents, ["d2", "d1"]);
    assert_eq!(edge.document_count(), 2);
}

#[test]
fn a_window_counts_the_stated_time_before_the_date_of_publication() {
    let graph = news();
    assert_eq!(shown(&graph.relations().until("2018").unwrap()), ["us accuse ru"]);
    assert_eq!(shown(&graph.relations().since("2017-06").unwrap().until("2017").unwrap()), ["us accuse ru"]);
    assert_eq!(shown(&graph.relations().since("2019-05").unwrap()), ["kim consult xi"]);
    assert!(graph.relations().since("last year").is_err());
}

#[test]
fn conditions_narrow_the_evidence_of_an_edge() {
    let graph = news();
    let consult = || graph.relations().between("putin", "kim");
    assert_eq!(consult().min_evidence(2).count(), 1);
    assert_eq!(consult().asserted().min_evidence(2).count(), 0);
    assert_eq!(consult().asserted().iter().next().unwrap().evidence.len(), 1);
    assert_eq!(consult().min_documents(2).count(), 1);
    assert_eq!(consult().min_documents(3).count(), 0);
    assert_eq!(consult().modality(Modality::Planned).count(), 1);
    assert_eq!(consult().lang(Lang::Hi).count(), 1);
    assert_eq!(consult().min_confidence(0.95).count(), 0);
    assert_eq!(consult().attributed_to("us").count(), 0);
    assert_eq!(shown(&graph.relations().polarity(Polarity::Negative)), ["ru aid kp"]);
}

#[test]
fn ends_narrow_each_other() {
    let graph = news();
    assert_eq!(graph.relations().about("kim").count(), 2);
    assert_eq!(graph.relations().about("kim").source("putin").count(), 0);
    assert_eq!(shown(&graph.relations().source("ru").target("kp")), ["ru aid kp"]);
    assert_eq!(graph.relations().about("xi").between("kim", "putin").count(), 0);
    assert_eq!(graph.relations().about("nobody").count(), 0);
    assert_eq!(graph.relations().between("kim", "nobody").count(), 0);
    assert_eq!(graph.relations().kind("aid").kind("accuse").count(), 2);
}

#[test]
fn one_who_relates_to_himself_is_met_once() {
    let graph = graph(&[Sample::new("d").says("a", "accuse", "a").says("a", "accuse", "b")]);
    assert_eq!(graph.relations().about("a").count(), 2);
    assert_eq!(graph.relations().between("a", "a").count(), 1);
    assert_eq!(graph.neighbours("a").len(), 2);
}

#[test]
fn the_latest_document_names_an_entity_and_older_ones_fill_the_gaps() {
    let mut older = Sample::new("a").dated("2019-01-01").says("x", "aid", "y").extraction();
    older.entities[0].hi = Some("एक्स".into());
    let mut newer = Sample::new("b").dated("2020-01-01").says("x", "aid", "y").extraction();
    newer.entities[0].en = Some("X".into());
    let mut graph = RelationGraph::new();
    graph.extend([&newer, &older]);
    let x = graph.entity("x").unwrap();
    assert_eq!((x.name(Lang::En), x.name(Lang::Hi)), ("X", "एक्स"));
    assert_eq!(graph.find(" एक्स ")[0].id, "x");
}

#[test]
fn a_name_may_have_several_bearers() {
    let mut shared = Sample::new("d").says("q1", "aid", "q2").extraction();
    shared.entities.iter_mut().for_each(|entity| entity.en = Some("Georgia".into()));
    let mut graph = RelationGraph::new();
    graph.add(&shared);
    let ids: Vec<_> = graph.find("GEORGIA").iter().map(|entity| entity.id.as_str()).collect();
    assert_eq!(ids, ["q1", "q2"]);
}

#[test]
fn an_extraction_at_odds_with_itself_does_no_harm() {
    let mut odd = Sample::new("d").says("a", "aid", "b").extraction();
    odd.entities.clear();
    odd.sentences.clear();
    odd.relations[0].confidence = f32::NAN;
    let mut graph = RelationGraph::new();
    graph.add(&odd);
    assert_eq!(shown(&graph.relations()), ["a aid b"]);
    assert_eq!(merged(graph.clone(), graph.clone()), graph);
}

#[test]
fn an_empty_graph_answers_too() {
    let graph = RelationGraph::new();
    assert!(graph.is_empty() && graph.find("x").is_empty() && graph.neighbours("x").is_empty());
    assert_eq!((graph.relation_count(), graph.entity_count()), (0, 0));
    assert!(graph.edge(EdgeIndex::new(0)).is_none());
    assert_eq!(json(&graph), r#"{"sambandh_graph":1,"documents":[]}"#);
}

mod files {
    use super::*;

    fn load(content: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("g.json");
        std::fs::write(&path, content).unwrap();
        let error = RelationGraph::load(&path).unwrap_err().to_string();
        error.replace(&path.to_string_lossy().into_owned(), "g.json")
    }

    #[test]
    fn the_sample_for_doc_tests_is_in_canonical_form() {
        let stored = std::fs::read_to_string("tests/data/graph.json").unwrap();
        let graph: RelationGraph = serde_json::from_str(&stored).unwrap();
        assert_eq!(json(&graph), stored.trim_end());
    }

    #[test]
    fn what_is_no_graph_is_told_with_its_place() {
        let whole = json(&news());
        let rows = [
            (whole[..whole.len() / 2].to_owned(), "EOF while parsing"),
            ("name,kind\n".to_owned(), "g.json:1:2: expected ident"),
            (r#"{"name":1}"#.to_owned(), "missing field `sambandh_graph`"),
            (r#"{"sambandh_graph":2,"documents":7}"#.to_owned(), "graph format 2 is not format 1"),
            (whole.replace("\"d2\"", "\"d1\""), "two documents have the id `d1`"),
            (whole.replace("\"sentence\":1", "\"sentence\":9"), "lacks its sentence 9"),
            (whole.replace("\"index\":0", "\"index\":5"), "out of order"),
        ];
        for (content, expected) in rows {
            let error = load(&content);
            assert!(error.contains(expected) && error.contains("RelationGraph::save"), "{error}");
        }
    }

    #[test]
    fn a_missing_file_or_folder_is_told() {
        assert!(RelationGraph::load("no/such.json").unwrap_err().to_string().starts_with("no/such.json: "));
        assert!(news().save("no/such.json").unwrap_err().to_string().starts_with("no/such.json: "));
    }
}

fn sample() -> impl Strategy<Value = Sample> {
    let kind = prop::sample::select(vec!["aid", "both:consult", "not:aid", "plan:accuse"]);
    let end = || prop::sample::select(vec!["a", "b", "c"]);
    let date = prop::option::of(prop::sample::select(vec!["2019-01-01", "2020-02-02"]));
    let statements = prop::collection::vec((end(), kind, end()), 0..4);
    (0..4usize, date, statements).prop_map(|(id, date, statements)| {
        let sample = date.into_iter().fold(Sample::new(&id.to_string()), Sample::dated);
        statements
            .into_iter()
            .fold(sample, |sample, (source, kind, target)| sample.says(source, kind, target))
    })
}

fn samples() -> impl Strategy<Value = Vec<Sample>> {
    prop::collection::vec(sample(), 0..5)
}

proptest! {
    #[test]
    fn merging_is_associative(a in samples(), b in samples(), c in samples()) {
        let [a, b, c] = [a, b, c].map(|samples| graph(&samples));
        let left = merged(merged(a.clone(), b.clone()), c.clone());
        let right = merged(a, merged(b, c));
        prop_assert_eq!(json(&left), json(&right));
    }

    #[test]
    fn merging_is_commutative(a in samples(), b in samples()) {
        let [a, b] = [a, b].map(|samples| graph(&samples));
        prop_assert_eq!(json(&merged(a.clone(), b.clone())), json(&merged(b, a)));
    }

    #[test]
    fn merging_is_idempotent(a in samples(), b in samples()) {
        let [a, b] = [a, b].map(|samples| graph(&samples));
        let once = merged(a, b.clone());
        prop_assert_eq!(json(&merged(once.clone(), b)), json(&once));
        prop_assert_eq!(json(&merged(once.clone(), once.clone())), json(&once));
    }

    #[test]
    fn the_order_of_documents_does_not_matter(mut samples in samples()) {
        samples.sort_by_key(|sample| json(&graph(std::slice::from_ref(sample))));
        samples.dedup_by_key(|sample| sample.extraction().id().to_owned());
        let forth = graph(&samples);
        samples.reverse();
        let back = graph(&samples);
        prop_assert_eq!(json(&forth), json(&back));
        prop_assert_eq!(shown(&forth.relations()), shown(&back.relations()));
    }

    #[test]
    fn stored_graphs_come_back_equal(samples in samples()) {
        let graph = graph(&samples);
        let back: RelationGraph = serde_json::from_str(&json(&graph)).unwrap();
        prop_assert_eq!(json(&back), json(&graph));
        prop_assert_eq!(back, graph);
    }

    #[test]
    fn queries_agree_with_a_plain_search(samples in samples(), a in "[abcd]", b in "[abcd]") {
        let graph = graph(&samples);
        let all: Vec<_> = graph.relations().iter().collect();
        let touches = |edge: &&Edge<'_>, id: &str| edge.other_end(id).is_some();
        let about = all.iter().filter(|edge| touches(edge, &a)).count();
        let between = all.iter().filter(|edge| edge.other_end(&a).is_some_and(|end| end.id == *b.as_str()));
        prop_assert_eq!(graph.relations().about(&a).count(), about);
        prop_assert_eq!(graph.relations().between(&a, &b).count(), between.count());
    }
}
