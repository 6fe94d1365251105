//! A list whose items are read when they are first asked for.

use std::cmp::Ordering;
use std::mem::take;
use std::ops::Range;
use std::sync::OnceLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize, Serializer};

use crate::matcher::starts;

/// Of thousands of items a text asks for a few; to read all takes time and memory.
#[derive(Deserialize)]
#[serde(from = "Packed", bound = "")]
pub(super) struct Stored<T> {
    packed: Packed,
    read: Vec<OnceLock<Box<T>>>,
}

#[derive(Deserialize, Serialize)]
struct Packed {
    #[serde(with = "serde_bytes")]
    bytes: Vec<u8>,
    /// Where each item begins; the last ends with the bytes.
    #[serde(with = "starts")]
    starts: Vec<u32>,
}

impl<T: DeserializeOwned + Serialize> Stored<T> {
    pub(super) fn new(items: impl Iterator<Item = T>) -> Self {
        let mut stored = Stored::default();
        items.for_each(|item| stored.push(&item));
        stored
    }

    pub(super) fn push(&mut self, item: &T) {
        let Packed { bytes, starts } = &mut self.packed;
        *bytes = postcard::to_extend(item, take(bytes)).expect("what is stored serialises");
        starts.push(bytes.len() as u32);
        self.read.push(OnceLock::new());
    }

    pub(super) fn len(&self) -> usize {
        self.read.len()
    }

    pub(super) fn get(&self, index: usize) -> &T {
        self.read[index].get_or_init(|| {
            let bytes = &self.packed.bytes[self.packed.range(index)];
            Box::new(postcard::from_bytes(bytes).expect("it was written from the same type"))
        })
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        (0..self.read.len()).map(|index| self.get(index))
    }

    /// The item of a sorted list that is neither before nor after what is sought.
    pub(super) fn find(&self, order: impl Fn(&T) -> Ordering) -> Option<usize> {
        let mut range = 0..self.read.len();
        while !range.is_empty() {
            let middle = range.start + range.len() / 2;
            match order(self.get(middle)) {
                Ordering::Less => range.start = middle + 1,
                Ordering::Equal => return Some(middle),
                Ordering::Greater => range.end = middle,
            }
        }
        None
    }
}

impl Packed {
    fn range(&self, index: usize) -> Range<usize> {
        self.starts[index] as usize..self.starts[index + 1] as usize
    }
}

impl<T> Default for Stored<T> {
    fn default() -> Self {
        Stored::from(Packed { bytes: Vec::new(), starts: vec![0] })
    }
}

impl<T> From<Packed> for Stored<T> {
    fn from(packed: Packed) -> Self {
        let items = packed.starts.len().saturating_sub(1);
        Stored { read: (0..items).map(|_| OnceLock::new()).collect(), packed }
    }
}

impl<T> Serialize for Stored<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.packed.serialize(serializer)
    }
}
