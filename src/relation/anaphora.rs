//! Targets that an act leaves open because the sentence has named them: "rang up X to express
//! *gratitude*", "asked Y to *send* arms", "rejected these charges", "praised each other".

use crate::clause::{Actor, Phrase, Site, Unit, UnitKind};
use crate::gazetteer::files::grammar::{Class, Role};
use crate::gazetteer::files::rules::{Group, Reach, SaidModality};
use crate::lexicon::language::Marker;
use crate::lexicon::triggers::{FrameRule, Slot};
use crate::link::Who;
use crate::{EntityType, Lang, MentionForm, Modality, Polarity};

use super::engine::{Engine, Pair, Trial};
use super::finding::{Finding, Fit};

/// Units of the noun phrase that sums up what was told, at most: "a bold new step".
const SUMMARY: usize = 5;

impl Engine<'_, '_> {
    /// The pairs of a frame whose own slots hold no target, by what other acts tell.
    pub(super) fn implied(&self, trial: &Trial<'_>, found: &[Finding]) -> Option<(Site, Vec<Pair>)> {
        let frame = trial.frame;
        let site = self.site(trial)?;
        let sources = self.first_filled(&site, &frame.source, frame.source_reach, &[]);
        let source = *sources.first()?;
        let each_other = self.each_other(frame, &site, &sources);
        if !each_other.is_empty() {
            return Some((site, each_other));
        }
        if let Some(target) = self.teller(frame, &site, source, found) {
            return Some((site, vec![Pair { source, target, fit: Fit::Told }]));
        }
        let addressed = frame.target.contains(&Slot::Addressee);
        let mut targets = if addressed { self.addressees(frame, &site, source, found) } else { Vec::new() };
        if targets.is_empty() && frame.target.contains(&Slot::Asker) {
            targets.extend(self.asker(&site, source, found));
        }
        if targets.is_empty() {
            targets = self.first_filled(&site, &frame.target, frame.target_reach, &sources);
            targets.retain(|target| self.may_be_act(target) || self.is_pronoun(target));
        }
        let pair = |target: Actor| Pair { source, target, fit: Fit::Told };
        (!targets.is_empty()).then(|| (site, targets.into_iter().map(pair).collect()))
    }

    /// "X and Y praised each other": each of them the others.
    fn each_other(&self, frame: &FrameRule, site: &Site, sources: &[Actor]) -> Vec<Pair> {
        let pronouns = &self.context.language.pronouns;
        let reciprocal = |at: usize| {
            let reading = self.clauses.units[at].reading;
            reading.and_then(|reading| reading.pronoun).is_some_and(|pronoun| pronouns[pronoun].reciprocal)
        };
        let mut phrases =
            frame.target.iter().flat_map(|slot| self.clauses.phrases(&self.context, site, *slot));
        let marked = || {
            self.marked_before(frame, site)
                .into_iter()
                .any(|marker| marker.checked_sub(1).is_some_and(reciprocal))
        };
        if !phrases.any(|mut phrase| phrase.any(reciprocal)) && !marked() {
            return Vec::new();
        }
        let others = |source: &Actor| {
            let source = *source;
            let others = sources.iter().filter(move |target| target.mention != source.mention);
            others.map(move |target| Pair { source, target: *target, fit: Fit::Slot })
        };
        sources.iter().flat_map(others).collect()
    }

    /// An act upon an act that was told, "Moscow rejected *these charges*", इस कदम का स्वागत किया, "…,
    /// *a move* criticised by Y", is one upon who did that.
    fn teller(&self, frame: &FrameRule, site: &Site, source: Actor, found: &[Finding]) -> Option<Actor> {
        let slots = frame.target.iter().flat_map(|slot| self.clauses.phrases(&self.context, site, *slot));
        let mut phrases = match self.sentence.sentence.lang {
            Lang::En => {
                slots.filter(|phrase| self.points_at_act(phrase.start)).chain(self.summary(site)).collect()
            }
            Lang::Hi => self.pointing(frame, site),
        };
        phrases.retain(|phrase| !phrase.is_empty());
        let doer = phrases.into_iter().find_map(|phrase| self.told(frame, phrase, source, found))?;
        Some(Actor { mention: doer, reach: Reach::Owner })
    }

    /// "X did so, *a step* welcomed by Y", "…, *a charge* Y denies", "…, *which* Y condemned": what the
    /// site tells of.
    fn summary(&self, site: &Site) -> Option<Phrase> {
        let units = &self.clauses.units;
        let comma = (1..site.unit).rev().find(|at| units[*at].is_punct(","))?;
        let first = units.get(comma + 1).filter(|unit| !unit.is_mention())?;
        let which = first.is(Class::Relative) && self.points(comma + 1) && !units[comma - 1].is_mention();
        let opens = first.is(Class::Determiner) || which;
        let one = !units[comma + 1..site.unit].iter().any(|unit| unit.is(Class::And));
        (opens && one).then_some(comma + 1..site.unit.min(comma + 1 + SUMMARY))
    }

