//! What many documents share, kept once: ids, names, kinds, times and words.

use std::hash::Hash;
use std::num::NonZeroU32;
use std::sync::Arc;

use indexmap::{Equivalent, IndexSet};
use serde::{Deserialize, Serialize};

use crate::{Entity, EntityId, Group, Kind, Relation, time::When};

/// The place of a value in its pool. Prints and is stored as the number of values before it.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(into = "u32", try_from = "u32")]
pub(super) struct Key(NonZeroU32);

impl Key {
    pub(super) fn new(index: usize) -> Self {
        let key = u32::try_from(index).ok().and_then(|index| Key::try_from(index).ok());
        key.expect("memory ends long before a pool holds four thousand million values")
    }

    pub(super) fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

impl From<Key> for u32 {
    fn from(key: Key) -> u32 {
        key.0.get() - 1
    }
}

impl TryFrom<u32> for Key {
    type Error = String;

    fn try_from(index: u32) -> Result<Self, String> {
        let number = index.checked_add(1).and_then(NonZeroU32::new);
        number.map(Key).ok_or_else(|| format!("{index} is too large for a key"))
    }
}

/// Which pool a key is of.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sort {
    Id,
    Kind,
    Entity,
    Time,
    Word,
}

/// A kind of relation, with what its file says about it.
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
pub(super) struct KindRow {
    pub(super) kind: Kind,
    pub(super) symmetric: bool,
    pub(super) group: Group,
    pub(super) score: Option<Tenths>,
}

/// A score from -10 to 10 in whole tenths, so that sums do not depend on order.
pub(super) type Tenths = i8;

impl From<&Relation<'_>> for KindRow {
    fn from(relation: &Relation<'_>) -> Self {
        KindRow {
            kind: relation.kind.clone(),
            symmetric: relation.symmetric,
            group: relation.group,
            score: relation.goldstein.map(tenths),
        }
    }
}

fn tenths(score: f32) -> Tenths {
    // Within range, and NaN becomes 0: `as` is what is wanted.
    (score.clamp(-10.0, 10.0) * 10.0).round() as Tenths
}

/// Values in the order in which they came, each once.
pub(super) type Pool<T> = IndexSet<T>;

#[derive(Clone, Debug, Default)]
pub(super) struct Pools {
    pub(super) ids: Pool<EntityId>,
    pub(super) kinds: Pool<KindRow>,
    /// An entity as some document names it; several may have the same id.
    pub(super) entities: Pool<Entity>,
    pub(super) times: Pool<When>,
    pub(super) words: Pool<Arc<str>>,
}

/// What a pool's values are replaced by when pools become one.
pub(super) type NewKeys = [Vec<Key>; 5];

impl Pools {
    /// Takes in all values of other pools, and tells their keys here.
    pub(super) fn absorb(&mut self, other: Pools) -> NewKeys {
        [
            absorb(&mut self.ids, other.ids),
            absorb(&mut self.kinds, other.kinds),
            absorb(&mut self.entities, other.entities),
            absorb(&mut self.times, other.times),
            absorb(&mut self.words, other.words),
        ]
    }

    pub(super) fn len(&self, sort: Sort) -> usize {
        match sort {
            Sort::Id => self.ids.len(),
            Sort::Kind => self.kinds.len(),
            Sort::Entity => self.entities.len(),
            Sort::Time => self.times.len(),
            Sort::Word => self.words.len(),
        }
    }
}

fn absorb<T: Eq + Hash>(pool: &mut Pool<T>, other: Pool<T>) -> Vec<Key> {
    other.into_iter().map(|value| Key::new(pool.insert_full(value).0)).collect()
}

/// The key of a value, which is made only if the pool does not have it yet.
pub(super) fn key<Q, T>(pool: &mut Pool<T>, value: &Q, make: impl FnOnce(&Q) -> T) -> Key
where
    Q: ?Sized + Equivalent<T> + Hash,
    T: Eq + Hash,
{
    let index = pool.get_index_of(value).unwrap_or_else(|| pool.insert_full(make(value)).0);
    Key::new(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_tenths_within_range() {
        for (score, expected) in
            [(6.5, 65), (-9.7, -97), (99.0, 100), (f32::NEG_INFINITY, -100), (f32::NAN, 0)]
        {
            assert_eq!(tenths(score), expected, "{score}");
        }
    }

    #[test]
    fn a_key_counts_what_is_before_it() {
        assert_eq!((u32::from(Key::new(0)), Key::new(7).index()), (0, 7));
        assert!(Key::try_from(u32::MAX).is_err());
    }
}
