//! The library of YAML entries compiled for reading: entities, forms, triggers,
//! grammar words, and the one automaton over all that is scanned for.

pub(crate) mod entities;
pub(crate) mod events;
mod inflect;
pub(crate) mod language;
pub(crate) mod names;
pub(crate) mod triggers;

use std::collections::BTreeMap;

use crate::gazetteer::Problem;
use crate::gazetteer::files::library::Library;
use crate::gazetteer::files::schema::PerLang;
use crate::matcher::Matcher;
use crate::text::fold;
use crate::{Error, Lang};

use entities::{Entities, Offices};
use events::EventPatterns;
use language::Language;
use names::NameForm;
use triggers::{Frames, TriggerWord};

/// Everything that reading a text needs.
pub(crate) struct Lexicon {
    pub(crate) entities: Entities,
    pub(crate) offices: Offices,
    pub(crate) frames: Frames,
    pub(crate) events: EventPatterns,
    pub(crate) en: Language,
    pub(crate) hi: Language,
    pub(crate) matcher: Matcher,
    /// What each pattern of the matcher may mean.
    meanings: Vec<Vec<Meaning>>,
}

/// What a form in the text may mean.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Meaning {
    /// It names an entity.
    Name(NameForm),
    /// It is a title: index into [`Lexicon::offices`].
    Office { office: usize, plural: bool },
    /// It may carry a relation.
    Trigger(TriggerWord),
    /// It may end or begin the name of an event: index into [`Lexicon::events`].
    EventNoun(usize),
    /// It looks like a name and is none.
    NotName,
}

impl Lexicon {
    pub(crate) fn new(library: &Library) -> Result<Self, Error> {
        let mut en = language(library, "en")?;
        let mut hi = language(library, "hi")?;
        let mut forms = Forms::default();
        let entities = Entities::new(library);
        names::add_names(&entities, library, &mut forms);
        let offices = Offices::new(library, &mut forms);
        let frames = Frames::new(library, &mut en, &mut hi, &mut forms);
        let events = EventPatterns::new(library, &entities, &mut forms)?;
        en.finish();
        hi.finish();
        for phrase in library.not_names.en.iter().chain(&library.not_names.hi) {
            forms.add(phrase, Meaning::NotName);
        }
        let (patterns, meanings) = forms.sorted();
        let matcher = Matcher::new(patterns.iter().map(String::as_str))?;
        Ok(Lexicon { entities, offices, frames, events, en, hi, matcher, meanings })
    }

    pub(crate) fn language(&self, lang: Lang) -> &Language {
        match lang {
            Lang::En => &self.en,
            Lang::Hi => &self.hi,
        }
    }

    pub(crate) fn meanings(&self, pattern: usize) -> &[Meaning] {
        &self.meanings[pattern]
    }
}

/// The names of all entities by their folded form, as they are compiled.
pub(crate) fn names_by_form(library: &Library, entities: &Entities) -> BTreeMap<String, Vec<NameForm>> {
    let mut forms = Forms::default();
    names::add_names(entities, library, &mut forms);
    let mut by_form: BTreeMap<String, Vec<NameForm>> = BTreeMap::new();
    for (form, meaning) in forms.0 {
        if let Meaning::Name(name) = meaning {
            by_form.entry(form).or_default().push(name);
        }
    }
    by_form
}

fn language(library: &Library, code: &str) -> Result<Language, Error> {
    let missing = || {
        Problem::new("no-grammar", format!("no grammar for `{code}`"))
            .cure("add `grammar/` of the built-in data")
    };
    Language::new(library.grammars.get(code).ok_or_else(missing)?)
}

/// Folded forms and what they may mean, as they are collected.
#[derive(Default)]
pub(crate) struct Forms(Vec<(String, Meaning)>);

impl Forms {
    pub(crate) fn add(&mut self, form: &str, meaning: Meaning) {
        let folded = fold(form);
        if !folded.is_empty() {
            self.0.push((folded, meaning));
        }
    }

    /// Each form once, with all that it may mean. In the order of the alphabet,
    /// in which an automaton is built in half the time.
    fn sorted(mut self) -> (Vec<String>, Vec<Vec<Meaning>>) {
        self.0.sort_by(|(one, _), (other, _)| one.cmp(other));
        let (mut patterns, mut meanings): (Vec<String>, Vec<Vec<Meaning>>) = Default::default();
        for (form, meaning) in self.0 {
            match meanings.last_mut() {
                Some(known) if patterns.last() == Some(&form) => known.push(meaning),
                _ => {
                    patterns.push(form);
                    meanings.push(vec![meaning]);
                }
            }
        }
        (patterns, meanings)
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
