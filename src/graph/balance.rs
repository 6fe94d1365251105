//! Cooperation and conflict between two, in the course of time.
//!
//! What is stated as a fact weighs as much as the score of its kind says, from -10, the
//! worst conflict, to 10, the best cooperation: the Conflict-Cooperation Scale of Joshua S.
//! Goldstein (*Journal of Conflict Resolution* 36, 1992) as carried over to CAMEO. Each
//! kind's score stands in its file; how it was taken from the scale is told in
//! `gazetteers/relations/README.md`. States of affairs have no score and weigh nothing.

use std::collections::BTreeMap;
use std::ops::{AddAssign, RangeInclusive};

use petgraph::graph::{EdgeIndex, NodeIndex};
use serde::Serialize;

use super::RelationGraph;
use super::period::{Period, Step, parse};
use super::pools::Tenths;
use super::query::sealed::Answering;
use super::query::{Event, Query};
use crate::{Entity, Error};

/// How much of what is stated is cooperation, and how much conflict.
///
/// ```
/// use sambandh::RelationGraph;
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let year = graph.balance("Kim Jong Un", "व्लादिमीर पुतिन").iter().next().unwrap();
/// assert_eq!((year.scores.cooperation, year.scores.conflict), (1, 0));
/// assert_eq!((year.scores.total(), year.scores.mean()), (1.0, Some(1.0)));
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Scores {
    /// Statements with a score above zero.
    pub cooperation: usize,
    /// Statements with a score below zero.
    pub conflict: usize,
    /// Sum of all scores, in tenths: whole numbers, so that no order of adding shows.
    #[serde(rename = "total", serialize_with = "as_score")]
    tenths: i64,
}

fn as_score<S: serde::Serializer>(tenths: &i64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(in_full(*tenths))
}

fn in_full(tenths: i64) -> f64 {
    tenths as f64 / 10.0
}

impl Scores {
    /// The sum of all scores.
    pub fn total(&self) -> f64 {
        in_full(self.tenths)
    }

    /// The mean of all scores, if there are any.
    pub fn mean(&self) -> Option<f64> {
        let statements = self.cooperation + self.conflict;
        (statements > 0).then(|| self.total() / statements as f64)
    }
}

impl AddAssign<Tenths> for Scores {
    fn add_assign(&mut self, score: Tenths) {
        self.cooperation += usize::from(score > 0);
        self.conflict += usize::from(score < 0);
        self.tenths += i64::from(score);
    }
}

/// A year or month of a [`Balance`], and what was stated of it.
///
/// ```
/// use sambandh::RelationGraph;
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let year = graph.balance("किम जोंग उन", "Vladimir Putin").iter().next().unwrap();
/// assert_eq!(year.time.as_deref(), Some("2019"));
/// assert_eq!(year.events[0].evidence.document, "vladivostok-en");
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Balanced<'g> {
    /// When: `2019`, or `2019-04` if months are asked for and it is known so exactly; none
    /// for what has no time.
    pub time: Option<String>,
    /// The sums.
    pub scores: Scores,
    /// What they sum up, by time.
    pub events: Vec<Event<'g>>,
}

/// The shape of [`Query::balance`]: each answer is a year or month with its sums
/// ([`Balanced`]), in order, the undated last. Only what is stated as a fact, of a kind
/// that has a score, counts.
#[derive(Clone, Copy, Debug)]
pub struct Balance {
    step: Step,
}

impl<'g> Query<'g> {
    /// Asks for cooperation and conflict in the course of time, year by year unless
    /// [`Query::by`] says otherwise.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let balance = graph.relations().between_countries("RUS", "PRK").balance();
    /// assert_eq!(balance.iter().next().unwrap().scores.total(), 1.0);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn balance(self) -> Query<'g, Balance> {
        self.asserted().shaped(Balance { step: Step::default() })
    }

    /// Asks which pairs moved most from conflict to cooperation or back between two spans
    /// of time. Each span runs from a day, month or year up to and with another.
    ///
    /// # Errors
    ///
    /// If one of the dates is no date.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let changes = graph.relations().changes("2017"..="2018", "2019"..="2019-12-31")?;
    /// let change = changes.iter().next().unwrap();
    /// assert_eq!((change.a.id.as_str(), change.b.id.as_str()), ("Q56226", "Q7747"));
    /// assert_eq!(change.difference(), 1.0);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn changes(
        self,
        before: RangeInclusive<&str>,
        after: RangeInclusive<&str>,
    ) -> Result<Query<'g, Changes>, Error> {
        let window = |span: RangeInclusive<&str>| Ok::<_, Error>((parse(span.start())?, parse(span.end())?));
        let shape = Changes { before: window(before)?, after: window(after)? };
        Ok(self.asserted().shaped(shape))
    }
}

impl Query<'_, Balance> {
    /// In steps of this length. What is not known so exactly has a step of its own.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// use sambandh::graph::Step;
    ///
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let by_month = graph.balance("Q56226", "Q7747").by(Step::Month);
    /// assert_eq!(by_month.iter().next().unwrap().time.as_deref(), Some("2019-04"));
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn by(mut self, step: Step) -> Self {
        self.shape.step = step;
        self
    }
}

