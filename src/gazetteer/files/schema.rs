//! The YAML schema of gazetteers: what an author may write in a file.
//!
//! These types mirror the files one to one; [`super::yaml`] reads and checks
//! them, and the build script stores them in the compiled-in data.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

/// A gazetteer file. Every section may be left out.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct GazetteerFile {
    /// Version of the schema, always `1`.
    pub sambandh: u32,
    /// People, countries, organisations, places and events.
    #[serde(default)]
    pub entities: Vec<EntityEntry>,
    /// Offices and titles that people hold.
    #[serde(default)]
    pub offices: Vec<OfficeEntry>,
    /// Longer phrases in which a listed name is not the entity.
    #[serde(default)]
    pub not_names: PerLang<Vec<String>>,
}

/// The same thing for English and for Hindi.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct PerLang<T> {
    /// English.
    pub en: T,
    /// Hindi.
    pub hi: T,
}

/// What sort of thing an entity is.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum EntityType {
    /// A state, a former state, or a territory that acts like one.
    Country,
    /// A person.
    Person,
    /// A body: international, military, political, commercial.
    Organisation,
    /// A city, region, sea, strait, island.
    Place,
    /// A war, summit, treaty, test, attack, crisis.
    Event,
    /// Anything else: an unlisted name of unknown sort.
    #[default]
    Other,
}

/// An entity as its file states it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EntityEntry {
    /// Wikidata QID, or a slug such as `person:kim-sung`.
    pub id: String,
    /// Sort of thing.
    #[serde(rename = "type")]
    pub entity_type: EntityType,
    /// Finer sort, free: `war`, `summit`, `city`, `sea`, `armed-group`.
    #[serde(default)]
    pub subtype: Option<String>,
    /// Replaces an entry of the same id in an earlier layer.
    #[serde(default, rename = "override")]
    pub overrides: bool,
    /// ISO 3166-1 codes, for countries.
    #[serde(default)]
    pub iso: Option<Iso>,
    /// The state that the entity belongs to or acts for: alpha-3 code or id.
    #[serde(default)]
    pub country: Option<String>,
    /// Names in both languages.
    pub names: PerLang<Names>,
    /// Words for the people and things of a country or place.
    #[serde(default)]
    pub demonyms: PerLang<Vec<Form>>,
    /// Palaces and offices that stand for a country's government.
    #[serde(default)]
    pub seats: PerLang<Vec<Form>>,
    /// Id of the capital, whose name may stand for the government.
    #[serde(default)]
    pub capital: Option<String>,
    /// Ids of further towns whose names may: La Paz, दिल्ली.
    #[serde(default)]
    pub other_capitals: Vec<String>,
    /// When a country or body existed.
    #[serde(default)]
    pub valid: Option<DateRange>,
    /// What followed it: alpha-3 code or id.
    #[serde(default)]
    pub successor: Option<String>,
    /// A person's gender.
    #[serde(default)]
    pub gender: Option<Gender>,
    /// Offices a person holds or held.
    #[serde(default)]
    pub offices: Vec<Term>,
    /// Members of a body: alpha-3 codes or ids.
    #[serde(default)]
    pub members: Vec<String>,
    /// When an event took place.
    #[serde(default)]
    pub date: Option<DateRange>,
    /// Where an event took place: alpha-3 code or id.
    #[serde(default)]
    pub place: Option<String>,
    /// Who took part in an event: alpha-3 codes or ids.
    #[serde(default)]
    pub participants: Vec<String>,
    /// Which of its sort an event is: 6 for a sixth nuclear test.
    #[serde(default)]
    pub number: Option<u16>,
    /// How well known, 0 to 9: decides between entities that share a form.
    #[serde(default)]
    pub rank: Option<u8>,
    /// Warnings of `check` that are no mistake, by code, each with the reason.
    #[serde(default)]
    pub allow: BTreeMap<String, String>,
    /// Why the entry is as it is.
    #[serde(default)]
    pub note: Option<String>,
}

/// ISO 3166-1 codes of a country, or the withdrawn ISO 3166-3 ones.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Iso {
    /// Two letters; always quoted in YAML, where a bare `NO` means false.
    #[serde(default)]
    pub alpha2: Option<String>,
    /// Three letters.
    pub alpha3: String,
}

/// A person's gender as pronouns and verbs show it.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// Masculine forms.
    Male,
    /// Feminine forms.
    Female,
}

/// Names of an entity in one language.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// The name that is printed.
    #[serde(default)]
    pub label: Option<Form>,
    /// The official name.
    #[serde(default)]
    pub official: Option<Form>,
    /// Other names that stand alone.
    #[serde(default)]
    pub aliases: Vec<Form>,
    /// Surnames and short names: only beside a title or after the full name
    /// in the same document, unless a form says `alone: true`.
    #[serde(default)]
    pub short: Option<Vec<Form>>,
    /// Matched, never printed.
    #[serde(default)]
    pub misspellings: Vec<Form>,
}

