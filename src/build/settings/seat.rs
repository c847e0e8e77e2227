//! The seat: what is cut from a head so that the stone can sit in it.

use std::collections::BTreeMap;

use crate::build::stones::SetStone;
use crate::build::{Operation, PartRole, Recipe, StepId};
use crate::gems::Polyhedron;
use crate::vocab::{Frame, Millimeters, Point};

/// How the seat is cut, in mm.
pub(super) struct SeatCut {
    /// Play all around the stone.
    pub clearance: f64,
    /// How far the stone is sunk below its own bearing.
    pub drop: f64,
    /// Room around the girdle besides the clearance.
    pub relief: f64,
    /// Lower and upper end of that room, from the middle of the girdle.
    pub span: [f64; 2],
    /// The part that faces cut by the girdle's room belong to.
    pub relief_role: PartRole,
}

/// A convex part of the cutter.
struct Part {
    /// Of the grown stone.
    grown: Polyhedron,
    /// The collar seen from above: the girdle's own corners moved out, so that its wall and the stone are parallel
    /// at every quality and never cross.
    rim: Vec<Point>,
}

/// What cuts the seat: the stone grown by its clearance and drawn down by the drop, and a straight collar of room
/// around its girdle. Both are convex, or are so by parts, and known here by their edges.
pub(super) struct Cutter {
    role: PartRole,
    ring_from_stone: Frame,
    parts: Vec<Part>,
    drop: f64,
    /// Lower and upper end of the room around the girdle, over the middle of the girdle.
    span: [f64; 2],
    relief_role: PartRole,
    /// The slices made so far, by their corners in whole nanometers.
    slices: BTreeMap<Vec<[i64; 3]>, StepId>,
}

impl Cutter {
    /// `None`, with a problem, when the grown stone is no body.
    pub fn new(seat: &SeatCut, stone: &SetStone, recipe: &mut Recipe) -> Option<Self> {
        let role = PartRole::Seat(stone.number);
        let Some(grown) = stone.shape.grown(Millimeters(seat.clearance)) else {
            let clearance = Millimeters(seat.clearance);
            recipe.missing(role, format!("{role}: a clearance of {clearance} leaves no shape to cut with"));
            return None;
        };
        let room = seat.clearance + seat.relief;
        let rims = stone.girdle_with_room(room).into_iter();
        let rims = rims.map(|rim| rim.into_iter().map(|at| at.extend(0.0)).collect());
        Some(Self {
            role,
            ring_from_stone: stone.ring_from_stone(),
            parts: grown.iter().cloned().zip(rims).map(|(grown, rim)| Part { grown, rim }).collect(),
            drop: seat.drop,
            span: seat.span,
            relief_role: seat.relief_role,
            slices: BTreeMap::new(),
        })
    }

    /// Adds all of it, in ring space.
    pub fn whole(&self, recipe: &mut Recipe) -> StepId {
        let parts = self.parts.iter().map(|part| [part.grown.vertices.clone(), part.rim.clone()]).collect();
        let of = self.add(parts, recipe);
        let place = Operation::Transform { of, parent_from_local: self.ring_from_stone, stretch: Point::ONE };
        recipe.step(self.role, "put the cutter on the stone's place", place)
    }

    /// Adds the slice of it that lies within `half` of the XZ plane of a frame, in that frame, which stands upright
    /// on the middle of the girdle: all of it that a part in there can meet. Slices that are alike, as the facets'
    /// symmetry makes them, are one.
    pub fn slice(&mut self, ring_from_part: &Frame, half: f64, recipe: &mut Recipe) -> StepId {
        let in_part = |at: Point| ring_from_part.to_local(self.ring_from_stone.to_parent(at));
        let slice = |part: &Part| {
            let body = within(part.grown.edges().map(|ends| ends.map(in_part)), half);
            let next = part.rim.iter().cycle().skip(1);
            let edges = part.rim.iter().zip(next).map(|(a, b)| [*a, *b].map(|at| in_part(at).with_z(0.0)));
            [body, within(edges, half)]
        };
        let parts: Vec<_> =
            self.parts.iter().map(slice).filter(|[body, rim]| !body.is_empty() && !rim.is_empty()).collect();
        let mut alike: Vec<_> = parts.iter().flatten().flatten().map(|at| nanometers(*at)).collect();
        alike.sort_unstable();
        if let Some(step) = self.slices.get(&alike) {
            return *step;
        }
        let step = self.add(parts, recipe);
        self.slices.insert(alike, step);
        step
    }

