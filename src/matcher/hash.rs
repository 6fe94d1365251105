//! A hash of words that most words need not be folded for.

use crate::Span;
use crate::text::fold::{Spelling, fold_word};

/// Odd numbers without a pattern in their bits.
const FACTORS: [u64; 2] = [0x517c_c1b7_2722_0a95, 0x9e37_79b9_7f4a_7c15];

/// A number that all spellings of a word share: of its fold's length, and eight
/// bytes from either end.
#[derive(Clone, Copy)]
pub(super) struct WordHash(u64);

impl WordHash {
    /// The hash of a word as it stands, folded into `buffer` if it must be.
    #[inline(always)]
    pub(super) fn of(text: &str, word: Span, buffer: &mut String) -> Self {
        let (first, last) = both_ends(text.as_bytes(), word);
        let ascii = (first | last) & HIGH == 0 && word.len() <= 16;
        if ascii {
            return WordHash::new(first | LOWER, last | LOWER, word.len());
        }
        match Spelling::of(word.of(text)) {
            Spelling::Ascii => WordHash::new(first | LOWER, last | LOWER, word.len()),
            Spelling::Folded => WordHash::new(first, last, word.len()),
            Spelling::Other => {
                buffer.clear();
                fold_word(word.of(text), buffer);
                WordHash::of_folded(buffer)
            }
        }
    }

    pub(super) fn of_folded(word: &str) -> Self {
        let (first, last) = both_ends(word.as_bytes(), Span::new(0, word.len()));
        let lower = if word.is_ascii() { LOWER } else { 0 };
        WordHash::new(first | lower, last | lower, word.len())
    }

    /// A place in a table of `2^(64 - shift)` places.
    #[inline(always)]
    pub(super) fn place(self, shift: u32) -> usize {
        (self.0.wrapping_mul(FACTORS[0]) >> shift) as usize
    }

    fn new(first: u64, last: u64, length: usize) -> Self {
        WordHash((first ^ length as u64).wrapping_mul(FACTORS[0]) ^ last.wrapping_mul(FACTORS[1]))
    }

    /// The hash of a first word that others follow.
    pub(super) fn goes_on(self) -> Self {
        WordHash(!self.0)
    }

    /// The hash of two words.
    pub(super) fn then(self, next: Self) -> Self {
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
    }
}
