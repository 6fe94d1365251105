//! Who acts in a participle: "condemned by X", "with X bombing Y", "after being attacked".

use super::super::{Context, Phrase, Unit, UnitKind};
use super::English;
use super::groups::{Group, GroupForm, is_directly_after, is_noun_trigger};
use super::subjects::first_marker;
use crate::gazetteer::files::grammar::{Class, Role};

impl English {
    pub(super) fn participle_subject(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        index: usize,
        depth: usize,
    ) -> Option<Phrase> {
        let group = &self.groups[index];
        let Some(last) = group.start.checked_sub(1).map(|before| &units[before]) else {
            return self.main_subject(units, index);
        };
        if let Some(subject) = self.absolute(context, units, group) {
            return Some(subject);
        }
        let before = index.checked_sub(1);
        if last.marker().is_some() || last.is(Class::Without) {
            let charge = context.language.plays(last.reading, Role::Charge);
            if let Some(before) = before {
                let object = self.object(units, &self.groups[before]);
                let object = object.start..object.end.min(group.start - 1);
                if charge && !object.is_empty() && !self.groups[before].passive {
                    return Some(object.start..first_marker(units, object));
                }
                let main = self.around_relative(units, before).unwrap_or(before);
                return self.subject_within(context, units, main, depth);
            }
            let after = self.groups.get(index + 1)?;
            return (after.form == GroupForm::Finite).then(|| self.noun_phrase(units, after.start)).flatten();
        }
        // "X, accused of theft, left", "X, meeting Y in Z, said"
        let described = last.is_punct(",") && before.is_none();
        if described {
            return self.noun_phrase(units, group.start - 1);
        }
        let continues = last.is_punct(",") || last.any(&[Class::And, Class::But, Class::Subordinator]);
        if continues || is_directly_after(&self.groups, index) {
            // "backed X's plan to quit Y, angering Z": the main verb's subject
            // "cut ties after Z did the same, accusing Y": who speaks is the main clause's
            let speaks = units[group.main].any(&[Class::Say, Class::Claim, Class::Urge]);
            let outer = |verb: &usize| !speaks || !self.is_subordinate(units, *verb);
            let acts = |verb: &usize| self.groups[*verb].form != GroupForm::Infinitive && outer(verb);
            let main = || (0..index).rev().find(acts);
            let before = before.map(|before| main().filter(|_| last.is_punct(",")).unwrap_or(before));
            return self.subject_within(context, units, before?, depth);
        }
        if let Some(verb) = before.filter(|verb| self.is_after_complement(units, *verb, group)) {
            return self.subject_within(context, units, verb, depth);
        }
        let described = self.noun_phrase(units, group.start)?;
        if let Some(who) = self.described_by_copula(context, units, &described, depth) {
            return Some(who);
        }
        // "sent Kenya [a note] seeking": the second object of the verb before.
        let second = (described.start + 1..described.end)
            .find(|at| units[at - 1].is_mention() && units[*at].is(Class::Determiner));
        let given = before.is_some_and(|verb| self.groups[verb].end == described.start);
        Some(second.filter(|_| given).unwrap_or(described.start)..described.end)
    }

    /// "two days after Z did": a finite verb whose clause tells when or why the act before it was.
    fn is_subordinate(&self, units: &[Unit<'_>], verb: usize) -> bool {
        let from = verb.checked_sub(1).map(|before| self.groups[before].end);
        let finite = self.groups[verb].form == GroupForm::Finite;
        let opened =
            |from| units[from..self.groups[verb].start].iter().any(|unit| unit.is(Class::Subordinator));
        finite && from.is_some_and(opened)
    }

    /// "arrived in X seeking", "sent a letter to X urging": whom a preposition ties to the verb
    /// before does not act in the participle.
    fn is_after_complement(&self, units: &[Unit<'_>], verb: usize, participle: &Group) -> bool {
        let verb = &self.groups[verb];
        let between = &units[verb.end..participle.start];
        let name = between.iter().rposition(|unit| unit.kind != UnitKind::Date);
        let tied = units[verb.main].tail.is_some() && name == Some(0)
            || name.is_some_and(|at| at > 0 && between[at - 1].marker().is_some());
        let one_clause = between.iter().all(|unit| unit.kind != UnitKind::Punct && !unit.is(Class::And));
        let named = name.is_some_and(|at| between[at].is_mention());
        verb.form == GroupForm::Finite && !verb.passive && !participle.passive && named && tied && one_clause
    }

    /// "The war went on, with *Y* attacking Z": who acts in what a preposition joins to the clause. What
    /// takes that preposition itself is rather described: "a deal with Y allowing it".
    fn absolute(&self, context: &Context<'_>, units: &[Unit<'_>], group: &Group) -> Option<Phrase> {
        let marks =
            |at: &usize| units[*at].marker().or(units[*at].tail).is_some() && !units[*at].is_mention();
        let of = |at: usize| context.language.plays(units[at].reading, Role::Genitive);
        let phrase = self.noun_phrase_behind(units, group.start);
        let with = phrase.clone().rev().find(|at| marks(at) && !of(*at))?;
        if !context.language.plays(units[with].reading, Role::Absolute) || with + 1 == group.start {
            return None;
        }
        let joins = with.checked_sub(1).is_none_or(|at| {
            let unit = &units[at];
            let takes = is_noun_trigger(unit) || self.in_group(at) || unit.marker().is_some();
            unit.is_mention() || !takes
        });
        let doer = &units[with + 1..group.start];
        let named = doer.iter().any(Unit::is_mention) && !doer.iter().any(|unit| unit.is_punct(","));
        (joins && named).then_some(with + 1..group.start)
    }
}