    /// All of these parts, each by the corners of its body and of its rim.
    fn add(&self, parts: Vec<[Vec<Point>; 2]>, recipe: &mut Recipe) -> StepId {
        let bodies = parts.into_iter().flat_map(|[body, rim]| self.add_part(body, rim, recipe));
        let of = bodies.collect();
        recipe.step(self.role, "the seat cutter", Operation::Unite { of })
    }

    /// The body with these corners drawn down, and the collar around this rim.
    fn add_part(&self, mut body: Vec<Point>, rim: Vec<Point>, recipe: &mut Recipe) -> [StepId; 2] {
        let role = self.role;
        if self.drop > 0.0 {
            body.extend_from_within(..);
            let lowered = body.len() / 2;
            body[lowered..].iter_mut().for_each(|at| at.z -= self.drop);
        }
        let stone = recipe.step(role, "the stone with its clearance", Operation::Hull { points: body });
        let stone = recipe.step(role, "name the faces", Operation::Tag { of: stone, role });
        let [low, high] = [self.span[0] - self.drop, self.span[1]];
        let points = rim.into_iter().flat_map(|at| [at.with_z(low), at.with_z(high)]).collect();
        let role = self.relief_role;
        let collar = recipe.step(role, "room around the girdle", Operation::Hull { points });
        [stone, recipe.step(role, "name the faces", Operation::Tag { of: collar, role })]
    }

    /// Whether the cutter may come out of an elliptic hole with these half axes, between two heights over the
    /// middle of the girdle.
    pub fn comes_out_of(&self, hole: [f64; 2], [low, high]: [f64; 2]) -> bool {
        let outside = |at: Point| (at.x / hole[0]).hypot(at.y / hole[1]) >= 1.0;
        let high = high + self.drop;
        let within = |[a, b]: [Point; 2]| {
            // Of an edge only what lies between the heights; the farthest point of that is one of its ends.
            let rise = b.z - a.z;
            let at = |height: f64| a + (b - a) * ((height.clamp(a.z.min(b.z), a.z.max(b.z)) - a.z) / rise);
            let ends = if rise == 0.0 { [a, b] } else { [at(low), at(high)] };
            ends.into_iter().any(|end| (low..=high).contains(&end.z) && outside(end))
        };
        let beside_the_room = low <= self.span[1] && high >= self.span[0];
        beside_the_room || self.parts.iter().flat_map(|part| part.grown.edges()).any(within)
    }
}

/// The corners of what lies within `half` of the XZ plane, of a convex body with these edges: the ends of what
/// is left of each edge, for two parallel planes make no other corners.
fn within(edges: impl Iterator<Item = [Point; 2]>, half: f64) -> Vec<Point> {
    let outside = |[a, b]: &[Point; 2]| a.y.min(b.y) > half || a.y.max(b.y) < -half;
    let pulled_in = |end: Point, other: Point| {
        let y = half.copysign(end.y);
        if end.y.abs() > half { end.lerp(other, (y - end.y) / (other.y - end.y)) } else { end }
    };
    let ends = edges.filter(|edge| !outside(edge)).flat_map(|[a, b]| [pulled_in(a, b), pulled_in(b, a)]);
    let mut corners: Vec<Point> = ends.collect();
    corners.sort_by_key(|at| nanometers(*at));
    corners.dedup_by_key(|at| nanometers(*at));
    corners
}

