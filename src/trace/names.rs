//! Names that did not count, and where a name stands.

use std::fmt;

use serde::Serialize;

use crate::{EntityId, Span};

/// A name that did not count.
///
/// ```
/// use sambandh::trace::Reason;
/// use sambandh::{Doc, Extractor};
///
/// let doc = Doc::new("d1", "Narendra Modi spoke.");
/// let (_, trace) = Extractor::builtin().explain(&doc);
/// assert!(trace.rejected.iter().any(|name| name.reason == Reason::Shadowed));
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Rejected {
    /// Where it stands.
    pub span: Span,
    /// Whose name it would have been; none if it is a title, a phrase or a given name.
    pub entity: Option<EntityId>,
    /// Why not.
    pub reason: Reason,
    /// The longer name, if one covers it.
    pub by: Option<Span>,
}

/// Why a name did not count.
///
/// ```
/// use sambandh::trace::Reason;
///
/// assert_eq!(Reason::Shadowed.to_string(), "a longer name covers it");
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Reason {
    /// The caller brought a mention for this place.
    Given,
    /// Upper or lower case is not the name's.
    Case,
    /// A word beside it forbids it (`not_before`, `not_after`, `not_in_name`).
    Neighbour,
    /// None of its conditions holds.
    Unmet,
    /// It names a language here: "in Russian", रूसी में.
    Tongue,
    /// A longer name covers it.
    Shadowed,
    /// Another entity of the same name is likelier here.
    Unlikelier,
    /// A given name, but no surname that could be one follows.
    NoSurname,
    /// A given name, but what stands beside it makes it the name of something else.
    OtherThing,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reason::Given => "the document brings a mention for this place",
            Reason::Case => "upper or lower case is not the name's",
            Reason::Neighbour => "a word beside it forbids it",
            Reason::Unmet => "none of its conditions holds",
            Reason::Tongue => "it names a language here",
            Reason::Shadowed => "a longer name covers it",
            Reason::Unlikelier => "another entity of that name is likelier here",
            Reason::NoSurname => "a given name without a surname",
            Reason::OtherThing => "what stands beside it makes it the name of something else",
        })
    }
}

/// A place where a name stands in the text, and what became of it there.
///
/// From [`Extractor::sightings`](crate::Extractor::sightings).
///
/// ```
/// use sambandh::trace::Fate;
/// use sambandh::{Doc, Extractor};
///
/// let doc = Doc::new("d1", "चीन ने प्राचीन मंदिर दिखाया।");
/// let seen = Extractor::builtin().sightings(&doc, "चीन");
/// let fates: Vec<Fate> = seen.iter().map(|sighting| sighting.fate).collect();
/// assert_eq!(fates, [Fate::Found, Fate::InsideWord]);
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Sighting {
    /// Where it stands; the whole word, if only a part of it is the name.
    pub span: Span,
    /// Whom it names or would name.
    pub entity: Option<EntityId>,
    /// What became of it.
    pub fate: Fate,
    /// The longer name, if one covers it.
    pub by: Option<Span>,
}

/// What became of a name in the text.
///
/// ```
/// use sambandh::trace::Fate;
///
/// assert_eq!(Fate::InsideWord.to_string(), "it is only part of a word");
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Fate {
    /// It is a mention.
    Found,
    /// It was a candidate and did not count.
    Rejected(Reason),
    /// It is only part of a word.
    InsideWord,
    /// It is only part of a mention.
    InsideName,
    /// No gazetteer lists it.
    Unlisted,
    /// It is listed, but a mark that ends names stands inside it.
    Broken,
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Fate::Found => "found",
            Fate::Rejected(reason) => return reason.fmt(f),
            Fate::InsideWord => "it is only part of a word",
            Fate::InsideName => "it is only part of a longer name",
            Fate::Unlisted => "no gazetteer lists it as a name",
            Fate::Broken => "it is listed, but a mark that ends names stands inside it",
        })
    }
}
