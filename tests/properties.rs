//! What must hold for any text at all.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use common::{assert_sound, json_line};
use proptest::prelude::*;
use proptest::sample::select;
use sambandh::{Doc, EntityType, Extractor, GivenMention, Lang, Span};
use serde_yaml::Value;

/// Every phrase that the gazetteers write: names, titles, frame words, grammar words.
static PHRASES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut phrases = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteers");
    for path in [
        "countries.yaml",
        "offices.yaml",
        "organisations.yaml",
        "events.yaml",
        "phrases.yaml",
        "grammar",
        "relations",
    ] {
        collect(&folder.join(path), &mut phrases);
    }
    assert!(phrases.len() > 1_000);
    phrases
});

/// What sentences of a language are made of.
struct Vocabulary {
    names: &'static [&'static str],
    /// The words that frames look for.
    triggers: Vec<String>,
    /// The lists of the grammar, so that a word of a short list is as likely as one of a long.
    grammar: Vec<Vec<String>>,
    endings: &'static [&'static str],
}

static ENGLISH: LazyLock<Vocabulary> = LazyLock::new(|| {
    let names = &["Russia", "Kyiv", "Iraqis", "French", "Modi", "President Macron", "NATO", "World War II"];
    vocabulary("en", names, &["", "", "", "s", "ed", "ing", ",", "'s", " on Tuesday"])
});
static HINDI: LazyLock<Vocabulary> = LazyLock::new(|| {
    let names = &["रूस", "कीव", "रूसियों", "फ्रांसीसी", "मोदी", "राष्ट्रपति मैक्रों", "नाटो", "द्वितीय विश्व युद्ध"];
    vocabulary("hi", names, &["", "", "", " ने", " को", " में", ",", " करेगा", " मंगलवार को"])
});

fn vocabulary(lang: &str, names: &'static [&'static str], endings: &'static [&'static str]) -> Vocabulary {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteers");
    let read = |path: &Path| -> Value { serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap() };
    let mut triggers = Vec::new();
    for kind in yaml_files(&folder.join("relations")).iter().map(|file| read(file)) {
        for frame in kind["frames"].as_sequence().unwrap() {
            ["verb", "noun", "nominal"].iter().for_each(|field| strings(&frame[lang][field], &mut triggers));
        }
    }
    let grammar = read(&folder.join(format!("grammar/{lang}.yaml")));
    let lists = ["words", "markers", "nouns"].map(|field| grammar[field].as_mapping().unwrap().values());
    let words = |list| {
        let mut words = Vec::new();
        strings(list, &mut words);
        words
    };
    let grammar = lists.into_iter().flatten().map(words).filter(|words| !words.is_empty()).collect();
    Vocabulary { names, triggers, grammar, endings }
}

fn collect(path: &Path, phrases: &mut Vec<String>) {
    if path.is_dir() {
        yaml_files(path).iter().for_each(|file| collect(file, phrases));
        return;
    }
    let yaml = fs::read_to_string(path).unwrap();
    strings(&serde_yaml::from_str(&yaml).unwrap(), phrases);
}

fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|file| file.extension().is_some_and(|end| end == "yaml")).collect();
    files.sort();
    files
}

/// Appends every string in the value.
fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Sequence(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Mapping(fields) => fields.values().for_each(|field| strings(field, found)),
        _ => {}
    }
}

const JUNK: [&str; 38] = [
    "\u{200D}",
    "\u{200C}",
    "\u{200B}",
    "\u{FEFF}",
    "\u{202E}",
    "\u{2067}",
    "\0",
    "\u{7}",
    "\r\n",
    "\n\n",
    "\t",
    "\u{A0}",
    "\u{301}",
    "\u{20D0}",
    "\u{93C}",
    "\u{94D}",
    "\u{902}",
    "\u{903}",
    "\u{964}",
    "|",
    "...",
    "?!",
    "💩",
    "👨🏻\u{200D}🚒",
    "🇮🇳",
    "क्ष",
    "مرحبا",
    "שלום",
    "İ",
    "ﬃ",
    "ß",
    "१९४५",
    "31 फरवरी",
    "13/13/2013",
    "#मोदीInMoscow",
    "@putin",
    "https://x.y/?a=रूस",
    "\"'(",
];
const BETWEEN: [&str; 16] =
    ["", " ", " ", " ", " ", "  ", ", ", "-", "'s ", ".", ". ", "। ", "\n", " ने ", " and ", " से "];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => select(PHRASES.as_slice()),
        2 => select(JUNK.as_slice()).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[\u{900}-\u{97F}]{1,8}",
        1 => "[A-Za-z0-9.]{1,8}",
    ]
}

