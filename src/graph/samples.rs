//! Extractions written down by hand, for tests.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::RelationGraph;
use crate::{
    Entity, EntityId, EntityType, Extraction, Group, Lang, Modality, Polarity, Relation, Sentence, Span,
    Trigger,
    time::{Precision, When},
};

/// A document and what it says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sample {
    id: String,
    date: Option<&'static str>,
    lang: Lang,
    statements: Vec<Said>,
}

#[derive(Clone, Debug, PartialEq)]
struct Said {
    source: String,
    kind: String,
    target: String,
    when: Option<&'static str>,
}

impl Sample {
    pub(crate) fn new(id: &str) -> Self {
        Sample { id: id.to_owned(), date: None, lang: Lang::En, statements: Vec::new() }
    }

    pub(crate) fn dated(mut self, date: &'static str) -> Self {
        self.date = Some(date);
        self
    }

    pub(crate) fn lang(mut self, lang: Lang) -> Self {
        self.lang = lang;
        self
    }

    /// Adds a statement in a sentence of its own. The kind may be marked as negative,
    /// planned and symmetric: `not:aid`, `plan:both:consult`.
    pub(crate) fn says(mut self, source: &str, kind: &str, target: &str) -> Self {
        let [source, kind, target] = [source, kind, target].map(str::to_owned);
        self.statements.push(Said { source, kind, target, when: None });
        self
    }

    /// Puts the last statement at this time.
    pub(crate) fn at(mut self, when: &'static str) -> Self {
        self.statements.last_mut().unwrap().when = Some(when);
        self
    }

    pub(crate) fn extraction(&self) -> Extraction<'static> {
        let text: String = self.statements.iter().map(Said::sentence).collect();
        let mut start = 0;
        let sentences = self.statements.iter().map(|said| {
            let span = Span::new(start, start + said.sentence().len());
            start = span.end;
            Sentence { span, lang: self.lang }
        });
        let ids: BTreeSet<_> = self.statements.iter().flat_map(|said| [&said.source, &said.target]).collect();
        Extraction {
            id: Cow::Owned(self.id.clone()),
            lang: self.lang,
            date: self.date.map(|date| date.parse().unwrap()),
            sentences: sentences.collect(),
            entities: ids.into_iter().map(|id| entity(id)).collect(),
            mentions: Vec::new(),
            relations: self.statements.iter().enumerate().map(|(index, said)| said.relation(index)).collect(),
            warnings: Vec::new(),
            text: Cow::Owned(text),
        }
    }
}

impl Said {
    fn sentence(&self) -> String {
        format!("{} {} {}. ", self.source, self.kind, self.target)
    }

    fn relation(&self, sentence: usize) -> Relation<'static> {
        let (marks, kind) = self.kind.rsplit_once(':').unwrap_or(("", &self.kind));
        Relation {
            kind: kind.into(),
            source: self.source.as_str().into(),
            target: self.target.as_str().into(),
            source_mention: 0,
            target_mention: 1,
            polarity: if marks.contains("not") { Polarity::Negative } else { Polarity::Positive },
            modality: if marks.contains("plan") { Modality::Planned } else { Modality::Actual },
            attributed_to: None,
            office: None,
            former: false,
            when: self.when.map(when),
            place: None,
            sentence,
            trigger: Some(Trigger { span: Span::new(0, 0), text: Cow::Owned(kind.to_owned()) }),
            symmetric: marks.contains("both"),
            group: group(kind),
            goldstein: score(kind),
            rule: "sample".into(),
            confidence: 0.9,
        }
    }
}

fn group(kind: &str) -> Group {
    match kind {
        "consult" => Group::VerbalCooperation,
        "aid" => Group::MaterialCooperation,
        "accuse" => Group::VerbalConflict,
        _ => Group::State,
    }
}

fn score(kind: &str) -> Option<f32> {
    match kind {
        "consult" => Some(1.0),
        "aid" => Some(7.0),
        "accuse" => Some(-2.0),
        _ => None,
    }
}

fn when(value: &str) -> When {
    When { text: value.into(), value: Some(value.into()), precision: Precision::Day }
}

fn entity(id: &str) -> Entity {
    Entity {
        id: EntityId::from(id),
        entity_type: EntityType::Person,
        en: Some(id.into()),
        hi: None,
        country: None,
        linked: true,
    }
}

pub(crate) fn graph(samples: &[Sample]) -> RelationGraph {
    let mut graph = RelationGraph::new();
    samples.iter().for_each(|sample| graph.add(&sample.extraction()));
    graph
}
