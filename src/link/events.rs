//! Events that no list holds, named by their parts: "Samarkand summit", एससीओ की बैठक.
//!
//! Around each noun of an event the ways to say it are tried ([`EventPatterns`]); what
//! the longest of them says, the parties, year and number, finds a listed event
//! or makes up the id of an unlisted one, the same in both languages.
//!
//! [`EventPatterns`]: crate::lexicon::events::EventPatterns

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use crate::lexicon::entities::Listed;
use crate::lexicon::events::{EventRule, EventStep, EventWant};
use crate::text::{TokenKind, fold};
use crate::{Entity, EntityId, EntityType, Lang, MentionForm};

use super::{EventNoun, Linker, Who};

/// Days before and after an event in which an article that names no year may mean it.
const NEAR: i32 = 45;

/// The name of an event and what it says.
struct Naming {
    pattern: usize,
    /// Tokens of the name.
    name: Range<usize>,
    /// Tokens of the name and of what must stand beside it.
    reach: Range<usize>,
    parts: Vec<Part>,
    /// Slots of what stands beside the name.
    beside: Vec<usize>,
}

/// What a word of the name says.
#[derive(Clone, Copy)]
enum Part {
    Party {
        slot: usize,
        who: Who,
    },
    Year(u16),
    Number(u16),
    /// Tokens of a name that no list holds.
    Name(usize, usize),
}

/// Which way to read from the noun.
#[derive(Clone, Copy)]
enum Way {
    Back,
    On,
}

/// How far the words of one side reach.
struct Side {
    edge: usize,
    reach: usize,
    parts: Vec<Part>,
    /// Slots of what stands beside the name.
    beside: Vec<usize>,
}

impl Linker<'_, '_> {
    pub(super) fn link_events(&mut self) {
        for position in 0..self.linked.sentences.len() {
            let nouns = &self.linked.sentences[position].event_nouns;
            let mut namings: Vec<Naming> =
                nouns.iter().filter_map(|noun| self.naming(position, *noun)).collect();
            namings.sort_by_key(|naming| (Reverse(naming.reach.len()), naming.name.start, naming.pattern));
            for naming in namings {
                self.name_event(position, &naming);
            }
        }
    }

    fn name_event(&mut self, position: usize, naming: &Naming) {
        let sentence = &self.linked.sentences[position];
        let (span, index) = (sentence.words.cover(naming.name.start, naming.name.end), sentence.index);
        let is_event = |who| self.entity_type(who) == EntityType::Event;
        if self.mentions_of(position).any(|(_, other)| other.span.overlaps(span) && is_event(other.who)) {
            return;
        }
        if let Some(who) = self.event_of(position, naming) {
            self.mention(span, who, MentionForm::Name, index);
        }
    }

    /// The longest name around a noun.
    fn naming(&self, position: usize, noun: EventNoun) -> Option<Naming> {
        let sentence = &self.linked.sentences[position];
        let (words, lang) = (&sentence.words, sentence.sentence.lang);
        let tokens = words.at(noun.span.start)..words.at(noun.span.end);
        if !tokens.clone().all(|token| self.is_free(position, token)) {
            return None;
        }
        let rule = self.lexicon.events.get(noun.pattern);
        let mut longest: Option<Naming> = None;
        for phrase in rule.say(lang) {
            let before = self.side(position, &phrase.before, tokens.start, Way::Back);
            let after = self.side(position, &phrase.after, tokens.end, Way::On);
            let (Some(before), Some(after)) = (before, after) else { continue };
            let reach = before.reach..after.reach;
            if longest.as_ref().is_none_or(|other| other.reach.len() < reach.len()) {
                let parts = [before.parts, after.parts].concat();
                let beside = [before.beside, after.beside].concat();
                let name = before.edge..after.edge;
                longest = Some(Naming { pattern: noun.pattern, name, reach, parts, beside });
            }
        }
        let is_one = |naming: &Naming| {
            let before = naming.reach.start.checked_sub(1);
            !before.is_some_and(|before| self.lexicon.events.is_vetoed_by(words.folded(before), lang))
        };
        longest.filter(|naming| is_one(naming) && are_distinct(&naming.parties()))
    }

