//! The one error type.

use std::fmt;

use crate::gazetteer::Problem;

/// What went wrong, where, and what to do about it.
///
/// Prints one line per [`Problem`]: `file:line:column: message (cure) [code]`.
///
/// ```
/// use sambandh::Doc;
///
/// let error = Doc::new("d1", "").published("2024-13-01").unwrap_err();
/// assert!(error.to_string().contains("2024-13-01"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    problems: Vec<Problem>,
}

impl Error {
    /// All that is wrong; never empty.
    ///
    /// ```
    /// use sambandh::Doc;
    ///
    /// let error = Doc::new("d1", "").published("2024-13-01").unwrap_err();
    /// assert_eq!(error.problems().len(), 1);
    /// ```
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Error { problems: vec![problem] }
    }
}

impl From<Vec<Problem>> for Error {
    fn from(problems: Vec<Problem>) -> Self {
        debug_assert!(!problems.is_empty());
        Error { problems }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
