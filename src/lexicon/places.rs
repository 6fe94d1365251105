//! Words that make a place or body of the name beside them, compiled.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::gazetteer::files::library::Library;
use crate::gazetteer::files::place_heads::{HeadWords, PlaceHead, PlaceSubtypes};
use crate::gazetteer::files::schema::PerLang;
use crate::text::{Sounds, fold};
use crate::{EntityType, Lang};

use super::{Forms, Meaning};

/// Names of fewer sounds than these agree by chance.
const FEW_SOUNDS: usize = 4;

/// So many, front vowels among them, tell a name where its sort is said too.
const LEAST_SOUNDS: usize = 2;

/// All place heads.
#[derive(Default, Deserialize, Serialize)]
pub(crate) struct PlaceHeads {
    heads: Vec<HeadRule>,
    /// Folded words that are no names, by language.
    plain_words: PerLang<BTreeSet<String>>,
    /// What a folded word of either language is in English, where names are translated: उत्तरी.
    translated: BTreeMap<String, String>,
    pub(crate) subtypes: PlaceSubtypes,
}

/// A sort of place or body.
#[derive(Deserialize, Serialize)]
pub(crate) struct HeadRule {
    pub(crate) id: Arc<str>,
    pub(crate) entity_type: EntityType,
    pub(crate) subtype: Option<Arc<str>>,
    /// None if a listed place stays itself beside the head.
    pub(crate) label: Option<PerLang<Arc<str>>>,
    /// Beside the name or adjective of a state as well: "Swedish Post Office".
    pub(crate) nations: bool,
}

/// Where a head stands to its name.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) enum Stand {
    After,
    AfterWithin,
    Before,
    Of,
}

/// A head as it stands in the text.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) struct HeadWord {
    /// Index into [`PlaceHeads`].
    pub(crate) head: u32,
    pub(crate) stand: Stand,
    /// It must begin with a capital.
    pub(crate) capital: bool,
}

impl PlaceHeads {
    pub(super) fn new(library: &Library, forms: &mut Forms) -> Self {
        let mut sorted: Vec<&PlaceHead> =
            library.place_heads.iter().flat_map(|file| &file.place_heads).collect();
        sorted.sort_by(|one, other| one.id.cmp(&other.id));
        let mut places = PlaceHeads::default();
        for head in sorted {
            for words in [&head.en, &head.hi] {
                add_forms(places.heads.len() as u32, words, forms);
            }
            let label = head
                .label
                .as_ref()
                .map(|label| PerLang { en: Arc::from(label.en.as_str()), hi: Arc::from(label.hi.as_str()) });
            places.heads.push(HeadRule {
                id: Arc::from(head.id.as_str()),
                entity_type: head.entity_type,
                subtype: head.subtype.as_deref().map(Arc::from),
                label,
                nations: head.nations,
            });
        }
        for (lang, code) in [(Lang::En, "en"), (Lang::Hi, "hi")] {
            let own = library.place_heads.iter().flat_map(|file| file.plain_words.of(lang));
            let common = library.common_words.get(code).into_iter().flatten();
            places.plain_words.of_mut(lang).extend(own.chain(common).map(|word| fold(word)));
        }
        library.place_heads.iter().for_each(|file| places.subtypes.extend(&file.subtypes));
        for words in library.place_heads.iter().flat_map(|file| &file.translated_words) {
            let english = words.first().map(|word| fold(word)).unwrap_or_default();
            places.translated.extend(words.iter().map(|word| (fold(word), english.clone())));
        }
        places
    }

    pub(crate) fn is_translated(&self, word: &str) -> bool {
        self.translated.contains_key(word)
    }

    /// How a name sounds, the same in both scripts; as it is written if it is too short to be
    /// told by its sound, with a sort beside it or without.
    pub(crate) fn key(&self, name: &str, sorted: bool, sounds: &Sounds) -> String {
        let folded = fold(name);
        let heard = |few| {
            let key = |word| match self.translated.get(word) {
                Some(english) => english.clone(),
                None => sounds.spell(word, few).to_lowercase(),
            };
            folded.split(' ').map(key).filter(|key| !key.is_empty()).collect::<Vec<_>>().join("-")
        };
        let plain = heard(false);
        if plain.len() >= FEW_SOUNDS {
            return plain;
        }
        let key = heard(true);
        let told = key.len() >= if sorted { LEAST_SOUNDS } else { LEAST_SOUNDS + 1 };
        if told { key } else { folded.replace([' ', '\''], "-") }
    }

    pub(crate) fn get(&self, index: u32) -> &HeadRule {
        &self.heads[index as usize]
    }

    /// Whether the folded word is an ordinary one.
    pub(crate) fn is_plain(&self, word: &str, lang: Lang) -> bool {
        self.plain_words.of(lang).contains(word)
    }
}

fn add_forms(head: u32, words: &HeadWords, forms: &mut Forms) {
    let stands = [
        (Stand::After, &words.after),
        (Stand::AfterWithin, &words.after_within),
        (Stand::Before, &words.before),
        (Stand::Of, &words.of),
    ];
    for (stand, words) in stands {
        for word in words {
            let capital = word.starts_with(char::is_uppercase);
            forms.add(word, Meaning::PlaceHead(HeadWord { head, stand, capital }));
        }
    }
}
