use proptest::prelude::*;

use super::samples::{Sample, graph};
use super::*;
use crate::{EntityType, Group, Lang, Modality, Polarity};

/// `source kind target` of every answer.
fn shown(query: &Query<'_>) -> Vec<String> {
    query.iter().map(|edge| format!("{} {} {}", edge.source.id, edge.kind, edge.target.id)).collect()
}

fn stored(graph: &RelationGraph) -> String {
    let mut bytes = Vec::new();
    graph.write(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
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
    assert_eq!(graph.neighbours("a").count(), 2);
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
    assert!(graph.is_empty() && graph.find("x").is_empty() && graph.neighbours("x").count() == 0);
    assert_eq!((graph.relation_count(), graph.entity_count()), (0, 0));
    assert!(graph.edge(EdgeIndex::new(0)).is_none());
    assert_eq!((graph.paths("x", "y").count(), graph.timeline("x", "y").count()), (0, 0));
    let network = graph.relations().network();
    assert!(
        network.page_rank().is_empty() && network.components().is_empty() && network.communities().is_empty()
    );
    assert_eq!(RelationGraph::read(stored(&graph).as_bytes()).unwrap(), graph);
}

#[test]
fn names_serve_as_ids_do_in_either_language() {
    let mut named = Sample::new("d").says("q1", "aid", "q2").extraction();
    (named.entities[0].en, named.entities[0].hi) = (Some("Russia".into()), Some("रूस".into()));
    (named.entities[1].en, named.entities[1].hi) = (Some("Great Britain".into()), Some("ब्रिटेन".into()));
    let mut graph = RelationGraph::new();
    graph.add(&named);
    for (a, b) in [("q1", "q2"), ("RUSSIA", "great  britain"), ("रूस", "ब्रिटेन"), ("रूस", "Great-Britain")]
    {
        assert_eq!(graph.relations().between(a, b).count(), 1, "{a} {b}");
        assert_eq!(graph.relations().source(a).target(b).count(), 1, "{a} {b}");
        assert_eq!((graph.paths(a, b).count(), graph.timeline(b, a).count()), (1, 1), "{a} {b}");
    }
    assert_eq!(graph.about("Britain").count(), 0);
}

#[test]
fn groups_types_countries_and_rules_narrow_too() {
    let mut sample = Sample::new("d").says("a", "accuse", "b").says("c", "aid", "a").extraction();
    for (index, country) in ["IND", "RUS", "RUS"].into_iter().enumerate() {
        sample.entities[index].country = Some(country.into());
    }
    sample.entities[2].entity_type = EntityType::Country;
    sample.relations[1].rule = "aid.other".into();
    let mut graph = RelationGraph::new();
    graph.add(&sample);
    let all = || graph.relations();
    assert_eq!(shown(&all().groups(Group::CONFLICT)), ["a accuse b"]);
    assert_eq!(shown(&all().groups(Group::MATERIAL)), ["c aid a"]);
    assert_eq!(all().groups(Group::VERBAL).group(Group::MaterialCooperation).count(), 2);
    assert_eq!(shown(&all().about_type(EntityType::Country)), ["c aid a"]);
    assert_eq!(shown(&all().between_types(EntityType::Person, EntityType::Person)), ["a accuse b"]);
    assert_eq!(all().between_countries("RUS", "IND").count(), 2);
    assert_eq!(all().between_countries("RUS", "RUS").count(), 0);
    assert_eq!(all().about_country("IND").about_country("RUS").count(), 2);
    assert_eq!(shown(&all().rule("aid.other")), ["c aid a"]);
    assert_eq!(all().rule("a").count() + all().document("e").count() + all().attributed_to("a").count(), 0);
}

#[test]
fn as_of_knows_what_was_published_by_then() {
    let graph = news();
    assert_eq!(shown(&graph.as_of("2019-12-31").unwrap()), ["kim consult putin"]);
    assert_eq!(shown(&graph.as_of("2019-04-19").unwrap()), Vec::<String>::new());
    let eve = graph.as_of("2019-04-24").unwrap().between("kim", "putin").iter().next().unwrap();
    assert_eq!(eve.evidence.len(), 1, "the meeting was only planned");
    assert_eq!(graph.as_of("2019-04").unwrap().between("kim", "putin").min_evidence(2).count(), 1);
    assert_eq!(graph.as_of("2020").unwrap().count(), 3, "what has no time at all is never known");
    assert!(graph.as_of("today").is_err());
}

#[test]
fn paths_come_by_length_and_then_by_id() {
    let sample =
        ["a x", "x b", "a y", "y b", "a b", "y x"].into_iter().fold(Sample::new("d"), |sample, ends| {
            let (source, target) = ends.split_once(' ').unwrap();
            sample.says(source, "aid", target)
        });
    let graph = graph(&[sample.says("b", "not:accuse", "a")]);
    let shown = |paths: Query<'_, Paths>| -> Vec<String> {
        let ids =
            |path: Path<'_>| path.entities.iter().map(|entity| entity.id.to_string()).collect::<String>();
        paths.iter().map(ids).collect()
    };
    assert_eq!(shown(graph.paths("a", "b")), ["ab", "axb", "ayb", "axyb", "ayxb"]);
    assert_eq!(shown(graph.paths("a", "b").max_hops(2)), ["ab", "axb", "ayb"]);
    assert_eq!(shown(graph.paths("a", "b").kind("accuse").max_hops(usize::MAX)), ["ab"]);
    assert_eq!(shown(graph.paths("a", "b").kind("accuse").asserted()), Vec::<String>::new());
    assert_eq!(shown(graph.paths("a", "a")), Vec::<String>::new());
    assert_eq!(graph.paths("a", "b").max_hops(0).count(), 0);
    assert_eq!(graph.paths("a", "b").iter().next().unwrap().hops[0].len(), 2, "both relations of the pair");
}

