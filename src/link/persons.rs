//! People that no gazetteer lists, by a given name that is known and what follows it.
//!
//! English: "Kori Schulman", "John F. Kelly", "Mohammed bin Rashid": capitalised words
//! that are nothing else. Hindi has no capitals: a known surname ends the name (राहुल
//! शर्मा), or a word that no list and no grammar knows, if what comes next makes a
//! person of the two (कोरी शुलमैन ने). Precision first: what may be a street, a storm or
//! a word is none.

use std::cmp::Reverse;
use std::ops::Range;

use crate::gazetteer::files::grammar::{Class, Role};
use crate::lexicon::Meaning;
use crate::lexicon::persons::{Surname, is_folded};
use crate::text::{TokenKind, Words, fold};
use crate::trace::{Reason, Tracer};
use crate::{EntityType, Lang, MentionForm, Span};

use super::{GivenName, LinkedMention, Linker, Who};

/// Most words after the given name, initials and particles aside.
const MORE_WORDS: usize = 3;

/// Shorter surnames are words too often.
const LETTERS: usize = 3;

/// Letters of a syllable, written small after a hyphen.
const SYLLABLE: usize = 5;

/// A name by tokens.
struct Person {
    tokens: Range<usize>,
    /// The listed person's short name that it ends in: of a relative, as it turns out.
    instead: Option<usize>,
    /// Whether a list has its surname.
    known: bool,
}

/// What a word after a given name may be.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Part {
    /// A surname and nothing else.
    Surname,
    /// A surname that is a word of the language as well.
    DoubtfulSurname,
    /// Another given name.
    Given,
    /// A word that nothing is known of.
    Plain,
}

impl Part {
    pub(super) fn is_surname(self) -> bool {
        matches!(self, Part::Surname | Part::DoubtfulSurname)
    }
}

/// The words after a given name, as far as they may be of the name.
struct Tail {
    end: usize,
    parts: Vec<Part>,
    /// Initials or a hyphen make a name of whatever stands before them: Mark T., Jean-Pierre.
    compound: bool,
    instead: Option<usize>,
}

impl Linker<'_, '_> {
    /// "Ramesh Modi" is not the Modi that a gazetteer lists, nor राहुल देशमुख the राहुल:
    /// comes before titles, which must not be held by the wrong one.
    pub(super) fn link_namesakes(&mut self) {
        for position in 0..self.linked.sentences.len() {
            for given in self.given_names(position) {
                let free = given.tokens.clone().all(|token| self.is_free(position, token));
                if let Some((index, span)) = self.fuller_name(position, &given).filter(|_| free) {
                    let mention = &mut self.linked.mentions[index];
                    (mention.span, mention.form) = (span, MentionForm::Name);
                    continue;
                }
                let Ok(person) = self.person_from(position, &given) else { continue };
                let namesake = match free {
                    true => person.instead,
                    false => self.namesake_at(position, &given, &person),
                };
                if let Some(namesake) = namesake {
                    self.linked.mentions[namesake] = self.person(position, person.tokens);
                }
            }
        }
    }

    /// "Abu Mohammad al-Jolani": the listed person's short name that given names stand before, if
    /// they begin like that person's, with the span of the whole.
    fn fuller_name(&self, position: usize, given: &GivenName) -> Option<(usize, Span)> {
        let sentence = &self.linked.sentences[position];
        let tail = self.tail(position, given, sentence.sentence.lang);
        let short = self.mention_starting(position, tail.end).filter(|_| tail.instead.is_none())?;
        let mention = &self.linked.mentions[short];
        let person = self.linked.entity(self.lexicon, mention.who);
        let first = fold(person.en.as_deref()?);
        let sound = |word: &str| self.lexicon.persons.word_key(word).chars().next();
        let alike = sound(first.split(' ').next()?) == sound(sentence.words.folded(given.tokens.start));
        let listed =
            self.is_short_name(short) && !self.is_in_other_name(position, given, sentence.sentence.lang);
        let start = sentence.words.span(given.tokens.start).start;
        (alike && listed).then(|| (short, Span::new(start, mention.span.end)))
    }

    /// The listed person's short name that a given name is, if the surname is another's.
    fn namesake_at(&self, position: usize, given: &GivenName, person: &Person) -> Option<usize> {
        let start = given.tokens.start;
        let surname = start + 1..person.tokens.end;
        let free = surname.clone().all(|token| self.is_free(position, token));
        self.unlike_short_at(position, surname, start).filter(|_| free && person.known)
    }

