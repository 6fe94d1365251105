//! What a clause takes up from another: claims, charges, acts that somebody judges.

use super::super::{Context, Phrase, Site, Unit};
use super::groups::{Form, opens_content};
use super::infinitives::rule_of;
use super::{Hindi, has_marker};
use crate::gazetteer::files::grammar::{Class, Role};
use crate::gazetteer::files::rules::SaidModality;
use crate::lexicon::language::Marker;

impl Hindi {
    /// "X ने आरोप लगाया, [जिसे] Y ने खारिज किया", "…, जबकि Y ने [इसे] झूठ बताया": who said what Y takes
    /// up; not so "वह बात, जिसे …".
    pub(super) fn who_said(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        clause: &Phrase,
    ) -> Option<Phrase> {
        let link = clause.start.checked_sub(1).filter(|_| self.has_ergative(units, clause))?;
        let linked = units[link].any(&[Class::Subordinator, Class::But]);
        let takes_up = |at: usize| {
            let object = units[at].reading.and_then(|reading| reading.pronoun_marker);
            let stands = if units[at].is(Class::Relative) { at == clause.start } else { linked };
            object.is_some() && object == self.markers.accusative && stands && !units[at].is_mention()
        };
        let before = clause.clone().any(takes_up).then(|| self.clause_of(link))?;
        let opened = before.start.checked_sub(1).filter(|that| opens_content(units, *that));
        let (main, end) = opened.map_or((before.clone(), before.end), |that| self.reporting(units, that));
        let says = |unit: &Unit<'_>| {
            let governs = unit.reading.is_some_and(|reading| reading.governor.is_some());
            !unit.is_mention() && (governs || unit.any(&[Class::Say, Class::Claim, Class::Allegation]))
        };
        let pointed = units[main.start..end].iter().any(|unit| unit.is(Class::Determiner));
        let said = units[main.start..end].iter().any(says) && !pointed;
        said.then(|| self.speaker(context, units, &main, end)).flatten()
    }

    /// "X ने [Y के] इस दावे को खारिज किया कि उसने …": whose claim X takes up.
    pub(super) fn claimant(&self, units: &[Unit<'_>], main: &Phrase) -> Option<Phrase> {
        let genitive = self.markers.genitive?;
        let taken_up = |at: &usize| {
            let marker = units.get(at + 1).filter(|next| !next.is_mention()).and_then(Unit::marker);
            units[*at].is(Class::Allegation) && marker.is_some_and(|marker| marker != genitive)
        };
        let claim = main.clone().find(taken_up)?;
        let owned = (main.start..claim).rev().find(|at| !units[*at].is(Class::Determiner))?;
        let owner =
            has_marker(&units[owned], genitive).then(|| self.phrase_before(units, owned, main.start))?;
        units[owner.clone()].iter().any(Unit::is_mention).then_some(owner)
    }

    /// "X ने हमला किया, [जिसकी] Y ने निंदा की", "…, [जिस पर] Y ने आपत्ति जताई": who did what Y judges.
    pub(super) fn judged_before(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        site: &Site,
        marker: Marker,
    ) -> Option<Phrase> {
        rule_of(context, &units[site.unit]).filter(|rule| rule.judges)?;
        let clause = self.clause(units, site);
        let before = self.clause_of(clause.start.checked_sub(1)?);
        let opener = &units[clause.start];
        let takes_up = opener.reading.and_then(|reading| reading.pronoun_marker) == Some(marker);
        if !opener.is(Class::Relative) || opener.is_mention() || !takes_up {
            return None;
        }
        let last = self.groups.iter().rfind(|group| before.contains(&group.start))?;
        match self.ergative_in(units, &before) {
            Some(doer) => Some(self.phrase_before(units, doer, before.start)),
            None if last.passive => None,
            None => before.clone().find_map(|at| self.unmarked_at(context, units, at, &before)),
        }
    }

    /// "आरोप [लगाते हुए] X ने Y से नाता तोड़ा": whom the act befalls that the charge comes with.
    pub(super) fn charged(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Option<Phrase> {
        let rule = rule_of(context, &units[site.unit]);
        rule.filter(|rule| rule.modality == Some(SaidModality::Alleged))?;
        let group = &self.groups[site.group?];
        let clause = self.clause(units, site);
        let role = |at: usize| {
            let other = [Role::Ergative, Role::Place, Role::Purpose, Role::Source, Role::Agent];
            let marked = units[at].marker().is_some() && !units[at].is_mention() && !self.in_group(at);
            let other = other.iter().any(|role| context.language.plays(units[at].reading, *role));
            marked && !other && !units[at].is(Class::Around)
        };
        let named = |at: usize| {
            let phrase = self.phrase_before(units, at, group.end);
            units[phrase.clone()].iter().any(Unit::is_mention).then_some(phrase)
        };
        let comes_with = group.form == Form::Conjunctive && group.start > site.unit;
        (group.end..clause.end).filter(|at| comes_with && role(*at)).find_map(named)
    }
}
