use std::collections::BTreeMap;
use std::io::{self, Write};

use oxjsonld::JsonLdSerializer;
use oxrdf::vocab::{rdf, rdfs, xsd};
use oxrdf::{BlankNode, GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use oxttl::NQuadsSerializer;

use super::facts::{ends, word};
use super::iri::{self, Thing};
use crate::gazetteer::KindInfo;
use crate::graph::{Edge, Evidence};
use crate::{Entity, EntityType, Gazetteer, Lang};

const SCHEMA: &str = "https://schema.org/";
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const DCTERMS: &str = "http://purl.org/dc/terms/";
const OWL: &str = "http://www.w3.org/2002/07/owl#";
/// PLOVER has no IRIs of its own; this is the home of its codebook.
const PLOVER: &str = "https://github.com/openeventdata/PLOVER#";

/// Abbreviations in JSON-LD.
const PREFIXES: [(&str, &str); 9] = [
    ("wd", "http://www.wikidata.org/entity/"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", SCHEMA),
    ("skos", SKOS),
    ("dcterms", DCTERMS),
    ("owl", OWL),
    ("kind", "urn:sambandh:kind:"),
    ("property", "urn:sambandh:property:"),
];

/// Writes edges, with all that is known of them, as RDF in N-Quads.
///
/// Entities are Wikidata's where they have a QID, else `urn:sambandh:entity:…`, with
/// their names and a type of schema.org. Every statement is an `rdf:Statement` in the
/// named graph of its document: its subject, its predicate (`urn:sambandh:kind:…`), its
/// object, and what the text says about it under `urn:sambandh:property:…`. One that is
/// asserted also stands there as a plain triple. Kinds are described by `gazetteer`, with
/// a `skos:closeMatch` to PLOVER's category or to Wikidata's property.
///
/// # Errors
///
/// If `out` cannot be written to.
///
/// ```
/// use sambandh::{Gazetteer, RelationGraph, export};
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let mut out = Vec::new();
/// export::write_nquads(&mut out, graph.relations().kind("consult"), Gazetteer::builtin()).unwrap();
/// let quads = String::from_utf8(out).unwrap();
/// assert!(quads.contains("<http://www.wikidata.org/entity/Q56226> <urn:sambandh:kind:consult> \
///     <http://www.wikidata.org/entity/Q7747> <urn:sambandh:document:vladivostok-en> ."));
/// assert!(quads.contains("\"व्लादिमीर पुतिन\"@hi"));
/// # Ok::<(), sambandh::Error>(())
/// ```
pub fn write_nquads<'g>(
    out: &mut impl Write,
    edges: impl IntoIterator<Item = Edge<'g>>,
    gazetteer: &Gazetteer,
) -> io::Result<()> {
    let mut writer = NQuadsSerializer::new().for_writer(out);
    quads(edges, gazetteer).iter().try_for_each(|quad| writer.serialize_quad(quad))
}

/// Writes edges, with all that is known of them, as JSON-LD: the RDF of [`write_nquads`].
///
/// # Errors
///
/// If `out` cannot be written to.
///
/// ```
/// use sambandh::{Gazetteer, RelationGraph, export};
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let mut out = Vec::new();
/// export::write_jsonld(&mut out, graph.relations(), Gazetteer::builtin()).unwrap();
/// let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
/// assert!(json["@graph"].as_array().is_some_and(|nodes| !nodes.is_empty()));
/// # Ok::<(), sambandh::Error>(())
/// ```
pub fn write_jsonld<'g>(
    out: &mut impl Write,
    edges: impl IntoIterator<Item = Edge<'g>>,
    gazetteer: &Gazetteer,
) -> io::Result<()> {
    let prefixes = PREFIXES.iter().try_fold(JsonLdSerializer::new(), |json, (prefix, iri)| {
        json.with_prefix(*prefix, *iri).map_err(io::Error::other)
    });
    let mut writer = prefixes?.for_writer(&mut *out);
    quads(edges, gazetteer).iter().try_for_each(|quad| writer.serialize_quad(quad))?;
    writer.finish()?;
    writeln!(out)
}

