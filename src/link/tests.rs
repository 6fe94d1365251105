//! Runs every example and counter-example of every event pattern.

use std::collections::BTreeMap;

use crate::gazetteer::files::events::EventPattern;
use crate::{Doc, EntityType, Extractor, Gazetteer, Lang};

/// The events that a sentence names, by its words.
fn events(text: &str, date: Option<&str>) -> BTreeMap<String, String> {
    let mut doc = Doc::new("example", text);
    if let Some(date) = date {
        doc = doc.published(date).expect("a day of the calendar");
    }
    let found = Extractor::builtin().extract(&doc);
    let mut events = BTreeMap::new();
    for mention in found.mentions() {
        let entity = found.entity(&mention.entity).expect("every mention has its entity");
        if entity.entity_type == EntityType::Event {
            assert!(entity.en.is_some() && entity.hi.is_some(), "{text}: {entity:?} lacks a label");
            events.insert(mention.text.to_string(), mention.entity.to_string());
        }
    }
    events
}

fn failures(pattern: &EventPattern) -> Vec<String> {
    let mut failures = Vec::new();
    for example in &pattern.examples {
        let found = events(&example.text, example.date.as_deref());
        if found != example.expect {
            failures.push(format!("{}: {}\n    got {found:?}", pattern.id, example.text));
        }
    }
    for text in &pattern.counter_examples {
        let found = events(text, None);
        if !found.is_empty() {
            failures.push(format!("{}: {text}\n    must not give {found:?}", pattern.id));
        }
    }
    failures
}

#[test]
fn event_patterns_do_as_their_examples_say() {
    let files = &Gazetteer::builtin().library().event_patterns;
    let failures: Vec<String> = files.iter().flat_map(|file| &file.patterns).flat_map(failures).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn built_events_have_one_name_in_both_languages() {
    let doc = Doc::new("d1", "The Samarkand summit closed. समरकंद शिखर सम्मेलन खत्म हुआ।");
    let found = Extractor::builtin().extract(&doc);
    let summit = found.entity(&"event:summit-samarkand".into()).expect("one event");
    assert_eq!((summit.name(Lang::En), summit.name(Lang::Hi)), ("Samarkand summit", "समरकंद शिखर सम्मेलन"));
}
