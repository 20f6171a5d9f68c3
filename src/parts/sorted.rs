//! Maps and sets as sorted lists.
//!
//! The keys here are slots, rounds and numbers of messages, which come nearly in order: what is put
//! in moves few others. A copy is the copy of a list. A tree would be compiled anew for every kind
//! of key and value, which was a tenth of the page's engine.

use serde::{Serialize, Serializer};
use std::borrow::Borrow;
use std::ops::{Index, RangeInclusive};

/// A map, in the order of its keys; an object in JSON.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct SortedMap<K, V>(Vec<(K, V)>);

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K, V> SortedMap<K, V> {
    /// An empty map.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// How many things it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keys and things.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.into_iter()
    }

    /// The keys.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// The things.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, thing)| thing)
    }
}

impl<K: Ord, V> SortedMap<K, V> {
    /// Where a key is, or where it would be.
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(other, _)| other.borrow().cmp(key))
    }

    /// The thing under a key.
    #[must_use]
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|at| &self.0[at].1)
    }

    /// Whether there is a thing under a key.
    #[must_use]
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// Puts a thing under a key, and returns the one that was there.
    pub fn insert(&mut self, key: K, thing: V) -> Option<V> {
        match self.place(&key) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, thing)),
            Err(at) => {
                self.0.insert(at, (key, thing));
                None
            }
        }
    }

    /// The thing under a key, which is this one if there is none yet.
    pub fn get_or_insert(&mut self, key: K, thing: V) -> &mut V {
        let at = self.place(&key).unwrap_or_else(|at| {
            self.0.insert(at, (key, thing));
            at
        });
        &mut self.0[at].1
    }

    /// What lies between two keys, ends included.
    pub fn range(&self, keys: RangeInclusive<K>) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        let from = self.0.partition_point(|(key, _)| key < keys.start());
        let rest = &self.0[from..];
        let upto = rest.partition_point(|(key, _)| key <= keys.end());
        rest[..upto].iter().map(|(key, thing)| (key, thing))
    }
}

impl<K: Ord, V> Index<&K> for SortedMap<K, V> {
    type Output = V;
    fn index(&self, key: &K) -> &V {
        self.get(key).expect("the key is there")
    }
}

impl<K, V> IntoIterator for SortedMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, K, V> IntoIterator for &'a SortedMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = std::iter::Map<std::slice::Iter<'a, (K, V)>, fn(&'a (K, V)) -> (&'a K, &'a V)>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(key, thing)| (key, thing))
    }
}

impl<K: Ord, V> Extend<(K, V)> for SortedMap<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, more: I) {
        for (key, thing) in more {
            self.insert(key, thing);
        }
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for SortedMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(all: I) -> Self {
        let mut map = Self::new();
        map.extend(all);
        map
    }
}

impl<K: Serialize, V: Serialize> Serialize for SortedMap<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self)
    }
}

/// A set, in its order.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct SortedSet<K>(SortedMap<K, ()>);

impl<K> Default for SortedSet<K> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K> SortedSet<K> {
    /// An empty set.
    #[must_use]
    pub const fn new() -> Self {
        Self(SortedMap::new())
    }

    /// Whether it has no members.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its members.
    pub fn iter(&self) -> impl Iterator<Item = &K> {
        self.0.keys()
    }

    /// Takes all members out.
    pub fn clear(&mut self) {
        self.0.0.clear();
    }

    /// Takes those out that do not pass.
    pub fn retain(&mut self, mut passes: impl FnMut(&K) -> bool) {
        self.0.0.retain(|(member, ())| passes(member));
    }
}

impl<K: Ord> SortedSet<K> {
    /// Whether it has this member.
    #[must_use]
    pub fn contains(&self, member: &K) -> bool {
        self.0.contains_key(member)
    }

    /// Adds a member; false if it was there.
    pub fn insert(&mut self, member: K) -> bool {
        self.0.insert(member, ()).is_none()
    }

    /// Takes a member out; false if it was not there.
    pub fn remove(&mut self, member: &K) -> bool {
        let place = self.0.place(member);
        place.map(|at| self.0.0.remove(at)).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    proptest! {
        #[test]
        fn a_map_is_what_a_tree_is(puts: Vec<(u8, u8, bool)>, from: u8, to: u8) {
            let (mut map, mut tree) = (SortedMap::new(), BTreeMap::new());
            for (key, thing, once) in puts {
                if once {
                    let held = *map.get_or_insert(key, thing);
                    prop_assert_eq!(held, *tree.entry(key).or_insert(thing));
                } else {
                    prop_assert_eq!(map.insert(key, thing), tree.insert(key, thing));
                }
            }
            prop_assert!(map.iter().eq(&tree));
            prop_assert_eq!((map.len(), map.is_empty()), (tree.len(), tree.is_empty()));
            prop_assert_eq!((map.get(&from), map.contains_key(&to)), (tree.get(&from), tree.contains_key(&to)));
            let (from, to) = (from.min(to), from.max(to));
            prop_assert!(map.range(from..=to).eq(tree.range(from..=to)));
        }

        #[test]
        fn a_set_is_what_a_tree_is(changes: Vec<(u8, bool)>) {
            let (mut set, mut tree) = (SortedSet::new(), BTreeSet::new());
            for (member, stays) in changes {
                if stays {
                    prop_assert_eq!(set.insert(member), tree.insert(member));
                } else {
                    prop_assert_eq!(set.remove(&member), tree.remove(&member));
                }
            }
            prop_assert!(set.iter().eq(&tree));
        }
    }

    #[test]
    fn in_json_a_map_is_an_object() {
        let map: SortedMap<&str, u8> = [("b", 2), ("a", 1)].into_iter().collect();
        assert_eq!(serde_json::to_string(&map).unwrap(), r#"{"a":1,"b":2}"#);
    }
}
