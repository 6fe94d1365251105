//! Reads news in Hindi and English and tells who did what to whom.
//!
//! People, states, bodies, places and events get one id in both languages; relations
//! between them come with the sentence that says so, whether it is a fact, a plan, a
//! wish or a claim, who says it, when and where. Everything sambandh knows is YAML:
//! the built-in data is compiled in, and your own files go on top. The same text gives
//! the same result, always and everywhere; no input makes it panic.
//!
//! ```
//! use sambandh::{Doc, Extractor, Modality};
//!
//! let doc = Doc::new("d1", "मोदी अगले महीने मॉस्को में पुतिन से मुलाकात करेंगे।").published("2024-06-20")?;
//! let found = Extractor::builtin().extract(&doc);
//! let relation = &found.relations()[0];
//! assert_eq!((relation.source.as_str(), relation.target.as_str()), ("Q1058", "Q7747"));
//! assert_eq!(relation.kind, "consult");
//! assert_eq!(relation.modality, Modality::Planned);
//! assert_eq!(relation.trigger.as_ref().unwrap().text, "मुलाकात करेंगे");
//! # Ok::<(), sambandh::Error>(())
//! ```
//!
//! # Overview
//!
//! - [`Doc`] goes in: an id, a text, and, if known, its date, language and
//!   [mentions](GivenMention) found by others.
//! - [`Extractor`] reads it. [`Extractor::builtin`] is ready to use;
//!   [`Extractor::builder`] takes a [`Gazetteer`] with your own names and rules.
//!   [`Extractor::explain`] also gives a [`Trace`] of what was passed over, and why.
//!   [`ExtractorBuilder::fuzzy`] takes names for listed ones that only sound like them.
//! - [`Extraction`] comes out: [`Sentence`]s, [`Entity`]s, [`Mention`]s and
//!   [`Relation`]s. [`relation`] tells how confidence is reached.
//! - [`RelationGraph`] puts many extractions together and answers questions: see
//!   [`graph::Query`] for conditions and shapes of answers, [`graph::Network`] for measures.
//! - [`check`] looks gazetteers over, for their authors.
//! - [`export`] reads and writes JSONL, and writes tables, pictures, annotations and more.
//!
//! What may stand in a gazetteer is told in the repository's `gazetteers/README.md`.
//!
//! # Features
//!
//! None is on by default; the built-in data of both languages is always there.
//!
//! - `xml`: graphs as GraphML and GEXF.
//! - `rdf`: graphs as RDF, in N-Quads and JSON-LD.

mod assemble;
#[doc(hidden)]
pub mod bench;
mod builtin;
pub mod check;
mod clause;
mod cooccurrence;
mod document;
mod entity;
pub mod error;
pub mod export;
pub mod extraction;
pub mod extractor;
pub mod gazetteer;
pub mod graph;
mod lexicon;
mod link;
mod matcher;
mod notation;
pub mod relation;
pub mod text;
pub mod time;
pub mod trace;

pub use document::{Doc, GivenMention};
pub use error::Error;
pub use extraction::{Entity, EntityId, Extraction, Mention, MentionForm, Sentence, Warning};
pub use extractor::{Extractor, ExtractorBuilder};
pub use gazetteer::{EntityType, Gazetteer, Group, Problem};
pub use graph::RelationGraph;
pub use relation::{Kind, Modality, Polarity, Relation, Trigger};
pub use text::{Lang, Span};
pub use trace::Trace;

/// The Rust of the README compiles and runs.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
