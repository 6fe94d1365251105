//! Titles and the names and states beside them.
//!
//! English: "[the] Russian [former] President [Putin]", "NATO's new
//! Secretary General", "the President of Russia[, Putin]", "Putin, the
//! president of Russia", "Kim Sung / North Korean Ambassador to the UN".
//! Hindi: रूस के [पूर्व] राष्ट्रपति पुतिन, रूसी राष्ट्रपति पुतिन.

use std::ops::Range;

use crate::gazetteer::files::grammar::{Class, Role};
use crate::lexicon::Lexicon;
use crate::lexicon::language::{Language, Reading};
use crate::text::{TokenKind, Words, fold};
use crate::{EntityType, Lang, MentionForm, Span};

use super::{Holding, LinkedMention, Linker, Title, Who};

/// A title with what stands around it, by tokens.
pub(super) struct Chain {
    pub(super) title: Title,
    /// The state or body it belongs to, as an index of a mention.
    pub(super) body: Option<usize>,
    /// A second place that it is of: "governor of Hunan and Hubei".
    also: Option<usize>,
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
        loop {
            if let Some(compound) = self.compound_before(position, start) {
                start = compound;
                continue;
            }
            let modifier = self.reading_before(language, words, start);
            let Some((length, reading)) =
                modifier.filter(|(_, reading)| reading.classes.any(&[Class::TitleModifier, Class::Former]))
            else {
                return (start, former);
            };
            former |= reading.is(Class::Former);
            start -= length;
            start -= usize::from(start > 0 && words.surface(start - 1) == "-");
        }
    }

    /// "Slovakia's *left-wing* prime minister", "a *pro-Russian* president": where the compound
    /// begins that tells of what sort the holder is; "the al-Qaeda leader" has none.
    fn compound_before(&self, position: usize, end: usize) -> Option<usize> {
        let words = &self.linked.sentences[position].words;
        let tied = |at: usize| words.surface(at) == "-" && !words.spaced(at) && !words.spaced(at + 1);
        let last = end.checked_sub(1).filter(|last| words.is_word(*last) && words.spaced(end))?;
        let mut start = last;
        while start > 1 && tied(start - 1) && words.is_word(start - 2) {
            start -= 2;
        }
        let described = start < last && !(words.is_capitalised(start) && words.is_capitalised(last));
        let named = |span: Span| self.mentions_of(position).any(|(_, mention)| mention.span.contains(span));
        (described && !named(words.cover(start, end))).then_some(start)
    }

    fn english_chain(&self, position: usize, title: Title) -> Option<Chain> {
        let (language, words) = self.grammar(position);
        let (start, mut former) = self.before_modifiers(position, title.start);
        let possessive = start > 0 && words.token(start - 1).kind == TokenKind::Clitic;
        let mut body = self.body_before(position, start - usize::from(possessive));
        let mut tokens =
            body.map_or(start, |body| words.at(self.linked.mentions[body].span.start))..title.end;
        let mut also = None;
        // "the Australian *founder of WikiLeaks*": the adjective tells where the holder is from.
        if body.is_some_and(|body| self.is_origin(position, body, title.end)) {
            body = None;
        }
        if body.is_none()
            && let Some((of, end)) = self.body_after(position, title.end)
        {
            body = Some(of);
            also = self.mention_starting(position, end + 1);
            also = also.filter(|also| self.is_and(position, end) && self.are_places(of, *also));
            tokens.end = also.map_or(end, |also| words.at(self.linked.mentions[also].span.end));
        }
        // "the former Russian president"
        former |= self
            .reading_before(language, words, tokens.start)
            .is_some_and(|(_, reading)| reading.is(Class::Former));
        Some(Chain { title, body, also, former, tokens })
    }

    /// Whether a state's adjective stands before a title that a body owns: "head of Interpol".
    fn is_origin(&self, position: usize, state: usize, title_end: usize) -> bool {
        let (language, words) = self.grammar(position);
        let of = language.lookup(&words.run(title_end, 1)).map(|(_, reading)| reading);
        let adjective = self.linked.mentions[state].form == MentionForm::Demonym;
        let owner =
            language.plays(of, Role::Genitive).then(|| self.body_after(position, title_end)).flatten();
        let body = |(body, _): (usize, usize)| self.linked.mentions[body].who;
        let sort = |body: Who| self.entity_type(body) == EntityType::Organisation;
        adjective && owner.map(body).is_some_and(sort)
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
        let also =
            body.filter(|_| marked && first > 1 && self.is_and(position, first - 1)).and_then(|body| {
                self.mention_ending(position, first - 1).filter(|also| self.are_places(body, *also))
            });
        Some(Chain { title, body, also, former, tokens: first..title.end })
    }

    fn is_and(&self, position: usize, at: usize) -> bool {
        let (language, words) = self.grammar(position);
        self.reading_at(language, words, at).is_some_and(|(_, reading)| reading.is(Class::And))
    }

    /// Two states may each have an officer of their own: भारत और रूस के राष्ट्रपति.
    fn are_places(&self, one: usize, other: usize) -> bool {
        [one, other]
            .iter()
            .all(|place| self.entity_type(self.linked.mentions[*place].who) == EntityType::Place)
    }

    fn link_chain(&mut self, position: usize, chain: &Chain) {
        let office = self.lexicon.offices.get(chain.title.office);
        let (courtesy, acts) = (office.courtesy, office.acts_for_state);
        let person = self.person_after(position, chain).or_else(|| self.person_before(position, chain));
        let body = chain.body.or_else(|| self.body_after_name(position, chain, person?));
        let Some(body) = body.or_else(|| self.own_state(position, chain, person?)) else { return };
        if let Some(person) = person {
            self.know_holder(chain, person, body);
        }
        if !courtesy {
            let sentence = &mut self.linked.sentences[position];
            let bodies = [Some(body), chain.also].into_iter().flatten();
            sentence.holdings.extend(bodies.map(|body| Holding {
                person: person.map(|person| self.linked.mentions[person].span),
                body: self.linked.mentions[body].span,
                office: chain.title.office,
                former: chain.former,
                title: sentence.words.cover(chain.title.start, chain.title.end),
            }));
        }
        if person.is_none() && acts && !chain.title.plural {
            self.unnamed_holder(position, chain, body);
        }
    }

    /// "President Macron [of France]": the body after the name that the title stands before.
    fn body_after_name(&self, position: usize, chain: &Chain, person: usize) -> Option<usize> {
        let (language, words) = self.grammar(position);
        let end = words.at(self.linked.mentions[person].span.end);
        let of = self.reading_at(language, words, end).map(|(_, reading)| reading);
        let named = self.linked.sentences[position].sentence.lang == Lang::En
            && end > chain.title.end
            && language.plays(of, Role::Genitive);
        let occupation = self.lexicon.offices.get(chain.title.office).occupation;
        let (body, after) = self.body_after(position, end).filter(|_| named && !occupation)?;
        // "of France's choice"
        let owns = after < words.len() && words.token(after).kind == TokenKind::Clitic;
        (!owns).then_some(body)
    }

    /// मोल्दोवा की राष्ट्रपति माया सैंडू: a name that no list spells so is that of the one holder of
    /// the office whose name sounds like it. "Jordan's King Abdullah": of more rulers the last.
    fn know_holder(&mut self, chain: &Chain, person: usize, body: usize) {
        let LinkedMention { span, who: unlisted @ Who::Unlisted(_), .. } = self.linked.mentions[person]
        else {
            return;
        };
        let Who::Listed(body) = self.linked.mentions[body].who else { return };
        let Lexicon { entities, persons, offices, .. } = self.lexicon;
        let name = fold(span.of(self.doc.text()));
        let alone = !name.contains(' ');
        if alone && !offices.get(chain.title.office).one_name {
            return;
        }
        let key = |name: &str| match alone {
            true => name.split(' ').next().map(|first| persons.word_key(first)),
            false => persons.key(name).filter(|key| key.contains(' ')),
        };
        let Some(said) = key(&name) else { return };
        let sounds_so = |holder: &usize| {
            let entity = &entities.get(*holder).entity;
            let labels = [&entity.en, &entity.hi].into_iter().flatten();
            labels.map(|label| key(&fold(label))).any(|key| key.as_ref() == Some(&said))
        };
        let holders: Vec<usize> = entities.holders(chain.title.office, body).filter(sounds_so).collect();
        let Some(holder) = holders.last().copied() else { return };
        if alone || holders.iter().all(|other| *other == holder) {
            let same = self.linked.mentions.iter_mut().filter(|mention| mention.who == unlisted);
            same.for_each(|mention| mention.who = Who::Listed(holder));
        }
    }

    /// "Kenya will send more police, President William Ruto said": the state in the sentence that
    /// the person is known to have held this office of.
    fn own_state(&self, position: usize, chain: &Chain, person: usize) -> Option<usize> {
        let Who::Listed(person) = self.linked.mentions[person].who else { return None };
        let held = |state: usize| {
            self.lexicon.entities.holders(chain.title.office, state).any(|holder| holder == person)
        };
        let names = |mention: &LinkedMention| {
            let named = matches!(mention.form, MentionForm::Name | MentionForm::Alias | MentionForm::Demonym);
            named && matches!(mention.who, Who::Listed(state) if held(state))
        };
        self.mentions_of(position).find(|(_, mention)| names(mention)).map(|(index, _)| index)
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
        if comma {
            return self.person_apposed(position, chain, at + 1);
        }
        let colon = at < words.len() && words.surface(at) == ":";
        if colon {
            return None;
        }
        // "Prime Minister Lord Grenville"
        let after = self.after_courtesy(position, at);
        if let Some(index) = self.mention_starting(position, after) {
            let person = self.entity_type(self.linked.mentions[index].who) == EntityType::Person;
            let longer = person.then(|| self.longer_name(position, index, chain)).flatten();
            let name = longer.or_else(|| self.titled_place(position, index, chain));
            let renamed = name.is_some();
            if let Some(name) = name {
                self.linked.mentions[index] = self.person(position, name);
            }
            return (person || renamed).then_some(index);
        }
        separated |= self.linked.sentences[position].sentence.lang == Lang::Hi && chain.title.plural;
        if separated || chain.title.plural {
            return None;
        }
        let title = self.courtesy_at(position, at).unwrap_or(chain.title);
        let beside = Chain { title, tokens: chain.tokens.clone(), ..*chain };
        let name = self.unlisted_name_at(position, after, &beside)?;
        Some(self.introduce(position, name, chain))
    }

    /// "Lord Halifax" is no town: the name of a place after a title that makes a name of it.
    fn titled_place(&self, position: usize, index: usize, chain: &Chain) -> Option<Range<usize>> {
        let (sentence, mention) = (&self.linked.sentences[position], &self.linked.mentions[index]);
        let office = self.lexicon.offices.get(chain.title.office);
        let named = matches!(mention.form, MentionForm::Name | MentionForm::Alias);
        let place = named && self.entity_type(mention.who) == EntityType::Place;
        let name = sentence.words.at(mention.span.start)..sentence.words.at(mention.span.end);
        (office.courtesy && office.one_name && place && name.len() == 1).then_some(name)
    }

    /// "Minister Wong Kan Seng" is not the Wong of the list: the name that two capitalised
    /// words or more after a listed short name make of it.
    fn longer_name(&self, position: usize, index: usize, chain: &Chain) -> Option<Range<usize>> {
        let (sentence, mention) = (&self.linked.sentences[position], &self.linked.mentions[index]);
        let short = mention.form == MentionForm::Short && sentence.sentence.lang == Lang::En;
        let end = sentence.words.at(mention.span.end);
        let rest = short.then(|| self.capitalised_name(position, end, chain)).flatten()?;
        (rest.len() > 1).then(|| sentence.words.at(mention.span.start)..rest.end)
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
        self.courtesy_at(position, start).map_or(start, |title| title.end)
    }

    fn courtesy_at(&self, position: usize, start: usize) -> Option<Title> {
        let titles = &self.linked.sentences[position].titles;
        let title = titles.iter().find(|title| title.start == start).copied();
        title.filter(|title| self.lexicon.offices.get(title.office).courtesy)
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