    /// [इस कदम] का स्वागत, [इसकी] निंदा: what points back in the site's clause, each up to its case
    /// marker, which must be one of the frame's; not "[जिसके] जवाब में".
    fn pointing(&self, frame: &FrameRule, site: &Site) -> Vec<Phrase> {
        let (units, language) = (&self.clauses.units, self.context.language);
        let marked = self.marked_before(frame, site);
        let phrase = |at: usize| {
            let end = (at..site.unit).find(|at| self.case_at(*at).is_some())?;
            let case = self.case_at(end).filter(|_| marked.contains(&end))?;
            let mut between = units[end + 1..site.unit].iter().filter(|unit| unit.marker().is_some());
            let passes = |unit: &Unit<'_>| {
                let acts = [Role::Ergative, Role::Genitive];
                unit.is_mention() || acts.iter().any(|role| language.plays(unit.reading, *role))
            };
            let owner = language.markers_of(Role::Genitive).contains(&case);
            (!owner || between.all(passes)).then_some(at..end.max(at + 1))
        };
        let clause = self.clauses.clause(site);
        (clause.start..site.unit).filter(|at| self.points(*at)).filter_map(phrase).collect()
    }

    /// The case marker that the unit is, or contains: को, इसे.
    fn case_at(&self, at: usize) -> Option<Marker> {
        let unit = &self.clauses.units[at];
        unit.reading?.marker.filter(|_| !unit.is_mention()).or(unit.reading?.pronoun_marker)
    }

    /// Where in the site's clause, before the site, the case markers stand that the frame asks for.
    fn marked_before(&self, frame: &FrameRule, site: &Site) -> Vec<usize> {
        let plays = |role: Role, marker: Marker| self.context.language.markers_of(role).contains(&marker);
        let asked = |marker: Marker| {
            frame.target.iter().any(|slot| match slot {
                Slot::Object => plays(Role::Object, marker),
                Slot::Possessor => plays(Role::Genitive, marker),
                slot => *slot == Slot::Marker(marker),
            })
        };
        let clause = self.clauses.clause(site);
        (clause.start..site.unit).filter(|at| self.case_at(*at).is_some_and(asked)).collect()
    }

    /// Whether the unit is a word such as "these", "it", इस, जिसकी.
    fn points(&self, at: usize) -> bool {
        let pronoun = self.clauses.units.get(at).and_then(|unit| unit.reading?.pronoun);
        pronoun.is_some_and(|pronoun| self.context.language.pronouns[pronoun].act)
    }

    /// Whether the end is only named by a pronoun that may as well stand for what was told: इसे.
    pub(super) fn may_be_act(&self, actor: &Actor) -> bool {
        let span = self.context.linked.mentions[actor.mention].span;
        let unit = self.clauses.units.iter().position(|unit| unit.span == span);
        unit.is_some_and(|at| self.points_at_act(at) && !self.clauses.units[at].is(Class::Relative))
    }

    /// Not "accused it *of*", "urged it *to*", which is said of somebody.
    fn points_at_act(&self, at: usize) -> bool {
        let charged =
            |next: &Unit<'_>| next.is(Class::To) || self.context.language.plays(next.reading, Role::Charge);
        self.points(at) && !self.clauses.units.get(at + 1).is_some_and(charged)
    }

    /// "rang up X to thank *him*": what is done in the act told before.
    pub(super) fn is_addressed(&self, frame: &FrameRule, site: &Site, targets: &[Actor]) -> bool {
        frame.target.contains(&Slot::Addressee)
            && targets.iter().all(|target| self.is_pronoun(target))
            && self.clauses.status(&self.context, site).modality == Modality::Planned
    }

    fn is_pronoun(&self, actor: &Actor) -> bool {
        self.context.linked.mentions[actor.mention].form == MentionForm::Pronoun
    }

    /// "its"
    pub(super) fn is_owning_pronoun(&self, actor: &Actor) -> bool {
        let span = self.context.linked.mentions[actor.mention].span;
        let owns = |unit: &Unit<'_>| unit.span == span && unit.is(Class::Possessive);
        self.is_pronoun(actor) && self.clauses.units.iter().any(owns)
    }

    /// Who did, or said, what the phrase points back to.
    fn told(&self, frame: &FrameRule, phrase: Phrase, source: Actor, found: &[Finding]) -> Option<usize> {
        let units = &self.clauses.units;
        let own = self.acting(source.mention, self.capital_of(source.mention));
        let before = |finding: &&Finding| {
            finding.unit < phrase.start
                && finding.kind.group != Group::State
                && self.acting(finding.source, finding.source_acts_for) != own
        };
        let mut before = found.iter().rev().filter(before);
        // "all it can do"
        let verb = |next: &Unit<'_>| next.is_auxiliary() || !next.verbs().is_empty();
        let acts = self.sentence.sentence.lang == Lang::En && units.get(phrase.start + 1).is_some_and(verb);
        let alone = self.points(phrase.start) && !units[phrase.start].is(Class::Determiner) && !acts;
        let of_act = alone && Group::VERBAL.contains(&frame.kind.group);
        if of_act || frame.target_reach == Reach::Owner && self.is_any_act(phrase.start) {
            // Who "did not defend *it*" stands by no attack.
            let good = Group::COOPERATION.contains(&frame.kind.group);
            let ill = |finding: &Finding| Group::CONFLICT.contains(&finding.kind.group);
            let act = before.find(|finding| !finding.kind.symmetric);
            return act.filter(|act| !(good && ill(act))).map(|finding| finding.source);
        }
        let noun = (phrase.start + 1..phrase.end).rev().find(|unit| !units[*unit].triggers.is_empty())?;
        // "condemned the killing of a nurse" tells of another.
        let told_anew = units.get(noun + 1).is_some_and(|next| next.marker().is_some());
        if told_anew && self.sentence.sentence.lang == Lang::En {
            return None;
        }
        let same_kind = |finding: &&Finding| {
            let mut words = units[noun].triggers.iter().flat_map(|trigger| &trigger.words);
            words.any(|word| self.context.lexicon.frames.of(*word).kind.kind == finding.kind.kind)
        };
        let against = |finding: &&Finding| self.acting(finding.target, finding.target_acts_for) == own;
        let same: Vec<&Finding> = before.filter(same_kind).collect();
        if let Some(finding) = same.iter().find(|finding| against(finding)).or(same.first()) {
            return Some(finding.source);
        }
        let governor = units[noun].reading.and_then(|reading| reading.governor);
        let claim = governor.is_some_and(|rule| {
            self.context.language.governors[rule].modality == Some(SaidModality::Alleged)
        });
        let mut told = found.iter().rev().filter(|finding| claim && finding.unit < phrase.start);
        told.find_map(|finding| finding.speaker)
    }

    /// Whether it is a noun for any act with a word that points at it: "the move", इस फैसले.
    fn is_any_act(&self, pointer: usize) -> bool {
        let language = self.context.language;
        let Some(noun) = self.clauses.units.get(pointer + 1) else { return false };
        let words = [self.clauses.units[pointer].folded, noun.folded];
        let reading = language.lookup(&words).filter(|(length, _)| *length == words.len());
        let pronoun = reading.and_then(|(_, reading)| reading.pronoun);
        pronoun.is_some_and(|pronoun| language.pronouns[pronoun].act)
    }

    /// "rang up X to express gratitude", "X को फोन कर आभार जताया": whom the last act before of the
    /// same doer was towards. Nobody thanks whom he has just condemned.
    fn addressees(&self, frame: &FrameRule, site: &Site, source: Actor, found: &[Finding]) -> Vec<Actor> {
        let is_open = |slot: &Slot| {
            self.clauses
                .phrases(&self.context, site, *slot)
                .into_iter()
                .all(|phrase| self.is_open(site, *slot, phrase))
        };
        // "डॉक्टरों का आभार जताया"
        let other = |marker: usize| {
            let head = marker.checked_sub(1).map(|head| &self.clauses.units[head]);
            let contained = self.clauses.units[marker].marker().is_none();
            !contained && head.is_some_and(|unit| !unit.is_mention())
        };
        let hindi = self.sentence.sentence.lang == Lang::Hi;
        if !frame.target.iter().all(is_open)
            || hindi && self.marked_before(frame, site).into_iter().any(other)
        {
            return Vec::new();
        }
        let good = Group::COOPERATION.contains(&frame.kind.group);
        let ill = |finding: &Finding| finding.kind.goldstein.is_some_and(|score| score < -1.0);
        let towards = |finding: &Finding| {
            let ends = [(finding.source, finding.target), (finding.target, finding.source)];
            let ends = &ends[..1 + usize::from(finding.kind.symmetric)];
            ends.iter().find(|(doer, _)| self.who(*doer) == self.who(source.mention)).map(|(_, other)| *other)
        };
        let act = |finding: &&Finding| {
            finding.unit < site.unit
                && finding.kind.group != Group::State
                && finding.polarity == Polarity::Positive
                && !(good && ill(finding))
                && towards(finding).is_some()
        };
        let Some(last) = found.iter().filter(act).map(|finding| finding.unit).max() else {
            return Vec::new();
        };
        let same = found.iter().filter(act).filter(|finding| finding.unit == last);
        let actors = same.filter_map(towards).map(|mention| Actor { mention, reach: Reach::Owner });
        self.distinct(actors.collect())
    }

    /// Whether nobody else stands in the slot: nothing, a pronoun, or what the act is for.
    fn is_open(&self, site: &Site, slot: Slot, phrase: Phrase) -> bool {
        let units = &self.clauses.units;
        let ends = |at: &usize| units[*at].marker().is_some() && !units[*at].is_mention();
        let head = phrase.start..phrase.clone().find(ends).unwrap_or(phrase.end);
        let own = phrase.contains(&site.unit);
        let pronoun = head.len() == 1 && units[head.start].any(&[Class::Named, Class::SameSubject])
            || head.clone().all(|at| units[at].reading.is_some_and(|reading| reading.pronoun.is_some()));
        if own || pronoun {
            return true;
        }
        let before = phrase.start.checked_sub(1).and_then(|before| units[before].reading);
        let addressed = slot == Slot::Object || self.context.language.plays(before, Role::Addressee);
        let people = |at: usize| units[at].title || units[at].any(&[Class::Actor, Class::Department]);
        !addressed && !head.clone().any(people)
    }

    /// "X asked Y to send arms", "Y से हथियार देने को कहा": who wants it of the doer; of one who
    /// speaks for a state that the sentence names, the state.
    fn asker(&self, site: &Site, source: Actor, found: &[Finding]) -> Option<Actor> {
        if self.clauses.status(&self.context, site).modality != Modality::Desired {
            return None;
        }
        let governors = self.clauses.governors(&self.context, site);
        let asked = |finding: &&Finding| {
            governors.contains(&finding.unit) && self.who(finding.target) == self.who(source.mention)
        };
        let asker = found.iter().find(asked)?.source;
        let acts =
            matches!(self.entity_type(asker), EntityType::Country | EntityType::Person | EntityType::Place);
        let mention = self.state_of(asker).unwrap_or(asker);
        acts.then_some(Actor { mention, reach: Reach::Owner })
    }

    /// "*his* country", "Putin's government", उनका देश: the state of the person, if the sentence names it.
    pub(super) fn of_state(&self, phrase: &Phrase, actor: Actor) -> Actor {
        let units = &self.clauses.units;
        let named = phrase.clone().find(|at| units[*at].mentions().contains(&actor.mention));
        let body = named.is_some_and(|at| {
            let owns = self.owns(&units[at]) || units.get(at + 1).is_some_and(|next| self.owns(next));
            owns && units[at + 1..phrase.end.max(at + 1)].iter().any(|unit| unit.is(Class::Authority))
        });
        let person = self.entity_type(actor.mention) == EntityType::Person;
        let state = if body && person { self.state_of(actor.mention) } else { None };
        state.map_or(actor, |mention| Actor { mention, ..actor })
    }

    fn owns(&self, unit: &Unit<'_>) -> bool {
        let contained = unit.reading.and_then(|reading| reading.pronoun_marker);
        unit.kind == UnitKind::Possessive
            || unit.is_mention() && unit.is(Class::Possessive)
            || contained
                .is_some_and(|marker| self.context.language.markers_of(Role::Genitive).contains(&marker))
            || self.context.language.plays(unit.reading, Role::Genitive)
    }

    /// Where the sentence names the state of a person.
    fn state_of(&self, person: usize) -> Option<usize> {
        let Who::Listed(listed) = self.who(person) else { return None };
        let state = self.context.lexicon.entities.get(listed).country?;
        self.named_here().find(|mention| self.who(*mention) == Who::Listed(state))
    }
}

/// Who "rang up X to thank him" has thanked him: what is done in another act is as sure as that.
pub(super) fn happen_with(found: &mut [Finding], known: usize) {
    let (told, new) = found.split_at_mut(known);
    for finding in new.iter_mut().filter(|finding| finding.modality == Modality::Planned) {
        let ends = |other: &Finding| {
            let pair = (other.source, other.target);
            pair == (finding.source, finding.target) || pair == (finding.target, finding.source)
        };
        if let Some(act) = told.iter().rev().find(|other| other.unit < finding.unit && ends(other)) {
            finding.modality = act.modality;
        }
    }
}
