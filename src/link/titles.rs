//! Titles and the names and states beside them.
//!
//! English: "[the] Russian [former] President [Putin]", "NATO's new
//! Secretary General", "the President of Russia[, Putin]", "Putin, the
//! president of Russia", "Kim Sung / North Korean Ambassador to the UN".
//! Hindi: रूस के [पूर्व] राष्ट्रपति पुतिन, रूसी राष्ट्रपति पुतिन.
//!
//! A name that no gazetteer lists is one if a title introduces it: capitalised
//! words in English, words without a grammar of their own before a case marker
//! in Hindi.

use std::ops::Range;

use crate::gazetteer::files::grammar::{Class, Role};
use crate::lexicon::language::{Language, Reading};
use crate::text::{TokenKind, Words};
use crate::{EntityType, Lang, MentionForm, Span};

use super::persons::is_name_case;
use super::{Holding, LinkedMention, Linker, Title, Who};

/// Most words of an unlisted name.
const NAME_WORDS: usize = 4;

/// A title with what stands around it, by tokens.
struct Chain {
    title: Title,
    /// The state or body it belongs to, as an index of a mention.
    body: Option<usize>,
    former: bool,
    /// Tokens of the whole: body, modifiers and titles.
    tokens: Range<usize>,
}

impl Linker<'_, '_> {
    pub(super) fn link_titles(&mut self) {
        for position in 0..self.linked.sentences.len() {
            let titles = self.linked.sentences[position].titles.clone();
            let mut standing = Vec::new();
            for title in titles {
                let chain = match self.linked.sentences[position].sentence.lang {
                    Lang::En => self.english_chain(position, title),
                    Lang::Hi => self.hindi_chain(position, title),
                };
                if let Some(chain) = chain {
                    standing.push(chain.title);
                    self.link_chain(position, &chain);
                }
            }
            self.linked.sentences[position].titles = standing;
        }
    }

    /// Where a title's modifiers begin ("former", "new", पूर्व), and whether one says former.
    fn before_modifiers(&self, position: usize, title: usize) -> (usize, bool) {
        let (language, words) = self.grammar(position);
        let (mut start, mut former) = (title, false);
        while let Some((length, reading)) = self
            .reading_before(language, words, start)
            .filter(|(_, reading)| reading.classes.any(&[Class::TitleModifier, Class::Former]))
        {
            former |= reading.is(Class::Former);
            start -= length;
            start -= usize::from(start > 0 && words.surface(start - 1) == "-");
        }
        (start, former)
    }

    fn english_chain(&self, position: usize, title: Title) -> Option<Chain> {
        let (language, words) = self.grammar(position);
        let (start, mut former) = self.before_modifiers(position, title.start);
        let possessive = start > 0 && words.token(start - 1).kind == TokenKind::Clitic;
        let mut body = self.body_before(position, start - usize::from(possessive));
        let mut tokens =
            body.map_or(start, |body| words.at(self.linked.mentions[body].span.start))..title.end;
        if body.is_none()
            && let Some((of, end)) = self.body_after(position, title.end)
        {
            body = Some(of);
            tokens.end = end;
        }
        // "the former Russian president"
        former |= self
            .reading_before(language, words, tokens.start)
            .is_some_and(|(_, reading)| reading.is(Class::Former));
        Some(Chain { title, body, former, tokens })
    }

    /// "of Russia", "to the United Nations", ", Kookmin University" after a title.
    fn body_after(&self, position: usize, end: usize) -> Option<(usize, usize)> {
        let (language, words) = self.grammar(position);
        let mut at = end;
        let preposition = language.lookup(&words.run(at, 1)).map(|(_, reading)| reading);
        let linking = language.plays(preposition, Role::Office);
        let comma = at < words.len() && words.surface(at) == ",";
        if !linking && !comma {
            return None;
        }
        at += 1;
        while at < words.len()
            && self.reading_at(language, words, at).is_some_and(|(_, reading)| reading.is(Class::Determiner))
        {
            at += 1;
        }
        let body = self.mention_starting(position, at).filter(|body| self.can_be_body(*body))?;
        let organisation = self.entity_type(self.linked.mentions[body].who) == EntityType::Organisation;
        (linking || organisation).then(|| (body, words.at(self.linked.mentions[body].span.end)))
    }

