//! People whose names no list has whole, by what stands beside them: a surname or a given
//! name alone, which says something, does what only people do, or owns something ("Hartley
//! said", "Hartley was born", "Hartley's lawyer", हार्टले के अनुसार, राहुल को), unknown names
//! before a surname, an age or "who", and whoever is quoted.
//!
//! Precision first: a name that alone is a company's, and a surname that somebody in the document
//! has whose full name it gives, is left alone. A given name alone is whoever in the
//! document bears it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::gazetteer::files::grammar::{Class, Inflection, Role};
use crate::lexicon::language::Reading;
use crate::lexicon::persons::Surname;
use crate::text::{TokenKind, fold};
use crate::{EntityType, Lang, MentionForm};

use super::persons::{Part, is_name_case};
use super::{LinkedMention, Linker, Who};

/// Most words of such a name.
const NAME_WORDS: usize = 4;

/// Most adverbs between a speaker and the verb.
const ADVERBS: usize = 2;

/// Nobody is older.
const MOST_YEARS: u32 = 110;

/// Ends of what is quoted.
const QUOTES: [&str; 4] = ["\"", "”", "’", "'"];

/// What prepositions before places say.
const PLACED: [Role; 4] = [Role::Place, Role::Part, Role::Owner, Role::Office];

/// What follows a whole phrase in Hindi, not one word of a compound.
const APART: [Class; 3] = [Class::Adverb, Class::Possessive, Class::OtherPronoun];

/// What stands beside a name and makes it a person's.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Mark {
    /// It may be a person, if the name is known: it says or owns something, or stands alone.
    Likely,
    /// It is one, whatever the name: words between quotation marks are its own, it has kin,
    /// or two words have an age, or are somebody "who".
    Certain,
}

/// The names that people of the document have, folded.
struct Known {
    surnames: HashSet<String>,
    /// By given name; nobody if two share it.
    given: HashMap<String, Option<Who>>,
}

impl Linker<'_, '_> {
    pub(super) fn link_surnames(&mut self) {
        let known = self.names_of_document();
        for position in 0..self.linked.sentences.len() {
            let mut at = 0;
            while at < self.linked.sentences[position].words.len() {
                let lang = self.linked.sentences[position].sentence.lang;
                let name = self.initialled(position, at, lang).or_else(|| match lang {
                    Lang::En => self.english_bearer(position, at, &known),
                    Lang::Hi => self.hindi_bearer(position, at, &known),
                });
                at = name.as_ref().map_or(at + 1, |name| name.end);
                if let Some(name) = name {
                    self.link_bearer(position, name, &known);
                }
            }
        }
    }

    fn link_bearer(&mut self, position: usize, name: Range<usize>, known: &Known) {
        let words = &self.linked.sentences[position].words;
        let namesake = known.given.get(words.folded(name.start)).filter(|_| name.len() == 1);
        let (span, sentence) = (words.cover(name.start, name.end), self.linked.sentences[position].index);
        match namesake {
            Some(Some(bearer)) => self.mention(span, *bearer, MentionForm::Short, sentence),
            Some(None) => {}
            None => {
                let (alone, before) = (name.len() == 1, self.linked.unlisted.len());
                let LinkedMention { span, who, form, sentence } = self.person(position, name);
                let again = alone && matches!(who, Who::Unlisted(person) if person < before);
                self.mention(span, who, if again { MentionForm::Short } else { form }, sentence);
            }
        }
    }

    /// The last and the first words of everybody's name whom the document names.
    fn names_of_document(&self) -> Known {
        let mut known = Known { surnames: HashSet::new(), given: HashMap::new() };
        for mention in &self.linked.mentions {
            let person = self.linked.entity(self.lexicon, mention.who);
            if person.entity_type != EntityType::Person {
                continue;
            }
            for label in [&person.en, &person.hi].into_iter().flatten().map(|label| fold(label)) {
                let Some((given, _)) = label.split_once(' ') else { continue };
                known.surnames.extend(label.rsplit_once(' ').map(|(_, surname)| surname.to_owned()));
                let bearer = known.given.entry(given.to_owned()).or_insert(Some(mention.who));
                *bearer = bearer.filter(|bearer| *bearer == mention.who);
            }
        }
        known
    }

