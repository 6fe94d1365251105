//! Questions to the graph: what narrows them, and the shapes of their answers.

mod conditions;
mod edges;
mod narrow;
mod neighbours;
mod paths;
mod timeline;

use petgraph::graph::EdgeIndex;

pub use edges::{Edge, Edges, Evidence};
pub use neighbours::{Neighbour, Neighbours};
pub use paths::{Path, PathAnswers, Paths};
pub use timeline::{Event, Timeline};

use super::RelationGraph;
use super::index::{EdgeWeight, Index, Sighting};
use conditions::{EdgeConditions, EvidenceConditions};

/// A question to a [`RelationGraph`].
///
/// Every call narrows it: a relation must meet all conditions, and only the evidence that
/// meets them comes with it. Kinds add up, and so do groups; asking twice for a time, a
/// language, a polarity, a modality or a least number takes the second answer.
///
/// An entity is asked for by its id, or by its name in either language; where several
/// bear the name, any of them will do. What the graph does not know has no answers.
///
/// The same conditions serve every shape `S` of answer: relations ([`Edges`]),
/// [`Neighbours`], [`Paths`], a [`Timeline`], a [`Balance`](super::Balance) and
/// [`Changes`](super::Changes). [`Query::network`] measures what it admits. Relations come
/// by the time of their earliest evidence, then by source, target and kind.
///
/// ```
/// use sambandh::RelationGraph;
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let met = graph.relations().kind("consult").between("Kim Jong Un", "व्लादिमीर पुतिन").since("2018")?;
/// assert_eq!(met.clone().count(), 1);
/// assert_eq!(met.clone().asserted().count(), 1);
/// assert_eq!(met.asserted().min_evidence(2).count(), 0);
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a query does nothing until it is iterated over"]
pub struct Query<'g, S = Edges> {
    pub(super) graph: &'g RelationGraph,
    edges: EdgeConditions,
    evidence: EvidenceConditions,
    pub(super) shape: S,
}

/// A shape that the answers to a [`Query`] may have.
pub trait Shape: sealed::Answering {}

impl<S: sealed::Answering> Shape for S {}

pub(super) mod sealed {
    use super::Query;

    /// Keeps [`Shape`](super::Shape) to the shapes of this crate.
    pub trait Answering: Sized {
        type Answers<'g>: Iterator;

        fn answers<'g>(query: &Query<'g, Self>) -> Self::Answers<'g>;

        fn count(query: &Query<'_, Self>) -> usize {
            Self::answers(query).count()
        }
    }
}

impl<'g> Query<'g> {
    pub(super) fn new(graph: &'g RelationGraph) -> Self {
        let (edges, evidence) = (EdgeConditions::default(), EvidenceConditions::default());
        Query { graph, edges, evidence, shape: Edges }
    }
}

impl<'g, S: Shape> Query<'g, S> {
    /// The answers.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// for edge in graph.relations().kind("consult").iter() {
    ///     assert!(!edge.evidence.is_empty());
    /// }
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn iter(&self) -> S::Answers<'g> {
        S::answers(self)
    }

    /// Number of answers.
    pub fn count(&self) -> usize {
        S::count(self)
    }
}

impl<'g, S> Query<'g, S> {
    /// The same conditions on answers of another shape.
    pub(super) fn shaped<T>(self, shape: T) -> Query<'g, T> {
        Query { graph: self.graph, edges: self.edges, evidence: self.evidence, shape }
    }

    pub(super) fn as_edges(&self) -> Query<'g> {
        let (edges, evidence) = (self.edges.clone(), self.evidence.clone());
        Query { graph: self.graph, edges, evidence, shape: Edges }
    }

    pub(super) fn index(&self) -> &'g Index {
        self.graph.index()
    }

    /// The edges that meet the conditions, in order.
    pub(super) fn admitted(&self) -> impl Iterator<Item = EdgeIndex> {
        self.edges.candidates(self.index()).filter(|edge| self.admits(*edge))
    }

    /// Whether the edge meets the conditions with enough of its evidence.
    pub(super) fn admits(&self, edge: EdgeIndex) -> bool {
        self.edges.admit(self.index(), edge) && self.edges.suffice(self.sightings(edge))
    }

    /// The evidence of an edge that meets the conditions, by time.
    pub(super) fn sightings(&self, edge: EdgeIndex) -> impl Iterator<Item = &'g Sighting> {
        let sightings = self.index().sightings(self.weight(edge));
        sightings.iter().filter(|sighting| self.evidence.admit(sighting))
    }

    pub(super) fn weight(&self, edge: EdgeIndex) -> &'g EdgeWeight {
        &self.index().graph[edge]
    }
}

impl<'g, S: Shape> IntoIterator for Query<'g, S> {
    type Item = <S::Answers<'g> as Iterator>::Item;
    type IntoIter = S::Answers<'g>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'g, S: Shape> IntoIterator for &Query<'g, S> {
    type Item = <S::Answers<'g> as Iterator>::Item;
    type IntoIter = S::Answers<'g>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
