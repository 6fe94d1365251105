use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A stretch of a document's text: UTF-8 byte offsets, half open, always on
/// character boundaries.
///
/// ```
/// use sambandh::Span;
///
/// let text = "मोदी met Putin";
/// assert_eq!(Span::new(13, 16).of(text), "met");
/// ```
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

impl Span {
    /// A span from `start` up to, and without, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// The part of `text` that the span covers, or `""` if it is no span of `text`.
    ///
    /// ```
    /// use sambandh::Span;
    ///
    /// assert_eq!(Span::new(0, 3).of("दिल्ली"), "द");
    /// assert_eq!(Span::new(0, 2).of("दिल्ली"), "", "inside a character");
    /// ```
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether the two share at least one byte.
    ///
    /// ```
    /// use sambandh::Span;
    ///
    /// assert!(Span::new(0, 4).overlaps(Span::new(3, 9)));
    /// assert!(!Span::new(0, 4).overlaps(Span::new(4, 9)));
    /// ```
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    ///
    /// ```
    /// use sambandh::Span;
    ///
    /// assert!(Span::new(0, 9).contains(Span::new(3, 9)));
    /// ```
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Number of bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same stretch moved right by `offset` bytes.
    pub(crate) const fn shifted(self, offset: usize) -> Self {
        Span { start: self.start + offset, end: self.end + offset }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}
