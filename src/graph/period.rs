use crate::time::Date;

/// The first and the last day that a written date may mean: `2019-04` is all of April 2019.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Period {
    first: Day,
    last: Day,
}

/// `yyyymmdd`, so that days compare as numbers.
type Day = u32;

impl Period {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let Some(month) = parts.next() else { return Some(Period::between(year, (1, 1), (12, 31))) };
        let month = number(month, 2).filter(|month| (1..=12).contains(month))?;
        if parts.next().is_none() {
            // Later than any day of the month is late enough to compare with.
            return Some(Period::between(year, (month, 1), (month, 31)));
        }
        text.parse::<Date>().ok()?;
        let day = number(text.get(8..)?, 2)?;
        Some(Period::between(year, (month, day), (month, day)))
    }

    fn between(year: u32, first: (u32, u32), last: (u32, u32)) -> Self {
        let day = |(month, day): (u32, u32)| year * 10_000 + month * 100 + day;
        Period { first: day(first), last: day(last) }
    }

    /// Whether some day of it is not before the first day of `start`.
    pub(super) fn reaches(self, start: Period) -> bool {
        self.last >= start.first
    }

    /// Whether some day of it is not after the last day of `end`.
    pub(super) fn begins_by(self, end: Period) -> bool {
        self.first <= end.last
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
        assert_eq!(period("2019"), Period { first: 20190101, last: 20191231 });
        assert_eq!(period("2019-04"), Period { first: 20190401, last: 20190431 });
        assert_eq!(period("2019-04-25"), Period { first: 20190425, last: 20190425 });
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
