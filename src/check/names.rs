//! Names: those that are missing, that mean two things, that are words, and that
//! never come to be used.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, HashSet};

use crate::gazetteer::files::grammar::{Class, GrammarFile};
use crate::gazetteer::files::library::Library;
use crate::gazetteer::files::schema::Conditions;
use crate::lexicon::NamesByForm;
use crate::lexicon::entities::Listed;
use crate::lexicon::names::{Case, NameForm, case_of};
use crate::text::fold;
use crate::{EntityType, Lang};

use super::read::Checked;
use super::report::{Finding, Severity};
use super::written::{self, Entity, Written};

pub(super) fn check(library: &Library, files: &[Checked<'_>], findings: &mut Vec<Finding>) {
    let listed = NamesByForm::new(library);
    let checked = written::entities(files).filter_map(|entity| listed.entities.find(&entity.entry.id));
    let checked = checked.collect();
    let names = Names { library, listed, common: common_words(library), checked };
    for entity in written::entities(files) {
        missing(&entity, findings);
        let forms = entity.forms();
        names.shared(&entity, &forms, findings);
        names.common(&entity, &forms, findings);
        dead(&entity, &forms, findings);
    }
}

/// An entity that one language has no name for.
fn missing(entity: &Entity<'_>, findings: &mut Vec<Finding>) {
    let names = &entity.entry.names;
    for (lang, label) in [("English", &names.en.label), ("Hindi", &names.hi.label)] {
        if label.is_none() {
            let message = format!("`{}` has no {lang} label", entity.entry.id);
            let finding =
                Finding::new(Severity::Warning, "missing-name", entity.file, entity.place(), message);
            findings.push(finding.cure("news in that language cannot be read without it"));
        }
    }
}

struct Names<'l> {
    library: &'l Library,
    listed: NamesByForm,
    /// Folded words, with the language they are of.
    common: HashMap<String, &'static str>,
    /// The entities under check.
    checked: HashSet<usize>,
}

impl Names<'_> {
    /// Forms that name another entity as well, with no condition on either.
    fn shared(&self, entity: &Entity<'_>, forms: &[Written<'_>], findings: &mut Vec<Finding>) {
        let Some(index) = self.listed.entities.find(&entity.entry.id) else { return };
        let mut told = BTreeSet::new();
        for written in forms {
            let folded = fold(&written.form.text);
            let names = self.listed.names.get(&folded).map_or(&[][..], Vec::as_slice);
            let open = |name: &&NameForm| !name.when.is_some_and(|id| self.listed.conditions.get(id).asks());
            let Some(own) = names.iter().filter(open).find(|name| name.entity() == index) else { continue };
            let rivals = names.iter().filter(open).filter(|name| name.entity() != index);
            let rivals = rivals.filter(|name| !self.apart(index, name.entity()));
            let Some(rival) = rivals.max_by_key(|name| self.weight(name)) else { continue };
            let wins = self.weight(own) > self.weight(rival);
            // Told once, at the one that is passed over, if that is under check.
            if wins && self.checked.contains(&rival.entity()) || !told.insert(folded) {
                continue;
            }
            let (text, rival) = (&written.form.text, self.told(rival));
            let message = match wins {
                true => format!("`{text}` no longer means {rival}"),
                false => format!("`{text}` means {rival}"),
            };
            let finding = Finding::new(Severity::Warning, "shared-form", entity.file, written.place, message);
            findings.push(finding.cure("give one of the two a condition, such as `needs`"));
        }
    }

    /// What linking goes by where two names need nothing.
    fn weight(&self, name: &NameForm) -> impl Ord + use<> {
        let listed = self.listed.entities.get(name.entity());
        (listed.rank, Reverse(name.form), Reverse(listed.entity.id.clone()))
    }

    /// Whether the two are states that never existed at the same time: the date decides.
    fn apart(&self, one: usize, other: usize) -> bool {
        let (one, other) = (self.listed.entities.get(one), self.listed.entities.get(other));
        let before = |one: &Listed, other: &Listed| match (&one.valid.1, &other.valid.0) {
            (Some(end), Some(start)) => end <= start,
            _ => false,
        };
        let states = [one, other].iter().all(|listed| listed.entity.entity_type == EntityType::Country);
        states && (before(one, other) || before(other, one))
    }

    fn told(&self, name: &NameForm) -> String {
        let entity = &self.listed.entities.get(name.entity()).entity;
        let file = self.library.entities.get(entity.id.as_str()).map(|placed| placed.file);
        let file = file.map_or("", |file| &self.library.files[usize::from(file)]);
        format!("{} (`{}`, {file})", entity.name(Lang::En), entity.id)
    }

    /// Forms that are a word of the language, in any case the sentence may give it.
    fn common(&self, entity: &Entity<'_>, forms: &[Written<'_>], findings: &mut Vec<Finding>) {
        let Some(index) = self.listed.entities.find(&entity.entry.id) else { return };
        for written in forms {
            let folded = fold(&written.form.text);
            let Some(lang) = self.common.get(&folded) else { continue };
            let names = self.listed.names.get(&folded).map_or(&[][..], Vec::as_slice);
            let open = |name: &&NameForm| {
                name.entity() == index
                    && name.when.is_none()
                    && !matches!(name.case, Case::Upper | Case::Exact(_))
            };
            if names.iter().any(|name| open(&name)) {
                let message = format!("`{}` is a common word of {lang}", written.form.text);
                let finding =
                    Finding::new(Severity::Warning, "common-word", entity.file, written.place, message);
                findings
                    .push(finding.cure("give it a condition: gazetteers/README.md tells which there are"));
            }
        }
    }
}

