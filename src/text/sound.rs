//! How a name sounds, whatever script it is written in.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::gazetteer::SoundWords;

use super::fold;

/// Spellings and their sounds, from `grammar/sounds.yaml`.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(crate) struct Sounds {
    first: BTreeMap<String, String>,
    last: BTreeMap<String, String>,
    inside: BTreeMap<String, String>,
    /// Characters of the longest spelling.
    longest: usize,
    near: BTreeSet<(char, char)>,
    front_vowels: BTreeSet<char>,
}

/// What stands for a front vowel in a key.
const FRONT: char = 'I';

impl Sounds {
    pub(crate) fn new(files: &[SoundWords]) -> Self {
        let mut sounds = Sounds::default();
        for (spelling, sound) in files.iter().flat_map(|file| &file.sounds) {
            let (table, spelling) = match (spelling.strip_prefix('^'), spelling.strip_suffix('$')) {
                (Some(spelling), _) => (&mut sounds.first, spelling),
                (_, Some(spelling)) => (&mut sounds.last, spelling),
                _ => (&mut sounds.inside, spelling.as_str()),
            };
            sounds.longest = sounds.longest.max(spelling.chars().count());
            table.insert(spelling.to_owned(), sound.clone());
        }
        for pair in files.iter().flat_map(|file| &file.near) {
            let mut letters = pair.chars();
            if let (Some(one), Some(other)) = (letters.next(), letters.next()) {
                sounds.near.extend([(one, other), (other, one)]);
            }
        }
        sounds.front_vowels.extend(files.iter().flat_map(|file| file.front_vowels.chars()));
        sounds
    }

    /// The keys of a name's words, with a space between them.
    pub(crate) fn key(&self, name: &str) -> String {
        let folded = fold(name);
        let keys: Vec<String> = folded.split(' ').map(|word| self.word(word)).collect();
        keys.join(" ")
    }

    fn word(&self, word: &str) -> String {
        self.spell(word, false)
    }

    /// The sounds of a folded word, with its front vowels if asked for: both scripts write them,
    /// unlike an a, and an o is often आ.
    pub(crate) fn spell(&self, word: &str, vowels: bool) -> String {
        let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(1).chain([word.len()]).collect();
        let mut key = String::new();
        let (mut at, mut start) = (0, 0);
        while at < ends.len() {
            let longest = self.longest.min(ends.len() - at).max(1);
            let found = (1..=longest).rev().find_map(|length| {
                let spelling = &word[start..ends[at + length - 1]];
                let first = self.first.get(spelling).filter(|_| at == 0);
                let last = || self.last.get(spelling).filter(|_| at + length == ends.len());
                Some((length, first.or_else(last).or_else(|| self.inside.get(spelling))?))
            });
            let length = found.map_or(1, |(length, _)| length);
            let end = ends[at + length - 1];
            let front = vowels && word[start..end].ends_with(|last| self.front_vowels.contains(&last));
            let sounds = found.map_or("", |(_, sounds)| sounds).chars();
            for sound in sounds.chain(front.then_some(FRONT)) {
                if !key.ends_with(sound) {
                    key.push(sound);
                }
            }
            start = end;
            at += length;
        }
        key
    }

    /// In halves of a sound, how much one key has to be changed to be the other.
    pub(crate) fn distance(&self, one: &str, other: &str) -> usize {
        let other: Vec<char> = other.chars().collect();
        let mut row: Vec<usize> = (0..=other.len()).map(|length| 2 * length).collect();
        for (above, letter) in one.chars().enumerate() {
            let mut diagonal = row[0];
            row[0] = 2 * (above + 1);
            for (column, against) in other.iter().enumerate() {
                let change = match letter == *against {
                    true => 0,
                    false if self.near.contains(&(letter, *against)) => 1,
                    false => 2,
                };
                let best = (diagonal + change).min(row[column] + 2).min(row[column + 1] + 2);
                diagonal = row[column + 1];
                row[column + 1] = best;
            }
        }
        row[other.len()]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use crate::Gazetteer;

    use super::*;

    fn sounds() -> Sounds {
        Sounds::new(&Gazetteer::builtin().library().sounds)
    }

    #[test]
    fn spellings_of_a_name_meet_across_scripts() {
        let sounds = sounds();
        for names in [
            &["पोम्पिओ", "पोम्पियो", "Pompeo"][..],
            &["नरेंद्र मोदी", "नरेन्द्र मोदी", "Narendra Modi", "Narender Modi"],
            &["व्लादिमीर पुतिन", "व्लादिमिर पूतिन", "Vladimir Putin"],
            &["शिंजो आबे", "शिन्ज़ो आबे", "Shinzo Abe"],
            &["कोलंबो", "Colombo"],
            &["फ्रांस", "France"],
            &["इमैनुएल मैक्रों", "Emmanuel Macron"],
            &["गिल्बर्ट ब्राउन", "Gilbert Brown"],
            &["क्रिस्टीन अलब्राइट", "Christine Albright"],
            &["ली शिन", "Li Xin"],
        ] {
            let keys: HashSet<String> = names.iter().map(|name| sounds.key(name)).collect();
            assert_eq!(keys.len(), 1, "{names:?}: {keys:?}");
        }
    }

    #[test]
    fn other_names_do_not() {
        let sounds = sounds();
        for (one, other) in [("पुतिन", "Modi"), ("मोदी", "मुंडे"), ("Iran", "Iraq"), ("ओबामा", "बामा")]
        {
            assert_ne!(sounds.key(one), sounds.key(other));
        }
        assert_eq!(sounds.distance("KTR", "KTR"), 0);
        assert_eq!(sounds.distance("KRN", "CRN"), 1);
        assert_eq!(sounds.distance("MD", "PTN"), 5);
    }

    proptest! {
        #[test]
        fn any_name_has_a_key(name in "\\PC{0,24}|[\u{900}-\u{97F} a-z]{0,24}") {
            let sounds = sounds();
            let key = sounds.key(&name);
            prop_assert_eq!(sounds.distance(&key, &key), 0);
        }
    }
}
