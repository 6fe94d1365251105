//! What a verb or noun is about: the clause or infinitive that it governs, the scene that it sets.

use super::super::{Context, Phrase, Site, Unit, UnitKind};
use super::English;
use super::groups::{Group, GroupForm};
use super::nouns::phrase_start;
use crate::Modality;
use crate::gazetteer::files::grammar::{Class, Inflection, Role};

/// Units between a verb and the "that" of its content, at most.
const CONTENT_DISTANCE: usize = 4;

impl English {
    /// "alleged that Y …", "Y …, they alleged": the subject of the clause that is said.
    pub(super) fn content(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Option<Phrase> {
        self.subject(context, units, self.content_verb(units, site)?)
    }

    fn content_verb(&self, units: &[Unit<'_>], site: &Site) -> Option<usize> {
        self.content_after(units, site).or_else(|| self.content_before(units, site))
    }

    fn content_after(&self, units: &[Unit<'_>], site: &Site) -> Option<usize> {
        let noun = site.group.is_none();
        let end = site.group.map_or(0, |group| self.groups[group].end).max(site.unit + 1);
        if noun && !units.get(end).is_some_and(|unit| unit.is(Class::That)) {
            return None; // "the charge | that X …"
        }
        let that = (end..units.len().min(end + CONTENT_DISTANCE)).find(|at| units[*at].is(Class::That));
        let quoted = end + opening_marks(&units[end..]);
        let open = that.map_or(quoted, |that| that + 1);
        let verb =
            self.groups.iter().position(|group| group.start >= open && group.form == GroupForm::Finite)?;
        let subject = self.phrase_end(units, open, units.len());
        // "told X it must leave"
        let pronoun =
            units.get(subject).is_some_and(|unit| unit.any(&[Class::SameSubject, Class::OtherPronoun]));
        let direct = self.groups[verb].start == subject + usize::from(pronoun);
        // Of a noun: "its claim that Y …".
        let hangs = that == Some(end);
        if site.group.is_some() { that.is_some() || direct } else { hangs }.then_some(verb)
    }

    /// "Y must leave," X said: the first verb of what stands before a verb of saying.
    fn content_before(&self, units: &[Unit<'_>], site: &Site) -> Option<usize> {
        let own =
            site.group.filter(|own| self.groups[*own].reporting && self.groups[*own].main == site.unit)?;
        self.groups[..own]
            .iter()
            .position(|group| group.form == GroupForm::Finite && self.reports_before(units, own, group.start))
    }

    /// "*We* condemn Y," X said: the verb of saying around what is quoted.
    pub(super) fn speech_around(&self, units: &[Unit<'_>], index: usize) -> Option<usize> {
        let place = self.groups[index].start;
        let quotes = |verb: &usize| {
            let group = &self.groups[*verb];
            let after = group.end <= place && self.reports_after(units, *verb, place);
            *verb != index && group.reporting && (after || self.reports_before(units, *verb, place))
        };
        (0..self.groups.len()).find(quotes)
    }

    /// The clause that the site's verb is followed or preceded by.
    pub(in crate::clause) fn content_clause(&self, units: &[Unit<'_>], site: &Site) -> Option<Phrase> {
        let verb = self.content_verb(units, site)?;
        Some(self.clause(units, &self.site_of(units, verb)))
    }

    pub(in crate::clause) fn content_modality(&self, units: &[Unit<'_>], site: &Site) -> Option<Modality> {
        self.content_verb(units, site).map(|verb| self.groups[verb].modality)
    }

    /// "agreed to send arms to X", "ruled out meeting X": what the infinitives right after the verb
    /// or its gerund have for objects and after their prepositions, from the left.
    pub(super) fn infinitive(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Vec<Phrase> {
        let mut found = Vec::new();
        let own = (self.after(units, site)..units.len()).find(|at| !units[*at].is_adverbial());
        let mut next = self.groups.iter().find(|group| Some(group.start) == own && is_content(units, group));
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

    pub(in crate::clause) fn has_infinitive(&self, units: &[Unit<'_>], site: &Site) -> bool {
        self.next_infinitive(units, site).is_some()
    }

    /// The infinitive that follows in the site's clause.
    pub(super) fn next_infinitive(&self, units: &[Unit<'_>], site: &Site) -> Option<&Group> {
        let from = self.after(units, site);
        let group = self.groups.iter().find(|group| group.start >= from)?;
        let open = units[from..group.start].iter().all(|unit| !self.ends_clause(unit));
        (open && group.form == GroupForm::Infinitive).then_some(group)
    }

    /// "condemned the attack by X", "rejected a plan drawn up by X": who did what the act is about.
    pub(super) fn author(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Option<Phrase> {
        let agent = |at: &usize| context.language.plays(units[*at].reading, Role::Agent);
        if let Some(passive) = site.group.filter(|group| self.groups[*group].passive) {
            // "A proposal by X was rejected"
            let subject = self.subject(context, units, passive)?;
            return subject.clone().find(agent).map(|by| by + 1..subject.end);
        }
        let start = self.after(units, site);
        // "[to kill] a resolution [drafted] by X"
        let reduced = |at: usize| {
            self.groups.iter().filter(|group| group.start <= at && at < group.end).any(|group| {
                group.passive && group.form == GroupForm::Participle
                    || !group.passive && group.form == GroupForm::Infinitive
            })
        };
        let by = (start..units.len())
            .take_while(|at| !self.ends_clause(&units[*at]) && (!self.in_group(*at) || reduced(*at)))
            .find(agent)?;
        Some(by + 1..self.phrase_end(units, by + 1, units.len()))
    }

    /// "In talks with X, Y said": who acts in the clause that the noun sets the scene of.
    pub(super) fn main(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Option<Phrase> {
        // "[under pressure] from X": one word with its preposition
        let whole = units[site.unit].lead.map(|_| site.unit);
        let before = whole.or_else(|| phrase_start(units, site.unit).checked_sub(1))?;
        // "after [a day of] talks with X"
        let of = |at: usize| context.language.plays(units[at].reading, Role::Genitive);
        let outer = before.checked_sub(1).filter(|_| of(before)).map(|noun| phrase_start(units, noun));
        let before = outer.map_or(Some(before), |start| start.checked_sub(1))?;
        let marker = units[before].lead.or_else(|| units[before].marker());
        let scene = marker.is_some_and(|marker| context.language.markers_of(Role::Scene).contains(&marker));
        let sets = units[before].is(Class::Around) || scene;
        let finite = |group: &Group| group.form == GroupForm::Finite;
        if !self.groups.iter().any(finite) {
            return self.headed(context, units, before);
        }
        // "[speaking] after a meeting with X"
        let led = self.groups.iter().find(|group| group.end == before && group.form == GroupForm::Participle);
        let start = led.map_or(before, |group| group.start);
        // "became the first to recognise Y, which broke away, [despite] appeals from X"
        let told_of = |group: &Group| {
            let apart = before.checked_sub(1).is_some_and(|comma| units[comma].is_punct(","));
            apart && group.start.checked_sub(1).is_some_and(|at| units[at].is(Class::Relative))
        };
        let group = if start == self.opening || self.is_inserted(units, start) {
            self.groups.iter().position(|group| finite(group) && group.start > site.unit)
        } else {
            self.groups.iter().rposition(|group| finite(group) && group.end <= before && !told_of(group))
        };
        self.subject(context, units, group.filter(|_| sets)?)
    }

    /// A headline's "X in Z for talks with Y": who stands first, as no verb says what he does.
    fn headed(&self, context: &Context<'_>, units: &[Unit<'_>], before: usize) -> Option<Phrase> {
        let purpose = context.language.plays(units[before].reading, Role::Doer);
        let end = (self.opening..before)
            .find(|at| units[*at].marker().is_some() || units[*at].kind == UnitKind::Punct)?;
        let place = context.language.plays(units[end].reading, Role::Place);
        let named = units[self.opening..end].iter().any(Unit::is_mention);
        (purpose && place && named).then_some(self.opening..end)
    }

    /// "X, in talks with Y, said": between commas, with the verb right after the second.
    fn is_inserted(&self, units: &[Unit<'_>], start: usize) -> bool {
        let next = self.groups.iter().find(|group| group.form == GroupForm::Finite && group.start > start);
        let closes =
            next.and_then(|group| group.start.checked_sub(1)).is_some_and(|at| units[at].is_punct(","));
        closes && start > 0 && units[start - 1].is_punct(",")
    }
}

/// How many marks open what is quoted: a colon, or any before a quotation mark.
fn opening_marks(units: &[Unit<'_>]) -> usize {
    let marks = units.iter().take_while(|unit| unit.kind == UnitKind::Punct).count();
    let opens = |unit: &Unit<'_>| matches!(unit.folded, ":" | "\"" | "“" | "‘" | "'");
    if units[..marks].iter().any(opens) { marks } else { 0 }
}

/// An infinitive, or a gerund as in "ruled out *releasing* prisoners".
pub(super) fn is_content(units: &[Unit<'_>], group: &Group) -> bool {
    let gerund = group.form == GroupForm::Participle && units[group.main].may_be(&[Inflection::Gerund]);
    group.form == GroupForm::Infinitive || gerund
}
