//! What many documents say together: entities, the relations between them, and the
//! sentences that say so.
//!
//! A [`RelationGraph`] takes in one [`Extraction`] after another, and graphs built
//! apart merge into the graph of all their documents. [`RelationGraph::relations`]
//! asks it questions; every answer comes with its [`Evidence`]. An entity goes by its id,
//! or by its name in either language.
//!
//! ```
//! use sambandh::RelationGraph;
//!
//! let graph = RelationGraph::load("tests/data/graph.json")?;
//! for edge in graph.relations().kind("consult").between("किम जोंग उन", "Vladimir Putin").since("2018")?.asserted() {
//!     for evidence in &edge.evidence {
//!         println!("{} {}: {}", edge.kind, evidence.document, evidence.quote.text);
//!     }
//! }
//! # Ok::<(), sambandh::Error>(())
//! ```
//!
//! | question | answers |
//! |---|---|
//! | [`relations`](RelationGraph::relations), [`about`](RelationGraph::about), [`as_of`](RelationGraph::as_of) | [`Edge`]s |
//! | [`neighbours`](RelationGraph::neighbours) | [`Neighbour`]s |
//! | [`paths`](RelationGraph::paths) | [`Path`]s, the shortest first |
//! | [`timeline`](RelationGraph::timeline) | [`Event`]s |
//! | [`balance`](RelationGraph::balance) | cooperation and conflict, year by year: [`Balanced`] |
//! | [`changes`](RelationGraph::changes) | pairs that changed most: [`Change`]s |
//! | [`network`](Query::network) | degrees, PageRank, betweenness, components, communities |
//! | [`petgraph`](RelationGraph::petgraph) | petgraph's own algorithms |

mod balance;
mod document;
mod file;
mod index;
mod names;
mod network;
mod period;
mod pools;
mod query;
mod rows;

use std::collections::BTreeMap;
use std::ops::{Deref, RangeInclusive};
use std::sync::{Arc, OnceLock};

use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};

pub use balance::{Balance, Balanced, Change, Changes, Scores};
pub use document::{Document, Quote, Statement};
pub use index::EdgeWeight;
pub use network::{Network, Ranked};
pub use period::Step;
pub use query::{
    Edge, Edges, Event, Evidence, Neighbour, Neighbours, Path, PathAnswers, Paths, Query, Shape, Timeline,
};

