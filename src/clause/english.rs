//! English: roles by order and prepositions.

use crate::gazetteer::files::grammar::{Class, Inflection, Role};
use crate::lexicon::language::{GovernorRule, Inflections, Lemma};
use crate::lexicon::triggers::{Shape, Slot};
use crate::{MentionForm, Modality, Span};

use super::{Context, Phrase, Site, Status, Unit, UnitKind, phrase};

/// Units between a noun and its support verb, at most.
const VERB_DISTANCE: usize = 8;

/// Units between a verb and the "that" of its content, at most.
const CONTENT_DISTANCE: usize = 4;

/// The verb groups of an English sentence.
pub(super) struct English {
    groups: Vec<Group>,
}

/// Auxiliaries and main verb: "has not yet been attacked".
#[derive(Clone, Debug)]
struct Group {
    start: usize,
    main: usize,
    end: usize,
    form: GroupForm,
    passive: bool,
    negative: bool,
    modality: Modality,
    reporting: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum GroupForm {
    Finite,
    /// "to meet"
    Infinitive,
    /// "meeting", "met by": without a subject of its own.
    Participle,
}

impl English {
    pub(super) fn new(context: &Context<'_>, units: &[Unit<'_>]) -> Self {
        let mut groups = Vec::new();
        let mut at = 0;
        while at < units.len() {
            match group_at(context, units, at) {
                Some(group) => {
                    at = group.end;
                    groups.push(group);
                }
                None => at += 1,
            }
        }
        English { groups }
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
                Some(Site { unit, group: Some(group), span, copula: false })
            }
            (Shape::Nominal, _) if of_unit.is_none() => Some(Site { unit, group: None, span, copula: false }),
            (Shape::NounVerb(lemmas), _) if of_unit.is_none() => {
                let group = self.support_verb(units, unit, lemmas)?;
                let verb = units[self.groups[group].main].span;
                Some(Site {
                    unit,
                    group: Some(group),
                    span: Span::new(span.start.min(verb.start), span.end.max(verb.end)),
                    copula: false,
                })
            }
            _ => None,
        }
    }

    /// "held [wide-ranging] talks", "talks were held", "talks held".
    fn support_verb(&self, units: &[Unit<'_>], noun: usize, lemmas: &[Lemma]) -> Option<usize> {
        let fits = |group: &Group| units[group.main].verbs().iter().any(|(lemma, _)| lemmas.contains(lemma));
        let before = self.groups.iter().rposition(|group| group.end <= noun);
        if let Some(index) = before.filter(|index| fits(&self.groups[*index]) && !self.groups[*index].passive)
        {
            let between = &units[self.groups[index].end..noun];
            let object = between.iter().all(|unit| !unit.any(&[Class::That, Class::But]) && !is_stop(unit));
            let direct = between.iter().rev().take_while(|unit| unit.marker().is_none()).count()
                == between.len()
                || units[self.groups[index].main].reading.is_some_and(|reading| reading.marker.is_some());
            if object && direct && between.len() <= VERB_DISTANCE {
                return Some(index);
            }
        }
        let after = self.groups.iter().position(|group| group.start > noun)?;
        let group = &self.groups[after];
        let near = units[noun + 1..group.start].iter().all(|unit| !is_stop(unit));
        (fits(group) && near && (group.passive || group.form == GroupForm::Participle)).then_some(after)
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
            Slot::Object => self.patients(context, units, site),
            Slot::Possessor => possessor(units, site.unit).into_iter().collect(),
            Slot::Compound => compound(units, site.unit).into_iter().collect(),
            Slot::Apposition => apposed(units, site.unit).into_iter().collect(),
            Slot::Content => self.content(context, units, site).into_iter().collect(),
            Slot::Marker(marker) => {
                let end = self.clause_end(units, site);
                let start = self.after(site);
                let found = (start..end)
                    .find(|index| units[*index].marker() == Some(marker) && !self.in_group(*index));
                found.map(|index| index + 1..self.phrase_end(units, index + 1, end)).into_iter().collect()
            }
        }
    }

    /// "alleged that Y …": the subject of the clause that follows.
    fn content(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Option<Phrase> {
        let end = self.groups[site.group?].end.max(site.unit + 1);
        let that = (end..units.len().min(end + CONTENT_DISTANCE)).find(|at| units[*at].is(Class::That))?;
        let verb =
            self.groups.iter().position(|group| group.start > that && group.form == GroupForm::Finite)?;
        self.subject(context, units, verb)
    }

    /// Where the prepositional phrases of a site may begin.
    fn after(&self, site: &Site) -> usize {
        match site.group.map(|group| &self.groups[group]) {
            Some(group) if group.main == site.unit => group.end,
            _ => site.unit + 1,
        }
    }

    fn in_group(&self, unit: usize) -> bool {
        self.groups.iter().any(|group| group.start <= unit && unit < group.end)
    }

    fn agents(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Vec<Phrase> {
        let Some(group) = site.group else { return Vec::new() };
        if self.groups[group].passive {
            let agents = context.language.markers_of(Role::Agent);
            return agents
                .iter()
                .flat_map(|by| self.phrases(context, units, site, Slot::Marker(*by)))
                .collect();
        }
        self.subject(context, units, group).into_iter().collect()
    }

    fn patients(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Vec<Phrase> {
        let Some(index) = site.group else { return Vec::new() };
        let group = &self.groups[index];
        if group.passive && group.main == site.unit {
            return self.subject(context, units, index).into_iter().collect();
        }
        vec![self.object(units, group)]
    }

    fn object(&self, units: &[Unit<'_>], group: &Group) -> Phrase {
        let start =
            (group.end..units.len()).find(|index| !units[*index].is(Class::Adverb)).unwrap_or(group.end);
        start..self.phrase_end(units, start, units.len())
    }

    /// Where the noun phrase that begins at `start` ends, with its "of" and "in" phrases.
    fn phrase_end(&self, units: &[Unit<'_>], start: usize, limit: usize) -> usize {
        let ends = |index: &usize| {
            let verb = self.groups.iter().any(|group| group.start == *index);
            verb || is_stop(&units[*index])
                || units[*index].any(&[Class::That, Class::But, Class::Relative, Class::To])
                    && units[*index].marker().is_none()
        };
        (start..limit).find(ends).unwrap_or(limit)
    }

    /// The subject of a verb group, its own or shared.
    fn subject(&self, context: &Context<'_>, units: &[Unit<'_>], index: usize) -> Option<Phrase> {
        self.subject_within(context, units, index, 8)
    }

    fn subject_within(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        index: usize,
        depth: usize,
    ) -> Option<Phrase> {
        let depth = depth.checked_sub(1)?;
        let group = &self.groups[index];
        match group.form {
            GroupForm::Finite => self.finite_subject(context, units, index, depth),
            GroupForm::Infinitive => {
                let governor = index.checked_sub(1)?;
                let acts = self.governor(context, units, index).is_some_and(|rule| rule.object_acts);
                let object = self.object(units, &self.groups[governor]);
                let between = self.groups[governor].end < group.start;
                if acts && between && !self.groups[governor].passive {
                    return Some(object.start..object.end.min(group.start));
                }
                self.subject_within(context, units, governor, depth)
            }
            GroupForm::Participle => self.participle_subject(context, units, index, depth),
        }
    }

    fn finite_subject(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        index: usize,
        depth: usize,
    ) -> Option<Phrase> {
        let group = &self.groups[index];
        let mut end = group.start;
        while end > 0 && units[end - 1].is(Class::Adverb) && units[end - 1].marker().is_none() {
            end -= 1;
        }
        let last = units.get(end.checked_sub(1)?)?;
        if last.is(Class::SameSubject)
            && let Some(speaker) = self.reporting_before(units, index, end - 1)
        {
            return self.subject_within(context, units, speaker, depth);
        }
        if last.is(Class::Relative) {
            let comma = end >= 2 && units[end - 2].is_punct(",");
            return self.noun_phrase(units, end - 1 - usize::from(comma));
        }
        if last.any(&[Class::And, Class::But]) {
            return self.shared_subject(context, units, index, depth);
        }
        if last.is_punct(",") {
            return self.subject_before_comma(context, units, index, end - 1, depth);
        }
        self.noun_phrase(units, end)
    }

    /// "X said [on Monday] [that] he did": the verb of saying whose clause opens here.
    fn reporting_before(&self, units: &[Unit<'_>], index: usize, pronoun: usize) -> Option<usize> {
        let before = index.checked_sub(1)?;
        let group = &self.groups[before];
        let opens = group.end == pronoun || units[pronoun - 1].is(Class::That);
        (group.reporting && opens).then_some(before)
    }

    /// "X …, and did": the subject of the verb before.
    fn shared_subject(
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
    fn subject_before_comma(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        index: usize,
        comma: usize,
        depth: usize,
    ) -> Option<Phrase> {
        let opening = (0..comma).rev().find(|at| units[*at].is_punct(","));
        if let Some(opening) = opening {
            let inside = opening + 1..comma;
            let relative = units[inside.clone()].iter().any(|unit| unit.is(Class::Relative));
            let verbs = self
                .groups
                .iter()
                .any(|group| inside.contains(&group.start) && group.form == GroupForm::Finite);
            if (relative || !verbs) && opening > 0 && !units[opening - 1].is(Class::Adverb) {
                return self.noun_phrase(units, opening);
            }
        }
        self.shared_subject(context, units, index, depth).or_else(|| self.noun_phrase(units, comma))
    }

    fn participle_subject(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        index: usize,
        depth: usize,
    ) -> Option<Phrase> {
        let group = &self.groups[index];
        let last = units.get(group.start.checked_sub(1)?)?;
        let before = index.checked_sub(1);
        if last.marker().is_some() || last.is(Class::Without) {
            let charge = context.language.plays(last.reading, Role::Charge);
            if let Some(before) = before {
                let object = self.object(units, &self.groups[before]);
                let object = object.start..object.end.min(group.start - 1);
                if charge && !object.is_empty() && !self.groups[before].passive {
                    return Some(object.start..first_marker(units, object));
                }
                return self.subject_within(context, units, before, depth);
            }
            let after = self.groups.get(index + 1)?;
            return (after.form == GroupForm::Finite).then(|| self.noun_phrase(units, after.start)).flatten();
        }
        let continues = last.is_punct(",") || last.any(&[Class::And, Class::But, Class::Subordinator]);
        if continues || is_directly_after(&self.groups, index) {
            return self.subject_within(context, units, before?, depth);
        }
        self.noun_phrase(units, group.start)
    }

    /// The noun phrase that ends right before `end`, from its head on.
    fn noun_phrase(&self, units: &[Unit<'_>], end: usize) -> Option<Phrase> {
        let mut start = end;
        while start > 0
            && !is_stop(&units[start - 1])
            && !self.in_group(start - 1)
            && !is_boundary(&units[start - 1])
        {
            start -= 1;
        }
        let after_verb = self.groups.iter().any(|group| group.end == start && !group.reporting);
        if after_verb
            && let Some(joint) =
                (start..end).rev().find(|index| units[*index].is_punct(",") || units[*index].is(Class::And))
        {
            start = joint + 1;
        }
        let subordinator = (start..end).rev().find(|index| units[*index].is(Class::Subordinator));
        if let Some(at) = subordinator.filter(|at| !units[*at..end].iter().any(|unit| unit.is_punct(","))) {
            start = at + 1;
        }
        start = self.after_fronted(units, start, end);
        (start < end).then_some(start..end)
    }

    /// "In Moscow on Tuesday, X", "On 17 July X": what is fronted is no subject.
    fn after_fronted(&self, units: &[Unit<'_>], start: usize, end: usize) -> usize {
        let Some(first) = units[..end].get(start).filter(|unit| !unit.is_mention()) else { return start };
        if let Some(comma) = (start..end)
            .find(|index| units[*index].is_punct(","))
            .filter(|_| first.marker().is_some() || first.any(&[Class::Adverb, Class::Subordinator]))
        {
            return comma + 1;
        }
        if first.marker().is_none() {
            return start + usize::from(first.any(&[Class::Adverb, Class::Subordinator]));
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

    /// The word that governs a group: "plans to", "called for", "a plan to".
    fn governor<'c>(
        &self,
        context: &'c Context<'_>,
        units: &[Unit<'_>],
        index: usize,
    ) -> Option<&'c GovernorRule> {
        let group = &self.groups[index];
        let noun = group
            .start
            .checked_sub(1)
            .and_then(|before| units[before].reading)
            .and_then(|reading| reading.governor);
        if let Some(noun) = noun.filter(|_| !self.in_group(group.start - 1)) {
            return context.language.governors.get(noun);
        }
        let verb = &self.groups[index.checked_sub(1)?];
        units[verb.main].verbs().iter().find_map(|(lemma, _)| context.language.governor_of(*lemma))
    }

    pub(super) fn status(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Status {
        let mut status = Status::default();
        match site.group {
            Some(group) => self.colour_group(context, units, group, &mut status, 6),
            None => self.colour_noun(context, units, site.unit, &mut status),
        }
        if let Some(noun) = site.group.map(|_| site.unit).filter(|unit| !self.in_group(*unit)) {
            colour_modifiers(units, noun, &mut status);
        }
        if units.last().is_some_and(|unit| unit.is_punct("?")) {
            status.colour(Modality::Hypothetical);
        }
        // A noun without a verb takes its event for granted, whoever speaks.
        if site.group.is_some() {
            self.colour_report(context, units, site, &mut status);
        }
        status
    }

    fn colour_group(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        index: usize,
        status: &mut Status,
        depth: usize,
    ) {
        let group = &self.groups[index];
        if group.negative {
            status.negate();
        }
        status.colour(group.modality);
        if self.is_conditional(units, index) {
            status.colour(Modality::Hypothetical);
        }
        if group.form == GroupForm::Finite || depth == 0 {
            return;
        }
        let without = group.start > 0 && units[group.start - 1].is(Class::Without);
        if without {
            status.negate();
        }
        let marked = group.start > 0 && units[group.start - 1].marker().is_some();
        let rule = self.governor(context, units, index);
        if let Some(rule) = rule {
            let around =
                group.form == GroupForm::Participle && !marked && !is_directly_after(&self.groups, index);
            if !around {
                status.govern(rule);
            }
        } else if group.form == GroupForm::Infinitive {
            status.colour(Modality::Planned);
        }
        let chained = group.form == GroupForm::Infinitive
            || group.form == GroupForm::Participle
                && rule.is_some()
                && is_directly_after(&self.groups, index);
        if chained && index > 0 {
            self.colour_group(context, units, index - 1, status, depth - 1);
        }
    }

    fn is_conditional(&self, units: &[Unit<'_>], index: usize) -> bool {
        let group = &self.groups[index];
        let start = self.groups[..index]
            .iter()
            .rev()
            .find(|before| before.form == GroupForm::Finite)
            .map_or(0, |before| before.end);
        units[start..group.start].iter().any(|unit| unit.is(Class::If) && !unit.is(Class::Be))
    }

    fn colour_noun(&self, context: &Context<'_>, units: &[Unit<'_>], noun: usize, status: &mut Status) {
        colour_modifiers(units, noun, status);
        let start = phrase_start(units, noun);
        let governed_by =
            start.checked_sub(1).filter(|at| units[*at].marker().is_some()).and_then(|at| at.checked_sub(1));
        if let Some(rule) = governed_by.and_then(|at| units[at].reading).and_then(|reading| reading.governor)
        {
            return status.govern(&context.language.governors[rule]);
        }
        let after_marker = governed_by.is_some() || start > 0 && units[start - 1].marker().is_some();
        let before = self.groups.iter().rposition(|group| group.end <= noun);
        let Some(index) = before else {
            let after = self.groups.iter().position(|group| group.start > noun);
            let own = |group: &&Group| {
                units[noun..group.start].iter().all(|unit| !is_stop(unit) && !unit.is_punct(","))
            };
            if let Some(group) =
                after.map(|after| &self.groups[after]).filter(|group| !after_marker && own(group))
            {
                status.colour(group.modality);
            }
            return;
        };
        let group = &self.groups[index];
        let near = units[group.end..noun].iter().all(|unit| !is_stop(unit) && !unit.is_punct(","));
        let rule =
            units[group.main].verbs().iter().find_map(|(lemma, _)| context.language.governor_of(*lemma));
        if near && !after_marker {
            self.colour_group(context, units, index, status, 4);
            if let Some(rule) = rule {
                status.govern(rule);
            }
        }
    }

    /// "A said that …", "…, A said", "according to A".
    fn colour_report(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site, status: &mut Status) {
        let place = site.group.map_or(site.unit, |group| self.groups[group].start.min(site.unit));
        for (index, group) in self
            .groups
            .iter()
            .enumerate()
            .filter(|(_, group)| group.reporting && group.form != GroupForm::Infinitive)
        {
            if site.group == Some(index) {
                continue;
            }
            let speaker = || self.speaker(context, units, index);
            if group.end <= place && self.reports_after(units, index, place)
                || self.reports_before(units, index, place)
            {
                return status.said_by(speaker());
            }
        }
        let according = units.iter().position(|unit| unit.is(Class::AccordingTo));
        if let Some(at) = according {
            let end = self.phrase_end(units, at + 1, units.len());
            let speaker = phrase::english_actors(
                context,
                units,
                at + 1..end,
                crate::gazetteer::files::rules::Reach::Actor,
            );
            status.said_by(speaker.first().map(|actor| actor.mention));
        }
    }

    fn speaker(&self, context: &Context<'_>, units: &[Unit<'_>], group: usize) -> Option<usize> {
        let subject = self.subject(context, units, group)?;
        let actors =
            phrase::english_actors(context, units, subject, crate::gazetteer::files::rules::Reach::Actor);
        actors.first().map(|actor| actor.mention)
    }

    /// A clause follows the verb of saying, and `place` lies in it.
    fn reports_after(&self, units: &[Unit<'_>], index: usize, place: usize) -> bool {
        let group = &self.groups[index];
        let between = &units[group.end..place];
        let breaks = |pair: &[Unit<'_>]| pair[0].is_punct(",") && pair[1].any(&[Class::And, Class::But]);
        let ended = between.iter().any(|unit| unit.is_punct(";")) || between.windows(2).any(breaks);
        let that = between.iter().take(6).any(|unit| unit.is(Class::That));
        let clause = self.groups[index + 1..]
            .iter()
            .any(|other| other.form == GroupForm::Finite && group.end < other.start);
        let direct = units.get(group.end).is_some_and(|unit| {
            unit.is_punct(":") || unit.is_punct(",") || unit.is_punct("\"") || unit.is_punct("“")
        });
        !ended && (that || direct || clause && group.end < place && self.subject_follows(units, index))
    }

    /// "said Ukraine had attacked": a subject and a verb right after.
    fn subject_follows(&self, units: &[Unit<'_>], index: usize) -> bool {
        let group = &self.groups[index];
        let Some(next) = self.groups[index + 1..].iter().find(|other| other.form == GroupForm::Finite) else {
            return false;
        };
        let between = &units[group.end..next.start];
        !between.is_empty()
            && between.iter().all(|unit| {
                !unit.any(&[Class::But, Class::Relative, Class::Subordinator]) && !unit.is_punct(",")
            })
            && !between.last().is_some_and(|unit| unit.is(Class::And))
    }

    /// "…, A said."
    fn reports_before(&self, units: &[Unit<'_>], index: usize, place: usize) -> bool {
        let group = &self.groups[index];
        if group.start <= place {
            return false;
        }
        let ends = units[group.end..].iter().take(4).any(|unit| unit.kind == UnitKind::Punct)
            || group.end == units.len();
        let comma = (place..group.start)
            .rev()
            .find(|at| matches!(units[*at].folded, "," | "\"" | "”") && units[*at].kind == UnitKind::Punct);
        let quiet =
            |comma: usize| self.groups.iter().all(|other| other.start <= comma || other.start >= group.start);
        let that = units.get(group.end).is_some_and(|unit| unit.is(Class::That));
        ends && !that && comma.is_some_and(quiet)
    }

    pub(super) fn clause(&self, units: &[Unit<'_>], site: &Site) -> Phrase {
        let start = (0..site.unit)
            .rev()
            .find(|at| is_stop(&units[*at]) || units[*at].is(Class::That))
            .map_or(0, |at| at + 1);
        start..self.clause_end(units, site).max(site.unit + 1)
    }

    /// Up to the next verb that has its own arguments, or a mark that ends the clause.
    fn clause_end(&self, units: &[Unit<'_>], site: &Site) -> usize {
        let start = self.after(site);
        let own = |group: &Group| site.group.is_some_and(|own| self.groups[own].start == group.start);
        let verb = |at: usize| self.groups.iter().find(|group| group.start == at && !own(group));
        let ends = |at: &usize| {
            let unit = &units[*at];
            let linked = unit.any(&[Class::That, Class::But, Class::Relative]) && unit.marker().is_none();
            verb(*at).is_some() || is_stop(unit) || linked
        };
        (start..units.len()).find(ends).unwrap_or(units.len())
    }
}

fn is_directly_after(groups: &[Group], index: usize) -> bool {
    index > 0 && groups[index - 1].end == groups[index].start
}

fn first_marker(units: &[Unit<'_>], phrase: Phrase) -> usize {
    phrase.clone().find(|index| units[*index].marker().is_some()).unwrap_or(phrase.end)
}

/// A mark that ends a clause; a dash with space before it too.
fn is_stop(unit: &Unit<'_>) -> bool {
    let mark = matches!(unit.folded, ";" | ":" | "—" | "…" | "!" | "?" | "।" | "." | "|");
    unit.kind == UnitKind::Punct && (mark || unit.spaced && matches!(unit.folded, "-" | "–"))
}

/// A word that a noun phrase cannot reach over.
fn is_boundary(unit: &Unit<'_>) -> bool {
    let subordinate = unit.is(Class::Subordinator) && unit.marker().is_none();
    unit.any(&[Class::That, Class::But, Class::If, Class::AccordingTo]) || subordinate
}

/// The group that begins at a unit, if one does.
fn group_at(context: &Context<'_>, units: &[Unit<'_>], at: usize) -> Option<Group> {
    let unit = &units[at];
    if unit.is(Class::To) {
        let main = (at + 1..units.len().min(at + 3)).find(|index| !units[*index].is(Class::Adverb))?;
        if is_auxiliary(&units[main]) {
            let mut group = auxiliary_group(units, main)?;
            (group.start, group.form) = (at, GroupForm::Infinitive);
            return Some(group);
        }
        let base = units[main].may_be(&[Inflection::Base]) && !units[main].is_mention();
        return base.then(|| group(units, at, main, GroupForm::Infinitive));
    }
    if is_auxiliary(unit) {
        return auxiliary_group(units, at);
    }
    let form = bare_verb(context, units, at)?;
    let mut start = at;
    while start > 0
        && units[start - 1].any(&[Class::Negator, Class::Adverb])
        && units[start - 1].marker().is_none()
    {
        start -= 1;
    }
    let mut found = group(units, start, at, form);
    let reduced = form == GroupForm::Participle && !units[at].may_be(&[Inflection::Gerund]);
    found.passive = reduced;
    Some(found)
}

fn group(units: &[Unit<'_>], start: usize, main: usize, form: GroupForm) -> Group {
    Group {
        start,
        main,
        end: main + 1,
        form,
        passive: false,
        negative: units[start..main].iter().any(|unit| unit.is(Class::Negator)),
        modality: Modality::Actual,
        reporting: units[main].any(&[Class::Say, Class::Claim]),
    }
}

fn is_auxiliary(unit: &Unit<'_>) -> bool {
    unit.any(&[Class::Be, Class::Have, Class::Do, Class::Future, Class::May, Class::Should])
        && unit.kind == UnitKind::Word
}

/// Auxiliaries, negators and adverbs up to the main verb; without one, the last auxiliary is it.
fn auxiliary_group(units: &[Unit<'_>], start: usize) -> Option<Group> {
    let (mut at, mut last) = (start, start);
    let (mut be, mut modality, mut negative) = (false, Modality::Actual, false);
    while let Some(unit) = units.get(at) {
        if is_auxiliary(unit) {
            be = unit.is(Class::Be);
            if modality == Modality::Actual {
                modality = auxiliary_modality(unit);
            }
            last = at;
        } else if !unit.any(&[Class::Negator, Class::Adverb]) || unit.kind != UnitKind::Word {
            break;
        }
        negative |= unit.is(Class::Negator);
        at += 1;
    }
    let wanted: &[Inflection] = if be {
        &[Inflection::Gerund, Inflection::Participle]
    } else {
        &[Inflection::Base, Inflection::Participle, Inflection::Past]
    };
    let lexical = units.get(at).is_some_and(|unit| {
        unit.may_be(wanted) && unit.kind == UnitKind::Word && !unit.is(Class::Determiner)
    });
    let main = if lexical { at } else { last };
    let mut found = group(units, start, main, GroupForm::Finite);
    found.passive = lexical
        && be
        && units[main].may_be(&[Inflection::Participle])
        && !units[main].may_be(&[Inflection::Gerund]);
    (found.modality, found.negative) = (modality, negative);
    Some(found)
}

fn auxiliary_modality(unit: &Unit<'_>) -> Modality {
    if unit.is(Class::Future) {
        Modality::Planned
    } else if unit.is(Class::Should) {
        Modality::Desired
    } else if unit.is(Class::May) {
        Modality::Hypothetical
    } else {
        Modality::Actual
    }
}

/// What a verb without auxiliary is here; none if it rather is a noun or adjective.
fn bare_verb(context: &Context<'_>, units: &[Unit<'_>], at: usize) -> Option<GroupForm> {
    let unit = &units[at];
    if unit.verbs().is_empty() || unit.kind != UnitKind::Word {
        return None;
    }
    let before = at.checked_sub(1).map(|index| &units[index]);
    let after = units.get(at + 1);
    let modified = before.is_some_and(|unit| {
        unit.any(&[Class::Determiner, Class::Adjective]) && !unit.is_mention()
            || unit.kind == UnitKind::Possessive
            || unit.kind == UnitKind::Number
    });
    let hyphenated = before.is_some_and(|unit| unit.is_punct("-")) && !unit.spaced;
    if hyphenated {
        return None;
    }
    if unit.may_be(&[Inflection::Past, Inflection::Participle]) && !unit.may_be(&[Inflection::Base]) {
        if modified {
            return None;
        }
        let agent = after.is_some_and(|unit| unit.is(Class::By));
        let reduced = agent || !unit.may_be(&[Inflection::Past]);
        return Some(if reduced { GroupForm::Participle } else { GroupForm::Finite });
    }
    if unit.may_be(&[Inflection::Gerund]) && !unit.may_be(&[Inflection::Base]) {
        let of = after.is_some_and(|unit| context.language.plays(unit.reading, Role::Genitive));
        let bare_noun = is_noun_trigger(unit) && !after.is_some_and(begins_object);
        return (!(modified || of || bare_noun)).then_some(GroupForm::Participle);
    }
    if modified || before.is_none_or(|unit| unit.marker().is_some() && !unit.is_mention()) {
        return None;
    }
    let noun = is_noun_trigger(unit);
    let object = after.is_some_and(|unit| begins_object(unit) || !noun && may_follow_verb(unit));
    let demonym = before.is_some_and(|unit| is_demonym(context, unit));
    let subject = before.is_some_and(|unit| {
        unit.is_mention()
            || unit.any(&[Class::Relative, Class::And, Class::OtherPronoun])
            || unit.is_punct(",")
    });
    let named = subject
        || !noun && before.is_some_and(|unit| unit.any(&[Class::Actor, Class::Department, Class::Adverb]));
    (named && object && !demonym).then_some(GroupForm::Finite)
}

/// Whether some frame knows the word as a noun.
fn is_noun_trigger(unit: &Unit<'_>) -> bool {
    unit.triggers.iter().any(|trigger| trigger.words.iter().any(|word| word.verb.is_none()))
}

/// A name, title or determiner: what begins an object.
fn begins_object(unit: &Unit<'_>) -> bool {
    unit.is_mention()
        || matches!(unit.kind, UnitKind::Title { .. } | UnitKind::Number)
        || unit.any(&[Class::Determiner, Class::Adjective]) && unit.marker().is_none()
}

fn may_follow_verb(unit: &Unit<'_>) -> bool {
    let word = unit.kind == UnitKind::Word
        && !unit.any(&[Class::And, Class::Be, Class::Have, Class::Future])
        && !unit.may_be(&[Inflection::Past]);
    word || unit.marker().is_some()
}

/// "Russian", "Chinese": before a noun an adjective.
fn is_demonym(context: &Context<'_>, unit: &Unit<'_>) -> bool {
    unit.mentions().iter().any(|mention| context.linked.mentions[*mention].form == MentionForm::Demonym)
}

/// Where the simple noun phrase of a noun begins.
fn phrase_start(units: &[Unit<'_>], noun: usize) -> usize {
    let mut start = noun;
    while start > 0 {
        let unit = &units[start - 1];
        let inside = unit.is_mention()
            || unit.is_punct("-")
            || matches!(unit.kind, UnitKind::Possessive | UnitKind::Number | UnitKind::Title { .. })
            || unit.kind == UnitKind::Word
                && unit.marker().is_none()
                && !is_auxiliary(unit)
                && !is_boundary(unit)
                && !unit.any(&[
                    Class::And,
                    Class::Relative,
                    Class::Negator,
                    Class::Adverb,
                    Class::OtherPronoun,
                    Class::To,
                ])
                && !unit.may_be(&[Inflection::Past]);
        if !inside {
            break;
        }
        start -= 1;
    }
    start
}

/// "Russia's invasion", "Russia and China's plan".
fn possessor(units: &[Unit<'_>], noun: usize) -> Option<Phrase> {
    let start = phrase_start(units, noun);
    let clitic = (start..noun).rev().find(|index| {
        units[*index].kind == UnitKind::Possessive
            || is_apostrophe(units, *index)
            || is_possessive_pronoun(&units[*index])
    })?;
    if is_possessive_pronoun(&units[clitic]) {
        return Some(clitic..clitic + 1);
    }
    let mut first = phrase_start(units, clitic);
    while first >= 2 && units[first - 1].is(Class::And) && units[first - 2].is_mention() {
        first = phrase_start(units, first - 1);
    }
    Some(first..clitic)
}

fn is_apostrophe(units: &[Unit<'_>], at: usize) -> bool {
    matches!(units[at].folded, "'" | "’") && units[at].kind == UnitKind::Punct && !units[at].spaced
}

fn is_possessive_pronoun(unit: &Unit<'_>) -> bool {
    unit.is_mention() && unit.reading.is_some_and(|reading| reading.pronoun.is_some())
}

/// "Russian invasion", "Kim-Trump summit", "US and Chinese officials".
fn compound(units: &[Unit<'_>], noun: usize) -> Option<Phrase> {
    let last = (phrase_start(units, noun)..noun)
        .rev()
        .take_while(|index| units[*index].kind != UnitKind::Possessive)
        .find(|index| units[*index].is_mention())?;
    let led = units.get(last + 1).is_some_and(|unit| unit.is_punct("-") && !unit.spaced)
        && units.get(last + 2).is_some_and(|unit| !unit.is_mention());
    if led {
        return None;
    }
    let mut first = last;
    while first >= 2
        && units[first - 2].is_mention()
        && (units[first - 1].is(Class::And) || matches!(units[first - 1].folded, "-" | "–" | "/"))
    {
        first -= 2;
    }
    Some(first..last + 1)
}

/// "X, an ally of …": the noun phrase before the comma.
fn apposed(units: &[Unit<'_>], noun: usize) -> Option<Phrase> {
    let comma = phrase_start(units, noun).checked_sub(1).filter(|at| units[*at].is_punct(","))?;
    let start = phrase_start(units, comma);
    (start < comma).then_some(start..comma)
}

/// "no talks", "alleged attack", "planned visit".
fn colour_modifiers(units: &[Unit<'_>], noun: usize, status: &mut Status) {
    for unit in &units[phrase_start(units, noun)..noun] {
        if unit.is(Class::Negator) {
            status.negate();
        }
        if unit.is(Class::Claim) && unit.verbs().is_empty() {
            status.colour(Modality::Alleged);
        }
        if unit.is(Class::About) {
            status.colour(Modality::Planned);
        }
    }
}
