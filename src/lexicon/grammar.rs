//! The grammar words of one language in all their forms, as they are collected.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use crate::Error;
use crate::gazetteer::files::grammar::{Class, GrammarFile, Role};
use crate::matcher::Phrases;
use crate::text::fold;

use super::inflect::Inflector;
use super::language::{GovernorRule, Inflections, Language, Lemma, Marker, Reading};
use super::stored::Stored;

/// A [`Language`] that words can still be added to.
pub(super) struct Grammar<'l> {
    file: &'l GrammarFile,
    pub(super) inflector: Inflector,
    /// By folded phrase.
    readings: BTreeMap<String, Reading>,
    lemmas: BTreeMap<String, Lemma>,
    governor_of: BTreeMap<Lemma, usize>,
}

impl<'l> Grammar<'l> {
    pub(super) fn new(file: &'l GrammarFile) -> Result<Self, Error> {
        let mut grammar = Grammar {
            file,
            inflector: Inflector::new(file)?,
            readings: BTreeMap::new(),
            lemmas: BTreeMap::new(),
            governor_of: BTreeMap::new(),
        };
        grammar.add_words();
        grammar.add_governors();
        Ok(grammar)
    }

    /// The language, when all words are in.
    pub(super) fn finish(self) -> Language {
        let governors = self.file.governors.iter().map(|governor| GovernorRule {
            modality: governor.modality,
            negative: governor.negative,
            object_acts: governor.object_acts,
            own: governor.own,
            judges: governor.judges,
            undoes: governor.undoes,
            gerund: governor.gerund,
        });
        Language {
            roles: self.file.roles.keys().map(|role| (*role, self.markers_of(*role))).collect(),
            governors: governors.collect(),
            light: self.lemmas_of(Class::Light),
            governor_of: self.governor_of,
            pronouns: self.file.pronouns.clone(),
            abbreviations: self.file.abbreviations.clone(),
            phrases: Phrases::new(self.readings.keys().cloned().zip(0..).collect()),
            readings: Stored::new(self.readings.into_values()),
        }
    }

    fn add_words(&mut self) {
        let file = self.file;
        for (index, words) in file.markers.values().enumerate() {
            for word in words {
                self.reading(word).marker = Some(Marker(index as u8));
            }
        }
        for (class, words) in &file.words {
            for word in words {
                self.reading(word).classes.insert(*class);
            }
        }
        for (class, nouns) in &file.nouns {
            for form in nouns.iter().flat_map(|noun| self.inflector.noun(noun)).collect::<Vec<_>>() {
                self.reading(&form).classes.insert(*class);
            }
        }
        for (class, verbs) in &file.verbs {
            for verb in verbs {
                self.add_verb(verb, Some(*class));
            }
        }
        for (index, pronoun) in file.pronouns.iter().enumerate() {
            let marker = pronoun.marker.as_deref().and_then(|name| self.marker(name));
            for word in &pronoun.words {
                let reading = self.reading(word);
                (reading.pronoun, reading.pronoun_marker) = (Some(index), marker);
                if pronoun.relative {
                    reading.classes.insert(Class::Relative);
                }
            }
        }
    }

    fn add_governors(&mut self) {
        for (index, governor) in self.file.governors.iter().enumerate() {
            for verb in &governor.verbs {
                let lemma = self.add_verb(verb, None);
                self.governor_of.entry(lemma).or_insert(index);
            }
            for form in governor.nouns.iter().flat_map(|noun| self.inflector.noun(noun)).collect::<Vec<_>>() {
                self.reading(&form).governor.get_or_insert(index);
            }
        }
    }

    /// Adds all forms of a verb, if they are not there, and gives its lemma.
    pub(super) fn add_verb(&mut self, verb: &str, class: Option<Class>) -> Lemma {
        let next = Lemma(NonZeroU32::MIN.saturating_add(self.lemmas.len() as u32));
        let lemma = *self.lemmas.entry(verb.to_owned()).or_insert(next);
        let known = lemma != next;
        if known && class.is_none() {
            return lemma;
        }
        for (inflection, form) in self.inflector.verb(verb) {
            let reading = self.reading(&form);
            if let Some(class) = class {
                reading.classes.insert(class);
            }
            match reading.verbs.iter_mut().find(|(other, _)| *other == lemma) {
                Some((_, inflections)) => inflections.insert(inflection),
                None => {
                    let mut inflections = Inflections::default();
                    inflections.insert(inflection);
                    reading.verbs.push((lemma, inflections));
                }
            }
        }
        lemma
    }

    fn reading(&mut self, phrase: &str) -> &mut Reading {
        self.readings.entry(fold_phrase(phrase)).or_default()
    }

    /// Whether the word is a case marker or preposition by itself.
    pub(super) fn is_marker(&self, word: &str) -> bool {
        self.readings.get(&fold_phrase(word)).is_some_and(|reading| reading.marker.is_some())
    }

    fn lemmas_of(&self, class: Class) -> Vec<Lemma> {
        let verbs = self.file.verbs.get(&class).into_iter().flatten();
        verbs.filter_map(|verb| self.lemmas.get(verb).copied()).collect()
    }

    /// The markers that play a role.
    pub(super) fn markers_of(&self, role: Role) -> Vec<Marker> {
        let names = self.file.roles.get(&role).into_iter().flatten();
        names.filter_map(|name| self.marker(name)).collect()
    }

    pub(super) fn marker(&self, name: &str) -> Option<Marker> {
        self.file.markers.keys().position(|marker| marker == name).map(|index| Marker(index as u8))
    }
}

/// Punctuation that stands for a word keeps its place: `'s`, `:`, `&`.
fn fold_phrase(phrase: &str) -> String {
    let folded = fold(phrase);
    if folded.is_empty() { phrase.to_owned() } else { folded }
}
