//! Listed entities by names that are spelt as no list has them, if the caller wants
//! them: पोम्पीयो, "Zelenskiy". Words that are nothing else are held against the sounds
//! of all listed names, the longest run first.

use std::ops::Range;

use crate::lexicon::sounding::{MOST_WORDS, Sounding};
use crate::text::TokenKind;
use crate::{Lang, MentionForm};

use super::persons::is_name_case;
use super::{Linker, Who};

impl Linker<'_, '_> {
    pub(super) fn link_by_sound(&mut self, sounding: &Sounding) {
        for position in 0..self.linked.sentences.len() {
            let mut at = 0;
            while at < self.linked.sentences[position].words.len() {
                match self.sounding_at(sounding, position, at) {
                    Some((tokens, entity)) => {
                        let sentence = &self.linked.sentences[position];
                        let span = sentence.words.cover(tokens.start, tokens.end);
                        let index = sentence.index;
                        self.mention(span, Who::Listed(entity), MentionForm::Fuzzy, index);
                        at = tokens.end;
                    }
                    None => at += 1,
                }
            }
        }
    }

    /// The longest run of words at a token that sounds like a listed name.
    fn sounding_at(&self, sounding: &Sounding, position: usize, at: usize) -> Option<(Range<usize>, usize)> {
        let words = &self.linked.sentences[position].words;
        let end = (at..words.len()).take_while(|token| self.may_be_name(position, *token)).count() + at;
        let longest = end.min(at + MOST_WORDS);
        (at + 1..=longest).rev().find_map(|end| {
            let name: Vec<&str> = (at..end).map(|token| words.folded(token)).collect();
            let entity = sounding.entity(&name.join(" "), &self.lexicon.persons)?;
            Some((at..end, entity))
        })
    }

    /// Whether a word can be nothing but a name.
    fn may_be_name(&self, position: usize, at: usize) -> bool {
        let sentence = &self.linked.sentences[position];
        let (words, lang) = (&sentence.words, sentence.sentence.lang);
        words.token(at).kind == TokenKind::Word
            && (!words.is_latin(at) || is_name_case(words, at))
            && (lang == Lang::Hi || words.is_latin(at))
            && self.is_free(position, at)
            && !self.is_word_of(position, at, lang)
    }
}
