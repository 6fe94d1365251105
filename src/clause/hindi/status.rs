//! How far the text commits itself: negation, modality, reported speech.

use super::super::units::asks_whether;
use super::super::{Context, Phrase, Site, Status, Unit, phrase};
use super::groups::{Form, Group, is_full_stop, is_quotation};
use super::infinitives::{CONTENT_DISTANCE, rule_of};
use super::{Hindi, VERB_DISTANCE, has_marker};
use crate::Modality;
use crate::gazetteer::files::grammar::{Class, Role};
use crate::gazetteer::files::rules::{Reach, SaidModality};
use crate::lexicon::language::Marker;

impl Hindi {
    pub(in crate::clause) fn status(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Status {
        let mut status = Status::default();
        let clause = self.clause(units, site);
        match site.group {
            Some(group) => self.colour_group(context, units, group, &clause, &mut status),
            None => self.colour_noun(context, units, site.unit, &clause, &mut status),
        }
        // "अगर रूस-यूक्रेन युद्ध [में] …" takes the war for granted.
        let granted = site.group.is_none()
            && units.get(site.unit + 1).is_some_and(|next| next.marker().is_some() && !next.is_mention());
        let supposed = clause.clone().any(|at| units[at].is(Class::If) && !self.asks_what(at));
        if self.asks_whether(units) || (supposed || self.is_condition(units, &clause)) && !granted {
            status.doubt();
        }
        // A noun without a verb takes its event for granted, whoever speaks.
        if site.group.is_some() {
            self.colour_report(context, units, &clause, &mut status);
        }
        status
    }

    /// "Y से कहा कि वह सेना [हटाए]": after what is asked, a form that may be a wish is one. In other
    /// clauses that a word opens it may be either, so that its doer need not have ने.
    pub(super) fn read_wishes(&mut self, context: &Context<'_>, units: &[Unit<'_>]) {
        let open = |group: &Group| {
            let clause = self.clause_of(group.start);
            let links = |unit: &Unit<'_>| unit.any(&[Class::That, Class::Subordinator]);
            let opener = clause.start.checked_sub(1).filter(|before| links(&units[*before]))?;
            (group.may_wish && !self.has_ergative(units, &clause)).then_some(opener)
        };
        let openers: Vec<Option<usize>> = self.groups.iter().map(open).collect();
        let asked: Vec<bool> = openers
            .iter()
            .map(|opener| opener.is_some_and(|opener| self.asks(context, units, opener)))
            .collect();
        for (group, (opener, asked)) in self.groups.iter_mut().zip(openers.into_iter().zip(asked)) {
            group.wants_ergative &= opener.is_none();
            if asked {
                group.modality = Modality::Desired;
            }
        }
    }

