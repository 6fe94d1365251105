//! Hindi: roles by the case marker that follows a noun chain; the verb comes last.

use crate::Modality;
use crate::gazetteer::files::grammar::{Class, Inflection, Role};
use crate::gazetteer::files::rules::Reach;
use crate::lexicon::language::{Inflections, Language, Lemma, Marker};
use crate::lexicon::triggers::{Shape, Slot};
use crate::{EntityType, Span};

use super::{Context, Phrase, Site, Status, Unit, UnitKind, phrase};

/// Words between a noun and its light verb, at most.
const VERB_DISTANCE: usize = 4;

/// The verb groups and clauses of a Hindi sentence.
pub(super) struct Hindi {
    groups: Vec<Group>,
    /// First unit of each clause, ascending.
    clauses: Vec<usize>,
    markers: Markers,
}

/// The case markers that the engine itself asks for.
#[derive(Clone, Copy)]
struct Markers {
    ergative: Option<Marker>,
    accusative: Option<Marker>,
    genitive: Option<Marker>,
    outer: Option<Marker>,
    according: Option<Marker>,
    purpose: Option<Marker>,
}

/// A verb with the auxiliaries after it: कर दिया गया था.
#[derive(Clone, Debug)]
struct Group {
    start: usize,
    end: usize,
    /// Closes its clause.
    finite: bool,
    form: Form,
    passive: bool,
    negative: bool,
    perfective: bool,
    modality: Modality,
}

/// What the first verb of a group is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Form {
    Infinitive,
    Conjunctive,
    Other,
}

