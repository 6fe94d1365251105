use super::fold::fold_word;
use super::{Span, Token, TokenKind, tokens};

/// The tokens of one sentence with their folded words; spans are the document's.
#[derive(Clone, Debug)]
pub(crate) struct Words<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    folded: String,
    ends: Vec<usize>,
}

impl<'t> Words<'t> {
    /// Tokenises the part of `text` that `sentence` covers.
    pub(crate) fn new(text: &'t str, sentence: Span) -> Self {
        let mut words = Words { text, tokens: Vec::new(), folded: String::new(), ends: Vec::new() };
        for token in tokens(sentence.of(text)) {
            let token = Token { span: token.span.shifted(sentence.start), kind: token.kind };
            match token.kind {
                TokenKind::Word | TokenKind::Number => fold_word(token.span.of(text), &mut words.folded),
                TokenKind::Clitic | TokenKind::Punct => words.folded.push_str(token.span.of(text)),
            }
            words.tokens.push(token);
            words.ends.push(words.folded.len());
        }
        words
    }

    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(crate) fn token(&self, index: usize) -> Token {
        self.tokens[index]
    }

    pub(crate) fn span(&self, index: usize) -> Span {
        self.tokens[index].span
    }

    /// From the first byte of token `start` to the last of the token before `end`.
    pub(crate) fn cover(&self, start: usize, end: usize) -> Span {
        Span::new(self.span(start).start, self.span(end - 1).end)
    }

    /// The word folded; punctuation as it stands.
    pub(crate) fn folded(&self, index: usize) -> &str {
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.folded[start..self.ends[index]]
    }

    /// The word as it stands.
    pub(crate) fn surface(&self, index: usize) -> &'t str {
        self.span(index).of(self.text)
    }

    pub(crate) fn is_word(&self, index: usize) -> bool {
        matches!(self.tokens[index].kind, TokenKind::Word | TokenKind::Number)
    }

    /// Index of the first token that begins at or after `offset`.
    pub(crate) fn at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.span.start < offset)
    }

    /// The folded words from `start`, at most `most` and only as far as words stand side by side.
    pub(crate) fn run(&self, start: usize, most: usize) -> Vec<&str> {
        (start..self.len().min(start + most))
            .take_while(|index| self.is_word(*index))
            .map(|index| self.folded(index))
            .collect()
    }

    /// Whether the token is a Latin word with a capital.
    pub(crate) fn is_capitalised(&self, index: usize) -> bool {
        self.token(index).kind == TokenKind::Word
            && self.surface(index).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it begins with a letter of the Latin script.
    pub(crate) fn is_latin(&self, index: usize) -> bool {
        self.surface(index).starts_with(|letter: char| letter.is_lowercase() || letter.is_uppercase())
    }

    /// Whether white space, and nothing else, lies between the token and the one before it.
    pub(crate) fn spaced(&self, index: usize) -> bool {
        index > 0 && self.span(index - 1).end < self.span(index).start
    }
}
