//! English: roles by order and prepositions.

mod bare;
mod content;
mod extent;
mod groups;
mod inversion;
mod joined;
mod nouns;
mod opening;
mod participles;
mod referents;
mod relative;
mod status;
mod subjects;

use super::described::described;
use super::{Context, Phrase, Site, Unit, UnitKind};
use crate::gazetteer::files::grammar::{Class, Inflection, Role};
use crate::gazetteer::files::rules::SaidModality;
use crate::lexicon::language::{Inflections, Lemma, Marker};
use crate::lexicon::triggers::{Shape, Slot};
use crate::{Modality, Span};
use content::is_content;
use groups::{Group, GroupForm, group_at, is_noun_trigger};
use nouns::{
    apposed, apposed_twice, compound, is_in_compound, is_possessive_pronoun, is_stop, is_tied, named_after,
    phrase_start, possessor,
};
use opening::{addresses, dateline};

/// Units between a noun and its support verb, at most.
const VERB_DISTANCE: usize = 8;

/// The verb groups of an English sentence.
pub(super) struct English {
    groups: Vec<Group>,
    /// Where the news begins: after "NEW DELHI, July 4 (Reuters) -".
    opening: usize,
    /// The commas that end what a place lies in: "In Seoul, South Korea[,] X met Y".
    addresses: Vec<usize>,
}

