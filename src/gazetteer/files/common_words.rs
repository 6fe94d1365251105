//! The schema of `grammar/common-<lang>.yaml`: words that no name should be.

use serde::{Deserialize, Serialize};

/// The commonest words of a language's newspapers. Nothing is read by them:
/// `check` warns of names that are one of them.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CommonWords {
    /// Version of the schema, always `1`.
    pub sambandh: u32,
    /// `en` or `hi`.
    pub lang: String,
    /// The words, in the forms they take.
    pub common: Vec<String>,
}
