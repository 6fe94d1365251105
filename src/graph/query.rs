use std::borrow::Cow;
use std::collections::BTreeSet;
use std::iter;

use petgraph::graph::{EdgeIndex, NodeIndex};
use serde::Serialize;

use super::{Document, Quote, RelationGraph, Statement, index::Sighting, period::Period};
use crate::{Entity, Error, Kind, Lang, Modality, Polarity, gazetteer::Problem, time::Date};

/// A relation between two entities: a kind, who and whom, and the evidence that was asked for.
///
/// ```
/// use sambandh::{Lang, RelationGraph};
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let edge = graph.relations().kind("consult").iter().next().unwrap();
/// assert_eq!(edge.source.name(Lang::En), "Kim Jong Un");
/// assert_eq!(edge.target.name(Lang::En), "Vladimir Putin");
/// assert_eq!(edge.evidence.len(), 2);
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Edge<'g> {
    /// What.
    pub kind: &'g Kind,
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
#[derive(Clone, Copy, Debug, Serialize)]
#[non_exhaustive]
pub struct Evidence<'g> {
    /// Id of the document.
    pub document: &'g str,
    /// Day on which the document was published.
    pub date: Option<Date>,
    /// The sentence.
    pub quote: &'g Quote,
    /// The statement: polarity, modality, who says so, when, where, trigger, rule.
    pub statement: &'g Statement,
}

impl<'g> Evidence<'g> {
    /// When the relation held: as the sentence says, else the day of publication.
    pub fn time(&self) -> Option<Cow<'g, str>> {
        let published = || self.date.map(|date| date.to_string().into());
        self.statement.stated_time().map(Cow::Borrowed).or_else(published)
    }

    fn new(document: &'g Document, statement: &'g Statement) -> Option<Self> {
        let quote = document.quote(statement.sentence)?;
        Some(Evidence { document: &document.id, date: document.date, quote, statement })
    }
}

/// A question to a [`RelationGraph`].
///
/// Every call narrows it: an edge must meet all conditions, and only the evidence that
/// meets them comes with it. Asking twice for the same property takes the second answer,
/// but kinds add up. Answers come by the time of their earliest evidence, then by
/// source, target and kind.
///
/// ```
/// use sambandh::RelationGraph;
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let met = graph.relations().kind("consult").between("Q56226", "Q7747").since("2018")?;
/// assert_eq!(met.clone().count(), 1);
/// assert_eq!(met.clone().asserted().count(), 1);
/// assert_eq!(met.asserted().min_evidence(2).count(), 0);
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a query does nothing until it is iterated over"]
pub struct Query<'g> {
    graph: &'g RelationGraph,
    kinds: Vec<Kind>,
    between: Option<(NodeIndex, NodeIndex)>,
    about: Option<NodeIndex>,
    source: Option<NodeIndex>,
    target: Option<NodeIndex>,
    wanted: Wanted,
    min_evidence: usize,
    min_documents: usize,
}

/// What evidence has to be like.
#[derive(Clone, Debug, Default)]
struct Wanted {
    since: Option<Period>,
    until: Option<Period>,
    polarity: Option<Polarity>,
    modality: Option<Modality>,
    attributed_to: Option<String>,
    lang: Option<Lang>,
    document: Option<String>,
    min_confidence: f32,
}

impl<'g> Query<'g> {
    pub(super) fn new(graph: &'g RelationGraph) -> Self {
        Query {
            graph,
            kinds: Vec::new(),
            between: None,
            about: None,
            source: None,
            target: None,
            wanted: Wanted::default(),
            min_evidence: 1,
            min_documents: 1,
        }
    }

    /// Of this kind, or of another one asked for.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let both = graph.relations().kind("consult").kind("holds_office");
    /// assert_eq!(both.count(), graph.relation_count());
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn kind(mut self, kind: impl AsRef<str>) -> Self {
        self.kinds.push(Kind::from(kind.as_ref()));
        self
    }

