//! One spelling for a word that is written in several: the folds that are safe
//! on Hindi and English names.
//!
//! Vowel length and aspiration are never folded: that would make one word of
//! two. Such spellings are listed in the gazetteers.

use unicode_normalization::char::decompose_canonical;

use super::chars::{APOSTROPHES, devanagari_place, is_invisible};
use super::{TokenKind, tokens};

const ANUSVARA: char = '\u{0902}';
const VISARGA: char = '\u{0903}';
pub(crate) const VIRAMA: char = '\u{094D}';

/// A token as [`Words`](super::Words) gives it: only words are folded.
pub(crate) fn fold_token(token: &str) -> String {
    if token.starts_with(char::is_alphanumeric) { fold(token) } else { token.to_owned() }
}

/// The words and numbers of a phrase, folded and joined by one space.
///
/// Punctuation and a possessive `'s` are left out, so that `South-Korea` and
/// `south  korea` fold alike.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for token in tokens(text) {
        if matches!(token.kind, TokenKind::Word | TokenKind::Number) {
            if !folded.is_empty() {
                folded.push(' ');
            }
            fold_word(token.span.of(text), &mut folded);
            // "a'ṡ" becomes a possessive by losing its dot.
            if folded.ends_with("'s") {
                folded.truncate(folded.len() - "'s".len());
            }
        }
    }
    folded
}

/// Appends the folded form of one word to `out`.
pub(crate) fn fold_word(word: &str, out: &mut String) {
    let start = out.len();
    match Spelling::of(word) {
        Spelling::Ascii => {
            out.push_str(word);
            out[start..].make_ascii_lowercase();
        }
        Spelling::Folded => out.push_str(word),
        Spelling::Other => fold_chars(word, out),
    }
}

fn fold_chars(word: &str, out: &mut String) {
    let start = out.len();
    for c in word.chars() {
        fold_char(c, start, out);
    }
    while out[start..].ends_with(VISARGA) {
        out.pop();
    }
}

/// What folding a word takes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Spelling {
    /// ASCII: at most lower case.
    Ascii,
    /// Devanagari that folds to itself, as most of it does.
    Folded,
    /// Any other.
    Other,
}

impl Spelling {
    #[inline]
    pub(crate) fn of(word: &str) -> Self {
        match word.as_bytes().first() {
            Some(0xE0) if is_folded_devanagari(word.as_bytes()) => Spelling::Folded,
            _ if word.is_ascii() => Spelling::Ascii,
            _ => Spelling::Other,
        }
    }
}

/// What a Devanagari character may do to its word's fold.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Stir {
    /// Nothing.
    None,
    /// Nothing, but a virama after it may.
    Nasal,
    /// It may, after a nasal.
    Virama,
    /// It may, after another.
    Anusvara,
    /// It may, in any place.
    Always,
}

const STIRS: [Stir; 128] = stirs();

const fn stirs() -> [Stir; 128] {
    let mut stirs = [Stir::None; 128];
    let mut place = 0;
    while place < 128 {
        stirs[place] = match 0x0900 + place {
            0x0919 | 0x091E | 0x0923 | 0x0928 | 0x092E => Stir::Nasal,
            0x094D => Stir::Virama,
            0x0902 => Stir::Anusvara,
            // Chandrabindu, visarga, candra vowels, nukta and letters with it, digits.
            0x0900 | 0x0901 | 0x0903 | 0x090D | 0x0911 | 0x0929 | 0x0931 | 0x0934 | 0x093C => Stir::Always,
            0x0945 | 0x0949 | 0x0958..=0x095F | 0x0966..=0x096F | 0x0972 => Stir::Always,
            _ => Stir::None,
        };
        place += 1;
    }
    stirs
}

/// Whether all is Devanagari and nothing in it would fold. It may say no to a
/// word that folds to itself, such as one with न् before य.
fn is_folded_devanagari(mut bytes: &[u8]) -> bool {
    let mut before = Stir::None;
    while let Some(place) = devanagari_place(bytes) {
        let stir = STIRS[place];
        if matches!(
            (before, stir),
            (_, Stir::Always) | (Stir::Nasal, Stir::Virama) | (Stir::Anusvara, Stir::Anusvara)
        ) {
            return false;
        }
        before = stir;
        bytes = &bytes[3..];
    }
    bytes.is_empty()
}

/// The folded form of one word, where a new string is needed anyway.
pub(crate) fn folded_word(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_word(word, &mut folded);
    folded
}

/// Appends one folded character to the word that begins at `start`.
fn fold_char(c: char, start: usize, out: &mut String) {
    match c {
        '\0'..='\x7F' => out.push(c.to_ascii_lowercase()),
        '\u{0900}'..='\u{097F}' => fold_devanagari(c, start, out),
        _ if is_invisible(c) => {}
        _ if APOSTROPHES.contains(&c) => out.push('\''),
        _ => c.to_lowercase().for_each(|lower| fold_foreign(lower, out)),
    }
}

