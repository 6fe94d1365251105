//! Relations between entities.

mod types;

pub use types::{Kind, Modality, Polarity, Relation, Trigger};
