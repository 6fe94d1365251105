//! Reads news in Hindi or English and prints who did what to whom.
//!
//! ```text
//! cargo run --release --example extract -- examples/data/
//! cargo run --release --example extract -- --input jsonl --format jsonl < documents.jsonl
//! cargo run --release --example extract -- --format brat --out annotated/ examples/data/
//! cargo run --release --example extract -- --fuzzy examples/data/
//! ```

use std::error::Error;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt};
use sambandh::export::{self, BadLine, OffsetUnit};
use sambandh::{EntityId, Extraction, Extractor, Lang, Relation};

use brat::BratFolder;
use common::{INPUT_HELP, Input, Table, one_line};

#[path = "extract/brat.rs"]
mod brat;
mod common;
#[path = "common/relations.rs"]
mod relations;

const HELP: &str = "\
Reads news in Hindi or English and prints who did what to whom.

usage: extract [OPTION]... [PATH]...
";

const OUTPUT_HELP: &str =
    "  --lang hi|en          language of the documents; else the script of each sentence decides

output:
  --format FORMAT       for people: table; for programs: jsonl, conll, webannotation, brat
  --out FOLDER          where brat's files go: a .txt and an .ann a document, annotation.conf
  --offsets UNIT        what jsonl and conll count in: bytes, characters, utf16
  --cooccurrence        also names that share a sentence, but no relation in it
  --fuzzy               also spellings that no list has, if they sound like a listed name
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
    let extractor = Extractor::builder();
    let extractor = extractor.cooccurrence(arguments.cooccurrence).fuzzy(arguments.fuzzy).build()?;
    let mut sink = arguments.sink()?;
    let mut all_read = true;
    arguments.input.for_each(!io::stdout().is_terminal(), |doc| match doc {
        Ok(doc) => sink.write(&extractor.extract(&doc)),
        Err(bad) => {
            all_read = false;
            sink.write_error(&bad)
        }
    })?;
    sink.out.flush()?;
    Ok(all_read)
}

#[derive(Default)]
struct Arguments {
    input: Input,
    format: Format,
    out: Option<PathBuf>,
    offsets: Option<OffsetUnit>,
    cooccurrence: bool,
    fuzzy: bool,
}

impl Arguments {
    /// None if help is asked for.
    fn parse() -> Result<Option<Self>, lexopt::Error> {
        let mut arguments = Arguments::default();
        let mut rest = Parser::from_env();
        while let Some(argument) = rest.next()? {
            match argument {
                Arg::Long("help") | Arg::Short('h') => return Ok(None),
                Arg::Long("format") => arguments.format = rest.value()?.parse_with(Format::parse)?,
                Arg::Long("out") => arguments.out = Some(rest.value()?.into()),
                Arg::Long("offsets") => arguments.offsets = Some(rest.value()?.parse_with(offset_unit)?),
                Arg::Long("cooccurrence") => arguments.cooccurrence = true,
                Arg::Long("fuzzy") => arguments.fuzzy = true,
                Arg::Long("input") => arguments.input.jsonl = rest.value()?.parse_with(common::is_jsonl)?,
                Arg::Long("date") => arguments.input.date = Some(rest.value()?.parse()?),
                Arg::Long("lang") => arguments.input.lang = Some(rest.value()?.parse_with(common::lang)?),
                Arg::Value(path) => arguments.input.paths.push(path.into()),
                _ => return Err(argument.unexpected()),
            }
        }
        Ok(Some(arguments))
    }

    fn sink(&self) -> Result<Sink, Box<dyn Error>> {
        let way = match (self.format, &self.out) {
            (Format::Brat, Some(folder)) => Way::Brat(BratFolder::create(folder)?),
            (Format::Brat, None) => return Err("brat wants a folder: --out FOLDER".into()),
            (_, Some(_)) => return Err("--out is for --format brat; redirect the others".into()),
            (Format::Table, None) => Way::Table,
            (Format::Jsonl, None) => Way::Jsonl(self.offsets),
            (Format::Conll, None) => Way::Conll(self.offsets.unwrap_or_default()),
            (Format::WebAnnotation, None) => Way::WebAnnotation,
        };
        Ok(Sink { out: BufWriter::new(io::stdout().lock()), way })
    }
}

#[derive(Clone, Copy, Default)]
enum Format {
    #[default]
    Table,
    Jsonl,
    Conll,
    WebAnnotation,
    Brat,
}

impl Format {
    fn parse(name: &str) -> Result<Self, String> {
        match name {
            "table" => Ok(Format::Table),
            "jsonl" => Ok(Format::Jsonl),
            "conll" => Ok(Format::Conll),
            "webannotation" => Ok(Format::WebAnnotation),
            "brat" => Ok(Format::Brat),
            _ => Err("a format is table, jsonl, conll, webannotation or brat".to_owned()),
        }
    }
}

fn offset_unit(name: &str) -> Result<OffsetUnit, String> {
    match name {
        "bytes" => Ok(OffsetUnit::Bytes),
        "characters" => Ok(OffsetUnit::Characters),
        "utf16" => Ok(OffsetUnit::Utf16),
        _ => Err("a unit is bytes, characters or utf16".to_owned()),
    }
}

/// Where results go, and how.
struct Sink {
    out: BufWriter<StdoutLock<'static>>,
    way: Way,
}