    /// Between these two entities, whoever is source and target.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().between("Q7747", "Q56226").count(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn between(mut self, a: impl AsRef<str>, b: impl AsRef<str>) -> Self {
        self.between = Some((self.node(a), self.node(b)));
        self
    }

    /// With this entity as source or target.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert!(graph.relations().about("Q7747").count() > graph.relations().about("Q56226").count());
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn about(mut self, id: impl AsRef<str>) -> Self {
        self.about = Some(self.node(id));
        self
    }

    /// With this entity as source. Symmetric kinds have no direction: ask [`Query::about`].
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().kind("holds_office").source("Q7747").count(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn source(mut self, id: impl AsRef<str>) -> Self {
        self.source = Some(self.node(id));
        self
    }

    /// With this entity as target. Symmetric kinds have no direction: ask [`Query::about`].
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().kind("holds_office").target("Q159").count(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn target(mut self, id: impl AsRef<str>) -> Self {
        self.target = Some(self.node(id));
        self
    }

    /// On or after this day, month or year: `2018-06-12`, `2018-06` or `2018`.
    ///
    /// Counts the time that the sentence says, else the day of publication. What is known
    /// less exactly counts if some day of it fits, so a bare 2018 is since June 2018.
    /// What has no time does not count.
    ///
    /// # Errors
    ///
    /// If `date` is no date.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().kind("consult").since("2019-04")?.count(), 1);
    /// assert_eq!(graph.relations().since("2030")?.count(), 0);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn since(mut self, date: &str) -> Result<Self, Error> {
        self.wanted.since = Some(parse(date)?);
        Ok(self)
    }

    /// On or before this day, or in or before this month or year. See [`Query::since`].
    ///
    /// # Errors
    ///
    /// If `date` is no date.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().until("1999-12-31")?.count(), 0);
    /// assert!(graph.relations().until("yesterday").is_err());
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn until(mut self, date: &str) -> Result<Self, Error> {
        self.wanted.until = Some(parse(date)?);
        Ok(self)
    }

    /// Stated as a fact: positive and actual.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let met = graph.relations().kind("consult").asserted().iter().next().unwrap();
    /// assert!(met.evidence.iter().all(|evidence| evidence.statement.is_asserted()));
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn asserted(self) -> Self {
        self.polarity(Polarity::Positive).modality(Modality::Actual)
    }

    /// Said to be so, or not to be so.
    pub fn polarity(mut self, polarity: Polarity) -> Self {
        self.wanted.polarity = Some(polarity);
        self
    }

    /// Stated as a fact, plan, wish, claim or condition.
    pub fn modality(mut self, modality: Modality) -> Self {
        self.wanted.modality = Some(modality);
        self
    }

    /// Said by this entity.
    pub fn attributed_to(mut self, id: impl Into<String>) -> Self {
        self.wanted.attributed_to = Some(id.into());
        self
    }

    /// Said in a sentence of this language.
    ///
    /// ```
    /// # use sambandh::{Lang, RelationGraph};
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().lang(Lang::Hi).kind("consult").count(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn lang(mut self, lang: Lang) -> Self {
        self.wanted.lang = Some(lang);
        self
    }

    /// Said in this document.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().document("vladivostok-hi").kind("consult").count(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn document(mut self, id: impl Into<String>) -> Self {
        self.wanted.document = Some(id.into());
        self
    }

    /// Found with at least this confidence.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().min_confidence(1.1).count(), 0);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn min_confidence(mut self, confidence: f32) -> Self {
        self.wanted.min_confidence = confidence;
        self
    }

    /// Said at least so many times.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().kind("consult").min_evidence(2).count(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn min_evidence(mut self, count: usize) -> Self {
        self.min_evidence = count.max(1);
        self
    }

    /// Said in at least so many documents.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().kind("consult").min_documents(3).count(), 0);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn min_documents(mut self, count: usize) -> Self {
        self.min_documents = count;
        self
    }

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
    pub fn iter(&self) -> std::vec::IntoIter<Edge<'g>> {
        let mut answers: Vec<_> =
            self.candidates().into_iter().filter_map(|index| self.timed_edge(index)).collect();
        // Candidates come by source, target and kind, and the sort is stable.
        answers.sort_by_key(|(period, _)| (period.is_none(), *period));
        answers.into_iter().map(|(_, edge)| edge).collect::<Vec<_>>().into_iter()
    }

    /// Number of answers.
    pub fn count(&self) -> usize {
        self.candidates().into_iter().filter_map(|index| self.edge(index)).count()
    }

    /// The entities at the other ends of the answers about this one, by id.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let offices = graph.relations().kind("holds_office").neighbours("Q7747");
    /// assert_eq!(offices[0].id, "Q159");
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn neighbours(self, id: impl AsRef<str>) -> Vec<&'g Entity> {
        let id = id.as_ref();
        let edges = self.about(id).iter();
        let mut entities: Vec<_> = edges.filter_map(|edge| edge.other_end(id)).collect();
        entities.sort_by(|a, b| a.id.cmp(&b.id));
        entities.dedup_by(|a, b| a.id == b.id);
        entities
    }

    /// The edge as this query shows it, if it meets the conditions.
    pub(super) fn edge(&self, index: EdgeIndex) -> Option<Edge<'g>> {
        self.timed_edge(index).map(|(_, edge)| edge)
    }

    /// The edge, and when its earliest evidence puts it.
    fn timed_edge(&self, index: EdgeIndex) -> Option<(Option<Period>, Edge<'g>)> {
        let graph = self.graph.petgraph();
        let (source, target) = graph.edge_endpoints(index)?;
        let weight = graph.edge_weight(index)?;
        if !self.joins(source, target) || !self.admits_kind(weight.kind()) {
            return None;
        }
        let mut found = weight
            .sightings
            .iter()
            .filter(|sighting| self.wanted.in_window(sighting.period))
            .filter_map(|sighting| Some((sighting.period, self.evidence(sighting)?)))
            .filter(|(_, evidence)| self.wanted.admits(evidence));
        let (earliest, first) = found.next()?;
        let edge = Edge {
            kind: weight.kind(),
            source: &graph[source],
            target: &graph[target],
            symmetric: weight.is_symmetric(),
            evidence: iter::once(first).chain(found.map(|(_, evidence)| evidence)).collect(),
        };
        let enough = edge.evidence.len() >= self.min_evidence
            && (self.min_documents <= 1 || edge.document_count() >= self.min_documents);
        enough.then_some((earliest, edge))
    }

    fn evidence(&self, sighting: &Sighting) -> Option<Evidence<'g>> {
        let (document, statement) = self.graph.index().statement(sighting)?;
        Evidence::new(document, statement)
    }

    /// The edges that the ends allow, or more than these, in order.
    fn candidates(&self) -> Vec<EdgeIndex> {
        let index = self.graph.index();
        if let Some((a, b)) = self.between {
            index.edges_between(a, b)
        } else if let Some(node) = self.about.or(self.source).or(self.target) {
            index.edges_at(node)
        } else {
            index.graph.edge_indices().collect()
        }
    }

    fn joins(&self, source: NodeIndex, target: NodeIndex) -> bool {
        self.between.is_none_or(|(a, b)| (a, b) == (source, target) || (b, a) == (source, target))
            && self.about.is_none_or(|node| node == source || node == target)
            && self.source.is_none_or(|node| node == source)
            && self.target.is_none_or(|node| node == target)
    }

    fn admits_kind(&self, kind: &Kind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(kind)
    }

    /// The node of an entity, or one that no edge touches.
    fn node(&self, id: impl AsRef<str>) -> NodeIndex {
        self.graph.node(id).unwrap_or(NodeIndex::end())
    }
}

