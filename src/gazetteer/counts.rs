use std::collections::BTreeMap;
use std::ops::AddAssign;

use serde::Serialize;

use super::EntityType;
use super::files::library::Library;
use super::files::rules::KindFile;
use super::files::schema::{EntityEntry, Form, Names, OfficeEntry, OfficeNames};

/// How much a [`Gazetteer`](super::Gazetteer) holds, from [`Gazetteer::counts`](super::Gazetteer::counts).
///
/// ```
/// use sambandh::Gazetteer;
///
/// let counts = Gazetteer::builtin().counts();
/// assert!(counts.kinds.entries > 15);
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Counts {
    /// Entities of each sort, and their names as listed.
    pub entities: BTreeMap<EntityType, Tally>,
    /// Offices and titles, and the words for them.
    pub offices: Tally,
    /// Elements of people's names, and their spellings.
    pub name_elements: Tally,
    /// Kinds of relation, and their frames.
    pub kinds: Tally,
    /// All of these by the file that they stand in; frames by the file of their kind.
    pub files: BTreeMap<String, Tally>,
}

/// Entries, and what they bring in each language.
///
/// ```
/// use sambandh::Gazetteer;
///
/// let offices = Gazetteer::builtin().counts().offices;
/// assert!(offices.en >= offices.entries && offices.hi >= offices.entries);
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Tally {
    /// How many.
    pub entries: usize,
    /// English names, words or frames in them.
    pub en: usize,
    /// Hindi names, words or frames in them.
    pub hi: usize,
}

impl Counts {
    pub(super) fn of(library: &Library) -> Self {
        let mut counts = Counts::default();
        for placed in library.entities.values() {
            let tally = entity_tally(&placed.entry);
            *counts.entities.entry(placed.entry.entity_type).or_default() += tally;
            *counts.file(library, placed.file) += tally;
        }
        for placed in library.offices.values() {
            let tally = office_tally(&placed.entry);
            counts.offices += tally;
            *counts.file(library, placed.file) += tally;
        }
        for placed in &library.name_words {
            for element in placed.entry.given_names.iter().chain(&placed.entry.surnames) {
                let tally = Tally { entries: 1, en: element.en.len(), hi: element.hi.len() };
                counts.name_elements += tally;
                *counts.file(library, placed.file) += tally;
            }
        }
        for placed in library.kinds.values() {
            let tally = kind_tally(&placed.entry);
            counts.kinds += tally;
            *counts.file(library, placed.file) += tally;
        }
        counts
    }

    fn file(&mut self, library: &Library, file: u16) -> &mut Tally {
        self.files.entry(library.files[usize::from(file)].clone()).or_default()
    }
}

fn entity_tally(entity: &EntityEntry) -> Tally {
    let forms = |names: &Names, demonyms: &[Form], seats: &[Form]| {
        let printed = [&names.label, &names.official].into_iter().flatten().count();
        let short = names.short.as_ref().map_or(0, Vec::len);
        printed + short + names.aliases.len() + names.misspellings.len() + demonyms.len() + seats.len()
    };
    Tally {
        entries: 1,
        en: forms(&entity.names.en, &entity.demonyms.en, &entity.seats.en),
        hi: forms(&entity.names.hi, &entity.demonyms.hi, &entity.seats.hi),
    }
}

fn office_tally(office: &OfficeEntry) -> Tally {
    let words = |names: &OfficeNames| 1 + names.forms.len() + names.plural.len();
    Tally { entries: 1, en: words(&office.names.en), hi: words(&office.names.hi) }
}

fn kind_tally(kind: &KindFile) -> Tally {
    Tally {
        entries: 1,
        en: kind.frames.iter().filter(|frame| frame.en.is_some()).count(),
        hi: kind.frames.iter().filter(|frame| frame.hi.is_some()).count(),
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.entries += other.entries;
        self.en += other.en;
        self.hi += other.hi;
    }
}
