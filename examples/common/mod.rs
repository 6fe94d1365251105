//! What the examples share: where documents come from, and how text is laid out.

mod input;
mod table;

use std::error::Error;
use std::io;
use std::process::ExitCode;

use sambandh::export::BadLine;
use serde::Serialize;

pub(crate) use input::{INPUT_HELP, Input, is_jsonl, lang};
pub(crate) use table::{Table, one_line};

/// What an example's main function does with what its work came to: whether all went
/// well, or why it could not begin or go on.
pub(crate) fn finish(outcome: Result<bool, Box<dyn Error>>) -> ExitCode {
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // The reader has seen enough: `… | head`.
        Err(error) if is_broken_pipe(&*error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn is_broken_pipe(error: &(dyn Error + 'static)) -> bool {
    let error = error.downcast_ref::<io::Error>();
    error.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// The name that a value has in JSON: `planned`, `person`, `en`.
pub(crate) fn word(value: impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

/// Prints `1 entity`, `2 entities`.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Tells on standard error what could not be read.
pub(crate) fn warn(bad: &BadLine) {
    let id = bad.id.as_str().map(one_line).unwrap_or_default();
    let line = if bad.line > 0 { format!("line {}: ", bad.line) } else { String::new() };
    let separator = if id.is_empty() { "" } else { ": " };
    eprintln!("{id}{separator}{line}{}", one_line(&bad.error));
}
