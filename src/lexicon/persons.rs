//! What names of people are made of, compiled, and how a name sounds in either script.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::gazetteer::files::grammar::Inflection;
use crate::gazetteer::files::library::Library;
use crate::gazetteer::files::name_words::{NameElement, NameWords};
use crate::gazetteer::files::schema::PerLang;
use crate::matcher::Phrases;
use crate::text::fold::fold_word;
use crate::text::{Sounds, fold};
use crate::{EntityType, Lang};

use super::inflect::Inflector;
use super::{Forms, Meaning};

/// Names whose key has fewer sounds agree by chance.
const SOUNDS: usize = 3;

/// Elements of people's names. Given names are among what is scanned for.
#[derive(Deserialize, Serialize)]
pub(crate) struct PersonNames {
    surnames: Phrases<Surname>,
    /// The key of an element's first Hindi spelling, which is written as it is spoken, for
    /// spellings that do not sound like it.
    keys: Phrases<Box<str>>,
    /// The first English spelling of elements too short to be told by their sound: Jim, जिम.
    short: Phrases<Box<str>>,
    around: PerLang<Around>,
    /// What only surnames end in, by the last letter.
    surname_endings: BTreeMap<char, Vec<String>>,
    /// Forms of verbs whose subject is a person: was born, resigned.
    acts: Phrases<()>,
    /// Folded numbers of rulers.
    regnal: Phrases<u8>,
    /// Words that are no names unless a list has them as such.
    common: PerLang<Phrases<()>>,
    /// Names of letters, as initials are written.
    letters: Phrases<()>,
    pub(crate) sounds: Sounds,
}

/// What a surname is besides.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) enum Surname {
    /// Nothing else.
    Plain,
    /// A word of the language, or a place.
    Doubtful,
}

/// The words around the elements, folded and sorted.
#[derive(Default, Deserialize, Serialize)]
struct Around {
    particles: Vec<String>,
    suffixes: Vec<String>,
    not_before: Vec<String>,
    not_after: Vec<String>,
    not_alone: Vec<String>,
    person_follows: Vec<String>,
    kin: Vec<String>,
    before_epithet: Vec<String>,
    not_ending: Vec<String>,
}

impl PersonNames {
    /// Titles are in `forms` already.
    pub(super) fn new(library: &Library, english: &Inflector, forms: &mut Forms) -> Self {
        let files: Vec<&NameWords> = library.name_words.iter().map(|placed| &placed.entry).collect();
        let common = PerLang { en: common_words(library, "en"), hi: common_words(library, "hi") };
        let words = words(&files, forms);
        let given = elements(files.iter().flat_map(|file| &file.given_names), &words);
        for (form, word) in given {
            forms.add(&form, Meaning::GivenName { word });
        }
        let sounds = Sounds::new(&library.sounds);
        PersonNames {
            surnames: surnames(library, &files, &words, &common),
            keys: Phrases::new(keys(&files, &sounds)),
            short: Phrases::new(short_names(&files, &sounds)),
            around: PerLang { en: Around::of(&files, Lang::En), hi: Around::of(&files, Lang::Hi) },
            surname_endings: surname_endings(&files),
            acts: set(acts(&files, english)),
            regnal: Phrases::new(regnal(&files)),
            common: PerLang { en: set(common.en), hi: set(common.hi) },
            letters: set(letters(library)),
            sounds,
        }
    }

    /// What the folded word is as a surname, by the list or else by its end.
    pub(crate) fn surname(&self, word: &str) -> Option<Surname> {
        let listed = self.surnames.longest(&[word]).map(|(_, surname)| *surname);
        listed.or_else(|| self.ends_as_surname(word).then_some(Surname::Plain))
    }

    /// Ivchenko, इवचेंको: an end that no other words have, with a beginning of its own.
    fn ends_as_surname(&self, word: &str) -> bool {
        let endings = word.chars().next_back().and_then(|last| self.surname_endings.get(&last));
        let begun =
            |ending: &String| word.strip_suffix(ending.as_str()).is_some_and(|begin| !begin.is_empty());
        let ends = endings.is_some_and(|endings| endings.iter().any(begun));
        ends && !self.is_common(word, Lang::En) && !self.is_common(word, Lang::Hi)
    }

    pub(crate) fn is_common(&self, word: &str, lang: Lang) -> bool {
        holds(self.common.of(lang), word)
    }

    /// एफ, जे: how Hindi writes initials.
    pub(crate) fn is_letter(&self, word: &str) -> bool {
        holds(&self.letters, word)
    }

