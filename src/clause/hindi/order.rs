//! Orders of words other than the plain one: headlines with the verb first, phrases joined over
//! their case markers, names side by side.

use super::super::{Context, Phrase, Site, Unit, UnitKind};
use super::groups::{Form, Group, closes_clause, joins_phrases, takes_as_verb};
use super::{Hindi, Markers, contained_marker, has_marker};
use crate::MentionForm;
use crate::gazetteer::files::grammar::{Class, Inflection, Role};

/// Words between two names that do not part them, at most: चीन [पूर्वी] लद्दाख में.
const NAME_DISTANCE: usize = 2;

impl Hindi {
    /// What follows a verb that stands first: "X ने निकाले [Y के राजनयिक]".
    pub(super) fn after_act(&self, site: &Site) -> Option<Phrase> {
        let group = site.group.map(|group| &self.groups[group])?;
        (group.fronted && group.end > site.unit).then_some(group.end..group.clause_end)
    }

    /// Whether a verb that stands first has its noun at `noun`: nothing else of the clause follows.
    pub(super) fn ends_headline(&self, units: &[Unit<'_>], group: &Group, noun: usize) -> bool {
        let mut between = units[group.end..noun].iter();
        group.fronted
            && closes_clause(units, noun + 1)
            && !between.any(|unit| unit.kind == UnitKind::Punct && !unit.is_hyphen())
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

/// Finds the verbs that stand first, and where their clauses end.
pub(super) fn front(units: &[Unit<'_>], groups: &mut [Group], markers: Markers) {
    for index in 0..groups.len() {
        let (before, rest) = groups.split_at_mut(index);
        let Some((group, later)) = rest.split_first_mut() else { return };
        if may_stand_first(units, before, group, markers)
            && let Some(end) = headline_end(units, group, later)
        {
            (group.fronted, group.finite, group.clause_end) = (true, true, end);
        }
    }
}

/// A verb after which its clause goes on: one that will be, or that somebody named before has done.
fn may_stand_first(units: &[Unit<'_>], before: &[Group], group: &Group, markers: Markers) -> bool {
    if closes_clause(units, group.end) {
        return false;
    }
    let start = before.iter().rfind(|group| group.finite).map_or(0, |group| group.clause_end);
    let mut own =
        (start..group.start).rev().take_while(|at| !closes_clause(units, *at) || is_joined(units, *at));
    let done = group.perfective && !group.passive && group.form == Form::Other;
    let will = group.future && !group.obliges;
    will || done && own.any(|at| markers.ergative.is_some_and(|marker| has_marker(&units[at], marker)))
}

/// A mark or word that links phrases as well as clauses.
fn is_joined(units: &[Unit<'_>], at: usize) -> bool {
    units[at].is(Class::And) || units[at].is_punct(",") || joins_phrases(units, at)
}

/// Where the clause of a verb ends that stands first: no other verb follows there but an infinitive
/// with a case marker, "दी [हमला करने की] धमकी".
fn headline_end(units: &[Unit<'_>], group: &Group, later: &[Group]) -> Option<usize> {
    let acts = |group: &&Group| {
        let content = units.get(group.end).is_some_and(|next| next.marker().is_some() && !next.is_mention());
        group.form != Form::Infinitive || !content
    };
    let next = later.iter().find(acts).map(|next| next.start);
    let ends = |at: &usize| {
        let lists = units[*at].is(Class::And) || units[*at].is_punct(",") && next.is_none();
        closes_clause(units, *at) && !lists
    };
    let end = (group.end..next.unwrap_or(units.len())).find(ends);
    end.or_else(|| next.is_none().then_some(units.len()))
}

/// Whether the unit is the noun that a verb before it waits for, and no verb itself: "X ने दी Y को [धमकी]".
pub(super) fn is_awaited(
    context: &Context<'_>,
    units: &[Unit<'_>],
    groups: &[Group],
    at: usize,
    markers: Markers,
) -> bool {
    let Some((group, before)) = groups.split_last() else { return false };
    closes_clause(units, at + 1)
        && may_stand_first(units, before, group, markers)
        && takes_as_verb(context, &units[at], &units[group.start])
}

/// Where one name ends and another phrase begins: भारत | चीन को, मोदी | पूर्वी यूरोप में, चीन के | उसके
/// दूतावास पर. Adjectives of states and people beside their titles belong to what follows.
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
        word && (unit.is_plain() || unit.any(&[Class::Adjective, Class::Determiner]))
            && !unit.may_be(&[Inflection::Perfective])
    };
    let other = |at: usize| {
        let next = (at + 1..units.len()).find(|next| !passes(&units[*next]))?;
        // "नाटो के वॉशिंगटन [शिखर सम्मेलन]" is one name.
        let whole = |mention: &usize| context.linked.mentions[*mention].span.start >= units[next].span.start;
        let another = units[next].is_mention() && units[next].mentions().iter().all(whole);
        (another && next - at - 1 <= NAME_DISTANCE).then_some(at + 1)
    };
    let owned = |at: &usize| {
        let genitive = |unit: &Unit<'_>| context.language.plays(unit.reading, Role::Genitive);
        *at > 0 && genitive(&units[at - 1]) && contained_marker(&units[*at]).is_some()
    };
    let names = (0..units.len()).filter(|at| named(*at)).filter_map(other);
    names.chain((0..units.len()).filter(owned)).collect()
}
