use std::ops::Range;

use serde::Serialize;

use crate::Span;

/// What a place in a text is counted in.
///
/// sambandh itself counts bytes of UTF-8, as Rust does. Python counts characters,
/// JavaScript and Java count units of UTF-16.
///
/// ```
/// use sambandh::Span;
/// use sambandh::export::{OffsetUnit, Offsets};
///
/// let text = "🙏 मोदी";
/// let modi = Span::new(5, 17);
/// assert_eq!(modi.of(text), "मोदी");
/// assert_eq!(Offsets::new(text, OffsetUnit::Bytes).range(modi), 5..17);
/// assert_eq!(Offsets::new(text, OffsetUnit::Characters).range(modi), 2..6);
/// assert_eq!(Offsets::new(text, OffsetUnit::Utf16).range(modi), 3..7);
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// Bytes of UTF-8.
    #[default]
    Bytes,
    /// Unicode code points.
    Characters,
    /// Code units of UTF-16.
    Utf16,
}

/// Between two marks the units are counted, so marks cost little and a look-up is short.
const STEP: usize = 64;

/// Turns places in a text from bytes into another unit.
///
/// Made in one pass over the text; a look-up takes constant time.
///
/// ```
/// use sambandh::export::{OffsetUnit, Offsets};
///
/// let offsets = Offsets::new("मोदी met Putin", OffsetUnit::Characters);
/// assert_eq!(offsets.of(13), 5);
/// assert_eq!(offsets.of(999), 14, "beyond the end is the end");
/// ```
#[derive(Clone, Debug)]
pub struct Offsets<'t> {
    text: &'t [u8],
    unit: OffsetUnit,
    /// Units before each `STEP` bytes.
    marks: Vec<usize>,
}

impl<'t> Offsets<'t> {
    /// Counts through `text`.
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let text = text.as_bytes();
        let mut before = 0;
        let marks = text.chunks(STEP).map(|chunk| {
            let mark = before;
            before += unit.count(chunk);
            mark
        });
        let mut marks: Vec<usize> = marks.collect();
        marks.push(before);
        Offsets { text, unit, marks }
    }

    /// The place of this byte; of the character's end if it is inside one.
    pub fn of(&self, byte: usize) -> usize {
        if byte >= self.text.len() {
            return self.marks[self.marks.len() - 1];
        }
        let mark = byte / STEP;
        self.marks[mark] + self.unit.count(&self.text[mark * STEP..byte])
    }

    /// The place of a span.
    pub fn range(&self, span: Span) -> Range<usize> {
        self.of(span.start)..self.of(span.end)
    }
}

impl OffsetUnit {
    /// The units whose first byte is among `bytes`.
    fn count(self, bytes: &[u8]) -> usize {
        let leading = |least| bytes.iter().filter(|&&byte| byte < 0x80 || byte >= least).count();
        match self {
            OffsetUnit::Bytes => bytes.len(),
            OffsetUnit::Characters => leading(0xC0),
            // Characters of four bytes take two units.
            OffsetUnit::Utf16 => leading(0xC0) + bytes.iter().filter(|&&byte| byte >= 0xF0).count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_boundary_is_counted_right(text in "[aक़é🙏\\n]{0,200}") {
            let units = [OffsetUnit::Bytes, OffsetUnit::Characters, OffsetUnit::Utf16];
            let [bytes, characters, utf16] = units.map(|unit| Offsets::new(&text, unit));
            for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                prop_assert_eq!(bytes.of(at), at);
                prop_assert_eq!(characters.of(at), text[..at].chars().count());
                prop_assert_eq!(utf16.of(at), text[..at].encode_utf16().count());
            }
        }
    }
}
