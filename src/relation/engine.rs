//! Frames matched against clauses.

use crate::clause::{Actor, Clauses, Context, Phrase, Site};
use crate::gazetteer::files::grammar::{Class, Role};
use crate::gazetteer::files::rules::{Group, Reach};
use crate::lexicon::Lexicon;
use crate::lexicon::language::Marker;
use crate::lexicon::triggers::{FrameRule, Shape, Slot, TriggerWord};
use crate::link::{Linked, LinkedSentence, Who};
use crate::time::FoundDate;
use crate::trace::{Outcome, Tracer};
use crate::{EntityType, MentionForm};

use super::anaphora;
use super::choose::choose;
use super::circumstances::Circumstances;
use super::finding::{Finding, Fit};
use super::structures;
use super::words::trigger_words;

/// Most pairs that one trigger may relate: lists of many names are rarely all meant.
const MOST_PAIRS: usize = 12;

/// All relations that one sentence states.
pub(crate) fn relate(
    lexicon: &Lexicon,
    linked: &Linked<'_>,
    sentence: &LinkedSentence<'_>,
    dates: &[FoundDate],
    trace: &mut Tracer,
) -> Vec<Finding> {
    let context = Context { language: lexicon.language(sentence.sentence.lang), lexicon, linked };
    let clauses = Clauses::new(&context, sentence, dates);
    let mut engine = Engine { context, sentence, clauses, trace };
    let mut findings = engine.frames();
    structures::find(&engine.context, &engine.clauses, sentence, &mut findings);
    let circumstances = Circumstances::new(&engine.context, &engine.clauses, sentence, dates);
    for finding in &mut findings {
        circumstances.add(finding);
    }
    findings
}

pub(super) struct Engine<'a, 'r> {
    pub(super) context: Context<'a>,
    pub(super) sentence: &'a LinkedSentence<'a>,
    pub(super) clauses: Clauses<'a>,
    trace: &'r mut Tracer,
}

/// Two ends and how surely they stand where the frame asks.
pub(super) struct Pair {
    pub(super) source: Actor,
    pub(super) target: Actor,
    pub(super) fit: Fit,
}

/// A frame at a unit that may be its trigger.
pub(super) struct Trial<'f> {
    pub(super) frame: &'f FrameRule,
    pub(super) unit: usize,
    pub(super) word: TriggerWord,
    /// The preposition that the unit ends in and the trigger does not.
    pub(super) tail: Option<Marker>,
}

impl Engine<'_, '_> {
    fn frames(&mut self) -> Vec<Finding> {
        let discarded = self.clauses.units.iter().any(|unit| unit.is(Class::Discard) && !unit.is_mention());
        let mut found = Vec::new();
        let mut tried = Vec::new();
        for unit in 0..self.clauses.units.len() {
            for (word, tail) in trigger_words(&self.context.lexicon.frames, &self.clauses.units[unit]) {
                let frame = self.context.lexicon.frames.of(word);
                if frame.lang != self.sentence.sentence.lang {
                    continue;
                }
                let trial = Trial { frame, unit, word, tail };
                let outcome = if discarded && frame.kind.group != Group::State {
                    Err(Outcome::Discarded)
                } else {
                    self.apply(&trial, &mut found)
                };
                tried.push((trial, outcome.err().unwrap_or(Outcome::Fired)));
            }
        }
        // What the act itself leaves open other acts of the sentence may tell.
        for (trial, outcome) in &mut tried {
            if *outcome == Outcome::NoTarget
                && let Some((site, pairs)) =
                    self.implied(trial, &found).or_else(|| self.partner(trial, &found))
            {
                let known = found.len();
                *outcome = self.add(trial.frame, &site, &pairs, &mut found).err().unwrap_or(Outcome::Fired);
                anaphora::happen_with(&mut found, known);
            }
        }
        if self.trace.is_on() {
            for (trial, outcome) in &tried {
                let trigger = self.clauses.units[trial.unit].span;
                let conditions = self.conditions(trial, *outcome);
                self.trace.attempt(&trial.frame.rule, trigger, *outcome, conditions);
            }
        }
        choose(found, &self.context.linked.mentions, self.trace)
    }

    /// The trial's words in the clause, if they are used as the frame asks.
    pub(super) fn site(&self, trial: &Trial<'_>) -> Option<Site> {
        let Trial { frame, unit, word, tail } = *trial;
        let site = self.clauses.site(&self.context, unit, &frame.shape, word.verb)?;
        Some(Site { tail, ..site })
    }

    fn apply(&self, trial: &Trial<'_>, found: &mut Vec<Finding>) -> Result<(), Outcome> {
        let frame = trial.frame;
        let site = self.site(trial).ok_or(match frame.shape {
            Shape::NounVerb(_) => Outcome::NoVerb,
            _ => Outcome::OtherPartOfSpeech,
        })?;
        if site.copula && frame.kind.group != Group::State && !blames(frame) {
            return Err(Outcome::NoVerb);
        }
        if !self.has_words(frame, &site) {
            return Err(Outcome::Words);
        }
        let pairs = self.pairs(frame, &site)?;
        self.add(frame, &site, &pairs, found)
    }

