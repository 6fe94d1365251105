use std::collections::BTreeMap;

use petgraph::graph::NodeIndex;
use serde::Serialize;

use super::conditions::{End, Ends};
use super::sealed::Answering;
use super::{Edge, Query};
use crate::Entity;

/// An entity that is related to the one asked for, and how.
///
/// ```
/// use sambandh::{Lang, RelationGraph};
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let putin = graph.entity("Q7747").unwrap();
/// let [russia] = &putin.neighbours().kind("holds_office").iter().collect::<Vec<_>>()[..] else { panic!() };
/// assert_eq!((russia.entity.name(Lang::En), russia.entity.name(Lang::Hi)), ("Russia", "रूस"));
/// assert_eq!(russia.edges[0].evidence[0].statement.office, Some("president"));
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Neighbour<'g> {
    /// Who.
    pub entity: &'g Entity,
    /// The relations that join the two, by source, target and kind.
    pub edges: Vec<Edge<'g>>,
}

/// The shape of [`Query::neighbours`]: each answer is a [`Neighbour`], by id.
#[derive(Clone, Debug)]
pub struct Neighbours {
    of: Vec<NodeIndex>,
}

impl<'g> Query<'g> {
    /// Asks for the entities that the relations join to this one.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let near = graph.relations().asserted().neighbours("व्लादिमीर पुतिन");
    /// assert_eq!(near.count(), 2);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn neighbours(self, who: impl AsRef<str>) -> Query<'g, Neighbours> {
        let of = self.index().called(who.as_ref());
        self.neighbours_of(of)
    }

    pub(in crate::graph) fn neighbours_of(mut self, of: Vec<NodeIndex>) -> Query<'g, Neighbours> {
        self.edges.ends.push(Ends::Either(End::OneOf(of.clone())));
        self.shaped(Neighbours { of })
    }
}

impl Answering for Neighbours {
    type Answers<'g> = std::vec::IntoIter<Neighbour<'g>>;

    fn answers<'g>(query: &Query<'g, Self>) -> Self::Answers<'g> {
        let mut near: BTreeMap<NodeIndex, Vec<Edge<'g>>> = BTreeMap::new();
        for index in query.admitted() {
            let Some((source, target)) = query.index().graph.edge_endpoints(index) else { continue };
            let other = if query.shape.of.contains(&source) { target } else { source };
            near.entry(other).or_default().push(query.edge(index));
        }
        let neighbour = |(node, edges)| Neighbour { entity: query.graph.entity_at(node), edges };
        near.into_iter().map(neighbour).collect::<Vec<_>>().into_iter()
    }
}
