//! What a pronoun asks for, and who there is.

use crate::clause::phrase::english_actors;
use crate::clause::{Phrase, Unit, UnitKind};
use crate::gazetteer::files::grammar::{Class, Number, PronounEntry};
use crate::gazetteer::files::rules::Reach;
use crate::gazetteer::files::schema::Gender;
use crate::link::Who;
use crate::{EntityType, MentionForm};

use super::super::subjects::first_marker;
use super::Scene;

/// Whom a pronoun may stand for.
#[derive(Clone, Copy)]
pub(super) struct Pronoun<'c> {
    pub(super) at: usize,
    /// Several, or a body of many.
    pub(super) many: bool,
    /// Exactly two.
    pub(super) two: bool,
    pub(super) owner: bool,
    /// What the grammar says of it, if that is more than that it stands for somebody.
    entry: Option<&'c PronounEntry>,
}

impl Pronoun<'_> {
    /// "it", which may be nobody.
    pub(super) fn is_thing(self) -> bool {
        !self.owner && !self.many && self.entry.is_none()
    }

    pub(super) fn is_person(self) -> bool {
        self.entry.is_some_and(|entry| entry.gender.is_some())
    }

    /// "the country", said instead of "it" where somebody else is meant than who acts.
    pub(super) fn is_description(self) -> bool {
        !self.two && self.entry.is_some_and(|entry| entry.gender.is_none())
    }
}

/// Those who act in a phrase.
pub(super) struct Party {
    pub(super) mentions: Vec<usize>,
    /// Several, or a body of many: "the Taliban".
    pub(super) many: bool,
    /// "troops", "the Houthis", who are no "it".
    plural: bool,
    /// "the Russian president", who is no "it".
    pub(super) titled: bool,
}

impl<'s> Scene<'s> {
    /// A pronoun that stands for nobody yet.
    pub(super) fn pronoun(&self, at: usize) -> Option<Pronoun<'s>> {
        let unit = &self.units[at];
        let reading = unit.reading.filter(|_| unit.kind == UnitKind::Word)?;
        let entry = reading.pronoun.map(|pronoun| &self.context.language.pronouns[pronoun]);
        let stands = |entry: &&PronounEntry| {
            let other = entry.act || entry.relative || entry.reciprocal || entry.describes();
            !entry.refers.is_empty() && !other
        };
        let entry = entry.filter(stands);
        let two = entry.is_some_and(|entry| entry.number == Number::Two);
        let many = two || unit.is(Class::Many);
        let owner = unit.is(Class::Possessive) || entry.is_some_and(|entry| entry.possessive);
        (entry.is_some() || unit.is(Class::Named)).then_some(Pronoun { at, many, two, owner, entry })
    }

    pub(super) fn party(&self, phrase: Phrase) -> Party {
        let mut mentions: Vec<usize> = Vec::new();
        for actor in english_actors(self.context, self.units, phrase.clone(), Reach::Actor) {
            if !self.is_among(&mentions, actor.mention) {
                mentions.push(actor.mention);
            }
        }
        let first = &self.units[phrase.start..first_marker(self.units, phrase)];
        let body = |unit: &Unit<'_>| unit.plural && self.is_body(unit);
        let plural = mentions.len() > 1 || first.iter().any(body);
        let many = plural || first.iter().any(|unit| self.is_body(unit));
        let titled = first.last().is_some_and(|head| head.title);
        Party { mentions, many, plural, titled }
    }

    /// "troops", "Iraqis", "the Houthis"
    fn is_body(&self, unit: &Unit<'_>) -> bool {
        let form = |mention: &usize| self.context.linked.mentions[*mention].form;
        let people =
            |mention: &usize| self.is_force(*mention) || unit.plural && form(mention) == MentionForm::Demonym;
        unit.plural && unit.is(Class::Actor) || unit.mentions().iter().any(people)
    }

    /// One body of many people, as the nouns for its sort tell.
    fn is_force(&self, mention: usize) -> bool {
        let subtype = self.context.linked.subtype(self.context.lexicon, self.who(mention));
        subtype.is_some_and(|subtype| {
            let entries = self.context.language.pronouns.iter();
            let mut bodies = entries.filter(|entry| entry.refers == [EntityType::Organisation]);
            bodies.any(|entry| entry.subtypes.iter().any(|sort| sort == subtype))
        })
    }

    /// The party's members, if all are such as the pronoun asks for, and as many.
    pub(super) fn meant(
        &self,
        party: &Party,
        pronoun: Pronoun<'_>,
        counts: impl Fn(usize) -> bool,
    ) -> Option<Vec<usize>> {
        let members = &party.mentions;
        let number = if pronoun.two {
            members.len() == 2
        } else if pronoun.many {
            party.many && !members.is_empty()
        } else {
            members.len() == 1 && !party.plural && (!party.titled || pronoun.entry.is_some())
        };
        let fit = |member: &usize| self.fits(*member, pronoun) && counts(*member);
        (number && members.iter().all(fit)).then(|| members.clone())
    }

    /// Those named in the units who fit, each once.
    pub(super) fn candidates(
        &self,
        units: impl IntoIterator<Item = usize>,
        pronoun: Pronoun<'_>,
        counts: impl Fn(usize) -> bool,
    ) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for at in units {
            let names = pronoun.two || self.names_actor(at);
            for mention in self.units[at].mentions().iter().copied().filter(|_| names) {
                let new = !self.is_among(&found, mention);
                if new && self.fits(mention, pronoun) && counts(mention) {
                    found.push(mention);
                }
            }
        }
        found
    }

    /// A name, or the adjective of whose officials act: "the *Armenian* prime minister".
    fn names_actor(&self, at: usize) -> bool {
        let form = |mention: &usize| self.context.linked.mentions[*mention].form;
        let adjective = self.units[at].mentions().iter().any(|mention| form(mention) == MentionForm::Demonym);
        let modifies = [Class::Adjective, Class::TitleModifier, Class::Former];
        let mut behind = self.units[at + 1..].iter();
        !adjective || behind.find(|unit| !unit.any(&modifies)).is_some_and(|head| head.title)
    }

    pub(super) fn fits(&self, mention: usize, pronoun: Pronoun<'_>) -> bool {
        const BODIES: [EntityType; 3] = [EntityType::Country, EntityType::Organisation, EntityType::Place];
        let entity_type = self.context.linked.entity(self.context.lexicon, self.who(mention)).entity_type;
        let gender = match self.who(mention) {
            Who::Listed(listed) => self.context.lexicon.entities.get(listed).gender,
            Who::Unlisted(_) => None,
        };
        // Of two people, of whom only one is known to be a woman, "her" may be either.
        let same = |wanted: Gender| gender == Some(wanted);
        match pronoun.entry {
            Some(entry) => entry.refers.contains(&entity_type) && entry.gender.is_none_or(same),
            None => BODIES.contains(&entity_type) || pronoun.many && entity_type == EntityType::Person,
        }
    }

    pub(super) fn has(&self, party: &Party, mention: usize) -> bool {
        self.is_among(&party.mentions, mention)
    }

    pub(super) fn is_among(&self, mentions: &[usize], mention: usize) -> bool {
        mentions.iter().any(|other| self.is_same(*other, mention))
    }

    pub(super) fn is_named_in(&self, range: Phrase, mention: usize) -> bool {
        let mut named = self.units[range.start..range.end.max(range.start)].iter().flat_map(Unit::mentions);
        named.any(|near| self.is_same(*near, mention))
    }
}
