//! Infinitives: what governs them, and whose acts they are.

use super::super::{Context, Phrase, Site, Unit, UnitKind};
use super::groups::{Form, Group};
use super::{Hindi, has_marker};
use crate::Modality;
use crate::gazetteer::files::grammar::{Class, Role};
use crate::lexicon::language::{GovernorRule, Marker};

/// Units between an infinitive and what governs it, at most.
pub(super) const CONTENT_DISTANCE: usize = 4;

impl Hindi {
    /// "तेल खरीदने [पर] X ने Y को चेताया", "हमला करने [के लिए] Y पर प्रतिबंध": for what somebody else does.
    pub(super) fn is_reason(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        site: &Site,
        clause: &Phrase,
    ) -> bool {
        let Some(index) = site.group.filter(|group| self.groups[*group].form == Form::Infinitive) else {
            return false;
        };
        let end = self.groups[index].end;
        let marker = units.get(end).and_then(Unit::marker);
        let has = |marker: Option<Marker>| {
            (end + 1..clause.end).any(|at| marker.is_some_and(|marker| has_marker(&units[at], marker)))
        };
        let outer = marker.is_some() && marker == self.markers.outer && has(self.markers.ergative);
        let purpose = marker.is_some() && marker == self.markers.purpose && has(self.markers.outer);
        (outer || purpose) && self.content_governor(context, units, index, clause).is_none()
    }

    /// Whose act an infinitive is when another act is about it: the accused of
    /// "X पर हमला करने का आरोप", the one asked of "X से हटने की मांग", who is let, "X को हमला करने की अनुमति".
    pub(super) fn content_subjects(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        site: &Site,
        clause: &Phrase,
    ) -> Option<Vec<Phrase>> {
        let group = site.group.filter(|group| self.groups[*group].form == Form::Infinitive)?;
        if let Some(outer) = self.outer_infinitive(units, group, clause) {
            let outer = Site { group: Some(outer), ..site.clone() };
            return self.content_subjects(context, units, &outer, clause);
        }
        if self.is_told(units, &self.groups[group]) {
            let end = self.groups[group].start;
            let told = |role: Role| {
                let marked =
                    |at: &usize| context.language.plays(units[*at].reading, role) && !units[*at].is_mention();
                (clause.start..end).find(marked).map(|at| self.phrase_before(units, at, clause.start))
            };
            return Some(told(Role::Addressee).or_else(|| told(Role::Object)).into_iter().collect());
        }
        if let Some((judged, rule)) = self.judged(context, units, group, clause) {
            // "Y को तेल खरीदने पर धमकी": Y has not done it yet.
            return Some(if rule.modality.is_some() { Vec::new() } else { vec![judged] });
        }
        let owner = self.content_owner(units, group, clause);
        let governor = self.content_governor(context, units, group, clause);
        if governor.is_some_and(|rule| rule.judges && rule.modality.is_none()) {
            return Some(owner.into_iter().collect()); // "हथियार देने का विरोध": anybody's
        }
        // "Y को [हमला न करने] की चेतावनी": what X does not want
        let judges = governor.is_some_and(|rule| rule.judges);
        if judges && self.is_negated(units, &self.groups[group], clause) {
            return Some(Vec::new());
        }
        let role = match governor.and_then(|rule| rule.modality).map(Modality::from) {
            Some(Modality::Alleged) => Role::Outer,
            _ if governor.is_some_and(|rule| rule.object_acts) => Role::Object,
            Some(Modality::Desired) if !governor.is_some_and(|rule| rule.own) => Role::Addressee,
            _ => return owner.map(|owner| vec![owner]),
        };
        let marked =
            |at: &usize| context.language.plays(units[*at].reading, role) && !units[*at].is_mention();
        // "A ने B को सौंपने की [C से] मांग की"
        let end = self.groups[group].end;
        let later = (end..clause.end).find(marked).filter(|_| role == Role::Addressee);
        let Some(outermost) = (clause.start..site.unit).find(marked).or(later) else {
            if role == Role::Outer && owner.is_none() && self.is_denied(context, units, group, clause) {
                return None; // "Y को हथियार देने के आरोप से X ने इनकार किया": who denies it is the accused
            }
            // "Y को हथियार देने के आरोप में X ने Z पर …", "Y को हथियार देने की Z की मांग": X accuses and Z
            // asks, and who does it may be anybody.
            return (role == Role::Outer || owner.is_some()).then(Vec::new);
        };
        Some(vec![self.phrase_before(units, outermost, clause.start)])
    }

