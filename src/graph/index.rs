use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use petgraph::Direction;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;

use super::{Document, Statement, period::Period};
use crate::{Entity, EntityId, EntityType, Kind};

/// What petgraph's edges carry: a kind of relation, and how much evidence there is.
///
/// ```
/// use sambandh::RelationGraph;
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let heaviest = graph.petgraph().edge_weights().map(|weight| weight.evidence_count()).max();
/// assert_eq!(heaviest, Some(2));
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct EdgeWeight {
    kind: Kind,
    symmetric: bool,
    pub(super) sightings: Vec<Sighting>,
}

impl EdgeWeight {
    /// The kind of relation.
    pub fn kind(&self) -> &Kind {
        &self.kind
    }

    /// Whether it holds both ways.
    pub fn is_symmetric(&self) -> bool {
        self.symmetric
    }

    /// Number of statements.
    pub fn evidence_count(&self) -> usize {
        self.sightings.len()
    }
}

/// A statement of a document, and when it puts the relation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sighting {
    pub(super) period: Option<Period>,
    document: usize,
    statement: usize,
}

impl Sighting {
    /// By time, what is undated last; then by document and place in it.
    fn order(&self) -> impl Ord + use<> {
        (self.period.is_none(), self.period, self.document, self.statement)
    }
}

/// The nodes by the ids of their entities.
type Nodes<'d> = HashMap<&'d str, NodeIndex>;

/// The documents turned inside out: by entity and pair instead of by document.
///
/// Built whole, in sorted order, so that equal documents give an equal index:
/// documents by date and id, nodes by id, edges by source, target and kind.
#[derive(Clone, Debug)]
pub(super) struct Index {
    documents: Vec<Arc<Document>>,
    pub(super) graph: DiGraph<Entity, EdgeWeight>,
    names: HashMap<String, Vec<NodeIndex>>,
}

impl Index {
    pub(super) fn build<'a>(documents: impl Iterator<Item = &'a Arc<Document>>) -> Self {
        let mut documents: Vec<_> = documents.cloned().collect();
        documents.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));

        let mut graph = DiGraph::new();
        let nodes: Nodes<'_> = entities(&documents)
            .into_iter()
            .map(|(id, entity)| (id.as_str(), graph.add_node(entity)))
            .collect();
        add_edges(&mut graph, &documents, &nodes);
        let names = names(&graph, &documents, &nodes);
        Index { documents, graph, names }
    }

    pub(super) fn node(&self, id: &str) -> Option<NodeIndex> {
        let found = self.graph.raw_nodes().binary_search_by(|node| node.weight.id.as_str().cmp(id));
        found.ok().map(NodeIndex::new)
    }

    pub(super) fn named(&self, name: &str) -> &[NodeIndex] {
        self.names.get(&fold(name)).map_or(&[], Vec::as_slice)
    }

    /// The edges between two nodes, whichever way they point.
    pub(super) fn edges_between(&self, a: NodeIndex, b: NodeIndex) -> Vec<EdgeIndex> {
        let forth = self.edges_from_to(a, b);
        let back = if a == b { 0..0 } else { self.edges_from_to(b, a) };
        let mut edges: Vec<_> = forth.chain(back).map(EdgeIndex::new).collect();
        edges.sort_unstable();
        edges
    }

    /// Edges stand in order of source and target, so a pair's are neighbours.
    fn edges_from_to(&self, source: NodeIndex, target: NodeIndex) -> Range<usize> {
        let edges = self.graph.raw_edges();
        let start = edges.partition_point(|edge| (edge.source(), edge.target()) < (source, target));
        let end = edges.partition_point(|edge| (edge.source(), edge.target()) <= (source, target));
        start..end
    }

    /// The edges that begin or end at a node.
    pub(super) fn edges_at(&self, node: NodeIndex) -> Vec<EdgeIndex> {
        let towards = |direction| self.graph.edges_directed(node, direction).map(|edge| edge.id());
        let edges: BTreeSet<_> = towards(Direction::Outgoing).chain(towards(Direction::Incoming)).collect();
        edges.into_iter().collect()
    }

    pub(super) fn statement(&self, sighting: &Sighting) -> Option<(&Document, &Statement)> {
        let document = self.documents.get(sighting.document)?;
        Some((document, document.statements.get(sighting.statement)?))
    }
}

