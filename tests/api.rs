//! What callers do: layer gazetteers, build extractors, bring mentions, write lines.

mod common;

use std::fmt::Debug;
use std::fs;
use std::thread;

use common::{assert_sound, json_line};
use sambandh::{
    Doc, EntityType, Error, Extraction, Extractor, ExtractorBuilder, Gazetteer, GivenMention, Lang,
    MentionForm, RelationGraph, Span,
};
use serde_json::{Value, json};

/// A gazetteer with the grammar of both languages and no names.
fn grammar_only() -> Gazetteer {
    let mut gazetteer = Gazetteer::default();
    gazetteer
        .add_path(concat!(env!("CARGO_MANIFEST_DIR"), "/gazetteers/grammar"))
        .expect("the built-in grammar");
    gazetteer
}

fn layered(layers: &[(&str, &str)]) -> Result<Gazetteer, Error> {
    let mut gazetteer = grammar_only();
    for (name, yaml) in layers {
        gazetteer.add_str(name, yaml)?;
    }
    Ok(gazetteer)
}

fn extractor(layers: &[(&str, &str)]) -> Extractor {
    let gazetteer = layered(layers).expect("sound layers");
    Extractor::builder().gazetteer(gazetteer).build().expect("a small automaton")
}

fn names_in(extractor: &Extractor, text: &str) -> Vec<String> {
    let doc = Doc::new("d", text);
    extractor.extract(&doc).mentions().iter().map(|mention| mention.entity.to_string()).collect()
}

const RAO: &str = "
sambandh: 1
entities:
- id: person:asha-rao
  type: person
  names: {en: {label: Asha Rao}, hi: {label: आशा राव}}
";

const IYER: &str = "
sambandh: 1
entities:
- id: person:kiran-iyer
  type: person
  names: {en: {label: Kiran Iyer}, hi: {label: किरण अय्यर}}
";

/// The first problem of a layer, as it is printed.
fn problem(yaml: &str) -> String {
    let error = layered(&[("mine.yaml", yaml)]).expect_err("a faulty layer");
    error.to_string().lines().next().unwrap_or_default().to_owned()
}

#[test]
fn layers_add_up() {
    let both = extractor(&[("one.yaml", RAO), ("two.yaml", IYER)]);
    assert_eq!(names_in(&both, "Asha Rao met Kiran Iyer."), ["person:asha-rao", "person:kiran-iyer"]);
    assert_eq!(names_in(&both, "आशा राव ने किरण अय्यर से बात की।"), ["person:asha-rao", "person:kiran-iyer"]);
}

#[test]
fn files_and_folders_are_layers() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("people")).unwrap();
    fs::write(folder.path().join("rao.yaml"), RAO).unwrap();
    fs::write(folder.path().join("people/iyer.yml"), IYER).unwrap();
    fs::write(folder.path().join("notes.txt"), "not YAML: [").unwrap();

    let mut from_folder = grammar_only();
    from_folder.add_path(folder.path()).unwrap();
    let mut from_files = grammar_only();
    from_files.add_path(folder.path().join("rao.yaml")).unwrap();
    from_files.add_path(folder.path().join("people/iyer.yml")).unwrap();
    for gazetteer in [from_folder, from_files] {
        let extractor = Extractor::builder().gazetteer(gazetteer).build().unwrap();
        assert_eq!(names_in(&extractor, "Kiran Iyer and Asha Rao"), ["person:kiran-iyer", "person:asha-rao"]);
    }
}

#[test]
fn a_path_that_cannot_be_read_is_named() {
    let error = Gazetteer::default().add_path("no/such/folder").unwrap_err();
    assert!(error.to_string().starts_with("no/such/folder: "), "{error}");
    assert_eq!(error.problems()[0].code, "unreadable");
}

#[test]
fn a_later_layer_replaces_only_what_it_says_it_overrides() {
    let renamed =
        RAO.replace("Asha Rao", "Asha Rao-Mehta").replace("type: person", "type: person\n  override: true");
    let extractor = extractor(&[("one.yaml", RAO), ("two.yaml", &renamed)]);
    assert_eq!(names_in(&extractor, "Asha Rao-Mehta spoke."), ["person:asha-rao"]);
    assert!(names_in(&extractor, "Asha Rao spoke.").is_empty());
}

