use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::facts::word;
use super::iri;
use super::{OffsetUnit, Offsets};
use crate::{EntityType, Extraction, Gazetteer, Lang, Modality, Polarity, Relation, Span};

/// Writes mentions and relations as a brat standoff file: the `.ann` that belongs to a
/// `.txt` with the document's text, as it is.
///
/// A mention is a text-bound annotation of its entity's type, with a reference to
/// Wikidata or, where there is none, a note with its id. A relation that words carry is
/// an event on them, with the attributes `Negated` and `Modality`; one without such words
/// is a binary relation. Notes tell the rule and who says so. Offsets count characters,
/// as brat's do; a span that runs over a line end comes in pieces, as brat wants it.
/// [`write_brat_config`] writes the configuration for a folder of such files.
///
/// # Errors
///
/// If `out` cannot be written to.
///
/// ```
/// use sambandh::{Doc, Extractor, export};
///
/// let doc = Doc::new("d1", "मोदी ने पुतिन से मुलाकात की।");
/// let mut out = Vec::new();
/// export::write_brat(&mut out, &Extractor::builtin().extract(&doc))?;
/// let ann = String::from_utf8(out).unwrap();
/// assert!(ann.starts_with("T1\tperson 0 4\tमोदी\nN1\tReference T1 Wikidata:Q1058\tNarendra Modi\n"));
/// assert!(ann.contains("E1\tconsult:T3 source:T1 target:T2\n"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn write_brat(out: &mut impl Write, found: &Extraction<'_>) -> io::Result<()> {
    let mut standoff = Standoff {
        found,
        offsets: Offsets::new(found.text(), OffsetUnit::Characters),
        lines: String::new(),
        bounds: 0,
        references: 0,
        events: 0,
        attributes: 0,
        relations: 0,
        notes: 0,
        triggers: BTreeMap::new(),
    };
    standoff.mentions();
    found.relations().iter().for_each(|relation| standoff.relation(relation));
    out.write_all(standoff.lines.as_bytes())
}

/// Writes brat's `annotation.conf` for files of [`write_brat`] that were made with `gazetteer`.
///
/// # Errors
///
/// If `out` cannot be written to.
///
/// ```
/// use sambandh::{Gazetteer, export};
///
/// let mut out = Vec::new();
/// export::write_brat_config(&mut out, Gazetteer::builtin())?;
/// let config = String::from_utf8(out).unwrap();
/// assert!(config.contains("\nconsult\tsource:<ENTITY>, target:<ENTITY>\n"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn write_brat_config(out: &mut impl Write, gazetteer: &Gazetteer) -> io::Result<()> {
    writeln!(out, "[entities]")?;
    for sort in SORTS {
        writeln!(out, "{}", word(sort))?;
    }
    writeln!(out, "\n[relations]")?;
    for kind in gazetteer.kinds() {
        writeln!(out, "{}\tArg1:<ENTITY>, Arg2:<ENTITY>", type_name(kind.name()))?;
    }
    writeln!(out, "\n[events]")?;
    for kind in gazetteer.kinds() {
        writeln!(out, "{}\tsource:<ENTITY>, target:<ENTITY>", type_name(kind.name()))?;
    }
    let modalities: Vec<_> = UNSURE.iter().map(word).collect();
    writeln!(out, "\n[attributes]\nNegated\tArg:<EVENT>")?;
    writeln!(out, "Modality\tArg:<EVENT>, Value:{}", modalities.join("|"))
}

const SORTS: [EntityType; 6] = [
    EntityType::Country,
    EntityType::Person,
    EntityType::Organisation,
    EntityType::Place,
    EntityType::Event,
    EntityType::Other,
];

const UNSURE: [Modality; 4] =
    [Modality::Planned, Modality::Desired, Modality::Alleged, Modality::Hypothetical];

/// A file in the making, with the last number given to each sort of line.
struct Standoff<'f> {
    found: &'f Extraction<'f>,
    offsets: Offsets<'f>,
    lines: String,
    bounds: usize,
    references: usize,
    events: usize,
    attributes: usize,
    relations: usize,
    notes: usize,
    /// Relations may share the words that carry them.
    triggers: BTreeMap<(Span, String), usize>,
}

