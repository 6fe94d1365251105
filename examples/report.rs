//! Writes one page of HTML that shows what texts say: marked texts, a graph, time lines.
//!
//! The page needs no network and no server: open it from where it lies.
//!
//! ```text
//! cargo run --release --example report -- examples/data/ --out report.html
//! cargo run --release --example report -- --load news.json --lang hi --out report.html
//! ```

use std::error::Error;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt};
use sambandh::{Extraction, Extractor, Lang, RelationGraph, export};

use common::{INPUT_HELP, Input};

#[allow(dead_code, unused_imports, reason = "a page needs no table of text")]
mod common;
#[path = "report/drawing.rs"]
mod drawing;
#[path = "report/graph_view.rs"]
mod graph_view;
#[path = "report/layout.rs"]
mod layout;
#[path = "report/page.rs"]
mod page;
#[allow(dead_code, reason = "a page draws its own arrows")]
#[path = "common/relations.rs"]
mod relations;
#[path = "report/text_view.rs"]
mod text_view;
#[path = "report/words.rs"]
mod words;

const HELP: &str = "\
Writes one page of HTML that shows what texts say: marked texts, a graph, time lines.

usage: report [OPTION]... [PATH]...
";

const OUTPUT_HELP: &str = "
graphs:
  --load FILE           a graph saved before; may be given more than once

output:
  --lang hi|en          language in which the page opens; it can be switched there
  --out FILE            write there, whole or not at all, instead of to standard output
  --help                this text";

fn main() -> ExitCode {
    common::finish(run())
}

/// Whether every document could be read.
fn run() -> Result<bool, Box<dyn Error>> {
    let Some(arguments) = Arguments::parse()? else {
        println!("{HELP}\n{INPUT_HELP}{OUTPUT_HELP}");
        return Ok(true);
    };
    let mut graph = RelationGraph::new();
    for file in &arguments.load {
        graph.merge(RelationGraph::load(file)?);
    }
    let (texts, all_read) = arguments.read()?;
    graph.extend(&texts);
    let html = page::render(&texts, &graph, arguments.lang);
    match &arguments.out {
        Some(file) => export::to_file(file, |out| out.write_all(html.as_bytes()))?,
        None => io::stdout().lock().write_all(html.as_bytes())?,
    }
    Ok(all_read)
}

struct Arguments {
    input: Input,
    load: Vec<PathBuf>,
    out: Option<PathBuf>,
    lang: Lang,
}

impl Arguments {
    /// None if help is asked for.
    fn parse() -> Result<Option<Self>, lexopt::Error> {
        let mut arguments =
            Arguments { input: Input::default(), load: Vec::new(), out: None, lang: Lang::En };
        let mut rest = Parser::from_env();
        while let Some(argument) = rest.next()? {
            match argument {
                Arg::Long("help") | Arg::Short('h') => return Ok(None),
                Arg::Long("load") => arguments.load.push(rest.value()?.into()),
                Arg::Long("out") => arguments.out = Some(rest.value()?.into()),
                Arg::Long("lang") => arguments.lang = rest.value()?.parse_with(common::lang)?,
                Arg::Long("input") => arguments.input.jsonl = rest.value()?.parse_with(common::is_jsonl)?,
                Arg::Long("date") => arguments.input.date = Some(rest.value()?.parse()?),
                Arg::Value(path) => arguments.input.paths.push(path.into()),
                _ => return Err(argument.unexpected()),
            }
        }
        Ok(Some(arguments))
    }

    /// The texts that are named, read, and whether all of them could be.
    fn read(&self) -> Result<(Vec<Extraction<'static>>, bool), Box<dyn Error>> {
        let (mut texts, mut all_read) = (Vec::new(), true);
        // Standard input is read if nothing else is named.
        if !self.load.is_empty() && self.input.paths.is_empty() {
            return Ok((texts, all_read));
        }
        self.input.for_each(true, |doc| {
            match doc {
                Ok(doc) => texts.push(Extractor::builtin().extract(&doc).into_owned()),
                Err(bad) => {
                    all_read = false;
                    common::warn(&bad);
                }
            }
            Ok(())
        })?;
        Ok((texts, all_read))
    }
}
