//! The forms of entities, and what must be true for them to match.

use std::sync::Arc;

use crate::gazetteer::files::library::Library;
use crate::gazetteer::files::schema::{Conditions, EntityEntry, Form, Names};
use crate::text::fold;
use crate::{EntityType, MentionForm};

use super::entities::Entities;
use super::{Forms, Meaning};

/// A form of an entity.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NameForm {
    /// Index into the entities.
    pub(crate) entity: usize,
    pub(crate) form: MentionForm,
    /// As the entry writes it.
    pub(crate) text: Arc<str>,
    pub(crate) case: Case,
    /// None for the many forms that need nothing.
    pub(crate) when: Option<Arc<FoldedConditions>>,
}

/// What upper and lower case a form demands of the text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Case {
    /// The script has none.
    Any,
    /// A capital first.
    Capital,
    /// Capitals only: acronyms.
    Upper,
    /// As written.
    Exact,
}

/// [`Conditions`] with their words folded.
#[derive(Clone, Debug, Default, PartialEq)]
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

pub(crate) fn add_names(entities: &Entities, library: &Library, forms: &mut Forms) {
    for (entity, placed) in library.entities.values().enumerate() {
        let mut adder = Adder { entities, forms, entity, entry: &placed.entry };
        adder.add_all();
    }
}

struct Adder<'a> {
    entities: &'a Entities,
    forms: &'a mut Forms,
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
            entity: self.entity,
            form: kind,
            text: Arc::from(form.text.as_str()),
            case: case_of(form),
            when: self.folded(&form.when).map(Arc::new),
        });
        self.forms.add(&form.text, meaning);
    }

    fn folded(&self, when: &Conditions) -> Option<FoldedConditions> {
        let fold_all = |words: &[String]| {
            words.iter().map(|word| fold(word)).filter(|word| !word.is_empty()).collect::<Vec<_>>()
        };
        let (needs_entities, needs_words): (Vec<_>, Vec<_>) =
            when.needs.iter().partition(|need| self.entities.find(need).is_some());
        let folded = FoldedConditions {
            needs_words: needs_words.iter().map(|word| fold(word)).collect(),
            needs_entities: needs_entities.iter().filter_map(|need| self.entities.find(need)).collect(),
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
        return Case::Exact;
    }
    if letters.clone().count() > 1 && letters.all(char::is_uppercase) {
        return Case::Upper;
    }
    if first.is_uppercase() { Case::Capital } else { Case::Any }
}