    pub(super) fn link_given_names(&mut self, trace: &mut Tracer) {
        for position in 0..self.linked.sentences.len() {
            for given in self.given_names(position) {
                if !given.tokens.clone().all(|token| self.is_free(position, token)) {
                    continue;
                }
                let person = self.person_from(position, &given).map(|person| person.tokens);
                match person.or_else(|reason| self.of_place(position, &given).ok_or(reason)) {
                    Ok(name) => {
                        let LinkedMention { span, who, form, sentence } = self.person(position, name);
                        self.mention(span, who, form, sentence);
                    }
                    Err(reason) => {
                        let Range { start, end } = given.tokens;
                        let span = self.linked.sentences[position].words.cover(start, end);
                        trace.passed_over(span, reason);
                    }
                }
            }
        }
    }

    /// The name that begins at a token, for a title before it: after that a word is none.
    pub(super) fn person_at(&self, position: usize, start: usize) -> Option<Range<usize>> {
        let given = self.given_names(position).into_iter().find(|given| given.tokens.start == start)?;
        let given = GivenName { word: false, ..given };
        self.person_from(position, &given).ok().map(|person| person.tokens)
    }

    /// The given names of a sentence, in text order; of two at a place the longer.
    fn given_names(&self, position: usize) -> Vec<GivenName> {
        let mut given = self.linked.sentences[position].given_names.clone();
        given.sort_by_key(|given| (given.tokens.start, Reverse(given.tokens.end)));
        given.dedup_by_key(|given| given.tokens.start);
        given
    }

    pub(super) fn person(&mut self, position: usize, tokens: Range<usize>) -> LinkedMention {
        let sentence = &self.linked.sentences[position];
        let span = sentence.words.cover(tokens.start, tokens.end);
        let (index, lang) = (sentence.index, sentence.sentence.lang);
        let who = self.unlisted(span.of(self.doc.text()), EntityType::Person, lang, None);
        LinkedMention { span, who, form: MentionForm::Name, sentence: index }
    }

    /// The name that a given name begins, or why it begins none. A known surname is
    /// enough, if it can be nothing else; an unknown one, beside a given name that is no
    /// word, and in Hindi only where a person is marked.
    fn person_from(&self, position: usize, given: &GivenName) -> Result<Person, Reason> {
        let lang = self.linked.sentences[position].sentence.lang;
        if self.is_in_other_name(position, given, lang) {
            return Err(Reason::OtherThing);
        }
        let tail = self.tail(position, given, lang);
        let Some(last) = tail.parts.last().copied() else { return Err(Reason::NoSurname) };
        if self.is_head_at(position, tail.end, lang) {
            return Err(Reason::OtherThing);
        }
        let common = self.is_common(position, given.tokens.start, lang);
        // भूमिका एम्मा शुलमैन ने निभाई
        if lang == Lang::Hi && common && tail.parts[0] == Part::Given {
            return Err(Reason::OtherThing);
        }
        let word = given.word || common;
        let tokens = given.tokens.start..tail.end;
        let enough = match lang {
            Lang::En => {
                let inside = given.tokens.start > 0;
                !word || tail.compound || last == Part::Surname || inside && last == Part::DoubtfulSurname
            }
            Lang::Hi => match last {
                Part::Surname => true,
                Part::Given => !word,
                _ => {
                    !word
                        && (self.is_marked(position, tail.end) || self.is_from_place(position, tokens.start))
                }
            },
        };
        if !enough {
            return Err(Reason::NoSurname);
        }
        Ok(Person { tokens, instead: tail.instead, known: last == Part::Surname })
    }

