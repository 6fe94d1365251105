//! Relations that names and titles state by standing side by side.

use std::sync::Arc;

use crate::clause::{Clauses, Context, Unit, UnitKind};
use crate::gazetteer::files::grammar::{Class, Role};
use crate::gazetteer::files::rules::Structure;
use crate::lexicon::triggers::KindRule;
use crate::link::{LinkedMention, LinkedSentence, Who};
use crate::{EntityType, Lang, MentionForm, Modality, Polarity, Span};

use super::engine::Finding;

/// Most words between a demonym and the name it describes: "American pop singer X".
const DESCRIPTION: usize = 3;

pub(super) fn find(
    context: &Context<'_>,
    clauses: &Clauses<'_>,
    sentence: &LinkedSentence<'_>,
    found: &mut Vec<Finding>,
) {
    let structures = Structures { context, units: &clauses.units, sentence };
    structures.titles(found);
    structures.demonyms(found);
    structures.places(found);
    structures.events(found);
}

struct Structures<'s, 'a> {
    context: &'s Context<'a>,
    units: &'s [Unit<'a>],
    sentence: &'s LinkedSentence<'a>,
}

impl Structures<'_, '_> {
    fn titles(&self, found: &mut Vec<Finding>) {
        for holding in &self.sentence.holdings {
            let (Some(person), Some(body)) = (self.mention_at(holding.person), self.mention_at(holding.body))
            else {
                continue;
            };
            let office = self.context.lexicon.offices.get(holding.office);
            if office.occupation {
                found.extend(self.finding(Structure::Demonym, person, body, Some(holding.title)));
                continue;
            }
            let Some(mut finding) = self.finding(Structure::Title, person, body, Some(holding.title)) else {
                continue;
            };
            finding.office = Some(Arc::clone(&office.id));
            finding.former = holding.former;
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
            let described = self.units[at + 1..].iter().take_while(|unit| describes(unit)).count();
            let named = self.units.get(at + 1 + described).and_then(|unit| unit.mentions().first());
            let Some(&person) = named.filter(|_| (1..=DESCRIPTION).contains(&described)) else { continue };
            let names_person = self.entity_type(person) == EntityType::Person
                && self.mention(person).form != MentionForm::Pronoun;
            let description = Span::new(self.units[at + 1].span.start, self.units[at + described].span.end);
            if names_person {
                found.extend(self.finding(Structure::Demonym, person, country, Some(description)));
            }
        }
    }

    /// "Hanoi, Vietnam", यूक्रेन के [शहर] खारकीव: only where the gazetteer says so too.
    fn places(&self, found: &mut Vec<Finding>) {
        for at in 0..self.units.len() {
            let Some(&first) = self.units[at].mentions().first() else { continue };
            let Some(link) = self.units.get(at + 1).filter(|unit| self.links_places(unit)) else { continue };
            let sort = self
                .units
                .get(at + 2)
                .is_some_and(|unit| describes(unit) || matches!(unit.kind, UnitKind::Title { .. }))
                && link.marker().is_some();
            let Some(&second) =
                self.units.get(at + 2 + usize::from(sort)).and_then(|unit| unit.mentions().first())
            else {
                continue;
            };
            let (inner, outer) = match self.sentence.sentence.lang {
                Lang::En => (first, second),
                Lang::Hi => (second, first),
            };
            if self.lies_in(inner, outer) {
                found.extend(self.finding(Structure::Place, inner, outer, None));
            }
        }
    }

    fn links_places(&self, unit: &Unit<'_>) -> bool {
        let marks = |role| self.context.language.plays(unit.reading, role) && !unit.is_mention();
        match self.sentence.sentence.lang {
            Lang::En => marks(Role::Place) || unit.is_punct(","),
            Lang::Hi => marks(Role::Place) || marks(Role::Genitive),
        }
    }

    fn lies_in(&self, inner: usize, outer: usize) -> bool {
        let (Who::Listed(place), Who::Listed(country)) = (self.mention(inner).who, self.mention(outer).who)
        else {
            return false;
        };
        let listed = self.context.lexicon.entities.get(place);
        listed.entity.entity_type == EntityType::Place
            && listed.country == Some(country)
            && self.mention(outer).form != MentionForm::Demonym
    }

    /// Names inside an event's name, or beside it: who takes part, and where.
    fn events(&self, found: &mut Vec<Finding>) {
        let here: Vec<usize> = (0..self.context.linked.mentions.len())
            .filter(|mention| self.mention(*mention).sentence == self.sentence.index)
            .collect();
        for &event in here.iter().filter(|mention| self.entity_type(**mention) == EntityType::Event) {
            let Who::Listed(index) = self.mention(event).who else { continue };
            let listed = self.context.lexicon.entities.get(index);
            let inner: Vec<usize> = here
                .iter()
                .copied()
                .filter(|inner| {
                    *inner != event && self.mention(event).span.contains(self.mention(*inner).span)
                })
                .collect();
            let takes_part = |mention: &usize| matches!(self.mention(*mention).who, Who::Listed(named) if listed.participants.contains(&named));
            let parties: Vec<usize> = inner.iter().copied().filter(takes_part).collect();
            if parties.len() > 1 {
                found.extend(
                    parties
                        .into_iter()
                        .filter_map(|party| self.finding(Structure::EventParty, party, event, None)),
                );
                continue;
            }
            // "Ukraine war": a single name says where, unless it is an adjective.
            let places =
                inner.into_iter().filter(|mention| self.mention(*mention).form != MentionForm::Demonym);
            let is_place = |mention: &usize| matches!(self.mention(*mention).who, Who::Listed(named) if self.happened_in(index, named));
            found.extend(
                places
                    .filter(is_place)
                    .filter_map(|place| self.finding(Structure::EventPlace, event, place, None)),
            );
        }
    }

    /// Whether the gazetteer has the event in this place, or in this country.
    fn happened_in(&self, event: usize, place: usize) -> bool {
        let entities = &self.context.lexicon.entities;
        let listed = entities.get(event);
        let country = listed.place.and_then(|place| entities.get(place).country);
        listed.place == Some(place) || country == Some(place)
    }

    fn finding(
        &self,
        structure: Structure,
        source: usize,
        target: usize,
        trigger: Option<Span>,
    ) -> Option<Finding> {
        let (kind, rule) = self.context.lexicon.frames.structure(structure)?;
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
            confidence: 0.95,
        })
    }

    fn mention(&self, index: usize) -> &LinkedMention {
        &self.context.linked.mentions[index]
    }

    fn mention_at(&self, span: Span) -> Option<usize> {
        self.context.linked.mentions.iter().position(|mention| mention.span == span)
    }

    fn entity_type(&self, mention: usize) -> EntityType {
        self.context.linked.entity(self.context.lexicon, self.mention(mention).who).entity_type
    }
}

/// An ordinary noun or adjective.
fn describes(unit: &Unit<'_>) -> bool {
    unit.kind == UnitKind::Word
        && unit.marker().is_none()
        && unit.verbs().is_empty()
        && unit.reading.is_none_or(|reading| {
            reading.is(Class::Adjective) || reading.is(Class::TitleModifier) || reading.is(Class::Discard)
        })
}
