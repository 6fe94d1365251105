use std::io::{self, BufRead, Write};

use serde::Serialize;
use serde_json::Value;

use super::{OffsetUnit, Offsets};
use crate::{Doc, Extraction, Span};

/// Writes a value as one line of JSON.
///
/// # Errors
///
/// If `out` cannot be written to.
///
/// ```
/// use sambandh::{Doc, Extractor, export};
///
/// let doc = Doc::new("d1", "मोदी मॉस्को पहुँचे।");
/// let mut out = Vec::new();
/// export::write_line(&mut out, &Extractor::builtin().extract(&doc))?;
/// assert!(out.starts_with(br#"{"id":"d1""#) && out.ends_with(b"}\n"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn write_line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

/// Writes an extraction as one line of JSON whose `start`s and `end`s are counted in
/// `unit`, for readers that do not count bytes.
///
/// The line is that of [`write_line`] with one field more, `offsets`, which names the unit.
///
/// # Errors
///
/// If `out` cannot be written to.
///
/// ```
/// use sambandh::export::{self, OffsetUnit};
/// use sambandh::{Doc, Extractor};
///
/// let doc = Doc::new("d1", "मोदी ने Putin से मुलाकात की।");
/// let found = Extractor::builtin().extract(&doc);
/// let mut out = Vec::new();
/// export::write_line_in(&mut out, &found, OffsetUnit::Characters)?;
/// let line: serde_json::Value = serde_json::from_slice(&out)?;
/// assert_eq!((&line["mentions"][1]["start"], &line["mentions"][1]["end"]), (&8.into(), &13.into()));
/// assert_eq!(line["offsets"], "characters");
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn write_line_in(out: &mut impl Write, found: &Extraction<'_>, unit: OffsetUnit) -> io::Result<()> {
    #[derive(Serialize)]
    struct Counted<'f> {
        #[serde(flatten)]
        found: &'f Extraction<'f>,
        offsets: OffsetUnit,
    }
    let offsets = Offsets::new(found.text(), unit);
    let mut found = found.clone();
    let recount = |span: &mut Span| *span = offsets.range(*span).into();
    found.sentences.iter_mut().for_each(|sentence| recount(&mut sentence.span));
    found.mentions.iter_mut().for_each(|mention| recount(&mut mention.span));
    let triggers = found.relations.iter_mut().filter_map(|relation| relation.trigger.as_mut());
    triggers.for_each(|trigger| recount(&mut trigger.span));
    found.warnings.iter_mut().filter_map(|warning| warning.span.as_mut()).for_each(recount);
    write_line(out, &Counted { found: &found, offsets: unit })
}

/// A line that is no document: the error object of the JSONL contract.
///
/// ```
/// use sambandh::export;
///
/// let bad = export::parse_line(br#"{"id":"d7"}"#, 12).unwrap_err();
/// let mut out = Vec::new();
/// export::write_line(&mut out, &bad)?;
/// let expected = r#"{"id":"d7","line":12,"error":"missing field `text` (byte 11)"}"#;
/// assert_eq!(String::from_utf8_lossy(&out).trim_end(), expected);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BadLine {
    /// The document's id as far as it could be read, else null.
    pub id: Value,
    /// Which line, from 1; 0 if it concerns no single line.
    pub line: usize,
    /// What is wrong with it.
    pub error: String,
}

/// Reads a document from one line of JSON. `number` counts lines from 1.
///
/// # Errors
///
/// If the line is no JSON object with at least `id` and `text`.
///
/// ```
/// use sambandh::export;
///
/// let line = r#"{"id":"a1","text":"मोदी मॉस्को पहुँचे।","date":"2024-07-08","lang":"hi"}"#;
/// let doc = export::parse_line(line.as_bytes(), 1).unwrap();
/// assert_eq!(doc.id(), "a1");
/// ```
pub fn parse_line(line: &[u8], number: usize) -> Result<Doc<'_>, BadLine> {
    serde_json::from_slice(line).map_err(|error| BadLine {
        id: id_of(line),
        line: number,
        error: describe(&error),
    })
}

fn id_of(line: &[u8]) -> Value {
    let object = serde_json::from_slice::<Value>(line).unwrap_or_default();
    object.get("id").cloned().unwrap_or_default()
}

/// The message without serde's line number, which is always 1 here.
fn describe(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rsplit_once(" at line ") {
        Some((bare, _)) => format!("{bare} (byte {})", error.column()),
        None => message,
    }
}