/// Forms that fold to another of the same entity and language, with nothing of their own.
fn dead(entity: &Entity<'_>, forms: &[Written<'_>], findings: &mut Vec<Finding>) {
    let folded: Vec<String> = forms.iter().map(|written| fold(&written.form.text)).collect();
    for (index, written) in forms.iter().enumerate().filter(|(_, written)| !written.is_label) {
        let covering = forms.iter().enumerate().find(|(other, covering)| {
            *other != index
                && folded[*other] == folded[index]
                && covers(covering, written)
                && (*other < index || !covers(written, covering))
        });
        if let Some((_, other)) = covering {
            let message =
                format!("`{}` is read as `{}`, which is listed already", written.form.text, other.form.text);
            let finding = Finding::new(Severity::Warning, "dead-form", entity.file, written.place, message);
            findings.push(finding.cure("remove it"));
        }
    }
}

/// Whether the one matches wherever the other does.
fn covers(one: &Written<'_>, other: &Written<'_>) -> bool {
    let case = match (case_of(one.form), case_of(other.form)) {
        (Case::Any, _) | (Case::Capital, Case::Capital | Case::Upper) | (Case::Upper, Case::Upper) => true,
        (Case::Exact(_), Case::Exact(_)) => one.form.text == other.form.text,
        _ => false,
    };
    // A full stop at the end of a form belongs to the mention.
    let stop = one.form.text.ends_with('.') || !other.form.text.ends_with('.');
    case && stop
        && one.lang == other.lang
        && (one.form.when == Conditions::default() || one.form.when == other.form.when)
}

/// The lists of common words and the grammar words of both languages, folded.
pub(super) fn common_words(library: &Library) -> HashMap<String, &'static str> {
    let mut common = HashMap::new();
    for (code, lang) in [("en", "English"), ("hi", "Hindi")] {
        let listed = library.common_words.get(code).into_iter().flatten();
        let grammar = library.grammars.get(code).into_iter().flat_map(grammar_words);
        for word in listed.chain(grammar) {
            common.entry(fold(word)).or_insert(lang);
        }
    }
    common
}

/// Classes of words that tell what a text is about, names among them.
const TOPICS: [Class; 3] = [Class::Discard, Class::Tongue, Class::Language];

/// The single words of a grammar, but for those that only tell what a text is about.
fn grammar_words(grammar: &GrammarFile) -> impl Iterator<Item = &String> {
    let classes = [&grammar.words, &grammar.nouns, &grammar.verbs].into_iter().flatten();
    let words = classes.filter(|(class, _)| !TOPICS.contains(class)).flat_map(|(_, words)| words);
    let markers = grammar.markers.values().flatten();
    let pronouns = grammar.pronouns.iter().flat_map(|pronoun| &pronoun.words);
    words.chain(markers).chain(pronouns).filter(|word| !word.contains(' '))
}
