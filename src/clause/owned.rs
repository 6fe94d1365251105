//! Who is named behind a preposition as the owner of a thing, or as where it lies.

use std::ops::Range;

use super::phrase::sort_of;
use super::{Context, Unit, UnitKind};
use crate::MentionForm;
use crate::gazetteer::files::grammar::{Class, Inflection, Role};

/// "of Russia and the People's Republic of China (PRC)": the names right after a preposition.
/// "of Chile, Gabriel Boric," is no list.
pub(super) fn owner_list(
    context: &Context<'_>,
    units: &[Unit<'_>],
    start: usize,
    limit: usize,
) -> Range<usize> {
    let describes = |at: &usize| {
        units[*at].any(&[Class::Determiner, Class::Adjective]) && !units[*at].is_mention()
            || matches!(units[*at].kind, UnitKind::Title { .. })
    };
    let named = |at: &usize| units[*at].is_mention();
    // "of the *outlawed* X", but "of *mostly* Muslim states"
    let described = |at: usize| {
        // "of *war-torn* X"
        let tied = |at: usize| units[at].is_hyphen() || units.get(at + 1).is_some_and(Unit::is_hyphen);
        let epithet = |at: usize| !units[at].is_mention() && tied(at) || is_epithet(&units[at]);
        let name = (at..limit).find(|at| !describes(at) && !epithet(*at))?;
        let form = |mention: &usize| context.linked.mentions[*mention].form;
        let whole = units[name].mentions().iter().all(|mention| form(mention) != MentionForm::Demonym);
        let more = |unit: &Unit<'_>| unit.kind == UnitKind::Word && unit.marker().is_none() && unit.plural;
        Some(name).filter(named).filter(|_| whole && !units.get(name + 1).is_some_and(more))
    };
    let name_from = |at: usize| (at..limit).find(|at| !describes(at)).filter(named).or_else(|| described(at));
    let (mut end, mut next) = (start, name_from(start));
    while let Some(name) = next {
        end = name + 1;
        if end + 2 < limit && units[end].is_punct("(") && units[end + 2].is_punct(")") {
            end += 3;
        }
        let comma = end < limit && units[end].is_punct(",");
        let linked = comma || end < limit && units[end].is(Class::And);
        let alike = |next: &usize| !comma || sort_of(context, units, *next) == sort_of(context, units, name);
        next = if linked { name_from(end + 1).filter(alike) } else { None };
    }
    start..end
}

/// An adjective that no list has, or a participle: "outlawed", "landlocked".
fn is_epithet(unit: &Unit<'_>) -> bool {
    let act = unit.triggers.iter().any(|hit| hit.words.iter().any(|word| word.verb.is_none()));
    let word = unit.is_plain() || unit.may_be(&[Inflection::Participle]);
    unit.kind == UnitKind::Word && word && !unit.plural && !act
}

/// "a school in Kharkiv": the name after the thing.
pub(super) fn part_of(context: &Context<'_>, units: &[Unit<'_>], end: usize, limit: usize) -> Range<usize> {
    let lies = end < limit && context.language.plays(units[end].reading, Role::Part);
    if lies { owner_list(context, units, end + 1, limit) } else { end..end }
}
