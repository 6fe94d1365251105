//! Clauses without a parser: who stands where around a word that may carry a
//! relation, and how far the text commits itself to it.
//!
//! A sentence becomes a row of [`Unit`]s: mentions, titles, grammar words, other
//! words. English reads roles off order and prepositions ([`english`]), Hindi
//! off the case marker that follows a noun chain ([`hindi`]). Both answer the
//! same questions, so that frames are matched the same way ([`Clauses`]).

mod amounts;
mod described;
mod english;
mod hindi;
mod owned;
mod phrase;
mod referents;
mod senses;
mod units;

use std::ops::Range;

use crate::gazetteer::files::rules::{Reach, SaidModality};
use crate::lexicon::Lexicon;
use crate::lexicon::language::{GovernorRule, Inflections, Language, Lemma, Marker};
use crate::lexicon::triggers::{Shape, Slot};
use crate::link::{Linked, LinkedSentence, Who};
use crate::time::FoundDate;
use crate::{EntityType, Lang, MentionForm, Modality, Polarity, Span};

pub(crate) use referents::refer;
pub(crate) use units::{Unit, UnitKind};

/// A sentence, ready for frames.
pub(crate) struct Clauses<'a> {
    pub(crate) units: Vec<Unit<'a>>,
    reader: Reader,
}

enum Reader {
    English(english::English),
    Hindi(hindi::Hindi),
}

/// A row of units in one phrase, half open.
pub(crate) type Phrase = Range<usize>;

/// A trigger that the sentence uses as its frame asks.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    /// The unit that carries the meaning.
    pub(crate) unit: usize,
    /// The verb group it is, or that belongs to it.
    pub(crate) group: Option<usize>,
    /// From the noun to its verb.
    pub(crate) span: Span,
    /// The verb only says that it is so: is, है.
    pub(crate) copula: bool,
    /// The preposition that the unit ends in and the trigger does not: "arrived | in".
    pub(crate) tail: Option<Marker>,
}

/// Whether it is so, how far the text commits itself, and who says so.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Status {
    pub(crate) polarity: Polarity,
    pub(crate) modality: Modality,
    /// Index of the mention that says so.
    pub(crate) speaker: Option<usize>,
    /// It is alleged for no other reason than that somebody says it.
    pub(crate) only_said: bool,
}

/// Someone in a phrase who can act or be acted on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Actor {
    /// Index of the mention.
    pub(crate) mention: usize,
    /// How far it stands from the head of the phrase.
    pub(crate) reach: Reach,
}

/// What the words of a phrase are looked up in.
pub(crate) struct Context<'a> {
    pub(crate) language: &'a Language,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) linked: &'a Linked<'a>,
}

impl Context<'_> {
    /// Whether the gazetteer has the place of one mention in the country of the other, or in the
    /// same one as the other, which is larger than a town.
    pub(crate) fn lies_in(&self, inner: usize, outer: usize) -> bool {
        let mentions = &self.linked.mentions;
        let (Who::Listed(place), Who::Listed(around)) = (mentions[inner].who, mentions[outer].who) else {
            return false;
        };
        let (listed, larger) = (self.lexicon.entities.get(place), self.lexicon.entities.get(around));
        let region = larger.entity.entity_type == EntityType::Place && !self.is_town(outer);
        listed.entity.entity_type == EntityType::Place
            && (listed.country == Some(around)
                || region && listed.country.is_some() && listed.country == larger.country)
            && mentions[outer].form != MentionForm::Demonym
    }

    /// Whether the mention names a town, in which no other lies.
    pub(crate) fn is_town(&self, mention: usize) -> bool {
        let subtype = self.linked.subtype(self.lexicon, self.linked.mentions[mention].who);
        subtype.is_some_and(|subtype| self.lexicon.places.subtypes.towns.contains(subtype))
    }
}

impl<'a> Clauses<'a> {
    pub(crate) fn new(context: &Context<'a>, sentence: &'a LinkedSentence<'a>, dates: &[FoundDate]) -> Self {
        let units = units::units(context, sentence, dates);
        let reader = match sentence.sentence.lang {
            Lang::En => Reader::English(english::English::new(context, &units)),
            Lang::Hi => Reader::Hindi(hindi::Hindi::new(context, &units)),
        };
        Clauses { units, reader }
    }

    /// Pronouns that only the clauses tell whom they stand for, each with the mentions of those.
    pub(crate) fn referents(&mut self, context: &Context<'_>) -> Vec<(usize, Vec<usize>)> {
        match &self.reader {
            Reader::English(english) => english.referents(context, &mut self.units),
            Reader::Hindi(_) => Vec::new(),
        }
    }

    /// The trigger at `unit`, if the sentence uses it in this shape. `verb` is
    /// what the trigger word may be if it is a verb.
    pub(crate) fn site(
        &self,
        context: &Context<'_>,
        unit: usize,
        shape: &Shape,
        verb: Option<(Lemma, Inflections)>,
    ) -> Option<Site> {
        match &self.reader {
            Reader::English(english) => english.site(&self.units, unit, shape, verb),
            Reader::Hindi(hindi) => hindi.site(context, &self.units, unit, shape, verb),
        }
    }

