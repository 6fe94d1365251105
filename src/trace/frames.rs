//! Frames that were tried, and what they asked for.

use std::fmt;

use serde::Serialize;

use crate::Span;

/// A frame whose words stood in the text.
///
/// ```
/// use sambandh::trace::Outcome;
/// use sambandh::{Doc, Extractor};
///
/// let doc = Doc::new("d1", "Modi met Putin.");
/// let (_, trace) = Extractor::builtin().explain(&doc);
/// let met = trace.attempts.iter().find(|attempt| attempt.rule == "consult.meet.en").unwrap();
/// assert_eq!(met.outcome, Outcome::Fired);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Attempt {
    /// Id of the rule.
    pub rule: String,
    /// Its words.
    pub trigger: Span,
    /// What came of it.
    pub outcome: Outcome,
    /// What it asks for, in the order it is tried, and what stands there.
    pub conditions: Vec<Condition>,
}

impl Attempt {
    /// The first condition that failed.
    ///
    /// ```
    /// use sambandh::trace::Part;
    /// use sambandh::{Doc, Extractor};
    ///
    /// let doc = Doc::new("d1", "पुतिन बीमार हैं। मोदी ने नेपाल में मुलाकात की।");
    /// let (_, trace) = Extractor::builtin().explain(&doc);
    /// let meet = trace.attempts.iter().find(|attempt| attempt.rule == "consult.meet.hi").unwrap();
    /// assert!(matches!(meet.failed().unwrap().part, Part::Source | Part::Target | Part::Both));
    /// ```
    pub fn failed(&self) -> Option<&Condition> {
        self.conditions.iter().find(|condition| !condition.met)
    }
}

/// Something that a frame asks for.
///
/// ```
/// use sambandh::trace::Part;
/// use sambandh::{Doc, Extractor};
///
/// let doc = Doc::new("d1", "Modi met Putin.");
/// let (_, trace) = Extractor::builtin().explain(&doc);
/// let met = trace.attempts.iter().find(|attempt| attempt.rule == "consult.meet.en").unwrap();
/// let source = met.conditions.iter().find(|condition| condition.part == Part::Source).unwrap();
/// assert!(source.met);
/// assert_eq!(source.asked, ["subject"]);
/// assert_eq!(source.found[0].of(doc.text()), "Modi");
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Condition {
    /// Which part of the frame asks.
    pub part: Part,
    /// What it asks for, as its file writes it: one of these.
    pub asked: Vec<String>,
    /// What stands there.
    pub found: Vec<Span>,
    /// Whether that is enough.
    pub met: bool,
}

impl Condition {
    pub(crate) fn unmet(part: Part) -> Self {
        Condition { part, asked: Vec::new(), found: Vec::new(), met: false }
    }
}

/// A part of a frame that asks for something.
///
/// ```
/// use sambandh::trace::Part;
///
/// assert_eq!(Part::Source.to_string(), "source");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Part {
    /// Its word stands in the text.
    Word,
    /// The sentence is none about sport, film or the like.
    Sentence,
    /// The word is a verb, or a noun, as the frame has it.
    PartOfSpeech,
    /// The noun has its verb.
    Verb,
    /// One of the words that it needs stands in the clause.
    Needs,
    /// None of the words that it forbids stands in the clause.
    Unless,
    /// An infinitive follows, or none.
    Infinitive,
    /// The clause that follows: "said that Y *must* leave".
    Content,
    /// Two stand together.
    Both,
    /// Somebody stands where the source should.
    Source,
    /// Somebody stands where the target should.
    Target,
    /// The kind takes these two, and they are not the same.
    Ends,
    /// No other frame is surer of the same pair.
    Surest,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Part::Word => "word",
            Part::Sentence => "sentence",
            Part::PartOfSpeech => "part of speech",
            Part::Verb => "verb",
            Part::Needs => "needs",
            Part::Unless => "unless",
            Part::Infinitive => "infinitive",
            Part::Content => "content",
            Part::Both => "both",
            Part::Source => "source",
            Part::Target => "target",
            Part::Ends => "ends",
            Part::Surest => "surest",
        })
    }
}

/// What came of a frame: the first of its conditions that failed.
///
/// The later it is in this list, the further the frame came.
///
/// ```
/// use sambandh::trace::Outcome;
///
/// assert!(Outcome::NoVerb < Outcome::NoTarget && Outcome::NoTarget < Outcome::Fired);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Outcome {
    /// The sentence is about sport, film or the like.
    Discarded,
    /// Its words are no verb, or no noun, here.
    OtherPartOfSpeech,
    /// Its noun lacks its verb.
    NoVerb,
    /// A word it needs is missing, or one it forbids is there.
    Words,
    /// Nobody stands where its source should.
    NoSource,
    /// Nobody stands where its target should.
    NoTarget,
    /// The two ends are of types that the kind does not take, or the same.
    WrongEnds,
    /// Another frame was surer of the same pair and words.
    Outdone,
    /// It gave a relation.
    Fired,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Outcome::Discarded => "the sentence is about sport, film or the like",
            Outcome::OtherPartOfSpeech => "its words are another part of speech here",
            Outcome::NoVerb => "its noun lacks its verb",
            Outcome::Words => "a word that it needs is missing, or one that it forbids is there",
            Outcome::NoSource => "nobody stands where its source should",
            Outcome::NoTarget => "nobody stands where its target should",
            Outcome::WrongEnds => "its kind does not take these two ends",
            Outcome::Outdone => "another frame is surer of the same pair",
            Outcome::Fired => "fired",
        })
    }
}
