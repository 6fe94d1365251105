//! Whom a pronoun stands for, by its place among the clauses: it, its, they, both sides.
//!
//! Who acts in a clause goes on as the subject of what depends on it or is joined to it. What a verb
//! is done to is never its subject; an owner rather is. Whoever is named in the pronoun's own clause
//! is somebody else. Where two fit as well, nobody is meant.

use super::super::phrase::english_actors;
use super::super::{Context, Phrase, Unit, UnitKind};
use super::English;
use super::groups::{Group, GroupForm};
use super::nouns::is_stop;
use super::subjects::first_marker;
use crate::gazetteer::files::grammar::{Class, Number, PronounEntry, Role};
use crate::gazetteer::files::rules::{Group as KindGroup, Reach};
use crate::gazetteer::files::schema::Gender;
use crate::lexicon::triggers::{FrameRule, Shape, Slot};
use crate::link::Who;
use crate::{EntityType, MentionForm};

/// Whom a pronoun may stand for.
#[derive(Clone, Copy)]
struct Pronoun<'c> {
    at: usize,
    /// Several, or a body of many.
    many: bool,
    /// Exactly two.
    two: bool,
    owner: bool,
    /// What the grammar says of it, if that is more than that it stands for somebody.
    entry: Option<&'c PronounEntry>,
}

impl Pronoun<'_> {
    /// "it", which may be nobody.
    fn is_thing(self) -> bool {
        !self.owner && !self.many && self.entry.is_none()
    }

    fn is_person(self) -> bool {
        self.entry.is_some_and(|entry| entry.gender.is_some())
    }

    /// "the country", said instead of "it" where somebody else is meant than who acts.
    fn is_description(self) -> bool {
        !self.two && self.entry.is_some_and(|entry| entry.gender.is_none())
    }
}

/// Those who act in a phrase.
struct Party {
    mentions: Vec<usize>,
    many: bool,
    /// "the Russian president", who is no "it".
    titled: bool,
}

