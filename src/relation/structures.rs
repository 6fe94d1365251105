//! Relations that names and titles state by standing side by side.

use std::ops::Range;
use std::sync::Arc;

use crate::clause::{Clauses, Context, Site, Unit, UnitKind};
use crate::gazetteer::files::grammar::{Class, Inflection, Role};
use crate::gazetteer::files::rules::{Reach, Structure};
use crate::lexicon::triggers::{KindRule, Slot, StructureRule};
use crate::link::{Holding, LinkedMention, LinkedSentence, Who};
use crate::{EntityType, Lang, MentionForm, Modality, Polarity, Span};

use super::finding::{Finding, Fit};

/// Most words between a demonym and the name it describes: "American pop singer X".
const DESCRIPTION: usize = 3;

pub(super) fn find(
    context: &Context<'_>,
    clauses: &Clauses<'_>,
    sentence: &LinkedSentence<'_>,
    found: &mut Vec<Finding>,
) {
    let structures = Structures { context, clauses, units: &clauses.units, sentence };
    structures.titles(found);
    structures.owned_titles(found);
    structures.predicates(found);
    structures.demonyms(found);
    structures.places(found);
    structures.check_places(found);
    structures.events(found);
    structures.event_places(found);
    structures.event_scenes(found);
}

pub(super) struct Structures<'s, 'a> {
    pub(super) context: &'s Context<'a>,
    clauses: &'s Clauses<'a>,
    pub(super) units: &'s [Unit<'a>],
    pub(super) sentence: &'s LinkedSentence<'a>,
}

impl Structures<'_, '_> {
    fn titles(&self, found: &mut Vec<Finding>) {
        for holding in &self.sentence.holdings {
            let person = holding.person.and_then(|person| self.mention_at(person));
            let (Some(person), Some(body)) = (person, self.mention_at(holding.body)) else { continue };
            let office = self.context.lexicon.offices.get(self.office_of(holding));
            if office.occupation {
                // Nobody is a citizen of the White House.
                let seat = self.mention(body).form == MentionForm::Capital;
                let citizen = || self.finding(Structure::Demonym, person, body, Some(holding.title));
                found.extend((!seat).then(citizen).flatten());
                continue;
            }
            if self.is_membership(&office.id, body) {
                found.extend(self.finding(Structure::Membership, person, body, Some(holding.title)));
                continue;
            }
            let Some(mut finding) = self.finding(Structure::Title, person, body, Some(holding.title)) else {
                continue;
            };
            finding.office = Some(Arc::clone(&office.id));
            finding.former = holding.former;
            found.push(finding);
            found.extend(self.origin(holding, person, body));
        }
    }

    /// "the *Australian* founder of WikiLeaks": where who holds an office of a body is from.
    fn origin(&self, holding: &Holding, person: usize, body: usize) -> Option<Finding> {
        let english = self.sentence.sentence.lang == Lang::En;
        let title = self.units.iter().position(|unit| unit.span.start == holding.title.start)?;
        let demonym = *self.units[title.checked_sub(1).filter(|_| english)?].mentions().first()?;
        let adjective = self.mention(demonym).form == MentionForm::Demonym;
        let behind = self.mention(body).span.start > holding.title.start;
        (adjective && behind)
            .then(|| self.finding(Structure::Demonym, person, demonym, Some(holding.title)))
            .flatten()
    }

    /// The office itself: foreign minister X's [counterpart] is a foreign minister.
    fn office_of(&self, holding: &Holding) -> usize {
        let offices = &self.context.lexicon.offices;
        if !offices.get(holding.office).alike {
            return holding.office;
        }
        let words = &self.sentence.words;
        let before = self.sentence.titles.iter().rev().find(|title| {
            let office = offices.get(title.office);
            words.span(title.start).start < holding.title.start && !office.alike && !office.courtesy
        });
        before.map_or(holding.office, |title| title.office)
    }

    /// "BJP lawmaker": who sits for a party holds no office of it.
    fn is_membership(&self, office: &str, body: usize) -> bool {
        let rule = self.context.lexicon.frames.structure(Structure::Membership);
        rule.is_some_and(|rule| {
            let party =
                self.subtype(body).is_some_and(|sort| rule.subtypes.iter().any(|other| other == sort));
            party && rule.offices.iter().any(|other| other == office)
        })
    }

