//! What became of names.

use sambandh::trace::{Fate, Sighting};
use sambandh::{Extraction, Gazetteer, Span, Trace};

use crate::common::{self, Table, one_line};
use crate::sentences::{described, quoted};

/// Where a name stands, and what became of it.
pub(crate) fn find(gazetteer: &Gazetteer, found: &Extraction<'_>, seen: &[Sighting], name: &str) -> String {
    if seen.is_empty() {
        return format!("  \"{}\" does not stand in this text\n", one_line(name));
    }
    let mut table = Table::default();
    for sighting in seen {
        let entity = sighting.entity.as_ref().map(|id| described(gazetteer, id)).unwrap_or_default();
        let mark = if sighting.fate == Fate::Found { "✓" } else { "✗" };
        let fate = format!("{}{}", sighting.fate, cover(found, sighting.by));
        table.row([quoted(found, sighting.span), place(sighting.span), mark.to_owned(), entity, fate], None);
    }
    table.to_string()
}

/// Every name and frame that touches a byte.
pub(crate) fn at(gazetteer: &Gazetteer, found: &Extraction<'_>, trace: &Trace, byte: usize) -> String {
    let touches = |span: Span| span.start <= byte && byte < span.end;
    let mut table = Table::default();
    for mention in found.mentions().iter().filter(|mention| touches(mention.span)) {
        let entity = described(gazetteer, &mention.entity);
        let form = format!("found: {}", common::word(mention.form));
        table.row([quoted(found, mention.span), place(mention.span), "✓".to_owned(), entity, form], None);
    }
    for name in trace.rejected_at(byte) {
        let entity = name.entity.as_ref().map(|id| described(gazetteer, id)).unwrap_or_default();
        let why = format!("{}{}", name.reason, cover(found, name.by));
        table.row([quoted(found, name.span), place(name.span), "✗".to_owned(), entity, why], None);
    }
    for attempt in trace.attempts.iter().filter(|attempt| touches(attempt.trigger)) {
        let mark = if attempt.failed().is_none() { "✓" } else { "✗" };
        let cells = [
            quoted(found, attempt.trigger),
            place(attempt.trigger),
            mark.to_owned(),
            one_line(&attempt.rule),
            attempt.outcome.to_string(),
        ];
        table.row(cells, None);
    }
    let told = table.to_string();
    if told.is_empty() { format!("  nothing touches byte {byte}\n") } else { told }
}

fn place(span: Span) -> String {
    format!("{}..{}", span.start, span.end)
}

fn cover(found: &Extraction<'_>, by: Option<Span>) -> String {
    by.map(|by| format!(": {}", quoted(found, by))).unwrap_or_default()
}