fn nanometers(at: Point) -> [i64; 3] {
    #[expect(clippy::cast_possible_truncation, reason = "a ring has fewer than 2^63 nanometers")]
    at.to_array().map(|coordinate| (coordinate * 1e6).round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::evaluate::Workbench;
    use crate::build::places::Places;
    use crate::build::stones::set_stone;
    use crate::build::{Cache, CancelToken, Landmarks, Quality, Recipe};
    use crate::design::Library;
    use crate::design::features::Head;

    /// The cutter of the solitaire's stone: 6.5 mm, its culet 2.86 mm under the middle of the girdle.
    fn cutter_with(drop: f64) -> Cutter {
        let piece = crate::design::Piece::default();
        let head = Head::default();
        let mut recipe = Recipe::empty(Landmarks::default());
        recipe.begin(&"head".into());
        let stone =
            set_stone(&head, &Places::new(&piece, &Cache::default()), &Library::built_in(), &mut recipe)
                .unwrap();
        let (span, relief_role) = ([-0.2, 0.2], PartRole::Seat(0));
        let seat = SeatCut { clearance: 0.02, drop, relief: 0.03, span, relief_role };
        Cutter::new(&seat, &stone, &mut recipe).unwrap()
    }

    #[test]
    fn a_stone_comes_out_of_a_hole_where_it_is_wider() {
        let cutter = cutter_with(0.0);
        // The pavilion falls by 40.8°: about 2.3 mm wide to a side 0.9 mm under the girdle's middle.
        assert!(cutter.comes_out_of([1.9, 1.9], [-1.0, -0.8]));
        assert!(!cutter.comes_out_of([2.9, 2.9], [-1.0, -0.8]));
        assert!(cutter.comes_out_of([2.9, 1.9], [-1.0, -0.8]), "on the narrow side of an oval hole");
        assert!(cutter.comes_out_of([9.0, 9.0], [-0.3, -0.1]), "beside the room around the girdle");
        assert!(!cutter.comes_out_of([0.01, 0.01], [-9.0, -8.0]), "under the culet");
    }

    #[test]
    fn a_sunken_seat_reaches_deeper() {
        let hole = [0.2, 0.2];
        let under_the_culet = [-3.2, -3.1];
        assert!(!cutter_with(0.0).comes_out_of(hole, under_the_culet));
        assert!(cutter_with(1.0).comes_out_of(hole, under_the_culet));
    }

    /// The frame of a part in this direction, degrees from X, on the middle of the girdle.
    fn part(cutter: &Cutter, degrees: f64) -> Frame {
        Frame::turned_about_z(cutter.ring_from_stone.origin, degrees.to_radians())
    }

    #[test]
    fn slices_are_one_where_the_facets_repeat() {
        let mut cutter = cutter_with(0.0);
        let mut recipe = Recipe::empty(Landmarks::default());
        let mut slice = |degrees: f64| {
            let frame = part(&cutter, degrees);
            cutter.slice(&frame, 0.7, &mut recipe)
        };
        let first = slice(0.0);
        assert!([45.0, 90.0, 135.0, 225.0, -90.0].into_iter().all(|degrees| slice(degrees) == first));
        assert_ne!(slice(10.0), first);
    }

    #[test]
    fn a_slice_cuts_what_the_whole_cuts() {
        for (drop, degrees) in [(0.0, 0.0), (0.0, 10.0), (0.3, 33.0)] {
            let mut cutter = cutter_with(drop);
            let mut recipe = Recipe::empty(Landmarks::default());
            let frame = part(&cutter, degrees);
            // A block through all of the stone, as wide as the slice.
            let corner = |bit: u32, far: f64| if bit == 0 { -far } else { far };
            let corners =
                (0..8).map(|i| Point::new(corner(i & 1, 5.0), corner(i & 2, 0.7), corner(i & 4, 4.0)));
            let role = PartRole::Prong(0);
            let body = recipe.step(role, "block", Operation::Hull { points: corners.collect() });
            let cutters = vec![cutter.slice(&frame, 0.75, &mut recipe)];
            let sliced = recipe.step(role, "cut", Operation::Cut { body, cutters });
            let body = recipe.place(role, body, frame, Point::ONE);
            let cutters = vec![cutter.whole(&mut recipe)];
            let whole = recipe.step(role, "cut", Operation::Cut { body, cutters });
            let volumes = [sliced, whole].map(|metal| {
                recipe.metal = Some(metal);
                let (cache, cancel) = (Cache::default(), CancelToken::default());
                let bench = Workbench { quality: Quality::Draft, cache: &cache, cancel: &cancel };
                bench.evaluate(&recipe).unwrap().0.unwrap().volume().0
            });
            // The corners of a facet lie in its plane only to a nanometer, and their hull lies around them.
            assert!((volumes[0] - volumes[1]).abs() < 1e-4 && volumes[0] < 100.0, "{volumes:?}");
        }
    }
}