    /// "X became president of Y", X Y के राष्ट्रपति चुने गए: a title that a verb gives.
    fn predicates(&self, found: &mut Vec<Finding>) {
        let lang = self.sentence.sentence.lang;
        let rule = self.context.lexicon.frames.structure(Structure::Predicate);
        let Some((shape, slots)) = rule.and_then(|rule| rule.verbs.get(&lang)) else { return };
        for holding in self.sentence.holdings.iter().filter(|holding| holding.person.is_none()) {
            let unit = self.units.iter().position(|unit| unit.span.contains(holding.title));
            let site = unit.and_then(|unit| self.clauses.site(self.context, unit, shape, None));
            let (Some(site), Some(body)) = (site, self.mention_at(holding.body)) else { continue };
            if self.marked_within(site.span) {
                continue;
            }
            let phrases = slots.iter().flat_map(|slot| self.clauses.phrases(self.context, &site, *slot));
            let mut actors =
                phrases.flat_map(|phrase| self.clauses.actors(self.context, phrase, Reach::Actor));
            let person = actors.find(|actor| self.entity_type(actor.mention) == EntityType::Person);
            let office = self.context.lexicon.offices.get(holding.office);
            let stated = match office {
                // "Neruda was a Chilean poet"
                office if office.occupation => Structure::Demonym,
                // "X is a Congress MP"
                office if self.is_membership(&office.id, body) => Structure::Membership,
                _ => Structure::Predicate,
            };
            let Some(mut finding) =
                person.and_then(|person| self.finding(stated, person.mention, body, Some(site.span)))
            else {
                continue;
            };
            let status = self.clauses.status(self.context, &site);
            (finding.polarity, finding.modality) = (status.polarity, status.modality);
            if stated == Structure::Predicate {
                finding.office = Some(Arc::clone(&office.id));
                finding.former = holding.former;
            }
            // The title tells more than a frame that found the two.
            found.retain(|other| !is_alike(other, &finding));
            found.push(finding);
        }
    }

    /// "American singer X", अमेरिकी गायिका X: a demonym, a description, a name.
    fn demonyms(&self, found: &mut Vec<Finding>) {
        for (at, unit) in self.units.iter().enumerate() {
            let Some(&country) = unit
                .mentions()
                .first()
                .filter(|mention| self.mention(**mention).form == MentionForm::Demonym)
            else {
                continue;
            };
            let start = self.after_origin(at + 1);
            let described = (start..self.units.len()).take_while(|at| self.describes_person(*at)).count();
            add_new(found, self.citizen_before(at, described));
            let named = self.units.get(start + described).and_then(|unit| unit.mentions().first());
            let Some(&person) = named.filter(|_| (1..=DESCRIPTION).contains(&described)) else { continue };
            let names_person = self.entity_type(person) == EntityType::Person
                && self.mention(person).form != MentionForm::Pronoun;
            let description =
                Span::new(self.units[at + 1].span.start, self.units[start + described - 1].span.end);
            if names_person && !self.is_group_of(start + described - 1) {
                add_new(found, self.finding(Structure::Demonym, person, country, Some(description)));
            }
        }
    }

    /// नेपाली [नागरिक] ओली के खिलाफ: many people and another's name with a marker, not its description.
    fn is_group_of(&self, description: usize) -> bool {
        let marked = self.units.get(description + 2).is_some_and(|unit| {
            unit.marker().is_some() && !self.context.language.plays(unit.reading, Role::Ergative)
        });
        self.sentence.sentence.lang == Lang::Hi && marked && self.units[description].is(Class::Actor)
    }

    /// What may stand between a demonym and a name: words, also such as are verbs elsewhere ("arms
    /// dealer"), and what somebody does for a living.
    fn describes_person(&self, at: usize) -> bool {
        let unit = &self.units[at];
        let occupation = |office: usize| self.context.lexicon.offices.get(office).occupation;
        if let UnitKind::Title { office, .. } = unit.kind {
            return occupation(office);
        }
        let grammar = unit.any(&[Class::And, Class::Relative, Class::That, Class::But, Class::Determiner]);
        let past = unit.may_be(&[Inflection::Past, Inflection::Perfective]);
        let says = unit.may_be(&[Inflection::Third])
            && (unit.any(&[Class::Say, Class::Claim]) || !self.units.get(at + 1).is_some_and(describes));
        let word = unit.kind == UnitKind::Word && unit.marker().is_none();
        word && !grammar && !past && !says && !unit.is_auxiliary() && !unit.is(Class::To) || describes(unit)
    }

