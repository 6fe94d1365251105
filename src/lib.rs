//! Reads news in Hindi and English and tells who did what to whom.

mod assemble;
#[doc(hidden)]
pub mod bench;
mod clause;
mod cooccurrence;
mod document;
pub mod error;
pub mod export;
pub mod extraction;
pub mod extractor;
pub mod gazetteer;
pub mod graph;
mod lexicon;
mod link;
mod matcher;
pub mod relation;
pub mod text;
pub mod time;
pub mod trace;

pub use document::{Doc, GivenMention};
pub use error::Error;
pub use extraction::{Entity, EntityId, Extraction, Mention, MentionForm, Sentence, Warning};
pub use extractor::{Extractor, ExtractorBuilder};
pub use gazetteer::{EntityType, Gazetteer, Problem};
pub use graph::RelationGraph;
pub use relation::{Kind, Modality, Polarity, Relation, Trigger};
pub use text::{Lang, Span};
pub use trace::Trace;

/// The Rust of the README compiles and runs.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
