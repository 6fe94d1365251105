//! Gazetteers.

mod problem;
pub mod schema;

pub use problem::Problem;
pub use schema::EntityType;