impl Hindi {
    pub(super) fn new(context: &Context<'_>, units: &[Unit<'_>]) -> Self {
        let marker = |role: Role| context.language.markers_of(role).first().copied();
        let markers = Markers {
            ergative: marker(Role::Ergative),
            accusative: marker(Role::Object),
            genitive: marker(Role::Genitive),
            outer: marker(Role::Outer),
            according: marker(Role::Source),
            purpose: marker(Role::Purpose),
        };
        let mut groups = Vec::new();
        let mut at = 0;
        while at < units.len() {
            match group_at(context.language, units, at, markers) {
                Some(group) => {
                    at = group.end;
                    groups.push(group);
                }
                None => at += 1,
            }
        }
        let clauses = clauses(units, &groups);
        Hindi { groups, clauses, markers }
    }

    pub(super) fn site(
        &self,
        units: &[Unit<'_>],
        unit: usize,
        shape: &Shape,
        verb: Option<(Lemma, Inflections)>,
    ) -> Option<Site> {
        let span = units[unit].span;
        let of_unit = self.groups.iter().position(|group| group.start <= unit && unit < group.end);
        match (shape, verb) {
            (Shape::Verb, Some(_)) => {
                let group = of_unit.filter(|group| self.groups[*group].start == unit)?;
                let end = units[self.groups[group].end - 1].span.end;
                Some(Site { unit, group: Some(group), span: Span::new(span.start, end), copula: false })
            }
            (Shape::Nominal, _) if of_unit.is_none() => Some(Site { unit, group: None, span, copula: false }),
            (Shape::NounVerb(lemmas), _) if of_unit.is_none() => self.compound_verb(units, unit, lemmas),
            _ => None,
        }
    }

    /// मुलाकात [भी नहीं] की; participles also before: लगाए गए प्रतिबंध.
    fn compound_verb(&self, units: &[Unit<'_>], noun: usize, lemmas: &[Lemma]) -> Option<Site> {
        let span = units[noun].span;
        let fits =
            |group: &&Group| units[group.start].verbs().iter().any(|(lemma, _)| lemmas.contains(lemma));
        let after = self.groups.iter().position(|group| group.start > noun);
        if let Some(index) = after.filter(|index| fits(&&self.groups[*index])) {
            let group = &self.groups[index];
            let between = &units[noun + 1..group.start];
            let near =
                between.len() <= VERB_DISTANCE && between.iter().all(|unit| may_split(unit, self.markers));
            if near {
                let end = units[group.end - 1].span.end;
                return Some(Site {
                    unit: noun,
                    group: Some(index),
                    span: Span::new(span.start, end),
                    copula: units[group.start].is(Class::Be),
                });
            }
        }
        let before = self.groups.iter().rposition(|group| group.end <= noun && !group.finite)?;
        let group = &self.groups[before];
        let describes = |unit: &Unit<'_>| {
            unit.any(&[Class::Adjective, Class::Determiner]) || unit.kind == UnitKind::Number
        };
        let adjacent = noun - group.end <= 2 && units[group.end..noun].iter().all(describes);
        (fits(&group) && adjacent && (group.perfective || group.modality == Modality::Planned)).then(|| {
            Site {
                unit: noun,
                group: Some(before),
                span: Span::new(units[group.start].span.start, span.end),
                copula: false,
            }
        })
    }

    pub(super) fn phrases(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        site: &Site,
        slot: Slot,
    ) -> Vec<Phrase> {
        match slot {
            Slot::Subject => self.subjects(context, units, site),
            Slot::Object => self.objects(context, units, site),
            Slot::Compound => self.compound(units, site).into_iter().collect(),
            Slot::Possessor => self.genitive(context, units, site),
            Slot::Apposition => Vec::new(),
            Slot::Content => self.content(context, units, site).into_iter().collect(),
            Slot::Marker(marker) if Some(marker) == self.markers.genitive => {
                self.genitive(context, units, site)
            }
            Slot::Marker(marker) => self.marked(context, units, site, marker),
        }
    }

    /// Phrases with a case marker in the site's clause. Of two पर phrases the
    /// outermost counts; of others the nearest.
    fn marked(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site, marker: Marker) -> Vec<Phrase> {
        let clause = self.clause(units, site);
        let first = site.unit.min(site.group.map_or(site.unit, |group| self.groups[group].start));
        let mut places: Vec<usize> =
            (clause.start..first).filter(|at| has_marker(context, &units[*at], marker)).collect();
        let content = self
            .content_start(units, site)
            .filter(|content| places.first().is_some_and(|place| place < content));
        if content.is_some() && places.len() > 1 {
            // What stands nearer belongs to the infinitive: "A से [B से दूर रहने] की मांग".
            places.truncate(1);
        } else if Some(marker) != self.markers.outer {
            places.reverse();
        }
        let verb_end = site.group.map(|group| self.groups[group].end).filter(|end| *end > site.unit);
        let inverted = verb_end
            .map_or(0..0, |end| end..clause.end)
            .filter(|at| has_marker(context, &units[*at], marker));
        places.extend(inverted);
        places
            .into_iter()
            .map(|at| self.phrase_before(units, at, clause.start))
            .filter(|phrase| !phrase.is_empty())
            .collect()
    }

    /// Where the infinitive begins that the site's noun governs: [दूर रहने] की मांग.
    fn content_start(&self, units: &[Unit<'_>], site: &Site) -> Option<usize> {
        let marked = site.unit.checked_sub(1).filter(|at| units[*at].marker().is_some())?;
        let group = self.groups.iter().find(|group| group.end == marked)?;
        (group.form == Form::Infinitive).then_some(group.start)
    }

    /// "आरोप लगाया कि Y ने …": the subject of the clause that follows.
    fn content(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Option<Phrase> {
        let clause = self.clause(units, site);
        let follows = clause.end.checked_sub(1).is_some_and(|last| units[last].is(Class::That));
        let next = self.clause_of(clause.end);
        let ergative = next
            .clone()
            .find(|at| self.markers.ergative.is_some_and(|marker| has_marker(context, &units[*at], marker)));
        let subject = match ergative {
            Some(at) => Some(self.phrase_before(units, at, next.start)),
            None => next.clone().find_map(|at| self.unmarked_at(context, units, at, &next)),
        };
        subject.filter(|_| follows && clause.end < units.len())
    }

    /// The noun phrase that ends with the marker at `at`, with its genitive chain.
    fn phrase_before(&self, units: &[Unit<'_>], at: usize, limit: usize) -> Phrase {
        if units[at].is_mention() { at..at + 1 } else { self.phrase_ending(units, at, limit) }
    }

    fn phrase_ending(&self, units: &[Unit<'_>], end: usize, limit: usize) -> Phrase {
        let mut start = end;
        while start > limit && !self.ends_phrase(units, start - 1) {
            start -= 1;
        }
        start..end
    }

    /// A unit that a noun phrase cannot reach over to the left.
    fn ends_phrase(&self, units: &[Unit<'_>], at: usize) -> bool {
        let unit = &units[at];
        if unit.is_mention() {
            return unit.reading.is_some_and(|reading| reading.pronoun.is_some());
        }
        let other_marker = unit.marker().is_some_and(|marker| Some(marker) != self.markers.genitive);
        let grammar = unit.any(&[
            Class::That,
            Class::But,
            Class::If,
            Class::Relative,
            Class::Subordinator,
            Class::Then,
        ]);
        let mark = unit.kind == UnitKind::Punct
            && !matches!(
                unit.folded,
                "," | "-" | "–" | "/" | "'" | "\"" | "‘" | "’" | "“" | "”" | "." | "(" | ")"
            );
        other_marker || grammar || mark || self.in_group(at)
    }

    fn in_group(&self, at: usize) -> bool {
        self.groups.iter().any(|group| group.start <= at && at < group.end)
    }

    fn subjects(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Vec<Phrase> {
        let group = site.group.map(|group| &self.groups[group]);
        let clause = self.clause(units, site);
        let agentive = context.language.markers_of(Role::Agent);
        let by: Vec<Phrase> =
            agentive.iter().flat_map(|marker| self.marked(context, units, site, *marker)).collect();
        let passive = group.is_some_and(|group| group.passive || group.perfective && group.end <= site.unit);
        if passive || !by.is_empty() {
            return by;
        }
        let ergative: Vec<Phrase> = self
            .markers
            .ergative
            .into_iter()
            .flat_map(|marker| self.marked(context, units, site, marker))
            .collect();
        if !ergative.is_empty() {
            return ergative;
        }
        let own = self.unmarked(context, units, site, &clause);
        if !own.is_empty() {
            return own;
        }
        self.shared_subject(context, units, clause.start, 4)
    }

    /// Names without a case marker: the first is the subject. In a headline it may follow the verb.
    fn unmarked(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        site: &Site,
        clause: &Phrase,
    ) -> Vec<Phrase> {
        let compound = self.compound(units, site);
        let first = (clause.start..site.unit)
            .filter(|at| compound.as_ref().is_none_or(|compound| !compound.contains(at)));
        let mut found: Vec<Phrase> =
            first.filter_map(|at| self.unmarked_at(context, units, at, clause)).collect();
        if found.is_empty() {
            let end = site.group.map_or(site.unit, |group| self.groups[group].end - 1);
            found.extend((end + 1..clause.end).find_map(|at| self.unmarked_at(context, units, at, clause)));
        }
        found.truncate(1);
        found
    }

    /// The phrase that ends with unit `at`, if that is a head without a marker.
    fn unmarked_at(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        at: usize,
        clause: &Phrase,
    ) -> Option<Phrase> {
        let unit = &units[at];
        let head = unit.is_mention() || unit.any(&[Class::Actor, Class::Department]) && !self.in_group(at);
        let pronoun_marked =
            unit.is_mention() && unit.reading.is_some_and(|reading| reading.pronoun.is_some());
        if !head || pronoun_marked {
            return None;
        }
        let next = (at + 1..clause.end).find(|next| !units[*next].is(Class::Adverb));
        let continues = next.is_some_and(|next| {
            let unit = &units[next];
            let title = matches!(unit.kind, UnitKind::Title { .. }) && !is_person(context, &units[at]);
            let belongs = unit.marker().is_some() && !unit.is_mention()
                || unit.any(&[Class::Actor, Class::Department]) && next == at + 1
                || title;
            let titled = matches!(units[at].kind, UnitKind::Title { .. }) && unit.is_mention();
            let event = unit
                .mentions()
                .iter()
                .any(|mention| context.linked.mentions[*mention].span.contains(units[at].span));
            belongs || titled || event || unit.is(Class::And) || is_joint(units, next) || unit.is_punct(":")
        });
        if continues {
            return None;
        }
        Some(self.phrase_ending(units, at + 1, clause.start))
    }

    /// The subject of the clause before, if this one goes on with it.
    fn shared_subject(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        start: usize,
        depth: usize,
    ) -> Vec<Phrase> {
        let Some(depth) = depth.checked_sub(1) else { return Vec::new() };
        let Some(before) = start.checked_sub(1) else { return Vec::new() };
        let opener = &units[start];
        let reported = units[before].is(Class::That) && opener.is(Class::SameSubject);
        let breaks = units[before].any(&[Class::That, Class::Relative])
            || opener.any(&[Class::Relative, Class::That])
            || is_full_stop(&units[before]);
        if breaks && !reported {
            return Vec::new();
        }
        let clause = self.clause_of(before);
        let ergative = (clause.start..clause.end)
            .rev()
            .find(|at| self.markers.ergative.is_some_and(|marker| has_marker(context, &units[*at], marker)));
        if let Some(at) = ergative {
            return vec![self.phrase_before(units, at, clause.start)];
        }
        let unmarked =
            (clause.start..clause.end).find_map(|at| self.unmarked_at(context, units, at, &clause));
        match unmarked {
            Some(phrase) => vec![phrase],
            None => self.shared_subject(context, units, clause.start, depth),
        }
    }

    fn objects(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Vec<Phrase> {
        let mut found: Vec<Phrase> = self
            .markers
            .accusative
            .into_iter()
            .flat_map(|marker| self.marked(context, units, site, marker))
            .collect();
        if found.is_empty() {
            let clause = self.clause(units, site);
            let start = site.unit.min(site.group.map_or(site.unit, |group| self.groups[group].start));
            let passive = site.group.is_some_and(|group| self.groups[group].passive);
            let subject = self
                .unmarked(context, units, site, &clause)
                .into_iter()
                .next()
                .filter(|_| !passive && !self.has_ergative(context, units, &clause));
            let nearest =
                (clause.start..start).rev().find_map(|at| self.unmarked_at(context, units, at, &clause));
            found.extend(nearest.filter(|phrase| Some(phrase) != subject.as_ref()));
            found.push(self.phrase_ending(units, start, clause.start));
        }
        found
    }

    fn has_ergative(&self, context: &Context<'_>, units: &[Unit<'_>], clause: &Phrase) -> bool {
        clause
            .clone()
            .any(|at| self.markers.ergative.is_some_and(|marker| has_marker(context, &units[at], marker)))
    }

    /// रूस की [Y से] मुलाकात: the owner of the noun, over other phrases between.
    fn genitive(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Vec<Phrase> {
        let Some(genitive) = self.markers.genitive else { return Vec::new() };
        let clause = self.clause(units, site);
        let mut noun = site.unit;
        if let Some(group) = site.group.map(|group| &self.groups[group]).filter(|group| group.end <= noun) {
            noun = group.start;
        }
        let mut at = noun;
        let mut found = Vec::new();
        while at > clause.start {
            let unit = &units[at - 1];
            if has_marker(context, unit, genitive) {
                let phrase = self.phrase_before(units, at - 1, clause.start);
                found.push(phrase);
                break;
            }
            let passes = unit.any(&[Class::Adjective, Class::Adverb, Class::Determiner])
                || matches!(unit.kind, UnitKind::Number | UnitKind::Punct) && !is_full_stop(unit)
                || unit.kind == UnitKind::Word && unit.reading.is_none()
                || unit.is_mention()
                || unit.marker().is_some()
                || unit.any(&[Class::Actor, Class::Department, Class::And])
                || !unit.triggers.is_empty()
                || matches!(unit.kind, UnitKind::Title { .. });
            if !passes || self.in_group(at - 1) {
                break;
            }
            at -= 1;
        }
        found
    }

    /// रूसी हमला, भारत-चीन वार्ता, मोदी के रूस दौरे: names right before the noun.
    fn compound(&self, units: &[Unit<'_>], site: &Site) -> Option<Phrase> {
        let mut last = site.unit;
        while last > 0
            && (units[last - 1].is(Class::Adjective)
                || units[last - 1].kind == UnitKind::Word
                    && units[last - 1].reading.is_none()
                    && site.unit - last < 2)
        {
            last -= 1;
        }
        if last == 0 || !units[last - 1].is_mention() {
            return None;
        }
        let mut first = last - 1;
        while first >= 2
            && units[first - 2].is_mention()
            && (is_joint(units, first - 1) || units[first - 1].is(Class::And))
        {
            first -= 2;
        }
        Some(first..last)
    }

    pub(super) fn status(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Status {
        let mut status = Status::default();
        let clause = self.clause(units, site);
        match site.group {
            Some(group) => self.colour_group(context, units, group, &clause, &mut status),
            None => self.colour_noun(context, units, site.unit, &clause, &mut status),
        }
        if clause.clone().any(|at| units[at].is(Class::If)) {
            status.colour(Modality::Hypothetical);
        }
        if units.last().is_some_and(|unit| unit.is_punct("?")) {
            status.colour(Modality::Hypothetical);
        }
        // A noun without a verb takes its event for granted, whoever speaks.
        if site.group.is_some() {
            self.colour_report(context, units, &clause, &mut status);
        }
        status
    }

    fn colour_group(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        index: usize,
        clause: &Phrase,
        status: &mut Status,
    ) {
        let group = &self.groups[index];
        let before = group.start.saturating_sub(VERB_DISTANCE).max(clause.start)..group.start;
        let negated = group.negative || units[before].iter().any(|unit| unit.is(Class::Negator));
        if negated {
            status.negate();
        }
        status.colour(group.modality);
        if group.form == Form::Infinitive {
            self.colour_content(context, units, index, clause, status);
        }
    }

    /// करने की मांग, करने से इनकार, करने के लिए: what governs an infinitive.
    fn colour_content(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        index: usize,
        clause: &Phrase,
        status: &mut Status,
    ) {
        let end = self.groups[index].end;
        let following =
            units.iter().enumerate().skip(end).take(4).take_while(|(at, _)| *at < clause.end.max(end + 1));
        for (at, unit) in following {
            if unit.is(Class::Without) {
                return status.negate();
            }
            if unit.marker().is_some() && unit.marker() == self.markers.purpose {
                return status.colour(Modality::Planned);
            }
            let noun = unit.reading.and_then(|reading| reading.governor).filter(|_| !unit.is_mention());
            let verb = unit.verbs().iter().find_map(|(lemma, _)| context.language.governor_of(*lemma));
            if let Some(rule) = noun.map(|noun| &context.language.governors[noun]).or(verb) {
                status.govern(rule);
                let own = self
                    .groups
                    .iter()
                    .position(|group| group.start > at || group.start == at)
                    .filter(|_| rule.modality.is_some());
                if own.is_some_and(|own| self.groups[own].negative) && rule.modality.is_none() {
                    status.negate();
                }
                return;
            }
        }
        if units.get(end).is_some_and(|unit| unit.is(Class::About)) {
            status.colour(Modality::Planned);
        }
    }

    /// A noun without a verb of its own: the noun that governs it, if one does.
    fn colour_noun(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        noun: usize,
        clause: &Phrase,
        status: &mut Status,
    ) {
        let genitive = units
            .get(noun + 1)
            .is_some_and(|unit| unit.marker().is_some() && unit.marker() == self.markers.genitive);
        let governor = units
            .get(noun + 2)
            .filter(|_| genitive && noun + 2 < clause.end)
            .and_then(|unit| unit.reading)
            .and_then(|reading| reading.governor);
        if let Some(rule) = governor {
            return status.govern(&context.language.governors[rule]);
        }
        let verb = self.groups.iter().position(|group| group.start > noun && group.start <= noun + 2);
        let split = |group: usize| {
            units[noun + 1..self.groups[group].start]
                .iter()
                .all(|unit| unit.any(&[Class::Adverb, Class::Negator]))
        };
        if let Some(group) = verb.filter(|group| split(*group)) {
            self.colour_group(context, units, group, clause, status);
        }
    }

    /// "A ने कहा कि …", "A के मुताबिक".
    fn colour_report(&self, context: &Context<'_>, units: &[Unit<'_>], clause: &Phrase, status: &mut Status) {
        if let Some(marker) = self.markers.according
            && let Some(at) = (0..units.len())
                .find(|at| has_marker(context, &units[*at], marker) && !units[*at].is_mention())
        {
            let phrase = self.phrase_before(units, at, 0);
            let speaker =
                phrase::hindi_actors(context, units, phrase, Reach::Actor).first().map(|actor| actor.mention);
            return status.said_by(speaker);
        }
        let Some(that) = (0..clause.start.min(units.len()))
            .rev()
            .find(|at| units[*at].is(Class::That) || is_quotation(units, *at))
        else {
            return;
        };
        let main = self.clause_of(that.saturating_sub(1));
        let speaks = (main.start..that)
            .any(|at| units[at].any(&[Class::Say, Class::Claim]) && !units[at].is_mention());
        let governor = (main.start..that).rev().find_map(|at| {
            units[at].reading.and_then(|reading| reading.governor).filter(|_| !units[at].is_mention())
        });
        let verb = (main.start..that)
            .rev()
            .flat_map(|at| units[at].verbs())
            .find_map(|(lemma, _)| context.language.governor_of(*lemma));
        let negated = (main.start..that).any(|at| units[at].is(Class::Negator));
        if let Some(rule) = governor.map(|governor| &context.language.governors[governor]).or(verb) {
            status.govern(rule);
            if negated && rule.modality == Some(crate::gazetteer::files::rules::SaidModality::Desired) {
                status.colour(Modality::Hypothetical);
            }
        }
        if speaks || governor.is_some() {
            let ergative = (main.start..that).find(|at| {
                self.markers.ergative.is_some_and(|marker| has_marker(context, &units[*at], marker))
            });
            let genitive = (main.start..that).find(|at| {
                self.markers.genitive.is_some_and(|marker| has_marker(context, &units[*at], marker))
            });
            let phrase = ergative.or(genitive).map(|at| self.phrase_before(units, at, main.start));
            let speaker = phrase.and_then(|phrase| {
                phrase::hindi_actors(context, units, phrase, Reach::Actor).first().map(|actor| actor.mention)
            });
            status.said_by(speaker);
        }
    }

    pub(super) fn clause(&self, _units: &[Unit<'_>], site: &Site) -> Phrase {
        self.clause_of(site.unit)
    }

    fn clause_of(&self, unit: usize) -> Phrase {
        let index = self.clauses.partition_point(|start| *start <= unit);
        let start = index.checked_sub(1).map_or(0, |index| self.clauses[index]);
        start..self.clauses.get(index).copied().unwrap_or(usize::MAX).min(self.length())
    }

    fn length(&self) -> usize {
        self.clauses.last().copied().unwrap_or(0)
    }
}

/// Whether the unit is the marker, or a pronoun that contains it.
fn has_marker(context: &Context<'_>, unit: &Unit<'_>, marker: Marker) -> bool {
    if unit.is_mention() {
        let pronoun = unit
            .reading
            .and_then(|reading| reading.pronoun)
            .map(|pronoun| &context.language.pronouns[pronoun]);
        return pronoun
            .and_then(|pronoun| pronoun.marker.as_deref())
            .and_then(|name| context.language.marker(name))
            == Some(marker);
    }
    unit.marker() == Some(marker) && unit.kind == UnitKind::Word
}

fn is_person(context: &Context<'_>, unit: &Unit<'_>) -> bool {
    let entity_type = |mention: &usize| {
        context.linked.entity(context.lexicon, context.linked.mentions[*mention].who).entity_type
    };
    unit.mentions().iter().any(|mention| entity_type(mention) == EntityType::Person)
}

/// What may stand between a noun and its light verb.
fn may_split(unit: &Unit<'_>, markers: Markers) -> bool {
    let marked = unit.marker().is_some() && unit.marker() != markers.genitive;
    unit.any(&[Class::Adverb, Class::Negator, Class::Adjective])
        || unit.is_mention()
        || marked
        || unit.kind == UnitKind::Word && unit.reading.is_none()
}

fn is_joint(units: &[Unit<'_>], at: usize) -> bool {
    units[at].kind == UnitKind::Punct
        && matches!(units[at].folded, "-" | "–" | "/")
        && units.get(at + 1).is_some_and(Unit::is_mention)
}

fn is_full_stop(unit: &Unit<'_>) -> bool {
    unit.kind == UnitKind::Punct && matches!(unit.folded, "।" | "॥" | ";" | "!" | "?" | "|")
}

/// "A ने कहा, “…": a comma or colon and a quote.
fn is_quotation(units: &[Unit<'_>], at: usize) -> bool {
    let opens = units
        .get(at + 1)
        .is_some_and(|unit| unit.kind == UnitKind::Punct && matches!(unit.folded, "“" | "\"" | "‘" | "'"));
    let said = at > 0 && units[at - 1].any(&[Class::Say, Class::Claim]);
    (units[at].is_punct(",") || units[at].is_punct(":")) && (opens || said)
}

/// Where clauses begin: after a verb that closes one, and after the words that link them.
fn clauses(units: &[Unit<'_>], groups: &[Group]) -> Vec<usize> {
    let mut starts = vec![0];
    for at in 0..units.len() {
        let unit = &units[at];
        let links = unit.any(&[Class::That, Class::But, Class::Subordinator])
            && !unit.is_mention()
            && unit.marker().is_none();
        if links || is_full_stop(unit) || is_quotation(units, at) {
            starts.push(at + 1);
        } else if unit.is(Class::Relative) && !unit.is_mention() {
            starts.push(at);
        }
    }
    for group in groups.iter().filter(|group| group.finite) {
        let linked = units
            .get(group.end)
            .is_some_and(|unit| unit.any(&[Class::And, Class::That]) || unit.is_punct(","));
        starts.push(group.end + usize::from(linked));
    }
    starts.retain(|start| *start < units.len());
    starts.push(units.len());
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// The verb group that begins at a unit, if one does.
fn group_at(language: &Language, units: &[Unit<'_>], at: usize, markers: Markers) -> Option<Group> {
    let unit = &units[at];
    if !is_verbal(units, at, markers) {
        return None;
    }
    let mut end = at + 1;
    while end < units.len() && follows_verb(units, end) {
        end += 1;
    }
    while end > at + 1
        && units[end - 1].any(&[Class::Adverb, Class::Negator])
        && units[end - 1].verbs().is_empty()
        && !units[end - 1].is(Class::Be)
    {
        end -= 1;
    }
    let row = &units[at..end];
    let may = |inflections: &[Inflection]| row.iter().any(|unit| unit.may_be(inflections));
    let infinitive = unit.may_be(&[Inflection::Infinitive]);
    let conjunctive = unit.may_be(&[Inflection::Conjunctive])
        || row.len() == 2 && row[1].is(Class::Conjunctive) && unit.may_be(&[Inflection::Base]);
    let wants = row.iter().any(|unit| unit.is(Class::Should));
    let wish = row[1..]
        .iter()
        .flat_map(|unit| unit.verbs())
        .find_map(|(lemma, _)| language.governor_of(*lemma)?.modality);
    let modality = if let Some(said) = wish.filter(|_| infinitive) {
        said.into()
    } else if row.iter().any(|unit| unit.is(Class::May)) {
        Modality::Hypothetical
    } else if wants {
        Modality::Desired
    } else if may(&[Inflection::Future])
        || row.iter().any(|unit| unit.is(Class::About))
        || infinitive && row.len() > 1 && row.last().is_some_and(|unit| unit.is(Class::Be)) && row.len() == 2
    {
        Modality::Planned
    } else if row.len() == 1
        && unit.may_be(&[Inflection::Subjunctive])
        && !unit.may_be(&[Inflection::Perfective, Inflection::Base])
    {
        Modality::Desired
    } else {
        Modality::Actual
    };
    let perfective = unit.may_be(&[Inflection::Perfective]);
    let passive = perfective && row[1..].iter().any(|unit| unit.is(Class::Passive));
    let form = if infinitive && modality == Modality::Actual {
        Form::Infinitive
    } else if conjunctive {
        Form::Conjunctive
    } else {
        Form::Other
    };
    let finite = form == Form::Other && closes_clause(units, end);
    Some(Group {
        start: at,
        end,
        finite,
        form,
        passive,
        negative: row.iter().any(|unit| unit.is(Class::Negator)),
        perfective,
        modality,
    })
}

/// Whether a verb reading is meant as a verb: की, के, को and short words are mostly something else.
fn is_verbal(units: &[Unit<'_>], at: usize, markers: Markers) -> bool {
    let unit = &units[at];
    if unit.kind != UnitKind::Word || unit.verbs().is_empty() && !unit.is(Class::Be) {
        return false;
    }
    if unit.marker().is_some() {
        let noun = at > 0
            && !units[at - 1].is_mention()
            && (!units[at - 1].triggers.is_empty()
                || units[at - 1].marker().is_none() && !units[at - 1].is(Class::Adjective));
        let ends = units.get(at + 1).is_none_or(|next| {
            next.is(Class::Be)
                || next.is(Class::And)
                || next.is(Class::That)
                || next.kind == UnitKind::Punct && !matches!(next.folded, "“" | "\"" | "‘" | "'" | "-")
                || next.is(Class::Passive)
                || next.is(Class::But)
        });
        return noun && ends && unit.marker() == markers.genitive;
    }
    let stem_only = unit.verbs().iter().all(|(_, inflections)| !inflections.any(&INFLECTED));
    if stem_only && !unit.is(Class::Be) {
        let noun = unit.triggers.iter().any(|trigger| trigger.words.iter().any(|word| word.verb.is_none()));
        return !noun
            && units.get(at + 1).is_some_and(|next| {
                next.any(&[Class::Vector, Class::May, Class::Conjunctive, Class::Passive])
                    && next.marker().is_none()
                    || next.is(Class::Conjunctive)
            });
    }
    !(unit.is(Class::Determiner) || unit.is(Class::And))
}

const INFLECTED: [Inflection; 8] = [
    Inflection::Perfective,
    Inflection::Habitual,
    Inflection::Future,
    Inflection::Infinitive,
    Inflection::Conjunctive,
    Inflection::Subjunctive,
    Inflection::Past,
    Inflection::Third,
];

fn follows_verb(units: &[Unit<'_>], at: usize) -> bool {
    let unit = &units[at];
    let verb = unit.kind == UnitKind::Word
        && (unit.any(&[Class::Be, Class::Vector, Class::May, Class::Should, Class::Passive, Class::About])
            || unit.is(Class::Conjunctive) && units[at - 1].may_be(&[Inflection::Base]));
    let wanting = unit.kind == UnitKind::Word
        && unit.verbs().iter().any(|(_, inflections)| inflections.any(&INFLECTED))
        && units[at - 1].may_be(&[Inflection::Infinitive])
        && unit.marker().is_none();
    let between =
        unit.kind == UnitKind::Word && unit.any(&[Class::Negator, Class::Adverb]) && unit.marker().is_none();
    (verb && (unit.marker().is_none() || unit.is(Class::Conjunctive))) || wanting || between
}

/// Nothing of the clause follows: a mark, a linking word, the end.
fn closes_clause(units: &[Unit<'_>], end: usize) -> bool {
    units.get(end).is_none_or(|unit| {
        unit.kind == UnitKind::Punct && !matches!(unit.folded, "-" | "(")
            || unit.any(&[
                Class::And,
                Class::That,
                Class::But,
                Class::Subordinator,
                Class::Then,
                Class::Relative,
            ]) && unit.marker().is_none()
    })
}
