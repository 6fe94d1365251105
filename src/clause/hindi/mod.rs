//! Hindi: roles by the case marker that follows a noun chain; the verb comes last.

mod chunks;
mod claims;
mod groups;
mod infinitives;
mod inner;
mod nested;
mod order;
mod owners;
mod scenes;
mod status;
mod subjects;

use super::described::described;
use super::{Context, Phrase, Site, Unit, UnitKind};
use crate::gazetteer::files::grammar::{Class, Role};
use crate::lexicon::language::{Inflections, Lemma, Marker};
use crate::lexicon::triggers::{Shape, Slot};
use crate::{EntityType, MentionForm, Modality, Span};
use groups::{Form, Group, clauses, group_at, opens_content, takes_as_verb};

/// Words between a noun and its light verb, at most.
const VERB_DISTANCE: usize = 4;

/// The same, if all between tells when or how: "संबंध [शी के आने के बाद से] मजबूत हुए".
const VERB_DISTANCE_OVER_ADJUNCTS: usize = 10;

/// The verb groups and clauses of a Hindi sentence.
pub(super) struct Hindi {
    groups: Vec<Group>,
    /// First unit of each clause, ascending.
    clauses: Vec<usize>,
    /// Where a name begins another phrase than the name before it.
    apart: Vec<usize>,
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
    addressee: Option<Marker>,
    purpose: Option<Marker>,
    place: Option<Marker>,
}

fn is_person(context: &Context<'_>, unit: &Unit<'_>) -> bool {
    let entity_type = |mention: &usize| {
        context.linked.entity(context.lexicon, context.linked.mentions[*mention].who).entity_type
    };
    unit.mentions().iter().any(|mention| entity_type(mention) == EntityType::Person)
}

/// रूसी, which may be no more than an adjective.
fn is_demonym(context: &Context<'_>, unit: &Unit<'_>) -> bool {
    let demonym = |mention: &usize| context.linked.mentions[*mention].form == MentionForm::Demonym;
    unit.is_mention() && unit.mentions().iter().all(demonym)
}

/// Whether the unit is the marker, or a pronoun that contains it.
fn has_marker(unit: &Unit<'_>, marker: Marker) -> bool {
    if unit.is_mention() {
        return contained_marker(unit) == Some(marker);
    }
    unit.marker() == Some(marker) && unit.kind == UnitKind::Word
}

/// The case marker that a pronoun contains.
fn contained_marker(unit: &Unit<'_>) -> Option<Marker> {
    unit.reading.and_then(|reading| reading.pronoun_marker).filter(|_| unit.is_mention())
}