    /// The phrases that stand in a slot of the site, likeliest first.
    pub(crate) fn phrases(&self, context: &Context<'_>, site: &Site, slot: Slot) -> Vec<Phrase> {
        let mut phrases = match &self.reader {
            Reader::English(english) => english.phrases(context, &self.units, site, slot),
            Reader::Hindi(hindi) => hindi.phrases(context, &self.units, site, slot),
        };
        if self.units[site.unit].is_mention() {
            phrases.retain(|phrase| !self.names_place_only(context, phrase));
        }
        phrases
    }

    /// The place in an event's name does not act: "the Yalta Conference".
    fn names_place_only(&self, context: &Context<'_>, phrase: &Phrase) -> bool {
        let mentions = self.units[phrase.clone()].iter().flat_map(|unit| unit.mentions());
        let entity_type = |mention: &usize| {
            context.linked.entity(context.lexicon, context.linked.mentions[*mention].who).entity_type
        };
        mentions.map(entity_type).all(|entity_type| entity_type == EntityType::Place)
    }

    /// Who stands in a phrase, as far as `reach` goes.
    pub(crate) fn actors(&self, context: &Context<'_>, phrase: Phrase, reach: Reach) -> Vec<Actor> {
        match &self.reader {
            Reader::English(_) => phrase::english_actors(context, &self.units, phrase, reach),
            Reader::Hindi(_) if reach == Reach::Part => {
                phrase::hindi_actors(context, &self.units, phrase, reach)
            }
            Reader::Hindi(hindi) => {
                phrase::hindi_actors(context, &self.units, hindi.whose(context, &self.units, phrase), reach)
            }
        }
    }

    /// Whether an infinitive follows the site's verb, or its object: "told X to leave"; in Hindi it
    /// stands before the verb, X से [हटने को] कहा.
    pub(crate) fn has_infinitive(&self, site: &Site) -> bool {
        match &self.reader {
            Reader::English(english) => english.has_infinitive(&self.units, site),
            Reader::Hindi(hindi) => hindi.has_infinitive(&self.units, site),
        }
    }

    /// How far the clause that follows the site commits itself.
    pub(crate) fn content_modality(&self, site: &Site) -> Option<Modality> {
        match &self.reader {
            Reader::English(english) => english.content_modality(&self.units, site),
            Reader::Hindi(hindi) => hindi.content_modality(&self.units, site),
        }
    }

    /// Units of the clause that follows the site, or that a verb of saying stands after.
    pub(crate) fn content_clause(&self, site: &Site) -> Option<Range<usize>> {
        match &self.reader {
            Reader::English(english) => english.content_clause(&self.units, site),
            Reader::Hindi(hindi) => hindi.content_clause(&self.units, site),
        }
    }

    /// The words whose content the act at the site is, inner ones first: "*agreed* to send",
    /// भेजने पर *सहमति*.
    pub(crate) fn governors(&self, context: &Context<'_>, site: &Site) -> Vec<usize> {
        match &self.reader {
            Reader::English(english) => english.governors(&self.units, site),
            Reader::Hindi(hindi) => hindi.governors(context, &self.units, site),
        }
    }

    /// How far the text commits itself at the site.
    pub(crate) fn status(&self, context: &Context<'_>, site: &Site) -> Status {
        match &self.reader {
            Reader::English(english) => english.status(context, &self.units, site),
            Reader::Hindi(hindi) => hindi.status(context, &self.units, site),
        }
    }

    /// Units whose words tell of the act at the site alone.
    pub(crate) fn own_words(&self, site: &Site) -> Range<usize> {
        match &self.reader {
            Reader::English(english) => english.own_words(&self.units, site),
            Reader::Hindi(hindi) => hindi.own_words(&self.units, site),
        }
    }

    /// The infinitive or gerund behind the site's object; in Hindi it stands in the clause.
    pub(crate) fn purpose(&self, site: &Site) -> Option<Range<usize>> {
        match &self.reader {
            Reader::English(english) => english.purpose(&self.units, site),
            Reader::Hindi(_) => None,
        }
    }

    /// Units of the clause that the site stands in.
    pub(crate) fn clause(&self, site: &Site) -> Range<usize> {
        match &self.reader {
            Reader::English(english) => english.clause(&self.units, site),
            Reader::Hindi(hindi) => hindi.clause(&self.units, site),
        }
    }
}

impl Status {
    fn colour(&mut self, modality: Modality) {
        if self.modality == Modality::Actual {
            self.modality = modality;
        }
    }

    /// What is asked or supposed is not even planned.
    fn doubt(&mut self) {
        if matches!(self.modality, Modality::Actual | Modality::Planned) {
            self.modality = Modality::Hypothetical;
        }
    }

    fn govern(&mut self, rule: &GovernorRule) {
        if let Some(modality) = rule.modality {
            self.colour(modality.into());
        }
        if rule.negative {
            self.negate();
        }
    }

    fn negate(&mut self) {
        self.polarity = match self.polarity {
            Polarity::Positive => Polarity::Negative,
            Polarity::Negative => Polarity::Positive,
        };
    }

    fn said_by(&mut self, speaker: Option<usize>) {
        self.only_said |= self.modality == Modality::Actual;
        self.colour(Modality::Alleged);
        self.speaker = self.speaker.or(speaker);
    }
}

impl From<SaidModality> for Modality {
    fn from(said: SaidModality) -> Self {
        match said {
            SaidModality::Actual => Modality::Actual,
            SaidModality::Planned => Modality::Planned,
            SaidModality::Desired => Modality::Desired,
            SaidModality::Alleged => Modality::Alleged,
            SaidModality::Hypothetical => Modality::Hypothetical,
        }
    }
}
