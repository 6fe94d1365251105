//! Rising numbers, stored as their differences: most of these take one byte.

use std::iter::once;

use serde::{Deserialize, Deserializer, Serializer};

pub(crate) fn serialize<S: Serializer>(starts: &[u32], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(starts.iter().zip(once(&0).chain(starts)).map(|(start, before)| start - before))
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u32>, D::Error> {
    let mut starts = Vec::<u32>::deserialize(deserializer)?;
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    Ok(starts)
}
