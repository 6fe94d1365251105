use serde::{Deserialize, Serialize};

/// A language that sambandh reads.
///
/// ```
/// use sambandh::Lang;
///
/// assert_eq!(serde_json::to_string(&Lang::Hi)?, r#""hi""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    En,
    /// Hindi.
    Hi,
}

/// The language of a text by its script; English where it has no letters.
pub(crate) fn lang_of(text: &str) -> Lang {
    script_lang(text).unwrap_or(Lang::En)
}

/// The language of a text by its script, if it has letters.
///
/// A Devanagari character counts twice: Hindi sentences are full of Latin names
/// and acronyms, while English ones hold at most a quoted Hindi name.
pub(crate) fn script_lang(text: &str) -> Option<Lang> {
    let bytes = text.as_bytes();
    let latin = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let devanagari = bytes.windows(2).filter(|lead| matches!(lead, [0xE0, 0xA4 | 0xA5])).count();
    match (latin, devanagari) {
        (0, 0) => None,
        _ if 2 * devanagari >= latin => Some(Lang::Hi),
        _ => Some(Lang::En),
    }
}
