//! What stands before the news.

use super::super::{Context, Unit, UnitKind};
use crate::EntityType;

/// Where the place, the day and the agency end that stand before the news: "NEW DELHI, July 4
/// (Reuters) -", "KYIV --".
pub(super) fn dateline(context: &Context<'_>, units: &[Unit<'_>]) -> usize {
    let place = |mention: &usize| {
        let who = context.linked.mentions[*mention].who;
        let sort = context.linked.entity(context.lexicon, who).entity_type;
        matches!(sort, EntityType::Place | EntityType::Country)
    };
    // "UNITED NATIONS, April 13 (IANS)"
    let body = units.get(1).is_some_and(|unit| unit.is_punct(","))
        && units.get(2).is_some_and(|unit| unit.kind == UnitKind::Date);
    let begins =
        units.first().is_some_and(|unit| unit.is_mention() && body || unit.mentions().iter().any(place));
    let inside = |(at, unit): &(usize, &Unit<'_>)| {
        *at == 0
            || unit.is_punct(",")
            || unit.is_punct(".")
            || matches!(unit.kind, UnitKind::Date)
            || unit.mentions().iter().any(place)
    };
    let end = if begins { units.iter().enumerate().take_while(inside).count() } else { 0 };
    let agency = units.get(end).filter(|unit| unit.is_punct("(")).and(units.get(end + 2));
    // "Kruger National Park (KNP) lies in": a short name is no agency.
    let dated = end > 1 || units.get(end + 3).is_some_and(is_dateline_dash);
    let named = dated && agency.is_some_and(|unit| unit.is_punct(")"));
    let end = if named { end + 3 } else { end };
    let dash = units.get(end).is_some_and(is_dateline_dash);
    // "Thailand – a monarchy – attacked Burma"
    let closed =
        |open: &Unit<'_>| units[end + 1..].iter().any(|unit| unit.spaced && unit.is_punct(open.folded));
    let inserted = end == 1 && !named && units.get(end).is_some_and(closed);
    if end > 0 && !inserted && (named || dash) { end + usize::from(dash) } else { 0 }
}

/// The commas that end an address: "Seoul, South Korea[,]".
pub(super) fn addresses(context: &Context<'_>, units: &[Unit<'_>]) -> Vec<usize> {
    let lies = |at: usize| {
        let (inner, outer) = (units[at - 3].mentions().first(), units[at - 1].mentions().first());
        inner.zip(outer).is_some_and(|(inner, outer)| context.lies_in(*inner, *outer))
    };
    let comma = |at: usize| units[at].is_punct(",");
    (3..units.len()).filter(|at| comma(*at) && comma(*at - 2) && lies(*at)).collect()
}

fn is_dateline_dash(unit: &Unit<'_>) -> bool {
    unit.is_punct("—") || unit.spaced && (unit.is_punct("-") || unit.is_punct("–"))
}
