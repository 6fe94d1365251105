//! "rejected these charges", इन आरोपों को खारिज किया: an act upon an act that was
//! just told has the one who did it as its target.

use crate::clause::{Clauses, Context, Phrase};
use crate::gazetteer::files::grammar::Class;

use super::engine::Finding;

/// The relation told before that a phrase such as "these charges" points back to.
pub(super) fn told<'f>(
    context: &Context<'_>,
    clauses: &Clauses<'_>,
    phrase: Phrase,
    found: &'f [Finding],
) -> Option<&'f Finding> {
    let noun = phrase.clone().rev().find(|unit| !clauses.units[*unit].triggers.is_empty())?;
    let pointed = clauses.units[phrase.start..noun].iter().any(|unit| unit.is(Class::Determiner));
    let same_kind = |finding: &&Finding| {
        let words = clauses.units[noun].triggers.iter().flat_map(|trigger| &trigger.words);
        words.into_iter().any(|word| context.lexicon.frames.of(*word).kind.kind == finding.kind.kind)
    };
    found.iter().rev().filter(|finding| pointed && finding.unit < phrase.start).find(same_kind)
}