    fn side(&self, position: usize, steps: &[EventStep], from: usize, way: Way) -> Option<Side> {
        let mut side = Side { edge: from, reach: from, parts: Vec::new(), beside: Vec::new() };
        for step in steps {
            let (next, part) = self.take_step(position, &step.want, side.reach, way)?;
            side.reach = next;
            match part {
                Some(Part::Party { slot, .. }) if step.context => side.beside.push(slot),
                _ if !step.context => side.edge = next,
                _ => (),
            }
            side.parts.extend(part);
        }
        Some(side)
    }

    /// Where the next word of a phrase ends, reading on from token `at`, and what it says.
    fn take_step(
        &self,
        position: usize,
        want: &EventWant,
        at: usize,
        way: Way,
    ) -> Option<(usize, Option<Part>)> {
        let sentence = &self.linked.sentences[position];
        let words = &sentence.words;
        let (token, next) = match way {
            Way::Back => (at.checked_sub(1)?, at - 1),
            Way::On => (at, at + 1),
        };
        if token >= words.len() {
            return None;
        }
        let word = words.folded(token);
        match want {
            EventWant::Words(any) => any.iter().any(|other| other == word).then_some((next, None)),
            EventWant::Year => {
                let year =
                    (words.token(token).kind == TokenKind::Number && word.len() == 4).then_some(word)?;
                Some((next, Some(Part::Year(year.parse().ok()?))))
            }
            EventWant::Ordinal => {
                let number = self.lexicon.events.ordinal(word, sentence.sentence.lang)?;
                Some((next, Some(Part::Number(number))))
            }
            EventWant::Slot(slot) => {
                let mention = match way {
                    Way::Back => self.mention_before(position, at),
                    Way::On => self.mention_starting(position, at),
                };
                let mention =
                    &self.linked.mentions[mention.filter(|mention| self.fits_slot(*slot, *mention))?];
                let next = match way {
                    Way::Back => words.at(mention.span.start),
                    Way::On => words.at(mention.span.end),
                };
                Some((next, Some(Part::Party { slot: *slot, who: mention.who })))
            }
            EventWant::Name => {
                let name = self.name_beside(position, at, way)?;
                let next = match way {
                    Way::Back => name.start,
                    Way::On => name.end,
                };
                Some((next, Some(Part::Name(name.start, name.end))))
            }
            EventWant::Noun => None,
        }
    }

    fn name_beside(&self, position: usize, at: usize, way: Way) -> Option<Range<usize>> {
        let free = |name: &Range<usize>| name.clone().all(|token| self.is_free(position, token));
        let name = match (self.linked.sentences[position].sentence.lang, way) {
            (Lang::En, Way::Back) => self.english_words_before(position, at, true),
            (Lang::En, Way::On) => self.english_name_at(position, at),
            (Lang::Hi, Way::Back) => self.hindi_words_before(position, at),
            (Lang::Hi, Way::On) => self.hindi_name_at(position, at),
        };
        name.filter(free)
    }

    /// The mention that ends before a token, over its own short form in brackets: "OPEC (…) meeting".
    fn mention_before(&self, position: usize, end: usize) -> Option<usize> {
        let words = &self.linked.sentences[position].words;
        let closes = end.checked_sub(1).filter(|last| words.surface(*last) == ")");
        let Some(last) = closes else { return self.mention_ending(position, end) };
        let short = self.mention_ending(position, last)?;
        let open = words.at(self.linked.mentions[short].span.start).checked_sub(1)?;
        let long = self.mention_ending(position, open).filter(|_| words.surface(open) == "(")?;
        (self.linked.mentions[long].who == self.linked.mentions[short].who).then_some(long)
    }

    fn fits_slot(&self, slot: usize, mention: usize) -> bool {
        let slot = self.lexicon.events.slot(slot);
        let mention = &self.linked.mentions[mention];
        let named = match mention.form {
            MentionForm::Name | MentionForm::Alias | MentionForm::Short | MentionForm::Given => true,
            MentionForm::Demonym => slot.demonyms,
            _ => false,
        };
        let subtype = self.linked.subtype(self.lexicon, mention.who);
        let of_sort = slot.subtypes.is_empty()
            || subtype.is_some_and(|subtype| slot.subtypes.iter().any(|other| other == subtype));
        named && of_sort && slot.types.contains(&self.entity_type(mention.who))
    }

