//! `check`: what it finds, where, and what the example does with it.

use std::fs;
use std::process::{Command, Output};
use std::sync::LazyLock;

use sambandh::Gazetteer;
use sambandh::check::{Finding, Report, Severity};

/// Enough beneath to check against, and little enough to do it often.
static BENEATH: LazyLock<Gazetteer> = LazyLock::new(|| {
    let mut gazetteer = Gazetteer::default();
    gazetteer.add_path("gazetteers/grammar").unwrap().add_path("gazetteers/offices.yaml").unwrap();
    gazetteer.add_str("beneath.yaml", SOME_NAMES).unwrap();
    gazetteer
});

const SOME_NAMES: &str = "\
sambandh: 1
entities:
- id: Q668
  type: country
  iso: {alpha2: \"IN\", alpha3: \"IND\"}
  names: {en: {label: India}, hi: {label: भारत}}
- id: Q1058
  type: person
  names: {en: {label: Narendra Modi, short: [{text: Modi, alone: true}]}, hi: {label: नरेंद्र मोदी, short: [{text: मोदी, alone: true}]}}
  offices:
  - {office: prime-minister, of: \"IND\", from: \"2014-05-26\", as_of: \"2026\"}
- id: Q7747
  type: person
  names: {en: {label: Vladimir Putin, short: [{text: Putin, alone: true}]}, hi: {label: व्लादिमीर पुतिन, short: [{text: पुतिन, alone: true}]}}
";

fn check(yaml: &str) -> Report {
    BENEATH.check_str("mine.yaml", yaml)
}

/// `line:column code` of all but advice.
fn found(yaml: &str) -> Vec<String> {
    let findings = check(yaml).findings;
    let told = findings.iter().filter(|finding| finding.severity != Severity::Advice);
    told.map(|finding| format!("{}:{} {}", finding.line, finding.column, finding.code)).collect()
}

#[track_caller]
fn assert_found(yaml: &str, wanted: &[&str]) {
    assert_eq!(found(yaml), wanted, "{:#?}", check(yaml).findings);
}

const PERSON: &str = "\
sambandh: 1
entities:
- id: person:asha-rao
  type: person
  names:
    en: {label: Asha Rao}
    hi: {label: आशा राव}
";

#[test]
fn a_sound_file_is_clean() {
    assert_found(PERSON, &[]);
    assert_found("sambandh: 1\n", &[]);
}

#[test]
fn one_broken_entry_hides_no_other() {
    let yaml = "\
sambandh: 1
entities:
- id: place:one
  typ: place
  names: {en: {label: One}, hi: {label: वन}}
- id: place:two
  type: place
  names: {en: {labl: Two}}
- id: place:three
  type: place
  names: {en: {label: Threeborough}}
- {id: place:three, type: place, names: {en: {label: Threeham}, hi: {label: थ्रीहम}}}
- {id: person:x-y, type: person, country: XXY, names: {en: {label: Xan Yore}, hi: {label: ज़ैन योर}}}
";
    assert_found(yaml, &["4:3 unknown-field", "8:16 unknown-field", "9:7 missing-name", "12:8 duplicate-id"]);
}

#[test]
fn references_that_lead_nowhere_are_all_told() {
    let yaml = format!("{PERSON}  country: \"INX\"\n  offices: [{{office: presidnt, of: \"IND\"}}]\n");
    assert_found(&yaml, &["8:13 unknown-id", "9:22 unknown-id"]);
}

#[test]
fn a_form_of_two_entities_needs_a_condition() {
    let yaml = "\
sambandh: 1
entities:
- id: place:putin
  type: place
  names: {en: {label: Putinsk, aliases: [Vladimir Putin]}, hi: {label: पुतिन्स्क, aliases: [व्लादिमीर पुतिन]}}
";
    assert_found(yaml, &["5:42 shared-form", "5:93 shared-form"]);
    let needs = yaml.replace("[Vladimir Putin]", "[{text: Vladimir Putin, needs: [hamlet]}]");
    let needs = needs.replace("[व्लादिमीर पुतिन]", "[{text: व्लादिमीर पुतिन, needs: [गांव]}]");
    assert_found(&needs, &[]);
}

#[test]
fn words_are_no_names() {
    let yaml = "\
sambandh: 1
entities:
- {id: place:hope, type: place, names: {en: {label: Hope}, hi: {label: होप}}}
- {id: place:sabha, type: place, names: {en: {label: Sabhapur}, hi: {label: सभा}}}
- {id: place:with, type: place, names: {en: {label: With}, hi: {label: {text: के, allow_short: true}}}}
- {id: place:end, type: place, names: {en: {label: {text: End, before: [village]}}, hi: {label: एंडगांव}}}
";
    assert_found(yaml, &["3:53 common-word", "4:77 common-word", "5:53 common-word", "5:79 common-word"]);
}

#[test]
fn a_form_that_folds_to_another_is_dead() {
    let yaml = "\
sambandh: 1
entities:
- id: person:b-n-rao
  type: person
  names:
    en: {label: B. N. Rao, aliases: [B N Rao, BN Rao]}
    hi: {label: बी एन राव, aliases: [बी. एन. राव, {text: बी एन राव, needs: [\"IND\"]}]}
";
    assert_found(yaml, &["6:38 dead-form", "7:38 dead-form", "7:58 dead-form"]);
}

#[test]
fn elements_of_names_stand_once_and_say_if_they_are_words() {
    let yaml = "\
sambandh: 1
given_names:
- {en: [Asha], hi: [आशा]}
- {en: [Rahul, Ráhul], hi: [राहुल]}
- {en: [Rahul], hi: []}
surnames:
- {en: [Smith], hi: [स्मिथ]}
";
    assert_found(yaml, &["3:3 common-word", "4:16 dead-form", "5:3 missing-name", "5:9 dead-form"]);
}

#[test]
fn terms_must_make_sense() {
    let terms = |terms: &str| format!("{PERSON}  offices:\n{terms}");
    let overlapping = "  - {office: prime-minister, of: \"IND\", from: \"2015\", to: \"2016-12\"}\n";
    assert_found(&terms(overlapping), &["9:14 overlapping-terms"]);
    let twice = "  - {office: mayor, of: \"IND\", from: \"2001\", to: \"2009\"}\n".repeat(2);
    assert_found(&terms(&twice), &["10:14 overlapping-terms"]);
    let open = "  - {office: mayor, of: \"IND\", from: \"2001\"}\n";
    assert_found(&terms(open), &["9:14 old-term"]);
    let backwards = "  - {office: mayor, of: \"IND\", from: \"2011\", to: \"2010\"}\n";
    assert_found(&terms(backwards), &["9:39 bad-date"]);
    let handover = "  - {office: prime-minister, of: \"IND\", from: \"2014-05-10\", to: \"2014-05-28\"}\n";
    assert_found(&terms(handover), &[]);
}

#[test]
fn text_is_looked_at_whatever_it_means() {
    let yaml = "sambandh: 1\nlang: hi\ncommon: [लोग, No, on,\u{200B} सब, false]\n";
    assert_found(yaml, &["3:15 unquoted", "3:19 unquoted", "3:22 invisible", "3:28 unquoted"]);
    let findings = check(yaml).findings;
    assert!(findings[2].message.contains("U+200B"));
    let yaml = "sambandh: 1\nmonths: []\nnumbers: {एक: 1, दो: 2, एक: 3}\n";
    assert_found(yaml, &["3:25 duplicate-key"]);
}

const KIND: &str = "\
sambandh: 1
kind: toast
label: {en: toasted, hi: सम्मान में जाम}
meaning: {en: drinks to, hi: सम्मान में जाम उठाना}
group: verbal-cooperation
source: [person]
target: [person]
frames:
- id: toast
  en: {verb: [toast], source: [subject], target: [object]}
  hi: {noun: [जाम], verb: [उठा], source: [subject], target: [के लिए]}
  examples:
  - {text: \"Modi toasted Putin in Moscow.\", expect: [[Narendra Modi, Vladimir Putin]]}
  - {text: \"Putin will toast Modi on Friday.\", expect: [[Vladimir Putin, Narendra Modi]], modality: planned}
  - {text: \"मोदी ने पुतिन के लिए जाम उठाया।\", expect: [[Narendra Modi, Vladimir Putin]]}
  - {text: \"पुतिन ने मोदी के लिए जाम उठाया।\", expect: [[व्लादिमीर पुतिन, नरेंद्र मोदी]]}
  counter_examples:
  - \"Modi had toast with Putin.\"
  - \"मोदी ने पुतिन को जाम दिया।\"
";

#[test]
fn frames_are_held_to_their_examples() {
    let report = check(KIND);
    assert_eq!(report.findings, []);
    assert_eq!(report.frames[0].to_string(), "ok toast: 4 examples passed, 2 counter-examples silent");
    let wrong = KIND
        .replace("[[Vladimir Putin, Narendra Modi]], modality: planned", "[[Vladimir Putin, Narendra Modi]]");
    let wrong = wrong.replace("मोदी ने पुतिन को जाम दिया।", "मोदी ने पुतिन के लिए जाम उठाया।");
    assert_found(&wrong, &["14:12 example-fails", "19:5 counter-example-fires"]);
    let report = check(&wrong);
    assert!(
        report.findings[0]
            .message
            .contains("Vladimir Putin > Narendra Modi (Positive, Planned, by toast.toast.en)"),
        "{}",
        report.findings[0]
    );
    assert_eq!(
        report.frames[0].to_string(),
        "fails toast: 3 of 4 examples passed, 1 of 2 counter-examples silent"
    );
    let few = KIND.replace("  - \"Modi had toast with Putin.\"\n", "");
    assert_found(&few, &["9:7 few-examples"]);
}

#[test]
fn a_warning_is_answered_with_a_reason() {
    let village = "sambandh: 1\nentities:\n- {id: place:hope, type: place, names: {en: {label: Hope}, hi: {label: होप}}";
    assert_found(&format!("{village}, allow: {{common-word: we read only of villages}}}}\n"), &[]);
    assert_found(
        &format!("{village}, allow: {{common-word: \"\"}}}}\n"),
        &["3:53 common-word", "3:87 unused-allow"],
    );
    let other = format!("{PERSON}  allow: {{common-word: a reason for nothing}}\n");
    assert_found(&other, &["8:11 unused-allow"]);
}

#[test]
fn an_error_cannot_be_allowed_away() {
    let yaml = format!("{PERSON}  country: \"INX\"\n  allow: {{unknown-id: it is there}}\n");
    assert_found(&yaml, &["8:13 unknown-id", "9:11 unused-allow"]);
}

#[test]
fn advice_guesses_by_sound() {
    let yaml = "\
sambandh: 1
entities:
- id: person:a-karenin
  type: person
  names:
    en: {label: Anna Karenina}
    hi: {label: अन्ना कारेनिना, aliases: [करेनीना, अन्ना वोल्कोवा]}
";
    let findings = check(yaml).findings;
    let advice: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
    assert!(advice.contains(&"sound") && advice.contains(&"unlisted-spelling"), "{findings:#?}");
    assert!(findings.iter().all(|finding| finding.severity == Severity::Advice));
}

#[test]
fn no_text_is_too_strange() {
    let strange = [
        "",
        "\u{FEFF}",
        "[",
        "- - -",
        "sambandh: 1\nentities: 3",
        "sambandh: 1\nkind: x",
        "a: &a [*a]",
        "%",
        "\0",
        "sambandh: 1\nentities:\n- {id: \"\u{0}\"}",
    ];
    for yaml in strange {
        assert!(check(yaml).count(Severity::Error) > 0 || check(yaml).findings.is_empty());
    }
}

fn run(arguments: &[&str]) -> Output {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--example", "check"]);
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    cargo.arg("--").args(arguments).output().unwrap()
}

#[test]
fn the_example_tells_by_its_status() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.yaml");
    let path = file.to_str().unwrap();
    let status = |arguments: &[&str]| run(arguments).status.code();
    fs::write(&file, PERSON).unwrap();
    assert_eq!(status(&[path]), Some(0));
    fs::write(&file, PERSON.replace("    en: {label: Asha Rao}\n", "")).unwrap();
    assert_eq!((status(&[path]), status(&["--deny", "warnings", path])), (Some(0), Some(1)));
    fs::write(&file, PERSON.replace("type", "typ")).unwrap();
    assert_eq!(status(&[path]), Some(1));
    let json = run(&["--format", "json", path]).stdout;
    let findings: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let first = &findings[0];
    assert_eq!((first["line"].as_u64(), first["column"].as_u64()), (Some(4), Some(3)));
    assert_eq!((first["severity"].as_str(), first["code"].as_str()), (Some("error"), Some("unknown-field")));
    assert_eq!(status(&["--nothing"]), Some(2));
    assert_eq!(status(&["no/such/folder"]), Some(2));
}

#[test]
fn findings_are_sorted_and_print_their_cure() {
    let yaml = "sambandh: 1\nentities:\n- {id: place:hope, type: place, names: {en: {label: Hope}}}\n";
    let findings = check(yaml).findings;
    let places: Vec<(usize, usize)> = findings.iter().map(|finding| (finding.line, finding.column)).collect();
    assert!(places.is_sorted() && places.len() == 2);
    let printed = findings.iter().map(Finding::to_string).collect::<Vec<_>>().join("\n");
    assert!(
        printed
            .starts_with("mine.yaml:3:8  warning  `place:hope` has no Hindi label  [missing-name]\n    news")
    );
}

#[test]
fn what_is_no_yaml_hides_behind_nothing() {
    let yaml =
        "sambandh: 1\nentities:\n- {id: Q1, typ: place}\n- {id: Q2, names: {hi: {label: मेरठ}\n- {id: Q3}\n";
    assert_found(yaml, &["3:12 unknown-field", "5:1 bad-yaml"]);
    let twice = PERSON.replace("  type: person\n", "  type: person\n  type: person\n");
    assert_found(&twice, &["5:3 duplicate-key"]);
}
