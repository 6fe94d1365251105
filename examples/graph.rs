//! Builds a graph from many articles, in Hindi and English, and asks it who did what to whom.
//!
//! ```text
//! cargo run --release --example graph -- examples/data/ --kind consult --since 2018
//! cargo run --release --example graph -- examples/data/ --save news.json
//! cargo run --release --example graph -- --load news.json --between "Kim Jong Un" पुतिन
//! cargo run --release --example graph -- --load news.json --format graphml --out news.graphml
//! ```

use std::error::Error;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt};
use sambandh::graph::{Edge, Evidence, Query};
use sambandh::{Entity, EntityId, Extractor, Lang, RelationGraph, export};

use common::{INPUT_HELP, Input, Table, one_line};
use formats::Format;

mod common;
#[path = "graph/formats.rs"]
mod formats;
#[path = "common/relations.rs"]
mod relations;

const HELP: &str = "\
Builds a graph from many articles, in Hindi and English, and asks it who did what to whom.

usage: graph [OPTION]... [PATH]...
";

const QUERY_HELP: &str = "
graphs:
  --load FILE           a graph saved before; may be given more than once
  --save FILE           save the graph of all that was read and loaded

question:
  --between A B         relations between two entities: names in either language, or ids
  --about NAME          relations of one entity
  --kind KIND           of this kind, such as consult; may be given more than once
  --since DATE          in or after this year, month (2018-06) or day
  --until DATE          in or before it
  --asserted            stated as facts, not as plans, wishes, claims or denials
  --min-evidence N      stated at least N times

output:
  --lang hi|en          language in which entities are named
  --format FORMAT       for people: table; for programs: jsonl, csv, tsv, nodes-csv, nodes-tsv,
                        dot, graphml, gexf, cypher, nquads, jsonld
  --out FILE            write there, whole or not at all, instead of to standard output
  --help                this text";

fn main() -> ExitCode {
    common::finish(run())
}

/// Whether every document could be read.
fn run() -> Result<bool, Box<dyn Error>> {
    let Some(arguments) = Arguments::parse()? else {
        println!("{HELP}\n{INPUT_HELP}{QUERY_HELP}");
        return Ok(true);
    };
    let (graph, all_read) = arguments.build()?;
    if let Some(file) = &arguments.save {
        graph.save(file)?;
    }
    let query = arguments.question.ask(&graph)?;
    match &arguments.out {
        Some(file) => export::to_file(file, |out| arguments.write(out, &graph, query))?,
        None => {
            let mut out = BufWriter::new(io::stdout().lock());
            arguments.write(&mut out, &graph, query)?;
            out.flush()?;
        }
    }
    Ok(all_read)
}

struct Arguments {
    input: Input,
    load: Vec<PathBuf>,
    save: Option<PathBuf>,
    question: Question,
    lang: Lang,
    /// None for a table that people read.
    format: Option<Format>,
    out: Option<PathBuf>,
}

impl Arguments {
    /// None if help is asked for.
    fn parse() -> Result<Option<Self>, lexopt::Error> {
        let mut arguments = Arguments {
            input: Input::default(),
            load: Vec::new(),
            save: None,
            question: Question::default(),
            lang: Lang::En,
            format: None,
            out: None,
        };
        let (input, question) = (&mut arguments.input, &mut arguments.question);
        let mut rest = Parser::from_env();
        while let Some(argument) = rest.next()? {
            match argument {
                Arg::Long("help") | Arg::Short('h') => return Ok(None),
                Arg::Long("load") => arguments.load.push(rest.value()?.into()),
                Arg::Long("save") => arguments.save = Some(rest.value()?.into()),
                Arg::Long("lang") => arguments.lang = rest.value()?.parse_with(common::lang)?,
                Arg::Long("format") => arguments.format = rest.value()?.parse_with(format)?,
                Arg::Long("out") => arguments.out = Some(rest.value()?.into()),
                Arg::Long("input") => input.jsonl = rest.value()?.parse_with(common::is_jsonl)?,
                Arg::Long("date") => input.date = Some(rest.value()?.parse()?),
                Arg::Value(path) => input.paths.push(path.into()),
                Arg::Long("between") => {
                    question.between = Some((rest.value()?.string()?, rest.value()?.string()?));
                }
                Arg::Long("about") => question.about = Some(rest.value()?.string()?),
                Arg::Long("kind") => question.kinds.push(rest.value()?.string()?),
                Arg::Long("since") => question.since = Some(rest.value()?.string()?),
                Arg::Long("until") => question.until = Some(rest.value()?.string()?),
                Arg::Long("asserted") => question.asserted = true,
                Arg::Long("min-evidence") => question.min_evidence = rest.value()?.parse()?,
                _ => return Err(argument.unexpected()),
            }
        }
        Ok(Some(arguments))
    }

    fn write(&self, out: &mut impl Write, graph: &RelationGraph, query: Query<'_>) -> io::Result<()> {
        match self.format {
            Some(format) => format.write(out, query, self.lang),
            None => write_table(out, graph, &query, self.lang),
        }
    }

