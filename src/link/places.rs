//! Places and bodies that no list holds, named by the word for their sort: "Sobat River",
//! "the village of Bucha", यूक्रेन के बखमुत शहर.
//!
//! In English a name is capitalised; in Hindi it is words without any reading of their own
//! between a marker and the head. Beside the name of a listed place the head names something
//! else ("Tulcea county") or that place itself ("the city of Kharkiv").

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use crate::gazetteer::files::grammar::{Class, Role};
use crate::lexicon::places::{HeadRule, HeadWord, Stand};
use crate::text::TokenKind;
use crate::trace::Tracer;
use crate::{Entity, EntityId, EntityType, Lang, MentionForm, Span};

use super::events::slug;
use super::unlisted::sort_in_id;
use super::{Linker, PlaceHeadHit, Who};

/// Most words of a name.
const NAME_WORDS: usize = 4;

/// Most words of a name that no capital or head bounds.
const FEW_WORDS: usize = 2;

/// Most names after one plural head: "the cities of X, Y and Z".
const LIST: usize = 6;

/// Words beside auxiliaries that no name holds.
const CLOSED: [Class; 12] = [
    Class::Negator,
    Class::That,
    Class::If,
    Class::Subordinator,
    Class::And,
    Class::But,
    Class::Relative,
    Class::Determiner,
    Class::Adverb,
    Class::Possessive,
    Class::OtherPronoun,
    Class::Former,
];

/// A name with its head.
struct Naming {
    /// The listed place that the name is, as an index of a mention.
    stem: Option<usize>,
    /// Tokens of the name beside the head.
    name: Range<usize>,
    /// Tokens of the new name.
    whole: Range<usize>,
    head: u32,
}

impl Linker<'_, '_> {
    pub(super) fn link_places(&mut self, trace: &mut Tracer) {
        for position in 0..self.linked.sentences.len() {
            let mut heads = self.linked.sentences[position].place_heads.clone();
            heads.sort_by_key(|hit| (Reverse(hit.span.len()), hit.span.start));
            for hit in heads {
                for naming in self.names_beside(position, hit) {
                    self.name_place(position, &naming, trace);
                }
            }
        }
    }

    fn names_beside(&self, position: usize, hit: PlaceHeadHit) -> Vec<Naming> {
        let sentence = &self.linked.sentences[position];
        let (words, lang) = (&sentence.words, sentence.sentence.lang);
        let tokens = words.at(hit.span.start)..words.at(hit.span.end);
        let PlaceHeadHit { word: HeadWord { head, stand, capital }, .. } = hit;
        let cased = !capital || words.is_capitalised(tokens.start);
        if !cased || !tokens.clone().all(|token| self.is_free(position, token)) {
            return Vec::new();
        }
        let rule = self.lexicon.places.get(head);
        let names: Vec<Range<usize>> = match (lang, stand) {
            (Lang::En, Stand::After | Stand::AfterWithin) => {
                self.english_name_before(position, tokens.clone(), rule).into_iter().collect()
            }
            (Lang::En, Stand::Before) => self.english_name_at(position, tokens.end).into_iter().collect(),
            (Lang::En, Stand::Of) => self.english_names_of(position, tokens.end),
            (Lang::Hi, Stand::After) => {
                self.hindi_name_before(position, tokens.start, rule).into_iter().collect()
            }
            (Lang::Hi, Stand::AfterWithin) => {
                let name = self.hindi_name_before(position, tokens.start, rule);
                name.filter(|name| self.stands_within(position, name.start)).into_iter().collect()
            }
            (Lang::Hi, Stand::Before | Stand::Of) => {
                self.hindi_name_at(position, tokens.end).into_iter().collect()
            }
        };
        if names.is_empty() {
            let name = self.name_described(position, tokens);
            return name
                .and_then(|name| self.naming_of(position, name.clone(), name, head))
                .into_iter()
                .collect();
        }
        // "Tulcea county" and "Sobat River" are names as a whole, of "the city of Kharkiv" only the one word.
        let part = words.is_capitalised(tokens.start) || (lang, stand) == (Lang::Hi, Stand::After);
        let labelled = rule.label.is_some();
        let whole = (part || labelled || stand == Stand::Before) && stand != Stand::Of;
        let reach = |name: &Range<usize>| match whole {
            true => name.start.min(tokens.start)..name.end.max(tokens.end),
            false => name.clone(),
        };
        names
            .into_iter()
            .filter_map(|name| self.naming_of(position, name.clone(), reach(&name), head))
            .collect()
    }

