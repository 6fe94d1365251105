//! Which of the findings of a sentence stand.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::link::{LinkedMention, Who};
use crate::trace::Tracer;
use crate::{MentionForm, Modality, Polarity};

use super::finding::{Finding, Fit};

/// At most one relation for each act and pair, and none for the content of another act.
pub(super) fn choose(found: Vec<Finding>, mentions: &[LinkedMention], trace: &mut Tracer) -> Vec<Finding> {
    let found = without_refused(told_by_governor(found, mentions, trace), trace);
    first_beyond(best(found, mentions, trace))
}

/// Without the act to come that the same words refuse: "will not lift the ban on X".
fn without_refused(found: Vec<Finding>, trace: &mut Tracer) -> Vec<Finding> {
    let refuses = |one: &Finding, other: &Finding| {
        let same = (one.source, one.target) == (other.source, other.target);
        let shared = one.trigger.zip(other.trigger).is_some_and(|(one, other)| one.overlaps(other));
        let to_come = other.modality == Modality::Planned && one.unit != other.unit;
        same && shared
            && to_come
            && (one.polarity, other.polarity) == (Polarity::Positive, Polarity::Negative)
    };
    let refused: Vec<bool> = found.iter().map(|act| found.iter().any(|other| refuses(other, act))).collect();
    let mut kept = Vec::new();
    for (finding, refused) in found.into_iter().zip(refused) {
        if refused {
            trace.outdone(&finding.rule, finding.trigger);
        } else {
            kept.push(finding);
        }
    }
    kept
}

/// Without the content of an act that is itself a relation: who "agreed to help" or
/// "refused to help" has not helped. Whom the content is about is then who the act is
/// towards: "refused to cede Crimea to Russia", unless somebody stands nearer: "agreed to send
/// arms to Poland to help Ukraine".
fn told_by_governor(mut found: Vec<Finding>, mentions: &[LinkedMention], trace: &mut Tracer) -> Vec<Finding> {
    let mut content = BTreeSet::new();
    for inner in 0..found.len() {
        let (source, target, acts_for) =
            (found[inner].source, found[inner].target, found[inner].target_acts_for);
        let (governors, trigger) = (found[inner].governors.clone(), found[inner].trigger);
        if found[inner].fit == Fit::Told {
            continue; // "rang up X to thank him" does both
        }
        for outer in
            found.iter_mut().filter(|outer| governors.contains(&outer.unit) && outer.source == source)
        {
            if outer.target == target || outer.fit == Fit::Content {
                let nearer = trigger.is_some_and(|trigger| mentions[outer.target].span.end <= trigger.start);
                if !nearer {
                    (outer.target, outer.target_acts_for) = (target, acts_for);
                }
                content.insert(inner);
            }
        }
    }
    let mut kept = Vec::new();
    for (index, finding) in found.into_iter().enumerate() {
        match finding.trigger.filter(|_| content.contains(&index)) {
            Some(trigger) => trace.outdone(&finding.rule, Some(trigger)),
            None => kept.push(finding),
        }
    }
    kept
}

/// Of relations to a mention beyond their slots the first of each pair that has no better one.
fn first_beyond(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by_key(|finding| (finding.fit == Fit::Beyond, finding.unit));
    let mut pairs = BTreeSet::new();
    let pair = |finding: &Finding| (finding.source.min(finding.target), finding.source.max(finding.target));
    found.retain(|finding| pairs.insert(pair(finding)) || finding.fit != Fit::Beyond);
    found
}

/// One relation for each trigger and pair, one for each kind and pair, by whichever of their names
/// and equally certain: the surest, then the first, then the first rule by name. A noun that has its
/// verb is not read as a noun alone, and what is told of a pronoun once more adds nothing.
fn best(mut found: Vec<Finding>, mentions: &[LinkedMention], trace: &mut Tracer) -> Vec<Finding> {
    found.sort_by(|one, other| {
        let surety = other.confidence.total_cmp(&one.confidence);
        surety
            .then(one.unit.cmp(&other.unit))
            .then(one.rule.cmp(&other.rule))
            .then((one.source, one.target).cmp(&(other.source, other.target)))
    });
    let mut by_trigger: BTreeMap<(usize, usize, usize), Arc<str>> = BTreeMap::new();
    let same_act = |one: &Finding, other: &Finding| {
        let acting =
            |mention: usize, acts_for: Option<usize>| acts_for.map_or(mentions[mention].who, Who::Listed);
        let ends = |act: &Finding| {
            (acting(act.source, act.source_acts_for), acting(act.target, act.target_acts_for))
        };
        let names = |act: &Finding| (named(mentions, act.source), named(mentions, act.target));
        let as_certain = (one.polarity, one.modality) == (other.polarity, other.modality);
        one.kind.kind == other.kind.kind
            && (names(one) == names(other) || ends(one) == ends(other) && as_certain)
    };
    let mut kept: Vec<Finding> = Vec::new();
    for finding in found {
        let (source, target) = (named(mentions, finding.source), named(mentions, finding.target));
        let (low, high) = (source.min(target), source.max(target));
        let same_rule = by_trigger.get(&(finding.unit, low, high)).is_some_and(|rule| *rule != finding.rule);
        let same_kind = kept.iter().any(|other| same_act(other, &finding));
        let verb_has_it = kept.iter().any(|other| {
            other.unit == finding.unit
                && other.rule != finding.rule
                && other.confidence > 0.9
                && finding.confidence <= 0.85
        });
        if same_rule || same_kind || verb_has_it {
            trace.outdone(&finding.rule, finding.trigger);
            continue;
        }
        by_trigger.insert((finding.unit, low, high), Arc::clone(&finding.rule));
        kept.push(finding);
    }
    kept
}

/// The first mention in the sentence of whom a pronoun stands for; of a name itself.
fn named(mentions: &[LinkedMention], end: usize) -> usize {
    let pronoun = &mentions[end];
    if pronoun.form != MentionForm::Pronoun {
        return end;
    }
    let here = mentions[..end].iter().rev().take_while(|mention| mention.sentence == pronoun.sentence);
    let first = here.enumerate().filter(|(_, mention)| mention.who == pronoun.who).last();
    first.map_or(end, |(before, _)| end - 1 - before)
}
