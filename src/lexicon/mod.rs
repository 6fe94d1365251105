//! The library of YAML entries compiled for reading: entities, forms, triggers,
//! grammar words, and the one trie of all that is scanned for.
//!
//! The build script compiles the built-in data in here, too, and stores what
//! comes out; so this folder uses nothing of the crate that comes after it.

pub(crate) mod alike;
pub(crate) mod entities;
pub(crate) mod events;
mod grammar;
mod inflect;
pub(crate) mod language;
pub(crate) mod names;
pub(crate) mod persons;
pub(crate) mod places;
pub(crate) mod sounding;
mod stored;
pub(crate) mod triggers;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::gazetteer::files::library::Library;
use crate::gazetteer::files::schema::PerLang;
use crate::gazetteer::{DateWords, Problem, SentenceWords};
use crate::matcher::{Matcher, Phrases};
use crate::text::fold;
use crate::{Error, Lang};

use alike::Alike;
use entities::{Entities, Offices, References};
use events::EventPatterns;
use grammar::Grammar;
use language::Language;
use names::{AllConditions, NameForm};
use persons::PersonNames;
use places::{HeadWord, PlaceHeads};
use triggers::{Frames, TriggerWord};

/// A library compiled: what is stored of the built-in data.
#[derive(Deserialize, Serialize)]
pub(crate) struct Compiled {
    pub(crate) lexicon: Lexicon,
    pub(crate) sentence_words: Vec<SentenceWords>,
    pub(crate) date_words: Vec<DateWords>,
}

impl Compiled {
    pub(crate) fn new(library: &Library) -> Result<Self, Error> {
        Ok(Compiled {
            lexicon: Lexicon::new(library)?,
            sentence_words: library.sentence_words.clone(),
            date_words: library.date_words.clone(),
        })
    }
}

/// The words and rules that a text is held against.
#[derive(Deserialize, Serialize)]
pub(crate) struct Lexicon {
    pub(crate) entities: Entities,
    pub(crate) conditions: AllConditions,
    pub(crate) offices: Offices,
    pub(crate) persons: PersonNames,
    pub(crate) alike: Alike,
    pub(crate) frames: Frames,
    pub(crate) events: EventPatterns,
    pub(crate) places: PlaceHeads,
    pub(crate) en: Language,
    pub(crate) hi: Language,
    /// Half of all data, so the build script stores it by itself.
    #[serde(skip)]
    pub(crate) matcher: Matcher<Meaning>,
}

/// What a form in the text may mean.
///
/// A hundred thousand forms are read at the first use: sixteen bytes each, hence the short indices.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(crate) enum Meaning {
    /// It names an entity.
    Name(NameForm),
    /// It is a title: index into [`Lexicon::offices`].
    Office { office: u32, plural: bool },
    /// It may carry a relation.
    Trigger(TriggerWord),
    /// It may end or begin the name of an event: index into [`Lexicon::events`].
    EventNoun(u32),
    /// It may make a place of the name beside it.
    PlaceHead(HeadWord),
    /// It may begin a person's name; if it is a word as well, only before a known surname.
    GivenName { word: bool },
    /// It looks like a name and is none.
    NotName,
}

impl Lexicon {
    fn new(library: &Library) -> Result<Self, Error> {
        let mut en = grammar(library, "en")?;
        let mut hi = grammar(library, "hi")?;
        let mut forms = Forms::default();
        let references = References::new(library);
        let conditions = names::add_names(&references, &mut forms);
        let offices = Offices::new(library, &mut forms);
        let frames = Frames::new(library, &mut en, &mut hi, &mut forms);
        let entities = Entities::new(&references);
        let events = EventPatterns::new(library, &entities, &mut forms)?;
        let places = PlaceHeads::new(library, &mut forms);
        let persons = PersonNames::new(library, &en.inflector, &mut forms);
        for phrase in library.not_names.en.iter().chain(&library.not_names.hi) {
            forms.add(phrase, Meaning::NotName);
        }
        Ok(Lexicon {
            entities,
            conditions,
            offices,
            alike: Alike::new(library, &persons),
            persons,
            frames,
            events,
            places,
            en: en.finish(),
            hi: hi.finish(),
            matcher: Matcher::from(Phrases::new(forms.0)),
        })
    }

    pub(crate) fn language(&self, lang: Lang) -> &Language {
        match lang {
            Lang::En => &self.en,
            Lang::Hi => &self.hi,
        }
    }
}

/// The names of all entities by their folded form, as they are compiled.
pub(crate) struct NamesByForm {
    pub(crate) entities: Entities,
    pub(crate) conditions: AllConditions,
    pub(crate) names: BTreeMap<String, Vec<NameForm>>,
}

impl NamesByForm {
    pub(crate) fn new(library: &Library) -> Self {
        let references = References::new(library);
        let mut forms = Forms::default();
        let conditions = names::add_names(&references, &mut forms);
        let mut names: BTreeMap<String, Vec<NameForm>> = BTreeMap::new();
        for (form, meaning) in forms.0 {
            if let Meaning::Name(name) = meaning {
                names.entry(form).or_default().push(name);
            }
        }
        NamesByForm { entities: Entities::new(&references), conditions, names }
    }
}

fn grammar<'l>(library: &'l Library, code: &str) -> Result<Grammar<'l>, Error> {
    let missing = || {
        Problem::new("no-grammar", format!("no grammar for `{code}`"))
            .cure("add `grammar/` of the built-in data")
    };
    Grammar::new(library.grammars.get(code).ok_or_else(missing)?)
}

/// Folded forms and what they may mean, as they are collected.
#[derive(Default)]
struct Forms(Vec<(String, Meaning)>);

impl Forms {
    fn add(&mut self, form: &str, meaning: Meaning) {
        let folded = fold(form);
        if !folded.is_empty() {
            self.0.push((folded, meaning));
        }
    }
}

impl<T> PerLang<T> {
    /// What it holds for a language.
    pub(crate) fn of(&self, lang: Lang) -> &T {
        match lang {
            Lang::En => &self.en,
            Lang::Hi => &self.hi,
        }
    }

    fn of_mut(&mut self, lang: Lang) -> &mut T {
        match lang {
            Lang::En => &mut self.en,
            Lang::Hi => &mut self.hi,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meanings_are_small() {
        assert_eq!(size_of::<Meaning>(), 16);
    }
}
