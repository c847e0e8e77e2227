//! Finds where the surface crosses or touches itself.

use super::PrintMesh;
use crate::vocab::Point;

/// A place where an edge of one triangle meets another triangle with which it shares no corner.
pub(super) struct Contact {
    pub(super) place: Point,
    /// The corners of both triangles.
    pub(super) vertices: [u32; 6],
}

/// All contacts. Works in f64 on single-precision corners, which leaves nothing to rounding but what lies
/// within 1e-15 mm.
pub(super) fn contacts(mesh: &PrintMesh) -> Vec<Contact> {
    let corners = |triangle: &[u32; 3]| triangle.map(|index| mesh.point(index));
    let bounds = |[a, b, c]: [Point; 3]| (a.min(b).min(c), a.max(b).max(c));
    let mut order: Vec<(&[u32; 3], (Point, Point))> =
        mesh.triangles.iter().map(|triangle| (triangle, bounds(corners(triangle)))).collect();
    // Sweep along the longest side, where the fewest triangles lie beside each other.
    let (least, most) =
        order.iter().fold((Point::INFINITY, Point::NEG_INFINITY), |(least, most), (_, (low, high))| {
            (least.min(*low), most.max(*high))
        });
    let axis = (most - least).max_position();
    order.sort_by(|(_, (a, _)), (_, (b, _))| a[axis].total_cmp(&b[axis]));
    let mut contacts = Vec::new();
    for (i, (one, (least, most))) in order.iter().enumerate() {
        let beside = order[i + 1..].iter().take_while(|(_, (other, _))| other[axis] <= most[axis]);
        for (other, (low, high)) in beside {
            let apart = (low.cmpgt(*most) | high.cmplt(*least)).any();
            if apart || one.iter().any(|index| other.contains(index)) {
                continue;
            }
            let (here, there) = (corners(one), corners(other));
            if let Some(place) = meeting(here, there).or_else(|| meeting(there, here)) {
                let vertices = [one[0], one[1], one[2], other[0], other[1], other[2]];
                contacts.push(Contact { place, vertices });
            }
        }
    }
    contacts
}

/// Where an edge of the first triangle passes through the second one.
fn meeting([a, b, c]: [Point; 3], [p, q, r]: [Point; 3]) -> Option<Point> {
    let normal = (q - p).cross(r - p);
    [(a, b), (b, c), (c, a)].into_iter().find_map(|(from, to)| {
        let (above, below) = ((from - p).dot(normal), (to - p).dot(normal));
        if above * below > 0.0 || (above - below).abs() < f64::MIN_POSITIVE {
            return None;
        }
        let place = from + (to - from) * (above / (above - below));
        let inside = |s: Point, t: Point| (t - s).cross(place - s).dot(normal) >= 0.0;
        (inside(p, q) && inside(q, r) && inside(r, p)).then_some(place)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossings_and_contacts_are_found_and_neighbors_are_not() {
        // Two tetrahedra; the second one's tip is moved about over the first one's base.
        let with_tip = |tip: [f32; 3]| {
            let first = [[0.0, 0.0, 0.0], [4.0, 0.0, 0.0], [0.0, 4.0, 0.0], [0.0, 0.0, -4.0]];
            let second = [[5.0, 5.0, 5.0], [6.0, 5.0, 5.0], [5.0, 6.0, 5.0], tip];
            let one = [[0, 1, 2], [0, 3, 1], [1, 3, 2], [0, 2, 3]];
            let two = one.map(|t| t.map(|i| i + 4));
            let mesh = PrintMesh { vertices: [first, second].concat(), triangles: [one, two].concat() };
            contacts(&mesh).first().map(|contact| contact.place)
        };
        assert_eq!(with_tip([1.0, 1.0, 1e-6]), None);
        assert_eq!(with_tip([1.0, 1.0, 0.0]), Some(Point::new(1.0, 1.0, 0.0)));
        assert!(with_tip([1.0, 1.0, -1.0]).is_some_and(|place| place.z <= 0.0));
    }
}
