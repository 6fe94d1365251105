//! What comes out: mentions, entities and relations of one document.
//!
//! Serialised, an [`Extraction`] is one line of the JSONL contract.

use std::borrow::Cow;

use serde::{Deserialize, Serialize, Serializer, ser::SerializeStruct};

use crate::{Lang, Span, relation::Relation, time::Date};

pub use crate::entity::{Entity, EntityId, MentionForm};
pub use crate::text::Sentence;

/// A place in the text that names an entity.
///
/// ```
/// use sambandh::{Doc, Extractor};
///
/// let doc = Doc::new("d1", "रूस ने सेना हटाई।");
/// let found = Extractor::builtin().extract(&doc);
/// let russia = &found.mentions()[0];
/// assert_eq!(russia.text, russia.span.of(found.text()));
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Mention<'t> {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The words themselves.
    pub text: Cow<'t, str>,
    /// Whom it names.
    pub entity: EntityId,
    /// How.
    pub form: MentionForm,
    /// Index of its sentence.
    pub sentence: usize,
}

/// Something the caller should know: what was passed over, and why.
///
/// ```
/// use sambandh::{Doc, Extractor, GivenMention, Span};
///
/// let nowhere = GivenMention { span: Span::new(90, 99), ..GivenMention::default() };
/// let doc = Doc::new("d1", "Putin spoke.").mention(nowhere);
/// assert_eq!(Extractor::builtin().extract(&doc).warnings().len(), 1);
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Warning {
    /// What it is about, if it has a place.
    pub span: Option<Span>,
    /// What happened.
    pub message: String,
}

/// All that was found in one document.
///
/// Serialises to the JSONL contract.
///
/// ```
/// use sambandh::{Doc, Extractor};
///
/// let doc = Doc::new("d1", "Russian President Vladimir Putin met Narendra Modi in Moscow.");
/// let found = Extractor::builtin().extract(&doc);
/// assert!(found.relations().iter().any(|relation| relation.kind == "consult"));
/// ```
#[derive(Clone, Debug)]
pub struct Extraction<'t> {
    pub(crate) id: Cow<'t, str>,
    pub(crate) text: Cow<'t, str>,
    pub(crate) lang: Lang,
    pub(crate) date: Option<Date>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) entities: Vec<Entity>,
    pub(crate) mentions: Vec<Mention<'t>>,
    pub(crate) relations: Vec<Relation<'t>>,
    pub(crate) warnings: Vec<Warning>,
}

impl Extraction<'_> {
    /// Id of the document.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Text of the document.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Main language of the document.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Day of publication, as the caller gave it.
    pub fn date(&self) -> Option<Date> {
        self.date
    }

    /// Sentences in text order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Entities that a mention or relation names, sorted by id.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The entity with this id.
    ///
    /// ```
    /// use sambandh::{Doc, Extractor};
    ///
    /// let doc = Doc::new("d1", "रूस ने सेना हटाई।");
    /// let found = Extractor::builtin().extract(&doc);
    /// assert!(found.entity(&"Q159".into()).is_some());
    /// assert!(found.entity(&"Q668".into()).is_none());
    /// ```
    pub fn entity(&self, id: &EntityId) -> Option<&Entity> {
        self.entities.binary_search_by(|entity| entity.id.cmp(id)).ok().map(|index| &self.entities[index])
    }

    /// Mentions in text order.
    pub fn mentions(&self) -> &[Mention<'_>] {
        &self.mentions
    }

    /// Relations in text order.
    pub fn relations(&self) -> &[Relation<'_>] {
        &self.relations
    }

    /// What was passed over, and why.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The sentence with this index, as text.
    ///
    /// ```
    /// use sambandh::{Doc, Extractor};
    ///
    /// let doc = Doc::new("d1", "Putin spoke. Modi listened.");
    /// let found = Extractor::builtin().extract(&doc);
    /// assert_eq!(found.sentence_text(1), "Modi listened.");
    /// assert_eq!(found.sentence_text(9), "");
    /// ```
    pub fn sentence_text(&self, index: usize) -> &str {
        self.sentences.get(index).map_or("", |sentence| sentence.span.of(&self.text))
    }

    /// The same, owning its text.
    ///
    /// ```
    /// use sambandh::{Doc, Extraction, Extractor};
    ///
    /// let found: Extraction<'static> = {
    ///     let doc = Doc::new("d1", String::from("Putin spoke."));
    ///     Extractor::builtin().extract(&doc).into_owned()
    /// };
    /// assert_eq!(found.mentions()[0].text, "Putin");
    /// ```
    pub fn into_owned(self) -> Extraction<'static> {
        Extraction {
            id: Cow::Owned(self.id.into_owned()),
            text: Cow::Owned(self.text.into_owned()),
            lang: self.lang,
            date: self.date,
            sentences: self.sentences,
            entities: self.entities,
            mentions: self.mentions.into_iter().map(Mention::into_owned).collect(),
            relations: self.relations.into_iter().map(Relation::into_owned).collect(),
            warnings: self.warnings,
        }
    }
}

impl Mention<'_> {
    fn into_owned(self) -> Mention<'static> {
        Mention { text: Cow::Owned(self.text.into_owned()), ..self }
    }
}

impl Serialize for Extraction<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_struct("Extraction", 8)?;
        line.serialize_field("id", &self.id)?;
        line.serialize_field("lang", &self.lang)?;
        line.serialize_field("date", &self.date)?;
        line.serialize_field("sentences", &self.sentences)?;
        line.serialize_field("entities", &self.entities)?;
        line.serialize_field("mentions", &self.mentions)?;
        line.serialize_field("relations", &self.relations)?;
        line.serialize_field("warnings", &self.warnings)?;
        line.end()
    }
}
