//! Where phrases and clauses end.

use super::super::{Phrase, Site, Unit, UnitKind};
use super::English;
use super::content::is_content;
use super::groups::{Group, GroupForm};
use super::nouns::{is_boundary, is_possessive_pronoun, is_stop};
use super::relates;
use super::subjects::list_start;
use crate::gazetteer::files::grammar::Class;

impl English {
    /// Where the prepositional phrases of a site may begin.
    pub(super) fn after(&self, units: &[Unit<'_>], site: &Site) -> usize {
        match site.group.map(|group| &self.groups[group]) {
            Some(group) if group.main == site.unit || relates(units, site.unit, group) => group.end,
            _ => site.unit + 1,
        }
    }

    pub(super) fn in_group(&self, unit: usize) -> bool {
        self.groups.iter().any(|group| group.start <= unit && unit < group.end)
    }

    pub(super) fn object(&self, units: &[Unit<'_>], group: &Group) -> Phrase {
        let start = (group.end..units.len()).find(|index| !units[*index].is_adverbial()).unwrap_or(group.end);
        let start = self.behind_adjunct(units, group, start).unwrap_or(start);
        let end = self.phrase_end(units, start, units.len());
        start..self.before_contact_clause(units, group, start, end)
    }

    /// "extradites people | Y regards as rebels": where the clause about the object begins.
    fn before_contact_clause(&self, units: &[Unit<'_>], verb: &Group, start: usize, end: usize) -> usize {
        let told = self.groups.iter().any(|group| group.start == end && group.form == GroupForm::Finite);
        let mut name = end;
        while name > start && units[name - 1].is_mention() {
            name -= 1;
        }
        let noun = name.checked_sub(1).filter(|at| *at >= start && name < end).map(|at| &units[at]);
        let described =
            noun.is_some_and(|noun| noun.kind == UnitKind::Word && (noun.plural || noun.is(Class::Actor)));
        if told && described && !verb.reporting { name } else { end }
    }

    /// "expressed [in a letter] its gratitude", "held [in Paris] two rounds of talks": where the object
    /// begins that a phrase with a preposition parts from its verb.
    fn behind_adjunct(&self, units: &[Unit<'_>], group: &Group, start: usize) -> Option<usize> {
        let opens = |at: usize| {
            let whose =
                units[at].any(&[Class::Determiner, Class::Possessive]) || is_possessive_pronoun(&units[at]);
            whose && units[at].marker().is_none() || units[at].kind == UnitKind::Number
        };
        let marker = units.get(start).filter(|unit| unit.marker().is_some() && !unit.is_mention());
        marker.filter(|_| units[group.main].tail.is_none())?;
        let first = start + 1 + usize::from(units.get(start + 1).is_some() && opens(start + 1));
        let ends = |at: &usize| {
            let unit = &units[*at];
            let inside = unit.is_mention() || matches!(unit.kind, UnitKind::Word | UnitKind::Title { .. });
            !inside
                || unit.marker().is_some()
                || self.in_group(*at)
                || opens(*at)
                || unit.is_adverbial()
                || unit.is(Class::And)
        };
        let end = (first..units.len()).find(ends).filter(|end| *end > first)?;
        let next = (end..units.len()).find(|at| !units[*at].is_adverbial())?;
        opens(next).then_some(next)
    }

    /// What stands before `end`, up to the verb or mark before it.
    pub(super) fn noun_phrase_behind(&self, units: &[Unit<'_>], end: usize) -> Phrase {
        let ends = |at: &usize| is_stop(&units[*at]) || self.in_group(*at) || is_boundary(&units[*at]);
        (self.opening..end).rev().find(ends).map_or(self.opening.min(end), |at| at + 1)..end
    }

    /// Where the noun phrase that begins at `start` ends, with its "of" and "in" phrases.
    pub(super) fn phrase_end(&self, units: &[Unit<'_>], start: usize, limit: usize) -> usize {
        // "called X | its friend"
        let is_whose = |unit: &Unit<'_>| unit.is(Class::Possessive) || is_possessive_pronoun(unit);
        // "the killing on Tuesday of X"
        let goes_on = |index: usize| units.get(index).is_some_and(|unit| unit.marker().is_some());
        let ends = |index: &usize| {
            let verb = self.groups.iter().find(|group| group.start == *index);
            verb.is_some_and(|verb| !is_leader(units, verb))
                || is_stop(&units[*index])
                || units[*index].kind == UnitKind::Particle
                || units[*index].kind == UnitKind::Date
                    && !goes_on(index + 1)
                    && !self.is_gapped(units, index + 1)
                || *index > start && units[index - 1].is_mention() && is_whose(&units[*index])
                || is_boundary(&units[*index]) && *index > start
                || units[*index].any(&[Class::That, Class::But, Class::Relative, Class::To])
                    && units[*index].marker().is_none()
        };
        let pronoun = |at: usize| units[at].any(&[Class::SameSubject, Class::OtherPronoun]);
        let clause = |at: &usize| pronoun(*at) && self.groups.iter().any(|group| group.start == at + 1);
        let end = (start..limit).find(|at| ends(at) || clause(at)).unwrap_or(limit);
        let after_verb =
            self.groups.iter().any(|group| group.form == GroupForm::Finite && group.end <= start);
        let inner =
            self.groups.iter().rposition(|group| group.form == GroupForm::Finite && group.end <= start);
        let is_subject =
            self.groups.iter().any(|group| group.start == end && group.form == GroupForm::Finite)
                && !inner.is_some_and(|verb| self.is_inner(units, verb));
        let joint = |index: &usize| units[*index].is_punct(",") || units[*index].is(Class::And);
        // "met Y, and Z left": what stands right before a verb is its subject.
        // "after talks with X and Y, Z left"
        let listed =
            |at: &usize| units[*at].is_punct(",") && units[start..*at].iter().any(|unit| unit.is(Class::And));
        let own = (start..end).rev().find(joint).map(|at| before_apposed(units, start, at, end));
        let own = own.filter(|at| is_subject && (after_verb || listed(at)));
        // "By arresting X, | Y angered Z"
        let fronted = || {
            let adjunct =
                self.groups.iter().any(|group| group.form == GroupForm::Participle && group.end <= start);
            (start..end).rev().find(|at| units[*at].is_punct(",")).filter(|_| is_subject && adjunct)
        };
        let own = own.map(|at| list_start(units, start, at)).or_else(fronted);
        own.map_or(end, |at| if at > start && joint(&(at - 1)) { at - 1 } else { at })
    }

    /// "met X on Monday | and Y on Tuesday": another is named of whom the same is told.
    fn is_gapped(&self, units: &[Unit<'_>], and: usize) -> bool {
        let first = (and + 1..units.len()).find(|at| !units[*at].is(Class::Determiner));
        let named = first.filter(|at| units[*at].is_mention() && units[and].is(Class::And));
        let told = |unit: &Unit<'_>| {
            matches!(unit.kind, UnitKind::Date | UnitKind::Number)
                || unit.is(Class::Determiner)
                || is_stop(unit)
        };
        named.is_some_and(|at| units.get(at + 1).is_none_or(told))
    }

    pub(in crate::clause) fn clause(&self, units: &[Unit<'_>], site: &Site) -> Phrase {
        let start = (0..site.unit)
            .rev()
            .find(|at| is_stop(&units[*at]) || units[*at].is(Class::That))
            .map_or(0, |at| at + 1)
            .max(self.opening.min(site.unit))
            .max(self.adjunct_start(units, site));
        let end = self.end_with_governed(units, site).max(site.unit + 1);
        // What becomes of a noun is said by the verb after it: "exports to X ceased".
        let verb = self.groups.iter().find(|group| group.start == end && site.group.is_none());
        let end = verb.map_or(end, |group| group.end);
        let end = verb.and_then(|_| self.erupted(units, site)).map_or(end, |beyond| beyond.end);
        // "an inquiry into | whether", "will not come | because": the word that opens what depends
        // on the clause is the clause's own.
        let opens = units
            .get(end)
            .is_some_and(|unit| unit.any(&[Class::That, Class::Subordinator]) && unit.marker().is_none());
        start..end + usize::from(opens)
    }

    /// "left the pact, *denouncing* Y": where what a participle behind a comma tells begins.
    fn adjunct_start(&self, units: &[Unit<'_>], site: &Site) -> usize {
        let Some(group) = site.group.map(|group| &self.groups[self.lead(group)]) else { return 0 };
        let comma = group.start.checked_sub(1).is_some_and(|at| units[at].is_punct(","));
        let adjunct = group.form == GroupForm::Participle && comma && group.start <= site.unit;
        if adjunct { group.start } else { 0 }
    }

    /// The clause without those that stand before it: "The strike came | after Kenya had asked for help".
    pub(in crate::clause) fn own_words(&self, units: &[Unit<'_>], site: &Site) -> Phrase {
        let clause = self.clause(units, site);
        let Some(group) = site.group.map(|group| &self.groups[self.lead(group)]) else { return clause };
        let before = self
            .groups
            .iter()
            .rev()
            .find(|other| other.form == GroupForm::Finite && other.end <= group.start);
        let from = before.map_or(clause.start, |before| before.end).max(clause.start);
        let opens = |at: &usize| units[*at].any(&[Class::Subordinator, Class::But]) && at + 1 < group.start;
        let start =
            (from..group.start).rev().find(opens).filter(|_| before.is_some() && group.start < clause.end);
        start.map_or(clause.start, |at| at + 1)..clause.end
    }

    /// The clause's end, with the infinitive or gerund that its verb governs: "agreed to lift
    /// sanctions", "went to Moscow to see Putin", "banned X from holding office". Behind an object
    /// an infinitive tells of that.
    fn end_with_governed(&self, units: &[Unit<'_>], site: &Site) -> usize {
        let (start, end) = (self.after(units, site), self.clause_end(units, site));
        let Some(own) = site.group.map(|group| &self.groups[group]) else { return end };
        let Some(group) = self.groups.iter().position(|group| group.start == end) else { return end };
        let marker = (start..end).find(|at| units[*at].marker().is_some() && !units[*at].is(Class::Around));
        let near = match self.groups[group].form {
            GroupForm::Infinitive => start,
            _ => end.saturating_sub(1),
        };
        let tied = start == end || own.main == site.unit && marker == Some(near);
        let governed = tied && is_content(units, &self.groups[group]);
        if governed { self.clause_end(units, &self.site_of(units, group)) } else { end }
    }

    /// "called X | *to congratulate* him", "wrote to X | *threatening* to leave": the verb that tells
    /// what the clause before it is for, without what it does that to.
    pub(in crate::clause) fn purpose(&self, units: &[Unit<'_>], site: &Site) -> Option<Phrase> {
        site.group?;
        let end = self.clause(units, site).end;
        let verb = self.groups.iter().find(|group| group.start == end && is_content(units, group))?;
        Some(verb.start..verb.end)
    }

    /// Up to the next verb that has its own arguments, or a mark that ends the clause.
    pub(super) fn clause_end(&self, units: &[Unit<'_>], site: &Site) -> usize {
        let start = self.after(units, site);
        let own = |group: &Group| site.group.is_some_and(|own| self.groups[own].start == group.start);
        let verb = |at: usize| self.groups.iter().find(|group| group.start == at && !own(group));
        let ends = |at: &usize| verb(*at).is_some() || self.ends_clause(&units[*at]);
        let end = (start..units.len()).find(ends).unwrap_or(units.len());
        // "massed armour on its frontier | , officials in X said": who says it is no part of it.
        let says = verb(end).is_some_and(|group| group.reporting && group.form == GroupForm::Finite);
        let comma = (start..end).rev().find(|at| says && units[*at].is_punct(","));
        comma.unwrap_or(end)
    }

    pub(super) fn ends_clause(&self, unit: &Unit<'_>) -> bool {
        let joins = unit.any(&[Class::That, Class::But, Class::Relative, Class::Subordinator]);
        let linked = joins && !unit.is_adverbial() && unit.marker().is_none();
        is_stop(unit) || linked || unit.is(Class::AccordingTo)
    }
}

/// "met Y, | and its envoy, X, left": where a comma right before the verb only closes a name, the
/// joint before what that describes.
fn before_apposed(units: &[Unit<'_>], start: usize, joint: usize, end: usize) -> usize {
    let open = (start..joint).rev().find(|at| units[*at].is_punct(","));
    let named = open.filter(|open| joint + 1 == end && units[open + 1..joint].iter().all(Unit::is_mention));
    let and = named.and_then(|open| (start..open).rev().find(|at| units[*at].is(Class::And)));
    and.unwrap_or(joint)
}

/// "a tanker *owned* by Greece", "the junta *ruling* Mali": a participle that only says whose it is.
pub(super) fn is_leader(units: &[Unit<'_>], group: &Group) -> bool {
    let leads = group.form == GroupForm::Participle && units[group.main].is(Class::Leading);
    leads && (!group.passive || units.get(group.end).is_some_and(|unit| unit.is(Class::By)))
}
