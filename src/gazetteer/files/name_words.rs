//! The schema of `names.yaml`: what names of people are made of, whoever bears them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::schema::PerLang;

/// Elements of people's names, and the words around them. Every section may be left out.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NameWords {
    /// Version of the schema, always `1`.
    pub sambandh: u32,
    /// Elements that introduce a person's name.
    #[serde(default)]
    pub given_names: Vec<NameElement>,
    /// Elements that end one.
    #[serde(default)]
    pub surnames: Vec<NameElement>,
    /// Stand inside a name, before the surname: al, bin, van; अल, बिन.
    #[serde(default)]
    pub particles: PerLang<Vec<String>>,
    /// Stand after a surname: Jr; जूनियर.
    #[serde(default)]
    pub suffixes: PerLang<Vec<String>>,
    /// Which ruler of a name, from the first on: II; द्वितीय.
    #[serde(default)]
    pub regnal: Vec<PerLang<Vec<String>>>,
    /// After a name they make something else of it: Street; मार्ग.
    #[serde(default)]
    pub not_before: PerLang<Vec<String>>,
    /// Before a name they make something else of it: Lake; सेंट.
    #[serde(default)]
    pub not_after: PerLang<Vec<String>>,
    /// Names that alone are something else, such as a company: Ford; टाटा.
    #[serde(default)]
    pub not_alone: PerLang<Vec<String>>,
    /// After a comma they make a person of the name before it: who; जिन्होंने.
    #[serde(default)]
    pub person_follows: PerLang<Vec<String>>,
    /// Between a given name and a byname: Erik the Red.
    #[serde(default)]
    pub before_epithet: PerLang<Vec<String>>,
    /// What only people have: wife, childhood.
    #[serde(default)]
    pub kin: PerLang<Vec<String>>,
    /// Verbs whose subject is a person: resign, be born.
    #[serde(default)]
    pub acts: PerLang<Vec<String>>,
    /// What surnames end in and other words do not: enko, ेंको.
    #[serde(default)]
    pub surname_endings: PerLang<Vec<String>>,
    /// What words end in that are no surnames: plurals, infinitives.
    #[serde(default)]
    pub not_ending: PerLang<Vec<String>>,
}

/// A name element in the spellings of both languages.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NameElement {
    /// English spellings.
    pub en: Vec<String>,
    /// Hindi spellings.
    pub hi: Vec<String>,
    /// A word as well: it counts only beside a known surname.
    #[serde(default)]
    pub word: bool,
    /// Warnings of `check` that are no mistake, each with the reason.
    #[serde(default)]
    pub allow: BTreeMap<String, String>,
}
