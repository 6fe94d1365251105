//! What a frame finds: a relation with its colour, if its two ends can be those of the kind.

use std::sync::Arc;

use crate::clause::{Actor, Context, Site};
use crate::gazetteer::files::rules::{Group, Reach, SaidPolarity};
use crate::lexicon::triggers::{FrameRule, KindRule, Shape};
use crate::link::Who;
use crate::time::When;
use crate::{EntityType, MentionForm, Modality, Polarity, Span};

use super::engine::{Engine, Pair, blames};

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

/// Where the target of a finding stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Fit {
    /// In a slot of the frame.
    Slot,
    /// In the infinitive that the trigger governs.
    Content,
    /// In another act that the sentence tells: "a charge that X denies", "rang up X to thank him".
    Told,
    /// In no slot, but the caller brought it.
    Beyond,
}

impl Engine<'_, '_> {
    pub(super) fn finding(&self, frame: &FrameRule, site: &Site, pair: &Pair) -> Option<Finding> {
        let (mut source, mut target) = (pair.source, pair.target);
        let start = |actor: &Actor| self.context.linked.mentions[actor.mention].span.start;
        if frame.kind.symmetric && start(&target) < start(&source) {
            std::mem::swap(&mut source, &mut target);
        }
        // Whoever says what his own state must do asks nobody, and blames nobody for its acts.
        let blames = blames(frame);
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
        let answered =
            |speaker: usize| pair.fit == Fit::Told && self.who(speaker) == self.who(target.mention);
        let shares = |speaker: usize| frame.kind.symmetric && self.speaks_for(speaker, target.mention);
        let own =
            |speaker: usize| self.speaks_for(speaker, source.mention) || shares(speaker) || answered(speaker);
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
        Fit::Slot | Fit::Content | Fit::Told => 1.0,
        Fit::Beyond => 0.6,
    }
}

fn base(shape: &Shape) -> f32 {
    match shape {
        Shape::Verb | Shape::NounVerb(_) => 0.95,
        Shape::Nominal => 0.85,
    }
}
