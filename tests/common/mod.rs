//! What the integration tests share.

use sambandh::{Doc, EntityId, Extraction, Extractor, Lang, Modality, Polarity, Relation, Span};

/// The extraction as the line of JSON that callers write.
#[allow(dead_code, reason = "not every test file compares lines")]
pub(crate) fn json_line(extractor: &Extractor, doc: &Doc<'_>) -> String {
    serde_json::to_string(&extractor.extract(doc)).expect("an extraction is plain data")
}

/// "source | kind | target", then modality and "not" where it is no plain fact.
#[allow(dead_code, reason = "not every test file compares facts")]
pub(crate) fn fact(found: &Extraction<'_>, relation: &Relation<'_>) -> String {
    let name = |id: &EntityId| match found.entity(id).filter(|entity| entity.linked) {
        Some(entity) => entity.name(Lang::En).to_owned(),
        None => "unlisted".to_owned(),
    };
    let fact = format!("{} | {} | {}", name(&relation.source), relation.kind, name(&relation.target));
    let modality = format!("{:?}", relation.modality).to_lowercase();
    match (relation.polarity, relation.modality) {
        (Polarity::Positive, Modality::Actual) => fact,
        (Polarity::Positive, _) => format!("{fact} | {modality}"),
        (Polarity::Negative, _) => format!("{fact} | not {modality}"),
    }
}

/// Checks what must hold for every extraction, whatever the text.
#[allow(dead_code, reason = "not every test file checks any text")]
pub(crate) fn assert_sound(found: &Extraction<'_>) {
    let covers = |span: Span| found.text().get(span.start..span.end).filter(|text| !text.is_empty());
    for pair in found.sentences().windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "sentences in order: {pair:?}");
    }
    for sentence in found.sentences() {
        assert!(covers(sentence.span).is_some(), "{sentence:?}");
    }
    for mention in found.mentions() {
        assert_eq!(covers(mention.span), Some(&*mention.text), "{mention:?}");
        assert!(found.sentences()[mention.sentence].span.contains(mention.span), "{mention:?}");
        assert!(found.entity(&mention.entity).is_some(), "{mention:?}");
    }
    assert!(found.mentions().is_sorted_by_key(|mention| mention.span.start));
    assert!(found.entities().is_sorted_by(|one, other| one.id < other.id));
    assert_relations_sound(found);
}

#[allow(dead_code, reason = "as above")]
fn assert_relations_sound(found: &Extraction<'_>) {
    for relation in found.relations() {
        let ends = [(relation.source_mention, &relation.source), (relation.target_mention, &relation.target)];
        for (mention, entity) in ends {
            assert_eq!(&found.mentions()[mention].entity, entity, "{relation:?}");
        }
        assert_ne!(relation.source, relation.target, "{relation:?}");
        let named = [
            Some(&relation.source),
            Some(&relation.target),
            relation.attributed_to.as_ref(),
            relation.place.as_ref(),
        ];
        assert!(named.into_iter().flatten().all(|id| found.entity(id).is_some()), "{relation:?}");
        assert!(relation.sentence < found.sentences().len(), "{relation:?}");
        assert!((0.0..=1.0).contains(&relation.confidence), "{relation:?}");
        if let Some(trigger) = &relation.trigger {
            assert_eq!(trigger.span.of(found.text()), trigger.text, "{relation:?}");
        }
    }
}
