use std::collections::BTreeSet;
use std::ops::Range;

use petgraph::graph::{EdgeIndex, NodeIndex};

use crate::graph::index::{Index, Sighting};
use crate::graph::period::Period;
use crate::graph::pools::Key;
use crate::{Entity, EntityType, Group, Kind, Lang, Modality, Polarity};

/// What a relation has to be like.
#[derive(Clone, Debug)]
pub(super) struct EdgeConditions {
    /// Any, if there are none.
    pub(super) kinds: Vec<Kind>,
    /// Any, if there are none.
    pub(super) groups: Vec<Group>,
    pub(super) ends: Vec<Ends>,
    pub(super) min_evidence: usize,
    pub(super) min_documents: usize,
}

/// What one end has to be.
#[derive(Clone, Debug)]
pub(super) enum End {
    OneOf(Vec<NodeIndex>),
    Type(EntityType),
    Country(String),
}

#[derive(Clone, Debug)]
pub(super) enum Ends {
    Source(End),
    Target(End),
    Either(End),
    /// One each, whichever is the source.
    Both(End, End),
}

impl Default for EdgeConditions {
    fn default() -> Self {
        let (kinds, groups, ends) = Default::default();
        EdgeConditions { kinds, groups, ends, min_evidence: 1, min_documents: 1 }
    }
}

impl EdgeConditions {
    /// The edges that the named entities allow, or more than these, in order.
    pub(super) fn candidates<'g>(&self, index: &'g Index) -> Box<dyn Iterator<Item = EdgeIndex> + 'g> {
        let few = self.ends.iter().filter_map(|ends| ends.candidates(index)).min_by_key(BTreeSet::len);
        match few {
            Some(edges) => Box::new(edges.into_iter()),
            None => Box::new(index.graph.edge_indices()),
        }
    }

    /// Whether the edge meets what needs no look at its evidence.
    pub(super) fn admit(&self, index: &Index, edge: EdgeIndex) -> bool {
        let weight = &index.graph[edge];
        (self.kinds.is_empty() || self.kinds.contains(weight.kind()))
            && (self.groups.is_empty() || self.groups.contains(&weight.group))
            && self.ends.iter().all(|ends| ends.admit(index, edge))
    }

    /// Whether this is evidence enough.
    pub(super) fn suffice<'g>(&self, mut evidence: impl Iterator<Item = &'g Sighting>) -> bool {
        if self.min_documents <= 1 {
            return evidence.nth(self.min_evidence.saturating_sub(1)).is_some();
        }
        let mut count = 0;
        let mut documents = BTreeSet::new();
        evidence.any(|sighting| {
            count += 1;
            documents.insert(sighting.document);
            count >= self.min_evidence && documents.len() >= self.min_documents
        })
    }
}

impl Ends {
    /// The edges that meet this, and perhaps more, if that takes no look at every edge.
    fn candidates(&self, index: &Index) -> Option<BTreeSet<EdgeIndex>> {
        match self {
            Ends::Source(End::OneOf(nodes))
            | Ends::Target(End::OneOf(nodes))
            | Ends::Either(End::OneOf(nodes)) => {
                Some(nodes.iter().flat_map(|node| index.edges_at(*node)).collect())
            }
            Ends::Both(End::OneOf(some), End::OneOf(others)) => {
                let pairs = some.iter().flat_map(|a| others.iter().map(move |b| (*a, *b)));
                Some(pairs.flat_map(|(a, b)| index.edges_between(a, b)).collect())
            }
            _ => None,
        }
    }

    fn admit(&self, index: &Index, edge: EdgeIndex) -> bool {
        let Some((source, target)) = index.graph.edge_endpoints(edge) else { return false };
        let is = |end: &End, node: NodeIndex| end.admit(node, &index.graph[node]);
        match self {
            Ends::Source(end) => is(end, source),
            Ends::Target(end) => is(end, target),
            Ends::Either(end) => is(end, source) || is(end, target),
            Ends::Both(a, b) => is(a, source) && is(b, target) || is(b, source) && is(a, target),
        }
    }
}

impl End {
    fn admit(&self, node: NodeIndex, entity: &Entity) -> bool {
        match self {
            End::OneOf(nodes) => nodes.contains(&node),
            End::Type(sort) => entity.entity_type == *sort,
            End::Country(code) => entity.country.as_deref() == Some(code),
        }
    }
}

/// What evidence has to be like. What is looked up in the graph and not found there
/// leaves an empty list or range, which nothing meets.
#[derive(Clone, Debug, Default)]
pub(super) struct EvidenceConditions {
    pub(super) since: Option<Period>,
    pub(super) until: Option<Period>,
    pub(super) known: Option<Known>,
    pub(super) polarity: Option<Polarity>,
    pub(super) modality: Option<Modality>,
    /// Their ids.
    pub(super) attributed_to: Option<Vec<Key>>,
    pub(super) rule: Option<Vec<Key>>,
    pub(super) lang: Option<Lang>,
    pub(super) documents: Option<Range<u32>>,
    pub(super) min_confidence: f32,
}

/// What was known by a day.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) day: Period,
    /// Documents published by then.
    pub(super) published: Range<u32>,
}

impl EvidenceConditions {
    pub(super) fn admit(&self, sighting: &Sighting) -> bool {
        let reaches = |start| sighting.period.is_some_and(|period| period.reaches(start));
        let begins_by = |end| sighting.period.is_some_and(|period| period.begins_by(end));
        self.polarity.is_none_or(|polarity| polarity == sighting.polarity)
            && self.modality.is_none_or(|modality| modality == sighting.modality)
            && self.since.is_none_or(reaches)
            && self.until.is_none_or(begins_by)
            && sighting.confidence >= self.min_confidence
            && self.lang.is_none_or(|lang| lang == sighting.lang)
            && self.documents.as_ref().is_none_or(|range| range.contains(&sighting.document))
            && self.known.as_ref().is_none_or(|known| known.admit(sighting))
            && self.rule.as_ref().is_none_or(|rules| rules.contains(&sighting.rule))
            && self.attributed_to.as_ref().is_none_or(|speakers| {
                sighting.attributed_to.is_some_and(|speaker| speakers.contains(&speaker))
            })
    }
}

impl Known {
    fn admit(&self, sighting: &Sighting) -> bool {
        let undated = sighting.document < self.published.start;
        self.published.contains(&sighting.document)
            || undated && sighting.period.is_some_and(|period| period.begins_by(self.day))
    }
}
