//! The words that phrases are made of, each with a number.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::hash::WordHash;
use super::starts;

/// The number of a folded word.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub(super) struct WordId(pub(super) u32);

/// Folded words and a hash table that finds them; only the words are stored.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(from = "List", into = "List")]
pub(super) struct Words {
    list: List,
    /// A word under its hash, or in the next place that was [`FREE`].
    table: Vec<WordId>,
    shift: u32,
}

/// No word has this number. An `Option` would take twice the memory of a table that is read at random.
const FREE: WordId = WordId(u32::MAX);

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
struct List {
    text: String,
    /// Where each word begins in `text`; the last ends with it.
    #[serde(with = "starts")]
    starts: Vec<u32>,
}

impl Words {
    /// The words of `phrases`: those that begin one come first, each part in the order of the alphabet.
    pub(super) fn new<'p>(phrases: impl Iterator<Item = &'p str> + Clone) -> Self {
        let first: BTreeSet<&str> = phrases.clone().filter_map(|phrase| phrase.split(' ').next()).collect();
        let others: BTreeSet<&str> = phrases.flat_map(|phrase| phrase.split(' ').skip(1)).collect();
        let mut list = List { text: String::new(), starts: vec![0] };
        for word in first.iter().chain(others.difference(&first)) {
            list.text.push_str(word);
            list.starts.push(list.text.len() as u32);
        }
        Words::from(list)
    }

    /// The number of a folded word.
    pub(super) fn id(&self, word: &str) -> Option<WordId> {
        let mut place = WordHash::of_folded(word).place(self.shift);
        while self.table[place] != FREE {
            if self.list.get(self.table[place]) == word {
                return Some(self.table[place]);
            }
            place = (place + 1) % self.table.len();
        }
        None
    }

    pub(super) fn hash(&self, id: WordId) -> WordHash {
        WordHash::of_folded(self.list.get(id))
    }

    /// Heap memory in bytes.
    pub(super) fn memory_usage(&self) -> usize {
        self.list.text.len() + 4 * self.list.starts.len() + size_of_val(&self.table[..])
    }
}

impl List {
    fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    fn get(&self, WordId(id): WordId) -> &str {
        let at = |index: usize| self.starts[index] as usize;
        &self.text[at(id as usize)..at(id as usize + 1)]
    }
}

impl From<List> for Words {
    fn from(list: List) -> Self {
        // A quarter of the table and more stays free.
        let size = (list.len() / 3 * 4).next_power_of_two().max(64);
        let mut words = Words { table: vec![FREE; size], shift: 64 - size.trailing_zeros(), list };
        for id in (0..words.list.len() as u32).map(WordId) {
            let mut place = words.hash(id).place(words.shift);
            while words.table[place] != FREE {
                place = (place + 1) % size;
            }
            words.table[place] = id;
        }
        words
    }
}

impl From<Words> for List {
    fn from(words: Words) -> Self {
        words.list
    }
}