/// What may stand between a noun and its light verb.
fn may_split(unit: &Unit<'_>, markers: Markers) -> bool {
    let marked = unit.marker().is_some() && unit.marker() != markers.genitive;
    unit.any(&[Class::Adverb, Class::Negator, Class::Adjective, Class::Determiner, Class::Subordinator])
        || unit.kind == UnitKind::Number
        || unit.is_mention()
        || marked
        || unit.is_plain()
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
            addressee: marker(Role::Addressee),
            purpose: marker(Role::Purpose),
            place: marker(Role::Place),
        };
        let mut groups = Vec::new();
        let mut at = 0;
        while at < units.len() {
            let awaited = order::is_awaited(context, units, &groups, at, markers);
            match group_at(context, units, at, markers).filter(|_| !awaited) {
                Some(group) => {
                    at = group.end;
                    groups.push(group);
                }
                None => at += 1,
            }
        }
        order::front(units, &mut groups, markers);
        let clauses = clauses(units, &groups, markers.ergative);
        let mut hindi = Hindi { groups, clauses, apart: order::apart(context, units), markers };
        hindi.read_wishes(context, units);
        hindi
    }

    pub(super) fn site(
        &self,
        context: &Context<'_>,
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
                Some(Site {
                    unit,
                    group: Some(group),
                    span: Span::new(span.start, end),
                    copula: false,
                    tail: None,
                })
            }
            (Shape::Nominal, _) if of_unit.is_none() && !self.is_done(context, units, unit) => {
                Some(Site { unit, group: None, span, copula: false, tail: None })
            }
            (Shape::NounVerb(lemmas), _) if of_unit.is_none() => {
                self.compound_verb(context, units, unit, lemmas)
            }
            _ => None,
        }
    }

    /// "Y का [समर्थन] किया": with its verb the noun tells what somebody does to its owner.
    fn is_done(&self, context: &Context<'_>, units: &[Unit<'_>], noun: usize) -> bool {
        let passes =
            |at: &usize| units[*at].any(&[Class::Negator, Class::Adverb]) && units[*at].verbs().is_empty();
        let next = (noun + 1..units.len()).find(|at| !passes(at));
        let begins = |next: &usize| self.groups.iter().any(|group| group.start == *next);
        next.filter(begins).is_some_and(|next| {
            units[next].is(Class::Transitive) && takes_as_verb(context, &units[noun], &units[next])
        })
    }

    /// मुलाकात [भी नहीं] की; participles also before: लगाए गए प्रतिबंध.
    fn compound_verb(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        noun: usize,
        lemmas: &[Lemma],
    ) -> Option<Site> {
        let span = units[noun].span;
        let marker = units.get(noun + 1).and_then(Unit::marker).filter(|_| !units[noun + 1].is_mention());
        if marker.is_some() && marker == self.markers.ergative {
            return None; // [सेना ने] शुरू किया: who begins is not what begins
        }
        // "युद्ध शुरू किया" tells of the war, and of none that is [रोका] or [लड़ा].
        let happens = lemmas.iter().any(|lemma| context.language.is_light(*lemma));
        let begins = happens && (marker.is_none() || marker == self.markers.accusative);
        let fits = |group: &&Group| {
            let verb = &units[group.start];
            verb.is(Class::Phase) && begins || verb.verbs().iter().any(|(lemma, _)| lemmas.contains(lemma))
        };
        let verb = |index: &usize| fits(&&self.groups[*index]);
        let after = self.group_after(noun);
        let own = |index: &usize| {
            let last = &units[self.groups[*index].start - 1];
            Some(*index) == after || !takes_as_verb(context, last, &units[self.groups[*index].start])
        };
        let after = after.filter(verb).or_else(|| self.over_adjuncts(units, noun, after?).filter(own));
        let after = after.filter(verb);
        if let Some(index) = after {
            let group = &self.groups[index];
            let between = &units[noun + 1..group.start];
            // "[विवाद पर] बातचीत की", "तुलना [नरसंहार से] की": the verb of another noun.
            let other = |last: &Unit<'_>| {
                marker == self.markers.addressee
                    || units[noun + 1].is(Class::Around)
                    || !last.is(Class::Adverb) && takes_as_verb(context, last, &units[group.start])
            };
            let taken = marker.is_some() && !self.is_measured(between) && between.last().is_some_and(other);
            if taken && !self.groups.iter().any(|group| group.end == noun) {
                return None;
            }
            let near = !taken
                && between.len() <= VERB_DISTANCE
                && between.iter().all(|unit| may_split(unit, self.markers));
            let far = between.len() <= VERB_DISTANCE_OVER_ADJUNCTS
                && (Some(index) != self.group_after(noun) || marker.is_none() && self.are_adjuncts(between));
            if near || far || self.joined_nouns(between) || self.is_measured(between) {
                let end = units[group.end - 1].span.end;
                return Some(Site {
                    unit: noun,
                    group: Some(index),
                    span: Span::new(span.start, end),
                    copula: units[group.start..group.end].iter().all(|unit| unit.is(Class::Be)),
                    tail: None,
                });
            }
        }
        let fronted = |group: &Group| group.fronted && group.end <= noun && noun < group.clause_end;
        let waits = |group: &Group| group.end <= noun && (!group.finite || noun < group.clause_end);
        let before = self.groups.iter().rposition(fronted).or_else(|| self.groups.iter().rposition(waits))?;
        let group = &self.groups[before];
        let describes = |unit: &Unit<'_>| {
            unit.any(&[Class::Adjective, Class::Determiner]) || unit.kind == UnitKind::Number
        };
        let between = &units[group.end..noun];
        // A headline has the verb before its noun and what belongs to it: "रूस से की [शांति की] अपील".
        let headline = self.has_ergative(units, &(self.clause_of(noun).start..group.start));
        let belongs = |unit: &Unit<'_>| {
            describes(unit)
                || unit.is_mention()
                || unit.kind == UnitKind::Word
                    && unit.marker().is_none_or(|marker| Some(marker) == self.markers.genitive)
        };
        let adjacent =
            between.len() <= 2 && between.iter().all(|unit| describes(unit) || headline && belongs(unit));
        let adjacent = adjacent && (group.perfective || group.modality == Modality::Planned);
        (fits(&group) && (adjacent || self.ends_headline(units, group, noun))).then(|| Site {
            unit: noun,
            group: Some(before),
            span: Span::new(units[group.start].span.start, span.end),
            copula: false,
            tail: None,
        })
    }

    fn group_after(&self, unit: usize) -> Option<usize> {
        self.groups.iter().position(|group| group.start > unit)
    }

    /// The verb after a noun without a case marker, past what somebody did before or after:
    /// "संबंध [शी के आने के बाद से] मजबूत हुए".
    fn over_adjuncts(&self, units: &[Unit<'_>], noun: usize, first: usize) -> Option<usize> {
        let adjunct = |group: &Group| {
            let after = units.get(group.end).and_then(Unit::marker);
            let timed = after.is_some() && after != self.markers.genitive && after != self.markers.accusative;
            group.form == Form::Infinitive && timed
        };
        let bare = units.get(noun + 1).is_none_or(|next| next.marker().is_none() || next.is_mention());
        let later = (first..self.groups.len()).find(|index| !adjunct(&self.groups[*index]))?;
        let group = &self.groups[later];
        // "[विमान गिराए जाने] को लेकर" has its object there.
        let apart = self.groups[first].start > noun + 1;
        (bare && apart && group.finite && self.clause_of(noun).contains(&group.start)).then_some(later)
    }

    /// वार्ता [अगले हफ्ते दोहा में फिर से] शुरू की: phrases that tell where, when or how.
    fn are_adjuncts(&self, between: &[Unit<'_>]) -> bool {
        let inner = [self.markers.genitive, self.markers.accusative, self.markers.ergative];
        let mut phrases =
            between.iter().rev().skip_while(|unit| unit.is(Class::Adverb) && !unit.is_mention());
        let ends = |unit: &Unit<'_>| {
            !unit.is_mention() && unit.marker().is_some() && !inner.contains(&unit.marker())
        };
        // In "समर्थन [सांसदों द्वारा] किया" the noun only tells what sort they are.
        let begins = |unit: &Unit<'_>| {
            let describes = unit.any(&[Class::Adverb, Class::Adjective, Class::Determiner]);
            describes || unit.is_mention() || unit.kind == UnitKind::Number
        };
        let within = |unit: &Unit<'_>| {
            let marked = unit.marker().is_some() && unit.marker() != self.markers.genitive;
            unit.is_mention()
                || ends(unit)
                || !marked && unit.kind != UnitKind::Punct && unit.triggers.is_empty()
        };
        phrases.next().is_some_and(ends) && between.first().is_some_and(begins) && between.iter().all(within)
    }

    /// प्रतिबंधों [की एक और खेप] लगाई: so many of what the noun says.
    fn is_measured(&self, between: &[Unit<'_>]) -> bool {
        let [owner, describing @ .., measure] = between else { return false };
        let describes = |unit: &Unit<'_>| {
            unit.any(&[Class::Adjective, Class::Determiner, Class::Adverb]) || unit.kind == UnitKind::Number
        };
        self.markers.genitive.is_some_and(|genitive| has_marker(owner, genitive))
            && measure.is(Class::Measure)
            && describing.iter().all(describes)
    }

    /// दबाव [और बढ़त] बना चुका: two nouns with one verb.
    fn joined_nouns(&self, between: &[Unit<'_>]) -> bool {
        matches!(between, [and, noun] if and.is(Class::And) && noun.kind == UnitKind::Word && noun.marker().is_none())
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
            Slot::Possessor => self.owner(context, units, site),
            Slot::Apposition => self.apposed(units, site).into_iter().collect(),
            Slot::Content => self.content(context, units, site).into_iter().collect(),
            // Case markers name the ends of a Hindi infinitive as they do those of its governor.
            Slot::Infinitive => Vec::new(),
            Slot::Author => self.author(context, units, site),
            Slot::Main => self.main(context, units, site).into_iter().collect(),
            // Who says it, the status tells; the others other acts of the sentence.
            Slot::Speaker | Slot::Addressee | Slot::Asker | Slot::Partner => Vec::new(),
            Slot::Described => described(context, units, site.unit).into_iter().collect(),
            Slot::Marker(marker) if Some(marker) == self.markers.genitive => {
                let owners = self.nearest_owner(context, units, site);
                let judged = || self.judged_before(context, units, site, marker).into_iter().collect();
                if owners.is_empty() { judged() } else { owners }
            }
            Slot::Marker(marker) if Some(marker) == self.markers.outer => {
                let mut struck = self.marked(context, units, site, marker);
                if struck.is_empty() {
                    struck.extend(self.judged_before(context, units, site, marker));
                    struck.extend(self.charged(context, units, site));
                }
                struck
            }
            Slot::Marker(marker) if Some(marker) == self.markers.accusative => {
                let mut objects = self.marked(context, units, site, marker);
                objects.extend(self.goal(context, units, site));
                objects
            }
            Slot::Marker(marker) => self.marked(context, units, site, marker),
        }
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
        let follows = clause.end.checked_sub(1).is_some_and(|last| opens_content(units, last));
        let next = self.clause_of(clause.end);
        let ergative = next
            .clone()
            .find(|at| self.markers.ergative.is_some_and(|marker| has_marker(&units[*at], marker)));
        // "Y को पीछे हटना चाहिए"
        let dative = next.clone().find(|at| {
            self.markers.accusative.is_some_and(|marker| has_marker(&units[*at], marker))
                && self.demand_in(&next) == Some(Modality::Desired)
        });
        let subject = match ergative.or(dative) {
            Some(at) => Some(self.phrase_before(units, at, next.start)),
            None => next.clone().find_map(|at| self.unmarked_at(context, units, at, &next)),
        };
        // "कहा कि [वह] Y को …": whom he speaks to, or himself.
        let pronoun =
            units.get(next.start).is_some_and(|unit| unit.is(Class::SameSubject) && !unit.is_mention());
        subject.filter(|_| follows && clause.end < units.len() && !pronoun)
    }

    pub(super) fn content_modality(&self, units: &[Unit<'_>], site: &Site) -> Option<Modality> {
        let clause = self.content_clause(units, site)?;
        let supposed = units[clause.clone()].iter().any(|unit| unit.is(Class::If) && !unit.is_mention());
        if supposed { Some(Modality::Hypothetical) } else { self.demand_in(&clause) }
    }

    /// The clause that follows कि.
    pub(super) fn content_clause(&self, units: &[Unit<'_>], site: &Site) -> Option<Phrase> {
        let end = self.clause(units, site).end;
        let follows = end.checked_sub(1).is_some_and(|last| units[last].is(Class::That));
        follows.then(|| self.clause_of(end))
    }

    /// Of the verb that closes a clause.
    pub(super) fn modality_in(&self, clause: &Phrase) -> Option<Modality> {
        self.groups.iter().rfind(|group| clause.contains(&group.start)).map(|group| group.modality)
    }

    /// The same for one who asks: "चीन लौटना चाहता है" asks nothing of anybody.
    pub(super) fn demand_in(&self, clause: &Phrase) -> Option<Modality> {
        let last = self.groups.iter().rfind(|group| clause.contains(&group.start))?;
        Some(if last.wants { Modality::Actual } else { last.modality })
    }

    fn in_group(&self, at: usize) -> bool {
        self.groups.iter().any(|group| group.start <= at && at < group.end)
    }

    fn has_ergative(&self, units: &[Unit<'_>], clause: &Phrase) -> bool {
        self.ergative_in(units, clause).is_some()
    }

    fn ergative_in(&self, units: &[Unit<'_>], clause: &Phrase) -> Option<usize> {
        let marker = self.markers.ergative?;
        clause.clone().find(|at| has_marker(&units[*at], marker))
    }

    /// Whether somebody acts in the clause, also before a relative clause that interrupts it.
    fn has_doer(&self, units: &[Unit<'_>], clause: &Phrase) -> bool {
        let before = self.interrupted(units, clause);
        self.has_ergative(units, clause) || before.is_some_and(|before| self.has_ergative(units, &before))
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
