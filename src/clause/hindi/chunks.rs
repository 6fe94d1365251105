//! Noun chains and the places they fill: marked, unmarked, owners, compounds.

use super::super::{Context, Phrase, Site, Unit, UnitKind};
use super::groups::{Form, parts_headline};
use super::{Hindi, contained_marker, has_marker, is_demonym, is_person};
use crate::gazetteer::files::grammar::{Class, Role};
use crate::lexicon::language::Marker;

pub(super) fn is_joint(units: &[Unit<'_>], at: usize) -> bool {
    units[at].kind == UnitKind::Punct
        && matches!(units[at].folded, "-" | "–" | "/")
        && units.get(at + 1).is_some_and(Unit::is_mention)
}

impl Hindi {
    /// Phrases with a case marker in the site's clause. Of two पर phrases the
    /// outermost counts; of others the nearest.
    pub(super) fn marked(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        site: &Site,
        marker: Marker,
    ) -> Vec<Phrase> {
        let clause = self.clause(units, site);
        let first = site.unit.min(site.group.map_or(site.unit, |group| self.groups[group].start));
        let marked = |range: Phrase| range.filter(|at| has_marker(&units[*at], marker)).collect::<Vec<_>>();
        let mut places = marked(clause.start..first);
        if places.is_empty()
            && let Some(before) = self.interrupted(units, &clause)
        {
            places = marked(before);
        }
        if Some(marker) != self.markers.ergative
            && let Some(participle) = self.participle_before(units, &clause, first)
            && places.iter().any(|place| *place >= participle)
        {
            // "[यूक्रेन पर] हमला कर रहे रूस पर": the participle's own.
            places.retain(|place| *place >= participle);
        }
        if Some(marker) != self.markers.ergative
            && let Some(act) = self.judged_act(context, units, site)
        {
            places.retain(|place| *place > act); // "[Y को] टैंक भेजने के लिए Z का आभार": the act's own
        }
        if let Some(act) = self.others_act(context, units, site) {
            places.retain(|place| *place > act); // "[Y पर] प्रतिबंध लगाने का X का दबाव"
        }
        let setting =
            |place: usize| Some(marker) == self.markers.outer && self.is_setting(context, units, site, place);
        let others = |place: usize| {
            self.is_of_adjunct(units, place, first)
                || self.is_of_noun(units, place, first)
                || self.is_of_inner_act(context, units, place, site, first)
                || self.is_period(units, place)
        };
        places.retain(|place| !others(*place) && !setting(*place));
        if self.is_in_content(units, site, marker, &places) {
            places.pop();
        }
        let content = self
            .content_start(units, site)
            .filter(|content| places.first().is_some_and(|place| place < content));
        if content.is_some() && places.len() > 1 {
            // What stands nearer belongs to the infinitive: "A से [B से दूर रहने] की मांग".
            places.truncate(1);
        } else if Some(marker) != self.markers.outer {
            places.reverse();
        }
        places.extend(self.later(units, site, &clause, marker).filter(|at| has_marker(&units[*at], marker)));
        let phrases = places.into_iter().map(|at| self.phrase_before(units, at, self.clause_of(at).start));
        let phrases: Vec<Phrase> = phrases.filter(|phrase| !phrase.is_empty()).collect();
        let joined = |phrase: &Phrase| {
            phrases.iter().any(|whole| whole.start <= phrase.start && phrase.end < whole.end)
        };
        phrases.iter().filter(|phrase| !joined(phrase)).cloned().collect()
    }

    /// "X से [Y को सौंपने] की मांग": of two addressed the one right before the verb is its object.
    fn is_in_content(&self, units: &[Unit<'_>], site: &Site, marker: Marker, places: &[usize]) -> bool {
        let Some(start) = self.content_start(units, site) else { return false };
        let object =
            Some(marker) == self.markers.accusative && places.last().is_some_and(|last| last + 1 == start);
        let clause = self.clause(units, site);
        let asked = |at: usize| self.markers.addressee.is_some_and(|marker| has_marker(&units[at], marker));
        object && units[start].is(Class::Transitive) && (clause.start..start).any(asked)
    }

    /// Units between a noun and its verb, or in a headline after the verb. Right after the noun a
    /// marker is its own: [समर्थन को] दोहराया. What sets the scene, or is the cause, has another scene
    /// in it, हमलों में [Y में], हमले से [Y में], or who was told there: बातचीत में [Y को].
    fn later(
        &self,
        units: &[Unit<'_>],
        site: &Site,
        clause: &Phrase,
        marker: Marker,
    ) -> impl Iterator<Item = usize> {
        let own = site.unit + 1;
        let follows = |set: Option<Marker>| {
            set.is_some_and(|set| {
                units.get(own).is_some_and(|next| !next.is_mention() && has_marker(next, set))
            })
        };
        let place = follows(self.markers.place);
        let told = [self.markers.accusative, self.markers.addressee].contains(&Some(marker));
        let scene = match Some(marker) == self.markers.place {
            true => place || follows(self.markers.addressee),
            false => place && told,
        };
        // "हमले में Y के मारे जाने के बाद [तेहरान में] …"
        let infinitive = self.groups.iter().find(|group| group.start > own && group.form == Form::Infinitive);
        let scene_end = infinitive.map_or(clause.end, |next| next.start.min(clause.end));
        let later = match site.group.map(|group| &self.groups[group]) {
            Some(group) if group.end <= site.unit => {
                if group.fronted {
                    group.end..site.unit
                } else {
                    0..0
                }
            }
            Some(group) if self.described(units, group).is_some() => 0..0,
            Some(group) if group.form == Form::Infinitive || group.passive && !group.finite => {
                own + 1..group.start
            }
            Some(_) => own + 1..clause.end,
            None if scene => own + 1..scene_end,
            None => 0..0,
        };
        later.filter(|at| !self.in_group(*at))
    }

    /// "पाकिस्तान [आतंकियों को] …": people with the object's marker are somebody else's.
    fn is_object(&self, context: &Context<'_>, units: &[Unit<'_>], at: usize) -> bool {
        units.get(at + 1).is_some_and(|next| context.language.plays(next.reading, Role::Object))
    }

    /// The noun phrase that ends with the marker at `at`, with its genitive chain.
    pub(super) fn phrase_before(&self, units: &[Unit<'_>], at: usize, limit: usize) -> Phrase {
        if contained_marker(&units[at]).is_some() {
            return at..at + 1;
        }
        let phrase = self.phrase_ending(units, at, limit);
        self.joined_start(units, &phrase, limit)..at
    }

    /// A unit that a noun phrase cannot reach over to the left.
    pub(super) fn ends_phrase(&self, units: &[Unit<'_>], at: usize) -> bool {
        let unit = &units[at];
        if unit.is_mention() {
            return contained_marker(unit).is_some_and(|marker| Some(marker) != self.markers.genitive);
        }
        // "फ्रांस [समेत] कई देश"
        let lists = unit.is(Class::Including) && at + 1 < units.len() && !self.in_group(at + 1);
        let other_marker =
            !lists && unit.marker().is_some_and(|marker| Some(marker) != self.markers.genitive);
        let grammar = unit.any(&[
            Class::That,
            Class::But,
            Class::If,
            Class::Relative,
            Class::Subordinator,
            Class::Then,
        ]);
        let mark = unit.kind == UnitKind::Punct
            && !matches!(
                unit.folded,
                "," | "-" | "–" | "/" | "'" | "\"" | "‘" | "’" | "“" | "”" | "." | "(" | ")"
            );
        other_marker || grammar || mark || parts_headline(units, at) || self.in_group(at)
    }

    /// Names without a case marker: the first is the subject. In a headline it may follow the verb.
    pub(super) fn unmarked(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        site: &Site,
        clause: &Phrase,
    ) -> Vec<Phrase> {
        let compound = self.compound(units, site);
        let first = (clause.start..site.unit)
            .filter(|at| compound.as_ref().is_none_or(|compound| !compound.contains(at)));
        let mut found: Vec<Phrase> =
            first.filter_map(|at| self.unmarked_at(context, units, at, clause)).collect();
        if found.is_empty() {
            let end = site.group.map_or(site.unit, |group| self.groups[group].end - 1);
            found.extend((end + 1..clause.end).find_map(|at| self.unmarked_at(context, units, at, clause)));
        }
        // "[यूक्रेन], जॉर्जिया और मोल्दोवा नाटो में …"
        let listed = |whole: &Phrase| {
            let names = units[whole.clone()].iter().any(|unit| unit.is(Class::And) && !unit.is_mention());
            names && found.first().is_some_and(|first| first.start == whole.start && first.end < whole.end)
        };
        if let Some(whole) = found.iter().find(|whole| listed(whole)).cloned() {
            found = vec![whole];
        }
        found.truncate(1);
        // "[टोक्यो], पेरिस तथा बीजिंग": of a list right before the verb the whole.
        let before_verb = compound.map(|compound| self.phrase_ending(units, compound.end, clause.start));
        let goes_on = |first: &Phrase| {
            let whole = before_verb.filter(|whole| whole.start == first.start);
            whole.filter(|_| units.get(first.end).is_some_and(|unit| unit.is_punct(",")))
        };
        if let Some(whole) = found.first().and_then(goes_on) {
            found = vec![whole];
        }
        found
    }

    /// The phrase that ends with unit `at`, if that is a head without a marker.
    pub(super) fn unmarked_at(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        at: usize,
        clause: &Phrase,
    ) -> Option<Phrase> {
        let unit = &units[at];
        let head = unit.is_mention() || unit.any(&[Class::Actor, Class::Department]) && !self.in_group(at);
        let adjective = self.is_apposed(context, units, at) || self.is_of_marked(context, units, at);
        if !head || contained_marker(unit).is_some() || adjective {
            return None;
        }
        let passes = |unit: &Unit<'_>| unit.is(Class::Adverb) || unit.is_punct(")");
        let next = (at + 1..clause.end).find(|next| !passes(&units[*next]));
        let continues = next.is_some_and(|next| {
            let unit = &units[next];
            let title = matches!(unit.kind, UnitKind::Title { .. }) && !is_person(context, &units[at]);
            let body = title || unit.any(&[Class::Actor, Class::Department]) && next == at + 1;
            let belongs = unit.marker().is_some() && !unit.is_mention()
                || body && !self.is_object(context, units, next);
            let titled = matches!(units[at].kind, UnitKind::Title { .. }) && unit.is_mention();
            let event = unit
                .mentions()
                .iter()
                .any(|mention| context.linked.mentions[*mention].span.contains(units[at].span));
            belongs
                || titled
                || event
                || unit.is(Class::Qualifier)
                || unit.is(Class::And)
                || is_joint(units, next)
                || unit.is_punct(":")
        });
        if continues {
            return None;
        }
        Some(self.phrase_ending(units, at + 1, clause.start))
    }

    /// "[ब्रिटिश] उपनिवेश माल्टा 1964 में …": an adjective of what a name then tells.
    fn is_apposed(&self, context: &Context<'_>, units: &[Unit<'_>], at: usize) -> bool {
        let noun = |at: &usize| units[*at].is_plain() && !units[*at].is_mention();
        let name = (at + 1..units.len()).find(|at| !noun(at));
        let named = name.filter(|name| *name > at + 1 && *name <= at + 3);
        let named = named.filter(|name| units[*name].is_mention() && !is_demonym(context, &units[*name]));
        let plain =
            |next: usize| units.get(next).is_some_and(|unit| unit.marker().is_none()) && !self.in_group(next);
        is_demonym(context, &units[at]) && named.is_some_and(|name| plain(name + 1))
    }

    /// "[रूसी] खतरे से …", "[अमेरिकी] शुल्क के कारण …": an adjective of a thing with a case marker.
    fn is_of_marked(&self, context: &Context<'_>, units: &[Unit<'_>], at: usize) -> bool {
        let plain = |unit: &Unit<'_>| unit.kind == UnitKind::Word && !unit.is_mention();
        let describes =
            |at: &usize| plain(&units[*at]) && units[*at].marker().is_none() && !self.in_group(*at);
        let Some(end) = (at + 1..units.len()).find(|at| !describes(at)) else { return false };
        let thing = end > at + 1 && !units[end - 1].any(&[Class::Actor, Class::Department, Class::Adverb]);
        is_demonym(context, &units[at]) && thing && plain(&units[end]) && units[end].marker().is_some()
    }

    pub(super) fn objects(&self, context: &Context<'_>, units: &[Unit<'_>], site: &Site) -> Vec<Phrase> {
        let mut found: Vec<Phrase> = self
            .markers
            .accusative
            .into_iter()
            .flat_map(|marker| self.marked(context, units, site, marker))
            .collect();
        // "8 अक्टूबर को भारत आएंगे": of who goes the marker tells when.
        let goes = units[site.unit].is(Class::Go) && !units[site.unit].is(Class::Transitive);
        if goes {
            found.retain(|phrase| units[phrase.end - 1].is_mention());
        }
        if !goes {
            found.extend(self.goal(context, units, site));
        }
        if found.is_empty() {
            let clause = self.clause(units, site);
            found.extend(self.who_said(context, units, &clause));
            found.extend(self.later_object(units, site));
            let start = site.unit.min(site.group.map_or(site.unit, |group| self.groups[group].start));
            let passive = site.group.is_some_and(|group| self.groups[group].passive);
            let subject = self
                .unmarked(context, units, site, &clause)
                .into_iter()
                .next()
                .filter(|_| !passive && !self.has_doer(units, &clause));
            let nearest =
                (clause.start..start).rev().find_map(|at| self.unmarked_at(context, units, at, &clause));
            found.extend(nearest.filter(|phrase| Some(phrase) != subject.as_ref()));
            found.push(self.phrase_ending(units, start, clause.start));
        }
        found
    }
}
