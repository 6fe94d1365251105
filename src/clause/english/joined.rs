//! Verbs in a row: what they share.

use super::super::phrase::english_actors;
use super::super::{Context, Phrase, Site, Unit};
use super::English;
use super::groups::{Group, GroupForm};
use super::nouns::is_stop;
use crate::gazetteer::files::grammar::{Class, Inflection, Role};
use crate::gazetteer::files::rules::Reach;
use crate::lexicon::triggers::{Slot, TriggerWord};

impl English {
    /// "agreed to lift sanctions and release prisoners", "will meet X and sign a pact", "accused X
    /// of bombing Y and killing Z": verbs that go on as the one before them began.
    pub(super) fn join(&mut self, units: &[Unit<'_>]) {
        for index in 1..self.groups.len() {
            let Some(place) = self.goes_on_from(units, index) else { continue };
            let before = &self.groups[place];
            let (form, modality, negative) = (before.form, before.modality, before.negative);
            let promised = ends_in_infinitive(&units[before.main]);
            let group = &mut self.groups[index];
            group.negative |= negative;
            if promised {
                group.form = GroupForm::Infinitive;
            } else {
                (group.form, group.modality, group.joined) = (form, modality, Some(place));
                group.passive &= form != GroupForm::Finite;
            }
        }
    }

    /// "has, since the war began, *supported*": an auxiliary that an insertion parts from its verb.
    pub(super) fn reunite(&mut self, units: &[Unit<'_>]) {
        for index in 1..self.groups.len() {
            let verb = &self.groups[index];
            let closed = units[verb.start - 1].is_punct(",") && verb.start == verb.main;
            let helps = |place: &usize| {
                let group = &self.groups[*place];
                let helper = group.form == GroupForm::Finite && units[group.main].is_auxiliary();
                helper && units[group.end].is_punct(",") && group.end + 1 < verb.start
            };
            let near = index.saturating_sub(2)..index;
            let Some(place) = near.rev().find(helps).filter(|_| closed) else { continue };
            let helper = &self.groups[place];
            let last = &units[helper.main];
            let wanted: &[Inflection] = match (last.is(Class::Be), last.is(Class::Have)) {
                (true, _) => &[Inflection::Participle, Inflection::Gerund],
                (_, true) => &[Inflection::Participle],
                _ => &[Inflection::Base],
            };
            if !units[verb.main].may_be(wanted) {
                continue;
            }
            let (modality, negative) = (helper.modality, helper.negative);
            let passive = last.is(Class::Be) && !units[verb.main].may_be(&[Inflection::Gerund]);
            let group = &mut self.groups[index];
            (group.form, group.joined, group.modality) = (GroupForm::Finite, Some(place), modality);
            (group.passive, group.negative) = (passive, negative || group.negative);
        }
    }

    /// The verb before, also around a relative clause that a comma ends: "to withdraw from states
    /// that joined NATO, rescind sanctions".
    fn goes_on_from(&self, units: &[Unit<'_>], index: usize) -> Option<usize> {
        let fits = |place: &usize| {
            let (before, group) = (&self.groups[*place], &self.groups[index]);
            is_linked(units, before, group) && goes_on(units, before, group)
        };
        let before = index.checked_sub(1)?;
        let relative = self.groups[before].start.checked_sub(1).filter(|at| units[*at].is(Class::Relative));
        let comma = self.groups[index].start.checked_sub(1).is_some_and(|at| units[at].is_punct(","));
        let around = || before.checked_sub(1).filter(|_| relative.is_some() && comma);
        Some(before)
            .filter(fits)
            .or_else(|| around().filter(|outer| goes_on(units, &self.groups[*outer], &self.groups[index])))
    }

    /// The first of the verbs that a verb stands in a row with.
    pub(super) fn lead(&self, mut index: usize) -> usize {
        while let Some(before) = self.groups[index].joined {
            index = before;
        }
        index
    }

    /// "condemned and sanctioned X", "condemned and vowed to punish X": the one who is the object of
    /// the verb after.
    pub(super) fn shared_object(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        index: usize,
    ) -> Option<Phrase> {
        let mut next = self.linked_after(units, index)?;
        while self
            .groups
            .get(next + 1)
            .is_some_and(|inner| inner.form == GroupForm::Infinitive && inner.start == self.groups[next].end)
        {
            next += 1;
        }
        let verb = &self.groups[next];
        let object = self.object(units, verb);
        let actors = |reach| english_actors(context, units, object.clone(), reach);
        // "entered and created the Thai and Lao fronts" did not enter the Thai.
        let acts = actors(Reach::Actor) == actors(Reach::Owner);
        let direct = units.get(object.start).is_some_and(|unit| unit.marker().is_none() || unit.is_mention());
        (!verb.passive && direct && acts).then_some(object)
    }

    /// Who did it: "was condemned by X", "was condemned and sanctioned by X", "was accused of
    /// arming Y by X".
    pub(super) fn passive_agents(
        &self,
        context: &Context<'_>,
        units: &[Unit<'_>],
        site: &Site,
        index: usize,
    ) -> Vec<Phrase> {
        let agents = context.language.markers_of(Role::Agent);
        let by = |site: &Site| -> Vec<Phrase> {
            agents.iter().flat_map(|by| self.phrases(context, units, site, Slot::Marker(*by))).collect()
        };
        let own = by(site);
        let charge = |next: &usize| {
            let group = &self.groups[*next];
            let marker = group.start.checked_sub(1).filter(|at| *at >= self.groups[index].end);
            group.form == GroupForm::Participle
                && marker.is_some_and(|at| context.language.plays(units[at].reading, Role::Charge))
        };
        let next = self.linked_after(units, index).filter(|next| self.groups[*next].passive);
        let next = next.or_else(|| Some(index + 1).filter(|next| *next < self.groups.len()).filter(charge));
        match next.filter(|_| own.is_empty()) {
            Some(next) => by(&self.site_of(units, next)),
            None => own,
        }
    }

    /// The verb that only an "and" parts from this one.
    pub(super) fn linked_after(&self, units: &[Unit<'_>], index: usize) -> Option<usize> {
        let next = self.groups.get(index + 1)?;
        let between = units.get(self.groups[index].end..next.start)?;
        let joint = |unit: &Unit<'_>| unit.is(Class::And) || unit.is_punct(",") || unit.is_adverbial();
        let linked = between.iter().any(|unit| unit.is(Class::And)) && between.iter().all(joint);
        linked.then_some(index + 1)
    }
}

/// Nothing that begins another clause stands between, and right before the second "and" or a comma.
fn is_linked(units: &[Unit<'_>], before: &Group, group: &Group) -> bool {
    let Some(between) = units.get(before.end..group.start) else { return false };
    let breaks = |unit: &Unit<'_>| {
        is_stop(unit) || unit.any(&[Class::That, Class::But, Class::Relative]) && unit.marker().is_none()
    };
    let link = between.last().is_some_and(|unit| unit.is(Class::And) || unit.is_punct(","));
    link && !between.iter().any(breaks)
}

/// The second verb has the form that the first one's "to", "will" or preposition asks for.
fn goes_on(units: &[Unit<'_>], before: &Group, group: &Group) -> bool {
    let main = &units[group.main];
    let helped = |group: &Group| units[group.start..group.main].iter().any(Unit::is_auxiliary);
    if group.form == GroupForm::Finite {
        let bare = main.may_be(&[Inflection::Base]) && !main.may_be(&[Inflection::Past]) && !helped(group);
        let promised = ends_in_infinitive(&units[before.main]);
        let asked = promised
            || before.form == GroupForm::Infinitive
            || units[before.main].may_be(&[Inflection::Base]) && helped(before);
        return bare && asked;
    }
    // "has hired soldiers and thrown out the envoy"
    let perfect = helped(before) && !before.passive && units[before.main].may_be(&[Inflection::Participle]);
    if perfect && group.form == GroupForm::Participle && !main.may_be(&[Inflection::Past, Inflection::Gerund])
    {
        return before.form == GroupForm::Finite && !helped(group);
    }
    let gerund = |group: &Group| {
        group.form == GroupForm::Participle && units[group.main].may_be(&[Inflection::Gerund])
    };
    gerund(before) && gerund(group)
}

/// A trigger of several words such as "vow to attack" ends in a verb of its own.
fn ends_in_infinitive(unit: &Unit<'_>) -> bool {
    let base = |word: &TriggerWord| word.verb.is_some_and(|(_, forms)| forms.any(&[Inflection::Base]));
    unit.head_triggers.iter().any(|trigger| trigger.words.iter().any(base))
}