impl Answering for Balance {
    type Answers<'g> = std::vec::IntoIter<Balanced<'g>>;

    fn answers<'g>(query: &Query<'g, Self>) -> Self::Answers<'g> {
        let mut steps: BTreeMap<(bool, Option<Period>), (Scores, Vec<Event<'g>>)> = BTreeMap::new();
        for (edge, sighting) in query.told() {
            let Some(score) = query.weight(edge).score.filter(|_| sighting.is_asserted()) else { continue };
            let time = sighting.period.map(|period| period.step(query.shape.step));
            let (scores, events) = steps.entry((time.is_none(), time)).or_default();
            *scores += score;
            events.push(query.event(edge, sighting));
        }
        let balanced = |((_, time), (scores, events)): ((bool, Option<Period>), (Scores, Vec<Event<'g>>))| {
            Balanced { time: time.map(|time| time.to_string()), scores, events }
        };
        steps.into_iter().map(balanced).collect::<Vec<_>>().into_iter()
    }
}

/// What one statement weighs.
struct Told {
    pair: (NodeIndex, NodeIndex),
    score: Tenths,
    is_before: bool,
    is_after: bool,
}

/// A pair, and how it stood before and after. [`RelationGraph::timeline`](super::RelationGraph::timeline)
/// and [`RelationGraph::balance`](super::RelationGraph::balance) show the evidence.
///
/// ```
/// use sambandh::{Lang, RelationGraph};
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let change = graph.changes("2018"..="2018", "2019"..="2019")?.iter().next().unwrap();
/// assert_eq!((change.a.name(Lang::En), change.b.name(Lang::Hi)), ("Kim Jong Un", "व्लादिमीर पुतिन"));
/// assert_eq!((change.before.total(), change.after.total()), (0.0, 1.0));
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Change<'g> {
    /// The one whose id sorts first.
    pub a: &'g Entity,
    /// The other one.
    pub b: &'g Entity,
    /// The sums of the first span of time.
    pub before: Scores,
    /// The sums of the second.
    pub after: Scores,
}

impl Change<'_> {
    /// How much the total rose, or fell if negative.
    pub fn difference(&self) -> f64 {
        in_full(self.tenths())
    }

    fn tenths(&self) -> i64 {
        self.after.tenths - self.before.tenths
    }
}

/// The shape of [`Query::changes`]: each answer is a [`Change`], the greatest first, then
/// by id. Pairs of which nothing changed are left out.
///
/// Totals are compared, not means: ten attacks are a greater change than one. So compare
/// spans of like length and coverage. Only what is stated as a fact, of a kind that has a
/// score, counts; `since` and `until` have no say beside the two spans.
#[derive(Clone, Copy, Debug)]
pub struct Changes {
    before: (Period, Period),
    after: (Period, Period),
}

impl Answering for Changes {
    type Answers<'g> = std::vec::IntoIter<Change<'g>>;

    fn answers<'g>(query: &Query<'g, Self>) -> Self::Answers<'g> {
        let mut told = Vec::new();
        query.admitted().for_each(|edge| query.shape.tell(query, edge, &mut told));
        told.sort_unstable_by_key(|told| told.pair);
        let pairs = told.chunk_by(|one, other| one.pair == other.pair);
        let changes = pairs.map(|told| Change::new(query.graph, told));
        let mut changes: Vec<_> = changes.filter(|change| change.tenths() != 0).collect();
        // They come by id, and the sort is stable.
        changes.sort_by_key(|change| std::cmp::Reverse(change.tenths().abs()));
        changes.into_iter()
    }
}

impl Changes {
    /// Adds the dated facts of an edge, if its kind has a score and they lie in a span.
    fn tell(&self, query: &Query<'_, Changes>, edge: EdgeIndex, told: &mut Vec<Told>) {
        let ends = query.index().graph.edge_endpoints(edge);
        let (Some((source, target)), Some(score)) = (ends, query.weight(edge).score) else { return };
        let pair = (source.min(target), source.max(target));
        let facts = query.sightings(edge).filter(|sighting| sighting.is_asserted());
        for period in facts.filter_map(|sighting| sighting.period) {
            let lies_in = |span: (Period, Period)| period.reaches(span.0) && period.begins_by(span.1);
            let (is_before, is_after) = (lies_in(self.before), lies_in(self.after));
            if is_before || is_after {
                told.push(Told { pair, score, is_before, is_after });
            }
        }
    }
}

impl<'g> Change<'g> {
    /// What is told of one pair.
    fn new(graph: &'g RelationGraph, told: &[Told]) -> Self {
        let (a, b) = told[0].pair;
        let (mut before, mut after) = (Scores::default(), Scores::default());
        told.iter().filter(|told| told.is_before).for_each(|told| before += told.score);
        told.iter().filter(|told| told.is_after).for_each(|told| after += told.score);
        Change { a: graph.entity_at(a), b: graph.entity_at(b), before, after }
    }
}
