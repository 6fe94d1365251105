//! English: roles by order and prepositions.

mod groups;
mod joined;
mod nouns;
mod opening;
mod status;
mod subjects;

use super::{Context, Phrase, Site, Unit, UnitKind};
use crate::gazetteer::files::grammar::{Class, Inflection, Role};
use crate::lexicon::language::{Inflections, Lemma, Marker};
use crate::lexicon::triggers::{Shape, Slot};
use crate::{Modality, Span};
use groups::{Group, GroupForm, group_at, is_noun_trigger};
use nouns::{
    apposed, apposed_twice, compound, is_boundary, is_in_compound, is_stop, named_after, phrase_start,
    possessor,
};
use opening::dateline;

/// Units between a noun and its support verb, at most.
const VERB_DISTANCE: usize = 8;

/// Units between a verb and the "that" of its content, at most.
const CONTENT_DISTANCE: usize = 4;

/// The verb groups of an English sentence.
pub(super) struct English {
    groups: Vec<Group>,
    /// Where the news begins: after "NEW DELHI, July 4 (Reuters) -".
    opening: usize,
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
        let mut english = English { groups, opening: dateline(context, units) };
        english.read_would(units);
        english.join(units);
        english
    }

    /// "A said B would meet C": what is to come, told in the past.
    fn read_would(&mut self, units: &[Unit<'_>]) {
        let mut reported = false;
        for group in &mut self.groups {
            let would = units[group.start..group.end].iter().any(|unit| unit.is(Class::Would));
            if would && reported && group.modality == Modality::Hypothetical {
                group.modality = Modality::Planned;
            }
            reported |= group.reporting && group.form == GroupForm::Finite;
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
        let fits = |group: &Group| units[group.main].verbs().iter().any(|(lemma, _)| lemmas.contains(lemma));
        let before = self.groups.iter().rposition(|group| group.end <= noun);
        let active = |index: &usize| !self.groups[*index].passive || units[noun].title;
        if let Some(index) = before.filter(|index| fits(&self.groups[*index]) && active(index)) {
            let between = &units[self.groups[index].end..noun];
            let object = between.iter().all(|unit| !unit.any(&[Class::That, Class::But]) && !is_stop(unit));
            let direct = (self.groups[index].end..noun)
                .all(|at| units[at].marker().is_none() || is_in_compound(units, at) || counts(units, at))
                || units[self.groups[index].main].reading.is_some_and(|reading| reading.marker.is_some());
            if object && direct && between.len() <= VERB_DISTANCE {
                return Some(index);
            }
        }
        let after = self.groups.iter().position(|group| group.start > noun)?;
        let group = &self.groups[after];
        let near = units[noun + 1..group.start].iter().all(|unit| !is_stop(unit));
        let done = group.passive || group.form == GroupForm::Participle || relates(units, noun, group);
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
            Slot::Possessor => possessor(units, site.unit).into_iter().collect(),
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
            // Who says it, the status tells.
            Slot::Speaker => Vec::new(),
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
                let opened = units[start..at].iter().any(|unit| unit.is(Class::Around));
                opened && is_noun_trigger(&units[at - 1]) // "after talks with X"
            };
            marked.next().filter(|at| !scene(*at)).map(|at| at + 1..self.phrase_end(units, at + 1, end))
        };
        within(own).or_else(|| within(beyond()?))
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
    fn site_of(&self, units: &[Unit<'_>], index: usize) -> Site {
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

    /// "alleged that Y …": the subject of the clause that follows.
    fn content(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Option<Phrase> {
        self.subject(context, units, self.content_verb(units, site)?)
    }

    fn content_verb(&self, units: &[Unit<'_>], site: &Site) -> Option<usize> {
        let end = self.groups[site.group?].end.max(site.unit + 1);
        let that = (end..units.len().min(end + CONTENT_DISTANCE)).find(|at| units[*at].is(Class::That));
        let open = that.map_or(end, |that| that + 1);
        let verb =
            self.groups.iter().position(|group| group.start >= open && group.form == GroupForm::Finite)?;
        let subject = self.phrase_end(units, open, units.len());
        // "told X it must leave"
        let pronoun =
            units.get(subject).is_some_and(|unit| unit.any(&[Class::SameSubject, Class::OtherPronoun]));
        let direct = self.groups[verb].start == subject + usize::from(pronoun);
        (that.is_some() || direct).then_some(verb)
    }

    pub(super) fn content_modality(&self, units: &[Unit<'_>], site: &Site) -> Option<Modality> {
        self.content_verb(units, site).map(|verb| self.groups[verb].modality)
    }

    /// "agreed to send arms to X", "refuses to meet X": what the infinitives right after the verb
    /// have for objects and after their prepositions, from the left.
    fn infinitive(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Vec<Phrase> {
        let mut found = Vec::new();
        let own = (self.after(units, site)..units.len()).find(|at| !units[*at].is_adverbial());
        let mut next = self.next_infinitive(units, site).filter(|group| Some(group.start) == own);
        while let Some(group) = next.filter(|group| !group.negative) {
            let site = Site {
                unit: group.main,
                group: None,
                span: units[group.main].span,
                copula: false,
                tail: None,
            };
            found.push(self.object(units, group));
            let told =
                self.object(units, group).end.checked_sub(1).and_then(|noun| self.imposed(units, noun));
            let own = group.end..self.clause_end(units, &site);
            let near = own.chain(told.unwrap_or_default()).take_while(|at| !units[*at].is(Class::Around));
            let touched = near.filter(|at| {
                context.language.plays(units[*at].reading, Role::Complement) && !self.in_group(*at)
            });
            found.extend(touched.map(|at| at + 1..self.phrase_end(units, at + 1, units.len())));
            next = self.next_infinitive(units, &site);
        }
        found
    }

    pub(super) fn has_infinitive(&self, units: &[Unit<'_>], site: &Site) -> bool {
        self.next_infinitive(units, site).is_some()
    }

    /// The infinitive that follows in the site's clause.
    fn next_infinitive(&self, units: &[Unit<'_>], site: &Site) -> Option<&Group> {
        let from = self.after(units, site);
        let group = self.groups.iter().find(|group| group.start >= from)?;
        let open = units[from..group.start].iter().all(|unit| !self.ends_clause(unit));
        (open && group.form == GroupForm::Infinitive).then_some(group)
    }

    /// "condemned the attack by X", "rejected a plan drawn up by X": who did what the act is about.
    fn author(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Option<Phrase> {
        let own = site.group.is_some_and(|group| self.groups[group].passive);
        let start = self.after(units, site);
        let reduced = |at: usize| {
            self.groups
                .iter()
                .any(|group| group.main == at && group.passive && group.form == GroupForm::Participle)
        };
        let by = (start..units.len())
            .take_while(|at| !self.ends_clause(&units[*at]) && (!self.in_group(*at) || reduced(*at)))
            .find(|at| context.language.plays(units[*at].reading, Role::Agent))?;
        (!own).then(|| by + 1..self.phrase_end(units, by + 1, units.len()))
    }

    fn ends_clause(&self, unit: &Unit<'_>) -> bool {
        let linked = unit.any(&[Class::That, Class::But, Class::Relative]) && unit.marker().is_none();
        is_stop(unit) || linked
    }

    /// "In talks with X, Y said": who acts in the clause that the noun sets the scene of.
    fn main(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Option<Phrase> {
        let before = phrase_start(units, site.unit).checked_sub(1)?;
        let sets =
            units[before].is(Class::Around) || context.language.plays(units[before].reading, Role::Scene);
        let finite = |group: &Group| group.form == GroupForm::Finite;
        let group = if before == self.opening || self.is_inserted(units, before) {
            self.groups.iter().position(|group| finite(group) && group.start > site.unit)
        } else {
            self.groups.iter().rposition(|group| finite(group) && group.end <= before)
        };
        self.subject(context, units, group.filter(|_| sets)?)
    }

    /// "X, in talks with Y, said": between commas, with the verb right after the second.
    fn is_inserted(&self, units: &[Unit<'_>], start: usize) -> bool {
        let next = self.groups.iter().find(|group| group.form == GroupForm::Finite && group.start > start);
        let closes =
            next.and_then(|group| group.start.checked_sub(1)).is_some_and(|at| units[at].is_punct(","));
        closes && start > 0 && units[start - 1].is_punct(",")
    }

    /// Where the prepositional phrases of a site may begin.
    fn after(&self, units: &[Unit<'_>], site: &Site) -> usize {
        match site.group.map(|group| &self.groups[group]) {
            Some(group) if group.main == site.unit || relates(units, site.unit, group) => group.end,
            _ => site.unit + 1,
        }
    }

    fn in_group(&self, unit: usize) -> bool {
        self.groups.iter().any(|group| group.start <= unit && unit < group.end)
    }

    fn agents(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Vec<Phrase> {
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
            && self.groups.iter().any(|other| {
                other.start == object.end && other.form == GroupForm::Finite && other.start < other.main
            });
        if is_subject { Vec::new() } else { vec![object] }
    }

    /// "Hamas, which Turkey backs": whom a relative pronoun before the subject stands for.
    fn relative_object(&self, units: &[Unit<'_>], index: usize) -> Option<Phrase> {
        let group = &self.groups[index];
        let from = index.checked_sub(1).map_or(0, |before| self.groups[before].end);
        let pronoun = (from..group.start).rev().find(|at| units[*at].is(Class::Relative))?;
        let subject = &units[pronoun + 1..group.start];
        let named = subject.last().is_some_and(|unit| unit.is_mention() || unit.is(Class::SameSubject));
        let plain = subject.iter().all(|unit| unit.kind != UnitKind::Punct && unit.marker().is_none());
        let bare =
            units.get(group.end).is_none_or(|unit| unit.kind == UnitKind::Punct || unit.is_adverbial());
        let own = group.form == GroupForm::Finite && !group.reporting;
        let comma = pronoun.checked_sub(1).filter(|at| units[*at].is_punct(","));
        (own && named && plain && bare).then(|| self.noun_phrase(units, comma.unwrap_or(pronoun))).flatten()
    }

    fn object(&self, units: &[Unit<'_>], group: &Group) -> Phrase {
        let start = (group.end..units.len()).find(|index| !units[*index].is_adverbial()).unwrap_or(group.end);
        start..self.phrase_end(units, start, units.len())
    }

    /// Where the noun phrase that begins at `start` ends, with its "of" and "in" phrases.
    fn phrase_end(&self, units: &[Unit<'_>], start: usize, limit: usize) -> usize {
        // "the killing on Tuesday of X"
        let goes_on = |index: usize| units.get(index).is_some_and(|unit| unit.marker().is_some());
        let ends = |index: &usize| {
            let verb = self.groups.iter().any(|group| group.start == *index);
            verb || is_stop(&units[*index])
                || units[*index].kind == UnitKind::Date && !goes_on(index + 1)
                || is_boundary(&units[*index]) && *index > start
                || units[*index].any(&[Class::That, Class::But, Class::Relative, Class::To])
                    && units[*index].marker().is_none()
        };
        let pronoun = |at: usize| units[at].any(&[Class::SameSubject, Class::OtherPronoun]);
        let clause = |at: &usize| pronoun(*at) && self.groups.iter().any(|group| group.start == at + 1);
        let end = (start..limit).find(|at| ends(at) || clause(at)).unwrap_or(limit);
        let after_verb =
            self.groups.iter().any(|group| group.form == GroupForm::Finite && group.end <= start);
        let is_subject =
            self.groups.iter().any(|group| group.start == end && group.form == GroupForm::Finite);
        let joint = |index: &usize| units[*index].is_punct(",") || units[*index].is(Class::And);
        // "met Y, and Z left": what stands right before a verb is its subject.
        let own = (start..end).rev().find(joint).filter(|_| is_subject && after_verb);
        own.map_or(end, |at| if at > start && joint(&(at - 1)) { at - 1 } else { at })
    }

    /// All that follows, up to a mark or a "but".
    pub(super) fn scope(&self, units: &[Unit<'_>], site: &Site) -> Phrase {
        let start = self.after(units, site);
        let ends = |at: &usize| is_stop(&units[*at]) || units[*at].is(Class::But);
        start..(start..units.len()).find(ends).unwrap_or(units.len())
    }

    pub(super) fn clause(&self, units: &[Unit<'_>], site: &Site) -> Phrase {
        let start = (0..site.unit)
            .rev()
            .find(|at| is_stop(&units[*at]) || units[*at].is(Class::That))
            .map_or(0, |at| at + 1)
            .max(self.opening.min(site.unit));
        let end = self.end_with_infinitive(units, site).max(site.unit + 1);
        // What becomes of a noun is said by the verb after it: "exports to X ceased".
        let verb = self.groups.iter().find(|group| group.start == end && site.group.is_none());
        let end = verb.map_or(end, |group| group.end);
        start..verb.and_then(|_| self.erupted(units, site)).map_or(end, |beyond| beyond.end)
    }

    /// The clause's end, with the infinitive that its verb governs: "agreed to lift sanctions".
    fn end_with_infinitive(&self, units: &[Unit<'_>], site: &Site) -> usize {
        let end = self.clause_end(units, site);
        let governed = self.groups.iter().position(|group| {
            group.start == end && group.form == GroupForm::Infinitive && self.after(units, site) == end
        });
        let Some(group) = governed.filter(|_| site.group.is_some()) else { return end };
        self.clause_end(units, &self.site_of(units, group))
    }

    /// Up to the next verb that has its own arguments, or a mark that ends the clause.
    fn clause_end(&self, units: &[Unit<'_>], site: &Site) -> usize {
        let start = self.after(units, site);
        let own = |group: &Group| site.group.is_some_and(|own| self.groups[own].start == group.start);
        let verb = |at: usize| self.groups.iter().find(|group| group.start == at && !own(group));
        let ends = |at: &usize| verb(*at).is_some() || self.ends_clause(&units[*at]);
        (start..units.len()).find(ends).unwrap_or(units.len())
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

/// "fired [dozens of] missiles", "is [one of] its allies".
fn counts(units: &[Unit<'_>], marker: usize) -> bool {
    marker.checked_sub(1).is_some_and(|before| {
        let unit = &units[before];
        unit.kind == UnitKind::Number
            || unit.any(&[Class::Determiner, Class::OtherPronoun]) && !unit.is_mention()
    })
}
