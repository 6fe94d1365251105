//! The YAML schema of event patterns: how names of events are built.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::schema::{EntityType, PerLang};

/// A file of patterns from which names of events are built that no list holds.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EventPatternFile {
    /// Version of the schema, always `1`.
    pub sambandh: u32,
    /// What the words in capitals stand for, apart from `NOUN`, `YEAR` and `ORDINAL`.
    #[serde(default)]
    pub slots: BTreeMap<String, EventSlot>,
    /// Words for the first, the second …; the first of each is printed.
    #[serde(default)]
    pub ordinals: PerLang<Vec<Vec<String>>>,
    /// After these words no single event is named: any, every.
    #[serde(default)]
    pub not_after: PerLang<Vec<String>>,
    /// The patterns.
    pub patterns: Vec<EventPattern>,
}

/// Which names may stand in a slot.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EventSlot {
    /// Sorts of entity.
    pub types: Vec<EntityType>,
    /// Finer sorts, if not all.
    #[serde(default)]
    pub subtypes: Vec<String>,
    /// Words for its people and things will do: "Iranian".
    #[serde(default)]
    pub demonyms: bool,
    /// It is where the event takes place.
    #[serde(default)]
    pub place: bool,
}

/// One sort of event and how its names are built.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EventPattern {
    /// Begins the ids of events that it finds: `summit` in `event:summit-samarkand`.
    pub id: String,
    /// Subtypes of the listed events that it may find; the first is that of unlisted ones.
    pub subtypes: Vec<String>,
    /// What is printed, in the notation of `say`.
    pub label: PerLang<String>,
    /// English words.
    #[serde(default)]
    pub en: Option<EventWords>,
    /// Hindi words.
    #[serde(default)]
    pub hi: Option<EventWords>,
    /// Sentences and the events that they name.
    #[serde(default)]
    pub examples: Vec<EventExample>,
    /// Sentences that name no event.
    #[serde(default)]
    pub counter_examples: Vec<String>,
}

/// The words of an event pattern in one language.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EventWords {
    /// What `NOUN` stands for.
    pub noun: Vec<String>,
    /// The ways to name an event. A word stands for itself, `a|b` for either,
    /// `[…]` may be missing, and what is in `(…)` must be there but is no part
    /// of the name. Of those that match, the longest counts.
    pub say: Vec<String>,
}

/// A sentence and the events it names.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EventExample {
    /// The sentence.
    pub text: String,
    /// Ids of all its events by the words that name them.
    pub expect: BTreeMap<String, String>,
    /// When it was published.
    #[serde(default)]
    pub date: Option<String>,
}
