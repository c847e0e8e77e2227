//! The heart: two round lobes, two wings to a point at +X, and a cleft at −X, which no intersection of half spaces
//! has. So one half is cut as a convex body with the XZ plane as a wall, and joined there with its mirror image:
//! mains and halves on both sides of the cleft meet in a valley.

use std::f64::consts::{FRAC_PI_2, PI};

use super::{Arc, Blank, Body, Curve, DVec2, FLATS, Scheme, ShapeError, Station, tip_at};
use crate::gems::weld::WALL;
use crate::gems::{Cut, Plane, Proportion};
use crate::vocab::Direction;

/// A heart with its point at +X.
pub(in crate::gems) fn blank(cut: &Cut, [length, width]: [f64; 2]) -> Result<Blank, ShapeError> {
    let (long, half) = (length / 2.0, width / 2.0);
    let depth = cut.get(Proportion::Cleft) / 100.0 * length;
    // A lobe touches the box at two sides and crosses the axis at the cleft:
    // radius − √(radius² − (half − radius)²) = depth, solved for the radius.
    let radius = half + depth - (2.0 * half * depth).sqrt();
    let lobe = DVec2::new(radius - long, half - radius);
    let tip = DVec2::X * long;
    let start = Curve::wing_start(lobe, radius, cut.get(Proportion::Bow), tip);
    let wing = Curve::wing(lobe, radius, start, tip);
    let cleft = PI + (lobe.y / radius).asin();
    let curve = Curve(vec![wing, Arc { center: lobe, radius, from: start, to: cleft }]);
    let flank = curve.along(wing.from, FRAC_PI_2, 1.0 / 3.0);
    let beside = (cleft - PI) / 2.0;
    let normals = [flank, FRAC_PI_2, PI - beside, PI + beside];
    let mut mids = [tip; 5];
    for at in 0..3 {
        mids[at + 1] = curve.at(curve.farthest(normals[at], normals[at + 1]));
    }
    mids[4] = curve.at(cleft);
    let scheme = Scheme {
        center: DVec2::X * (lobe.x + radius * 0.5),
        reach: half,
        crown: around(&curve, normals, mids),
        pavilion: around(&curve, normals, mids),
        rim: rim(&curve, normals, [wing.from, cleft]),
        corners: vec![tip_at(tip, wing.from)],
    };
    let figures = scheme.figures(cut, width);
    scheme.check_stars(figures.table, figures.star)?;
    let ours = scheme.facets(&figures).into_iter().filter(|(_, home)| home.y > -1e-9 * width);
    let mut facets: Vec<_> = ours.map(|(facet, _)| facet).collect();
    facets.push((Plane { normal: -Direction::Y, distance: 0.0 }, WALL));
    Ok(scheme.blank_of(Body::Half(facets), &figures))
}

/// The stations of one half, from the tip to the cleft, and their mirror images back to the tip.
fn around(curve: &Curve, normals: [f64; 4], mids: [DVec2; 5]) -> Vec<Station> {
    let mirrored = |at: DVec2| DVec2::new(at.x, -at.y);
    let half: Vec<Station> = (0..4)
        .map(|at| Station {
            at: curve.at(normals[at]),
            out: DVec2::from_angle(normals[at]),
            mid: Some(mids[at + 1]),
            cleft: at == 3,
        })
        .collect();
    let back = (0..4).rev().map(|at| Station {
        at: mirrored(half[at].at),
        out: mirrored(half[at].out),
        mid: Some(mirrored(mids[at])),
        cleft: false,
    });
    let back: Vec<Station> = back.collect();
    [half, back].concat()
}

/// The girdle's corners from the tip to the cleft and back.
fn rim(curve: &Curve, normals: [f64; 4], [first, last]: [f64; 2]) -> Vec<DVec2> {
    let mut stops = vec![first, normals[0]];
    for pair in normals.windows(2) {
        stops.extend([curve.farthest(pair[0], pair[1]), pair[1]]);
    }
    stops.push(last);
    let mut rim: Vec<DVec2> =
        stops.windows(2).flat_map(|pair| curve.points(pair[0], pair[1], FLATS)).collect();
    rim.push(curve.at(last));
    let back: Vec<DVec2> = rim[1..rim.len() - 1].iter().rev().map(|at| DVec2::new(at.x, -at.y)).collect();
    [rim, back].concat()
}
