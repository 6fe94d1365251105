//! Listed entities by the sound of their names, for spellings that no list has.

use std::collections::HashMap;

use strsim::normalized_damerau_levenshtein;

use crate::gazetteer::files::library::Library;
use crate::gazetteer::files::schema::{Conditions, EntityEntry, Form};
use crate::text::fold;
use crate::{EntityType, Lang};

use super::persons::PersonNames;

/// Words of fewer letters are told apart by more than their sound.
const LETTERS: usize = 7;

/// Nor do so few sounds tell one word from all others.
const SOUNDS: usize = 3;

/// How much of a single word must be spelt as the list has it, of 1.
const ALIKE: f64 = 0.6;

/// The most words of a name that is sought by its sound.
pub(crate) const MOST_WORDS: usize = 4;

/// Names by their sound.
#[derive(Debug, Default)]
pub(crate) struct Sounding(HashMap<String, Vec<Sounds>>);

/// A name that sounds like its key.
#[derive(Debug)]
struct Sounds {
    /// Folded.
    name: String,
    /// Index into the entities.
    entity: usize,
}

impl Sounding {
    /// The names of the people, states and places of a library: those of bodies and
    /// events are translated, not spelt by their sound.
    pub(crate) fn new(library: &Library, persons: &PersonNames) -> Self {
        let mut sounding = Sounding::default();
        for (entity, placed) in library.entities.values().enumerate() {
            let entry = &placed.entry;
            if matches!(entry.entity_type, EntityType::Person | EntityType::Country | EntityType::Place) {
                for form in open_forms(entry) {
                    sounding.add(entity, &fold(&form.text), persons);
                }
            }
        }
        sounding
    }

    /// The one entity with a name that sounds like these folded words; of one word, and is
    /// spelt much like it.
    pub(crate) fn entity(&self, name: &str, persons: &PersonNames) -> Option<usize> {
        let alike = self.0.get(&key(name, persons)?)?.iter();
        let near = |other: &&Sounds| {
            name.contains(' ') || normalized_damerau_levenshtein(&other.name, name) >= ALIKE
        };
        let mut entities = alike.filter(near).map(|other| other.entity);
        let first = entities.next()?;
        entities.all(|other| other == first).then_some(first)
    }

    fn add(&mut self, entity: usize, name: &str, persons: &PersonNames) {
        let Some(key) = key(name, persons) else { return };
        self.0.entry(key).or_default().push(Sounds { name: name.to_owned(), entity });
    }
}

/// The key of a folded name that is long enough to be told by it.
fn key(name: &str, persons: &PersonNames) -> Option<String> {
    if name.contains(' ') {
        return persons.key(name).filter(|key| key.contains(' '));
    }
    let key = Some(name).filter(|name| name.chars().count() >= LETTERS).map(|name| persons.word_key(name))?;
    (key.len() >= SOUNDS).then_some(key)
}

/// The forms that stand alone and ask for nothing.
fn open_forms(entry: &EntityEntry) -> impl Iterator<Item = &Form> {
    [Lang::En, Lang::Hi].into_iter().flat_map(|lang| {
        let names = entry.names.of(lang);
        let alone = names.short.iter().flatten().filter(|form| form.when.alone);
        let full = names.label.iter().chain(&names.official).chain(&names.aliases).chain(&names.misspellings);
        full.filter(|form| form.when == Conditions::default()).chain(alone)
    })
}