    /// "Indian[-born] economist", भारतीय [मूल के] अर्थशास्त्री: where the description begins.
    fn after_origin(&self, start: usize) -> usize {
        let hyphen = start + usize::from(self.units.get(start).is_some_and(|unit| unit.is_punct("-")));
        let word = self.units.get(hyphen).filter(|unit| self.is_word_of(Structure::Demonym, unit));
        if word.is_none() {
            return start;
        }
        let next = self.units.get(hyphen + 1);
        let marked = next.is_some_and(|unit| self.context.language.plays(unit.reading, Role::Genitive));
        hyphen + 1 + usize::from(marked)
    }

    /// Whether the unit is for a part of what something lies in: the [east] of France.
    pub(super) fn is_part(&self, unit: &Unit<'_>) -> bool {
        let rule = self.context.lexicon.frames.structure(Structure::Place);
        let parts = rule.and_then(|rule| rule.parts.get(&self.sentence.sentence.lang));
        parts.is_some_and(|parts| parts.iter().any(|part| part == unit.folded))
    }

    /// Whether a structure's own words have the unit.
    pub(super) fn is_word_of(&self, structure: Structure, unit: &Unit<'_>) -> bool {
        let rule = self.context.lexicon.frames.structure(structure);
        let words = rule.and_then(|rule| rule.words.get(&self.sentence.sentence.lang));
        words.is_some_and(|words| words.iter().any(|word| word == unit.folded))
    }

    /// "राष्ट्रपति [से] मिले": another phrase's head, not what the verb makes of its subject.
    fn marked_within(&self, span: Span) -> bool {
        let inside = self.units.iter().filter(|unit| span.contains(unit.span) && !unit.is_mention());
        inside.filter(|unit| unit.verbs().is_empty()).any(|unit| unit.marker().is_some())
    }

    /// "X, an American singer,": the name before the comma.
    fn citizen_before(&self, demonym: usize, described: usize) -> Option<Finding> {
        let article = demonym.checked_sub(1).filter(|at| self.units[*at].is(Class::Determiner))?;
        let comma = article.checked_sub(1).filter(|at| self.units[*at].is_punct(","))?;
        let person = *self.units[comma.checked_sub(1)?].mentions().first()?;
        let after = self.units.get(demonym + 1 + described);
        let closes = after.is_none_or(|unit| unit.kind == UnitKind::Punct || unit.is(Class::Relative));
        let named = self.entity_type(person) == EntityType::Person && described <= DESCRIPTION;
        // "X, a Canadian,"
        let first = demonym + usize::from(described > 0);
        let description = Span::new(self.units[first].span.start, self.units[demonym + described].span.end);
        let country = *self.units[demonym].mentions().first()?;
        (closes && named)
            .then(|| self.finding(Structure::Demonym, person, country, Some(description)))
            .flatten()
    }

    /// "the Chernobyl disaster in Ukraine", यूक्रेन में हुई चेर्नोबिल त्रासदी.
    fn event_places(&self, found: &mut Vec<Finding>) {
        let lang = self.sentence.sentence.lang;
        let held = |at: &usize| self.units[*at].any(&[Class::Be]) || !self.units[*at].verbs().is_empty();
        for marker in 1..self.units.len().saturating_sub(1) {
            if !self.marks_scene(marker) {
                continue;
            }
            let after = match lang {
                Lang::En => (marker + 1..self.units.len()).find(|at| !self.units[*at].is(Class::Determiner)),
                Lang::Hi => (marker + 1..self.units.len().min(marker + 3)).find(|at| !held(at)),
            };
            let name = |at: usize| self.named_from(at).or(self.units[at].mentions().last().copied());
            let before = name(marker - 1).or_else(|| self.owner_of_scene(marker));
            let (Some(before), Some(after)) = (before, after.and_then(name)) else { continue };
            let (event, place) = match lang {
                Lang::En => (before, after),
                Lang::Hi => (after, before),
            };
            if self.may_have_happened(event, place) {
                add_new(found, self.finding(Structure::EventPlace, event, place, None));
            }
        }
    }

