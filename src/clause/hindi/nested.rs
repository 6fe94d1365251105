//! Clauses inside clauses: relatives, which interrupt, and participles, which describe.

use super::super::{Context, Phrase, Unit, UnitKind};
use super::groups::{Form, Group};
use super::{Hindi, has_marker};
use crate::gazetteer::files::grammar::Class;

impl Hindi {
    /// What stands before the relative clause that interrupts a clause: [ईरान पर], जिसने …, प्रतिबंध लगाए.
    pub(super) fn interrupted(&self, units: &[Unit<'_>], clause: &Phrase) -> Option<Phrase> {
        let relative = self.clause_of(clause.start.checked_sub(1)?);
        let opener = &units[relative.start];
        let interrupts = opener.is(Class::Relative) && !units[clause.start].is(Class::Relative);
        let before = self.clause_of(relative.start.checked_sub(1)?);
        let open = !self.groups.iter().any(|group| group.finite && before.contains(&group.start));
        let linked = units[before.end - 1].is(Class::That);
        (interrupts && open && !linked).then_some(before)
    }

    /// "[X] वह देश है | जिसने …", "यह [X] ही था | जिसने …": who a relative's doer is said to be.
    pub(super) fn equated(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        clause: &Phrase,
    ) -> Option<Phrase> {
        let opener =
            units.get(clause.start).filter(|opener| opener.is(Class::Relative) && !opener.is_mention())?;
        let marker = opener.reading.and_then(|reading| reading.pronoun_marker);
        let acts = marker.is_none() && opener.reading.is_some_and(|reading| reading.pronoun.is_some())
            || marker.is_some() && marker == self.markers.ergative;
        let before = self.clause_of(clause.start.checked_sub(1)?);
        let mut verbs = self.groups.iter().filter(|group| before.contains(&group.start));
        let copula = verbs
            .next()
            .filter(|group| units[group.start..group.end].iter().all(|unit| unit.is(Class::Be)))?;
        let ends = verbs.next().is_none() && copula.end == clause.start;
        let named = |at| self.unmarked_at(context, units, at, &before);
        let subject = before.clone().find_map(named).filter(|_| acts && ends)?;
        units[subject.clone()].iter().any(Unit::is_mention).then_some(subject)
    }

    /// Whom an active participle describes: युद्ध लड़ रहे [रूस] को, दौरे पर गए [जेलेंस्की] से.
    pub(super) fn described(&self, units: &[Unit<'_>], group: &Group) -> Option<Phrase> {
        let first = &units[group.start];
        let gone = group.perfective && first.is(Class::Go) && !first.is(Class::Transitive);
        let active = gone || units[group.end - 1].any(&[Class::Active, Class::About]);
        if group.finite || group.passive || group.form != Form::Other || !active {
            return None;
        }
        let named = |at: usize| at > group.end && units[at - 1].is_mention();
        let ends = |at: &usize| {
            let aside = units[*at].is_punct(",") || units[*at].is(Class::Adverb) && named(*at);
            aside || self.ends_phrase(units, *at) || named(*at) && self.is_owner_of_other(units, *at)
        };
        let end = (group.end..self.length()).find(ends).unwrap_or(self.length());
        let described = group.end..end;
        // "मान्यता देने वाला पहला देश बना": what the subject of the clause became.
        let marked = units.get(end).is_some_and(|next| next.marker().is_some());
        let named = units[described.clone()].iter().any(Unit::is_mention);
        (!described.is_empty() && (named || marked)).then_some(described)
    }

    /// The की of "हमला करने वाले इजराइल [की] निंदा": not so "… यूक्रेन [के] राष्ट्रपति".
    fn is_owner_of_other(&self, units: &[Unit<'_>], marker: usize) -> bool {
        let body = |next: &Unit<'_>| {
            matches!(next.kind, UnitKind::Title { .. }) || next.any(&[Class::Actor, Class::Department])
        };
        self.markers.genitive.is_some_and(|genitive| has_marker(&units[marker], genitive))
            && units.get(marker + 1).is_some_and(|next| next.is_mention() || !body(next))
    }

    /// "[मान्यता देने] वाला पहला देश": the only one, the first of a list that has done so.
    pub(super) fn singles_out(&self, units: &[Unit<'_>], group: &Group) -> bool {
        let about = units[group.end - 1].is(Class::About) && group.form != Form::Infinitive;
        about && units.get(group.end).is_some_and(|next| next.is(Class::Ordinal))
    }

    /// Where the last participle's own phrases end, if what it describes stands before `first`.
    pub(super) fn participle_before(
        &self,
        units: &[Unit<'_>],
        clause: &Phrase,
        first: usize,
    ) -> Option<usize> {
        let here = self.groups.iter().filter(|group| clause.contains(&group.start) && group.end < first);
        here.rev().find(|group| self.described(units, group).is_some()).map(|group| group.end)
    }
}
