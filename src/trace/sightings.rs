//! Where a name stands in a text, and what became of it there.

use crate::lexicon::{Lexicon, Meaning};
use crate::text::Words;
use crate::{EntityId, Extraction, Mention, Span};

use super::{Fate, Reason, Rejected, Sighting, Trace};

/// All places of `name` in the extraction's text, in text order.
pub(crate) fn sightings(
    lexicon: &Lexicon,
    found: &Extraction<'_>,
    trace: &Trace,
    name: &str,
) -> Vec<Sighting> {
    let wanted = Words::new(name, Span::new(0, name.len()));
    if wanted.len() == 0 {
        return Vec::new();
    }
    let listed = bearers(lexicon, name);
    let words = Words::new(found.text(), Span::new(0, found.text().len()));
    let mut seen = Vec::new();
    for at in 0..words.len() {
        let end = at + wanted.len();
        let whole = end <= words.len()
            && (0..wanted.len()).all(|index| words.folded(at + index) == wanted.folded(index));
        if whole {
            seen.extend(fates(found, trace, &listed, words.cover(at, end)));
        } else if wanted.len() == 1 && words.is_word(at) && words.folded(at).contains(wanted.folded(0)) {
            let entity = listed.first().cloned();
            seen.push(Sighting { span: words.span(at), entity, fate: Fate::InsideWord, by: None });
        }
    }
    seen
}

/// The entities that have this name.
fn bearers(lexicon: &Lexicon, name: &str) -> Vec<EntityId> {
    let mut bearers = Vec::new();
    lexicon.matcher.scan(name, |hit| {
        if hit.span.of(name) != name.trim() {
            return;
        }
        for meaning in lexicon.matcher.meanings(hit) {
            if let Meaning::Name(form) = meaning {
                bearers.push(lexicon.entities.get(form.entity()).entity.id.clone());
            }
        }
    });
    bearers.sort();
    bearers.dedup();
    bearers
}

/// What became of the name that stands here.
fn fates(found: &Extraction<'_>, trace: &Trace, listed: &[EntityId], span: Span) -> Vec<Sighting> {
    let mention = |mention: &Mention<'_>| Sighting {
        span,
        entity: Some(mention.entity.clone()),
        fate: Fate::Found,
        by: None,
    };
    let rejected = |rejected: &Rejected| Sighting {
        span,
        entity: rejected.entity.clone(),
        fate: Fate::Rejected(rejected.reason),
        by: rejected.by,
    };
    let mentions = found.mentions().iter();
    let mut seen: Vec<Sighting> = mentions.clone().filter(|other| other.span == span).map(mention).collect();
    let is_found = !seen.is_empty();
    let of_name = |other: &&Rejected| other.span == span && (!is_found || other.reason != Reason::Shadowed);
    seen.extend(trace.rejected.iter().filter(of_name).map(rejected));
    if !seen.is_empty() {
        return seen;
    }
    let around = mentions
        .filter(|other| other.span.contains(span))
        .map(|other| other.span)
        .max_by_key(|span| span.len());
    let fate = match around {
        Some(_) => Fate::InsideName,
        None if listed.is_empty() => Fate::Unlisted,
        None => Fate::Broken,
    };
    vec![Sighting { span, entity: listed.first().cloned(), fate, by: around }]
}