    /// Whether a given name that is nothing else stands there.
    pub(super) fn is_given(&self, position: usize, at: usize) -> bool {
        let given = &self.linked.sentences[position].given_names;
        let lang = self.linked.sentences[position].sentence.lang;
        given.iter().any(|given| given.tokens == (at..at + 1) && !given.word)
            && self.part(position, at, lang).is_some()
            && !self.is_word_of(position, at, lang)
    }

    /// R. K. Sharma, आर के शर्मा ने: two tokens of initials or more before a surname.
    fn initialled(&self, position: usize, start: usize, lang: Lang) -> Option<Range<usize>> {
        let words = &self.linked.sentences[position].words;
        let at = self.after_initials(position, start, lang);
        if at < start + 2 || self.part(position, at, lang) != Some(Part::Surname) {
            return None;
        }
        let free = (start..at).all(|at| self.is_free(position, at));
        let end = at + 1;
        let bounded = match lang {
            Lang::En => end == words.len() || !words.is_capitalised(end),
            Lang::Hi => self.is_marked(position, end),
        };
        (free && bounded && !self.is_head_at(position, end, lang)).then_some(start..end)
    }

    /// "Hartley said", "according to Hartley", "Ondra Hartley said", "Ondra Belik, 29,",
    /// "Hartley's lawyer".
    fn english_bearer(&self, position: usize, start: usize, known: &Known) -> Option<Range<usize>> {
        let words = &self.linked.sentences[position].words;
        let name = |at: usize| at < words.len() && self.is_english_part(position, at);
        if !name(start) || self.begins_inside(position, start) {
            return None;
        }
        let end = (start..words.len().min(start + NAME_WORDS + 1)).find(|at| !name(*at))?;
        if self.is_head_at(position, end, Lang::En) || end < words.len() && words.is_capitalised(end) {
            return None;
        }
        let mark = self.english_mark(position, start..end)?;
        let last = words.folded(end - 1);
        let surname = self.lexicon.persons.surname(last) == Some(Surname::Plain);
        let lone = end - start == 1;
        let enough = mark == Mark::Certain || surname || lone && self.is_given(position, start);
        let taken =
            lone && (known.surnames.contains(last) || self.lexicon.persons.is_other_alone(last, Lang::En));
        (enough && !taken).then(|| start..self.after_hyphened(position, end, Lang::En))
    }

    /// A capitalised word that is no word of the language; within a sentence it may be a
    /// common one if it is a surname.
    fn is_english_part(&self, position: usize, at: usize) -> bool {
        let words = &self.linked.sentences[position].words;
        if words.token(at).kind != TokenKind::Word || !is_name_case(words, at) {
            return false; // as nearly everywhere
        }
        let persons = &self.lexicon.persons;
        let word = words.folded(at);
        let surname = || at > 0 && persons.surname(word) == Some(Surname::Plain);
        word.chars().count() > 2
            && self.is_free(position, at)
            && !self.is_title(position, at)
            && !persons.is_head(word, Lang::En)
            && !persons.is_opener(word, Lang::En)
            && (!self.is_word_of(position, at, Lang::En) || !self.has_reading(position, at) && surname())
    }

