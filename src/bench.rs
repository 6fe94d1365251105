//! What the benches need of the inside; no part of the public API.

use std::fmt;

use crate::matcher::{Matcher, Phrases};
use crate::text::fold;

/// The matcher over names alone.
pub struct NameMatcher(Matcher<()>);

impl NameMatcher {
    /// A matcher for `names`, spelled as in the gazetteers.
    pub fn new(names: &[String]) -> Self {
        let folded = names.iter().map(|name| fold(name)).filter(|name| !name.is_empty());
        NameMatcher(Matcher::from(Phrases::new(folded.map(|name| (name, ())).collect())))
    }

    /// How many names stand in the text, of overlapping ones the first and longest.
    pub fn count(&self, text: &str) -> usize {
        let (mut count, mut start, mut end) = (0, 0, 0);
        self.0.scan(text, |hit| {
            if hit.span.start >= end {
                (count, start, end) = (count + 1, hit.span.start, hit.span.end);
            } else if hit.span.start == start {
                end = end.max(hit.span.end);
            }
        });
        count
    }
}

impl fmt::Debug for NameMatcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NameMatcher").finish_non_exhaustive()
    }
}
