//! Gazetteers.

pub(crate) mod files;

pub use files::problem::Problem;
pub use files::schema::EntityType;
