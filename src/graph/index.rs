use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use petgraph::Direction;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;

use super::names::Names;
use super::period::Period;
use super::pools::{Key, Pools, Tenths};
use super::rows::{DocumentRow, StatementRow};
use crate::{Entity, EntityId, EntityType, Group, Kind, Lang, Modality, Polarity};

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
    pub(super) group: Group,
    pub(super) score: Option<Tenths>,
    sightings: Range<u32>,
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

/// A statement of a document with all that queries ask of it, so that they need not look it up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sighting {
    /// When it puts the relation.
    pub(super) period: Option<Period>,
    pub(super) document: u32,
    /// Its number in the document.
    pub(super) statement: u32,
    pub(super) rule: Key,
    pub(super) attributed_to: Option<Key>,
    pub(super) confidence: f32,
    pub(super) polarity: Polarity,
    pub(super) modality: Modality,
    /// Of the sentence.
    pub(super) lang: Lang,
}

impl Sighting {
    /// By time, what is undated last; then by document and place in it.
    pub(super) fn order(&self) -> impl Ord + use<> {
        (self.period.is_none(), self.period, self.document, self.statement)
    }

    pub(super) fn is_asserted(&self) -> bool {
        self.polarity == Polarity::Positive && self.modality == Modality::Actual
    }
}

/// The documents turned inside out: by entity and pair instead of by document.
///
/// Built whole, in sorted order, so that equal documents give an equal index:
/// documents by date and id, nodes by id, edges by source, target and kind, and
/// sightings by edge and time.
#[derive(Clone, Debug)]
pub(super) struct Index {
    pub(super) documents: Vec<Arc<DocumentRow>>,
    pub(super) graph: DiGraph<Entity, EdgeWeight>,
    sightings: Vec<Sighting>,
    names: Names,
}

impl Index {
    pub(super) fn build<'a>(pools: &Pools, documents: impl Iterator<Item = &'a Arc<DocumentRow>>) -> Self {
        let mut documents: Vec<_> = documents.cloned().collect();
        documents.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
        let (entities, nodes) = entities(pools, &documents);
        let mut found = statements(pools, &documents, &nodes);
        found.sort_unstable_by(Found::compare);
        let mut graph = DiGraph::with_capacity(entities.len(), 0);
        for entity in entities {
            graph.add_node(entity);
        }
        add_edges(&mut graph, pools, &found);
        let sightings = found.into_iter().map(|found| found.sighting).collect();
        let names = Names::new(pools, &documents, &nodes);
        Index { documents, graph, sightings, names }
    }

    pub(super) fn node(&self, id: &str) -> Option<NodeIndex> {
        let found = self.graph.raw_nodes().binary_search_by(|node| node.weight.id.as_str().cmp(id));
        found.ok().map(NodeIndex::new)
    }

    /// The entity with this id, or those of this name, by id.
    pub(super) fn called(&self, name: &str) -> Vec<NodeIndex> {
        match self.node(name) {
            Some(node) => vec![node],
            None => self.names.bearers(name).collect(),
        }
    }

    pub(super) fn with_words(&self, words: &str) -> BTreeSet<NodeIndex> {
        self.names.with_words(words)
    }

    pub(super) fn sightings(&self, weight: &EdgeWeight) -> &[Sighting] {
        &self.sightings[weight.sightings.start as usize..weight.sightings.end as usize]
    }

    /// The edges between two nodes, whichever way they point.
    pub(super) fn edges_between(
        &self,
        a: NodeIndex,
        b: NodeIndex,
    ) -> impl Iterator<Item = EdgeIndex> + use<> {
        let forth = self.edges_from_to(a, b);
        let back = if a == b { 0..0 } else { self.edges_from_to(b, a) };
        forth.chain(back).map(EdgeIndex::new)
    }

    /// Edges stand in order of source and target, so a pair's are neighbours.
    fn edges_from_to(&self, source: NodeIndex, target: NodeIndex) -> Range<usize> {
        let edges = self.graph.raw_edges();
        let start = edges.partition_point(|edge| (edge.source(), edge.target()) < (source, target));
        let count =
            edges[start..].iter().take_while(|edge| (edge.source(), edge.target()) == (source, target));
        start..start + count.count()
    }

    /// The edges that begin or end at a node.
    pub(super) fn edges_at(&self, node: NodeIndex) -> impl Iterator<Item = EdgeIndex> {
        let towards = move |direction| self.graph.edges_directed(node, direction).map(|edge| edge.id());
        towards(Direction::Outgoing).chain(towards(Direction::Incoming))
    }

    pub(super) fn statement(&self, sighting: &Sighting) -> (&DocumentRow, &StatementRow) {
        let document = &self.documents[sighting.document as usize];
        (document, &document.statements[sighting.statement as usize])
    }

    pub(super) fn document(&self, row: &DocumentRow) -> Option<u32> {
        let order = |other: &Arc<DocumentRow>| (other.date, &other.id).cmp(&(row.date, &row.id));
        self.documents.binary_search_by(order).ok().map(|number| number as u32)
    }

    /// Where documents of this day or a later one begin; the undated come before all others.
    pub(super) fn documents_after(&self, day: Period) -> u32 {
        let by_then =
            |row: &Arc<DocumentRow>| row.date.and_then(Period::day).is_none_or(|date| date.begins_by(day));
        self.documents.partition_point(by_then) as u32
    }

    pub(super) fn undated_documents(&self) -> u32 {
        self.documents.partition_point(|row| row.date.is_none()) as u32
    }
}

