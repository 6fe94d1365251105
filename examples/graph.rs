//! Builds a graph from many articles, in Hindi and English, and asks it who did what to whom.
//!
//! ```text
//! cargo run --release --example graph -- examples/data/ --kind consult --since 2018
//! cargo run --release --example graph -- examples/data/ --save news.json
//! cargo run --release --example graph -- --load news.json --between "Kim Jong Un" पुतिन
//! cargo run --release --example graph -- --load news.json --balance India चीन --by month
//! cargo run --release --example graph -- --load news.json --measure pagerank --lang hi
//! cargo run --release --example graph -- --load news.json --format graphml --out news.graphml
//! ```

use std::error::Error;
use std::io::{self, BufWriter, Write};
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt};
use sambandh::graph::{Edge, Network, Query};
use sambandh::{Extractor, Lang, RelationGraph, export};
use serde::Serialize;

use common::{INPUT_HELP, Input};
use formats::Format;
use question::{Measure, Question, Subject, the_one};
use show::Screen;

mod common;
#[path = "graph/formats.rs"]
mod formats;
#[path = "graph/question.rs"]
mod question;
#[path = "common/relations.rs"]
mod relations;
#[path = "graph/show.rs"]
mod show;

const HELP: &str = "\
Builds a graph from many articles, in Hindi and English, and asks it who did what to whom.

usage: graph [OPTION]... [PATH]...
";

const OUTPUT_HELP: &str = "
graphs:
  --load FILE           a graph saved before; may be given more than once
  --save FILE           save the graph of all that was read and loaded

output:
  --limit N             at most so many answers
  --lang hi|en          language in which entities are named
  --format FORMAT       for people: table; for programs: jsonl, and for relations also csv, tsv,
                        nodes-csv, nodes-tsv, dot, graphml, gexf, cypher, nquads, jsonld
  --out FILE            write there, whole or not at all, instead of to standard output
  --help                this text";

fn main() -> ExitCode {
    common::finish(run())
}

