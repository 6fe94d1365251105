use std::borrow::Cow;
use std::io::{self, Write};

use crate::{Lang, graph::Edge};

const COLUMNS: [&str; 10] = [
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

/// Writes edges as CSV, one row each, with a heading.
///
/// `first` and `last` are the times of the earliest and the latest evidence. A text that
/// a spreadsheet would run as a formula gets a `'` in front.
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
/// export::write_csv(&mut out, graph.relations().kind("consult"), Lang::Hi).unwrap();
/// let csv = String::from_utf8(out).unwrap();
/// assert!(csv.starts_with("source,source_name,kind,"));
/// assert!(csv.contains("Q56226,किम जोंग उन,consult,Q7747,व्लादिमीर पुतिन,true,2,2,"));
/// # Ok::<(), sambandh::Error>(())
/// ```
pub fn write_csv<'g>(
    out: &mut impl Write,
    edges: impl IntoIterator<Item = Edge<'g>>,
    lang: Lang,
) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    for edge in edges {
        let row = row(&edge, lang);
        table.write_record(row.iter().map(|field| harmless(field).into_owned()))?;
    }
    table.flush()
}

fn row(edge: &Edge<'_>, lang: Lang) -> [String; COLUMNS.len()] {
    let mut times = edge.evidence.iter().filter_map(|evidence| evidence.time());
    let first = times.next().unwrap_or_default();
    let last = times.next_back().unwrap_or_else(|| first.clone());
    [
        edge.source.id.to_string(),
        edge.source.name(lang).to_owned(),
        edge.kind.to_string(),
        edge.target.id.to_string(),
        edge.target.name(lang).to_owned(),
        edge.symmetric.to_string(),
        edge.evidence.len().to_string(),
        edge.document_count().to_string(),
        first.into_owned(),
        last.into_owned(),
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
        let graph = graph(&[Sample::new("d").says("=cmd|' /C calc'!A0", "ties", "b,\"\nc")]);
        let mut out = Vec::new();
        write_csv(&mut out, graph.relations(), Lang::En).unwrap();
        let mut rows = csv::Reader::from_reader(&out[..]);
        let row = rows.records().next().unwrap().unwrap();
        assert_eq!((&row[0], &row[3]), ("'=cmd|' /C calc'!A0", "b,\"\nc"));
        assert_eq!((&row[8], &row[9]), ("", ""));
    }
}
