//! With whom somebody is in the scene that a noun sets: "In a *phone call*, X urged Y to leave".

use crate::clause::{Actor, Site};
use crate::gazetteer::files::rules::{Group, Reach};
use crate::lexicon::triggers::Slot;
use crate::{EntityType, Polarity};

use super::engine::{Engine, Pair, Trial};
use super::finding::{Finding, Fit};

/// Milder than this nobody scolds another, as people do who are not there to hear it.
const ILL: f32 = -1.0;

impl Engine<'_, '_> {
    /// The pair of a frame with the slot `partner`: the person whom the next friendly act or request of
    /// the same doer is towards.
    pub(super) fn partner(&self, trial: &Trial<'_>, found: &[Finding]) -> Option<(Site, Vec<Pair>)> {
        let frame = trial.frame;
        if !frame.target.contains(&Slot::Partner) {
            return None;
        }
        let site = self.site(trial)?;
        let source = *self.first_filled(&site, &frame.source, frame.source_reach, &[]).first()?;
        let spoken = |finding: &&Finding| {
            finding.unit > site.unit
                && finding.kind.group != Group::State
                && finding.kind.goldstein.is_some_and(|score| score >= ILL)
                && finding.polarity == Polarity::Positive
                && finding.fit == Fit::Slot
                && self.who(finding.source) == self.who(source.mention)
        };
        let next = found.iter().filter(spoken).min_by_key(|finding| finding.unit)?;
        let persons =
            [next.source, next.target].iter().all(|end| self.entity_type(*end) == EntityType::Person);
        let target = Actor { mention: next.target, reach: Reach::Actor };
        persons.then(|| (site, vec![Pair { source, target, fit: Fit::Told }]))
    }
}