    /// "in", में; also what only a participle makes the scene of an event: के तट [पर] हुई.
    fn marks_scene(&self, marker: usize) -> bool {
        let plays = |role| self.context.language.plays(self.units[marker].reading, role);
        let held = self.units.get(marker + 1).is_some_and(|unit| unit.may_be(&[Inflection::Perfective]));
        plays(Role::Place) || self.sentence.sentence.lang == Lang::Hi && plays(Role::Outer) && held
    }

    /// [फ्रांस] के तट पर: the name before a thing that lies in it.
    fn owner_of_scene(&self, marker: usize) -> Option<usize> {
        let owner = marker.checked_sub(3)?;
        let genitive = self.context.language.plays(self.units[owner + 1].reading, Role::Genitive);
        let hindi = self.sentence.sentence.lang == Lang::Hi;
        self.units[owner].mentions().last().copied().filter(|_| hindi && genitive)
    }

    /// The event whose name begins with another name: [याल्टा] सम्मेलन.
    fn named_from(&self, at: usize) -> Option<usize> {
        let start = self.units[at].span.start;
        let here = |mention: &usize| {
            self.mention(*mention).span.start == start && self.entity_type(*mention) == EntityType::Event
        };
        self.here().find(here)
    }

    /// "told the Bandung Conference", "joined Stalin at the Yalta Conference": who acts there. In a
    /// war many act who are no party to it: there the gazetteer has to say so too.
    fn event_scenes(&self, found: &mut Vec<Finding>) {
        let Some(rule) = self.context.lexicon.frames.structure(Structure::EventScene) else { return };
        let gathering = |mention: usize| {
            self.subtype(mention).is_some_and(|subtype| rule.subtypes.iter().any(|other| other == subtype))
        };
        for (at, unit) in self.units.iter().enumerate() {
            let is_event = |mention: &usize| self.entity_type(*mention) == EntityType::Event;
            let event = unit.mentions().iter().copied().find(is_event);
            let Some(event) = event.filter(|_| self.sets_scene(at)) else { continue };
            let known = |party: usize| !self.is_unlisted(event) && self.takes_part(party, event);
            let site = Site { unit: at, group: None, span: unit.span, copula: false, tail: None };
            let phrases = self.clauses.phrases(self.context, &site, Slot::Main);
            let actors = phrases
                .into_iter()
                .flat_map(|phrase| self.clauses.actors(self.context, phrase, Reach::Actor));
            for actor in actors.filter(|actor| gathering(event) || known(actor.mention)) {
                // What a verb says of taking part is surer: "did not attend".
                add_new(found, self.finding(Structure::EventScene, actor.mention, event, None));
            }
        }
    }

    /// A name that stands "at" or "in" the clause, में.
    fn sets_scene(&self, at: usize) -> bool {
        let marked = |at: &usize| self.units[*at].marker().is_some() && !self.units[*at].is_mention();
        let marker = match self.sentence.sentence.lang {
            Lang::En => (0..at).rev().find(marked),
            Lang::Hi => Some(at + 1).filter(|at| *at < self.units.len()).filter(marked),
        };
        marker.is_some_and(|marker| self.context.language.plays(self.units[marker].reading, Role::Place))
    }

    /// Names inside an event's name: who takes part.
    fn events(&self, found: &mut Vec<Finding>) {
        for event in self.here().filter(|mention| self.entity_type(*mention) == EntityType::Event) {
            let inner = self.here().filter(|inner| {
                *inner != event && self.mention(event).span.contains(self.mention(*inner).span)
            });
            let mut parties: Vec<usize> = inner.filter(|party| self.takes_part(*party, event)).collect();
            parties.sort_by_key(|party| self.mention(*party).who);
            parties.dedup_by_key(|party| self.mention(*party).who);
            if parties.len() > 1 {
                found.extend(
                    parties
                        .into_iter()
                        .filter_map(|party| self.finding(Structure::EventParty, party, event, None)),
                );
            }
        }
    }

