use petgraph::graph::EdgeIndex;
use serde::Serialize;

use super::sealed::Answering;
use super::{Evidence, Query};
use crate::graph::index::Sighting;
use crate::{Entity, Group, Kind};

/// A statement in the course of time: what, who, whom, and the evidence.
///
/// ```
/// use sambandh::RelationGraph;
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let events: Vec<_> = graph.timeline("Kim Jong Un", "व्लादिमीर पुतिन").iter().collect();
/// let told = |index: usize| (events[index].evidence.time().unwrap(), events[index].evidence.statement.is_asserted());
/// assert_eq!(told(0), ("2019-04-20".into(), false), "planned");
/// assert_eq!(told(1), ("2019-04-25".into(), true), "done");
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Event<'g> {
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
    /// What says so.
    pub evidence: Evidence<'g>,
}

/// The shape of [`Query::timeline`]: each answer is an [`Event`], by time, the undated
/// last; then by date and id of the document and by place in it.
#[derive(Clone, Copy, Debug)]
pub struct Timeline;

impl<'g> Query<'g> {
    /// Asks for every statement by itself, in order of time.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let events = graph.relations().about("व्लादिमीर पुतिन").timeline();
    /// assert_eq!(events.iter().next().unwrap().kind.as_str(), "holds_office");
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn timeline(self) -> Query<'g, Timeline> {
        self.shaped(Timeline)
    }
}

impl Answering for Timeline {
    type Answers<'g> = std::vec::IntoIter<Event<'g>>;

    fn answers<'g>(query: &Query<'g, Self>) -> Self::Answers<'g> {
        let told = query.told().into_iter().map(|(edge, sighting)| query.event(edge, sighting));
        told.collect::<Vec<_>>().into_iter()
    }
}

impl<'g, S> Query<'g, S> {
    /// The statements that meet the conditions, by time.
    pub(in crate::graph) fn told(&self) -> Vec<(EdgeIndex, &'g Sighting)> {
        let all = |edge| self.sightings(edge).map(move |sighting| (edge, sighting));
        let mut told: Vec<_> = self.admitted().flat_map(all).collect();
        told.sort_by_key(|(_, sighting)| sighting.order());
        told
    }

    pub(in crate::graph) fn event(&self, edge: EdgeIndex, sighting: &Sighting) -> Event<'g> {
        let (weight, (source, target)) = (self.weight(edge), self.ends(edge));
        Event {
            kind: weight.kind(),
            group: weight.group,
            source,
            target,
            symmetric: weight.is_symmetric(),
            evidence: Evidence::new(self.graph, sighting),
        }
    }
}
