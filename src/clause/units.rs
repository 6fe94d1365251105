//! A sentence as a row of units.

use crate::gazetteer::files::grammar::{Class, Inflection, PronounEntry};
use crate::lexicon::language::{Classes, Inflections, Lemma, Marker, Reading};
use crate::lexicon::triggers::Shape;
use crate::link::{LinkedMention, LinkedSentence, Title, TriggerHit};
use crate::text::TokenKind;
use crate::time::FoundDate;
use crate::{Lang, MentionForm, Span};

use super::Context;
use super::amounts::join_amounts;
use super::senses::{begins_month, is_noun_here, is_verb_here, noun_length};

/// A mention, a title, a grammar word or phrase, or another word.
#[derive(Clone, Debug)]
pub(crate) struct Unit<'a> {
    pub(crate) span: Span,
    pub(crate) kind: UnitKind,
    /// As it is in the text, folded; of phrases the first word.
    pub(crate) folded: &'a str,
    /// The same of its last word.
    pub(crate) last: &'a str,
    pub(crate) reading: Option<&'a Reading>,
    /// Triggers that are exactly this unit.
    pub(crate) triggers: Vec<&'a TriggerHit>,
    /// Triggers that are its last words.
    pub(crate) head_triggers: Vec<&'a TriggerHit>,
    /// Triggers that it is but for the preposition it ends in: "arrived | in".
    pub(crate) stem_triggers: Vec<&'a TriggerHit>,
    /// That preposition.
    pub(crate) tail: Option<Marker>,
    /// The preposition that it begins with: "to the table".
    pub(crate) lead: Option<Marker>,
    /// What it is without that preposition: "hopes | for".
    pub(crate) stem: Option<&'a Reading>,
    /// What it is with the particle behind its object: "threw the envoys out".
    pub(crate) whole: Option<&'a Reading>,
    /// A title, or one that stands for its state: what somebody can be made.
    pub(crate) title: bool,
    /// White space stands before it.
    pub(crate) spaced: bool,
    /// It is a date or part of one: "15 [फरवरी] को".
    pub(crate) dated: bool,
    /// Its last word has the ending of an English plural.
    pub(crate) plural: bool,
}

/// What a unit is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum UnitKind {
    /// Indexes of mentions; two for a group of two.
    Mention(Vec<usize>),
    Title {
        office: usize,
        plural: bool,
    },
    Word,
    Number,
    /// When, with its preposition: "on Tuesday", "last March". Only in English, where it may stand
    /// between any two phrases; a Hindi case marker ends its phrase anyway.
    Date,
    /// What belongs to a verb before its object: "threw the envoys *out*".
    Particle,
    Possessive,
    Punct,
}

impl Unit<'_> {
    /// "on Tuesday", "repeatedly": what may stand between any two phrases.
    pub(crate) fn is_adverbial(&self) -> bool {
        matches!(self.kind, UnitKind::Date | UnitKind::Particle) || self.is(Class::Adverb)
    }

    /// is, has, will, should: what helps a verb.
    pub(crate) fn is_auxiliary(&self) -> bool {
        self.kind == UnitKind::Word && self.reading.is_some_and(Reading::is_auxiliary)
    }

    /// A word that the grammar knows nothing of, but that it may tell how long something lasts.
    pub(crate) fn is_plain(&self) -> bool {
        let period = self.is(Class::Period) && self.verbs().is_empty();
        self.kind == UnitKind::Word && (self.reading.is_none() || period)
    }

    pub(crate) fn is(&self, class: Class) -> bool {
        self.reading.is_some_and(|reading| reading.is(class))
    }

    pub(crate) fn any(&self, classes: &[Class]) -> bool {
        self.reading.is_some_and(|reading| reading.classes.any(classes))
    }

    pub(crate) fn marker(&self) -> Option<Marker> {
        self.reading.and_then(|reading| reading.marker)
    }

    pub(crate) fn mentions(&self) -> &[usize] {
        match &self.kind {
            UnitKind::Mention(mentions) => mentions,
            _ => &[],
        }
    }

    pub(crate) fn is_mention(&self) -> bool {
        matches!(self.kind, UnitKind::Mention(_))
    }

    pub(crate) fn is_punct(&self, mark: &str) -> bool {
        self.kind == UnitKind::Punct && self.folded == mark
    }

    /// The hyphen within a word.
    pub(crate) fn is_hyphen(&self) -> bool {
        self.is_punct("-") && !self.spaced
    }

    pub(crate) fn verbs(&self) -> &[(Lemma, Inflections)] {
        match self.kind {
            UnitKind::Word => self.reading.map_or(&[], |reading| &reading.verbs),
            _ => &[],
        }
    }

    /// Whether it may be one of these forms of some verb.
    pub(crate) fn may_be(&self, inflections: &[Inflection]) -> bool {
        self.verbs().iter().any(|(_, forms)| forms.any(inflections))
    }
}

