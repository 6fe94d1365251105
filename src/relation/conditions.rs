//! What a frame asks for at a place in the text, and what stands there: for `explain`.

use crate::clause::{Actor, Site};
use crate::gazetteer::files::grammar::Class;
use crate::lexicon::triggers::{FrameRule, Shape};
use crate::trace::{Condition, Outcome, Part};
use crate::{Modality, Span};

use super::engine::{Engine, Trial};

impl Engine<'_, '_> {
    /// All conditions of a frame whose word is this unit, in the order they are tried.
    /// `outcome` is what came of it; what it did not get to is looked up all the same.
    pub(super) fn conditions(&self, trial: &Trial<'_>, outcome: Outcome) -> Vec<Condition> {
        let frame = trial.frame;
        let mut told = vec![told(Part::Word, &[], vec![self.clauses.units[trial.unit].span], true)];
        if outcome == Outcome::Discarded {
            let discarding = self.clauses.units.iter().filter(|unit| unit.is(Class::Discard));
            told.push(self::told(Part::Sentence, &[], discarding.map(|unit| unit.span).collect(), false));
        }
        let site = self.site(trial);
        told.push(used_as(frame, site.as_ref(), outcome));
        if let Some(site) = site {
            self.clause_conditions(frame, &site, &mut told);
            self.end_conditions(frame, &site, outcome, &mut told);
        }
        told
    }

    fn clause_conditions(&self, frame: &FrameRule, site: &Site, conditions: &mut Vec<Condition>) {
        let pattern = &frame.pattern;
        if !frame.needs.is_empty() {
            let found = self.standing(frame, site);
            let met = !found.is_empty();
            conditions.push(told(Part::Needs, &frame.needs, found, met));
        }
        if !frame.unless.is_empty() {
            let found = self.hindering(frame, site);
            let met = found.is_empty();
            conditions.push(told(Part::Unless, &frame.unless, found, met));
        }
        if let Some(wanted) = pattern.infinitive {
            let met = wanted == self.clauses.has_infinitive(site);
            conditions.push(told(Part::Infinitive, &[], Vec::new(), met));
        }
        if let Some(wanted) = pattern.content.map(Modality::from) {
            let met = self.clauses.content_modality(site) == Some(wanted);
            conditions.push(told(Part::Content, &[format!("{wanted:?}").to_lowercase()], Vec::new(), met));
        }
    }

    fn end_conditions(
        &self,
        frame: &FrameRule,
        site: &Site,
        outcome: Outcome,
        conditions: &mut Vec<Condition>,
    ) {
        let sources = self.first_filled(site, &frame.source, frame.source_reach, &[]);
        let targets = self.first_filled(site, &frame.target, frame.target_reach, &sources);
        let apart = !sources.is_empty() && (!targets.is_empty() || outcome > Outcome::NoTarget);
        if !frame.both.is_empty() && !apart {
            let here = |slot| self.distinct(self.fill(site, slot, frame.source_reach));
            let members = frame.both.iter().map(|slot| here(*slot)).max_by_key(Vec::len).unwrap_or_default();
            let met = members.len() > 1;
            conditions.push(told(Part::Both, &frame.pattern.both, self.spans(&members), met));
            if met {
                conditions.extend(ends(frame, outcome));
                return;
            }
        }
        if !frame.source.is_empty() {
            let met = !sources.is_empty();
            conditions.push(told(Part::Source, &frame.pattern.source, self.spans(&sources), met));
        }
        if !frame.target.is_empty() {
            let met = !targets.is_empty() || outcome > Outcome::NoTarget;
            conditions.push(told(Part::Target, &frame.pattern.target, self.spans(&targets), met));
        }
        conditions.extend(ends(frame, outcome));
    }

    fn spans(&self, actors: &[Actor]) -> Vec<Span> {
        actors.iter().map(|actor| self.context.linked.mentions[actor.mention].span).collect()
    }
}

/// Whether the word is what the frame's words are.
fn used_as(frame: &FrameRule, site: Option<&Site>, outcome: Outcome) -> Condition {
    let found = site.map(|site| site.span).into_iter().collect();
    let met = site.is_some() && outcome != Outcome::NoVerb;
    match frame.shape {
        Shape::NounVerb(_) => told(Part::Verb, &frame.pattern.verb, found, met),
        Shape::Verb => told(Part::PartOfSpeech, &["verb".to_owned()], found, met),
        Shape::Nominal => told(Part::PartOfSpeech, &["noun".to_owned()], found, met),
    }
}

/// Whether the kind takes the two, if the engine got that far.
fn ends(frame: &FrameRule, outcome: Outcome) -> Option<Condition> {
    let types = |types: &[crate::EntityType]| {
        types.iter().map(|sort| format!("{sort:?}").to_lowercase()).collect::<Vec<_>>().join("|")
    };
    let asked = [types(&frame.kind.source), types(&frame.kind.target)];
    (outcome >= Outcome::WrongEnds)
        .then(|| told(Part::Ends, &asked, Vec::new(), outcome > Outcome::WrongEnds))
}

fn told(part: Part, asked: &[String], found: Vec<Span>, met: bool) -> Condition {
    Condition { part, asked: asked.to_vec(), found, met }
}
