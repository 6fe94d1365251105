//! Ways out, and the JSONL way in.
//!
//! | what | as | by |
//! |---|---|---|
//! | an [`Extraction`](crate::Extraction) or an [`Edge`](crate::graph::Edge) | a line of JSON | [`write_line`], [`write_line_in`] |
//! | mentions and relations of a document | brat standoff | [`write_brat`], [`write_brat_config`] |
//! | mentions and relations of a document | W3C Web Annotations, in JSON-LD | [`write_web_annotations`] |
//! | words and mentions of a document | columns, CoNLL-U Plus | [`write_conll`] |
//! | edges of a graph | tables for spreadsheets and data frames, CSV or TSV | [`write_edge_list`], [`write_node_list`] |
//! | edges of a graph | a picture that graphviz draws | [`write_dot`] |
//! | edges of a graph | a script that loads a graph database | [`write_cypher`] |
#![cfg_attr(
    feature = "xml",
    doc = "| edges of a graph | GraphML, GEXF (feature `xml`) | [`write_graphml`], [`write_gexf`] |"
)]
#![cfg_attr(
    feature = "rdf",
    doc = "| edges of a graph | RDF: N-Quads, JSON-LD (feature `rdf`) | [`write_nquads`], [`write_jsonld`] |"
)]
//!
//! [`to_file`] has any of them write a file that is there whole or not at all.
//! [`read_documents`] reads documents, one JSON object a line. sambandh counts places in
//! bytes; where the readers of a format count otherwise, so does the format, by
//! [`Offsets`].

mod atomic;
mod brat;
mod conll;
mod cypher;
mod dot;
mod facts;
mod iri;
mod jsonl;
mod offsets;
#[cfg(feature = "rdf")]
mod rdf;
mod table;
mod web_annotation;
#[cfg(feature = "xml")]
mod xml;

pub use atomic::to_file;
pub use brat::{write_brat, write_brat_config};
pub use conll::write_conll;
pub use cypher::write_cypher;
pub use dot::write_dot;
pub use jsonl::{BadLine, Documents, parse_line, read_documents, write_line, write_line_in};
pub use offsets::{OffsetUnit, Offsets};
#[cfg(feature = "rdf")]
pub use rdf::{write_jsonld, write_nquads};
pub use table::{Separator, write_edge_list, write_node_list};
pub use web_annotation::write_web_annotations;
#[cfg(feature = "xml")]
pub use xml::{write_gexf, write_graphml};