#[test]
fn a_repeated_id_names_both_places() {
    let error = layered(&[("one.yaml", RAO), ("two.yaml", RAO)]).unwrap_err().to_string();
    assert!(error.starts_with("two.yaml:4:7: `person:asha-rao` is in one.yaml already"), "{error}");
    assert!(error.contains("override: true") && error.ends_with("[duplicate-id]"), "{error}");
}

#[test]
fn a_faulty_layer_changes_nothing() {
    let mut gazetteer = layered(&[("one.yaml", RAO)]).unwrap();
    gazetteer.add_str("two.yaml", &IYER.replace("type: person", "type: persn")).unwrap_err();
    let extractor = Extractor::builder().gazetteer(gazetteer).build().unwrap();
    assert_eq!(names_in(&extractor, "Asha Rao met Kiran Iyer."), ["person:asha-rao"]);
}

#[test]
fn a_score_beyond_the_scale_is_told() {
    let kind = "
sambandh: 1
kind: congratulate
label: {en: congratulated, hi: बधाई}
meaning: {en: wishes somebody joy, hi: बधाई देना}
group: verbal-cooperation
goldstein: 11
source: [person]
target: [person]
frames: []
";
    let told = problem(kind);
    assert!(told.starts_with("mine.yaml:7:1: `congratulate` has the score 11 "), "{told}");
    assert!(layered(&[("mine.yaml", &kind.replace("11", "3.4"))]).is_ok());
}

#[test]
fn problems_name_place_and_cure() {
    let rows = [
        (RAO.replace("names:", "nmaes:"), "mine.yaml:6:3: ", "(did you mean `names`?)", "[unknown-field]"),
        (
            RAO.replace("label: Asha", "lable: Asha"),
            "mine.yaml:6:",
            "did you mean `label`?",
            "[unknown-field]",
        ),
        (
            RAO.replace("type: person", "type: persn"),
            "mine.yaml:5:",
            "did you mean `person`?",
            "[unknown-word]",
        ),
        (RAO.replace("  type: person\n", ""), "mine.yaml:4:3: ", "missing field `type`", "[missing-field]"),
        (
            RAO.replace("type: person", "type: person\n  type: place"),
            "mine.yaml:4:3: ",
            "duplicate field `type`",
            "[duplicate-key]",
        ),
        (
            RAO.replace("sambandh: 1", "sambandh: 2"),
            "mine.yaml:",
            "this crate reads `sambandh: 1`",
            "[bad-version]",
        ),
        (RAO.replace("sambandh: 1", ""), "mine.yaml:1:1: ", "begin it with `sambandh: 1`", "[no-version]"),
        (
            RAO.replace("{label: Asha Rao}", "{label: A}"),
            "mine.yaml:6:23: ",
            "`A` is too short",
            "[short-name]",
        ),
        (
            RAO.replace("{label: Asha Rao}", "{label: us}"),
            "mine.yaml:6:",
            "`us` is too short",
            "[short-name]",
        ),
        (
            RAO.replace("{label: Asha Rao}", "{label: ''}"),
            "mine.yaml:4:",
            "name without a letter",
            "[empty-name]",
        ),
        (
            RAO.replace("{label: Asha Rao}", "{label: ' … '}"),
            "mine.yaml:6:",
            "name without a letter",
            "[empty-name]",
        ),
        (RAO.replace("Asha Rao", "Asha\u{200B} Rao"), "mine.yaml:6:23: ", "U+200B hides", "[invisible]"),
        (
            RAO.replace("person:asha-rao", "Asha Rao"),
            "mine.yaml:4:7: `Asha Rao` is no id",
            "slug",
            "[bad-id]",
        ),
        (
            format!("{RAO}  country: INDIA\n"),
            "mine.yaml:7:12: ",
            "`INDIA`, which is not there",
            "[unknown-id]",
        ),
        (
            format!("{RAO}  valid: {{from: '2023-02-29'}}\n"),
            "mine.yaml:7:18: ",
            "`2023-02-29` is no date",
            "[bad-date]",
        ),
        (
            format!("{RAO}  valid: {{from: '2023', to: '2021'}}\n"),
            "mine.yaml:7:",
            "2021 is before 2023",
            "[bad-date]",
        ),
        (format!("{RAO}  rank: many\n"), "mine.yaml:7:9: ", "invalid type", "[bad-yaml]"),
    ];
    for (yaml, place, words, code) in &rows {
        let problem = problem(yaml);
        assert!(problem.starts_with(place), "{place}\n{problem}");
        assert!(problem.contains(words) && problem.ends_with(code), "{words} {code}\n{problem}");
    }
}

