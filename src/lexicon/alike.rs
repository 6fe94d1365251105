//! Listed entities by the sound of their names, for Hindi spellings that no list has:
//! papers transliterate foreign names as they please.

use serde::{Deserialize, Serialize};
use strsim::normalized_damerau_levenshtein;

use crate::EntityType;
use crate::gazetteer::files::library::Library;
use crate::gazetteer::files::schema::{Conditions, EntityEntry, Form};
use crate::text::fold;

use super::persons::PersonNames;

/// Shorter keys of whole names do not tell one person from all others.
const TELLING: usize = 5;

/// Nor do so few sounds tell one word from all others.
const SOUNDS: usize = 3;

/// How much of a name must be spelt as the list has it, of 1.
const ALIKE: f64 = 0.7;

/// Bytes of a record: a digest of the key, and the entity's index.
const RECORD: usize = 6;

/// For every name that is found so, what is left of its key in two bytes, and whose it is,
/// sorted. Few keys have the same digest, and to hold the keys would take much room.
#[derive(Default, Deserialize, Serialize)]
pub(crate) struct Alike {
    #[serde(with = "serde_bytes")]
    records: Vec<u8>,
}

impl Alike {
    pub(super) fn new(library: &Library, persons: &PersonNames) -> Self {
        let mut records: Vec<(u16, u32)> = Vec::new();
        for (entity, placed) in library.entities.values().enumerate() {
            let names = names(&placed.entry);
            let keys = names.iter().filter_map(|name| key(name, persons));
            records.extend(keys.map(|key| (digest(&key), entity as u32)));
        }
        records.sort_unstable();
        records.dedup();
        let bytes = |(digest, entity): (u16, u32)| {
            let ([a, b], [c, d, e, f]) = (digest.to_be_bytes(), entity.to_be_bytes());
            [a, b, c, d, e, f]
        };
        Alike { records: records.into_iter().flat_map(bytes).collect() }
    }

    /// The one entity whose name sounds like this Hindi name and is spelt much like it: of a
    /// person the whole name, or the last word of one who is called by it alone. `labels` gives
    /// the type and the names of an entity in English and Hindi.
    pub(crate) fn entity<'l>(
        &self,
        name: &str,
        persons: &PersonNames,
        labels: impl Fn(usize) -> (EntityType, [Option<&'l str>; 2]),
    ) -> Option<usize> {
        let folded = fold(name);
        let key = key(&folded, persons)?;
        let is_meant = |entity: &usize| {
            let (entity_type, labels) = labels(*entity);
            let part = |label: &'l str| match entity_type {
                EntityType::Person if !folded.contains(' ') => last_word(label),
                _ => label,
            };
            let [english, hindi] = labels.map(|label| label.map(part));
            let sounds = |label: &str| self::key(label, persons).as_ref() == Some(&key);
            let spelt = |label| normalized_damerau_levenshtein(&fold(label), &folded) >= ALIKE;
            [english, hindi].into_iter().flatten().any(sounds) && hindi.is_some_and(spelt)
        };
        let mut meant = self.with_digest(digest(&key)).filter(is_meant);
        let first = meant.next()?;
        meant.next().is_none().then_some(first)
    }

    fn with_digest(&self, digest: u16) -> impl Iterator<Item = usize> {
        let (records, _) = self.records.as_chunks::<RECORD>();
        let digest_of = |record: &[u8; RECORD]| u16::from_be_bytes([record[0], record[1]]);
        let first = records.partition_point(|record| digest_of(record) < digest);
        let same = records[first..].iter().take_while(move |record| digest_of(record) == digest);
        same.map(|[_, _, entity @ ..]| u32::from_be_bytes(*entity) as usize)
    }
}

/// What of an entity is found by its sound: a person's whole name, the surname of one who is
/// called by it alone, a state's or place's name.
fn names(entry: &EntityEntry) -> Vec<&str> {
    let open = |label: &&Form| label.when == Conditions::default();
    let labels = [&entry.names.en.label, &entry.names.hi.label];
    let labels = labels.into_iter().flatten().filter(open).map(|label| label.text.as_str());
    match entry.entity_type {
        EntityType::Person => {
            labels.flat_map(|label| [Some(label), called(entry, label)]).flatten().collect()
        }
        EntityType::Country | EntityType::Place => labels.collect(),
        _ => Vec::new(),
    }
}

/// The last word of a label that alone is the person.
fn called<'l>(entry: &EntityEntry, label: &'l str) -> Option<&'l str> {
    let last = last_word(label);
    let short = [&entry.names.en, &entry.names.hi].into_iter().flat_map(|names| names.short.iter().flatten());
    let called = short.filter(|short| short.when.alone).any(|short| short.text == last);
    (called && last.len() < label.len()).then_some(last)
}

fn last_word(name: &str) -> &str {
    name.rsplit([' ', '-']).next().unwrap_or(name)
}

/// The key of a name that is long enough to be told by it.
fn key(name: &str, persons: &PersonNames) -> Option<String> {
    let folded = fold(name);
    if folded.contains(' ') {
        return persons.key(&folded).filter(|key| key.contains(' ') && key.len() > TELLING);
    }
    Some(persons.word_key(&folded)).filter(|key| key.len() >= SOUNDS)
}

/// Two bytes of a key, by FNV-1a.
fn digest(key: &str) -> u16 {
    let hash =
        key.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash >> 16) as u16 ^ hash as u16
}
