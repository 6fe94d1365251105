//! Frames matched against clauses.

use std::sync::Arc;

use crate::clause::{Actor, Clauses, Context, Site};
use crate::gazetteer::files::grammar::Class;
use crate::gazetteer::files::rules::{Group, Reach, SaidPolarity};
use crate::lexicon::Lexicon;
use crate::lexicon::language::Marker;
use crate::lexicon::triggers::{FrameRule, KindRule, Shape, Slot, TriggerWord};
use crate::link::{Linked, LinkedSentence, Who};
use crate::time::{FoundDate, When};
use crate::trace::{Outcome, Tracer};
use crate::{EntityType, MentionForm, Modality, Polarity, Span};

use super::anaphora;
use super::choose::choose;
use super::circumstances::Circumstances;
use super::structures;
use super::words::trigger_words;

/// Most pairs that one trigger may relate: lists of many names are rarely all meant.
const MOST_PAIRS: usize = 12;

/// A relation by mentions, before ids are given out.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) kind: Arc<KindRule>,
    pub(crate) rule: Arc<str>,
    /// Indexes of mentions.
    pub(crate) source: usize,
    pub(crate) target: usize,
    /// The country that an end acts for, where the mention names its capital.
    pub(crate) source_acts_for: Option<usize>,
    pub(crate) target_acts_for: Option<usize>,
    pub(crate) polarity: Polarity,
    pub(crate) modality: Modality,
    pub(crate) speaker: Option<usize>,
    pub(crate) office: Option<Arc<str>>,
    pub(crate) former: bool,
    pub(crate) when: Option<When>,
    pub(crate) place: Option<usize>,
    pub(crate) sentence: usize,
    pub(crate) trigger: Option<Span>,
    /// Unit that carries it.
    pub(crate) unit: usize,
    /// Units that it is the content of: "agreed" in "agreed to send".
    pub(crate) governors: Vec<usize>,
    pub(crate) fit: Fit,
    pub(crate) confidence: f32,
}

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

/// Where the target of a finding stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Fit {
    /// In a slot of the frame.
    Slot,
    /// In the infinitive that the trigger governs.
    Content,
    /// In no slot, but the caller brought it.
    Beyond,
}

/// Two ends and how surely they stand where the frame asks.
struct Pair {
    source: Actor,
    target: Actor,
    fit: Fit,
}

impl Engine<'_, '_> {
    fn frames(&mut self) -> Vec<Finding> {
        let discarded = self.clauses.units.iter().any(|unit| unit.is(Class::Discard) && !unit.is_mention());
        let mut found = Vec::new();
        for unit in 0..self.clauses.units.len() {
            for (word, tail) in trigger_words(&self.context.lexicon.frames, &self.clauses.units[unit]) {
                let frame = self.context.lexicon.frames.of(word);
                if frame.lang != self.sentence.sentence.lang {
                    continue;
                }
                let outcome = if discarded && frame.kind.group != Group::State {
                    Err(Outcome::Discarded)
                } else {
                    self.apply(frame, unit, (word, tail), &mut found)
                };
                let outcome = outcome.err().unwrap_or(Outcome::Fired);
                if self.trace.is_on() {
                    let trigger = self.clauses.units[unit].span;
                    let conditions = self.conditions(frame, unit, (word, tail), outcome);
                    self.trace.attempt(&frame.rule, trigger, outcome, conditions);
                }
            }
        }
        choose(found, &self.context.linked.mentions, self.trace)
    }

