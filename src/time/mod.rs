//! Dates in Hindi and English news, resolved against the document's date only.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{Error, gazetteer::Problem};

/// A day of the calendar, written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

impl FromStr for Date {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let mut parts = text.splitn(3, '-').map(str::parse::<i16>);
        match (parts.next(), parts.next(), parts.next()) {
            (Some(Ok(year)), Some(Ok(month @ 1..=12)), Some(Ok(day @ 1..=31))) => {
                Ok(Date { year, month: month as u8, day: day as u8 })
            }
            _ => {
                Err(Problem::new("bad-date", format!("`{text}` is no date")).cure("write YYYY-MM-DD").into())
            }
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// How exactly a time is known.
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
