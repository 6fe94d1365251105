//! Verb groups: which words are verbs here, with their auxiliaries.

use super::super::{Context, Unit, UnitKind};
use super::bare::{bare_verb, is_subjunctive};
use crate::gazetteer::files::grammar::{Class, Inflection};
use crate::{MentionForm, Modality};

/// Auxiliaries and main verb: "has not yet been attacked".
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) start: usize,
    pub(super) main: usize,
    pub(super) end: usize,
    pub(super) form: GroupForm,
    pub(super) passive: bool,
    pub(super) negative: bool,
    pub(super) modality: Modality,
    pub(super) reporting: bool,
    /// The verb that it goes on from: "to lift sanctions and *release* prisoners".
    pub(super) joined: Option<usize>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum GroupForm {
    Finite,
    /// "to meet"
    Infinitive,
    /// "meeting", "met by": without a subject of its own.
    Participle,
}

/// The group that begins at a unit, or at the adverbs before it since the last group, which
/// ends at `last`.
pub(super) fn group_at(context: &Context<'_>, units: &[Unit<'_>], at: usize, last: usize) -> Option<Group> {
    let unit = &units[at];
    if unit.is(Class::To) {
        let denied = at > 0 && units[at - 1].is(Class::Negator);
        let main = (at + 1..units.len().min(at + 3)).find(|index| !units[*index].is_adverbial())?;
        if units[main].is_auxiliary() {
            let mut group = auxiliary_group(units, main)?;
            (group.start, group.form) = (at, GroupForm::Infinitive);
            group.negative |= denied;
            return Some(group);
        }
        let base = units[main].may_be(&[Inflection::Base]) && !units[main].is_mention();
        let mut found = group(units, at, main, GroupForm::Infinitive);
        found.negative |= denied;
        return base.then_some(found);
    }
    if unit.is_auxiliary() {
        let mut found = auxiliary_group(units, at)?;
        // "demanded that X be freed"
        if is_subjunctive(context, units, at) {
            found.modality = Modality::Desired;
        }
        // "after *being* attacked by X", "*having* met X"
        if unit.may_be(&[Inflection::Gerund]) {
            found.form = GroupForm::Participle;
        }
        return Some(found);
    }
    let form = bare_verb(context, units, at, last)?;
    let mut start = at;
    let modifies = |unit: &Unit<'_>| {
        unit.any(&[Class::Negator, Class::Adverb]) && !unit.is(Class::And) && unit.marker().is_none()
    };
    while start > last && modifies(&units[start - 1]) {
        start -= 1;
    }
    let mut found = group(units, start, at, form);
    let before = start.checked_sub(1).map(|before| &units[before]);
    // "neither attacked X *nor* armed Y"
    found.negative |= before.is_some_and(|unit| unit.is(Class::And) && unit.is(Class::Negator));
    // "rather than *attack* X"
    let forgone = before.is_some_and(|unit| unit.is(Class::Without)) && units[at].may_be(&[Inflection::Base]);
    let reduced = form == GroupForm::Participle && !units[at].may_be(&[Inflection::Gerund]) && !forgone;
    found.passive = reduced;
    if form == GroupForm::Finite && is_subjunctive(context, units, at) {
        found.modality = Modality::Desired;
    }
    Some(found)
}

