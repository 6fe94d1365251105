//! Why something was or was not found.

use std::fmt;

use serde::Serialize;

use crate::{EntityId, Relation, Span};

/// What happened on the way: names that were passed over, frames that were tried.
///
/// From [`crate::Extractor::explain`].
///
/// ```
/// use sambandh::{Doc, Extractor};
///
/// let doc = Doc::new("d1", "Narendra Modi may visit Russia.");
/// let (_, trace) = Extractor::builtin().explain(&doc);
/// assert!(trace.rejected.iter().any(|name| name.span.of(doc.text()) == "Modi"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Trace {
    /// Names that stood in the text but did not count.
    pub rejected: Vec<Rejected>,
    /// Frames whose words stood in the text, and what came of them.
    pub attempts: Vec<Attempt>,
}

/// A name that did not count.
///
/// ```
/// use sambandh::trace::Reason;
/// use sambandh::{Doc, Extractor};
///
/// let doc = Doc::new("d1", "Narendra Modi spoke.");
/// let (_, trace) = Extractor::builtin().explain(&doc);
/// assert!(trace.rejected.iter().any(|name| name.reason == Reason::Shadowed));
/// ```
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
///
/// ```
/// use sambandh::trace::Reason;
///
/// assert_eq!(Reason::Shadowed.to_string(), "a longer name covers it");
/// ```
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

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reason::Given => "the document brings a mention for this place",
            Reason::Case => "upper or lower case is not the name's",
            Reason::Neighbour => "a word beside it forbids it",
            Reason::Unmet => "none of its conditions holds",
            Reason::Shadowed => "a longer name covers it",
        })
    }
}

/// A frame whose words stood in the text.
///
/// ```
/// use sambandh::trace::Outcome;
/// use sambandh::{Doc, Extractor};
///
/// let doc = Doc::new("d1", "Modi met Putin.");
/// let (_, trace) = Extractor::builtin().explain(&doc);
/// let met = trace.attempts.iter().find(|attempt| attempt.rule == "consult.meet.en").unwrap();
/// assert_eq!(met.outcome, Outcome::Fired);
/// ```
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

/// What came of a frame: the first of its conditions that failed.
///
/// The later it is in this list, the further the frame came.
///
/// ```
/// use sambandh::trace::Outcome;
///
/// assert!(Outcome::NoVerb < Outcome::NoTarget && Outcome::NoTarget < Outcome::Fired);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Outcome {
    /// The sentence is about sport, film or the like.
    Discarded,
    /// Its words are no verb, or no noun, here.
    OtherPartOfSpeech,
    /// Its noun lacks its verb.
    NoVerb,
    /// A word it needs is missing, or one it forbids is there.
    Words,
    /// Nobody stands where its source should.
    NoSource,
    /// Nobody stands where its target should.
    NoTarget,
    /// The two ends are of types that the kind does not take, or the same.
    WrongEnds,
    /// Another frame was surer of the same pair and words.
    Outdone,
    /// It gave a relation.
    Fired,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Outcome::Discarded => "the sentence is about sport, film or the like",
            Outcome::OtherPartOfSpeech => "its words are another part of speech here",
            Outcome::NoVerb => "its noun lacks its verb",
            Outcome::Words => "a word that it needs is missing, or one that it forbids is there",
            Outcome::NoSource => "nobody stands where its source should",
            Outcome::NoTarget => "nobody stands where its target should",
            Outcome::WrongEnds => "its kind does not take these two ends",
            Outcome::Outdone => "another frame is surer of the same pair",
            Outcome::Fired => "fired",
        })
    }
}

impl Trace {
    /// Of the frames whose words stand in this stretch of the text and that gave
    /// nothing, the one that came furthest.
    ///
    /// ```
    /// use sambandh::trace::Outcome;
    /// use sambandh::{Doc, Extractor};
    ///
    /// let doc = Doc::new("d1", "Modi said that he had met.");
    /// let (found, trace) = Extractor::builtin().explain(&doc);
    /// let nearest = trace.nearest(found.sentences()[0].span).unwrap();
    /// assert!(nearest.outcome < Outcome::Fired);
    /// ```
    pub fn nearest(&self, within: Span) -> Option<&Attempt> {
        let failed = self.attempts.iter().filter(|attempt| attempt.outcome != Outcome::Fired);
        let here = failed.filter(|attempt| within.contains(attempt.trigger));
        // The first of equals, so that the answer does not hang on how the search goes.
        here.rev().max_by_key(|attempt| attempt.outcome)
    }
}

/// Writes a trace if one is wanted, and costs nothing otherwise.
#[derive(Debug, Default)]
pub(crate) struct Tracer(Option<Trace>);

impl Tracer {
    pub(crate) fn on() -> Self {
        Tracer(Some(Trace::default()))
    }

    /// The trace, told in the light of the relations that stood in the end.
    pub(crate) fn finish(self, relations: &[Relation<'_>]) -> Trace {
        let mut trace = self.0.unwrap_or_default();
        let stood = |attempt: &Attempt| {
            let carries = |relation: &Relation<'_>| {
                let trigger = relation.trigger.as_ref();
                *relation.rule == *attempt.rule
                    && trigger.is_some_and(|trigger| trigger.span.contains(attempt.trigger))
            };
            relations.iter().any(carries)
        };
        // A frame is noted when it fits, and again when a surer one takes its pair.
        trace.attempts.retain(|attempt| attempt.outcome != Outcome::Outdone);
        for attempt in trace.attempts.iter_mut().filter(|attempt| attempt.outcome == Outcome::Fired) {
            if !stood(attempt) {
                attempt.outcome = Outcome::Outdone;
            }
        }
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
