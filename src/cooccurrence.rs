//! Bare co-occurrence: two names in one sentence that no relation joins.

use std::collections::HashSet;
use std::sync::Arc;

use crate::{EntityId, Extraction, Group, Kind, Mention, Modality, Polarity, Relation};

/// Most pairs a sentence gives: who stands close together is likelier to have to do with each other.
const MOST_PAIRS: usize = 12;

/// Says no more than that both are named.
const CONFIDENCE: f32 = 0.2;

/// Adds a `co_occurs` relation for the nearest pairs of listed entities of each
/// sentence that nothing else relates there.
pub(crate) fn add_cooccurrences(found: &mut Extraction<'_>) {
    let mut added = Vec::new();
    let mut start = 0;
    for sentence in found.mentions.chunk_by(|one, next| one.sentence == next.sentence) {
        let related = related_in(found, sentence[0].sentence);
        let named = first_mentions(found, start, sentence);
        let pairs = nearest_first(&named).filter(|(source, target)| {
            let (one, other) = (&found.mentions[*source], &found.mentions[*target]);
            !one.span.overlaps(other.span) && !related.contains(&unordered(&one.entity, &other.entity))
        });
        added.extend(pairs.take(MOST_PAIRS).map(|(source, target)| relation(found, source, target)));
        start += sentence.len();
    }
    found.relations.extend(added);
    // Stable: relations that words carry stay in front.
    found.relations.sort_by_key(|relation| relation.sentence);
}

fn related_in<'e>(found: &'e Extraction<'_>, sentence: usize) -> HashSet<(&'e EntityId, &'e EntityId)> {
    let first = found.relations.partition_point(|relation| relation.sentence < sentence);
    let here = found.relations[first..].iter().take_while(|relation| relation.sentence == sentence);
    here.map(|relation| unordered(&relation.source, &relation.target)).collect()
}

fn unordered<'e>(one: &'e EntityId, other: &'e EntityId) -> (&'e EntityId, &'e EntityId) {
    if one <= other { (one, other) } else { (other, one) }
}

/// Indexes of the first mention of each listed entity among those of a sentence,
/// which begin at `start`.
fn first_mentions(found: &Extraction<'_>, start: usize, sentence: &[Mention<'_>]) -> Vec<usize> {
    let mut seen = HashSet::new();
    let listed = |id: &EntityId| found.entity(id).is_some_and(|entity| entity.linked);
    let first = sentence
        .iter()
        .enumerate()
        .filter(|(_, mention)| listed(&mention.entity) && seen.insert(&mention.entity));
    first.map(|(index, _)| start + index).collect()
}

/// Pairs of neighbours, then those with one between them, and so on.
fn nearest_first(named: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let gaps = 1..named.len();
    gaps.flat_map(move |gap| named.iter().zip(&named[gap..]).map(|(source, target)| (*source, *target)))
}

fn relation<'t>(found: &Extraction<'t>, source: usize, target: usize) -> Relation<'t> {
    Relation {
        kind: Kind::from("co_occurs"),
        symmetric: true,
        group: Group::State,
        goldstein: None,
        source: found.mentions[source].entity.clone(),
        target: found.mentions[target].entity.clone(),
        source_mention: source,
        target_mention: target,
        polarity: Polarity::Positive,
        modality: Modality::Actual,
        attributed_to: None,
        office: None,
        former: false,
        when: None,
        place: None,
        sentence: found.mentions[source].sentence,
        trigger: None,
        rule: Arc::from("cooccurrence"),
        confidence: CONFIDENCE,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Doc, Extraction, Extractor};

    fn read(text: &str) -> Extraction<'static> {
        let extractor = Extractor::builder().cooccurrence(true).build().unwrap();
        extractor.extract(&Doc::new("d", text)).into_owned()
    }

    fn pairs(found: &Extraction<'_>) -> Vec<(String, String)> {
        let bare = found.relations().iter().filter(|relation| relation.kind == "co_occurs");
        bare.map(|relation| (relation.source.to_string(), relation.target.to_string())).collect()
    }

    #[test]
    fn joins_what_no_rule_relates() {
        let found = read("नेपाल और भूटान में मौसम सुहावना रहा।");
        assert_eq!(pairs(&found), [("Q837".to_owned(), "Q917".to_owned())]);
    }

    #[test]
    fn leaves_related_pairs_alone() {
        let found = read("Modi met Putin, and Nepal was calm.");
        let met = ("Q1058".to_owned(), "Q7747".to_owned());
        assert!(!pairs(&found).contains(&met));
        assert_eq!(pairs(&found).len(), 2);
    }

    #[test]
    fn gives_a_crowded_sentence_few_pairs() {
        let found = read("Nepal, Bhutan, India, China, Japan, Russia, France and Spain were named.");
        assert_eq!(pairs(&found).len(), super::MOST_PAIRS);
    }

    #[test]
    fn names_nobody_twice() {
        assert!(pairs(&read("Nepal is Nepal.")).is_empty());
    }
}
