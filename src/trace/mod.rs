//! Why something was or was not found.

mod frames;
mod names;
mod sightings;

use serde::Serialize;

use crate::{EntityId, Relation, Span};

pub use frames::{Attempt, Condition, Outcome, Part};
pub use names::{Fate, Reason, Rejected, Sighting};

pub(crate) use sightings::sightings;

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

    /// Of the other frames whose words stand in this stretch of the text, what came of
    /// the one nearest to `rule`: one that fired before one that did not, then the one
    /// that came furthest, then the one whose words stand nearest to `place`.
    ///
    /// ```
    /// use sambandh::{Doc, Extractor};
    ///
    /// let doc = Doc::new("d1", "मोदी ने पुतिन से वार्ता की।");
    /// let (found, trace) = Extractor::builtin().explain(&doc);
    /// let sentence = found.sentences()[0].span;
    /// let other = trace.nearest_to("consult.meet.hi", sentence, sentence).unwrap();
    /// assert_eq!(other.rule, "consult.hold-talks.hi");
    /// ```
    pub fn nearest_to(&self, rule: &str, place: Span, within: Span) -> Option<&Attempt> {
        let distance = |attempt: &Attempt| {
            let (before, after) = (attempt.trigger.end, attempt.trigger.start);
            place.start.saturating_sub(before).max(after.saturating_sub(place.end))
        };
        let others = self.attempts.iter().filter(|attempt| attempt.rule != rule);
        let here = others.filter(|attempt| within.contains(attempt.trigger));
        here.rev().max_by_key(|attempt| (attempt.outcome, std::cmp::Reverse(distance(attempt))))
    }

    /// The names passed over that cover this byte of the text.
    ///
    /// ```
    /// use sambandh::{Doc, Extractor};
    ///
    /// let doc = Doc::new("d1", "दक्षिण अमेरिका में बारिश हुई।");
    /// let (_, trace) = Extractor::builtin().explain(&doc);
    /// let america = doc.text().find("अमेरिका").unwrap();
    /// assert!(trace.rejected_at(america).any(|name| name.span.of(doc.text()) == "अमेरिका"));
    /// ```
    pub fn rejected_at(&self, byte: usize) -> impl Iterator<Item = &Rejected> {
        self.rejected.iter().filter(move |name| name.span.start <= byte && byte < name.span.end)
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
                attempt.conditions.push(Condition::unmet(Part::Surest));
            }
        }
        trace.rejected.sort_by(|one, other| (one.span, &one.entity).cmp(&(other.span, &other.entity)));
        trace.attempts.sort_by(|one, other| (one.trigger, &one.rule).cmp(&(other.trigger, &other.rule)));
        trace
    }

    pub(crate) fn is_on(&self) -> bool {
        self.0.is_some()
    }

    pub(crate) fn rejected(&mut self, span: Span, entity: impl FnOnce() -> EntityId, reason: Reason) {
        if let Some(trace) = &mut self.0 {
            trace.rejected.push(Rejected { span, entity: Some(entity()), reason, by: None });
        }
    }

    /// A given name that no person's name begins with.
    pub(crate) fn passed_over(&mut self, span: Span, reason: Reason) {
        if let Some(trace) = &mut self.0 {
            trace.rejected.push(Rejected { span, entity: None, reason, by: None });
        }
    }

    /// A form that a longer one covers, with the entities it would have named.
    pub(crate) fn shadowed(
        &mut self,
        span: Span,
        by: Option<Span>,
        entities: impl IntoIterator<Item = EntityId>,
    ) {
        let Some(trace) = &mut self.0 else { return };
        let mut entities: Vec<Option<EntityId>> = entities.into_iter().map(Some).collect();
        if entities.is_empty() {
            entities.push(None);
        }
        let reason = Reason::Shadowed;
        trace.rejected.extend(entities.into_iter().map(|entity| Rejected { span, entity, reason, by }));
    }

    pub(crate) fn attempt(
        &mut self,
        rule: &str,
        trigger: Span,
        outcome: Outcome,
        conditions: Vec<Condition>,
    ) {
        if let Some(trace) = &mut self.0 {
            trace.attempts.push(Attempt { rule: rule.to_owned(), trigger, outcome, conditions });
        }
    }

    /// A frame that fitted, but whose pair another one takes.
    pub(crate) fn outdone(&mut self, rule: &str, trigger: Option<Span>) {
        if let Some(trigger) = trigger {
            self.attempt(rule, trigger, Outcome::Outdone, Vec::new());
        }
    }
}
