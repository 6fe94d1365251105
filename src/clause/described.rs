//! Whom a word before a name describes: "Iran-backed Hezbollah", ईरान समर्थित हिजबुल्लाह.

use super::{Context, Phrase, Unit, UnitKind};
use crate::gazetteer::files::grammar::{Class, Role};
use crate::{EntityType, MentionForm};

/// Units between the word and the name, at most: "the US-backed opposition leader Y".
const DISTANCE: usize = 3;

/// The name that the word at a unit describes. "US-backed Syrian rebels" are not Syria.
pub(super) fn described(context: &Context<'_>, units: &[Unit<'_>], word: usize) -> Option<Phrase> {
    let mut near = word + 1..units.len().min(word + 2 + DISTANCE);
    let name = near.find(|at| !is_noun(&units[*at]))?;
    let whole = names_somebody(context, &units[name]) && is_head(context, units, name);
    whole.then_some(name..name + 1)
}

fn names_somebody(context: &Context<'_>, unit: &Unit<'_>) -> bool {
    let form = |mention: &usize| context.linked.mentions[*mention].form;
    unit.mentions().iter().any(|mention| match form(mention) {
        MentionForm::Demonym => sort(context, mention) != EntityType::Country,
        _ => true,
    })
}

/// Neither "Russian-occupied Crimea bridge" nor रूस के कब्जे वाले क्रीमिया का पुल is Crimea.
fn is_head(context: &Context<'_>, units: &[Unit<'_>], name: usize) -> bool {
    let place = |mention: &usize| matches!(sort(context, mention), EntityType::Country | EntityType::Place);
    let owns = units.get(name + 1).is_some_and(|next| {
        let governs = next.reading.is_some_and(|reading| reading.governor.is_some());
        is_noun(next) && next.verbs().is_empty()
            || governs
            || context.language.plays(next.reading, Role::Genitive)
    });
    !owns || !units[name].mentions().iter().any(place)
}

/// A word that no grammar lists, a title, or one for people.
fn is_noun(unit: &Unit<'_>) -> bool {
    let plain = unit.is_plain() || unit.kind == UnitKind::Word && unit.is(Class::Actor);
    let title = matches!(unit.kind, UnitKind::Title { .. }) || unit.title;
    plain || title
}

fn sort(context: &Context<'_>, mention: &usize) -> EntityType {
    context.linked.entity(context.lexicon, context.linked.mentions[*mention].who).entity_type
}
