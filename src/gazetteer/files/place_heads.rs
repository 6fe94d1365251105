//! The YAML schema of place heads: words that make a place or body of the name beside them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::schema::{EntityType, PerLang};

/// A file of words that introduce names of places and bodies that no list holds.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceHeadFile {
    /// Version of the schema, always `1`.
    pub sambandh: u32,
    /// The words.
    pub place_heads: Vec<PlaceHead>,
    /// Words that stand beside them and name nothing: central, पड़ोसी.
    #[serde(default)]
    pub plain_words: PerLang<Vec<String>>,
    /// Words of names that the other language translates, the English one first: [northern, उत्तरी].
    #[serde(default)]
    pub translated_words: Vec<Vec<String>>,
    /// What finer sorts of place are to people and to one another.
    #[serde(default)]
    pub subtypes: PlaceSubtypes,
}

/// Finer sorts of place by what holds of all their places.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct PlaceSubtypes {
    /// Nobody acts for them: rivers, seas.
    pub natural: BTreeSet<String>,
    /// They lie in no other place.
    pub outermost: BTreeSet<String>,
    /// Towns lie in them, they in no town.
    pub lands: BTreeSet<String>,
    /// Nothing lies in them.
    pub lines: BTreeSet<String>,
    /// Towns.
    pub towns: BTreeSet<String>,
}

impl PlaceSubtypes {
    /// Takes those of another file in.
    pub(crate) fn extend(&mut self, other: &PlaceSubtypes) {
        self.natural.extend(other.natural.iter().cloned());
        self.outermost.extend(other.outermost.iter().cloned());
        self.lands.extend(other.lands.iter().cloned());
        self.lines.extend(other.lines.iter().cloned());
        self.towns.extend(other.towns.iter().cloned());
    }
}

/// A sort of place or body.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceHead {
    /// Ends the ids of those named after a listed place: `river` in `place:kharkiv-river`.
    pub id: String,
    /// Sort of entity.
    #[serde(rename = "type")]
    pub entity_type: EntityType,
    /// Finer sort.
    #[serde(default)]
    pub subtype: Option<String>,
    /// What is printed after the name of a listed place; without it such a name and the head
    /// are still that place.
    #[serde(default)]
    pub label: Option<PerLang<String>>,
    /// Beside the name or adjective of a state it names another body: "Swedish Post Office".
    #[serde(default)]
    pub nations: bool,
    /// English words.
    #[serde(default)]
    pub en: HeadWords,
    /// Hindi words.
    #[serde(default)]
    pub hi: HeadWords,
    /// Sentences and what they name.
    #[serde(default)]
    pub examples: Vec<PlaceExample>,
    /// Sentences that name no place or body.
    #[serde(default)]
    pub counter_examples: Vec<String>,
}

/// The words of a head in one language, by where they stand. One with a capital must have it in
/// the text.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct HeadWords {
    /// After the name: "Sobat River".
    pub after: Vec<String>,
    /// After the name of a place in a listed place: यूक्रेन के बखमुत *शहर*.
    pub after_within: Vec<String>,
    /// Before the name: "Lake Turkana".
    pub before: Vec<String>,
    /// With "of" before the name: "the village of Bucha".
    pub of: Vec<String>,
}

/// A sentence and what it names.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceExample {
    /// The sentence.
    pub text: String,
    /// Ids by the words that name them.
    pub expect: BTreeMap<String, String>,
}
