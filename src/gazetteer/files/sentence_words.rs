//! The schema of `grammar/text-<lang>.yaml`: where a full stop ends no sentence.

use serde::{Deserialize, Serialize};

/// The words of one language that decide whether a `.` ends a sentence.
///
/// Written without their dot. A word that begins with a capital matches only
/// with that capital: `Sat` is no end, `sat` is.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SentenceWords {
    /// Version of the schema, always `1`.
    pub sambandh: u32,
    /// Titles and other words that always have something after them: `Mr`, `Gen`.
    #[serde(default)]
    pub titles: Vec<String>,
    /// Abbreviations that may also stand last, before one of `openers`: `Inc`, `p.m`.
    #[serde(default)]
    pub abbreviations: Vec<String>,
    /// Names of letters, as initials are written in Devanagari.
    #[serde(default)]
    pub letters: Vec<String>,
    /// Names of letters that are common words too: initials only beside other letters.
    #[serde(default)]
    pub doubtful_letters: Vec<String>,
    /// Words that begin a sentence when they follow an abbreviation or initial.
    #[serde(default)]
    pub openers: Vec<String>,
}
