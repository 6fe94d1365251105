//! Names: those that are missing, that mean two things, that are words, and that
//! never come to be used.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::gazetteer::files::grammar::GrammarFile;
use crate::gazetteer::files::library::Library;
use crate::lexicon::entities::{Entities, Listed};
use crate::lexicon::names::{Case, NameForm};
use crate::lexicon::names_by_form;
use crate::text::fold;
use crate::{EntityType, Lang};

use super::read::Checked;
use super::report::{Finding, Severity};
use super::written::{self, Entity, Written};

pub(super) fn check(library: &Library, files: &[Checked<'_>], findings: &mut Vec<Finding>) {
    let entities = Entities::new(library);
    let names = Names {
        library,
        entities: &entities,
        by_form: names_by_form(library, &entities),
        common: common_words(library),
    };
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
    entities: &'l Entities,
    by_form: BTreeMap<String, Vec<NameForm>>,
    /// Folded words, with the language they are of.
    common: HashMap<String, &'static str>,
}

impl Names<'_> {
    /// Forms that name another entity as well, where the two are equally likely.
    fn shared(&self, entity: &Entity<'_>, forms: &[Written<'_>], findings: &mut Vec<Finding>) {
        let Some(index) = self.entities.find(&entity.entry.id) else { return };
        let this = self.entities.get(index);
        let mut told = BTreeSet::new();
        for written in forms {
            let folded = fold(&written.form.text);
            let names = self.by_form.get(&folded).map_or(&[][..], Vec::as_slice);
            let claims = |name: &&NameForm| !name.when.as_ref().is_some_and(|when| when.asks());
            let Some(own) = names.iter().find(|name| name.entity == index && claims(name)) else { continue };
            let rival = names.iter().filter(claims).find(|name| {
                let that = self.entities.get(name.entity);
                name.entity != index && this.rank == that.rank && !apart(this, that) && own.form >= name.form
            });
            let Some(rival) = rival.filter(|_| told.insert(folded)) else { continue };
            let message =
                format!("`{}` also names {}, and nothing tells them apart", written.form.text, self.told(rival));
            let finding =
                Finding::new(Severity::Warning, "shared-form", entity.file, written.place, message);
            findings.push(finding.cure("give one of them a condition, or another rank"));
        }
    }

    fn told(&self, name: &NameForm) -> String {
        let entity = &self.entities.get(name.entity).entity;
        let file = self.library.entities.get(entity.id.as_str()).map(|placed| placed.file);
        let file = file.map_or("", |file| &self.library.files[usize::from(file)]);
        format!("{} (`{}`, {file})", entity.name(Lang::En), entity.id)
    }

    /// Forms that are a word of the language, in any case the sentence may give it.
    fn common(&self, entity: &Entity<'_>, forms: &[Written<'_>], findings: &mut Vec<Finding>) {
        let Some(index) = self.entities.find(&entity.entry.id) else { return };
        for written in forms {
            let folded = fold(&written.form.text);
            let Some(lang) = self.common.get(&folded) else { continue };
            let names = self.by_form.get(&folded).map_or(&[][..], Vec::as_slice);
            let open = |name: &&NameForm| {
                name.entity == index && name.when.is_none() && !matches!(name.case, Case::Upper | Case::Exact)
            };
            if names.iter().any(|name| open(&name)) {
                let message = format!("`{}` is a common word of {lang}", written.form.text);
                let finding =
                    Finding::new(Severity::Warning, "common-word", entity.file, written.place, message);
                findings.push(finding.cure("give it a condition: gazetteers/README.md tells which there are"));
            }
        }
    }
}

/// Whether the two never existed at the same time, so that a date decides.
fn apart(one: &Listed, other: &Listed) -> bool {
    let before = |one: &Listed, other: &Listed| match (&one.valid.1, &other.valid.0) {
        (Some(end), Some(start)) => end <= start,
        _ => false,
    };
    let states = [one, other].iter().all(|listed| listed.entity.entity_type == EntityType::Country);
    states && (before(one, other) || before(other, one))
}

/// Forms that fold to another of the same entity, with nothing of their own.
fn dead(entity: &Entity<'_>, forms: &[Written<'_>], findings: &mut Vec<Finding>) {
    for (index, written) in forms.iter().enumerate().filter(|(_, written)| !written.is_label) {
        let folded = fold(&written.form.text);
        let same = |other: &&Written<'_>| fold(&other.form.text) == folded;
        let covering = forms[..index].iter().filter(same).find(|other| covers(other, written));
        if let Some(other) = covering {
            let message =
                format!("`{}` is read as `{}`, which is listed already", written.form.text, other.form.text);
            let finding = Finding::new(Severity::Warning, "dead-form", entity.file, written.place, message);
            findings.push(finding.cure("remove it"));
        }
    }
}

fn covers(one: &Written<'_>, other: &Written<'_>) -> bool {
    let capitals = |written: &Written<'_>| {
        let mut letters = written.form.text.chars().filter(|letter| letter.is_alphabetic());
        letters.all(char::is_uppercase)
    };
    let same_case = one.lang == Lang::Hi || !capitals(one) || capitals(other);
    same_case && one.form.when == other.form.when
}

/// The lists of common words and the grammar words of both languages, folded.
fn common_words(library: &Library) -> HashMap<String, &'static str> {
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

fn grammar_words(grammar: &GrammarFile) -> impl Iterator<Item = &String> {
    let classes = [&grammar.words, &grammar.nouns, &grammar.verbs];
    let markers = grammar.markers.values().flatten();
    let pronouns = grammar.pronouns.iter().flat_map(|pronoun| &pronoun.words);
    classes.into_iter().flat_map(|class| class.values().flatten()).chain(markers).chain(pronouns)
}
