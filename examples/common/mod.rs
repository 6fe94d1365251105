//! What the examples share: where documents come from, and how text is laid out.

mod input;
mod table;

use std::error::Error;
use std::io;
use std::process::ExitCode;

pub use input::Input;
pub use table::{Table, one_line};

/// What an example's main function does with what its work came to: whether all went
/// well, or why it could not begin or go on.
pub fn finish(outcome: Result<bool, Box<dyn Error>>) -> ExitCode {
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