    pub(crate) fn is_particle(&self, word: &str, lang: Lang) -> bool {
        is_in(&self.around.of(lang).particles, word)
    }

    pub(crate) fn is_suffix(&self, word: &str, lang: Lang) -> bool {
        is_in(&self.around.of(lang).suffixes, word)
    }

    /// II, द्वितीय: which of its name a ruler is.
    pub(crate) fn regnal(&self, word: &str) -> Option<u8> {
        self.regnal.longest(&[word]).map(|(_, number)| *number)
    }

    /// एफ, जेपी: letters by their names.
    fn are_letters(&self, word: &str) -> bool {
        let begins = |(at, _): (usize, char)| self.is_letter(&word[..at]) && self.are_letters(&word[at..]);
        self.is_letter(word) || word.char_indices().skip(1).any(begins)
    }

    /// Whether a name before the word is that of something else: Street.
    pub(crate) fn is_head(&self, word: &str, lang: Lang) -> bool {
        is_in(&self.around.of(lang).not_before, word)
    }

    /// Whether a name after the word is that of something else: Lake.
    pub(crate) fn is_opener(&self, word: &str, lang: Lang) -> bool {
        is_in(&self.around.of(lang).not_after, word)
    }

    /// Whether the name alone is something else's, such as a company's: Ford.
    pub(crate) fn is_other_alone(&self, word: &str, lang: Lang) -> bool {
        is_in(&self.around.of(lang).not_alone, word)
    }

    /// Whether a name before a comma and the word is a person's: who.
    pub(crate) fn follows_person(&self, word: &str, lang: Lang) -> bool {
        is_in(&self.around.of(lang).person_follows, word)
    }

    /// Whether a byname may follow the word: Erik the Red.
    pub(crate) fn is_before_epithet(&self, word: &str, lang: Lang) -> bool {
        is_in(&self.around.of(lang).before_epithet, word)
    }

    /// Whether only people have what the word names: wife.
    pub(crate) fn is_kin(&self, word: &str, lang: Lang) -> bool {
        is_in(&self.around.of(lang).kin, word)
    }

    /// Whether the words begin with what only people do.
    pub(crate) fn is_act(&self, words: &[&str]) -> bool {
        self.acts.longest(words).is_some()
    }

    /// Whether the word ends as surnames do not.
    pub(crate) fn ends_as_word(&self, word: &str, lang: Lang) -> bool {
        self.around.of(lang).not_ending.iter().any(|ending| word.ends_with(ending.as_str()))
    }

    /// How a name sounds, the same in both scripts: without initials, particles and
    /// suffixes, which one paper prints and the other does not, and with the number of a
    /// ruler. None for a name too short to be told by its sound, and for a surname that only
    /// initials tell from others.
    pub(crate) fn key(&self, name: &str) -> Option<String> {
        let folded = fold(name);
        let told = |word: &&str| {
            // जेसी is Jesse, not J. C.
            let listed = || self.short.longest(&[word]).is_some();
            let letters = || self.is_letter(word) || self.are_letters(word) && !listed();
            let initial = word.chars().count() == 1 || letters();
            let small = |lang| self.is_particle(word, lang) || self.is_suffix(word, lang);
            !initial && !small(Lang::En) && !small(Lang::Hi)
        };
        let (words, number): (Vec<&str>, _) = match folded.rsplit_once(' ') {
            Some((name, last)) if self.regnal(last).is_some() => {
                (name.split(' ').collect(), self.regnal(last))
            }
            _ => (folded.split(' ').collect(), None),
        };
        let alone = words.len() == 1 || number.is_some();
        let keys: Vec<String> = words.into_iter().filter(told).map(|word| self.word_key(word)).collect();
        let sounds: usize = keys.iter().map(String::len).sum();
        let enough = sounds >= SOUNDS && (alone || keys.len() > 1) || number.is_some() && sounds > 0;
        let number = number.map(|number| number.to_string());
        let whole = enough && keys.iter().all(|key| !key.is_empty());
        whole.then(|| keys.into_iter().chain(number).collect::<Vec<_>>().join(" "))
    }

    /// What a name of one short word is in either script, if it is listed: Jim, जिम.
    pub(crate) fn short(&self, name: &str) -> Option<&str> {
        self.short.longest(&[fold(name).as_str()]).map(|(_, name)| &**name)
    }

    /// The key of a folded word; spellings of one listed element share theirs.
    pub(crate) fn word_key(&self, word: &str) -> String {
        match self.keys.longest(&[word]) {
            Some((_, key)) => key.to_string(),
            None => self.sounds.key(word),
        }
    }
}