fn quads<'g>(edges: impl IntoIterator<Item = Edge<'g>>, gazetteer: &Gazetteer) -> Vec<Quad> {
    let edges: Vec<_> = edges.into_iter().collect();
    let mut quads = Vec::new();
    for entity in ends(&edges) {
        describe_entity(&mut quads, entity);
    }
    let kinds: BTreeMap<_, _> = edges.iter().map(|edge| (edge.kind.as_str(), edge)).collect();
    for (name, edge) in kinds {
        describe_kind(&mut quads, name, edge.symmetric, gazetteer.kind(name));
    }
    let evidence = edges.iter().flat_map(|edge| &edge.evidence);
    let documents: BTreeMap<_, _> = evidence.map(|evidence| (evidence.document, evidence)).collect();
    for evidence in documents.into_values() {
        describe_document(&mut quads, evidence);
    }
    let statements = edges.iter().flat_map(|edge| edge.evidence.iter().map(move |evidence| (edge, evidence)));
    for (number, (edge, evidence)) in statements.enumerate() {
        state(&mut quads, number, edge, evidence);
    }
    // A serializer keeps a node open while its quads follow each other.
    quads.sort_by_cached_key(|quad| match &quad.graph_name {
        GraphName::NamedNode(document) => document.as_str().to_owned(),
        _ => String::new(),
    });
    quads
}

fn describe_entity(quads: &mut Vec<Quad>, entity: &Entity) {
    let sort = match entity.entity_type {
        EntityType::Country => "Country",
        EntityType::Person => "Person",
        EntityType::Organisation => "Organization",
        EntityType::Place => "Place",
        EntityType::Event => "Event",
        EntityType::Other => "Thing",
    };
    let subject = node(iri::entity(&entity.id));
    let mut say = |predicate: NamedNode, object: Term| {
        quads.push(Quad::new(subject.clone(), predicate, object, GraphName::DefaultGraph));
    };
    say(rdf::TYPE.into(), node(format!("{SCHEMA}{sort}")).into());
    for (lang, name) in [(Lang::En, &entity.en), (Lang::Hi, &entity.hi)] {
        if let Some(name) = name {
            say(rdfs::LABEL.into(), in_lang(name, lang));
        }
    }
    if let Some(country) = &entity.country {
        say(property("country"), plain(country));
    }
}

fn describe_kind(quads: &mut Vec<Quad>, name: &str, symmetric: bool, info: Option<KindInfo<'_>>) {
    let subject = node(Thing::Kind.iri(name));
    let mut say = |predicate: NamedNode, object: Term| {
        quads.push(Quad::new(subject.clone(), predicate, object, GraphName::DefaultGraph));
    };
    say(rdf::TYPE.into(), NamedNode::from(rdf::PROPERTY).into());
    if symmetric {
        say(rdf::TYPE.into(), node(format!("{OWL}SymmetricProperty")).into());
    }
    let Some(info) = info else { return };
    for lang in [Lang::En, Lang::Hi] {
        say(rdfs::LABEL.into(), in_lang(info.label(lang), lang));
        say(rdfs::COMMENT.into(), in_lang(info.meaning(lang), lang));
    }
    let plover = info.plover().map(|category| format!("{PLOVER}{}", iri::escaped(category)));
    let wikidata = info.wikidata().iter().filter_map(|property| iri::wikidata(property));
    for close in plover.into_iter().chain(wikidata) {
        say(node(format!("{SKOS}closeMatch")), node(close).into());
    }
}

fn describe_document(quads: &mut Vec<Quad>, evidence: &Evidence<'_>) {
    let Some(date) = evidence.date else { return };
    let (subject, predicate) = (document(evidence), node(format!("{DCTERMS}date")));
    quads.push(Quad::new(subject, predicate, time(&date.to_string()), GraphName::DefaultGraph));
}

