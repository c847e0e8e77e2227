//! Where the rails of a head lie: on the shank, or on the plane that a flat piece lies on.

/// Nothing of a head comes closer to the finger than this, in mm.
const FINGER_ROOM: f64 = 0.2;

/// Share of a rail's wire, from its middle, that lies under the surface of the shank.
const SUNK: f64 = 0.35;

/// Depth of a wire in the shank that still holds it, in mm.
const BITE: f64 = 0.1;

/// What a head stands on, in head space.
pub(in crate::build) enum Ground {
    /// A band around the finger.
    Shank {
        /// From the finger axis to the finger.
        inner_radius: f64,
        /// From the finger axis to the outside of the shank under the head.
        top: f64,
    },
    /// The plane at height 0, which nothing goes through: the head stands on its own.
    Flat,
}

impl Ground {
    /// The lowest that any metal may lie.
    pub fn lowest(&self) -> f64 {
        match self {
            Self::Shank { inner_radius, .. } => inner_radius + FINGER_ROOM,
            Self::Flat => 0.0,
        }
    }

    /// How high it lies, so far out to the sides.
    pub fn surface(&self, reach: f64) -> f64 {
        match self {
            Self::Shank { top, .. } => (top * top - reach * reach).max(0.0).sqrt(),
            Self::Flat => 0.0,
        }
    }

    /// How far out to the sides it is at least so high.
    pub fn reach(&self, height: f64) -> f64 {
        match self {
            Self::Shank { top, .. } => (top * top - height * height).max(0.0).sqrt(),
            Self::Flat => f64::INFINITY,
        }
    }

    /// What a head stands on, in a sentence.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Shank { .. } => "the shank",
            Self::Flat => "the plane under it",
        }
    }
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
        let Ground::Shank { top, .. } = self.ground else { return self.lowest() };
        let sunk = top - SUNK * self.wire;
        (sunk * sunk - reach * reach).max(0.0).sqrt().max(self.lowest())
    }

    /// The lowest that the middle of the wire may lie.
    pub fn lowest(&self) -> f64 {
        self.ground.lowest() + self.wire / 2.0
    }

    /// The farthest reach to the sides at which the wire, lying as low as it may, still bites into the shank.
    pub fn last_hold(&self) -> f64 {
        self.ground.reach(self.ground.lowest() + BITE)
    }

    /// The farthest reach to the sides with the wire as deep in the shank as it should be.
    pub fn most_reach(&self) -> f64 {
        let Ground::Shank { top, .. } = self.ground else { return f64::INFINITY };
        let sunk = top - SUNK * self.wire;
        (sunk * sunk - self.lowest() * self.lowest()).max(0.0).sqrt()
    }
}