#[test]
fn a_timeline_tells_every_statement_in_turn() {
    let graph = news();
    let told = |event: Event<'_>| format!("{} {}", event.kind, event.evidence.document);
    let timeline: Vec<_> = graph.relations().timeline().iter().map(told).collect();
    assert_eq!(timeline, ["accuse d3", "consult d2", "consult d1", "consult d3", "aid d1"]);
}

#[test]
fn a_balance_sums_up_what_is_stated_as_fact() {
    let graph = graph(&[
        Sample::new("d").says("a", "aid", "b").at("2018-03-01").says("b", "accuse", "a").at("2018").says(
            "a",
            "both:consult",
            "b",
        ),
        Sample::new("e")
            .says("a", "not:aid", "b")
            .at("2018")
            .says("a", "plan:aid", "b")
            .says("a", "ties", "b")
            .at("2018"),
        Sample::new("f").says("a", "accuse", "c").at("2019"),
    ]);
    let shown = |query: Query<'_, Balance>| -> Vec<(Option<String>, usize, usize, f64)> {
        let row = |step: Balanced<'_>| {
            assert_eq!(step.events.len(), step.scores.cooperation + step.scores.conflict);
            (step.time, step.scores.cooperation, step.scores.conflict, step.scores.total())
        };
        query.iter().map(row).collect()
    };
    let year = |text: &str| Some(text.to_owned());
    assert_eq!(shown(graph.balance("a", "b")), [(year("2018"), 1, 1, 5.0), (None, 1, 0, 1.0)]);
    let months = [(year("2018"), 0, 1, -2.0), (year("2018-03"), 1, 0, 7.0), (None, 1, 0, 1.0)];
    assert_eq!(shown(graph.balance("b", "a").by(Step::Month)), months);

    let changes: Vec<_> = graph.changes("2018"..="2018", "2019"..="2020").unwrap().iter().collect();
    let pairs: Vec<_> = changes.iter().map(|change| (change.b.id.as_str(), change.difference())).collect();
    assert_eq!(pairs, [("b", -5.0), ("c", -2.0)]);
    assert_eq!((changes[0].before.mean(), changes[0].after.mean()), (Some(2.5), None));
    assert!(graph.changes("2018"..="x", "2019"..="2020").is_err());
    let line = serde_json::to_string(&changes[0].before).unwrap();
    assert_eq!(line, r#"{"cooperation":1,"conflict":1,"total":5.0}"#);
}

