use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use super::{EDGE_FIELDS, Field, NODE_FIELDS, Sort, edge_values, legal, node_values};
use crate::export::facts::ends;
use crate::{Entity, Lang, graph::Edge};

/// Writes edges, and the entities at their ends, as GEXF 1.3: for Gephi and networkx.
///
/// The weight of an edge is its number of statements. All edges are directed, as in
/// [`write_graphml`](super::write_graphml). Characters that XML cannot hold are left out.
///
/// # Errors
///
/// If `out` cannot be written to.
///
/// ```
/// use sambandh::{Lang, RelationGraph, export};
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let mut out = Vec::new();
/// export::write_gexf(&mut out, graph.relations().kind("consult"), Lang::Hi).unwrap();
/// let xml = String::from_utf8(out).unwrap();
/// assert!(xml.contains(r#"<node id="Q7747" label="व्लादिमीर पुतिन">"#));
/// # Ok::<(), sambandh::Error>(())
/// ```
pub fn write_gexf<'g>(
    out: &mut impl Write,
    edges: impl IntoIterator<Item = Edge<'g>>,
    lang: Lang,
) -> io::Result<()> {
    let edges: Vec<_> = edges.into_iter().collect();
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root =
        xml.create_element("gexf").with_attributes([("xmlns", "http://gexf.net/1.3"), ("version", "1.3")]);
    root.write_inner_content(|xml| {
        let graph = xml.create_element("graph").with_attribute(("defaultedgetype", "directed"));
        graph.write_inner_content(|xml| {
            write_fields(xml, "node", &NODE_FIELDS)?;
            write_fields(xml, "edge", &EDGE_FIELDS)?;
            let nodes = xml.create_element("nodes");
            nodes.write_inner_content(|xml| {
                ends(&edges).into_iter().try_for_each(|entity| write_node(xml, entity, lang))
            })?;
            let all = xml.create_element("edges");
            all.write_inner_content(|xml| {
                edges.iter().enumerate().try_for_each(|(index, edge)| write_edge(xml, index, edge))
            })?;
            Ok(())
        })?;
        Ok(())
    })?;
    writeln!(out)
}

fn write_fields(xml: &mut Writer<impl Write>, class: &str, fields: &[Field]) -> io::Result<()> {
    let attributes = xml.create_element("attributes").with_attribute(("class", class));
    attributes.write_inner_content(|xml| {
        for (index, field) in fields.iter().enumerate() {
            let sort = match field.sort {
                Sort::Text => "string",
                Sort::Number => "integer",
                Sort::Truth => "boolean",
            };
            let index = index.to_string();
            let attribute = [("id", index.as_str()), ("title", field.name), ("type", sort)];
            xml.create_element("attribute").with_attributes(attribute).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn write_node(xml: &mut Writer<impl Write>, entity: &Entity, lang: Lang) -> io::Result<()> {
    let (id, label) = (legal(entity.id.as_str()), legal(entity.name(lang)));
    let node = xml.create_element("node").with_attributes([("id", &*id), ("label", &*label)]);
    node.write_inner_content(|xml| write_values(xml, node_values(entity, lang)))?;
    Ok(())
}

fn write_edge(xml: &mut Writer<impl Write>, index: usize, edge: &Edge<'_>) -> io::Result<()> {
    let (source, target) = (legal(edge.source.id.as_str()), legal(edge.target.id.as_str()));
    let (kind, weight) = (legal(edge.kind.as_str()), edge.evidence.len().to_string());
    let element = xml.create_element("edge").with_attributes([
        ("id", index.to_string().as_str()),
        ("source", &*source),
        ("target", &*target),
        ("label", &*kind),
        ("weight", weight.as_str()),
    ]);
    element.write_inner_content(|xml| write_values(xml, edge_values(edge)))?;
    Ok(())
}

fn write_values<const N: usize>(xml: &mut Writer<impl Write>, values: [Option<String>; N]) -> io::Result<()> {
    let all = xml.create_element("attvalues");
    all.write_inner_content(|xml| {
        for (index, value) in values.into_iter().enumerate() {
            if let Some(value) = value {
                let index = index.to_string();
                let attribute = [("for", index.as_str()), ("value", value.as_str())];
                xml.create_element("attvalue").with_attributes(attribute).write_empty()?;
            }
        }
        Ok(())
    })?;
    Ok(())
}
