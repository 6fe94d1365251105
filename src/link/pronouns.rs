//! Pronouns and group words, where the document leaves no doubt.
//!
//! A pronoun for one stands for the only fitting entity that its sentence named
//! before it, or, if that named too few, the only one of the sentence before. A
//! group of two stands for exactly two: "Russia urged the two countries" looks back. A
//! noun for a sort stands for the only one of that sort: "the militia", "the Baltic state".

use crate::gazetteer::files::grammar::{Class, Number, PronounEntry, Role};
use crate::gazetteer::files::schema::Gender;
use crate::lexicon::language::{Language, Reading};
use crate::text::TokenKind;
use crate::{EntityType, Lang, MentionForm, Span};

use super::{LinkedMention, Linker, Who};

impl Linker<'_, '_> {
    pub(super) fn link_pronouns(&mut self) {
        self.linked.mentions.sort_by_key(|mention| (mention.span.start, mention.span.end, mention.who));
        for position in 0..self.linked.sentences.len() {
            if self.linked.sentences[position].triggers.is_empty() {
                continue;
            }
            let (found, mut open) = self.pronouns_in(position);
            for (span, pronoun) in found {
                open |= !self.link_pronoun(position, span, pronoun);
            }
            self.linked.sentences[position].has_pronouns = open;
        }
    }

    fn pronouns_in(&self, position: usize) -> (Vec<(Span, usize)>, bool) {
        let (language, words) = self.grammar(position);
        let (mut found, mut named) = (Vec::new(), false);
        let mut at = 0;
        while at < words.len() {
            let reading = language.lookup(&words.run(at, 4));
            let length = reading.map_or(1, |(length, _)| length);
            let span = words.cover(at, at + length);
            named |= reading.is_some_and(|(_, reading)| reading.is(Class::Named));
            if let Some(pronoun) = reading.and_then(|(_, reading)| reading.pronoun)
                && !self.is_part_of_name(position, span)
            {
                found.push((span, pronoun));
            }
            at += length;
        }
        (found, named)
    }

    /// "[जो] बाइडेन"
    fn is_part_of_name(&self, position: usize, span: Span) -> bool {
        self.near(position).iter().any(|mention| mention.span != span && mention.span.contains(span))
    }

    /// The mentions of a sentence and of the one before it: what a pronoun may look back on.
    pub(super) fn near(&self, position: usize) -> &[LinkedMention] {
        let index = self.linked.sentences[position].index;
        let mentions = &self.linked.mentions;
        let first = mentions.partition_point(|mention| mention.sentence + 1 < index);
        &mentions[first..mentions.partition_point(|mention| mention.sentence <= index)]
    }

    /// Keeps the mentions in text order.
    fn insert(&mut self, mention: LinkedMention) {
        let order = |mention: &LinkedMention| (mention.span.start, mention.span.end, mention.who);
        let mentions = &mut self.linked.mentions;
        let place = mentions.partition_point(|other| order(other) < order(&mention));
        mentions.insert(place, mention);
    }

    /// Whether nothing is left to tell of it.
    fn link_pronoun(&mut self, position: usize, span: Span, pronoun: usize) -> bool {
        let sentence = &self.linked.sentences[position];
        let index = sentence.index;
        let entry = &self.lexicon.language(sentence.sentence.lang).pronouns[pronoun];
        if entry.relative {
            let antecedent = self.antecedent(position, span, entry);
            let antecedent = antecedent.or_else(|| self.described_before(position, span, entry));
            if let Some(who) = antecedent {
                self.insert(LinkedMention { span, who, form: MentionForm::Pronoun, sentence: index });
            }
            return true;
        }
        if entry.reciprocal
            || entry.act
            || entry.opens && !self.opens_sentence(position, span)
            || entry.number == Number::Two && !self.means_two(position, span, entry)
            || entry.describes() && !self.describes_alone(position, span)
        {
            return true;
        }
        // The two sides are two states, if two are named, and else two bodies.
        let states = PronounEntry { refers: entry.refers.iter().take(1).copied().collect(), ..entry.clone() };
        let narrow = (entry.number == Number::Two && entry.refers.len() > 1).then_some(&states);
        let whom = narrow.and_then(|entry| self.meant(position, span, entry));
        let whom = whom.or_else(|| self.meant(position, span, entry)).unwrap_or_default();
        if !whom.is_empty() && entry.describes() {
            // "the [Baltic] state"
            self.linked.mentions.retain(|mention| !span.contains(mention.span));
        }
        let told = !whom.is_empty() || entry.describes();
        for who in whom {
            self.insert(LinkedMention { span, who, form: MentionForm::Pronoun, sentence: index });
        }
        told
    }

