//! Where sentences end.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::chars::{CharClass, is_devanagari, is_gap};
use super::fold::folded_word;
use super::lang::script_lang;
use super::lines::{CLOSERS, stretches};
use super::{Lang, Span, lang_of};
use crate::gazetteer::SentenceWords;

/// The longest sentence in bytes; what is longer is cut at white space, so that
/// the work per sentence stays bounded whatever the text.
const LONGEST: usize = 4_000;

/// A sentence of the text.
///
/// ```
/// use sambandh::{Doc, Extractor, Lang};
///
/// let doc = Doc::new("d1", "मोदी पहुँचे। Putin waited.");
/// let found = Extractor::builtin().extract(&doc);
/// let langs: Vec<Lang> = found.sentences().iter().map(|sentence| sentence.lang).collect();
/// assert_eq!(langs, [Lang::Hi, Lang::En]);
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Sentence {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// By its script, or by what the caller said.
    pub lang: Lang,
}

/// Splits texts into sentences.
///
/// They end at `।` `॥` `?` `!` `.` and line ends, but not after initials and
/// titles, inside numbers, before a lower-case word, or where a line was only
/// broken to fit a column.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sentences {
    /// Folded words that a dot may follow without ending the sentence.
    short: HashMap<String, Short>,
    /// Words that begin a sentence, as written.
    openers: HashSet<String>,
}

/// What may precede a dot that ends nothing.
#[derive(Clone, Copy, Debug)]
struct Short {
    kind: ShortKind,
    /// Only with a capital.
    capital: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum ShortKind {
    /// Something always follows.
    Title,
    /// May stand last, before an opener.
    Abbreviation,
    /// An initial only beside other letters.
    DoubtfulLetter,
}

impl Sentences {
    /// A splitter that knows the words of these languages; all of them are used
    /// on every text, for Hindi news is full of English names.
    pub(crate) fn new(words: &[SentenceWords]) -> Self {
        let mut sentences = Sentences::default();
        for language in words {
            sentences.add(&language.titles, ShortKind::Title);
            sentences.add(&language.abbreviations, ShortKind::Abbreviation);
            sentences.add(&language.letters, ShortKind::Abbreviation);
            sentences.add(&language.doubtful_letters, ShortKind::DoubtfulLetter);
            sentences.openers.extend(language.openers.iter().cloned());
        }
        sentences
    }

    fn add(&mut self, words: &[String], kind: ShortKind) {
        for word in words {
            let capital = word.starts_with(char::is_uppercase);
            self.short.insert(folded_word(word), Short { kind, capital });
        }
    }

    /// The sentences of `text` in order. The script of each decides its language;
    /// where it has no letters, `lang` or else the script of the whole text.
    pub(crate) fn split(&self, text: &str, lang: Option<Lang>) -> Vec<Sentence> {
        let lang = lang.unwrap_or_else(|| lang_of(text));
        let mut cut = Cut { text, lang, sentences: Vec::new() };
        for stretch in stretches(text) {
            self.split_stretch(stretch, &mut cut);
        }
        cut.sentences
    }

    fn split_stretch(&self, stretch: Span, cut: &mut Cut<'_>) {
        let mut sentence = stretch;
        let mut at = stretch.start;
        while let Some(mark) = Mark::next(cut.text, at, stretch.end) {
            at = mark.span.end;
            let place = Place { text: cut.text, sentence, mark };
            if self.ends(&place) {
                cut.push(Span::new(sentence.start, at));
                sentence.start = at + place.space_after();
            }
        }
        cut.push(sentence);
    }

    /// Whether the mark ends its sentence.
    fn ends(&self, place: &Place<'_>) -> bool {
        match place.mark.kind {
            MarkKind::Danda => true,
            MarkKind::Pipe => place.is_danda_like(),
            MarkKind::Question => !place.in_address() && !place.goes_on(),
            MarkKind::Dots => !place.goes_on() && !place.before().ends_with(is_gap),
            MarkKind::Dot => !place.in_address() && !place.goes_on() && self.dot_ends(place),
        }
    }

    /// Whether a single dot that something could follow ends its sentence.
    fn dot_ends(&self, place: &Place<'_>) -> bool {
        let word = place.word_before();
        if place.is_list_number(word) {
            return false;
        }
        match self.short_kind(word) {
            Some(ShortKind::Title) => false,
            Some(ShortKind::Abbreviation) => self.opens(place.after()),
            Some(ShortKind::DoubtfulLetter) => !self.beside_letters(place, word),
            None => true,
        }
    }

    fn short_kind(&self, word: &str) -> Option<ShortKind> {
        let mut chars = word.chars();
        let capital = chars.next()?.is_uppercase();
        if word.len() == 1 && word.is_ascii() && !word.starts_with(|c: char| c.is_ascii_digit()) {
            return Some(ShortKind::Abbreviation);
        }
        let short = self.short.get(&folded_word(word))?;
        (capital || !short.capital).then_some(short.kind)
    }

    /// Whether the text that follows begins a sentence even after an abbreviation.
    fn opens(&self, after: &str) -> bool {
        self.openers.contains(first_word(after))
    }

    /// Whether a letter name stands in a row of them: `आई.एस.आई.`
    fn beside_letters(&self, place: &Place<'_>, word: &str) -> bool {
        let before = place.before();
        let next = first_word(place.after());
        before[..before.len() - word.len()].ends_with('.')
            || (place.after()[next.len()..].starts_with('.') && self.short_kind(next).is_some())
    }
}

/// The sentences found so far.
struct Cut<'t> {
    text: &'t str,
    lang: Lang,
    sentences: Vec<Sentence>,
}

