//! Tells how each frame fares over many documents: how often it was tried, fired and
//! failed, and at which of its conditions.
//!
//! ```text
//! cargo run --release --example corpus -- examples/data/
//! cargo run --release --example corpus -- --format json news/ > before.json
//! cargo run --release --example corpus -- --compare before.json news/
//! ```

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::{self, BufReader, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt};
use sambandh::trace::{Outcome, Part};
use sambandh::{Extraction, Extractor, Gazetteer, Trace};
use serde::{Deserialize, Serialize};

use common::{INPUT_HELP, Input, Table, one_line};

mod common;

const HELP: &str = "\
Tells how each frame fares over many documents.

usage: corpus [OPTION]... [PATH]...
";

const OUTPUT_HELP: &str =
    "  --lang hi|en          language of the documents; else the script of each sentence decides

gazetteers:
  --add PATH            lays this file or folder over the built-in data

output:
  --format table|json   for people (table), or for --compare (json)
  --compare FILE        only what differs from an earlier run, saved with --format json
  --unused              also the frames that were never tried
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
    let before = arguments.compare.as_ref().map(load).transpose()?;
    let mut gazetteer = Gazetteer::builtin().clone();
    for path in &arguments.add {
        gazetteer.add_path(path)?;
    }
    let extractor = Extractor::builder().gazetteer(gazetteer.clone()).build()?;
    let mut report = Report::of(&gazetteer);
    let mut all_read = true;
    arguments.input.for_each(!io::stdout().is_terminal(), |doc| {
        match doc {
            Ok(doc) => {
                let (found, trace) = extractor.explain(&doc);
                report.add(&found, &trace);
            }
            Err(bad) => {
                all_read = false;
                common::warn(&bad);
            }
        }
        Ok(())
    })?;
    let mut out = io::stdout().lock();
    match (before, arguments.json) {
        (Some(before), _) => write!(out, "{}", report.changes(&before))?,
        (None, true) => writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?,
        (None, false) => write!(out, "{}", report.table(arguments.unused))?,
    }
    Ok(all_read)
}

#[derive(Default)]
struct Arguments {
    input: Input,
    add: Vec<PathBuf>,
    json: bool,
    compare: Option<PathBuf>,
    unused: bool,
}

impl Arguments {
    /// None if help is asked for.
    fn parse() -> Result<Option<Self>, lexopt::Error> {
        let mut arguments = Arguments::default();
        let mut rest = Parser::from_env();
        while let Some(argument) = rest.next()? {
            match argument {
                Arg::Long("help") | Arg::Short('h') => return Ok(None),
                Arg::Long("add") => arguments.add.push(rest.value()?.into()),
                Arg::Long("compare") => arguments.compare = Some(rest.value()?.into()),
                Arg::Long("unused") => arguments.unused = true,
                Arg::Long("format") => arguments.json = rest.value()?.parse_with(is_json)?,
                Arg::Long("input") => arguments.input.jsonl = rest.value()?.parse_with(common::is_jsonl)?,
                Arg::Long("date") => arguments.input.date = Some(rest.value()?.parse()?),
                Arg::Long("lang") => arguments.input.lang = Some(rest.value()?.parse_with(common::lang)?),
                Arg::Value(path) => arguments.input.paths.push(path.into()),
                _ => return Err(argument.unexpected()),
            }
        }
        Ok(Some(arguments))
    }
}

/// Reads a format of output from the command line: whether it is JSON.
fn is_json(name: &str) -> Result<bool, String> {
    match name {
        "table" => Ok(false),
        "json" => Ok(true),
        _ => Err("a format is table or json".to_owned()),
    }
}

fn load(path: &PathBuf) -> Result<Report, String> {
    let told = |error: &dyn Error| format!("{}: {error}", path.display());
    let file = File::open(path).map_err(|error| told(&error))?;
    serde_json::from_reader(BufReader::new(file)).map_err(|error| told(&error))
}

/// How all frames fared.
#[derive(Default, Deserialize, Serialize)]
struct Report {
    documents: u64,
    sentences: u64,
    relations: u64,
    /// By the id of the frame.
    rules: BTreeMap<String, Record>,
}

