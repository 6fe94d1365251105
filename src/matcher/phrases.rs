//! A map from phrases to what they mean: a trie whose edges are words.

use std::cmp::Ordering;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::hash::WordHash;
use super::starts;
use super::words::{WordId, Words};

/// What phrases mean; several meanings of one stand in the order they were given.
///
/// The nodes are numbered by how many words lead to them, then by these words.
/// So the children of a node stand side by side in the order of their words,
/// and those of the root in the very order of [`Words`].
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Phrases<T> {
    words: Words,
    /// The last word that leads to a node; to the root none does, and any stands there.
    word_to: Vec<WordId>,
    /// Where each node's children begin; the last end with the nodes.
    #[serde(with = "starts")]
    children: Vec<u32>,
    /// Where each node's values begin; the last end with all.
    #[serde(with = "starts")]
    values: Vec<u32>,
    all_values: Vec<T>,
}

/// The beginning of a phrase.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Node(u32);

/// No word yet.
pub(crate) const ROOT: Node = Node(0);

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases::new(Vec::new())
    }
}

impl<T> Phrases<T> {
    /// A map of `entries`: folded words with single spaces between them, and what they mean.
    pub(crate) fn new(entries: Vec<(String, T)>) -> Self {
        let words = Words::new(entries.iter().map(|(phrase, _)| phrase.as_str()));
        let ids = |phrase: &str| phrase.split(' ').filter_map(|word| words.id(word)).collect();
        let mut entries: Vec<(Vec<WordId>, T)> =
            entries.into_iter().map(|(phrase, value)| (ids(&phrase), value)).collect();
        entries.sort_by(|(one, _), (other, _)| by_length(one, other));
        let phrases: Vec<&[WordId]> = entries.iter().map(|(phrase, _)| phrase.as_slice()).collect();
        let nodes = beginnings(&phrases);
        let first_child = |node: &&[WordId]| start(&nodes, &[node, &[WordId(0)][..]].concat());
        let word_to = nodes.iter().map(|node| node.last().copied().unwrap_or(WordId(0))).collect();
        let children = nodes.iter().map(first_child).chain([nodes.len() as u32]).collect();
        let values = nodes.iter().map(|node| start(&phrases, node)).chain([phrases.len() as u32]).collect();
        let all_values = entries.into_iter().map(|(_, value)| value).collect();
        Phrases { words, word_to, children, values, all_values }
    }

    /// The node that `word` leads to from `node`.
    pub(crate) fn step(&self, node: Node, word: &str) -> Option<Node> {
        let children = self.children(node);
        if children.is_empty() {
            return None;
        }
        let id = self.words.id(word)?;
        let index = match node {
            ROOT => Some(id.0 as usize).filter(|index| *index < children.len()),
            _ => self.word_to[children.clone()].binary_search(&id).ok(),
        };
        index.map(|index| Node((children.start + index) as u32))
    }

    /// What the phrase that ends in `node` means.
    pub(crate) fn values(&self, node: Node) -> &[T] {
        &self.all_values[range(&self.values, node)]
    }

    /// The longest phrase that `words` begin with: how many words, and what it means first.
    pub(crate) fn longest(&self, words: &[&str]) -> Option<(usize, &T)> {
        let mut node = ROOT;
        let mut longest = None;
        for (word, length) in words.iter().zip(1..) {
            let Some(next) = self.step(node, word) else { break };
            node = next;
            longest = self.values(node).first().map(|value| (length, value)).or(longest);
        }
        longest
    }

    /// How many different phrases there are.
    pub(super) fn len(&self) -> usize {
        self.values.windows(2).filter(|values| values[0] < values[1]).count()
    }

    /// The nodes one word away from `node`, each with the hash of that word.
    pub(super) fn steps(&self, node: Node) -> impl Iterator<Item = (WordHash, Node)> {
        self.children(node).map(|child| (self.words.hash(self.word_to[child]), Node(child as u32)))
    }

    /// Heap memory in bytes, but for what the values own.
    pub(super) fn memory_usage(&self) -> usize {
        let numbers = self.word_to.len() + self.children.len() + self.values.len();
        self.words.memory_usage() + 4 * numbers + size_of_val(&self.all_values[..])
    }

    fn children(&self, node: Node) -> Range<usize> {
        range(&self.children, node)
    }
}

fn range(starts: &[u32], Node(node): Node) -> Range<usize> {
    let node = node as usize;
    starts[node] as usize..starts[node + 1] as usize
}

fn by_length(one: &[WordId], other: &[WordId]) -> Ordering {
    one.len().cmp(&other.len()).then_with(|| one.cmp(other))
}

/// All beginnings of sorted phrases, sorted.
fn beginnings<'p>(phrases: &[&'p [WordId]]) -> Vec<&'p [WordId]> {
    let mut all = vec![&[][..]];
    all.extend(phrases.iter().flat_map(|phrase| (1..=phrase.len()).map(|length| &phrase[..length])));
    all.sort_by(|one, other| by_length(one, other));
    all.dedup();
    all
}

/// Where `phrase`, and what comes after it, stands among sorted phrases.
fn start(sorted: &[&[WordId]], phrase: &[WordId]) -> u32 {
    sorted.partition_point(|other| by_length(other, phrase).is_lt()) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_is_found() {
        let entries = [("according to", 1), ("to", 2), ("के", 3), ("के मुताबिक", 4), ("to", 5)];
        let phrases = Phrases::new(entries.map(|(phrase, value)| (phrase.to_owned(), value)).to_vec());
        assert_eq!(phrases.longest(&["according", "to", "him"]), Some((2, &1)));
        assert_eq!(phrases.longest(&["according", "them"]), None);
        assert_eq!(phrases.longest(&["के", "मुताबिक", "यह"]), Some((2, &4)));
        assert_eq!(phrases.longest(&["के", "लिए"]), Some((1, &3)));
        let to = phrases.step(ROOT, "to").unwrap();
        assert_eq!(phrases.values(to), [2, 5]);
        assert_eq!(phrases.step(to, "to"), None);
        assert_eq!(phrases.len(), 4);
    }

    #[test]
    fn without_phrases_none_is_found() {
        let phrases = Phrases::<u8>::new(Vec::new());
        assert_eq!(phrases.longest(&["भारत"]), None);
        assert_eq!(phrases.longest(&["India"]), None);
    }

    #[test]
    fn what_is_stored_is_read_again() {
        let entries = ["south korea", "दक्षिण कोरिया", "south", "korea"];
        let phrases = Phrases::<usize>::new(entries.map(str::to_owned).into_iter().zip(0..).collect());
        let bytes = postcard::to_stdvec(&phrases).unwrap();
        let read: Phrases<usize> = postcard::from_bytes(&bytes).unwrap();
        assert_eq!(read.longest(&["south", "korea"]), Some((2, &0)));
        assert_eq!(read.longest(&["दक्षिण", "कोरिया"]), Some((2, &1)));
        assert_eq!(postcard::to_stdvec(&read).unwrap(), bytes);
    }
}