    /// Whether what stands before ties the word to more: "the Hartley", "Ost-Hartley", "B. Hartley".
    pub(super) fn begins_inside(&self, position: usize, start: usize) -> bool {
        let (language, words) = self.grammar(position);
        let Some(before) = start.checked_sub(1) else { return false };
        let reading = language.lookup(&words.run(before, 1)).map(|(_, reading)| reading);
        let determined = reading.is_some_and(|reading| reading.is(Class::Determiner))
            || self.lexicon.persons.is_particle(words.folded(before), Lang::En);
        let name = words.is_capitalised(before) && (before > 0 || reading.is_none());
        let tied = matches!(words.surface(before), "-" | "." | "&" | "/");
        let listed = self.mention_ending(position, start).is_some();
        determined || name || tied || listed
    }

    fn english_mark(&self, position: usize, name: Range<usize>) -> Option<Mark> {
        let (language, words) = self.grammar(position);
        let reading = |at: usize| language.lookup(&words.run(at, 1)).map(|(_, reading)| reading);
        let before = self.reading_before(language, words, name.start);
        let said = before.filter(|(_, reading)| says(reading)).map(|(length, _)| name.start - length);
        let quoted = |at: usize| at > 0 && QUOTES.contains(&words.surface(at - 1));
        let closed = name.end == words.len() || words.token(name.end).kind == TokenKind::Punct;
        // "...," Hartley said, but not Dustin "Dusty" Hartley said
        let ended = |at: usize| at > 1 && words.token(at - 2).kind == TokenKind::Punct;
        let speaks = || quoted(name.start) && ended(name.start) && reading(name.end).is_some_and(says);
        if said.is_some_and(quoted) && closed || speaks() {
            return Some(Mark::Certain);
        }
        let owns = self.owns(position, name.end);
        if owns && self.lexicon.persons.is_kin(words.folded(name.end + 1), Lang::En) {
            return Some(Mark::Certain);
        }
        let according = before.is_some_and(|(_, reading)| reading.is(Class::AccordingTo));
        let between = [Class::Adverb, Class::Have];
        let adverbs = (name.end..words.len()).take(ADVERBS);
        let adverbs = adverbs.take_while(|at| reading(*at).is_some_and(|word| word.classes.any(&between)));
        let verb = name.end + adverbs.count();
        let acts = self.lexicon.persons.is_act(&words.run(verb, 2));
        if said.is_some() || according || acts || owns || reading(verb).is_some_and(says) {
            return Some(Mark::Likely);
        }
        let comma = |at: usize| at < words.len() && words.surface(at) == ",";
        let age = || {
            let years = words.surface(name.end + 1).parse::<u32>();
            years.is_ok_and(|years| years <= MOST_YEARS) && comma(name.end + 2)
        };
        let who = || self.lexicon.persons.follows_person(words.folded(name.end + 1), Lang::En);
        let human = comma(name.end) && name.end + 1 < words.len() && (age() || who());
        if human && name.len() > 1 {
            return Some(Mark::Certain);
        }
        let surname = self.lexicon.persons.surname(words.folded(name.end - 1)) == Some(Surname::Plain);
        let whole = name.len() > 1 && surname && (name.start > 0 || self.begins_clause(position, name.end));
        (whole || name.len() == 1 && self.stands_alone(position, name.start)).then_some(Mark::Likely)
    }

    /// Whether a known name is nothing but a name there: where no place, no owner and no
    /// compound stands, and at the beginning of a sentence before what a verb begins with.
    fn stands_alone(&self, position: usize, at: usize) -> bool {
        let (language, words) = self.grammar(position);
        let before = self.reading_before(language, words, at).map(|(_, reading)| reading);
        let placed = PLACED.iter().any(|role| language.plays(before, *role));
        let joined = at + 1 < words.len() && words.surface(at + 1) == "-" && !words.spaced(at + 1);
        !placed
            && !joined
            && !self.is_of(position, at + 1)
            && (at > 0 || self.begins_clause(position, at + 1))
    }

