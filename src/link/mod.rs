//! From forms to entities: which of the candidates a form means, who holds the
//! titles beside names, whom an unlisted name or a pronoun stands for.

mod antecedents;
mod bynames;
mod choose;
mod described;
mod events;
mod fuzzy;
mod introduced;
mod names;
mod particles;
mod persons;
mod places;
mod pronouns;
mod scene;
mod spellings;
mod surnames;
#[cfg(test)]
mod tests;
mod titles;
mod tongues;
mod unlisted;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use particles::SplitVerb;

use crate::lexicon::places::HeadWord;
use crate::lexicon::sounding::Sounding;
use crate::lexicon::triggers::TriggerWord;
use crate::lexicon::{Lexicon, Meaning};
use crate::matcher::Hit;
use crate::text::Words;
use crate::trace::Tracer;
use crate::{Doc, Entity, EntityId, EntityType, MentionForm, Sentence, Span};

/// A document's sentences with everything that the scan found in them, linked.
pub(crate) struct Linked<'t> {
    pub(crate) sentences: Vec<LinkedSentence<'t>>,
    pub(crate) mentions: Vec<LinkedMention>,
    pub(crate) unlisted: Vec<Entity>,
    /// Subtypes of those that are events built from parts, or places by their head.
    built: BTreeMap<usize, Arc<str>>,
}

/// A sentence in which something was found.
pub(crate) struct LinkedSentence<'t> {
    /// Index among all sentences of the document.
    pub(crate) index: usize,
    pub(crate) sentence: Sentence,
    pub(crate) words: Words<'t>,
    /// Titles that stand in it.
    pub(crate) titles: Vec<Title>,
    /// Offices of bodies, and who holds them, as the sentence says it.
    pub(crate) holdings: Vec<Holding>,
    pub(crate) triggers: Vec<TriggerHit>,
    pub(crate) split_verbs: Vec<SplitVerb>,
    /// It holds words such as "its", whose clauses tell whom they stand for.
    pub(crate) has_pronouns: bool,
    event_nouns: Vec<EventNoun>,
    place_heads: Vec<PlaceHeadHit>,
    given_names: Vec<GivenName>,
}

/// Who a mention names.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(crate) enum Who {
    /// Index into the lexicon's entities.
    Listed(usize),
    /// Index into [`Linked::unlisted`].
    Unlisted(usize),
}

/// A mention with its entity.
#[derive(Clone, Debug)]
pub(crate) struct LinkedMention {
    pub(crate) span: Span,
    pub(crate) who: Who,
    pub(crate) form: MentionForm,
    /// Index among all sentences of the document.
    pub(crate) sentence: usize,
}

/// A title in a sentence, by tokens, half open.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Title {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) office: usize,
    pub(crate) plural: bool,
}

/// A title with the body it belongs to and who holds it, as mentions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Holding {
    /// None if no name stands beside it: "became president of France".
    pub(crate) person: Option<Span>,
    pub(crate) body: Span,
    pub(crate) office: usize,
    pub(crate) former: bool,
    pub(crate) title: Span,
}

/// A word or phrase that may carry a relation.
#[derive(Clone, Debug)]
pub(crate) struct TriggerHit {
    pub(crate) span: Span,
    pub(crate) words: Vec<TriggerWord>,
}

/// A noun that names an event together with what stands around it.
#[derive(Clone, Copy, Debug)]
struct EventNoun {
    span: Span,
    /// Index into the lexicon's event patterns.
    pattern: usize,
}

/// A word that may make a place of the name beside it.
#[derive(Clone, Copy, Debug)]
struct PlaceHeadHit {
    span: Span,
    word: HeadWord,
}

/// A word or two that may begin a person's name.
#[derive(Clone, Debug)]
struct GivenName {
    tokens: Range<usize>,
    /// It is a word of the language as well.
    word: bool,
}

/// What linking works with.
pub(crate) struct Linker<'a, 't> {
    lexicon: &'a Lexicon,
    doc: &'t Doc<'t>,
    linked: Linked<'t>,
    unlisted_ids: HashMap<EntityId, usize>,
    /// Indexes of the mentions in each sentence, as they were found.
    mentions_by_sentence: Vec<Vec<usize>>,
}

