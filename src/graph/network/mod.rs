//! Measures of who stands where among all who are related.
//!
//! petgraph brings the graph and its union-find; where it lacks a measure, ours is short
//! and deterministic. petgraph's PageRank takes time with the square of the entities.
//! rustworkx-core sums betweenness up on several threads, so that its last digits differ
//! from run to run, and brings a dozen crates. The crates for communities we know depend on random
//! numbers, whose sequence changes with their versions.

mod communities;
mod rank;

use std::collections::BTreeMap;

use petgraph::graph::NodeIndex;
use petgraph::unionfind::UnionFind;
use serde::Serialize;

use super::{Query, RelationGraph};
use crate::Entity;

/// The relations that a query admits, as one net: who is joined to whom, and by how many
/// statements. Relations of an entity to itself are left out.
///
/// ```
/// use sambandh::{Lang, RelationGraph};
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let network = graph.relations().asserted().network();
/// let first = &network.degree()[0];
/// assert_eq!((first.entity.name(Lang::Hi), first.value), ("व्लादिमीर पुतिन", 2.0));
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Network<'g> {
    graph: &'g RelationGraph,
    /// Those who are joined to somebody, by id. All else here counts by place in this list.
    nodes: Vec<NodeIndex>,
    /// Whom each acts upon, and in how many statements; both ways where the kind is symmetric.
    outward: Vec<Vec<Arc>>,
    /// Whom each is joined to, and by how many statements.
    near: Vec<Vec<Arc>>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Arc {
    to: usize,
    statements: u32,
}

/// An entity and what a measure gives it.
///
/// ```
/// use sambandh::RelationGraph;
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let ranking = graph.relations().network().page_rank();
/// assert!(ranking[0].value >= ranking[1].value, "the greatest comes first");
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Ranked<'g> {
    /// Who.
    pub entity: &'g Entity,
    /// How much.
    pub value: f64,
}

impl<'g, S> Query<'g, S> {
    /// The relations that meet the conditions, to be measured.
    ///
    /// ```
    /// # use sambandh::{EntityType, RelationGraph};
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let people = graph.relations().between_types(EntityType::Person, EntityType::Person).network();
    /// assert_eq!(people.entities().count(), 2);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn network(&self) -> Network<'g> {
        let mut outward = Vec::new();
        let mut near = Vec::new();
        for edge in self.admitted() {
            let Some((a, b)) = self.index().graph.edge_endpoints(edge).filter(|(a, b)| a != b) else {
                continue;
            };
            let statements = self.sightings(edge).count() as u32;
            near.extend([(a, b, statements), (b, a, statements)]);
            outward.push((a, b, statements));
            if self.weight(edge).is_symmetric() {
                outward.push((b, a, statements));
            }
        }
        let mut nodes: Vec<NodeIndex> = near.iter().map(|(from, ..)| *from).collect();
        nodes.sort_unstable();
        nodes.dedup();
        let (outward, near) = (arcs(&nodes, outward), arcs(&nodes, near));
        Network { graph: self.graph, nodes, outward, near }
    }
}

/// The arcs of each node, by where they lead, those to the same one together.
fn arcs(nodes: &[NodeIndex], mut joined: Vec<(NodeIndex, NodeIndex, u32)>) -> Vec<Vec<Arc>> {
    joined.sort_unstable();
    let place = |node| nodes.partition_point(|known| *known < node);
    let mut arcs = vec![Vec::new(); nodes.len()];
    for same in joined.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let statements = same.iter().map(|(.., statements)| statements).sum();
        arcs[place(same[0].0)].push(Arc { to: place(same[0].1), statements });
    }
    arcs
}

impl<'g> Network<'g> {
    /// Those who are joined to somebody, by id.
    pub fn entities(&self) -> impl ExactSizeIterator<Item = &'g Entity> {
        self.nodes.iter().map(|node| self.graph.entity_at(*node))
    }

    /// Number of pairs that are joined.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().network().pair_count(), 2);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn pair_count(&self) -> usize {
        self.near.iter().map(Vec::len).sum::<usize>() / 2
    }

    /// Groups that nothing joins to the rest, the largest first, then by id.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let components = graph.relations().network().components();
    /// assert_eq!((components.len(), components[0].len()), (1, 3));
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn components(&self) -> Vec<Vec<&'g Entity>> {
        let mut union = UnionFind::new(self.nodes.len());
        for (from, arcs) in self.near.iter().enumerate() {
            arcs.iter().for_each(|arc| {
                union.union(from, arc.to);
            });
        }
        self.grouped(&union.into_labeling())
    }

    /// Groups that are joined more closely among themselves than to the rest, the largest
    /// first, then by id.
    ///
    /// Louvain's method: the groups with the greatest modularity that moving one entity, or
    /// one group, at a time comes to. Statements weigh; which way they point does not.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let communities = graph.relations().network().communities();
    /// assert_eq!(communities.iter().map(Vec::len).sum::<usize>(), 3);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn communities(&self) -> Vec<Vec<&'g Entity>> {
        self.grouped(&communities::communities(&self.near))
    }

    fn grouped(&self, labels: &[usize]) -> Vec<Vec<&'g Entity>> {
        let mut groups: BTreeMap<usize, Vec<&'g Entity>> = BTreeMap::new();
        for (label, entity) in labels.iter().zip(self.entities()) {
            groups.entry(*label).or_default().push(entity);
        }
        let mut groups: Vec<_> = groups.into_values().collect();
        groups.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a[0].id.cmp(&b[0].id)));
        groups
    }
}

#[cfg(test)]
mod tests;