    /// Whom the pronoun stands for, if exactly as many as it means fit.
    fn meant(&self, position: usize, span: Span, entry: &PronounEntry) -> Option<Vec<Who>> {
        let index = self.linked.sentences[position].index;
        let number = match entry.number {
            Number::One => 1,
            Number::Two => 2,
        };
        let named = self
            .named(position, entry, |mention| mention.sentence == index && mention.span.end <= span.start);
        let hindi = self.linked.sentences[position].sentence.lang == Lang::Hi;
        let mut here = named.clone();
        if hindi && !entry.describes() {
            here = match entry.number {
                Number::One => self.antecedents(position, span, entry),
                Number::Two => self.pair(position, span, entry),
            };
        } else if here.len() > number || entry.object || entry.number == Number::Two {
            here.retain(|who| !self.does(position, *who, span, entry));
        }
        let candidates = if here.len() < number {
            let before = self.named(position, entry, |mention| mention.sentence + 1 == index);
            before.into_iter().filter(|who| !named.contains(who)).collect()
        } else {
            here
        };
        let candidates = if candidates.len() > number {
            self.who_acted(position, span, entry, candidates)
        } else {
            candidates
        };
        (candidates.len() == number).then_some(candidates)
    }

    /// "[वह] रूस जाएंगे", but "[वह] समझौता", "[वह] रूसी जहाज": no noun follows that it may point at.
    fn opens_sentence(&self, position: usize, pronoun: Span) -> bool {
        const NEVER_POINTED_AT: [Class; 3] = [Class::Adverb, Class::Negator, Class::Determiner];
        let (language, words) = self.grammar(position);
        let next = words.at(pronoun.end);
        let start = words.at(pronoun.start);
        let begins = start == 0 || words.folded(start - 1) == ";";
        if !begins || next >= words.len() {
            return false;
        }
        let next_start = words.span(next).start;
        let reading = language.lookup(&words.run(next, 4)).map(|(_, reading)| reading);
        let named = |mention: &LinkedMention| {
            mention.span.start == next_start && mention.form != MentionForm::Demonym
        };
        reading.is_some_and(|reading| reading.classes.any(&NEVER_POINTED_AT))
            || self.near(position).iter().any(named)
    }

