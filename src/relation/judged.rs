//! Who is judged for an act: its doer, and not the one it was done to.

use crate::clause::{Actor, Phrase, Site, Unit, UnitKind};
use crate::gazetteer::files::grammar::Class;
use crate::gazetteer::files::rules::{Group, Reach};
use crate::lexicon::triggers::{FrameRule, Shape};

use super::engine::Engine;
use super::words::trigger_words;

impl Engine<'_, '_> {
    /// "condemned the bombing of X by Y": Y. Who suffers an act that is judged has no part in it,
    /// unless it is the source's own: "will not end its blockade of X".
    pub(super) fn judged(
        &self,
        frame: &FrameRule,
        site: &Site,
        sources: &[Actor],
        targets: Vec<Actor>,
    ) -> Vec<Actor> {
        if !frame.kind.judges || targets.iter().all(|target| target.reach == Reach::Actor) {
            return targets;
        }
        let slots = frame.target.iter();
        let phrases: Vec<Phrase> =
            slots.flat_map(|slot| self.clauses.phrases(&self.context, site, *slot)).collect();
        let own = |doer: &Actor| sources.iter().any(|source| self.is_same(source, doer));
        let doers = |target: Actor| match phrases.iter().find_map(|phrase| self.doers(phrase, target)) {
            Some(doers) if !doers.iter().any(own) => doers,
            _ => vec![target],
        };
        self.distinct(targets.into_iter().flat_map(doers).collect())
    }

    /// Who does the act of ill will in the phrase that the actor suffers, if there is one.
    fn doers(&self, phrase: &Phrase, actor: Actor) -> Option<Vec<Actor>> {
        phrase.clone().find_map(|unit| {
            let frames = &self.context.lexicon.frames;
            let words = trigger_words(frames, &self.clauses.units[unit]);
            words.iter().find_map(|(word, _)| {
                let act = frames.of(*word);
                let nominal = matches!(act.shape, Shape::Nominal) && act.lang == self.sentence.sentence.lang;
                let own = self.clauses.units[phrase.start..unit].iter().any(is_pronoun_of_owner);
                if own || !nominal || !Group::CONFLICT.contains(&act.kind.group) {
                    return None;
                }
                let site = self.clauses.site(&self.context, unit, &act.shape, word.verb)?;
                let victims = self.first_filled(&site, &act.target, act.target_reach, &[]);
                let suffers = victims.iter().any(|victim| victim.mention == actor.mention);
                suffers.then(|| self.first_filled(&site, &act.source, act.source_reach, &victims))
            })
        })
    }
}

/// "its", "their": of somebody who is not named in the phrase.
fn is_pronoun_of_owner(unit: &Unit<'_>) -> bool {
    unit.kind == UnitKind::Word && unit.is(Class::Possessive)
}
