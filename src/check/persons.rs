//! Elements of people's names: spellings that stand twice, that are missing, that
//! are words and do not say so.

use std::collections::HashSet;

use crate::gazetteer::files::library::Library;
use crate::gazetteer::files::name_words::NameElement;
use crate::gazetteer::files::read::Content;
use crate::lexicon::persons::is_folded;
use crate::text::fold;

use super::names::common_words;
use super::read::Checked;
use super::report::{Finding, Place, Severity};
use super::written::items;
use super::yaml::Node;

/// An element as a file writes it.
struct Element<'c> {
    file: &'c str,
    written: &'c NameElement,
    node: &'c Node,
}

pub(super) fn check(library: &Library, files: &[Checked<'_>], findings: &mut Vec<Finding>) {
    let common = common_words(library);
    for file in files {
        let Some(Content::Names(names)) = &file.content else { continue };
        let sections = [("given_names", &names.given_names), ("surnames", &names.surnames)];
        for (section, written) in sections {
            let mut known = HashSet::new();
            for (written, node) in written.iter().zip(items(file, section)) {
                let element = Element { file: &file.source.name, written, node };
                element.missing(findings);
                element.repeated(&mut known, findings);
                let is_common = |word: &&String| {
                    let folded = fold(word);
                    is_folded(word, &folded) && common.contains_key(&folded)
                };
                // A surname stands behind a given name, which tells it from the word.
                let word = element.spellings().find(is_common).filter(|_| section == "given_names");
                if let Some(word) = word {
                    element.word(word, findings);
                }
            }
        }
    }
}

impl Element<'_> {
    fn spellings(&self) -> impl Iterator<Item = &String> {
        self.written.en.iter().chain(&self.written.hi)
    }

    fn missing(&self, findings: &mut Vec<Finding>) {
        for (lang, spellings) in [("English", &self.written.en), ("Hindi", &self.written.hi)] {
            if spellings.is_empty() {
                let cure = "people of that name cannot be found in that language without it";
                self.warn("missing-name", self.node.place, format!("no {lang} spelling"), cure, findings);
            }
        }
    }

    /// Spellings that another one of the element, or an English one of the section before
    /// it, folds to. Two names may well have one Hindi spelling.
    fn repeated(&self, known: &mut HashSet<String>, findings: &mut Vec<Finding>) {
        let mut own = HashSet::new();
        for (key, spellings) in [("en", &self.written.en), ("hi", &self.written.hi)] {
            for (index, spelling) in spellings.iter().enumerate() {
                let node = self.node.get(key).and_then(|list| list.items().get(index));
                let place = node.map_or(self.node.place, |node| node.place);
                let folded = fold(spelling);
                let listed = !own.insert(folded.clone()) || key == "en" && known.contains(&folded);
                if listed {
                    let message = format!("`{spelling}` is listed already, or read as what is");
                    self.warn("dead-form", place, message, "remove it", findings);
                }
            }
        }
        known.extend(own);
    }

    fn word(&self, word: &str, findings: &mut Vec<Finding>) {
        if !self.written.word {
            let message = format!("`{word}` is a common word");
            self.warn("common-word", self.node.place, message, "say `word: true`", findings);
        }
    }

    fn warn(
        &self,
        code: &'static str,
        place: Place,
        message: String,
        cure: &str,
        findings: &mut Vec<Finding>,
    ) {
        findings.push(Finding::new(Severity::Warning, code, self.file, place, message).cure(cure));
    }
}
