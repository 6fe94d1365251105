use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{EDGE_FIELDS, Field, NODE_FIELDS, Sort, edge_values, legal, node_values};
use crate::export::facts::ends;
use crate::{Entity, Lang, graph::Edge};

/// Writes edges, and the entities at their ends, as GraphML: for networkx, igraph, yEd, Gephi.
///
/// All edges are directed, since most readers want one or the other; `symmetric` says
/// which hold both ways. Characters that XML cannot hold are left out.
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
/// export::write_graphml(&mut out, graph.relations().kind("consult"), Lang::En).unwrap();
/// let xml = String::from_utf8(out).unwrap();
/// assert!(xml.contains(r#"<data key="n_hi">व्लादिमीर पुतिन</data>"#));
/// assert!(xml.contains(r#"source="Q56226" target="Q7747""#));
/// # Ok::<(), sambandh::Error>(())
/// ```
pub fn write_graphml<'g>(
    out: &mut impl Write,
    edges: impl IntoIterator<Item = Edge<'g>>,
    lang: Lang,
) -> io::Result<()> {
    let edges: Vec<_> = edges.into_iter().collect();
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root =
        xml.create_element("graphml").with_attribute(("xmlns", "http://graphml.graphdrawing.org/xmlns"));
    root.write_inner_content(|xml| {
        write_keys(xml, "node", &NODE_FIELDS)?;
        write_keys(xml, "edge", &EDGE_FIELDS)?;
        let graph = xml.create_element("graph").with_attribute(("edgedefault", "directed"));
        graph.write_inner_content(|xml| {
            ends(&edges).into_iter().try_for_each(|entity| write_node(xml, entity, lang))?;
            edges.iter().enumerate().try_for_each(|(index, edge)| write_edge(xml, index, edge))
        })?;
        Ok(())
    })?;
    writeln!(out)
}

fn write_keys(xml: &mut Writer<impl Write>, owner: &str, fields: &[Field]) -> io::Result<()> {
    for field in fields {
        let sort = match field.sort {
            Sort::Text => "string",
            Sort::Number => "int",
            Sort::Truth => "boolean",
        };
        let key = xml.create_element("key").with_attributes([
            ("id", key(owner, field).as_str()),
            ("for", owner),
            ("attr.name", field.name),
            ("attr.type", sort),
        ]);
        key.write_empty()?;
    }
    Ok(())
}

/// Ids of keys must differ between nodes and edges.
fn key(owner: &str, field: &Field) -> String {
    format!("{}_{}", &owner[..1], field.name)
}

fn write_node(xml: &mut Writer<impl Write>, entity: &Entity, lang: Lang) -> io::Result<()> {
    let node = xml.create_element("node").with_attribute(("id", &*legal(entity.id.as_str())));
    node.write_inner_content(|xml| write_data(xml, "node", &NODE_FIELDS, node_values(entity, lang)))?;
    Ok(())
}

fn write_edge(xml: &mut Writer<impl Write>, index: usize, edge: &Edge<'_>) -> io::Result<()> {
    let (source, target) = (legal(edge.source.id.as_str()), legal(edge.target.id.as_str()));
    let attributes = [("id", format!("e{index}")), ("source", source.into()), ("target", target.into())];
    let attributes = attributes.iter().map(|(name, value)| (*name, value.as_str()));
    let element = xml.create_element("edge").with_attributes(attributes);
    element.write_inner_content(|xml| write_data(xml, "edge", &EDGE_FIELDS, edge_values(edge)))?;
    Ok(())
}

fn write_data<const N: usize>(
    xml: &mut Writer<impl Write>,
    owner: &str,
    fields: &[Field; N],
    values: [Option<String>; N],
) -> io::Result<()> {
    for (field, value) in fields.iter().zip(values) {
        if let Some(value) = value {
            let data = xml.create_element("data").with_attribute(("key", key(owner, field).as_str()));
            data.write_text_content(BytesText::new(&value))?;
        }
    }
    Ok(())
}
