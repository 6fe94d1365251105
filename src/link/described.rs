//! Places whose sort the text itself tells: "Karakol, a town in Kyrgyzstan",
//! करकोल किर्गिस्तान का एक शहर है.

use std::ops::Range;

use crate::gazetteer::files::grammar::Class;
use crate::{EntityType, Lang};

use super::Linker;

/// Most words between the article and the head: "a sleepy little border town".
const ADJECTIVES: usize = 4;

/// Most words between the head and what it lies in: "a town in the far north of Kenya".
const REACH: usize = 6;

impl Linker<'_, '_> {
    /// The unlisted name that the head is said of, where it is said to lie in a listed place.
    pub(super) fn name_described(&self, position: usize, head: Range<usize>) -> Option<Range<usize>> {
        let name = match self.linked.sentences[position].sentence.lang {
            Lang::En => self.english_name_described(position, head),
            Lang::Hi => self.hindi_name_described(position, head),
        }?;
        let free = |token| self.is_free(position, token) && !self.is_trigger(position, token);
        name.clone().all(free).then_some(name)
    }

    /// "[Karakol], a lakeside town in …", "[Karakol] is the oldest town of …".
    fn english_name_described(&self, position: usize, head: Range<usize>) -> Option<Range<usize>> {
        let (language, words) = self.grammar(position);
        let is = |at: usize, class: Class| {
            self.reading_at(language, words, at).is_some_and(|(_, reading)| reading.is(class))
        };
        let first = head.start.saturating_sub(ADJECTIVES + 1);
        let article = (first..head.start).rev().find(|at| is(*at, Class::Determiner))?;
        let link = article.checked_sub(1)?;
        let said = words.surface(link) == "," || is(link, Class::Be);
        let goes_on = self.reading_at(language, words, head.end);
        let goes_on = goes_on.is_some_and(|(_, reading)| reading.marker.is_some());
        let lies = said && goes_on && self.names_land(position, head.end + 1..head.end + REACH);
        self.english_words_before(position, link, true).filter(|_| lies)
    }

    /// [करकोल] किर्गिस्तान का एक शहर है; [करकोल], जो किर्गिस्तान का एक शहर है.
    fn hindi_name_described(&self, position: usize, head: Range<usize>) -> Option<Range<usize>> {
        let (language, words) = self.grammar(position);
        let reading = |at: usize| self.reading_at(language, words, at).map(|(_, reading)| reading);
        let is = |at: usize, class: Class| reading(at).is_some_and(|reading| reading.is(class));
        if !is(head.end, Class::Be) {
            return None;
        }
        let relative = (2..head.start).rev().find(|at| is(*at, Class::Relative));
        let name = match relative {
            Some(at) if words.surface(at - 1) == "," => self.hindi_words_before(position, at - 1)?,
            Some(_) => return None,
            None => self.hindi_words_at(position, 0)?,
        };
        let marked = reading(name.end).is_some_and(|reading| reading.marker.is_some());
        (!marked && self.names_land(position, name.end..head.start)).then_some(name)
    }

    /// Whether a state or a listed place begins there.
    fn names_land(&self, position: usize, mut tokens: Range<usize>) -> bool {
        tokens.any(|token| {
            self.mention_starting(position, token).is_some_and(|mention| {
                let sort = self.entity_type(self.linked.mentions[mention].who);
                matches!(sort, EntityType::Country | EntityType::Place)
            })
        })
    }
}