    /// "Y से [सेना हटाने की तारीख तय करने] को कहा": the told act that the infinitive is content of.
    fn outer_infinitive(&self, units: &[Unit<'_>], infinitive: usize, clause: &Phrase) -> Option<usize> {
        let end = self.groups[infinitive].end;
        let genitive =
            self.markers.genitive.filter(|marker| units.get(end).and_then(Unit::marker) == Some(*marker));
        let outer = self
            .groups
            .get(infinitive + 1)
            .filter(|outer| genitive.is_some() && clause.contains(&outer.start))?;
        let between = units.get(end + 1..outer.start)?;
        let plain = between.iter().all(|unit| unit.marker().is_none() && !unit.is_mention());
        (plain && self.is_told(units, outer)).then_some(infinitive + 1)
    }

    /// "टैंक भेजने [के लिए Y का] आभार", "हमला करने [पर Y को] फटकार": whoever is thanked or blamed for it.
    pub(super) fn judged<'c>(
        &self,
        context: &'c Context<'_>,
        units: &[Unit<'_>],
        infinitive: usize,
        clause: &Phrase,
    ) -> Option<(Phrase, &'c GovernorRule)> {
        let group = &self.groups[infinitive];
        let marker = units.get(group.end).and_then(Unit::marker)?;
        if ![self.markers.purpose, self.markers.outer].contains(&Some(marker)) {
            return None;
        }
        let next = self.groups.get(infinitive + 1).map_or(clause.end, |next| next.end).min(clause.end);
        let judges =
            |at: usize| rule_of(context, &units[at]).filter(|rule| rule.judges).map(|rule| (at, rule));
        let (verdict, rule) = (group.end + 1..next).find_map(judges)?;
        let named = |at: usize, start: usize| {
            let cases = [Role::Genitive, Role::Object, Role::Outer, Role::Addressee];
            let case = cases.iter().any(|role| context.language.plays(units[at].reading, *role));
            // "उसका आभार", whoever that is
            if units[at].reading.is_some_and(|reading| reading.pronoun_marker.is_some()) {
                return Some(at..at + 1);
            }
            let phrase = self.phrase_before(units, at, start);
            (case && units[phrase.clone()].iter().any(Unit::is_mention)).then_some(phrase)
        };
        let after = (group.end + 1..verdict).rev().find_map(|at| named(at, group.end + 1));
        let judged = after.or_else(|| (clause.start..group.start).find_map(|at| named(at, clause.start)))?;
        Some((judged, rule))
    }

    /// Where an act ends for which the site's noun thanks or blames somebody named after it.
    pub(super) fn judged_act(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Option<usize> {
        rule_of(context, &units[site.unit]).filter(|rule| rule.judges)?;
        let clause = self.clause(units, site);
        let act = self.groups.iter().rposition(|group| group.end <= site.unit)?;
        let end = self.groups[act].end;
        let infinitive = self.groups[act].form == Form::Infinitive && clause.contains(&end);
        let (judged, _) = self.judged(context, units, act, &clause).filter(|_| infinitive)?;
        (judged.start > end).then_some(end)
    }

    /// Where the act ends that the site's noun charges another with or asks of him, if its owner
    /// stands between: "हमला करने [का X का] आरोप".
    pub(super) fn others_act(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Option<usize> {
        let rule = rule_of(context, &units[site.unit]).filter(|rule| !rule.own)?;
        let others = matches!(rule.modality?.into(), Modality::Alleged | Modality::Desired);
        let clause = self.clause(units, site);
        let act = self.groups.iter().rposition(|group| group.end < site.unit).filter(|_| others)?;
        let infinitive = self.groups[act].form == Form::Infinitive && clause.contains(&self.groups[act].end);
        let owner = self.content_owner(units, act, &clause).filter(|_| infinitive)?;
        (owner.end + 1 == site.unit).then_some(self.groups[act].end)
    }

    /// "[टैंक भेजने के] जर्मनी के फैसले", "[वार्ता करने से] ईरान के इनकार": who has the noun that governs it.
    fn content_owner(&self, units: &[Unit<'_>], infinitive: usize, clause: &Phrase) -> Option<Phrase> {
        let end = self.groups[infinitive].end;
        let genitive = self.markers.genitive?;
        let link = units.get(end).and_then(Unit::marker)?;
        if ![Some(genitive), self.markers.addressee].contains(&Some(link)) {
            return None;
        }
        let ends = |at: &usize| {
            let marker = units[*at].marker().filter(|_| !units[*at].is_mention());
            self.in_group(*at) || marker.is_some_and(|marker| marker != genitive)
        };
        // "ईरान के [राष्ट्रपति] की मांग"
        let owns_noun = |at: &usize| {
            let noun = units.get(at + 1).filter(|noun| !noun.is_mention());
            let person = |noun: &Unit<'_>| {
                matches!(noun.kind, UnitKind::Title { .. }) || noun.any(&[Class::Actor, Class::Department])
            };
            has_marker(&units[*at], genitive) && noun.is_some_and(|noun| !person(noun))
        };
        let at = (end + 1..clause.end).take_while(|at| !ends(at)).find(owns_noun)?;
        let owner = end + 1..at;
        units[owner.clone()].iter().any(Unit::is_mention).then_some(owner)
    }

    /// "X से [हटने को] कहा", "X को [हटने के लिए] कहा": what somebody is told to do.
    pub(super) fn is_told(&self, units: &[Unit<'_>], group: &Group) -> bool {
        let marker = units.get(group.end).and_then(Unit::marker);
        let towards =
            marker.is_some() && (marker == self.markers.accusative || marker == self.markers.purpose);
        let telling = self.telling(units, group).map(|at| &units[at]);
        group.form == Form::Infinitive && towards && telling.is_some_and(|verb| verb.is(Class::Say))
    }

    /// "हटने को [कहा]", "हटने को नहीं [कहा]": where the verb after an infinitive's case marker stands.
    fn telling(&self, units: &[Unit<'_>], group: &Group) -> Option<usize> {
        (group.end + 1..units.len()).find(|at| !units[*at].any(&[Class::Negator, Class::Adverb]))
    }

    /// "X से [हटने को] कहा": whether the site's verb tells somebody to do something.
    pub(in crate::clause) fn has_infinitive(&self, units: &[Unit<'_>], site: &Site) -> bool {
        let told =
            |group: &Group| self.telling(units, group) == Some(site.unit) && self.is_told(units, group);
        self.groups.iter().any(told)
    }

    /// The noun or verb that governs an infinitive: हमला करने का [आरोप].
    pub(super) fn content_governor<'c>(
        &self,
        context: &'c Context<'_>,
        units: &[Unit<'_>],
        index: usize,
        clause: &Phrase,
    ) -> Option<&'c GovernorRule> {
        let end = self.groups[index].end;
        // "हमला करने [के बाद] चेतावनी दी"
        if units.get(end).is_some_and(|unit| unit.is(Class::Around)) {
            return None;
        }
        let start = self.content_owner(units, index, clause).map_or(end, |owner| owner.end);
        let following = &units[start..clause.end.max(start).min(start + CONTENT_DISTANCE)];
        following.iter().find_map(|unit| rule_of(context, unit))
    }

    /// The words whose content the site's infinitive is, over the case marker between them:
    /// भेजने पर सहमति. What comes *after* an act or *for* its sake has other markers.
    pub(in crate::clause) fn governors(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        site: &Site,
    ) -> Vec<usize> {
        const OF_CONTENT: [Role; 4] = [Role::Genitive, Role::Addressee, Role::Outer, Role::Object];
        let infinitive = site.group.map(|group| &self.groups[group]);
        let infinitive =
            infinitive.filter(|group| group.form == Form::Infinitive && group.start >= site.unit);
        let Some(marker) = infinitive.map(|group| group.end).filter(|marker| *marker < units.len()) else {
            return Vec::new();
        };
        if !OF_CONTENT.iter().any(|role| context.language.plays(units[marker].reading, *role)) {
            return Vec::new();
        }
        let clause = self.clause(units, site);
        let owner = site.group.and_then(|infinitive| self.content_owner(units, infinitive, &clause));
        let marker = owner.map_or(marker, |owner| owner.end);
        let end = clause.end.min(marker + CONTENT_DISTANCE);
        (marker + 1..end).take_while(|at| units[*at].marker().is_none()).collect()
    }
}

/// What a word does to the act that it governs, if it governs one.
pub(super) fn rule_of<'c>(context: &'c Context<'_>, unit: &Unit<'_>) -> Option<&'c GovernorRule> {
    if unit.is_mention() {
        return None;
    }
    let last = || context.language.lookup(&[unit.last]).map(|(_, reading)| reading);
    let noun = unit.reading.or_else(last).and_then(|reading| reading.governor); // कड़ी निंदा
    let verb = || unit.verbs().iter().find_map(|(lemma, _)| context.language.governor_of(*lemma));
    noun.map(|noun| &context.language.governors[noun]).or_else(verb)
}
