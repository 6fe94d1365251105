//! One scan over the raw text for all names, titles and triggers.
//!
//! Every match is of whole words, so only word starts are looked at: a word is
//! folded into a small buffer, and unless some pattern begins with it (a bit in
//! [`WordFilter`]) that is all. Otherwise an anchored Aho-Corasick automaton is
//! walked from there, word by word, for as long as it lives. Nothing is copied
//! but the word at hand, and spans are those of the original text.

use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::automaton::Automaton;
use aho_corasick::{Anchored, MatchKind};

use crate::text::{Token, TokenKind, Tokens, fold, tokens};
use crate::{Error, Span, gazetteer::Problem};

/// The automaton over folded patterns, and the filter before it.
pub(crate) struct Matcher {
    automaton: NFA,
    first_words: WordFilter,
}

/// A pattern found in the text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Hit {
    pub(crate) span: Span,
    /// Number of the pattern, in the order they were given.
    pub(crate) pattern: usize,
}

impl Matcher {
    /// A matcher for `patterns`, each folded: words joined by single spaces.
    pub(crate) fn new<'p>(patterns: impl Iterator<Item = &'p str> + Clone) -> Result<Self, Error> {
        let mut first_words = WordFilter::new(patterns.clone().count());
        for pattern in patterns.clone() {
            first_words.insert(pattern.split(' ').next().unwrap_or(pattern));
        }
        let automaton = NFA::builder()
            .match_kind(MatchKind::Standard)
            .prefilter(false)
            .build(patterns)
            .map_err(|error| Problem::new("too-large", error.to_string()).cure("split the gazetteers"))?;
        Ok(Matcher { automaton, first_words })
    }

    /// Calls `found` for every pattern at every place, shorter before longer, in text order.
    pub(crate) fn scan(&self, text: &str, mut found: impl FnMut(Hit)) {
        let mut word = String::new();
        let mut rest = tokens(text);
        while let Some(token) = rest.next() {
            if !is_word(token) {
                continue;
            }
            word.clear();
            fold::fold_word(token.span.of(text), &mut word);
            if self.first_words.may_hold(&word) {
                self.walk(text, token, &mut word, rest.clone(), &mut found);
            }
        }
    }

    fn walk(&self, text: &str, first: Token, word: &mut String, mut rest: Tokens<'_>, found: &mut impl FnMut(Hit)) {
        let Ok(mut state) = self.automaton.start_state(Anchored::Yes) else { return };
        let (mut length, mut end) = (0, first.span.end);
        loop {
            for byte in word.bytes() {
                state = self.automaton.next_state(Anchored::Yes, state, byte);
                if self.automaton.is_dead(state) {
                    return;
                }
            }
            length += word.len();
            self.report(state, length, Span::new(first.span.start, end), found);
            let Some(next) = next_word(text, end, &mut rest) else { return };
            state = self.automaton.next_state(Anchored::Yes, state, b' ');
            length += 1;
            end = next.span.end;
            word.clear();
            fold::fold_word(next.span.of(text), word);
        }
    }

    /// A state also carries the patterns that end in it but began later: those have another length.
    fn report(&self, state: aho_corasick::automaton::StateID, length: usize, span: Span, found: &mut impl FnMut(Hit)) {
        if !self.automaton.is_match(state) {
            return;
        }
        for index in 0..self.automaton.match_len(state) {
            let pattern = self.automaton.match_pattern(state, index);
            if self.automaton.pattern_len(pattern) == length {
                found(Hit { span, pattern: pattern.as_usize() });
            }
        }
    }

    /// Heap memory in bytes.
    pub(crate) fn memory_usage(&self) -> usize {
        self.automaton.memory_usage() + self.first_words.bits.len() * 8
    }
}

fn is_word(token: Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number)
}

/// The word after `end`, if only what may stand inside a name lies between:
/// white space within a paragraph, a hyphen, an apostrophe, a dot, an ampersand.
fn next_word(text: &str, end: usize, rest: &mut Tokens<'_>) -> Option<Token> {
    let mut next = rest.next()?;
    if next.kind == TokenKind::Punct {
        let mark = next.span.of(text);
        let glued = next.span.start == end;
        let joins = match mark {
            "." | "&" => true,
            "-" | "'" | "’" | "‐" | "‑" | "–" | "/" => glued,
            _ => false,
        };
        if !joins {
            return None;
        }
        next = rest.next()?;
    }
    let gap = text.get(end..next.span.start)?;
    let same_paragraph = gap.bytes().filter(|byte| *byte == b'\n').count() < 2;
    (is_word(next) && same_paragraph).then_some(next)
}

/// A set of words that may say yes to a word it does not hold, never no to one it holds.
struct WordFilter {
    bits: Vec<u64>,
    shift: u32,
}

impl WordFilter {
    /// Sixteen bits a word: about one in sixteen other words passes.
    fn new(words: usize) -> Self {
        let size = (words.max(64) * 16).next_power_of_two();
        WordFilter { bits: vec![0; size / 64], shift: 64 - size.trailing_zeros() }
    }

    fn insert(&mut self, word: &str) {
        let bit = self.bit(word);
        self.bits[bit / 64] |= 1 << (bit % 64);
    }

    fn may_hold(&self, word: &str) -> bool {
        let bit = self.bit(word);
        self.bits[bit / 64] & (1 << (bit % 64)) != 0
    }

    fn bit(&self, word: &str) -> usize {
        let mut hash = word.len() as u64;
        for chunk in word.as_bytes().chunks(8) {
            let mut bytes = [0; 8];
            bytes[..chunk.len()].copy_from_slice(chunk);
            hash = (hash.rotate_left(5) ^ u64::from_le_bytes(bytes)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
        (hash >> self.shift) as usize
    }
}
