//! Phrases that belong to another act inside the clause: to a participle, to an infinitive, to a noun
//! in a phrase of its own.

use super::super::{Context, Phrase, Site, Unit, UnitKind};
use super::groups::{Form, Group};
use super::{Hindi, has_marker};
use crate::gazetteer::files::grammar::{Class, Role};
use crate::lexicon::language::Marker;

/// Units from a case marker to the verb that stands right beside it, over its noun: को [हथियार] देने वाले.
const BESIDE: usize = 3;

impl Hindi {
    /// "Y को [X से आए] लोगों के लिए मदद मिली", "[Y को ड्रोन बेचने] के आरोप को खारिज किया": the phrase nearest
    /// to an act that describes another noun than the site's.
    pub(super) fn is_of_inner_act(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        place: usize,
        site: &Site,
        first: usize,
    ) -> bool {
        let is = |marker: Option<Marker>| marker.is_some_and(|marker| has_marker(&units[place], marker));
        let nearest =
            |group: &&Group| place < group.start && !(place + 1..group.start).any(|at| self.parts(units, at));
        let inner = |index: &usize| !self.groups[*index].finite && self.groups[*index].end <= first;
        let found = (0..self.groups.len()).filter(inner).find(|index| nearest(&&self.groups[*index]));
        let Some(index) = found.filter(|_| !is(self.markers.ergative)) else { return false };
        let group = &self.groups[index];
        let doer = |at: usize| self.markers.ergative.is_some_and(|ergative| has_marker(&units[at], ergative));
        let acts_later = || (group.end..first).any(doer);
        match group.form {
            // "[रूस से तेल खरीदने] पर X ने …", but "[रूस को हटाने] पर X ने सहमति जताई"
            Form::Infinitive => {
                let told = self.has_infinitive(units, site);
                let governed = || {
                    let rule = self.content_governor(context, units, index, &self.clause(units, site));
                    rule.is_some_and(|rule| !rule.judges)
                };
                let own = self.is_others_content(units, group, site, first) || acts_later() && !governed();
                own && !told || told && self.told_before(context, units, place, site)
            }
            // "[Y को दुश्मन बताते हुए] X ने …", but "X ने [Y को] पकड़कर सौंपा"
            Form::Conjunctive => {
                acts_later() || units[group.start..group.end].iter().any(|unit| unit.is(Class::Go))
            }
            // "[Y से आए] लोगों को", "[Y से डरे] X ने", but "[Y पर लगे] प्रतिबंधों में ढील" eases those on Y
            Form::Other => {
                let verb = &units[group.start];
                let given = is(self.markers.accusative) && verb.is(Class::Transitive);
                let beside = group.start - place <= BESIDE && units[group.end].kind != UnitKind::Punct;
                let marks = |at: &usize| units[*at].marker().is_some() && !units[*at].is_mention();
                let next = (group.end..site.unit.max(first)).find(marks);
                let of_doer = (group.end..first).find(|at| self.parts(units, *at)).is_some_and(doer);
                next.is_some() && (given && beside || verb.is(Class::Go) || of_doer)
            }
        }
    }