use crate::{Entity, Error, Extraction};
use index::Index;
use pools::{Key, Pools, Sort};
use rows::DocumentRow;

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
    documents: BTreeMap<Arc<str>, Arc<DocumentRow>>,
    pools: Pools,
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
        let document = DocumentRow::new(extraction, &mut self.pools);
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
    pub fn merge(&mut self, mut other: RelationGraph) {
        other.index.take();
        let stands = |(id, row): &(&Arc<str>, &Arc<DocumentRow>)| {
            self.document(id).is_none_or(|known| Document::new(&other.pools, row).supersedes(&known))
        };
        let taken: Vec<Arc<str>> =
            other.documents.iter().filter(stands).map(|(id, _)| Arc::clone(id)).collect();
        let keys = self.pools.absorb(other.pools);
        for id in taken {
            let Some(row) = other.documents.remove(&id) else { continue };
            let row =
                Arc::unwrap_or_clone(row).with_keys(|sort: Sort, key: Key| keys[sort as usize][key.index()]);
            self.documents.insert(id, Arc::new(row));
        }
        self.index.take();
    }

    /// The documents, by id.
    ///
    /// ```
    /// use sambandh::RelationGraph;
    ///
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let ids: Vec<&str> = graph.documents().map(|document| document.id).collect();
    /// assert_eq!(ids, ["moscow-en", "vladivostok-en", "vladivostok-hi"]);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn documents(&self) -> impl ExactSizeIterator<Item = Document<'_>> {
        self.documents.values().map(|row| Document::new(&self.pools, row))
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
    pub fn document(&self, id: &str) -> Option<Document<'_>> {
        self.documents.get(id).map(|row| Document::new(&self.pools, row))
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
    /// let putin = graph.entity("Q7747").unwrap();
    /// assert_eq!(putin.name(Lang::Hi), "व्लादिमीर पुतिन");
    /// assert_eq!(putin.neighbours().kind("holds_office").count(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn entity(&self, id: impl AsRef<str>) -> Option<EntityRef<'_>> {
        Some(EntityRef { graph: self, node: self.node(id)? })
    }

    /// The entities of this name, by id. Names count in either language, however they are
    /// spelled as far as reading makes no difference (case, nukta, chandrabindu), and an id
    /// is a name too.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.find("vladimir putin"), graph.find("व्लादिमीर पुतिन"));
    /// assert!(graph.find("nobody").is_empty());
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn find(&self, name: &str) -> Vec<&Entity> {
        self.index().called(name).into_iter().map(|node| self.entity_at(node)).collect()
    }

    /// The entities that have all these words in one of their names, by id: a surname will
    /// do. Queries ask for whole names only; this helps to find them.
    ///
    /// ```
    /// # use sambandh::{Lang, RelationGraph};
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let [putin] = graph.search("पुतिन")[..] else { panic!("one entity has this surname") };
    /// assert_eq!(putin.name(Lang::En), "Vladimir Putin");
    /// assert_eq!(graph.search("Un Kim"), graph.find("किम जोंग उन"));
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn search(&self, words: &str) -> Vec<&Entity> {
        self.index().with_words(words).into_iter().map(|node| self.entity_at(node)).collect()
    }

    /// Asks who is related to this one, and how. See [`Query::neighbours`].
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let near = graph.neighbours("व्लादिमीर पुतिन");
    /// let ids: Vec<&str> = near.iter().map(|neighbour| neighbour.entity.id.as_str()).collect();
    /// assert_eq!(ids, ["Q159", "Q56226"]);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn neighbours(&self, who: impl AsRef<str>) -> Query<'_, Neighbours> {
        self.relations().neighbours(who)
    }

    /// Asks for the relations of one entity, by id or by name in either language. See
    /// [`Query::about`].
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.about("Russia").count(), graph.about("रूस").count());
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn about(&self, who: impl AsRef<str>) -> Query<'_> {
        self.relations().about(who)
    }

    /// Asks what could be known at the end of a day, month or year. See [`Query::as_of`].
    ///
    /// # Errors
    ///
    /// If `date` is no date.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().about("व्लादिमीर पुतिन").count(), 2);
    /// assert_eq!(graph.as_of("2018")?.about("व्लादिमीर पुतिन").count(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn as_of(&self, date: &str) -> Result<Query<'_>, Error> {
        self.relations().as_of(date)
    }

    /// Asks for all that is stated of two entities, in order of time. See [`Query::timeline`].
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let timeline = graph.timeline("Kim Jong Un", "व्लादिमीर पुतिन");
    /// assert_eq!((timeline.count(), timeline.asserted().count()), (2, 1));
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn timeline(&self, a: impl AsRef<str>, b: impl AsRef<str>) -> Query<'_, Timeline> {
        self.relations().between(a, b).timeline()
    }

    /// Asks how two entities are connected. See [`Query::paths`].
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let paths = graph.paths("किम जोंग उन", "Russia").max_hops(3).kinds(["consult", "holds_office"]);
    /// assert_eq!(paths.count(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn paths(&self, from: impl AsRef<str>, to: impl AsRef<str>) -> Query<'_, Paths> {
        self.relations().paths(from, to)
    }

    /// Asks for cooperation and conflict between two entities, year by year. See
    /// [`Query::balance`].
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let years = graph.balance("Kim Jong Un", "व्लादिमीर पुतिन");
    /// assert_eq!(years.iter().next().unwrap().scores.total(), 1.0);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn balance(&self, a: impl AsRef<str>, b: impl AsRef<str>) -> Query<'_, Balance> {
        self.relations().between(a, b).balance()
    }

    /// Asks which pairs changed most between two spans of time. See [`Query::changes`].
    ///
    /// # Errors
    ///
    /// If one of the dates is no date.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.changes("2018"..="2018", "2019"..="2019")?.count(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn changes(
        &self,
        before: RangeInclusive<&str>,
        after: RangeInclusive<&str>,
    ) -> Result<Query<'_, Changes>, Error> {
        self.relations().changes(before, after)
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
        self.petgraph().edge_weight(index).map(|_| self.relations().edge(index))
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::build(&self.pools, self.documents.values()))
    }

    fn entity_at(&self, node: NodeIndex) -> &Entity {
        &self.petgraph()[node]
    }
}

/// An entity of a graph, from which to ask on.
///
/// ```
/// use sambandh::RelationGraph;
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let [kim] = graph.find("किम जोंग उन")[..] else { panic!("one entity has this name") };
/// let kim = graph.entity(&kim.id).unwrap();
/// assert_eq!(kim.country.as_deref(), Some("PRK"));
/// assert_eq!(kim.neighbours().asserted().count(), 1);
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct EntityRef<'g> {
    graph: &'g RelationGraph,
    node: NodeIndex,
}

impl<'g> EntityRef<'g> {
    /// The entity itself, for as long as the graph is there.
    ///
    /// ```
    /// # use sambandh::{Entity, RelationGraph};
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let putin: Option<&Entity> = graph.entity("Q7747").map(|entity| entity.get());
    /// assert_eq!(putin.unwrap().id, "Q7747");
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn get(self) -> &'g Entity {
        self.graph.entity_at(self.node)
    }

    /// Asks who is related to it, and how.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let russia = graph.entity("Q159").unwrap();
    /// let president = russia.neighbours().kind("holds_office").iter().next().unwrap();
    /// assert_eq!(president.entity.id, "Q7747");
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn neighbours(self) -> Query<'g, Neighbours> {
        self.graph.relations().neighbours_of(vec![self.node])
    }
}

impl Deref for EntityRef<'_> {
    type Target = Entity;

    fn deref(&self) -> &Entity {
        self.get()
    }
}

impl AsRef<str> for EntityRef<'_> {
    fn as_ref(&self) -> &str {
        self.get().id.as_str()
    }
}

impl PartialEq for RelationGraph {
    fn eq(&self, other: &Self) -> bool {
        self.documents().eq(other.documents())
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
