//! Where the rails of a head lie on the shank.

/// Nothing of a head comes closer to the finger than this, in mm.
pub(super) const FINGER_ROOM: f64 = 0.2;

/// Share of a rail's wire, from its middle, that lies under the surface of the shank.
const SUNK: f64 = 0.35;

/// Depth of a wire in the shank that still holds it, in mm.
const BITE: f64 = 0.1;

/// What a head stands on, in head space.
pub(in crate::build) struct Ground {
    pub inner_radius: f64,
    /// From the finger axis to the outside of the shank under the head.
    pub top: f64,
}

/// The base rail's wire on its shank: how high its middle lies for a given reach to the sides.
pub(super) struct BaseRail<'a> {
    pub ground: &'a Ground,
    pub wire: f64,
}

impl BaseRail<'_> {
    /// Height (z) of the middle of the wire where the rail crosses the shank at `reach` from the middle:
    /// sunk into the surface there, but never too near to the finger in between.
    pub fn height(&self, reach: f64) -> f64 {
        let sunk = self.ground.top - SUNK * self.wire;
        (sunk * sunk - reach * reach).max(0.0).sqrt().max(self.lowest())
    }

    /// The lowest that the middle of the wire may lie.
    pub fn lowest(&self) -> f64 {
        self.ground.inner_radius + FINGER_ROOM + self.wire / 2.0
    }

    /// The farthest reach to the sides at which the wire, lying as low as it may, still bites into the shank.
    pub fn last_hold(&self) -> f64 {
        let bite = self.ground.inner_radius + FINGER_ROOM + BITE;
        (self.ground.top * self.ground.top - bite * bite).max(0.0).sqrt()
    }

    /// The farthest reach to the sides with the wire as deep in the shank as it should be.
    pub fn most_reach(&self) -> f64 {
        let sunk = self.ground.top - SUNK * self.wire;
        (sunk * sunk - self.lowest() * self.lowest()).max(0.0).sqrt()
    }
}
