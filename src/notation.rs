//! The notation of phrases in YAML: a word stands for itself, `[…]` may be
//! missing, and what is in `(…)` must be there but is no part of what is found.

/// The longest phrase, in bytes; it bounds the nesting of brackets too.
const LONGEST: usize = 400;

/// The most ways to say one phrase: seven optional parts.
const MOST_WAYS: usize = 128;

/// All ways to say a phrase. `step` reads a word; its second argument says
/// whether the word stands in `(…)`.
///
/// # Errors
///
/// What is wrong with the phrase, as the end of a sentence about it.
pub(crate) fn ways<S: Clone>(
    say: &str,
    step: impl FnMut(&str, bool) -> Result<S, String>,
) -> Result<Vec<Vec<S>>, String> {
    if say.len() > LONGEST {
        return Err("is too long".to_owned());
    }
    let spaced = ["[", "]", "(", ")"]
        .iter()
        .fold(say.to_owned(), |text, bracket| text.replace(bracket, &format!(" {bracket} ")));
    Parser { pieces: spaced.split_whitespace(), step }.sequence(None, false)
}

/// Recursive descent over the pieces of a phrase.
struct Parser<'a, F> {
    pieces: std::str::SplitWhitespace<'a>,
    step: F,
}

impl<S: Clone, F: FnMut(&str, bool) -> Result<S, String>> Parser<'_, F> {
    /// All ways to say what stands before the `closing` bracket.
    fn sequence(&mut self, closing: Option<&str>, context: bool) -> Result<Vec<Vec<S>>, String> {
        let mut ways = vec![Vec::new()];
        loop {
            let piece = self.pieces.next();
            let next = match piece {
                _ if piece == closing => return Ok(ways),
                Some("[") => {
                    let mut optional = self.sequence(Some("]"), context)?;
                    optional.push(Vec::new());
                    optional
                }
                Some("(") => self.sequence(Some(")"), true)?,
                None | Some("]" | ")") => return Err("has brackets that do not match".to_owned()),
                Some(word) => vec![vec![(self.step)(word, context)?]],
            };
            if ways.len() * next.len() > MOST_WAYS {
                return Err("has too many optional parts".to_owned());
            }
            ways =
                ways.iter().flat_map(|way| next.iter().map(|more| [&way[..], &more[..]].concat())).collect();
        }
    }
}
