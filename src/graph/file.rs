//! The graph as a file of JSON lines: its format, what documents share, the documents
//! by id, and a last line that proves it whole.

use std::collections::BTreeMap;
use std::fs::File;
use std::hash::Hash;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use crc32fast::Hasher;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::RelationGraph;
use super::pools::{Key, KindRow, Pool, Pools, Sort};
use super::rows::DocumentRow;
use crate::{Entity, EntityId, Error, export, gazetteer::Problem, time::When};

const FORMAT: u32 = 2;

impl RelationGraph {
    /// Writes the graph to a file: JSON lines with a checksum at the end.
    ///
    /// Equal graphs give equal files. A file that is already there is replaced only when
    /// the new one is complete.
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
        let written = export::to_file(path, |out| self.write(out));
        written.map_err(|error| file_problem("cannot-write", path, &error).into())
    }

    /// Writes what [`RelationGraph::save`] writes, anywhere.
    ///
    /// # Errors
    ///
    /// If `out` cannot be written to.
    ///
    /// ```
    /// use sambandh::RelationGraph;
    ///
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let mut bytes = Vec::new();
    /// graph.write(&mut bytes).unwrap();
    /// assert_eq!(RelationGraph::read(&bytes[..])?, graph);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn write(&self, out: impl Write) -> io::Result<()> {
        let mut out = Checked { out, checksum: Hasher::new() };
        let (tables, keys) = Tables::of(self);
        out.line(&Header { sambandh_graph: FORMAT })?;
        out.line(&tables)?;
        for row in self.documents.values() {
            let row = DocumentRow::clone(row).with_keys(|sort, key| keys[sort as usize][key.index()]);
            out.line(&Line::Document(row))?;
        }
        let end = End { documents: self.documents.len(), crc32: out.checksum.clone().finalize() };
        out.line(&Line::End(end))
    }

    /// Reads a graph that [`RelationGraph::save`] wrote.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, is damaged, is something else, or has another format.
    ///
    /// ```
    /// use sambandh::RelationGraph;
    ///
    /// let error = RelationGraph::load("Cargo.toml").unwrap_err();
    /// assert!(error.to_string().starts_with("Cargo.toml:1:"));
    /// ```
    pub fn load(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let file = File::open(path).map_err(|error| file_problem("cannot-read", path, &error))?;
        read(BufReader::new(file)).map_err(|bad| bad.problem(&path.to_string_lossy()).into())
    }

    /// Reads what [`RelationGraph::write`] wrote.
    ///
    /// # Errors
    ///
    /// As for [`RelationGraph::load`].
    ///
    /// ```
    /// use sambandh::RelationGraph;
    ///
    /// assert!(RelationGraph::read(&b"{}"[..]).is_err());
    /// ```
    pub fn read(input: impl BufRead) -> Result<Self, Error> {
        read(input).map_err(|bad| bad.problem("graph").into())
    }
}

fn file_problem(code: &'static str, path: &Path, error: &io::Error) -> Problem {
    Problem::new(code, error.to_string()).at(&path.to_string_lossy(), 0, 0)
}

/// The first line, by itself, so that another format is named before its fields confuse.
#[derive(Deserialize, Serialize)]
struct Header {
    sambandh_graph: u32,
}

/// What keys lead to: each value once, in order.
#[derive(Deserialize, Serialize)]
struct Tables {
    ids: Vec<EntityId>,
    kinds: Vec<KindRow>,
    entities: Vec<Entity>,
    times: Vec<When>,
    words: Vec<Arc<str>>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Line {
    Document(DocumentRow),
    End(End),
}

#[derive(Deserialize, Serialize)]
struct End {
    documents: usize,
    /// Of all bytes before this line.
    crc32: u32,
}

impl Tables {
    /// What the documents of a graph use, and for each of its keys the key in the tables.
    fn of(graph: &RelationGraph) -> (Self, [Vec<Key>; 5]) {
        let pools = &graph.pools;
        let mut used = [Sort::Id, Sort::Kind, Sort::Entity, Sort::Time, Sort::Word]
            .map(|sort| vec![false; pools.len(sort)]);
        for row in graph.documents.values() {
            row.each_key(|sort, key| used[sort as usize][key.index()] = true);
        }
        let [ids, kinds, entities, times, words] = &used;
        let (ids, id_keys) = in_order(&pools.ids, ids, Clone::clone);
        let (kinds, kind_keys) = in_order(&pools.kinds, kinds, Clone::clone);
        let (entities, entity_keys) = in_order(&pools.entities, entities, |entity| {
            let Entity { id, entity_type, en, hi, country, linked } = entity.clone();
            (id, entity_type, en, hi, country, linked)
        });
        let (times, time_keys) = in_order(&pools.times, times, Clone::clone);
        let (words, word_keys) = in_order(&pools.words, words, Clone::clone);
        (
            Tables { ids, kinds, entities, times, words },
            [id_keys, kind_keys, entity_keys, time_keys, word_keys],
        )
    }

