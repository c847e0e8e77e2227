//! What a flat piece hangs by: where its metal is at the top, and how a loop stands there.

use crate::build::{CollarLandmark, CollarSection, LoopLandmark, Operation, PartRole, Recipe, StepId};
use crate::kernel::TubeStation;
use crate::vocab::{Direction, Frame, Millimeters, Point};

/// Room between a loop and a stone behind it, in mm.
const STONE_ROOM: f64 = 0.15;

/// A loop stands in the metal under it as deep as this share of half its thickness.
const SUNK: f64 = 0.9;

/// A loop's neck is as thick as this share of the metal that it comes from, so that it stays within.
const NECK: f64 = 0.9;

/// A loop whose middle is farther from that of the metal under it, as a share of half of both, has a neck.
const OVERLAP: f64 = 0.35;

/// Metal that something may be joined to: its middle, and half its thickness.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hold {
    pub middle: Point,
    pub radius: f64,
}

/// The loop that is to stand on it, in mm.
pub(super) struct Loop {
    /// Inside: depth from back to front, and height.
    pub opening: [f64; 2],
    pub thickness: f64,
    /// The most that it is wide along the chain.
    pub width: f64,
    /// The same where it stands.
    pub foot: f64,
    /// To the right of the middle of the piece.
    pub across: f64,
}

/// Where a loop stands.
pub(super) struct Standing {
    /// X to the front, Y to the right along the chain, Z up; the origin in the middle of the opening.
    pub ring_from_loop: Frame,
    /// What joins it where it had to move away from a stone.
    pub neck: Option<StepId>,
}

/// Middles of the metal of all collars and plates at a place across the piece: above, then below. Walls are met at that
/// height over the back, or half-way up to the girdle.
pub(super) fn holds_at(
    recipe: &Recipe,
    across: f64,
    height: Option<f64>,
) -> impl Iterator<Item = [Hold; 2]> + '_ {
    let plates = recipe.landmarks.plates.iter().filter_map(move |plate| {
        let [below, above] = plate.edges_at(across)?;
        let radius = plate.thickness / 2.0;
        let hold = |y: f64| Hold { middle: Point::new(across, y, radius), radius };
        Some([hold(above - radius), hold(below + radius)])
    });
    let collars = recipe.landmarks.collars.iter();
    collars.filter_map(move |collar| holds_of(collar, across, height)).chain(plates)
}

/// The uppermost metal at a place across the piece.
fn top_at(recipe: &Recipe, across: f64) -> Option<Hold> {
    let tops = holds_at(recipe, across, None).map(|[above, _]| above);
    tops.max_by(|a, b| (a.middle.y + a.radius).total_cmp(&(b.middle.y + b.radius)))
}

fn holds_of(collar: &CollarLandmark, across: f64, height: Option<f64>) -> Option<[Hold; 2]> {
    let frame = &collar.ring_from_collar;
    let (ring_radius, height, radius) = match &collar.section {
        CollarSection::Wire { ring_radius, wire_radius } => (*ring_radius, 0.0, *wire_radius),
        CollarSection::Cup { outline } => {
            let foot = outline.iter().map(|at| at[1]).fold(f64::INFINITY, f64::min);
            let height = height.map_or(foot / 2.0, |height| height - frame.origin.z);
            let [inner, outer] = wall_at(outline, height)?;
            (f64::midpoint(inner, outer), height, (outer - inner) / 2.0)
        }
    };
    let axes = collar.stretch.map(|stretch| stretch * ring_radius);
    let middle = frame.origin + frame.z * height;
    // The ellipse in its own plane is met by the line x = across: two roots of a square.
    let local = |direction: Direction| [direction.dot(frame.x) / axes[0], direction.dot(frame.y) / axes[1]];
    let [start, up] = [local(Direction::X * (across - middle.x)), local(Direction::Y)];
    let square = up[0].hypot(up[1]).powi(2);
    let half = start[0] * up[0] + start[1] * up[1];
    let root = half * half - square * (start[0].hypot(start[1]).powi(2) - 1.0);
    let at = |sign: f64| {
        let y = (sign * root.sqrt() - half) / square;
        Hold { middle: Point::new(across, middle.y + y, middle.z), radius }
    };
    (root > 0.0).then(|| [at(1.0), at(-1.0)])
}

/// Inner and outer radius of a closed outline of (radius, height) at a height.
fn wall_at(outline: &[[f64; 2]], height: f64) -> Option<[f64; 2]> {
    let sides = outline.iter().zip(outline.iter().cycle().skip(1));
    let met = sides
        .filter(|(a, b)| (a[1] > height) != (b[1] > height))
        .map(|(a, b)| a[0] + (b[0] - a[0]) * (height - a[1]) / (b[1] - a[1]));
    let (least, most) =
        met.fold((f64::INFINITY, 0.0), |(least, most): (f64, f64), x| (least.min(x), most.max(x)));
    (least < most).then_some([least, most])
}

impl Loop {
    /// Stands the loop upright on the uppermost metal, and so high that it clears the stones behind it; notes where it
    /// is. `None`, with a problem, where there is nothing to stand on.
    pub fn stand(&self, role: PartRole, recipe: &mut Recipe) -> Option<Standing> {
        if recipe.landmarks.inner_radius > 0.0 {
            recipe.missing(role, format!("{role}: a piece that goes around finger or wrist does not hang"));
            return None;
        }
        let Some(hold) = top_at(recipe, self.across) else {
            let across = Millimeters(self.across);
            let text = format!(
                "{role}: at {across} from the middle there is no metal to hang by; move it over a head or a plate"
            );
            recipe.missing(role, text);
            return None;
        };
        let [depth, height] = self.opening.map(|opening| opening / 2.0 + self.thickness);
        let middle_z = hold.middle.z;
        // Within the metal, which does not reach into the opening.
        let sunk = (SUNK * hold.radius).min(self.thickness - hold.radius);
        let resting = hold.middle.y - sunk;
        let foot = recipe.stones.iter().fold(resting, |foot, stone| {
            let corners =
                stone.shape.polyhedron.vertices.iter().map(|at| stone.ring_from_stone.to_parent(*at));
            let near = corners.filter(|at| (at.x - self.across).abs() < self.width / 2.0 + STONE_ROOM);
            let clear = near.filter_map(|at| {
                let share = (at.z - middle_z) / (depth + STONE_ROOM);
                // Beyond its own depth the loop is in nobody's way.
                let drop = height * (1.0 - (1.0 - share * share).max(0.0).sqrt());
                (share.abs() < 1.0).then_some(at.y + STONE_ROOM - drop)
            });
            clear.fold(foot, f64::max)
        });
        let middle = Point::new(self.across, foot + height, middle_z);
        let ring_from_loop = Frame { origin: middle, x: Direction::Z, y: Direction::X, z: Direction::Y };
        recipe.landmarks.loops.push(LoopLandmark { role, ring_from_loop });
        recipe.part(role, middle + Direction::Y * height);
        let end = Point::new(self.across, foot + self.thickness / 2.0, middle_z);
        let apart = end.distance(hold.middle);
        let neck = (apart > OVERLAP * (hold.radius + self.thickness / 2.0)).then(|| {
            let radii = [NECK * hold.radius, (NECK * hold.radius).min(self.foot / 2.0)];
            let stations = [hold.middle, end].map(|center| TubeStation { center, radii });
            let operation =
                Operation::Tube { stations: stations.to_vec(), first_normal: Point::Z, domes: [0.5, 0.5] };
            recipe.step(role, "join it to what it stands on", operation)
        });
        Some(Standing { ring_from_loop, neck })
    }
}
