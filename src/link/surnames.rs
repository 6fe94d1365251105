//! People whose names no list has whole, by what stands beside them: a surname alone,
//! which a verb of saying makes a speaker ("Hartley said", हार्टले के अनुसार), unknown names
//! before a surname, an age or "who", and whoever is quoted.
//!
//! Precision first: a surname that is a company's, and one that somebody in the document
//! has whose full name it gives, is left alone.

use std::collections::HashSet;
use std::ops::Range;

use crate::gazetteer::files::grammar::{Class, Inflection, Role};
use crate::lexicon::language::Reading;
use crate::lexicon::persons::Surname;
use crate::text::{TokenKind, fold};
use crate::{EntityType, Lang};

use super::persons::{Part, is_name_case};
use super::{LinkedMention, Linker};

/// Most words of such a name.
const NAME_WORDS: usize = 4;

/// Most adverbs between a speaker and the verb.
const ADVERBS: usize = 2;

/// Nobody is older.
const MOST_YEARS: u32 = 110;

/// Ends of what is quoted.
const QUOTES: [&str; 4] = ["\"", "”", "’", "'"];

/// What stands beside a name and makes it a person's.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Mark {
    /// It says something, or is said to.
    Speaker,
    /// The words between quotation marks are its own.
    Quoted,
    /// It has an age, or is somebody "who".
    Human,
}

impl Linker<'_, '_> {
    pub(super) fn link_surnames(&mut self) {
        let known = self.surnames_of_document();
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
                    let LinkedMention { span, who, form, sentence } = self.person(position, name);
                    self.mention(span, who, form, sentence);
                }
            }
        }
    }

    /// The last words of everybody's name whom the document names.
    fn surnames_of_document(&self) -> HashSet<String> {
        let people = self.linked.mentions.iter().map(|mention| self.linked.entity(self.lexicon, mention.who));
        let people = people.filter(|entity| entity.entity_type == EntityType::Person);
        let labels = people.flat_map(|person| [&person.en, &person.hi]).flatten();
        labels.filter_map(|label| Some(fold(label).rsplit_once(' ')?.1.to_owned())).collect()
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

    /// "Hartley said", "according to Hartley", "Ondra Hartley said", "Ondra Belik, 29,".
    fn english_bearer(&self, position: usize, start: usize, known: &HashSet<String>) -> Option<Range<usize>> {
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
        let enough = match mark {
            Mark::Speaker => surname,
            Mark::Quoted => true,
            Mark::Human => !lone,
        };
        let taken = lone && (known.contains(last) || self.lexicon.persons.is_company(last, Lang::En));
        (enough && !taken).then_some(start..end)
    }

    /// A capitalised word that is no word of the language; within a sentence it may be a
    /// common one if it is a surname.
    fn is_english_part(&self, position: usize, at: usize) -> bool {
        let words = &self.linked.sentences[position].words;
        let persons = &self.lexicon.persons;
        let word = words.folded(at);
        let surname = at > 0 && persons.surname(word) == Some(Surname::Plain);
        words.token(at).kind == TokenKind::Word
            && word.chars().count() > 2
            && is_name_case(words, at)
            && self.is_free(position, at)
            && !self.is_title(position, at)
            && !persons.is_head(word, Lang::En)
            && !persons.is_opener(word, Lang::En)
            && (surname && !self.has_reading(position, at) || !self.is_word_of(position, at, Lang::En))
    }

    /// Whether what stands before ties the word to more: "the Hartley", "Ost-Hartley", "B. Hartley".
    fn begins_inside(&self, position: usize, start: usize) -> bool {
        let (language, words) = self.grammar(position);
        let Some(before) = start.checked_sub(1) else { return false };
        let reading = language.lookup(&words.run(before, 1)).map(|(_, reading)| reading);
        let determined = reading.is_some_and(|reading| reading.is(Class::Determiner));
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
        let quote = said.is_some_and(|said| said > 0 && QUOTES.contains(&words.surface(said - 1)));
        if quote && (name.end == words.len() || words.token(name.end).kind == TokenKind::Punct) {
            return Some(Mark::Quoted);
        }
        let according = before.is_some_and(|(_, reading)| reading.is(Class::AccordingTo));
        let adverbs = (name.end..words.len()).take(ADVERBS);
        let verb = name.end
            + adverbs.take_while(|at| reading(*at).is_some_and(|word| word.is(Class::Adverb))).count();
        if said.is_some() || according || reading(verb).is_some_and(says) {
            return Some(Mark::Speaker);
        }
        let comma = |at: usize| at < words.len() && words.surface(at) == ",";
        let age = || {
            let years = words.surface(name.end + 1).parse::<u32>();
            years.is_ok_and(|years| years <= MOST_YEARS) && comma(name.end + 2)
        };
        let who = || self.lexicon.persons.follows_person(words.folded(name.end + 1), Lang::En);
        let human = comma(name.end) && name.end + 1 < words.len() && (age() || who());
        human.then_some(Mark::Human)
    }

    /// हार्टले ने कहा, हार्टले के अनुसार, ओंद्रा हार्टले ने.
    fn hindi_bearer(&self, position: usize, start: usize, known: &HashSet<String>) -> Option<Range<usize>> {
        let words = &self.linked.sentences[position].words;
        let listed = |at: usize| self.lexicon.persons.surname(words.folded(at)) == Some(Surname::Plain);
        if !(start..words.len().min(start + 2)).any(listed) {
            return None; // as nearly everywhere, told by one look
        }
        let part = |at: usize| (at < words.len()).then(|| self.part(position, at, Lang::Hi)).flatten();
        let joined =
            start.checked_sub(1).is_some_and(|before| part(before).is_some() || words.surface(before) == "-");
        if joined {
            return None;
        }
        let lone = part(start) == Some(Part::Surname);
        let end = start + if lone { 1 } else { 2 };
        let known_surname = lone || part(start).is_some() && part(start + 1) == Some(Part::Surname);
        let word = |at: usize| self.is_common(position, at, Lang::Hi) || self.is_trigger(position, at);
        if !known_surname || (start..end).any(word) {
            return None;
        }
        let last = words.folded(end - 1);
        let taken = lone && (known.contains(last) || self.lexicon.persons.is_company(last, Lang::Hi));
        (!taken && self.speaks(position, end, lone)).then_some(start..end)
    }

    /// Whether the name that ends at a token acts with ने, and says something if it has to,
    /// or is quoted.
    fn speaks(&self, position: usize, end: usize, says_so: bool) -> bool {
        let (language, words) = self.grammar(position);
        let reading = |at: usize| language.lookup(&words.run(at, 3)).map(|(_, reading)| reading);
        let Some(marker) = reading(end) else { return false };
        let said = || (end..words.len()).any(|at| reading(at).is_some_and(says));
        marker.is(Class::AccordingTo) || language.plays(Some(marker), Role::Ergative) && (!says_so || said())
    }
}

/// Whether the word is a verb of saying that tells of something said.
fn says(reading: &Reading) -> bool {
    let told = [Inflection::Past, Inflection::Third, Inflection::Perfective, Inflection::Habitual];
    let finite = reading.verbs.iter().any(|(_, inflections)| inflections.any(&told));
    finite && reading.classes.any(&[Class::Say, Class::Claim])
}
