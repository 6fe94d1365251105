//! Orders of words other than the plain one: headlines with the verb first, phrases joined over
//! their case markers, names side by side.

use super::super::{Context, Phrase, Site, Unit, UnitKind};
use super::groups::{Group, closes_clause, joins_phrases, takes_as_verb};
use super::{Hindi, Markers, has_marker};
use crate::MentionForm;
use crate::gazetteer::files::grammar::{Class, Inflection};

/// Words between two names that do not part them, at most: चीन [पूर्वी] लद्दाख में.
const NAME_DISTANCE: usize = 2;

impl Hindi {
    pub(super) fn stands_first(&self, units: &[Unit<'_>], group: &Group) -> bool {
        group.future && !group.obliges && !closes_clause(units, group.end)
            || acts_first(units, group, group.start, self.markers)
    }

    /// What follows a verb that stands right after who did it: "X ने निकाले [Y के राजनयिक]".
    pub(super) fn after_act(&self, units: &[Unit<'_>], site: &Site) -> Option<usize> {
        let group = site.group.map(|group| &self.groups[group]).filter(|group| group.end > site.unit)?;
        acts_first(units, group, site.unit, self.markers).then_some(group.end)
    }

    /// Whether a verb that stands first has its noun at `noun`: nothing else of the clause follows.
    pub(super) fn ends_headline(&self, units: &[Unit<'_>], group: &Group, noun: usize) -> bool {
        let between = group.end..noun;
        self.stands_first(units, group)
            && closes_clause(units, noun + 1)
            && !between.clone().any(|at| self.in_group(at) || units[at].kind == UnitKind::Punct)
    }

    /// The start of a phrase that goes on before its joint: [A ने और] B ने, [A पर बल्कि] B पर.
    pub(super) fn joined_start(&self, units: &[Unit<'_>], phrase: &Phrase, limit: usize) -> usize {
        let marker = units.get(phrase.end).and_then(Unit::marker);
        let mut start = phrase.start;
        loop {
            let opens = |at: usize| units[at].is(Class::And) || units[at].is_punct(",");
            let joint = match start.checked_sub(1) {
                Some(before) if before > limit && joins_phrases(units, before) => before,
                _ if units.get(start).is_some_and(|_| start < phrase.end && opens(start)) => start,
                _ => return start,
            };
            let Some(end) = joint.checked_sub(1).filter(|end| *end > limit) else { return start };
            if marker.is_none() || units[end].marker() != marker || units[end].is_mention() {
                return start;
            }
            start = self.plain_start(units, end, limit);
        }
    }

    /// Where the noun phrase begins that ends before `end`.
    fn plain_start(&self, units: &[Unit<'_>], end: usize, limit: usize) -> usize {
        let mut start = end;
        while start > limit
            && !self.ends_phrase(units, start - 1)
            && (start == end || !self.apart.contains(&start))
        {
            start -= 1;
        }
        start
    }

    pub(super) fn phrase_ending(&self, units: &[Unit<'_>], end: usize, limit: usize) -> Phrase {
        self.plain_start(units, end, limit)..end
    }
}

/// A verb whose words begin at `first`, right after who did it: "X ने [दी] Y को धमकी".
fn acts_first(units: &[Unit<'_>], group: &Group, first: usize, markers: Markers) -> bool {
    let follows = (0..first).rev().find(|at| !units[*at].is(Class::Adverb));
    let doer = follows.zip(markers.ergative).is_some_and(|(at, ergative)| has_marker(&units[at], ergative));
    doer && group.perfective && !group.passive && !closes_clause(units, group.end)
}

/// Whether the unit is the noun that a verb before it waits for, and no verb itself: "X ने दी Y को [धमकी]".
pub(super) fn is_awaited(
    context: &Context<'_>,
    units: &[Unit<'_>],
    group: &Group,
    at: usize,
    markers: Markers,
) -> bool {
    closes_clause(units, at + 1)
        && (group.future || acts_first(units, group, group.start, markers))
        && takes_as_verb(context, &units[at], &units[group.start])
}

/// Where one name ends and another phrase begins: भारत | चीन को, मोदी | पूर्वी यूरोप में.
/// Adjectives of states and people beside their titles belong to what follows.
pub(super) fn apart(context: &Context<'_>, units: &[Unit<'_>]) -> Vec<usize> {
    let named = |at: usize| {
        let plain = |mention: &usize| {
            matches!(
                context.linked.mentions[*mention].form,
                MentionForm::Name | MentionForm::Alias | MentionForm::Short
            )
        };
        units[at].is_mention() && units[at].mentions().iter().all(plain)
    };
    let passes = |unit: &Unit<'_>| {
        let word = unit.kind == UnitKind::Word && unit.marker().is_none() && unit.triggers.is_empty();
        word && (unit.reading.is_none() || unit.any(&[Class::Adjective, Class::Determiner]))
            && !unit.may_be(&[Inflection::Perfective])
    };
    let other = |at: usize| {
        let next = (at + 1..units.len()).find(|next| !passes(&units[*next]))?;
        // "नाटो के वॉशिंगटन [शिखर सम्मेलन]" is one name.
        let whole = |mention: &usize| context.linked.mentions[*mention].span.start >= units[next].span.start;
        let another = units[next].is_mention() && units[next].mentions().iter().all(whole);
        (another && next - at - 1 <= NAME_DISTANCE).then_some(at + 1)
    };
    (0..units.len()).filter(|at| named(*at)).filter_map(other).collect()
}
