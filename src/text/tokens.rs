//! Words, numbers and punctuation, with edges that are right in both scripts.

use super::Span;
use super::chars::CharClass::{self, *};

/// What a token is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum TokenKind {
    /// Letters of one script, with their marks and any digits.
    Word,
    /// Digits, with single `.`, `,` or `:` between them.
    Number,
    /// A possessive `'s`.
    Clitic,
    /// One character of anything else.
    Punct,
}

/// A word, number, clitic or punctuation mark.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Token {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) kind: TokenKind,
}

/// Cuts a text into tokens; white space and invisible characters between them yield none.
pub(crate) fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0, word_end: None, hashtag_end: 0 }
}

/// Iterator over the tokens of a text, made by [`tokens`].
#[derive(Clone, Debug)]
pub(crate) struct Tokens<'t> {
    text: &'t str,
    at: usize,
    /// End of the token before, if that was a word or number: only there a clitic may stand.
    word_end: Option<usize>,
    /// End of the hashtag that is being cut at its capitals.
    hashtag_end: usize,
}

/// The script of the letters in a run of word characters.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Script {
    /// Digits only, so far.
    None,
    Devanagari,
    Other,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    #[inline(always)]
    fn next(&mut self) -> Option<Token> {
        let (class, len) = self.skip_gaps()?;
        let start = self.at;
        let (end, kind) = match class {
            Letter | Devanagari | Digit => self.word(start),
            Apostrophe => self.apostrophe(start, len),
            _ => (start + len, TokenKind::Punct),
        };
        if kind == TokenKind::Punct && self.text.as_bytes()[start] == b'#' {
            self.hashtag_end = self.run(end).0;
        }
        self.word_end = matches!(kind, TokenKind::Word | TokenKind::Number).then_some(end);
        self.at = end;
        Some(Token { span: Span::new(start, end), kind })
    }
}