impl Standoff<'_> {
    /// Mention `n` of the extraction is `T` `n + 1`.
    fn mentions(&mut self) {
        for mention in self.found.mentions() {
            let entity = self.found.entity(&mention.entity);
            let sort = entity.map_or(EntityType::Other, |entity| entity.entity_type);
            let bound = self.bound(&word(sort), mention.span);
            let id = mention.entity.as_str();
            if iri::wikidata(id).is_some() {
                let name = entity.map_or(id, |entity| entity.name(Lang::En));
                self.references += 1;
                let number = self.references;
                self.line(format_args!("N{number}\tReference T{bound} Wikidata:{id}\t{}", one_line(name)));
            } else {
                self.note(format_args!("T{bound}"), id);
            }
        }
    }

    fn relation(&mut self, relation: &Relation<'_>) {
        let kind = type_name(relation.kind.as_str());
        let (source, target) = (relation.source_mention + 1, relation.target_mention + 1);
        let Some(trigger) = &relation.trigger else {
            self.relations += 1;
            let number = self.relations;
            self.line(format_args!("R{number}\t{kind} Arg1:T{source} Arg2:T{target}"));
            self.note(format_args!("R{number}"), &remark(relation));
            return;
        };
        let bound = match self.triggers.get(&(trigger.span, kind.clone())) {
            Some(&bound) => bound,
            None => self.bound(&kind, trigger.span),
        };
        self.triggers.insert((trigger.span, kind.clone()), bound);
        self.events += 1;
        let number = self.events;
        self.line(format_args!("E{number}\t{kind}:T{bound} source:T{source} target:T{target}"));
        if relation.polarity == Polarity::Negative {
            self.attribute(format_args!("Negated E{number}"));
        }
        if relation.modality != Modality::Actual {
            self.attribute(format_args!("Modality E{number} {}", word(relation.modality)));
        }
        self.note(format_args!("E{number}"), &remark(relation));
    }

    /// Adds a text-bound annotation and returns its number.
    fn bound(&mut self, sort: &str, span: Span) -> usize {
        self.bounds += 1;
        let number = self.bounds;
        let pieces = pieces(self.found.text(), span);
        let places = pieces.iter().map(|&piece| {
            let place = self.offsets.range(piece);
            format!("{} {}", place.start, place.end)
        });
        let places: Vec<_> = places.collect();
        let texts: Vec<_> = pieces.iter().map(|piece| piece.of(self.found.text())).collect();
        self.line(format_args!("T{number}\t{sort} {}\t{}", places.join(";"), texts.join(" ")));
        number
    }

    fn attribute(&mut self, attribute: std::fmt::Arguments<'_>) {
        self.attributes += 1;
        let number = self.attributes;
        self.line(format_args!("A{number}\t{attribute}"));
    }

    fn note(&mut self, on: std::fmt::Arguments<'_>, note: &str) {
        self.notes += 1;
        let number = self.notes;
        self.line(format_args!("#{number}\tAnnotatorNotes {on}\t{}", one_line(note)));
    }

    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = writeln!(self.lines, "{line}");
    }
}

fn remark(relation: &Relation<'_>) -> String {
    let speaker = relation.attributed_to.as_ref();
    let speaker = speaker.map(|id| format!("; says {id}")).unwrap_or_default();
    format!("{} {:.2}{speaker}", relation.rule, relation.confidence)
}

/// The span without line ends and tabs, which a line of the file cannot hold; a mention
/// is never made of these alone.
fn pieces(text: &str, span: Span) -> Vec<Span> {
    let mut start = span.start;
    let mut pieces = Vec::new();
    for line in span.of(text).split(['\n', '\r', '\t']) {
        if !line.is_empty() {
            pieces.push(Span::new(start, start + line.len()));
        }
        start += line.len() + 1;
    }
    pieces
}

/// The name of a type may hold letters, digits, `_` and `-`.
fn type_name(name: &str) -> String {
    let letter = |letter: char| if letter.is_ascii_alphanumeric() || letter == '-' { letter } else { '_' };
    name.chars().map(letter).collect()
}

fn one_line(text: &str) -> String {
    text.split(char::is_control).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Doc, Extractor};

    fn ann(doc: &Doc<'_>) -> String {
        let mut out = Vec::new();
        write_brat(&mut out, &Extractor::builtin().extract(doc)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn negation_and_modality_are_attributes_of_the_event() {
        let ann = ann(&Doc::new("d1", "Modi will not meet Putin. Russian troops left."));
        let expected = ["E1\tconsult:T4 source:T1 target:T2", "A1\tNegated E1", "A2\tModality E1 planned"];
        for line in expected {
            assert!(ann.lines().any(|other| other == line), "{line} in {ann}");
        }
    }

    #[test]
    fn a_name_over_a_line_end_comes_in_pieces() {
        let covered = |text: &str| {
            let pieces = pieces(text, Span::new(0, text.len())).into_iter();
            pieces.map(|piece| piece.of(text).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(covered("Asha\r\nRao\tVerma"), ["Asha", "Rao", "Verma"]);
        assert_eq!(covered("आशा राव"), ["आशा राव"]);
    }
}