    /// "Y को [Z से हटने] को कहा", "Y से [Z को हटाने] को कहा": whether somebody before is the one told;
    /// not so "Y से [सेना हटाने] की तारीख तय करने को कहा".
    fn told_before(&self, context: &Context<'_>, units: &[Unit<'_>], place: usize, site: &Site) -> bool {
        let start = self.clause(units, site).start;
        let told = |at: usize| {
            let cases = [Role::Addressee, Role::Object];
            let case = cases.iter().any(|role| context.language.plays(units[at].reading, *role));
            let phrase = self.phrase_before(units, at, start);
            case && !units[at].is_mention() && units[phrase].iter().any(Unit::is_mention)
        };
        (start..place).any(told)
    }

    /// Whether an infinitive tells when, or is the content of another noun than the site's: "[देने के] आरोप
    /// को खारिज", "[देने का] न्योता ठुकराया", but "[देने की] योजना की घोषणा".
    fn is_others_content(&self, units: &[Unit<'_>], infinitive: &Group, site: &Site, first: usize) -> bool {
        let Some(end) = units.get(infinitive.end).filter(|end| end.marker().is_some()) else { return false };
        let between = infinitive.end..site.unit.max(first);
        let act = |group: &Group| {
            between.contains(&group.start) && group.end <= first && group.form != Form::Infinitive
        };
        let object = between.len() > 1 && self.is_bare_noun(&units[between.end - 1]);
        let governed = end.marker() == self.markers.genitive;
        let other =
            || object || between.clone().any(|at| self.parts(units, at)) || self.groups.iter().any(act);
        end.is(Class::Around) || governed && other()
    }

    fn is_bare_noun(&self, unit: &Unit<'_>) -> bool {
        let describes = [Class::Adjective, Class::Adverb, Class::Negator, Class::Determiner];
        unit.kind == UnitKind::Word && unit.marker().is_none() && !unit.any(&describes)
    }

    /// Whether a case marker ends a phrase there.
    pub(super) fn parts(&self, units: &[Unit<'_>], at: usize) -> bool {
        let marked = units[at].marker().is_some_and(|marker| Some(marker) != self.markers.genitive);
        marked && !units[at].is_mention() && !self.in_group(at)
    }

    /// "[इजरायल को] समर्थन देने की घोषणा के बाद X ने …", "[रूस पर] हमले के जवाब में X ने …": what stands
    /// before the act at `first`, but belongs to another whose phrase ends before the next one's.
    pub(super) fn is_of_adjunct(&self, units: &[Unit<'_>], place: usize, first: usize) -> bool {
        let last = |marker: Marker| (place + 1..first).rev().find(|at| has_marker(&units[*at], marker));
        let doer = self.markers.ergative.and_then(last);
        let struck = self.markers.outer.filter(|outer| has_marker(&units[place], *outer));
        let outer = struck.and_then(last);
        // "A पर [सीमा से सटे गांवों पर] हमले का आरोप" closes no act.
        let timed = |end: usize| units[end].is(Class::Around) || self.in_group(end - 1);
        let ends = |end: usize| struck.is_some() || units[end].is(Class::Around);
        doer.is_some_and(|doer| self.ends_act(units, place + 1..doer, ends))
            || outer.is_some_and(|outer| self.ends_act(units, place + 1..outer, timed))
    }

    /// "[ताइवान पर] बयान को लेकर X Y पर भड़का", "[Y पर] मध्यस्थता की Z की पेशकश पर": of a noun in another
    /// phrase, while somebody else has the पर before the verb.
    pub(super) fn is_of_noun(&self, units: &[Unit<'_>], place: usize, first: usize) -> bool {
        let outer = |at: usize| self.markers.outer.is_some_and(|outer| has_marker(&units[at], outer));
        let passes = |at: usize| units[at].is_mention() || units[at].is(Class::Adverb);
        let nearest =
            (place + 1..first).rev().find(|at| !passes(*at)).filter(|at| outer(place) && outer(*at));
        let Some(nearest) = nearest else { return false };
        let noun = |at: usize| !units[at].is_mention() && !self.in_group(at);
        let Some(end) = (place + 1..nearest).find(|at| !noun(*at) || units[*at].marker().is_some()) else {
            return false;
        };
        let whole = self.phrase_before(units, nearest, place + 1);
        let own = units[whole.clone()].iter().any(Unit::is_mention);
        if !own || !noun(end) || end == place + 1 {
            return false;
        }
        let of_case =
            [self.markers.accusative, self.markers.ergative, self.markers.addressee, self.markers.place];
        let act = units[place + 1..end].iter().any(|unit| !unit.triggers.is_empty());
        match units[end].marker() {
            marker if marker == self.markers.genitive => act && whole.start == place + 1,
            marker => !of_case.contains(&marker),
        }
    }

    /// "[दशकों से] Y से मांग", "[15 फरवरी को] शहर छोड़ा": since when, or when.
    pub(super) fn is_period(&self, units: &[Unit<'_>], marker: usize) -> bool {
        let Some(head) = marker.checked_sub(1).map(|head| &units[head]) else { return false };
        let is = |case: Option<Marker>| case.is_some_and(|case| has_marker(&units[marker], case));
        let since = is(self.markers.addressee) && (head.is(Class::Period) || head.kind == UnitKind::Number);
        since || is(self.markers.accusative) && head.dated
    }

    /// Whether an act in the row has a case marker of its own that `closes` it.
    fn ends_act(&self, units: &[Unit<'_>], row: Phrase, closes: impl Fn(usize) -> bool) -> bool {
        let inner = [self.markers.genitive, self.markers.accusative, self.markers.ergative];
        let act = |at: usize| !units[at].is_mention() && !units[at].triggers.is_empty() || self.in_group(at);
        let ends = |at: usize| {
            let marker = units[at].marker().filter(|_| !units[at].is_mention());
            marker.is_some() && !inner.contains(&marker) && closes(at)
        };
        (row.start + 1..row.end).any(|end| ends(end) && (row.start..end).any(act))
    }
}
