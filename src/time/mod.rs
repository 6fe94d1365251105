//! Dates in Hindi and English news, resolved against the document's date only.

mod date;
mod find;
mod lexicon;
mod pattern;
mod resolve;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use date::Date;
pub(crate) use find::{Dates, FoundDate};

/// How exactly a time is known.
///
/// ```
/// use sambandh::time::Precision;
///
/// assert_eq!(serde_json::to_string(&Precision::Month)?, r#""month""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// `2019`
    Year,
    /// `2019-04`
    Month,
    /// `2019-04-25`
    Day,
    /// Said, but not resolved: "this weekend" without a document date.
    Unresolved,
}

/// When something happened, as the text says it.
///
/// ```
/// use sambandh::time::{Precision, When};
///
/// let when: When = serde_json::from_str(r#"{"text": "April 2019", "value": "2019-04", "precision": "month"}"#)?;
/// assert_eq!(when.precision, Precision::Month);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[non_exhaustive]
pub struct When {
    /// The words.
    pub text: Arc<str>,
    /// ISO value as far as it is known: `2019`, `2019-04` or `2019-04-25`.
    pub value: Option<Arc<str>>,
    /// How exactly.
    pub precision: Precision,
}
