//! One scan over the raw text for all names, titles and triggers.
//!
//! Every match is of whole words, so only word starts are looked at. Unless
//! some phrase begins with a word (a bit in [`Beginnings`], found without
//! folding most words) that is all. Otherwise the word is folded into a small
//! buffer and the trie of [`Phrases`] is walked from there, word by word, for
//! as long as it goes on: Aho and Corasick's automaton over words, begun anew
//! at each. Nothing is copied but the word at hand, and spans are those of the
//! original text.

mod hash;
mod phrases;
pub(crate) mod starts;
mod words;

use serde::{Deserialize, Serialize};

use crate::Span;
use crate::text::fold::fold_word;
use crate::text::{Token, TokenKind, Tokens, tokens};

use hash::WordHash;

use phrases::ROOT;
pub(crate) use phrases::{Node, Phrases};

/// Phrases to find, and the filter before them; only the phrases are stored.
#[derive(Clone, Deserialize, Serialize)]
#[serde(from = "Phrases<T>", into = "Phrases<T>")]
#[serde(bound(serialize = "T: Clone + Serialize", deserialize = "T: Deserialize<'de>"))]
pub(crate) struct Matcher<T> {
    phrases: Phrases<T>,
    beginnings: Beginnings,
}

/// A phrase found in the text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Hit {
    pub(crate) span: Span,
    pub(crate) phrase: Node,
}

impl<T> From<Phrases<T>> for Matcher<T> {
    fn from(phrases: Phrases<T>) -> Self {
        Matcher { beginnings: Beginnings::of(&phrases), phrases }
    }
}

impl<T> Default for Matcher<T> {
    fn default() -> Self {
        Matcher::from(Phrases::default())
    }
}

impl<T> From<Matcher<T>> for Phrases<T> {
    fn from(matcher: Matcher<T>) -> Self {
        matcher.phrases
    }
}

impl<T> Matcher<T> {
    /// Calls `found` for every phrase at every place, shorter before longer, in text order.
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

    /// What a phrase that was found means.
    pub(crate) fn meanings(&self, hit: Hit) -> &[T] {
        self.phrases.values(hit.phrase)
    }

    /// What a phrase of these folded words means.
    pub(crate) fn meanings_of(&self, words: &[&str]) -> &[T] {
        let node = words.iter().try_fold(ROOT, |node, word| self.phrases.step(node, word));
        node.map_or(&[], |node| self.phrases.values(node))
    }

    /// Whether the word, or it and the next, may begin a phrase.
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
        let mut phrase = ROOT;
        let mut last = first;
        loop {
            word.clear();
            fold_word(last.span.of(text), word);
            let Some(longer) = self.phrases.step(phrase, word) else { return };
            phrase = longer;
            if !self.phrases.values(phrase).is_empty() {
                found(Hit { span: Span::new(first.span.start, last.span.end), phrase });
            }
            let Some(next) = next_word(text, last.span.end, &mut rest) else { return };
            last = next;
        }
    }

    /// Heap memory in bytes, but for what the meanings own.
    pub(crate) fn memory_usage(&self) -> usize {
        self.phrases.memory_usage() + self.beginnings.bits.len() * 8
    }
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

/// How phrases begin. It may say yes where none does, never no where one does.
///
/// Most words that begin a phrase are common and begin a longer one ("the" of
/// The Hague), so the second word is held against the phrases, too.
#[derive(Clone)]
struct Beginnings {
    bits: Vec<u64>,
    shift: u32,
}

impl Beginnings {
    fn of<T>(phrases: &Phrases<T>) -> Self {
        // Two of 32 bits a phrase are set at most: of other words one in sixteen passes.
        let size = (phrases.len().max(64) * 32).next_power_of_two();
        let mut beginnings = Beginnings { bits: vec![0; size / 64], shift: 64 - size.trailing_zeros() };
        for (first, node) in phrases.steps(ROOT) {
            if !phrases.values(node).is_empty() {
                beginnings.insert(first);
            }
            for (second, _) in phrases.steps(node) {
                beginnings.insert(first.goes_on());
                beginnings.insert(first.then(second));
            }
        }
        beginnings
    }

    fn insert(&mut self, hash: WordHash) {
        let bit = hash.place(self.shift);
        self.bits[bit / 64] |= 1 << (bit % 64);
    }

    #[inline]
    fn may_hold(&self, hash: WordHash) -> bool {
        let bit = hash.place(self.shift);
        self.bits[bit / 64] & (1 << (bit % 64)) != 0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold;

    fn found<'t>(names: &[String], text: &'t str) -> Vec<(&'t str, Vec<usize>)> {
        let entries = names.iter().map(|name| fold(name)).zip(0..);
        let matcher = Matcher::from(Phrases::new(entries.collect()));
        let mut found = Vec::new();
        matcher.scan(text, |hit| found.push((hit.span.of(text), matcher.meanings(hit).to_vec())));
        found
    }

    /// The same by trying every phrase at every word.
    fn found_slowly<'t>(names: &[String], text: &'t str) -> Vec<(&'t str, Vec<usize>)> {
        let starts: Vec<usize> = tokens(text).map(|token| token.span.start).collect();
        let ends: Vec<usize> = tokens(text).map(|token| token.span.end).collect();
        let spans = starts.iter().flat_map(|start| ends.iter().map(move |end| (*start, *end)));
        spans
            .filter(|(start, end)| start < end)
            .filter_map(|(start, end)| {
                let part = &text[start..end];
                let same = (0..names.len()).filter(|name| fold(&names[*name]) == fold(part));
                let same: Vec<usize> = same.collect();
                (!same.is_empty()).then_some((part, same))
            })
            .collect()
    }

    proptest! {
        #[test]
        fn finds_what_a_slow_search_finds(
            names in prop::collection::vec("[ab]{1,2}( [ab]){0,2}|[क-ग]( [क-ग]){0,2}", 1..8),
            text in "([abAB]{1,2} |[क-ग] |[क-ग]़ ){0,12}",
        ) {
            prop_assert_eq!(found(&names, &text), found_slowly(&names, &text));
        }

        /// The filter loses nothing that the trie holds.
        #[test]
        fn every_phrase_is_found(names in prop::collection::vec("[A-Za-z]{1,4}( [a-z]{1,4}){0,2}|[क-ह][ा-ौ]?[क-ह]?( [क-ह]{2}){0,2}", 1..8)) {
            for (index, name) in names.iter().enumerate() {
                let whole = found(&names, name).into_iter().find(|(part, _)| part == name);
                prop_assert!(whole.is_some_and(|(_, meanings)| meanings.contains(&index)), "{} in {:?}", name, names);
            }
        }
    }
}
