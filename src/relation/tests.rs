//! Runs every example and counter-example of every frame.

use crate::Gazetteer;
use crate::check::Severity;

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