impl Around {
    fn of(files: &[&NameWords], lang: Lang) -> Self {
        let folded = |section: fn(&NameWords) -> &PerLang<Vec<String>>| {
            let words = files.iter().flat_map(|file| section(file).of(lang));
            words.map(|word| fold(word)).collect::<BTreeSet<_>>().into_iter().collect()
        };
        Around {
            particles: folded(|file| &file.particles),
            suffixes: folded(|file| &file.suffixes),
            not_before: folded(|file| &file.not_before),
            not_after: folded(|file| &file.not_after),
            not_alone: folded(|file| &file.not_alone),
            person_follows: folded(|file| &file.person_follows),
            kin: folded(|file| &file.kin),
            before_epithet: folded(|file| &file.before_epithet),
            not_ending: endings(files.iter().flat_map(|file| file.not_ending.of(lang))),
        }
    }
}

/// They are no words, so that they are folded as they stand.
fn endings<'l>(endings: impl Iterator<Item = &'l String>) -> Vec<String> {
    let folded = |ending: &String| {
        let mut folded = String::new();
        fold_word(ending, &mut folded);
        folded
    };
    endings.map(folded).filter(|ending| !ending.is_empty()).collect()
}

fn surname_endings(files: &[&NameWords]) -> BTreeMap<char, Vec<String>> {
    let listed = files.iter().flat_map(|file| file.surname_endings.en.iter().chain(&file.surname_endings.hi));
    let mut by_last: BTreeMap<char, Vec<String>> = BTreeMap::new();
    for ending in endings(listed) {
        by_last.entry(ending.chars().next_back().unwrap_or_default()).or_default().push(ending);
    }
    by_last
}

/// The forms of the verbs whose subject is a person that stand right after it.
fn acts(files: &[&NameWords], english: &Inflector) -> BTreeSet<String> {
    let forms = files.iter().flat_map(|file| &file.acts.en).flat_map(|verb| english.verb(verb));
    let finite = forms.filter(|(form, _)| matches!(form, Inflection::Past | Inflection::Third));
    finite.map(|(_, form)| fold(&form)).collect()
}

/// The words that names may be besides, folded: titles, and heads of other names.
fn words(files: &[&NameWords], forms: &Forms) -> BTreeSet<String> {
    let titles = forms.0.iter().filter(|(_, meaning)| matches!(meaning, Meaning::Office { .. }));
    let heads = files.iter().flat_map(|file| file.not_before.en.iter().chain(&file.not_before.hi));
    titles.map(|(form, _)| form.clone()).chain(heads.map(|head| fold(head))).collect()
}

/// Folded spellings, and whether they are words as well. What stands in two elements
/// is one only if both say so.
fn elements<'l>(
    elements: impl Iterator<Item = &'l NameElement>,
    words: &BTreeSet<String>,
) -> BTreeMap<String, bool> {
    let mut said: BTreeMap<String, bool> = BTreeMap::new();
    for element in elements {
        for spelling in spellings(element) {
            let folded = fold(spelling);
            let word = element.word || words.contains(&folded) && is_folded(spelling, &folded);
            *said.entry(folded).or_insert(true) &= word;
        }
    }
    said
}

/// Whether a word is spelt as it folds, so that it is a word if what it folds to is one:
/// जान is, जॉन is not.
pub(crate) fn is_folded(spelling: &str, folded: &str) -> bool {
    spelling == folded || spelling.chars().flat_map(char::to_lowercase).eq(folded.chars())
}

/// The listed surnames, and those of listed people.
fn surnames(
    library: &Library,
    files: &[&NameWords],
    words: &BTreeSet<String>,
    common: &PerLang<BTreeSet<String>>,
) -> Phrases<Surname> {
    let is_word =
        |word: &String| words.contains(word) || common.en.contains(word) || common.hi.contains(word);
    let people = library.entities.values().map(|placed| &placed.entry);
    let people = people.filter(|entry| entry.entity_type == EntityType::Person);
    let labels = people.flat_map(|entry| entry.names.en.label.iter().chain(&entry.names.hi.label));
    let last = labels.filter_map(|label| Some(fold(&label.text).rsplit_once(' ')?.1.to_owned()));
    let mut surnames: BTreeMap<String, bool> =
        last.filter(|word| !is_word(word)).map(|word| (word, false)).collect();
    surnames.extend(elements(files.iter().flat_map(|file| &file.surnames), words));
    let sort = |word| if word { Surname::Doubtful } else { Surname::Plain };
    Phrases::new(surnames.into_iter().map(|(surname, word)| (surname, sort(word))).collect())
}

