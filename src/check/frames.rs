//! Frames: their examples must give what they say, their counter-examples nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::gazetteer::files::library::Library;
use crate::gazetteer::files::read::Content;
use crate::gazetteer::files::rules::{Example, Frame, KindFile, SaidPolarity};
use crate::gazetteer::files::schema::{EntityEntry, EntityType};
use crate::text::lang_of;
use crate::{Doc, EntityId, Extraction, Extractor, Gazetteer, Lang, Modality, Polarity, Relation};

use super::read::Checked;
use super::report::{Finding, FrameResult, Passed, Place, Severity};
use super::written::items;
use super::yaml::Node;

/// Fewer examples than these show little.
const EXAMPLES: usize = 2;
const COUNTER_EXAMPLES: usize = 1;

/// Runs the frames of the files, with all that the library holds around them.
pub(super) fn check(
    library: Library,
    files: &[Checked<'_>],
    findings: &mut Vec<Finding>,
) -> Vec<FrameResult> {
    let kinds = || files.iter().filter_map(|file| Some((file, kind_of(file)?)));
    let Some((first, _)) = kinds().next() else { return Vec::new() };
    let extractor = match Extractor::builder().gazetteer(Gazetteer::of(library.clone())).build() {
        Ok(extractor) => extractor,
        Err(error) => {
            let name = &first.source.name;
            findings.extend(error.problems().iter().map(|problem| {
                let place = Place { line: 1, column: 1, end_line: 1, end_column: 1 };
                let message = format!("the examples cannot be run: {}", problem.message);
                let finding = Finding::new(Severity::Error, problem.code, name, place, message);
                finding.cure(problem.cure.clone().unwrap_or_default())
            }));
            return Vec::new();
        }
    };
    let labels = labelled(&library);
    let (mut results, extractor) = (Vec::new(), &extractor);
    for (file, kind) in kinds() {
        for (frame, node) in kind.frames.iter().zip(items(file, "frames")) {
            let runner =
                Runner { library: &library, labels: &labels, extractor, kind, file: &file.source.name };
            results.push(runner.run(frame, node, findings));
        }
    }
    results
}

fn kind_of<'c>(file: &'c Checked<'_>) -> Option<&'c KindFile> {
    match &file.content {
        Some(Content::Kind(kind)) => Some(kind),
        _ => None,
    }
}

/// Whom each label means: the best known that has it, a state before others.
fn labelled(library: &Library) -> BTreeMap<&str, &EntityEntry> {
    let rank = |entry: &EntityEntry| (entry.entity_type == EntityType::Country, entry.rank);
    let mut labels: BTreeMap<&str, &EntityEntry> = BTreeMap::new();
    for entry in library.entities.values().map(|placed| &placed.entry) {
        for label in [&entry.names.en.label, &entry.names.hi.label].into_iter().flatten() {
            let best = labels.entry(label.text.as_str()).or_insert(entry);
            if rank(entry) >= rank(best) {
                *best = entry;
            }
        }
    }
    labels
}

struct Runner<'r> {
    library: &'r Library,
    labels: &'r BTreeMap<&'r str, &'r EntityEntry>,
    extractor: &'r Extractor,
    kind: &'r KindFile,
    file: &'r str,
}

