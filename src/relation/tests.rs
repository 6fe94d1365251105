//! Runs every example and counter-example of every frame.

use std::collections::BTreeSet;

use crate::gazetteer::files::rules::{Example, Frame, SaidPolarity};
use crate::gazetteer::files::schema::EntityType;
use crate::{Doc, EntityId, Extraction, Extractor, Gazetteer, Modality, Polarity};

/// Id of what an example calls by label or id.
fn id_of(name: &str) -> String {
    let library = Gazetteer::builtin().library();
    if library.entities.contains_key(name) {
        return name.to_owned();
    }
    let labelled = library.entities.values().map(|placed| &placed.entry).filter(|entry| {
        let labels = [&entry.names.en.label, &entry.names.hi.label];
        labels.into_iter().flatten().any(|label| label.text == name)
    });
    let first = labelled.max_by_key(|entry| (entry.entity_type == EntityType::Country, entry.rank));
    first.map_or_else(|| name.to_owned(), |entry| entry.id.clone())
}

fn name_of(found: &Extraction<'_>, id: &EntityId) -> String {
    found.entity(id).and_then(|entity| entity.en.as_deref()).unwrap_or(id.as_str()).to_owned()
}

fn check_example(kind: &str, symmetric: bool, frame: &Frame, example: &Example) -> Option<String> {
    let doc = Doc::new("example", example.text.as_str());
    let found = Extractor::builtin().extract(&doc);
    let ordered = |source: String, target: String| {
        if symmetric && target < source { (target, source) } else { (source, target) }
    };
    let relations: Vec<_> = found.relations().iter().filter(|relation| relation.kind == kind).collect();
    let got: BTreeSet<_> = relations
        .iter()
        .map(|relation| ordered(relation.source.to_string(), relation.target.to_string()))
        .collect();
    let wanted: BTreeSet<_> =
        example.expect.iter().map(|(source, target)| ordered(id_of(source), id_of(target))).collect();
    let polarity = if example.polarity == Some(SaidPolarity::Negative) {
        Polarity::Negative
    } else {
        Polarity::Positive
    };
    let modality = example.modality.map_or(Modality::Actual, Modality::from);
    let coloured =
        relations.iter().all(|relation| relation.polarity == polarity && relation.modality == modality);
    if got == wanted && coloured {
        return None;
    }
    let shown: Vec<String> = relations
        .iter()
        .map(|relation| {
            let ends = (name_of(&found, &relation.source), name_of(&found, &relation.target));
            format!(
                "{} > {} ({:?}, {:?}, {})",
                ends.0, ends.1, relation.polarity, relation.modality, relation.rule
            )
        })
        .collect();
    let names: Vec<&str> = found.mentions().iter().map(|mention| &*mention.text).collect();
    Some(format!(
        "{kind}.{}: {}\n    wanted {:?} {polarity:?} {modality:?}\n    got {shown:?}\n    of mentions {names:?}",
        frame.id, example.text, example.expect
    ))
}

fn check_counter_example(kind: &str, frame: &Frame, text: &str) -> Option<String> {
    let doc = Doc::new("counter-example", text);
    let found = Extractor::builtin().extract(&doc);
    let relation = found.relations().iter().find(|relation| relation.kind == kind)?;
    Some(format!(
        "{kind}.{}: {text}\n    must not give {} > {} ({})",
        frame.id,
        name_of(&found, &relation.source),
        name_of(&found, &relation.target),
        relation.rule
    ))
}

#[test]
fn frames_do_as_their_examples_say() {
    let mut failures = Vec::new();
    let mut count = 0;
    for file in Gazetteer::builtin().library().kinds.values().map(|placed| &placed.entry) {
        for frame in &file.frames {
            count += frame.examples.len() + frame.counter_examples.len();
            failures.extend(
                frame
                    .examples
                    .iter()
                    .filter_map(|example| check_example(&file.kind, file.symmetric, frame, example)),
            );
            failures.extend(
                frame
                    .counter_examples
                    .iter()
                    .filter_map(|text| check_counter_example(&file.kind, frame, text)),
            );
        }
    }
    assert!(failures.is_empty(), "{} of {count} fail:\n{}", failures.len(), failures.join("\n"));
}