/// Every entity that a document names or a statement needs, sorted by id.
///
/// Where documents differ about an entity the latest stands; older ones fill its gaps.
fn entities(documents: &[Arc<Document>]) -> Vec<(&EntityId, Entity)> {
    let mut entities = HashMap::new();
    for document in documents {
        for entity in &document.entities {
            entities
                .entry(&entity.id)
                .and_modify(|known| update(known, entity))
                .or_insert_with(|| entity.clone());
        }
        for id in document.statements.iter().flat_map(|statement| [&statement.source, &statement.target]) {
            entities.entry(id).or_insert_with(|| nameless(id));
        }
    }
    let mut entities: Vec<_> = entities.into_iter().collect();
    entities.sort_unstable_by_key(|(id, _)| *id);
    entities
}

fn update(known: &mut Entity, newer: &Entity) {
    fn prefer(known: &mut Option<Arc<str>>, newer: &Option<Arc<str>>) {
        if newer.is_some() {
            known.clone_from(newer);
        }
    }
    prefer(&mut known.en, &newer.en);
    prefer(&mut known.hi, &newer.hi);
    prefer(&mut known.country, &newer.country);
    if newer.entity_type != EntityType::Other {
        known.entity_type = newer.entity_type;
    }
    known.linked |= newer.linked;
}

fn nameless(id: &EntityId) -> Entity {
    Entity {
        id: id.clone(),
        entity_type: EntityType::Other,
        en: None,
        hi: None,
        country: None,
        linked: false,
    }
}

/// A statement as its edge will hold it.
struct Found<'d> {
    ends: (NodeIndex, NodeIndex),
    statement: &'d Statement,
    sighting: Sighting,
}

impl<'d> Found<'d> {
    fn edge(&self) -> (NodeIndex, NodeIndex, &'d Kind) {
        (self.ends.0, self.ends.1, &self.statement.kind)
    }
}

/// Adds an edge for every pair of ends and kind, with its evidence in order.
fn add_edges(graph: &mut DiGraph<Entity, EdgeWeight>, documents: &[Arc<Document>], nodes: &Nodes<'_>) {
    let mut found: Vec<_> = statements(documents, nodes).collect();
    found.sort_unstable_by(|a, b| {
        a.edge().cmp(&b.edge()).then_with(|| a.sighting.order().cmp(&b.sighting.order()))
    });
    for evidence in found.chunk_by(|a, b| a.edge() == b.edge()) {
        let (source, target, kind) = evidence[0].edge();
        let weight = EdgeWeight {
            kind: kind.clone(),
            symmetric: evidence.iter().any(|found| found.statement.symmetric),
            sightings: evidence.iter().map(|found| found.sighting).collect(),
        };
        graph.add_edge(source, target, weight);
    }
}

fn statements<'d>(documents: &'d [Arc<Document>], nodes: &Nodes<'_>) -> impl Iterator<Item = Found<'d>> {
    documents.iter().enumerate().flat_map(move |(document, content)| {
        let published = content.date.and_then(|date| Period::parse(&date.to_string()));
        content.statements.iter().enumerate().filter_map(move |(number, statement)| {
            let ends = (*nodes.get(statement.source.as_str())?, *nodes.get(statement.target.as_str())?);
            let period = statement.stated_time().and_then(Period::parse).or(published);
            Some(Found { ends, statement, sighting: Sighting { period, document, statement: number } })
        })
    })
}

/// Every name that some document has for an entity, and its id, folded.
fn names(
    graph: &DiGraph<Entity, EdgeWeight>,
    documents: &[Arc<Document>],
    nodes: &Nodes<'_>,
) -> HashMap<String, Vec<NodeIndex>> {
    let mut names: HashMap<String, Vec<NodeIndex>> = HashMap::new();
    let mut name = |node, entity| {
        for label in labels(entity) {
            names.entry(fold(label)).or_default().push(node);
        }
    };
    graph.node_indices().for_each(|node| name(node, &graph[node]));
    for entity in documents.iter().flat_map(|document| &document.entities) {
        // Most documents name an entity as all others do.
        if let Some(&node) = nodes.get(entity.id.as_str()).filter(|node| graph[**node] != *entity) {
            name(node, entity);
        }
    }
    for bearers in names.values_mut() {
        bearers.sort_unstable();
        bearers.dedup();
    }
    names
}

fn labels(entity: &Entity) -> impl Iterator<Item = &str> {
    [Some(entity.id.as_str()), entity.en.as_deref(), entity.hi.as_deref()].into_iter().flatten()
}

/// How names are compared: without regard to case and outer white space.
fn fold(name: &str) -> String {
    name.trim().to_lowercase()
}
