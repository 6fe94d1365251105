//! From the parts of a date to a value, against the document's date only.

use super::pattern::Parts;
use super::{Date, Precision};
use crate::gazetteer::{TimeUnit, Toward};

/// Years that news speaks of. Later ones are Vikram years or numbers, not plans.
const YEARS: std::ops::RangeInclusive<u16> = 1400..=2075;

/// A day or month without a year is the last one, unless the next is this near:
/// reports look back for months, but announce only what is close.
const DAYS_AHEAD: i32 = 90;

/// How far back a day without a year is looked for; 29 February may be eight years away.
const YEARS_BACK: u16 = 8;

/// A resolved date.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Value {
    Year(u16),
    Month(u16, u8),
    Day(Date),
}

impl Value {
    /// The ISO form and how exact it is.
    pub(super) fn iso(self) -> (String, Precision) {
        match self {
            Value::Year(year) => (format!("{year:04}"), Precision::Year),
            Value::Month(year, month) => (format!("{year:04}-{month:02}"), Precision::Month),
            Value::Day(date) => (date.to_string(), Precision::Day),
        }
    }
}

/// A date as the calendar has it: year, month, day as far as they are said.
pub(super) fn calendar(parts: &Parts, published: Option<Date>, toward: Option<Toward>) -> Option<Value> {
    if let Some(year) = parts.year {
        return in_year(year, parts);
    }
    let published = published?;
    match (parts.month, parts.day, parts.weekday) {
        (Some(month), Some(day), _) => nearest(month, day, published, toward).map(Value::Day),
        (Some(month), None, _) => {
            let first = nearest(month, 1, first_of_month(published)?, toward)?;
            Some(Value::Month(first.year(), first.month()))
        }
        (None, Some(day), _) => last_day_numbered(day, published).map(Value::Day),
        (None, None, Some(weekday)) => nearest_weekday(weekday, published, toward).map(Value::Day),
        _ => None,
    }
}

/// `shift` units from the day of publication, times the number that is said.
pub(super) fn shifted(shift: i16, unit: TimeUnit, parts: &Parts, published: Date) -> Option<Value> {
    let count = i32::from(shift).checked_mul(i32::from(parts.number.unwrap_or(1)))?;
    match unit {
        TimeUnit::Day => published.plus_days(count).map(Value::Day),
        // A week has no precision that a date could be given with.
        TimeUnit::Week => None,
        TimeUnit::Month => {
            let months = i32::from(published.year()) * 12 + i32::from(published.month()) - 1 + count;
            let month = u8::try_from(months.rem_euclid(12) + 1).ok();
            in_year(u16::try_from(months.div_euclid(12)).ok()?, &Parts { month, ..*parts })
        }
        TimeUnit::Year => in_year(u16::try_from(i32::from(published.year()) + count).ok()?, parts),
    }
}

/// The date that the parts give in a year.
fn in_year(year: u16, parts: &Parts) -> Option<Value> {
    if !YEARS.contains(&year) {
        return None;
    }
    match (parts.month, parts.day) {
        (Some(month), Some(day)) => Date::new(year, month, day).map(Value::Day),
        (Some(month @ 1..=12), None) => Some(Value::Month(year, month)),
        (None, None) => Some(Value::Year(year)),
        _ => None,
    }
}

/// The day and month in the year that is meant.
fn nearest(month: u8, day: u8, published: Date, toward: Option<Toward>) -> Option<Date> {
    let year = published.year();
    let from = year.saturating_sub(YEARS_BACK);
    let mut days = (from..=year.saturating_add(YEARS_BACK)).filter_map(|year| Date::new(year, month, day));
    match toward {
        Some(Toward::Future) => days.find(|date| *date > published),
        Some(Toward::Past) => days.take_while(|date| *date < published).last(),
        None => {
            let latest = published.plus_days(DAYS_AHEAD)?;
            days.take_while(|date| *date <= latest).last()
        }
    }
}

/// The last day on or before publication that has this number in its month.
fn last_day_numbered(day: u8, published: Date) -> Option<Date> {
    let months = u32::from(published.year()) * 12 + u32::from(published.month()) - 1;
    // Of two months on end one has 31 days, and February has a neighbour with 30.
    (months.saturating_sub(2)..=months).rev().find_map(|months| {
        let (year, month) = (u16::try_from(months / 12).ok()?, (months % 12) as u8 + 1);
        Date::new(year, month, day).filter(|date| *date <= published)
    })
}

/// The weekday on or before publication, unless the phrase says which.
fn nearest_weekday(weekday: u8, published: Date, toward: Option<Toward>) -> Option<Date> {
    let back = (i32::from(published.weekday()) - i32::from(weekday)).rem_euclid(7);
    let days = match toward {
        None => -back,
        Some(Toward::Past) => {
            if back == 0 {
                -7
            } else {
                -back
            }
        }
        Some(Toward::Future) => 7 - back,
    };
    published.plus_days(days)
}

fn first_of_month(date: Date) -> Option<Date> {
    Date::new(date.year(), date.month(), 1)
}
