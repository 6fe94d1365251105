//! Compares what the extractor finds with sentences that were coded by hand.
//!
//! ```text
//! cargo run --release --example evaluate
//! cargo run --release --example evaluate -- --misses tests/gold/hi.yaml
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt};
use sambandh::{Doc, Extraction, Extractor, Modality, Polarity, Relation};
use serde::Deserialize;

use common::Table;
use relations::stance;

#[allow(dead_code, unused_imports, reason = "shared by the examples; this one reads no documents")]
mod common;
#[allow(dead_code, reason = "this one prints no arrows")]
#[path = "common/relations.rs"]
mod relations;

const HELP: &str = "\
Compares what the extractor finds with sentences that were coded by hand.

usage: evaluate [OPTION]... [FILE]...

Files are YAML lists of sentences with their relations, as in tests/gold/;
without one, those are read.

  --markdown   the table as Markdown
  --misses     also every relation that was missed or is wrong
  --help       this text";

/// A sentence and every relation that a careful reader would want from it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    text: String,
    relations: Vec<Wanted>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    kind: String,
    /// English label.
    source: String,
    /// English label.
    target: String,
    #[serde(default = "positive")]
    polarity: Polarity,
    #[serde(default = "actual")]
    modality: Modality,
    /// Defensible either way: neither missed nor wrong.
    #[serde(default)]
    optional: bool,
}

fn positive() -> Polarity {
    Polarity::Positive
}

fn actual() -> Modality {
    Modality::Actual
}

/// How many of what.
#[derive(Clone, Copy, Default)]
struct Score {
    wanted: usize,
    /// Of the wanted, the found.
    hits: usize,
    /// Found, optional ones with them.
    right: usize,
    wrong: usize,
    /// Of the right, those with the right polarity and modality.
    coloured: usize,
}

impl Score {
    fn add(&mut self, other: Score) {
        self.wanted += other.wanted;
        self.hits += other.hits;
        self.right += other.right;
        self.wrong += other.wrong;
        self.coloured += other.coloured;
    }

    fn cells(self) -> [String; 5] {
        let precision = ratio(self.right, self.right + self.wrong);
        let recall = ratio(self.hits, self.wanted);
        let both = precision.zip(recall).map(|(p, r)| if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 });
        let shown = |figure: Option<f64>| figure.map_or("–".to_owned(), |figure| format!("{figure:.2}"));
        let colour = ratio(self.coloured, self.right);
        let figures = [precision, recall, both, colour].map(shown);
        let [p, r, f, c] = figures;
        [self.wanted.to_string(), p, r, f, c]
    }
}

fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

fn main() -> ExitCode {
    common::finish(run())
}

fn run() -> Result<bool, Box<dyn Error>> {
    let (mut files, mut markdown, mut misses) = (Vec::new(), false, false);
    let mut arguments = Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("help") => {
                println!("{HELP}");
                return Ok(true);
            }
            Arg::Long("markdown") => markdown = true,
            Arg::Long("misses") => misses = true,
            Arg::Value(file) => files.push(file.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    if files.is_empty() {
        files = ["tests/gold/en.yaml", "tests/gold/hi.yaml"].map(str::to_owned).to_vec();
    }
    let mut sets = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
        let items: Vec<Item> = serde_yaml::from_str(&text).map_err(|error| format!("{file}: {error}"))?;
        sets.push(Set { file, sentences: items.len(), scores: evaluate(&items, misses) });
    }
    if markdown {
        print_markdown(&sets)
    } else {
        sets.iter().for_each(print)
    }
    Ok(true)
}

/// What came of a file.
struct Set<'f> {
    file: &'f str,
    sentences: usize,
    scores: BTreeMap<String, Score>,
}

impl Set<'_> {
    fn all(&self) -> Score {
        let mut all = Score::default();
        self.scores.values().for_each(|score| all.add(*score));
        all
    }
}

fn evaluate(items: &[Item], misses: bool) -> BTreeMap<String, Score> {
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    for item in items {
        let doc = Doc::new("gold", item.text.as_str());
        let found = Extractor::builtin().extract(&doc);
        let pairs = pair_up(item, &found);
        let wanted = item.relations.iter().filter(|wanted| !wanted.optional);
        for wanted in wanted {
            scores.entry(wanted.kind.clone()).or_default().wanted += 1;
        }
        for (relation, wanted) in found.relations().iter().zip(&pairs) {
            let score = scores.entry(relation.kind.to_string()).or_default();
            match wanted.map(|index| &item.relations[index]) {
                Some(wanted) => {
                    score.right += 1;
                    score.hits += usize::from(!wanted.optional);
                    let same = (wanted.polarity, wanted.modality) == (relation.polarity, relation.modality);
                    score.coloured += usize::from(same);
                }
                None => score.wrong += 1,
            }
        }
        if misses {
            tell(item, &found, &pairs);
        }
    }
    scores
}

