//! How names of events are built, compiled: nouns for the scan, ways to say it for the linker.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::gazetteer::Problem;
use crate::gazetteer::files::events::{EventPattern, EventPatternFile, EventSlot, EventWords};
use crate::gazetteer::files::library::Library;
use crate::gazetteer::files::schema::PerLang;
use crate::notation::ways;
use crate::text::fold_token;
use crate::{Error, Lang};

use super::entities::{Entities, Listed};
use super::{Forms, Meaning};

/// All event patterns.
#[derive(Default, Deserialize, Serialize)]
pub(crate) struct EventPatterns {
    slots: Vec<EventSlot>,
    patterns: Vec<EventRule>,
    /// Folded words for the first, the second …
    ordinals: PerLang<Vec<Vec<String>>>,
    printed_ordinals: PerLang<Vec<String>>,
    /// Folded.
    not_after: PerLang<Vec<String>>,
}

/// One sort of event and how its names are built.
#[derive(Deserialize, Serialize)]
pub(crate) struct EventRule {
    pub(crate) id: Arc<str>,
    /// That of the events it builds.
    pub(crate) subtype: Option<Arc<str>>,
    /// The listed events that it may mean.
    pub(crate) listed: Vec<usize>,
    label: PerLang<Vec<Vec<Printed>>>,
    say: PerLang<Vec<EventPhrase>>,
}

/// A way to name an event: what stands before its noun, nearest first, and after it.
#[derive(Deserialize, Serialize)]
pub(crate) struct EventPhrase {
    pub(crate) before: Vec<EventStep>,
    pub(crate) after: Vec<EventStep>,
}

/// A word of a phrase.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct EventStep {
    pub(crate) want: EventWant,
    /// Must be there, but is no part of the name.
    pub(crate) context: bool,
}

/// What a step asks for.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) enum EventWant {
    /// One of these, folded.
    Words(Vec<String>),
    /// Index of a slot.
    Slot(usize),
    Year,
    Ordinal,
    /// A name that no list holds.
    Name,
    Noun,
}

/// A word of a label.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Printed {
    word: String,
    want: EventWant,
}

impl EventPatterns {
    pub(super) fn new(library: &Library, entities: &Entities, forms: &mut Forms) -> Result<Self, Error> {
        let files = &library.event_patterns;
        let slots: BTreeMap<&String, &EventSlot> = files.iter().flat_map(|file| &file.slots).collect();
        let names: Vec<&str> = slots.keys().map(|name| name.as_str()).collect();
        let mut patterns = EventPatterns {
            slots: slots.values().map(|slot| (*slot).clone()).collect(),
            ..EventPatterns::default()
        };
        for file in files {
            patterns.add_words(file);
        }
        let mut sorted: Vec<&EventPattern> = files.iter().flat_map(|file| &file.patterns).collect();
        sorted.sort_by(|one, other| one.id.cmp(&other.id));
        for pattern in sorted {
            for noun in [&pattern.en, &pattern.hi].into_iter().flatten().flat_map(|words| &words.noun) {
                forms.add(noun, Meaning::EventNoun(patterns.patterns.len() as u32));
            }
            patterns.patterns.push(rule(pattern, &names, entities)?);
        }
        Ok(patterns)
    }

    fn add_words(&mut self, file: &EventPatternFile) {
        let fold_all = |words: &[String]| words.iter().map(|word| fold_token(word)).collect::<Vec<_>>();
        for lang in [Lang::En, Lang::Hi] {
            self.not_after.of_mut(lang).extend(fold_all(file.not_after.of(lang)));
            for words in file.ordinals.of(lang) {
                self.ordinals.of_mut(lang).push(fold_all(words));
                self.printed_ordinals.of_mut(lang).extend(words.first().cloned());
            }
        }
    }

    pub(crate) fn get(&self, index: usize) -> &EventRule {
        &self.patterns[index]
    }

    pub(crate) fn slot(&self, index: usize) -> &EventSlot {
        &self.slots[index]
    }

    /// Whether no single event is named after this word.
    pub(crate) fn is_vetoed_by(&self, word: &str, lang: Lang) -> bool {
        self.not_after.of(lang).iter().any(|other| other == word)
    }

