//! The schema of `grammar/sounds.yaml`: how letters sound, in either script.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Spellings and the sounds that keys of names are made of.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SoundWords {
    /// Version of the schema, always `1`.
    pub sambandh: u32,
    /// Sounds by folded spelling; a spelling after `^` counts at the beginning of a word,
    /// one before `$` at its end.
    pub sounds: BTreeMap<String, String>,
    /// Pairs of sounds that are easily taken for each other.
    pub near: Vec<String>,
    /// Letters of front vowels, by which short names of places are told apart as well.
    #[serde(default)]
    pub front_vowels: String,
}
