//! What goes in: a document to read.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize};

use crate::{EntityType, Error, Lang, Span, time::Date};

/// A document: an id, its text, and what the caller knows about it.
///
/// The text is plain UTF-8 and is borrowed, never copied.
///
/// ```
/// use sambandh::Doc;
///
/// let doc = Doc::new("pti-42", "मोदी ने पुतिन से मुलाकात की।").published("2024-07-09")?;
/// assert_eq!(doc.id(), "pti-42");
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize)]
pub struct Doc<'t> {
    #[serde(borrow)]
    id: Cow<'t, str>,
    #[serde(borrow)]
    text: Cow<'t, str>,
    #[serde(default)]
    date: Option<Date>,
    #[serde(default)]
    lang: Option<Lang>,
    #[serde(default, deserialize_with = "null_as_default")]
    mentions: Vec<GivenMention>,
}

/// A mention that the caller already knows.
///
/// It wins over the gazetteers where they overlap. Who brings just two entities into a sentence
/// asks what the one does to the other: an act with only one of them in its place is related to
/// the other wherever that stands, with less confidence.
///
/// ```
/// use sambandh::{Doc, EntityType, Extractor, GivenMention, MentionForm, Span};
///
/// let mut mention = GivenMention { span: Span::new(0, 5), ..GivenMention::default() };
/// mention.entity_type = EntityType::Person;
/// let doc = Doc::new("d1", "Zorba met Putin.").mention(mention);
/// let found = Extractor::builtin().extract(&doc);
/// assert_eq!(found.mentions()[0].form, MentionForm::Given);
/// ```
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct GivenMention {
    /// Where it stands in the text.
    #[serde(flatten)]
    pub span: Span,
    /// Sort of entity, if known.
    #[serde(default, rename = "type", deserialize_with = "null_as_default")]
    pub entity_type: EntityType,
    /// Entity id, if known; without one it is an unlinked entity named after its text.
    #[serde(default)]
    pub id: Option<String>,
}

impl<'t> Doc<'t> {
    /// A document with an id, which evidence in the graph points to, and its text.
    ///
    /// ```
    /// use sambandh::Doc;
    ///
    /// let doc = Doc::new("d1", "मोदी मॉस्को पहुँचे।");
    /// assert_eq!(doc.text(), "मोदी मॉस्को पहुँचे।");
    /// ```
    pub fn new(id: impl Into<Cow<'t, str>>, text: impl Into<Cow<'t, str>>) -> Self {
        Doc { id: id.into(), text: text.into(), date: None, lang: None, mentions: Vec::new() }
    }

    /// Sets the day of publication, `YYYY-MM-DD`, against which "last month" and
    /// dated offices are resolved. Without it they stay open; the clock is never asked.
    ///
    /// # Errors
    ///
    /// If `date` is no day of the calendar.
    ///
    /// ```
    /// use sambandh::Doc;
    ///
    /// assert_eq!(Doc::new("d1", "…").published("2024-07-09")?.date().unwrap().day(), 9);
    /// assert!(Doc::new("d1", "…").published("9 July").is_err());
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn published(mut self, date: &str) -> Result<Self, Error> {
        self.date = Some(date.parse()?);
        Ok(self)
    }

    /// Sets the language, which otherwise the script of each sentence decides.
    ///
    /// ```
    /// use sambandh::{Doc, Lang};
    ///
    /// assert_eq!(Doc::new("d1", "2024").lang(Lang::Hi).named_lang(), Some(Lang::Hi));
    /// ```
    #[must_use]
    pub fn lang(mut self, lang: Lang) -> Self {
        self.lang = Some(lang);
        self
    }

    /// Adds a mention found by somebody else. Spans that lie outside the text or
    /// inside a character are left out, with a warning in the extraction.
    ///
    /// ```
    /// use sambandh::{Doc, GivenMention, Span};
    ///
    /// let mention = GivenMention { span: Span::new(0, 5), ..GivenMention::default() };
    /// assert_eq!(Doc::new("d1", "Zorba met Putin.").mention(mention).given_mentions().len(), 1);
    /// ```
    #[must_use]
    pub fn mention(mut self, mention: GivenMention) -> Self {
        self.mentions.push(mention);
        self
    }

    /// The id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The day of publication.
    pub fn date(&self) -> Option<Date> {
        self.date
    }

    /// The language the caller named.
    pub fn named_lang(&self) -> Option<Lang> {
        self.lang
    }

    /// The mentions the caller brought.
    pub fn given_mentions(&self) -> &[GivenMention] {
        &self.mentions
    }

    /// The same, owning its text.
    ///
    /// ```
    /// use sambandh::Doc;
    ///
    /// let doc: Doc<'static> = {
    ///     let line = String::from("मोदी मॉस्को पहुँचे।");
    ///     Doc::new("d1", &line).into_owned()
    /// };
    /// assert_eq!(doc.id(), "d1");
    /// ```
    pub fn into_owned(self) -> Doc<'static> {
        Doc {
            id: Cow::Owned(self.id.into_owned()),
            text: Cow::Owned(self.text.into_owned()),
            date: self.date,
            lang: self.lang,
            mentions: self.mentions,
        }
    }
}

/// Data-frame engines write `null` for a field that a row lacks.
fn null_as_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}
