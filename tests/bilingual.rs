//! The same article in Hindi and in English tells the same facts about the same entities.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

mod common;

use common::fact;
use sambandh::{Doc, EntityId, Extraction, Extractor, Lang, Relation};
use serde::Deserialize;

/// What a sentence says, from `tests/cases/bilingual.yaml`.
#[derive(Deserialize)]
struct Case {
    facts: BTreeSet<String>,
    /// Languages that do not get there yet, and what stands in the way.
    #[serde(default)]
    pending: BTreeMap<Lang, String>,
}

fn cases() -> BTreeMap<String, Vec<Case>> {
    let yaml = fs::read_to_string("tests/cases/bilingual.yaml").unwrap();
    serde_yaml::from_str(&yaml).unwrap()
}

fn read(article: &str, lang: Lang) -> Extraction<'static> {
    let code = match lang {
        Lang::En => "en",
        Lang::Hi => "hi",
    };
    let id = format!("{article}.{code}.txt");
    let text = fs::read_to_string(format!("examples/data/{id}")).unwrap();
    Extractor::builtin().extract(&Doc::new(id, text)).into_owned()
}

fn relations<'e>(found: &'e Extraction<'_>, sentence: usize) -> impl Iterator<Item = &'e Relation<'e>> {
    found.relations().iter().filter(move |relation| relation.sentence == sentence)
}

/// A sentence in both languages, from `tests/cases/clauses.yaml`.
#[derive(Deserialize)]
struct Pair {
    en: String,
    hi: String,
    #[serde(flatten)]
    case: Case,
}

#[test]
fn clauses_hang_together_alike() {
    let yaml = fs::read_to_string("tests/cases/clauses.yaml").unwrap();
    let pairs: BTreeMap<String, Pair> = serde_yaml::from_str(&yaml).unwrap();
    let mut complaints = Vec::new();
    for (name, pair) in &pairs {
        for (lang, text) in [(Lang::En, &pair.en), (Lang::Hi, &pair.hi)] {
            let found = Extractor::builtin().extract(&Doc::new(name.as_str(), text.as_str())).into_owned();
            assert_eq!(found.sentences().len(), 1, "sentences of {name}");
            complaints.extend(complaint(&pair.case, &found, 0, lang));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// What is wrong with a language's reading of a sentence.
fn complaint(case: &Case, found: &Extraction<'_>, sentence: usize, lang: Lang) -> Option<String> {
    let facts: BTreeSet<String> = relations(found, sentence).map(|relation| fact(found, relation)).collect();
    let place = format!("{}: {}", found.id(), found.sentence_text(sentence).trim());
    match (facts == case.facts, case.pending.get(&lang)) {
        (true, None) | (false, Some(_)) => None,
        (true, Some(_)) => Some(format!("{place}\n    is right now: take it off `pending`")),
        (false, None) => Some(format!("{place}\n    wanted {:?}\n    found  {facts:?}", case.facts)),
    }
}

#[test]
fn articles_tell_the_listed_facts() {
    let mut complaints = Vec::new();
    for (article, cases) in cases() {
        for lang in [Lang::En, Lang::Hi] {
            let found = read(&article, lang);
            assert_eq!(found.sentences().len(), cases.len(), "sentences of {}", found.id());
            let wrong =
                cases.iter().enumerate().filter_map(|(index, case)| complaint(case, &found, index, lang));
            complaints.extend(wrong);
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Ids of the listed entities that a sentence relates.
fn related_ids(found: &Extraction<'_>, sentence: usize) -> BTreeSet<EntityId> {
    let listed = |id: &EntityId| found.entity(id).is_some_and(|entity| entity.linked);
    let ends = relations(found, sentence).flat_map(|relation| [&relation.source, &relation.target]);
    ends.filter(|id| listed(id)).cloned().collect()
}

#[test]
fn both_languages_give_the_same_ids() {
    for (article, cases) in cases() {
        let (en, hi) = (read(&article, Lang::En), read(&article, Lang::Hi));
        for (index, _) in cases.iter().enumerate().filter(|(_, case)| case.pending.is_empty()) {
            assert_eq!(related_ids(&en, index), related_ids(&hi, index), "{}", en.sentence_text(index));
        }
    }
}
