//! Entities and offices as the pipeline looks them up.

use std::collections::HashMap;
use std::sync::Arc;

use crate::gazetteer::files::library::Library;
use crate::gazetteer::files::schema::{EntityEntry, Gender, OfficeEntry, Term};
use crate::{Entity, EntityId, EntityType};

use super::{Forms, Meaning};

/// All listed entities.
pub(crate) struct Entities {
    list: Vec<Listed>,
    by_id: HashMap<EntityId, usize>,
    by_code: HashMap<String, usize>,
    /// The country whose capital a place is.
    capital_of: HashMap<usize, usize>,
}

/// A listed entity and what the pipeline asks of it.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    pub(crate) entity: Entity,
    /// Of events: war, summit, treaty …
    pub(crate) subtype: Option<String>,
    pub(crate) gender: Option<Gender>,
    pub(crate) rank: u8,
    pub(crate) valid: (Option<String>, Option<String>),
    /// The country it belongs to.
    pub(crate) country: Option<usize>,
    pub(crate) terms: Vec<HeldTerm>,
    /// Where an event took place.
    pub(crate) place: Option<usize>,
    pub(crate) participants: Vec<usize>,
    /// Which of its sort an event is.
    pub(crate) number: Option<u16>,
}

/// A term in office with its body resolved.
#[derive(Clone, Debug)]
pub(crate) struct HeldTerm {
    pub(crate) office: String,
    pub(crate) of: usize,
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
    pub(crate) as_of: Option<String>,
}

impl HeldTerm {
    /// Whether it is certain that the term covers `day` (`YYYY-MM-DD`). An open
    /// end holds until the day it was last known to be true.
    pub(crate) fn covers(&self, day: &str) -> bool {
        let begun = self.from.as_deref().is_some_and(|from| from <= day);
        let last = self.to.as_deref().or(self.as_of.as_deref());
        begun && last.is_some_and(|last| day <= last || day.starts_with(last))
    }
}

impl Entities {
    pub(crate) fn new(library: &Library) -> Self {
        let entries: Vec<&EntityEntry> = library.entities.values().map(|placed| &placed.entry).collect();
        let by_id = entries
            .iter()
            .enumerate()
            .map(|(index, entry)| (EntityId::from(entry.id.as_str()), index))
            .collect();
        let by_code = entries
            .iter()
            .enumerate()
            .filter_map(|(index, entry)| Some((entry.iso.as_ref()?.alpha3.clone(), index)))
            .collect();
        let mut entities = Entities { list: Vec::new(), by_id, by_code, capital_of: HashMap::new() };
        entities.list = entries.iter().map(|entry| entities.listed(entry, &entries)).collect();
        for (country, entry) in entries.iter().enumerate() {
            if let Some(capital) = entry.capital.as_deref().and_then(|capital| entities.find(capital)) {
                entities.capital_of.insert(capital, country);
            }
        }
        entities
    }

    fn listed(&self, entry: &EntityEntry, entries: &[&EntityEntry]) -> Listed {
        let country = if entry.is_country() {
            self.find(&entry.id)
        } else {
            entry.country.as_deref().and_then(|country| self.find(country))
        };
        let code = country
            .and_then(|country| entries[country].iso.as_ref())
            .map(|iso| Arc::from(iso.alpha3.as_str()));
        let label = |names: &crate::gazetteer::files::schema::Names| {
            names.label.as_ref().map(|label| Arc::from(label.text.as_str()))
        };
        let range = entry.valid.as_ref().or(entry.date.as_ref());
        Listed {
            entity: Entity {
                id: EntityId::from(entry.id.as_str()),
                entity_type: entry.entity_type,
                en: label(&entry.names.en),
                hi: label(&entry.names.hi),
                country: code,
                linked: true,
            },
            subtype: entry.subtype.clone(),
            gender: entry.gender,
            rank: entry.rank.unwrap_or(default_rank(entry.entity_type)),
            valid: range.map_or((None, None), |range| (range.from.clone(), range.to.clone())),
            country,
            terms: entry.offices.iter().filter_map(|term| self.held(term)).collect(),
            place: entry.place.as_deref().and_then(|place| self.find(place)),
            participants: entry.participants.iter().filter_map(|id| self.find(id)).collect(),
            number: entry.number,
        }
    }

    fn held(&self, term: &Term) -> Option<HeldTerm> {
        Some(HeldTerm {
            office: term.office.clone(),
            of: self.find(&term.of)?,
            from: term.from.clone(),
            to: term.to.clone(),
            as_of: term.as_of.clone(),
        })
    }

    /// By id or alpha-3 code.
    pub(crate) fn find(&self, reference: &str) -> Option<usize> {
        self.by_code.get(reference).or_else(|| self.by_id.get(&EntityId::from(reference))).copied()
    }

    pub(crate) fn find_id(&self, id: &EntityId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    pub(crate) fn get(&self, index: usize) -> &Listed {
        &self.list[index]
    }

    /// All, with their indexes.
    pub(crate) fn all(&self) -> impl Iterator<Item = (usize, &Listed)> {
        self.list.iter().enumerate()
    }

    /// The country whose capital this place is.
    pub(crate) fn country_of_capital(&self, place: usize) -> Option<usize> {
        self.capital_of.get(&place).copied()
    }

    /// Who certainly held `office` of `body` on `day`, if exactly one did.
    pub(crate) fn holder(&self, office: &str, body: usize, day: &str) -> Option<usize> {
        let holds = |listed: &Listed| {
            listed.terms.iter().any(|term| term.office == office && term.of == body && term.covers(day))
        };
        let mut holders =
            self.list.iter().enumerate().filter(|(_, listed)| holds(listed)).map(|(index, _)| index);
        let first = holders.next()?;
        holders.next().is_none().then_some(first)
    }
}

/// Where an entry says nothing: of two things of one name the country is meant, then the person.
fn default_rank(entity_type: EntityType) -> u8 {
    match entity_type {
        EntityType::Country => 6,
        EntityType::Person | EntityType::Organisation => 4,
        _ => 3,
    }
}

/// All offices and courtesy titles.
pub(crate) struct Offices {
    list: Vec<Office>,
}

/// An office or courtesy title.
#[derive(Clone, Debug)]
pub(crate) struct Office {
    pub(crate) id: Arc<str>,
    pub(crate) acts_for_state: bool,
    pub(crate) courtesy: bool,
    /// What somebody does, not an office somebody holds: journalist, activist.
    pub(crate) occupation: bool,
}

impl Offices {
    pub(crate) fn new(library: &Library, forms: &mut Forms) -> Self {
        let entries = || library.offices.values().map(|placed| &placed.entry);
        for (office, entry) in entries().enumerate() {
            add_titles(office, entry, forms);
        }
        let list = entries().map(|entry| Office {
            id: Arc::from(entry.id.as_str()),
            acts_for_state: entry.acts_for_state,
            courtesy: entry.courtesy,
            occupation: entry.seniority <= 1,
        });
        Offices { list: list.collect() }
    }

    pub(crate) fn get(&self, index: usize) -> &Office {
        &self.list[index]
    }
}

fn add_titles(office: usize, entry: &OfficeEntry, forms: &mut Forms) {
    for names in [&entry.names.en, &entry.names.hi] {
        for title in std::iter::once(&names.label).chain(&names.forms) {
            forms.add(title, Meaning::Office { office, plural: false });
        }
        for title in &names.plural {
            forms.add(title, Meaning::Office { office, plural: true });
        }
    }
}