    /// The state or body right before token `end`, or before its department.
    fn body_before(&self, position: usize, end: usize) -> Option<usize> {
        let ending = |end: usize| self.mention_ending(position, end).filter(|body| self.can_be_body(*body));
        ending(self.before_department(position, end)).or_else(|| ending(end))
    }

    /// रूसी [विदेश मंत्रालय के] प्रवक्ता: where the department begins.
    fn before_department(&self, position: usize, end: usize) -> usize {
        let (language, words) = self.grammar(position);
        let is_genitive = |at: usize| {
            let before = self.reading_before(language, words, at);
            before
                .is_some_and(|(length, reading)| length == 1 && language.plays(Some(reading), Role::Genitive))
        };
        match self.reading_before(language, words, end) {
            Some((length, reading)) if reading.classes.any(&[Class::Department, Class::Actor]) => {
                let start = end - length;
                start
                    - usize::from(
                        start > 0 && (is_genitive(start) || words.token(start - 1).kind == TokenKind::Clitic),
                    )
            }
            _ => end,
        }
    }

    fn hindi_chain(&self, position: usize, title: Title) -> Option<Chain> {
        let (language, words) = self.grammar(position);
        let (start, former) = self.before_modifiers(position, title.start);
        let marked = start > 0
            && self.reading_before(language, words, start).is_some_and(|(length, reading)| {
                length == 1 && language.plays(Some(reading), Role::Genitive)
            });
        let body = self.body_before(position, start - usize::from(marked));
        let first = body.map_or(start, |body| words.at(self.linked.mentions[body].span.start));
        Some(Chain { title, body, former, tokens: first..title.end })
    }

    fn link_chain(&mut self, position: usize, chain: &Chain) {
        let office = self.lexicon.offices.get(chain.title.office);
        let (courtesy, acts) = (office.courtesy, office.acts_for_state);
        let person = self.person_after(position, chain).or_else(|| self.person_before(position, chain));
        let Some(body) = chain.body else { return };
        if !courtesy {
            let sentence = &mut self.linked.sentences[position];
            sentence.holdings.push(Holding {
                person: person.map(|person| self.linked.mentions[person].span),
                body: self.linked.mentions[body].span,
                office: chain.title.office,
                former: chain.former,
                title: sentence.words.cover(chain.title.start, chain.title.end),
            });
        }
        if person.is_none() && acts && !chain.title.plural {
            self.unnamed_holder(position, chain, body);
        }
    }

    /// "The Russian president said": whoever held the office on the document's
    /// date, else the state itself.
    fn unnamed_holder(&mut self, position: usize, chain: &Chain, body: usize) {
        let body = &self.linked.mentions[body];
        let Who::Listed(state) = body.who else { return };
        let day = self.doc.date().filter(|_| !chain.former).map(|date| date.to_string());
        let holder = day.and_then(|day| self.lexicon.entities.holder(chain.title.office, state, &day));
        let who = Who::Listed(holder.unwrap_or(state));
        let (sentence, words) = (&self.linked.sentences[position], &self.linked.sentences[position].words);
        if chain.former && holder.is_none() {
            return;
        }
        let span = words.cover(chain.title.start, chain.title.end);
        let index = sentence.index;
        self.mention(span, who, MentionForm::Office, index);
    }

