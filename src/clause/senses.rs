//! Which of its senses an English word has here: a month or a verb, a title or a verb, a noun or a verb.

use super::Context;
use super::units::reading_at;
use crate::gazetteer::files::grammar::{Class, Inflection, Role};
use crate::lexicon::language::{Inflections, Lemma, Reading};
use crate::link::{LinkedSentence, Title};
use crate::text::TokenKind;
use crate::time::FoundDate;
use crate::{Lang, MentionForm};

/// "a *May* 15 deadline", "a *March* vote": a month, which is no verb, whatever the date belongs to.
pub(super) fn begins_month(
    context: &Context<'_>,
    sentence: &LinkedSentence<'_>,
    dates: &[FoundDate],
    at: usize,
) -> bool {
    let start = sentence.words.span(at).start;
    let reading = context.language.lookup(&sentence.words.run(at, 1)).map(|(_, reading)| reading);
    let verb = reading.is_some_and(|reading| reading.is(Class::May) || !reading.verbs.is_empty());
    sentence.sentence.lang == Lang::En && verb && dates.iter().any(|date| date.span.start == start)
}

/// "Rubio *heads* to Mexico", "Modi *chairs* a meeting": a title that is also a verb, right after a name.
pub(super) fn is_verb_here(context: &Context<'_>, sentence: &LinkedSentence<'_>, title: &Title) -> bool {
    let words = &sentence.words;
    let Some(before) = title.start.checked_sub(1) else { return false };
    let reading = |at: usize| context.language.lookup(&words.run(at, 1)).map(|(_, reading)| reading);
    let third = |(_, forms): &(Lemma, Inflections)| forms.any(&[Inflection::Third]);
    let verb = reading(title.start).is_some_and(|reading| reading.verbs.iter().any(third));
    let named = || {
        context
            .linked
            .mentions_of(sentence)
            .any(|mention| mention.span.end == words.span(before).end && mention.form != MentionForm::Demonym)
    };
    let owned = title.end < words.len() && context.language.plays(reading(title.end), Role::Genitive);
    sentence.sentence.lang == Lang::En && title.end == title.start + 1 && verb && !owned && named()
}

/// "his | appeal to Russia", "Russian | forces out": after an owner, a determiner or the adjective
/// of a state no verb begins.
pub(super) fn is_noun_here(context: &Context<'_>, sentence: &LinkedSentence<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let clitic = sentence.words.token(before).kind == TokenKind::Clitic;
    let reading = context.language.lookup(&sentence.words.run(before, 1)).map(|(_, reading)| reading);
    let modifies = |reading: &Reading| {
        let modifier = reading.classes.any(&[Class::Determiner, Class::Possessive, Class::Adjective]);
        modifier && !reading.is(Class::Adverb)
    };
    clitic || reading.is_some_and(modifies) || ends_in_adjective(context, sentence, at)
}

/// Whether the demonym right before a token is an adjective, which a plural ("Iraqis") is not.
fn ends_in_adjective(context: &Context<'_>, sentence: &LinkedSentence<'_>, at: usize) -> bool {
    let words = &sentence.words;
    let (start, before) = (words.span(at).start, &words.span(at - 1));
    let mentions = &context.linked.mentions;
    let first = mentions.partition_point(|mention| mention.span.start < before.start);
    let demonym = mentions[first..]
        .iter()
        .take_while(|mention| mention.span.start < start)
        .any(|mention| mention.form == MentionForm::Demonym && mention.span.end == before.end);
    demonym && !words.folded(at - 1).ends_with('s')
}

/// How far the noun reaches that begins here: no longer than its triggers, not into the verb phrase;
/// but "armed group" is one noun.
pub(super) fn noun_length(
    context: &Context<'_>,
    sentence: &LinkedSentence<'_>,
    at: usize,
    most: usize,
) -> usize {
    let listed = reading_at(context, sentence, at, most);
    let body = listed.filter(|(_, reading)| reading.classes.any(&[Class::Actor, Class::Department]));
    let start = sentence.words.span(at).start;
    let nouns = sentence.triggers.iter().filter(|trigger| trigger.span.start == start);
    let nouns = nouns.filter(|trigger| trigger.words.iter().any(|word| word.verb.is_none()));
    let length =
        nouns.map(|trigger| sentence.words.at(trigger.span.end) - at).filter(|length| *length <= most);
    length.chain(body.map(|(length, _)| length)).max().unwrap_or(most)
}
