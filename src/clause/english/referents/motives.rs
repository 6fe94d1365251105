//! Who may have brought an act upon himself, and to whom it may be done at all.

use crate::clause::{Context, Unit};
use crate::gazetteer::files::grammar::{Class, Role};
use crate::gazetteer::files::rules::{Group, Reach};
use crate::lexicon::triggers::{FrameRule, Shape, Slot};

use super::Scene;
use super::party::Pronoun;

impl Scene<'_> {
    /// "denied a report *that it* did", "rejected a charge *that it* did": who is charged answers.
    pub(super) fn answers(&self, outer: usize, pronoun: Pronoun<'_>) -> bool {
        let that = self.before(pronoun.at).is_some_and(|unit| unit.is(Class::That));
        let judges = |frame: &FrameRule| frame.kind.judges && frame.kind.group == Group::VerbalConflict;
        let group = &self.english.groups[outer];
        that && (group.reporting || has_frame(self.context, &self.units[group.main], judges))
    }

    /// "punished X *over its* invasion of Y": what is told is why, and of either.
    pub(super) fn is_reason(&self, pronoun: Pronoun<'_>) -> bool {
        let Some(before) = self.before(pronoun.at) else { return false };
        let reasons = self.context.language.markers_of(Role::Reason);
        let last = before.marker().or(before.tail);
        before.is(Class::Causal) || last.is_some_and(|marker| reasons.contains(&marker))
    }

    /// Whether the verb's object is judged or harmed for what it did itself.
    pub(super) fn judges(&self, verb: usize) -> bool {
        self.tells(verb, |frame| frame.kind.judges || is_ill(frame))
    }

    /// Whether somebody is judged or punished for what the pronoun's clause tells of him. Who is at war
    /// may as well have begun it.
    pub(super) fn provokes(&self, outer: usize) -> bool {
        let judges = |frame: &FrameRule| frame.kind.judges || is_ill(frame) && !is_deed(frame);
        self.tells(outer, judges) && !self.tells(outer, |frame| !judges(frame))
    }

    /// Whether the verb's clause tells of ill will, for which either side may be the reason.
    pub(super) fn harms(&self, outer: usize) -> bool {
        self.tells(outer, is_ill) && !self.tells(outer, |frame| !is_ill(frame))
    }

    /// Whether the verb, or the noun that it has for an object, tells such an act between two.
    fn tells(&self, verb: usize, wanted: impl Fn(&FrameRule) -> bool) -> bool {
        let group = &self.english.groups[verb];
        let main = &self.units[group.main];
        let act = |frame: &FrameRule| frame.kind.group != Group::State && wanted(frame);
        let done = |frame: &FrameRule| match &frame.shape {
            Shape::NounVerb(verbs) => {
                main.verbs().iter().any(|(lemma, _)| verbs.contains(lemma)) && wanted(frame)
            }
            Shape::Verb | Shape::Nominal => false,
        };
        let object = self.units[self.english.object(self.units, group)].iter();
        let mut nouns = object.take_while(|unit| unit.marker().is_none()).filter(|unit| !unit.is_mention());
        has_frame(self.context, main, act) || nouns.any(|noun| has_frame(self.context, noun, done))
    }

    /// "expelled *its* envoys": an act of ill will upon whoever owns the object, who is another.
    pub(super) fn hurts_object(&self, verb: usize, pronoun: Pronoun<'_>) -> bool {
        let body = self.is_done_to_somebody(pronoun);
        let upon = |frame: &FrameRule| {
            let owner = body || frame.target_reach != Reach::Actor;
            is_ill(frame) && frame.target.contains(&Slot::Object) && owner
        };
        has_frame(self.context, &self.units[self.english.groups[verb].main], upon)
    }

    /// "came to *its* aid", "rejected *its* offer": an act upon whoever owns the noun.
    pub(super) fn aims_at_owner(&self, verb: usize, pronoun: Pronoun<'_>) -> bool {
        let lemmas = self.units[self.english.groups[verb].main].verbs();
        let aims = |frame: &FrameRule| {
            let Shape::NounVerb(verbs) = &frame.shape else { return false };
            let owner = frame.target.contains(&Slot::Possessor) && !frame.source.contains(&Slot::Possessor);
            owner && lemmas.iter().any(|(lemma, _)| verbs.contains(lemma))
        };
        let mut owned = self.units[pronoun.at + 1..].iter().take_while(|unit| unit.marker().is_none());
        owned.any(|noun| has_frame(self.context, noun, aims))
    }

    /// "accused *it* of", "gave *it* a loan", "sank *its* ships": nothing of the kind is done to things.
    pub(super) fn is_done_to_somebody(&self, pronoun: Pronoun<'_>) -> bool {
        let next = pronoun.at + 1;
        if pronoun.owner {
            let owned = next..self.english.phrase_end(self.units, next, self.units.len()).max(next);
            let body = |unit: &Unit<'_>| unit.title || unit.any(&[Class::Actor, Class::Department]);
            return self.units[owned].iter().any(body);
        }
        self.units.get(next).is_some_and(|unit| {
            let given = unit.any(&[Class::Determiner, Class::Adjective]) && unit.marker().is_none();
            given || unit.is(Class::To) || self.context.language.plays(unit.reading, Role::Charge)
        })
    }
}

/// Whoever asks for something wishes no ill.
fn is_ill(frame: &FrameRule) -> bool {
    frame.kind.goldstein.is_some_and(|score| score < -1.0)
}

/// Blows, as no words or sanctions are.
pub(super) fn is_deed(frame: &FrameRule) -> bool {
    frame.kind.goldstein.is_some_and(|score| score < -8.0)
}

/// Whether such a frame has the word for its trigger, whatever else stands there.
pub(super) fn has_frame(context: &Context<'_>, unit: &Unit<'_>, wanted: impl Fn(&FrameRule) -> bool) -> bool {
    let hits = unit.triggers.iter().chain(&unit.stem_triggers).chain(&unit.head_triggers);
    let mut frames = hits.flat_map(|hit| &hit.words).map(|word| context.lexicon.frames.of(*word));
    frames.any(|frame| frame.needs.is_empty() && wanted(frame))
}