    fn person_after(&mut self, position: usize, chain: &Chain) -> Option<usize> {
        let words = &self.linked.sentences[position].words;
        let mut at = chain.tokens.end.max(chain.title.end);
        let mut separated = at != chain.title.end;
        // "Mr.", डॉ.
        let short = words.is_capitalised(chain.title.start) || !words.is_latin(chain.title.start);
        let dotted = short && at + 1 < words.len() && words.surface(at) == "." && !words.spaced(at);
        at += usize::from(dotted);
        let comma = at < words.len() && words.surface(at) == ",";
        if comma && separated {
            at += 1;
        } else if comma {
            return self.person_apposed(position, chain, at + 1);
        }
        let colon = at < words.len() && words.surface(at) == ":";
        if colon {
            return None;
        }
        if let Some(index) = self.mention_starting(position, at) {
            let person = self.entity_type(self.linked.mentions[index].who) == EntityType::Person;
            return person.then_some(index);
        }
        separated |= self.linked.sentences[position].sentence.lang == Lang::Hi && chain.title.plural;
        if separated || chain.title.plural {
            return None;
        }
        let name = self.unlisted_name_at(position, at, chain)?;
        Some(self.introduce(position, name, chain))
    }

    /// "the French president, Emmanuel Macron, said": a name between commas, of that state.
    fn person_apposed(&mut self, position: usize, chain: &Chain, start: usize) -> Option<usize> {
        let body = self.linked.mentions[chain.body?].who;
        let words = &self.linked.sentences[position].words;
        let hindi = self.linked.sentences[position].sentence.lang == Lang::Hi;
        let closes = |end: usize| {
            let marked = hindi && self.is_marked(position, end);
            marked || end == words.len() || words.token(end).kind == TokenKind::Punct
        };
        if let Some(index) = self.mention_starting(position, self.after_courtesy(position, start)) {
            let mention = &self.linked.mentions[index];
            let person = self.linked.entity(self.lexicon, mention.who);
            let country = &self.linked.entity(self.lexicon, body).country;
            let same = person.country.is_none() || country.is_none() || person.country == *country;
            let named = person.entity_type == EntityType::Person && same && !chain.title.plural;
            return (named && closes(words.at(mention.span.end))).then_some(index);
        }
        let name = match hindi {
            true => self.person_at(position, start),
            false => self.capitalised_name(position, start, chain),
        };
        let name = name.filter(|name| closes(name.end))?;
        (!chain.title.plural).then(|| self.introduce(position, name, chain))
    }

    /// "the emir of Qatar, [Sheikh] Tamim".
    fn after_courtesy(&self, position: usize, start: usize) -> usize {
        let titles = &self.linked.sentences[position].titles;
        let title = titles.iter().find(|title| title.start == start);
        title.filter(|title| self.lexicon.offices.get(title.office).courtesy).map_or(start, |title| title.end)
    }

    /// "Putin, the president of Russia", "Kim Sung / North Korean Ambassador".
    fn person_before(&mut self, position: usize, chain: &Chain) -> Option<usize> {
        chain.body?;
        if self.linked.sentences[position].sentence.lang == Lang::Hi {
            return None;
        }
        let (language, words) = self.grammar(position);
        let mut at = chain.tokens.start;
        while at > 0
            && self
                .reading_at(language, words, at - 1)
                .is_some_and(|(_, reading)| reading.classes.any(&[Class::Determiner, Class::Former]))
        {
            at -= 1;
        }
        let separator = at
            .checked_sub(1)
            .filter(|separator| matches!(words.surface(*separator), "," | "/" | "(" | "–" | "-"))?;
        if let Some(index) = self.mention_ending(position, separator) {
            let person = self.entity_type(self.linked.mentions[index].who) == EntityType::Person;
            return person.then_some(index);
        }
        let name = self.capitalised_before(position, separator)?;
        Some(self.introduce(position, name, chain))
    }

    fn unlisted_name_at(&self, position: usize, start: usize, chain: &Chain) -> Option<Range<usize>> {
        match self.linked.sentences[position].sentence.lang {
            Lang::En => self.capitalised_name(position, start, chain),
            Lang::Hi => self.plain_name(position, start, chain),
        }
        .or_else(|| self.person_at(position, start))
    }

