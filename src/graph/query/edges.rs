use std::borrow::Cow;
use std::collections::BTreeSet;

use petgraph::graph::EdgeIndex;
use serde::Serialize;

use super::Query;
use super::sealed::Answering;
use crate::graph::index::Sighting;
use crate::graph::period::Period;
use crate::graph::{Quote, RelationGraph, Statement};
use crate::{Entity, Group, Kind, time::Date};

/// A relation between two entities: a kind, who and whom, and the evidence that was asked for.
///
/// ```
/// use sambandh::{Lang, RelationGraph};
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let edge = graph.relations().kind("consult").iter().next().unwrap();
/// assert_eq!(edge.source.name(Lang::En), "Kim Jong Un");
/// assert_eq!(edge.target.name(Lang::Hi), "व्लादिमीर पुतिन");
/// assert_eq!(edge.evidence.len(), 2);
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Edge<'g> {
    /// What.
    pub kind: &'g Kind,
    /// Words or deeds, of good or ill will; or a state of affairs.
    pub group: Group,
    /// Who. For symmetric kinds, the end whose id sorts first.
    pub source: &'g Entity,
    /// To whom.
    pub target: &'g Entity,
    /// Whether the kind holds both ways.
    pub symmetric: bool,
    /// What says so, by time (see [`Evidence::time`]; the undated last), date and id of the document.
    pub evidence: Vec<Evidence<'g>>,
}

impl<'g> Edge<'g> {
    /// Number of documents that say so.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let edge = graph.relations().kind("consult").iter().next().unwrap();
    /// assert_eq!(edge.document_count(), 2);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn document_count(&self) -> usize {
        self.evidence.iter().map(|evidence| evidence.document).collect::<BTreeSet<_>>().len()
    }

    /// The other end, if `id` is one of them.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let edge = graph.relations().kind("consult").iter().next().unwrap();
    /// assert_eq!(edge.other_end("Q7747").unwrap().id, "Q56226");
    /// assert!(edge.other_end("Q30").is_none());
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn other_end(&self, id: impl AsRef<str>) -> Option<&'g Entity> {
        let id = id.as_ref();
        if self.source.id == *id { Some(self.target) } else { (self.target.id == *id).then_some(self.source) }
    }
}

/// A statement that bears out a relation, and where it stands.
///
/// ```
/// use sambandh::RelationGraph;
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let edge = graph.relations().kind("consult").asserted().iter().next().unwrap();
/// let evidence = &edge.evidence[0];
/// assert_eq!(evidence.document, "vladivostok-en");
/// assert_eq!(evidence.time().as_deref(), Some("2019-04-25"));
/// assert!(evidence.quote.text.contains("met"));
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Evidence<'g> {
    /// Id of the document.
    pub document: &'g str,
    /// Day on which the document was published.
    pub date: Option<Date>,
    /// The sentence.
    pub quote: Quote<'g>,
    /// The statement: polarity, modality, who says so, when, where, trigger, rule.
    pub statement: Statement<'g>,
}

impl<'g> Evidence<'g> {
    /// When the relation held: as the sentence says, else the day of publication.
    pub fn time(&self) -> Option<Cow<'g, str>> {
        let published = || self.date.map(|date| date.to_string().into());
        self.statement.stated_time().map(Cow::Borrowed).or_else(published)
    }

    pub(super) fn new(graph: &'g RelationGraph, sighting: &Sighting) -> Self {
        let (document, said) = graph.index().statement(sighting);
        Evidence {
            document: &document.id,
            date: document.date,
            quote: Quote::new(&document.quotes[said.quote as usize]),
            statement: Statement::new(&graph.pools, document, said),
        }
    }
}

/// The shape of [`RelationGraph::relations`]: each answer is an [`Edge`].
///
/// ```
/// use sambandh::RelationGraph;
/// use sambandh::graph::{Edges, Query};
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let query: Query<'_, Edges> = graph.relations();
/// assert_eq!(query.count(), 2);
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Edges;

impl Answering for Edges {
    type Answers<'g> = std::vec::IntoIter<Edge<'g>>;

    fn answers<'g>(query: &Query<'g, Self>) -> Self::Answers<'g> {
        let timed = |index| (query.sightings(index).next().and_then(|sighting| sighting.period), index);
        let mut answers: Vec<(Option<Period>, EdgeIndex)> = query.admitted().map(timed).collect();
        // They come by source, target and kind, and the sort is stable.
        answers.sort_by_key(|(period, _)| (period.is_none(), *period));
        let edges = answers.into_iter().map(|(_, index)| query.edge(index));
        edges.collect::<Vec<_>>().into_iter()
    }

    fn count(query: &Query<'_, Self>) -> usize {
        query.admitted().count()
    }
}

impl<'g, S> Query<'g, S> {
    /// The edge with the evidence that meets the conditions.
    pub(in crate::graph) fn edge(&self, index: EdgeIndex) -> Edge<'g> {
        let (weight, (source, target)) = (self.weight(index), self.ends(index));
        Edge {
            kind: weight.kind(),
            group: weight.group,
            source,
            target,
            symmetric: weight.is_symmetric(),
            evidence: self.sightings(index).map(|sighting| Evidence::new(self.graph, sighting)).collect(),
        }
    }

    pub(super) fn ends(&self, index: EdgeIndex) -> (&'g Entity, &'g Entity) {
        let edge = &self.index().graph.raw_edges()[index.index()];
        (self.graph.entity_at(edge.source()), self.graph.entity_at(edge.target()))
    }
}
