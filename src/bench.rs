//! What the benches need of the inside; no part of the public API.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use crate::matcher::{Matcher, Phrases};
use crate::text::fold;
use crate::{
    Entity, Error, Extraction, Group, Kind, Lang, Modality, Polarity, Relation, Sentence, Span, Trigger,
};

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

/// A statement in a sentence of its own.
#[derive(Debug)]
pub struct Said<'a> {
    /// Who.
    pub source: &'a Entity,
    /// What.
    pub kind: &'a str,
    /// To whom.
    pub target: &'a Entity,
    /// The sentence.
    pub text: &'a str,
}

/// What an extractor would find in a document that says this.
///
/// # Errors
///
/// If `date` is no day of the calendar.
pub fn extraction(id: &str, date: &str, lang: Lang, said: &[Said<'_>]) -> Result<Extraction<'static>, Error> {
    let mut text = String::new();
    let mut sentences = Vec::new();
    let mut entities = BTreeMap::new();
    for said in said {
        let start = text.len();
        text.push_str(said.text);
        sentences.push(Sentence { span: Span::new(start, text.len()), lang });
        entities.extend([said.source, said.target].map(|entity| (&entity.id, entity)));
    }
    Ok(Extraction {
        id: Cow::Owned(id.to_owned()),
        text: Cow::Owned(text),
        lang,
        date: Some(date.parse()?),
        relations: said
            .iter()
            .enumerate()
            .map(|(index, said)| relation(said, index, sentences[index].span))
            .collect(),
        sentences,
        entities: entities.into_values().cloned().collect(),
        mentions: Vec::new(),
        warnings: Vec::new(),
    })
}

fn relation(said: &Said<'_>, sentence: usize, span: Span) -> Relation<'static> {
    Relation {
        kind: Kind::from(said.kind),
        symmetric: false,
        group: Group::VerbalCooperation,
        goldstein: Some(1.0),
        source: said.source.id.clone(),
        target: said.target.id.clone(),
        source_mention: 0,
        target_mention: 0,
        polarity: Polarity::Positive,
        modality: Modality::Actual,
        attributed_to: None,
        office: None,
        former: false,
        when: None,
        place: None,
        sentence,
        trigger: Some(Trigger { span, text: Cow::Owned(said.kind.to_owned()) }),
        rule: said.kind.into(),
        confidence: 0.95,
    }
}
