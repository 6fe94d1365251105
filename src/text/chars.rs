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

/// The classes of the Devanagari block.
const DEVANAGARI: [CharClass; 128] = devanagari_classes();

const fn devanagari_classes() -> [CharClass; 128] {
    let mut classes = [Sign; 128];
    let mut place = 0;
    while place < 128 {
        classes[place] = match 0x0900 + place {
            0x0903 => Visarga,
            0x0904..=0x0939 | 0x093D | 0x0950 | 0x0958..=0x0961 | 0x0971..=0x097F => Devanagari,
            0x0966..=0x096F => Digit,
            0x0964 | 0x0965 | 0x0970 => Punct,
            _ => Sign,
        };
        place += 1;
    }
    classes
}

/// The place in the Devanagari block of the character that the bytes begin with.
#[inline]
pub(crate) fn devanagari_place(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [0xE0, second @ (0xA4 | 0xA5), third, ..] => Some(usize::from((second & 1) << 6 | third & 0x3F)),
        _ => None,
    }
}

impl CharClass {
    /// The class of a character.
    pub(crate) fn of(c: char) -> Self {
        match c {
            '\0'..='\x7F' => ASCII[c as usize],
            '\u{0900}'..='\u{097F}' => DEVANAGARI[c as usize - 0x0900],
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
        let bytes = text.as_bytes().get(at..)?;
        let byte = *bytes.first()?;
        if byte.is_ascii() {
            return Some((ASCII[usize::from(byte)], 1));
        }
        if let Some(place) = devanagari_place(bytes) {
            return Some((DEVANAGARI[place], 3));
        }
        let c = text.get(at..)?.chars().next()?;
        Some((Self::of(c), c.len_utf8()))
    }

    /// Whether it stands between words and belongs to none.
    pub(crate) fn is_gap(self) -> bool {
        matches!(self, Space | Invisible | Joiner)
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

/// Whether a character is a vowel that Devanagari writes onto a consonant: ि, ो.
pub(crate) fn is_vowel_sign(c: char) -> bool {
    matches!(c, 'ा'..='ौ')
}

/// Whether a character belongs to the Devanagari script: letters, signs and digits.
pub(crate) fn is_devanagari(c: char) -> bool {
    matches!(c, '\u{0900}'..='\u{0963}' | '\u{0966}'..='\u{096F}' | '\u{0971}'..='\u{097F}')
}