    /// "urged *the bloc* to act", समूह को; not "the island of Crete", "the militia Hezbollah", हमास
    /// समूह को, which say themselves whom they mean.
    fn describes_alone(&self, position: usize, description: Span) -> bool {
        let (language, words) = self.grammar(position);
        let reading = |at: usize| language.lookup(&words.run(at, 4)).map(|(_, reading)| reading);
        let is = |at: usize, class: Class| reading(at).is_some_and(|reading| reading.is(class));
        let (start, end) = (words.at(description.start), words.at(description.end));
        let region = |mention: &LinkedMention| {
            let place = self.entity_type(mention.who) == EntityType::Place;
            place && mention.form == MentionForm::Demonym && description.contains(mention.span)
        };
        let within = |mention: &LinkedMention| mention.span.overlaps(description) && !region(mention);
        let begins = |mention: &LinkedMention| mention.span.start == words.span(end).start;
        let named = end < words.len() && self.near(position).iter().any(begins);
        if named || self.near(position).iter().any(within) {
            return false;
        }
        if self.linked.sentences[position].sentence.lang == Lang::En {
            // "the island of Crete", but "accused the alliance of greed"
            let named = |at: usize| words.surface(at).starts_with(char::is_uppercase);
            let owned = end + 1 < words.len() && language.plays(reading(end), Role::Genitive);
            return !owned || !named(end + 1);
        }
        let parts = [Class::And, Class::But, Class::That, Class::Subordinator, Class::Adverb];
        let ends_phrase = |before: usize| {
            let whole = |first: usize| {
                let found = language.lookup(&words.run(first, before + 1 - first));
                found.filter(|(length, _)| first + length == before + 1).map(|(_, reading)| reading)
            };
            let marked = |first| {
                let reading = whole(first).filter(|reading| reading.marker.is_some());
                reading.is_some() && !language.plays(reading, Role::Genitive)
            };
            words.token(before).kind == TokenKind::Punct
                || (before.saturating_sub(2)..=before).any(marked)
                || parts.iter().any(|class| is(before, *class))
        };
        is(start, Class::Determiner) || start.checked_sub(1).is_none_or(ends_phrase)
    }

    /// "X ने Y से मुलाकात की। [उन्होंने] …": who acts goes on with who acted, where a sentence begins with him.
    fn who_acted(
        &self,
        position: usize,
        pronoun: Span,
        entry: &PronounEntry,
        candidates: Vec<Who>,
    ) -> Vec<Who> {
        let sentence = &self.linked.sentences[position];
        let (language, words) = self.grammar(position);
        let acts =
            entry.opens || entry.marker.as_deref().is_some_and(|marker| self.is_ergative(language, marker));
        let first = words.at(pronoun.start) == 0;
        let Some(before) = position.checked_sub(1).filter(|_| acts && first) else { return Vec::new() };
        let (language, words) = self.grammar(before);
        let reading = |at: usize| {
            let found = (at < words.len()).then(|| language.lookup(&words.run(at, 1))).flatten();
            found.map(|(_, reading)| reading)
        };
        let acted = |who: &Who| {
            let here = self.near(position).iter().filter(|mention| mention.sentence + 1 == sentence.index);
            let mut here = here.filter(|mention| mention.who == *who);
            here.any(|mention| {
                let listed = words.at(mention.span.start).checked_sub(1).and_then(reading);
                let listed = listed.is_some_and(|reading| reading.is(Class::And));
                !listed && language.plays(reading(words.at(mention.span.end)), Role::Ergative)
            })
        };
        candidates.into_iter().filter(acted).collect()
    }

    /// Whoever does the act is no other end of it: in "X ने Y को धमकाया और उसके पास …" Y is meant, and
    /// nobody "accused him" of himself.
    fn does(&self, position: usize, who: Who, pronoun: Span, entry: &PronounEntry) -> bool {
        let (language, words) = self.grammar(position);
        let reading = |at: usize| language.lookup(&words.run(at, 1)).map(|(_, reading)| reading);
        let ergative = |at: usize| language.plays(reading(at), Role::Ergative);
        let parts = [Class::That, Class::But, Class::Subordinator];
        let joins = |at: usize| entry.object && words.token(at).kind == TokenKind::Punct;
        let same_act = |end: usize| {
            (end..words.at(pronoun.start))
                .all(|at| !joins(at) && reading(at).is_none_or(|reading| !reading.classes.any(&parts)))
        };
        let two = entry.number == Number::Two && !ergative(words.at(pronoun.end));
        let inner = entry.object
            || two
            || entry.marker.as_deref().is_some_and(|marker| !self.is_ergative(language, marker));
        let doer = |mention: &LinkedMention| {
            let end = words.at(mention.span.end);
            let subject = entry.object || ergative(end);
            mention.who == who && mention.span.end <= pronoun.start && subject && same_act(end)
        };
        inner && self.near(position).iter().any(doer)
    }

    fn is_ergative(&self, language: &Language, marker: &str) -> bool {
        language.plays(language.lookup(&[marker]).map(|(_, reading)| reading), Role::Ergative)
    }

