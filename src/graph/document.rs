use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{
    Entity, EntityId, Extraction, Kind, Lang, Modality, Polarity, Relation, Span,
    time::{Date, When},
};

/// What the graph keeps of a document: what it says about whom, and the sentences that say so.
///
/// ```
/// use sambandh::RelationGraph;
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let document = graph.document("vladivostok-en").unwrap();
/// assert_eq!(document.statements[0].kind, "consult");
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Document {
    /// Its id, which evidence points to.
    pub id: Arc<str>,
    /// Day of publication.
    pub date: Option<Date>,
    /// Main language.
    pub lang: Lang,
    /// The entities it names, sorted by id.
    pub entities: Vec<Entity>,
    /// The sentences that state something, in text order.
    pub quotes: Vec<Quote>,
    /// What it states, in text order.
    pub statements: Vec<Statement>,
}

/// A sentence that states a relation.
///
/// ```
/// use sambandh::{Lang, RelationGraph};
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let quote = &graph.document("vladivostok-hi").unwrap().quotes[0];
/// assert_eq!(quote.lang, Lang::Hi);
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Quote {
    /// Which sentence of the document it is, from 0.
    pub index: usize,
    /// Where it stands in the document.
    #[serde(flatten)]
    pub span: Span,
    /// Its language.
    pub lang: Lang,
    /// Its words.
    pub text: Arc<str>,
}

/// The words that carry a statement.
///
/// ```
/// use sambandh::RelationGraph;
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let statement = &graph.document("vladivostok-en").unwrap().statements[0];
/// assert_eq!(&*statement.trigger.as_ref().unwrap().text, "met");
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TriggerWords {
    /// Where they stand in the document.
    #[serde(flatten)]
    pub span: Span,
    /// The words themselves.
    pub text: Arc<str>,
}

/// One relation as one document states it. The fields are those of [`Relation`].
///
/// ```
/// use sambandh::RelationGraph;
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let statement = &graph.document("vladivostok-hi").unwrap().statements[0];
/// assert!(!statement.is_asserted(), "the meeting is only planned");
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Statement {
    /// What.
    pub kind: Kind,
    /// Who. For symmetric kinds, the end whose id sorts first.
    pub source: EntityId,
    /// To whom.
    pub target: EntityId,
    /// Whether the kind holds both ways.
    pub symmetric: bool,
    /// Whether it is so or not.
    pub polarity: Polarity,
    /// Fact, plan, wish, claim or condition.
    pub modality: Modality,
    /// Who says so, if the text says who.
    pub attributed_to: Option<EntityId>,
    /// For `holds_office`: the id of the office.
    pub office: Option<Arc<str>>,
    /// For `holds_office`: whether the text calls the holder former.
    pub former: bool,
    /// When.
    pub when: Option<When>,
    /// Where: a place or country.
    #[serde(rename = "where")]
    pub place: Option<EntityId>,
    /// Which sentence of the document says so: [`Quote::index`].
    pub sentence: usize,
    /// The words that carry it; none where two names merely stand side by side.
    pub trigger: Option<TriggerWords>,
    /// Id of the rule that found it.
    pub rule: Arc<str>,
    /// 0 to 1.
    pub confidence: f32,
}

impl Document {
    /// The sentence with this index, if it states something.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let document = graph.document("vladivostok-hi").unwrap();
    /// let sentence = document.statements[0].sentence;
    /// assert_eq!(document.quote(sentence).unwrap().index, sentence);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn quote(&self, sentence: usize) -> Option<&Quote> {
        let position = self.quotes.binary_search_by_key(&sentence, |quote| quote.index).ok()?;
        self.quotes.get(position)
    }

    /// Decides between two versions of a document: the later date stands, then
    /// the one that states more, then the one that is greater as text. Any total
    /// order will do; this one prefers corrections and fuller readings.
    pub(super) fn supersedes(&self, other: &Document) -> bool {
        let rank = |document: &Document| (document.date, document.statements.len());
        match rank(self).cmp(&rank(other)) {
            std::cmp::Ordering::Equal => self != other && self.canonical() > other.canonical(),
            order => order.is_gt(),
        }
    }

    fn canonical(&self) -> String {
        // Documents hold strings, numbers and no maps, so this cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl From<&Extraction<'_>> for Document {
    fn from(extraction: &Extraction<'_>) -> Self {
        let entities: BTreeMap<_, _> =
            extraction.entities().iter().map(|entity| (&entity.id, entity)).collect();
        Document {
            id: extraction.id().into(),
            date: extraction.date(),
            lang: extraction.lang(),
            entities: entities.into_values().cloned().collect(),
            quotes: quotes(extraction),
            statements: extraction.relations().iter().map(Statement::from).collect(),
        }
    }
}

fn quotes(extraction: &Extraction<'_>) -> Vec<Quote> {
    let stating: BTreeSet<usize> = extraction.relations().iter().map(|relation| relation.sentence).collect();
    let quote = |index| Quote {
        index,
        span: extraction.sentences().get(index).map_or_else(Span::default, |sentence| sentence.span),
        lang: extraction.sentences().get(index).map_or(extraction.lang(), |sentence| sentence.lang),
        text: extraction.sentence_text(index).into(),
    };
    stating.into_iter().map(quote).collect()
}

impl Statement {
    /// Whether it is stated as a fact: positive and actual.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let said = &graph.document("vladivostok-en").unwrap().statements[0];
    /// assert!(said.is_asserted());
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn is_asserted(&self) -> bool {
        self.polarity == Polarity::Positive && self.modality == Modality::Actual
    }

    /// When the text puts it, as far as that could be resolved.
    pub(super) fn stated_time(&self) -> Option<&str> {
        self.when.as_ref()?.value.as_deref()
    }
}

impl From<&Relation<'_>> for Statement {
    fn from(relation: &Relation<'_>) -> Self {
        let mut ends = (&relation.source, &relation.target);
        if relation.symmetric && ends.0 > ends.1 {
            ends = (ends.1, ends.0);
        }
        let trigger = relation.trigger.as_ref();
        Statement {
            kind: relation.kind.clone(),
            source: ends.0.clone(),
            target: ends.1.clone(),
            symmetric: relation.symmetric,
            polarity: relation.polarity,
            modality: relation.modality,
            attributed_to: relation.attributed_to.clone(),
            office: relation.office.clone(),
            former: relation.former,
            when: relation.when.clone(),
            place: relation.place.clone(),
            sentence: relation.sentence,
            trigger: trigger
                .map(|trigger| TriggerWords { span: trigger.span, text: trigger.text.as_ref().into() }),
            rule: relation.rule.clone(),
            confidence: one_spelling(relation.confidence),
        }
    }
}

/// Brings a confidence into 0 to 1, with one spelling of zero and no NaN, so that
/// equal graphs are equal bytes.
fn one_spelling(confidence: f32) -> f32 {
    if confidence > 0.0 { confidence.min(1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidences_stay_in_range_and_comparable() {
        for (raw, kept) in [(0.5, 0.5), (7.0, 1.0), (-1.0, 0.0), (f32::NAN, 0.0), (f32::INFINITY, 1.0)] {
            assert_eq!(one_spelling(raw), kept);
        }
        assert!(one_spelling(-0.0).is_sign_positive());
    }
}
