//! Entities that no gazetteer lists: one for a name, with an id of its own making.

use std::sync::Arc;

use crate::lexicon::Lexicon;
use crate::lexicon::places::HeadRule;
use crate::text::{VIRAMA, fold, is_vowel_sign};
use crate::{Entity, EntityId, EntityType, Lang};

use super::persons::given_name;
use super::{Linker, Who};

impl Linker<'_, '_> {
    /// The unlisted entity of this name, new if need be. What a later name of it
    /// adds, the other language or the country, is kept. A Hindi spelling of a listed
    /// person's name that no list has is that person.
    pub(super) fn unlisted(
        &mut self,
        name: &str,
        entity_type: EntityType,
        lang: Lang,
        country: Option<Arc<str>>,
    ) -> Who {
        if entity_type == EntityType::Person
            && lang == Lang::Hi
            && let Some(listed) = self.listed_by_sound(name)
        {
            return Who::Listed(listed);
        }
        let id = self.unlisted_id(name, entity_type);
        self.unlisted_with_id(id, name, entity_type, lang, country)
    }

    /// The unlisted place or body that a head names: by the sound of its name and its sort, so
    /// that "Dalhousie University" and डलहौज़ी विश्वविद्यालय are one.
    pub(super) fn unlisted_of_sort(&mut self, whole: &str, name: &str, rule: &HeadRule, lang: Lang) -> Who {
        let sort = sort_in_id(rule.entity_type);
        let key = self.lexicon.places.key(name, rule.label.is_some(), &self.lexicon.persons.sounds);
        // "Tambura Island" is not the town of Tambura, but "Helmand Province" is Helmand.
        let head = rule.label.as_ref().map_or(String::new(), |_| format!("-{}", rule.id));
        let id = EntityId::from(format!("{sort}:{key}{head}"));
        self.unlisted_with_id(id, whole, rule.entity_type, lang, None)
    }

    pub(super) fn unlisted_with_id(
        &mut self,
        id: EntityId,
        name: &str,
        entity_type: EntityType,
        lang: Lang,
        country: Option<Arc<str>>,
    ) -> Who {
        let next = self.linked.unlisted.len();
        let index = *self.unlisted_ids.entry(id.clone()).or_insert(next);
        if index == next {
            self.linked.unlisted.push(Entity {
                id,
                entity_type,
                en: None,
                hi: None,
                country: None,
                linked: false,
            });
        }
        let entity = &mut self.linked.unlisted[index];
        let label = match lang {
            Lang::En => &mut entity.en,
            Lang::Hi => &mut entity.hi,
        };
        label.get_or_insert_with(|| Arc::from(name.split_whitespace().collect::<Vec<_>>().join(" ")));
        entity.country = entity.country.take().or(country);
        Who::Unlisted(index)
    }

    /// The listed person whom a Hindi name can only mean. A given name that is known is no
    /// spelling of another: Tom is not Tommy.
    pub(super) fn listed_by_sound(&self, name: &str) -> Option<usize> {
        let listed = self.alike(name).filter(|_| fold(name).contains(' '))?;
        let entity = &self.lexicon.entities.get(listed).entity;
        if entity.entity_type != EntityType::Person {
            return None;
        }
        let first = |name: &str| fold(name).split(' ').next().map(str::to_owned);
        let (said, own) = (first(name)?, entity.hi.as_deref().and_then(first)?);
        (is_spelling(&said, &own) || !self.is_given_name(&said)).then_some(listed)
    }

    /// The listed person, state or place whose name a Hindi one sounds and is spelt like.
    pub(super) fn alike(&self, name: &str) -> Option<usize> {
        let Lexicon { entities, persons, alike, .. } = self.lexicon;
        let labels = |entity: usize| {
            let entity = &entities.get(entity).entity;
            (entity.entity_type, [entity.en.as_deref(), entity.hi.as_deref()])
        };
        alike.entity(name, persons, labels)
    }

    fn is_given_name(&self, word: &str) -> bool {
        let matcher = &self.lexicon.matcher;
        let mut found = false;
        matcher.scan(word, |hit| found |= given_name(matcher.meanings(hit)).is_some());
        found
    }

    /// For a person the sound of the name, which is the same in both scripts, if it is long
    /// enough, else a slug of the name as it is written, or as the list has it first.
    fn unlisted_id(&self, name: &str, entity_type: EntityType) -> EntityId {
        let sort = sort_in_id(entity_type);
        let persons = &self.lexicon.persons;
        let person = Some(name).filter(|_| entity_type == EntityType::Person);
        let key = person.and_then(|name| persons.key(name)).map(|key| key.to_lowercase());
        let key = key.or_else(|| persons.short(person?).map(str::to_owned));
        let slug = key.unwrap_or_else(|| fold(name)).replace([' ', '\''], "-");
        EntityId::from(format!("{sort}:{slug}"))
    }
}

/// गैब्रियल and गेब्रियल, अलेक्सांदर and अलेक्सांद्र, but not टॉम and टॉमी: whether only vowels within differ.
fn is_spelling(one: &str, other: &str) -> bool {
    let vowel = |letter: char| is_vowel_sign(letter) || letter == VIRAMA;
    let frame = |word: &str| word.chars().filter(|letter| !vowel(*letter)).collect::<String>();
    one.chars().next_back() == other.chars().next_back() && frame(one) == frame(other)
}

/// What an id of our own making begins with.
pub(super) fn sort_in_id(entity_type: EntityType) -> &'static str {
    match entity_type {
        EntityType::Person => "person",
        EntityType::Country => "country",
        EntityType::Organisation => "organisation",
        EntityType::Place => "place",
        EntityType::Event => "event",
        _ => "other",
    }
}
