//! Gazetteers: layers of YAML that make up what an extractor knows.

mod counts;
// The build script includes this folder as well, where everything is public.
#[allow(unreachable_pub)]
pub(crate) mod files;
mod layers;

pub use counts::{Counts, Tally};
pub use files::problem::Problem;
pub use files::schema::EntityType;
pub use layers::Gazetteer;

pub(crate) use layers::sources;

pub(crate) use files::dates::{DatePattern, DateWords, TimeUnit, Toward};
pub(crate) use files::sentence_words::SentenceWords;
pub(crate) use files::sounds::SoundWords;
