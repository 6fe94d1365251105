//! How far the text commits itself: negation, modality, reported speech.

use super::super::units::asks_whether;
use super::super::{Context, Site, Status, Unit, UnitKind, phrase};
use super::English;
use super::content::is_content;
use super::groups::{Group, GroupForm, is_directly_after};
use super::nouns::{is_stop, phrase_start};
use crate::gazetteer::files::grammar::{Class, Role};
use crate::gazetteer::files::rules::{Reach, SaidModality};
use crate::lexicon::language::GovernorRule;
use crate::{EntityType, MentionForm, Modality};

impl English {
    /// "no talks", "alleged attack", "planned visit".
    fn colour_modifiers(&self, units: &[Unit<'_>], noun: usize, status: &mut Status) {
        let start = phrase_start(units, noun);
        let no = |unit: &Unit<'_>| unit.is(Class::Negator) && unit.is(Class::Determiner);
        // "has no ties": the verb has said so.
        let told = |at: usize| self.groups.iter().any(|group| group.end == at && group.negative);
        let denied = start.checked_sub(1).filter(|before| no(&units[*before]) && !told(*before));
        for unit in &units[denied.unwrap_or(start)..noun] {
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

    /// The word that governs a group: "plans to", "called for", "a plan to".
    pub(super) fn governor<'c>(
        &self,
        context: &'c Context<'_>,
        units: &[Unit<'_>],
        index: usize,
    ) -> Option<&'c GovernorRule> {
        let index = self.lead(index);
        let group = &self.groups[index];
        let noun = match group.form {
            GroupForm::Infinitive => self.intent(context, units, group),
            _ => group.start.checked_sub(1).filter(|before| !self.in_group(*before)),
        };
        // "on the *verge* of attacking"
        let of = |noun: usize| context.language.plays(units[noun].reading, Role::Genitive);
        let noun =
            noun.map(|noun| if noun > 0 && of(noun) && !self.in_group(noun - 1) { noun - 1 } else { noun });
        let reading = noun.and_then(|noun| units[noun].reading);
        if let Some(rule) = reading.and_then(|reading| reading.governor) {
            return context.language.governors.get(rule);
        }
        self.rule_of(context, units, index.checked_sub(1)?)
    }

    /// Verbs and nouns that the site's infinitive or gerund belongs to.
    pub(in crate::clause) fn governors(&self, units: &[Unit<'_>], site: &Site) -> Vec<usize> {
        let mut found = Vec::new();
        let mut inner = site.group.map(|group| self.lead(group)).map(|group| (group, &self.groups[group]));
        let content = |(index, group): &(usize, &Group)| {
            group.form == GroupForm::Infinitive
                || is_content(units, group) && is_directly_after(&self.groups, *index)
        };
        while let Some((index, group)) = inner.filter(content) {
            let noun = group.start.checked_sub(1).filter(|before| !self.in_group(*before));
            found.extend(noun.filter(|noun| units[*noun].kind == UnitKind::Word));
            inner = index.checked_sub(1).map(|outer| (outer, &self.groups[outer]));
            found.extend(inner.map(|(_, outer)| outer.main));
        }
        found
    }

    pub(in crate::clause) fn status(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Status {
        let mut status = Status::default();
        match site.group {
            Some(group) => self.colour_group(context, units, group, &mut status, 6),
            None => self.colour_noun(context, units, site.unit, &mut status),
        }
        if let Some(noun) = site.group.map(|_| site.unit).filter(|unit| !self.in_group(*unit)) {
            self.colour_modifiers(units, noun, &mut status);
        }
        if asks_whether(units) {
            status.colour(Modality::Hypothetical);
        }
        // A noun without a verb takes its event for granted, whoever speaks.
        if site.group.is_some() {
            self.colour_report(context, units, site, &mut status);
        }
        status
    }

    pub(super) fn colour_group(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        index: usize,
        status: &mut Status,
        depth: usize,
    ) {
        let group = &self.groups[index];
        if group.negative || self.has_negative_subject(units, index) {
            status.negate();
        }
        status.colour(group.modality);
        if self.is_conditional(units, index) {
            status.colour(Modality::Hypothetical);
        }
        if group.form == GroupForm::Finite || depth == 0 {
            return;
        }
        let index = self.lead(index);
        let group = &self.groups[index];
        let without = group.start > 0 && units[group.start - 1].is(Class::Without);
        if without {
            status.negate();
        }
        let marked = group.start > 0 && units[group.start - 1].marker().is_some();
        let rule = self.governor(context, units, index);
        let infinitive = group.form == GroupForm::Infinitive;
        match rule {
            // The act is as sure as the verb that its infinitive belongs to.
            _ if infinitive && self.tells_fact(units, group, rule) => {}
            Some(rule) => {
                // "called off the strike after meeting X"
                let timed = marked && units[group.start - 1].any(&[Class::Around, Class::Subordinator]);
                let around = group.form == GroupForm::Participle
                    && (timed || !marked && !is_directly_after(&self.groups, index));
                if !around {
                    status.govern(rule);
                }
            }
            None if infinitive && self.is_said_of_subject(index) => status.said_by(None),
            None if infinitive => status.colour(Modality::Planned),
            None => {}
        }
        let chained = infinitive
            || group.form == GroupForm::Participle
                && rule.is_some()
                && is_directly_after(&self.groups, index);
        if chained && index > 0 {
            self.colour_group(context, units, index - 1, status, depth - 1);
        }
        // "would help X by sending arms", "would follow X in recognising Y"
        let means = [Role::Agent, Role::Place]
            .iter()
            .any(|role| marked && context.language.plays(units[group.start - 1].reading, *role));
        if let Some(outer) = index.checked_sub(1).filter(|_| means && group.form == GroupForm::Participle) {
            let mut way = Status::default();
            self.colour_group(context, units, outer, &mut way, depth - 1);
            status.colour(way.modality);
        }
    }

    /// "stopped in X to meet Y", "was the first to meet Y": the infinitive is no intention.
    fn tells_fact(&self, units: &[Unit<'_>], group: &Group, rule: Option<&GovernorRule>) -> bool {
        let singled_out = || {
            let noun = self.noun_phrase(units, group.start);
            noun.is_some_and(|noun| units[noun].iter().any(|unit| unit.is(Class::Ordinal)))
        };
        rule.map_or_else(singled_out, |rule| rule.gerund)
    }

    /// "Neither X nor Y condemned Z."
    fn has_negative_subject(&self, units: &[Unit<'_>], index: usize) -> bool {
        let group = &self.groups[index];
        let subject = || self.noun_phrase(units, group.start);
        group.form == GroupForm::Finite
            && subject().is_some_and(|subject| units[subject.start].is(Class::Negator))
    }

    /// "X is said to have attacked Y."
    fn is_said_of_subject(&self, index: usize) -> bool {
        let said = |group: &Group| group.passive && group.reporting;
        is_directly_after(&self.groups, index) && said(&self.groups[index - 1])
    }

    pub(super) fn is_conditional(&self, units: &[Unit<'_>], index: usize) -> bool {
        let group = &self.groups[index];
        let start = self.groups[..index]
            .iter()
            .rev()
            .find(|before| before.form == GroupForm::Finite)
            .map_or(0, |before| before.end);
        let asked = units[start..group.start].iter().any(|unit| unit.is(Class::If) && !unit.is(Class::Be));
        asked || self.is_inverted_condition(units, index)
    }

    pub(super) fn colour_noun(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        noun: usize,
        status: &mut Status,
    ) {
        self.colour_modifiers(units, noun, status);
        let start = phrase_start(units, noun);
        let marked = start.checked_sub(1).filter(|at| !self.in_group(*at));
        let marked = marked.filter(|at| units[*at].marker().is_some() || units[*at].tail.is_some());
        let governed_by = marked.and_then(|at| match units[at].stem {
            Some(reading) => Some(reading),
            None => units[at.checked_sub(1)?].reading,
        });
        if let Some(rule) = governed_by.and_then(|reading| reading.governor) {
            return status.govern(&context.language.governors[rule]);
        }
        let after_marker = marked.is_some() || start > 0 && units[start - 1].marker().is_some();
        let before = self.groups.iter().rposition(|group| group.end <= noun);
        let Some(index) = before else {
            let after = self.groups.iter().position(|group| group.start > noun).filter(|_| !after_marker);
            let own = |after: &usize| {
                let between = &units[noun..self.groups[*after].start];
                between.iter().all(|unit| !is_stop(unit) && !unit.is_punct(",") && !unit.is(Class::That))
            };
            if let Some(after) = after.filter(own) {
                status.colour(self.groups[after].modality);
                // "The talks were called off", "The attack was planned"
                let passive = self.groups[after].passive;
                let rule = self.rule_of(context, units, after).filter(|_| passive);
                let tells =
                    |rule: &&GovernorRule| rule.undoes || rule.modality == Some(SaidModality::Planned);
                if let Some(rule) = rule.filter(tells) {
                    status.govern(rule);
                }
            }
            return;
        };
        let group = &self.groups[index];
        let near = units[group.end..noun].iter().all(|unit| !is_stop(unit) && !unit.is_punct(","));
        let rule = self.rule_of(context, units, index);
        if near && !after_marker {
            self.colour_group(context, units, index, status, 4);
            if let Some(rule) = rule {
                status.govern(rule);
            }
        }
    }

    /// "A said that …", "…, A said", "according to A".
    pub(super) fn colour_report(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        site: &Site,
        status: &mut Status,
    ) {
        let place = site.group.map_or(site.unit, |group| self.groups[group].start.min(site.unit));
        if let Some(rule) = self.governing_noun(context, units, place) {
            if rule.modality == Some(SaidModality::Hypothetical) {
                status.doubt(); // "a risk that X will"
            }
            return status.govern(rule);
        }
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
                // "claims that it shot down X", "denied that it had attacked X"; what one is told
                // need not be an order
                if let Some(rule) = self.rule_of(context, units, index).filter(|rule| !rule.object_acts) {
                    status.govern(rule);
                }
                return status.said_by(speaker());
            }
        }
        if let Some(speaker) = self.headline_speaker(context, units, place) {
            return status.said_by(Some(speaker));
        }
        let according = units.iter().position(|unit| unit.is(Class::AccordingTo));
        if let Some(at) = according {
            let end = self.phrase_end(units, at + 1, units.len());
            let speaker = phrase::english_actors(context, units, at + 1..end, Reach::Actor);
            status.said_by(speaker.first().map(|actor| actor.mention));
        }
    }

    /// "*Kremlin*: Y attacked Z", but "Gaza: Y attacks a school": what a body or a person says.
    fn headline_speaker(&self, context: &Context<'_>, units: &[Unit<'_>], place: usize) -> Option<usize> {
        let colon = (self.opening..place).find(|at| units[*at].is(Class::Speaker))?;
        let verbless = self.groups.iter().all(|group| group.start > colon);
        let own = self.groups.iter().any(|group| colon < group.start && group.start <= place);
        let speakers = phrase::english_actors(context, units, self.opening..colon, Reach::Actor);
        let speaker = speakers.first().filter(|_| verbless && own)?.mention;
        let mention = &context.linked.mentions[speaker];
        let sort = context.linked.entity(context.lexicon, mention.who).entity_type;
        // "UNITED NATIONS: Russia vetoed a resolution." is a dateline.
        let headline = !units.last().is_some_and(|unit| unit.is_punct("."));
        let body = sort == EntityType::Organisation || mention.form == MentionForm::Capital;
        (sort == EntityType::Person || headline && body).then_some(speaker)
    }

    /// "denied *reports* that X had attacked Y": the noun whose clause `place` lies in.
    fn governing_noun<'c>(
        &self,
        context: &'c Context<'_>,
        units: &[Unit<'_>],
        place: usize,
    ) -> Option<&'c GovernorRule> {
        let that = units[..place].iter().rposition(|unit| is_stop(unit) || unit.is(Class::That))?;
        let noun = that.checked_sub(1).filter(|at| units[that].is(Class::That) && !self.in_group(*at))?;
        units[noun].reading?.governor.map(|rule| &context.language.governors[rule])
    }

    fn rule_of<'c>(
        &self,
        context: &'c Context<'_>,
        units: &[Unit<'_>],
        group: usize,
    ) -> Option<&'c GovernorRule> {
        let verbs = units[self.groups[group].main].verbs();
        verbs.iter().find_map(|(lemma, _)| context.language.governor_of(*lemma))
    }

    pub(super) fn speaker(&self, context: &Context<'_>, units: &[Unit<'_>], group: usize) -> Option<usize> {
        // "was told by X that"
        let site = self.site_of(units, group);
        let phrases = self.agents(context, units, &site);
        let subject = phrases.into_iter().next()?;
        let actors = phrase::english_actors(context, units, subject, Reach::Actor);
        actors.first().map(|actor| actor.mention)
    }

    /// A clause follows the verb of saying, and `place` lies in it.
    pub(super) fn reports_after(&self, units: &[Unit<'_>], index: usize, place: usize) -> bool {
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
    pub(super) fn subject_follows(&self, units: &[Unit<'_>], index: usize) -> bool {
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
    pub(super) fn reports_before(&self, units: &[Unit<'_>], index: usize, place: usize) -> bool {
        let group = &self.groups[index];
        // "…, accusing A" is of another act.
        if group.start <= place || group.form != GroupForm::Finite {
            return false;
        }
        let ends = units[group.end..].iter().take(4).any(|unit| unit.kind == UnitKind::Punct)
            || group.end == units.len()
            || self.ends_in_adjunct(units, group)
            || self.behind_saying(units, index).is_some();
        let comma = (place..group.start)
            .rev()
            .find(|at| matches!(units[*at].folded, "," | "\"" | "”") && units[*at].kind == UnitKind::Punct);
        let quiet =
            |comma: usize| self.groups.iter().all(|other| other.start <= comma || other.start >= group.start);
        let that = units.get(group.end).is_some_and(|unit| unit.is(Class::That));
        // "…, A denied arming B" tells of another act.
        let that = that || self.groups.get(index + 1).is_some_and(|next| next.start == group.end);
        // "…, which A denies" is of the thing before it, "…, where A argued" of the scene, "…, and A
        // accused B" of another act.
        let hangs = |unit: &Unit<'_>| {
            let clause = unit.is(Class::Subordinator) && unit.marker().is_none();
            unit.any(&[Class::Relative, Class::And]) || clause
        };
        let subject = |comma: usize| comma + 1 < group.start || self.behind_saying(units, index).is_some();
        ends && !that
            && comma.is_some_and(|comma| quiet(comma) && subject(comma) && !hangs(&units[comma + 1]))
    }

    /// "…, X said [in a letter to Y].": nothing but a phrase with a preposition follows.
    fn ends_in_adjunct(&self, units: &[Unit<'_>], says: &Group) -> bool {
        let end = (says.end..units.len()).find(|at| is_stop(&units[*at])).unwrap_or(units.len());
        let rest = &units[says.end..end];
        // "[hours] after", "[two days] before"
        let counts = |unit: &&Unit<'_>| {
            unit.any(&[Class::Period, Class::Determiner]) && unit.marker().is_none()
                || unit.kind == UnitKind::Number
                || unit.is_adverbial()
        };
        // "told [reporters] two days after"
        let hears =
            |unit: &Unit<'_>| unit.plural && matches!(unit.kind, UnitKind::Word | UnitKind::Title { .. });
        let heard = rest.iter().take_while(|unit| hears(unit)).count();
        let first = rest[heard..].iter().find(|unit| !counts(unit));
        let opens = first.is_some_and(|unit| unit.marker().is_some() && !unit.is_mention());
        let verb = |at: usize| {
            let inside = |group: &&Group| group.start <= at && at < group.end;
            self.groups.iter().find(inside).is_some_and(|group| group.form != GroupForm::Participle)
        };
        let plain = |at: usize| !verb(at) && !self.ends_clause(&units[at]);
        (opens || units[says.main].tail.is_some()) && (says.end..end).all(plain)
    }
}