    /// "the Martin report", "Lake Victoria", "Jean-Martin", martin: what stands before
    /// the given name, or its own letters, make something else of it.
    fn is_in_other_name(&self, position: usize, given: &GivenName, lang: Lang) -> bool {
        let (language, words) = self.grammar(position);
        let start = given.tokens.start;
        if lang == Lang::En && !given.tokens.clone().all(|token| is_name_case(words, token)) {
            return true;
        }
        let is_word = words.is_latin(start)
            || self.lexicon.persons.is_letter(words.folded(start))
            || self.has_reading(position, start) && !self.is_governor(position, start);
        // युवराज शर्मा, but not युवराज हेनरी
        let surname = || {
            let part = (lang == Lang::Hi).then(|| self.part(position, start + 1, lang)).flatten();
            part == Some(Part::Surname) && !self.is_given(position, start + 1)
        };
        if self.is_title(position, start) && !surname() || lang == Lang::Hi && is_word {
            return true;
        }
        let Some(before) = start.checked_sub(1) else { return false };
        let joined = words.surface(before) == "-" && !words.spaced(start);
        // "St. Martin"
        let opener = if words.surface(before) == "." && before > 0 { before - 1 } else { before };
        let reading = language.lookup(&words.run(before, 1)).map(|(_, reading)| reading);
        let determined = lang == Lang::En && reading.is_some_and(|reading| reading.is(Class::Determiner));
        joined || determined || self.lexicon.persons.is_opener(words.folded(opener), lang)
    }

    /// नेपाल के राहुल: whether the token comes after a place's genitive, where a name begins.
    pub(super) fn is_from_place(&self, position: usize, start: usize) -> bool {
        self.owner_before(position, start)
            .is_some_and(|owner| matches!(self.entity_type(owner), EntityType::Country | EntityType::Place))
    }

    /// Whose genitive stands before the token.
    pub(super) fn owner_before(&self, position: usize, start: usize) -> Option<Who> {
        let (language, words) = self.grammar(position);
        let (length, reading) = self.reading_before(language, words, start)?;
        let owner = self.mention_ending(position, start - length);
        let owner = owner.filter(|_| language.plays(Some(reading), Role::Genitive))?;
        Some(self.linked.mentions[owner].who)
    }

    /// Whether what follows the name is the head of another: "James Smith Street".
    pub(super) fn is_head_at(&self, position: usize, at: usize, lang: Lang) -> bool {
        let words = &self.linked.sentences[position].words;
        let written = at < words.len() && (lang == Lang::Hi || words.is_capitalised(at));
        let head = written && self.lexicon.persons.is_head(words.folded(at), lang);
        head && is_folded(words.surface(at), words.folded(at))
    }

    /// Whether a case marker, a comma, a bracket, "and" or a verb of speaking comes next. Where
    /// something is, a person hardly ever is: सचिन मैदान में.
    pub(super) fn is_marked(&self, position: usize, at: usize) -> bool {
        let (language, words) = self.grammar(position);
        let stops = at < words.len() && matches!(words.surface(at), "," | "(");
        let reading = language.lookup(&words.run(at, 3)).map(|(_, reading)| reading);
        stops
            || reading.is_some_and(|reading| {
                let marked = reading.marker.is_some() && !language.plays(Some(reading), Role::Place);
                marked || reading.classes.any(&[Class::And, Class::Say, Class::Claim])
            })
    }

    /// The words after a given name: particles, initials, names, suffix.
    fn tail(&self, position: usize, given: &GivenName, lang: Lang) -> Tail {
        let mut at = self.after_hyphened(position, given.tokens.end, lang);
        let compound = at > given.tokens.end;
        let mut tail = Tail { end: at, parts: Vec::new(), compound, instead: None };
        while tail.parts.len() < MORE_WORDS && tail.instead.is_none() {
            let next = self.after_initials(position, at, lang);
            tail.compound |= next > at;
            at = next;
            let name = at;
            at = self.after_particles(position, at, lang);
            let instead = self.unlike_short_at(position, given.tokens.start..at, at);
            let part = instead.map(|_| Part::Surname).or_else(|| self.part(position, at, lang));
            let Some(part) = part else { break };
            let closed = at == name && tail.parts.last().is_some_and(|last| last.is_surname());
            let plain = tail.parts.contains(&Part::Plain);
            let apart = closed && !part.is_surname();
            let doubtful = lang == Lang::Hi && plain && !self.closes_name(position, at, part);
            if apart || doubtful || self.is_head_at(position, at, lang) {
                break;
            }
            tail.instead = instead;
            tail.parts.push(part);
            at = self.after_hyphened(position, at + 1, lang);
            tail.end = at;
        }
        if tail.parts.is_empty() && self.is_ruler(position, tail.end, lang) {
            tail.parts.push(Part::Surname);
            tail.end += 1;
        } else if tail.parts.is_empty() && !given.word && self.is_epithet(position, tail.end, lang) {
            tail.parts.push(Part::Surname);
            tail.end += 2;
        } else if !tail.parts.is_empty() {
            tail.end = self.after_suffix(position, tail.end, lang);
        }
        tail
    }

