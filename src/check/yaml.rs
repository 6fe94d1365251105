//! A YAML file as written: where everything stands, which keys stand twice, and
//! which words are not quoted. Serde keeps none of this.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};

use super::report::Place;

/// Deeper than any file of ours, and shallow enough to walk down without care.
const MAX_DEPTH: usize = 64;

/// A node of a file, and where it stands.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) place: Place,
    pub(super) value: Value,
}

#[derive(Debug)]
pub(super) enum Value {
    Scalar {
        text: String,
        /// Neither quoted nor a block.
        plain: bool,
    },
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
    /// `*name`: what it stands for is looked at where it is written.
    Alias,
}

impl Node {
    /// The file's one document; None if it is empty or too deep.
    ///
    /// # Errors
    ///
    /// Where the text stops being YAML.
    pub(super) fn read(text: &str) -> Result<Option<Node>, ScanError> {
        let mut builder = Builder::default();
        for event in Parser::new_from_str(text) {
            let (event, span) = event?;
            builder.take(event, span);
            if builder.open.len() > MAX_DEPTH {
                return Ok(None);
            }
        }
        Ok(builder.root)
    }

    /// The value of a key of a map.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.pairs().iter().find(|(name, _)| name.text() == Some(key)).map(|(_, value)| value)
    }

    /// The value that keys lead to, one below the other.
    pub(super) fn at(&self, keys: &[&str]) -> Option<&Node> {
        keys.iter().try_fold(self, |node, key| node.get(key))
    }

    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    pub(super) fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    pub(super) fn pairs(&self) -> &[(Node, Node)] {
        match &self.value {
            Value::Map(pairs) => pairs,
            _ => &[],
        }
    }

    /// The items of the lists at the top, each with its lines up to the next.
    pub(super) fn entries(&self) -> Vec<(&Node, Range<usize>)> {
        let mut entries = Vec::new();
        let mut sections = self.pairs().iter().peekable();
        while let Some((_, list)) = sections.next() {
            let end = sections.peek().map_or(usize::MAX, |(next, _)| next.place.line);
            let starts = list.items().iter().map(|item| item.place.line);
            let ends = starts.skip(1).chain([end]);
            entries.extend(list.items().iter().zip(ends).map(|(item, end)| (item, item.place.line..end)));
        }
        entries
    }

    /// Calls `see` with this node and all below it, keys and values.
    pub(super) fn walk<'n>(&'n self, see: &mut impl FnMut(&'n Node)) {
        see(self);
        for item in self.items() {
            item.walk(see);
        }
        for (key, value) in self.pairs() {
            key.walk(see);
            value.walk(see);
        }
    }
}

/// Puts events together; what is open is kept on a stack, not on ours.
#[derive(Default)]
struct Builder {
    open: Vec<Node>,
    /// Keys that still wait for their value, one an open map at most.
    keys: Vec<Option<Node>>,
    root: Option<Node>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, span: Span) {
        let place = Place {
            line: span.start.line(),
            column: span.start.col() + 1,
            end_line: span.end.line(),
            end_column: span.end.col() + 1,
        };
        match event {
            Event::Scalar(text, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                self.close(Node { place, value: Value::Scalar { text: text.into_owned(), plain } });
            }
            Event::Alias(_) => self.close(Node { place, value: Value::Alias }),
            Event::SequenceStart(..) => self.open(Node { place, value: Value::List(Vec::new()) }),
            Event::MappingStart(..) => self.open(Node { place, value: Value::Map(Vec::new()) }),
            Event::SequenceEnd | Event::MappingEnd => {
                self.keys.pop();
                if let Some(mut node) = self.open.pop() {
                    (node.place.end_line, node.place.end_column) = (place.end_line, place.end_column);
                    self.close(node);
                }
            }
            _ => {}
        }
    }

    fn open(&mut self, node: Node) {
        self.open.push(node);
        self.keys.push(None);
    }

    fn close(&mut self, node: Node) {
        match self.open.last_mut().map(|parent| &mut parent.value) {
            Some(Value::List(items)) => items.push(node),
            Some(Value::Map(pairs)) => match self.keys.last_mut().and_then(Option::take) {
                Some(key) => pairs.push((key, node)),
                None => *self.keys.last_mut().expect("every open node has a place for a key") = Some(node),
            },
            _ => self.root = Some(node),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_where_it_was_written() {
        let node = Node::read("sambandh: 1\nwords: {hi: [मोदी, \"NO\"], en: NO}\n").unwrap().unwrap();
        let hindi = node.at(&["words", "hi"]).unwrap();
        assert_eq!(hindi.items()[0].place, Place { line: 2, column: 14, end_line: 2, end_column: 18 });
        let plain = |node: &Node| matches!(node.value, Value::Scalar { plain: true, .. });
        assert!(!plain(&hindi.items()[1]));
        assert!(plain(node.at(&["words", "en"]).unwrap()));
    }

    #[test]
    fn no_input_is_too_deep_or_too_broken() {
        let text = ["[".repeat(20_000), "- ".repeat(20_000), "{a: ".repeat(20_000), "a: [".into(), "".into()];
        assert!(text.iter().all(|text| !matches!(Node::read(text), Ok(Some(_)))));
    }
}
