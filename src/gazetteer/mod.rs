//! Gazetteers.

mod problem;
pub mod schema;
pub(crate) mod sentence_words;

pub use problem::Problem;
pub use schema::EntityType;
pub(crate) use sentence_words::SentenceWords;