/// "Did X attack Y?", which "Why did X attack Y?" does not ask.
pub(super) fn asks_whether(units: &[Unit<'_>]) -> bool {
    let asked = units.last().is_some_and(|unit| unit.is_punct("?"));
    asked && !units.iter().any(|unit| unit.is(Class::Why))
}

/// Phrases that end in their own "to": is set to, ought to, has yet to.
const AUXILIARY: [Class; 3] = [Class::Future, Class::Should, Class::Do];

pub(super) fn units<'a>(
    context: &Context<'a>,
    sentence: &'a LinkedSentence<'a>,
    dates: &[FoundDate],
) -> Vec<Unit<'a>> {
    let mut units = Vec::new();
    let mut at = 0;
    while at < sentence.words.len() {
        let (unit, length) = unit_at(context, sentence, dates, at);
        units.push(unit);
        at += length.max(1);
    }
    join_amounts(&mut units);
    units
}

fn unit_at<'a>(
    context: &Context<'a>,
    sentence: &'a LinkedSentence<'a>,
    dates: &[FoundDate],
    at: usize,
) -> (Unit<'a>, usize) {
    let words = &sentence.words;
    let unit = |kind, length: usize, reading| {
        let tail = (length > 1).then(|| preposition_at(context, sentence, at + length - 1)).flatten();
        let stem = if tail.is_some() { words.cover(at, at + length - 1) } else { Span::new(0, 0) };
        let before_tail = tail.and_then(|_| context.language.lookup(&words.run(at, length - 1)));
        Unit {
            span: words.cover(at, at + length),
            title: is_title(context, &kind),
            kind,
            folded: words.folded(at),
            last: words.folded(at + length - 1),
            reading,
            triggers: triggers_at(sentence, words.cover(at, at + length)),
            head_triggers: head_triggers_at(sentence, words.cover(at, at + length)),
            stem_triggers: triggers_at(sentence, stem),
            tail,
            lead: preposition_at(context, sentence, at).filter(|_| length > 1),
            whole: None,
            stem: before_tail.filter(|(words, _)| words + 1 == length).map(|(_, reading)| reading),
            spaced: words.spaced(at),
            dated: dates.iter().any(|date| date.span.contains(words.cover(at, at + length))),
            plural: has_plural_ending(words.folded(at + length - 1)),
        }
    };
    let (mentions, end) = mentions_at(context, sentence, at);
    if !mentions.is_empty() {
        let length = words.at(end) - at;
        let whole = context.language.lookup(&words.run(at, length)).filter(|(words, _)| *words == length);
        let pronoun = whole.map(|(_, reading)| reading);
        let pronoun = pronoun.filter(|reading| reading.pronoun.is_some() || reading.is(Class::Named));
        return (unit(UnitKind::Mention(mentions), length, pronoun), length);
    }
    if let Some(end) = date_at(context, sentence, dates, at) {
        return (unit(UnitKind::Date, end - at, None), end - at);
    }
    if begins_month(context, sentence, dates, at) {
        return (unit(UnitKind::Word, 1, None), 1);
    }
    let title = sentence.titles.iter().find(|title| title.start == at);
    if let Some(Title { end, office, plural, .. }) =
        title.filter(|title| !is_verb_here(context, sentence, title))
    {
        let reading =
            context.language.lookup(&words.run(at, end - at)).filter(|(length, _)| *length == end - at);
        let kind = UnitKind::Title { office: *office, plural: *plural };
        return (unit(kind, end - at, reading.map(|(_, reading)| reading)), end - at);
    }
    if sentence.split_verbs.iter().any(|split| split.particle == at) {
        return (unit(UnitKind::Particle, 1, None), 1);
    }
    if let Some(split) = sentence.split_verbs.iter().find(|split| split.verb == at) {
        let reading = |words: &[&str]| context.language.lookup(words).map(|(_, reading)| reading);
        let alone = reading(&[words.folded(at)]);
        let whole = reading(&[words.folded(at), words.folded(split.particle)]);
        return (Unit { whole, ..unit(UnitKind::Word, 1, alone) }, 1);
    }
    match words.token(at).kind {
        TokenKind::Punct => {
            let reading = context.language.lookup(&[words.folded(at)]).map(|(_, reading)| reading);
            let length = 1 + usize::from(is_double_hyphen(sentence, at));
            (unit(UnitKind::Punct, length, reading), length)
        }
        TokenKind::Clitic => (unit(UnitKind::Possessive, 1, None), 1),
        kind => {
            let most = free_words(context, sentence, at);
            let noun = sentence.sentence.lang == Lang::En && is_noun_here(context, sentence, at);
            let most = if noun { noun_length(context, sentence, at, most) } else { most };
            let (mut length, mut reading) = longest_phrase(context, sentence, at, most);
            let auxiliary = reading.is_some_and(|reading| reading.classes.any(&AUXILIARY));
            let split = takes_infinitive(context, sentence, at + length - 1)
                || is_former(context, sentence, at, at + length - 1)
                || lacks_verb(context, sentence, at, length);
            if length > 1 && !auxiliary && split {
                (length, reading) = longest_phrase(context, sentence, at, length - 1);
            }
            let kind = if kind == TokenKind::Number { UnitKind::Number } else { UnitKind::Word };
            (unit(kind, length, reading), length)
        }
    }
}

