//! sambandh.

#![warn(dead_code)]
mod document;
pub mod error;
pub mod extraction;
pub mod gazetteer;
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
pub use gazetteer::{EntityType, Gazetteer, Problem};
pub use relation::{Kind, Modality, Polarity, Relation, Trigger};
pub use text::{Lang, Span};
