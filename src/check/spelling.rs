//! Guesses by sound: Hindi names that sound unlike the English ones, and spellings
//! that the listed ones suggest.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::gazetteer::files::library::Library;
use crate::text::{Sounds, fold};
use crate::{EntityType, Lang};

use super::read::Checked;
use super::report::{Finding, Severity};
use super::written::{self, Entity, Written};

/// Shorter keys agree or differ by chance.
const SOUNDS: usize = 3;

/// A word in the names of so many entities is an ordinary word.
const MANY: usize = 3;

pub(super) fn check(library: &Library, files: &[Checked<'_>], findings: &mut Vec<Finding>) {
    let sounds = Sounds::new(&library.sounds);
    let ordinary = ordinary_words(library);
    for entity in written::entities(files).filter(is_name) {
        let forms = entity.forms();
        unlike(&sounds, &ordinary, &entity, &forms, findings);
        unlisted(&sounds, &entity, &forms, findings);
    }
}

/// Names of people and places sound alike in both languages; those of bodies and
/// events are translated.
fn is_name(entity: &Entity<'_>) -> bool {
    matches!(entity.entry.entity_type, EntityType::Person | EntityType::Place)
}

/// Words that are translated, not spelt: उत्तरी, द्वितीय. They stand in the names of many.
fn ordinary_words(library: &Library) -> HashSet<String> {
    let mut bearers: HashMap<String, usize> = HashMap::new();
    for entry in library.entities.values().map(|placed| &placed.entry) {
        let names = &entry.names.hi;
        let forms = names.label.iter().chain(&names.official).chain(&names.aliases);
        let words: HashSet<String> = forms
            .flat_map(|form| fold(&form.text).split(' ').map(str::to_owned).collect::<Vec<_>>())
            .collect();
        for word in words {
            *bearers.entry(word).or_default() += 1;
        }
    }
    let common = library.common_words.get("hi").into_iter().flatten().map(|word| fold(word));
    bearers.into_iter().filter(|(_, count)| *count >= MANY).map(|(word, _)| word).chain(common).collect()
}

/// Hindi names with a word that sounds like no English word of the entity.
fn unlike(
    sounds: &Sounds,
    ordinary: &HashSet<String>,
    entity: &Entity<'_>,
    forms: &[Written<'_>],
    findings: &mut Vec<Finding>,
) {
    let english: Vec<String> = of(forms, Lang::En).flat_map(|written| keys(sounds, written)).collect();
    // English may write as one word what Hindi writes as two.
    let joined = of(forms, Lang::En).map(|written| sounds.key(&written.form.text).replace(' ', ""));
    let english: Vec<String> = english.into_iter().chain(joined).collect();
    for written in of(forms, Lang::Hi) {
        for word in fold(&written.form.text).split(' ').filter(|word| !ordinary.contains(*word)) {
            let key = sounds.key(word);
            let nearest = english.iter().map(|other| sounds.distance(&key, other)).min();
            // In halves: more than half of the sounds have to be changed.
            if key.len() >= SOUNDS && nearest.is_some_and(|distance| distance > key.len()) {
                let message =
                    format!("`{word}` ({key}) sounds like no English name of `{}`", entity.entry.id);
                findings.push(
                    Finding::new(Severity::Advice, "sound", entity.file, written.place, message)
                        .cure("look whether it is spelt right, or belongs to another"),
                );
            }
        }
    }
}

/// Spellings that follow if a word is spelt in one name as it is in another.
fn unlisted(sounds: &Sounds, entity: &Entity<'_>, forms: &[Written<'_>], findings: &mut Vec<Finding>) {
    let mut spellings: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut listed = BTreeSet::new();
    for written in of(forms, Lang::Hi) {
        let folded = fold(&written.form.text);
        for word in folded.split(' ') {
            spellings.entry(sounds.key(word)).or_default().insert(word.to_owned());
        }
        listed.insert(folded);
    }
    for written in of(forms, Lang::Hi) {
        let folded = fold(&written.form.text);
        let words: Vec<&str> = folded.split(' ').collect();
        for (index, word) in words.iter().enumerate().filter(|_| words.len() > 1) {
            let key = sounds.key(word);
            let others = spellings[&key].iter().filter(|other| key.len() >= SOUNDS && other != word);
            for other in others {
                let mut name = words.clone();
                name[index] = other;
                let name = name.join(" ");
                if !listed.contains(&name) {
                    let message = format!("`{other}` is listed too, but not `{name}`");
                    listed.insert(name);
                    findings.push(
                        Finding::new(
                            Severity::Advice,
                            "unlisted-spelling",
                            entity.file,
                            written.place,
                            message,
                        )
                        .cure("list it, if newspapers write it"),
                    );
                }
            }
        }
    }
}

fn of<'w, 'c>(forms: &'w [Written<'c>], lang: Lang) -> impl Iterator<Item = &'w Written<'c>> {
    forms.iter().filter(move |written| written.lang == lang)
}

fn keys(sounds: &Sounds, written: &Written<'_>) -> Vec<String> {
    sounds.key(&written.form.text).split(' ').map(str::to_owned).collect()
}
