use std::borrow::Cow;
use std::io::{self, Write};

use super::facts::{Facts, ends, word};
use crate::{Entity, Lang, graph::Edge};

const EDGE_COLUMNS: [&str; 10] = [
    "source",
    "source_name",
    "kind",
    "target",
    "target_name",
    "symmetric",
    "statements",
    "documents",
    "first",
    "last",
];

const NODE_COLUMNS: [&str; 7] = ["id", "name", "type", "en", "hi", "country", "linked"];

/// What stands between the fields of a table.
///
/// ```
/// use sambandh::export::Separator;
///
/// assert_eq!(Separator::default(), Separator::Comma);
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Separator {
    /// CSV.
    #[default]
    Comma,
    /// TSV.
    Tab,
}

/// Writes edges as a table, one row each, with a heading.
///
/// `first` and `last` are the times of the earliest and the latest evidence. A text that
/// a spreadsheet would run as a formula gets a `'` in front. A field that holds the
/// separator, a quote or a line end stands in quotes.
///
/// # Errors
///
/// If `out` cannot be written to.
///
/// ```
/// use sambandh::export::{self, Separator};
/// use sambandh::{Lang, RelationGraph};
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let mut out = Vec::new();
/// let met = graph.relations().kind("consult");
/// export::write_edge_list(&mut out, met, Lang::Hi, Separator::Comma).unwrap();
/// let csv = String::from_utf8(out).unwrap();
/// assert!(csv.starts_with("source,source_name,kind,"));
/// assert!(csv.contains("Q56226,किम जोंग उन,consult,Q7747,व्लादिमीर पुतिन,true,2,2,"));
/// # Ok::<(), sambandh::Error>(())
/// ```
pub fn write_edge_list<'g>(
    out: &mut impl Write,
    edges: impl IntoIterator<Item = Edge<'g>>,
    lang: Lang,
    separator: Separator,
) -> io::Result<()> {
    let rows = edges.into_iter().map(|edge| edge_row(&edge, lang));
    write_rows(out, EDGE_COLUMNS, rows, separator)
}

/// Writes the entities at the ends of edges as a table, one row each, with a heading.
///
/// The same care is taken as by [`write_edge_list`], whose `source` and `target` are the
/// ids of this table.
///
/// # Errors
///
/// If `out` cannot be written to.
///
/// ```
/// use sambandh::export::{self, Separator};
/// use sambandh::{Lang, RelationGraph};
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let mut out = Vec::new();
/// export::write_node_list(&mut out, graph.relations(), Lang::En, Separator::Tab).unwrap();
/// let tsv = String::from_utf8(out).unwrap();
/// assert!(tsv.contains("Q159\tRussia\tcountry\tRussia\tरूस\tRUS\ttrue\n"));
/// # Ok::<(), sambandh::Error>(())
/// ```
pub fn write_node_list<'g>(
    out: &mut impl Write,
    edges: impl IntoIterator<Item = Edge<'g>>,
    lang: Lang,
    separator: Separator,
) -> io::Result<()> {
    let edges: Vec<_> = edges.into_iter().collect();
    let rows = ends(&edges).into_iter().map(|entity| node_row(entity, lang));
    write_rows(out, NODE_COLUMNS, rows, separator)
}

fn write_rows<const N: usize>(
    out: &mut impl Write,
    columns: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
    separator: Separator,
) -> io::Result<()> {
    let delimiter = match separator {
        Separator::Comma => b',',
        Separator::Tab => b'\t',
    };
    let mut table = csv::WriterBuilder::new().delimiter(delimiter).from_writer(out);
    table.write_record(columns)?;
    for row in rows {
        table.write_record(row.iter().map(|field| harmless(field).into_owned()))?;
    }
    table.flush()
}

fn edge_row(edge: &Edge<'_>, lang: Lang) -> [String; EDGE_COLUMNS.len()] {
    let facts = Facts::of(edge);
    [
        edge.source.id.to_string(),
        edge.source.name(lang).to_owned(),
        edge.kind.to_string(),
        edge.target.id.to_string(),
        edge.target.name(lang).to_owned(),
        edge.symmetric.to_string(),
        facts.statements.to_string(),
        facts.documents.to_string(),
        facts.first,
        facts.last,
    ]
}

fn node_row(entity: &Entity, lang: Lang) -> [String; NODE_COLUMNS.len()] {
    let or_empty = |name: &Option<std::sync::Arc<str>>| name.as_deref().unwrap_or_default().to_owned();
    [
        entity.id.to_string(),
        entity.name(lang).to_owned(),
        word(entity.entity_type),
        or_empty(&entity.en),
        or_empty(&entity.hi),
        or_empty(&entity.country),
        entity.linked.to_string(),
    ]
}

/// Spreadsheets run a cell that begins so.
fn harmless(field: &str) -> Cow<'_, str> {
    if field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{field}").into()
    } else {
        field.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::{Sample, graph};

    #[test]
    fn a_cell_is_never_a_formula_and_comes_back_whole() {
        let graph = graph(&[Sample::new("d").says("=cmd|' /C calc'!A0", "ties", "b,\"\n\tc")]);
        for (separator, delimiter) in [(Separator::Comma, b','), (Separator::Tab, b'\t')] {
            let mut out = Vec::new();
            write_edge_list(&mut out, graph.relations(), Lang::En, separator).unwrap();
            let mut rows = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(&out[..]);
            let row = rows.records().next().unwrap().unwrap();
            assert_eq!((&row[0], &row[3]), ("'=cmd|' /C calc'!A0", "b,\"\n\tc"));
            assert_eq!((&row[8], &row[9]), ("", ""));
            out.clear();
            write_node_list(&mut out, graph.relations(), Lang::En, separator).unwrap();
            let mut rows = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(&out[..]);
            let ids: Vec<_> = rows.records().map(|row| row.unwrap()[0].to_owned()).collect();
            assert_eq!(ids, ["'=cmd|' /C calc'!A0", "b,\"\n\tc"]);
        }
    }
}