    fn naming_of(
        &self,
        position: usize,
        name: Range<usize>,
        whole: Range<usize>,
        head: u32,
    ) -> Option<Naming> {
        let span = self.linked.sentences[position].words.cover(name.start, name.end);
        let stem = self.mentions_of(position).find(|(_, mention)| mention.span == span);
        let stem = stem.map(|(index, _)| index);
        let rule = self.lexicon.places.get(head);
        let stays = stem.is_some_and(|stem| !self.makes_another(stem, rule));
        (!stays).then_some(Naming { stem, name, whole, head })
    }

    /// "Tulcea county" is not the town, "Helmand province" is Helmand.
    fn makes_another(&self, stem: usize, rule: &HeadRule) -> bool {
        let who = self.linked.mentions[stem].who;
        let place = self.may_be_stem(stem, rule) && matches!(who, Who::Listed(_));
        let same = self.linked.subtype(self.lexicon, who) == rule.subtype.as_deref();
        place && !same && rule.label.is_some()
    }

    fn name_place(&mut self, position: usize, naming: &Naming, trace: &mut Tracer) {
        let sentence = &self.linked.sentences[position];
        let (index, lang) = (sentence.index, sentence.sentence.lang);
        let span = sentence.words.cover(naming.whole.start, naming.whole.end);
        let inside = |other: Span| span.contains(other);
        let kept = |form: MentionForm| form == MentionForm::Given;
        let crosses = self
            .mentions_of(position)
            .any(|(_, mention)| mention.span.overlaps(span) && (!inside(mention.span) || kept(mention.form)));
        if crosses || self.mentions_of(position).any(|(_, mention)| mention.span == span) {
            return;
        }
        let rule = self.lexicon.places.get(naming.head);
        let who = match naming.stem.map(|stem| self.linked.mentions[stem].who) {
            Some(Who::Listed(stem)) => self.named_after(stem, rule),
            _ => {
                let name = sentence.words.cover(naming.name.start, naming.name.end);
                let text = self.doc.text();
                self.unlisted_of_sort(span.of(text), name.of(text), rule, lang)
            }
        };
        if let (Who::Unlisted(index), Some(subtype)) = (who, &rule.subtype) {
            self.linked.built.insert(index, Arc::clone(subtype));
        }
        let hidden = self.mentions_of(position).filter(|(_, mention)| inside(mention.span));
        for (_, mention) in hidden {
            let id = self.linked.entity(self.lexicon, mention.who).id.clone();
            trace.shadowed(mention.span, Some(span), std::iter::once(id));
        }
        self.forget_inside(span);
        self.mention(span, who, MentionForm::Name, index);
        if let Some(short) = self.initials_after(position, naming.whole.clone()) {
            self.mention(short, who, MentionForm::Alias, index);
        }
    }

    /// "Kruger National Park ([KNP])": its initials in brackets.
    fn initials_after(&self, position: usize, name: Range<usize>) -> Option<Span> {
        let words = &self.linked.sentences[position].words;
        let short = name.end + 1;
        let bracketed = short + 1 < words.len()
            && (words.surface(name.end), words.surface(short + 1)) == ("(", ")")
            && self.is_free(position, short);
        let capitals = name.filter(|token| words.is_capitalised(*token));
        let initials: String = capitals.filter_map(|token| words.surface(token).chars().next()).collect();
        (bracketed && words.surface(short) == initials && initials.len() > 1).then(|| words.span(short))
    }

    /// What is named after a listed place has one id in both languages.
    fn named_after(&mut self, stem: usize, rule: &HeadRule) -> Who {
        let stem = &self.lexicon.entities.get(stem).entity;
        let sort = sort_in_id(rule.entity_type);
        let id = EntityId::from(format!("{sort}:{}-{}", slug(stem), rule.id));
        if let Some(listed) = self.lexicon.entities.find(id.as_str()) {
            return Who::Listed(listed);
        }
        if let Some(index) = self.unlisted_ids.get(&id) {
            return Who::Unlisted(*index);
        }
        let label = |lang| {
            let head = rule.label.as_ref()?.of(lang);
            Some(Arc::from(format!("{} {head}", stem.name(lang))))
        };
        let (en, hi, country) = (label(Lang::En), label(Lang::Hi), stem.country.clone());
        let entity_type = rule.entity_type;
        let entity = Entity { id: id.clone(), entity_type, en, hi, country, linked: false };
        self.linked.unlisted.push(entity);
        self.unlisted_ids.insert(id, self.linked.unlisted.len() - 1);
        Who::Unlisted(self.linked.unlisted.len() - 1)
    }