#[test]
fn a_dangling_reference_suggests_the_nearest() {
    let mut gazetteer = Gazetteer::builtin().clone();
    let error = gazetteer.add_str("mine.yaml", &format!("{RAO}  country: IDN1\n")).unwrap_err();
    assert!(error.to_string().contains("did you mean `IDN`?"), "{error}");
    let term = format!("{RAO}  offices: [{{office: prime-ministr, of: IND}}]\n");
    let error = gazetteer.add_str("mine.yaml", &term).unwrap_err();
    assert!(error.to_string().contains("did you mean `prime-minister`?"), "{error}");
}

#[test]
fn all_problems_of_a_layer_are_told_at_once() {
    let yaml = format!("{}{}", RAO.replace("Asha Rao", "A"), "  valid: {from: '2023-13'}\n");
    let error = layered(&[("mine.yaml", &yaml)]).unwrap_err();
    let codes: Vec<&str> = error.problems().iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["short-name", "bad-date"]);
}

#[test]
fn hostile_yaml_is_refused_without_delay() {
    let bomb: String = (1..=9)
        .map(|level| format!("n{level}: &n{level} [{}]\n", format!("*n{}, ", level - 1).repeat(9)))
        .collect();
    let hostile = [
        format!("sambandh: 1\nn0: &n0 [x]\n{bomb}entities: *n9\n"),
        format!("sambandh: 1\nentities: {}", "[".repeat(20_000)),
        format!("sambandh: 1\nentities: {}", "{a: ".repeat(20_000)),
        "sambandh: 1\nentities: &me [*me]\n".to_owned(),
        "sambandh: 1\nentities: \0\n".to_owned(),
    ];
    for yaml in &hostile {
        layered(&[("hostile.yaml", yaml)]).unwrap_err();
    }
}

#[test]
fn a_builder_is_reusable_and_says_what_is_missing() {
    let builder = Extractor::builder().gazetteer(layered(&[("one.yaml", RAO)]).unwrap());
    for extractor in [builder.build().unwrap(), builder.clone().build().unwrap()] {
        assert_eq!(names_in(&extractor, "आशा राव बोलीं।"), ["person:asha-rao"]);
    }
    let error = Extractor::builder().gazetteer(Gazetteer::default()).build().unwrap_err();
    assert_eq!(error.problems()[0].code, "no-grammar");
}

#[test]
fn public_types_cross_threads() {
    fn shareable<T: Send + Sync + Clone + Debug + 'static>() {}
    shareable::<Doc<'static>>();
    shareable::<Error>();
    shareable::<Extraction<'static>>();
    shareable::<Extractor>();
    shareable::<ExtractorBuilder>();
    shareable::<Gazetteer>();
    shareable::<GivenMention>();
    shareable::<RelationGraph>();
    shareable::<sambandh::Entity>();
    shareable::<sambandh::EntityId>();
    shareable::<EntityType>();
    shareable::<sambandh::Kind>();
    shareable::<Lang>();
    shareable::<sambandh::Mention<'static>>();
    shareable::<MentionForm>();
    shareable::<sambandh::Modality>();
    shareable::<sambandh::Polarity>();
    shareable::<sambandh::Problem>();
    shareable::<sambandh::Relation<'static>>();
    shareable::<sambandh::Sentence>();
    shareable::<Span>();
    shareable::<sambandh::Trace>();
    shareable::<sambandh::Trigger<'static>>();
    shareable::<sambandh::Warning>();
    shareable::<sambandh::export::BadLine>();
    shareable::<sambandh::time::Date>();
    shareable::<sambandh::time::Precision>();
    shareable::<sambandh::time::When>();
}

#[test]
fn clones_share_work_between_threads() {
    let texts = ["मोदी ने मॉस्को में पुतिन से मुलाकात की।", "Modi met Putin in Moscow."];
    let alone = texts.map(|text| json_line(Extractor::builtin(), &Doc::new("d", text)));
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let extractor = Extractor::builtin().clone();
            thread::spawn(move || texts.map(|text| json_line(&extractor, &Doc::new("d", text))))
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), alone);
    }
}

fn given(text: &str, part: &str, entity_type: EntityType, id: Option<&str>) -> GivenMention {
    let start = text.find(part).expect("part of the text");
    GivenMention { span: Span::new(start, start + part.len()), entity_type, id: id.map(str::to_owned) }
}

