//! From mentions and findings to the extraction that callers see.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::gazetteer::files::rules::Group;
use crate::lexicon::Lexicon;
use crate::link::{Linked, LinkedMention, Who};
use crate::relation::Finding;
use crate::text::lang_of;
use crate::{
    Doc, Entity, EntityId, Extraction, Mention, MentionForm, Relation, Sentence, Span, Trigger, Warning,
};

pub(crate) fn assemble<'t>(
    lexicon: &Lexicon,
    doc: &'t Doc<'_>,
    sentences: Vec<Sentence>,
    mut linked: Linked<'_>,
    mut findings: Vec<Finding>,
) -> Extraction<'t> {
    for finding in &findings {
        act_for(&mut linked, finding.source, finding.source_acts_for);
        act_for(&mut linked, finding.target, finding.target_acts_for);
    }
    // A capital that acts is its country, which lies in no country.
    let end_of = |mention: usize, acts_for: Option<usize>| {
        let who = acts_for.map_or(linked.mentions[mention].who, Who::Listed);
        linked.entity(lexicon, who).id.clone()
    };
    findings.retain(|finding| {
        end_of(finding.source, finding.source_acts_for) != end_of(finding.target, finding.target_acts_for)
    });
    findings.sort_by(|one, other| order(&linked, one).cmp(&order(&linked, other)));
    let text = doc.text();
    let mut entities: BTreeMap<EntityId, Entity> = BTreeMap::new();
    let mut id_of = |linked: &Linked<'_>, who: Who| {
        let entity = linked.entity(lexicon, who);
        entities.entry(entity.id.clone()).or_insert_with(|| entity.clone());
        entity.id.clone()
    };
    let mentions = linked.mentions.iter().map(|mention| Mention {
        span: mention.span,
        text: Cow::Borrowed(mention.span.of(text)),
        entity: id_of(&linked, mention.who),
        form: mention.form,
        sentence: mention.sentence,
    });
    let mentions: Vec<Mention<'t>> = mentions.collect();
    let relations = findings.into_iter().map(|finding| Relation {
        kind: finding.kind.kind.clone(),
        symmetric: finding.kind.symmetric,
        group: finding.kind.group,
        goldstein: finding.kind.goldstein,
        source: end(&mut id_of, &linked, finding.source, finding.source_acts_for),
        target: end(&mut id_of, &linked, finding.target, finding.target_acts_for),
        source_mention: finding.source,
        target_mention: finding.target,
        polarity: finding.polarity,
        modality: finding.modality,
        attributed_to: finding.speaker.map(|speaker| mentions[speaker].entity.clone()),
        office: finding.office,
        former: finding.former,
        when: finding.when,
        place: finding.place.map(|place| mentions[place].entity.clone()),
        sentence: finding.sentence,
        trigger: finding.trigger.map(|span| Trigger { span, text: Cow::Borrowed(span.of(text)) }),
        rule: finding.rule,
        confidence: finding.confidence,
    });
    let relations = relations.collect();
    Extraction {
        id: Cow::Borrowed(doc.id()),
        text: Cow::Borrowed(text),
        lang: doc.named_lang().unwrap_or_else(|| lang_of(text)),
        date: doc.date(),
        warnings: warnings(doc, &sentences),
        sentences,
        entities: entities.into_values().collect(),
        mentions,
        relations,
    }
}

/// A capital that acts in a relation stands for its government from there on.
fn act_for(linked: &mut Linked<'_>, mention: usize, country: Option<usize>) {
    if let Some(country) = country {
        let LinkedMention { who, form, .. } = &mut linked.mentions[mention];
        (*who, *form) = (Who::Listed(country), MentionForm::Capital);
    }
}

fn end(
    id_of: &mut impl FnMut(&Linked<'_>, Who) -> EntityId,
    linked: &Linked<'_>,
    mention: usize,
    acts_for: Option<usize>,
) -> EntityId {
    id_of(linked, acts_for.map_or(linked.mentions[mention].who, Who::Listed))
}

/// Text order, then events before states, then names.
fn order<'f>(linked: &Linked<'_>, finding: &'f Finding) -> (usize, Span, bool, &'f str, usize, usize) {
    let place = finding.trigger.unwrap_or(linked.mentions[finding.target].span);
    (
        finding.sentence,
        place,
        finding.kind.group == Group::State,
        finding.kind.kind.as_str(),
        finding.source,
        finding.target,
    )
}

fn warnings(doc: &Doc<'_>, sentences: &[Sentence]) -> Vec<Warning> {
    let text = doc.text();
    let misplaced = doc.given_mentions().iter().filter(|given| {
        let covers = text.get(given.span.start..given.span.end).is_some_and(|surface| !surface.is_empty());
        !covers || !sentences.iter().any(|sentence| sentence.span.contains(given.span))
    });
    misplaced
        .map(|given| Warning {
            span: None,
            message: format!(
                "the given mention {}..{} is no span of characters within a sentence; it was left out",
                given.span.start, given.span.end
            ),
        })
        .collect()
}
