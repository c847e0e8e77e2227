//! Finds a place where the surface crosses or touches itself, to name it.

use super::PrintMesh;
use crate::vocab::Point;

/// A place where an edge of one triangle meets another triangle with which it shares no corner. The exact
/// verdict is the engine's; this search in f64 only says where to look.
pub(super) fn find(mesh: &PrintMesh) -> Option<Point> {
    let corners = |triangle: &[u32; 3]| triangle.map(|index| mesh.point(index));
    let bounds = |[a, b, c]: [Point; 3]| (a.min(b).min(c), a.max(b).max(c));
    let mut order: Vec<(&[u32; 3], (Point, Point))> =
        mesh.triangles.iter().map(|triangle| (triangle, bounds(corners(triangle)))).collect();
    order.sort_by(|(_, (a, _)), (_, (b, _))| a.x.total_cmp(&b.x));
    for (i, (one, (least, most))) in order.iter().enumerate() {
        let ahead = order[i + 1..].iter().take_while(|(_, (other, _))| other.x <= most.x);
        for (other, (low, high)) in ahead {
            let apart = low.cmpgt(*most).any() || high.cmplt(*least).any();
            if apart || one.iter().any(|index| other.contains(index)) {
                continue;
            }
            let (one, other) = (corners(one), corners(other));
            let place = meeting(one, other).or_else(|| meeting(other, one));
            if place.is_some() {
                return place;
            }
        }
    }
    None
}

/// Where an edge of the first triangle passes through the second one.
fn meeting([a, b, c]: [Point; 3], [p, q, r]: [Point; 3]) -> Option<Point> {
    let normal = (q - p).cross(r - p);
    [(a, b), (b, c), (c, a)].into_iter().find_map(|(from, to)| {
        let (above, below) = ((from - p).dot(normal), (to - p).dot(normal));
        if above * below > 0.0 || above == below {
            return None;
        }
        let place = from + (to - from) * (above / (above - below));
        let inside = |s: Point, t: Point| (t - s).cross(place - s).dot(normal) >= 0.0;
        (inside(p, q) && inside(q, r) && inside(r, p)).then_some(place)
    })
}