/// The node of each key of [`Pools::ids`], where documents use the id.
pub(super) type Nodes = Vec<Option<NodeIndex>>;

/// Every entity that a document names or a statement needs, sorted by id.
///
/// Where documents differ about an entity the latest stands; older ones fill its gaps.
fn entities(pools: &Pools, documents: &[Arc<DocumentRow>]) -> (Vec<Entity>, Nodes) {
    let ids: Vec<usize> =
        pools.entities.iter().filter_map(|entity| pools.ids.get_index_of(&entity.id)).collect();
    let mut known: Vec<Option<(Key, Entity)>> = vec![None; pools.ids.len()];
    for key in documents.iter().flat_map(|document| &document.entities).copied() {
        let entity = &pools.entities[key.index()];
        match &mut known[ids[key.index()]] {
            Some((latest, _)) if *latest == key => {}
            Some((latest, known)) => {
                *latest = key;
                update(known, entity);
            }
            unknown => *unknown = Some((key, entity.clone())),
        }
    }
    let mut known: Vec<Option<Entity>> =
        known.into_iter().map(|entity| entity.map(|(_, entity)| entity)).collect();
    for said in documents.iter().flat_map(|document| &document.statements) {
        for key in
            [Some(said.source), Some(said.target), said.attributed_to, said.place].into_iter().flatten()
        {
            known[key.index()].get_or_insert_with(|| nameless(&pools.ids[key.index()]));
        }
    }
    let mut entities: Vec<(usize, Entity)> =
        known.into_iter().enumerate().filter_map(|(id, entity)| Some((id, entity?))).collect();
    entities.sort_unstable_by(|(_, a), (_, b)| a.id.cmp(&b.id));
    let mut nodes = vec![None; pools.ids.len()];
    entities.iter().enumerate().for_each(|(node, (id, _))| nodes[*id] = Some(NodeIndex::new(node)));
    (entities.into_iter().map(|(_, entity)| entity).collect(), nodes)
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
struct Found {
    source: NodeIndex,
    target: NodeIndex,
    /// Number of the kind's name among all names.
    name: u32,
    kind: Key,
    sighting: Sighting,
}

impl Found {
    fn edge(&self) -> (NodeIndex, NodeIndex, u32) {
        (self.source, self.target, self.name)
    }

    fn compare(&self, other: &Found) -> Ordering {
        self.edge().cmp(&other.edge()).then_with(|| self.sighting.order().cmp(&other.sighting.order()))
    }
}

fn statements(pools: &Pools, documents: &[Arc<DocumentRow>], nodes: &Nodes) -> Vec<Found> {
    let names: BTreeSet<&Kind> = pools.kinds.iter().map(|row| &row.kind).collect();
    let names: Vec<&Kind> = names.into_iter().collect();
    let names: Vec<u32> =
        pools.kinds.iter().map(|row| names.partition_point(|name| *name < &row.kind) as u32).collect();
    let times: Vec<Option<Period>> =
        pools.times.iter().map(|when| when.value.as_deref().and_then(Period::parse)).collect();
    let mut found = Vec::with_capacity(documents.iter().map(|document| document.statements.len()).sum());
    for (document, content) in documents.iter().enumerate() {
        let published = content.date.and_then(Period::day);
        for (statement, said) in content.statements.iter().enumerate() {
            let (Some(source), Some(target)) = (nodes[said.source.index()], nodes[said.target.index()])
            else {
                continue;
            };
            let sighting = Sighting {
                period: said.when.and_then(|when| times[when.index()]).or(published),
                document: document as u32,
                statement: statement as u32,
                rule: said.rule,
                attributed_to: said.attributed_to,
                confidence: said.confidence,
                polarity: said.polarity,
                modality: said.modality,
                lang: content.quotes[said.quote as usize].lang,
            };
            found.push(Found { source, target, name: names[said.kind.index()], kind: said.kind, sighting });
        }
    }
    found
}

/// Adds an edge for every pair of ends and kind. Where documents differ about a kind,
/// the earliest evidence tells its group and score.
fn add_edges(graph: &mut DiGraph<Entity, EdgeWeight>, pools: &Pools, found: &[Found]) {
    let mut start = 0;
    for evidence in found.chunk_by(|a, b| a.edge() == b.edge()) {
        let end = start + evidence.len() as u32;
        let first = &evidence[0];
        let row = &pools.kinds[first.kind.index()];
        let weight = EdgeWeight {
            kind: row.kind.clone(),
            symmetric: evidence.iter().any(|found| pools.kinds[found.kind.index()].symmetric),
            group: row.group,
            score: row.score,
            sightings: start..end,
        };
        graph.add_edge(first.source, first.target, weight);
        start = end;
    }
}
