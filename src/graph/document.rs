use std::borrow::Cow;

use serde::Serialize;

use super::pools::{Key, KindRow, Pools};
use super::rows::{DocumentRow, QuoteRow, StatementRow};
use crate::{
    Entity, EntityId, Kind, Lang, Modality, Polarity, Span, Trigger,
    time::{Date, When},
};

/// What the graph keeps of a document: what it says about whom, and the sentences that say so.
///
/// ```
/// use sambandh::RelationGraph;
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let document = graph.document("vladivostok-en").unwrap();
/// assert_eq!(*document.statements[0].kind, "consult");
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Document<'g> {
    /// Its id, which evidence points to.
    pub id: &'g str,
    /// Day of publication.
    pub date: Option<Date>,
    /// Main language.
    pub lang: Lang,
    /// The entities it names, sorted by id.
    pub entities: Vec<&'g Entity>,
    /// The sentences that state something, in text order.
    pub quotes: Vec<Quote<'g>>,
    /// What it states, in text order.
    pub statements: Vec<Statement<'g>>,
}

/// A sentence that states a relation.
///
/// ```
/// use sambandh::{Lang, RelationGraph};
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let quote = graph.document("vladivostok-hi").unwrap().quotes[0];
/// assert_eq!(quote.lang, Lang::Hi);
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Quote<'g> {
    /// Which sentence of the document it is, from 0.
    pub index: usize,
    /// Where it stands in the document.
    #[serde(flatten)]
    pub span: Span,
    /// Its language.
    pub lang: Lang,
    /// Its words.
    pub text: &'g str,
}

/// One relation as one document states it. The fields are those of [`Relation`](crate::Relation).
///
/// ```
/// use sambandh::RelationGraph;
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let statement = &graph.document("vladivostok-hi").unwrap().statements[0];
/// assert!(!statement.is_asserted(), "the meeting is only planned");
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Statement<'g> {
    /// What.
    pub kind: &'g Kind,
    /// Who. For symmetric kinds, the end whose id sorts first.
    pub source: &'g EntityId,
    /// To whom.
    pub target: &'g EntityId,
    /// Whether the kind holds both ways.
    pub symmetric: bool,
    /// Whether it is so or not.
    pub polarity: Polarity,
    /// Fact, plan, wish, claim or condition.
    pub modality: Modality,
    /// Who says so, if the text says who.
    pub attributed_to: Option<&'g EntityId>,
    /// For `holds_office`: the id of the office.
    pub office: Option<&'g str>,
    /// For `holds_office`: whether the text calls the holder former.
    pub former: bool,
    /// When.
    pub when: Option<&'g When>,
    /// Where: a place or country.
    #[serde(rename = "where")]
    pub place: Option<&'g EntityId>,
    /// Which sentence of the document says so: [`Quote::index`].
    pub sentence: usize,
    /// The words that carry it; none where two names merely stand side by side.
    pub trigger: Option<Trigger<'g>>,
    /// Id of the rule that found it.
    pub rule: &'g str,
    /// 0 to 1.
    pub confidence: f32,
}

impl<'g> Document<'g> {
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
    pub fn quote(&self, sentence: usize) -> Option<Quote<'g>> {
        let position = self.quotes.binary_search_by_key(&sentence, |quote| quote.index).ok()?;
        self.quotes.get(position).copied()
    }

    pub(super) fn new(pools: &'g Pools, row: &'g DocumentRow) -> Self {
        Document {
            id: &row.id,
            date: row.date,
            lang: row.lang,
            entities: row.entities.iter().map(|key| &pools.entities[key.index()]).collect(),
            quotes: row.quotes.iter().map(Quote::new).collect(),
            statements: row.statements.iter().map(|said| Statement::new(pools, row, said)).collect(),
        }
    }

    /// Decides between two versions of a document: the later date stands, then
    /// the one that states more, then the one that is greater as text. Any total
    /// order will do; this one prefers corrections and fuller readings.
    pub(super) fn supersedes(&self, other: &Document<'_>) -> bool {
        let rank = |document: &Document<'_>| (document.date, document.statements.len());
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

impl<'g> Quote<'g> {
    pub(super) fn new(row: &'g QuoteRow) -> Self {
        Quote { index: row.sentence as usize, span: row.span.into(), lang: row.lang, text: &row.text }
    }
}

impl<'g> Statement<'g> {
    pub(super) fn new(pools: &'g Pools, document: &'g DocumentRow, row: &StatementRow) -> Self {
        let KindRow { kind, symmetric, .. } = &pools.kinds[row.kind.index()];
        let id = |key: Key| &pools.ids[key.index()];
        let word = |key: Key| &*pools.words[key.index()];
        Statement {
            kind,
            source: id(row.source),
            target: id(row.target),
            symmetric: *symmetric,
            polarity: row.polarity,
            modality: row.modality,
            attributed_to: row.attributed_to.map(id),
            office: row.office.map(word),
            former: row.former,
            when: row.when.map(|key| &pools.times[key.index()]),
            place: row.place.map(id),
            sentence: document.quotes[row.quote as usize].sentence as usize,
            trigger: row
                .trigger
                .map(|trigger| Trigger { span: trigger.span(), text: Cow::Borrowed(word(trigger.0)) }),
            rule: word(row.rule),
            confidence: row.confidence,
        }
    }

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
    pub(super) fn stated_time(&self) -> Option<&'g str> {
        self.when?.value.as_deref()
    }
}
