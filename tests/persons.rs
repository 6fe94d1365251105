//! Runs `tests/cases/persons.yaml`: people whom no gazetteer lists, and names by their sound.

mod common;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use common::assert_sound;
use proptest::prelude::*;
use sambandh::trace::{Fate, Reason};
use sambandh::{Doc, EntityId, EntityType, Extraction, Extractor, MentionForm};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    named: Vec<(String, BTreeMap<String, MentionForm>)>,
    same: Vec<Vec<String>>,
    other: Vec<[String; 2]>,
    fuzzy: Vec<(String, BTreeMap<String, String>)>,
    spelt: Vec<(String, BTreeMap<String, String>)>,
}

static FUZZY: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::builder().fuzzy(true).build().expect("the built-in data"));

fn cases() -> Cases {
    serde_yaml::from_str(include_str!("cases/persons.yaml")).expect("tests/cases/persons.yaml")
}

fn read(text: &str) -> Extraction<'static> {
    let found = Extractor::builtin().extract(&Doc::new("case", text)).into_owned();
    assert_sound(&found);
    found
}

/// The names of unlisted people, by their words.
fn unlisted(text: &str) -> BTreeMap<String, MentionForm> {
    let found = read(text);
    let is_unlisted = |id: &EntityId| {
        let entity = found.entity(id).expect("every mention has its entity");
        entity.entity_type == EntityType::Person && !entity.linked
    };
    let named = found.mentions().iter().filter(|mention| mention.form != MentionForm::Pronoun);
    let mentions = named.filter(|mention| is_unlisted(&mention.entity));
    mentions.map(|mention| (mention.text.to_string(), mention.form)).collect()
}

/// The id of somebody who is named in a sentence of either language.
fn id_of(name: &str) -> EntityId {
    let text = match name.is_ascii() {
        true => format!("{name} wrote a letter."),
        false => format!("{name} ने पत्र लिखा।"),
    };
    let found = read(&text);
    let mention = found.mentions().first().unwrap_or_else(|| panic!("{text}: nobody"));
    assert_eq!(mention.text, name);
    mention.entity.clone()
}

#[test]
fn unlisted_people_are_found_as_listed() {
    let cases = cases().named;
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, wanted)| unlisted(text) != *wanted)
        .map(|(text, wanted)| format!("{text}\n    wanted {wanted:?}\n    found  {:?}", unlisted(text)))
        .collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn a_person_has_one_id_in_both_languages() {
    for names in cases().same {
        let ids: Vec<EntityId> = names.iter().map(|name| id_of(name)).collect();
        assert!(ids.windows(2).all(|ids| ids[0] == ids[1]), "{names:?}: {ids:?}");
    }
    for names in cases().other {
        assert_ne!(id_of(&names[0]), id_of(&names[1]), "{names:?}");
    }
}

#[test]
fn labels_of_both_languages_meet_in_one_entity() {
    let found = read("Emma Schulman left. एम्मा शुलमैन ने पत्र लिखा।");
    let people: Vec<_> = found.entities().iter().filter(|entity| !entity.linked).collect();
    assert_eq!(people.len(), 1);
    assert_eq!(people[0].en.as_deref(), Some("Emma Schulman"));
    assert_eq!(people[0].hi.as_deref(), Some("एम्मा शुलमैन"));
}

#[test]
fn explain_tells_why_a_given_name_began_no_name() {
    for (text, name, reason) in [
        ("The road from Rahul to Nepal is open.", "Rahul", Reason::NoSurname),
        ("राहुल में नेपाल जैसा मौसम है।", "राहुल", Reason::NoSurname),
        ("A shop on James Street burned.", "James", Reason::NoSurname),
        ("The Thomas Cardew sailed.", "Thomas", Reason::OtherThing),
        ("चक्रवात मारिया लोपेज ने तट को तबाह किया।", "मारिया", Reason::OtherThing),
    ] {
        let seen = Extractor::builtin().sightings(&Doc::new("case", text), name);
        assert_eq!(seen[0].fate, Fate::Rejected(reason), "{text}");
    }
}

#[test]
fn spellings_of_no_list_are_found_if_asked_for() {
    for (text, wanted) in cases().fuzzy {
        let doc = Doc::new("case", text.as_str());
        let found = FUZZY.extract(&doc);
        assert_sound(&found);
        let fuzzy = found.mentions().iter().filter(|mention| mention.form == MentionForm::Fuzzy);
        let fuzzy: BTreeMap<String, String> =
            fuzzy.map(|mention| (mention.text.to_string(), mention.entity.to_string())).collect();
        assert_eq!(fuzzy, wanted, "{text}");
        let plain = read(&text);
        assert!(plain.mentions().iter().all(|mention| mention.form != MentionForm::Fuzzy));
    }
}

#[test]
fn hindi_spellings_of_whole_names_are_found_by_their_sound() {
    for (text, wanted) in cases().spelt {
        let found = read(&text);
        let people = found.mentions().iter().filter(|mention| {
            let entity = found.entity(&mention.entity).expect("every mention has its entity");
            entity.entity_type == EntityType::Person && entity.linked
        });
        let people: BTreeMap<String, String> =
            people.map(|mention| (mention.text.to_string(), mention.entity.to_string())).collect();
        assert_eq!(people, wanted, "{text}");
    }
}

#[test]
fn a_name_that_is_guessed_is_less_sure_than_a_listed_one() {
    let sure = |text: &str| FUZZY.extract(&Doc::new("case", text)).relations()[0].confidence;
    for [listed, unlisted, misspelt] in [
        [
            "Vladimir Putin met Narendra Modi.",
            "Emma Schulman met Narendra Modi.",
            "Vladimeer Poutin met Narendra Modi.",
        ],
        [
            "व्लादिमीर पुतिन ने नरेंद्र मोदी से मुलाकात की।",
            "एम्मा शुलमैन ने नरेंद्र मोदी से मुलाकात की।",
            "व्लादीमीर पूतीन ने नरेंद्र मोदी से मुलाकात की।",
        ],
    ] {
        assert!(sure(listed) > sure(unlisted), "{unlisted}");
        assert!(sure(unlisted) > sure(misspelt), "{misspelt}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever stands around names, nothing panics and the same text gives the same.
    #[test]
    fn any_text_gives_the_same_twice(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "Rahul", "राहुल", "Deshmukh", "देशमुख", "Modi", "मोदी", "F", ".", "-", "एफ", "al", "अल", "Jr", ",", "ने",
                "Street", "मार्ग", "और", "'s", "President", "राष्ट्रपति", "Russian", "रूसी",
            ]),
            0..16,
        ),
        glue in prop::sample::select(vec![" ", ""]),
    ) {
        let text = words.join(glue);
        let (once, again) = (read(&text), read(&text));
        prop_assert_eq!(once.mentions(), again.mentions());
        assert_sound(&FUZZY.extract(&Doc::new("case", text.as_str())));
    }
}
