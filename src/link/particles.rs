//! Verbs whose particle stands behind their object: "*threw* the envoys *out*".

use super::{TriggerHit, trigger_words};
use crate::Lang;
use crate::gazetteer::files::grammar::{Class, Role};
use crate::lexicon::Lexicon;
use crate::lexicon::language::Reading;
use crate::text::Words;

/// Words of the object between the two, at most.
const OBJECT: usize = 5;

/// A verb and its particle, by tokens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SplitVerb {
    pub(crate) verb: usize,
    pub(crate) particle: usize,
}

/// The verbs of a sentence that an object parts from their particles, whose triggers are added.
pub(super) fn split_verbs(
    lexicon: &Lexicon,
    lang: Lang,
    words: &Words<'_>,
    triggers: &mut Vec<TriggerHit>,
) -> Vec<SplitVerb> {
    let mut found = Vec::new();
    let particles =
        (3..words.len()).filter(|at| lang == Lang::En && is(lexicon, words, *at, Class::Particle));
    for particle in particles.filter(|at| ends_object(lexicon, words, *at)) {
        let near = (particle.saturating_sub(OBJECT + 1)..particle - 1).rev();
        let verb = near.take_while(|at| may_stand_between(lexicon, words, *at + 1)).find(|at| {
            let joined = lexicon.en.lookup(&[words.folded(*at), words.folded(particle)]);
            let verb = joined.is_some_and(|(length, reading)| length == 2 && !reading.verbs.is_empty());
            verb && begins_object(lexicon, words, *at + 1)
        });
        let Some(verb) = verb else { continue };
        found.push(SplitVerb { verb, particle });
        let span = words.span(verb);
        let meant = trigger_words(lexicon.matcher.meanings_of(&[words.folded(verb), words.folded(particle)]));
        if !meant.is_empty() {
            triggers.push(TriggerHit { span, words: meant });
        }
    }
    found
}

fn reading_of<'l>(lexicon: &'l Lexicon, words: &Words<'_>, at: usize) -> Option<&'l Reading> {
    lexicon.en.lookup(&[words.folded(at)]).map(|(_, reading)| reading)
}

fn is(lexicon: &Lexicon, words: &Words<'_>, at: usize, class: Class) -> bool {
    reading_of(lexicon, words, at).is_some_and(|reading| reading.is(class))
}

/// "the", "its", "40", "French"
fn begins_object(lexicon: &Lexicon, words: &Words<'_>, at: usize) -> bool {
    let reading = reading_of(lexicon, words, at);
    let opens = [Class::Determiner, Class::Possessive, Class::Named];
    words.is_capitalised(at)
        || words.folded(at).starts_with(|first: char| first.is_ascii_digit())
        || reading.is_some_and(|reading| reading.classes.any(&opens) && reading.marker.is_none())
}

/// Nothing that a simple object does not hold: no mark, no preposition, no "and that".
fn may_stand_between(lexicon: &Lexicon, words: &Words<'_>, at: usize) -> bool {
    let reading = reading_of(lexicon, words, at);
    let breaks = [Class::That, Class::But, Class::To, Class::Relative, Class::And, Class::Subordinator];
    let inside = |reading: &Reading| {
        reading.marker.is_none() && !reading.is_auxiliary() && !reading.classes.any(&breaks)
    };
    (words.is_word(at) || words.folded(at) == "-" || !words.spaced(at)) && reading.is_none_or(inside)
}

/// Behind the particle no name or noun stands, which it would rather be a preposition to.
fn ends_object(lexicon: &Lexicon, words: &Words<'_>, at: usize) -> bool {
    let next = at + 1;
    let tied = |at: usize| !words.spaced(at) && words.folded(at) == "-";
    if !words.spaced(at)
        || next < words.len()
            && (tied(next) || lexicon.en.plays(reading_of(lexicon, words, next), Role::Genitive))
    {
        return false; // "out of"
    }
    let free = |reading: &Reading| {
        let goes_on =
            [Class::And, Class::But, Class::To, Class::Subordinator, Class::Adverb, Class::Relative];
        reading.marker.is_some() || reading.classes.any(&goes_on)
    };
    next >= words.len() || !words.is_word(next) || reading_of(lexicon, words, next).is_some_and(free)
}
