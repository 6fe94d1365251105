use std::collections::BTreeSet;
use std::sync::Arc;

use petgraph::graph::NodeIndex;

use super::index::Nodes;
use super::pools::Pools;
use super::rows::DocumentRow;
use crate::text;

/// Every name that some document has for an entity, folded, with its bearers in order.
#[derive(Clone, Debug)]
pub(super) struct Names(Vec<(Box<str>, NodeIndex)>);

impl Names {
    pub(super) fn new(pools: &Pools, documents: &[Arc<DocumentRow>], nodes: &Nodes) -> Self {
        let mut used = vec![false; pools.entities.len()];
        for key in documents.iter().flat_map(|document| &document.entities) {
            used[key.index()] = true;
        }
        let mut names = Vec::new();
        for (entity, _) in pools.entities.iter().zip(used).filter(|(_, used)| *used) {
            let node = pools.ids.get_index_of(&entity.id).and_then(|id| nodes[id]);
            for name in [&entity.en, &entity.hi].into_iter().flatten() {
                names.extend(node.map(|node| (fold(name), node)));
            }
        }
        names.sort_unstable();
        names.dedup();
        Names(names)
    }

    /// The entities of this name, by id.
    pub(super) fn bearers(&self, name: &str) -> impl Iterator<Item = NodeIndex> {
        let name = fold(name);
        let start = self.0.partition_point(|(known, _)| *known < name);
        self.0[start..].iter().take_while(move |(known, _)| *known == name).map(|(_, node)| *node)
    }

    /// The entities that have all these words, and at least one, in one of their names.
    pub(super) fn with_words(&self, words: &str) -> BTreeSet<NodeIndex> {
        let words = fold(words);
        let words: Vec<&str> = words.split_whitespace().collect();
        let has_all = |name: &str| words.iter().all(|word| name.split(' ').any(|part| part == *word));
        let found = self.0.iter().filter(|(name, _)| !words.is_empty() && has_all(name));
        found.map(|(_, node)| *node).collect()
    }
}

/// How names are compared: as texts are read, or letter by letter if they hold no word.
fn fold(name: &str) -> Box<str> {
    let folded = text::fold(name);
    if folded.is_empty() { name.trim().into() } else { folded.into() }
}
