//! Runs `tests/cases/dates.yaml`, and checks what must hold for any text.

use proptest::prelude::*;
use serde::Deserialize;

use super::*;
use crate::gazetteer::{DatePattern, DateWords};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    published: Date,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    /// A date, or `none`.
    published: Option<String>,
    found: Vec<(String, Option<String>)>,
}

impl Case {
    fn published(&self, default: Date) -> Option<Date> {
        match self.published.as_deref() {
            None => Some(default),
            Some("none") => None,
            Some(date) => Some(date.parse().expect("date")),
        }
    }
}

fn dates() -> Dates {
    let files = [
        include_str!("../../gazetteers/grammar/dates-en.yaml"),
        include_str!("../../gazetteers/grammar/dates-hi.yaml"),
    ];
    let words = files.map(|file| serde_yaml::from_str::<DateWords>(file).expect("date words"));
    Dates::new(&words).expect("date patterns")
}

fn precision_of(value: Option<&str>) -> Precision {
    match value.map(str::len) {
        Some(4) => Precision::Year,
        Some(7) => Precision::Month,
        Some(_) => Precision::Day,
        None => Precision::Unresolved,
    }
}

#[test]
fn dates_are_found_as_listed() {
    let dates = dates();
    let cases: Cases =
        serde_yaml::from_str(include_str!("../../tests/cases/dates.yaml")).expect("tests/cases/dates.yaml");
    let mut wrong = Vec::new();
    for case in &cases.cases {
        let found = dates.find(&case.text, case.published(cases.published));
        let values: Vec<(String, Option<String>)> = found
            .iter()
            .map(|date| (date.when.text.to_string(), date.when.value.as_deref().map(str::to_owned)))
            .collect();
        if values != case.found {
            wrong.push(format!("{}: {values:?}", case.text));
        }
        for date in found {
            assert_eq!(&*date.when.text, date.span.of(&case.text));
            assert_eq!(date.when.precision, precision_of(date.when.value.as_deref()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn impossible_dates_are_refused() {
    for text in [
        "2019-02-29",
        "2019-13-01",
        "2019-00-01",
        "19-01-01",
        "+019-01-01",
        "2019-1-1",
        "2019-01-01 ",
        "",
        "०",
    ] {
        assert!(text.parse::<Date>().is_err(), "{text}");
    }
}

#[test]
fn bad_patterns_are_refused() {
    for say in ["[DAY", "DAY]", "(DAY]", "DAYS MONTH", "(in) [MONTH]", "", "a||b", &"[".repeat(100_000)] {
        let pattern = DatePattern { say: vec![say.to_owned()], ..DatePattern::default() };
        let words = DateWords { patterns: vec![pattern], ..DateWords::default() };
        assert!(Dates::new(&[words]).is_err(), "{say:.20}");
    }
}

proptest! {
    #[test]
    fn find_never_panics(
        pieces in prop::collection::vec(prop_oneof![
            "[0-9]{1,5}(st|th|s)?",
            "(April|May|मार्च|सितंबर|Tuesday|साल|पहले|last|next|in|the|years|ago|of|के|में|इस)",
            "[-,./]",
            any::<String>(),
        ], 0..15),
        year in 0..=9999_u16,
        month in 1..=12_u8,
    ) {
        let text = pieces.join(" ");
        let published = Date::new(year, month, 28);
        let found = dates_once().find(&text, published);
        prop_assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        for date in found {
            prop_assert_eq!(&*date.when.text, date.span.of(&text));
        }
    }

    #[test]
    fn date_is_written_as_read(year in 0..=9999_u16, month in 0..=13_u8, day in 0..=32_u8) {
        if let Some(date) = Date::new(year, month, day) {
            prop_assert_eq!(date.to_string().parse::<Date>(), Ok(date));
        }
    }
}

fn dates_once() -> &'static Dates {
    static DATES: std::sync::LazyLock<Dates> = std::sync::LazyLock::new(dates);
    &DATES
}