    /// Capitalised words that no gazetteer knows, right after a title.
    fn capitalised_name(&self, position: usize, start: usize, chain: &Chain) -> Option<Range<usize>> {
        let words = &self.linked.sentences[position].words;
        let mut end = start;
        let mut count = 0;
        let persons = &self.lexicon.persons;
        let is_name = |at: usize| {
            let word = self.has_reading(position, at) && words.surface(at).chars().count() > 1;
            let acronym = chain.body.is_none() && words.surface(at).len() > 2 && !is_name_case(words, at);
            let number = persons.regnal(words.folded(at)).is_some();
            let other = self.is_title(position, at) || (word || acronym) && !number;
            words.is_capitalised(at) && self.is_free(position, at) && !other
        };
        while end < words.len() && count < NAME_WORDS && is_name(end) {
            end += 1;
            count += 1;
            let hyphen = end + 1 < words.len()
                && words.surface(end) == "-"
                && !words.spaced(end)
                && words.token(end + 1).kind == TokenKind::Word;
            let initial = end + 1 < words.len()
                && words.surface(end) == "."
                && words.surface(end - 1).chars().count() == 1;
            if hyphen {
                end += 2;
            } else if initial {
                end += 1;
            }
        }
        let courtesy = self.lexicon.offices.get(chain.title.office).courtesy;
        let enough = count >= 2 || count == 1 && courtesy;
        let head = self.is_head_at(position, end, Lang::En)
            || (start..end).any(|at| self.is_head_at(position, at, Lang::En));
        let closed = |end: usize| persons.is_suffix(words.folded(end - 1), Lang::En);
        let end = if enough && closed(end) { self.after_suffix(position, end - 1, Lang::En) } else { end };
        (enough && !head).then_some(start..end)
    }

    /// Two to four capitalised words right before a separator.
    fn capitalised_before(&self, position: usize, end: usize) -> Option<Range<usize>> {
        let words = &self.linked.sentences[position].words;
        let mut start = end;
        while start > 0 && end - start < NAME_WORDS + 1 {
            let name = words.is_capitalised(start - 1) && self.is_free(position, start - 1);
            let hyphenated = start > 1 && words.surface(start - 1) == "-" && !words.spaced(start - 1);
            let tail = words.token(start - 1).kind == TokenKind::Word
                && start > 2
                && words.surface(start - 2) == "-"
                && !words.spaced(start - 1);
            if !(name || hyphenated || tail) {
                break;
            }
            start -= 1;
        }
        let capitals = (start..end).filter(|index| words.is_capitalised(*index)).count();
        (capitals >= 2).then_some(start..end)
    }

    /// Two to four Devanagari words that are nothing else, between a title and a case marker;
    /// after a courtesy title one is enough. A title without a body may be part of a compound
    /// (प्रधानमंत्री आवास योजना के), or a word of its own: then ने has to follow, unless it is an
    /// occupation.
    fn plain_name(&self, position: usize, start: usize, chain: &Chain) -> Option<Range<usize>> {
        let (language, words) = self.grammar(position);
        let office = self.lexicon.offices.get(chain.title.office);
        if chain.body.is_none() && self.is_common(position, chain.title.start, Lang::Hi) {
            return None;
        }
        let mut end = start;
        while end < words.len() && end - start <= NAME_WORDS && self.is_plain_part(position, end, chain) {
            end += 1;
        }
        let reading = self.reading_at(language, words, end).map(|(_, reading)| reading);
        let marked = reading.is_some_and(|reading| reading.marker.is_some());
        let stands = match chain.body {
            Some(_) => marked,
            None if office.courtesy => self.is_marked(position, end),
            None if office.occupation => marked && !language.plays(reading, Role::Place),
            None => language.plays(reading, Role::Ergative),
        };
        let least = if office.courtesy { 1 } else { 2 };
        (stands && (least..=NAME_WORDS).contains(&(end - start))).then_some(start..end)
    }