impl English {
    pub(super) fn new(context: &Context<'_>, units: &[Unit<'_>]) -> Self {
        let mut groups = Vec::new();
        let (mut at, mut last) = (0, 0);
        while at < units.len() {
            match group_at(context, units, at, last) {
                Some(group) => {
                    (at, last) = (group.end, group.end);
                    groups.push(group);
                }
                None => at += 1,
            }
        }
        let mut english =
            English { groups, opening: dateline(context, units), addresses: addresses(context, units) };
        english.read_would(context, units);
        english.join(units);
        english.reunite(units);
        english
    }

    /// "A said B would meet C", "A promised that B would meet C": what is to come, told in the past.
    fn read_would(&mut self, context: &Context<'_>, units: &[Unit<'_>]) {
        let mut reported = None;
        for group in &mut self.groups {
            let would = units[group.start..group.end].iter().any(|unit| unit.is(Class::Would));
            let told = reported.is_some_and(|said: usize| {
                // "threatened that if X did not go it would cut ties"
                !units[said..group.start].iter().any(|unit| unit.is(Class::If) && !unit.is_auxiliary())
            });
            if would && told && group.modality == Modality::Hypothetical {
                group.modality = Modality::Planned;
            }
            let rules = units[group.main].verbs().iter();
            let mut rules = rules.filter_map(|(lemma, _)| context.language.governor_of(*lemma));
            let promises = rules.any(|rule| rule.modality == Some(SaidModality::Planned));
            let opens = units.get(group.end).is_some_and(|unit| unit.is(Class::That));
            if (group.reporting || promises && opens) && group.form == GroupForm::Finite {
                reported = Some(group.end);
            }
        }
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
                let group = of_unit.filter(|group| self.groups[*group].main == unit)?;
                Some(Site { unit, group: Some(group), span, copula: false, tail: None })
            }
            (Shape::Nominal, _) if of_unit.is_none() => {
                Some(Site { unit, group: None, span, copula: false, tail: None })
            }
            (Shape::NounVerb(lemmas), _) if of_unit.is_none() => {
                let group = self.support_verb(units, unit, lemmas)?;
                let verb = units[self.groups[group].main].span;
                Some(Site {
                    unit,
                    group: Some(group),
                    span: Span::new(span.start.min(verb.start), span.end.max(verb.end)),
                    copula: false,
                    tail: None,
                })
            }
            _ => None,
        }
    }

    /// "held [wide-ranging] talks", "talks were held", "talks held".
    fn support_verb(&self, units: &[Unit<'_>], noun: usize, lemmas: &[Lemma]) -> Option<usize> {
        let fits = |group: &Group| {
            let whole = units[group.main].whole.map_or(&[][..], |whole| &whole.verbs);
            let mut verbs = units[group.main].verbs().iter().chain(whole);
            verbs.any(|(lemma, _)| lemmas.contains(lemma))
        };
        let before = self.groups.iter().rposition(|group| group.end <= noun);
        let active = |index: &usize| !self.groups[*index].passive || units[noun].title;
        if let Some(index) = before.filter(|index| fits(&self.groups[*index]) && active(index)) {
            let start = self.object(units, &self.groups[index]).start.min(noun);
            let between = &units[start..noun];
            let object = between.iter().all(|unit| !unit.any(&[Class::That, Class::But]) && !is_stop(unit));
            let direct = (start..noun)
                .all(|at| units[at].marker().is_none() || is_in_compound(units, at) || counts(units, at))
                || units[self.groups[index].main].reading.is_some_and(|reading| reading.marker.is_some());
            if object && direct && between.len() <= VERB_DISTANCE {
                return Some(index);
            }
        }
        let after = self.groups.iter().position(|group| group.start > noun)?;
        let group = &self.groups[after];
        let near = units[noun + 1..group.start].iter().all(|unit| !is_stop(unit));
        // "ended talks with X, holding Y responsible": the gerund tells of who ended them.
        let goes_on = is_content(units, group) && units[group.start - 1].is_punct(",");
        let told = group.form == GroupForm::Participle && !goes_on;
        let done = group.passive || told || relates(units, noun, group);
        (fits(group) && near && done).then_some(after)
    }

    pub(super) fn phrases(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        site: &Site,
        slot: Slot,
    ) -> Vec<Phrase> {
        match slot {
            Slot::Subject => self.agents(context, units, site),
            Slot::Object if site.tail.is_some() => Vec::new(),
            Slot::Object => self.patients(context, units, site),
            Slot::Possessor => {
                let own = possessor(units, site.unit).or_else(|| self.whose(units, site.unit));
                // "their war | fleet"
                let pronoun = |phrase: &Phrase| is_possessive_pronoun(&units[phrase.start]);
                let within =
                    units.get(site.unit + 1).is_some_and(|next| next.is_plain() || next.is(Class::Actor));
                own.filter(|own| !(within && pronoun(own))).into_iter().collect()
            }
            Slot::Compound => compound(units, site.unit).into_iter().collect(),
            Slot::Apposition => {
                let twice = || apposed_twice(units, site.unit, |at| self.in_group(at));
                let described = apposed(units, site.unit).or_else(twice);
                let beside = described.into_iter().chain(named_after(units, site.unit));
                beside.chain(self.equated(context, units, site.unit)).collect()
            }
            Slot::Content => self.content(context, units, site).into_iter().collect(),
            Slot::Infinitive => self.infinitive(context, units, site),
            Slot::Author => self.author(context, units, site).into_iter().collect(),
            Slot::Main => self.main(context, units, site).into_iter().collect(),
            // Who says it, the status tells; the others other acts of the sentence.
            Slot::Speaker | Slot::Addressee | Slot::Asker | Slot::Partner => Vec::new(),
            Slot::Described if !is_tied(units, site.unit) => Vec::new(),
            Slot::Described => described(context, units, site.unit).into_iter().collect(),
            Slot::Marker(marker) if site.tail == Some(marker) => {
                let verb =
                    site.group.map(|group| &self.groups[group]).filter(|group| group.main == site.unit);
                let noun = || site.unit + 1..self.phrase_end(units, site.unit + 1, units.len());
                vec![verb.map_or_else(noun, |group| self.object(units, group))]
            }
            Slot::Marker(marker) => self.marked(context, units, site, marker).into_iter().collect(),
        }
    }

    /// The phrase after a preposition of the site's clause, or of what belongs to its noun.
    fn marked(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        site: &Site,
        marker: Marker,
    ) -> Option<Phrase> {
        let own = self.after(units, site)..self.clause_end(units, site);
        let beyond = || match site.group {
            Some(group) if self.groups[group].main == site.unit => {
                let next = self.linked_after(units, group).map(|next| self.site_of(units, next));
                let shared = next.map(|next| self.after(units, &next)..self.clause_end(units, &next));
                shared.or_else(|| {
                    self.imposed(units, self.object(units, &self.groups[group]).end.checked_sub(1)?)
                })
            }
            Some(group) if self.groups[group].end <= site.unit => self.imposed(units, site.unit),
            Some(_) => None,
            None if context.language.markers_of(Role::Distant).contains(&marker) => self.erupted(units, site),
            None => None,
        };
        let within = |range: Phrase| {
            let end = range.end;
            let start = range.start;
            let mut marked = range.filter(|at| units[*at].marker() == Some(marker) && !self.in_group(*at));
            let scene = |at: usize| {
                // "after talks with X", "after a day of talks with X"
                let of = |at: usize| context.language.plays(units[at].reading, Role::Genitive);
                let mut marks = (start..at).rev().filter(|at| units[*at].marker().is_some() && !of(*at));
                let opened = marks.next().is_some_and(|at| units[at].is(Class::Around));
                opened && is_noun_trigger(&units[at - 1])
            };
            marked.next().filter(|at| !scene(*at)).map(|at| at + 1..self.phrase_end(units, at + 1, end))
        };
        within(own).or_else(|| within(beyond()?)).or_else(|| self.relative_marked(units, site.group?, marker))
    }

    /// "lifted the embargo [imposed] on X", "lifted the embargo [it has imposed] on X": what
    /// follows the verb that tells of a noun.
    fn imposed(&self, units: &[Unit<'_>], noun: usize) -> Option<Phrase> {
        let (index, group) = self.groups.iter().enumerate().find(|(_, group)| group.start > noun)?;
        let bare = units[noun + 1..group.start].iter().all(Unit::is_adverbial) && group.start == group.main;
        let next = units.get(group.end).is_some_and(|unit| unit.marker().is_some());
        let tells = bare && next && units[group.main].may_be(&[Inflection::Participle]);
        let thing = units[noun].kind == UnitKind::Word && !self.in_group(noun);
        (thing && (tells || relates(units, noun, group)))
            .then(|| group.end..self.clause_end(units, &self.site_of(units, index)))
    }

    /// "Protests [erupted] in X against Y": what follows the verb that the site's noun is the subject of.
    fn erupted(&self, units: &[Unit<'_>], site: &Site) -> Option<Phrase> {
        let (index, group) = self.groups.iter().enumerate().find(|(_, group)| group.start > site.unit)?;
        let subject = group.form == GroupForm::Finite
            && !group.passive
            && units[site.unit + 1..group.start]
                .iter()
                .all(|unit| !self.ends_clause(unit) && !unit.is_punct(","));
        let next = units.get(group.end).is_some_and(|unit| unit.marker().is_some() || unit.is_adverbial());
        (subject && next && phrase_start(units, site.unit) == self.opening)
            .then(|| group.end..self.clause_end(units, &self.site_of(units, index)))
    }

    /// A verb group as a site of its own.
    pub(super) fn site_of(&self, units: &[Unit<'_>], index: usize) -> Site {
        let unit = self.groups[index].main;
        Site { unit, group: Some(index), span: units[unit].span, copula: false, tail: None }
    }

    /// "The capital of Kenya is Nairobi": the name that the noun is said to be.
    fn equated(&self, context: &Context<'_>, units: &[Unit<'_>], noun: usize) -> Option<Phrase> {
        let group = self.groups.iter().find(|group| group.start > noun)?;
        let copula = units[group.start..group.end].iter().all(|unit| unit.is(Class::Be));
        let mut between = units[noun + 1..group.start].iter();
        let owner = between.next().is_none_or(|unit| context.language.plays(unit.reading, Role::Genitive));
        let named = between.all(|unit| unit.is_mention() || unit.is(Class::Determiner));
        let name = units.get(group.end).filter(|unit| unit.is_mention());
        let equal = copula && !group.negative && owner && named;
        name.filter(|_| equal).map(|_| group.end..group.end + 1)
    }

    pub(super) fn agents(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Vec<Phrase> {
        let Some(group) = site.group else { return Vec::new() };
        if self.groups[group].passive {
            return self.passive_agents(context, units, site, group);
        }
        let subject = self.subject(context, units, group);
        let document = subject.clone().filter(|phrase| !units[phrase.clone()].iter().any(Unit::is_mention));
        let author = document.and_then(|_| self.author_of_object(context, units, group));
        subject.into_iter().chain(author).collect()
    }

    /// "filed a lawsuit accusing Y", "issued a statement urging Y": the paper speaks for
    /// who put it out.
    fn author_of_object(&self, context: &Context<'_>, units: &[Unit<'_>], group: usize) -> Option<Phrase> {
        let before = group.checked_sub(1)?;
        let (paper, verb) = (&self.groups[group], &self.groups[before]);
        let object = self.object(units, verb);
        let between = units.get(object.end..paper.start)?;
        let next = between.iter().all(|unit| unit.kind == UnitKind::Date);
        let speaks = paper.form == GroupForm::Participle && next && !verb.passive;
        if speaks { self.subject(context, units, before) } else { None }
    }

    fn patients(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Vec<Phrase> {
        let Some(index) = site.group else { return Vec::new() };
        let group = &self.groups[index];
        // "was bombed", and who "was elected president"
        if group.passive && (group.main == site.unit || units[site.unit].title) {
            return self.subject(context, units, index).into_iter().collect();
        }
        if let Some(antecedent) = self.relative_object(units, index) {
            return vec![antecedent];
        }
        let object = self.shared_object(context, units, index).unwrap_or_else(|| self.object(units, group));
        // "said Hamas would leave": what stands right before a verb is its subject.
        let whole = units[object.clone()].iter().all(|unit| unit.marker().is_none() || unit.is_mention());
        let content = group.form != GroupForm::Infinitive || group.reporting;
        let is_subject = content
            && whole
            && !self.is_inner(units, index)
            && self.groups.iter().any(|other| {
                other.start == object.end && other.form == GroupForm::Finite && other.start < other.main
            });
        if is_subject { Vec::new() } else { vec![object] }
    }
}

/// "the pact that X signed with Y", "the pact X signed with Y": the noun is what the verb is about.
fn relates(units: &[Unit<'_>], noun: usize, group: &Group) -> bool {
    if group.form != GroupForm::Finite || group.passive || group.start <= noun + 1 {
        return false;
    }
    let inside = &units[noun + 1..group.start];
    let relative = usize::from(inside[0].any(&[Class::Relative, Class::That]));
    let subject = &inside[relative..];
    let named = subject.last().is_some_and(|unit| unit.is_mention() || unit.is(Class::SameSubject));
    let plain = subject.iter().all(|unit| unit.kind != UnitKind::Punct && unit.marker().is_none());
    let bare = units.get(group.end).is_none_or(|next| {
        next.marker().is_some() || next.kind == UnitKind::Date || next.kind == UnitKind::Punct
    });
    named && plain && bare
}

/// "fired [dozens of] missiles", "pays [part of] its wages", "is [one of] its allies".
fn counts(units: &[Unit<'_>], marker: usize) -> bool {
    marker.checked_sub(1).is_some_and(|before| {
        let unit = &units[before];
        unit.kind == UnitKind::Number
            || unit.is(Class::Measure)
            || unit.any(&[Class::Determiner, Class::OtherPronoun]) && !unit.is_mention()
    })
}
