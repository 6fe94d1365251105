//! The graph as JSON: its format version, then its documents by id.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize, Serializer, ser::SerializeStruct};

use super::{Document, RelationGraph};
use crate::{Error, export, gazetteer::Problem};

const FORMAT: u32 = 1;

impl RelationGraph {
    /// Writes the graph to a file, as JSON.
    ///
    /// A file that is already there is replaced only when the new one is complete.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    ///
    /// ```
    /// use sambandh::RelationGraph;
    ///
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let file = std::env::temp_dir().join(format!("sambandh-{}.json", std::process::id()));
    /// graph.save(&file)?;
    /// assert_eq!(RelationGraph::load(&file)?, graph);
    /// # std::fs::remove_file(file).unwrap();
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn save(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        let path = path.as_ref();
        let written = export::to_file(path, |out| {
            serde_json::to_writer(&mut *out, self)?;
            out.write_all(b"\n")
        });
        written.map_err(|error| file_problem("cannot-write", path, &error).into())
    }

    /// Reads a graph that [`RelationGraph::save`] wrote.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, is damaged, is something else, or has a newer format.
    ///
    /// ```
    /// use sambandh::RelationGraph;
    ///
    /// let error = RelationGraph::load("Cargo.toml").unwrap_err();
    /// assert!(error.to_string().starts_with("Cargo.toml:1:"));
    /// ```
    pub fn load(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let bytes = fs::read(path).map_err(|error| file_problem("cannot-read", path, &error))?;
        serde_json::from_slice(&bytes).map_err(|error| {
            let place = format!(" at line {} column {}", error.line(), error.column());
            let message = error.to_string().replace(&place, "");
            Problem::new("bad-graph", message)
                .cure("the file must be one that RelationGraph::save wrote, whole and by this version or an older one")
                .at(&path.to_string_lossy(), error.line(), error.column())
                .into()
        })
    }
}

fn file_problem(code: &'static str, path: &Path, error: &std::io::Error) -> Problem {
    Problem::new(code, error.to_string()).at(&path.to_string_lossy(), 0, 0)
}

impl Serialize for RelationGraph {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut graph = serializer.serialize_struct("RelationGraph", 2)?;
        graph.serialize_field("sambandh_graph", &FORMAT)?;
        graph.serialize_field("documents", &Documents(&self.documents))?;
        graph.end()
    }
}

struct Documents<'g>(&'g BTreeMap<Arc<str>, Arc<Document>>);

impl Serialize for Documents<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.values())
    }
}

impl<'de> Deserialize<'de> for RelationGraph {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let stored = Stored::deserialize(deserializer)?;
        RelationGraph::try_from(stored).map_err(serde::de::Error::custom)
    }
}

#[derive(Deserialize)]
struct Stored {
    /// First in the file, so that a newer format is named before its fields confuse.
    #[serde(rename = "sambandh_graph")]
    _format: Format,
    documents: Vec<Document>,
}

#[derive(Deserialize)]
#[serde(try_from = "u32")]
struct Format;

impl TryFrom<u32> for Format {
    type Error = String;

    fn try_from(format: u32) -> Result<Self, String> {
        match format {
            FORMAT => Ok(Format),
            other => Err(format!("graph format {other} is not format {FORMAT}, which this version reads")),
        }
    }
}

impl TryFrom<Stored> for RelationGraph {
    type Error = String;

    fn try_from(stored: Stored) -> Result<Self, String> {
        let mut documents = BTreeMap::new();
        for document in stored.documents {
            check(&document)?;
            if let Some(twin) = documents.insert(Arc::clone(&document.id), Arc::new(document)) {
                return Err(format!("two documents have the id `{}`", twin.id));
            }
        }
        Ok(RelationGraph { documents, index: OnceLock::new() })
    }
}

fn check(document: &Document) -> Result<(), String> {
    if !document.quotes.is_sorted_by(|a, b| a.index < b.index) {
        return Err(format!("the sentences of document `{}` are out of order", document.id));
    }
    match document.statements.iter().find(|statement| document.quote(statement.sentence).is_none()) {
        Some(statement) => {
            Err(format!("document `{}` lacks its sentence {}", document.id, statement.sentence))
        }
        None => Ok(()),
    }
}
