//! The JSON Schema for editors says of every file what loading says. What needs a
//! validator is asked by tests/tools/schema.py.

use std::fs;

use sambandh::Gazetteer;
use serde_json::Value;

fn schema() -> Value {
    serde_json::from_str(&fs::read_to_string("gazetteers/schema.json").unwrap()).unwrap()
}

#[test]
fn loading_refuses_what_the_schema_refuses() {
    let bad: Vec<String> =
        serde_yaml::from_str(&fs::read_to_string("tests/cases/bad-files.yaml").unwrap()).unwrap();
    assert!(bad.len() > 9);
    for yaml in bad {
        let error = Gazetteer::builtin().clone().add_str("bad.yaml", &yaml).err();
        assert!(error.is_some(), "loading takes {yaml}");
    }
}

/// Loading names all fields it knows when it meets one it does not.
#[test]
fn it_knows_the_fields_that_loading_knows() {
    let schema = schema();
    let cases = [
        ("gazetteer", "sambandh: 1\nzzz: 1"),
        ("entity", "sambandh: 1\nentities: [{zzz: 1}]"),
        ("names", "sambandh: 1\nentities: [{names: {en: {zzz: 1}}}]"),
        ("term", "sambandh: 1\nentities: [{offices: [{zzz: 1}]}]"),
        ("range", "sambandh: 1\nentities: [{valid: {zzz: 1}}]"),
        ("office", "sambandh: 1\noffices: [{zzz: 1}]"),
        ("office-names", "sambandh: 1\noffices: [{names: {hi: {zzz: 1}}}]"),
        ("kind", "sambandh: 1\nkind: meet\nzzz: 1"),
        ("frame", "sambandh: 1\nkind: meet\nframes: [{zzz: 1}]"),
        ("pattern", "sambandh: 1\nkind: meet\nframes: [{hi: {zzz: 1}}]"),
        ("example", "sambandh: 1\nkind: meet\nframes: [{examples: [{zzz: 1}]}]"),
        ("grammar", "sambandh: 1\nmarkers: {}\nzzz: 1"),
        ("governor", "sambandh: 1\nmarkers: {}\ngovernors: [{zzz: 1}]"),
        ("pronoun", "sambandh: 1\nmarkers: {}\npronouns: [{zzz: 1}]"),
        ("sentence-words", "sambandh: 1\nopeners: []\nzzz: 1"),
        ("date-words", "sambandh: 1\nmonths: []\nzzz: 1"),
        ("date-pattern", "sambandh: 1\nmonths: []\npatterns: [{zzz: 1}]"),
        ("event-patterns", "sambandh: 1\npatterns: []\nzzz: 1"),
        ("event-slot", "sambandh: 1\npatterns: []\nslots: {BODY: {zzz: 1}}"),
        ("event-pattern", "sambandh: 1\npatterns: [{zzz: 1}]"),
        ("event-words", "sambandh: 1\npatterns: [{hi: {zzz: 1}}]"),
        ("event-example", "sambandh: 1\npatterns: [{examples: [{zzz: 1}]}]"),
        ("place-heads", "sambandh: 1\nplace_heads: []\nzzz: 1"),
        ("place-head", "sambandh: 1\nplace_heads: [{zzz: 1}]"),
        ("head-words", "sambandh: 1\nplace_heads: [{hi: {zzz: 1}}]"),
        ("place-example", "sambandh: 1\nplace_heads: [{examples: [{zzz: 1}]}]"),
        ("sounds", "sambandh: 1\nsounds: {}\nzzz: 1"),
        ("common-words", "sambandh: 1\ncommon: []\nzzz: 1"),
        ("name-words", "sambandh: 1\nsurnames: []\nzzz: 1"),
        ("name-element", "sambandh: 1\nsurnames: [{zzz: 1}]"),
    ];
    for (name, yaml) in cases {
        let message = Gazetteer::default().add_str("bad.yaml", yaml).unwrap_err().to_string();
        let mut known: Vec<&str> = message.split('`').skip(3).step_by(2).collect();
        // The last one may be the nearest, repeated as a cure.
        if message.contains("did you mean") {
            known.pop();
        }
        known.sort_unstable();
        let properties = schema["$defs"][name]["properties"].as_object().unwrap();
        let mut listed: Vec<&str> = properties.keys().map(String::as_str).collect();
        listed.sort_unstable();
        assert_eq!(listed, known, "{name}: {message}");
    }
}