/// A name with the conditions under which it means the entity.
///
/// In YAML either a plain string or a mapping with `text`.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(into = "StoredForm")]
pub struct Form {
    /// The name as written.
    pub text: String,
    /// When the name is taken to mean the entity.
    pub when: Conditions,
}

/// Conditions on a form. Vetoes (`not_…`) always count; of the others one is enough.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct Conditions {
    /// One of these entities (ids or alpha-3 codes) or words is in the document.
    pub needs: Vec<String>,
    /// The next word is one of these.
    pub before: Vec<String>,
    /// The previous word is one of these.
    pub after: Vec<String>,
    /// The entity's full name stands in the same document.
    pub after_full_name: bool,
    /// A title of a person stands next to it.
    pub with_title: bool,
    /// The next word is none of these.
    pub not_before: Vec<String>,
    /// The previous word is none of these.
    pub not_after: Vec<String>,
    /// No unknown capitalised word stands next to it (English).
    pub not_in_name: bool,
    /// Upper and lower case must be as written.
    pub case: bool,
    /// A short name that needs no full name before it.
    pub alone: bool,
    /// One or two letters, allowed all the same.
    pub allow_short: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormMap {
    text: String,
    #[serde(default)]
    needs: Vec<String>,
    #[serde(default)]
    before: Vec<String>,
    #[serde(default)]
    after: Vec<String>,
    #[serde(default)]
    after_full_name: bool,
    #[serde(default)]
    with_title: bool,
    #[serde(default)]
    not_before: Vec<String>,
    #[serde(default)]
    not_after: Vec<String>,
    #[serde(default)]
    not_in_name: bool,
    #[serde(default)]
    case: bool,
    #[serde(default)]
    alone: bool,
    #[serde(default)]
    allow_short: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenForm {
    Plain(String),
    Map(Box<FormMap>),
}

#[derive(Deserialize, Serialize)]
struct StoredForm {
    text: String,
    /// Few forms have any.
    when: Option<Conditions>,
}

impl From<Form> for StoredForm {
    fn from(Form { text, when }: Form) -> Self {
        StoredForm { text, when: Some(when).filter(|when| *when != Conditions::default()) }
    }
}

impl<'de> Deserialize<'de> for Form {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            let StoredForm { text, when } = StoredForm::deserialize(deserializer)?;
            return Ok(Form { text, when: when.unwrap_or_default() });
        }
        Ok(match WrittenForm::deserialize(deserializer)? {
            WrittenForm::Plain(text) => Form { text, when: Conditions::default() },
            WrittenForm::Map(map) => Form {
                text: map.text,
                when: Conditions {
                    needs: map.needs,
                    before: map.before,
                    after: map.after,
                    after_full_name: map.after_full_name,
                    with_title: map.with_title,
                    not_before: map.not_before,
                    not_after: map.not_after,
                    not_in_name: map.not_in_name,
                    case: map.case,
                    alone: map.alone,
                    allow_short: map.allow_short,
                },
            },
        })
    }
}

/// A span of time; either end may be open. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DateRange {
    /// First day known, or open.
    #[serde(default)]
    pub from: Option<String>,
    /// Last day known, or open.
    #[serde(default)]
    pub to: Option<String>,
}

/// A term in office.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Id of the office.
    pub office: String,
    /// State (alpha-3 code) or entity id that it belongs to.
    pub of: String,
    /// First day.
    #[serde(default)]
    pub from: Option<String>,
    /// Last day; open if the person was in office on `as_of`.
    #[serde(default)]
    pub to: Option<String>,
    /// When an open end was last known to be true.
    #[serde(default)]
    pub as_of: Option<String>,
}

/// An office or title.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeEntry {
    /// Slug such as `prime-minister`.
    pub id: String,
    /// Replaces an entry of the same id in an earlier layer.
    #[serde(default, rename = "override")]
    pub overrides: bool,
    /// Words for it in both languages.
    pub names: PerLang<OfficeNames>,
    /// How high, 0 to 9 (9: head of state or government).
    #[serde(default)]
    pub seniority: u8,
    /// Whether its unnamed holder acts for the state ("the Russian president said").
    #[serde(default)]
    pub acts_for_state: bool,
    /// A courtesy title (Mr, श्री, Dr) that marks a name but is no office.
    #[serde(default)]
    pub courtesy: bool,
    /// Whether those who bear it are called by one name: King Charles, पोप फ्रांसिस.
    #[serde(default)]
    pub one_name: bool,
    /// Whether a body has one holder of it at a time, as a state has one president.
    #[serde(default)]
    pub one_holder: bool,
    /// Not an office of its own, but the same as the one named before: "his Chinese counterpart".
    #[serde(default)]
    pub alike: bool,
    /// Warnings of `check` that are no mistake, by code, each with the reason.
    #[serde(default)]
    pub allow: BTreeMap<String, String>,
    /// Why the entry is as it is.
    #[serde(default)]
    pub note: Option<String>,
}

/// Words for an office in one language.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeNames {
    /// The word that is printed.
    pub label: String,
    /// Feminine, abbreviated and other words for it.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Plural and plural oblique words.
    #[serde(default)]
    pub plural: Vec<String>,
}