/// How one frame fared.
#[derive(Clone, Default, Deserialize, PartialEq, Serialize)]
struct Record {
    /// Places where its words stand in a sentence that names two.
    tried: u64,
    /// Those of them that gave a relation.
    fired: u64,
    /// Relations that it gave; structures without words of their own have only these.
    relations: u64,
    /// The first condition that failed.
    failed: BTreeMap<String, u64>,
}

impl Report {
    fn of(gazetteer: &Gazetteer) -> Self {
        let rules = gazetteer.rules().into_iter().map(|rule| (rule, Record::default())).collect();
        Report { rules, ..Report::default() }
    }

    fn add(&mut self, found: &Extraction<'_>, trace: &Trace) {
        self.documents += 1;
        self.sentences += found.sentences().len() as u64;
        self.relations += found.relations().len() as u64;
        for attempt in &trace.attempts {
            let record = self.rules.entry(attempt.rule.clone()).or_default();
            record.tried += 1;
            if attempt.outcome == Outcome::Fired {
                record.fired += 1;
            } else {
                let part = attempt.failed().map_or(Part::Ends, |condition| condition.part);
                *record.failed.entry(common::word(part)).or_default() += 1;
            }
        }
        for relation in found.relations() {
            self.rules.entry(relation.rule.to_string()).or_default().relations += 1;
        }
    }

    fn heading(&self) -> String {
        let documents = common::count(self.documents as usize, "document", "documents");
        let sentences = common::count(self.sentences as usize, "sentence", "sentences");
        let relations = common::count(self.relations as usize, "relation", "relations");
        format!("{documents} · {sentences} · {relations}\n\n")
    }

    fn table(&self, unused: bool) -> String {
        let mut table = Table::default();
        table.row(["rule", "tried", "fired", "relations", "failed at"].map(str::to_owned), None);
        for (rule, record) in self.rules.iter().filter(|(_, record)| unused || **record != Record::default())
        {
            let numbers = [record.tried, record.fired, record.relations].map(|number| number.to_string());
            let [tried, fired, relations] = numbers;
            table.row([one_line(rule), tried, fired, relations, record.failures()], None);
        }
        format!("{}{table}", self.heading())
    }

    /// What differs from `before`, frame by frame.
    fn changes(&self, before: &Report) -> String {
        let none = Record::default();
        let names: std::collections::BTreeSet<&String> =
            self.rules.keys().chain(before.rules.keys()).collect();
        let mut table = Table::default();
        table.row(["rule", "tried", "fired", "relations", "failed at"].map(str::to_owned), None);
        let mut same = true;
        for rule in names {
            let (old, new) = (before.rules.get(rule).unwrap_or(&none), self.rules.get(rule).unwrap_or(&none));
            if old == new {
                continue;
            }
            same = false;
            let tried = change(old.tried, new.tried);
            let (fired, relations) = (change(old.fired, new.fired), change(old.relations, new.relations));
            table.row([one_line(rule), tried, fired, relations, new.failure_changes(old)], None);
        }
        let relations = change(before.relations, self.relations);
        let documents = change(before.documents, self.documents);
        let heading = format!("documents {documents} · relations {relations}\n\n");
        if same { format!("{heading}  no frame fares differently\n") } else { format!("{heading}{table}") }
    }
}

impl Record {
    /// `source 12, verb 3`: the most frequent first.
    fn failures(&self) -> String {
        let mut failed: Vec<(&String, &u64)> = self.failed.iter().collect();
        failed.sort_by_key(|(part, count)| (std::cmp::Reverse(**count), *part));
        let shown = failed.iter().map(|(part, count)| format!("{part} {count}"));
        one_line(&shown.collect::<Vec<_>>().join(", "))
    }

    fn failure_changes(&self, old: &Record) -> String {
        let of = |record: &Record, part: &String| record.failed.get(part).copied().unwrap_or_default();
        let mut parts: Vec<&String> = self.failed.keys().chain(old.failed.keys()).collect();
        parts.sort();
        parts.dedup();
        let changed = parts.into_iter().filter(|part| of(self, part) != of(old, part));
        let shown = changed.map(|part| format!("{part} {}", change(of(old, part), of(self, part))));
        one_line(&shown.collect::<Vec<_>>().join(", "))
    }
}

/// `12`, or `12 → 15`.
fn change(old: u64, new: u64) -> String {
    if old == new { new.to_string() } else { format!("{old} → {new}") }
}
