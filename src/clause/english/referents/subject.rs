//! Pronouns that act: "after *it* had attacked", "but *its* troops fled".

use crate::Modality;
use crate::clause::Unit;
use crate::gazetteer::files::grammar::Class;
use crate::gazetteer::files::rules::SaidModality;
use crate::lexicon::triggers::{FrameRule, Shape};

use super::super::groups::{Group, GroupForm};
use super::super::nouns::is_stop;
use super::super::subjects::first_marker;
use super::Scene;
use super::motives::{has_frame, is_deed};
use super::party::Pronoun;

impl Scene<'_> {
    /// "X cut ties after *it* was bombed", "X fought Y, and *its* troops lost": the subject of a clause.
    pub(super) fn as_subject(&self, pronoun: Pronoun<'_>, verb: usize) -> Option<Vec<usize>> {
        if pronoun.is_thing() && self.is_expletive(verb) {
            return None;
        }
        let Some(outer) = self.finite_before(verb, pronoun.at) else {
            return self.subject_behind(pronoun, verb);
        };
        if self.units[self.english.groups[outer].end..pronoun.at].iter().any(is_stop) {
            return None;
        }
        let own = pronoun.at + 1..self.clause_end(verb);
        let other = |mention: usize| !self.is_named_in(own.clone(), mention);
        let (phrase, subject) = self.subject_of(outer)?;
        let goes_on = self.meant(&subject, pronoun, other);
        if subject.mentions.is_empty() {
            // "The deal angered X because *it* …"
            let objects = self.patients_of(outer).filter(|_| pronoun.many)?;
            return self.meant(&objects, pronoun, other);
        }
        if let Some(force) = self.own_force(outer, pronoun).filter(|_| goes_on.is_none()) {
            return Some(if force.is_empty() { subject.mentions } else { force });
        }
        if pronoun.many {
            return goes_on.or_else(|| self.meant(&self.patients_of(outer)?, pronoun, other));
        }
        if self.is_wished(outer, verb, pronoun) {
            // "X did so, and Y demanded that *it* stop"
            let before = self.sentence_start(pronoun.at)..pronoun.at;
            let others = self.candidates(before, pronoun, |mention| !self.has(&subject, mention));
            return (others.len() == 1).then_some(others);
        }
        let joined = self.before(pronoun.at).is_some_and(|unit| unit.any(&[Class::And, Class::But]));
        let said = self.english.reporting_before(self.units, verb, pronoun.at).is_some();
        if joined || said || self.answers(outer, pronoun) {
            return goes_on;
        }
        let start = phrase.start.min(self.english.groups[outer].start);
        let rest = (start..pronoun.at).filter(|at| !phrase.contains(at));
        let others = self.candidates(rest, pronoun, |mention| other(mention) && !self.has(&subject, mention));
        let cause = self.before(pronoun.at).is_some_and(|unit| unit.is(Class::Causal));
        match (goes_on, others.len()) {
            (Some(meant), 0) => Some(meant),
            (None, 1) => Some(others),
            // "X condemned Y after *it* had bombed Z": rather who is judged for it.
            (Some(_), 1) if cause && self.provokes(outer) => Some(others),
            (Some(meant), _) if !cause || !self.harms(outer) => Some(meant),
            _ => None,
        }
    }

    /// "demanded *that it* withdraw", "told X *that it must* leave": nobody asks that of himself.
    fn is_wished(&self, outer: usize, verb: usize, pronoun: Pronoun<'_>) -> bool {
        let that = self.before(pronoun.at).is_some_and(|unit| unit.is(Class::That));
        let main = &self.units[self.english.groups[outer].main];
        let rules = main.verbs().iter().filter_map(|(lemma, _)| self.context.language.governor_of(*lemma));
        let wishes = rules.into_iter().any(|rule| rule.modality == Some(SaidModality::Desired));
        that && (wishes || self.english.groups[verb].modality == Modality::Desired && main.is(Class::Urge))
    }

    /// "After *it* had been bombed, X cut ties": who acts behind the comma that ends the clause.
    fn subject_behind(&self, pronoun: Pronoun<'_>, verb: usize) -> Option<Vec<usize>> {
        let groups = &self.english.groups;
        let depends = self.before(pronoun.at).is_some_and(|unit| unit.is(Class::Subordinator));
        let comma = (groups[verb].end..self.units.len()).find(|at| self.units[*at].is_punct(","))?;
        let finite = |group: &&Group| group.form == GroupForm::Finite && group.start > comma;
        let main = groups.iter().find(finite).filter(|_| depends)?;
        let phrase = self.english.noun_phrase(self.units, main.start)?;
        let named = self.party(phrase.start.max(comma + 1)..phrase.end);
        self.meant(&named, pronoun, |mention| !self.is_named_in(pronoun.at + 1..comma, mention))
    }

    /// "sent *his army* into X, where *it* …", "sent *troops*, and *they* …": whose the body is that the
    /// verb has for an object, nobody where that is left to its subject.
    fn own_force(&self, verb: usize, pronoun: Pronoun<'_>) -> Option<Vec<usize>> {
        let group = &self.english.groups[verb];
        let object = self.english.object(self.units, group);
        let end = first_marker(self.units, object.clone());
        let head = end.checked_sub(1).filter(|head| object.contains(head)).map(|head| &self.units[head])?;
        let body = head.is(Class::Actor) && head.plural == pronoun.many && !group.passive;
        let lemmas = self.units[group.main].verbs();
        let sends = |frame: &FrameRule| {
            let Shape::NounVerb(verbs) = &frame.shape else { return false };
            !is_deed(frame) && lemmas.iter().any(|(lemma, _)| verbs.contains(lemma))
        };
        (body && has_frame(self.context, head, sends)).then(|| self.party(object.start..end).mentions)
    }

    /// "*It* took years", "*it* was agreed that", "*it* is clear": nobody.
    fn is_expletive(&self, verb: usize) -> bool {
        let group = &self.english.groups[verb];
        let main = &self.units[group.main];
        let opens = |unit: &Unit<'_>| unit.any(&[Class::That, Class::To]);
        let that = self.units.get(group.end).is_some_and(opens);
        main.any(&[Class::Be, Class::Impersonal]) || group.passive && (that || group.reporting)
    }
}
