//! Solids kept by content key, and the stones cut last; shared between builds by whoever owns it, never global.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::StepKey;
use crate::design::{Stone, StoneSize};
use crate::gems::{Cut, ShapeError, StoneShape};
use crate::kernel::Solid;

/// A bounded store of solids and stones, safe to share between threads. When it is full, what was not used for the
/// longest time goes first. What it holds changes how long a build takes, never what it gives.
#[derive(Debug)]
pub struct Cache {
    shelves: Mutex<Shelves>,
    /// Those used last come first.
    stones: Mutex<VecDeque<CutStone>>,
    /// The most triangles kept.
    capacity: usize,
}

#[derive(Debug, Default)]
struct Shelves {
    solids: HashMap<StepKey, (u64, Solid)>,
    /// Keys by the moment of their last use.
    by_use: BTreeMap<u64, StepKey>,
    moment: u64,
    triangles: usize,
}

/// A stone's shape and what it was cut from.
type CutStone = (Cut, StoneSize, Arc<StoneShape>);

/// More different stones than most pieces have; with all their facets less than a megabyte.
const MOST_STONES: usize = 32;

/// A triangle takes about a third of a kilobyte with its edges and normals.
const DEFAULT_TRIANGLES: usize = 400_000;

impl Default for Cache {
    /// Room for some forty rings as they are made while a slider is dragged, about 130 MB: with more, each change would
    /// wait for memory that nothing was in before.
    fn default() -> Self {
        Self::with_capacity(DEFAULT_TRIANGLES)
    }
}

impl Cache {
    /// A cache that keeps solids of at most `triangles` triangles together.
    #[must_use]
    pub fn with_capacity(triangles: usize) -> Self {
        Self { shelves: Mutex::default(), stones: Mutex::default(), capacity: triangles }
    }

    /// Number of solids kept, and their triangles together.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        let shelves = self.shelves();
        (shelves.solids.len(), shelves.triangles)
    }

    pub(super) fn get(&self, key: StepKey) -> Option<Solid> {
        let mut shelves = self.shelves();
        let moment = shelves.tick();
        let (used, solid) = shelves.solids.get_mut(&key)?;
        let solid = solid.clone();
        let before = std::mem::replace(used, moment);
        shelves.by_use.remove(&before);
        shelves.by_use.insert(moment, key);
        Some(solid)
    }

    pub(super) fn keep(&self, key: StepKey, solid: &Solid) {
        let cost = solid.triangle_count();
        if cost > self.capacity {
            return;
        }
        let mut shelves = self.shelves();
        shelves.remove(key);
        while shelves.triangles + cost > self.capacity {
            let Some((_, oldest)) = shelves.by_use.first_key_value() else { break };
            let oldest = *oldest;
            shelves.remove(oldest);
        }
        let moment = shelves.tick();
        shelves.triangles += cost;
        shelves.by_use.insert(moment, key);
        shelves.solids.insert(key, (moment, solid.clone()));
    }

    /// The shape of a stone, as [`Stone::shape`] has it.
    pub(super) fn shape(&self, stone: &Stone) -> Result<Arc<StoneShape>, ShapeError> {
        let mut stones = self.stones.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |(cut, size, _): &CutStone| *size == stone.size && *cut == stone.cut;
        let known = stones.iter().position(same).and_then(|place| stones.remove(place));
        let found = match known {
            Some(found) => found,
            None => (stone.cut, stone.size, Arc::new(stone.shape()?)),
        };
        let shape = Arc::clone(&found.2);
        stones.push_front(found);
        stones.truncate(MOST_STONES);
        Ok(shape)
    }

    /// A build that panicked while it held the lock left whole entries: each change below is complete.
    fn shelves(&self) -> MutexGuard<'_, Shelves> {
        self.shelves.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shelves {
    fn tick(&mut self) -> u64 {
        self.moment += 1;
        self.moment
    }

    fn remove(&mut self, key: StepKey) {
        if let Some((used, solid)) = self.solids.remove(&key) {
            self.by_use.remove(&used);
            self.triangles -= solid.triangle_count();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Quality, sphere};

    fn key(number: u8) -> StepKey {
        StepKey([number; 32])
    }

    #[test]
    fn the_longest_unused_goes_first_and_the_bound_holds() {
        let ball = sphere(1.0, Quality::Draft).unwrap();
        let cost = ball.triangle_count();
        let cache = Cache::with_capacity(3 * cost);
        for number in 0..3 {
            cache.keep(key(number), &ball);
        }
        assert!(cache.get(key(0)).is_some(), "used again, so it stays");
        cache.keep(key(3), &ball);
        assert!(cache.get(key(1)).is_none());
        assert!([0, 2, 3].into_iter().all(|number| cache.get(key(number)).is_some()));
        assert_eq!(cache.size(), (3, 3 * cost));
        cache.keep(key(3), &ball);
        assert_eq!(cache.size(), (3, 3 * cost), "kept once");
    }

    #[test]
    fn a_solid_larger_than_the_cache_is_not_kept() {
        let ball = sphere(1.0, Quality::Draft).unwrap();
        let cache = Cache::with_capacity(ball.triangle_count() - 1);
        cache.keep(key(0), &ball);
        assert_eq!(cache.size(), (0, 0));
    }

    #[test]
    fn a_stone_is_cut_once_until_it_is_another_one() {
        let (cache, mut stone) = (Cache::default(), Stone::default());
        let first = cache.shape(&stone).unwrap();
        assert!(Arc::ptr_eq(&first, &cache.shape(&stone).unwrap()));
        stone.size = StoneSize::Diameter(crate::vocab::Millimeters(5.0));
        let other = cache.shape(&stone).unwrap();
        assert_eq!(*other, stone.shape().unwrap());
        assert_ne!(first, other);
        stone.size = StoneSize::Diameter(crate::vocab::Millimeters(f64::NAN));
        assert!(cache.shape(&stone).is_err());
        for step in 0..MOST_STONES {
            stone.size = StoneSize::Diameter(crate::vocab::Millimeters(2.0 + 0.01 * step as f64));
            cache.shape(&stone).unwrap();
        }
        assert_eq!(cache.stones.lock().unwrap().len(), MOST_STONES);
        assert!(!Arc::ptr_eq(&first, &cache.shape(&Stone::default()).unwrap()), "it was forgotten");
    }
}
