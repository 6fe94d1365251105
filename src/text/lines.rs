//! Which line ends end a sentence: those of headlines do, those of hard-wrapped prose do not.

use super::Span;
use super::chars::is_gap;

/// A wrapped line is no shorter than this many characters before a lower-case word …
const SHORTEST_BROKEN: usize = 40;
/// … and a column of wrapped prose is between these widths.
const COLUMN: std::ops::RangeInclusive<usize> = 60..=120;

/// Marks after which a line is complete.
const LINE_MARKS: [char; 6] = ['.', '!', '?', ':', '\u{0964}', '\u{0965}'];

/// Quotes and brackets that close what a sentence opened.
pub(super) const CLOSERS: [char; 9] =
    ['"', '\'', ')', ']', '}', '\u{2019}', '\u{201D}', '\u{00BB}', '\u{203A}'];

/// A line with something on it.
struct Line {
    span: Span,
    /// Length in characters.
    width: usize,
}

/// Cuts a text into stretches that no sentence reaches beyond: lines, joined
/// where one was broken only to fit a column.
pub(super) fn stretches(text: &str) -> Vec<Span> {
    let mut stretches = Vec::new();
    let mut paragraph = Vec::new();
    let mut start = 0;
    for raw in text.split_inclusive('\n') {
        let line = raw.trim_matches(is_gap);
        if line.is_empty() {
            close_paragraph(text, &mut paragraph, &mut stretches);
        } else {
            let from = start + (raw.len() - raw.trim_start_matches(is_gap).len());
            let span = Span::new(from, from + line.len());
            paragraph.push(Line { span, width: line.chars().count() });
        }
        start += raw.len();
    }
    close_paragraph(text, &mut paragraph, &mut stretches);
    stretches
}

/// Appends the stretches of a paragraph and empties it.
fn close_paragraph(text: &str, paragraph: &mut Vec<Line>, stretches: &mut Vec<Span>) {
    let column = column_of(text, paragraph);
    let mut before = None;
    for line in paragraph.drain(..) {
        match stretches.last_mut() {
            Some(stretch) if before.as_ref().is_some_and(|last| goes_on(text, last, &line, column)) => {
                stretch.end = line.span.end;
            }
            _ => stretches.push(line.span),
        }
        before = Some(line);
    }
}

/// The width of the column that a paragraph is set in, if it looks like wrapped
/// prose: lines of newspaper length, the last of which is complete. A list of
/// headlines is no prose.
fn column_of(text: &str, paragraph: &[Line]) -> Option<usize> {
    let last = paragraph.last()?.span.of(text);
    let width = paragraph.iter().map(|line| line.width).max()?;
    let complete = last.trim_end_matches(CLOSERS).ends_with(LINE_MARKS);
    (complete && COLUMN.contains(&width)).then_some(width)
}

/// Whether `next` continues `line`: it begins in lower case, or its first word
/// did not fit into the column.
fn goes_on(text: &str, line: &Line, next: &Line, column: Option<usize>) -> bool {
    let next = next.span.of(text);
    let small = line.width >= SHORTEST_BROKEN && next.starts_with(char::is_lowercase);
    let first_word = next.split(char::is_whitespace).next().unwrap_or_default().chars().count();
    small || column.is_some_and(|width| line.width + 1 + first_word > width)
}