    /// Capitalised words, or one listed place, right before a head.
    fn english_name_before(
        &self,
        position: usize,
        head: Range<usize>,
        rule: &HeadRule,
    ) -> Option<Range<usize>> {
        let words = &self.linked.sentences[position].words;
        let capital = words.is_capitalised(head.start);
        let end = head.start;
        // "Oyapock River | Bridge" is a bridge.
        if capital && self.after_name_word(position, head.end).is_some() {
            return None;
        }
        if let Some(mention) =
            self.mention_ending(position, end).filter(|mention| self.may_be_stem(*mention, rule))
        {
            let start = words.at(self.linked.mentions[mention].span.start);
            let more = capital && start > 0 && self.is_name_word(position, start - 1);
            if !more {
                return Some(start..end);
            }
        }
        self.english_words_before(position, end, capital)
    }

    /// The capitalised words before a token.
    pub(super) fn english_words_before(
        &self,
        position: usize,
        end: usize,
        capital: bool,
    ) -> Option<Range<usize>> {
        let mut start = end;
        while start > 0 && end - start < NAME_WORDS && self.is_name_word(position, start - 1) {
            start -= 1;
        }
        // "King George | Island"
        if start > 0 && self.is_title(position, start - 1) {
            return None;
        }
        let tells = |token: usize| !self.is_plain(position, token);
        // The first word of a sentence has its capital anyway.
        let first = start == 0 && !capital;
        (!first && (start..end).any(tells) && !self.is_all_capitalised(position)).then_some(start..end)
    }

    /// "Lake Turkana": the words after a head.
    pub(super) fn english_name_at(&self, position: usize, start: usize) -> Option<Range<usize>> {
        let (mut end, mut count) = (start, 0);
        while count < NAME_WORDS
            && let Some(next) = self.after_name_word(position, end)
        {
            (end, count) = (next, count + 1);
        }
        let tells = (start..end).any(|token| !self.is_plain(position, token));
        (tells && !self.is_all_capitalised(position)).then_some(start..end)
    }

    /// Where a word of a name ends that begins here, with what hyphens join: "Saint-Georges", "al-Bab".
    fn after_name_word(&self, position: usize, start: usize) -> Option<usize> {
        let words = &self.linked.sentences[position].words;
        let hyphen = |at: usize| {
            at + 1 < words.len()
                && words.surface(at) == "-"
                && !words.spaced(at)
                && !words.spaced(at + 1)
                && words.token(at + 1).kind == TokenKind::Word
        };
        let free = |at: usize| at < words.len() && self.is_free(position, at);
        let article = free(start) && hyphen(start + 1) && words.is_capitalised(start + 2);
        if !(article || free(start) && self.is_name_word(position, start)) {
            return None;
        }
        let mut end = start + 1;
        while hyphen(end) && free(end + 1) {
            end += 2;
        }
        Some(end)
    }

    /// "the village of X", "the towns of X, Y in Russia and Z".
    fn english_names_of(&self, position: usize, of: usize) -> Vec<Range<usize>> {
        let (language, words) = self.grammar(position);
        let reading = |at: usize| self.reading_at(language, words, at).map(|(_, reading)| reading);
        let mut names = Vec::new();
        if !language.plays(reading(of), Role::Genitive) {
            return names;
        }
        let mut at = of + 1;
        while names.len() < LIST && at < words.len() {
            let listed = self.mention_starting(position, at);
            let end = match (listed, self.english_name_at(position, at)) {
                (Some(mention), _) => words.at(self.linked.mentions[mention].span.end),
                (None, Some(name)) => {
                    let end = name.end;
                    names.push(name);
                    end
                }
                (None, None) => break,
            };
            let inside = language.plays(reading(end), Role::Place);
            let around = self.mention_starting(position, end + 1).filter(|_| inside);
            let end = around.map_or(end, |around| words.at(self.linked.mentions[around].span.end));
            let comma = end < words.len() && words.surface(end) == ",";
            let and = end + usize::from(comma);
            let and = reading(and).filter(|reading| reading.is(Class::And)).map(|_| and + 1);
            match and.or(comma.then_some(end + 1)) {
                Some(next) => at = next,
                None => break,
            }
        }
        names
    }

    /// A capitalised word that may be part of a place's name.
    fn is_name_word(&self, position: usize, token: usize) -> bool {
        let (language, words) = self.grammar(position);
        let reading = self.reading_at(language, words, token).map(|(_, reading)| reading);
        let grammar = reading.is_some_and(|reading| {
            token == 0 || reading.marker.is_some() || reading.is_auxiliary() || reading.classes.any(&CLOSED)
        });
        let title = self.is_title(position, token);
        let span = words.span(token);
        let taken = self
            .mentions_of(position)
            .any(|(index, mention)| mention.span.overlaps(span) && !self.is_place(index));
        words.is_capitalised(token) && !grammar && !title && !taken
    }

