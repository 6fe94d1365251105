//! Numbers with what stands before them: "about 900", "between 20 and 30".

use super::{Unit, UnitKind};
use crate::Span;
use crate::gazetteer::files::grammar::{Class, Inflection};

/// Years that news writes in digits.
const YEARS: std::ops::Range<u32> = 1500..2200;

/// Makes the number and the words before it that belong to it one unit.
pub(super) fn join_amounts(units: &mut Vec<Unit<'_>>) {
    let mut at = 0;
    while at < units.len() {
        if let Some(number) = amount_at(units, at) {
            let span = Span::new(units[at].span.start, units[number].span.end);
            let spaced = units[at].spaced;
            units.drain(at..number);
            (units[at].span, units[at].spaced) = (span, spaced);
        }
        at += 1;
    }
}

/// The last number of the amount whose first word stands at `at`.
fn amount_at(units: &[Unit<'_>], at: usize) -> Option<usize> {
    let first = at + 1;
    let own = units[at].is(Class::Approximate) && units[at].kind == UnitKind::Word;
    if !own || !is_number(units.get(first)?) || is_governed(units, at) {
        return None;
    }
    let range = units.get(first + 1).is_some_and(|unit| unit.is(Class::And));
    let last = if range && units.get(first + 2).is_some_and(is_number) { first + 2 } else { first };
    let counts =
        units.get(last + 1).is_some_and(|unit| unit.kind != UnitKind::Punct || unit.is(Class::Numeral));
    let year = |unit: &Unit<'_>| unit.folded.parse().is_ok_and(|year: u32| YEARS.contains(&year));
    (counts && !year(&units[last])).then_some(last)
}

fn is_number(unit: &Unit<'_>) -> bool {
    let digits = unit.kind == UnitKind::Number && unit.folded.len() > 1;
    digits || unit.is(Class::Numeral) && !unit.is_mention()
}

/// "talks | about 900 prisoners", "warned X | over 20 killings": a preposition behind a noun.
fn is_governed(units: &[Unit<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &units[before]) else { return false };
    let acts = before.may_be(&[Inflection::Past, Inflection::Participle, Inflection::Gerund])
        || before.is_auxiliary()
        || at > 1 && before.may_be(&[Inflection::Base]) && units[at - 2].any(&[Class::To, Class::Future]);
    let function = before.reading.is_some_and(|reading| reading.verbs.is_empty()) && !before.is(Class::Actor);
    let noun = before.is_mention() || before.kind == UnitKind::Word && !acts && !function;
    units[at].marker().is_some() && noun
}
