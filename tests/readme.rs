//! What the README shows is so: its pictures, its counts, its files; and the counts of
//! `gazetteers/README.md`.
//!
//! `README=write cargo test --test readme` brings the tables of counts up to date.

use std::process::Command;
use std::{env, fs};

use sambandh::gazetteer::Tally;
use sambandh::{Doc, EntityType, Extractor, Gazetteer};

fn readme() -> String {
    fs::read_to_string("README.md").unwrap()
}

/// The fenced blocks of a language, each without its fences.
fn blocks<'r>(readme: &'r str, language: &str) -> Vec<&'r str> {
    let opening = format!("```{language}\n");
    let rest = readme.split(&opening).skip(1);
    rest.map(|block| block.split_once("```").expect("every block is closed").0).collect()
}

/// What an example prints, given its name and arguments in one line.
fn output(command: &str) -> String {
    let mut words = command.split(' ');
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--example", words.next().unwrap()]);
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    let output = cargo.arg("--").args(words).output().unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// `…` at the end of a line stands for the rest of it, alone on a line for any lines.
/// How wide the columns are does not count.
fn assert_shows(picture: &str, output: &str, command: &str) {
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut lines = output.lines();
    for shown in picture.lines() {
        let wanted = words(shown);
        let fits = |line: &str| match wanted.strip_suffix('…') {
            Some(start) => words(line).starts_with(start.trim_end()),
            None => words(line) == wanted,
        };
        assert!(
            lines.any(fits),
            "`{command}` no longer prints, in this place:\n{shown}\nit prints:\n{output}"
        );
    }
}

#[test]
fn pictures_are_what_the_examples_print() {
    let readme = readme();
    let pictures = readme.split("<!-- picture: ").skip(1);
    let mut seen = 0;
    for picture in pictures {
        let (command, rest) = picture.split_once(" -->").unwrap();
        assert_shows(blocks(rest, "text")[0], &output(command), command);
        seen += 1;
    }
    assert_eq!(seen, 3);
}

fn row(what: &str, tally: Tally, unit: &str) -> String {
    format!("| {what} | {} | {} {unit} | {} {unit} |\n", tally.entries, tally.en, tally.hi)
}

fn table_of_counts() -> String {
    let counts = Gazetteer::builtin().counts();
    let entities = [
        ("states, territories, former states", EntityType::Country),
        ("people", EntityType::Person),
        ("organisations", EntityType::Organisation),
        ("places", EntityType::Place),
        ("events", EntityType::Event),
    ];
    let mut table = "\n| | entries | English | Hindi |\n|---|---|---|---|\n".to_owned();
    for (what, sort) in entities {
        table += &row(what, counts.entities[&sort], "names");
    }
    table += &row("offices and titles", counts.offices, "words");
    table += &row("kinds of relation", counts.kinds, "frames");
    table
}

/// What `check --stats` prints, as a table.
fn table_of_files() -> String {
    let files = Gazetteer::builtin().counts().files;
    let mut table = "\n| file | entries | English | Hindi |\n|---|---|---|---|\n".to_owned();
    for (file, tally) in files {
        let name = file.trim_start_matches("gazetteers/");
        table += &format!("| `{name}` | {} | {} | {} |\n", tally.entries, tally.en, tally.hi);
    }
    table
}

#[test]
fn counts_are_those_of_the_data() {
    assert_table("README.md", "counts", &table_of_counts());
}

#[test]
fn counts_by_file_are_those_of_the_data() {
    assert_table("gazetteers/README.md", "counts", &table_of_files());
}

#[test]
fn figures_are_those_of_the_gold() {
    assert_table("README.md", "gold", &format!("\n{}", output("evaluate --markdown")));
}

/// Between `<!-- what: … -->` and `<!-- end of what -->`.
fn assert_table(file: &str, what: &str, table: &str) {
    let readme = fs::read_to_string(file).unwrap();
    let opening = format!("<!-- {what}: kept by tests/readme.rs -->\n");
    let start = readme.find(&opening).unwrap() + opening.len();
    let end = readme.find(&format!("\n<!-- end of {what} -->")).unwrap();
    if env::var_os("README").is_some_and(|wish| wish == "write") {
        fs::write(file, format!("{}{table}{}", &readme[..start], &readme[end..])).unwrap();
    } else {
        assert!(readme[start..end] == *table, "run `README=write cargo test --test readme`:\n{table}");
    }
}

#[test]
fn the_files_it_shows_work_together() {
    let readme = readme();
    let mut gazetteer = Gazetteer::builtin().clone();
    for yaml in blocks(&readme, "yaml") {
        let (name, _) = yaml.strip_prefix("# ").and_then(|rest| rest.split_once('\n')).unwrap();
        gazetteer.add_str(name, yaml).unwrap();
    }
    let extractor = Extractor::builder().gazetteer(gazetteer).build().unwrap();
    for text in ["आशा राव ने मोदी को बधाई दी।", "Asha Rao congratulated Modi."]
    {
        let doc = Doc::new("d1", text);
        let found = extractor.extract(&doc);
        let told = found.relations().iter().find(|relation| relation.kind == "congratulate");
        let told = told.unwrap_or_else(|| panic!("nothing in {text}"));
        assert_eq!((told.source.as_str(), told.target.as_str()), ("person:asha-rao", "Q1058"));
    }
}
