//! Ways out, and the JSONL way in.
//!
//! | what | as | by |
//! |---|---|---|
//! | an [`Extraction`](crate::Extraction) or an [`Edge`](crate::graph::Edge) | a line of JSON | [`write_line`] |
//! | edges of a graph | a picture that graphviz draws | [`write_dot`] |
//! | edges of a graph | a table for spreadsheets and data frames | [`write_csv`] |
//!
//! [`read_documents`] reads documents, one JSON object a line.

pub(crate) mod atomic;
mod dot;
mod edge_list;
mod jsonl;

pub use dot::write_dot;
pub use edge_list::write_csv;
pub use jsonl::{BadLine, Documents, parse_line, read_documents, write_line};