    /// The listed event that the name means, else one of its own if it tells enough.
    fn event_of(&mut self, position: usize, naming: &Naming) -> Option<Who> {
        let rule = self.lexicon.events.get(naming.pattern);
        if naming.unlisted().is_some() {
            return Some(self.built(position, naming, rule));
        }
        let mut listed = rule.listed.iter().copied().filter(|event| self.may_mean(naming, *event));
        if let (Some(event), None) = (listed.next(), listed.next()) {
            return Some(Who::Listed(event));
        }
        let tells_enough = naming.year().is_some() || !naming.parties().is_empty();
        tells_enough.then(|| self.built(position, naming, rule))
    }

    fn may_mean(&self, naming: &Naming, event: usize) -> bool {
        let listed = self.lexicon.entities.get(event);
        let parties = naming.parties();
        let is_place = |slot: usize| self.lexicon.events.slot(slot).place;
        let takes_part = |who: Who| matches!(who, Who::Listed(party) if listed.participants.contains(&party));
        let fits = parties.iter().all(|(slot, who)| {
            if is_place(*slot) {
                self.took_place_in(listed, *who, parties.len() > 1)
            } else {
                takes_part(*who)
            }
        });
        // "India-Pakistan war" is none in which others fought as well.
        let others = parties.len() > 1
            && parties.iter().all(|(slot, _)| !is_place(*slot))
            && listed.participants.len() > parties.len();
        let numbered = naming.number().is_none_or(|number| listed.number == Some(number));
        if !fits || others || !numbered {
            return false;
        }
        let here = |who: Who| self.linked.mentions.iter().any(|mention| mention.who == who);
        let known = listed.participants.iter().any(|party| here(Who::Listed(*party)));
        let placed = parties.iter().any(|(slot, _)| is_place(*slot));
        match naming.year() {
            Some(year) => covers(listed, year) && (!parties.is_empty() || known),
            None if naming.number().is_some() => known,
            None if placed => known && self.may_look_back_on(listed),
            None => self.is_near(listed),
        }
    }

    /// Whether the event was there or, where more is said than the place, in its country:
    /// a summit in New Delhi is also one in Delhi.
    fn took_place_in(&self, listed: &Listed, place: Who, roughly: bool) -> bool {
        let (Some(scene), Who::Listed(place)) = (listed.place, place) else { return false };
        let country = |place: usize| self.lexicon.entities.get(place).country;
        scene == place || roughly && country(scene).is_some() && country(scene) == country(place)
    }

    /// Whether the document does not come before the event.
    fn may_look_back_on(&self, listed: &Listed) -> bool {
        let latest = self.doc.date().and_then(|date| date.plus_days(NEAR));
        let from = listed.valid.0.as_deref();
        latest.is_none_or(|latest| from.is_some_and(|from| from <= latest.to_string().as_str()))
    }

    fn is_near(&self, listed: &Listed) -> bool {
        let earliest = self.doc.date().and_then(|date| date.plus_days(-NEAR));
        let lasts = |earliest: &str| {
            listed.valid.1.as_deref().is_none_or(|to| earliest <= to || earliest.starts_with(to))
        };
        earliest.is_some_and(|earliest| lasts(&earliest.to_string())) && self.may_look_back_on(listed)
    }

    /// An event whose id is made of its parts, in an order that no language decides.
    fn built(&mut self, position: usize, naming: &Naming, rule: &EventRule) -> Who {
        let mut parties = naming.parties();
        parties.sort_by_key(|(slot, who)| (*slot, slug(self.linked.entity(self.lexicon, *who))));
        let slugs = parties.iter().map(|(_, who)| slug(self.linked.entity(self.lexicon, *who)));
        let numbers = [naming.number(), naming.year()].into_iter().flatten().map(|number| number.to_string());
        let sound = self
            .unlisted_name(position, naming)
            .map(|name| self.lexicon.places.key(name, true, &self.lexicon.persons.sounds));
        let parts = std::iter::once(rule.id.to_string()).chain(slugs).chain(sound).chain(numbers);
        let parts: Vec<String> = parts.collect();
        let id = EntityId::from(format!("event:{}", parts.join("-")));
        if let Some(listed) = self.lexicon.entities.find(id.as_str()) {
            return Who::Listed(listed);
        }
        if let Some(index) = self.unlisted_ids.get(&id) {
            return Who::Unlisted(*index);
        }
        let label = |lang| self.label(position, naming, rule, &parties, lang);
        let (en, hi) = (label(Lang::En), label(Lang::Hi));
        let index = self.linked.unlisted.len();
        let entity_type = EntityType::Event;
        self.linked.unlisted.push(Entity {
            id: id.clone(),
            entity_type,
            en,
            hi,
            country: None,
            linked: false,
        });
        self.linked.built.extend(rule.subtype.clone().map(|subtype| (index, subtype)));
        self.unlisted_ids.insert(id, index);
        Who::Unlisted(index)
    }

