//! The order of files, entries and frames decides nothing.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{assert_sound, json_line};
use sambandh::{Doc, Extractor, Gazetteer};
use serde_yaml::Value;

/// Lists whose order means nothing. Others rank their items, such as the slots of a frame.
const UNORDERED: [&str; 8] =
    ["entities", "offices", "frames", "aliases", "misspellings", "short", "members", "participants"];

const TEXTS: [(&str, Option<&str>); 10] = [
    (
        "रूस के राष्ट्रपति व्लादिमीर पुतिन ने मॉस्को में प्रधानमंत्री नरेंद्र मोदी से मुलाकात की। बीजिंग ने इस बैठक का स्वागत किया।",
        Some("2024-07-09"),
    ),
    ("अमेरिका ने चीन पर जासूसी का आरोप लगाया, लेकिन चीनी विदेश मंत्रालय ने उसे खारिज कर दिया।", None),
    ("संयुक्त राष्ट्र सुरक्षा परिषद ने उत्तर कोरिया पर नए प्रतिबंध लगाए।", Some("2017-09-12")),
    ("दक्षिण कोरिया और जापान के बीच समझौता हुआ; किम ने इसकी निंदा की।", None),
    ("प्रधानमंत्री शेख हसीना ढाका लौटीं और भारत को मदद के लिए धन्यवाद दिया।", Some("2022-09-09")),
    ("President Bush urged Congress to back the treaty; the Russian president refused.", Some("2002-05-24")),
    (
        "US officials said Georgia and Ukraine would join NATO, a plan that Moscow rejected.",
        Some("2008-04-04"),
    ),
    (
        "Xi Jinping, the president of China, will visit Kim Jong Un in Pyongyang next week, Xinhua reported.",
        Some("2019-06-17"),
    ),
    ("Former German Chancellor Angela Merkel criticised Mr Trump's tariffs on the European Union.", None),
    ("Talks between India and Pakistan on Kashmir ended without an agreement in New York.", None),
];

fn gazetteers() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteers")
}

fn yaml_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            yaml_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            files.push(path);
        }
    }
    files.sort();
}

/// Turns every unordered list in the value round.
fn turn_round(value: &mut Value) {
    match value {
        Value::Sequence(items) => items.iter_mut().for_each(turn_round),
        Value::Mapping(fields) => {
            for (key, field) in fields.iter_mut() {
                turn_round(field);
                if let Value::Sequence(items) = field
                    && UNORDERED.iter().any(|unordered| key == unordered)
                {
                    items.reverse();
                }
            }
        }
        _ => {}
    }
}

/// The gazetteers with their entries turned round, in files that are read last to first.
fn turned_round() -> Gazetteer {
    let mut files = Vec::new();
    yaml_files(&gazetteers(), &mut files);
    let folder = tempfile::tempdir().unwrap();
    for (index, file) in files.iter().rev().enumerate() {
        let mut yaml: Value = serde_yaml::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        turn_round(&mut yaml);
        fs::write(folder.path().join(format!("{index:03}.yaml")), serde_yaml::to_string(&yaml).unwrap())
            .unwrap();
    }
    let mut gazetteer = Gazetteer::default();
    gazetteer.add_path(folder.path()).unwrap();
    gazetteer
}

#[test]
fn order_of_files_entries_and_frames_decides_nothing() {
    let turned = Extractor::builder().gazetteer(turned_round()).build().unwrap();
    for (text, date) in TEXTS {
        let doc = Doc::new("d", text);
        let doc = match date {
            Some(date) => doc.published(date).unwrap(),
            None => doc,
        };
        assert_sound(&turned.extract(&doc));
        assert_eq!(json_line(&turned, &doc), json_line(Extractor::builtin(), &doc), "{text}");
    }
}

#[test]
fn layers_may_come_in_any_order_that_their_references_allow() {
    let layers = ["grammar", "relations", "offices.yaml", "phrases.yaml"].map(|path| gazetteers().join(path));
    let line = |order: &[&PathBuf]| {
        let mut gazetteer = Gazetteer::default();
        for path in order {
            gazetteer.add_path(path).unwrap();
        }
        gazetteer.add_str("people.yaml", PEOPLE).unwrap();
        let extractor = Extractor::builder().gazetteer(gazetteer).build().unwrap();
        json_line(&extractor, &Doc::new("d", "Kiran Iyer met Asha Rao. आशा राव ने किरण अय्यर की आलोचना की।"))
    };
    let first = line(&layers.each_ref());
    assert!(first.contains("\"consult\""), "{first}");
    let [grammar, relations, offices, phrases] = layers.each_ref();
    assert_eq!(line(&[phrases, offices, grammar, relations]), first);
    assert_eq!(line(&[relations, phrases, grammar, offices]), first);
}

const PEOPLE: &str = "
sambandh: 1
entities:
- {id: 'person:kiran-iyer', type: person, names: {en: {label: Kiran Iyer}, hi: {label: किरण अय्यर}}}
- {id: 'person:asha-rao', type: person, names: {en: {label: Asha Rao}, hi: {label: आशा राव}}}
";
