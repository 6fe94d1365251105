//! Subjects behind their verbs.

use super::super::{Phrase, Unit, UnitKind};
use super::English;
use super::groups::{Group, GroupForm, begins_object};
use crate::gazetteer::files::grammar::{Class, Inflection};

impl English {
    /// "*Were* X to attack Y": who stands behind the auxiliary that opens the clause.
    pub(super) fn behind_auxiliary(&self, units: &[Unit<'_>], group: &Group) -> Option<Phrase> {
        let helps = units[group.start..group.end].iter().all(Unit::is_auxiliary);
        let named = units.get(group.end).is_some_and(begins_object);
        (helps && named).then(|| group.end..self.phrase_end(units, group.end, units.len()))
    }

    /// "*Were* X to attack Y", "*Had* X not attacked Y": the verb, or the auxiliary before it, opens
    /// a condition.
    pub(super) fn is_inverted_condition(&self, units: &[Unit<'_>], index: usize) -> bool {
        let opens = |group: &Group| {
            let first = &units[group.start];
            let past = first.is(Class::Have) && first.may_be(&[Inflection::Past]);
            let begins = group.start == self.opening || units[group.start - 1].is_punct(",");
            begins && (past || first.is(Class::If)) && self.behind_auxiliary(units, group).is_some()
        };
        let before = index.checked_sub(1).map(|before| &self.groups[before]);
        opens(&self.groups[index]) || before.is_some_and(opens)
    }

    /// "…," *said X*: who stands behind a verb of saying, after what is said.
    pub(super) fn behind_saying(&self, units: &[Unit<'_>], index: usize) -> Option<Phrase> {
        let group = &self.groups[index];
        let before = &units[group.start.checked_sub(1)?];
        let quoted = before.kind == UnitKind::Punct && matches!(before.folded, "\"" | "”" | "’" | "'");
        let says = units[group.main].is(Class::Say) && !units[group.main].is(Class::Urge);
        let bare =
            group.form == GroupForm::Finite && group.start == group.main && group.end == group.main + 1;
        let first = units.get(group.end)?;
        let named = first.is_mention() || first.title || first.is(Class::Determiner);
        let end = self.phrase_end(units, group.end, units.len());
        // "X, the minister, warned Y that Z would fall", "told Y to leave"
        let that = units.get(end).is_some_and(|unit| unit.is(Class::That));
        let closes = !that && self.groups.iter().all(|group| group.start != end);
        let somebody = units[group.end..end].iter().any(|unit| unit.is_mention() || unit.title);
        let said = bare && says && named && somebody && closes;
        (said && (quoted || before.is_punct(","))).then_some(group.end..end)
    }
}
