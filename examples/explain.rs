//! Tells why something was found in a text, or was not.
//!
//! ```text
//! cargo run --release --example explain -- examples/data/border.hi.txt
//! cargo run --release --example explain -- --rule consult.meet --text "मोदी ने पुतिन से वार्ता की।"
//! cargo run --release --example explain -- --find चीन --text "प्राचीन मंदिर"
//! cargo run --release --example explain -- --at 0 --text "South Korea met Japan."
//! ```

use std::error::Error;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt};
use sambandh::{Doc, Extraction, Extractor, Gazetteer, Trace, export};
use serde::Serialize;

use common::{INPUT_HELP, Input};

mod common;
#[path = "explain/names.rs"]
mod names;
#[path = "explain/rule.rs"]
mod rule;
#[path = "explain/sentences.rs"]
mod sentences;

const HELP: &str = "\
Tells why something was found in a text, or was not.

usage: explain [OPTION]... [PATH]...
";

const QUESTION_HELP: &str = "  --text TEXT           this text, and no file
  --lang hi|en          language of the documents; else the script of each sentence decides

question:
  --rule ID             did this frame fire, and what did it lack? (consult.meet: both languages)
  --find NAME           where does this name stand, and what became of it?
  --at BYTE             which names and frames touch this byte, and what became of them?
                        without a question: all names passed over, all frames tried

gazetteers:
  --add PATH            lays this file or folder over the built-in data

output:
  --format table|jsonl  for people (table), or one JSON object a document: the extraction with its trace
  --help                this text";

fn main() -> ExitCode {
    common::finish(run())
}

/// Whether every document could be read.
fn run() -> Result<bool, Box<dyn Error>> {
    let Some(arguments) = Arguments::parse()? else {
        println!("{HELP}\n{INPUT_HELP}{QUESTION_HELP}");
        return Ok(true);
    };
    let gazetteer = arguments.gazetteer()?;
    if let Question::Rule(id) = &arguments.question {
        rule::check(&gazetteer, id)?;
    }
    let extractor = Extractor::builder().gazetteer(gazetteer.clone()).build()?;
    let mut out = BufWriter::new(io::stdout().lock());
    if let Some(text) = &arguments.text {
        let doc = arguments.input.with_defaults(Doc::new("text", text.clone()));
        arguments.answer(&mut out, &gazetteer, &extractor, &doc)?;
        out.flush()?;
        return Ok(true);
    }
    let mut all_read = true;
    arguments.input.for_each(!io::stdout().is_terminal(), |doc| match doc {
        Ok(doc) => arguments.answer(&mut out, &gazetteer, &extractor, &doc),
        Err(bad) => {
            all_read = false;
            common::warn(&bad);
            Ok(())
        }
    })?;
    out.flush()?;
    Ok(all_read)
}

#[derive(Default)]
struct Arguments {
    input: Input,
    text: Option<String>,
    question: Question,
    add: Vec<PathBuf>,
    jsonl: bool,
}

/// What is asked about each document.
#[derive(Default)]
enum Question {
    #[default]
    All,
    Rule(String),
    Find(String),
    At(usize),
}

impl Arguments {
    /// None if help is asked for.
    fn parse() -> Result<Option<Self>, lexopt::Error> {
        let mut arguments = Arguments::default();
        let mut rest = Parser::from_env();
        while let Some(argument) = rest.next()? {
            match argument {
                Arg::Long("help") | Arg::Short('h') => return Ok(None),
                Arg::Long("text") => arguments.text = Some(rest.value()?.string()?),
                Arg::Long("rule") => arguments.question = Question::Rule(rest.value()?.string()?),
                Arg::Long("find") => arguments.question = Question::Find(rest.value()?.string()?),
                Arg::Long("at") => arguments.question = Question::At(rest.value()?.parse()?),
                Arg::Long("add") => arguments.add.push(rest.value()?.into()),
                Arg::Long("format") => arguments.jsonl = rest.value()?.parse_with(is_jsonl)?,
                Arg::Long("input") => arguments.input.jsonl = rest.value()?.parse_with(common::is_jsonl)?,
                Arg::Long("date") => arguments.input.date = Some(rest.value()?.parse()?),
                Arg::Long("lang") => arguments.input.lang = Some(rest.value()?.parse_with(common::lang)?),
                Arg::Value(path) => arguments.input.paths.push(path.into()),
                _ => return Err(argument.unexpected()),
            }
        }
        Ok(Some(arguments))
    }

    fn gazetteer(&self) -> Result<Gazetteer, sambandh::Error> {
        let mut gazetteer = Gazetteer::builtin().clone();
        for path in &self.add {
            gazetteer.add_path(path)?;
        }
        Ok(gazetteer)
    }

    fn answer(
        &self,
        out: &mut impl Write,
        gazetteer: &Gazetteer,
        extractor: &Extractor,
        doc: &Doc<'_>,
    ) -> io::Result<()> {
        let (found, trace) = extractor.explain(doc);
        if self.jsonl {
            return export::write_line(out, &Explained { found: &found, trace: &trace });
        }
        let answer = match &self.question {
            Question::All => sentences::explain(gazetteer, &found, &trace),
            Question::Rule(id) => rule::explain(gazetteer, &found, &trace, id),
            Question::Find(name) => names::find(gazetteer, &found, &extractor.sightings(doc, name), name),
            Question::At(byte) => names::at(gazetteer, &found, &trace, *byte),
        };
        let sentences = common::count(found.sentences().len(), "sentence", "sentences");
        writeln!(out, "{} · {sentences}\n{answer}", common::one_line(found.id()))
    }
}

/// Reads a format of output from the command line: whether it is JSONL.
fn is_jsonl(name: &str) -> Result<bool, String> {
    match name {
        "table" => Ok(false),
        "jsonl" => Ok(true),
        _ => Err("a format is table or jsonl".to_owned()),
    }
}

/// The object of the JSONL contract with one field more.
#[derive(Serialize)]
struct Explained<'f> {
    #[serde(flatten)]
    found: &'f Extraction<'f>,
    trace: &'f Trace,
}