/// What one document states, in the graph of this document.
fn state(quads: &mut Vec<Quad>, number: usize, edge: &Edge<'_>, evidence: &Evidence<'_>) {
    let statement = &evidence.statement;
    let [source, target] = [edge.source, edge.target].map(|entity| node(iri::entity(&entity.id)));
    let kind = node(Thing::Kind.iri(edge.kind.as_str()));
    let document = document(evidence);
    let mut say = |subject: NamedOrBlankNode, predicate: NamedNode, object: Term| {
        quads.push(Quad::new(subject, predicate, object, document.clone()));
    };
    if statement.is_asserted() {
        say(source.clone().into(), kind.clone(), target.clone().into());
    }
    let reified: NamedOrBlankNode = BlankNode::new_unchecked(format!("s{number}")).into();
    let mut say = |predicate: NamedNode, object: Term| say(reified.clone(), predicate, object);
    say(rdf::TYPE.into(), NamedNode::from(rdf::STATEMENT).into());
    say(rdf::SUBJECT.into(), source.into());
    say(rdf::PREDICATE.into(), kind.into());
    say(rdf::OBJECT.into(), target.into());
    say(property("polarity"), plain(&word(statement.polarity)));
    say(property("modality"), plain(&word(statement.modality)));
    for (name, id) in [("attributedTo", &statement.attributed_to), ("where", &statement.place)] {
        if let Some(id) = id {
            say(property(name), node(iri::entity(id)).into());
        }
    }
    if let Some(office) = &statement.office {
        say(property("office"), plain(office));
        say(property("former"), Literal::from(statement.former).into());
    }
    if let Some(value) = evidence.time() {
        say(property("time"), time(&value));
    }
    if let Some(trigger) = &statement.trigger {
        say(property("trigger"), in_lang(&trigger.text, evidence.quote.lang));
    }
    say(property("quote"), in_lang(evidence.quote.text, evidence.quote.lang));
    say(property("rule"), plain(statement.rule));
    let confidence = format!("{:.2}", statement.confidence);
    say(property("confidence"), Literal::new_typed_literal(confidence, xsd::DECIMAL).into());
}

/// Only for IRIs that are made of constants and of percent-encoded names.
fn node(iri: String) -> NamedNode {
    NamedNode::new_unchecked(iri)
}

fn property(name: &str) -> NamedNode {
    node(Thing::Property.iri(name))
}

fn document(evidence: &Evidence<'_>) -> NamedNode {
    node(Thing::Document.iri(evidence.document))
}

fn plain(text: &str) -> Term {
    Literal::new_simple_literal(text).into()
}

fn in_lang(text: &str, lang: Lang) -> Term {
    Literal::new_language_tagged_literal_unchecked(text, word(lang)).into()
}

/// A year, a month of a year, or a day.
fn time(value: &str) -> Term {
    let datatype = match value.len() {
        4 => xsd::G_YEAR,
        7 => xsd::G_YEAR_MONTH,
        _ => xsd::DATE,
    };
    Literal::new_typed_literal(value, datatype).into()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use oxjsonld::JsonLdParser;
    use oxttl::NQuadsParser;

    use super::*;
    use crate::graph::samples::{Sample, graph};

    /// As text, without the names of blank nodes, which readers may change.
    fn printed(quads: impl Iterator<Item = Quad>) -> BTreeSet<String> {
        quads
            .map(|quad| {
                if quad.subject.is_blank_node() {
                    quad.predicate.to_string() + &quad.object.to_string()
                } else {
                    quad.to_string()
                }
            })
            .collect()
    }

    #[test]
    fn both_formats_come_back_as_what_was_written() {
        let awkward = "\"\\<b>\u{1}\n{|} 'क'> .";
        let samples = [
            Sample::new("a doc <1>")
                .dated("2024-05-01")
                .says(awkward, "plan:both:consult", "Q668")
                .at("2024"),
            Sample::new("ख").lang(Lang::Hi).says("Q159", "weird <kind>", "person:asha-rao"),
        ];
        let graph = graph(&samples);
        let gazetteer = Gazetteer::builtin();
        let written = printed(quads(graph.relations(), gazetteer).into_iter());
        let mut nquads = Vec::new();
        write_nquads(&mut nquads, graph.relations(), gazetteer).unwrap();
        let mut jsonld = Vec::new();
        write_jsonld(&mut jsonld, graph.relations(), gazetteer).unwrap();
        assert_eq!(printed(NQuadsParser::new().for_slice(&nquads).map(Result::unwrap)), written);
        assert_eq!(printed(JsonLdParser::new().for_slice(&jsonld).map(Result::unwrap)), written);
    }
}
