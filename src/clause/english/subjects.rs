//! Whose act it is: the subject of a verb, its own or shared.

use super::super::{Context, Phrase, Unit, UnitKind};
use super::English;
use super::groups::{Group, GroupForm, begins_object, is_demonym};
use super::nouns::{compound, is_boundary, is_stop, phrase_start, possessor, without_brackets};
use super::relative::behind_relative;
use crate::gazetteer::files::grammar::{Class, Role};
use crate::gazetteer::files::rules::SaidModality;

/// Units between a verb of saying and the pronoun that opens what is said, at most.
const REPORT_DISTANCE: usize = 5;

pub(super) fn first_marker(units: &[Unit<'_>], phrase: Phrase) -> usize {
    phrase.clone().find(|index| units[*index].marker().is_some()).unwrap_or(phrase.end)
}

/// "met W, | X and Y left": the comma before two whom an "and" joins, else the joint at `at`.
pub(super) fn list_start(units: &[Unit<'_>], start: usize, at: usize) -> usize {
    let comma = (start..at).rev().find(|at| units[*at].is_punct(","));
    let pair = |comma: &usize| {
        let first = &units[comma + 1..at];
        first.iter().any(Unit::is_mention)
            && first.iter().all(|unit| unit.marker().is_none() || unit.is_mention())
    };
    let second = units[at + 1..]
        .iter()
        .find(|unit| unit.is_mention() || unit.kind == UnitKind::Word && !unit.is(Class::Determiner));
    let named = second.is_some_and(|unit| unit.is_mention() || unit.is(Class::Adjective));
    let two = comma.filter(|_| units[at].is(Class::And) && named).filter(pair);
    two.map_or(at, |comma| clause_joint(units, start, comma).unwrap_or(comma))
}

/// "seized W, *and* X, Y and Z left": the "and" before the first of more names.
fn clause_joint(units: &[Unit<'_>], start: usize, comma: usize) -> Option<usize> {
    let name = |unit: &Unit<'_>| unit.is_mention() || unit.is(Class::Determiner);
    let joint = (start..comma).rev().find(|at| !name(&units[*at]))?;
    let behind_comma = joint > start && units[joint - 1].is_punct(",");
    if units[joint].is_punct(",") && joint + 1 < comma {
        return clause_joint(units, start, joint);
    }
    (units[joint].is(Class::And) && behind_comma && joint + 1 < comma).then_some(joint)
}

/// "A close ally of Y, | X left": where the name stands that the description before it tells of.
fn named_behind(units: &[Unit<'_>], start: usize, end: usize) -> Option<usize> {
    let mut commas = (start..end).filter(|at| units[*at].is_punct(","));
    let (comma, more) = (commas.next()?, commas.next());
    let describes =
        units[start..comma].iter().any(|unit| unit.kind == UnitKind::Word && unit.marker().is_some());
    let one = more.is_none() && !units[start..end].iter().any(|unit| unit.is(Class::And));
    let named = units[comma + 1..end].iter().all(|unit| unit.is_mention() || unit.title) && comma + 1 < end;
    (one && describes && named).then_some(comma + 1)
}

/// "troops from | countries that": the noun right before its relative clause is what that tells of.
fn nearest(units: &[Unit<'_>], described: Phrase) -> Phrase {
    let last = described.end - 1;
    let start = phrase_start(units, last).max(described.start);
    let governed = start > described.start && units[start - 1].marker().is_some();
    let common = units[last].kind == UnitKind::Word && units[last].plural;
    if governed && common { start..described.end } else { described }
}

/// "X – with Y – did": where the dash stands that the one at `close` closes.
fn opening_dash(units: &[Unit<'_>], close: usize) -> Option<usize> {
    let dash = |at: &usize| is_stop(&units[*at]) && units[*at].folded == units[close].folded;
    let closes = matches!(units[close].folded, "-" | "–" | "—") && is_stop(&units[close]);
    (0..close).rev().find(dash).filter(|_| closes)
}

impl English {
    /// The subject of a verb group, its own or shared.
    pub(super) fn subject(&self, context: &Context<'_>, units: &[Unit<'_>], index: usize) -> Option<Phrase> {
        self.subject_within(context, units, index, 8)
    }

    pub(super) fn subject_within(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        index: usize,
        depth: usize,
    ) -> Option<Phrase> {
        let depth = depth.checked_sub(1)?;
        let index = self.lead(index);
        let group = &self.groups[index];
        match group.form {
            GroupForm::Finite => self.finite_subject(context, units, index, depth),
            GroupForm::Infinitive => {
                let owner = self.owner_of_intent(context, units, group);
                // A headline: "Trump to meet Xi".
                let Some(governor) = index.checked_sub(1).filter(|_| owner.is_none()) else {
                    return owner.or_else(|| self.noun_phrase(units, group.start));
                };
                let acts = self.governor(context, units, index).is_some_and(|rule| rule.object_acts);
                let object = self.object(units, &self.groups[governor]);
                let between = self.groups[governor].end < group.start;
                // "called for X to leave"
                let doers = context.language.markers_of(Role::Doer);
                let acts =
                    acts || units[self.groups[governor].main].tail.is_some_and(|tail| doers.contains(&tail));
                if acts && between && !self.groups[governor].passive {
                    return Some(object.start..object.end.min(group.start));
                }
                self.subject_within(context, units, governor, depth)
            }
            GroupForm::Participle => self.participle_subject(context, units, index, depth),
        }
    }

    /// "X's plan to attack Y", "a decision by X to expel Y": whose plan it is.
    fn owner_of_intent(&self, context: &Context<'_>, units: &[Unit<'_>], group: &Group) -> Option<Phrase> {
        let noun = self.intent(context, units, group)?;
        if noun + 1 < group.start {
            return Some(noun + 2..group.start);
        }
        possessor(units, noun).or_else(|| compound(units, noun))
    }

    /// "a *plan* to attack", "a *decision* by X to expel": the noun that an infinitive belongs to.
    pub(super) fn intent(&self, context: &Context<'_>, units: &[Unit<'_>], group: &Group) -> Option<usize> {
        let governs = |at: &usize| {
            !self.in_group(*at) && units[*at].reading.is_some_and(|reading| reading.governor.is_some())
        };
        let last = group.start.checked_sub(1)?;
        let by = || {
            let start = phrase_start(units, group.start).checked_sub(1)?;
            let names = [Role::Agent, Role::Doer];
            let agent = names.iter().any(|role| context.language.plays(units[start].reading, *role));
            let noun = start.checked_sub(1)?;
            // "calls on Y to leave", "an appeal to Y to leave"
            let rule = units[noun].reading.and_then(|reading| reading.governor);
            let wish = rule
                .is_some_and(|rule| context.language.governors[rule].modality == Some(SaidModality::Desired));
            let asked = wish && units[start].marker().is_some();
            Some(noun).filter(|_| agent || asked)
        };
        Some(last).filter(governs).or_else(|| by().filter(governs))
    }

    pub(super) fn finite_subject(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        index: usize,
        depth: usize,
    ) -> Option<Phrase> {
        let group = &self.groups[index];
        let mut end = group.start;
        while end > 0 && units[end - 1].is_adverbial() && units[end - 1].marker().is_none() {
            end -= 1;
        }
        let Some(last) = end.checked_sub(1).map(|before| &units[before]) else {
            return self.behind_auxiliary(units, group).or_else(|| self.main_subject(units, index));
        };
        if let Some(behind) = self.behind_saying(units, index) {
            return Some(behind);
        }
        if last.is(Class::SameSubject)
            && let Some(speaker) = self.reporting_before(units, index, end - 1)
        {
            return self.subject_within(context, units, speaker, depth);
        }
        if let Some(speech) = self.speech_around(units, index).filter(|_| last.is(Class::FirstPerson)) {
            let speaker = self.subject_within(context, units, speech, depth)?;
            // "the American said" is nobody's name
            let unnamed = is_demonym(context, &units[speaker.end - 1]);
            return (!unnamed).then_some(speaker);
        }
        if let Some(around) = self.around_inserted(units, end) {
            return Some(around);
        }
        let relative = end
            .checked_sub(3)
            .filter(|at| units[*at].marker().is_some() && units[at + 1].is(Class::Relative));
        if last.is(Class::SameSubject) && relative.is_some() {
            // "signed a treaty by which it ceded X"
            return self.shared_subject(context, units, index, depth);
        }
        if let Some(stressed) = self.stressed(units, index, end - 1).filter(|_| last.is(Class::That)) {
            return Some(stressed);
        }
        if last.is(Class::Relative) {
            let comma = end >= 2 && units[end - 2].is_punct(",");
            let described = self.noun_phrase(units, end - 1 - usize::from(comma))?;
            let described = if comma { described } else { nearest(units, described) };
            return self
                .described_by_copula(context, units, &described, depth)
                .or_else(|| self.named_before(units, &described))
                .or(Some(described));
        }
        if last.any(&[Class::And, Class::But]) {
            return self.shared_subject(context, units, index, depth);
        }
        if last.is_punct(",") {
            return self.subject_before_comma(context, units, index, end - 1, depth);
        }
        if let Some(open) = opening_dash(units, end - 1) {
            return self.noun_phrase(units, open);
        }
        self.before_relative(units, index, end)
            .or_else(|| self.around_inner(units, index, end))
            .or_else(|| self.before_reduced(units, index, end))
            .or_else(|| self.before_infinitive(context, units, end))
            .or_else(|| self.noun_phrase(units, end).map(|phrase| behind_relative(units, phrase)))
            .map(|phrase| self.aside(units, index, phrase))
    }

    /// "X, | Y said, was arming Z": who says so between two commas is not X.
    fn aside(&self, units: &[Unit<'_>], index: usize, phrase: Phrase) -> Phrase {
        let group = &self.groups[index];
        let closed = units.get(group.end).is_some_and(|unit| unit.is_punct(","));
        let goes_on = self
            .groups
            .get(index + 1)
            .is_some_and(|next| next.start == group.end + 1 && next.form == GroupForm::Finite);
        let comma = phrase.clone().rev().find(|at| units[*at].is_punct(","));
        match comma.filter(|_| group.reporting && closed && goes_on) {
            Some(comma) => comma + 1..phrase.end,
            None => phrase,
        }
    }

    /// "X's decision to sanction Y angered Z": the noun that the infinitive before belongs to, not Y.
    fn before_infinitive(&self, context: &Context<'_>, units: &[Unit<'_>], end: usize) -> Option<Phrase> {
        let start = self.noun_phrase(units, end).map_or(end, |phrase| phrase.start);
        let inner = self.groups.iter().find(|group| group.end == start)?;
        self.intent(context, units, inner).filter(|_| inner.form == GroupForm::Infinitive)?;
        let noun = self.noun_phrase(units, inner.start)?;
        let own = self.groups.iter().all(|group| group.end != noun.start || group.reporting);
        (own && !inner.reporting).then_some(noun)
    }

    /// "Having met X, Y said": the subject of the main clause.
    pub(super) fn main_subject(&self, units: &[Unit<'_>], index: usize) -> Option<Phrase> {
        let comma = (self.groups[index].end..units.len()).find(|at| units[*at].is_punct(","))?;
        let finite = |group: &&Group| group.form == GroupForm::Finite && group.start > comma;
        let subject = self.noun_phrase(units, self.groups.iter().find(finite)?.start)?;
        (subject.start > comma).then_some(subject)
    }

    /// "X said [on Monday] [that] he did": the verb of saying whose clause opens here.
    pub(super) fn reporting_before(&self, units: &[Unit<'_>], index: usize, pronoun: usize) -> Option<usize> {
        let before = index.checked_sub(1)?;
        let group = &self.groups[before];
        // "said on Monday it would": no comma, no other clause between.
        let between = units.get(group.end..pronoun)?;
        let opens = between.len() <= REPORT_DISTANCE
            && between
                .iter()
                .all(|unit| unit.kind != UnitKind::Punct && !unit.any(&[Class::And, Class::But]));
        (group.reporting && opens).then_some(before)
    }

    /// "X …, and did": the subject of the verb before.
    pub(super) fn shared_subject(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        index: usize,
        depth: usize,
    ) -> Option<Phrase> {
        let before = (0..index).rev().find(|before| self.groups[*before].form == GroupForm::Finite)?;
        let comma = self.groups[before].end..self.groups[index].start;
        let foreign = units[comma].iter().any(|unit| unit.is_punct(";") || unit.is_punct(":"));
        if foreign { None } else { self.subject_within(context, units, before, depth) }
    }

    /// "Putin, who met Xi, said", "Putin, the president, said", "met Xi, said".
    pub(super) fn subject_before_comma(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        index: usize,
        comma: usize,
        depth: usize,
    ) -> Option<Phrase> {
        let opening = (0..comma).rev().find(|at| units[*at].is_punct(","));
        if let Some(opening) = self.before_inserted_participle(units, index).or(opening) {
            let inside = opening + 1..comma;
            let relative = units[inside.clone()].iter().any(|unit| unit.is(Class::Relative));
            let verbs = self.groups.iter().any(|group| {
                let says = group.reporting && self.is_aside(units, group, &inside);
                inside.contains(&group.start) && group.form == GroupForm::Finite && !says
            });
            let head = || {
                self.before_infinitive(context, units, opening).or_else(|| self.noun_phrase(units, opening))
            };
            let near = |head: &Phrase| !units[opening - 1].is_adverbial() || self.opens_clause(units, head);
            if (relative || !verbs)
                && opening > 0
                && let Some(head) = head().filter(near)
            {
                let more = units[opening + 1].any(&[Class::And, Class::Including]);
                let titled = units[head.clone()].iter().any(|unit| unit.title);
                // "the emir of Qatar, [Sheikh] Tamim,"
                let (name, courtesies) = units[inside.clone()].split_last()?;
                let titles = courtesies.iter().all(|unit| matches!(unit.kind, UnitKind::Title { .. }));
                let holder = titled && name.is_mention() && titles;
                if courtesies.is_empty() && name.is_mention() && is_owned(units, &head) {
                    return Some(inside); // "X's wife, Y, accuses"
                }
                return Some(if more || holder { head.start..comma } else { head });
            }
        }
        self.shared_subject(context, units, index, depth).or_else(|| self.noun_phrase(units, comma))
    }

    /// "X, attended by A, B and C, was held": the comma before the participle that tells of the subject.
    fn before_inserted_participle(&self, units: &[Unit<'_>], index: usize) -> Option<usize> {
        let inner = &self.groups[index.checked_sub(1)?];
        let passive = inner.form == GroupForm::Participle && inner.passive;
        let comma = inner.start.checked_sub(1).filter(|at| passive && units[*at].is_punct(","))?;
        // "met X, joined by Y, and did": the subject stands first in its clause.
        let first = self.groups[..index - 1].iter().all(|group| group.end <= self.opening || group.reporting);
        (first && comma > self.opening).then_some(comma)
    }

    /// "X, Y said, was arming Z": nothing but who says it stands between the commas.
    fn is_aside(&self, units: &[Unit<'_>], says: &Group, inside: &Phrase) -> bool {
        let own = self.groups.iter().filter(|group| inside.contains(&group.start)).count() == 1;
        let that = units[inside.clone()].iter().any(|unit| unit.is(Class::That));
        own && !that && (says.start == inside.start || says.end == inside.end)
    }

    /// "India on Thursday, hours after the vote, condemned": the phrase begins its clause.
    fn opens_clause(&self, units: &[Unit<'_>], phrase: &Phrase) -> bool {
        let first = phrase.start == self.opening
            || phrase.start > 0
                && (is_stop(&units[phrase.start - 1]) || is_boundary(&units[phrase.start - 1]));
        first && units[phrase.start].marker().is_none()
    }

    /// The noun phrase that ends right before `end`, from its head on.
    pub(super) fn noun_phrase(&self, units: &[Unit<'_>], end: usize) -> Option<Phrase> {
        let dates = units[..end].iter().rev().take_while(|unit| unit.kind == UnitKind::Date);
        let end = without_brackets(units, end - dates.count());
        let mut start = end;
        while start > self.opening
            && !is_stop(&units[start - 1])
            && !self.in_group(start - 1)
            && !is_boundary(&units[start - 1])
        {
            start -= 1;
        }
        let told_by = start > 0 && units[start - 1].is(Class::AccordingTo);
        if told_by {
            start = (start..end).find(|at| units[*at].is_punct(",")).map_or(end, |comma| comma + 1);
        }
        let subordinator = (start..end).rev().find(|index| units[*index].is(Class::Subordinator));
        let subordinator = subordinator.filter(|at| !units[*at..end].iter().any(|unit| unit.is_punct(",")));
        let after_verb = self.groups.iter().any(|group| group.end == start && !group.reporting);
        let joint = |index: &usize| units[*index].is_punct(",") || units[*index].is(Class::And);
        let after_verb = after_verb || self.tells_one(units, start, end);
        let joint = (start..end).rev().find(joint).filter(|_| after_verb);
        if let Some(at) = subordinator.or_else(|| Some(list_start(units, start, joint?))) {
            start = at + 1;
        }
        start = self.after_fronted(units, start, end);
        (start < end).then_some(start..end)
    }

    /// "warned X, and Y sent jets": behind the comma another acts, where "said X, Y and Z" lists.
    fn tells_one(&self, units: &[Unit<'_>], start: usize, end: usize) -> bool {
        let comma = (start..end).find(|at| units[*at].is_punct(","));
        let told = self.groups.iter().any(|group| group.end == start && group.reporting);
        comma.is_some_and(|comma| {
            let names = units[start..comma].iter().filter(|unit| unit.is_mention()).count();
            told && names == 1 && units.get(comma + 1).is_some_and(|unit| unit.is(Class::And))
        })
    }

    /// "On the eve of a visit by X, the president, to Y, Z said": where what is inserted with a
    /// preposition between commas ends.
    fn after_inserted(&self, units: &[Unit<'_>], start: usize, end: usize) -> usize {
        let inserted = |comma: usize| {
            units[..comma].iter().rposition(|unit| unit.is_punct(",")).is_some_and(|before| {
                before + 1 >= start && units[before + 1].marker().is_some() && !units[before + 1].is_mention()
            })
        };
        let ends = |at: &usize| units[*at].is_punct(",") && inserted(*at) || self.addresses.contains(at);
        let last = (start..end).rev().find(ends);
        last.map_or(start, |comma| comma + 1)
    }

    /// "In Moscow on Tuesday, X", "On 17 July X": what is fronted is no subject.
    pub(super) fn after_fronted(&self, units: &[Unit<'_>], start: usize, end: usize) -> usize {
        let Some(first) = units[..end].get(start).filter(|unit| !unit.is_mention()) else { return start };
        if first.kind == UnitKind::Date || start > 0 && first.is_punct(",") {
            return self.after_fronted(units, start + 1, end);
        }
        let fronted = first.marker().or(first.lead).is_some() || first.is(Class::As);
        if let Some(name) = first.is(Class::Determiner).then(|| named_behind(units, start, end)).flatten() {
            return name;
        }
        if let Some(comma) = (start..end)
            .find(|index| units[*index].is_punct(","))
            .filter(|_| fronted || first.is_adverbial() || first.is(Class::Subordinator))
        {
            return self.after_inserted(units, comma + 1, end);
        }
        if first.marker().is_none() {
            return start + usize::from(first.is_adverbial() || first.is(Class::Subordinator));
        }
        let begins = |index: &usize| begins_object(&units[*index]) && units[*index].kind != UnitKind::Number;
        let object = (start + 1..end).find(begins).unwrap_or(end);
        let head = (object + 1..end).find(|index| {
            begins(index)
                && !units[*index - 1].any(&[Class::And, Class::Adjective, Class::Determiner])
                && units[*index - 1].marker().is_none()
        });
        let dated = units[start + 1..object]
            .iter()
            .any(|unit| unit.kind == UnitKind::Number || unit.is(Class::Adverb));
        match head {
            _ if dated && object < end => object,
            Some(head) => head,
            None => start,
        }
    }
}

/// "X's wife", "Kenya's neighbour": one that is somebody's, without a name.
fn is_owned(units: &[Unit<'_>], phrase: &Phrase) -> bool {
    let last = &units[phrase.end - 1];
    let common = last.kind == UnitKind::Word && !last.plural && !last.is(Class::Actor);
    common && units[phrase.clone()].iter().any(|unit| unit.kind == UnitKind::Possessive)
}
