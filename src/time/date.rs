use std::fmt;
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil;
use serde::{Deserialize, Serialize};

use crate::{Error, gazetteer::Problem};

/// A day of the calendar, written `YYYY-MM-DD`.
///
/// ```
/// use sambandh::time::Date;
///
/// let date: Date = "2024-07-09".parse()?;
/// assert_eq!((date.year(), date.month(), date.day()), (2024, 7, 9));
/// assert!("2024-02-31".parse::<Date>().is_err());
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Date(civil::Date);

impl Date {
    /// The date of this year, month and day, if the calendar has it.
    ///
    /// ```
    /// use sambandh::time::Date;
    ///
    /// assert_eq!(Date::new(2024, 2, 29).map(|date| date.to_string()), Some("2024-02-29".to_owned()));
    /// assert_eq!(Date::new(2023, 2, 29), None);
    /// ```
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let year = i16::try_from(year).ok()?;
        civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(Date)
    }

    /// The year.
    ///
    /// ```
    /// # use sambandh::time::Date;
    /// assert_eq!("1945-08-08".parse::<Date>()?.year(), 1945);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn year(self) -> u16 {
        self.0.year().unsigned_abs()
    }

    /// The month, from 1.
    ///
    /// ```
    /// # use sambandh::time::Date;
    /// assert_eq!("1945-08-09".parse::<Date>()?.month(), 8);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// The day of the month, from 1.
    ///
    /// ```
    /// # use sambandh::time::Date;
    /// assert_eq!("1945-08-09".parse::<Date>()?.day(), 9);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }

    /// The day of the week: 0 is Monday.
    pub(crate) fn weekday(self) -> u8 {
        self.0.weekday().to_monday_zero_offset().unsigned_abs()
    }

    /// The date `days` later, or earlier if negative; `None` beyond the calendar.
    pub(crate) fn plus_days(self, days: i32) -> Option<Date> {
        let span = 0.days().try_days(days).ok()?;
        let date = self.0.checked_add(span).ok()?;
        // The text form has four digits and no sign.
        (date.year() >= 0).then_some(Date(date))
    }
}

/// Four, two and two digits with hyphens between them, and nothing else.
fn parse(text: &str) -> Option<Date> {
    let is_form = text.len() == 10
        && text.bytes().enumerate().all(|(index, byte)| match index {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !is_form {
        return None;
    }
    Date::new(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?)
}

impl FromStr for Date {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        parse(text).ok_or_else(|| {
            let message = format!("`{text}` is no day of the calendar");
            Problem::new("bad-date", message).cure("write YYYY-MM-DD").into()
        })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
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
