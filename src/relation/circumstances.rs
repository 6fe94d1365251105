//! When and where: dates and places of the clause that are no ends of the relation.

use crate::clause::{Clauses, Context, Unit};
use crate::gazetteer::files::grammar::{Class, Role};
use crate::link::LinkedSentence;
use crate::time::FoundDate;
use crate::{EntityType, Lang, Span};

use super::finding::Finding;

pub(super) struct Circumstances<'c, 'a> {
    context: &'c Context<'a>,
    units: &'c [Unit<'a>],
    lang: Lang,
    dates: &'c [FoundDate],
}

impl<'c, 'a> Circumstances<'c, 'a> {
    pub(super) fn new(
        context: &'c Context<'a>,
        clauses: &'c Clauses<'a>,
        sentence: &LinkedSentence<'a>,
        dates: &'c [FoundDate],
    ) -> Self {
        Circumstances { context, units: &clauses.units, lang: sentence.sentence.lang, dates }
    }

    /// The nearest date, and the nearest place that a marker puts the event in.
    pub(super) fn add(&self, finding: &mut Finding) {
        let Some(trigger) = finding.trigger.filter(|_| finding.unit != usize::MAX) else { return };
        let distance = |span: Span| span.start.abs_diff(trigger.start);
        finding.when = self
            .dates
            .iter()
            .min_by_key(|date| (distance(date.span), date.span.start))
            .map(|date| date.when.clone());
        let ends = [finding.source, finding.target];
        let places = (0..self.units.len())
            .filter(|at| self.is_one_clause(*at, finding.unit))
            .filter_map(|at| self.place_at(at))
            .filter(|mention| !ends.contains(mention));
        finding.place = places.min_by_key(|mention| distance(self.context.linked.mentions[*mention].span));
    }

    /// Whether no other clause begins between the two: what "X, which met Y in Z, said" is said in is not Z.
    fn is_one_clause(&self, one: usize, other: usize) -> bool {
        let opens = [Class::That, Class::Relative, Class::But, Class::Subordinator];
        let between = &self.units[one.min(other)..one.max(other)];
        // "X struck Z, and Y accused X"
        let joined = between.windows(2).any(|pair| pair[0].is_punct(",") && pair[1].is(Class::And));
        let opened = between.iter().any(|unit| {
            unit.is_punct(";") || unit.any(&opens) && unit.marker().is_none() && !unit.is_mention()
        });
        !joined && !opened
    }

    fn place_at(&self, at: usize) -> Option<usize> {
        let mention = *self.units[at].mentions().first()?;
        let beside = match self.lang {
            Lang::En => at.checked_sub(1)?,
            Lang::Hi => at + 1,
        };
        let marked = self.context.language.plays(self.units.get(beside)?.reading, Role::Place);
        let entity =
            self.context.linked.entity(self.context.lexicon, self.context.linked.mentions[mention].who);
        (marked && matches!(entity.entity_type, EntityType::Place | EntityType::Country)).then_some(mention)
    }
}
