//! Offices that a pronoun gives to a state: "its president, X", उसके राष्ट्रपति X.

use std::sync::Arc;

use crate::clause::Unit;
use crate::gazetteer::files::grammar::{Class, Role};
use crate::gazetteer::files::rules::Structure;
use crate::link::Title;
use crate::{EntityType, MentionForm};

use super::finding::Finding;
use super::structures::{Structures, add_new};

impl Structures<'_, '_> {
    pub(super) fn owned_titles(&self, found: &mut Vec<Finding>) {
        for title in self.sentence.titles.iter().filter(|title| !title.plural) {
            add_new(found, self.owned_title(title));
        }
    }

    fn owned_title(&self, title: &Title) -> Option<Finding> {
        let office = self.context.lexicon.offices.get(title.office);
        if office.occupation || office.alike || office.courtesy {
            return None;
        }
        let span = self.sentence.words.cover(title.start, title.end);
        let at = self.units.iter().position(|unit| unit.span == span)?;
        let modifies = |unit: &Unit<'_>| unit.any(&[Class::Former, Class::TitleModifier, Class::Adjective]);
        let owner = (0..at).rev().find(|before| !modifies(&self.units[*before]))?;
        let body = self.owner_of_pronoun(&self.units[owner])?;
        let comma = self.units.get(at + 1).is_some_and(|unit| unit.is_punct(","));
        let name = self.units.get(at + 1 + usize::from(comma))?;
        let person = *name.mentions().first()?;
        let named = self.entity_type(person) == EntityType::Person
            && !matches!(self.mention(person).form, MentionForm::Pronoun | MentionForm::Office);
        let mut finding = self.finding(Structure::Title, person, body, Some(span)).filter(|_| named)?;
        finding.office = Some(Arc::clone(&office.id));
        finding.former = self.units[owner..at].iter().any(|unit| unit.is(Class::Former));
        Some(finding)
    }

    /// The one whom "its" or उसके stands for.
    fn owner_of_pronoun(&self, unit: &Unit<'_>) -> Option<usize> {
        let [owner] = unit.mentions() else { return None };
        let contained = unit.reading.and_then(|reading| reading.pronoun_marker);
        let genitive = self.context.language.markers_of(Role::Genitive);
        let owns = unit.is(Class::Possessive) || contained.is_some_and(|marker| genitive.contains(&marker));
        (owns && self.mention(*owner).form == MentionForm::Pronoun).then_some(*owner)
    }
}
