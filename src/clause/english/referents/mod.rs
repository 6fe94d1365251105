//! Whom a pronoun stands for, by its place among the clauses: it, its, they, both sides.
//!
//! Who acts in a clause goes on as the subject of what depends on it or is joined to it. What a verb
//! is done to is never its subject; an owner rather is. Whoever is named in the pronoun's own clause
//! is somebody else. Where two fit as well, nobody is meant.

mod motives;
mod object;
mod party;
mod subject;

use super::super::{Context, Phrase, Unit, UnitKind};
use super::English;
use super::groups::GroupForm;
use super::nouns::is_stop;
use crate::MentionForm;
use crate::gazetteer::files::grammar::Class;
use crate::link::Who;
use party::{Party, Pronoun};

impl English {
    /// The pronouns that nothing has told yet whom they stand for, each with the mentions of those.
    pub(in crate::clause) fn referents(
        &self,
        context: &Context<'_>,
        units: &mut [Unit<'_>],
    ) -> Vec<(usize, Vec<usize>)> {
        let mut found = Vec::new();
        for at in 0..units.len() {
            let scene = Scene { english: self, context, units };
            let Some(mentions) = scene.pronoun(at).and_then(|pronoun| scene.referent(pronoun)) else {
                continue;
            };
            // Those behind it may stand for the same.
            units[at].kind = UnitKind::Mention(mentions.clone());
            found.push((at, mentions));
        }
        found
    }
}

/// The sentence around a pronoun.
struct Scene<'s> {
    english: &'s English,
    context: &'s Context<'s>,
    units: &'s [Unit<'s>],
}

impl Scene<'_> {
    fn referent(&self, pronoun: Pronoun<'_>) -> Option<Vec<usize>> {
        if let Some(name) = self.joined_owner(pronoun) {
            return Some(name);
        }
        if pronoun.is_description() {
            return self.described(pronoun);
        }
        if let Some(verb) = self.verb_of_subject(pronoun) {
            return self.as_subject(pronoun, verb);
        }
        let verb = self.english.groups.iter().rposition(|group| group.end <= pronoun.at)?;
        if pronoun.owner { self.as_owner(pronoun, verb) } else { self.as_object(pronoun, verb) }
    }

    /// "X and *its* allies": the name before.
    fn joined_owner(&self, pronoun: Pronoun<'_>) -> Option<Vec<usize>> {
        let and = pronoun.at.checked_sub(1).filter(|at| pronoun.owner && self.units[*at].is(Class::And))?;
        let [name] = self.units[and.checked_sub(1)?].mentions() else { return None };
        let bare = self.context.linked.mentions[*name].form != MentionForm::Demonym;
        let next = self.units.get(pronoun.at + 1).is_some_and(|unit| unit.verbs().is_empty());
        (!pronoun.many && bare && next && self.fits(*name, pronoun)).then(|| vec![*name])
    }

    /// "X bombed Y, and *the country* struck back": who is named, and does not act in the clause itself
    /// nor in the one before.
    fn described(&self, pronoun: Pronoun<'_>) -> Option<Vec<usize>> {
        let from = self.sentence_start(pronoun.at);
        let verbs = self.english.groups.iter().enumerate().rev().filter(|(_, group)| {
            group.form == GroupForm::Finite && (from..pronoun.at).contains(&group.start)
        });
        let acting: Vec<Party> =
            verbs.take(2).filter_map(|(verb, _)| self.subject_of(verb)).map(|(_, party)| party).collect();
        let acts = |mention| acting.iter().any(|party| self.has(party, mention));
        let found = self.candidates(from..pronoun.at, pronoun, |mention| !acts(mention));
        (found.len() == 1 && !acting.is_empty()).then_some(found)
    }

    /// The finite verb that the pronoun, or what it owns, is the subject of.
    fn verb_of_subject(&self, pronoun: Pronoun<'_>) -> Option<usize> {
        let index = self.english.groups.iter().position(|group| group.start > pronoun.at)?;
        let verb = &self.english.groups[index];
        let between = &self.units[pronoun.at + 1..verb.start];
        let own = if pronoun.owner {
            let one = between.iter().all(|unit| unit.kind != UnitKind::Punct && !unit.is(Class::That));
            one && self.opens_clause(pronoun.at)
        } else {
            between.iter().all(Unit::is_adverbial)
        };
        (own && verb.form == GroupForm::Finite).then_some(index)
    }

    fn opens_clause(&self, at: usize) -> bool {
        let joint = [Class::And, Class::But, Class::That, Class::Subordinator, Class::Relative];
        at == self.english.opening
            || self.before(at).is_some_and(|unit| unit.kind == UnitKind::Punct || unit.any(&joint))
    }

    fn before(&self, at: usize) -> Option<&Unit<'_>> {
        at.checked_sub(1).map(|before| &self.units[before])
    }

    /// Where the sentence, or its part behind the last semicolon or dash, begins.
    fn sentence_start(&self, at: usize) -> usize {
        (0..at).rev().find(|at| is_stop(&self.units[*at])).map_or(self.english.opening, |at| at + 1)
    }

    /// The last finite verb before that, which ends before `end`.
    fn finite_before(&self, verb: usize, end: usize) -> Option<usize> {
        (0..verb).rev().find(|before| {
            let group = &self.english.groups[*before];
            group.form == GroupForm::Finite && group.end <= end
        })
    }

    fn clause_end(&self, verb: usize) -> usize {
        self.english.clause_end(self.units, &self.english.site_of(self.units, verb))
    }

    /// The subject of a verb, and who acts in it.
    fn subject_of(&self, verb: usize) -> Option<(Phrase, Party)> {
        let phrase = self.english.subject(self.context, self.units, verb)?;
        let party = self.party(phrase.clone());
        Some((phrase, party))
    }

    /// Those upon whom the verb acts; nobody where it has an object that is a thing.
    fn patients_of(&self, verb: usize) -> Option<Party> {
        let group = &self.english.groups[verb];
        if group.passive {
            return self.subject_of(verb).map(|(_, party)| party);
        }
        let phrase = self.english.object(self.units, group);
        let opens = self.units.get(phrase.start)?;
        let direct =
            (opens.marker().is_none() || opens.is_mention()) && self.units[group.main].tail.is_none();
        (direct && !phrase.is_empty()).then(|| self.party(phrase))
    }

    fn who(&self, mention: usize) -> Who {
        self.context.linked.mentions[mention].who
    }

    /// Whether both are one, or the one is the capital that acts for the other.
    fn is_same(&self, one: usize, other: usize) -> bool {
        let acting = |mention| {
            let who = self.who(mention);
            let Who::Listed(place) = who else { return who };
            self.context.lexicon.entities.country_of_capital(place).map_or(who, Who::Listed)
        };
        acting(one) == acting(other)
    }
}