    /// Whether the clause before कि asks somebody for what follows.
    fn asks(&self, context: &Context<'_>, units: &[Unit<'_>], that: usize) -> bool {
        let desires = |rule: usize| context.language.governors[rule].modality == Some(SaidModality::Desired);
        let asks = |at: usize| {
            let unit = &units[at];
            let verb = unit.verbs().iter().filter_map(|(lemma, _)| context.language.governor_of(*lemma));
            context.language.plays(unit.reading, Role::Addressee)
                || unit.reading.and_then(|reading| reading.governor).is_some_and(desires)
                || verb.into_iter().any(|rule| rule.modality == Some(SaidModality::Desired))
        };
        units[that].is(Class::That) && self.clause_of(that).into_iter().any(asks)
    }

    /// "X ने हमला किया [तो Y जवाब देगा]": what the next clause makes depend on it. What has been
    /// done is no condition: "हमला किया है तो".
    fn is_condition(&self, units: &[Unit<'_>], clause: &Phrase) -> bool {
        let done = clause.end.checked_sub(1).is_some_and(|last| units[last].is(Class::Be));
        let then = !done && units.get(clause.end).is_some_and(|unit| unit.is(Class::Then));
        then && self
            .modality_in(&self.clause_of(clause.end))
            .is_some_and(|modality| modality != Modality::Actual)
    }

    /// "रूस ने [क्या] किया", which is no "whether".
    fn asks_what(&self, at: usize) -> bool {
        at > 0 && self.groups.iter().any(|group| group.start == at + 1)
    }

    fn asks_whether(&self, units: &[Unit<'_>]) -> bool {
        let what = |at: usize| units[at].is(Class::If) && self.asks_what(at);
        asks_whether(units) && !(0..units.len()).any(what)
    }

    pub(super) fn colour_group(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        index: usize,
        clause: &Phrase,
        status: &mut Status,
    ) {
        let group = &self.groups[index];
        if self.is_negated(units, group, clause) {
            status.negate();
        }
        // "मान्यता देने वाला रूस" has done so.
        let describes = group.modality == Modality::Planned
            && (self.described(units, group).is_some() || self.singles_out(units, group));
        if !describes {
            status.colour(group.modality);
        }
        match group.form {
            Form::Infinitive => self.colour_content(context, units, index, clause, status),
            // "जाकर मिलेंगे": what comes first is as certain as what follows.
            Form::Conjunctive => {
                let next = self.groups.get(index + 1).filter(|next| clause.contains(&next.start));
                next.into_iter().for_each(|next| status.colour(next.modality));
            }
            Form::Other => {}
        }
    }

    /// करने की मांग, करने से इनकार, करने के लिए: what governs an infinitive.
    pub(super) fn colour_content(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        index: usize,
        clause: &Phrase,
        status: &mut Status,
    ) {
        let end = self.groups[index].end;
        let next = &units[end..units.len().min(end + CONTENT_DISTANCE)];
        if next.iter().any(|unit| unit.is(Class::Without)) {
            return status.negate();
        }
        if next.first().is_some_and(|unit| unit.is(Class::About)) {
            return status.colour(Modality::Planned);
        }
        if self.judged(context, units, index, clause).is_some() {
            return; // "टैंक भेजने के लिए Y का आभार": Y has sent them.
        }
        let purpose =
            next.first().is_some_and(|unit| unit.marker().is_some() && unit.marker() == self.markers.purpose);
        if self.is_told(units, &self.groups[index]) {
            return status.colour(Modality::Desired);
        }
        match self.content_governor(context, units, index, clause) {
            _ if purpose => status.colour(Modality::Planned),
            Some(rule) => {
                status.govern(rule);
                // "[हमला करने] की अनुमति नहीं दी", "[मानने] को तैयार नहीं"
                let deniable = rule.object_acts || rule.modality == Some(SaidModality::Planned);
                if deniable && self.is_denied(context, units, index, clause) {
                    status.negate();
                }
                // "[भेजने] की अनुमति देने से इनकार": the next infinitive's governor governs this one too.
                let next = self.groups.get(index + 1).filter(|next| clause.contains(&next.start));
                if next.is_some_and(|next| next.form == Form::Infinitive) {
                    self.colour_content(context, units, index + 1, clause, status);
                }
            }
            None => {}
        }
    }

    /// Whether what governs an infinitive is itself denied.
    pub(super) fn is_denied(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        infinitive: usize,
        clause: &Phrase,
    ) -> bool {
        let verb = self.groups[infinitive + 1..].iter().find(|group| clause.contains(&group.start));
        let negator = |at: usize| units[at].is(Class::Negator);
        match verb {
            // "भेजने का न्योता [ठुकराया]", "भेजने के आरोप से [इनकार] किया"
            Some(verb) => {
                let denies = |at: usize| rule_of(context, &units[at]).is_some_and(|rule| rule.negative);
                let end = self.groups[infinitive].end;
                self.is_negated(units, verb, clause) || (end..=verb.start).any(denies)
            }
            None => (self.groups[infinitive].end..clause.end).any(negator),
        }
    }

    pub(super) fn is_negated(&self, units: &[Unit<'_>], group: &Group, clause: &Phrase) -> bool {
        let verb = self.groups.iter().rfind(|other| other.end <= group.start).map_or(0, |other| other.end);
        let start = verb.max(clause.start);
        let near = group.start.saturating_sub(VERB_DISTANCE).max(start);
        // "चीन [नहीं], बल्कि रूस" denies no verb, "[न तो] चीन, न ही रूस" the next one.
        let denies = |at: usize| {
            let phrase = units.get(at + 1).is_some_and(|next| next.is(Class::But) || next.is_punct(","));
            at >= near && units[at].is(Class::Negator) && !phrase || units[at].is(Class::Neither)
        };
        group.negative || (start..group.start).any(denies)
    }

    /// A noun without a verb of its own: the noun that governs it, if one does.
    pub(super) fn colour_noun(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        noun: usize,
        clause: &Phrase,
        status: &mut Status,
    ) {
        // "बातचीत [की] पेशकश", "बातचीत [के लिए] तैयार"
        let linking = [self.markers.genitive, self.markers.purpose];
        let genitive = units
            .get(noun + 1)
            .is_some_and(|unit| unit.marker().is_some() && linking.contains(&unit.marker()));
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
    pub(super) fn colour_report(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        clause: &Phrase,
        status: &mut Status,
    ) {
        if let Some(marker) = self.markers.according
            && let Some(at) =
                (0..units.len()).find(|at| has_marker(&units[*at], marker) && !units[*at].is_mention())
        {
            let phrase = self.phrase_before(units, at, 0);
            let speaker =
                phrase::hindi_actors(context, units, phrase, Reach::Actor).first().map(|actor| actor.mention);
            return status.said_by(speaker);
        }
        let Some(that) = self.content_opener(units, clause.start) else { return };
        if self.who_said(context, units, clause).is_some() {
            return; // "A ने कहा कि …, जिसे B ने …"
        }
        let linked = clause.start > that + 1
            && units[clause.start - 1].any(&[Class::And, Class::But, Class::Subordinator]);
        if linked && self.has_ergative(units, clause) {
            return; // "A ने कहा कि …, और B ने …": B acts outside what A said
        }
        let (main, that) = self.reporting(units, that);
        let mention_of = |phrase| {
            phrase::hindi_actors(context, units, phrase, Reach::Actor).first().map(|actor| actor.mention)
        };
        if let Some(claimant) = self.claimant(units, &main) {
            return status.said_by(mention_of(claimant)); // however X takes it up, Y says so
        }
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
            if negated && rule.modality == Some(SaidModality::Desired) {
                status.colour(Modality::Hypothetical);
            }
        }
        if speaks || governor.is_some() {
            status.said_by(self.speaker(context, units, &main, that).and_then(mention_of));
        }
    }

    fn content_opener(&self, units: &[Unit<'_>], start: usize) -> Option<usize> {
        // "A ने कहा कि …; B ने …": what somebody says ends with its sentence, but in quotes goes on.
        let ends = |at: &usize| is_full_stop(&units[*at]) && !is_quoted(units, *at);
        let mut before = (0..start.min(units.len())).rev().take_while(|at| !ends(at));
        before.find(|at| units[*at].is(Class::That) || is_quotation(units, *at))
    }

    /// The clause that reports what begins at `that`, and where its content begins. "A ने कहा कि [इसमें
    /// शक नहीं है कि] …": nobody speaks in between.
    pub(super) fn reporting(&self, units: &[Unit<'_>], that: usize) -> (Phrase, usize) {
        let main = self.clause_of(that.saturating_sub(1));
        let reports = |unit: &Unit<'_>| {
            unit.any(&[Class::Say, Class::Claim])
                || unit.reading.is_some_and(|reading| reading.governor.is_some())
        };
        let silent = !units[main.start..that].iter().any(|unit| reports(unit) || unit.is_mention());
        let outer = main.start.checked_sub(1).filter(|outer| silent && units[*outer].is(Class::That));
        outer.map_or((main, that), |outer| self.reporting(units, outer))
    }

    /// Who says what begins at `that`: [A] ने कहा कि, [A] का दावा है कि, [A] बोले.
    pub(super) fn speaker(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        main: &Phrase,
        that: usize,
    ) -> Option<Phrase> {
        let before = main.start..that;
        if let Some(claimant) = self.claimant(units, main) {
            return Some(claimant);
        }
        let marked = |marker: Option<Marker>| {
            before.clone().find(|at| marker.is_some_and(|marker| has_marker(&units[*at], marker)))
        };
        let marked = marked(self.markers.ergative).or_else(|| marked(self.markers.genitive));
        match marked {
            Some(at) => Some(self.phrase_before(units, at, main.start)),
            None => before.clone().find_map(|at| self.unmarked_at(context, units, at, &before)),
        }
    }
}

/// Whether more quotes have been opened than closed before the unit.
fn is_quoted(units: &[Unit<'_>], at: usize) -> bool {
    let count = |marks: &[&str]| {
        units[..at].iter().filter(|unit| marks.iter().any(|mark| unit.is_punct(mark))).count()
    };
    count(&["“", "‘"]) > count(&["”", "’"]) || count(&["\""]) % 2 == 1
}
