//! Who is judged for an act: its doer, and not the one it was done to.

use crate::clause::{Actor, Phrase, Site, Unit, UnitKind};
use crate::gazetteer::files::grammar::Class;
use crate::gazetteer::files::rules::{Group, Reach};
use crate::lexicon::triggers::{FrameRule, Shape, TriggerWord};

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

    /// Who does the act of ill will in the phrase that the actor suffers, if there is one. Whose act
    /// it may be as well, "the blockade of X", he did it if nobody else is named.
    fn doers(&self, phrase: &Phrase, actor: Actor) -> Option<Vec<Actor>> {
        let is_among = |actors: &[Actor]| actors.iter().any(|other| other.mention == actor.mention);
        phrase.clone().find_map(|unit| {
            let own = self.clauses.units[phrase.start..unit].iter().any(is_pronoun_of_owner);
            let acts = if own { Vec::new() } else { self.acts_of_ill_will(unit) };
            let suffered = acts.iter().filter(|(_, victims)| is_among(victims));
            let (doers, _) = suffered.max_by_key(|(doers, _)| doers.len())?;
            let does = doers.is_empty() && acts.iter().any(|(doers, _)| is_among(doers));
            (!does).then(|| doers.clone())
        })
    }

    /// Who does and who suffers what the noun tells, as each of its frames reads it.
    fn acts_of_ill_will(&self, unit: usize) -> Vec<(Vec<Actor>, Vec<Actor>)> {
        let frames = &self.context.lexicon.frames;
        let words = trigger_words(frames, &self.clauses.units[unit]);
        let sides = |(word, _): &(TriggerWord, _)| {
            let act = frames.of(*word);
            let nominal = matches!(act.shape, Shape::Nominal) && act.lang == self.sentence.sentence.lang;
            if !nominal || !Group::CONFLICT.contains(&act.kind.group) {
                return None;
            }
            let site = self.clauses.site(&self.context, unit, &act.shape, word.verb)?;
            let victims = self.first_filled(&site, &act.target, act.target_reach, &[]);
            Some((self.first_filled(&site, &act.source, act.source_reach, &victims), victims))
        };
        words.iter().filter_map(sides).collect()
    }
}

/// "its", "my": of somebody who is not named in the phrase.
fn is_pronoun_of_owner(unit: &Unit<'_>) -> bool {
    let named = unit.is_mention() && unit.is(Class::Named);
    unit.is(Class::Possessive) && (unit.kind == UnitKind::Word || named)
}
