//! One scan over the raw text for all names, titles and triggers.
//!
//! Every match is of whole words, so only word starts are looked at. Unless
//! some pattern begins with a word (a bit in [`Beginnings`], found without
//! folding most words) that is all. Otherwise the word is folded into a small
//! buffer and an anchored Aho-Corasick automaton is walked from there, word by
//! word, for as long as it lives. Nothing is copied but the word at hand, and
//! spans are those of the original text.

use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

use crate::text::fold::{Spelling, fold_word};
use crate::text::{Token, TokenKind, Tokens, tokens};
use crate::{Error, Span, gazetteer::Problem};

/// The automaton over folded patterns, and the filter before it.
pub(crate) struct Matcher {
    automaton: NFA,
    beginnings: Beginnings,
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
        let beginnings = Beginnings::new(patterns.clone());
        let automaton = NFA::builder()
            .match_kind(MatchKind::Standard)
            .prefilter(false)
            .build(patterns)
            .map_err(|error| Problem::new("too-large", error.to_string()).cure("split the gazetteers"))?;
        Ok(Matcher { automaton, beginnings })
    }

    /// Calls `found` for every pattern at every place, shorter before longer, in text order.
    pub(crate) fn scan(&self, text: &str, mut found: impl FnMut(Hit)) {
        let mut word = String::new();
        let mut rest = tokens(text);
        while let Some(token) = rest.next() {
            if !is_word(token) {
                continue;
            }
            if self.may_begin(text, token, &rest, &mut word) {
                self.walk(text, token, &mut word, rest.clone(), &mut found);
            }
        }
    }

    /// Whether the word, or it and the next, may begin a pattern.
    #[inline]
    fn may_begin(&self, text: &str, first: Token, rest: &Tokens<'_>, buffer: &mut String) -> bool {
        let hash = WordHash::of(text, first.span, buffer);
        if self.beginnings.may_hold(hash) {
            return true;
        }
        self.beginnings.may_hold(hash.goes_on())
            && next_word(text, first.span.end, &mut rest.clone()).is_some_and(|second| {
                self.beginnings.may_hold(hash.then(WordHash::of(text, second.span, buffer)))
            })
    }

    fn walk(
        &self,
        text: &str,
        first: Token,
        word: &mut String,
        mut rest: Tokens<'_>,
        found: &mut impl FnMut(Hit),
    ) {
        let Ok(mut state) = self.automaton.start_state(Anchored::Yes) else { return };
        let (mut length, mut end) = (0, first.span.end);
        refill(word, first.span.of(text));
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
            refill(word, next.span.of(text));
        }
    }

    /// A state also carries the patterns that end in it but began later: those have another length.
    fn report(
        &self,
        state: aho_corasick::automaton::StateID,
        length: usize,
        span: Span,
        found: &mut impl FnMut(Hit),
    ) {
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
        self.automaton.memory_usage() + self.beginnings.bits.len() * 8
    }
}

fn refill(folded: &mut String, word: &str) {
    folded.clear();
    fold_word(word, folded);
}

fn is_word(token: Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number)
}

/// The word after `end`, if only what may stand inside a name lies between:
/// white space within a paragraph, a hyphen, an apostrophe, a possessive, a dot, an ampersand.
fn next_word(text: &str, end: usize, rest: &mut Tokens<'_>) -> Option<Token> {
    let mut next = rest.next()?;
    if next.kind == TokenKind::Clitic {
        next = rest.next()?; // folded patterns lack it: People's Republic
    }
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

/// How patterns begin. It may say yes where none does, never no where one does.
///
/// Most words that begin a pattern are common and begin a longer one ("the" of
/// The Hague), so the second word is held against the patterns, too.
struct Beginnings {
    bits: Vec<u64>,
    shift: u32,
}

impl Beginnings {
    fn new<'p>(patterns: impl Iterator<Item = &'p str> + Clone) -> Self {
        // Two of 32 bits a pattern are set at most: of other words one in sixteen passes.
        let size = (patterns.clone().count().max(64) * 32).next_power_of_two();
        let mut beginnings = Beginnings { bits: vec![0; size / 64], shift: 64 - size.trailing_zeros() };
        for pattern in patterns {
            let mut words = pattern.split(' ').map(WordHash::of_folded);
            match (words.next(), words.next()) {
                (Some(first), Some(second)) => {
                    beginnings.insert(first.goes_on());
                    beginnings.insert(first.then(second));
                }
                (Some(only), None) => beginnings.insert(only),
                (None, _) => {}
            }
        }
        beginnings
    }

    fn insert(&mut self, hash: WordHash) {
        let bit = self.bit(hash);
        self.bits[bit / 64] |= 1 << (bit % 64);
    }

    #[inline]
    fn may_hold(&self, hash: WordHash) -> bool {
        let bit = self.bit(hash);
        self.bits[bit / 64] & (1 << (bit % 64)) != 0
    }

    fn bit(&self, hash: WordHash) -> usize {
        (hash.0.wrapping_mul(FACTORS[0]) >> self.shift) as usize
    }
}