/// For each relation found, which of the wanted it is.
fn pair_up(item: &Item, found: &Extraction<'_>) -> Vec<Option<usize>> {
    let mut taken = vec![false; item.relations.len()];
    let mut pairs = Vec::new();
    for relation in found.relations() {
        let ends = (label(found, relation, true), label(found, relation, false));
        let index = item.relations.iter().enumerate().position(|(index, wanted)| {
            let straight = (&*wanted.source, &*wanted.target) == ends;
            let crossed = relation.symmetric && (&*wanted.target, &*wanted.source) == ends;
            !taken[index] && relation.kind == wanted.kind.as_str() && (straight || crossed)
        });
        if let Some(index) = index {
            taken[index] = true;
        }
        pairs.push(index);
    }
    pairs
}

fn label<'f>(found: &'f Extraction<'_>, relation: &'f Relation<'_>, source: bool) -> &'f str {
    let id = if source { &relation.source } else { &relation.target };
    found.entity(id).and_then(|entity| entity.en.as_deref().or(entity.hi.as_deref())).unwrap_or(id.as_str())
}

fn tell(item: &Item, found: &Extraction<'_>, pairs: &[Option<usize>]) {
    let missed = item
        .relations
        .iter()
        .enumerate()
        .filter(|(index, wanted)| !wanted.optional && !pairs.contains(&Some(*index)));
    let mut lines: Vec<String> = missed
        .map(|(_, wanted)| format!("  missed {} {} > {}", wanted.kind, wanted.source, wanted.target))
        .collect();
    for (relation, wanted) in found.relations().iter().zip(pairs) {
        let (source, target) = (label(found, relation, true), label(found, relation, false));
        let is = stance(relation.polarity, relation.modality);
        let line = match wanted.map(|index| &item.relations[index]) {
            None => format!("  wrong  {} {source} > {target} ({})", relation.kind, relation.rule),
            Some(wanted) if stance(wanted.polarity, wanted.modality) != is => {
                let should = stance(wanted.polarity, wanted.modality);
                format!("  colour {} {source} > {target} is {is}, should be {should}", relation.kind)
            }
            Some(_) => continue,
        };
        lines.push(line);
    }
    if !lines.is_empty() {
        println!("{}\n{}", item.text, lines.join("\n"));
    }
}

const HEADINGS: [&str; 5] = ["wanted", "precision", "recall", "F1", "colour"];

fn print(set: &Set<'_>) {
    println!("\n{}: {} sentences", set.file, set.sentences);
    let mut table = Table::default();
    let [wanted, precision, recall, both, colour] = HEADINGS.map(str::to_owned);
    table.row(["kind".to_owned(), wanted, precision, recall, both, colour], None);
    for (kind, score) in
        set.scores.iter().map(|(kind, score)| (kind.as_str(), *score)).chain([("all", set.all())])
    {
        let [wanted, precision, recall, both, colour] = score.cells();
        table.row([kind.to_owned(), wanted, precision, recall, both, colour], None);
    }
    print!("{table}");
}

/// All files side by side.
fn print_markdown(sets: &[Set<'_>]) {
    let over = |set: &Set<'_>| {
        format!("{}: {} sentences |{}", set.file, set.sentences, " |".repeat(HEADINGS.len() - 1))
    };
    println!("| | {}", sets.iter().map(over).collect::<Vec<_>>().join(" "));
    println!("|---|{}", "---|".repeat(sets.len() * HEADINGS.len()));
    println!("| kind | {} |", vec![HEADINGS.join(" | "); sets.len()].join(" | "));
    let kinds: BTreeSet<&String> = sets.iter().flat_map(|set| set.scores.keys()).collect();
    for kind in kinds {
        let row = sets.iter().flat_map(|set| set.scores.get(kind).copied().unwrap_or_default().cells());
        println!("| `{kind}` | {} |", row.collect::<Vec<_>>().join(" | "));
    }
    println!("| all | {} |", sets.iter().flat_map(|set| set.all().cells()).collect::<Vec<_>>().join(" | "));
}
