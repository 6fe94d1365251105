//! All names that were passed over, all frames that were tried.

use std::collections::BTreeSet;
use std::fmt::{self, Display, Write};

use sambandh::trace::{Attempt, Outcome, Reason, Rejected};
use sambandh::{EntityId, Extraction, Gazetteer, Lang, Sentence, Span, Trace};

use crate::common::{Table, one_line};
use crate::rule::lack;

/// Sentence by sentence, as far as there is anything to tell.
pub(crate) fn explain(gazetteer: &Gazetteer, found: &Extraction<'_>, trace: &Trace) -> String {
    let mut told = String::new();
    for sentence in found.sentences() {
        // Writing to a string does not fail.
        let _ = write_sentence(&mut told, gazetteer, found, trace, sentence);
    }
    told
}

fn write_sentence(
    told: &mut String,
    gazetteer: &Gazetteer,
    found: &Extraction<'_>,
    trace: &Trace,
    sentence: &Sentence,
) -> fmt::Result {
    let inside = |span: Span| sentence.span.contains(span);
    let rejected: Vec<&Rejected> = trace.rejected.iter().filter(|rejected| inside(rejected.span)).collect();
    let attempts: Vec<&Attempt> = trace.attempts.iter().filter(|attempt| inside(attempt.trigger)).collect();
    if rejected.is_empty() && attempts.is_empty() {
        return Ok(());
    }
    writeln!(told, "  {}", one_line(sentence.span.of(found.text())))?;
    write!(told, "{}", names(gazetteer, found, &rejected))?;
    write!(told, "{}", frames(found, trace, &attempts))
}

/// Most names cover their own parts: that takes one line, not one each.
fn names(gazetteer: &Gazetteer, found: &Extraction<'_>, rejected: &[&Rejected]) -> String {
    let (covered, others): (Vec<&Rejected>, Vec<&Rejected>) =
        rejected.iter().partition(|rejected| rejected.reason == Reason::Shadowed);
    let mut table = Table::default();
    for name in others {
        let entity = name.entity.as_ref().map(|id| described(gazetteer, id)).unwrap_or_default();
        table.row(
            [indented(quoted(found, name.span)), format!("not {entity}:"), name.reason.to_string()],
            None,
        );
    }
    let covered: BTreeSet<String> = covered.iter().map(|name| quoted(found, name.span)).collect();
    let covered: Vec<String> = covered.into_iter().collect();
    if covered.is_empty() {
        return table.to_string();
    }
    format!("{table}{}\n", indented(format!("  inside longer names: {}", covered.join(", "))))
}

/// `Theresa May (Q264766)`
pub(crate) fn described(gazetteer: &Gazetteer, id: &EntityId) -> String {
    let name = gazetteer.name(id, Lang::En);
    one_line(&name.map_or(id.to_string(), |name| format!("{name} ({id})")))
}

/// The frames of each trigger, those that came furthest first.
fn frames(found: &Extraction<'_>, trace: &Trace, attempts: &[&Attempt]) -> Table {
    let mut table = Table::default();
    for tried in attempts.chunk_by(|one, next| one.trigger == next.trigger) {
        let mut tried = tried.to_vec();
        tried.sort_by_key(|attempt| std::cmp::Reverse(attempt.outcome));
        // A noun may be one of several words of the same frame.
        tried.dedup();
        let fired = tried[0].outcome == Outcome::Fired;
        let nearest = trace.nearest(tried[0].trigger).filter(|_| !fired);
        for (index, attempt) in tried.iter().enumerate() {
            let trigger = if index == 0 { quoted(found, attempt.trigger) } else { String::new() };
            let mark = if attempt.outcome == Outcome::Fired { "✓" } else { "✗" };
            let note = if nearest == Some(*attempt) { " (nearest)" } else { "" };
            let lack = attempt.failed().map(|condition| format!(" ({})", lack(found, condition)));
            let outcome = format!("{}{}{note}", attempt.outcome, lack.unwrap_or_default());
            table.row([indented(trigger), mark.to_owned(), one_line(&attempt.rule), outcome], None);
        }
    }
    table
}

fn indented(cell: impl Display) -> String {
    format!("    {cell}")
}

pub(crate) fn quoted(found: &Extraction<'_>, span: Span) -> String {
    format!("\"{}\"", one_line(span.of(found.text())))
}
