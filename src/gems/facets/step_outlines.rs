//! Girdles of the step cuts: emerald, Asscher, square, octagon, hexagon, baguettes, kite and shield. Keels are as long
//! as lets all sides slope alike; of a kite it is the point that lies equally far from all sides.

use glam::DVec2;

use super::step::StepOutline;
use crate::gems::outline::CornerSides;

/// Every corner of a polygon as a point.
fn pointed(points: &[DVec2]) -> Vec<CornerSides> {
    let count = points.len();
    let corner = |at: usize| {
        let [before, here, after] = [at + count - 1, at, at + 1].map(|at| points[at % count]);
        CornerSides::pointed(here, [before - here, after - here])
    };
    (0..count).map(corner).collect()
}

/// A rectangle, each corner cut by `corner` mm on both sides; square corners at 0.
pub(in crate::gems) fn rectangle([length, width]: [f64; 2], corner: f64) -> StepOutline {
    let (long, half) = (length / 2.0, width / 2.0);
    let quarters = [(1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0)];
    let keel = DVec2::X * (long - half).max(0.0);
    let cut = |(x, y): (f64, f64)| {
        let ends = [DVec2::new(x * long, y * (half - corner)), DVec2::new(x * (long - corner), y * half)];
        // Counterclockwise: the first and third quarter begin at their end, the others at their side.
        if x * y > 0.0 { ends } else { [ends[1], ends[0]] }
    };
    let edges = quarters.map(cut);
    let (points, corners) = if corner > 0.0 {
        let sides = |(edge, (x, y)): ([DVec2; 2], (f64, f64))| {
            let sides = [DVec2::Y * -y, DVec2::X * -x];
            CornerSides { edge, sides: if x * y > 0.0 { sides } else { [sides[1], sides[0]] } }
        };
        (edges.concat(), edges.into_iter().zip(quarters).map(sides).collect())
    } else {
        let points = edges.map(|edge| edge[0]).to_vec();
        (points.clone(), pointed(&points))
    };
    StepOutline { points, keel: [-keel, keel], lowest: None, reach: half.min(long), corners }
}

/// A baguette that narrows to +X by `taper`.
pub(in crate::gems) fn tapered([length, width]: [f64; 2], taper: f64) -> StepOutline {
    let (long, half) = (length / 2.0, width / 2.0);
    let narrow = half * (1.0 - taper);
    let points = vec![
        DVec2::new(long, narrow),
        DVec2::new(-long, half),
        DVec2::new(-long, -half),
        DVec2::new(long, -narrow),
    ];
    let (first, last) = (half - long, long - narrow);
    let keel = if first < last { [first, last] } else { [f64::midpoint(first, last); 2] };
    let keel = keel.map(|x| DVec2::X * x);
    StepOutline { corners: pointed(&points), points, keel, lowest: Some(keel[0]), reach: half }
}

/// A hexagon with two points along X and corners of 120°, regular at a length of 1.155 widths.
pub(in crate::gems) fn hexagon([length, width]: [f64; 2]) -> StepOutline {
    let (long, half) = (length / 2.0, width / 2.0);
    let slant = half / 3.0_f64.sqrt();
    let points = vec![
        DVec2::X * long,
        DVec2::new(long - slant, half),
        DVec2::new(slant - long, half),
        DVec2::X * -long,
        DVec2::new(slant - long, -half),
        DVec2::new(long - slant, -half),
    ];
    let keel = DVec2::X * (long - 2.0 * slant).max(0.0);
    StepOutline { corners: pointed(&points), points, keel: [-keel, keel], lowest: None, reach: half }
}

/// A kite with its long end at +X, widest at `shoulder` of its length from the other end.
pub(in crate::gems) fn kite([length, width]: [f64; 2], shoulder: f64) -> StepOutline {
    let (long, half) = (length / 2.0, width / 2.0);
    let wide = DVec2::new(length * shoulder - long, half);
    let points = vec![DVec2::X * long, wide, DVec2::X * -long, DVec2::new(wide.x, -half)];
    // Equally far from the sides at both ends: distance = out · corner − out.x · x.
    let [front, back] =
        [[points[0], wide], [wide, points[2]]].map(|[from, to]| -(to - from).perp().normalize());
    let x = (front.dot(wide) - back.dot(wide)) / (front.x - back.x);
    let reach = front.dot(wide) - front.x * x;
    StepOutline { corners: pointed(&points), points, keel: [DVec2::X * x; 2], lowest: None, reach }
}

/// A shield: a flat top at −X, straight sides as far as `shoulder` of the length, then two sides to a point at +X.
pub(in crate::gems) fn shield([length, width]: [f64; 2], shoulder: f64) -> StepOutline {
    let (long, half) = (length / 2.0, width / 2.0);
    let wide = DVec2::new(length * shoulder - long, half);
    let points = vec![
        DVec2::X * long,
        wide,
        DVec2::new(-long, half),
        DVec2::new(-long, -half),
        DVec2::new(wide.x, -half),
    ];
    let slant = -(wide - points[0]).perp().normalize();
    let front = (slant.dot(wide) - half) / slant.x;
    let back = half - long;
    let keel = if back < front { [back, front] } else { [f64::midpoint(back, front); 2] };
    StepOutline {
        corners: pointed(&points),
        points,
        keel: keel.map(|x| DVec2::X * x),
        lowest: None,
        reach: half,
    }
}