/// The typewriter's dash: "MOSCOW -- Putin".
fn is_double_hyphen(sentence: &LinkedSentence<'_>, at: usize) -> bool {
    let words = &sentence.words;
    let second = at + 1 < words.len() && words.folded(at + 1) == "-" && !words.spaced(at + 1);
    words.folded(at) == "-" && second
}

fn has_plural_ending(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss")
}

fn is_title(context: &Context<'_>, kind: &UnitKind) -> bool {
    let office = |mention: &usize| context.linked.mentions[*mention].form == MentionForm::Office;
    match kind {
        UnitKind::Title { .. } => true,
        UnitKind::Mention(mentions) => mentions.iter().any(office),
        _ => false,
    }
}

/// The mentions that begin at a token, as far as the longest reaches. An event
/// whose name holds other names ("Russia-Ukraine war") is the unit after the last of them.
fn mentions_at(context: &Context<'_>, sentence: &LinkedSentence<'_>, at: usize) -> (Vec<usize>, usize) {
    let start = sentence.words.span(at).start;
    let all = &context.linked.mentions;
    let whole = |mention: &LinkedMention| inner_names(all, mention).next().is_none();
    let first = all.partition_point(|mention| mention.span.start < start);
    let here = all.iter().enumerate().skip(first).take_while(|(_, mention)| mention.span.start == start);
    let here: Vec<_> = here.filter(|(_, mention)| whole(mention)).collect();
    if let Some(end) = here.iter().map(|(_, mention)| mention.span.end).max() {
        let longest = here.iter().filter(|(_, mention)| mention.span.end == end).map(|(index, _)| *index);
        // "the Battle of Verdun": the name that ends an event's is also the event.
        let ends = |index: &usize| all[*index].span.end == end && !whole(&all[*index]);
        let event = (0..first).rev().take_while(|index| all[*index].sentence == sentence.index).find(ends);
        return (longest.chain(event).collect(), end);
    }
    let is_link = |at: usize| {
        let marker = context
            .language
            .lookup(&sentence.words.run(at, 1))
            .is_some_and(|(_, reading)| reading.marker.is_some());
        let closes = sentence.words.folded(at) == ")";
        marker || closes || sentence.words.token(at).kind == TokenKind::Clitic
    };
    let tail = |mention: &LinkedMention| {
        let end = inner_names(all, mention).map(|inner| inner.span.end).max();
        end.is_some_and(|end| {
            (sentence.words.at(end)..sentence.words.len()).find(|at| !is_link(*at)) == Some(at)
        })
    };
    let mut before = (0..first).rev().take_while(|index| all[*index].sentence == sentence.index);
    let event = before.find(|index| all[*index].span.end > start && tail(&all[*index]));
    event.map_or((Vec::new(), start), |event| (vec![event], all[event].span.end))
}