impl Cut<'_> {
    /// Adds a sentence without the white space around it, in parts if it is too long.
    fn push(&mut self, span: Span) {
        let mut rest = trimmed(self.text, span);
        while rest.len() > LONGEST {
            let at = cut_before(self.text, rest);
            self.push_part(Span::new(rest.start, at));
            rest = trimmed(self.text, Span::new(at, rest.end));
        }
        self.push_part(rest);
    }

    fn push_part(&mut self, span: Span) {
        let span = trimmed(self.text, span);
        if !span.is_empty() {
            let lang = script_lang(span.of(self.text)).unwrap_or(self.lang);
            self.sentences.push(Sentence { span, lang });
        }
    }
}

/// The last white space within the longest sentence, or a character boundary.
fn cut_before(text: &str, span: Span) -> usize {
    let mut end = span.start + LONGEST;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let part = Span::new(span.start, end).of(text);
    part.rfind(is_gap).map_or(end, |at| span.start + at)
}

fn trimmed(text: &str, span: Span) -> Span {
    let part = span.of(text);
    let start = span.start + (part.len() - part.trim_start_matches(is_gap).len());
    Span::new(start, start + part.trim_matches(is_gap).len())
}

/// What sort of mark may end a sentence.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum MarkKind {
    Danda,
    Pipe,
    Question,
    Dot,
    Dots,
}

/// A mark that may end a sentence, with the marks and closing quotes that follow it.
#[derive(Clone, Copy, Debug)]
struct Mark {
    kind: MarkKind,
    span: Span,
}

impl Mark {
    /// The first mark in `at..end`.
    fn next(text: &str, at: usize, end: usize) -> Option<Mark> {
        let rest = Span::new(at, end).of(text);
        let bytes = rest.as_bytes();
        let start = (0..bytes.len()).find(|&index| is_mark(&bytes[index..]))?;
        let marks = &rest[start..];
        let after_marks = marks.trim_start_matches(mark_char);
        let len = marks.len() - after_marks.trim_start_matches(CLOSERS).len();
        let kind = Mark::kind(&marks[..marks.len() - after_marks.len()]);
        Some(Mark { kind, span: Span::new(at + start, at + start + len) })
    }

    fn kind(marks: &str) -> MarkKind {
        match marks {
            "." => MarkKind::Dot,
            _ if marks.contains(['\u{0964}', '\u{0965}']) => MarkKind::Danda,
            _ if marks.contains(['?', '!']) => MarkKind::Question,
            _ if marks.contains('|') => MarkKind::Pipe,
            _ => MarkKind::Dots,
        }
    }
}

fn mark_char(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '|' | '\u{0964}' | '\u{0965}')
}

/// Whether the bytes begin with a mark; both dandas begin with the same two bytes.
#[inline]
fn is_mark(bytes: &[u8]) -> bool {
    matches!(bytes, [b'.' | b'!' | b'?' | b'|', ..] | [0xE0, 0xA5, 0xA4 | 0xA5, ..])
}

/// A mark in its surroundings.
struct Place<'t> {
    text: &'t str,
    sentence: Span,
    mark: Mark,
}

impl<'t> Place<'t> {
    /// The sentence before the mark.
    fn before(&self) -> &'t str {
        Span::new(self.sentence.start, self.mark.span.start).of(self.text)
    }

    /// The rest of the stretch, with the white space before it.
    fn rest(&self) -> &'t str {
        Span::new(self.mark.span.end, self.sentence.end).of(self.text)
    }

    /// The rest of the stretch, without the white space before it.
    fn after(&self) -> &'t str {
        self.rest().trim_start_matches(is_gap)
    }

    fn space_after(&self) -> usize {
        self.rest().len() - self.after().len()
    }

    /// The word directly before the mark; empty if there is none.
    fn word_before(&self) -> &'t str {
        let before = self.before();
        &before[before.trim_end_matches(in_word).len()..]
    }

    /// A number at the start of a sentence counts the items of a list.
    fn is_list_number(&self, word: &str) -> bool {
        word.len() == self.before().len() && word.chars().all(|c| CharClass::of(c) == CharClass::Digit)
    }

    /// Whether the sentence goes on: in lower case, or after a comma.
    fn goes_on(&self) -> bool {
        self.after().starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ':'))
    }

    /// Whether the mark stands inside a number, acronym or address: what follows
    /// is glued to it and is no Devanagari word.
    fn in_address(&self) -> bool {
        self.rest().starts_with(|c: char| match CharClass::of(c) {
            CharClass::Letter | CharClass::Digit => true,
            CharClass::Punct => {
                matches!(c, '-' | '/' | '&' | '@' | '_' | '=' | '%' | '\u{2010}'..='\u{2015}')
            }
            _ => false,
        })
    }

    /// A pipe is typed for a danda after Devanagari, but separates titles and hashtags.
    fn is_danda_like(&self) -> bool {
        let after_hindi = self.before().trim_end_matches(is_gap).ends_with(is_devanagari);
        after_hindi && !self.after().starts_with(|c: char| c == '#' || c.is_ascii_alphabetic())
    }
}

fn in_word(c: char) -> bool {
    !matches!(
        CharClass::of(c),
        CharClass::Space | CharClass::Invisible | CharClass::Apostrophe | CharClass::Punct
    )
}

fn first_word(text: &str) -> &str {
    &text[..text.len() - text.trim_start_matches(in_word).len()]
}
