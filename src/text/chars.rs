//! What a character does in a word: one table for ASCII, one match for the rest.

use unicode_normalization::char::is_combining_mark;

/// What a character does where words are cut.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum CharClass {
    /// White space of any kind.
    Space,
    /// Nothing to see: byte order mark, soft hyphen, bidi and width marks.
    Invisible,
    /// ZWJ and ZWNJ: invisible, but part of the word they shape.
    Joiner,
    /// A letter of any script but Devanagari.
    Letter,
    /// A Devanagari letter.
    Devanagari,
    /// A Devanagari sign that needs a letter: matra, virama, nukta, bindu.
    Sign,
    /// Devanagari visarga, which also stands for a colon.
    Visarga,
    /// A combining mark of any other script.
    Mark,
    /// A digit of any script.
    Digit,
    /// `'` and what is typed for it inside Latin words.
    Apostrophe,
    /// Anything else.
    Punct,
}

use CharClass::*;

/// The apostrophes that occur inside Latin words: typewriter, typographic, and
/// the modifier letters that transliterations use.
pub(crate) const APOSTROPHES: [char; 4] = ['\'', '\u{2019}', '\u{02BC}', '\u{02BB}'];

const ASCII: [CharClass; 128] = ascii_classes();

const fn ascii_classes() -> [CharClass; 128] {
    let mut classes = [Punct; 128];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b' ' | b'\t'..=b'\r' => Space,
            b'0'..=b'9' => Digit,
            b'A'..=b'Z' | b'a'..=b'z' => Letter,
            b'\'' => Apostrophe,
            _ => Punct,
        };
        byte += 1;
    }
    classes
}

impl CharClass {
    /// The class of a character.
    pub(crate) fn of(c: char) -> Self {
        match c {
            '\0'..='\x7F' => ASCII[c as usize],
            '\u{0900}'..='\u{097F}' => devanagari(c),
            '\u{200C}' | '\u{200D}' => Joiner,
            _ if is_invisible(c) => Invisible,
            _ if APOSTROPHES.contains(&c) => Apostrophe,
            _ if c.is_whitespace() => Space,
            _ if is_combining_mark(c) => Mark,
            _ if c.is_alphabetic() => Letter,
            _ if c.is_numeric() => Digit,
            _ => Punct,
        }
    }

    /// The class of the character that starts at byte `at`, and its length;
    /// `None` at the end of the text.
    #[inline]
    pub(crate) fn at(text: &str, at: usize) -> Option<(Self, usize)> {
        let byte = *text.as_bytes().get(at)?;
        if byte.is_ascii() {
            return Some((ASCII[byte as usize], 1));
        }
        let c = text.get(at..)?.chars().next()?;
        Some((Self::of(c), c.len_utf8()))
    }

    /// Whether it stands between words and belongs to none.
    pub(crate) fn is_gap(self) -> bool {
        matches!(self, Space | Invisible | Joiner)
    }
}

fn devanagari(c: char) -> CharClass {
    match c {
        '\u{0903}' => Visarga,
        '\u{0904}'..='\u{0939}' | '\u{093D}' | '\u{0950}' | '\u{0958}'..='\u{0961}' => Devanagari,
        '\u{0971}'..='\u{097F}' => Devanagari,
        '\u{0966}'..='\u{096F}' => Digit,
        '\u{0964}' | '\u{0965}' | '\u{0970}' => Punct,
        _ => Sign,
    }
}

/// Whether a character is drawn as nothing: soft hyphen, zero-width space,
/// joiners, bidi controls, word joiner, byte order mark, variation selectors.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}'
            | '\u{061C}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
    )
}

/// Whether a character stands between words: white space or nothing visible.
pub(crate) fn is_gap(c: char) -> bool {
    CharClass::of(c).is_gap()
}

/// Whether a character belongs to the Devanagari script: letters, signs and digits.
pub(crate) fn is_devanagari(c: char) -> bool {
    matches!(c, '\u{0900}'..='\u{0963}' | '\u{0966}'..='\u{096F}' | '\u{0971}'..='\u{097F}')
}