/// Names inside an event's name.
fn inner_names<'m>(
    all: &'m [LinkedMention],
    event: &'m LinkedMention,
) -> impl Iterator<Item = &'m LinkedMention> {
    let first = all.partition_point(|mention| mention.span.start < event.span.start);
    let near = all[first..].iter().take_while(|mention| mention.span.start < event.span.end);
    near.filter(|mention| mention.span != event.span && event.span.contains(mention.span))
}

/// Where the date ends that begins at a token, or after the preposition there. What a date
/// belongs to keeps it: "the 2014 vote", "Tuesday's talks".
fn date_at(
    context: &Context<'_>,
    sentence: &LinkedSentence<'_>,
    dates: &[FoundDate],
    at: usize,
) -> Option<usize> {
    if sentence.sentence.lang != Lang::En || dates.is_empty() {
        return None;
    }
    let words = &sentence.words;
    let reading = |at: usize| context.language.lookup(&words.run(at, 1)).map(|(_, reading)| reading);
    let governed = reading(at).is_some_and(|reading| reading.marker.is_some());
    let start = at + usize::from(governed);
    if start == words.len() {
        return None;
    }
    let date = dates.iter().find(|date| date.span.start == words.span(start).start)?;
    let end = words.at(date.span.end);
    let described = at.checked_sub(1).is_some_and(|before| {
        let modifies = [Class::Determiner, Class::Possessive, Class::Adjective];
        words.token(before).kind == TokenKind::Clitic
            || reading(before).is_some_and(|reading| reading.classes.any(&modifies))
    });
    let owns = end < words.len() && (words.token(end).kind == TokenKind::Clitic || words.surface(end) == "-");
    (governed || !described).then_some(end).filter(|_| !owns)
}

/// How many words from `at` on belong to no mention or title.
fn free_words(context: &Context<'_>, sentence: &LinkedSentence<'_>, at: usize) -> usize {
    let words = &sentence.words;
    let offset = words.span(at).start;
    let mentions = &context.linked.mentions;
    let next = mentions.partition_point(|mention| mention.span.start <= offset);
    let mention = mentions.get(next).map_or(words.len(), |mention| words.at(mention.span.start));
    let title = sentence
        .titles
        .iter()
        .map(|title| title.start)
        .filter(|start| *start > at)
        .min()
        .unwrap_or(words.len());
    mention.min(title).min(words.len()) - at
}

/// The English preposition at a token, as a phrase verb's last: "arrived in".
fn preposition_at(context: &Context<'_>, sentence: &LinkedSentence<'_>, at: usize) -> Option<Marker> {
    let reading = context.language.lookup(&sentence.words.run(at, 1)).map(|(_, reading)| reading);
    reading.and_then(|reading| reading.marker).filter(|_| sentence.sentence.lang == Lang::En)
}

fn longest_trigger(sentence: &LinkedSentence<'_>, at: usize, most: usize) -> usize {
    let start = sentence.words.span(at).start;
    let lengths = sentence
        .triggers
        .iter()
        .filter(|trigger| trigger.span.start == start)
        .map(|trigger| sentence.words.at(trigger.span.end) - at);
    lengths.filter(|length| *length <= most).max().unwrap_or(0)
}

/// The grammar's phrase that begins here, also one with a hyphen: "co-operate".
pub(super) fn reading_at<'a>(
    context: &Context<'a>,
    sentence: &LinkedSentence<'_>,
    at: usize,
    most: usize,
) -> Option<(usize, &'a Reading)> {
    let words = &sentence.words;
    let hyphen = most > 2 && words.folded(at + 1) == "-" && !words.spaced(at + 1) && !words.spaced(at + 2);
    let joined = hyphen.then(|| context.language.lookup(&[words.folded(at), words.folded(at + 2)])).flatten();
    match joined {
        Some((2, reading)) => Some((3, reading)),
        _ => context.language.lookup(&words.run(at, most)),
    }
}

/// The longest phrase of the grammar or of a frame that begins here.
fn longest_phrase<'a>(
    context: &Context<'a>,
    sentence: &LinkedSentence<'_>,
    at: usize,
    most: usize,
) -> (usize, Option<&'a Reading>) {
    let trigger = longest_trigger(sentence, at, most).max(1);
    // "the group", of which nobody knows whom it means, and "the move": two words each
    let entry = |reading: &Reading| reading.pronoun.map(|pronoun| &context.language.pronouns[pronoun]);
    let describes = |reading: &Reading| entry(reading).is_some_and(PronounEntry::describes);
    let split = |length: usize, reading: &Reading| {
        describes(reading) || length > 1 && entry(reading).is_some_and(|entry| entry.act)
    };
    let whole = reading_at(context, sentence, at, most).filter(|(length, reading)| !split(*length, reading));
    let first = || reading_at(context, sentence, at, 1);
    let plain = |reading: &Reading| describes(reading) && reading.classes == Classes::default();
    match whole.or_else(|| first().filter(|(_, reading)| !plain(reading))) {
        Some((length, reading)) if length >= trigger => (length, Some(reading)),
        _ => (trigger, head_reading(context, sentence, at, trigger)),
    }
}