#[test]
fn a_merged_graph_forgets_what_it_replaced() {
    let old = graph(&[Sample::new("d").dated("2019-01-01").says("gone", "aid", "b")]);
    let new = graph(&[Sample::new("d").dated("2020-01-01").says("a", "aid", "b")]);
    for merged in [merged(old.clone(), new.clone()), merged(new.clone(), old)] {
        assert_eq!(merged.entities().map(|entity| entity.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert!(merged.find("gone").is_empty());
        assert_eq!(stored(&merged), stored(&new));
    }
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
        let sample = std::fs::read_to_string("tests/data/graph.json").unwrap();
        let graph = RelationGraph::read(sample.as_bytes()).unwrap();
        assert_eq!(stored(&graph), sample);
    }

    #[test]
    fn what_is_no_graph_is_told_with_its_place() {
        let whole = stored(&news());
        let lines: Vec<_> = whole.split_inclusive('\n').collect();
        let rows = [
            (String::new(), "g.json:1:1: the file breaks off here"),
            (whole[..whole.len() / 2].to_owned(), "EOF while parsing"),
            (lines[..3].concat(), "g.json:4:1: the file breaks off here"),
            ("name,kind\n".to_owned(), "g.json:1:2: expected ident"),
            (r#"{"name":1}"#.to_owned(), "missing field `sambandh_graph`"),
            (whole.replace("graph\":2", "graph\":1"), "graph format 1 is not format 2"),
            (whole.replace("\"d2\"", "\"d1\""), "two documents have the id `d1`"),
            (whole.replace("\"quote\":1", "\"quote\":9"), "lacks its sentence 9"),
            (whole.replace("\"sentence\":0", "\"sentence\":5"), "out of order"),
            (whole.replace("\"target\":1", "\"target\":99"), "refers to what no table has"),
            (whole.replace("\"xi\"]", "\"xi\",\"xi\"]"), "a table has a value twice"),
            (whole.replace("us accuse", "us accused"), "changed after it was saved"),
            (lines[..2].concat() + lines[lines.len() - 1], "changed after it was saved"),
            (whole.clone() + "\n", "changed after it was saved"),
        ];
        for (content, expected) in rows {
            let error = load(&content);
            assert!(error.contains(expected) && error.contains("RelationGraph::save"), "{expected}: {error}");
        }
    }

    #[test]
    fn a_byte_that_changed_is_never_read_as_something_else() {
        let whole = stored(&news()).into_bytes();
        for place in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[place] ^= 4;
            if let Ok(graph) = RelationGraph::read(&bytes[..]) {
                assert_eq!(graph, news(), "byte {place}");
            }
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
        prop_assert_eq!(stored(&left), stored(&right));
    }

    #[test]
    fn merging_is_commutative(a in samples(), b in samples()) {
        let [a, b] = [a, b].map(|samples| graph(&samples));
        prop_assert_eq!(stored(&merged(a.clone(), b.clone())), stored(&merged(b, a)));
    }

    #[test]
    fn merging_is_idempotent(a in samples(), b in samples()) {
        let [a, b] = [a, b].map(|samples| graph(&samples));
        let once = merged(a, b.clone());
        prop_assert_eq!(stored(&merged(once.clone(), b)), stored(&once));
        prop_assert_eq!(stored(&merged(once.clone(), once.clone())), stored(&once));
    }

    #[test]
    fn the_order_of_documents_does_not_matter(mut samples in samples()) {
        samples.sort_by_key(|sample| sample.extraction().id().to_owned());
        samples.dedup_by_key(|sample| sample.extraction().id().to_owned());
        let forth = graph(&samples);
        samples.reverse();
        let back = graph(&samples);
        prop_assert_eq!(stored(&forth), stored(&back));
        prop_assert_eq!(shown(&forth.relations()), shown(&back.relations()));
    }

    #[test]
    fn stored_graphs_come_back_equal(samples in samples()) {
        let graph = graph(&samples);
        let back = RelationGraph::read(stored(&graph).as_bytes()).unwrap();
        prop_assert_eq!(stored(&back), stored(&graph));
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

    #[test]
    fn conditions_agree_with_a_plain_search(samples in samples(), least in 1..3_usize) {
        let graph = graph(&samples);
        let meets = |evidence: &Evidence<'_>| {
            evidence.statement.is_asserted() && evidence.date.is_some_and(|date| date.year() == 2020)
        };
        let mut expected = 0;
        for edge in graph.relations().kind("aid") {
            let found = edge.evidence.iter().filter(|evidence| meets(evidence)).count();
            expected += usize::from(found >= least);
        }
        let query = graph.relations().kind("aid").asserted().since("2020").unwrap().min_evidence(least);
        prop_assert_eq!(query.count(), expected);
        prop_assert_eq!(query.iter().count(), expected);
    }

    #[test]
    fn paths_agree_with_a_plain_search(samples in samples(), hops in 0..4_usize) {
        fn search(graph: &RelationGraph, trail: &mut Vec<String>, to: &str, hops: usize, found: &mut Vec<(usize, Vec<String>)>) {
            let here = trail.last().unwrap().clone();
            if here == to {
                found.push((trail.len(), trail.clone()));
            } else if hops > 0 {
                for next in graph.neighbours(&here) {
                    let id = next.entity.id.to_string();
                    if !trail.contains(&id) {
                        trail.push(id);
                        search(graph, trail, to, hops - 1, found);
                        trail.pop();
                    }
                }
            }
        }
        let graph = graph(&samples);
        let mut expected = Vec::new();
        search(&graph, &mut vec!["a".to_owned()], "b", hops, &mut expected);
        expected.sort();
        let ids = |path: Path<'_>| path.entities.iter().map(|entity| entity.id.to_string()).collect::<Vec<_>>();
        let found: Vec<_> = graph.paths("a", "b").max_hops(hops).iter().map(ids).collect();
        prop_assert_eq!(found, expected.into_iter().map(|(_, path)| path).collect::<Vec<_>>());
    }
}
