use std::error::Error;
use std::ops::RangeInclusive;

use lexopt::{Parser, ValueExt};
use sambandh::graph::{Query, Step};
use sambandh::{EntityId, EntityType, Group, Lang, Modality, Polarity, RelationGraph};
use serde::de::DeserializeOwned;

/// How the command line names a [`Question`].
pub(crate) const HELP: &str = "
question (names in either language, a surname if it is enough, or ids):
  --between A B         relations between two entities
  --about NAME          relations of one entity
  --neighbours NAME     those related to it, and how
  --paths A B           how two entities are connected; --max-hops N, else 3
  --timeline A B        all that is said of two entities, in order of time
  --balance A B         cooperation and conflict between two, --by year|month
  --changed FROM..TO FROM..TO
                        which pairs changed most between two spans of time
  --measure degree|weighted-degree|pagerank|betweenness|components|communities

conditions, for every question:
  --kind KIND           of this kind, such as consult; may be given more than once
  --group GROUP         cooperation, conflict, verbal, material, state, or a quarter such
                        as verbal-conflict; may be given more than once
  --source NAME, --target NAME
  --type TYPE           with a country, person, organisation, place or event
  --country CODE        of this state, or one who acts for it, such as IND
  --since DATE          in or after this year, month (2018-06) or day
  --until DATE          in or before it
  --as-of DATE          as it could be known by then
  --asserted            stated as facts, not as plans, wishes, claims or denials
  --polarity WORD       positive or negative
  --modality WORD       actual, planned, desired, alleged or hypothetical
  --says NAME           said by this one
  --rule ID             found by this rule, such as consult.meet.hi
  --document ID         said in this document
  --evidence-lang hi|en said in this language
  --min-confidence X    with at least this confidence, from 0 to 1
  --min-evidence N      stated at least N times
  --min-documents N     stated in at least N documents
";

/// What is asked of the graph.
pub(crate) struct Question {
    pub(crate) subject: Subject,
    pub(crate) max_hops: usize,
    pub(crate) step: Step,
    conditions: Vec<Condition>,
}

impl Default for Question {
    fn default() -> Self {
        Question { subject: Subject::Relations, max_hops: 3, step: Step::Year, conditions: Vec::new() }
    }
}

/// What the answers are.
pub(crate) enum Subject {
    Relations,
    Neighbours(String),
    Paths(String, String),
    Timeline(String, String),
    Balance(String, String),
    Changes([RangeInclusive<String>; 2]),
    Measure(Measure),
}

#[derive(Clone, Copy)]
pub(crate) enum Measure {
    Degree,
    WeightedDegree,
    PageRank,
    Betweenness,
    Components,
    Communities,
}

enum Condition {
    Between(String, String),
    About(String),
    Source(String),
    Target(String),
    Kind(String),
    Groups(Vec<Group>),
    Type(EntityType),
    Country(String),
    Since(String),
    Until(String),
    AsOf(String),
    Asserted,
    Polarity(Polarity),
    Modality(Modality),
    Says(String),
    Rule(String),
    Document(String),
    Lang(Lang),
    MinConfidence(f32),
    MinEvidence(usize),
    MinDocuments(usize),
}

impl Question {
    /// Takes a long option and its values; false if it is none of a question's.
    pub(crate) fn take(&mut self, option: &str, rest: &mut Parser) -> Result<bool, lexopt::Error> {
        let condition = match option {
            "neighbours" => return self.about(Subject::Neighbours(text(rest)?)),
            "paths" => return self.about(Subject::Paths(text(rest)?, text(rest)?)),
            "timeline" => return self.about(Subject::Timeline(text(rest)?, text(rest)?)),
            "balance" => return self.about(Subject::Balance(text(rest)?, text(rest)?)),
            "changed" => {
                let spans = [rest.value()?.parse_with(span)?, rest.value()?.parse_with(span)?];
                return self.about(Subject::Changes(spans));
            }
            "measure" => return self.about(Subject::Measure(rest.value()?.parse_with(Measure::parse)?)),
            "max-hops" => {
                self.max_hops = rest.value()?.parse()?;
                return Ok(true);
            }
            "by" => {
                self.step = rest.value()?.parse_with(step)?;
                return Ok(true);
            }
            "between" => Condition::Between(text(rest)?, text(rest)?),
            "about" => Condition::About(text(rest)?),
            "source" => Condition::Source(text(rest)?),
            "target" => Condition::Target(text(rest)?),
            "kind" => Condition::Kind(text(rest)?),
            "group" => Condition::Groups(rest.value()?.parse_with(groups)?),
            "type" => Condition::Type(rest.value()?.parse_with(known)?),
            "country" => Condition::Country(text(rest)?),
            "since" => Condition::Since(text(rest)?),
            "until" => Condition::Until(text(rest)?),
            "as-of" => Condition::AsOf(text(rest)?),
            "asserted" => Condition::Asserted,
            "polarity" => Condition::Polarity(rest.value()?.parse_with(known)?),
            "modality" => Condition::Modality(rest.value()?.parse_with(known)?),
            "says" => Condition::Says(text(rest)?),
            "rule" => Condition::Rule(text(rest)?),
            "document" => Condition::Document(text(rest)?),
            "evidence-lang" => Condition::Lang(rest.value()?.parse_with(crate::common::lang)?),
            "min-confidence" => Condition::MinConfidence(rest.value()?.parse()?),
            "min-evidence" => Condition::MinEvidence(rest.value()?.parse()?),
            "min-documents" => Condition::MinDocuments(rest.value()?.parse()?),
            _ => return Ok(false),
        };
        self.conditions.push(condition);
        Ok(true)
    }