impl English {
    /// The pronouns that nothing has told yet whom they stand for, each with the mentions of those.
    pub(in crate::clause) fn referents(
        &self,
        context: &Context<'_>,
        units: &mut [Unit<'_>],
    ) -> Vec<(usize, Vec<usize>)> {
        let mut found = Vec::new();
        for at in 0..units.len() {
            let Some(pronoun) = pronoun_at(context, units, at) else { continue };
            let Some(mentions) = self.referent(context, units, pronoun) else { continue };
            // Those behind it may stand for the same.
            units[at].kind = UnitKind::Mention(mentions.clone());
            found.push((at, mentions));
        }
        found
    }

    fn referent(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        pronoun: Pronoun<'_>,
    ) -> Option<Vec<usize>> {
        if let Some(name) = joined_owner(context, units, pronoun) {
            return Some(name);
        }
        if pronoun.is_description() {
            return self.described(context, units, pronoun);
        }
        if let Some(verb) = self.verb_of_subject(units, pronoun) {
            return self.as_subject(context, units, pronoun, verb);
        }
        let verb = self.groups.iter().rposition(|group| group.end <= pronoun.at)?;
        self.as_object(context, units, pronoun, verb)
    }

    /// "X bombed Y, and *the country* struck back": who is named, and does not act in the clause itself
    /// nor in the one before.
    fn described(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        pronoun: Pronoun<'_>,
    ) -> Option<Vec<usize>> {
        let from = (0..pronoun.at).rev().find(|at| is_stop(&units[*at])).map_or(self.opening, |at| at + 1);
        let mut verbs = (0..self.groups.len()).filter(|verb| {
            let group = &self.groups[*verb];
            group.form == GroupForm::Finite && (from..pronoun.at).contains(&group.start)
        });
        let last = verbs.next_back()?;
        let acts = [Some(last), verbs.next_back()].into_iter().flatten();
        let acting: Vec<Party> = acts
            .filter_map(|verb| self.subject(context, units, verb))
            .map(|phrase| self.party(context, units, phrase))
            .collect();
        let found = candidates(context, units, from..pronoun.at, pronoun, |mention| {
            !acting.iter().any(|party| party.has(context, mention))
        });
        (found.len() == 1).then_some(found)
    }

    /// The finite verb that the pronoun, or what it owns, is the subject of.
    fn verb_of_subject(&self, units: &[Unit<'_>], pronoun: Pronoun<'_>) -> Option<usize> {
        let index = self.groups.iter().position(|group| group.start > pronoun.at)?;
        let verb = &self.groups[index];
        let between = &units[pronoun.at + 1..verb.start];
        let opens = pronoun.at == self.opening || {
            let joint = [Class::And, Class::But, Class::That, Class::Subordinator, Class::Relative];
            let before = &units[pronoun.at - 1];
            before.kind == UnitKind::Punct || before.any(&joint)
        };
        let own = if pronoun.owner {
            opens && between.iter().all(|unit| unit.kind != UnitKind::Punct && !unit.is(Class::That))
        } else {
            between.iter().all(Unit::is_adverbial)
        };
        (own && verb.form == GroupForm::Finite).then_some(index)
    }

    /// "X cut ties after *it* was bombed", "X fought Y, and *its* troops lost": the subject of a clause.
    fn as_subject(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        pronoun: Pronoun<'_>,
        verb: usize,
    ) -> Option<Vec<usize>> {
        if pronoun.is_thing() && self.is_expletive(units, verb) {
            return None;
        }
        let own = pronoun.at + 1..self.clause_end(units, &self.site_of(units, verb));
        let other = |mention: &usize| !named_in(context, units, own.clone(), *mention);
        let Some(outer) = (0..verb).rev().find(|before| self.groups[*before].form == GroupForm::Finite)
        else {
            return self.subject_behind(context, units, pronoun, verb);
        };
        let between = &units[self.groups[outer].end..pronoun.at];
        if between.iter().any(is_stop) {
            return None;
        }
        let phrase = self.subject(context, units, outer)?;
        let subject = self.party(context, units, phrase.clone());
        let goes_on = subject.meant(context, pronoun, other);
        if subject.mentions.is_empty() && !pronoun.many {
            return None; // "The deal angered X because *it* …"
        }
        let body = goes_on.is_none().then(|| self.own_force(context, units, outer, pronoun)).flatten();
        if let Some(body) = body.filter(|_| !subject.mentions.is_empty()) {
            return Some(if body.is_empty() { subject.mentions } else { body });
        }
        if pronoun.many {
            let objects = self.patients_of(context, units, outer);
            return goes_on.or_else(|| objects?.meant(context, pronoun, other));
        }
        let joined = pronoun.at.checked_sub(1).is_some_and(|at| units[at].any(&[Class::And, Class::But]));
        let said = self.reporting_before(units, verb, pronoun.at).is_some();
        if joined || said || self.answers(context, units, outer, pronoun) {
            return goes_on;
        }
        let outside = self.start_of(outer, &phrase)..pronoun.at;
        let rest = outside.filter(|at| !phrase.contains(at));
        let others = candidates(context, units, rest, pronoun, |mention| {
            other(&mention) && !subject.has(context, mention)
        });
        let cause = pronoun.at.checked_sub(1).is_some_and(|at| units[at].is(Class::Causal));
        match (goes_on, others.len()) {
            (Some(meant), 0) => Some(meant),
            (None, 1) => Some(others),
            // "X condemned Y after *it* had bombed Z": rather who is judged for it.
            (Some(_), 1) if cause && self.provokes(context, units, outer) => Some(others),
            (Some(meant), _) if !cause || !self.harms(context, units, outer) => Some(meant),
            _ => None,
        }
    }

    /// "and expelled *its* envoys", "when Y attacked *it*": what the verb is done to.
    fn as_object(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        pronoun: Pronoun<'_>,
        verb: usize,
    ) -> Option<Vec<usize>> {
        let group = &self.groups[verb];
        if pronoun.is_thing() && is_filler(units, pronoun.at) {
            return None;
        }
        let phrase = self.subject(context, units, verb);
        let subject = phrase.clone().map(|phrase| self.party(context, units, phrase));
        let counts = [Class::Determiner, Class::OtherPronoun, Class::Measure];
        let direct = (group.end..pronoun.at).all(|at| {
            let unit = &units[at];
            let of = context.language.plays(unit.reading, Role::Genitive);
            unit.is_adverbial() || unit.kind == UnitKind::Number || unit.any(&counts) || of
        });
        let hurts = direct && self.hurts_object(context, units, group, pronoun);
        // "the Kremlin's leader broke *his* word": he is not named.
        let unnamed = subject.as_ref().is_some_and(|subject| subject.titled) && pronoun.is_person();
        let reason = pronoun.owner && self.is_reason(context, units, verb, pronoun);
        if unnamed || pronoun.owner && !hurts && !reason {
            return subject?.meant(context, pronoun, |_| true);
        }
        if reason {
            let found = candidates(context, units, group.end..pronoun.at, pronoun, |mention| {
                !subject.as_ref().is_some_and(|subject| subject.has(context, mention))
            });
            return (found.len() == 1).then_some(found);
        }
        let near = phrase.filter(|phrase| {
            phrase.end <= group.start && self.groups.iter().all(|other| !phrase.contains(&other.start))
        });
        let behind_verb = |phrase: &Phrase| {
            self.groups[..verb].iter().any(|before| before.start >= phrase.end)
        };
        let start = near.filter(|near| !behind_verb(near)).map_or(group.start, |near| near.start);
        let own = start..self.clause_end(units, &self.site_of(units, verb));
        let own = own.filter(|at| *at != pronoun.at);
        let named: Vec<usize> = own.flat_map(|at| units[at].mentions().iter().copied()).collect();
        let other = |mention: &usize| {
            let own = subject.as_ref().is_some_and(|subject| subject.has(context, *mention));
            !own && !named.iter().any(|near| who(context, *near) == who(context, *mention))
        };
        let outer = (0..verb).rev().find(|before| {
            self.groups[*before].form == GroupForm::Finite && self.groups[*before].end <= start
        })?;
        let objects = self.patients_of(context, units, outer);
        if pronoun.many || pronoun.two {
            let acts = self.subject(context, units, outer).map(|phrase| self.party(context, units, phrase));
            let parties = [acts, objects];
            let mut meant = parties.iter().flatten().filter_map(|party| party.meant(context, pronoun, other));
            let Some(only) = meant.next() else {
                return self.two_named(context, units, pronoun, start, other);
            };
            return meant.next().is_none().then_some(only);
        }
        let from = (0..start).rev().find(|at| is_stop(&units[*at])).map_or(self.opening, |at| at + 1);
        let found = candidates(context, units, from..start, pronoun, |mention| other(&mention));
        let thing = objects.as_ref().is_some_and(|party| party.mentions.is_empty() && !party.many);
        if thing && !pronoun.many && !self.is_done_to_somebody(context, units, pronoun) {
            return None;
        }
        if found.len() == 1 {
            return Some(found);
        }
        // "X ruled Y until Z seized *it*"
        objects.filter(|_| !pronoun.owner)?.meant(context, pronoun, other)
    }

    /// "After *it* had been bombed, X cut ties": who acts behind the comma that ends the clause.
    fn subject_behind(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        pronoun: Pronoun<'_>,
        verb: usize,
    ) -> Option<Vec<usize>> {
        let depends = pronoun.at.checked_sub(1).is_some_and(|at| units[at].is(Class::Subordinator));
        let comma = (self.groups[verb].end..units.len()).find(|at| units[*at].is_punct(","))?;
        let finite = |group: &&Group| group.form == GroupForm::Finite && group.start > comma;
        let phrase = self.noun_phrase(units, self.groups.iter().find(finite)?.start)?;
        let named = self.party(context, units, phrase.start.max(comma + 1)..phrase.end);
        let other = |mention: &usize| !named_in(context, units, pronoun.at + 1..comma, *mention);
        if depends { named.meant(context, pronoun, other) } else { None }
    }

    /// "sent *his army* into X, where *it* …", "sent *troops*, and *they* …": whose the body is that the
    /// verb has for an object, nobody where that is left to its subject.
    fn own_force(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        verb: usize,
        pronoun: Pronoun<'_>,
    ) -> Option<Vec<usize>> {
        let group = &self.groups[verb];
        let object = self.object(units, group);
        let end = first_marker(units, object.clone());
        let head = end.checked_sub(1).filter(|head| object.contains(head))?;
        let body = units[head].is(Class::Actor) && units[head].plural == pronoun.many;
        let lemmas = units[group.main].verbs();
        let sends = |frame: &FrameRule| {
            let Shape::NounVerb(verbs) = &frame.shape else { return false };
            !is_deed(frame) && lemmas.iter().any(|(lemma, _)| verbs.contains(lemma))
        };
        if !body || group.passive || !has_frame(context, &units[head], sends) {
            return None;
        }
        Some(self.party(context, units, object.start..end).mentions)
    }

    /// "punished X *over its* invasion of Y": what somebody is judged for is his own act.
    fn is_reason(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        verb: usize,
        pronoun: Pronoun<'_>,
    ) -> bool {
        let before = &units[pronoun.at - 1];
        let last = before.marker().or(before.tail);
        let for_it = last.is_some_and(|marker| context.language.markers_of(Role::Reason).contains(&marker));
        let judges = |frame: &FrameRule| frame.kind.judges || is_ill(frame);
        (for_it || before.is(Class::Causal)) && self.tells(context, units, verb, judges)
    }

    /// "brokered a truce between X and Y, and urged *both*": the only two who are named but the subject.
    fn two_named(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        pronoun: Pronoun<'_>,
        end: usize,
        other: impl Fn(&usize) -> bool,
    ) -> Option<Vec<usize>> {
        let from = (0..end).rev().find(|at| is_stop(&units[*at])).map_or(self.opening, |at| at + 1);
        let mut found: Vec<usize> = Vec::new();
        for mention in units[from..end].iter().flat_map(Unit::mentions).copied() {
            let new = found.iter().all(|known| who(context, *known) != who(context, mention));
            if new && other(&mention) && fits(context, mention, pronoun) {
                found.push(mention);
            }
        }
        (pronoun.two && found.len() == 2).then_some(found)
    }

    /// Those upon whom the verb acts; nobody where it has an object that is a thing.
    fn patients_of(&self, context: &Context<'_>, units: &[Unit<'_>], verb: usize) -> Option<Party> {
        let group = &self.groups[verb];
        let phrase =
            if group.passive { self.subject(context, units, verb)? } else { self.object(units, group) };
        let opens = units.get(phrase.start)?;
        let direct = opens.marker().is_none() || opens.is_mention();
        (direct && !phrase.is_empty() && units[group.main].tail.is_none())
            .then(|| self.party(context, units, phrase))
    }

    fn party(&self, context: &Context<'_>, units: &[Unit<'_>], phrase: Phrase) -> Party {
        let mut mentions: Vec<usize> = Vec::new();
        for actor in english_actors(context, units, phrase.clone(), Reach::Actor) {
            if mentions.iter().all(|other| who(context, *other) != who(context, actor.mention)) {
                mentions.push(actor.mention);
            }
        }
        let body = |unit: &Unit<'_>| {
            let people = unit.is_mention()
                && unit.mentions().iter().any(|mention| is_force(context, *mention) || {
                    context.linked.mentions[*mention].form == MentionForm::Demonym && unit.plural
                });
            unit.plural && unit.is(Class::Actor) || people
        };
        let first = phrase.start..first_marker(units, phrase);
        let many = mentions.len() > 1 || units[first.clone()].iter().any(body);
        let titled = units[first].last().is_some_and(|head| head.title);
        Party { mentions, many, titled }
    }

    fn start_of(&self, verb: usize, subject: &Phrase) -> usize {
        subject.start.min(self.groups[verb].start)
    }

    /// "*It* took years", "*it* was agreed that", "*it* is clear": nobody.
    fn is_expletive(&self, units: &[Unit<'_>], verb: usize) -> bool {
        let group = &self.groups[verb];
        let main = &units[group.main];
        let that = units.get(group.end).is_some_and(|unit| unit.any(&[Class::That, Class::To]));
        main.is(Class::Be) || main.is(Class::Impersonal) || group.passive && (that || group.reporting)
    }

    /// "denied a report *that it* did", "rejected a charge *that it* did": who is charged answers.
    fn answers(&self, context: &Context<'_>, units: &[Unit<'_>], outer: usize, pronoun: Pronoun<'_>) -> bool {
        let that = pronoun.at.checked_sub(1).is_some_and(|at| units[at].is(Class::That));
        let judges = |frame: &FrameRule| frame.kind.judges && frame.kind.group == KindGroup::VerbalConflict;
        let group = &self.groups[outer];
        that && (group.reporting || has_frame(context, &units[group.main], judges))
    }

    /// Whether somebody is judged or punished for what the pronoun's clause tells of him.
    fn provokes(&self, context: &Context<'_>, units: &[Unit<'_>], outer: usize) -> bool {
        // Who is at war may as well have begun it.
        let judges = |frame: &FrameRule| frame.kind.judges || is_ill(frame) && !is_deed(frame);
        self.tells(context, units, outer, judges) && !self.tells(context, units, outer, |frame| !judges(frame))
    }

    /// Whether the verb's clause tells of ill will, for which either side may be the reason.
    fn harms(&self, context: &Context<'_>, units: &[Unit<'_>], outer: usize) -> bool {
        self.tells(context, units, outer, is_ill) && !self.tells(context, units, outer, |frame| !is_ill(frame))
    }

    /// Whether some act between two is told by the verb, or by the noun that it has for an object.
    fn tells(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        verb: usize,
        wanted: impl Fn(&FrameRule) -> bool,
    ) -> bool {
        let group = &self.groups[verb];
        let object = self.object(units, group);
        let end = object.clone().find(|at| units[*at].marker().is_some()).unwrap_or(object.end);
        let lemmas = units[group.main].verbs();
        has_frame(context, &units[group.main], |frame| frame.kind.group != KindGroup::State && wanted(frame))
            || units[object.start..end].iter().filter(|unit| !unit.is_mention()).any(|noun| {
                has_frame(context, noun, |frame| match &frame.shape {
                    Shape::NounVerb(verbs) => {
                        lemmas.iter().any(|(lemma, _)| verbs.contains(lemma)) && wanted(frame)
                    }
                    _ => false,
                })
            })
    }

    /// "expelled *its* envoys": an act of ill will upon whoever owns the object, who is another.
    fn hurts_object(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        group: &Group,
        pronoun: Pronoun<'_>,
    ) -> bool {
        let upon = |frame: &FrameRule| is_ill(frame) && frame.target.contains(&Slot::Object);
        let body = || self.is_done_to_somebody(context, units, pronoun);
        has_frame(context, &units[group.main], |frame| {
            upon(frame) && (frame.target_reach != Reach::Actor || body())
        })
    }

    /// "accused *it* of", "gave *it* a loan", "sank *its* ships": nothing of the kind is done to things.
    fn is_done_to_somebody(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        pronoun: Pronoun<'_>,
    ) -> bool {
        let next = units.get(pronoun.at + 1);
        if pronoun.owner {
            let end = self.phrase_end(units, pronoun.at + 1, units.len());
            let owned = &units[pronoun.at + 1..end.max(pronoun.at + 1)];
            return owned.iter().any(|unit| unit.title || unit.any(&[Class::Actor, Class::Department]));
        }
        next.is_some_and(|unit| {
            let given = unit.any(&[Class::Determiner, Class::Adjective]) && unit.marker().is_none();
            given || is_charged(context, unit)
        })
    }
}