    fn into_pools(self) -> Option<Pools> {
        let mut pools = Pools {
            ids: each_once(self.ids)?,
            kinds: each_once(self.kinds)?,
            entities: each_once(self.entities)?,
            times: each_once(self.times)?,
            words: each_once(self.words)?,
        };
        pools.ids.extend(pools.entities.iter().map(|entity| entity.id.clone()));
        Some(pools)
    }
}

/// The values that are used, in order, and the new key of each; unused ones get any key.
fn in_order<T: Clone, O: Ord>(pool: &Pool<T>, used: &[bool], order: impl Fn(&T) -> O) -> (Vec<T>, Vec<Key>) {
    let mut kept: Vec<usize> = (0..pool.len()).filter(|index| used[*index]).collect();
    kept.sort_by_cached_key(|index| order(&pool[*index]));
    let mut keys = vec![Key::new(0); pool.len()];
    kept.iter().enumerate().for_each(|(new, old)| keys[*old] = Key::new(new));
    (kept.into_iter().map(|index| pool[index].clone()).collect(), keys)
}

fn each_once<T: Eq + Hash>(values: Vec<T>) -> Option<Pool<T>> {
    let count = values.len();
    let pool: Pool<T> = values.into_iter().collect();
    (pool.len() == count).then_some(pool)
}

/// A writer that sums up what passes through it.
struct Checked<W> {
    out: W,
    checksum: Hasher,
}

impl<W: Write> Checked<W> {
    fn line(&mut self, value: &impl Serialize) -> io::Result<()> {
        let mut line = serde_json::to_vec(value)?;
        line.push(b'\n');
        self.checksum.update(&line);
        self.out.write_all(&line)
    }
}

/// Why a file is no graph, and where that shows.
struct Bad {
    line: usize,
    column: usize,
    message: String,
}

impl Bad {
    fn problem(self, file: &str) -> Problem {
        Problem::new("bad-graph", self.message)
            .cure("the file must be one that RelationGraph::save wrote, whole and unchanged")
            .at(file, self.line, self.column)
    }
}

/// The lines of a file, with a checksum of those that were passed.
struct Lines<R> {
    input: R,
    line: Vec<u8>,
    number: usize,
    checksum: Hasher,
}

impl<R: BufRead> Lines<R> {
    fn next<T: DeserializeOwned>(&mut self) -> Result<T, Bad> {
        self.checksum.update(&self.line);
        self.line.clear();
        self.number += 1;
        let length = self.input.read_until(b'\n', &mut self.line);
        match length.map_err(|error| self.bad(format!("cannot read on: {error}")))? {
            0 => Err(self.bad("the file breaks off here".to_owned())),
            _ => serde_json::from_slice(&self.line).map_err(|error| self.not_json(&error)),
        }
    }

    fn not_json(&self, error: &serde_json::Error) -> Bad {
        let place = format!(" at line {} column {}", error.line(), error.column());
        let message = error.to_string().replace(&place, "");
        Bad { line: self.number, column: error.column(), message }
    }

    fn bad(&self, message: String) -> Bad {
        Bad { line: self.number, column: 1, message }
    }

    fn at_end(&mut self) -> bool {
        self.input.fill_buf().is_ok_and(<[u8]>::is_empty)
    }
}

fn read(input: impl BufRead) -> Result<RelationGraph, Bad> {
    let mut lines = Lines { input, line: Vec::new(), number: 0, checksum: Hasher::new() };
    let Header { sambandh_graph: format } = lines.next()?;
    if format != FORMAT {
        return Err(
            lines.bad(format!("graph format {format} is not format {FORMAT}, which this version reads"))
        );
    }
    let tables: Tables = lines.next()?;
    let pools = tables.into_pools().ok_or_else(|| lines.bad("a table has a value twice".to_owned()))?;
    let mut documents = BTreeMap::new();
    loop {
        match lines.next()? {
            Line::Document(row) => {
                check(&row, &pools).map_err(|message| lines.bad(message))?;
                if let Some(twin) = documents.insert(Arc::clone(&row.id), Arc::new(row)) {
                    return Err(lines.bad(format!("two documents have the id `{}`", twin.id)));
                }
            }
            Line::End(end) => {
                let whole =
                    end.documents == documents.len() && end.crc32 == lines.checksum.clone().finalize();
                if !whole || !lines.at_end() {
                    return Err(lines.bad("the file was changed after it was saved".to_owned()));
                }
                return Ok(RelationGraph { documents, pools, index: OnceLock::new() });
            }
        }
    }
}

fn check(row: &DocumentRow, pools: &Pools) -> Result<(), String> {
    let mut known = true;
    row.each_key(|sort, key| known &= key.index() < pools.len(sort));
    if !known {
        return Err(format!("document `{}` refers to what no table has", row.id));
    }
    if !row.quotes.is_sorted_by(|a, b| a.sentence < b.sentence) {
        return Err(format!("the sentences of document `{}` are out of order", row.id));
    }
    match row.statements.iter().find(|said| said.quote as usize >= row.quotes.len()) {
        Some(said) => Err(format!("document `{}` lacks its sentence {}", row.id, said.quote)),
        None => Ok(()),
    }
}
