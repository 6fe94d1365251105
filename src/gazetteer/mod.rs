//! Gazetteers.

pub mod dates;
mod problem;
pub mod schema;
pub mod sentence_words;

pub(crate) use dates::{DatePattern, DateWords, TimeUnit, Toward};
pub use problem::Problem;
pub use schema::EntityType;
pub(crate) use sentence_words::SentenceWords;
