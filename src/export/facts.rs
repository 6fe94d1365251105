//! What several formats tell about a node or an edge.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::{Entity, graph::Edge};

/// An edge in figures.
pub(super) struct Facts {
    pub(super) statements: usize,
    pub(super) documents: usize,
    /// Whether some statement states it as a fact.
    pub(super) asserted: bool,
    /// Time of the earliest evidence that has one, else empty.
    pub(super) first: String,
    /// Time of the latest.
    pub(super) last: String,
}

impl Facts {
    pub(super) fn of(edge: &Edge<'_>) -> Self {
        let mut times = edge.evidence.iter().filter_map(|evidence| evidence.time()).map(Cow::into_owned);
        let first = times.next().unwrap_or_default();
        let last = times.next_back().unwrap_or_else(|| first.clone());
        Facts {
            statements: edge.evidence.len(),
            documents: edge.document_count(),
            asserted: edge.evidence.iter().any(|evidence| evidence.statement.is_asserted()),
            first,
            last,
        }
    }
}

/// The entities at the ends of edges, by id.
pub(super) fn ends<'g>(edges: &[Edge<'g>]) -> Vec<&'g Entity> {
    let ends = edges.iter().flat_map(|edge| [edge.source, edge.target]);
    let entities: BTreeMap<_, _> = ends.map(|entity| (&entity.id, entity)).collect();
    entities.into_values().collect()
}

/// The name that a value has in JSON: `planned`, `person`, `en`.
pub(super) fn word(value: impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}
