//! Who or what a text may name.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{EntityType, Lang};

/// The id of an entity: a Wikidata QID, or a slug such as `person:kim-sung`. Of a person
/// whom no gazetteer lists it is the sound of the name, as in `person:alksndr-mtv`.
///
/// The same in every language and document. Cheap to clone.
///
/// ```
/// use sambandh::EntityId;
///
/// assert_eq!(EntityId::from("Q159"), "Q159");
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct EntityId(Arc<str>);

impl EntityId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<T: Into<Arc<str>>> From<T> for EntityId {
    fn from(id: T) -> Self {
        EntityId(id.into())
    }
}

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for EntityId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for EntityId {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for EntityId {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

/// Who or what a mention stands for.
///
/// ```
/// use sambandh::{Doc, Extractor};
///
/// let doc = Doc::new("d1", "मोदी मॉस्को पहुँचे।");
/// let found = Extractor::builtin().extract(&doc);
/// let modi = found.entity(&found.mentions()[0].entity).unwrap();
/// assert_eq!((modi.id.as_str(), modi.country.as_deref()), ("Q1058", Some("IND")));
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Entity {
    /// The same in both languages.
    pub id: EntityId,
    /// Sort of thing.
    #[serde(rename = "type")]
    pub entity_type: EntityType,
    /// English name, if there is one.
    pub en: Option<Arc<str>>,
    /// Hindi name, if there is one.
    pub hi: Option<Arc<str>>,
    /// ISO 3166-1 alpha-3 code of the state it belongs to or acts for.
    pub country: Option<Arc<str>>,
    /// Whether a gazetteer lists it.
    pub linked: bool,
}

impl Entity {
    /// The name in `lang`, else in the other language, else the id.
    ///
    /// ```
    /// use sambandh::{Doc, Extractor, Lang};
    ///
    /// let doc = Doc::new("d1", "मोदी मॉस्को पहुँचे।");
    /// let found = Extractor::builtin().extract(&doc);
    /// let modi = found.entity(&found.mentions()[0].entity).unwrap();
    /// assert_eq!(modi.name(Lang::En), "Narendra Modi");
    /// ```
    pub fn name(&self, lang: Lang) -> &str {
        let (first, second) = match lang {
            Lang::En => (&self.en, &self.hi),
            Lang::Hi => (&self.hi, &self.en),
        };
        first.as_deref().or(second.as_deref()).unwrap_or(self.id.as_str())
    }
}

impl AsRef<str> for Entity {
    /// Its id, by which graphs ask for it.
    fn as_ref(&self) -> &str {
        self.id.as_str()
    }
}

/// How a mention names its entity.
///
/// ```
/// use sambandh::{Doc, Extractor, MentionForm};
///
/// let doc = Doc::new("d1", "Russian troops left.");
/// let found = Extractor::builtin().extract(&doc);
/// assert_eq!(found.mentions()[0].form, MentionForm::Demonym);
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum MentionForm {
    /// By the name that is printed, or the official one.
    Name,
    /// By another name.
    Alias,
    /// By surname or short form.
    Short,
    /// By a word for its people or things: Russian, रूसी.
    Demonym,
    /// By a capital or palace standing for the government.
    Capital,
    /// By a title standing for its holder or state.
    Office,
    /// By a pronoun or group word: he, वह, the two countries.
    Pronoun,
    /// It came in with the document.
    Given,
    /// By a spelling that only sounds like the name:
    /// [`ExtractorBuilder::fuzzy`](crate::ExtractorBuilder::fuzzy).
    Fuzzy,
}
