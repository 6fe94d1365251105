//! What the gazetteer says of one place lying in another.

use std::collections::BTreeSet;

use crate::gazetteer::files::rules::Structure;
use crate::link::Who;
use crate::{EntityType, MentionForm};

use super::structures::Structures;

/// What the gazetteer says of one lying in the other.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Known {
    So,
    /// Nothing against it.
    Open,
    Not,
}

impl Structures<'_, '_> {
    pub(super) fn lies(&self, inner: usize, outer: usize) -> Known {
        let (inside, outside) = (self.mention(inner), self.mention(outer));
        let name = |form: MentionForm| !matches!(form, MentionForm::Demonym | MentionForm::Pronoun);
        let never = self.cannot_lie(inner, outer);
        if inside.who == outside.who || !name(inside.form) || !name(outside.form) || never {
            return Known::Not;
        }
        let entity = |who: Who| self.context.linked.entity(self.context.lexicon, who);
        let (place, around) = (entity(inside.who), entity(outside.who));
        let same_state = match (&place.country, &around.country) {
            (Some(inner), Some(outer)) => Some(inner == outer),
            _ => None,
        };
        match around.entity_type {
            EntityType::Country if place.entity_type == EntityType::Country => Known::Not,
            EntityType::Country if self.belongs(inside.who, outside.who) || same_state == Some(true) => {
                Known::So
            }
            EntityType::Country if place.country.is_none() => Known::Open,
            EntityType::Place if same_state == Some(false) => Known::Not,
            EntityType::Place => Known::Open,
            _ => Known::Not,
        }
    }

    pub(super) fn cannot_lie(&self, inner: usize, outer: usize) -> bool {
        let state = self.entity_type(inner) == EntityType::Country;
        let subtypes = &self.context.lexicon.places.subtypes;
        let land = state || self.is_one_of(inner, &subtypes.lands);
        let wide = self.is_stateless(outer) || self.entity_type(outer) == EntityType::Country;
        self.is_one_of(inner, &subtypes.outermost)
            || state && !wide
            || self.is_one_of(outer, &subtypes.lines)
            || (land || self.is_listed_town(inner)) && self.context.is_town(outer)
    }

    fn is_listed_town(&self, mention: usize) -> bool {
        self.context.is_town(mention) && !self.is_unlisted(mention)
    }

    fn belongs(&self, place: Who, country: Who) -> bool {
        match (place, country) {
            (Who::Listed(place), Who::Listed(country)) => {
                self.context.lexicon.entities.get(place).country == Some(country)
            }
            _ => false,
        }
    }

    fn is_one_of(&self, mention: usize, subtypes: &BTreeSet<String>) -> bool {
        self.subtype(mention).is_some_and(|subtype| subtypes.contains(subtype))
    }

    /// Whether it is of the sorts that have an address.
    pub(super) fn is_site(&self, mention: usize) -> bool {
        let rule = self.context.lexicon.frames.structure(Structure::Place);
        let subtype = self.subtype(mention);
        rule.is_some_and(|rule| rule.subtypes.iter().any(|other| Some(other.as_str()) == subtype))
            || self.is_unlisted(mention)
    }

    /// A listed place of more than one state.
    fn is_stateless(&self, mention: usize) -> bool {
        let who = self.mention(mention).who;
        let entity = self.context.linked.entity(self.context.lexicon, who);
        entity.linked && entity.entity_type == EntityType::Place && entity.country.is_none()
    }

    pub(super) fn is_unlisted(&self, mention: usize) -> bool {
        matches!(self.mention(mention).who, Who::Unlisted(_))
    }

    /// A capital, which may mean its government: "Moscow in Africa".
    pub(super) fn is_seat(&self, mention: usize) -> bool {
        let Who::Listed(place) = self.mention(mention).who else { return false };
        self.context.lexicon.entities.country_of_capital(place).is_some()
    }

    pub(super) fn same_state(&self, inner: usize, outer: usize) -> bool {
        let country = |mention: usize| {
            &self.context.linked.entity(self.context.lexicon, self.mention(mention).who).country
        };
        country(inner).is_some() && country(inner) == country(outer)
    }

    /// A state or a listed part of one, which is named to tell where a town lies: "Springfield, Illinois".
    pub(super) fn is_land(&self, mention: usize) -> bool {
        let part = self.is_one_of(mention, &self.context.lexicon.places.subtypes.lands)
            && !self.is_unlisted(mention);
        part || self.entity_type(mention) == EntityType::Country
    }
}