    /// The number that an ordinal says.
    pub(crate) fn ordinal(&self, word: &str, lang: Lang) -> Option<u16> {
        let index =
            self.ordinals.of(lang).iter().position(|words| words.iter().any(|other| other == word))?;
        u16::try_from(index + 1).ok()
    }

    /// The label of an event, from what its name says: `print` gives the words of a part.
    pub(crate) fn label(
        &self,
        rule: &EventRule,
        lang: Lang,
        said: &[EventWant],
        print: impl Fn(&EventWant) -> String,
    ) -> Option<String> {
        let parts = |way: &&Vec<Printed>| {
            let wants = way.iter().map(|printed| &printed.want);
            let wants: Vec<&EventWant> =
                wants.filter(|want| !matches!(want, EventWant::Words(_) | EventWant::Noun)).collect();
            wants.len() == said.len() && wants.iter().all(|want| said.contains(want))
        };
        let way = rule.label.of(lang).iter().find(parts)?;
        let words = way.iter().map(|printed| match &printed.want {
            EventWant::Words(_) => printed.word.clone(),
            want => print(want),
        });
        Some(words.collect::<Vec<_>>().join(" "))
    }

    /// The ordinal as it is printed.
    pub(crate) fn print_ordinal(&self, number: u16, lang: Lang) -> String {
        let printed = self.printed_ordinals.of(lang).get(usize::from(number).saturating_sub(1));
        printed.map_or_else(|| number.to_string(), String::clone)
    }
}

impl EventRule {
    pub(crate) fn say(&self, lang: Lang) -> &[EventPhrase] {
        self.say.of(lang)
    }
}

fn rule(pattern: &EventPattern, slots: &[&str], entities: &Entities) -> Result<EventRule, Error> {
    let is_of_sort =
        |listed: &Listed| listed.subtype.as_ref().is_some_and(|subtype| pattern.subtypes.contains(subtype));
    let phrases = |words: &Option<EventWords>| -> Result<Vec<EventPhrase>, Error> {
        let says = words.iter().flat_map(|words| &words.say);
        let phrases = says.map(|say| phrases(say, slots)).collect::<Result<Vec<_>, _>>()?;
        Ok(phrases.into_iter().flatten().collect())
    };
    let label = |label: &str| {
        ways(label, |word, _| Ok(Printed { word: word.to_owned(), want: want(word, slots)? }))
            .map_err(|what| bad(label, &what))
    };
    Ok(EventRule {
        id: Arc::from(pattern.id.as_str()),
        subtype: pattern.subtypes.first().map(|subtype| Arc::from(subtype.as_str())),
        listed: entities.all().filter(|(_, listed)| is_of_sort(listed)).map(|(index, _)| index).collect(),
        label: PerLang { en: label(&pattern.label.en)?, hi: label(&pattern.label.hi)? },
        say: PerLang { en: phrases(&pattern.en)?, hi: phrases(&pattern.hi)? },
    })
}

fn phrases(say: &str, slots: &[&str]) -> Result<Vec<EventPhrase>, Problem> {
    let step = |word: &str, context| Ok(EventStep { want: want(word, slots)?, context });
    let ways = ways(say, step).map_err(|what| bad(say, &what))?;
    let mut phrases = Vec::new();
    for way in ways {
        let noun = way.iter().position(|step| step.want == EventWant::Noun && !step.context);
        let noun = noun.ok_or_else(|| bad(say, "has no NOUN"))?;
        let before = way[..noun].iter().rev().cloned().collect();
        phrases.push(EventPhrase { before, after: way[noun + 1..].to_vec() });
    }
    Ok(phrases)
}

fn want(word: &str, slots: &[&str]) -> Result<EventWant, String> {
    Ok(match word {
        "NOUN" => EventWant::Noun,
        "YEAR" => EventWant::Year,
        "ORDINAL" => EventWant::Ordinal,
        "NAME" => EventWant::Name,
        _ => match slots.iter().position(|slot| *slot == word) {
            Some(slot) => EventWant::Slot(slot),
            None if word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase()) => {
                return Err(format!("has a word `{word}` that is no slot"));
            }
            None => EventWant::Words(word.split('|').map(fold_token).collect()),
        },
    })
}

fn bad(say: &str, what: &str) -> Problem {
    Problem::new("bad-event-pattern", format!("the pattern `{say}` {what}"))
}