/// A trade *delegation* is a delegation: the reading of the last word, of who may act.
fn head_reading<'a>(
    context: &Context<'a>,
    sentence: &LinkedSentence<'_>,
    at: usize,
    length: usize,
) -> Option<&'a Reading> {
    let head = (at + length).checked_sub(1).filter(|_| length > 1 && sentence.sentence.lang == Lang::En)?;
    let (_, reading) = context.language.lookup(&sentence.words.run(head, 1))?;
    let acts = reading.classes.any(&[Class::Actor, Class::Department]);
    (acts && reading.verbs.is_empty() && reading.marker.is_none()).then_some(reading)
}

/// "agreed | to withdraw": from `at` on, words belong to the infinitive.
fn takes_infinitive(context: &Context<'_>, sentence: &LinkedSentence<'_>, at: usize) -> bool {
    let reading = |at| context.language.lookup(&sentence.words.run(at, 1)).map(|(_, reading)| reading);
    let base = |(_, forms): &(Lemma, Inflections)| forms.any(&[Inflection::Base]);
    reading(at).is_some_and(|reading| reading.is(Class::To))
        && at + 1 < sentence.words.len()
        && reading(at + 1).is_some_and(|reading| reading.verbs.iter().any(base))
        && !sentence.titles.iter().any(|title| title.start == at + 1)
}

/// "हथियार | देने की घोषणा": a frame's noun that ends in an infinitive stands only before its verb,
/// "[हथियार देना] बंद किया".
fn lacks_verb(context: &Context<'_>, sentence: &LinkedSentence<'_>, at: usize, length: usize) -> bool {
    let words = &sentence.words;
    let verbs = |at: usize, most: usize| {
        let reading = (at < words.len()).then(|| context.language.lookup(&words.run(at, most))).flatten();
        reading.map_or(&[][..], |(_, reading)| &reading.verbs)
    };
    let is_verb = context.language.lookup(&words.run(at, length)).is_some_and(|(known, reading)| {
        known == length && !reading.verbs.is_empty() // "फ्रीज करने"
    });
    if is_verb || !verbs(at + length - 1, 1).iter().any(|(_, forms)| forms.any(&[Inflection::Infinitive])) {
        return false;
    }
    let next = verbs(at + length, 3);
    let hits = triggers_at(sentence, words.cover(at, at + length));
    !hits.iter().flat_map(|hit| &hit.words).any(|word| match &context.lexicon.frames.of(*word).shape {
        Shape::NounVerb(lemmas) => next.iter().any(|(lemma, _)| lemmas.contains(lemma)),
        Shape::Verb | Shape::Nominal => true,
    })
}

/// "भारत से | पूर्व राष्ट्रपति को": between a name and a title the word belongs to the title.
fn is_former(context: &Context<'_>, sentence: &LinkedSentence<'_>, start: usize, at: usize) -> bool {
    let words = &sentence.words;
    let reading = context.language.lookup(&words.run(at, 1)).map(|(_, reading)| reading);
    let former = reading.is_some_and(|reading| reading.is(Class::Former));
    let named = start.checked_sub(1).map(|before| words.span(before).end);
    former
        && sentence.titles.iter().any(|title| title.start == at + 1)
        && context.linked.mentions_of(sentence).any(|mention| Some(mention.span.end) == named)
}

fn triggers_at<'a>(sentence: &'a LinkedSentence<'a>, span: Span) -> Vec<&'a TriggerHit> {
    sentence.triggers.iter().filter(|trigger| trigger.span == span).collect()
}

/// The nouns that end a phrase: trade *relations* are also relations.
fn head_triggers_at<'a>(sentence: &'a LinkedSentence<'a>, span: Span) -> Vec<&'a TriggerHit> {
    let ends = |trigger: &&TriggerHit| trigger.span.end == span.end && trigger.span.start > span.start;
    sentence.triggers.iter().filter(ends).collect()
}