    /// A word that may be of a name after a title, which without a body vouches for less.
    fn is_plain_part(&self, position: usize, at: usize, chain: &Chain) -> bool {
        let (language, words) = self.grammar(position);
        let initials = self.after_initials(position, at, Lang::Hi) > at;
        let is_word = self.reading_at(language, words, at).is_some() && !initials || self.is_trigger(position, at);
        let persons = &self.lexicon.persons;
        let doubtful = || {
            self.is_common(position, at, Lang::Hi)
                || self.is_title(position, at)
                || persons.is_head(words.folded(at), Lang::Hi)
                || persons.ends_as_word(words.folded(at), Lang::Hi)
                || words.is_latin(at)
        };
        words.token(at).kind == TokenKind::Word
            && self.is_free(position, at)
            && !is_word
            && (chain.body.is_some() || !doubtful())
            && !self.lexicon.persons.is_head(words.folded(at), Lang::Hi)
    }

    fn introduce(&mut self, position: usize, name: Range<usize>, chain: &Chain) -> usize {
        let sentence = &self.linked.sentences[position];
        let span = sentence.words.cover(name.start, name.end);
        let (index, lang) = (sentence.index, sentence.sentence.lang);
        let body = chain.body.map(|body| self.linked.mentions[body].who);
        let country = body.and_then(|body| self.linked.entity(self.lexicon, body).country.clone());
        let text = span.of(self.doc.text());
        let who = self.unlisted(text, EntityType::Person, lang, country);
        self.mention(span, who, MentionForm::Name, index);
        self.linked.mentions.len() - 1
    }

    pub(super) fn grammar(&self, position: usize) -> (&Language, &Words<'_>) {
        let sentence = &self.linked.sentences[position];
        (self.lexicon.language(sentence.sentence.lang), &sentence.words)
    }

    pub(super) fn reading_at<'l>(
        &self,
        language: &'l Language,
        words: &Words<'_>,
        at: usize,
    ) -> Option<(usize, &'l Reading)> {
        if at >= words.len() {
            return None;
        }
        language.lookup(&words.run(at, 1))
    }

    pub(super) fn reading_before<'l>(
        &self,
        language: &'l Language,
        words: &Words<'_>,
        end: usize,
    ) -> Option<(usize, &'l Reading)> {
        (1..=3.min(end)).rev().find_map(|length| {
            let run = words.run(end - length, length);
            let (found, reading) = language.lookup(&run)?;
            (run.len() == length && found == length).then_some((length, reading))
        })
    }

    pub(super) fn mentions_of(&self, position: usize) -> impl Iterator<Item = (usize, &LinkedMention)> {
        let sentence = self.linked.sentences[position].index;
        let here = self.mentions_by_sentence[sentence].iter();
        here.map(|index| (*index, &self.linked.mentions[*index]))
    }

    /// The longest mention that ends right before token `end`.
    pub(super) fn mention_ending(&self, position: usize, end: usize) -> Option<usize> {
        let words = &self.linked.sentences[position].words;
        let last = end.checked_sub(1)?;
        let offset = words.span(last).end;
        let ends = |span: Span| span.end == offset;
        self.mentions_of(position)
            .filter(|(_, mention)| ends(mention.span))
            .max_by_key(|(_, mention)| mention.span.len())
            .map(|(index, _)| index)
    }

    pub(super) fn mention_starting(&self, position: usize, start: usize) -> Option<usize> {
        let words = &self.linked.sentences[position].words;
        if start >= words.len() {
            return None;
        }
        let offset = words.span(start).start;
        self.mentions_of(position)
            .filter(|(_, mention)| mention.span.start == offset)
            .max_by_key(|(_, mention)| mention.span.len())
            .map(|(index, _)| index)
    }

    pub(super) fn is_free(&self, position: usize, at: usize) -> bool {
        let span = self.linked.sentences[position].words.span(at);
        self.mentions_of(position).all(|(_, mention)| !mention.span.overlaps(span))
    }

    pub(super) fn is_trigger(&self, position: usize, at: usize) -> bool {
        let sentence = &self.linked.sentences[position];
        sentence.triggers.iter().any(|trigger| trigger.span.overlaps(sentence.words.span(at)))
    }

    /// States, bodies and places have offices; people have spokesmen and advisers.
    fn can_be_body(&self, mention: usize) -> bool {
        !matches!(self.entity_type(self.linked.mentions[mention].who), EntityType::Event | EntityType::Other)
    }
}
