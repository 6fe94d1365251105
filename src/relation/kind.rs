use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A kind of relation: the name of a file in `gazetteers/relations/`.
///
/// ```
/// use sambandh::Kind;
///
/// assert_eq!(Kind::from("consult"), "consult");
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Kind(Arc<str>);

impl Kind {
    /// The kind's name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<T: Into<Arc<str>>> From<T> for Kind {
    fn from(name: T) -> Self {
        Kind(name.into())
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialEq<str> for Kind {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Kind {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}