/// News as a torn tape would print it.
fn glued() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec((piece(), select(BETWEEN.as_slice())), 0..60);
    pieces.prop_map(|pieces| {
        pieces.into_iter().flat_map(|(piece, between)| [piece, between.to_owned()]).collect()
    })
}

/// Names, triggers and grammar in one sentence, in any order: auxiliaries, adverbs and verbs that meet.
fn jumbled(words: &'static Vocabulary) -> impl Strategy<Value = String> {
    let word = prop_oneof![
        1 => select(words.names).prop_map(str::to_owned),
        1 => select(words.triggers.as_slice()),
        2 => select(words.grammar.as_slice()).prop_flat_map(select),
    ];
    let row = prop::collection::vec((word, select(words.endings)), 2..24);
    row.prop_map(|row| row.into_iter().map(|(word, ending)| format!("{word}{ending} ")).collect())
}

fn check(doc: &Doc<'_>) {
    assert_sound(&Extractor::builtin().extract(doc));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_is_read(text in any::<String>()) {
        check(&Doc::new("d", text));
    }

    #[test]
    fn glued_phrases_are_read(text in glued(), hint in prop::option::of(select(vec![Lang::En, Lang::Hi])), dated in any::<bool>()) {
        let mut doc = Doc::new("d", text);
        if let Some(lang) = hint {
            doc = doc.lang(lang);
        }
        if dated {
            doc = doc.published("2010-05-09").unwrap();
        }
        check(&doc);
        let extractor = Extractor::builtin();
        prop_assert_eq!(json_line(extractor, &doc), json_line(extractor, &doc), "two runs");
        let (explained, _) = extractor.explain(&doc);
        prop_assert_eq!(serde_json::to_string(&explained).unwrap(), json_line(extractor, &doc), "explaining changes nothing");
    }

    #[test]
    fn jumbled_sentences_are_read(texts in prop::collection::vec((jumbled(&ENGLISH), jumbled(&HINDI)), 8)) {
        texts.into_iter().flat_map(<[String; 2]>::from).for_each(|text| check(&Doc::new("d", text)));
    }

    #[test]
    fn given_mentions_may_lie_anywhere(
        text in glued(),
        spans in prop::collection::vec((0..400_usize, 0..40_usize), 0..8),
        id in prop::option::of(".{0,8}"),
    ) {
        let mut doc = Doc::new("d", text);
        for (start, length) in spans {
            // A few of them end before they begin.
            let span = Span::new(start, (start + length).saturating_sub(3));
            doc = doc.mention(GivenMention { span, entity_type: EntityType::Person, id: id.clone() });
        }
        check(&doc);
    }
}

/// Texts that would take for ever if any stage were worse than linear in the text.
#[test]
fn long_texts_come_to_an_end() {
    let megabyte = |piece: &str| piece.repeat(1_000_000 / piece.len());
    for text in [
        megabyte("x"),
        megabyte("रूस"),
        megabyte("the talks went on and on "),
        megabyte("बातचीत लंबी चलती रही और "),
        megabyte("\u{200D}"),
        megabyte("1,"),
        megabyte("#Aa"),
    ] {
        check(&Doc::new("d", text));
    }
}

#[test]
fn two_thousand_mentions_in_one_sentence_come_to_an_end() {
    for text in
        ["Putin met Xi Jinping, Modi and ".repeat(700), "मोदी और पुतिन ने चीन से बातचीत की तथा ".repeat(700)]
    {
        let doc = Doc::new("d", text);
        let found = Extractor::builtin().extract(&doc);
        assert_sound(&found);
        assert!(found.mentions().len() > 2_000);
    }
}

#[test]
fn repeated_names_and_titles_come_to_an_end() {
    for piece in [
        "New York ",
        "Kim Jong ",
        "United States of ",
        "दक्षिण ",
        "राष्ट्रपति ",
        "President ",
        "रूस के राष्ट्रपति ",
        "President of Russia, ",
        "के बीच ",
    ] {
        check(&Doc::new("d", piece.repeat(2_000)));
    }
}
