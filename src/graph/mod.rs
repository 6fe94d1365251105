//! What many documents say together: entities, the relations between them, and the
//! sentences that say so.
//!
//! A [`RelationGraph`] takes in one [`Extraction`] after another, and graphs built
//! apart merge into the graph of all their documents. [`RelationGraph::relations`]
//! asks it questions; every answer comes with its [`Evidence`].
//!
//! ```
//! use sambandh::RelationGraph;
//!
//! let graph = RelationGraph::load("tests/data/graph.json")?;
//! let [kim] = graph.find("किम जोंग उन")[..] else { panic!("one entity has this name") };
//! for edge in graph.relations().about(&kim.id).since("2018")?.asserted() {
//!     for evidence in &edge.evidence {
//!         println!("{} {}: {}", edge.kind, evidence.document, evidence.quote.text);
//!     }
//! }
//! # Ok::<(), sambandh::Error>(())
//! ```

mod document;
mod index;
mod period;
mod query;
mod store;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};

pub use document::{Document, Quote, Statement, TriggerWords};
pub use index::EdgeWeight;
pub use query::{Edge, Evidence, Query};

use crate::{Entity, Extraction};
use index::Index;

/// Entities, and the relations between them with all their evidence.
///
/// The graph is a function of its documents: it does not depend on the order in which
/// they came, nor on how they were spread over graphs that were merged. Two graphs with
/// the same documents are equal and serialise to the same bytes.
///
/// Adding and merging only file documents away. The first question after a change turns
/// them into a petgraph graph, in time proportional to all relations; so add first and
/// ask then.
///
/// ```
/// use sambandh::{Doc, Extractor, RelationGraph};
///
/// let mut graph = RelationGraph::new();
/// for (id, text) in [("en", "Putin met Modi in Moscow."), ("hi", "मोदी ने पुतिन से मुलाकात की।")] {
///     graph.add(&Extractor::builtin().extract(&Doc::new(id, text)));
/// }
/// assert_eq!(graph.documents().count(), 2);
/// ```
#[derive(Clone, Debug, Default)]
pub struct RelationGraph {
    documents: BTreeMap<Arc<str>, Arc<Document>>,
    index: OnceLock<Index>,
}

impl RelationGraph {
    /// A graph without documents.
    pub fn new() -> Self {
        RelationGraph::default()
    }

    /// Adds a document. One of the same id that is already there is replaced.
    ///
    /// ```
    /// use sambandh::{Doc, Extractor, RelationGraph};
    ///
    /// let doc = Doc::new("d1", "Putin met Modi in Moscow.");
    /// let mut graph = RelationGraph::new();
    /// graph.add(&Extractor::builtin().extract(&doc));
    /// graph.add(&Extractor::builtin().extract(&doc));
    /// assert_eq!(graph.documents().count(), 1);
    /// ```
    pub fn add(&mut self, extraction: &Extraction<'_>) {
        let document = Document::from(extraction);
        self.documents.insert(Arc::clone(&document.id), Arc::new(document));
        self.index.take();
    }

