//! Documents as they are kept in memory and in files: what they share stands in the
//! [`Pools`], and a row holds its keys.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::pools::{Key, KindRow, Pools, Sort, key};
use crate::{Extraction, Lang, Modality, Polarity, Relation, Span, time::Date};

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DocumentRow {
    pub(super) id: Arc<str>,
    pub(super) date: Option<Date>,
    pub(super) lang: Lang,
    /// By their ids.
    pub(super) entities: Box<[Key]>,
    /// In text order.
    pub(super) quotes: Box<[QuoteRow]>,
    /// In text order.
    pub(super) statements: Box<[StatementRow]>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuoteRow {
    pub(super) sentence: u32,
    pub(super) span: SpanRow,
    pub(super) lang: Lang,
    pub(super) text: Box<str>,
}

/// Start and end.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub(super) struct SpanRow(u32, u32);

#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StatementRow {
    pub(super) kind: Key,
    pub(super) source: Key,
    pub(super) target: Key,
    /// Which of the document's quotes says so.
    pub(super) quote: u32,
    pub(super) rule: Key,
    pub(super) confidence: f32,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) polarity: Polarity,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) modality: Modality,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) former: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) attributed_to: Option<Key>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) office: Option<Key>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) when: Option<Key>,
    #[serde(default, skip_serializing_if = "is_default", rename = "where")]
    pub(super) place: Option<Key>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) trigger: Option<TriggerRow>,
}

/// The words that carry a statement, and where they stand.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub(super) struct TriggerRow(pub(super) Key, u32, u32);

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl DocumentRow {
    pub(super) fn new(extraction: &Extraction<'_>, pools: &mut Pools) -> Self {
        let entities: BTreeMap<_, _> =
            extraction.entities().iter().map(|entity| (&entity.id, entity)).collect();
        let stating: BTreeSet<usize> =
            extraction.relations().iter().map(|relation| relation.sentence).collect();
        let stating: Vec<usize> = stating.into_iter().collect();
        let statement = |relation: &Relation<'_>| {
            let quote = stating.partition_point(|sentence| *sentence < relation.sentence);
            StatementRow::new(relation, small(quote), pools)
        };
        DocumentRow {
            statements: extraction.relations().iter().map(statement).collect(),
            quotes: stating.iter().map(|&sentence| QuoteRow::new(extraction, sentence)).collect(),
            entities: entities
                .into_iter()
                .map(|(id, entity)| {
                    key(&mut pools.ids, id, Clone::clone);
                    key(&mut pools.entities, entity, Clone::clone)
                })
                .collect(),
            id: extraction.id().into(),
            date: extraction.date(),
            lang: extraction.lang(),
        }
    }

    /// The same with other keys.
    pub(super) fn with_keys(mut self, mut new: impl FnMut(Sort, Key) -> Key) -> Self {
        self.entities.iter_mut().for_each(|key| *key = new(Sort::Entity, *key));
        self.statements.iter_mut().for_each(|row| *row = row.with_keys(&mut new));
        self
    }

    pub(super) fn each_key(&self, mut each: impl FnMut(Sort, Key)) {
        let mut same = |sort, key| {
            each(sort, key);
            key
        };
        self.entities.iter().for_each(|key| {
            same(Sort::Entity, *key);
        });
        self.statements.iter().for_each(|row| {
            row.with_keys(&mut same);
        });
    }
}

impl QuoteRow {
    fn new(extraction: &Extraction<'_>, sentence: usize) -> Self {
        let told = extraction.sentences().get(sentence);
        QuoteRow {
            sentence: small(sentence),
            span: told.map_or(Span::default(), |sentence| sentence.span).into(),
            lang: told.map_or(extraction.lang(), |sentence| sentence.lang),
            text: extraction.sentence_text(sentence).into(),
        }
    }
}

impl StatementRow {
    fn new(relation: &Relation<'_>, quote: u32, pools: &mut Pools) -> Self {
        let mut ends = (&relation.source, &relation.target);
        if relation.symmetric && ends.0 > ends.1 {
            ends = (ends.1, ends.0);
        }
        let mut id = |id| key(&mut pools.ids, id, Clone::clone);
        let (source, target) = (id(ends.0), id(ends.1));
        let (attributed_to, place) =
            (relation.attributed_to.as_ref().map(&mut id), relation.place.as_ref().map(&mut id));
        let mut word = |word: &str| key(&mut pools.words, word, |word| word.into());
        StatementRow {
            source,
            target,
            attributed_to,
            place,
            quote,
            kind: key(&mut pools.kinds, &KindRow::from(relation), Clone::clone),
            rule: word(&relation.rule),
            office: relation.office.as_deref().map(&mut word),
            trigger: relation.trigger.as_ref().map(|trigger| {
                let SpanRow(start, end) = trigger.span.into();
                TriggerRow(word(&trigger.text), start, end)
            }),
            when: relation.when.as_ref().map(|when| key(&mut pools.times, when, Clone::clone)),
            polarity: relation.polarity,
            modality: relation.modality,
            former: relation.former,
            confidence: one_spelling(relation.confidence),
        }
    }

    fn with_keys(self, new: &mut impl FnMut(Sort, Key) -> Key) -> Self {
        StatementRow {
            kind: new(Sort::Kind, self.kind),
            source: new(Sort::Id, self.source),
            target: new(Sort::Id, self.target),
            rule: new(Sort::Word, self.rule),
            attributed_to: self.attributed_to.map(|key| new(Sort::Id, key)),
            office: self.office.map(|key| new(Sort::Word, key)),
            when: self.when.map(|key| new(Sort::Time, key)),
            place: self.place.map(|key| new(Sort::Id, key)),
            trigger: self.trigger.map(|trigger| TriggerRow(new(Sort::Word, trigger.0), trigger.1, trigger.2)),
            ..self
        }
    }
}

impl TriggerRow {
    pub(super) fn span(self) -> Span {
        SpanRow(self.1, self.2).into()
    }
}

impl From<Span> for SpanRow {
    fn from(span: Span) -> Self {
        SpanRow(small(span.start), small(span.end))
    }
}

impl From<SpanRow> for Span {
    fn from(SpanRow(start, end): SpanRow) -> Self {
        Span::new(start as usize, end as usize)
    }
}

/// Texts of four gigabytes have spans that end there.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
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