    /// Adds what holds between the pairs.
    fn add(
        &self,
        frame: &FrameRule,
        site: &Site,
        pairs: &[Pair],
        found: &mut Vec<Finding>,
    ) -> Result<(), Outcome> {
        let mut ends = Err(Outcome::WrongEnds);
        for pair in pairs.iter().take(MOST_PAIRS) {
            if let Some(finding) = self.finding(frame, site, pair) {
                if frame.pattern.reciprocal && !frame.kind.symmetric {
                    let back = Pair { source: pair.target, target: pair.source, fit: Fit::Slot };
                    found.extend(self.finding(frame, site, &back));
                }
                found.push(finding);
                ends = Ok(());
            }
        }
        ends
    }

    fn pairs(&self, frame: &FrameRule, site: &Site) -> Result<Vec<Pair>, Outcome> {
        // "X and Y met Z": two who act together act on a third, if there is one.
        let (joint, between): (Vec<Slot>, Vec<Slot>) = frame.both.iter().partition(|slot| slot.is_agent());
        if let Some(pairs) = self.among(frame, site, &between) {
            return Ok(pairs);
        }
        let apart = self.apart(frame, site);
        if apart.as_ref().map_or(true, |pairs| self.only_takes_place(pairs))
            && let Some(pairs) = self.among(frame, site, &joint)
        {
            return Ok(pairs);
        }
        apart
    }

    /// "X and Y agreed to meet in Z": what the two are to do there is no promise to Z.
    fn only_takes_place(&self, pairs: &[Pair]) -> bool {
        let place = |pair: &Pair| {
            pair.fit == Fit::Content && self.entity_type(pair.target.mention) == EntityType::Place
        };
        pairs.iter().all(place)
    }

    /// All pairs of those who stand together in one of the slots.
    fn among(&self, frame: &FrameRule, site: &Site, slots: &[Slot]) -> Option<Vec<Pair>> {
        let mut together = slots.iter().map(|slot| self.distinct(self.fill(site, *slot, frame.source_reach)));
        together.find(|members| members.len() > 1).map(|members| combinations(&members))
    }

    /// All pairs of a source and a target; if one end lacks, the other of two whom the caller brought.
    fn apart(&self, frame: &FrameRule, site: &Site) -> Result<Vec<Pair>, Outcome> {
        let sources = self.first_filled(site, &frame.source, frame.source_reach, &[]);
        let (targets, fit) = self.targets(frame, site, &sources);
        let (sources, targets, fit) = match (sources.is_empty(), targets.is_empty()) {
            (false, false) => (sources, targets, fit),
            (false, true) => (sources.clone(), self.other_given(&sources), Fit::Beyond),
            (true, false) => (self.other_given(&targets), targets, Fit::Beyond),
            (true, true) => return Err(Outcome::NoSource),
        };
        if sources.is_empty() {
            return Err(Outcome::NoSource);
        }
        // "X attacked Y; Z condemned it", इसकी निंदा की: rather what was done.
        let of_act =
            Group::VERBAL.contains(&frame.kind.group) && targets.iter().all(|target| self.may_be_act(target));
        if targets.is_empty() || of_act || self.is_addressed(frame, site, &targets) {
            return Err(Outcome::NoTarget);
        }
        let pair = |source: &Actor, target: &Actor| Pair { source: *source, target: *target, fit };
        Ok(sources.iter().flat_map(|source| targets.iter().map(move |target| pair(source, target))).collect())
    }

    fn targets(&self, frame: &FrameRule, site: &Site, sources: &[Actor]) -> (Vec<Actor>, Fit) {
        let filled = |slots: &[Slot]| self.first_filled(site, slots, frame.target_reach, sources);
        let (content, direct): (Vec<Slot>, Vec<Slot>) =
            frame.target.iter().partition(|slot| **slot == Slot::Infinitive);
        let targets = self.judged(frame, site, sources, filled(&direct));
        if targets.is_empty() { (filled(&content), Fit::Content) } else { (targets, Fit::Slot) }
    }

    /// The other of two whom the caller brought into the sentence, wherever it stands: who brings
    /// two names asks what the one does to the other; who brings many asks nothing of the kind.
    fn other_given(&self, known: &[Actor]) -> Vec<Actor> {
        let is_given = |mention: &usize| self.context.linked.mentions[*mention].form == MentionForm::Given;
        let given = self.named_here().filter(is_given);
        let pair = self.distinct(given.map(|mention| Actor { mention, reach: Reach::Part }).collect());
        if pair.len() != 2 || !known.iter().all(|actor| pair.iter().any(|given| self.is_same(actor, given))) {
            return Vec::new();
        }
        pair.into_iter().filter(|given| !known.iter().any(|actor| self.is_same(actor, given))).collect()
    }

