//! The formats in which answers leave for other programs.

use std::io::{self, Write};

use sambandh::export::{self, Separator};
use sambandh::graph::Edge;
use sambandh::{Gazetteer, Lang};

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Format {
    Jsonl,
    Edges(Separator),
    Nodes(Separator),
    Dot,
    Graphml,
    Gexf,
    Cypher,
    Nquads,
    Jsonld,
}

const FORMATS: [(&str, Format); 11] = [
    ("jsonl", Format::Jsonl),
    ("csv", Format::Edges(Separator::Comma)),
    ("tsv", Format::Edges(Separator::Tab)),
    ("nodes-csv", Format::Nodes(Separator::Comma)),
    ("nodes-tsv", Format::Nodes(Separator::Tab)),
    ("dot", Format::Dot),
    ("graphml", Format::Graphml),
    ("gexf", Format::Gexf),
    ("cypher", Format::Cypher),
    ("nquads", Format::Nquads),
    ("jsonld", Format::Jsonld),
];

impl Format {
    pub(crate) fn parse(name: &str) -> Result<Self, String> {
        let found = FORMATS.iter().find(|(other, _)| *other == name);
        found.map(|(_, format)| *format).ok_or_else(|| {
            let names = FORMATS.map(|(name, _)| name);
            format!("a format is table or one of {}", names.join(", "))
        })
    }

    pub(crate) fn write<'g>(
        self,
        out: &mut impl Write,
        mut edges: impl Iterator<Item = Edge<'g>>,
        lang: Lang,
    ) -> io::Result<()> {
        match self {
            Format::Jsonl => edges.try_for_each(|edge| export::write_line(out, &edge)),
            Format::Edges(separator) => export::write_edge_list(out, edges, lang, separator),
            Format::Nodes(separator) => export::write_node_list(out, edges, lang, separator),
            Format::Dot => export::write_dot(out, edges, lang),
            Format::Graphml => export::write_graphml(out, edges, lang),
            Format::Gexf => export::write_gexf(out, edges, lang),
            Format::Cypher => export::write_cypher(out, edges),
            Format::Nquads => export::write_nquads(out, edges, Gazetteer::builtin()),
            Format::Jsonld => export::write_jsonld(out, edges, Gazetteer::builtin()),
        }
    }
}
