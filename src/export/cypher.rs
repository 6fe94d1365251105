use std::fmt;
use std::io::{self, Write};

use super::facts::{Facts, ends, word};
use crate::{Entity, graph::Edge};

/// Writes edges, and the entities at their ends, as a script of Cypher statements that
/// loads them into a property graph database, such as Neo4j.
///
/// Nodes are of the label `Entity`, relationships of the type that the kind names, with
/// the sentences that say so as `quotes`. The script may run again, or after another:
/// it merges by id and kind. On big graphs a uniqueness constraint on `Entity.id` makes
/// it fast.
///
/// # Errors
///
/// If `out` cannot be written to.
///
/// ```
/// use sambandh::{RelationGraph, export};
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let mut out = Vec::new();
/// export::write_cypher(&mut out, graph.relations().kind("consult")).unwrap();
/// let script = String::from_utf8(out).unwrap();
/// assert!(script.contains("MERGE (n:Entity {id: 'Q7747'}) SET n.type = 'person', n.en = 'Vladimir Putin', n.hi = 'व्लादिमीर पुतिन'"));
/// assert!(script.contains("MERGE (a)-[r:`consult`]->(b)"));
/// # Ok::<(), sambandh::Error>(())
/// ```
pub fn write_cypher<'g>(out: &mut impl Write, edges: impl IntoIterator<Item = Edge<'g>>) -> io::Result<()> {
    let edges: Vec<_> = edges.into_iter().collect();
    ends(&edges).into_iter().try_for_each(|entity| write_node(out, entity))?;
    edges.iter().try_for_each(|edge| write_edge(out, edge))
}

fn write_node(out: &mut impl Write, entity: &Entity) -> io::Result<()> {
    let names = [("en", &entity.en), ("hi", &entity.hi), ("country", &entity.country)];
    let id = Quoted(entity.id.as_str());
    write!(out, "MERGE (n:Entity {{id: {id}}}) SET n.type = {}", Quoted(&word(entity.entity_type)))?;
    for (property, name) in names {
        if let Some(name) = name {
            write!(out, ", n.{property} = {}", Quoted(name))?;
        }
    }
    writeln!(out, ", n.linked = {};", entity.linked)
}

fn write_edge(out: &mut impl Write, edge: &Edge<'_>) -> io::Result<()> {
    let facts = Facts::of(edge);
    let ends = [&edge.source.id, &edge.target.id].map(|id| Quoted(id.as_str()));
    write!(out, "MATCH (a:Entity {{id: {}}}), (b:Entity {{id: {}}}) ", ends[0], ends[1])?;
    write!(out, "MERGE (a)-[r:{}]->(b) ", TypeName(edge.kind.as_str()))?;
    write!(out, "SET r.symmetric = {}, r.asserted = {}, ", edge.symmetric, facts.asserted)?;
    write!(out, "r.statements = {}, r.documents = {}, ", facts.statements, facts.documents)?;
    write!(out, "r.first = {}, r.last = {}, ", Quoted(&facts.first), Quoted(&facts.last))?;
    let quotes: Vec<_> =
        edge.evidence.iter().map(|evidence| Quoted(evidence.quote.text).to_string()).collect();
    writeln!(out, "r.quotes = [{}];", quotes.join(", "))
}

/// A string literal. Control characters are blanked.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("'")?;
        let mut letters = self.0.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                // Neo4j decodes `\u0027` before it looks for quotes, even after a backslash.
                '\\' if letters.peek().is_some_and(|next| matches!(next, 'u' | 'U')) => {
                    f.write_str("\\\\' + '")?;
                }
                '\'' | '\\' => write!(f, "\\{letter}")?,
                _ if letter.is_control() => f.write_str(" ")?,
                _ => write!(f, "{letter}")?,
            }
        }
        f.write_str("'")
    }
}

/// A name in backticks. A backslash cannot be written in one, nor a control character.
struct TypeName<'a>(&'a str);

impl fmt::Display for TypeName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`")?;
        for letter in self.0.chars() {
            match letter {
                '`' => f.write_str("``")?,
                _ if letter.is_control() || letter == '\\' => f.write_str("_")?,
                _ => write!(f, "{letter}")?,
            }
        }
        f.write_str("`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::{Sample, graph};

    #[test]
    fn no_text_becomes_a_command() {
        let graph = graph(&[Sample::new("d").says("'}) DETACH DELETE n //", "t`]->() //", "\\u0027\n\\")]);
        let mut out = Vec::new();
        write_cypher(&mut out, graph.relations()).unwrap();
        let script = String::from_utf8(out).unwrap();
        assert_eq!(script.lines().count(), 3);
        assert!(script.contains(r"{id: '\'}) DETACH DELETE n //'}"), "{script}");
        assert!(script.contains(r"{id: '\\' + 'u0027 \\'}"), "{script}");
        assert!(script.contains("[r:`t``]->() //`]"), "{script}");
    }
}
