//! What became of one frame, condition by condition.

use std::fmt::{self, Write};

use sambandh::trace::{Attempt, Condition, Outcome};
use sambandh::{Extraction, Gazetteer, Sentence, Trace};

use crate::common::{Table, one_line};
use crate::sentences::quoted;

/// Most words that a condition shows: some frames forbid dozens.
const MOST_WORDS: usize = 8;

/// Whether there is such a frame.
pub(crate) fn check(gazetteer: &Gazetteer, id: &str) -> Result<(), String> {
    let rules = gazetteer.rules();
    if rules.iter().any(|rule| names(rule, id)) {
        return Ok(());
    }
    let near = rules.iter().min_by_key(|rule| (strsim::damerau_levenshtein(rule, id), *rule));
    let near = near.map(|rule| format!("; did you mean {rule}?")).unwrap_or_default();
    Err(format!("there is no frame {id}{near}"))
}

/// `consult.meet` names the frame in both languages.
fn names(rule: &str, id: &str) -> bool {
    rule == id || rule.strip_prefix(id).is_some_and(|rest| rest == ".en" || rest == ".hi")
}

/// The sentences in which it was tried; if there are none, all.
pub(crate) fn explain(gazetteer: &Gazetteer, found: &Extraction<'_>, trace: &Trace, id: &str) -> String {
    let rules: Vec<String> = gazetteer.rules().into_iter().filter(|rule| names(rule, id)).collect();
    let tried = trace.attempts.iter().any(|attempt| rules.contains(&attempt.rule));
    let mut told = String::new();
    for sentence in found.sentences() {
        let code = format!(".{}", crate::common::word(sentence.lang));
        // Writing to a string does not fail.
        let _ = match rules.iter().find(|rule| rule.ends_with(&code)) {
            Some(rule) => write_sentence(&mut told, gazetteer, (found, trace), sentence, (rule, tried)),
            None if tried => Ok(()),
            None => writeln!(told, "  {}\n    {id} has no words in this language", text(found, sentence)),
        };
    }
    told
}

fn text(found: &Extraction<'_>, sentence: &Sentence) -> String {
    one_line(sentence.span.of(found.text()))
}

fn write_sentence(
    told: &mut String,
    gazetteer: &Gazetteer,
    (found, trace): (&Extraction<'_>, &Trace),
    sentence: &Sentence,
    (rule, tried_elsewhere): (&str, bool),
) -> fmt::Result {
    let inside = |attempt: &&Attempt| attempt.rule == rule && sentence.span.contains(attempt.trigger);
    let attempts: Vec<&Attempt> = trace.attempts.iter().filter(inside).collect();
    if attempts.is_empty() && tried_elsewhere {
        return Ok(());
    }
    writeln!(told, "  {}", text(found, sentence))?;
    for attempt in &attempts {
        let fired = if attempt.outcome == Outcome::Fired { "fired" } else { "did not fire" };
        writeln!(told, "    {rule} at {}: {fired}", quoted(found, attempt.trigger))?;
        write!(told, "{}", conditions(found, attempt))?;
    }
    if attempts.is_empty() {
        writeln!(told, "    {rule} was not tried: {}", why_untried(gazetteer, found, sentence, rule))?;
    }
    if attempts.iter().any(|attempt| attempt.outcome == Outcome::Fired) {
        return Ok(());
    }
    let place = attempts.first().map_or(sentence.span, |attempt| attempt.trigger);
    let Some(nearest) = trace.nearest_to(rule, place, sentence.span) else { return Ok(()) };
    let trigger = quoted(found, nearest.trigger);
    writeln!(told, "    nearest: {} at {trigger}: {}", one_line(&nearest.rule), nearest.outcome)
}

fn why_untried(gazetteer: &Gazetteer, found: &Extraction<'_>, sentence: &Sentence, rule: &str) -> String {
    let named = found.mentions().iter().filter(|mention| sentence.span.contains(mention.span)).count();
    if named < 2 {
        return "the sentence names fewer than two".to_owned();
    }
    let words = gazetteer.rule_words(rule).unwrap_or_default();
    format!("none of its words stands here: {}", some_of(&words))
}

fn conditions(found: &Extraction<'_>, attempt: &Attempt) -> Table {
    let mut table = Table::default();
    for condition in &attempt.conditions {
        let mark = if condition.met { "✓" } else { "✗" };
        let cells =
            [format!("    {mark}"), condition.part.to_string(), asked(condition), stands(found, condition)];
        table.row(cells, None);
    }
    table
}

/// The failed condition in a few words: `source: nobody (subject)`.
pub(crate) fn lack(found: &Extraction<'_>, condition: &Condition) -> String {
    let parts = [condition.part.to_string(), asked(condition), stands(found, condition)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn asked(condition: &Condition) -> String {
    some_of(&condition.asked.iter().map(String::as_str).collect::<Vec<_>>())
}

fn some_of(words: &[&str]) -> String {
    let more = if words.len() > MOST_WORDS { ", …" } else { "" };
    one_line(&format!("{}{more}", words[..words.len().min(MOST_WORDS)].join(", ")))
}

fn stands(found: &Extraction<'_>, condition: &Condition) -> String {
    condition.found.iter().map(|span| quoted(found, *span)).collect::<Vec<_>>().join(", ")
}