    /// डेविड क्लोकर एरेनस्ट्रॉल ने: whether a word after an unknown one ends the name in Hindi.
    fn closes_name(&self, position: usize, at: usize, part: Part) -> bool {
        let (language, words) = self.grammar(position);
        let next = language.lookup(&words.run(at + 1, 3)).map(|(_, reading)| reading);
        language.plays(next, Role::Ergative) || part == Part::Surname && self.is_marked(position, at + 1)
    }

    /// al-, bin: where particles end.
    fn after_particles(&self, position: usize, start: usize, lang: Lang) -> usize {
        let words = &self.linked.sentences[position].words;
        let mut at = start;
        while at < words.len() && self.lexicon.persons.is_particle(words.folded(at), lang) {
            at += 1;
            at += usize::from(self.is_hyphen(position, at));
        }
        at
    }

    /// ", Jr.": where a suffix ends, if there is one. A full stop at the end of the
    /// sentence is no part of it.
    pub(super) fn after_suffix(&self, position: usize, end: usize, lang: Lang) -> usize {
        let words = &self.linked.sentences[position].words;
        let at = end + usize::from(end < words.len() && words.surface(end) == ",");
        if self.is_ruler(position, end, lang) {
            return end + 1;
        }
        if at >= words.len() || !self.lexicon.persons.is_suffix(words.folded(at), lang) {
            return end;
        }
        let dotted = at + 2 < words.len() && words.surface(at + 1) == "." && !words.spaced(at + 1);
        at + 1 + usize::from(dotted)
    }

    /// What a word may be in a name; none if it is something else.
    pub(super) fn part(&self, position: usize, at: usize, lang: Lang) -> Option<Part> {
        let words = &self.linked.sentences[position].words;
        let persons = &self.lexicon.persons;
        if at >= words.len() || words.token(at).kind != TokenKind::Word {
            return None;
        }
        if !self.is_free(position, at) || lang == Lang::En && !is_name_case(words, at) {
            return None;
        }
        let word = words.folded(at);
        let read = self.has_reading(position, at);
        let closes = persons.is_suffix(word, lang) || persons.regnal(word).is_some();
        if lang == Lang::Hi && (words.is_latin(at) || read) || closes {
            return None;
        }
        let is_word = self.is_word_of(position, at, lang);
        let is_busy = read || self.is_trigger(position, at) || self.is_title(position, at);
        let short = word.chars().count() < LETTERS;
        let given = self.linked.sentences[position].given_names.iter().find(|given| given.tokens.start == at);
        match (persons.surname(word), given) {
            (Some(Surname::Doubtful), _) => Some(Part::DoubtfulSurname),
            (Some(Surname::Plain), _) if is_busy || short => Some(Part::DoubtfulSurname),
            (Some(Surname::Plain), _) => Some(Part::Surname),
            (_, Some(given)) if !given.word => Some(Part::Given),
            _ if is_word || short || persons.ends_as_word(word, lang) => None,
            _ => Some(Part::Plain),
        }
    }

    /// Whether it is a word of the language: of its grammar or commonest words, of a
    /// frame, or a title.
    pub(super) fn is_word_of(&self, position: usize, at: usize, lang: Lang) -> bool {
        self.has_reading(position, at)
            || self.is_common(position, at, lang)
            || self.is_trigger(position, at)
            || self.is_title(position, at)
    }

    pub(super) fn has_reading(&self, position: usize, at: usize) -> bool {
        let (language, words) = self.grammar(position);
        is_folded(words.surface(at), words.folded(at)) && language.lookup(&words.run(at, 1)).is_some()
    }

    /// आशा, which governs what is hoped.
    fn is_governor(&self, position: usize, at: usize) -> bool {
        let (language, words) = self.grammar(position);
        language.lookup(&words.run(at, 1)).is_some_and(|(_, reading)| reading.governor.is_some())
    }

    pub(super) fn is_common(&self, position: usize, at: usize, lang: Lang) -> bool {
        let words = &self.linked.sentences[position].words;
        let folded = words.folded(at);
        is_folded(words.surface(at), folded) && self.lexicon.persons.is_common(folded, lang)
    }