/// Whether every document could be read.
fn run() -> Result<bool, Box<dyn Error>> {
    let Some(arguments) = Arguments::parse()? else {
        println!("{HELP}\n{INPUT_HELP}{}{OUTPUT_HELP}", question::HELP);
        return Ok(true);
    };
    let (graph, all_read) = arguments.build()?;
    if let Some(file) = &arguments.save {
        graph.save(file)?;
    }
    match &arguments.out {
        Some(file) => export::to_file(file, |out| {
            arguments.answer(&graph, out).map_err(|error| io::Error::other(error.to_string()))
        })?,
        None => {
            let mut out = BufWriter::new(io::stdout().lock());
            arguments.answer(&graph, &mut out)?;
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
    limit: usize,
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
            limit: usize::MAX,
        };
        let mut rest = Parser::from_env();
        while let Some(argument) = rest.next()? {
            let input = &mut arguments.input;
            match argument {
                Arg::Long("help") | Arg::Short('h') => return Ok(None),
                Arg::Long("load") => arguments.load.push(rest.value()?.into()),
                Arg::Long("save") => arguments.save = Some(rest.value()?.into()),
                Arg::Long("lang") => arguments.lang = rest.value()?.parse_with(common::lang)?,
                Arg::Long("format") => arguments.format = rest.value()?.parse_with(format)?,
                Arg::Long("out") => arguments.out = Some(rest.value()?.into()),
                Arg::Long("limit") => arguments.limit = rest.value()?.parse()?,
                Arg::Long("input") => input.jsonl = rest.value()?.parse_with(common::is_jsonl)?,
                Arg::Long("date") => input.date = Some(rest.value()?.parse()?),
                Arg::Value(path) => input.paths.push(path.into()),
                Arg::Long(option) => {
                    let option = option.to_owned();
                    if !arguments.question.take(&option, &mut rest)? {
                        return Err(Arg::Long(&option).unexpected());
                    }
                }
                Arg::Short(_) => return Err(argument.unexpected()),
            }
        }
        Ok(Some(arguments))
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

    fn answer(&self, graph: &RelationGraph, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
        let relations = self.question.relations(graph)?;
        let one = |name: &str| the_one(graph, name);
        let mut screen = Screen { out, graph, lang: self.lang };
        match &self.question.subject {
            Subject::Relations => self.relations(&relations, &mut screen)?,
            Subject::Neighbours(who) => {
                self.each(relations.neighbours(one(who)?), &mut screen, Screen::neighbour)?;
            }
            Subject::Paths(a, b) => {
                let paths = relations.paths(one(a)?, one(b)?).max_hops(self.question.max_hops);
                self.each(paths, &mut screen, Screen::path)?;
            }
            Subject::Timeline(a, b) => {
                self.each(relations.between(one(a)?, one(b)?).timeline(), &mut screen, Screen::event)?;
            }
            Subject::Balance(a, b) => {
                let balance = relations.between(one(a)?, one(b)?).balance().by(self.question.step);
                self.each(balance, &mut screen, Screen::balanced)?;
            }
            Subject::Changes([before, after]) => {
                let span = |span: &'_ RangeInclusive<String>| (span.start().clone(), span.end().clone());
                let (before, after) = (span(before), span(after));
                let changes = relations.changes(&*before.0..=&*before.1, &*after.0..=&*after.1)?;
                self.all(changes, &mut screen, Screen::changes)?;
            }
            Subject::Measure(measure) => self.measure(*measure, &relations.network(), &mut screen)?,
        }
        Ok(())
    }

    fn relations<W: Write>(
        &self,
        relations: &Query<'_>,
        screen: &mut Screen<'_, W>,
    ) -> Result<(), Box<dyn Error>> {
        if let Some(format) = self.format {
            return Ok(format.write(&mut screen.out, relations.iter().take(self.limit), self.lang)?);
        }
        let edges: Vec<Edge<'_>> = relations.iter().take(self.limit).collect();
        if edges.is_empty() {
            writeln!(screen.out, "{}\n", why_empty(screen.graph))?;
        }
        edges.iter().try_for_each(|edge| screen.edge(edge))?;
        Ok(screen.summary()?)
    }

    fn measure<W: Write>(
        &self,
        measure: Measure,
        network: &Network<'_>,
        screen: &mut Screen<'_, W>,
    ) -> Result<(), Box<dyn Error>> {
        let ranking = match measure {
            Measure::Components => return self.all(network.components(), screen, Screen::groups),
            Measure::Communities => return self.all(network.communities(), screen, Screen::groups),
            Measure::Degree => network.degree(),
            Measure::WeightedDegree => network.weighted_degree(),
            Measure::PageRank => network.page_rank(),
            Measure::Betweenness => network.betweenness()?,
        };
        self.all(ranking, screen, Screen::ranking)
    }

    /// Writes answers one by one, as they are found.
    fn each<'g, W: Write, A: Serialize>(
        &self,
        answers: impl IntoIterator<Item = A>,
        screen: &mut Screen<'g, W>,
        show: fn(&mut Screen<'g, W>, &A) -> io::Result<()>,
    ) -> Result<(), Box<dyn Error>> {
        let mut none = true;
        for answer in answers.into_iter().take(self.limit) {
            none = false;
            match self.format {
                None => show(screen, &answer)?,
                Some(Format::Jsonl) => export::write_line(&mut screen.out, &answer)?,
                Some(_) => return Err(RELATIONS_ONLY.into()),
            }
        }
        if none && self.format.is_none() {
            writeln!(screen.out, "{}", why_empty(screen.graph))?;
        }
        Ok(())
    }

    /// Writes answers that make up one table.
    fn all<'g, W: Write, A: Serialize>(
        &self,
        answers: impl IntoIterator<Item = A>,
        screen: &mut Screen<'g, W>,
        show: fn(&mut Screen<'g, W>, &[A]) -> io::Result<()>,
    ) -> Result<(), Box<dyn Error>> {
        let answers: Vec<A> = answers.into_iter().take(self.limit).collect();
        match self.format {
            None if answers.is_empty() => writeln!(screen.out, "{}", why_empty(screen.graph))?,
            None => show(screen, &answers)?,
            Some(Format::Jsonl) => {
                answers.iter().try_for_each(|answer| export::write_line(&mut screen.out, answer))?;
            }
            Some(_) => return Err(RELATIONS_ONLY.into()),
        }
        Ok(())
    }
}

const RELATIONS_ONLY: &str = "this format shows relations only; ask for --format table or jsonl";

fn format(name: &str) -> Result<Option<Format>, String> {
    if name == "table" { Ok(None) } else { Format::parse(name).map(Some) }
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
