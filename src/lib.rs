//! sambandh.

mod document;
pub mod error;
pub mod export;
pub mod extraction;
pub mod extractor;
pub mod gazetteer;
pub mod graph;
pub mod relation;
pub mod text;
pub mod time;

pub use document::{Doc, GivenMention};
pub use error::Error;
pub use extraction::{Entity, EntityId, Extraction, Mention, MentionForm, Sentence, Warning};
pub use extractor::Extractor;
pub use gazetteer::EntityType;
pub use graph::RelationGraph;
pub use relation::{Kind, Modality, Polarity, Relation, Trigger};
pub use text::{Lang, Span};