    /// Whether the gazetteer has the party in the event, or the event is nothing but its parties.
    fn takes_part(&self, party: usize, event: usize) -> bool {
        match (self.mention(party).who, self.mention(event).who) {
            (Who::Listed(party), Who::Listed(event)) => {
                self.context.lexicon.entities.get(event).participants.contains(&party)
            }
            (_, Who::Listed(_)) => false,
            (_, Who::Unlisted(_)) => self.entity_type(party) != EntityType::Place && self.has_parties(event),
        }
    }

    /// Whether those that name an event of its sort are said to take part: a treaty says more.
    fn has_parties(&self, event: usize) -> bool {
        let rule = self.context.lexicon.frames.structure(Structure::EventParty);
        let of_sort = |rule: &StructureRule| {
            self.subtype(event).is_some_and(|subtype| rule.subtypes.iter().any(|other| other == subtype))
        };
        rule.is_some_and(of_sort)
    }

    /// Whether the gazetteer has the event in this place or country, or does not know where.
    fn may_have_happened(&self, event: usize, place: usize) -> bool {
        let (Who::Listed(event), Who::Listed(place)) = (self.mention(event).who, self.mention(place).who)
        else {
            return self.entity_type(event) == EntityType::Event;
        };
        let entities = &self.context.lexicon.entities;
        let listed = entities.get(event);
        if listed.place.is_none() {
            return true;
        }
        let country = listed.place.and_then(|place| entities.get(place).country);
        listed.place == Some(place) || country == Some(place)
    }

    pub(super) fn finding(
        &self,
        structure: Structure,
        source: usize,
        target: usize,
        trigger: Option<Span>,
    ) -> Option<Finding> {
        let StructureRule { kind, rule, .. } = self.context.lexicon.frames.structure(structure)?;
        let fits = |kind: &KindRule| {
            kind.source.contains(&self.entity_type(source)) && kind.target.contains(&self.entity_type(target))
        };
        let code = match self.sentence.sentence.lang {
            Lang::En => "en",
            Lang::Hi => "hi",
        };
        fits(kind).then(|| Finding {
            kind: Arc::clone(kind),
            rule: Arc::from(format!("{rule}.{code}")),
            source,
            target,
            source_acts_for: None,
            target_acts_for: None,
            polarity: Polarity::Positive,
            modality: Modality::Actual,
            speaker: None,
            office: None,
            former: false,
            when: None,
            place: None,
            sentence: self.sentence.index,
            trigger,
            unit: usize::MAX,
            governors: Vec::new(),
            fit: Fit::Slot,
            confidence: 0.95,
        })
    }

    pub(super) fn mention(&self, index: usize) -> &LinkedMention {
        &self.context.linked.mentions[index]
    }

    /// The mentions of the sentence.
    fn here(&self) -> Range<usize> {
        self.context.linked.mentions_in(self.sentence.index)
    }

    fn mention_at(&self, span: Span) -> Option<usize> {
        self.here().find(|mention| self.mention(*mention).span == span)
    }

    /// Its finer sort, if it is known.
    pub(super) fn subtype(&self, mention: usize) -> Option<&str> {
        self.context.linked.subtype(self.context.lexicon, self.mention(mention).who)
    }

    pub(super) fn entity_type(&self, mention: usize) -> EntityType {
        self.context.linked.entity(self.context.lexicon, self.mention(mention).who).entity_type
    }
}

/// Adds what is not told yet, by this kind and of this pair.
pub(super) fn add_new(found: &mut Vec<Finding>, finding: Option<Finding>) {
    let Some(finding) = finding else { return };
    if !found.iter().any(|other| is_alike(other, &finding)) {
        found.push(finding);
    }
}

fn is_alike(one: &Finding, other: &Finding) -> bool {
    one.kind.kind == other.kind.kind && (one.source, one.target) == (other.source, other.target)
}

/// An ordinary noun or adjective.
pub(super) fn describes(unit: &Unit<'_>) -> bool {
    unit.kind == UnitKind::Word
        && unit.marker().is_none()
        && unit.verbs().is_empty()
        && unit.reading.is_none_or(|reading| {
            reading.is(Class::Adjective) || reading.is(Class::TitleModifier) || reading.is(Class::Discard)
        })
}
