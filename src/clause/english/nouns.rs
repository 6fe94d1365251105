//! What stands around a noun: owners, compounds, appositions.

use super::super::phrase::only_qualifies;
use super::super::{Phrase, Unit, UnitKind};
use crate::gazetteer::files::grammar::{Class, Inflection};

/// Where brackets begin that end before `end`: "[the World Bank] (WB) backs".
pub(super) fn without_brackets(units: &[Unit<'_>], end: usize) -> usize {
    let closed = end.checked_sub(1).filter(|last| units[*last].is_punct(")"));
    let open = closed.and_then(|last| units[..last].iter().rposition(|unit| unit.is_punct("(")));
    open.unwrap_or(end)
}

/// Where the simple noun phrase of a noun begins.
pub(super) fn phrase_start(units: &[Unit<'_>], noun: usize) -> usize {
    let mut start = noun;
    while start > 0 {
        let unit = &units[start - 1];
        let inside = unit.is_mention()
            || unit.is_punct("-")
            || is_plural_owner(units, start - 1)
            || is_in_compound(units, start - 1)
            || is_tied(units, start - 1)
            || matches!(unit.kind, UnitKind::Possessive | UnitKind::Number | UnitKind::Title { .. })
            || unit.kind == UnitKind::Word
                && unit.marker().is_none()
                && (unit.tail.is_none() || unit.is(Class::Determiner)) // "[months of] pressure"
                && !unit.is_auxiliary()
                && !is_boundary(unit)
                && !unit.any(&[
                    Class::And,
                    Class::Relative,
                    Class::Negator,
                    Class::Adverb,
                    Class::OtherPronoun,
                    Class::To,
                ])
                && !unit.may_be(&[Inflection::Past]);
        if !inside {
            break;
        }
        start -= 1;
        // "mourns | the attack": nothing of a noun phrase stands before its article.
        if unit.is(Class::Article) && !unit.is_mention() {
            break;
        }
    }
    start
}

/// "Russia's invasion", "Russia and China's plan".
pub(super) fn possessor(units: &[Unit<'_>], noun: usize) -> Option<Phrase> {
    let start = phrase_start(units, noun);
    let clitic = (start..noun).rev().find(|index| {
        units[*index].kind == UnitKind::Possessive
            || is_apostrophe(units, *index)
            || is_possessive_pronoun(&units[*index])
    })?;
    if is_possessive_pronoun(&units[clitic]) {
        return Some(clitic..clitic + 1);
    }
    let mut first = phrase_start(units, clitic);
    while first >= 2 && units[first - 1].is(Class::And) && units[first - 2].is_mention() {
        first = phrase_start(units, first - 1);
    }
    Some(first..clitic)
}

pub(super) fn is_apostrophe(units: &[Unit<'_>], at: usize) -> bool {
    matches!(units[at].folded, "'" | "’") && units[at].kind == UnitKind::Punct && !units[at].spaced
}

/// The apostrophe of "students' protests".
fn is_plural_owner(units: &[Unit<'_>], at: usize) -> bool {
    let spaced = units.get(at + 1).is_some_and(|next| next.spaced);
    at > 0 && spaced && is_apostrophe(units, at) && units[at - 1].folded.ends_with('s')
}

pub(super) fn is_possessive_pronoun(unit: &Unit<'_>) -> bool {
    unit.is_mention() && unit.is(Class::Possessive)
}

/// "Russian invasion", "Kim-Trump summit", "US and Chinese officials".
pub(super) fn compound(units: &[Unit<'_>], noun: usize) -> Option<Phrase> {
    let last = (phrase_start(units, noun)..noun)
        .rev()
        .take_while(|index| {
            units[*index].kind != UnitKind::Possessive && !is_possessive_pronoun(&units[*index])
        })
        .find(|index| units[*index].is_mention())?;
    if only_qualifies(units, last) && last + 2 != noun {
        return None;
    }
    let mut first = last;
    while first >= 2
        && units[first - 2].is_mention()
        && (units[first - 1].is(Class::And) || matches!(units[first - 1].folded, "-" | "–" | "/"))
    {
        first -= 2;
    }
    Some(first..last + 1)
}

/// "Iran-*backed*": a hyphen ties the word to what stands before it.
pub(super) fn is_tied(units: &[Unit<'_>], at: usize) -> bool {
    at > 0 && units[at - 1].is_hyphen() && !units[at].spaced
}

/// "water-for-energy", "near-daily": no preposition, but part of a word with hyphens.
pub(super) fn is_in_compound(units: &[Unit<'_>], at: usize) -> bool {
    let hyphen = |at: usize| units.get(at).is_some_and(|unit| unit.is_punct("-") && !unit.spaced);
    let led = at > 0 && hyphen(at - 1);
    hyphen(at + 1) && (led || units.get(at + 2).is_some_and(|unit| !unit.spaced && !unit.is_mention()))
}

/// "Iran's ally Syria", "the Afghan capital, Kabul,", "members China and Russia": the name right
/// after the noun.
pub(super) fn named_after(units: &[Unit<'_>], noun: usize) -> Option<Phrase> {
    let named = |at: usize| units.get(at).is_some_and(Unit::is_mention);
    let comma = units.get(noun + 1).is_some_and(|unit| unit.is_punct(","));
    let first = noun + 1 + usize::from(comma);
    let closed = units.get(first + 1).is_none_or(|unit| unit.is_punct(",") || is_stop(unit));
    if !named(first) || comma && !closed {
        return None;
    }
    let joins = |at: usize| units.get(at).is_some_and(|unit| unit.is(Class::And) || unit.is_punct(","));
    let mut end = first + 1;
    while !comma && units[noun].plural && joins(end) && named(end + 1) {
        end += 2;
    }
    Some(first..end)
}

/// "X, an ally of …": the noun phrase before the comma.
pub(super) fn apposed(units: &[Unit<'_>], noun: usize) -> Option<Phrase> {
    let bare = phrase_start(units, noun);
    let start = before_one_of(units, bare);
    // "X, *now* an ally of …", but not "X, no longer an ally of …"
    let told = |unit: &&Unit<'_>| unit.is_adverbial() && !unit.is(Class::Negator) && !unit.is_mention();
    let adverbs = units[..start].iter().rev().take_while(told).count();
    let comma = (start - adverbs).checked_sub(1).filter(|at| units[*at].is_punct(","))?;
    before_comma(units, units[noun].plural && start == bare, comma)
}

/// "X, *one of* Y's last allies": where the phrase begins that names one of several.
fn before_one_of(units: &[Unit<'_>], start: usize) -> usize {
    let one = start.checked_sub(2).filter(|one| {
        let counted = units[*one].is(Class::OtherPronoun) || units[*one].kind == UnitKind::Number;
        counted && units[start - 1].marker().is_some() && !units[*one].is_mention()
    });
    one.unwrap_or(start)
}

/// "X, daughter of Y and [wife] of …": the noun phrase before the comma of the first of two
/// descriptions, between which no verb stands.
pub(super) fn apposed_twice(
    units: &[Unit<'_>],
    noun: usize,
    is_verb: impl Fn(usize) -> bool,
) -> Option<Phrase> {
    let start = before_one_of(units, phrase_start(units, noun));
    let and = start.checked_sub(1).filter(|at| units[*at].is(Class::And))?;
    let ends = |at: usize| is_stop(&units[at]) || is_boundary(&units[at]) || is_verb(at);
    let comma = (0..and).rev().take_while(|at| !ends(*at)).find(|at| units[*at].is_punct(","))?;
    let first = &units[comma + 1];
    let word = first.kind == UnitKind::Word && first.marker().is_none();
    let describes = (word || matches!(first.kind, UnitKind::Title { .. })) && comma + 1 < and;
    before_comma(units, units[noun].plural, comma).filter(|_| describes)
}

/// The noun phrase before the comma that what describes it follows, which may be several.
fn before_comma(units: &[Unit<'_>], several: bool, comma: usize) -> Option<Phrase> {
    let start = phrase_start(units, comma);
    // "Thrace, the Greek cities and …" is a list.
    let listed = several && units[start..comma].iter().filter(|unit| unit.is_mention()).count() == 1;
    let joined = start > 0 && (units[start - 1].is(Class::And) || units[start - 1].is_punct(","));
    (start < comma && (joined || !listed)).then_some(start..comma)
}

/// A mark that ends a clause; a dash with space before it too.
pub(super) fn is_stop(unit: &Unit<'_>) -> bool {
    let mark = matches!(unit.folded, ";" | ":" | "—" | "…" | "!" | "?" | "।" | "." | "|");
    unit.kind == UnitKind::Punct && (mark || unit.spaced && matches!(unit.folded, "-" | "–"))
}

/// A word that a noun phrase cannot reach over.
pub(super) fn is_boundary(unit: &Unit<'_>) -> bool {
    let subordinate = unit.is(Class::Subordinator) && unit.marker().is_none();
    unit.any(&[Class::That, Class::But, Class::If, Class::AccordingTo]) || subordinate
}
