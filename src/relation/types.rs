use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Kind;
use crate::{EntityId, Group, Span, time::When};

/// Whether the text says that it is so, or that it is not.
///
/// ```
/// use sambandh::{Doc, Extractor, Polarity};
///
/// let doc = Doc::new("d1", "Modi did not meet Putin.");
/// let found = Extractor::builtin().extract(&doc);
/// assert_eq!(found.relations()[0].polarity, Polarity::Negative);
/// ```
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    /// It is so.
    #[default]
    Positive,
    /// It is not so: "did not meet", "मुलाकात नहीं की".
    Negative,
}

/// How far the text commits itself.
///
/// ```
/// use sambandh::{Doc, Extractor, Modality};
///
/// let doc = Doc::new("d1", "मोदी पुतिन से मुलाकात करेंगे।");
/// let found = Extractor::builtin().extract(&doc);
/// assert_eq!(found.relations()[0].modality, Modality::Planned);
/// ```
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Modality {
    /// It happened or is happening.
    #[default]
    Actual,
    /// It is to happen: will, is to, करेंगे.
    Planned,
    /// Somebody wants it: calls for, should, चाहता है.
    Desired,
    /// Somebody says it: claims, alleges, दावा, कथित.
    Alleged,
    /// It might be: if, may, could, अगर, सकता.
    Hypothetical,
}

/// The words that carry a relation.
///
/// ```
/// use sambandh::{Doc, Extractor};
///
/// let doc = Doc::new("d1", "Modi met Putin.");
/// let found = Extractor::builtin().extract(&doc);
/// assert_eq!(found.relations()[0].trigger.as_ref().unwrap().text, "met");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Trigger<'t> {
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
    /// The words themselves.
    pub text: Cow<'t, str>,
}

/// Who did what to whom, with the place in the text that says so.
///
/// ```
/// use sambandh::{Doc, Extractor};
///
/// let doc = Doc::new("d1", "भारत ने नेपाल को सहायता दी।");
/// let found = Extractor::builtin().extract(&doc);
/// let relation = &found.relations()[0];
/// assert_eq!(found.mentions()[relation.source_mention].text, "भारत");
/// assert_eq!(&*relation.rule, "aid.give-aid.hi");
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Relation<'t> {
    /// What.
    pub kind: Kind,
    /// Who. For symmetric kinds, the one named first.
    pub source: EntityId,
    /// To whom.
    pub target: EntityId,
    /// Index of the mention that names the source.
    pub source_mention: usize,
    /// Index of the mention that names the target.
    pub target_mention: usize,
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
    /// Index of the sentence.
    pub sentence: usize,
    /// The words that carry it; none where two names merely stand side by side.
    pub trigger: Option<Trigger<'t>>,
    /// Whether the kind holds both ways, so that the graph keeps one edge for either order.
    #[serde(skip)]
    pub symmetric: bool,
    /// Words or deeds, of good or ill will; or a state of affairs.
    #[serde(skip)]
    pub group: Group,
    /// How far the kind is cooperation or conflict, from -10 to 10, if its file says so.
    #[serde(skip)]
    pub goldstein: Option<f32>,
    /// Id of the rule that found it.
    pub rule: Arc<str>,
    /// 0 to 1; see [`crate::relation`] for how it is reached.
    pub confidence: f32,
}

impl Relation<'_> {
    /// Whether the text states it as a fact: positive and actual.
    ///
    /// ```
    /// use sambandh::{Doc, Extractor};
    ///
    /// let doc = Doc::new("d1", "Modi will meet Putin.");
    /// let found = Extractor::builtin().extract(&doc);
    /// assert!(!found.relations()[0].is_asserted());
    /// ```
    pub fn is_asserted(&self) -> bool {
        self.polarity == Polarity::Positive && self.modality == Modality::Actual
    }

    pub(crate) fn into_owned(self) -> Relation<'static> {
        let trigger = self
            .trigger
            .map(|trigger| Trigger { span: trigger.span, text: Cow::Owned(trigger.text.into_owned()) });
        Relation { trigger, ..self }
    }
}
