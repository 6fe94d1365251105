//! The pipeline.

use std::borrow::Cow;

use once_cell::sync::Lazy;

use crate::{Doc, Extraction, Lang};

/// Finds mentions and relations.
#[derive(Debug)]
pub struct Extractor;

impl Extractor {
    /// The extractor over the built-in data.
    pub fn builtin() -> &'static Extractor {
        static BUILTIN: Lazy<Extractor> = Lazy::new(|| Extractor);
        &BUILTIN
    }

    /// Reads a document.
    pub fn extract<'t>(&self, doc: &'t Doc<'_>) -> Extraction<'t> {
        Extraction {
            id: Cow::Borrowed(doc.id()),
            text: Cow::Borrowed(doc.text()),
            lang: doc.named_lang().unwrap_or(Lang::En),
            date: doc.date(),
            sentences: Vec::new(),
            entities: Vec::new(),
            mentions: Vec::new(),
            relations: Vec::new(),
            warnings: Vec::new(),
        }
    }
}
