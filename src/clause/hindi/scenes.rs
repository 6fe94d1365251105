//! Nouns that only tell when, by what means or at whose bidding something else happens.

use super::super::{Context, Phrase, Site, Unit};
use super::groups::{Form, Group};
use super::infinitives::rule_of;
use super::{Hindi, has_marker};
use crate::gazetteer::files::grammar::{Class, Role};
use crate::gazetteer::files::rules::SaidModality;

impl Hindi {
    /// "X से बातचीत में Y ने कहा": who acts in the clause that the noun sets the scene of.
    pub(super) fn main(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Option<Phrase> {
        let clause = self.clause(units, site);
        if !self.sets_scene(context, units, site, &clause) {
            return None;
        }
        // "X के हमले में [Y के] मारे जाने के बाद": of whom an infinitive tells that follows.
        let next = self.group_after(site.unit).map(|next| &self.groups[next]);
        let owner = |next: &Group| {
            let owned = next.start.checked_sub(1).filter(|at| *at > site.unit + 1)?;
            let alone = !(site.unit + 2..owned).any(|at| self.parts(units, at));
            let genitive = self.markers.genitive.is_some_and(|genitive| has_marker(&units[owned], genitive));
            (next.form == Form::Infinitive && alone && genitive).then_some(owned)
        };
        if let Some(owned) = next.and_then(owner) {
            return Some(self.phrase_before(units, owned, site.unit + 2));
        }
        // "X के साथ युद्ध में [Y की मदद कर रहे] Z पर": the scene of what the participle tells.
        // "X की मध्यस्थता में [हुए] समझौते का Z ने …"
        let participle = |next: &Group| {
            let describes = !next.finite && next.perfective && next.form == Form::Other;
            describes && next.start == site.unit + 2
        };
        if next.is_some_and(|next| participle(next) || self.described(units, next).is_some()) {
            return None;
        }
        match self.ergative_in(units, &clause) {
            Some(doer) => Some(self.phrase_before(units, doer, clause.start)),
            None => {
                // "[Y] X के समर्थन से परिषद का सदस्य बना", but "X के समर्थन से Y में पुल बना"
                let means = context.language.plays(units[site.unit + 1].reading, Role::Addressee);
                if means {
                    (clause.start..site.unit).find_map(|at| self.unmarked_at(context, units, at, &clause))
                } else {
                    self.unmarked_around(context, units, site.unit + 2, &clause)
                }
            }
        }
    }

    /// Whether the noun only tells when, by what means or at whose bidding another thing happens.
    fn sets_scene(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site, clause: &Phrase) -> bool {
        let Some(scene) = units.get(site.unit + 1) else { return false };
        let plays = |role: Role| context.language.plays(scene.reading, role);
        if scene.is(Class::Around) || plays(Role::Scene) {
            return true;
        }
        let doer = self.ergative_in(units, clause);
        let acts_later = doer.is_some_and(|doer| doer > site.unit);
        let rule = |at: usize| units.get(at).and_then(|unit| rule_of(context, unit));
        // "X की मदद [से] Y ने …", "Y X के समर्थन [से] जीता", but "Y ने X के साथ बातचीत [से] इनकार किया".
        let refused = rule(site.unit + 2).is_some_and(|rule| rule.negative);
        let means = plays(Role::Addressee) && (acts_later || doer.is_none() && !refused);
        // "X के अनुरोध [पर] Y ने …"
        let asked = || rule(site.unit).is_some_and(|rule| rule.modality == Some(SaidModality::Desired));
        means || plays(Role::Outer) && acts_later && asked()
    }

    /// Who stands without a case marker, rather after `at` than before; "युद्ध में [रूस] का धैर्य" names an owner.
    pub(super) fn unmarked_around(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        at: usize,
        clause: &Phrase,
    ) -> Option<Phrase> {
        let find = |mut range: Phrase| range.find_map(|at| self.unmarked_at(context, units, at, clause));
        let owner = || units.get(at).filter(|unit| unit.is_mention()).map(|_| at..at + 1);
        find(at..clause.end.max(at)).or_else(owner).or_else(|| find(clause.start..at.min(clause.end)))
    }

    /// "X के Y पर हमले के बाद | Z ने निंदा की": of a noun that only tells when, no more than that.
    pub(in crate::clause) fn own_words(&self, units: &[Unit<'_>], site: &Site) -> Phrase {
        let clause = self.clause(units, site);
        let around =
            units.get(site.unit + 1).is_some_and(|next| next.is(Class::Around) && !next.is_mention());
        let end = if site.group.is_none() && around { site.unit + 2 } else { clause.end };
        clause.start..end.min(clause.end)
    }
}