impl Tokens<'_> {
    /// Moves to the next character that is part of a token.
    #[inline(always)]
    fn skip_gaps(&mut self) -> Option<(CharClass, usize)> {
        loop {
            let (class, len) = CharClass::at(self.text, self.at)?;
            if !class.is_gap() {
                return Some((class, len));
            }
            self.at += len;
        }
    }

    /// End and kind of the word or number at `start`.
    #[inline(always)]
    fn word(&self, start: usize) -> (usize, TokenKind) {
        let (end, script) = if start < self.hashtag_end { self.camel_word(start) } else { self.run(start) };
        match script {
            Script::None => (self.number_end(end), TokenKind::Number),
            _ => (end, TokenKind::Word),
        }
    }

    /// End of the run of word characters at `start`, and the script of its letters.
    #[inline(always)]
    fn run(&self, start: usize) -> (usize, Script) {
        let bytes = self.text.as_bytes().get(start..).unwrap_or_default();
        let len = ascii_run(bytes);
        match bytes.get(len) {
            Some(b'\'' | 0x80..) => self.mixed_run(start),
            _ if bytes[..len].iter().any(u8::is_ascii_alphabetic) => (start + len, Script::Other),
            _ => (start + len, Script::None),
        }
    }

    /// The same where the word is not plain ASCII letters and digits.
    fn mixed_run(&self, start: usize) -> (usize, Script) {
        let mut script = Script::None;
        let mut at = start;
        while let Some((class, len)) = CharClass::at(self.text, at) {
            match class {
                Letter if script != Script::Devanagari => script = Script::Other,
                Devanagari if script != Script::Other => script = Script::Devanagari,
                Digit => {}
                Sign if script == Script::Devanagari => {}
                Mark | Joiner if at > start => {}
                Visarga if script == Script::Devanagari && !self.gap_at(at + len) => {}
                Apostrophe if script == Script::Other && self.joins_letters(at, len) => {}
                Invisible if at > start => match self.word_goes_on(at + len) {
                    Some(next) => {
                        at = next;
                        continue;
                    }
                    None => break,
                },
                _ => break,
            }
            at += len;
        }
        (at, script)
    }

    fn class_at(&self, at: usize) -> Option<CharClass> {
        CharClass::at(self.text, at).map(|(class, _)| class)
    }

    fn gap_at(&self, at: usize) -> bool {
        self.class_at(at).is_none_or(CharClass::is_gap)
    }

    /// Whether the apostrophe at `at` stands inside a word: a letter follows,
    /// and it is no possessive.
    fn joins_letters(&self, at: usize, len: usize) -> bool {
        self.class_at(at + len) == Some(Letter) && self.clitic_end(at + len).is_none()
    }

    /// End of a possessive whose `s` would stand at `at`.
    fn clitic_end(&self, at: usize) -> Option<usize> {
        let is_s = matches!(self.text.as_bytes().get(at), Some(b's' | b'S'));
        let ends = !matches!(self.class_at(at + 1), Some(Letter | Digit | Mark));
        (is_s && ends).then_some(at + 1)
    }

    fn apostrophe(&self, start: usize, len: usize) -> (usize, TokenKind) {
        match self.clitic_end(start + len) {
            Some(end) if self.word_end == Some(start) => (end, TokenKind::Clitic),
            _ => (start + len, TokenKind::Punct),
        }
    }

    /// Where the word takes up again after invisible characters inside it.
    fn word_goes_on(&self, mut at: usize) -> Option<usize> {
        loop {
            match CharClass::at(self.text, at)? {
                (Invisible | Joiner, len) => at += len,
                (Letter | Devanagari | Sign | Mark | Digit, _) => return Some(at),
                _ => return None,
            }
        }
    }

    /// Extends a number over single separators: `27,000`, `3.5`, `10:30`.
    fn number_end(&self, mut end: usize) -> usize {
        while let Some(b'.' | b',' | b':') = self.text.as_bytes().get(end)
            && self.class_at(end + 1) == Some(Digit)
        {
            end += 1;
            while let Some((Digit, len)) = CharClass::at(self.text, end) {
                end += len;
            }
        }
        end
    }

    /// End and script of the next word in a hashtag: before a capital that follows
    /// a small letter or digit, or that begins a word after an acronym.
    fn camel_word(&self, start: usize) -> (usize, Script) {
        let tag = Span::new(start, self.hashtag_end).of(self.text);
        let mut script = Script::None;
        let mut before = None;
        let mut chars = tag.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next_is_small = chars.peek().is_some_and(|(_, next)| next.is_lowercase());
            let may_end =
                |before: char| if before.is_uppercase() { next_is_small } else { before.is_alphanumeric() };
            if c.is_uppercase() && before.is_some_and(may_end) {
                return (start + at, script);
            }
            if matches!(CharClass::of(c), Letter | Devanagari) {
                script = Script::Other;
            }
            before = Some(c);
        }
        (self.hashtag_end, script)
    }
}

/// Number of ASCII letters and digits that the bytes begin with: eight at a
/// time, for the length of a word is what a processor predicts worst.
#[inline]
fn ascii_run(bytes: &[u8]) -> usize {
    let mut len = 0;
    while let Some(eight) = bytes.get(len..).and_then(<[u8]>::first_chunk) {
        let others = !alphanumeric(u64::from_le_bytes(*eight)) & HIGH;
        if others != 0 {
            return len + others.trailing_zeros() as usize / 8;
        }
        len += 8;
    }
    len + bytes[len..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count()
}

/// The high bit of each of eight bytes.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Sets the high bit of the bytes that are ASCII letters or digits.
fn alphanumeric(eight: u64) -> u64 {
    let low = eight & !HIGH;
    let letters = within(low | each(0x20), b'a', b'z');
    (letters | within(low, b'0', b'9')) & !eight & HIGH
}

/// Sets the high bit of the bytes between `first` and `last`; theirs must be clear before.
fn within(eight: u64, first: u8, last: u8) -> u64 {
    (eight + each(0x80 - first)) & !(eight + each(0x7F - last))
}

/// Eight times the same byte.
const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}
