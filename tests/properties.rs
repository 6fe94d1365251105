//! What must hold for any text at all.

mod common;

use std::fs;
use std::path::Path;
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

fn collect(path: &Path, phrases: &mut Vec<String>) {
    if path.is_dir() {
        let mut files: Vec<_> = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files
            .iter()
            .filter(|file| file.extension().is_some_and(|extension| extension == "yaml"))
            .for_each(|file| collect(file, phrases));
        return;
    }
    let yaml = fs::read_to_string(path).unwrap();
    strings(&serde_yaml::from_str(&yaml).unwrap(), phrases);
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