    /// Who a relative pronoun stands for: the name right before it, or whose body does: [रूसी] सेना, जिसने.
    /// Of a list nobody can tell whether all or the last are meant.
    fn antecedent(&self, position: usize, span: Span, entry: &PronounEntry) -> Option<Who> {
        let (language, words) = self.grammar(position);
        let reading = |at: usize| language.lookup(&words.run(at, 1)).map(|(_, reading)| reading);
        let named = |end: usize| {
            let end = words.span(end.checked_sub(1)?).end;
            self.near(position).iter().find(|mention| mention.span.end == end && self.fits(mention, entry))
        };
        let mut end = words.at(span.start);
        let ends_in = |end: usize, class: fn(&Reading) -> bool| {
            end > 0 && named(end).is_none() && reading(end - 1).is_some_and(class)
        };
        end -= usize::from(end > 0 && words.folded(end - 1) == ",");
        end -= usize::from(ends_in(end, |reading| reading.marker.is_some()));
        let body = ends_in(end, |reading| reading.is(Class::Actor));
        let mention = named(end - usize::from(body))?;
        let before = words.at(mention.span.start).checked_sub(1);
        let listed = before.is_some_and(|at| reading(at).is_some_and(|reading| reading.is(Class::And)));
        let names = body || mention.form != MentionForm::Demonym;
        (names && !listed).then_some(mention.who)
    }

    /// Fitting entities among the mentions that `counts` admits, each once, in text order. Where
    /// no person is named, a title speaks of one: "the president … his visit".
    fn named(
        &self,
        position: usize,
        entry: &PronounEntry,
        counts: impl Fn(&LinkedMention) -> bool,
    ) -> Vec<Who> {
        let personal = entry.refers.contains(&EntityType::Person);
        let distinct = |fits: &dyn Fn(&LinkedMention) -> bool| {
            let mut named = Vec::new();
            for mention in self.near(position).iter().filter(|mention| counts(mention) && fits(mention)) {
                let who = self.acting(mention, entry);
                if !named.contains(&who) {
                    named.push(who);
                }
            }
            named
        };
        let named = distinct(&|mention| self.fits(mention, entry));
        if named.is_empty() && personal {
            return distinct(&|mention| mention.form == MentionForm::Office);
        }
        named
    }

    /// Who the mention stands for: "Riyadh … *the kingdom*" its state.
    fn acting(&self, mention: &LinkedMention, entry: &PronounEntry) -> Who {
        let Who::Listed(place) = mention.who else { return mention.who };
        let state = self.lexicon.entities.country_of_capital(place).filter(|_| !entry.among.is_empty());
        state.map_or(mention.who, Who::Listed)
    }

    /// Whether it is of the sort that the words say.
    fn is_of_sort(&self, who: Who, entry: &PronounEntry) -> bool {
        let subtype = self.linked.subtype(self.lexicon, who);
        let listed = |index| entry.among.iter().any(|id| self.lexicon.entities.get(index).entity.id == **id);
        !entry.describes()
            || subtype.is_some_and(|subtype| entry.subtypes.iter().any(|sort| sort == subtype))
            || matches!(who, Who::Listed(index) if listed(index))
    }

    pub(super) fn fits(&self, mention: &LinkedMention, entry: &PronounEntry) -> bool {
        let who = self.acting(mention, entry);
        let entity_type = self.entity_type(who);
        let personal = entry.refers.contains(&EntityType::Person);
        let gender = match who {
            Who::Listed(index) => self.lexicon.entities.get(index).gender,
            Who::Unlisted(_) => None,
        };
        let same = |wanted: Gender| gender.is_none_or(|gender| gender == wanted);
        entry.refers.contains(&entity_type)
            && (!personal || mention.form != MentionForm::Demonym || entity_type == EntityType::Country)
            && entry.gender.is_none_or(same)
            && self.is_of_sort(who, entry)
    }
}
