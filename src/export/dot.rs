use std::fmt;
use std::io::{self, Write};

use super::facts::ends;
use crate::{Lang, graph::Edge};

/// Writes edges, and the entities at their ends, in graphviz' DOT language.
///
/// An edge says its kind and how many statements bear it out; it is dashed where none
/// states it as a fact, and has no arrow head where the kind holds both ways.
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
/// export::write_dot(&mut out, graph.relations().kind("consult"), Lang::En).unwrap();
/// let dot = String::from_utf8(out).unwrap();
/// assert!(dot.contains(r#""Q56226" -> "Q7747" [label="consult (2)", dir=none];"#));
/// # Ok::<(), sambandh::Error>(())
/// ```
pub fn write_dot<'g>(
    out: &mut impl Write,
    edges: impl IntoIterator<Item = Edge<'g>>,
    lang: Lang,
) -> io::Result<()> {
    let edges: Vec<_> = edges.into_iter().collect();
    writeln!(out, "digraph sambandh {{")?;
    for entity in ends(&edges) {
        writeln!(out, "  {} [label={}];", Quoted(entity.id.as_str()), Quoted(entity.name(lang)))?;
    }
    for edge in &edges {
        write_edge(out, edge)?;
    }
    writeln!(out, "}}")
}

fn write_edge(out: &mut impl Write, edge: &Edge<'_>) -> io::Result<()> {
    let ends = (Quoted(edge.source.id.as_str()), Quoted(edge.target.id.as_str()));
    let label = format!("{} ({})", edge.kind, edge.evidence.len());
    write!(out, "  {} -> {} [label={}", ends.0, ends.1, Quoted(&label))?;
    if edge.symmetric {
        write!(out, ", dir=none")?;
    }
    if !edge.evidence.iter().any(|evidence| evidence.statement.is_asserted()) {
        write!(out, ", style=dashed")?;
    }
    writeln!(out, "];")
}

/// A string that DOT prints as it is: quotes and backslashes escaped, since graphviz
/// reads `\N` and the like as commands, and control characters blanked.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"")?;
        for letter in self.0.chars() {
            match letter {
                '"' | '\\' => write!(f, "\\{letter}")?,
                _ if letter.is_control() => f.write_str(" ")?,
                _ => write!(f, "{letter}")?,
            }
        }
        f.write_str("\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::{Sample, graph};

    #[test]
    fn names_cannot_break_out_of_their_quotes() {
        let graph = graph(&[Sample::new("d").says("a\"];evil [label=\"\\N", "ties", "b\n\0c")]);
        let mut out = Vec::new();
        write_dot(&mut out, graph.relations(), Lang::En).unwrap();
        let dot = String::from_utf8(out).unwrap();
        assert!(dot.contains(r#""a\"];evil [label=\"\\N" -> "b  c""#), "{dot}");
        assert_eq!(dot.lines().count(), 5);
    }

    #[test]
    fn what_nobody_asserts_is_dashed() {
        let graph = graph(&[Sample::new("d").says("a", "not:aid", "b")]);
        let mut out = Vec::new();
        write_dot(&mut out, graph.relations(), Lang::En).unwrap();
        assert!(String::from_utf8(out).unwrap().contains("style=dashed"));
    }
}
