//! Demonyms that name a language: "a book in Russian", रूसी में लिखा, डेनिश भाषा.

use crate::Lang;
use crate::gazetteer::files::grammar::{Class, Role};
use crate::lexicon::language::Language;
use crate::text::Words;

use super::Linker;

/// What a word beside an auxiliary can be that stands after a noun, not between an adjective and its noun.
const AFTER_NOUN: [Class; 6] =
    [Class::And, Class::But, Class::Negator, Class::That, Class::Relative, Class::Subordinator];

impl Linker<'_, '_> {
    /// Whether the name at `token` means the language: as a noun, and beside a word that
    /// languages stand beside, or where the sentence speaks of languages.
    pub(super) fn is_tongue(&self, position: usize, token: usize) -> bool {
        let (language, words) = self.grammar(position);
        let class = |at: usize, class| is(language, words, at, class);
        if !class(token, Class::Tongue) {
            return false;
        }
        let joint = |at: usize| words.surface(at) == "," || class(at, Class::And);
        let (mut start, mut end) = (token, token + 1);
        while start >= 2 && joint(start - 1) && class(start - 2, Class::Tongue) {
            start -= 2;
        }
        while end + 1 < words.len() && joint(end) && class(end + 1, Class::Tongue) {
            end += 2;
        }
        let marker = |at: usize| language.lookup(&words.run(at, 1)).map(|(_, reading)| reading);
        // "the Danish language", but "the Russian speaks"
        if marker(end).is_some_and(|reading| reading.is(Class::Language) && reading.verbs.is_empty()) {
            return true;
        }
        let ends = end == words.len()
            || !words.is_word(end)
            || marker(end).is_some_and(|reading| {
                reading.marker.is_some() || reading.is_auxiliary() || reading.classes.any(&AFTER_NOUN)
            });
        if !ends {
            return false;
        }
        let lang = self.linked.sentences[position].sentence.lang;
        let beside = match lang {
            Lang::En => start.checked_sub(1),
            Lang::Hi => Some(end).filter(|end| *end < words.len()),
        };
        // "in Russian-occupied Crimea"
        let tied = end < words.len() && words.surface(end) == "-" && !words.spaced(end);
        beside.is_some_and(|at| !tied && language.plays(marker(at), Role::Tongue))
            || !(start > 0 && class(start - 1, Class::Determiner))
                && (0..words.len()).any(|at| class(at, Class::Language))
    }
}

fn is(language: &Language, words: &Words<'_>, at: usize, class: Class) -> bool {
    language.lookup(&words.run(at, 1)).is_some_and(|(_, reading)| reading.is(class))
}
