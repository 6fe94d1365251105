//! What `explain` tells, and how the examples `explain` and `corpus` print it.

use std::fs;
use std::process::Command;

use sambandh::trace::{Fate, Outcome, Part, Reason};
use sambandh::{Doc, Extractor};
use serde_json::Value;

/// What an example prints.
fn output(example: &str, arguments: &[&str]) -> String {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--example", example]);
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    let output = cargo.arg("--").args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The part at which a frame failed in a sentence of its own, and what came of it.
fn failure(rule: &str, text: &str) -> (Outcome, Option<Part>) {
    let doc = Doc::new("d1", text);
    let (_, trace) = Extractor::builtin().explain(&doc);
    let attempt = trace.attempts.iter().find(|attempt| attempt.rule == rule);
    let attempt = attempt.unwrap_or_else(|| panic!("{rule} was not tried: {:?}", trace.attempts));
    (attempt.outcome, attempt.failed().map(|condition| condition.part))
}

#[test]
fn the_first_failed_condition_is_named() {
    let rows = [
        ("consult.meet.en", "Modi met Putin in Moscow.", Outcome::Fired, None),
        ("consult.meet.hi", "मोदी ने पुतिन से मुलाकात की।", Outcome::Fired, None),
        (
            "consult.meet.en",
            "Modi and Putin's teams met in a cricket final.",
            Outcome::Discarded,
            Some(Part::Sentence),
        ),
        (
            "consult.meet.en",
            "Modi met Putin before the deadline in Moscow.",
            Outcome::Words,
            Some(Part::Unless),
        ),
        ("consult.meet.hi", "मोदी ने पुतिन से मुलाकात पर किताब पढ़ी।", Outcome::NoVerb, Some(Part::Verb)),
        ("aid.give-aid.hi", "भारत में मोदी ने सहायता दी।", Outcome::NoTarget, Some(Part::Target)),
    ];
    for (rule, text, outcome, part) in rows {
        assert_eq!(failure(rule, text), (outcome, part), "{rule}: {text}");
    }
}

#[test]
fn conditions_agree_with_what_came_of_the_frame() {
    for file in ["summit.en.txt", "summit.hi.txt", "border.en.txt", "border.hi.txt"] {
        let doc = Doc::new(file, fs::read_to_string(format!("examples/data/{file}")).unwrap());
        let (_, trace) = Extractor::builtin().explain(&doc);
        for attempt in &trace.attempts {
            let fired = attempt.outcome == Outcome::Fired;
            assert_eq!(attempt.failed().is_none(), fired, "{file}: {attempt:?}");
        }
    }
}

#[test]
fn a_name_that_was_not_found_has_a_reason() {
    let rows = [
        ("चीन", "प्राचीन मंदिर देखने लोग आए।", Fate::InsideWord),
        ("अमेरिका", "दक्षिण अमेरिका में बारिश हुई।", Fate::Rejected(Reason::Neighbour)),
        ("Korea", "South Korea answered.", Fate::InsideName),
        ("May", "They may meet in May.", Fate::Rejected(Reason::Case)),
        ("Modi", "Narendra Modi spoke.", Fate::Rejected(Reason::Shadowed)),
        ("Modi", "Modi spoke.", Fate::Found),
        ("मोदी", "मोदी बोले।", Fate::Found),
        ("Asha Zorb", "Asha Zorb spoke.", Fate::Unlisted),
        ("आशा ज़ोर्ब", "आशा ज़ोर्ब बोलीं।", Fate::Unlisted),
    ];
    for (name, text, fate) in rows {
        let seen = Extractor::builtin().sightings(&Doc::new("d1", text), name);
        assert!(seen.iter().any(|sighting| sighting.fate == fate), "{name} in {text}: {seen:?}");
    }
    assert_eq!(Extractor::builtin().sightings(&Doc::new("d1", "Modi spoke."), "Putin"), []);
    assert_eq!(Extractor::builtin().sightings(&Doc::new("d1", "Modi spoke."), " "), []);
}

#[test]
fn the_example_answers_questions() {
    let rows: [(&[&str], &[&str]); 6] = [
        (
            &["--rule", "consult.meet", "--text", "मोदी ने पुतिन से वार्ता की।"],
            &["consult.meet.hi was not tried", "nearest: consult.hold-talks.hi", "fired"],
        ),
        (
            &["--rule", "consult.meet", "--text", "Modi met with silence in Moscow."],
            &["consult.meet.en at \"met\": did not fire", "✗  target"],
        ),
        (&["--find", "चीन", "--text", "प्राचीन मंदिर"], &["✗", "(Q148)", "it is only part of a word"]),
        (&["--find", "Putin", "--text", "Putin spoke."], &["✓", "Vladimir Putin (Q7747)", "found"]),
        (&["--at", "0", "--text", "South Korea met Japan."], &["\"South Korea\"", "✓", "Korea"]),
        (&["--text", "मोदी ने मौसम की तारीफ की, पुतिन ने नहीं।"], &["✗", "support."]),
    ];
    for (arguments, wanted) in rows {
        let printed = output("explain", arguments);
        for part in wanted {
            assert!(printed.contains(part), "{arguments:?} lacks {part}:\n{printed}");
        }
    }
}

#[test]
fn the_example_names_the_nearest_rule_to_one_that_is_not_there() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--example", "explain"]);
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    let output = cargo.args(["--", "--rule", "consult.met.hi", "--text", "मोदी"]).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stderr).contains("did you mean consult.meet.hi?"));
}

#[test]
fn a_corpus_is_counted_and_compared() {
    let folder = tempfile::tempdir().unwrap();
    let (text, before) = (folder.path().join("news.txt"), folder.path().join("before.json"));
    let [text_path, before_path] = [&text, &before].map(|path| path.to_str().unwrap());
    fs::write(&text, "Modi met Putin. मोदी ने पुतिन से मुलाकात की।").unwrap();
    let counted = output("corpus", &["--format", "json", text_path]);
    fs::write(&before, &counted).unwrap();
    let report: Value = serde_json::from_str(&counted).unwrap();
    for rule in ["consult.meet.en", "consult.meet.hi"] {
        assert_eq!(report["rules"][rule]["fired"], 1, "{counted}");
    }
    assert!(output("corpus", &[text_path]).contains("consult.meet.hi"));
    assert!(output("corpus", &["--compare", before_path, text_path]).contains("no frame fares differently"));
    fs::write(&text, "Modi met Putin. मोदी ने पुतिन को सुना।").unwrap();
    let changed = output("corpus", &["--compare", before_path, text_path]);
    let line =
        changed.lines().find(|line| line.contains("consult.meet.hi")).unwrap_or_else(|| panic!("{changed}"));
    assert!(line.contains("1 → 0"), "{changed}");
    assert!(!changed.contains("consult.meet.en"), "{changed}");
}
