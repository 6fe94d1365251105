//! Names for the web of data.

use std::fmt::Write;

use crate::EntityId;

/// What an IRI of our own names; the last part of its path says which.
#[derive(Clone, Copy)]
pub(super) enum Thing {
    Entity,
    Document,
    #[cfg(feature = "rdf")]
    Kind,
    /// A property of a statement.
    #[cfg(feature = "rdf")]
    Property,
}

impl Thing {
    /// `urn:sambandh:document:summit.en.txt`
    pub(super) fn iri(self, name: &str) -> String {
        let sort = match self {
            Thing::Entity => "entity",
            Thing::Document => "document",
            #[cfg(feature = "rdf")]
            Thing::Kind => "kind",
            #[cfg(feature = "rdf")]
            Thing::Property => "property",
        };
        format!("urn:sambandh:{sort}:{}", escaped(name))
    }
}

/// The name in the characters that any part of an IRI may hold, the others percent-encoded.
pub(super) fn escaped(name: &str) -> String {
    let mut escaped = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:".contains(&byte) {
            escaped.push(byte.into());
        } else {
            // Writing to a string does not fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

/// Wikidata's IRI if the id is a QID, else one of our own.
pub(super) fn entity(id: &EntityId) -> String {
    match wikidata(id.as_str()) {
        Some(iri) => iri,
        None => Thing::Entity.iri(id.as_str()),
    }
}

/// The IRI of a Wikidata item or property: `Q1058`, `P39`.
pub(super) fn wikidata(id: &str) -> Option<String> {
    let digits = id.strip_prefix(['Q', 'P'])?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| format!("http://www.wikidata.org/entity/{id}"))
}