#[test]
fn given_mentions_get_relations() {
    let text = "Leela Varghese met Narendra Modi in New Delhi.";
    let doc = Doc::new("d", text).mention(given(text, "Leela Varghese", EntityType::Person, None));
    let found = Extractor::builtin().extract(&doc);
    assert_sound(&found);
    assert_eq!(found.mentions()[0].form, MentionForm::Given);
    assert_eq!(found.mentions()[0].entity, "person:l-vrg");
    let met = found.relations().iter().find(|relation| relation.kind == "consult").expect("they met");
    assert_eq!((met.source.as_str(), met.target.as_str()), ("person:l-vrg", "Q1058"));
    assert!(!found.entity(&met.source).unwrap().linked);
}

#[test]
fn two_given_mentions_are_related_wherever_they_stand() {
    let ends = |text: &str, parts: &[&str]| {
        let mention = |part: &&str| given(text, part, EntityType::Other, Some(part));
        let doc = parts.iter().map(mention).fold(Doc::new("d", text), Doc::mention);
        let found = Extractor::builtin().extract(&doc);
        assert_sound(&found);
        found
            .relations()
            .iter()
            .map(|act| (act.source.to_string(), act.target.to_string(), act.confidence < 0.7))
            .collect::<Vec<_>>()
    };
    let both = |source: &str, target: &str| vec![(source.to_owned(), target.to_owned(), true)];
    // The target sets the scene.
    let text = "In Altara the militia declared a truce on Friday.";
    assert_eq!(ends(text, &["the militia", "Altara"]), both("the militia", "Altara"));
    // The source is told later, or as a place.
    let text = "लेखक विक डोर्न को सोमवार को अल्तारा के एक होटल से गिरफ्तार किया गया।";
    assert_eq!(ends(text, &["अल्तारा", "विक डोर्न"]), both("अल्तारा", "विक डोर्न"));
    let text = "The writer Vik Dorn was arrested on Monday in a hotel in Altara.";
    assert_eq!(ends(text, &["Altara", "Vik Dorn"]), both("Altara", "Vik Dorn"));
    // One name, or a third, and nothing is asked of a pair.
    assert_eq!(ends(text, &["Vik Dorn"]), []);
    assert_eq!(ends(text, &["The writer", "Vik Dorn", "Altara"]), []);
}

#[test]
fn given_mentions_win_over_the_gazetteer() {
    let text = "पुतिन ने मॉस्को में भाषण दिया।";
    let doc = Doc::new("d", text)
        .mention(given(text, "पुतिन", EntityType::Person, Some("person:another-putin")))
        .mention(given(text, "मॉस्को", EntityType::Place, Some("Q649")));
    let found = Extractor::builtin().extract(&doc);
    assert_sound(&found);
    let ids: Vec<&str> = found.mentions().iter().map(|mention| mention.entity.as_str()).collect();
    assert_eq!(ids, ["person:another-putin", "Q649"]);
    let linked: Vec<bool> =
        found.mentions().iter().map(|mention| found.entity(&mention.entity).unwrap().linked).collect();
    assert_eq!(linked, [false, true]);
}

#[test]
fn misplaced_mentions_are_left_out_with_a_warning() {
    let text = "मोदी बोले।";
    for (start, end) in [(0, 2), (1, 12), (0, 0), (12, 0), (500, 510), (usize::MAX, usize::MAX)] {
        let mention = GivenMention { span: Span::new(start, end), ..GivenMention::default() };
        let doc = Doc::new("d", text).mention(mention);
        let found = Extractor::builtin().extract(&doc);
        assert_sound(&found);
        assert_eq!(found.warnings().len(), 1, "{start}..{end}");
        assert!(found.warnings()[0].message.contains(&format!("{start}..{end}")));
    }
}

#[test]
fn an_extraction_may_outlive_its_document() {
    let owned = {
        let doc = Doc::new(String::from("d"), String::from("Modi met Putin in Moscow on 9 July 2024."));
        let found = Extractor::builtin().extract(&doc);
        let line = serde_json::to_string(&found).unwrap();
        let owned = found.into_owned();
        assert_eq!(serde_json::to_string(&owned).unwrap(), line);
        owned
    };
    assert_sound(&owned);
    assert!(!owned.relations().is_empty());
}

