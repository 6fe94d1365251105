//! The grammar words of one language, looked up by their folded form.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use crate::gazetteer::files::grammar::{Class, Inflection, PronounEntry, Role};
use crate::gazetteer::files::rules::SaidModality;
use crate::matcher::Phrases;

use super::stored::Stored;

/// Grammar words of one language.
#[derive(Deserialize, Serialize)]
pub(crate) struct Language {
    /// Indices into the readings.
    pub(super) phrases: Phrases<u32>,
    pub(super) readings: Stored<Reading>,
    pub(super) roles: BTreeMap<Role, Vec<Marker>>,
    pub(crate) governors: Vec<GovernorRule>,
    /// By lemma.
    pub(super) governor_of: BTreeMap<Lemma, usize>,
    pub(super) light: Vec<Lemma>,
    pub(crate) pronouns: Vec<PronounEntry>,
    pub(super) abbreviations: BTreeMap<String, String>,
}

/// A verb's lemma.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
pub(crate) struct Lemma(pub(super) NonZeroU32);

/// A preposition or case marker.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
pub(crate) struct Marker(pub(super) u8);

/// A set of [`Class`]es.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) struct Classes(u128);

/// A set of [`Inflection`]s.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) struct Inflections(u16);

/// What a word or phrase may be.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(crate) struct Reading {
    pub(crate) classes: Classes,
    pub(crate) marker: Option<Marker>,
    pub(crate) verbs: Vec<(Lemma, Inflections)>,
    /// As a noun it governs an act: index into [`Language::governors`].
    pub(crate) governor: Option<usize>,
    pub(crate) pronoun: Option<usize>,
    /// The case marker that the pronoun contains: उसने.
    pub(crate) pronoun_marker: Option<Marker>,
}

/// What a governing word does to the act it governs.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub(crate) struct GovernorRule {
    pub(crate) modality: Option<SaidModality>,
    pub(crate) negative: bool,
    pub(crate) object_acts: bool,
    pub(crate) own: bool,
    pub(crate) judges: bool,
    pub(crate) undoes: bool,
    pub(crate) gerund: bool,
}

impl Classes {
    pub(crate) fn has(self, class: Class) -> bool {
        self.0 & (1u128 << class as u8) != 0
    }

    pub(crate) fn any(self, classes: &[Class]) -> bool {
        classes.iter().any(|class| self.has(*class))
    }

    pub(super) fn insert(&mut self, class: Class) {
        self.0 |= 1u128 << class as u8;
    }
}

impl Inflections {
    pub(crate) fn has(self, inflection: Inflection) -> bool {
        self.0 & (1 << inflection as u8) != 0
    }

    pub(crate) fn any(self, inflections: &[Inflection]) -> bool {
        inflections.iter().any(|inflection| self.has(*inflection))
    }

    pub(crate) fn insert(&mut self, inflection: Inflection) {
        self.0 |= 1 << inflection as u8;
    }
}

impl Reading {
    pub(crate) fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// is, has, will, should: what helps a verb.
    pub(crate) fn is_auxiliary(&self) -> bool {
        self.classes.any(&[
            Class::Be,
            Class::Have,
            Class::Do,
            Class::Future,
            Class::May,
            Class::Would,
            Class::Should,
        ])
    }
}

impl Language {
    /// The longest phrase that begins with `words`: how many words, and its reading.
    pub(crate) fn lookup(&self, words: &[&str]) -> Option<(usize, &Reading)> {
        let (length, reading) = self.phrases.longest(words)?;
        Some((length, self.readings.get(*reading as usize)))
    }

    /// The markers that play a role.
    pub(crate) fn markers_of(&self, role: Role) -> &[Marker] {
        self.roles.get(&role).map_or(&[], Vec::as_slice)
    }

    /// Whether the reading is a marker that plays this role.
    pub(crate) fn plays(&self, reading: Option<&Reading>, role: Role) -> bool {
        reading
            .and_then(|reading| reading.marker)
            .is_some_and(|marker| self.markers_of(role).contains(&marker))
    }

    /// What the word stands for behind a number.
    pub(crate) fn unabbreviated<'a>(&'a self, word: &'a str) -> &'a str {
        self.abbreviations.get(word).map_or(word, String::as_str)
    }

    /// Whether the verb adds nothing to the noun it belongs to.
    pub(crate) fn is_light(&self, lemma: Lemma) -> bool {
        self.light.contains(&lemma)
    }

    pub(crate) fn governor_of(&self, lemma: Lemma) -> Option<&GovernorRule> {
        self.governor_of.get(&lemma).map(|index| &self.governors[*index])
    }
}
