//! Shapes of sentences and what they state, from `tests/cases/syntax.yaml`.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use common::fact;
use sambandh::{Doc, Extractor};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    #[serde(default)]
    facts: BTreeSet<String>,
}

#[test]
fn sentences_state_the_listed_facts() {
    let yaml = fs::read_to_string("tests/cases/syntax.yaml").unwrap();
    let shapes: BTreeMap<String, Vec<Case>> = serde_yaml::from_str(&yaml).unwrap();
    let mut complaints = Vec::new();
    for (shape, case) in shapes.iter().flat_map(|(shape, cases)| cases.iter().map(move |case| (shape, case)))
    {
        let doc = Doc::new("case", case.text.as_str());
        let found = Extractor::builtin().extract(&doc);
        let facts: BTreeSet<String> =
            found.relations().iter().map(|relation| fact(&found, relation)).collect();
        if facts != case.facts {
            complaints
                .push(format!("{shape}: {}\n    wanted {:?}\n    found  {facts:?}", case.text, case.facts));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