    /// Whether what is mentioned may have given its name: a place, for some sorts also a state.
    fn may_be_stem(&self, mention: usize, rule: &HeadRule) -> bool {
        let state = || self.entity_type(self.linked.mentions[mention].who) == EntityType::Country;
        self.is_place(mention) || rule.nations && state()
    }

    fn is_place(&self, mention: usize) -> bool {
        let mention = &self.linked.mentions[mention];
        self.entity_type(mention.who) == EntityType::Place
            && !matches!(mention.form, MentionForm::Demonym | MentionForm::Given)
    }

    fn is_plain(&self, position: usize, token: usize) -> bool {
        let sentence = &self.linked.sentences[position];
        self.lexicon.places.is_plain(sentence.words.folded(token), sentence.sentence.lang)
    }

    /// A heading in capitals tells no names.
    fn is_all_capitalised(&self, position: usize) -> bool {
        let words = &self.linked.sentences[position].words;
        let long =
            |token: &usize| words.token(*token).kind == TokenKind::Word && words.surface(*token).len() > 3;
        let mut long = (0..words.len()).filter(long).peekable();
        long.peek().is_some() && words.len() > NAME_WORDS + 2 && long.all(|token| words.is_capitalised(token))
    }

    /// One or two words that are nothing else, or one listed place, right before a head.
    fn hindi_name_before(&self, position: usize, end: usize, rule: &HeadRule) -> Option<Range<usize>> {
        let words = &self.linked.sentences[position].words;
        if let Some(mention) = end.checked_sub(1).and_then(|_| self.mention_ending(position, end)) {
            let start = words.at(self.linked.mentions[mention].span.start);
            // [उत्तरी] एरिजोना विश्वविद्यालय
            let part = start > 0 && self.lexicon.places.is_translated(words.folded(start - 1));
            let first = start - usize::from(part && rule.entity_type == EntityType::Organisation);
            return self.may_be_stem(mention, rule).then_some(first..end);
        }
        self.hindi_words_before(position, end)
    }

    /// The one or two words before a token that are nothing else.
    pub(super) fn hindi_words_before(&self, position: usize, end: usize) -> Option<Range<usize>> {
        let mut start = end;
        while start > 0 && self.is_hindi_name(position, start - 1) {
            start -= 1;
        }
        (1..=FEW_WORDS).contains(&(end - start)).then_some(start..end)
    }

    /// The one or two words from a token on that are nothing else.
    pub(super) fn hindi_words_at(&self, position: usize, start: usize) -> Option<Range<usize>> {
        let words = &self.linked.sentences[position].words;
        let end = (start..words.len()).find(|token| !self.is_hindi_name(position, *token))?;
        (1..=FEW_WORDS).contains(&(end - start)).then_some(start..end)
    }

    pub(super) fn hindi_name_at(&self, position: usize, start: usize) -> Option<Range<usize>> {
        let (language, words) = self.grammar(position);
        let name = self.hindi_words_at(position, start)?;
        let marked = self
            .reading_at(language, words, name.end)
            .is_some_and(|(_, reading)| reading.marker.is_some() || reading.is(Class::And));
        marked.then_some(name)
    }

    /// A word without any reading of its own.
    fn is_hindi_name(&self, position: usize, token: usize) -> bool {
        let (language, words) = self.grammar(position);
        words.token(token).kind == TokenKind::Word
            && self.is_free(position, token)
            && self.reading_at(language, words, token).is_none()
            && !self.is_trigger(position, token)
            && !self.is_plain(position, token)
            && !self.is_title(position, token)
    }

    /// यूक्रेन के [बखमुत]: right after the marker of a place or state, or in a list with one that is.
    fn stands_within(&self, position: usize, start: usize) -> bool {
        let (language, words) = self.grammar(position);
        let Some((length, reading)) = self.reading_before(language, words, start) else { return false };
        let marked =
            language.plays(Some(reading), Role::Genitive) || language.plays(Some(reading), Role::Place);
        let owner = self.mention_ending(position, start - length).filter(|_| marked);
        owner.is_some_and(|owner| {
            let owner = &self.linked.mentions[owner];
            let sort = self.entity_type(owner.who);
            matches!(sort, EntityType::Place | EntityType::Country) && owner.form != MentionForm::Demonym
        })
    }
}