    /// Takes in the documents of another graph.
    ///
    /// Associative, commutative and idempotent. Where both have a document of the same
    /// id but differ about it, the one with the later date stands, then the one with
    /// more statements, then the one that is greater as text.
    ///
    /// ```
    /// use sambandh::RelationGraph;
    ///
    /// let mut graph = RelationGraph::load("tests/data/graph.json")?;
    /// let before = graph.clone();
    /// graph.merge(before.clone());
    /// assert_eq!(graph, before);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn merge(&mut self, other: RelationGraph) {
        for (id, document) in other.documents {
            match self.documents.get(&id) {
                Some(known) if !document.supersedes(known) => {}
                _ => {
                    self.documents.insert(id, document);
                }
            }
        }
        self.index.take();
    }

    /// The documents, by id.
    ///
    /// ```
    /// use sambandh::RelationGraph;
    ///
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let ids: Vec<&str> = graph.documents().map(|document| &*document.id).collect();
    /// assert_eq!(ids, ["moscow-en", "vladivostok-en", "vladivostok-hi"]);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn documents(&self) -> impl ExactSizeIterator<Item = &Document> {
        self.documents.values().map(|document| &**document)
    }

    /// The document with this id.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert!(graph.document("vladivostok-en").is_some());
    /// assert!(graph.document("paris-fr").is_none());
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.documents.get(id).map(|document| &**document)
    }

    /// The entities, by id: all that the documents name, related or not.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.entities().count(), graph.entity_count());
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn entities(&self) -> impl Iterator<Item = &Entity> {
        self.petgraph().node_weights()
    }

    /// The entity with this id.
    ///
    /// ```
    /// # use sambandh::{Lang, RelationGraph};
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.entity("Q7747").unwrap().name(Lang::Hi), "व्लादिमीर पुतिन");
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn entity(&self, id: impl AsRef<str>) -> Option<&Entity> {
        self.petgraph().node_weight(self.node(id)?)
    }

    /// The entities of this name, by id. Names count in either language and in upper or
    /// lower case, and an id is a name too.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.find("vladimir putin"), graph.find("व्लादिमीर पुतिन"));
    /// assert!(graph.find("nobody").is_empty());
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn find(&self, name: &str) -> Vec<&Entity> {
        let nodes = self.index().named(name);
        nodes.iter().filter_map(|&node| self.petgraph().node_weight(node)).collect()
    }

    /// The entities that some relation joins to this one, by id.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let ids: Vec<&str> = graph.neighbours("Q7747").iter().map(|entity| entity.id.as_str()).collect();
    /// assert_eq!(ids, ["Q159", "Q56226"]);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn neighbours(&self, id: impl AsRef<str>) -> Vec<&Entity> {
        self.relations().neighbours(id)
    }

    /// Asks for relations: all of them, until the [`Query`] is narrowed.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().count(), graph.relation_count());
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn relations(&self) -> Query<'_> {
        Query::new(self)
    }

    /// Number of entities.
    pub fn entity_count(&self) -> usize {
        self.petgraph().node_count()
    }

    /// Number of relations: kinds that join two entities, each counted once whatever
    /// the evidence.
    pub fn relation_count(&self) -> usize {
        self.petgraph().edge_count()
    }

    /// Whether it has no documents.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// The petgraph graph itself, for petgraph's algorithms. [`RelationGraph::node`]
    /// leads in; out, the weight of a node is its entity, and [`RelationGraph::edge`]
    /// shows an edge with its evidence.
    ///
    /// ```
    /// use petgraph::algo::connected_components;
    /// use sambandh::RelationGraph;
    ///
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// // Kim, Putin and Russia hang together; Vladivostok is named, but relates to none.
    /// assert_eq!(connected_components(graph.petgraph()), 2);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn petgraph(&self) -> &DiGraph<Entity, EdgeWeight> {
        &self.index().graph
    }

    /// The node of an entity in [`RelationGraph::petgraph`]. Good until the graph changes.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let node = graph.node("Q7747").unwrap();
    /// assert_eq!(graph.petgraph()[node].id, "Q7747");
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn node(&self, id: impl AsRef<str>) -> Option<NodeIndex> {
        self.index().node(id.as_ref())
    }

    /// An edge of [`RelationGraph::petgraph`] with all its evidence.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let edge = graph.petgraph().edge_indices().find_map(|index| graph.edge(index)).unwrap();
    /// assert!(!edge.evidence.is_empty());
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn edge(&self, index: EdgeIndex) -> Option<Edge<'_>> {
        self.relations().edge(index)
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::build(self.documents.values()))
    }
}

impl PartialEq for RelationGraph {
    fn eq(&self, other: &Self) -> bool {
        self.documents == other.documents
    }
}

impl<'e, 't: 'e> Extend<&'e Extraction<'t>> for RelationGraph {
    fn extend<I: IntoIterator<Item = &'e Extraction<'t>>>(&mut self, extractions: I) {
        extractions.into_iter().for_each(|extraction| self.add(extraction));
    }
}

/// Pins that a graph may be asked from many threads.
const _: fn() = || {
    fn shared<T: Send + Sync>() {}
    shared::<RelationGraph>();
};

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;
