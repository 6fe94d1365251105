use std::fmt;
use std::num::NonZeroU32;

use serde::Serialize;

use crate::{Error, gazetteer::Problem, time::Date};

/// The first and the last day that a written date may mean: `2019-04` is all of April 2019.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Period {
    first: Day,
    last: Day,
}

/// `yyyymmdd`, so that days compare as numbers.
type Day = NonZeroU32;

/// How long the steps of a course of time are.
///
/// ```
/// use sambandh::RelationGraph;
/// use sambandh::graph::Step;
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let months = graph.balance("Kim Jong Un", "व्लादिमीर पुतिन").by(Step::Month);
/// assert_eq!(months.iter().next().unwrap().time.as_deref(), Some("2019-04"));
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// A year.
    #[default]
    Year,
    /// A month.
    Month,
}

impl Period {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let Some(month) = parts.next() else { return Period::year(year) };
        let month = number(month, 2).filter(|month| (1..=12).contains(month))?;
        if parts.next().is_none() {
            return Period::month(year, month);
        }
        text.parse::<Date>().ok().and_then(Period::day)
    }

    pub(super) fn day(date: Date) -> Option<Self> {
        let (month, day) = (u32::from(date.month()), u32::from(date.day()));
        Period::between(date.year().into(), (month, day), (month, day))
    }

    fn month(year: u32, month: u32) -> Option<Self> {
        // Later than any day of the month is late enough to compare with.
        Period::between(year, (month, 1), (month, 31))
    }

    fn year(year: u32) -> Option<Self> {
        Period::between(year, (1, 1), (12, 31))
    }

    fn between(year: u32, first: (u32, u32), last: (u32, u32)) -> Option<Self> {
        let day = |(month, day): (u32, u32)| Day::new(year * 10_000 + month * 100 + day);
        Some(Period { first: day(first)?, last: day(last)? })
    }

    /// Whether some day of it is not before the first day of `start`.
    pub(super) fn reaches(self, start: Period) -> bool {
        self.last >= start.first
    }

    /// Whether some day of it is not after the last day of `end`.
    pub(super) fn begins_by(self, end: Period) -> bool {
        self.first <= end.last
    }

    /// The year or month in which it lies; itself if it is longer than that.
    pub(super) fn step(self, step: Step) -> Period {
        let (year, month) = (self.first.get() / 10_000, self.first.get() / 100 % 100);
        let around = match step {
            Step::Year => Period::year(year),
            Step::Month => Period::month(year, month),
        };
        around.filter(|around| self.last <= around.last).unwrap_or(self)
    }
}

/// Reads a date that a caller wrote.
pub(super) fn parse(date: &str) -> Result<Period, Error> {
    Period::parse(date).ok_or_else(|| {
        Problem::new("bad-date", format!("`{date}` is no date"))
            .cure("write YYYY, YYYY-MM or YYYY-MM-DD")
            .into()
    })
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) =
            (self.first.get() / 10_000, self.first.get() / 100 % 100, self.first.get() % 100);
        if self.first == self.last {
            write!(f, "{year:04}-{month:02}-{day:02}")
        } else if self.last.get() - self.first.get() < 100 {
            write!(f, "{year:04}-{month:02}")
        } else {
            write!(f, "{year:04}")
        }
    }
}

fn number(digits: &str, length: usize) -> Option<u32> {
    let plain = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        Period::parse(text).unwrap()
    }

    #[test]
    fn keeps_the_precision_of_what_is_written() {
        for (text, first, last) in [
            ("2019", 20190101, 20191231),
            ("2019-04", 20190401, 20190431),
            ("2019-04-25", 20190425, 20190425),
            ("0000", 101, 1231),
        ] {
            let read = period(text);
            assert_eq!((read.first.get(), read.last.get(), read.to_string().as_str()), (first, last, text));
        }
    }

    #[test]
    fn steps_never_make_a_time_more_exact() {
        let steps = |text| [Step::Year, Step::Month].map(|step| period(text).step(step).to_string());
        assert_eq!(steps("2019-04-25"), ["2019", "2019-04"]);
        assert_eq!(steps("2019-04"), ["2019", "2019-04"]);
        assert_eq!(steps("2019"), ["2019", "2019"]);
    }

    #[test]
    fn a_bare_year_is_inside_every_window_that_touches_it() {
        assert!(period("2019").reaches(period("2019-06")));
        assert!(period("2019").begins_by(period("2019-06")));
        assert!(!period("2018").reaches(period("2019")));
        assert!(!period("2020").begins_by(period("2019")));
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in
            ["", "-", "19", "2019-", "2019-13", "2019-00", "2019-04-40", "2019-04-25-1", "२०१९", "+201"]
        {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }
}