/// Odd numbers without a pattern in their bits.
const FACTORS: [u64; 2] = [0x517c_c1b7_2722_0a95, 0x9e37_79b9_7f4a_7c15];

/// A number that all spellings of a word share: of its fold's length, and eight
/// bytes from either end.
#[derive(Clone, Copy)]
struct WordHash(u64);

impl WordHash {
    /// The hash of a word as it stands, folded into `buffer` if it must be.
    #[inline(always)]
    fn of(text: &str, word: Span, buffer: &mut String) -> Self {
        let (first, last) = both_ends(text.as_bytes(), word);
        let ascii = (first | last) & HIGH == 0 && word.len() <= 16;
        if ascii {
            return WordHash::new(first | LOWER, last | LOWER, word.len());
        }
        match Spelling::of(word.of(text)) {
            Spelling::Ascii => WordHash::new(first | LOWER, last | LOWER, word.len()),
            Spelling::Folded => WordHash::new(first, last, word.len()),
            Spelling::Other => {
                refill(buffer, word.of(text));
                WordHash::of_folded(buffer)
            }
        }
    }

    fn of_folded(word: &str) -> Self {
        let (first, last) = both_ends(word.as_bytes(), Span::new(0, word.len()));
        let lower = if word.is_ascii() { LOWER } else { 0 };
        WordHash::new(first | lower, last | lower, word.len())
    }

    fn new(first: u64, last: u64, length: usize) -> Self {
        WordHash((first ^ length as u64).wrapping_mul(FACTORS[0]) ^ last.wrapping_mul(FACTORS[1]))
    }

    /// The hash of a first word that others follow.
    fn goes_on(self) -> Self {
        WordHash(!self.0)
    }

    /// The hash of two words.
    fn then(self, next: Self) -> Self {
        WordHash(self.0.rotate_left(23) ^ next.0)
    }
}

/// Makes eight ASCII letters small and leaves digits as they are.
const LOWER: u64 = 0x2020_2020_2020_2020;

/// Set in bytes that are not ASCII.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The first and the last eight bytes of a word, which are the same in a short
/// one. Reads beyond the word and shifts the rest out: a loop over its bytes
/// would cost more than all else.
#[inline(always)]
fn both_ends(text: &[u8], word: Span) -> (u64, u64) {
    let beyond = 64 - 8 * word.len().clamp(1, 8) as u32;
    let after = text.get(word.start..).and_then(<[u8]>::first_chunk);
    let before = text.get(..word.end).and_then(<[u8]>::last_chunk);
    match (after, before) {
        (Some(first), Some(last)) => {
            (u64::from_le_bytes(*first) << beyond >> beyond, u64::from_le_bytes(*last) >> beyond)
        }
        _ => both_ends_of_all(text.get(word.start..word.end).unwrap_or_default()),
    }
}

/// The same where the text ends too near to the word.
#[cold]
fn both_ends_of_all(word: &[u8]) -> (u64, u64) {
    let join =
        |bytes: &mut dyn Iterator<Item = &u8>| bytes.fold(0, |joined, byte| joined << 8 | u64::from(*byte));
    (join(&mut word.iter().take(8).rev()), join(&mut word.iter().rev().take(8)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold;

    proptest! {
        /// Wherever a word stands in a text, and however it is spelled, it has the hash of its fold.
        #[test]
        fn a_word_has_one_hash(before in ".{0,9}", word in "[A-Za-z]{1,20}|[\u{915}-\u{939}\u{902}\u{93E}\u{94D}]{1,8}|[A-Za-zéüß]{1,9}", after in ".{0,9}") {
            let text = format!("{before} {word} {after}");
            let span = Span::new(before.len() + 1, before.len() + 1 + word.len());
            let hash = WordHash::of(&text, span, &mut String::new());
            let mut folded = String::new();
            fold_word(&word, &mut folded);
            prop_assert_eq!(hash.0, WordHash::of_folded(&folded).0);
        }

        /// The filter loses nothing that the automaton would find.
        #[test]
        fn every_pattern_is_found(names in prop::collection::vec("[A-Za-z]{1,4}( [a-z]{1,4}){0,2}|[क-ह][ा-ौ]?[क-ह]?( [क-ह]{2}){0,2}", 1..8)) {
            let patterns: Vec<String> = names.iter().map(|name| fold(name)).collect();
            let matcher = Matcher::new(patterns.iter().map(String::as_str)).unwrap();
            for (name, pattern) in names.iter().zip(&patterns) {
                let mut found = false;
                matcher.scan(name, |hit| found |= patterns[hit.pattern] == *pattern && hit.span.len() == name.len());
                prop_assert!(found, "{} in {:?}", name, names);
            }
        }
    }
}