    fn about(&mut self, subject: Subject) -> Result<bool, lexopt::Error> {
        self.subject = subject;
        Ok(true)
    }

    /// The relations that meet all conditions.
    pub(crate) fn relations<'g>(&self, graph: &'g RelationGraph) -> Result<Query<'g>, Box<dyn Error>> {
        self.conditions.iter().try_fold(graph.relations(), |query, condition| condition.narrow(graph, query))
    }
}

impl Condition {
    fn narrow<'g>(&self, graph: &RelationGraph, query: Query<'g>) -> Result<Query<'g>, Box<dyn Error>> {
        let one = |name: &str| the_one(graph, name);
        Ok(match self {
            Condition::Between(a, b) => query.between(one(a)?, one(b)?),
            Condition::About(name) => query.about(one(name)?),
            Condition::Source(name) => query.source(one(name)?),
            Condition::Target(name) => query.target(one(name)?),
            Condition::Kind(kind) => query.kind(kind),
            Condition::Groups(groups) => query.groups(groups.iter().copied()),
            Condition::Type(sort) => query.about_type(*sort),
            Condition::Country(code) => query.about_country(code.as_str()),
            Condition::Since(date) => query.since(date)?,
            Condition::Until(date) => query.until(date)?,
            Condition::AsOf(date) => query.as_of(date)?,
            Condition::Asserted => query.asserted(),
            Condition::Polarity(polarity) => query.polarity(*polarity),
            Condition::Modality(modality) => query.modality(*modality),
            Condition::Says(name) => query.attributed_to(one(name)?),
            Condition::Rule(id) => query.rule(id),
            Condition::Document(id) => query.document(id),
            Condition::Lang(lang) => query.lang(*lang),
            Condition::MinConfidence(least) => query.min_confidence(*least),
            Condition::MinEvidence(least) => query.min_evidence(*least),
            Condition::MinDocuments(least) => query.min_documents(*least),
        })
    }
}

impl Measure {
    fn parse(name: &str) -> Result<Self, String> {
        match name {
            "degree" => Ok(Measure::Degree),
            "weighted-degree" => Ok(Measure::WeightedDegree),
            "pagerank" => Ok(Measure::PageRank),
            "betweenness" => Ok(Measure::Betweenness),
            "components" => Ok(Measure::Components),
            "communities" => Ok(Measure::Communities),
            _ => {
                Err("a measure is degree, weighted-degree, pagerank, betweenness, components or communities"
                    .to_owned())
            }
        }
    }
}

fn text(rest: &mut Parser) -> Result<String, lexopt::Error> {
    rest.value()?.string()
}

/// Reads a value by the name that it has in JSON.
fn known<T: DeserializeOwned>(name: &str) -> Result<T, serde_json::Error> {
    serde_json::from_value(name.into())
}

fn groups(name: &str) -> Result<Vec<Group>, serde_json::Error> {
    Ok(match name {
        "cooperation" => Group::COOPERATION.into(),
        "conflict" => Group::CONFLICT.into(),
        "verbal" => Group::VERBAL.into(),
        "material" => Group::MATERIAL.into(),
        _ => vec![known(name)?],
    })
}

fn step(name: &str) -> Result<Step, String> {
    match name {
        "year" => Ok(Step::Year),
        "month" => Ok(Step::Month),
        _ => Err("a step is year or month".to_owned()),
    }
}

fn span(dates: &str) -> Result<RangeInclusive<String>, String> {
    let (from, to) =
        dates.split_once("..").ok_or("write a span of time as FROM..TO, such as 2017..2018-06")?;
    Ok(from.to_owned()..=to.to_owned())
}

/// The entity of this name, or what to ask instead.
pub(crate) fn the_one<'g>(graph: &'g RelationGraph, name: &str) -> Result<&'g EntityId, String> {
    let mut found = graph.find(name);
    if found.is_empty() {
        found = graph.search(name);
    }
    match found[..] {
        [entity] => Ok(&entity.id),
        [] => Err(format!("no entity of the graph is called {name}")),
        ref several => {
            let some = several.iter().take(5);
            let choice: Vec<_> =
                some.map(|entity| format!("{} ({})", entity.id, entity.name(Lang::En))).collect();
            Err(format!("{name} may be several entities; ask for one by its id: {}", choice.join(", ")))
        }
    }
}
