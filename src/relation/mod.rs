//! Relations between entities, and how they are found.
//!
//! # Confidence
//!
//! A verb, or a noun with its verb, starts at 0.95, a noun alone at 0.85. Each
//! end that is not the head of its phrase costs a tenth (the owner) or three
//! twentieths (what lies in it), an end that only a pronoun names a fifth, one that only
//! sounds like a listed name three twentieths, one that no list holds a twentieth, an end that
//! stands in no slot but was brought by the caller two fifths more. Names that say it by
//! standing side by side are at 0.95, a fifth less where the gazetteer does not know it. These are degrees of
//! the evidence, chosen by us, not measured probabilities.

mod anaphora;
mod choose;
mod circumstances;
mod conditions;
mod containment;
mod engine;
mod finding;
mod judged;
mod kind;
mod owned_titles;
mod partner;
mod places;
mod structures;
#[cfg(test)]
mod tests;
mod types;
mod words;

pub use kind::Kind;
pub use types::{Modality, Polarity, Relation, Trigger};

pub(crate) use engine::relate;
pub(crate) use finding::Finding;
