//! Runs `tests/cases/matcher.yaml`: which names stand in a text, and whom they mean.

mod common;

use common::assert_sound;
use sambandh::{Doc, EntityType, Extractor, MentionForm};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    date: Option<String>,
    mentions: Vec<(String, String, MentionForm, EntityType)>,
}

/// What a case says that differs from what is found.
fn failure(case: &Case) -> Option<String> {
    let mut doc = Doc::new("case", case.text.as_str());
    if let Some(date) = &case.date {
        doc = doc.published(date).expect("a date");
    }
    let found = Extractor::builtin().extract(&doc);
    assert_sound(&found);
    let mentions = found.mentions().iter().map(|mention| {
        let entity_type = found.entity(&mention.entity).expect("every mention has its entity").entity_type;
        (mention.text.to_string(), mention.entity.to_string(), mention.form, entity_type)
    });
    let mentions: Vec<_> = mentions.collect();
    let lines = |mentions: &[_]| serde_yaml::to_string(mentions).expect("plain data");
    (mentions != case.mentions)
        .then(|| format!("{}\nwanted:\n{}found:\n{}", case.text, lines(&case.mentions), lines(&mentions)))
}

#[test]
fn names_are_found_as_listed() {
    let cases: Vec<Case> =
        serde_yaml::from_str(include_str!("cases/matcher.yaml")).expect("tests/cases/matcher.yaml");
    let failures: Vec<String> = cases.iter().filter_map(failure).collect();
    assert!(failures.is_empty(), "{} of {} differ:\n\n{}", failures.len(), cases.len(), failures.join("\n"));
}
