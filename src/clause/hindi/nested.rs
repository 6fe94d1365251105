//! Clauses inside clauses: relatives, which interrupt, and participles, which describe.

use super::super::{Phrase, Unit};
use super::Hindi;
use super::groups::{Form, Group};
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

    /// Whom an active participle describes: युद्ध लड़ रहे [रूस] को.
    pub(super) fn described(&self, units: &[Unit<'_>], group: &Group) -> Option<Phrase> {
        let active = units[group.end - 1].any(&[Class::Active, Class::About]);
        if group.finite || group.passive || group.form != Form::Other || !active {
            return None;
        }
        let named = |at: usize| at > group.end && units[at - 1].is_mention();
        let ends = |at: &usize| {
            let aside = units[*at].is_punct(",") || units[*at].is(Class::Adverb) && named(*at);
            aside || self.ends_phrase(units, *at)
        };
        let end = (group.end..self.length()).find(ends).unwrap_or(self.length());
        let described = group.end..end;
        // "मान्यता देने वाला पहला देश बना": what the subject of the clause became.
        let marked = units.get(end).is_some_and(|next| next.marker().is_some());
        let named = units[described.clone()].iter().any(Unit::is_mention);
        (!described.is_empty() && (named || marked)).then_some(described)
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
