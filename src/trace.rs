//! Why something was or was not found.

use serde::Serialize;

use crate::{EntityId, Span};

/// What happened on the way: names that were passed over, frames that were tried.
///
/// From [`crate::Extractor::explain`].
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Trace {
    /// Names that stood in the text but did not count.
    pub rejected: Vec<Rejected>,
    /// Frames whose words stood in the text, and what came of them.
    pub attempts: Vec<Attempt>,
}

/// A name that did not count.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Rejected {
    /// Where it stands.
    pub span: Span,
    /// Whose name it would have been; none if it is a title or phrase.
    pub entity: Option<EntityId>,
    /// Why not.
    pub reason: Reason,
}

/// Why a name did not count.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Reason {
    /// The caller brought a mention for this place.
    Given,
    /// Upper or lower case is not the name's.
    Case,
    /// A word beside it forbids it (`not_before`, `not_after`, `not_in_name`).
    Neighbour,
    /// None of its conditions holds.
    Unmet,
    /// A longer name covers it.
    Shadowed,
}

/// A frame whose words stood in the text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Attempt {
    /// Id of the rule.
    pub rule: String,
    /// Its words.
    pub trigger: Span,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a frame.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Outcome {
    /// It gave a relation.
    Fired,
    /// Its words are no verb, or no noun, here.
    OtherPartOfSpeech,
    /// Its noun lacks its verb.
    NoVerb,
    /// A word it needs is missing, or one it forbids is there.
    Words,
    /// The sentence is about sport, film or the like.
    Discarded,
    /// Nobody stands where its source should.
    NoSource,
    /// Nobody stands where its target should.
    NoTarget,
    /// The two ends are of types that the kind does not take, or the same.
    WrongEnds,
    /// Another frame was surer of the same pair and words.
    Outdone,
}

/// Writes a trace if one is wanted, and costs nothing otherwise.
#[derive(Debug, Default)]
pub(crate) struct Tracer(Option<Trace>);

impl Tracer {
    pub(crate) fn on() -> Self {
        Tracer(Some(Trace::default()))
    }

    pub(crate) fn finish(self) -> Trace {
        let mut trace = self.0.unwrap_or_default();
        trace.rejected.sort_by(|one, other| (one.span, &one.entity).cmp(&(other.span, &other.entity)));
        trace.attempts.sort_by(|one, other| (one.trigger, &one.rule).cmp(&(other.trigger, &other.rule)));
        trace
    }

    pub(crate) fn rejected(&mut self, span: Span, entity: impl FnOnce() -> EntityId, reason: Reason) {
        if let Some(trace) = &mut self.0 {
            trace.rejected.push(Rejected { span, entity: Some(entity()), reason });
        }
    }

    pub(crate) fn shadowed(&mut self, span: Span) {
        if let Some(trace) = &mut self.0 {
            trace.rejected.push(Rejected { span, entity: None, reason: Reason::Shadowed });
        }
    }

    pub(crate) fn attempt(&mut self, rule: &str, trigger: Span, outcome: Outcome) {
        if let Some(trace) = &mut self.0 {
            trace.attempts.push(Attempt { rule: rule.to_owned(), trigger, outcome });
        }
    }
}
