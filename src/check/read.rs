//! A file as the checks see it: its text, its nodes, and what could be read of it.

use std::collections::HashSet;

use saphyr_parser::ScanError;

use crate::gazetteer::Problem;
use crate::gazetteer::files::read::{Content, Source};
use crate::text::is_invisible;

use super::report::{Finding, Place, Severity};
use super::yaml::{Node, Value};

/// After so many entries with errors the rest of a file is not read: each takes
/// another reading.
const MOST_ERRORS: usize = 50;

/// A file under check.
pub(super) struct Checked<'s> {
    pub(super) source: &'s Source,
    /// What could be read: all, or all but the entries with errors.
    pub(super) content: Option<Content>,
    /// The nodes of the same.
    pub(super) node: Option<Node>,
    /// Whether all of it could be read.
    pub(super) whole: bool,
}

impl<'s> Checked<'s> {
    /// Reads a file, passing over entries with errors after telling of them.
    pub(super) fn read(source: &'s Source, findings: &mut Vec<Finding>) -> Self {
        let mut rest = source.clone();
        let mut whole = true;
        for _ in 0..MOST_ERRORS {
            let (node, broken) = match Node::read(&rest.text) {
                Ok(node) => (node, None),
                Err(error) => (None, Some(error)),
            };
            let problem = match rest.read() {
                Ok(content) => return Checked { source, content: Some(content), node, whole },
                Err(problem) => problem,
            };
            let line = problem.line;
            // What is no YAML hides behind the first entry that is not as it should be.
            findings.extend(
                broken.filter(|error| error.marker().line() != line).map(|error| syntax(source, &error)),
            );
            // A key that stands twice is told by the nodes, at its place.
            if problem.code != "duplicate-key" || node.is_none() {
                findings.push(told(problem, node.as_ref()));
            }
            whole = false;
            match node.as_ref().and_then(|node| without_entry(&rest.text, node, line)) {
                Some(text) => rest.text = text,
                None => break,
            }
        }
        Checked { source, content: None, node: None, whole }
    }

    /// What the nodes and the bare text show, whatever the file holds.
    pub(super) fn look_at_text(&self, findings: &mut Vec<Finding>) {
        let file = &self.source.name;
        invisible(self.source, findings);
        let Ok(Some(node)) = Node::read(&self.source.text) else { return };
        node.walk(&mut |node| {
            let words =
                node.items().iter().filter(|word| is_plain(word, |text| matches!(text, "true" | "false")));
            let switches = Some(node).filter(|node| is_plain(node, is_switch));
            for (text, word) in words.chain(switches).filter_map(|word| Some((word.text()?, word))) {
                let message = format!("other readers of YAML take a bare {text} for true or false");
                let finding = Finding::new(Severity::Warning, "unquoted", file, word.place, message);
                findings.push(finding.cure(format!("write \"{text}\"")));
            }
            let mut keys = HashSet::new();
            for key in node.pairs().iter().map(|(key, _)| key) {
                if let Some(name) = key.text().filter(|name| !keys.insert(*name)) {
                    let message = format!("`{name}` stands here a second time, and only one of them counts");
                    let finding = Finding::new(Severity::Error, "duplicate-key", file, key.place, message);
                    findings.push(finding.cure("merge the two"));
                }
            }
        });
    }
}

fn is_plain(node: &Node, one_of: impl Fn(&str) -> bool) -> bool {
    matches!(&node.value, Value::Scalar { text, plain: true } if one_of(text))
}

/// The words that YAML 1.1 reads as true or false, but for these two themselves,
/// which are mistakes only among words.
fn is_switch(text: &str) -> bool {
    matches!(
        text,
        "y" | "Y"
            | "yes"
            | "Yes"
            | "YES"
            | "n"
            | "N"
            | "no"
            | "No"
            | "NO"
            | "on"
            | "On"
            | "ON"
            | "off"
            | "Off"
            | "OFF"
    )
}

/// Characters that nobody sees; joiners inside words, which are spelling, aside.
fn invisible(source: &Source, findings: &mut Vec<Finding>) {
    for (index, line) in source.text.split('\n').enumerate() {
        for (column, letter) in line.chars().enumerate() {
            let joiner = matches!(letter, '\u{200C}' | '\u{200D}');
            if letter != '\u{A0}' && (joiner || !is_invisible(letter)) {
                continue;
            }
            let (line, column) = (index + 1, column + 1);
            let place = Place { line, column, end_line: line, end_column: column + 1 };
            let message = format!("U+{:04X} hides here", letter as u32);
            let finding = Finding::new(Severity::Error, "invisible", &source.name, place, message);
            findings.push(finding.cure("remove it, or write a space"));
        }
    }
}

/// The text with the lines of the entry around `line` empty, so that all others
/// keep their place; None if there is none, or none but it.
fn without_entry(text: &str, root: &Node, line: usize) -> Option<String> {
    let entries = root.entries();
    let (_, lines) = entries.iter().find(|(_, lines)| lines.contains(&line))?;
    if entries.len() < 2 || root.pairs().iter().any(|(key, _)| lines.contains(&key.place.line)) {
        return None;
    }
    let kept = text.split('\n').enumerate();
    let kept = kept.map(|(index, line)| if lines.contains(&(index + 1)) { "" } else { line });
    Some(kept.collect::<Vec<_>>().join("\n"))
}

fn syntax(source: &Source, error: &ScanError) -> Finding {
    let (line, column) = (error.marker().line(), error.marker().col() + 1);
    let place = Place { line, column, end_line: line, end_column: column };
    let finding = Finding::new(Severity::Error, "bad-yaml", &source.name, place, error.info());
    finding.cure("quotes, brackets and indents must match")
}

/// A problem of loading as a finding.
pub(super) fn finding(problem: Problem, files: &[Checked<'_>]) -> Finding {
    let file = files.iter().find(|file| Some(&file.source.name) == problem.file.as_ref());
    told(problem, file.and_then(|file| file.node.as_ref()))
}

fn told(problem: Problem, root: Option<&Node>) -> Finding {
    let (line, column) = (problem.line.max(1), problem.column.max(1));
    let mut place = Place { line, column, end_line: line, end_column: column };
    if let Some(root) = root {
        root.walk(&mut |node| {
            if node.text().is_some() && (node.place.line, node.place.column) == (line, column) {
                place = node.place;
            }
        });
    }
    let file = problem.file.unwrap_or_default();
    let finding = Finding::new(Severity::Error, problem.code, &file, place, problem.message);
    Finding { cure: problem.cure, ..finding }
}
