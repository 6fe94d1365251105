use std::cmp::Reverse;
use std::io::{self, Write};

use super::facts::word;
use super::{OffsetUnit, Offsets};
use crate::text::tokens;
use crate::{Extraction, Mention, Span};

const COLUMNS: &str = "ID FORM SAMBANDH:NE SAMBANDH:ENTITY SAMBANDH:START SAMBANDH:END";

/// Writes words and mentions as columns, one word a line, in the format of CoNLL-U Plus.
///
/// `SAMBANDH:NE` is `B-person` where a mention begins, `I-person` where it goes on, else
/// `O`; `SAMBANDH:ENTITY` is the entity's id, else `_`; the last two columns say where
/// the word stands in the document, in `unit`. Of mentions that share a word the longest
/// is told. The first line names the columns, so documents may follow one another.
///
/// # Errors
///
/// If `out` cannot be written to.
///
/// ```
/// use sambandh::export::{self, OffsetUnit};
/// use sambandh::{Doc, Extractor};
///
/// let doc = Doc::new("d1", "व्लादिमीर पुतिन ने मोदी को फोन किया।");
/// let mut out = Vec::new();
/// export::write_conll(&mut out, &Extractor::builtin().extract(&doc), OffsetUnit::Characters)?;
/// let columns = String::from_utf8(out).unwrap();
/// assert!(columns.contains("1\tव्लादिमीर\tB-person\tQ7747\t0\t9\n2\tपुतिन\tI-person\tQ7747\t10\t15\n3\tने\tO\t_\t16\t18\n"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn write_conll(out: &mut impl Write, found: &Extraction<'_>, unit: OffsetUnit) -> io::Result<()> {
    let offsets = Offsets::new(found.text(), unit);
    writeln!(out, "# global.columns = {COLUMNS}\n# newdoc id = {}", one_line(found.id()))?;
    let mut mentions = found.mentions();
    for (index, sentence) in found.sentences().iter().enumerate() {
        // Mentions stand in text order, so those of a sentence are neighbours.
        let count = mentions.iter().take_while(|mention| mention.sentence == index).count();
        let (own, rest) = mentions.split_at(count);
        mentions = rest;
        write!(out, "# sent_id = {}\n# text = ", index + 1)?;
        writeln!(out, "{}", one_line(sentence.span.of(found.text())))?;
        write_sentence(out, found, sentence.span, own, &offsets)?;
        writeln!(out)?;
    }
    Ok(())
}

fn write_sentence(
    out: &mut impl Write,
    found: &Extraction<'_>,
    sentence: Span,
    mentions: &[Mention<'_>],
    offsets: &Offsets<'_>,
) -> io::Result<()> {
    let words = tokens(sentence.of(found.text())).map(|token| token.span.shifted(sentence.start));
    let words: Vec<Span> = words.collect();
    let mentioned = mentioned(&words, mentions);
    for (index, (&span, mention)) in words.iter().zip(&mentioned).enumerate() {
        let goes_on = index > 0 && mentioned[index - 1].is_some_and(|before| same(Some(before), *mention));
        let (label, id) = match mention {
            Some(mention) => {
                let sort = found.entity(&mention.entity).map(|entity| entity.entity_type).unwrap_or_default();
                let mark = if goes_on { "I" } else { "B" };
                (format!("{mark}-{}", word(sort)), one_line(mention.entity.as_str()))
            }
            None => ("O".to_owned(), "_".to_owned()),
        };
        let place = offsets.range(span);
        let form = span.of(found.text());
        writeln!(out, "{}\t{form}\t{label}\t{id}\t{}\t{}", index + 1, place.start, place.end)?;
    }
    Ok(())
}

/// Which mention each word belongs to.
fn mentioned<'m, 't>(words: &[Span], mentions: &'m [Mention<'t>]) -> Vec<Option<&'m Mention<'t>>> {
    let mut longest_first: Vec<_> = mentions.iter().collect();
    longest_first.sort_by_key(|mention| Reverse(mention.span.len()));
    let mut mentioned = vec![None; words.len()];
    for mention in longest_first {
        let start = words.partition_point(|word| word.end <= mention.span.start);
        let end = words.partition_point(|word| word.start < mention.span.end);
        if let Some(free) = mentioned.get_mut(start..end)
            && free.iter().all(Option::is_none)
        {
            free.fill(Some(mention));
        }
    }
    mentioned
}

fn same(one: Option<&Mention<'_>>, other: Option<&Mention<'_>>) -> bool {
    one.map(|mention| mention.span) == other.map(|mention| mention.span)
}

/// Columns end at tabs and rows at line ends.
fn one_line(text: &str) -> String {
    text.split(|letter: char| letter.is_control() || letter.is_whitespace())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Doc, Extractor, GivenMention};

    fn rows(doc: &Doc<'_>) -> Vec<Vec<String>> {
        let mut out = Vec::new();
        write_conll(&mut out, &Extractor::builtin().extract(doc), OffsetUnit::Bytes).unwrap();
        let columns = String::from_utf8(out).unwrap();
        let rows = columns.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        rows.map(|row| row.split('\t').map(str::to_owned).collect()).collect()
    }

    #[test]
    fn of_overlapping_mentions_the_longest_is_told() {
        let given = |start, end| GivenMention { span: Span::new(start, end), ..GivenMention::default() };
        let doc = Doc::new("d1", "Asha Rao Verma sang.").mention(given(0, 8)).mention(given(5, 14));
        let labels: Vec<_> = rows(&doc).into_iter().map(|row| row[2].clone()).collect();
        assert_eq!(labels, ["O", "B-other", "I-other", "O", "O"]);
    }

    #[test]
    fn every_row_has_six_columns_whatever_the_text() {
        let doc = Doc::new("a\nb\tc", "# मोदी\tने\u{b}\"पुतिन\"\n\n_ 1\t2 से\r\nमुलाकात \0 की।");
        assert!(rows(&doc).iter().all(|row| row.len() == 6 && row.iter().all(|cell| !cell.is_empty())));
    }
}
