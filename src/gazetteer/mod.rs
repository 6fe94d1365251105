//! Gazetteers: layers of YAML that make up what an extractor knows.

mod counts;
pub(crate) mod files;
mod layers;

pub use counts::{Counts, Tally};
pub use files::problem::Problem;
pub use files::schema::EntityType;
pub use layers::Gazetteer;

pub(crate) use files::dates::{DatePattern, DateWords, TimeUnit, Toward};
pub(crate) use files::sentence_words::SentenceWords;