impl Runner<'_> {
    fn run(&self, frame: &Frame, node: &Node, findings: &mut Vec<Finding>) -> FrameResult {
        let place = node.get("id").map_or(node.place, |id| id.place);
        let (mut examples, mut counter_examples) = (Passed::default(), Passed::default());
        let sentences = |section| node.get(section).map_or(&[][..], Node::items);
        let place_of = |node: Option<&Node>| node.map_or(place, |node| node.place);
        for (index, example) in frame.examples.iter().enumerate() {
            let node = sentences("examples").get(index).map(|node| node.get("text").unwrap_or(node));
            let failure = self.failure(example);
            examples.count(failure.is_none());
            findings.extend(failure.map(|message| {
                let message = format!("`{}` {message}", frame.id);
                Finding::new(Severity::Error, "example-fails", self.file, place_of(node), message)
                    .cure("`explain` tells which frames were tried, and why they failed")
            }));
        }
        for (index, text) in frame.counter_examples.iter().enumerate() {
            let node = sentences("counter_examples").get(index);
            let failure = self.counter_failure(text);
            counter_examples.count(failure.is_none());
            findings.extend(failure.map(|message| {
                let message = format!("`{}` {message}", frame.id);
                Finding::new(Severity::Error, "counter-example-fires", self.file, place_of(node), message)
                    .cure("narrow the frame that fired, for example by `unless`")
            }));
        }
        findings.extend(self.too_few(frame, place));
        let (file, kind, frame) = (self.file.to_owned(), self.kind.kind.clone(), frame.id.clone());
        FrameResult { file, kind, frame, examples, counter_examples }
    }

    /// How what the sentence gives differs from what the example expects.
    fn failure(&self, example: &Example) -> Option<String> {
        let doc = Doc::new("example", example.text.as_str());
        let found = self.extractor.extract(&doc);
        let got = self.relations(&found);
        let ends =
            |relation: &&Relation<'_>| self.ordered(relation.source.to_string(), relation.target.to_string());
        let wanted: BTreeSet<_> = example
            .expect
            .iter()
            .map(|(source, target)| self.ordered(self.id_of(source), self.id_of(target)))
            .collect();
        let polarity = match example.polarity {
            Some(SaidPolarity::Negative) => Polarity::Negative,
            _ => Polarity::Positive,
        };
        let modality = example.modality.map_or(Modality::Actual, Modality::from);
        let coloured =
            got.iter().all(|relation| relation.polarity == polarity && relation.modality == modality);
        if coloured && got.iter().map(ends).collect::<BTreeSet<_>>() == wanted {
            return None;
        }
        let expected: Vec<String> =
            example.expect.iter().map(|(source, target)| format!("{source} > {target}")).collect();
        Some(format!(
            "must give {} ({polarity:?}, {modality:?}), gives {}; of the names {}",
            expected.join(", "),
            told(&found, &got),
            found.mentions().iter().map(|mention| &*mention.text).collect::<Vec<_>>().join(", ")
        ))
    }

    fn counter_failure(&self, text: &str) -> Option<String> {
        let doc = Doc::new("counter-example", text);
        let found = self.extractor.extract(&doc);
        let got = self.relations(&found);
        (!got.is_empty()).then(|| format!("must give nothing here, gives {}", told(&found, &got)))
    }

    fn relations<'f>(&self, found: &'f Extraction<'_>) -> Vec<&'f Relation<'f>> {
        found.relations().iter().filter(|relation| relation.kind == *self.kind.kind).collect()
    }

    fn ordered(&self, source: String, target: String) -> (String, String) {
        if self.kind.symmetric && target < source { (target, source) } else { (source, target) }
    }

    /// Id of what an example calls by label or id.
    fn id_of(&self, name: &str) -> String {
        if self.library.entities.contains_key(name) {
            return name.to_owned();
        }
        self.labels.get(name).map_or_else(|| name.to_owned(), |entry| entry.id.clone())
    }

    /// What a frame lacks in a language it knows.
    fn too_few(&self, frame: &Frame, place: Place) -> Vec<Finding> {
        let known = |words: bool| words || frame.structure.is_some();
        let languages = [
            (Lang::En, "English", known(frame.en.is_some())),
            (Lang::Hi, "Hindi", known(frame.hi.is_some())),
        ];
        let mut findings = Vec::new();
        for (lang, name, _) in languages.into_iter().filter(|(.., known)| *known) {
            let examples = frame.examples.iter().filter(|example| lang_of(&example.text) == lang).count();
            let counter_examples = frame.counter_examples.iter().filter(|text| lang_of(text) == lang).count();
            if examples >= EXAMPLES && counter_examples >= COUNTER_EXAMPLES {
                continue;
            }
            let message = format!(
                "`{}` has too few sentences in {name}: {examples} of {EXAMPLES} examples, {counter_examples} of {COUNTER_EXAMPLES} counter-examples",
                frame.id
            );
            let finding = Finding::new(Severity::Warning, "few-examples", self.file, place, message);
            findings.push(finding.cure("write them as a newspaper of that language would"));
        }
        findings
    }
}

fn told(found: &Extraction<'_>, relations: &[&Relation<'_>]) -> String {
    let name =
        |id: &EntityId| found.entity(id).map_or(id.as_str(), |entity| entity.name(Lang::En)).to_owned();
    let told: Vec<String> = relations
        .iter()
        .map(|relation| {
            let Relation { source, target, polarity, modality, rule, .. } = relation;
            format!("{} > {} ({polarity:?}, {modality:?}, by {rule})", name(source), name(target))
        })
        .collect();
    if told.is_empty() { "nothing".to_owned() } else { told.join(", ") }
}
