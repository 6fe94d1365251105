//! Text: folding, sentences, words and their edges in both scripts.

mod span;

use serde::{Deserialize, Serialize};

pub use span::Span;

/// A language that sambandh reads.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    En,
    /// Hindi.
    Hi,
}