    fn apply(
        &self,
        frame: &FrameRule,
        unit: usize,
        (word, tail): (TriggerWord, Option<Marker>),
        found: &mut Vec<Finding>,
    ) -> Result<(), Outcome> {
        let mut site =
            self.clauses.site(&self.context, unit, &frame.shape, word.verb).ok_or(match frame.shape {
                Shape::NounVerb(_) => Outcome::NoVerb,
                _ => Outcome::OtherPartOfSpeech,
            })?;
        site.tail = tail;
        let blames = frame.source.contains(&Slot::Speaker);
        if site.copula && frame.kind.group != Group::State && !blames {
            return Err(Outcome::NoVerb);
        }
        if !self.has_words(frame, &site) {
            return Err(Outcome::Words);
        }
        let pairs = match self.pairs(frame, &site) {
            Err(Outcome::NoTarget) => self.answer(frame, &site, found).ok_or(Outcome::NoTarget)?,
            pairs => pairs?,
        };
        let mut ends = Err(Outcome::WrongEnds);
        for pair in pairs.iter().take(MOST_PAIRS) {
            if let Some(finding) = self.finding(frame, &site, pair) {
                if frame.pattern.reciprocal && !frame.kind.symmetric {
                    found.extend(self.finding(
                        frame,
                        &site,
                        &Pair { source: pair.target, target: pair.source, fit: Fit::Slot },
                    ));
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
        if targets.is_empty() {
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
        let mentions = self.context.linked.mentions.iter().enumerate();
        let given = mentions.filter(|(_, mention)| {
            mention.sentence == self.sentence.index && mention.form == MentionForm::Given
        });
        let given = given.map(|(mention, _)| Actor { mention, reach: Reach::Part }).collect();
        let pair = self.distinct(given);
        if pair.len() != 2 || !known.iter().all(|actor| pair.iter().any(|given| self.is_same(actor, given))) {
            return Vec::new();
        }
        pair.into_iter().filter(|given| !known.iter().any(|actor| self.is_same(actor, given))).collect()
    }

    pub(super) fn is_same(&self, one: &Actor, other: &Actor) -> bool {
        self.who(one.mention) == self.who(other.mention)
    }

    /// The pair of an act upon an act told before: "Moscow rejected these charges".
    fn answer(&self, frame: &FrameRule, site: &Site, found: &[Finding]) -> Option<Vec<Pair>> {
        let source = *self.first_filled(site, &frame.source, frame.source_reach, &[]).first()?;
        let phrases = frame.target.iter().flat_map(|slot| self.clauses.phrases(&self.context, site, *slot));
        let mut told =
            phrases.filter_map(|phrase| anaphora::told(&self.context, &self.clauses, phrase, found));
        let told = told.find(|told| {
            self.acting(told.target, told.target_acts_for)
                == self.acting(source.mention, self.capital_of(source.mention))
        })?;
        let target = Actor { mention: told.source, reach: Reach::Owner };
        Some(vec![Pair { source, target, fit: Fit::Slot }])
    }

    /// Whether the one is the other, or somebody of that state.
    fn speaks_for(&self, speaker: usize, actor: usize) -> bool {
        let acting = |mention: usize| self.acting(mention, self.capital_of(mention));
        let of_state = match (self.who(speaker), acting(actor)) {
            (Who::Listed(speaker), Who::Listed(state)) => {
                self.context.lexicon.entities.get(speaker).country == Some(state)
            }
            _ => false,
        };
        of_state || acting(speaker) == acting(actor)
    }

    fn acting(&self, mention: usize, acts_for: Option<usize>) -> Who {
        acts_for.map_or(self.who(mention), Who::Listed)
    }

    fn capital_of(&self, mention: usize) -> Option<usize> {
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
        let other = |actor: &Actor| others.iter().any(|other| self.is_same(other, actor));
        slots
            .iter()
            .map(|slot| {
                self.fill(site, *slot, reach).into_iter().filter(|actor| !other(actor)).collect::<Vec<_>>()
            })
            .find(|actors| !actors.is_empty())
            .unwrap_or_default()
    }

    pub(super) fn fill(&self, site: &Site, slot: Slot, reach: Reach) -> Vec<Actor> {
        if slot == Slot::Speaker {
            let speaker = self.clauses.status(&self.context, site).speaker;
            return speaker.map(|mention| Actor { mention, reach: Reach::Actor }).into_iter().collect();
        }
        let phrases = self.clauses.phrases(&self.context, site, slot);
        let actors = phrases.into_iter().map(|phrase| self.clauses.actors(&self.context, phrase, reach));
        actors.map(|actors| self.distinct(actors)).find(|actors| !actors.is_empty()).unwrap_or_default()
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

    fn who(&self, mention: usize) -> Who {
        self.context.linked.mentions[mention].who
    }

    pub(super) fn entity_type(&self, mention: usize) -> EntityType {
        self.context.linked.entity(self.context.lexicon, self.who(mention)).entity_type
    }

    fn finding(&self, frame: &FrameRule, site: &Site, pair: &Pair) -> Option<Finding> {
        let (mut source, mut target) = (pair.source, pair.target);
        let start = |actor: &Actor| self.context.linked.mentions[actor.mention].span.start;
        if frame.kind.symmetric && start(&target) < start(&source) {
            std::mem::swap(&mut source, &mut target);
        }
        // Whoever says what his own state must do asks nobody, and blames nobody for its acts.
        let blames = frame.source.contains(&Slot::Speaker);
        if (frame.pattern.content.is_some() || blames) && self.speaks_for(source.mention, target.mention) {
            return None;
        }
        if frame.kind.capitals_act && self.is_natural(source.mention) {
            return None;
        }
        let fits = |actor: &Actor, types: &[EntityType]| {
            types.is_empty() || types.contains(&self.entity_type(actor.mention))
        };
        if !fits(&pair.source, &frame.pattern.source_types)
            || !fits(&pair.target, &frame.pattern.target_types)
        {
            return None;
        }
        let source_acts_for = self.end(source.mention, &frame.kind.source, frame.kind.capitals_act)?;
        if !frame.kind.capitals_act && !self.may_lie(source.mention, target.mention) {
            return None;
        }
        // Blows fall on the city itself, aid sent there is its state's.
        let hit = frame.target_reach == Reach::Part && frame.kind.group == Group::MaterialConflict;
        let acts = frame.kind.capitals_act && !hit;
        let target_acts_for = self.end(target.mention, &frame.kind.target, acts)?;
        if self.acting(source.mention, source_acts_for) == self.acting(target.mention, target_acts_for) {
            return None;
        }
        let mut status = self.clauses.status(&self.context, site);
        let charged = status.only_said || status.modality == Modality::Alleged;
        if blames && (status.polarity == Polarity::Negative || !charged) {
            return None; // "said that X had not broken a law", "said that X might"
        }
        let own = |speaker: usize| {
            let shared = frame.kind.symmetric && self.speaks_for(speaker, target.mention);
            shared || self.speaks_for(speaker, source.mention)
        };
        if (status.only_said || blames) && status.speaker.is_some_and(own) {
            // What a party says of its own acts is no claim about another.
            status.modality = Modality::Actual;
        }
        if frame.pattern.polarity == Some(SaidPolarity::Negative) {
            status.polarity = match status.polarity {
                Polarity::Positive => Polarity::Negative,
                Polarity::Negative => Polarity::Positive,
            };
        }
        if let (Some(said), Modality::Actual) = (frame.pattern.modality, status.modality) {
            status.modality = said.into();
        }
        Some(Finding {
            kind: Arc::clone(&frame.kind),
            rule: Arc::clone(&frame.rule),
            source: source.mention,
            target: target.mention,
            source_acts_for,
            target_acts_for,
            polarity: status.polarity,
            modality: status.modality,
            speaker: status.speaker.filter(|speaker| {
                self.who(*speaker) != self.who(source.mention) || status.modality == Modality::Alleged
            }),
            office: None,
            former: false,
            when: None,
            place: None,
            sentence: self.sentence.index,
            trigger: Some(site.span),
            unit: site.unit,
            governors: self.clauses.governors(&self.context, site),
            fit: pair.fit,
            confidence: base(&frame.shape) * self.surety(source) * self.surety(target) * surety_of(pair.fit),
        })
    }

    /// Whether the mention may be this end, and the country it then acts for.
    fn end(&self, mention: usize, types: &[EntityType], acts: bool) -> Option<Option<usize>> {
        let entity_type = self.entity_type(mention);
        let capital = self.capital_of(mention);
        let given = self.context.linked.mentions[mention].form == MentionForm::Given;
        match capital {
            Some(country) if acts && !given && types.contains(&EntityType::Country) => Some(Some(country)),
            _ => (types.contains(&entity_type)
                || given && entity_type == EntityType::Other && acts_in(types))
            .then_some(None),
        }
    }

    /// The Alps help nobody, and the Black Sea threatens none.
    fn is_natural(&self, mention: usize) -> bool {
        let Context { lexicon, linked, .. } = self.context;
        let subtype = linked.subtype(lexicon, self.who(mention));
        subtype.is_some_and(|subtype| lexicon.places.subtypes.natural.contains(subtype))
    }

    /// A state lies in no other and in no place of its own; an adjective lies nowhere.
    fn may_lie(&self, inner: usize, outer: usize) -> bool {
        let entity = |mention: usize| self.context.linked.entity(self.context.lexicon, self.who(mention));
        let (state, around) = (entity(inner), entity(outer));
        if self.context.linked.mentions[inner].form == MentionForm::Demonym {
            return false;
        }
        let own = around.country.is_some() && around.country == state.country;
        state.entity_type != EntityType::Country || around.entity_type != EntityType::Country && !own
    }

    fn surety(&self, actor: Actor) -> f32 {
        let reach = match actor.reach {
            Reach::Actor => 1.0,
            Reach::Owner => 0.9,
            Reach::Part => 0.85,
        };
        let mention = &self.context.linked.mentions[actor.mention];
        let name = match (mention.form, mention.who) {
            (MentionForm::Pronoun, _) => 0.8,
            (MentionForm::Fuzzy, _) => 0.85,
            (MentionForm::Name | MentionForm::Short, Who::Unlisted(_)) => 0.95,
            _ => 1.0,
        };
        reach * name
    }
}

/// Whether an end of these types acts or is acted on, as a mention without a type may; an event
/// or a mere place it is not.
fn acts_in(types: &[EntityType]) -> bool {
    types.contains(&EntityType::Person)
        || types.contains(&EntityType::Country) && types.contains(&EntityType::Organisation)
}

fn surety_of(fit: Fit) -> f32 {
    match fit {
        Fit::Slot | Fit::Content => 1.0,
        Fit::Beyond => 0.6,
    }
}

fn base(shape: &Shape) -> f32 {
    match shape {
        Shape::Verb | Shape::NounVerb(_) => 0.95,
        Shape::Nominal => 0.85,
    }
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
