//! Runs every example and counter-example of every event pattern and place head.

use std::collections::BTreeMap;

use crate::gazetteer::files::events::EventPattern;
use crate::gazetteer::files::place_heads::PlaceHead;
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
            // A name that no list holds is there in the language of the text only.
            assert!(entity.en.is_some() || entity.hi.is_some(), "{text}: {entity:?} lacks a label");
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

/// The places and bodies that no list holds, by the words that name them.
fn unlisted_places(text: &str) -> BTreeMap<String, String> {
    let found = Extractor::builtin().extract(&Doc::new("example", text)).into_owned();
    let unlisted = |id| {
        let entity = found.entity(id).expect("every mention has its entity");
        !entity.linked && matches!(entity.entity_type, EntityType::Place | EntityType::Organisation)
    };
    let mentions = found.mentions().iter().filter(|mention| unlisted(&mention.entity));
    mentions.map(|mention| (mention.text.to_string(), mention.entity.to_string())).collect()
}

fn place_failures(head: &PlaceHead) -> Vec<String> {
    let mut failures = Vec::new();
    for example in &head.examples {
        let found = unlisted_places(&example.text);
        if found != example.expect {
            failures.push(format!("{}: {}\n    got {found:?}", head.id, example.text));
        }
    }
    for text in &head.counter_examples {
        let found = unlisted_places(text);
        if !found.is_empty() {
            failures.push(format!("{}: {text}\n    must not give {found:?}", head.id));
        }
    }
    failures
}

#[test]
fn place_heads_do_as_their_examples_say() {
    let files = &Gazetteer::builtin().library().place_heads;
    let heads = files.iter().flat_map(|file| &file.place_heads);
    let failures: Vec<String> = heads.flat_map(place_failures).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn places_named_after_a_listed_one_have_one_name_in_both_languages() {
    let doc = Doc::new("d1", "Rain fell in Uppsala county. उप्साला काउंटी में बारिश हुई।");
    let found = Extractor::builtin().extract(&doc);
    let county = found.entity(&"place:uppsala-district".into()).expect("one district");
    assert_eq!((county.name(Lang::En), county.name(Lang::Hi)), ("Uppsala district", "उप्साला जिला"));
    assert_eq!(found.mentions().len(), 2);
}

#[test]
fn built_events_have_one_name_in_both_languages() {
    let doc = Doc::new("d1", "The Samarkand summit closed. समरकंद शिखर सम्मेलन खत्म हुआ।");
    let found = Extractor::builtin().extract(&doc);
    let summit = found.entity(&"event:summit-samarkand".into()).expect("one event");
    assert_eq!((summit.name(Lang::En), summit.name(Lang::Hi)), ("Samarkand summit", "समरकंद शिखर सम्मेलन"));
}

#[test]
fn what_no_list_holds_has_one_id_in_both_scripts() {
    for (en, hi) in [
        ("Students at Heidenau University marched.", "हाइडेनाउ विश्वविद्यालय के छात्र निकले।"),
        ("Police in Lindmoor County watched it.", "लिंडमूर काउंटी की पुलिस ने देखा।"),
        ("Rangers left Kruger National Park at noon.", "दोपहर में क्रूगर नेशनल पार्क से धुआं उठा।"),
        ("Flights to Noto airport were cancelled.", "नोटो हवाई अड्डे की उड़ानें रद्द हुईं।"),
        ("She teaches at Northern Arizona University now.", "वह अब उत्तरी एरिजोना विश्वविद्यालय में पढ़ाती हैं।"),
        ("Reporters called the Bhutanese Olympic Committee today.", "आज भूटानी ओलंपिक समिति का बयान आया।"),
    ] {
        let (en, hi) = (unlisted_places(en), unlisted_places(hi));
        assert_eq!(en.len(), 1, "{en:?}");
        assert!(en.values().eq(hi.values()), "{en:?} {hi:?}");
    }
}

#[test]
fn short_names_of_other_vowels_stay_apart() {
    let rivers = unlisted_places("Boats sank on the Kern River and on the Korun River on Monday.");
    assert_eq!(rivers.len(), 2, "{rivers:?}");
    let ids: std::collections::BTreeSet<&String> = rivers.values().collect();
    assert_eq!(ids.len(), 2, "{rivers:?}");
}
