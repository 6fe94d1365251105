//! Runs every example and counter-example of every frame, and looks at the kinds.

use crate::check::Severity;
use crate::{Doc, Extractor, Gazetteer, Group};

#[test]
fn frames_do_as_their_examples_say() {
    let report = Gazetteer::default().check_paths(&["gazetteers"]).unwrap();
    let count: usize =
        report.frames.iter().map(|frame| frame.examples.all + frame.counter_examples.all).sum();
    let failures: Vec<String> = report
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| finding.to_string())
        .collect();
    assert!(count > 0 && failures.is_empty(), "{} of {count} fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn scores_are_of_the_side_that_their_group_is_on() {
    for file in Gazetteer::builtin().library().kinds.values().map(|placed| &placed.entry) {
        let fits = match file.goldstein {
            None => file.group == Group::State,
            Some(score) if score > 0.0 => Group::COOPERATION.contains(&file.group),
            Some(_) => Group::CONFLICT.contains(&file.group),
        };
        assert!(fits, "{} is {:?} with {:?}", file.kind, file.group, file.goldstein);
    }
}

#[test]
fn a_place_is_that_of_its_own_clause() {
    let text = "In Geneva, Japan condemned Chad, and Kenya attacked Sudan. \
                जिनेवा में जापान ने चाड की निंदा की, और केन्या ने सूडान पर हमला किया।";
    let doc = Doc::new("d1", text);
    let found = Extractor::builtin().extract(&doc);
    let places = found.relations().iter().map(|relation| (relation.kind.as_str(), relation.place.is_some()));
    let expected = [("accuse", true), ("assault", false)];
    assert_eq!(places.collect::<Vec<_>>(), [expected, expected].concat());
}
