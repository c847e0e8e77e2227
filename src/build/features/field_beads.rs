//! Where the beads of a pavé stand: between three stones of a honeycomb, and beside two of one row.

use crate::build::settings::{Grains, Level, Site, Spot};

/// The places of all rows; `None` where a stone was left out.
pub(super) struct Lattice<'a> {
    pub rows: Vec<Vec<Option<Spot<'a>>>>,
    /// Whether each row lies between the columns.
    pub odd: Vec<bool>,
    /// Whether the last place of a row is beside the first.
    pub closed: bool,
    pub staggered: bool,
}

impl<'a> Lattice<'a> {
    /// Two places of a row side by side.
    fn pair(&self, row: usize, at: usize) -> Option<[Spot<'a>; 2]> {
        Some([self.spot(row, at)?, self.spot(row, at + 1)?])
    }

    fn spot(&self, row: usize, at: usize) -> Option<Spot<'a>> {
        let places = &self.rows[row];
        let at = if self.closed && !places.is_empty() { at % places.len() } else { at };
        places.get(at).copied().flatten()
    }

    /// How many pairs a row has.
    fn pairs(&self, row: usize) -> usize {
        if self.closed { self.rows[row].len() } else { self.rows[row].len().saturating_sub(1) }
    }

    /// The place of the next row that lies between the two of a pair.
    fn between(&self, row: usize, at: usize, next: usize) -> Option<Spot<'a>> {
        // An odd row's place of a number lies after that of an even one.
        match (self.odd[row], self.odd[next]) {
            (false, true) => self.spot(next, at),
            (true, false) => self.spot(next, at + 1),
            _ => None,
        }
    }

    /// The places of all beads; `None` where one would not reach two stones.
    pub fn sites(&self, grains: &Grains, level: Level) -> Option<Vec<Site>> {
        let mut sites = Vec::new();
        for row in 0..self.rows.len() {
            for at in 0..self.pairs(row) {
                let Some(pair) = self.pair(row, at) else { continue };
                for (next, side) in [(row.wrapping_sub(1), -1.0), (row + 1, 1.0)] {
                    let third = (self.staggered && next < self.rows.len())
                        .then(|| self.between(row, at, next))
                        .flatten();
                    let site = match third {
                        Some(third) => {
                            let spots = [pair[0], pair[1], third];
                            grains.amid(&spots, level)
                        }
                        None => Some(grains.beside_or_thicker(&pair, side, level)?),
                    };
                    sites.extend(site.filter(|site| !site.stones.is_empty()));
                }
            }
        }
        Some(sites)
    }
}