enum Way {
    Table,
    /// None is the contract as it stands, in bytes.
    Jsonl(Option<OffsetUnit>),
    Conll(OffsetUnit),
    WebAnnotation,
    Brat(BratFolder),
}

impl Sink {
    fn write(&mut self, found: &Extraction<'_>) -> io::Result<()> {
        let out = &mut self.out;
        match &mut self.way {
            Way::Table => write_table(out, found),
            Way::Jsonl(None) => export::write_line(out, found),
            Way::Jsonl(Some(unit)) => export::write_line_in(out, found, *unit),
            Way::Conll(unit) => export::write_conll(out, found, *unit),
            Way::WebAnnotation => export::write_web_annotations(out, found),
            Way::Brat(folder) => folder.add(found),
        }
    }

    fn write_error(&mut self, bad: &BadLine) -> io::Result<()> {
        match self.way {
            Way::Jsonl(_) => export::write_line(&mut self.out, bad)?,
            _ => common::warn(bad),
        }
        Ok(())
    }
}

fn write_table(out: &mut impl Write, found: &Extraction<'_>) -> io::Result<()> {
    writeln!(out, "{}", heading(found))?;
    write!(out, "{}", mentions(found))?;
    if let Some(reason) = why_empty(found) {
        writeln!(out, "\n  {reason}")?;
    } else {
        write!(out, "\n{}", relations(found))?;
    }
    for warning in found.warnings() {
        writeln!(out, "  warning: {}", one_line(&warning.message))?;
    }
    writeln!(out)
}

fn heading(found: &Extraction<'_>) -> String {
    let published = found.date().map_or("undated".to_owned(), |date| format!("published {date}"));
    let sentences = common::count(found.sentences().len(), "sentence", "sentences");
    format!("{} · {} · {published} · {sentences}", one_line(found.id()), common::word(found.lang()))
}

fn mentions(found: &Extraction<'_>) -> Table {
    let mut table = Table::default();
    for mention in found.mentions() {
        let entity = found.entity(&mention.entity);
        let cells = [
            entity.map(|entity| common::word(entity.entity_type)).unwrap_or_default(),
            one_line(mention.entity.as_str()),
            format!("\"{}\"", one_line(&mention.text)),
            format!("{}..{}", mention.span.start, mention.span.end),
            common::word(mention.form),
            entity.filter(|entity| !entity.linked).map(|_| "unlisted".to_owned()).unwrap_or_default(),
        ];
        table.row(cells, None);
    }
    table
}

fn relations(found: &Extraction<'_>) -> Table {
    let mut table = Table::default();
    for relation in found.relations() {
        table.row(cells(found, relation), Some(one_line(found.sentence_text(relation.sentence))));
    }
    table
}

fn cells(found: &Extraction<'_>, relation: &Relation<'_>) -> [String; 2] {
    let name = |id| name(found, id);
    let (source, target) = (name(&relation.source), name(&relation.target));
    let place = relation.place.as_ref();
    let speaker = relation.attributed_to.as_ref();
    let details = [
        relations::stance(relation.polarity, relation.modality),
        speaker.map(|id| format!("says {}", name(id))).unwrap_or_default(),
        relations::office(relation.office.as_deref(), relation.former),
        time(relation),
        place.map(|id| format!("at {}", name(id))).unwrap_or_default(),
        format!("rule {} {:.2}", relation.rule, relation.confidence),
    ];
    let details: Vec<String> = details.into_iter().filter(|detail| !detail.is_empty()).collect();
    let arrow = relations::arrow(&source, relation.kind.as_str(), &target, relation.symmetric);
    [arrow, details.join(" · ")]
}

fn name(found: &Extraction<'_>, id: &EntityId) -> String {
    one_line(found.entity(id).map_or(id.as_str(), |entity| entity.name(Lang::En)))
}

/// When it happened, as far as it is known, else the words that say so.
fn time(relation: &Relation<'_>) -> String {
    let when = relation.when.as_ref();
    when.map(|when| one_line(when.value.as_ref().unwrap_or(&when.text))).unwrap_or_default()
}

/// Why there are no relations, and what to try.
fn why_empty(found: &Extraction<'_>) -> Option<String> {
    if !found.relations().is_empty() {
        return None;
    }
    let advice = "a gazetteer can name more (see gazetteers/README.md)";
    Some(match found.entities().len() {
        _ if found.text().trim().is_empty() => "nothing found: the document is empty".to_owned(),
        0 => format!("nothing found: no name in this text is known, and no title introduces one; {advice}"),
        1 => format!("0 relations: only one entity found, and a relation needs two; {advice}"),
        count if !shares_sentence(found) => {
            format!("0 relations: {count} entities found, but no two in the same sentence")
        }
        count => format!(
            "0 relations: {count} entities found, but no words between them that a rule knows; try the example explain"
        ),
    })
}

/// Whether some sentence mentions two entities.
fn shares_sentence(found: &Extraction<'_>) -> bool {
    // Mentions stand in text order, so those of a sentence are neighbours.
    let mut neighbours = found.mentions().windows(2);
    neighbours.any(|pair| pair[0].sentence == pair[1].sentence && pair[0].entity != pair[1].entity)
}