impl Party {
    fn has(&self, context: &Context<'_>, mention: usize) -> bool {
        self.mentions.iter().any(|own| who(context, *own) == who(context, mention))
    }

    /// Its members, if all are such as the pronoun asks for, and as many.
    fn meant(
        &self,
        context: &Context<'_>,
        pronoun: Pronoun<'_>,
        other: impl Fn(&usize) -> bool,
    ) -> Option<Vec<usize>> {
        let members = &self.mentions;
        let number = match (pronoun.two, pronoun.many) {
            (true, _) => members.len() == 2,
            (_, true) => self.many && !members.is_empty(),
            _ if self.titled && pronoun.entry.is_none() => false,
            _ => members.len() == 1 && !(self.many && members.iter().all(|own| !is_force(context, *own))),
        };
        let fit = |mention: &usize| fits(context, *mention, pronoun) && other(mention);
        (number && members.iter().all(fit)).then(|| members.clone())
    }
}

/// A pronoun that stands for nobody yet.
fn pronoun_at<'c>(context: &Context<'c>, units: &[Unit<'_>], at: usize) -> Option<Pronoun<'c>> {
    let unit = &units[at];
    let reading = unit.reading.filter(|_| unit.kind == UnitKind::Word)?;
    let entry = reading.pronoun.map(|pronoun| &context.language.pronouns[pronoun]);
    let entry = entry.filter(|entry| {
        !entry.refers.is_empty() && !entry.act && !entry.relative && !entry.reciprocal && !entry.describes()
    });
    let two = entry.is_some_and(|entry| entry.number == Number::Two);
    let owner = unit.is(Class::Possessive) || entry.is_some_and(|entry| entry.possessive);
    (entry.is_some() || unit.is(Class::Named)).then_some(Pronoun {
        at,
        many: unit.is(Class::Many) || two,
        two,
        owner,
        entry,
    })
}

/// "X and *its* allies": the name before.
fn joined_owner(context: &Context<'_>, units: &[Unit<'_>], pronoun: Pronoun<'_>) -> Option<Vec<usize>> {
    let name = pronoun.at.checked_sub(2).filter(|_| pronoun.owner && units[pronoun.at - 1].is(Class::And))?;
    let mentions = units[name].mentions();
    let bare = context.linked.mentions[*mentions.first()?].form != MentionForm::Demonym;
    let verbless = units[pronoun.at + 1..].iter().take_while(|unit| unit.verbs().is_empty()).count() > 1;
    let one = mentions.len() == 1 && !pronoun.many && bare && verbless;
    (one && fits(context, mentions[0], pronoun)).then(|| mentions.to_vec())
}