/// Reads documents, one JSON object a line. Blank lines are passed over.
///
/// ```
/// use sambandh::export;
///
/// let input = "{\"id\":\"a1\",\"text\":\"…\"}\nnonsense\n";
/// let read: Vec<_> = export::read_documents(input.as_bytes()).collect();
/// assert_eq!(read[0].as_ref().unwrap().id(), "a1");
/// assert_eq!(read[1].as_ref().unwrap_err().line, 2);
/// ```
pub fn read_documents<R: BufRead>(reader: R) -> Documents<R> {
    Documents { reader, line: Vec::new(), number: 0, broken: false }
}

/// Documents of a JSONL stream, and the lines that are none.
///
/// Made by [`read_documents`]. A stream that breaks off ends with a [`BadLine`] that says why.
#[derive(Debug)]
pub struct Documents<R> {
    reader: R,
    line: Vec<u8>,
    number: usize,
    broken: bool,
}

impl<R: BufRead> Documents<R> {
    /// Reads the next line; false at the end.
    fn advance(&mut self) -> io::Result<bool> {
        self.line.clear();
        self.number += 1;
        Ok(self.reader.read_until(b'\n', &mut self.line)? > 0)
    }

    fn parse(&self) -> Result<Doc<'static>, BadLine> {
        // Windows programs begin UTF-8 files with a byte order mark.
        let line = self.line.strip_prefix(b"\xEF\xBB\xBF").filter(|_| self.number == 1);
        parse_line(line.unwrap_or(&self.line), self.number).map(Doc::into_owned)
    }
}

impl<R: BufRead> Iterator for Documents<R> {
    type Item = Result<Doc<'static>, BadLine>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.broken {
            match self.advance() {
                Ok(true) if self.line.trim_ascii().is_empty() => {}
                Ok(true) => return Some(self.parse()),
                Ok(false) => return None,
                Err(error) => {
                    self.broken = true;
                    let error = format!("cannot read on: {error}");
                    return Some(Err(BadLine { id: Value::Null, line: self.number, error }));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn errors(input: &[u8]) -> Vec<(Value, usize, String)> {
        let lines = read_documents(input).filter_map(Result::err);
        lines.map(|bad| (bad.id, bad.line, bad.error)).collect()
    }

    #[test]
    fn a_bad_line_is_told_and_the_run_goes_on() {
        let input = b"\xEF\xBB\xBF{\"id\":\"a\",\"text\":\"x\"}\r\n\n{\"id\":\"b\"}\n[1\n\xFF\n{\"id\":\"c\",\"text\":\"y\"}";
        let ids: Vec<_> =
            read_documents(&input[..]).filter_map(Result::ok).map(|doc| doc.id().to_owned()).collect();
        assert_eq!(ids, ["a", "c"]);
        let lines: Vec<_> = errors(input).into_iter().map(|(id, line, _)| (id, line)).collect();
        assert_eq!(lines, [("b".into(), 3), (Value::Null, 4), (Value::Null, 5)]);
    }

    #[test]
    fn every_field_is_checked() {
        let rows = [
            (r#"{"id":1,"text":""}"#, "invalid type: integer `1`"),
            (r#"{"text":""}"#, "missing field `id`"),
            (r#"{"id":"a","text":"","date":"2024-13-01"}"#, "2024-13-01"),
            (r#"{"id":"a","text":"","lang":"fr"}"#, "unknown variant `fr`"),
            (r#"{"id":"a","text":"","mentions":[{"start":-1,"end":2}]}"#, "-1"),
        ];
        for (line, expected) in rows {
            let [(_, 1, error)] = &errors(line.as_bytes())[..] else { panic!("{line} has one error") };
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn null_means_absent() {
        let line = br#"{"id":"a","text":"x","date":null,"lang":null,"mentions":null}"#;
        assert!(parse_line(line, 1).unwrap().given_mentions().is_empty());
        let line = br#"{"id":"a","text":"x","mentions":[{"start":0,"end":1,"type":null,"id":null}]}"#;
        assert_eq!(parse_line(line, 1).unwrap().given_mentions()[0].id, None);
    }

    #[test]
    fn a_stream_that_breaks_off_ends_with_its_reason() {
        struct Broken;
        impl io::Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("cable cut"))
            }
        }
        let mut documents = read_documents(io::BufReader::new(Broken));
        assert_eq!(documents.next().unwrap().unwrap_err().error, "cannot read on: cable cut");
        assert!(documents.next().is_none());
    }

    proptest! {
        #[test]
        fn no_input_panics(input in proptest::collection::vec(any::<u8>(), 0..200)) {
            read_documents(&input[..]).for_each(drop);
        }
    }
}