fn fold_devanagari(c: char, start: usize, out: &mut String) {
    match c {
        // Nukta: dropped wherever it stands, for it is often typed after the vowel sign.
        '\u{093C}' => {}
        '\u{0900}' | '\u{0901}' | ANUSVARA => push_anusvara(start, out),
        '\u{0966}'..='\u{096F}' => out.push(char::from(b'0' + (c as u32 - 0x0966) as u8)),
        _ => {
            let plain = plain_devanagari(c);
            if is_stop(plain) {
                nasal_to_anusvara(start, out);
            }
            out.push(plain);
        }
    }
}

/// A letter without its nukta, a candra vowel as its plain vowel.
fn plain_devanagari(c: char) -> char {
    match c {
        '\u{0929}' => '\u{0928}',
        '\u{0931}' => '\u{0930}',
        '\u{0934}' => '\u{0933}',
        '\u{0958}' => '\u{0915}',
        '\u{0959}' => '\u{0916}',
        '\u{095A}' => '\u{0917}',
        '\u{095B}' => '\u{091C}',
        '\u{095C}' => '\u{0921}',
        '\u{095D}' => '\u{0922}',
        '\u{095E}' => '\u{092B}',
        '\u{095F}' => '\u{092F}',
        // Candra o, as in "Moscow": sign and letter.
        '\u{0949}' => '\u{093E}',
        '\u{0911}' => '\u{0906}',
        // Candra e: sign, letter, and the letter's other way of writing.
        '\u{0945}' => '\u{0947}',
        '\u{090D}' | '\u{0972}' => '\u{090F}',
        _ => c,
    }
}

fn push_anusvara(start: usize, out: &mut String) {
    if !out[start..].ends_with(ANUSVARA) {
        out.push(ANUSVARA);
    }
}

/// Before a stop, a half nasal and an anusvara are two spellings of one sound,
/// but an anusvara needs a letter to stand on.
fn nasal_to_anusvara(start: usize, out: &mut String) {
    let before = out[start..].strip_suffix(VIRAMA).and_then(|rest| rest.strip_suffix(is_nasal));
    if let Some(before) = before.filter(|before| before.ends_with(|last: char| !last.is_ascii())) {
        out.truncate(start + before.len());
        push_anusvara(start, out);
    }
}

fn is_nasal(c: char) -> bool {
    matches!(c, '\u{0919}' | '\u{091E}' | '\u{0923}' | '\u{0928}' | '\u{092E}')
}

/// The stops of the five vargas.
fn is_stop(c: char) -> bool {
    matches!(c,
        '\u{0915}'..='\u{0918}' | '\u{091A}'..='\u{091D}' | '\u{091F}'..='\u{0922}'
        | '\u{0924}'..='\u{0927}' | '\u{092A}'..='\u{092D}')
}

/// Appends a lower-case character of another script; Latin ones lose their diacritics.
fn fold_foreign(c: char, out: &mut String) {
    match c {
        '\u{0300}'..='\u{036F}' => {}
        '\u{00C0}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}' => decompose_canonical(c, |part| {
            if !matches!(part, '\u{0300}'..='\u{036F}') {
                push_plain_latin(part, out);
            }
        }),
        _ => push_plain_latin(c, out),
    }
}

/// The Latin letters that Unicode does not decompose, as English papers print them.
fn push_plain_latin(c: char, out: &mut String) {
    let plain = match c {
        '\u{00DF}' => "ss",
        '\u{00E6}' => "ae",
        '\u{00F0}' | '\u{0111}' => "d",
        '\u{00F8}' => "o",
        '\u{00FE}' => "th",
        '\u{0127}' => "h",
        '\u{0131}' => "i",
        '\u{0142}' => "l",
        '\u{0153}' => "oe",
        '\u{0167}' => "t",
        '\u{017F}' => "s",
        '\u{0259}' => "a",
        _ => return out.push(c),
    };
    out.push_str(plain);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_needs_no_folding_folds_to_itself(word in "[\u{900}-\u{97F}]{1,8}|[\u{902}\u{915}\u{928}\u{92E}\u{94D}]{1,8}|[A-Za-z0-9']{1,8}") {
            let mut folded = String::new();
            fold_chars(&word, &mut folded);
            match Spelling::of(&word) {
                Spelling::Ascii => prop_assert_eq!(folded, word.to_ascii_lowercase()),
                Spelling::Folded => prop_assert_eq!(folded, word),
                Spelling::Other => {}
            }
        }
    }
}
