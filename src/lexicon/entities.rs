//! Entities and offices as the pipeline looks them up.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::gazetteer::files::library::Library;
use crate::gazetteer::files::schema::{EntityEntry, Gender, Names, OfficeEntry, Term};
use crate::{Entity, EntityId, EntityType};

use super::stored::Stored;
use super::{Forms, Meaning};

/// All listed entities.
#[derive(Deserialize, Serialize)]
pub(crate) struct Entities {
    /// In the order of their ids.
    list: Stored<Listed>,
    /// The country whose capital a place is.
    capital_of: BTreeMap<usize, usize>,
    /// Who held an office of a body, by their indexes.
    terms: BTreeMap<(usize, usize), Vec<HeldTerm>>,
}

/// A listed entity and what the pipeline asks of it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Listed {
    pub(crate) entity: Entity,
    /// Of events: war, summit, treaty …
    pub(crate) subtype: Option<String>,
    pub(crate) gender: Option<Gender>,
    pub(crate) rank: u8,
    pub(crate) valid: (Option<String>, Option<String>),
    /// The country it belongs to.
    pub(crate) country: Option<usize>,
    /// Where an event took place.
    pub(crate) place: Option<usize>,
    pub(crate) participants: Vec<usize>,
    /// Which of its sort an event is.
    pub(crate) number: Option<u16>,
}

/// A term in office of an entity.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct HeldTerm {
    holder: usize,
    from: Option<String>,
    /// The last day, or when an open end was last known to be true.
    until: Option<String>,
}

impl HeldTerm {
    /// Whether it is certain that the term covers `day` (`YYYY-MM-DD`).
    fn covers(&self, day: &str) -> bool {
        let begun = self.from.as_deref().is_some_and(|from| from <= day);
        begun && self.until.as_deref().is_some_and(|last| day <= last || day.starts_with(last))
    }
}

/// The listed entities and offices by what other entries call them.
pub(super) struct References<'l> {
    /// In the order of their ids.
    entries: Vec<&'l EntityEntry>,
    by_code: BTreeMap<&'l str, usize>,
    /// In order.
    offices: Vec<&'l str>,
}

impl<'l> References<'l> {
    pub(super) fn new(library: &'l Library) -> Self {
        let entries: Vec<&EntityEntry> = library.entities.values().map(|placed| &placed.entry).collect();
        let code = |entry: &'l EntityEntry| entry.iso.as_ref().map(|iso| iso.alpha3.as_str());
        let by_code = entries.iter().enumerate().filter_map(|(index, entry)| Some((code(entry)?, index)));
        let offices = library.offices.keys().map(String::as_str).collect();
        References { by_code: by_code.collect(), entries, offices }
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = &'l EntityEntry> {
        self.entries.iter().copied()
    }

    /// By id or alpha-3 code.
    pub(super) fn find(&self, reference: &str) -> Option<usize> {
        let by_id = || self.entries.binary_search_by(|entry| entry.id.as_str().cmp(reference)).ok();
        self.by_code.get(reference).copied().or_else(by_id)
    }

    fn listed(&self, entry: &EntityEntry) -> Listed {
        let country = if entry.is_country() {
            self.find(&entry.id)
        } else {
            entry.country.as_deref().and_then(|country| self.find(country))
        };
        let code = country
            .and_then(|country| self.entries[country].iso.as_ref())
            .map(|iso| Arc::from(iso.alpha3.as_str()));
        let label = |names: &Names| names.label.as_ref().map(|label| Arc::from(label.text.as_str()));
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
            place: entry.place.as_deref().and_then(|place| self.find(place)),
            participants: entry.participants.iter().filter_map(|id| self.find(id)).collect(),
            number: entry.number,
        }
    }

    /// The office and the body of a term.
    fn post(&self, term: &Term) -> Option<(usize, usize)> {
        Some((self.offices.binary_search(&term.office.as_str()).ok()?, self.find(&term.of)?))
    }

    fn terms(&self) -> BTreeMap<(usize, usize), Vec<HeldTerm>> {
        let mut terms: BTreeMap<_, Vec<HeldTerm>> = BTreeMap::new();
        for (holder, entry) in self.entries.iter().enumerate() {
            for term in &entry.offices {
                let Some(post) = self.post(term) else { continue };
                let until = term.to.clone().or_else(|| term.as_of.clone());
                terms.entry(post).or_default().push(HeldTerm { holder, from: term.from.clone(), until });
            }
        }
        terms.values_mut().for_each(|terms| terms.sort_by(|one, other| one.from.cmp(&other.from)));
        terms
    }
}

impl Entities {
    pub(super) fn new(references: &References<'_>) -> Self {
        let capitals = |entry: &EntityEntry| {
            let all = entry.capital.iter().chain(&entry.other_capitals);
            all.filter_map(|place| references.find(place)).collect::<Vec<_>>()
        };
        let entries = &references.entries;
        Entities {
            list: Stored::new(entries.iter().map(|entry| references.listed(entry))),
            terms: references.terms(),
            capital_of: (0..)
                .zip(entries)
                .flat_map(|(country, entry)| capitals(entry).into_iter().map(move |place| (place, country)))
                .collect(),
        }
    }

    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        self.list.find(|listed| listed.entity.id.as_str().cmp(id))
    }

    pub(crate) fn get(&self, index: usize) -> &Listed {
        self.list.get(index)
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
    pub(crate) fn holder(&self, office: usize, body: usize, day: &str) -> Option<usize> {
        let terms = self.terms.get(&(office, body))?;
        let mut holders = terms.iter().filter(|term| term.covers(day)).map(|term| term.holder);
        let first = holders.next()?;
        holders.all(|other| other == first).then_some(first)
    }

    /// All who ever held `office` of `body`, the latest last, one of more terms as often.
    pub(crate) fn holders(&self, office: usize, body: usize) -> impl Iterator<Item = usize> {
        self.terms.get(&(office, body)).into_iter().flatten().map(|term| term.holder)
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
#[derive(Deserialize, Serialize)]
pub(crate) struct Offices {
    list: Vec<Office>,
}

/// An office or courtesy title.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Office {
    pub(crate) id: Arc<str>,
    pub(crate) acts_for_state: bool,
    pub(crate) courtesy: bool,
    /// The same office as the one named before: counterpart.
    pub(crate) alike: bool,
    /// What somebody does, not an office somebody holds: journalist, activist.
    pub(crate) occupation: bool,
    pub(crate) one_name: bool,
}

impl Offices {
    pub(super) fn new(library: &Library, forms: &mut Forms) -> Self {
        let entries = || library.offices.values().map(|placed| &placed.entry);
        for (office, entry) in entries().enumerate() {
            add_titles(office, entry, forms);
        }
        let list = entries().map(|entry| Office {
            id: Arc::from(entry.id.as_str()),
            acts_for_state: entry.acts_for_state,
            courtesy: entry.courtesy,
            alike: entry.alike,
            occupation: entry.seniority <= 1,
            one_name: entry.one_name,
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
            forms.add(title, Meaning::Office { office: office as u32, plural: false });
        }
        for title in &names.plural {
            forms.add(title, Meaning::Office { office: office as u32, plural: true });
        }
    }
}