    /// Whether what stands there makes a subject of the name before it.
    fn begins_clause(&self, position: usize, at: usize) -> bool {
        let (language, words) = self.grammar(position);
        let next = language.lookup(&words.run(at, 1)).map(|(_, reading)| reading);
        let verb =
            next.is_some_and(|next| !next.verbs.is_empty() || next.is_auxiliary() || next.is(Class::Adverb));
        verb || at < words.len()
            && (self.is_trigger(position, at) || words.surface(at) == "," || self.is_of(position, at))
    }

    /// "Hartley's lawyer": a title or a company begins with a capital.
    fn owns(&self, position: usize, end: usize) -> bool {
        let words = &self.linked.sentences[position].words;
        end + 1 < words.len()
            && words.token(end).kind == TokenKind::Clitic
            && words.token(end + 1).kind == TokenKind::Word
            && !words.is_capitalised(end + 1)
    }

    /// हार्टले ने, राहुल को, हार्टले के अनुसार, ओंद्रा हार्टले ने.
    fn hindi_bearer(&self, position: usize, start: usize, known: &Known) -> Option<Range<usize>> {
        let words = &self.linked.sentences[position].words;
        let listed = |at: usize| self.lexicon.persons.surname(words.folded(at)) == Some(Surname::Plain);
        let given = self.is_given(position, start);
        if !given && !(start..words.len().min(start + 2)).any(listed) {
            return None; // as nearly everywhere, told by one look
        }
        let part = |at: usize| (at < words.len()).then(|| self.part(position, at, Lang::Hi)).flatten();
        let ties = |at: usize| {
            matches!(words.surface(at), "-" | ".")
                || self.lexicon.persons.is_particle(words.folded(at), Lang::Hi)
        };
        let joined = start.checked_sub(1).is_some_and(|before| part(before).is_some() || ties(before))
            || self.mention_ending(position, start).is_some();
        if joined {
            return None;
        }
        let lone = given || part(start) == Some(Part::Surname);
        let end = start + if lone { 1 } else { 2 };
        let known_surname = lone || part(start).is_some() && part(start + 1) == Some(Part::Surname);
        let word = |at: usize| self.is_common(position, at, Lang::Hi) || self.is_trigger(position, at);
        // बोड खान ने, but not खान ने nor कोयला खान में
        let acts = !lone && self.is_marked_as_person(position, end, false);
        if !known_surname || (start..end - usize::from(acts)).any(word) {
            return None;
        }
        let last = words.folded(end - 1);
        let taken =
            lone && (known.surnames.contains(last) || self.lexicon.persons.is_other_alone(last, Lang::Hi));
        let from_place = !lone && self.is_from_place(position, start);
        (!taken && (from_place || self.is_marked_as_person(position, end, lone))).then_some(start..end)
    }

    /// Whether the name that ends at a token acts with ने or is quoted; if it is known, whether
    /// any case marker follows, but that of a place, or what no noun has beside it.
    fn is_marked_as_person(&self, position: usize, end: usize, known: bool) -> bool {
        let (language, words) = self.grammar(position);
        let reading = language.lookup(&words.run(end, 3)).map(|(_, reading)| reading);
        let Some(marker) = reading else { return false };
        let acts = marker.is(Class::AccordingTo) || language.plays(reading, Role::Ergative);
        let says = marker.classes.any(&[Class::Say, Class::Claim]);
        let marked = says || marker.marker.is_some() && !language.plays(reading, Role::Place);
        let stands = |pronoun: usize| {
            !language.pronouns[pronoun].refers.is_empty() && !language.pronouns[pronoun].describes()
        };
        let apart = marker.pronoun.is_some_and(stands) || marker.classes.any(&APART);
        acts || known && (marked || apart)
    }
}

/// Whether the word is a verb of saying that tells of something said.
fn says(reading: &Reading) -> bool {
    let told = [Inflection::Past, Inflection::Third, Inflection::Perfective, Inflection::Habitual];
    let finite = reading.verbs.iter().any(|(_, inflections)| inflections.any(&told));
    finite && reading.classes.any(&[Class::Say, Class::Claim])
}
