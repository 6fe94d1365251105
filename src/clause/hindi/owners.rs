//! Owners of a noun, and names right beside it.

use super::super::{Context, Phrase, Site, Unit, UnitKind};
use super::chunks::is_joint;
use super::groups::{Form, is_full_stop, parts_headline};
use super::infinitives::rule_of;
use super::{Hindi, contained_marker, has_marker, is_demonym, is_person};
use crate::gazetteer::files::grammar::Class;
use crate::gazetteer::files::rules::SaidModality;
use crate::lexicon::language::Marker;

/// Most words of a second owner: इन्फोसिस के संस्थापक नारायण मूर्ति की.
const SECOND_OWNER: usize = 10;

/// What may stand between an owner and the noun.
fn may_be_passed(unit: &Unit<'_>) -> bool {
    unit.any(&[
        Class::Adjective,
        Class::Adverb,
        Class::Determiner,
        Class::Negator,
        Class::Actor,
        Class::Department,
        Class::And,
    ]) || matches!(unit.kind, UnitKind::Number | UnitKind::Punct | UnitKind::Title { .. })
        && !is_full_stop(unit)
        || unit.is_plain()
        || unit.is_mention()
        || !unit.triggers.is_empty()
}

impl Hindi {
    /// रूस की [Y से] मुलाकात: the owner of the noun, over other phrases between. An owner of what
    /// stands in another phrase, [यूक्रेन के अस्पतालों पर] हमला, is not the noun's.
    pub(super) fn owner(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Vec<Phrase> {
        self.genitive(context, units, site, |at, limit| self.other_phrase(context, units, at, limit))
    }

    /// "X ने खारिज किए [Y] के आरोप": of what follows a verb that stands first.
    fn later_owner(&self, units: &[Unit<'_>], site: &Site, clause: &Phrase) -> Option<Phrase> {
        let start = self.after_act(site)?.start;
        let genitive = self.markers.genitive?;
        let owned = units.get(start + 1).is_some_and(|next| has_marker(next, genitive));
        (owned && clause.contains(&start) && units[start].is_mention()).then_some(start..start + 1)
    }

    /// "X ने निकाले [Y के छह राजनयिक]": what follows a verb that stands first, if no marker follows it.
    pub(super) fn later_object(&self, units: &[Unit<'_>], site: &Site) -> Option<Phrase> {
        let mut after = self.after_act(site)?;
        let ends = |at: &usize| self.ends_phrase(units, *at) || units[*at].is_punct(",");
        let phrase = after.start..after.find(ends).unwrap_or(after.end);
        let marked = units.get(phrase.end).is_some_and(|unit| unit.marker().is_some());
        (!phrase.is_empty() && !marked).then_some(phrase)
    }

    /// The owner of the noun or of what it is about: [X के प्रस्ताव को] मंजूरी.
    pub(super) fn nearest_owner(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        site: &Site,
    ) -> Vec<Phrase> {
        // Whose man acts is not what the act is about: [पुतिन के सलाहकार] पेसकोव ने.
        let acts = |at: usize| self.markers.ergative.is_some_and(|ergative| has_marker(&units[at], ergative));
        let described = |at: usize| at > 1 && (units[at - 2].title || units[at - 2].is(Class::Actor));
        // "[पेरू के] चुनाव के बाद Y ने …", "[पेरू के] अखबार के मुताबिक Y ने …"
        let adjunct = |at: usize| {
            units[at].is(Class::Around)
                || self.markers.according.is_some_and(|by| has_marker(&units[at], by))
                || self.is_setting(context, units, site, at)
        };
        let over = |at, limit| {
            if adjunct(at) {
                limit
            } else if acts(at) && described(at) {
                self.phrase_before(units, at, limit).start
            } else {
                at
            }
        };
        self.genitive(context, units, site, over)
    }

    /// "[X के] दबाव में Y ने …", "[X के] समर्थन से Y ने …", "[X के] अनुरोध पर Y ने …": under what or by
    /// what means somebody acts who is named after it.
    pub(super) fn is_setting(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        site: &Site,
        marker: usize,
    ) -> bool {
        let clause = self.clause(units, site);
        let later = self.ergative_in(units, &clause).is_some_and(|doer| marker < doer && doer < site.unit);
        let noun = marker.checked_sub(1).filter(|noun| later && !units[*noun].is_mention());
        let Some(noun) = noun else { return false };
        let is = |case: Option<Marker>| case.is_some_and(|case| has_marker(&units[marker], case));
        let rule = |at: usize| rule_of(context, &units[at]);
        let desired = || rule(noun).is_some_and(|rule| rule.modality == Some(SaidModality::Desired));
        let refuses = || rule(site.unit).is_some_and(|rule| rule.negative);
        is(self.markers.place)
            || is(self.markers.addressee) && !refuses() && !units[noun].triggers.is_empty()
            || is(self.markers.outer) && desired()
    }

    /// "[अमेरिका की] ईरान नीति का": a state right before a thing tells what it is about, not whose it is.
    pub(in crate::clause) fn whose(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        phrase: Phrase,
    ) -> Phrase {
        let genitive = |at: usize| self.markers.genitive.is_some_and(|marker| has_marker(&units[at], marker));
        let owns = phrase.end < units.len() && genitive(phrase.end);
        let last = phrase.end.checked_sub(2).filter(|at| owns && *at >= phrase.start);
        let topic = last.filter(|at| {
            let state = units[*at].is_mention()
                && !units[*at].title
                && !is_person(context, &units[*at])
                && !is_demonym(context, &units[*at]);
            let thing = &units[at + 1];
            state
                && (thing.is_plain() || !thing.triggers.is_empty())
                && !thing.is_mention()
                && !thing.any(&[Class::Actor, Class::Department])
        });
        topic.map_or(phrase.clone(), |topic| {
            phrase.start..topic - usize::from(topic > phrase.start && genitive(topic - 1))
        })
    }

    /// The nearest phrase with names before a genitive; `skip` tells where to go on at another marker.
    fn genitive(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        site: &Site,
        skip: impl Fn(usize, usize) -> usize,
    ) -> Vec<Phrase> {
        let Some(genitive) = self.markers.genitive else { return Vec::new() };
        let clause = self.clause(units, site);
        if let Some(owner) = self.later_owner(units, site, &clause) {
            return vec![owner];
        }
        let mut at = site.unit;
        if let Some(group) = site.group.map(|group| &self.groups[group]).filter(|group| group.end <= at) {
            at = group.start;
        }
        let participle = at < site.unit;
        let between = at..site.unit;
        if between.clone().any(|at| has_marker(&units[at], genitive) && !self.in_group(at)) {
            at = site.unit; // "पुतिन ने की [मोदी की] तारीफ"
        }
        // Where an act begins that describes the noun: X का [Y में किया] हमला, X की [Y पर बरसने की] धमकी.
        let mut inner = None;
        let mut crossed = false;
        while at > clause.start {
            let unit = &units[at - 1];
            // "फ्रांस के राष्ट्रपति [मैक्रों] ईरान से वार्ता के लिए …": who acts, and is not owned.
            if crossed && unit.is_mention() && is_person(context, unit) && !self.in_group(at) {
                return Vec::new();
            }
            // "[उनकी] सेना हस्तक्षेप करेगी": whose army does it.
            let body = unit.is(Class::Actor) && unit.kind == UnitKind::Word && at == site.unit;
            let unmarked_doer = |group: usize| !self.groups[group].wants_ergative;
            if body && site.group.is_some_and(unmarked_doer) && !self.has_ergative(units, &clause) {
                return Vec::new();
            }
            // "X और Y की [दूसरे दौर की] बातचीत"
            let measures = at > 1 && units[at - 2].is(Class::Measure);
            if has_marker(unit, genitive) && measures {
                at -= 2;
                continue;
            }
            if has_marker(unit, genitive) {
                let phrase = self.phrase_before(units, at - 1, clause.start);
                if units[phrase.clone()].iter().any(Unit::is_mention) {
                    // In "X की [जमीन लौटाने की] मांग" the land may be what X owns.
                    let owns = inner.is_none_or(|inner| inner == at || units[at].is_mention());
                    return if owns { vec![phrase] } else { Vec::new() };
                }
                if self.is_own_body(units, &phrase) {
                    return self.own_doer(context, units, &clause, phrase.start);
                }
            } else if unit.is(Class::Reflexive) && !crossed && inner.is_none() {
                return self.own_doer(context, units, &clause, at - 1);
            } else if unit.marker().is_some() && !unit.is_mention() {
                // "X की [मध्यस्थता में] हुई वार्ता": X owns the other act.
                crossed = true;
                let act = at > 1 && !units[at - 2].is_mention() && !units[at - 2].triggers.is_empty();
                at = match inner {
                    None if participle && act => self.phrase_before(units, at - 1, clause.start).start,
                    Some(_) => self.other_phrase(context, units, at - 1, clause.start),
                    None => skip(at - 1, clause.start),
                };
                continue;
            } else if let Some(start) = self.describing_act(units, at) {
                inner = Some(start);
                at = start;
                continue;
            } else if self.in_group(at - 1) || !may_be_passed(unit) || parts_headline(units, at - 1) {
                return Vec::new();
            }
            at -= 1;
        }
        Vec::new()
    }

    /// [अपने देश] का समर्थन, [अपनी सरकार] की चेतावनी
    fn is_own_body(&self, units: &[Unit<'_>], phrase: &Phrase) -> bool {
        let own = phrase.clone().any(|at| units[at].is(Class::Reflexive));
        own && units[phrase.end - 1].any(&[Class::Actor, Class::Authority])
    }

    /// [अपनी] वापसी: whoever acts in the clause of what is his own.
    fn own_doer(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        clause: &Phrase,
        own: usize,
    ) -> Vec<Phrase> {
        if let Some(doer) = self.ergative_in(units, clause) {
            return vec![self.phrase_before(units, doer, clause.start)];
        }
        match self.unmarked_around(context, units, own, clause) {
            Some(phrase) => vec![phrase],
            None => self.shared_subject(context, units, clause.start, 4),
        }
    }

    /// Where the participle or the infinitive begins that ends before `end` and describes a noun:
    /// [रुका हुआ] फंड, [हटने] की मांग.
    fn describing_act(&self, units: &[Unit<'_>], end: usize) -> Option<usize> {
        let group = self.groups.iter().find(|group| group.end == end)?;
        let participle = !group.finite && group.perfective && group.form == Form::Other;
        let genitive = |marker| units.get(end).is_some_and(|next| has_marker(next, marker));
        let content = group.form == Form::Infinitive && self.markers.genitive.is_some_and(genitive);
        (participle || content).then_some(group.start)
    }

    /// Where a phrase with a case marker of its own begins. A genitive in it is its own if it
    /// owns a thing, or a place that lies in it: [यूक्रेन के अस्पतालों] पर, but रूस का [यूक्रेन] पर.
    fn other_phrase(&self, context: &Context<'_>, units: &[Unit<'_>], marker: usize, limit: usize) -> usize {
        let phrase = self.phrase_before(units, marker, limit);
        // "रूस और चीन [दोनों] से"
        let head =
            phrase.clone().rev().find(|at| units[*at].is_mention() || !units[*at].is(Class::Determiner));
        let Some(head) = head.filter(|head| units[*head].is_mention()) else {
            return phrase.start.min(marker);
        };
        let genitive =
            |at: &usize| self.markers.genitive.is_some_and(|genitive| has_marker(&units[*at], genitive));
        let Some(owner) = phrase.clone().rev().find(genitive).and_then(|at| at.checked_sub(1)) else {
            return phrase.start;
        };
        // [यूक्रेन के राष्ट्रपति जेलेंस्की] पर, but यूनुस की [प्रधानमंत्री मोदी] से
        let titled = (units[head].title || matches!(units[head - 1].kind, UnitKind::Title { .. }))
            && !is_person(context, &units[owner]);
        if titled || self.markers.ergative.is_some_and(|ergative| has_marker(&units[marker], ergative)) {
            return phrase.start;
        }
        let lies_in = units[owner]
            .mentions()
            .iter()
            .any(|owner| units[head].mentions().iter().any(|head| context.lies_in(*head, *owner)));
        if lies_in { phrase.start } else { owner + 2 }
    }

    /// "सैनिक [पोलैंड] भेजे": the places right before a verb that leads there, if somebody else acts.
    pub(super) fn goal(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Option<Phrase> {
        let group =
            site.group.map(|group| &self.groups[group]).filter(|group| units[group.start].is(Class::Go))?;
        let place = |at: usize| {
            let named = units[at].is_mention() && contained_marker(&units[at]).is_none();
            named && !units[at].title && !is_person(context, &units[at])
        };
        let last = group.start.checked_sub(1).filter(|at| *at > site.unit && place(*at))?;
        let mut start = last;
        while start > site.unit + 2
            && (units[start - 1].is(Class::And) || units[start - 1].is_punct(","))
            && place(start - 2)
        {
            start -= 2;
        }
        let clause = self.clause(units, site);
        let mut before = clause.start..start;
        let acts = self.has_ergative(units, &clause)
            || group.form == Form::Infinitive
            || before.any(|at| self.unmarked_at(context, units, at, &clause).is_some());
        acts.then_some(start..last + 1)
    }

    /// सोनिया गांधी के बेटे [राहुल गांधी]: the name right after the noun, or after another that
    /// describes it too, X के बेटे और Y के पति [Z].
    pub(super) fn apposed(&self, units: &[Unit<'_>], site: &Site) -> Option<Phrase> {
        let next = site.unit + 1;
        let named = |at: usize| units.get(at).is_some_and(Unit::is_mention);
        if named(next) {
            return Some(next..next + 1);
        }
        units.get(next).filter(|unit| unit.is(Class::And))?;
        let genitive = self.markers.genitive?;
        let owned = (next + 1..units.len()).take_while(|at| units[*at].kind != UnitKind::Punct);
        let mut owners = owned.take(SECOND_OWNER).filter(|at| has_marker(&units[*at], genitive));
        let described = |at: &usize| units[*at].kind == UnitKind::Word && units[*at].marker().is_none();
        let name = |owner: usize| {
            let at = (owner + 1..units.len()).find(|at| !described(at))?;
            (named(at) && at > owner + 1).then_some(at..at + 1)
        };
        owners.find_map(name)
    }

    /// रूसी हमला, भारत-चीन वार्ता, मोदी के रूस दौरे: names right before the noun.
    pub(super) fn compound(&self, units: &[Unit<'_>], site: &Site) -> Option<Phrase> {
        let mut last = site.unit;
        while last > 0
            && (units[last - 1].is(Class::Adjective) || units[last - 1].is_plain() && site.unit - last < 2)
        {
            last -= 1;
        }
        let marked = |unit: &Unit<'_>| {
            contained_marker(unit).is_some_and(|marker| Some(marker) != self.markers.genitive)
        };
        if last == 0 || !units[last - 1].is_mention() || marked(&units[last - 1]) {
            return None;
        }
        // A hyphen ties closer than "and": अमेरिका और [चीन-रूस] गठबंधन.
        let tied = last >= 2 && is_joint(units, last - 2);
        let joint = |at: usize| is_joint(units, at) || !tied && units[at].is(Class::And);
        let mut first = last - 1;
        while first >= 2 && units[first - 2].is_mention() && joint(first - 1) {
            first -= 2;
        }
        Some(first..last)
    }
}