/// Names of the fields of an object.
fn fields(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn a_line_has_the_fields_of_the_contract() {
    let text = "Russian President Vladimir Putin met Narendra Modi in Moscow on 9 July 2024. 😀";
    let doc = Doc::new("a1", text).published("2024-07-10").unwrap();
    let line: Value = serde_json::from_str(&json_line(Extractor::builtin(), &doc)).unwrap();
    let mut expected = ["id", "lang", "date", "sentences", "entities", "mentions", "relations", "warnings"];
    expected.sort_unstable();
    assert_eq!(fields(&line), expected);
    assert_eq!(
        (&line["id"], &line["lang"], &line["date"]),
        (&json!("a1"), &json!("en"), &json!("2024-07-10"))
    );
    assert_eq!(line["sentences"][0], json!({"start": 0, "end": 76, "lang": "en"}));
    assert_eq!(
        line["mentions"][1],
        json!({"start": 18, "end": 32, "text": "Vladimir Putin", "entity": "Q7747", "form": "name", "sentence": 0})
    );
    let putin = line["entities"].as_array().unwrap().iter().find(|entity| entity["id"] == "Q7747").unwrap();
    let expected = json!({"id": "Q7747", "type": "person", "en": "Vladimir Putin", "hi": "व्लादिमीर पुतिन", "country": "RUS", "linked": true});
    assert_eq!(putin, &expected);
    assert_eq!(line["warnings"], json!([]));
}

#[test]
fn a_relation_has_the_fields_of_the_contract() {
    let text = "Russian President Vladimir Putin met Narendra Modi in Moscow on 9 July 2024.";
    let line: Value = serde_json::from_str(&json_line(Extractor::builtin(), &Doc::new("a1", text))).unwrap();
    assert_eq!(line["date"], Value::Null);
    let relations = line["relations"].as_array().unwrap();
    let of_kind = |kind: &str| {
        relations.iter().find(|relation| relation["kind"] == kind).unwrap_or_else(|| panic!("{kind}"))
    };
    let met = of_kind("consult");
    for field in ["attributed_to", "office"] {
        assert_eq!(met.get(field), Some(&Value::Null), "{field} is there and null");
    }
    assert_eq!(
        (&met["source"], &met["target"], &met["where"]),
        (&json!("Q7747"), &json!("Q1058"), &json!("Q649"))
    );
    assert_eq!(
        (&met["polarity"], &met["modality"], &met["sentence"]),
        (&json!("positive"), &json!("actual"), &json!(0))
    );
    assert_eq!(met["when"], json!({"text": "9 July 2024", "value": "2024-07-09", "precision": "day"}));
    assert_eq!(met["trigger"], json!({"start": 33, "end": 36, "text": "met"}));
    assert!(met["rule"].as_str().unwrap().starts_with("consult."), "{met}");
    assert!(met["confidence"].is_f64() && met["source_mention"].is_u64() && met["target_mention"].is_u64());
    let office = of_kind("holds_office");
    let ends = (&office["office"], &office["source"], &office["target"]);
    assert_eq!(ends, (&json!("president"), &json!("Q7747"), &json!("Q159")));
    assert_eq!(office.get("when"), Some(&Value::Null));
    let mut expected = vec![
        "kind",
        "source",
        "target",
        "source_mention",
        "target_mention",
        "polarity",
        "modality",
        "attributed_to",
        "office",
        "former",
        "when",
        "where",
        "sentence",
        "trigger",
        "rule",
        "confidence",
    ];
    expected.sort_unstable();
    assert_eq!(fields(met), expected);
    assert_eq!(fields(office), expected);
}

#[test]
fn a_named_language_is_kept() {
    let doc = Doc::new("d", "Putin, Modi").lang(Lang::Hi);
    assert_eq!(Extractor::builtin().extract(&doc).lang(), Lang::Hi);
    assert_eq!(Extractor::builtin().extract(&Doc::new("d", "१२३ Putin मोदी बोले")).lang(), Lang::Hi);
}

#[test]
fn an_empty_text_gives_an_empty_extraction() {
    for text in ["", " ", "\n\n", "\u{FEFF}", "\0", "।"] {
        let doc = Doc::new("d", text);
        let found = Extractor::builtin().extract(&doc);
        assert_sound(&found);
        assert!(found.mentions().is_empty() && found.relations().is_empty() && found.warnings().is_empty());
    }
}