    /// The short name of a listed person at a token, if the names beside it begin unlike
    /// any of that person's: whoever is meant, it is somebody else.
    fn unlike_short_at(&self, position: usize, beside: Range<usize>, at: usize) -> Option<usize> {
        let index = self.mention_starting(position, at)?;
        let mention = &self.linked.mentions[index];
        let words = &self.linked.sentences[position].words;
        let whole = mention.form == MentionForm::Short && mention.span == words.span(at);
        let Who::Listed(entity) = mention.who else { return None };
        let entity = &self.lexicon.entities.get(entity).entity;
        let sound = |name: &str| self.lexicon.persons.word_key(name).chars().next();
        let labels = [&entity.en, &entity.hi].into_iter().flatten();
        let own: Vec<_> =
            labels.flat_map(|label| fold(label).split(' ').map(sound).collect::<Vec<_>>()).collect();
        let shares = beside.filter(|at| words.is_word(*at)).any(|at| own.contains(&sound(words.folded(at))));
        (whole && entity.entity_type == EntityType::Person && !shares).then_some(index)
    }

    /// F., एफ.: where initials end.
    pub(super) fn after_initials(&self, position: usize, start: usize, lang: Lang) -> usize {
        let (language, words) = self.grammar(position);
        let persons = &self.lexicon.persons;
        let is_no_word = |word: &str| language.lookup(&[word]).is_none();
        let is_no_word_at = |at: usize| {
            let phrase = language.lookup(&words.run(at - 1, 3)).map_or(0, |(length, _)| length);
            at < words.len()
                && phrase < 2
                && self.is_free(position, at)
                && !self.is_word_of(position, at, lang)
        };
        let mut at = start;
        while at < words.len() && words.token(at).kind == TokenKind::Word {
            let dotted = at + 1 < words.len() && words.surface(at + 1) == ".";
            let initial = match lang {
                Lang::En => words.is_capitalised(at) && words.surface(at).chars().count() == 1,
                Lang::Hi => {
                    // डी के आर्य: after a letter a word is one too, if no word follows.
                    let word = words.folded(at);
                    let letter = || dotted || is_no_word(word) || at > start && is_no_word_at(at + 1);
                    persons.is_letter(word) && letter()
                }
            };
            if !initial {
                break;
            }
            at += 1 + usize::from(dotted);
        }
        at
    }

    /// Where a word ends with what is hyphened to it: Jean-Claude, ज्यां-क्लोद, Bong Joon-ho.
    pub(super) fn after_hyphened(&self, position: usize, end: usize, lang: Lang) -> usize {
        let words = &self.linked.sentences[position].words;
        let mut end = end;
        while self.is_hyphen(position, end)
            && end + 1 < words.len()
            && words.token(end + 1).kind == TokenKind::Word
            && !words.spaced(end + 1)
            && (lang == Lang::Hi || words.is_capitalised(end + 1) || self.is_syllable(position, end + 1))
            && self.is_free(position, end + 1)
        {
            end += 2;
        }
        end
    }

    /// The small end of "Joon-ho", but not of "Kessler-led".
    fn is_syllable(&self, position: usize, at: usize) -> bool {
        let words = &self.linked.sentences[position].words;
        let family = at.checked_sub(3).is_some_and(|before| words.is_capitalised(before));
        family && words.surface(at).len() <= SYLLABLE && !self.is_word_of(position, at, Lang::En)
    }

    fn is_hyphen(&self, position: usize, at: usize) -> bool {
        let words = &self.linked.sentences[position].words;
        at < words.len() && words.surface(at) == "-" && !words.spaced(at)
    }

    pub(super) fn is_title(&self, position: usize, at: usize) -> bool {
        let titles = &self.linked.sentences[position].titles;
        titles.iter().any(|title| (title.start..title.end).contains(&at))
    }
}

/// A capital first, and not capitals only.
pub(super) fn is_name_case(words: &Words<'_>, at: usize) -> bool {
    let mut letters = words.surface(at).chars().filter(|letter| letter.is_alphabetic()).skip(1).peekable();
    words.is_capitalised(at) && (letters.peek().is_none() || letters.any(char::is_lowercase))
}

/// Whether the form may begin a name; if so, whether it is a word as well.
pub(super) fn given_name(meanings: &[Meaning]) -> Option<bool> {
    meanings.iter().find_map(|meaning| match meaning {
        Meaning::GivenName { word } => Some(*word),
        _ => None,
    })
}