impl Wanted {
    fn in_window(&self, period: Option<Period>) -> bool {
        let reaches = |start| period.is_some_and(|period| period.reaches(start));
        let begins_by = |end| period.is_some_and(|period| period.begins_by(end));
        self.since.is_none_or(reaches) && self.until.is_none_or(begins_by)
    }

    fn admits(&self, evidence: &Evidence<'_>) -> bool {
        let statement = evidence.statement;
        let said_by =
            |id: &String| statement.attributed_to.as_ref().is_some_and(|speaker| speaker == id.as_str());
        self.polarity.is_none_or(|polarity| polarity == statement.polarity)
            && self.modality.is_none_or(|modality| modality == statement.modality)
            && self.attributed_to.as_ref().is_none_or(said_by)
            && self.lang.is_none_or(|lang| lang == evidence.quote.lang)
            && self.document.as_ref().is_none_or(|id| id == evidence.document)
            && statement.confidence >= self.min_confidence
    }
}

impl<'g> IntoIterator for Query<'g> {
    type Item = Edge<'g>;
    type IntoIter = std::vec::IntoIter<Edge<'g>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'g> IntoIterator for &Query<'g> {
    type Item = Edge<'g>;
    type IntoIter = std::vec::IntoIter<Edge<'g>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

fn parse(date: &str) -> Result<Period, Error> {
    Period::parse(date).ok_or_else(|| {
        Problem::new("bad-date", format!("`{date}` is no date"))
            .cure("write YYYY, YYYY-MM or YYYY-MM-DD")
            .into()
    })
}
