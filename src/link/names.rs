//! Later mentions of people whom only a title introduced: the surname alone.

use std::collections::HashSet;

use crate::text::{Words, fold};
use crate::{EntityType, MentionForm, Span};

use super::{LinkedSentence, Linker, Who};

impl Linker<'_, '_> {
    pub(super) fn link_repeated_names(&mut self) {
        for index in 0..self.linked.unlisted.len() {
            let entity = &self.linked.unlisted[index];
            if entity.entity_type != EntityType::Person || entity.linked {
                continue;
            }
            let Some(name) = entity.en.as_deref().or(entity.hi.as_deref()).map(fold) else { continue };
            let words: Vec<&str> = name.split(' ').collect();
            if words.len() < 2 {
                continue;
            }
            let introduced = self
                .linked
                .mentions
                .iter()
                .filter(|mention| mention.who == Who::Unlisted(index))
                .map(|mention| mention.span.end)
                .min();
            for (span, sentence, whole) in self.places(&words, introduced.unwrap_or(usize::MAX)) {
                let form = if whole { MentionForm::Name } else { MentionForm::Short };
                self.mention(span, Who::Unlisted(index), form, sentence);
            }
        }
    }

    /// Where the whole name, or its last word, stands free after `from`.
    fn places(&self, name: &[&str], from: usize) -> Vec<(Span, usize, bool)> {
        let taken: HashSet<(usize, usize)> =
            self.linked.mentions.iter().map(|mention| (mention.span.start, mention.span.end)).collect();
        let free = |span: Span| !taken.iter().any(|(start, end)| Span::new(*start, *end).overlaps(span));
        let mut places = Vec::new();
        for LinkedSentence { index, words, .. } in &self.linked.sentences {
            let mut at = 0;
            while at < words.len() {
                let length = name_length(words, at, name);
                let span = words.cover(at, at + length.max(1));
                if length > 0 && span.start >= from && free(span) {
                    places.push((span, *index, length == name.len()));
                }
                at += length.max(1);
            }
        }
        places
    }
}

fn name_length(words: &Words<'_>, at: usize, name: &[&str]) -> usize {
    if words.run(at, name.len()) == name {
        return name.len();
    }
    let last = name[name.len() - 1];
    usize::from(words.is_word(at) && words.folded(at) == last && last.chars().count() > 2)
}
