//! Verb groups: which words are verbs here, with their auxiliaries.

use super::super::{Context, Unit, UnitKind};
use super::nouns::{is_stop, without_brackets};
use crate::gazetteer::files::grammar::{Class, Inflection, Role};
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
        return auxiliary_group(units, at);
    }
    let form = bare_verb(context, units, at)?;
    let mut start = at;
    while start > last
        && units[start - 1].any(&[Class::Negator, Class::Adverb])
        && units[start - 1].marker().is_none()
    {
        start -= 1;
    }
    let mut found = group(units, start, at, form);
    let reduced = form == GroupForm::Participle && !units[at].may_be(&[Inflection::Gerund]);
    found.passive = reduced;
    Some(found)
}

pub(super) fn group(units: &[Unit<'_>], start: usize, main: usize, form: GroupForm) -> Group {
    Group {
        start,
        main,
        end: main + 1,
        form,
        passive: false,
        negative: units[start..main].iter().any(|unit| unit.is(Class::Negator)),
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
    (found.modality, found.negative) = (modality, negative);
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

/// What a verb without auxiliary is here; none if it rather is a noun or adjective.
pub(super) fn bare_verb(context: &Context<'_>, units: &[Unit<'_>], at: usize) -> Option<GroupForm> {
    let unit = &units[at];
    if unit.verbs().is_empty() || unit.kind != UnitKind::Word {
        return None;
    }
    let before = without_brackets(units, at).checked_sub(1).map(|index| &units[index]);
    let after = units.get(at + 1);
    let aside = before.is_some_and(|unit| unit.is_punct(",")) && after.is_some_and(|unit| unit.is_punct(","));
    if aside {
        return None; // a caption's "Putin, left, and Xi"
    }
    let floats = before.is_some_and(Unit::is_adverbial) && at > 1 && units[at - 2].is_mention();
    let modified = before.is_some_and(|unit| {
        let adjective = unit.is(Class::Adjective) && !unit.is(Class::Actor);
        (adjective || unit.is(Class::Determiner) && !floats) && !unit.is_mention()
            || unit.is(Class::Possessive)
            || unit.kind == UnitKind::Possessive
            || unit.kind == UnitKind::Number
    });
    let hyphenated = before.is_some_and(|unit| unit.is_punct("-")) && !unit.spaced;
    if hyphenated {
        return None;
    }
    if unit.may_be(&[Inflection::Past, Inflection::Participle]) && !unit.may_be(&[Inflection::Base]) {
        // "returned looted paintings"
        let verb = units[..at].iter().rev().find(|unit| !unit.is_adverbial());
        let describes = verb.is_some_and(|unit| unit.may_be(&[Inflection::Past]) && !is_noun_trigger(unit))
            && after.is_some_and(|unit| unit.kind == UnitKind::Word && unit.marker().is_none());
        // "opened its borders to displaced Syrians"
        let describes = describes
            || before.is_some_and(|unit| unit.marker().is_some() || unit.tail.is_some())
                && after.is_some_and(|unit| is_people(context, unit));
        if modified || describes {
            return None;
        }
        let agent = has_agent(context, units, at);
        // "Russia, accused of …, left"
        let charged = before.is_some_and(|unit| unit.is_punct(","))
            && after.is_some_and(|unit| context.language.plays(unit.reading, Role::Charge));
        let reduced = agent || charged || !unit.may_be(&[Inflection::Past]);
        return Some(if reduced { GroupForm::Participle } else { GroupForm::Finite });
    }
    if unit.may_be(&[Inflection::Gerund]) && !unit.may_be(&[Inflection::Base]) {
        let of = after.is_some_and(|unit| context.language.plays(unit.reading, Role::Genitive));
        // "accused X of bombing hospitals"
        let governed = before.is_some_and(|unit| unit.marker().is_some())
            && after.is_some_and(|unit| {
                unit.kind == UnitKind::Word && unit.reading.is_none() && !is_noun_trigger(unit)
            });
        let bare_noun = is_noun_trigger(unit) && !governed && !after.is_some_and(begins_object);
        let noun = modified || of || bare_noun || is_described_noun(units, at);
        return (!noun).then_some(GroupForm::Participle);
    }
    if modified || before.is_none_or(|unit| unit.marker().is_some() && !unit.is_mention()) {
        return None;
    }
    if is_inverted(units, at) {
        return Some(GroupForm::Finite);
    }
    let noun = is_noun_trigger(unit);
    let third = unit.may_be(&[Inflection::Third]);
    let counted = after.is_some_and(|unit| unit.is(Class::Determiner) || unit.kind == UnitKind::Number);
    let agrees = !noun
        || third
        || before.is_some_and(|unit| unit.plural) && (counted || after.is_some_and(Unit::is_mention))
        || unit.may_be(&[Inflection::Past])
        || !before.is_some_and(Unit::is_mention)
        || at > 1 && units[at - 2].any(&[Class::And, Class::Relative])
        || at > 1 && units[at - 2].is_punct(",");
    // "Ukraine claims: …", "Ukraine claims it …"
    let reports = third
        && unit.any(&[Class::Say, Class::Claim])
        && after.is_some_and(|unit| unit.is_punct(":") || unit.is(Class::SameSubject));
    let ends = after.is_none_or(is_stop) && third && !noun
        || reports
        || third && after.is_some_and(|unit| unit.is(Class::That));
    let in_line = third
        && after.is_some_and(|unit| unit.is(Class::And))
        && units.get(at + 2).is_some_and(|unit| unit.may_be(&[Inflection::Third]));
    let bare_object = third && exports(units, at) || in_line;
    let planned = agrees && after.is_some_and(|unit| unit.is(Class::To));
    let object = ends
        || planned
        || bare_object
        || after.is_some_and(|unit| {
            begins_object(unit) || is_plural_trigger(unit) || !noun && may_follow_verb(unit)
        });
    let demonym = before.is_some_and(|unit| is_demonym(context, unit));
    let subject = before.is_some_and(|unit| {
        unit.is_mention()
            || unit.any(&[Class::Relative, Class::And, Class::OtherPronoun])
            || unit.is_punct(",")
            || matches!(unit.kind, UnitKind::Title { plural: true, .. })
    });
    let named = subject
        || third && is_floating(units, at)
        || counted && before.is_some_and(|unit| unit.any(&[Class::Actor, Class::Department]))
        || !noun
            && before.is_some_and(|unit| unit.is_adverbial() || unit.any(&[Class::Actor, Class::Department]));
    (named && object && agrees && !demonym).then_some(GroupForm::Finite)
}

/// "attacked by X", "evacuated from X by Y".
fn has_agent(context: &Context<'_>, units: &[Unit<'_>], verb: usize) -> bool {
    let name_from = |start: usize| {
        let name = (start..units.len()).find(|at| !begins_object(&units[*at]) || units[*at].is_mention());
        name.filter(|at| units[*at].is_mention() || units[*at].title)
    };
    let mut at = verb + 1;
    if units[verb].tail.is_some() {
        at = name_from(at).map_or(at, |name| name + 1);
    }
    while let Some(unit) = units.get(at).filter(|unit| unit.marker().is_some() || unit.is_adverbial()) {
        if context.language.plays(unit.reading, Role::Agent) {
            return at == verb + 1 || name_from(at + 1).is_some();
        }
        at = name_from(at + 1).filter(|_| unit.marker().is_some()).map_or(at + 1, |name| name + 1);
    }
    false
}

/// "a weekly *briefing* in X": an article, an adjective that we need not know, and no object.
fn is_described_noun(units: &[Unit<'_>], at: usize) -> bool {
    let Some(article) = at.checked_sub(2) else { return false };
    let adjective = &units[at - 1];
    let plain = adjective.kind == UnitKind::Word
        && adjective.marker().is_none()
        && adjective.verbs().is_empty()
        && !adjective.plural
        && !adjective.any(&[Class::Actor, Class::Department]);
    let bare = units.get(at + 1).is_none_or(|unit| unit.marker().is_some() || is_stop(unit));
    plain && bare && units[article].is(Class::Determiner) && !units[article].is_mention()
}

/// "Did Russia *attack* Ukraine?": an auxiliary opens the clause, a name is its subject.
fn is_inverted(units: &[Unit<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| units[*before].is_mention()) else { return false };
    let helps = [Class::Do, Class::Future, Class::May, Class::Would, Class::Should];
    let opens = |helper: usize| {
        let first = helper.checked_sub(1).is_none_or(|outer| !units[outer].is_mention());
        first && units[helper].any(&helps) && units[helper].kind == UnitKind::Word
    };
    units[at].may_be(&[Inflection::Base]) && before.checked_sub(1).is_some_and(opens)
}

/// "ASEAN *currently* holds talks": only adverbs between the name and its verb.
fn is_floating(units: &[Unit<'_>], at: usize) -> bool {
    let floats = |unit: &&Unit<'_>| unit.is_adverbial() && !unit.is(Class::Determiner);
    let adverbs = units[..at].iter().rev().take_while(floats).count();
    adverbs > 0 && units[..at - adverbs].last().is_some_and(Unit::is_mention)
}

/// "Turkey exports drones to Poland": a bare noun after it, then what it goes to or nothing.
fn exports(units: &[Unit<'_>], at: usize) -> bool {
    let plain = |unit: &Unit<'_>| {
        let noun = unit.verbs().is_empty() || unit.may_be(&[Inflection::Third]);
        unit.kind == UnitKind::Word && unit.marker().is_none() && noun
    };
    let noun = units.get(at + 1).is_some_and(plain);
    noun && units.get(at + 2).is_none_or(|unit| is_stop(unit) || unit.marker().is_some())
}

/// Whether some frame knows the word as a noun.
pub(super) fn is_noun_trigger(unit: &Unit<'_>) -> bool {
    unit.triggers.iter().any(|trigger| trigger.words.iter().any(|word| word.verb.is_none()))
}

/// "X and Y *hold talks*": after a noun such a noun is what the verb before it is about.
fn is_plural_trigger(unit: &Unit<'_>) -> bool {
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
fn is_people(context: &Context<'_>, unit: &Unit<'_>) -> bool {
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
