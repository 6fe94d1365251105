//! The schema of `grammar/dates-<lang>.yaml`: how a language says when.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The words of one language for days, months and years, and the phrases made of them.
///
/// A word that begins with a capital matches only with that capital: `March` is
/// a month, `march` is not. Nukta, anusvara and the like are folded.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DateWords {
    /// Version of the schema, always `1`.
    pub sambandh: u32,
    /// The names of each month, January first, with short and variant spellings.
    #[serde(default)]
    pub months: Vec<Vec<String>>,
    /// The names of each day of the week, Monday first.
    #[serde(default)]
    pub weekdays: Vec<Vec<String>>,
    /// The words for stretches of time, in every form.
    #[serde(default)]
    pub units: BTreeMap<TimeUnit, Vec<String>>,
    /// Number words.
    #[serde(default)]
    pub numbers: BTreeMap<String, u16>,
    /// What is written after the digits of a day: `9th`.
    #[serde(default)]
    pub ordinal_endings: Vec<String>,
    /// What is written after the digits of a decade: `1990s`.
    #[serde(default)]
    pub decade_endings: Vec<String>,
    /// The phrases that say when. Of those that match, the longest counts.
    #[serde(default)]
    pub patterns: Vec<DatePattern>,
}

/// Phrases with one meaning.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DatePattern {
    /// The phrases. A word stands for itself, `a|b` for either, `[…]` may be
    /// missing, and what is in `(…)` must be there but is no part of the date.
    ///
    /// Capitals stand for: `DAY` (`9`, `9th`), `ORDINAL` (`9th`), `MONTH` (a
    /// name), `MM` (two digits), `YEAR` (four), `YY` (two), `DECADE` (`1990s`),
    /// `WEEKDAY`, `NUMBER` (digits or a number word), `UNIT`, `NAME` (a word with
    /// a capital), `END` (no word follows).
    pub say: Vec<String>,
    /// How many units away from the document's date, times `NUMBER` if there is
    /// one. Without it the phrase is read as a calendar date.
    #[serde(default)]
    pub shift: Option<i16>,
    /// The unit of `shift`, if the phrase has no `UNIT`.
    #[serde(default)]
    pub unit: Option<TimeUnit>,
    /// Which of several days of that name is meant.
    #[serde(default)]
    pub toward: Option<Toward>,
    /// Says when, but not exactly enough to be resolved.
    #[serde(default)]
    pub open: bool,
    /// Looks like a date and is none.
    #[serde(default)]
    pub none: bool,
}

/// A stretch of time that dates are counted in.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TimeUnit {
    /// A day.
    Day,
    /// A week: said, but no precision that a date can have.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// Which way from the document's date to look for a weekday or month.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Toward {
    /// The last one before it.
    Past,
    /// The first one after it.
    Future,
}
