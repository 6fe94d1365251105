//! What single words can mean in a date.

use std::collections::HashMap;

use crate::Span;
use crate::gazetteer::{DateWords, TimeUnit};
use crate::text::fold::{fold_word, folded_word};
use crate::text::{Token, TokenKind, tokens};

/// A word that some pattern or list holds.
pub(super) type WordId = usize;

/// One meaning of a listed word.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Reading {
    /// A month, from 1.
    Month(u8),
    /// A day of the week; 0 is Monday.
    Weekday(u8),
    Unit(TimeUnit),
    Number(u16),
}

/// All words that dates are made of.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    ids: HashMap<String, WordId>,
    /// Meanings of each word, and whether it needs its capital.
    readings: Vec<Vec<(Reading, bool)>>,
    ordinal_endings: Vec<String>,
    decade_endings: Vec<String>,
}

/// A token of a sentence, as far as it matters to dates.
#[derive(Clone, Debug)]
pub(super) struct Lexeme {
    pub(super) span: Span,
    pub(super) is_punct: bool,
    pub(super) capital: bool,
    /// Its listed word.
    pub(super) word: Option<WordId>,
    /// Its leading digits, if it is a number with or without an ending.
    pub(super) digits: Option<Digits>,
}

/// A number written in digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Digits {
    pub(super) value: u16,
    pub(super) len: usize,
    pub(super) ending: Ending,
}

/// What follows the digits.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Ending {
    None,
    Ordinal,
    Decade,
}

impl Lexicon {
    /// Adds the words of a language.
    pub(super) fn add(&mut self, words: &DateWords) {
        for (names, month) in words.months.iter().zip(1..) {
            self.add_all(names, Reading::Month(month));
        }
        for (names, weekday) in words.weekdays.iter().zip(0..) {
            self.add_all(names, Reading::Weekday(weekday));
        }
        for (&unit, names) in &words.units {
            self.add_all(names, Reading::Unit(unit));
        }
        for (name, &number) in &words.numbers {
            self.add_word(name, Reading::Number(number));
        }
        self.ordinal_endings.extend(words.ordinal_endings.iter().map(|ending| folded_word(ending)));
        self.decade_endings.extend(words.decade_endings.iter().map(|ending| folded_word(ending)));
    }

    fn add_all(&mut self, words: &[String], reading: Reading) {
        for word in words {
            self.add_word(word, reading);
        }
    }

    fn add_word(&mut self, word: &str, reading: Reading) {
        let id = self.intern(word);
        self.readings[id].push((reading, is_capital(word)));
    }

    /// The id of a word, new if need be.
    pub(super) fn intern(&mut self, word: &str) -> WordId {
        let next = self.readings.len();
        let id = *self.ids.entry(folded_word(word)).or_insert(next);
        if id == next {
            self.readings.push(Vec::new());
        }
        id
    }

    /// The meanings that a lexeme has as it is written.
    pub(super) fn readings(&self, lexeme: &Lexeme) -> impl Iterator<Item = Reading> {
        let listed = lexeme.word.map_or(&[][..], |word| &self.readings[word]);
        let capital = lexeme.capital;
        listed.iter().filter(move |(_, needs_capital)| capital || !needs_capital).map(|(reading, _)| *reading)
    }

    /// The tokens of a sentence with what they mean.
    pub(super) fn read(&self, sentence: &str) -> Vec<Lexeme> {
        let mut lexemes = Vec::new();
        let mut buffer = String::new();
        // A visarga cut off as a colon may still belong to a number word.
        let is_visarga = |token: &Token| token.span.of(sentence) == "\u{0903}";
        for token in tokens(sentence).filter(|token| !is_visarga(token)) {
            if is_glued_date(token, sentence) {
                let parts = glued_parts(token, sentence);
                lexemes.extend(parts.into_iter().map(|part| self.lexeme(part, sentence, &mut buffer)));
            } else {
                lexemes.push(self.lexeme(token, sentence, &mut buffer));
            }
        }
        lexemes
    }

    fn lexeme(&self, token: Token, sentence: &str, buffer: &mut String) -> Lexeme {
        let text = token.span.of(sentence);
        buffer.clear();
        fold_word(plain_dash(text), buffer);
        Lexeme {
            span: token.span,
            is_punct: token.kind == TokenKind::Punct,
            capital: is_capital(text),
            word: self.ids.get(buffer.as_str()).copied(),
            digits: self.digits(buffer),
        }
    }

    fn digits(&self, word: &str) -> Option<Digits> {
        let after = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = &word[..word.len() - after.len()];
        let ending = match after {
            "" => Ending::None,
            _ if self.ordinal_endings.iter().any(|ending| ending == after) => Ending::Ordinal,
            _ if self.decade_endings.iter().any(|ending| ending == after) => Ending::Decade,
            _ => return None,
        };
        // Five digits and more are no part of a date, and may not fit.
        (digits.len() <= 4).then_some(Digits { value: digits.parse().ok()?, len: digits.len(), ending })
    }
}

/// Whether a number is a date written without spaces: `25.04.2019`, `25,2019`.
/// A thousands separator has three digits after it, so neither counts anything.
fn is_glued_date(token: Token, sentence: &str) -> bool {
    if token.kind != TokenKind::Number {
        return false;
    }
    let text = token.span.of(sentence);
    let day_month_year = text.splitn(4, '.').map(str::len);
    let day_year = text.splitn(3, ',').map(str::len);
    day_month_year.eq([2, 2, 4]) || day_year.clone().eq([1, 4]) || day_year.eq([2, 4])
}

fn glued_parts(token: Token, sentence: &str) -> Vec<Token> {
    let text = token.span.of(sentence);
    let mut parts = Vec::new();
    let mut start = token.span.start;
    for (at, separator) in text.match_indices(['.', ',']) {
        let at = token.span.start + at;
        parts.push(Token { span: Span::new(start, at), kind: TokenKind::Number });
        start = at + separator.len();
        parts.push(Token { span: Span::new(at, start), kind: TokenKind::Punct });
    }
    parts.push(Token { span: Span::new(start, token.span.end), kind: TokenKind::Number });
    parts
}

/// Every dash is a hyphen to a date.
fn plain_dash(text: &str) -> &str {
    match text {
        "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{2014}" | "\u{2212}" => "-",
        _ => text,
    }
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}
