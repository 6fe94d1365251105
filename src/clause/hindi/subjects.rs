//! Who acts: ने, nothing, or द्वारा; an infinitive's doer, and the one that goes on from the clause before.

use super::super::{Context, Phrase, Site, Unit, UnitKind};
use super::groups::{Form, Group, closes_clause, is_full_stop, opens_content};
use super::infinitives::rule_of;
use super::{Hindi, has_marker, is_demonym, is_person};
use crate::Modality;
use crate::gazetteer::files::grammar::{Class, Inflection, Role};
use crate::gazetteer::files::rules::SaidModality;

impl Hindi {
    pub(super) fn subjects(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Vec<Phrase> {
        let clause = self.clause(units, site);
        let mut by = self.by(context, units, site);
        by.retain(|phrase| !self.belongs_to_participle(units, phrase.end, site));
        // "X द्वारा [प्रशिक्षित] लड़ाके": of what kind they are.
        by.retain(|phrase| !units.get(phrase.end + 1).is_some_and(|next| next.is(Class::Qualifier)));
        let passive = self.is_passive(units, site);
        // "X द्वारा हथियार देने की घोषणा के बाद Y ने …": Y does something else.
        let infinitive =
            site.group.map(|group| &self.groups[group]).filter(|group| group.form == Form::Infinitive);
        let own = clause.start..infinitive.map_or(clause.end, |group| group.start);
        let agent = by.first().filter(|by| !self.takes_sides(context, units, site, by));
        if passive || agent.is_some() && !self.has_ergative(units, &own) {
            // "X के Y पर किए जा रहे हमले"
            let describes = site.group.is_some_and(|group| self.groups[group].end <= site.unit);
            return if by.is_empty() && describes { self.owner(context, units, site) } else { by };
        }
        if let Some(content) = self.content_subjects(context, units, site, &clause) {
            return content;
        }
        let participle = site.group.filter(|group| site.unit < self.groups[*group].end);
        if let Some(described) = participle.and_then(|group| self.described(units, &self.groups[group])) {
            return vec![described];
        }
        // "X ने [Y से लौटे] सैनिकों को …": somebody without a name.
        let came = |group: &Group| {
            let intransitive = !units[group.start].is(Class::Transitive) && !group.passive;
            !group.finite && group.form == Form::Other && group.perfective && intransitive
        };
        if site.group.is_some_and(|group| came(&self.groups[group])) && self.has_ergative(units, &clause) {
            return Vec::new();
        }
        // "इराक के कुवैत पर हमला करने के बाद": the owner of an infinitive does it.
        let oblique = |group: &Group| {
            group.form == Form::Infinitive && units.get(group.end).is_some_and(|unit| unit.marker().is_some())
        };
        if let Some(equated) = self.equated(context, units, &clause) {
            return vec![equated];
        }
        let infinitive = site.group.is_some_and(|group| oblique(&self.groups[group]));
        let mut owner = if infinitive { self.owner(context, units, site) } else { Vec::new() };
        // "Y [की] मदद करने के लिए": what agrees with a noun owns that, not the infinitive.
        owner.retain(|phrase| !units.get(phrase.end).is_some_and(|unit| unit.is(Class::Feminine)));
        if !owner.is_empty() {
            return owner;
        }
        if self.is_reason(context, units, site, &clause) {
            return Vec::new();
        }
        let duty = self.whose_duty(units, site, &clause);
        if duty.is_some() {
            return duty.into_iter().collect();
        }
        if self.may_mean_object(context, units, &clause) {
            return Vec::new();
        }
        let ergative: Vec<Phrase> = self
            .markers
            .ergative
            .into_iter()
            .flat_map(|marker| self.marked(context, units, site, marker))
            .collect();
        // "हूतियों ने कहा कि [उन्होंने] …"
        let same = |phrase: &Phrase| {
            let opens = phrase.start == clause.start && phrase.len() == 1;
            opens && units[phrase.start].is(Class::SameSubject) && !units[phrase.start].is_mention()
        };
        if ergative.iter().any(same) || ergative.is_empty() && self.tells_of_himself(units, &clause) {
            return self.shared_subject(context, units, clause.start, 4);
        }
        if !ergative.is_empty() {
            return ergative;
        }
        if let Some(speaker) = self.speaks_of_himself(context, units, &clause) {
            return vec![speaker];
        }
        let before = self
            .interrupted(units, &clause)
            .and_then(|before| before.clone().find_map(|at| self.unmarked_at(context, units, at, &before)));
        let own = before.map_or_else(|| self.unmarked(context, units, site, &clause), |before| vec![before]);
        // "ओडेसा बंदरगाह पर मिसाइलें बरसाईं": without ने nobody named here has done so.
        if site.group.is_some_and(|group| self.groups[group].wants_ergative) {
            return self.shared_subject(context, units, clause.start, 4);
        }
        if self.is_goal(context, units, site, &own) {
            return self.shared_subject(context, units, clause.start, 4);
        }
        // "Y से मिलने [मॉस्को] पहुंचे X ने …"
        if own.first().is_some_and(|own| self.leads_to(context, units, own))
            && let Some(doer) = self.ergative_in(units, &clause)
        {
            return vec![self.phrase_before(units, doer, clause.start)];
        }
        let claimed = clause.start.checked_sub(1).is_some_and(|mark| self.claims(units, mark));
        let nameless = !own.iter().any(|phrase| units[phrase.clone()].iter().any(Unit::is_mention));
        let other_acts = (claimed || nameless) && self.is_struck(units, site, &own);
        if let Some(sender) = own.first().and_then(|phrase| self.sender(context, units, phrase)) {
            return vec![sender];
        }
        if !own.is_empty() && !other_acts {
            return own;
        }
        // "पाकिस्तान को चीन कर्ज देगा": the name before the noun, if nobody else acts.
        let beside = self
            .compound(units, site)
            .filter(|_| site.group.is_some() || self.is_predicate(units, site, &clause));
        if let Some(beside) = beside {
            return vec![beside];
        }
        let shared = self.shared_subject(context, units, clause.start, 4);
        if shared.is_empty() { self.quoted_speaker(units, &clause).into_iter().collect() } else { shared }
    }

    /// "[टोक्यो, पेरिस तथा बीजिंग] जाएंगे": a list of places right before a verb of going.
    fn is_goal(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site, own: &[Phrase]) -> bool {
        let Some(phrase) = own.first().filter(|phrase| phrase.end == site.unit) else { return false };
        let goes = units[site.unit].is(Class::Go) && site.group.is_some();
        let listed = |unit: &Unit<'_>| {
            let place = unit.is_mention() && !unit.title && !is_person(context, unit);
            place || unit.any(&[Class::And, Class::Adverb]) || unit.is_punct(",")
        };
        goes && phrase.len() > 1 && units[phrase.clone()].iter().all(listed)
    }