/// Links everything that the scan found, and with `sounding` what sounds like a listed name.
pub(crate) fn link<'t>(
    lexicon: &Lexicon,
    sounding: Option<&Sounding>,
    doc: &'t Doc<'t>,
    sentences: &[Sentence],
    hits: &[Hit],
    trace: &mut Tracer,
) -> Linked<'t> {
    let (sentences_of, mentions, unlisted) = (Vec::new(), Vec::new(), Vec::new());
    let linked = Linked { sentences: sentences_of, mentions, unlisted, built: BTreeMap::new() };
    let mut linker = Linker {
        lexicon,
        doc,
        linked,
        unlisted_ids: HashMap::new(),
        mentions_by_sentence: vec![Vec::new(); sentences.len()],
    };
    linker.choose_all(sentences, hits, sounding.is_some(), trace);
    if let Some(sounding) = sounding {
        linker.link_by_sound(sounding);
    }
    linker.link_namesakes();
    linker.link_spellings();
    linker.link_places(trace);
    linker.link_titles();
    linker.link_given_names(trace);
    linker.link_surnames();
    linker.link_repeated_names();
    linker.link_events();
    linker.link_pronouns();
    linker.linked.mentions.sort_by_key(|mention| (mention.span.start, mention.span.end, mention.who));
    linker.linked
}

impl Linker<'_, '_> {
    fn mention(&mut self, span: Span, who: Who, form: MentionForm, sentence: usize) {
        self.mentions_by_sentence[sentence].push(self.linked.mentions.len());
        self.linked.mentions.push(LinkedMention { span, who, form, sentence });
    }

    /// Drops the mentions that a longer one covers.
    fn forget_inside(&mut self, span: Span) {
        self.linked.mentions.retain(|mention| !span.contains(mention.span));
        self.mentions_by_sentence.iter_mut().for_each(Vec::clear);
        for (index, mention) in self.linked.mentions.iter().enumerate() {
            self.mentions_by_sentence[mention.sentence].push(index);
        }
    }

    fn entity_type(&self, who: Who) -> EntityType {
        self.linked.entity(self.lexicon, who).entity_type
    }
}

impl Linked<'_> {
    /// Indexes of the mentions in a sentence.
    pub(crate) fn mentions_in(&self, sentence: usize) -> Range<usize> {
        let first = self.mentions.partition_point(|mention| mention.sentence < sentence);
        first..self.mentions.partition_point(|mention| mention.sentence <= sentence)
    }

    pub(crate) fn mentions_of(&self, sentence: &LinkedSentence<'_>) -> impl Iterator<Item = &LinkedMention> {
        self.mentions[self.mentions_in(sentence.index)].iter()
    }

    /// Whether it names two: less cannot be related.
    pub(crate) fn could_relate(&self, sentence: &LinkedSentence<'_>) -> bool {
        self.mentions_in(sentence.index).len() > 1
    }

    pub(crate) fn entity<'a>(&'a self, lexicon: &'a Lexicon, who: Who) -> &'a Entity {
        match who {
            Who::Listed(index) => &lexicon.entities.get(index).entity,
            Who::Unlisted(index) => &self.unlisted[index],
        }
    }

    /// Its finer sort, if it is known.
    pub(crate) fn subtype<'a>(&'a self, lexicon: &'a Lexicon, who: Who) -> Option<&'a str> {
        match who {
            Who::Listed(index) => lexicon.entities.get(index).subtype.as_deref(),
            Who::Unlisted(index) => self.built.get(&index).map(|subtype| &**subtype),
        }
    }
}

/// The event patterns whose noun it is.
fn event_patterns(meanings: &[Meaning]) -> impl Iterator<Item = usize> {
    meanings.iter().filter_map(|meaning| match meaning {
        Meaning::EventNoun(pattern) => Some(*pattern as usize),
        _ => None,
    })
}

/// The place heads among a pattern's meanings.
fn place_heads(meanings: &[Meaning]) -> impl Iterator<Item = HeadWord> {
    meanings.iter().filter_map(|meaning| match meaning {
        Meaning::PlaceHead(word) => Some(*word),
        _ => None,
    })
}

/// The triggers among a pattern's meanings.
fn trigger_words(meanings: &[Meaning]) -> Vec<TriggerWord> {
    let trigger = |meaning: &Meaning| match meaning {
        Meaning::Trigger(word) => Some(*word),
        _ => None,
    };
    meanings.iter().filter_map(trigger).collect()
}
