//! Girdles made of circular arcs, reached by the direction in which they face.

use std::f64::consts::TAU;

use glam::DVec2;

/// An arc, counterclockwise; the angles are those of its outward normals, in radians.
#[derive(Debug, Clone, Copy)]
pub(in crate::gems) struct Arc {
    pub center: DVec2,
    pub radius: f64,
    pub from: f64,
    pub to: f64,
}

/// Arcs in order, each beginning where the one before ends. Where the normal jumps there is a corner.
#[derive(Debug, Clone)]
pub(in crate::gems) struct Curve(pub Vec<Arc>);

impl Arc {
    fn at(&self, normal: f64) -> DVec2 {
        self.center + DVec2::from_angle(normal) * self.radius
    }

    fn clipped(&self, from: f64, to: f64) -> Option<Self> {
        let arc = Self { from: self.from.max(from), to: self.to.min(to), ..*self };
        (arc.to > arc.from + 1e-12).then_some(arc)
    }

    fn length(&self) -> f64 {
        self.radius * (self.to - self.from)
    }
}

impl Curve {
    /// The point that faces `normal`; a corner faces every direction between those of its sides.
    pub fn at(&self, normal: f64) -> DVec2 {
        let Some(first) = self.0.first() else { return DVec2::ZERO };
        let normal = first.from + (normal - first.from).rem_euclid(TAU);
        let arc = self.0.iter().find(|arc| normal <= arc.to + 1e-12);
        arc.map_or_else(|| first.at(first.from), |arc| arc.at(normal.max(arc.from)))
    }

    /// What of the curve faces from one direction to the next, at most a turn away.
    fn pieces(&self, from: f64, to: f64) -> Vec<Arc> {
        let Some(first) = self.0.first() else { return Vec::new() };
        let back = ((from - first.from) / TAU).floor() * TAU;
        let shifted = |turn: f64| {
            self.0.iter().map(move |arc| Arc { from: arc.from + turn, to: arc.to + turn, ..*arc })
        };
        let arcs = shifted(back).chain(shifted(back + TAU));
        arcs.filter_map(|arc| arc.clipped(from, to)).collect()
    }

    /// The direction that the curve faces after a share of its length between two directions.
    pub fn along(&self, from: f64, to: f64, share: f64) -> f64 {
        let pieces = self.pieces(from, to);
        let mut left = share * pieces.iter().map(Arc::length).sum::<f64>();
        for piece in &pieces {
            if left <= piece.length() {
                return piece.from + left / piece.radius;
            }
            left -= piece.length();
        }
        to
    }

    /// Points at equal distances along the curve from one direction to the next, the first one included and the
    /// last one not.
    pub fn points(&self, from: f64, to: f64, count: u32) -> Vec<DVec2> {
        (0..count).map(|at| self.at(self.along(from, to, f64::from(at) / f64::from(count)))).collect()
    }

    /// The direction, between two others, of the point farthest from their chord.
    pub fn farthest(&self, from: f64, to: f64) -> f64 {
        let chord = self.at(to) - self.at(from);
        let normal = DVec2::new(chord.y, -chord.x).to_angle();
        from + (normal - from).rem_euclid(TAU)
    }

    /// The arc from a circle's point facing `from` to a tip where it ends: the arc touches the circle there.
    pub fn wing(center: DVec2, radius: f64, from: f64, tip: DVec2) -> Arc {
        let (to_tip, out) = (tip - center, DVec2::from_angle(from));
        let along = to_tip.dot(out);
        let wide =
            (to_tip.length_squared() - 2.0 * radius * along + radius * radius) / (2.0 * (radius - along));
        let wing_center = center + out * (radius - wide);
        Arc { center: wing_center, radius: wide, from: (tip - wing_center).to_angle(), to: from }
    }

    /// Where on a circle a wing to a tip begins: at a `bow` of 0 it is the straight tangent, at 100 the wing begins
    /// where the circle is widest (facing +Y).
    pub fn wing_start(center: DVec2, radius: f64, bow: f64, tip: DVec2) -> f64 {
        let to_tip = tip - center;
        let tangent = to_tip.to_angle() + (radius / to_tip.length()).acos();
        tangent + (std::f64::consts::FRAC_PI_2 - tangent) * bow / 100.0
    }
}