/// The numbers by the words for them.
fn regnal(files: &[&NameWords]) -> Vec<(String, u8)> {
    let numbers = files.iter().flat_map(|file| file.regnal.iter().zip(1..));
    let words = |(words, number): (&PerLang<Vec<String>>, u8)| {
        words.en.iter().chain(&words.hi).map(|word| (fold(word), number)).collect::<Vec<_>>()
    };
    numbers.flat_map(words).collect::<BTreeMap<_, _>>().into_iter().collect()
}

/// By folded spelling the key of its element, where the spelling's own is another;
/// of two elements the first key in order.
fn keys(files: &[&NameWords], sounds: &Sounds) -> Vec<(String, Box<str>)> {
    let mut keys: BTreeMap<String, String> = BTreeMap::new();
    for element in files.iter().flat_map(|file| file.given_names.iter().chain(&file.surnames)) {
        let first = element.hi.iter().chain(&element.en).next();
        let Some(key) = first.map(|first| sounds.key(first)) else { continue };
        for spelling in spellings(element).map(|spelling| fold(spelling)) {
            let known = keys.entry(spelling).or_insert_with(|| key.clone());
            if key < *known {
                known.clone_from(&key);
            }
        }
    }
    let differs = |(spelling, key): &(String, String)| sounds.key(spelling) != *key;
    let single = |(spelling, _): &(String, String)| !spelling.contains(' ');
    keys.into_iter().filter(single).filter(differs).map(|(spelling, key)| (spelling, key.into())).collect()
}

/// By folded spelling the first English one of elements that are too short for a key; of two
/// elements the first in order.
fn short_names(files: &[&NameWords], sounds: &Sounds) -> Vec<(String, Box<str>)> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for element in files.iter().flat_map(|file| file.given_names.iter().chain(&file.surnames)) {
        let Some(first) = element.en.first().map(|first| fold(first)) else { continue };
        for spelling in spellings(element).map(|spelling| fold(spelling)) {
            let known = names.entry(spelling).or_insert_with(|| first.clone());
            if first < *known {
                known.clone_from(&first);
            }
        }
    }
    let is_short = |spelling: &str| sounds.key(spelling).len() < SOUNDS && !spelling.contains(' ');
    names.retain(|spelling, first| is_short(spelling) && spelling != first);
    names.into_iter().map(|(spelling, first)| (spelling, first.into())).collect()
}

fn common_words(library: &Library, code: &str) -> BTreeSet<String> {
    library.common_words.get(code).into_iter().flatten().map(|word| fold(word)).collect()
}

fn letters(library: &Library) -> BTreeSet<String> {
    let words = library.sentence_words.iter();
    words
        .flat_map(|words| words.letters.iter().chain(&words.doubtful_letters))
        .map(|word| fold(word))
        .collect()
}

fn spellings(element: &NameElement) -> impl Iterator<Item = &String> {
    element.en.iter().chain(&element.hi)
}

fn set(words: BTreeSet<String>) -> Phrases<()> {
    Phrases::new(words.into_iter().map(|word| (word, ())).collect())
}

fn holds(set: &Phrases<()>, word: &str) -> bool {
    set.longest(&[word]).is_some()
}

fn is_in(sorted: &[String], word: &str) -> bool {
    sorted.binary_search_by(|other| other.as_str().cmp(word)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Gazetteer;

    /// Labels of all listed people in both scripts: names of which the engine knows nothing
    /// else do no better.
    #[test]
    fn most_people_sound_alike_in_both_scripts_and_few_like_others() {
        let sounds = Sounds::new(&Gazetteer::builtin().library().sounds);
        let people = Gazetteer::builtin().library().entities.values().map(|placed| &placed.entry);
        let people = people.filter(|entry| entry.entity_type == EntityType::Person);
        let (mut all, mut alike, mut bearers) = (0, 0, BTreeMap::<String, usize>::new());
        for entry in people {
            let (Some(english), Some(hindi)) = (&entry.names.en.label, &entry.names.hi.label) else {
                continue;
            };
            let (english, hindi) = (sounds.key(&english.text), sounds.key(&hindi.text));
            all += 1;
            alike += usize::from(english == hindi);
            *bearers.entry(english).or_default() += 1;
        }
        let shared: usize = bearers.values().filter(|people| **people > 1).sum();
        assert!(alike * 100 >= all * 80, "{alike} of {all} sound alike");
        assert!(shared * 100 <= all * 3, "{shared} of {all} sound like somebody else");
    }
}
