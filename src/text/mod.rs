//! Text: folding, sentences, words and their edges in both scripts.

mod chars;
pub(crate) mod fold;
mod lang;
mod lines;
mod sentences;
mod sound;
mod span;
#[cfg(test)]
mod tests;
mod tokens;
mod words;

pub use lang::Lang;
pub use sentences::Sentence;
pub use span::Span;

pub(crate) use chars::{is_invisible, is_vowel_sign};
pub(crate) use fold::{VIRAMA, fold, fold_token};
pub(crate) use lang::lang_of;
pub(crate) use sentences::Sentences;
pub(crate) use sound::Sounds;
pub(crate) use tokens::{Token, TokenKind, Tokens, tokens};
pub(crate) use words::Words;
