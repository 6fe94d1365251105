//! The YAML schema of relation kinds and their frames.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::schema::{EntityType, PerLang};

/// A file of `relations/`: one kind of relation.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct KindFile {
    /// Version of the schema, always `1`.
    pub sambandh: u32,
    /// Name of the kind, as relations carry it.
    pub kind: String,
    /// Short label of the edge.
    pub label: PerLang<String>,
    /// What it means.
    pub meaning: PerLang<String>,
    /// PLOVER category.
    #[serde(default)]
    pub plover: Option<String>,
    /// CAMEO root codes.
    #[serde(default)]
    pub cameo: Vec<String>,
    /// Wikidata properties.
    #[serde(default)]
    pub wikidata: Vec<String>,
    /// PLOVER's four quarters, or a state of affairs.
    pub group: Group,
    /// How far it is cooperation or conflict, from -10 to 10.
    #[serde(default)]
    pub goldstein: Option<f32>,
    /// Whether the two ends may change places.
    #[serde(default)]
    pub symmetric: bool,
    /// Whether a capital stands for its state as an end: "Moscow accused" yes, "lies in Moscow" no.
    #[serde(default = "yes")]
    pub capitals_act: bool,
    /// Whether the source judges the target for what it did: who condemns the bombing of a city
    /// accuses who bombed it, and not the city.
    #[serde(default)]
    pub judges: bool,
    /// What the source may be.
    pub source: Vec<EntityType>,
    /// What the target may be.
    pub target: Vec<EntityType>,
    /// Ways of saying it.
    pub frames: Vec<Frame>,
}

fn yes() -> bool {
    true
}

/// Verbal or material, cooperation or conflict, or a state: PLOVER's four quarters and the rest.
///
/// ```
/// use sambandh::{Gazetteer, gazetteer::Group};
///
/// assert_eq!(Gazetteer::builtin().kind("aid").unwrap().group(), Group::MaterialCooperation);
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Words of good will.
    VerbalCooperation,
    /// Deeds of good will.
    MaterialCooperation,
    /// Words of ill will.
    VerbalConflict,
    /// Deeds of ill will.
    MaterialConflict,
    /// No event: an office, a tie, a place.
    State,
}

impl Group {
    /// Good will, in words or deeds.
    pub const COOPERATION: [Group; 2] = [Group::VerbalCooperation, Group::MaterialCooperation];
    /// Ill will, in words or deeds.
    pub const CONFLICT: [Group; 2] = [Group::VerbalConflict, Group::MaterialConflict];
    /// Words, of good or ill will.
    pub const VERBAL: [Group; 2] = [Group::VerbalCooperation, Group::VerbalConflict];
    /// Deeds, of good or ill will.
    pub const MATERIAL: [Group; 2] = [Group::MaterialCooperation, Group::MaterialConflict];
}

/// One way of saying a relation, in one or both languages.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Name within the kind.
    pub id: String,
    /// Why it is as it is.
    #[serde(default)]
    pub note: Option<String>,
    /// A shape that the engine knows instead of words of its own.
    #[serde(default)]
    pub structure: Option<Structure>,
    /// For `event-scene`: the subtypes of events that those who act there take part in;
    /// for `place`: of places and bodies that have an address, also in a town.
    #[serde(default)]
    pub subtypes: Vec<String>,
    /// For `membership`: the offices that say so.
    #[serde(default)]
    pub offices: Vec<String>,
    /// English words and slots.
    #[serde(default)]
    pub en: Option<Pattern>,
    /// Hindi words and slots.
    #[serde(default)]
    pub hi: Option<Pattern>,
    /// Sentences in which it must fire.
    #[serde(default)]
    pub examples: Vec<Example>,
    /// Sentences in which its kind must not occur.
    #[serde(default)]
    pub counter_examples: Vec<String>,
    /// Warnings of `check` that are no mistake, by code, each with the reason.
    #[serde(default)]
    pub allow: BTreeMap<String, String>,
}

/// Relations that names and titles state by standing side by side.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Structure {
    /// Title and name: "Russian President Putin", रूस के राष्ट्रपति पुतिन.
    Title,
    /// A title that a verb gives: "became president of France"; `verb` says which, `source` who.
    Predicate,
    /// A title of those who belong to a body of one of its `subtypes`: "BJP lawmaker Y", भाजपा सांसद Y;
    /// `offices` says which titles.
    Membership,
    /// Demonym and name: "American singer Taylor Swift"; the words of `nominal` may stand between
    /// them: "Indian-born", भारतीय मूल के.
    Demonym,
    /// Place and state: "Hanoi, Vietnam", वियतनाम की राजधानी हनोई; the words of `nominal` join
    /// the two for certain: "Paris-based", पेरिस स्थित.
    Place,
    /// An event and where it happened: "the Chernobyl disaster in Ukraine".
    EventPlace,
    /// Who acts at an event: "At the Bandung Conference Nehru said"; `subtypes` says at which.
    EventScene,
    /// An event whose name holds who takes part: "Russia-Ukraine war".
    EventParty,
}

/// The words of a frame in one language and where its ends stand.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Pattern {
    /// Verbs; beside `noun` its light or support verbs.
    pub verb: Vec<String>,
    /// Nouns that need one of `verb`.
    pub noun: Vec<String>,
    /// Nouns that carry the relation alone.
    pub nominal: Vec<String>,
    /// Places of the source, in order of preference.
    pub source: Vec<String>,
    /// Places of the target, in order of preference.
    pub target: Vec<String>,
    /// Places that hold both ends.
    pub both: Vec<String>,
    /// How far the source may stand from its phrase's head.
    pub source_reach: Reach,
    /// How far the target may stand from its phrase's head.
    pub target_reach: Reach,
    /// Whether an infinitive must follow the verb ("told X to leave") or must not.
    pub infinitive: Option<bool>,
    /// What the clause of slot `content` must be: "said that Y *must* leave" is desired.
    pub content: Option<SaidModality>,
    /// One of these words must stand in the clause.
    pub needs: Vec<String>,
    /// None of these words may stand in the clause.
    pub unless: Vec<String>,
    /// Types of source, fewer than the kind takes; all that it takes if empty.
    pub source_types: Vec<EntityType>,
    /// Types of target, fewer than the kind takes; all that it takes if empty.
    pub target_types: Vec<EntityType>,
    /// The relation holds in both directions.
    pub reciprocal: bool,
    /// Polarity that the words themselves carry.
    pub polarity: Option<SaidPolarity>,
    /// Modality that the words themselves carry.
    pub modality: Option<SaidModality>,
}

/// How far an end may stand from the head of its phrase.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    /// The name itself, or a body that acts for it.
    #[default]
    Actor,
    /// Also the owner of anything.
    Owner,
    /// Also what lies in it.
    Part,
}

/// Polarity as YAML writes it.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SaidPolarity {
    /// It is so.
    Positive,
    /// It is not so.
    Negative,
}

/// Modality as YAML writes it.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SaidModality {
    /// Fact.
    Actual,
    /// Plan.
    Planned,
    /// Wish.
    Desired,
    /// Claim.
    Alleged,
    /// Condition.
    Hypothetical,
}

/// A sentence and what it must give.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// All relations of the kind in it: source and target by English label or id.
    pub expect: Vec<(String, String)>,
    /// Their polarity, if not positive.
    #[serde(default)]
    pub polarity: Option<SaidPolarity>,
    /// Their modality, if not actual.
    #[serde(default)]
    pub modality: Option<SaidModality>,
}
