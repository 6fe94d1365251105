//! The grammar words of one language, looked up by their folded form.

use std::collections::HashMap;

use crate::Error;
use crate::gazetteer::files::grammar::{Class, GrammarFile, Inflection, PronounEntry, Role};
use crate::gazetteer::files::rules::SaidModality;
use crate::text::fold;

use super::inflect::Inflector;

/// Grammar words of one language.
pub(crate) struct Language {
    pub(crate) inflector: Inflector,
    /// By first word; longest first.
    entries: HashMap<String, Vec<(Vec<String>, Reading)>>,
    lemmas: HashMap<String, Lemma>,
    markers: Vec<String>,
    roles: HashMap<Role, Vec<Marker>>,
    pub(crate) governors: Vec<GovernorRule>,
    governor_of: HashMap<Lemma, usize>,
    pub(crate) pronouns: Vec<PronounEntry>,
}

/// A verb's lemma.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(crate) struct Lemma(u32);

/// A preposition or case marker.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(crate) struct Marker(u8);

/// A set of [`Class`]es.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Classes(u64);

/// A set of [`Inflection`]s.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Inflections(u16);

/// What a word or phrase may be.
#[derive(Clone, Debug, Default)]
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
#[derive(Clone, Copy, Debug)]
pub(crate) struct GovernorRule {
    pub(crate) modality: Option<SaidModality>,
    pub(crate) negative: bool,
    pub(crate) object_acts: bool,
}

impl Classes {
    pub(crate) fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    pub(crate) fn any(self, classes: &[Class]) -> bool {
        classes.iter().any(|class| self.has(*class))
    }

    fn insert(&mut self, class: Class) {
        self.0 |= 1 << class as u8;
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
}

impl Language {
    pub(crate) fn new(grammar: &GrammarFile) -> Result<Self, Error> {
        let mut language = Language {
            inflector: Inflector::new(grammar)?,
            entries: HashMap::new(),
            lemmas: HashMap::new(),
            markers: grammar.markers.keys().cloned().collect(),
            roles: HashMap::new(),
            governors: Vec::new(),
            governor_of: HashMap::new(),
            pronouns: grammar.pronouns.clone(),
        };
        language.add_words(grammar);
        for (role, names) in &grammar.roles {
            let markers = names.iter().filter_map(|name| language.marker(name)).collect();
            language.roles.insert(*role, markers);
        }
        language.add_governors(grammar);
        Ok(language)
    }

    /// Puts longer phrases first; to be called when all words are in.
    pub(crate) fn finish(&mut self) {
        for phrases in self.entries.values_mut() {
            phrases.sort_by(|(one, _), (other, _)| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        }
    }

    fn add_words(&mut self, grammar: &GrammarFile) {
        for (index, words) in grammar.markers.values().enumerate() {
            for word in words {
                self.reading(word).marker = Some(Marker(index as u8));
            }
        }
        for (class, words) in &grammar.words {
            for word in words {
                self.reading(word).classes.insert(*class);
            }
        }
        for (class, nouns) in &grammar.nouns {
            for form in nouns.iter().flat_map(|noun| self.inflector.noun(noun)).collect::<Vec<_>>() {
                self.reading(&form).classes.insert(*class);
            }
        }
        for (class, verbs) in &grammar.verbs {
            for verb in verbs {
                self.add_verb(verb, Some(*class));
            }
        }
        for (index, pronoun) in grammar.pronouns.iter().enumerate() {
            for word in &pronoun.words {
                let marker = pronoun.marker.as_deref().and_then(|name| self.marker(name));
                let reading = self.reading(word);
                (reading.pronoun, reading.pronoun_marker) = (Some(index), marker);
            }
        }
    }

    fn add_governors(&mut self, grammar: &GrammarFile) {
        for governor in &grammar.governors {
            let index = self.governors.len();
            self.governors.push(GovernorRule {
                modality: governor.modality,
                negative: governor.negative,
                object_acts: governor.object_acts,
            });
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
    pub(crate) fn add_verb(&mut self, verb: &str, class: Option<Class>) -> Lemma {
        let next = Lemma(self.lemmas.len() as u32);
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
        let folded = fold_phrase(phrase);
        let mut words = folded.split(' ').map(str::to_owned);
        let first = words.next().unwrap_or_default();
        let rest: Vec<String> = words.collect();
        let phrases = self.entries.entry(first).or_default();
        let index = phrases.iter().position(|(other, _)| *other == rest).unwrap_or_else(|| {
            phrases.push((rest, Reading::default()));
            phrases.len() - 1
        });
        &mut phrases[index].1
    }

    /// The longest phrase that begins with `words`: how many words, and its reading.
    pub(crate) fn lookup(&self, words: &[&str]) -> Option<(usize, &Reading)> {
        let (first, following) = words.split_first()?;
        let phrases = self.entries.get(*first)?;
        let fits = |rest: &[String]| {
            rest.len() <= following.len() && rest.iter().zip(following).all(|(one, other)| one == other)
        };
        phrases.iter().find(|(rest, _)| fits(rest)).map(|(rest, reading)| (rest.len() + 1, reading))
    }

    /// Whether the word is a case marker or preposition by itself.
    pub(crate) fn is_marker(&self, word: &str) -> bool {
        self.lookup(&[&fold_phrase(word)]).is_some_and(|(_, reading)| reading.marker.is_some())
    }

    pub(crate) fn marker(&self, name: &str) -> Option<Marker> {
        self.markers.iter().position(|marker| marker == name).map(|index| Marker(index as u8))
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

    pub(crate) fn governor_of(&self, lemma: Lemma) -> Option<&GovernorRule> {
        self.governor_of.get(&lemma).map(|index| &self.governors[*index])
    }
}

/// Punctuation that stands for a word keeps its place: `'s`, `:`, `&`.
pub(crate) fn fold_phrase(phrase: &str) -> String {
    let folded = fold(phrase);
    if folded.is_empty() { phrase.to_owned() } else { folded }
}