pub(super) fn group(units: &[Unit<'_>], start: usize, main: usize, form: GroupForm) -> Group {
    // "backs neither X nor Y", "was recognised neither by X nor by Y"
    let neither = units.get(main + 1).is_some_and(|unit| unit.is(Class::Neither));
    Group {
        start,
        main,
        end: main + 1,
        form,
        passive: false,
        negative: units[start..main].iter().any(|unit| unit.is(Class::Negator)) || neither,
        modality: Modality::Actual,
        reporting: units[main].any(&[Class::Say, Class::Claim]),
        joined: None,
    }
}

/// Auxiliaries, negators and adverbs up to the main verb; without one, the last auxiliary is it.
pub(super) fn auxiliary_group(units: &[Unit<'_>], start: usize) -> Option<Group> {
    let (mut at, mut last) = (start, start);
    let (mut be, mut modality, mut negative) = (false, Modality::Actual, false);
    while let Some(unit) = units.get(at) {
        if unit.is_auxiliary() {
            be = unit.is(Class::Be);
            if modality == Modality::Actual {
                modality = auxiliary_modality(unit);
            }
            last = at;
        } else if unit.kind != UnitKind::Date
            && (!unit.any(&[Class::Negator, Class::Adverb]) || unit.kind != UnitKind::Word)
        {
            break;
        } else if unit.may_be(&[Inflection::Base]) && units.get(at + 1).is_some_and(begins_object) {
            break; // "will back Egypt"
        }
        negative |= unit.is(Class::Negator);
        at += 1;
    }
    let wanted: &[Inflection] = match units[last].any(&[Class::Be, Class::Have]) {
        true if be => &[Inflection::Gerund, Inflection::Participle],
        true => &[Inflection::Participle],
        false => &[Inflection::Base],
    };
    let lexical = units.get(at).is_some_and(|unit| {
        unit.may_be(wanted) && unit.kind == UnitKind::Word && !unit.is(Class::Determiner)
    });
    let main = if lexical { at } else { last };
    let mut found = group(units, start, main, GroupForm::Finite);
    found.passive = lexical
        && be
        && units[main].may_be(&[Inflection::Participle])
        && !units[main].may_be(&[Inflection::Gerund]);
    (found.modality, found.negative) = (modality, found.negative || negative);
    Some(found)
}

pub(super) fn auxiliary_modality(unit: &Unit<'_>) -> Modality {
    if unit.is(Class::Future) {
        Modality::Planned
    } else if unit.is(Class::Should) {
        Modality::Desired
    } else if unit.any(&[Class::May, Class::Would]) {
        Modality::Hypothetical
    } else {
        Modality::Actual
    }
}

/// Whether some frame knows the word as a noun.
pub(super) fn is_noun_trigger(unit: &Unit<'_>) -> bool {
    unit.triggers.iter().any(|trigger| trigger.words.iter().any(|word| word.verb.is_none()))
}

/// "X and Y *hold talks*": after a noun such a noun is what the verb before it is about.
pub(super) fn is_plural_trigger(unit: &Unit<'_>) -> bool {
    is_noun_trigger(unit) && is_plural(unit)
}

/// A name, title or determiner: what begins an object.
pub(super) fn begins_object(unit: &Unit<'_>) -> bool {
    unit.is_mention()
        || matches!(unit.kind, UnitKind::Title { .. } | UnitKind::Number)
        || unit.any(&[Class::Determiner, Class::Adjective]) && unit.marker().is_none()
}

pub(super) fn may_follow_verb(unit: &Unit<'_>) -> bool {
    let word = unit.kind == UnitKind::Word
        && !unit.any(&[Class::And, Class::Be, Class::Have, Class::Future])
        && !unit.may_be(&[Inflection::Past]);
    word || unit.marker().is_some()
}

/// "Russian", "Chinese": before a noun an adjective, which a plural ("Iraqis") is not.
pub(super) fn is_demonym(context: &Context<'_>, unit: &Unit<'_>) -> bool {
    names_people(context, unit) && !is_plural(unit)
}

/// "Iraqis", "Afghans".
pub(super) fn is_people(context: &Context<'_>, unit: &Unit<'_>) -> bool {
    names_people(context, unit) && is_plural(unit)
}

fn names_people(context: &Context<'_>, unit: &Unit<'_>) -> bool {
    let named = |mention: &usize| context.linked.mentions[*mention].form == MentionForm::Demonym;
    unit.mentions().iter().any(named)
}

fn is_plural(unit: &Unit<'_>) -> bool {
    unit.folded.ends_with('s')
}

pub(super) fn is_directly_after(groups: &[Group], index: usize) -> bool {
    index > 0 && groups[index - 1].end == groups[index].start
}
