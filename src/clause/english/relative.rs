//! Relative clauses, whole and reduced: whom their pronouns stand for, and where the clause around
//! them goes on.

use super::super::{Context, Phrase, Unit, UnitKind};
use super::English;
use super::extent::is_leader;
use super::groups::{GroupForm, is_directly_after};
use super::nouns::{is_boundary, is_stop, phrase_start};
use super::relates;
use crate::MentionForm;
use crate::gazetteer::files::grammar::Class;
use crate::lexicon::language::Marker;

/// "Y, whom | X jailed", "a group with which | the X army fights"; but "X, whose army fights Y".
pub(super) fn behind_relative(units: &[Unit<'_>], phrase: Phrase) -> Phrase {
    let relative = phrase.clone().rev().find(|at| units[*at].is(Class::Relative));
    let own = |at: &usize| *at < phrase.end && (units[*at].is_mention() || units[*at].is(Class::Determiner));
    relative.map(|at| at + 1).filter(own).unwrap_or(phrase.start)..phrase.end
}

impl English {
    /// "Hamas, which Turkey backs": whom a relative pronoun before the subject stands for.
    pub(super) fn relative_object(&self, units: &[Unit<'_>], index: usize) -> Option<Phrase> {
        let end = self.groups[index].end;
        let mut index = index;
        // "the union, which X hopes to join"
        while self.groups[index].form == GroupForm::Infinitive && is_directly_after(&self.groups, index) {
            index -= 1;
        }
        let group = &self.groups[index];
        let from = index.checked_sub(1).map_or(0, |before| self.groups[before].end);
        let pronoun = (from..group.start).rev().find(|at| units[*at].is(Class::Relative))?;
        let subject = &units[pronoun + 1..group.start];
        let named = subject.last().is_some_and(|unit| unit.is_mention() || unit.is(Class::SameSubject))
            || subject.first().is_some_and(|unit| unit.is(Class::Determiner));
        let plain = subject.iter().all(|unit| unit.kind != UnitKind::Punct && unit.marker().is_none());
        let bare = units.get(end).is_none_or(|unit| {
            let governs = unit.marker().or(unit.lead).is_some() && !unit.is_mention();
            unit.kind == UnitKind::Punct || unit.is_adverbial() || governs
        });
        let own = group.form == GroupForm::Finite && !group.reporting;
        let comma = pronoun.checked_sub(1).filter(|at| units[*at].is_punct(","));
        (own && named && plain && bare).then(|| self.noun_phrase(units, comma.unwrap_or(pronoun))).flatten()
    }

    /// "Y, *with whom* X met": whom the relative pronoun behind the preposition stands for.
    pub(super) fn relative_marked(&self, units: &[Unit<'_>], index: usize, marker: Marker) -> Option<Phrase> {
        let index = self.lead(index);
        let from = index.checked_sub(1).map_or(0, |before| self.groups[before].end);
        let pronoun = (from..self.groups[index].start).rev().find(|at| units[*at].is(Class::Relative))?;
        let at = pronoun.checked_sub(1).filter(|at| units[*at].marker() == Some(marker))?;
        let comma = at.checked_sub(1).filter(|at| units[*at].is_punct(","));
        self.noun_phrase(units, comma.unwrap_or(at))
    }

    /// "X, *whose* visit to Y was put off": whose the noun is.
    pub(super) fn whose(&self, units: &[Unit<'_>], noun: usize) -> Option<Phrase> {
        let pronoun = phrase_start(units, noun).checked_sub(1)?;
        let owns = units[pronoun].is(Class::Relative) && units[pronoun].is(Class::Possessive);
        let comma = pronoun.checked_sub(1).filter(|at| owns && units[*at].is_punct(","));
        self.noun_phrase(units, comma.unwrap_or(pronoun)).filter(|_| owns)
    }

    /// "the claim *that Y had shelled X* was denied", "the charge *Y made* was denied": whether the
    /// verb is inside the subject of the clause around it.
    pub(super) fn is_inner(&self, units: &[Unit<'_>], index: usize) -> bool {
        self.inner_opening(units, index).is_some()
    }

    /// Where the clause in the subject begins that the verb belongs to.
    fn inner_opening(&self, units: &[Unit<'_>], index: usize) -> Option<usize> {
        let group = &self.groups[index];
        let from = (0..group.start).rev().find(|at| is_stop(&units[*at])).map_or(self.opening, |at| at + 1);
        let finite = |before: &usize| self.groups[*before].form == GroupForm::Finite;
        let outer = (0..index).rev().find(finite).map(|before| &self.groups[before]);
        let main = outer.is_some_and(|outer| outer.start >= from && !outer.reporting);
        let opener = (from.max(outer.map_or(0, |outer| outer.end))..group.start)
            .find(|at| units[*at].any(&[Class::That, Class::Relative]) && units[*at].marker().is_none());
        let opening = opener.or_else(|| self.contact_opening(units, index))?;
        let noun = opening.checked_sub(1).filter(|at| *at >= from && !self.in_group(*at))?;
        let head = matches!(units[noun].kind, UnitKind::Word | UnitKind::Mention(_) | UnitKind::Title { .. });
        (group.form == GroupForm::Finite && head && !main).then_some(opening)
    }

    /// "the charge | Y made": where the clause begins that no pronoun opens.
    fn contact_opening(&self, units: &[Unit<'_>], index: usize) -> Option<usize> {
        let group = &self.groups[index];
        let subject = (0..group.start).rev().take_while(|at| units[*at].is_mention()).last()?;
        let noun = subject.checked_sub(1).filter(|at| relates(units, *at, group))?;
        let common = units[noun].kind == UnitKind::Word && units[noun].marker().is_none();
        let article = phrase_start(units, noun);
        (common && article < noun && units[article].is(Class::Determiner)).then_some(subject)
    }

    /// "The claim that Y had shelled X *was denied*": the noun that a clause with a subject of its own
    /// hangs on.
    pub(super) fn around_inner(&self, units: &[Unit<'_>], index: usize, end: usize) -> Option<Phrase> {
        let finite = |before: &usize| self.groups[*before].form == GroupForm::Finite;
        let inner = (0..index).rev().find(finite)?;
        let between = units.get(self.groups[inner].end..end)?;
        let ends = |unit: &Unit<'_>| {
            unit.kind == UnitKind::Punct && !unit.is_hyphen()
                || unit.any(&[Class::And, Class::But, Class::That, Class::Subordinator])
                    && unit.marker().is_none()
        };
        let opening = self.inner_opening(units, inner).filter(|_| !between.iter().any(ends))?;
        self.noun_phrase(units, opening)
    }

    /// "Troops who were sent to X were attacked": the subject of a verb right after a relative clause.
    pub(super) fn before_relative(&self, units: &[Unit<'_>], index: usize, end: usize) -> Option<Phrase> {
        let inner = &self.groups[index.checked_sub(1)?];
        let ends = |unit: &Unit<'_>| {
            unit.kind == UnitKind::Punct && !unit.is_hyphen()
                || unit.any(&[Class::And, Class::But, Class::That, Class::Subordinator])
        };
        let direct = inner.form == GroupForm::Finite
            && !inner.reporting
            && units.get(inner.end..end).is_some_and(|between| !between.iter().any(ends));
        let relative = inner.start.checked_sub(1).filter(|at| direct && units[*at].is(Class::Relative))?;
        self.noun_phrase(units, relative)
    }

    /// "boycotted a summit that began on Monday": the verb around the relative clause.
    pub(super) fn around_relative(&self, units: &[Unit<'_>], inner: usize) -> Option<usize> {
        let relative = self.groups[inner].start.checked_sub(1).filter(|at| units[*at].is(Class::Relative))?;
        let outer = inner.checked_sub(1)?;
        let object = units.get(self.groups[outer].end..relative)?;
        let bare = !object.is_empty() && object.iter().all(|unit| !unit.is_punct(",") && !is_stop(unit));
        (bare && !self.groups[outer].reporting).then_some(outer)
    }

    /// "It was [X] that attacked Y": who is put before the clause that ends at `end`.
    pub(super) fn stressed(&self, units: &[Unit<'_>], index: usize, end: usize) -> Option<Phrase> {
        let copula = &self.groups[index.checked_sub(1)?];
        let it = copula.start.checked_sub(1).filter(|at| units[*at].is(Class::SameSubject));
        let is = units[copula.main].is(Class::Be) && it.is_some();
        let who = units.get(copula.end..end).filter(|_| is)?;
        // "It was X, *not Y,* that attacked Z"
        let denied = who.iter().position(|unit| unit.is_punct(",")).filter(|comma| {
            let closed = who.last().is_some_and(|unit| unit.is_punct(","));
            closed && who.get(comma + 1).is_some_and(|unit| unit.is(Class::Negator))
        });
        let who = &who[..denied.unwrap_or(who.len())];
        let bare = who.iter().all(|unit| unit.marker().is_none() && unit.kind != UnitKind::Punct);
        (bare && who.iter().any(Unit::is_mention)).then(|| copula.end..copula.end + who.len())
    }

    /// "Rebels backed by X attacked Y", "Rebels fighting X attacked Y": not X; "A mission led by X
    /// met Y": X.
    pub(super) fn before_reduced(&self, units: &[Unit<'_>], index: usize, end: usize) -> Option<Phrase> {
        let inner = &self.groups[index.checked_sub(1)?];
        let between = units.get(inner.end..end).filter(|between| !between.is_empty())?;
        // Where no other verb stands before, the "and" joins whom only the participle names.
        let first = self.groups[..index].iter().all(|verb| verb.form != GroupForm::Finite);
        let one = between.iter().all(|unit| {
            let joins = unit.is(Class::And) && !first;
            (unit.kind != UnitKind::Punct || unit.is_hyphen()) && !joins && !is_boundary(unit)
        });
        let agent = between[0].is(Class::By);
        let participle = inner.form == GroupForm::Participle && inner.passive == agent;
        if !participle || !one {
            return None;
        }
        let before = inner.start.checked_sub(1).filter(|at| *at >= self.opening);
        let says = |at: usize| self.groups.iter().any(|group| group.end == at + 1 && group.reporting);
        if !agent && before.is_none_or(|at| units[at].is(Class::That) || says(at)) {
            // "Fighting in X killed Y", "said fighting in X had killed Y"
            return Some(inner.main..inner.end);
        }
        let head = &units[before?];
        let noun = head.kind != UnitKind::Punct && head.marker().is_none() && !is_boundary(head);
        let described = noun && !head.any(&[Class::And, Class::Without]) && !self.in_group(before?);
        if !described {
            return None;
        }
        if !agent && is_leader(units, inner) {
            // "The junta ruling X met Y": the junta is X's.
            return Some(self.noun_phrase(units, inner.start)?.start..end);
        }
        let leads = agent && units[inner.main].is(Class::Leading);
        if leads { Some(inner.end + 1..end) } else { self.noun_phrase(units, inner.start) }
    }

    /// "X, although *it* belonged to Y, left": whom a pronoun right behind the subject stands for.
    pub(super) fn around_inserted(&self, units: &[Unit<'_>], end: usize) -> Option<Phrase> {
        let pronoun = end.checked_sub(1).filter(|at| units[*at].is(Class::SameSubject))?;
        let free = !units[pronoun].is_mention();
        let opens = pronoun.checked_sub(1).filter(|at| free && units[*at].is(Class::Subordinator))?;
        let comma = opens.checked_sub(1).filter(|at| units[*at].is_punct(","))?;
        let name = self.noun_phrase(units, comma)?;
        let first = name.start == self.opening || is_stop(&units[name.start - 1]);
        (first && units[comma - 1].is_mention()).then_some(name)
    }

    /// "armed X, the militia that attacked Y": the name that the described one, who has none, is.
    pub(super) fn named_before(&self, units: &[Unit<'_>], described: &Phrase) -> Option<Phrase> {
        let bare = !units[described.clone()].iter().any(Unit::is_mention);
        let article = units[described.start].is(Class::Determiner);
        let comma =
            described.start.checked_sub(1).filter(|at| bare && article && units[*at].is_punct(","))?;
        let name = self.noun_phrase(units, comma)?;
        // "After talks with X, the rebels who attacked Y left"
        let fronted = units[self.opening..name.start]
            .iter()
            .chain(&units[name.clone()][..1])
            .any(|unit| unit.is(Class::Subordinator) || unit.marker().is_some() && !unit.is_mention());
        (units[comma - 1].is_mention() && !fronted).then_some(name)
    }

    /// "X is the only leader who supports Y", "X is the only leader supporting Y": who the
    /// described one is.
    pub(super) fn described_by_copula(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        described: &Phrase,
        depth: usize,
    ) -> Option<Phrase> {
        let copula = self.groups.iter().position(|group| group.end == described.start)?;
        let is = units[self.groups[copula].main].is(Class::Be);
        let form = |mention: &usize| context.linked.mentions[*mention].form;
        let mut forms = units[described.clone()].iter().flat_map(Unit::mentions).map(form);
        let unnamed = forms.all(|form| matches!(form, MentionForm::Office | MentionForm::Demonym));
        if is && unnamed { self.subject_within(context, units, copula, depth) } else { None }
    }
}