    /// The graph of all that is named, and whether every document could be read.
    fn build(&self) -> Result<(RelationGraph, bool), Box<dyn Error>> {
        let mut graph = RelationGraph::new();
        for file in &self.load {
            graph.merge(RelationGraph::load(file)?);
        }
        let mut all_read = true;
        // Standard input is read if nothing else is named.
        if self.load.is_empty() || !self.input.paths.is_empty() {
            self.input.for_each(true, |doc| {
                match doc {
                    Ok(doc) => graph.add(&Extractor::builtin().extract(&doc)),
                    Err(bad) => {
                        all_read = false;
                        common::warn(&bad);
                    }
                }
                Ok(())
            })?;
        }
        Ok((graph, all_read))
    }
}

fn format(name: &str) -> Result<Option<Format>, String> {
    if name == "table" { Ok(None) } else { Format::parse(name).map(Some) }
}

/// What is asked of the graph.
#[derive(Default)]
struct Question {
    between: Option<(String, String)>,
    about: Option<String>,
    kinds: Vec<String>,
    since: Option<String>,
    until: Option<String>,
    asserted: bool,
    min_evidence: usize,
}

impl Question {
    fn ask<'g>(&self, graph: &'g RelationGraph) -> Result<Query<'g>, Box<dyn Error>> {
        let mut query = graph.relations().min_evidence(self.min_evidence);
        if let Some((a, b)) = &self.between {
            query = query.between(the_one(graph, a)?, the_one(graph, b)?);
        }
        if let Some(name) = &self.about {
            query = query.about(the_one(graph, name)?);
        }
        if let Some(date) = &self.since {
            query = query.since(date)?;
        }
        if let Some(date) = &self.until {
            query = query.until(date)?;
        }
        if self.asserted {
            query = query.asserted();
        }
        Ok(self.kinds.iter().fold(query, Query::kind))
    }
}

/// The entity of this name, or what to ask instead.
fn the_one<'g>(graph: &'g RelationGraph, name: &str) -> Result<&'g EntityId, String> {
    let mut found = graph.find(name);
    if found.is_empty() {
        found = with_words(graph, name);
    }
    match found[..] {
        [entity] => Ok(&entity.id),
        [] => Err(format!("no entity of the graph is called {name}")),
        ref several => {
            let some = several.iter().take(5);
            let choice: Vec<_> =
                some.map(|entity| format!("{} ({})", entity.id, entity.name(Lang::En))).collect();
            Err(format!("{name} may be several entities; ask for one by its id: {}", choice.join(", ")))
        }
    }
}

/// Entities with all these words in their name: a surname is enough.
fn with_words<'g>(graph: &'g RelationGraph, words: &str) -> Vec<&'g Entity> {
    let words = words.to_lowercase();
    let has_words = |name: &str| {
        let name = name.to_lowercase();
        words.split_whitespace().all(|word| name.split_whitespace().any(|part| part == word))
    };
    let named = |entity: &&Entity| has_words(entity.name(Lang::En)) || has_words(entity.name(Lang::Hi));
    if words.trim().is_empty() { Vec::new() } else { graph.entities().filter(named).collect() }
}

fn write_table(out: &mut impl Write, graph: &RelationGraph, query: &Query<'_>, lang: Lang) -> io::Result<()> {
    let edges = query.iter();
    if edges.len() == 0 {
        writeln!(out, "{}\n", why_empty(graph))?;
    }
    for edge in edges {
        writeln!(out, "{}\n{}", heading(&edge, lang), evidence(graph, &edge, lang))?;
    }
    writeln!(
        out,
        "graph: {}, {}, {}",
        common::count(graph.entity_count(), "entity", "entities"),
        common::count(graph.relation_count(), "relation", "relations"),
        common::count(graph.documents().len(), "document", "documents"),
    )
}

fn heading(edge: &Edge<'_>, lang: Lang) -> String {
    let arrow =
        relations::arrow(edge.source.name(lang), edge.kind.as_str(), edge.target.name(lang), edge.symmetric);
    let statements = common::count(edge.evidence.len(), "statement", "statements");
    format!("{arrow}   {statements} in {}", common::count(edge.document_count(), "document", "documents"))
}

fn evidence(graph: &RelationGraph, edge: &Edge<'_>, lang: Lang) -> Table {
    let mut table = Table::default();
    for evidence in &edge.evidence {
        table.row(cells(graph, evidence, lang), Some(one_line(&evidence.quote.text)));
    }
    table
}

fn cells(graph: &RelationGraph, evidence: &Evidence<'_>, lang: Lang) -> [String; 6] {
    let named = |word: &str, id: Option<&EntityId>| {
        let name =
            |id: &EntityId| graph.entity(id).map_or(id.to_string(), |entity| entity.name(lang).to_owned());
        id.map(|id| one_line(&format!("{word} {}", name(id)))).unwrap_or_default()
    };
    let statement = evidence.statement;
    [
        evidence.time().unwrap_or("undated".into()).into_owned(),
        relations::stance(statement.polarity, statement.modality),
        relations::office(statement.office.as_deref(), statement.former),
        named("at", statement.place.as_ref()),
        named("says", statement.attributed_to.as_ref()),
        one_line(evidence.document),
    ]
}

fn why_empty(graph: &RelationGraph) -> &'static str {
    if graph.is_empty() {
        "no relations: no document was read"
    } else if graph.relation_count() == 0 {
        "no relations: the documents state none that a rule knows; see the extract example"
    } else {
        "no relations: none meets all conditions; try fewer of them"
    }
}