/// "accused it *of*", "urged it *to*": what follows is asked of somebody, or told against him.
fn is_charged(context: &Context<'_>, next: &Unit<'_>) -> bool {
    next.is(Class::To) || context.language.plays(next.reading, Role::Charge)
}

/// "made *it* clear": no phrase ends with the pronoun, and none begins behind it.
fn is_filler(units: &[Unit<'_>], at: usize) -> bool {
    units.get(at + 1).is_some_and(|next| {
        let ends = next.kind != UnitKind::Word
            || next.marker().is_some()
            || next.is_adverbial()
            || next.any(&[Class::And, Class::But, Class::Determiner, Class::Subordinator, Class::Relative]);
        !ends || next.is(Class::That)
    })
}

/// Those named in the units who fit, each once.
fn candidates(
    context: &Context<'_>,
    units: &[Unit<'_>],
    range: impl Iterator<Item = usize>,
    pronoun: Pronoun<'_>,
    counts: impl Fn(usize) -> bool,
) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for mention in range.flat_map(|at| units[at].mentions().iter().copied()) {
        let adjective = context.linked.mentions[mention].form == MentionForm::Demonym;
        let new = found.iter().all(|other| who(context, *other) != who(context, mention));
        if !adjective && new && fits(context, mention, pronoun) && counts(mention) {
            found.push(mention);
        }
    }
    found
}

fn named_in(context: &Context<'_>, units: &[Unit<'_>], range: Phrase, mention: usize) -> bool {
    let mut named = units[range.start..range.end.max(range.start)].iter().flat_map(Unit::mentions);
    named.any(|near| who(context, *near) == who(context, mention))
}

