//! Pronouns that a verb acts upon, and owners: "attacked *it*", "expelled *its* envoys".

use crate::clause::{Phrase, UnitKind};
use crate::gazetteer::files::grammar::{Class, Role};

use super::Scene;
use super::party::{Party, Pronoun};

impl Scene<'_> {
    /// "X closed *its* border", "X condemned Y and expelled *its* envoys": who acts, unless the act is
    /// upon another.
    pub(super) fn as_owner(&self, pronoun: Pronoun<'_>, verb: usize) -> Option<Vec<usize>> {
        let subject = self.subject_of(verb);
        let acts = |mention| subject.as_ref().is_some_and(|(_, subject)| self.has(subject, mention));
        if self.is_reason(pronoun) {
            let object = self.english.groups[verb].end..pronoun.at;
            let found = self.candidates(object, pronoun, |mention| !acts(mention));
            if !found.is_empty() {
                return (found.len() == 1 && self.judges(verb)).then_some(found);
            }
        }
        let upon_another =
            || !pronoun.is_person() && self.is_object(verb, pronoun) && self.hurts_object(verb, pronoun);
        if self.aims_at_owner(verb, pronoun) || upon_another() {
            return self.outside(pronoun, verb, subject);
        }
        self.meant(&subject?.1, pronoun, |_| true)
    }

    /// "when Y attacked *it*", "urged *both sides*": what the verb is done to.
    pub(super) fn as_object(&self, pronoun: Pronoun<'_>, verb: usize) -> Option<Vec<usize>> {
        if pronoun.is_thing() && self.is_filler(pronoun.at) {
            return None;
        }
        let subject = self.subject_of(verb);
        // "the Kremlin's leader praised *him*": who is not named may be the only other.
        let unnamed = subject.as_ref().is_some_and(|(_, subject)| subject.titled) && pronoun.is_person();
        if unnamed { None } else { self.outside(pronoun, verb, subject) }
    }

    /// Those told of before the pronoun's own clause, and not named in it.
    fn outside(
        &self,
        pronoun: Pronoun<'_>,
        verb: usize,
        subject: Option<(Phrase, Party)>,
    ) -> Option<Vec<usize>> {
        let start = self.clause_start(verb, subject.as_ref().map(|(phrase, _)| phrase));
        let own = (start..self.clause_end(verb)).filter(|at| *at != pronoun.at);
        let named: Vec<usize> = own.flat_map(|at| self.units[at].mentions().iter().copied()).collect();
        let acts = |mention| subject.as_ref().is_some_and(|(_, subject)| self.has(subject, mention));
        let other = |mention: usize| !acts(mention) && !self.is_among(&named, mention);
        // "X defaulted, and Y lent *it* money": no list need know the verb before.
        let outer = self.finite_before(verb, start);
        let objects = outer.and_then(|outer| self.patients_of(outer));
        let before = self.sentence_start(start)..start;
        if pronoun.many {
            let acts = outer.and_then(|outer| self.subject_of(outer)).map(|(_, party)| party);
            let parties = [acts, objects];
            let mut meant = parties.iter().flatten().filter_map(|party| self.meant(party, pronoun, other));
            let only = meant.next();
            if meant.next().is_some() {
                return None;
            }
            // "brokered a truce between X and Y, and urged *both sides*"
            let two = || self.candidates(before, pronoun, other);
            return only.or_else(|| Some(two()).filter(|two| pronoun.two && two.len() == 2));
        }
        let thing = objects.as_ref().is_some_and(|party| party.mentions.is_empty() && !party.many);
        let aims = pronoun.owner && self.aims_at_owner(verb, pronoun);
        if thing && !aims && !self.is_done_to_somebody(pronoun) {
            return None;
        }
        let found = self.candidates(before, pronoun, other);
        if found.len() == 1 {
            return Some(found);
        }
        // "X ruled Y until Z seized *it*"
        self.meant(&objects.filter(|_| aims || !pronoun.owner)?, pronoun, other)
    }

    /// Where the verb's clause begins: with its subject, if that stands right before it.
    fn clause_start(&self, verb: usize, subject: Option<&Phrase>) -> usize {
        let start = self.english.groups[verb].start;
        let before = |end: usize| self.english.groups[..verb].iter().all(|group| group.start < end);
        let near = subject.filter(|subject| subject.end <= start && before(subject.end));
        near.map_or(start, |subject| subject.start)
    }

    /// "sank *its* ships", "sank two of *its* ships"
    fn is_object(&self, verb: usize, pronoun: Pronoun<'_>) -> bool {
        let counts = [Class::Determiner, Class::OtherPronoun, Class::Measure];
        self.units[self.english.groups[verb].end..pronoun.at].iter().all(|unit| {
            let of = self.context.language.plays(unit.reading, Role::Genitive);
            unit.is_adverbial() || unit.kind == UnitKind::Number || unit.any(&counts) || of
        })
    }

    /// "made *it* clear": no phrase ends with the pronoun, and none begins behind it.
    fn is_filler(&self, at: usize) -> bool {
        let goes_on = [Class::And, Class::But, Class::Determiner, Class::Subordinator, Class::Relative];
        self.units.get(at + 1).is_some_and(|next| {
            let ends = next.kind != UnitKind::Word || next.marker().is_some() || next.is_adverbial();
            next.is(Class::That) || !ends && !next.any(&goes_on)
        })
    }
}
