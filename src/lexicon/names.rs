//! The forms of entities, and what must be true for them to match.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use crate::gazetteer::files::schema::{Conditions, EntityEntry, Form, Names};
use crate::text::{fold, fold_token};
use crate::{EntityType, MentionForm};

use super::entities::References;
use super::stored::Stored;
use super::{Forms, Meaning};

/// A form of an entity.
///
/// There are a hundred thousand of them, and what they take is filled at the first use.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(crate) struct NameForm {
    entity: u32,
    pub(crate) form: MentionForm,
    pub(crate) case: Case,
    /// Whether it is written with a dot at its end.
    pub(crate) dotted: bool,
    /// None for the many forms that need nothing.
    pub(crate) when: Option<ConditionsId>,
}

/// What upper and lower case a form demands of the text.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) enum Case {
    /// The script has none.
    Any,
    /// A capital first.
    Capital,
    /// Capitals only: acronyms.
    Upper,
    /// As written: of the first sixteen letters those with a bit, the lowest for the first.
    Exact(u16),
}

impl NameForm {
    /// Index into the entities.
    pub(crate) fn entity(&self) -> usize {
        self.entity as usize
    }
}

/// Which of the conditions, which many forms share, from 1: so none takes no room.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(transparent)]
pub(crate) struct ConditionsId(NonZeroU32);

/// The conditions of all forms, each once.
#[derive(Deserialize, Serialize)]
#[serde(transparent)]
pub(crate) struct AllConditions(Stored<FoldedConditions>);

impl AllConditions {
    pub(crate) fn get(&self, ConditionsId(id): ConditionsId) -> &FoldedConditions {
        self.0.get(id.get() as usize - 1)
    }
}

/// [`Conditions`] with their words folded.
#[derive(Clone, Debug, Default, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub(crate) struct FoldedConditions {
    pub(crate) needs_words: Vec<String>,
    pub(crate) needs_entities: Vec<usize>,
    pub(crate) before: Vec<String>,
    pub(crate) after: Vec<String>,
    pub(crate) not_before: Vec<String>,
    pub(crate) not_after: Vec<String>,
    pub(crate) after_full_name: bool,
    pub(crate) with_title: bool,
    pub(crate) not_in_name: bool,
}

impl FoldedConditions {
    /// Whether one of the conditions that allow a form is stated at all.
    pub(crate) fn asks(&self) -> bool {
        self.after_full_name
            || self.with_title
            || !(self.needs_words.is_empty()
                && self.needs_entities.is_empty()
                && self.before.is_empty()
                && self.after.is_empty())
    }
}

/// Adds the forms of all entities, and gives the conditions that they refer to.
pub(super) fn add_names(references: &References<'_>, forms: &mut Forms) -> AllConditions {
    let mut known = BTreeMap::new();
    for (entity, entry) in references.entries().enumerate() {
        Adder { references, forms, known: &mut known, entity, entry }.add_all();
    }
    let mut all: Vec<(FoldedConditions, NonZeroU32)> = known.into_iter().collect();
    all.sort_by_key(|(_, id)| *id);
    AllConditions(Stored::new(all.into_iter().map(|(conditions, _)| conditions)))
}

struct Adder<'a> {
    references: &'a References<'a>,
    forms: &'a mut Forms,
    /// The conditions so far, numbered as they came.
    known: &'a mut BTreeMap<FoldedConditions, NonZeroU32>,
    entity: usize,
    entry: &'a EntityEntry,
}

impl Adder<'_> {
    fn add_all(&mut self) {
        let entry = self.entry;
        for names in [&entry.names.en, &entry.names.hi] {
            for name in names.label.iter().chain(&names.official) {
                self.add(name, MentionForm::Name);
            }
            for name in names.aliases.iter().chain(&names.misspellings) {
                self.add(name, MentionForm::Alias);
            }
            for name in self.short_names(names) {
                self.add(&name, MentionForm::Short);
            }
        }
        for demonym in entry.demonyms.en.iter().chain(&entry.demonyms.hi) {
            self.add(demonym, MentionForm::Demonym);
        }
        for seat in entry.seats.en.iter().chain(&entry.seats.hi) {
            self.add(seat, MentionForm::Capital);
        }
    }

    /// The listed short names; for a person without any, the last word of the label.
    fn short_names(&self, names: &Names) -> Vec<Form> {
        let mut short =
            names.short.clone().unwrap_or_else(|| self.derived_short(names).into_iter().collect());
        for form in &mut short {
            let when = &mut form.when;
            let conditional = when.with_title
                || when.after_full_name
                || !(when.needs.is_empty() && when.before.is_empty() && when.after.is_empty());
            if !when.alone && !conditional {
                (when.after_full_name, when.with_title) = (true, true);
            }
        }
        short
    }

    fn derived_short(&self, names: &Names) -> Option<Form> {
        if self.entry.entity_type != EntityType::Person {
            return None;
        }
        let (_, last) = names.label.as_ref()?.text.rsplit_once(' ')?;
        let when = Conditions { after_full_name: true, ..Conditions::default() };
        (last.chars().count() > 2).then(|| Form { text: last.to_owned(), when })
    }

    fn add(&mut self, form: &Form, kind: MentionForm) {
        let meaning = Meaning::Name(NameForm {
            entity: self.entity as u32,
            form: kind,
            case: case_of(form),
            dotted: form.text.ends_with('.'),
            when: self.folded(&form.when).map(|when| self.id_of(when)),
        });
        self.forms.add(&form.text, meaning);
    }

    fn id_of(&mut self, when: FoldedConditions) -> ConditionsId {
        let next = NonZeroU32::MIN.saturating_add(self.known.len() as u32);
        ConditionsId(*self.known.entry(when).or_insert(next))
    }

    fn folded(&self, when: &Conditions) -> Option<FoldedConditions> {
        let fold_all = |words: &[String]| {
            words.iter().map(|word| fold_token(word)).filter(|word| !word.is_empty()).collect::<Vec<_>>()
        };
        let (needs_entities, needs_words): (Vec<_>, Vec<_>) =
            when.needs.iter().partition(|need| self.references.find(need).is_some());
        let folded = FoldedConditions {
            needs_words: needs_words.iter().map(|word| fold(word)).collect(),
            needs_entities: needs_entities.iter().filter_map(|need| self.references.find(need)).collect(),
            before: fold_all(&when.before),
            after: fold_all(&when.after),
            not_before: fold_all(&when.not_before),
            not_after: fold_all(&when.not_after),
            after_full_name: when.after_full_name,
            with_title: when.with_title,
            not_in_name: when.not_in_name,
        };
        let vetoes = folded.not_in_name || !folded.not_before.is_empty() || !folded.not_after.is_empty();
        (vetoes || folded.asks()).then_some(folded)
    }
}

/// What case a form demands, by how it is written.
pub(crate) fn case_of(form: &Form) -> Case {
    let mut letters = form.text.chars().filter(|letter| letter.is_alphabetic());
    let Some(first) = letters.clone().next() else { return Case::Any };
    if form.when.case {
        return Case::Exact(capitals(letters));
    }
    if letters.clone().count() > 1 && letters.all(char::is_uppercase) {
        return Case::Upper;
    }
    if first.is_uppercase() { Case::Capital } else { Case::Any }
}

/// Which of the first sixteen letters are capitals, as [`Case::Exact`] has them.
pub(crate) fn capitals(letters: impl Iterator<Item = char>) -> u16 {
    letters.zip(0..16).fold(0, |capitals, (letter, bit)| capitals | u16::from(letter.is_uppercase()) << bit)
}
