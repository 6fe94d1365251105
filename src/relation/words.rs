//! The words that a frame asks for.

use std::ops::Range;

use crate::clause::{Site, Unit, UnitKind};
use crate::lexicon::language::Marker;
use crate::lexicon::triggers::{FrameRule, Frames, Shape, TriggerWord};
use crate::link::TriggerHit;
use crate::text::TokenKind;
use crate::{EntityType, Lang, Span};

use super::engine::Engine;

impl Engine<'_, '_> {
    /// Whether the clause has the words, the content and the infinitive that the frame asks for.
    pub(super) fn has_words(&self, frame: &FrameRule, site: &Site) -> bool {
        let content = || self.clauses.content_modality(site);
        let infinitive = || self.clauses.has_infinitive(site);
        (frame.needs.is_empty() || !self.standing(frame, site).is_empty())
            && self.hindering(frame, site).is_empty()
            && frame.pattern.content.is_none_or(|wanted| content() == Some(wanted.into()))
            && frame.pattern.infinitive.is_none_or(|wanted| infinitive() == wanted)
    }

    /// Words that must not stand in the clause, but for those in the name of who acts: the police of
    /// a city may do what nobody does to the police. An event does not act.
    pub(super) fn hindering(&self, frame: &FrameRule, site: &Site) -> Vec<Span> {
        let mut found = self.standing_in(self.clauses.own_words(site), &frame.unless);
        if !found.is_empty() {
            let sources = self.first_filled(site, &frame.source, frame.source_reach, &[]);
            let actors = sources.iter().filter(|actor| self.entity_type(actor.mention) != EntityType::Event);
            let names: Vec<Span> =
                actors.map(|actor| self.context.linked.mentions[actor.mention].span).collect();
            found.retain(|word| !names.iter().any(|name| name.contains(*word)));
        }
        found
    }

    /// Where one of the words stands that the frame needs: in the clause, as the verb of its purpose,
    /// or in its content if the frame asks of what kind that is.
    pub(super) fn standing(&self, frame: &FrameRule, site: &Site) -> Vec<Span> {
        let mut found = self.standing_in(self.clauses.clause(site), &frame.needs);
        if let Some(purpose) = self.clauses.purpose(site) {
            found.extend(self.standing_in(purpose, &frame.needs));
        }
        if let Some(content) = frame.pattern.content.and_then(|_| self.clauses.content_clause(site)) {
            found.extend(self.standing_in(content, &frame.needs));
        }
        found
    }

    fn standing_in(&self, units: Range<usize>, phrases: &[String]) -> Vec<Span> {
        if phrases.is_empty() {
            return Vec::new();
        }
        let words = &self.sentence.words;
        let units = &self.clauses.units[units];
        let (start, end) =
            (units.first().map_or(0, |unit| unit.span.start), units.last().map_or(0, |unit| unit.span.end));
        let row: Vec<usize> =
            (words.at(start)..words.at(end)).filter(|index| words.is_word(*index)).collect();
        let said: Vec<[&str; 2]> = row.iter().map(|at| self.said(*at)).collect();
        let length_at = |at: usize| {
            let fits = |phrase: &String| {
                // Nearly all fail at their first letter.
                if !said[at].iter().any(|word| phrase.starts_with(word)) {
                    return None;
                }
                let mut here = said[at..].iter();
                let mut asked = phrase.split(' ');
                asked.all(|word| here.next().is_some_and(|said| said.contains(&word))).then(|| here.len())
            };
            phrases.iter().find_map(fits).map(|left| said.len() - at - left)
        };
        let places = (0..row.len()).filter_map(|at| Some((at, length_at(at)?)));
        places.map(|(at, length)| words.cover(row[at], row[at + length - 1] + 1)).collect()
    }

    /// The word that stands there, and the one it is short for behind a number: "$1bn", "2.5 m".
    fn said(&self, at: usize) -> [&str; 2] {
        let words = &self.sentence.words;
        let folded = words.folded(at);
        let unit = folded.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let counted = unit != folded || at > 0 && words.token(at - 1).kind == TokenKind::Number;
        [folded, if counted { self.context.language.unabbreviated(unit) } else { folded }]
    }
}

/// What the unit may trigger; of a phrase that is no verb also what its last noun may, of one with
/// a preposition ("arrived in", "meeting in") also what it alone may. The month of a date is no march.
/// An event's name carries what follows it, "the Kashmir *dispute* between X and Y"; what
/// stands before a Hindi name is no longer its own.
pub(super) fn trigger_words(frames: &Frames, unit: &Unit<'_>) -> Vec<(TriggerWord, Option<Marker>)> {
    if unit.kind == UnitKind::Date {
        return Vec::new();
    }
    let words = |hits: &[&TriggerHit]| -> Vec<TriggerWord> {
        hits.iter().flat_map(|trigger| trigger.words.iter().copied()).collect()
    };
    let carried = |word: &TriggerWord| {
        let frame = frames.of(*word);
        match (frame.lang, &frame.shape) {
            (Lang::En, Shape::Nominal) | (Lang::Hi, Shape::NounVerb(_)) => true,
            _ => !unit.is_mention(),
        }
    };
    let heads = words(&unit.head_triggers).into_iter();
    // "के हाथों" is no hand.
    let marker = |word: &TriggerWord| unit.marker().is_some() && frames.of(*word).lang == Lang::Hi;
    let heads =
        heads.filter(|word| word.verb.is_none() && unit.verbs().is_empty() && carried(word) && !marker(word));
    let stems = words(&unit.stem_triggers).into_iter();
    let whole = words(&unit.triggers).into_iter().chain(heads).map(|word| (word, None));
    whole.chain(stems.map(|word| (word, unit.tail))).collect()
}