    /// "[X द्वारा] भेजे गए ड्रोन Y में घुसे": whose they are, whom only the participle names.
    fn sender(&self, context: &Context<'_>, units: &[Unit<'_>], phrase: &Phrase) -> Option<Phrase> {
        let body = units[phrase.clone()].last().is_some_and(|head| head.is(Class::Actor));
        let nameless = !units[phrase.clone()].iter().any(Unit::is_mention);
        let group = self.groups.iter().find(|group| !group.finite && group.end == phrase.start)?;
        let sent = units[group.start..group.end].iter().any(|unit| unit.is(Class::Leading));
        let by = group.start.checked_sub(1).filter(|_| body && nameless && sent)?;
        let agent = context.language.plays(units[by].reading, Role::Agent);
        agent.then(|| self.phrase_before(units, by, self.clause_of(by).start))
    }

    /// मॉस्को [पहुंचे]: a place right before a verb of going.
    fn leads_to(&self, context: &Context<'_>, units: &[Unit<'_>], phrase: &Phrase) -> bool {
        let place = phrase.end.checked_sub(1).map(|at| &units[at]);
        place.is_some_and(|place| place.is_mention() && !place.title && !is_person(context, place))
            && self.groups.iter().any(|group| group.start == phrase.end && units[group.start].is(Class::Go))
    }

    /// A headline without a verb ends in what somebody is: मिस्र और सूडान [राजी].
    fn is_predicate(&self, units: &[Unit<'_>], site: &Site, clause: &Phrase) -> bool {
        let last = closes_clause(units, site.unit + 1);
        last && !self.groups.iter().any(|group| group.finite && clause.contains(&group.start))
    }

    /// "X ने Y पर प्रतिबंध लगाए, क्योंकि [उसने] …": why somebody acts, either may have done.
    fn may_mean_object(&self, context: &Context<'_>, units: &[Unit<'_>], clause: &Phrase) -> bool {
        let opener = &units[clause.start];
        let link = clause.start.checked_sub(1).filter(|link| units[*link].is(Class::Subordinator));
        let Some(link) = link.filter(|_| opener.is(Class::SameSubject) && !opener.is_mention()) else {
            return false;
        };
        let object = |at: usize| {
            let roles = [Role::Object, Role::Outer, Role::Addressee];
            roles.iter().any(|role| context.language.plays(units[at].reading, *role))
                && at > 0
                && units[at - 1].is_mention()
        };
        self.clause_of(link).any(object)
    }

    /// "X ने कहा कि [वह] Y को …"
    fn tells_of_himself(&self, units: &[Unit<'_>], clause: &Phrase) -> bool {
        let opener = &units[clause.start];
        let reported = clause.start.checked_sub(1).is_some_and(|before| units[before].is(Class::That));
        reported && opener.is(Class::SameSubject) && !opener.is(Class::OtherPronoun) && !opener.is_mention()
    }

    /// "X ने कहा कि जब वार्ता टूटी तो [वे] …": who says so, over what stands between.
    fn speaks_of_himself(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        clause: &Phrase,
    ) -> Option<Phrase> {
        let opener = &units[clause.clone().find(|at| !units[*at].is(Class::Then))?];
        let links = |before: &usize| {
            units[*before].any(&[Class::That, Class::Subordinator]) || units[*before].is_punct(",")
        };
        let mut before =
            clause.start.checked_sub(1).filter(|_| opener.is(Class::SameSubject) && !opener.is_mention())?;
        if units[before].is(Class::That) {
            return None; // of whom the two then speak, `shared_subject` tells
        }
        let inner = self.clause_of(before);
        before = inner.start.checked_sub(1).filter(links)?;
        if !units[before].is(Class::That) {
            before = before.checked_sub(1).filter(|that| units[*that].is(Class::That))?;
        }
        let main = self.clause_of(before);
        let says = units[main.clone()]
            .iter()
            .any(|unit| unit.any(&[Class::Say, Class::Claim]) && !unit.is_mention());
        self.speaker(context, units, &main, before).filter(|_| says)
    }

    /// "“[हम] Y को मदद देंगे”, X ने कहा": who says so after his words.
    fn quoted_speaker(&self, units: &[Unit<'_>], clause: &Phrase) -> Option<Phrase> {
        let me = |unit: &Unit<'_>| unit.is(Class::OtherPronoun) && unit.is(Class::SameSubject);
        let next = self.clause_of(clause.end);
        let says = units[next.clone()].iter().any(|unit| unit.is(Class::Say) && !unit.is_mention());
        if clause.end >= units.len() || !says || !units[clause.clone()].iter().any(me) {
            return None;
        }
        let doer = self.ergative_in(units, &next)?;
        Some(self.phrase_before(units, doer, next.start))
    }

    /// [रूस को] सेना हटानी पड़ी: who has to; of two such phrases the first.
    fn whose_duty(&self, units: &[Unit<'_>], site: &Site, clause: &Phrase) -> Option<Phrase> {
        let accusative = self.markers.accusative?;
        let last = || self.groups.iter().rfind(|group| clause.contains(&group.start));
        let group = site.group.map_or_else(last, |group| Some(&self.groups[group]));
        let group = group.filter(|group| group.obliges)?;
        let at = (clause.start..group.start).find(|at| has_marker(&units[*at], accusative))?;
        Some(self.phrase_before(units, at, clause.start))
    }

    /// "X द्वारा किए गए हमले की निंदा", "X की ओर से पेश प्रस्ताव ठुकराया": who did what the act is about.
    pub(super) fn author(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Vec<Phrase> {
        let other = !self.is_passive(units, site) && self.has_ergative(units, &self.clause(units, site));
        if !other {
            return Vec::new();
        }
        let by = self.by(context, units, site);
        if by.is_empty() { self.author_after(units, site).into_iter().collect() } else { by }
    }

    /// "उन आरोपों को नकारा, [जो X ने] लगाए": who did it, a relative clause tells.
    fn author_after(&self, units: &[Unit<'_>], site: &Site) -> Option<Phrase> {
        let clause = self.clause(units, site);
        let opener = units.get(clause.end).filter(|next| next.is(Class::Relative) && !next.is_mention())?;
        let marker = opener.reading.and_then(|reading| reading.pronoun_marker);
        let object = marker.is_none() || marker == self.markers.accusative;
        let points = |at: &usize| units[*at].is(Class::Determiner) && !units[*at].is_mention();
        let pointed = clause.clone().find(points).and_then(|at| units.get(at + 1));
        let pointed = pointed.is_some_and(|noun| {
            !noun.is_mention()
                && (noun.is(Class::Allegation) || !noun.triggers.is_empty() && !noun.is(Class::Actor))
        });
        let next = self.clause_of(clause.end);
        let doer = self.ergative_in(units, &next).filter(|_| object && pointed)?;
        Some(self.phrase_before(units, doer, next.start))
    }

    fn by(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Vec<Phrase> {
        let agentive = context.language.markers_of(Role::Agent);
        agentive.iter().flat_map(|marker| self.marked(context, units, site, *marker)).collect()
    }

    /// "Z [X की ओर से] लड़ रहा है": somebody else acts, named before without a case marker.
    fn takes_sides(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site, by: &Phrase) -> bool {
        let clause = self.clause(units, site);
        let acts = |group: usize| self.groups[group].finite && site.unit < self.groups[group].end;
        let subject = |at: usize| {
            let parted =
                (at + 1 == by.start || units[at + 1].is_mention()) && !is_demonym(context, &units[at]);
            self.unmarked_at(context, units, at, &clause).filter(|_| parted)
        };
        let mut subjects = (clause.start..by.end.saturating_sub(1)).filter_map(subject);
        site.group.is_some_and(acts) && subjects.any(|subject| units[subject].iter().any(Unit::is_mention))
    }

    /// "X द्वारा [जुटाई गई] सेना पर हमला हुआ": who did another thing, of which a participle tells.
    fn belongs_to_participle(&self, units: &[Unit<'_>], marker: usize, site: &Site) -> bool {
        let describes = |unit: &Unit<'_>| unit.any(&[Class::Adjective, Class::Determiner]);
        self.groups.iter().any(|group| {
            let between = marker < group.start && group.end <= site.unit;
            let of_site = between && units[group.end..site.unit].iter().all(describes);
            between && !of_site && group.passive && group.form == Form::Other
        })
    }

    /// The participle of दी गई चेतावनी is passive; in the headline "X ने दी चेतावनी" X acts.
    fn is_passive(&self, units: &[Unit<'_>], site: &Site) -> bool {
        let Some(group) = site.group.map(|group| &self.groups[group]) else { return false };
        let clause = self.clause(units, site);
        // "…, [बरसाईं मिसाइलें]" goes on with who acts in the clause before.
        let goes_on = || {
            let comma = clause.start.checked_sub(1).is_some_and(|mark| units[mark].is_punct(","));
            comma && closes_clause(units, site.unit + 1)
        };
        let headline = || goes_on() || self.has_ergative(units, &(clause.start..group.start));
        // "हिरासत में [लेकर] जेल भेज दिया गया"
        let last = self.groups.iter().rfind(|last| clause.contains(&last.start));
        let shares = group.form == Form::Conjunctive && last.is_some_and(|last| last.passive);
        group.passive
            || shares && !self.has_ergative(units, &clause)
            || group.perfective && group.end <= site.unit && !headline()
    }

    /// The subject of the clause before, if this one goes on with it.
    pub(super) fn shared_subject(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        start: usize,
        depth: usize,
    ) -> Vec<Phrase> {
        let Some(depth) = depth.checked_sub(1) else { return Vec::new() };
        let Some(before) = start.checked_sub(1) else { return Vec::new() };
        let opener = &units[start];
        let clause = self.clause_of(before);
        let wishes = units[before].kind == UnitKind::Punct && self.is_wish(start);
        if (units[before].is(Class::That) || wishes)
            && let Some(asked) = self.asked(context, units, start, &clause)
        {
            return vec![asked];
        }
        if wishes {
            return Vec::new();
        }
        let reported = units[before].is(Class::That) && opener.is(Class::SameSubject);
        let breaks = units[before].any(&[Class::That, Class::Relative])
            || opener.any(&[Class::Relative, Class::That])
            || is_full_stop(&units[before]) && !opener.is(Class::And)
            || units[before].is_punct(")");
        if breaks && !reported {
            return Vec::new();
        }
        if self.claims(units, before) {
            // "यूक्रेन का दावा- तीन विमान गिराए": who speaks tells of himself.
            return self.speaker(context, units, &clause, before).into_iter().collect();
        }
        if reported && let Some(accused) = self.accused(context, units, &clause) {
            return vec![accused];
        }
        if reported && self.claimant(units, &clause).is_some() {
            return Vec::new(); // either may be meant
        }
        let last = self.groups.iter().rfind(|group| clause.contains(&group.start));
        let marker = if last.is_some_and(|group| group.obliges) {
            self.markers.accusative
        } else {
            self.markers.ergative
        };
        let mut doers =
            clause.clone().filter(|at| marker.is_some_and(|marker| has_marker(&units[*at], marker)));
        // Of two with the marker the first has the duty.
        let doer = if marker == self.markers.accusative { doers.next() } else { doers.next_back() };
        if let Some(at) = doer {
            return vec![self.phrase_before(units, at, clause.start)];
        }
        if let Some(before) = self.interrupted(units, &clause)
            && let Some(subject) = before.clone().find_map(|at| self.unmarked_at(context, units, at, &before))
        {
            return vec![subject];
        }
        // "मॉस्को [जाएंगे] जयशंकर, …": in a headline the subject follows its verb.
        let after = self.groups.iter().rfind(|group| clause.contains(&group.start)).map(|group| group.end);
        let postposed = after.and_then(|after| {
            (after..clause.end).find_map(|at| self.unmarked_at(context, units, at, &clause))
        });
        let first = clause.clone().find_map(|at| self.unmarked_at(context, units, at, &clause));
        // "ओली [पहुंचे] बीजिंग, …": of the two who goes is a person.
        let goes = |phrase: &Phrase| units[phrase.clone()].iter().any(|unit| is_person(context, unit));
        let unmarked = match (postposed, first) {
            (Some(postposed), Some(first)) if goes(&first) && !goes(&postposed) => Some(first),
            (postposed, first) => postposed.or(first),
        };
        match unmarked {
            Some(phrase) => vec![phrase],
            None if reported && let Some(teller) = self.teller(context, units, &clause, before) => {
                vec![teller]
            }
            None => self.shared_subject(context, units, clause.start, depth),
        }
    }

    /// "X ने [Y पर] आरोप लगाया कि उसने …", "[Y पर] आरोप है कि वह …": whose act the charge tells.
    fn accused(&self, context: &Context<'_>, units: &[Unit<'_>], main: &Phrase) -> Option<Phrase> {
        let alleges = |unit: &Unit<'_>| {
            let rule = rule_of(context, unit).filter(|_| !unit.is_mention());
            rule.is_some_and(|rule| rule.modality == Some(SaidModality::Alleged))
        };
        units[main.clone()].iter().find(|unit| alleges(unit))?;
        let outer = main
            .clone()
            .rev()
            .find(|at| self.markers.outer.is_some_and(|marker| has_marker(&units[*at], marker)))?;
        let accused = self.phrase_before(units, outer, main.start);
        units[accused.clone()].iter().any(Unit::is_mention).then_some(accused)
    }

    /// "[X का] कहना है कि वह …", "[X ने] उस रिपोर्ट को खारिज किया, जिसमें कहा गया है कि वह …": of whom a
    /// clause tells that names nobody who acts.
    fn teller(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        main: &Phrase,
        that: usize,
    ) -> Option<Phrase> {
        let says =
            |unit: &Unit<'_>| unit.any(&[Class::Say, Class::Claim, Class::Allegation]) && !unit.is_mention();
        units[main.clone()].iter().find(|unit| says(unit))?;
        let passive = self.groups.iter().any(|group| main.contains(&group.start) && group.passive);
        if !passive {
            return self.speaker(context, units, main, that);
        }
        let outer =
            self.clause_of(main.start.checked_sub(1).filter(|_| units[main.start].is(Class::Relative))?);
        let doer = self.ergative_in(units, &outer)?;
        Some(self.phrase_before(units, doer, outer.start))
    }

    /// "[Y से] कहा कि वह हटे", "[Y को] चेताया, सेना न भेजे": whom the clause before asks to do what this one says.
    fn asked(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        start: usize,
        before: &Phrase,
    ) -> Option<Phrase> {
        if self.demand_in(&self.clause_of(start)) != Some(Modality::Desired) {
            return None;
        }
        let marked = |role: Role| {
            let marked =
                |at: &usize| context.language.plays(units[*at].reading, role) && !units[*at].is_mention();
            before.clone().rev().find(marked).map(|at| self.phrase_before(units, at, before.start))
        };
        let named = |phrase: &Phrase| units[phrase.clone()].iter().any(Unit::is_mention);
        let phrases = [Role::Addressee, Role::Object].into_iter().filter_map(marked);
        phrases.into_iter().find(named)
    }

    /// Whether the clause says what somebody should do in a form that nobody uses of himself: न भेजे.
    fn is_wish(&self, start: usize) -> bool {
        let clause = self.clause_of(start);
        let last = self.groups.iter().rfind(|group| clause.contains(&group.start));
        last.is_some_and(|group| group.may_wish && group.modality == Modality::Desired)
    }

    /// A headline's mark between who claims and what he claims.
    fn claims(&self, units: &[Unit<'_>], mark: usize) -> bool {
        opens_content(units, mark) && !units[mark].is(Class::That)
    }

    /// "[तीन विमान] मार गिराए", "[युद्धपोत] तैनात किए": right before a finished act stands its object.
    fn is_struck(&self, units: &[Unit<'_>], site: &Site, own: &[Phrase]) -> bool {
        let Some(group) = site.group.map(|group| &self.groups[group]) else { return false };
        let finished =
            units[group.start..group.end].iter().any(|unit| unit.may_be(&[Inflection::Perfective]));
        let first = group.start.min(site.unit);
        finished && !group.passive && own.first().is_some_and(|phrase| phrase.end == first)
    }
}
