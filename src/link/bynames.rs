//! What a given name has instead of a surname: the number of a ruler, a byname, a place.

use std::ops::Range;

use crate::gazetteer::files::grammar::{Class, Role};
use crate::text::TokenKind;
use crate::{EntityType, Lang, MentionForm};

use super::persons::is_name_case;
use super::{GivenName, Linker};

impl Linker<'_, '_> {
    /// Edward IV, एडवर्ड चतुर्थ ने: whether a number of rulers stands there. In Hindi it may be
    /// anybody's place in a row, unless a case marker follows it or the last of a list.
    pub(super) fn is_ruler(&self, position: usize, at: usize, lang: Lang) -> bool {
        let (language, words) = self.grammar(position);
        if at >= words.len() || self.lexicon.persons.regnal(words.folded(at)).is_none() {
            return false;
        }
        match lang {
            Lang::En => {
                // "Henry I, ...", but not "the day Henry I met"
                let next = language.lookup(&words.run(at + 1, 1)).map(|(_, reading)| reading);
                let closed = at + 1 == words.len()
                    || words.token(at + 1).kind == TokenKind::Punct
                    || next.is_some_and(|reading| reading.is(Class::And))
                    || language.plays(next, Role::Genitive);
                let number = words.surface(at).chars().all(char::is_uppercase);
                number && (closed || !self.has_reading(position, at))
            }
            Lang::Hi => {
                let next = language.lookup(&words.run(at + 1, 3)).map(|(_, reading)| reading);
                let marked = next.is_some_and(|reading| reading.marker.is_some());
                let listed = next.is_some_and(|reading| reading.is(Class::And))
                    || at + 1 < words.len() && words.surface(at + 1) == ",";
                marked && !language.plays(next, Role::Place)
                    || listed && self.is_ruler(position, at + 3, lang)
            }
        }
    }

    /// Erik the Red: in Hindi the word before it counts as a particle.
    pub(super) fn is_epithet(&self, position: usize, at: usize, lang: Lang) -> bool {
        let words = &self.linked.sentences[position].words;
        let end = at + 2;
        lang == Lang::En
            && end <= words.len()
            && self.lexicon.persons.is_before_epithet(words.folded(at), lang)
            && words.spaced(at + 1)
            && is_name_case(words, at + 1)
            && self.is_free(position, at + 1)
            && !self.is_title(position, at + 1)
            && (end == words.len() || !words.is_capitalised(end))
    }

    /// "Margaret of Parma".
    pub(super) fn is_of(&self, position: usize, at: usize) -> bool {
        let (language, words) = self.grammar(position);
        let next = language.lookup(&words.run(at, 1)).map(|(_, reading)| reading);
        language.plays(next, Role::Owner) && at + 1 < words.len() && words.is_capitalised(at + 1)
    }

    /// "Isabella of France": a given name that nothing else stands before, with a listed place.
    pub(super) fn of_place(&self, position: usize, given: &GivenName) -> Option<Range<usize>> {
        let sentence = &self.linked.sentences[position];
        let (words, Range { start, end }) = (&sentence.words, given.tokens.clone());
        let alone = sentence.sentence.lang == Lang::En
            && !given.word
            && !self.begins_inside(position, start)
            && self.part(position, start, Lang::En).is_some()
            && self.is_of(position, end);
        let place = self.mention_starting(position, end + 1).filter(|_| alone)?;
        let place = &self.linked.mentions[place];
        let lies = matches!(self.entity_type(place.who), EntityType::Country | EntityType::Place);
        let last = words.at(place.span.end);
        let closed = last >= words.len() || !words.is_capitalised(last);
        (lies && closed && place.form != MentionForm::Demonym).then_some(start..last)
    }
}