fn fits(context: &Context<'_>, mention: usize, pronoun: Pronoun<'_>) -> bool {
    const BODIES: [EntityType; 3] = [EntityType::Country, EntityType::Organisation, EntityType::Place];
    let entity_type = context.linked.entity(context.lexicon, who(context, mention)).entity_type;
    let gender = match who(context, mention) {
        Who::Listed(listed) => context.lexicon.entities.get(listed).gender,
        Who::Unlisted(_) => None,
    };
    // Of two people, of whom only one is known to be a woman, "her" may be either.
    let same = |wanted: Gender| gender == Some(wanted);
    match pronoun.entry {
        Some(entry) => entry.refers.contains(&entity_type) && entry.gender.is_none_or(same),
        None if pronoun.many => entity_type == EntityType::Person || BODIES.contains(&entity_type),
        None => BODIES.contains(&entity_type),
    }
}

/// "the Houthis", "the party": one body of many people, as the nouns for its sort tell.
fn is_force(context: &Context<'_>, mention: usize) -> bool {
    let subtype = context.linked.subtype(context.lexicon, who(context, mention));
    subtype.is_some_and(|subtype| {
        let entries = context.language.pronouns.iter();
        let mut bodies = entries.filter(|entry| entry.refers == [EntityType::Organisation]);
        bodies.any(|entry| entry.subtypes.iter().any(|sort| sort == subtype))
    })
}

fn is_ill(frame: &FrameRule) -> bool {
    KindGroup::CONFLICT.contains(&frame.kind.group)
}

/// Blows, as no words or sanctions are.
fn is_deed(frame: &FrameRule) -> bool {
    frame.kind.goldstein.is_some_and(|score| score < -8.0)
}

fn has_frame(context: &Context<'_>, unit: &Unit<'_>, wanted: impl Fn(&FrameRule) -> bool) -> bool {
    let hits = unit.triggers.iter().chain(&unit.stem_triggers).chain(&unit.head_triggers);
    let mut frames = hits.flat_map(|hit| &hit.words).map(|word| context.lexicon.frames.of(*word));
    frames.any(|frame| frame.needs.is_empty() && wanted(frame))
}

fn who(context: &Context<'_>, mention: usize) -> Who {
    context.linked.mentions[mention].who
}
