//! Graphs as XML.

mod gexf;
mod graphml;

use std::borrow::Cow;

pub use gexf::write_gexf;
pub use graphml::write_graphml;

use super::facts::{Facts, word};
use crate::{Entity, Lang, graph::Edge};

/// An attribute that nodes or edges have in either format.
struct Field {
    name: &'static str,
    sort: Sort,
}

#[derive(Clone, Copy)]
enum Sort {
    Text,
    Number,
    Truth,
}

const fn field(name: &'static str, sort: Sort) -> Field {
    Field { name, sort }
}

const NODE_FIELDS: [Field; 6] = [
    field("name", Sort::Text),
    field("type", Sort::Text),
    field("en", Sort::Text),
    field("hi", Sort::Text),
    field("country", Sort::Text),
    field("linked", Sort::Truth),
];

const EDGE_FIELDS: [Field; 7] = [
    field("kind", Sort::Text),
    field("symmetric", Sort::Truth),
    field("asserted", Sort::Truth),
    field("statements", Sort::Number),
    field("documents", Sort::Number),
    field("first", Sort::Text),
    field("last", Sort::Text),
];

/// Values in the order of [`NODE_FIELDS`]; none where the entity has none.
fn node_values(entity: &Entity, lang: Lang) -> [Option<String>; NODE_FIELDS.len()] {
    let text = |name: Option<&str>| name.map(|name| legal(name).into_owned());
    [
        text(Some(entity.name(lang))),
        Some(word(entity.entity_type)),
        text(entity.en.as_deref()),
        text(entity.hi.as_deref()),
        text(entity.country.as_deref()),
        Some(entity.linked.to_string()),
    ]
}

/// Values in the order of [`EDGE_FIELDS`].
fn edge_values(edge: &Edge<'_>) -> [Option<String>; EDGE_FIELDS.len()] {
    let facts = Facts::of(edge);
    let time = |time: String| (!time.is_empty()).then(|| legal(&time).into_owned());
    [
        Some(legal(edge.kind.as_str()).into_owned()),
        Some(edge.symmetric.to_string()),
        Some(facts.asserted.to_string()),
        Some(facts.statements.to_string()),
        Some(facts.documents.to_string()),
        time(facts.first),
        time(facts.last),
    ]
}

/// The text without the characters that XML cannot hold, even escaped. Readers make a
/// space of line ends and tabs in attributes, so here they are spaces throughout.
fn legal(text: &str) -> Cow<'_, str> {
    let is_legal = |letter: char| !letter.is_control() && !matches!(letter, '\u{FFFE}' | '\u{FFFF}');
    if text.chars().all(is_legal) {
        return text.into();
    }
    let kept = text.chars().filter_map(|letter| match letter {
        '\t' | '\n' | '\r' => Some(' '),
        _ => is_legal(letter).then_some(letter),
    });
    kept.collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use quick_xml::events::Event;
    use quick_xml::{Reader, XmlVersion};

    use super::*;
    use crate::graph::samples::{Sample, graph};

    /// Every text and attribute value of a document that reads without an error.
    fn read_back(xml: &[u8]) -> Vec<String> {
        let mut reader = Reader::from_reader(xml);
        let mut found = vec![String::new()];
        loop {
            match reader.read_event().unwrap() {
                Event::Eof => return found,
                Event::Start(tag) | Event::Empty(tag) => {
                    let values = tag.attributes().map(|attribute| {
                        attribute.unwrap().normalized_value(XmlVersion::Explicit1_0).unwrap().into_owned()
                    });
                    found.extend(values);
                    found.push(String::new());
                }
                Event::Text(text) => found.last_mut().unwrap().push_str(&text),
                Event::GeneralRef(name) => {
                    let letter = match name.resolve_char_ref().unwrap() {
                        Some(letter) => letter.to_string(),
                        None => quick_xml::escape::resolve_predefined_entity(&name).unwrap().to_owned(),
                    };
                    found.last_mut().unwrap().push_str(&letter);
                }
                _ => {}
            }
        }
    }

    #[test]
    fn any_name_comes_back_whole() {
        let (awkward, odd) = ("<b>\"R&D\" 'क' ]]></data>", "a\0\u{8}b\u{FFFE}\nc");
        let graph = graph(&[Sample::new("d").says(awkward, "ties", odd)]);
        let mut graphml = Vec::new();
        write_graphml(&mut graphml, graph.relations(), Lang::En).unwrap();
        let mut gexf = Vec::new();
        write_gexf(&mut gexf, graph.relations(), Lang::Hi).unwrap();
        for xml in [graphml, gexf] {
            let found = read_back(&xml);
            for name in [awkward, "ab c"] {
                assert!(found.iter().any(|text| text == name), "{name:?} in {found:?}");
            }
        }
    }
}
