use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use petgraph::graph::NodeIndex;
use serde::Serialize;

use super::conditions::{End, Ends};
use super::sealed::Answering;
use super::{Edge, Query};
use crate::Entity;

const MAX_HOPS: usize = 3;

/// A chain of relations from one entity to another, whichever way each of them points.
///
/// ```
/// use sambandh::{Lang, RelationGraph};
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let path = graph.paths("किम जोंग उन", "Russia").iter().next().unwrap();
/// let names: Vec<_> = path.entities.iter().map(|entity| entity.name(Lang::Hi)).collect();
/// assert_eq!(names, ["किम जोंग उन", "व्लादिमीर पुतिन", "रूस"]);
/// assert_eq!(path.hops[1][0].kind.as_str(), "holds_office");
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Path<'g> {
    /// All who stand on it, each once, both ends included.
    pub entities: Vec<&'g Entity>,
    /// Between each and the next, the relations that join the two.
    pub hops: Vec<Vec<Edge<'g>>>,
}

/// The shape of [`Query::paths`]: each answer is a [`Path`], the shortest first, then by
/// the ids of those who stand on it.
///
/// They are found as they are asked for, and there may be very many between well-connected
/// entities; so take no more than are needed.
#[derive(Clone, Debug)]
pub struct Paths {
    from: Vec<NodeIndex>,
    to: Vec<NodeIndex>,
    max_hops: usize,
}

impl<'g> Query<'g> {
    /// Asks for the chains of relations that lead from one entity to another, with at most
    /// three hops unless [`Query::max_hops`] says otherwise.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let paths = graph.relations().asserted().paths("Kim Jong Un", "रूस");
    /// assert_eq!(paths.clone().count(), 1);
    /// assert_eq!(paths.max_hops(1).count(), 0);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn paths(self, from: impl AsRef<str>, to: impl AsRef<str>) -> Query<'g, Paths> {
        let called = |who: &str| self.index().called(who);
        let shape = Paths { from: called(from.as_ref()), to: called(to.as_ref()), max_hops: MAX_HOPS };
        self.shaped(shape)
    }
}

impl Query<'_, Paths> {
    /// With at most so many relations in a row. The shortest path, however long, is the
    /// first answer with `usize::MAX`.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let shortest = graph.paths("किम जोंग उन", "Russia").max_hops(usize::MAX).iter().next();
    /// assert_eq!(shortest.unwrap().hops.len(), 2);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn max_hops(mut self, hops: usize) -> Self {
        self.shape.max_hops = hops;
        self
    }
}

impl Answering for Paths {
    type Answers<'g> = PathAnswers<'g>;

    fn answers<'g>(query: &Query<'g, Self>) -> Self::Answers<'g> {
        PathAnswers::new(query.clone())
    }
}

/// The answers of a query for [`Paths`].
///
/// Goes through the lengths one by one, and within each from entity to entity; a step that
/// cannot reach the end in time is never taken.
#[derive(Clone, Debug)]
pub struct PathAnswers<'g> {
    query: Query<'g, Paths>,
    near: HashMap<NodeIndex, Arc<[NodeIndex]>>,
    /// Hops to the end, as far as they are known.
    distances: HashMap<NodeIndex, usize>,
    /// Those whose distance is found next.
    border: BTreeSet<NodeIndex>,
    /// How long the paths are that are looked for now; distances less than that are known.
    length: usize,
    /// How many of the first entities are done for this length.
    started: usize,
    trail: Vec<Step>,
}

#[derive(Clone, Debug)]
struct Step {
    node: NodeIndex,
    /// How many of its neighbours are done.
    tried: usize,
}

impl<'g> PathAnswers<'g> {
    fn new(query: Query<'g, Paths>) -> Self {
        PathAnswers {
            near: HashMap::new(),
            distances: HashMap::new(),
            border: query.shape.to.iter().copied().collect(),
            length: 0,
            started: query.shape.from.len(),
            trail: Vec::new(),
            query,
        }
    }

    /// Begins at the next of the first entities, if need be with a greater length.
    fn start(&mut self) -> Option<()> {
        loop {
            match self.query.shape.from.get(self.started) {
                Some(&node) => {
                    self.started += 1;
                    if self.distances.get(&node) != Some(&0) {
                        self.trail.push(Step { node, tried: 0 });
                        return Some(());
                    }
                }
                None if self.is_longest() => return None,
                None => {
                    self.widen();
                    (self.length, self.started) = (self.length + 1, 0);
                }
            }
        }
    }

    /// Whether no path can be longer than what was looked for last.
    fn is_longest(&self) -> bool {
        let is_reached = |node| self.distances.contains_key(node);
        let all_known = self.length > 0 && self.border.is_empty();
        // No path meets an entity twice.
        self.length >= self.query.shape.max_hops
            || all_known && self.length + 1 >= self.distances.len()
            || all_known && !self.query.shape.from.iter().any(is_reached)
    }

    /// Notes the distance of those who are one hop farther from the end.
    fn widen(&mut self) {
        let border = std::mem::take(&mut self.border);
        self.distances.extend(border.iter().map(|node| (*node, self.length)));
        for node in border {
            let near = self.near(node);
            self.border.extend(near.iter().filter(|near| !self.distances.contains_key(near)));
        }
    }

    fn near(&mut self, node: NodeIndex) -> Arc<[NodeIndex]> {
        let query = &self.query;
        Arc::clone(self.near.entry(node).or_insert_with(|| {
            let index = query.index();
            let edges = index.edges_at(node).filter(|edge| query.admits(*edge));
            let ends = edges.filter_map(|edge| index.graph.edge_endpoints(edge));
            let others: BTreeSet<_> =
                ends.map(|(source, target)| if source == node { target } else { source }).collect();
            others.into_iter().collect()
        }))
    }

    /// Whether the end is near enough, and not reached too early, on a step to `node`.
    fn may_follow(&self, node: NodeIndex) -> bool {
        let left = self.length - self.trail.len();
        let fits = |hops: usize| hops <= left && (hops == 0) == (left == 0);
        self.distances.get(&node).is_some_and(|hops| fits(*hops))
            && self.trail.iter().all(|step| step.node != node)
    }

    fn path(&self, last: NodeIndex) -> Path<'g> {
        let nodes: Vec<_> = self.trail.iter().map(|step| step.node).chain([last]).collect();
        let hop = |pair: &[NodeIndex]| {
            let mut between = self.query.as_edges();
            let [a, b] = [pair[0], pair[1]].map(|node| End::OneOf(vec![node]));
            between.edges.ends.push(Ends::Both(a, b));
            between.iter().collect()
        };
        Path {
            hops: nodes.windows(2).map(hop).collect(),
            entities: nodes.iter().map(|node| self.query.graph.entity_at(*node)).collect(),
        }
    }
}

impl<'g> Iterator for PathAnswers<'g> {
    type Item = Path<'g>;

    fn next(&mut self) -> Option<Path<'g>> {
        loop {
            let Some(step) = self.trail.last_mut() else {
                self.start()?;
                continue;
            };
            let (node, tried) = (step.node, step.tried);
            step.tried += 1;
            match self.near(node).get(tried) {
                None => drop(self.trail.pop()),
                Some(&next) if !self.may_follow(next) => {}
                Some(&next) if self.trail.len() == self.length => return Some(self.path(next)),
                Some(&next) => self.trail.push(Step { node: next, tried: 0 }),
            }
        }
    }
}
