//! Whole names that begin or end with a listed person's short name: another listed
//! person's, spelt as no list has it (मिलेनिया ट्रंप), or somebody else's after a title
//! ("Minister Lee Teck Hwan" is no other Lee).

use std::ops::Range;

use crate::text::fold;
use crate::{EntityType, Lang, MentionForm, Span};

use super::{LinkedMention, Linker, Who};

/// Most words beside the short name.
const BESIDE: usize = 2;

impl Linker<'_, '_> {
    /// Comes before titles, which must not be held by the wrong one.
    pub(super) fn link_spellings(&mut self) {
        for position in 0..self.linked.sentences.len() {
            let mentions = self.mentions_of(position).map(|(index, _)| index);
            let shorts: Vec<usize> = mentions.filter(|index| self.is_short_name(*index)).collect();
            for index in shorts {
                let longer = match self.linked.sentences[position].sentence.lang {
                    Lang::En => self.english_namesake(position, index),
                    Lang::Hi => self.hindi_spelling(position, index),
                };
                if let Some(longer) = longer {
                    self.linked.mentions[index] = longer;
                }
            }
        }
    }

    fn is_short_name(&self, index: usize) -> bool {
        let mention = &self.linked.mentions[index];
        let listed = matches!(mention.who, Who::Listed(_)) && mention.form == MentionForm::Short;
        listed && self.entity_type(mention.who) == EntityType::Person
    }

    fn tokens_of(&self, position: usize, span: Span) -> Range<usize> {
        let words = &self.linked.sentences[position].words;
        words.at(span.start)..words.at(span.end)
    }

    /// The listed name that the short one with the words beside it sounds like, the longest
    /// first.
    fn hindi_spelling(&self, position: usize, index: usize) -> Option<LinkedMention> {
        let mention = &self.linked.mentions[index];
        let Range { start, end } = self.tokens_of(position, mention.span);
        let words = &self.linked.sentences[position].words;
        let is_part = |at: &usize| *at < words.len() && self.part(position, *at, Lang::Hi).is_some();
        let before = (0..start).rev().take(BESIDE).take_while(is_part).count();
        let after = (end..words.len()).take(BESIDE).take_while(is_part).count();
        let names = (1..=before).rev().map(|more| start - more..end);
        let mut names = names.chain((1..=after).rev().map(|more| start..end + more));
        names.find_map(|name| {
            let span = words.cover(name.start, name.end);
            let who = Who::Listed(self.listed_by_sound(span.of(self.doc.text()))?);
            Some(LinkedMention { span, who, form: MentionForm::Name, sentence: mention.sentence })
        })
    }

    /// Two more names after a family name that comes first: "Lee Teck Hwan".
    fn english_namesake(&mut self, position: usize, index: usize) -> Option<LinkedMention> {
        let mention = &self.linked.mentions[index];
        let Range { start, end } = self.tokens_of(position, mention.span);
        let words = &self.linked.sentences[position].words;
        let label = self.linked.entity(self.lexicon, mention.who).en.as_deref().map(fold)?;
        let first = label.split(' ').next() == Some(words.folded(start));
        let whole = end + BESIDE;
        let titled = start > 0 && self.is_title(position, start - 1);
        let is_part = |at| self.part(position, at, Lang::En).is_some();
        let closed = whole >= words.len() || !words.is_capitalised(whole);
        let other = first && titled && closed && (end..whole).all(is_part);
        other.then(|| self.person(position, start..whole))
    }
}
