//! Pronouns that the clause itself resolves: its, it, he after where.

use super::super::{Context, Phrase, Unit};
use super::English;
use super::groups::GroupForm;
use super::nouns::{is_stop, named_after, phrase_start};
use super::subjects::first_marker;
use crate::EntityType;
use crate::gazetteer::files::grammar::{Class, Role};

impl English {
    /// "Russia and *its* ally Belarus", "Russia praised *its* ally Belarus", "praised Russia for
    /// *its* help": whose the noun is.
    pub(super) fn antecedent(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        noun: usize,
    ) -> Option<Phrase> {
        let start = phrase_start(units, noun);
        let pronoun = (start..noun).find(|at| units[*at].is(Class::Named))?;
        let before = pronoun.checked_sub(2).filter(|at| units[*at].is_mention());
        let joint = pronoun.checked_sub(1).map(|at| &units[at])?;
        let named = named_after(units, noun).is_some();
        let reason = context.language.plays(joint.reading, Role::Reason);
        if let Some(name) = before.filter(|_| reason || named && joint.is(Class::And)) {
            return Some(name..name + 1);
        }
        let verb = self.groups.iter().position(|group| group.end == pronoun && !group.passive)?;
        let upon =
            units.get(noun + 1).is_some_and(|next| next.marker().is_some()) && !self.in_group(noun + 1);
        if named || upon && !judges(context, &units[self.groups[verb].main]) {
            // "praised *its* ally X", "halted *its* attack on X"
            return self.subject(context, units, verb);
        }
        self.accused_object(units, verb).filter(|_| upon)
    }

    /// "X never joined Y, and *it* did not fight": who acts in the clause before, if that is no person.
    pub(super) fn it_goes_on(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        index: usize,
        end: usize,
        depth: usize,
    ) -> Option<Phrase> {
        let pronoun = end.checked_sub(1).filter(|at| units[*at].is(Class::SameSubject))?;
        let it = units[pronoun].is(Class::Named) && !units[pronoun].is_mention();
        let joined = pronoun.checked_sub(1).is_some_and(|at| units[at].any(&[Class::And, Class::But]));
        let subject = self.shared_subject(context, units, index, depth).filter(|_| it && joined)?;
        let person = |mention: &usize| {
            let who = context.linked.mentions[*mention].who;
            context.linked.entity(context.lexicon, who).entity_type == EntityType::Person
        };
        let personal = units[subject.clone()].iter().flat_map(Unit::mentions).any(person);
        (!personal).then_some(subject)
    }

    /// "X flew to Y, where *he* met Z": the verb whose subject the pronoun goes on with, as nobody
    /// is named between that it could stand for as well.
    pub(super) fn continued(&self, units: &[Unit<'_>], index: usize, end: usize) -> Option<usize> {
        let pronoun = end.checked_sub(1).filter(|at| units[*at].is(Class::SameSubject))?;
        let person = units[pronoun].reading.is_some_and(|reading| reading.pronoun.is_some());
        let opens = pronoun.checked_sub(1).is_some_and(|at| units[at].is(Class::Subordinator));
        let before = index.checked_sub(1).filter(|_| person && opens && !units[pronoun].is_mention())?;
        let between = &units[self.groups[before].end..pronoun];
        let other = between.iter().any(|unit| unit.title || unit.is(Class::Actor) || is_stop(unit));
        (self.groups[before].form == GroupForm::Finite && !other).then_some(before)
    }

    /// "*We* condemn Y," X said: the verb of saying around what is quoted.
    pub(super) fn speech_around(&self, units: &[Unit<'_>], index: usize) -> Option<usize> {
        let place = self.groups[index].start;
        let quotes = |verb: &usize| {
            let group = &self.groups[*verb];
            let after = group.end <= place && self.reports_after(units, *verb, place);
            *verb != index && group.reporting && (after || self.reports_before(units, *verb, place))
        };
        (0..self.groups.len()).find(quotes)
    }

    /// "closed its border with X, accusing *it* of theft": the only one whom the main clause names
    /// beside its subject.
    pub(super) fn accused_object(&self, units: &[Unit<'_>], index: usize) -> Option<Phrase> {
        let group = &self.groups[index];
        let outer = &self.groups[index.checked_sub(1)?];
        let object = self.object(units, group);
        // "accusing *its* leader, Y, of theft": Y
        let whose = units.get(group.end).is_some_and(|unit| unit.is(Class::Possessive));
        let own = object.start..first_marker(units, object);
        let other = whose && units[own].iter().any(Unit::is_mention);
        let named = |unit: &Unit<'_>| unit.is(Class::Named) && !unit.is_mention();
        let pronoun = !other && units.get(group.end).is_some_and(named);
        let comma = group.start.checked_sub(1).filter(|at| units[*at].is_punct(","))?;
        let adjunct = group.form == GroupForm::Participle && !group.passive;
        let mut named = (outer.end..comma).filter(|at| units[*at].is_mention());
        let only = named.next().filter(|_| pronoun && adjunct && outer.form == GroupForm::Finite)?;
        named.next().is_none().then_some(only..only + 1)
    }
}

/// Whether the verb judges somebody for his act: condemned, praised.
fn judges(context: &Context<'_>, verb: &Unit<'_>) -> bool {
    let mut words = verb.triggers.iter().flat_map(|trigger| &trigger.words);
    words.any(|word| context.lexicon.frames.of(*word).kind.judges)
}