    /// The mentions of the sentence.
    pub(super) fn named_here(&self) -> impl Iterator<Item = usize> {
        self.clauses.units.iter().flat_map(|unit| unit.mentions().iter().copied())
    }

    pub(super) fn is_same(&self, one: &Actor, other: &Actor) -> bool {
        self.who(one.mention) == self.who(other.mention)
    }

    /// Whether the one is the other, or somebody of that state.
    pub(super) fn speaks_for(&self, speaker: usize, actor: usize) -> bool {
        let acting = |mention: usize| self.acting(mention, self.capital_of(mention));
        let of_state = match (self.who(speaker), acting(actor)) {
            (Who::Listed(speaker), Who::Listed(state)) => {
                self.context.lexicon.entities.get(speaker).country == Some(state)
            }
            _ => false,
        };
        of_state || acting(speaker) == acting(actor)
    }

    pub(super) fn acting(&self, mention: usize, acts_for: Option<usize>) -> Who {
        acts_for.map_or(self.who(mention), Who::Listed)
    }

    pub(super) fn capital_of(&self, mention: usize) -> Option<usize> {
        match self.who(mention) {
            Who::Listed(place) => self.context.lexicon.entities.country_of_capital(place),
            Who::Unlisted(_) => None,
        }
    }

    /// The actors of the first slot that holds anybody but `others`.
    pub(super) fn first_filled(
        &self,
        site: &Site,
        slots: &[Slot],
        reach: Reach,
        others: &[Actor],
    ) -> Vec<Actor> {
        let filled = slots.iter().map(|slot| self.fill_but(site, *slot, reach, others));
        filled.into_iter().find(|actors| !actors.is_empty()).unwrap_or_default()
    }

    pub(super) fn fill(&self, site: &Site, slot: Slot, reach: Reach) -> Vec<Actor> {
        self.fill_but(site, slot, reach, &[])
    }

    /// Those of the first phrase in the slot that holds anybody, but for `others`; of "its blockade of
    /// X", which is theirs, X.
    fn fill_but(&self, site: &Site, slot: Slot, reach: Reach, others: &[Actor]) -> Vec<Actor> {
        let own = |actor: &Actor| others.iter().any(|other| self.is_same(other, actor));
        if slot == Slot::Speaker {
            let speaker = self.clauses.status(&self.context, site).speaker;
            let speaker = speaker.map(|mention| Actor { mention, reach: Reach::Actor });
            return speaker.filter(|actor| !own(actor)).into_iter().collect();
        }
        let theirs = |actor: &Actor| own(actor) && self.is_owning_pronoun(actor);
        let actors = |phrase: Phrase| {
            let actors = self.clauses.actors(&self.context, phrase.clone(), reach).into_iter();
            let actors = self.distinct(actors.map(|actor| self.of_state(&phrase, actor)).collect());
            let other = if actors.iter().all(theirs) { self.behind_genitive(phrase) } else { None };
            (actors, other)
        };
        let mut phrases =
            self.clauses.phrases(&self.context, site, slot).into_iter().map(|phrase| match actors(phrase) {
                (found, Some(other)) if !found.is_empty() => actors(other).0,
                (found, _) => found,
            });
        let mut first = phrases.find(|actors| !actors.iter().all(theirs)).unwrap_or_default();
        first.retain(|actor| !own(actor));
        first
    }

    /// "its blockade [of X]"
    fn behind_genitive(&self, phrase: Phrase) -> Option<Phrase> {
        let of = |at: &usize| self.context.language.plays(self.clauses.units[*at].reading, Role::Genitive);
        phrase.clone().find(of).map(|of| of + 1..phrase.end)
    }

    pub(super) fn distinct(&self, actors: Vec<Actor>) -> Vec<Actor> {
        let mut seen = Vec::new();
        actors
            .into_iter()
            .filter(|actor| {
                let who = self.who(actor.mention);
                let new = !seen.contains(&who);
                seen.push(who);
                new
            })
            .collect()
    }

    pub(super) fn who(&self, mention: usize) -> Who {
        self.context.linked.mentions[mention].who
    }

    pub(super) fn entity_type(&self, mention: usize) -> EntityType {
        self.context.linked.entity(self.context.lexicon, self.who(mention)).entity_type
    }
}

/// Whether whoever says it does so: "X said that Y was committing crimes".
pub(super) fn blames(frame: &FrameRule) -> bool {
    frame.source.contains(&Slot::Speaker)
}

fn combinations(members: &[Actor]) -> Vec<Pair> {
    let later = |(index, source): (usize, &Actor)| {
        let source = *source;
        members[index + 1..]
            .iter()
            .map(move |target| Pair { source, target: *target, fit: Fit::Slot })
            .collect::<Vec<_>>()
    };
    members.iter().enumerate().flat_map(later).collect()
}