    /// The words of the name in it that no list holds.
    fn unlisted_name(&self, position: usize, naming: &Naming) -> Option<&'_ str> {
        let (start, end) = naming.unlisted()?;
        Some(self.linked.sentences[position].words.cover(start, end).of(self.doc.text()))
    }

    fn label(
        &self,
        position: usize,
        naming: &Naming,
        rule: &EventRule,
        parties: &[(usize, Who)],
        lang: Lang,
    ) -> Option<Arc<str>> {
        let unlisted = self.unlisted_name(position, naming);
        if unlisted.is_some() && lang != self.linked.sentences[position].sentence.lang {
            return None;
        }
        let names = |slot: usize| {
            let here = parties.iter().filter(|(other, _)| *other == slot);
            here.map(|(_, who)| self.linked.entity(self.lexicon, *who).name(lang)).collect::<Vec<_>>()
        };
        // "The Arab League summit in Baghdad" has its name without the place.
        let named = |slot: &usize| !naming.beside.contains(slot);
        let any_named = parties.iter().any(|(slot, _)| named(slot));
        let slots = parties.iter().map(|(slot, _)| *slot).filter(|slot| named(slot) || !any_named);
        let mut said: Vec<EventWant> = slots.map(EventWant::Slot).collect();
        said.dedup();
        said.extend(naming.year().map(|_| EventWant::Year));
        said.extend(naming.number().map(|_| EventWant::Ordinal));
        said.extend(unlisted.map(|_| EventWant::Name));
        let print = |want: &EventWant| match want {
            EventWant::Slot(slot) => names(*slot).join("-"),
            EventWant::Year => naming.year().map_or(String::new(), |year| year.to_string()),
            EventWant::Ordinal => naming
                .number()
                .map_or(String::new(), |number| self.lexicon.events.print_ordinal(number, lang)),
            EventWant::Name => unlisted.unwrap_or_default().to_owned(),
            EventWant::Words(_) | EventWant::Noun => String::new(),
        };
        self.lexicon.events.label(rule, lang, &said, print).map(Arc::from)
    }
}

impl Naming {
    /// Slots and who stands in them.
    fn parties(&self) -> Vec<(usize, Who)> {
        let party = |part: &Part| match part {
            Part::Party { slot, who } => Some((*slot, *who)),
            _ => None,
        };
        self.parts.iter().filter_map(party).collect()
    }

    fn year(&self) -> Option<u16> {
        self.parts.iter().find_map(|part| match part {
            Part::Year(year) => Some(*year),
            _ => None,
        })
    }

    fn unlisted(&self) -> Option<(usize, usize)> {
        self.parts.iter().find_map(|part| match part {
            Part::Name(start, end) => Some((*start, *end)),
            _ => None,
        })
    }

    fn number(&self) -> Option<u16> {
        self.parts.iter().find_map(|part| match part {
            Part::Number(number) => Some(*number),
            _ => None,
        })
    }
}

fn are_distinct(parties: &[(usize, Who)]) -> bool {
    parties.iter().enumerate().all(|(at, (_, who))| parties[..at].iter().all(|(_, other)| other != who))
}

fn covers(listed: &Listed, year: u16) -> bool {
    let year_of = |bound: &Option<String>| bound.as_deref()?.get(..4)?.parse::<u16>().ok();
    let (from, to) = (year_of(&listed.valid.0), year_of(&listed.valid.1));
    from.is_some_and(|from| from <= year) && to.is_none_or(|to| year <= to)
}

/// The name of an entity as part of an id.
pub(super) fn slug(entity: &Entity) -> String {
    let of = |text: &str| {
        let folded = fold(text);
        let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric());
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-").to_ascii_lowercase()
    };
    // The label of what no list holds is there in one language only.
    let name = entity.en.as_deref().filter(|_| entity.linked).map(of).filter(|slug| !slug.is_empty());
    let id = entity.id.as_str();
    name.unwrap_or_else(|| of(id.split_once(':').map_or(id, |(_, name)| name)))
}
