//! The geometry kernel under hostile input: faces that coincide, bodies that touch in a line or a point,
//! cutters that equal what they cut, and three hundred random trees of all that.
//!
//! Every result must be closed and hold the volume that a closed form or inclusion–exclusion gives, and
//! must either become a clean single-precision mesh or say that it cannot. The checks here are written
//! apart from those of the kernel. Set `COLLET_DUMP` to a folder to get each mesh as a binary STL file for
//! other judges.

#![allow(clippy::unwrap_used, reason = "in a test the panic is the report")]

use std::collections::BTreeMap;
use std::f64::consts::{PI, TAU};

use collet::kernel::{
    CancelToken, PrintMesh, Probe, Profile, ProfilePoint, Quality, RingStation, Solid, TubeStation,
    convex_hull, cut, cylinder, intersect, printable, sphere, sweep_ring, torus, tube, unite,
};
use collet::vocab::{Frame, Point};

fn never() -> CancelToken {
    CancelToken::default()
}

fn block(size: Point) -> Solid {
    let corner = |i: u32| {
        let half = |bit: u32| if i & bit == 0 { -0.5 } else { 0.5 };
        size * Point::new(half(1), half(2), half(4))
    };
    convex_hull(&(0..8).map(corner).collect::<Vec<_>>()).unwrap()
}

fn moved(solid: &Solid, x: f64, y: f64, z: f64) -> Solid {
    solid.placed(&Frame { origin: Point::new(x, y, z), ..Frame::IDENTITY })
}

fn turned(solid: &Solid, radians: f64) -> Solid {
    solid.placed(&Frame::turned_about_z(Point::ZERO, radians))
}

/// Each edge is used as often in one direction as in the other.
fn assert_closed(name: &str, solid: &Solid) {
    let mesh = solid.surface_mesh();
    let mut balance: BTreeMap<[[u64; 3]; 2], i32> = BTreeMap::new();
    let key = |index: u32| mesh.positions[index as usize].to_array().map(f64::to_bits);
    for [a, b, c] in &mesh.triangles {
        for (from, to) in [(key(*a), key(*b)), (key(*b), key(*c)), (key(*c), key(*a))] {
            if from < to {
                *balance.entry([from, to]).or_default() += 1;
            } else {
                *balance.entry([to, from]).or_default() -= 1;
            }
        }
    }
    assert!(balance.values().all(|uses| *uses == 0), "{name}: open edges");
}

/// What a reader of an STL file sees: corners joined by their bits, then every edge once each way, one
/// umbrella around each corner, no flat triangle.
fn assert_clean(name: &str, mesh: &PrintMesh) {
    let mut fans: BTreeMap<[u32; 3], BTreeMap<[u32; 3], [u32; 3]>> = BTreeMap::new();
    for triangle in &mesh.triangles {
        let [a, b, c] = triangle.map(|i| mesh.vertices[i as usize].map(f32::to_bits));
        let [p, q, r] = triangle.map(|i| Point::from(mesh.vertices[i as usize].map(f64::from)));
        assert!((q - p).cross(r - p).length() > 1e-12, "{name}: flat triangle at {p}");
        for (at, from, to) in [(a, b, c), (b, c, a), (c, a, b)] {
            let taken = fans.entry(at).or_default().insert(from, to);
            assert!(taken.is_none(), "{name}: an edge is used twice at {p}");
        }
    }
    for (at, fan) in &fans {
        let start = *fan.keys().next().unwrap();
        let (mut spoke, mut seen) = (start, 0);
        loop {
            spoke = *fan
                .get(&spoke)
                .unwrap_or_else(|| panic!("{name}: open edge at {:?}", at.map(f32::from_bits)));
            seen += 1;
            if spoke == start {
                break;
            }
        }
        assert_eq!(seen, fan.len(), "{name}: two umbrellas at {:?}", at.map(f32::from_bits));
    }
}

fn dump(name: &str, mesh: &PrintMesh) {
    let Ok(folder) = std::env::var("COLLET_DUMP") else { return };
    let mut bytes = vec![0; 80];
    bytes.extend(u32::try_from(mesh.triangles.len()).unwrap().to_le_bytes());
    for triangle in &mesh.triangles {
        bytes.extend([0; 12]);
        let corners = triangle.iter().flat_map(|i| mesh.vertices[*i as usize]);
        bytes.extend(corners.flat_map(f32::to_le_bytes));
        bytes.extend([0; 2]);
    }
    std::fs::write(std::path::Path::new(&folder).join(format!("{name}.stl")), bytes).unwrap();
}

/// Closed, of the wanted volume, and clean in single precision.
fn assert_good(name: &str, solid: &Solid, volume: f64) {
    assert_closed(name, solid);
    let found = solid.volume().0;
    assert!((found - volume).abs() <= 1e-9 * volume.max(1.0), "{name}: volume {found}, wanted {volume}");
    if solid.is_empty() {
        return;
    }
    let mesh = printable(solid).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_clean(name, &mesh);
    dump(name, &mesh);
    assert!((mesh.volume() - volume).abs() <= 1e-4 * volume, "{name}: {} printed of {volume}", mesh.volume());
}

#[test]
fn boxes_that_share_faces() {
    let cube = block(Point::splat(2.0));
    let join = |other: &Solid| unite(&[cube.clone(), other.clone()], &never()).unwrap();
    assert_good("full_face", &join(&moved(&cube, 2.0, 0.0, 0.0)), 16.0);
    assert_good("part_of_a_face", &join(&moved(&cube, 2.0, 0.7, 0.3)), 16.0);
    assert_good("small_on_large", &join(&moved(&block(Point::ONE), 1.5, 0.0, 0.0)), 9.0);
    assert_good("itself", &join(&cube), 8.0);
    assert_good("half_overlap", &join(&moved(&cube, 1.0, 0.0, 0.0)), 12.0);
    let less = |other: &Solid| cut(&cube, std::slice::from_ref(other), &never()).unwrap();
    assert_good("flush_pocket", &less(&moved(&block(Point::ONE), 0.0, 0.0, 0.5)), 7.0);
    assert_good("flush_groove", &less(&moved(&block(Point::new(2.0, 1.0, 1.0)), 0.0, 0.0, 0.5)), 6.0);
    assert_good("nothing_left", &less(&cube), 0.0);
    assert_good("only_touched", &less(&moved(&cube, 2.0, 0.0, 0.0)), 8.0);
}

#[test]
fn boxes_that_touch_in_an_edge_or_a_corner_are_told_apart() {
    let cube = block(Point::splat(2.0));
    for (name, x, y, z) in
        [("edge_contact", 2.0, 2.0, 0.0), ("corner_contact", 2.0, 2.0, 2.0), ("part_edge", 2.0, 2.0, 0.7)]
    {
        let both = unite(&[cube.clone(), moved(&cube, x, y, z)], &never()).unwrap();
        assert_closed(name, &both);
        assert!((both.volume().0 - 16.0).abs() < 1e-9);
        let mesh = printable(&both).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_clean(name, &mesh);
        dump(name, &mesh);
        assert!((mesh.volume() - 16.0).abs() < 1e-3);
    }
}

#[test]
fn cylinders_that_coincide() {
    let q = Quality::Preview;
    let pin = cylinder((0.0, 1.0), (3.0, 1.0), q).unwrap();
    let segments = q.circle_segments(1.0) as f64;
    let volume = 1.5 * segments * (TAU / segments).sin();
    let join = |other: &Solid| unite(&[pin.clone(), other.clone()], &never()).unwrap();
    assert_good("same_phase", &join(&pin), volume);
    assert_good("stacked", &join(&moved(&pin, 0.0, 0.0, 3.0)), 2.0 * volume);
    // Half a step of phase: a regular polygon of twice the corners, all of them on the circle's chords.
    let half_step = PI / segments;
    let star = intersect(&pin, &turned(&pin, half_step), &never()).unwrap().volume().0;
    assert_good("half_step", &join(&turned(&pin, half_step)), 2.0 * volume - star);
    let nudged = join(&turned(&pin, 1e-9));
    assert!((nudged.volume().0 - volume).abs() < 1e-6);
    assert_clean("nudged", &printable(&nudged).unwrap());
    // A plug that fills its own hole.
    let plate = moved(&block(Point::new(6.0, 6.0, 3.0)), 0.0, 0.0, 1.5);
    let holed = cut(&plate, std::slice::from_ref(&pin), &never()).unwrap();
    assert_good("hole", &holed, 108.0 - volume);
    assert_good("plugged", &unite(&[holed, pin.clone()], &never()).unwrap(), 108.0);
}

#[test]
fn balls_and_rings_that_touch() {
    let q = Quality::Preview;
    let ball = sphere(1.0, q).unwrap();
    let volume = ball.volume().0;
    // Pole to pole and side to side the facets meet in one corner each.
    for (name, x, z) in [("side_to_side", 2.0, 0.0), ("pole_to_pole", 0.0, 2.0)] {
        let both = unite(&[ball.clone(), moved(&ball, x, 0.0, z)], &never()).unwrap();
        assert_closed(name, &both);
        assert!((both.volume().0 - 2.0 * volume).abs() < 1e-9, "{name}");
        if let Ok(mesh) = printable(&both) {
            assert_clean(name, &mesh);
            dump(name, &mesh);
        }
    }
    let small = sphere(0.5, q).unwrap();
    let inside = unite(&[ball.clone(), moved(&small, 0.5, 0.0, 0.0)], &never()).unwrap();
    assert_closed("tangent_inside", &inside);
    let ring = torus(8.0, 0.5, q).unwrap();
    assert_good("same_torus", &unite(&[ring.clone(), ring.clone()], &never()).unwrap(), ring.volume().0);
    assert!(cut(&ring, std::slice::from_ref(&ring), &never()).unwrap().is_empty());
    let shaved = cut(&ring, &[moved(&ring, 1e-10, 0.0, 0.0)], &never()).unwrap();
    assert!(shaved.volume().0 < 1e-6);
    assert!(shaved.is_empty() || printable(&shaved).is_err(), "a skin of no thickness is not printable");
}

#[test]
fn prongs_on_the_girdle() {
    let q = Quality::Preview;
    let (stone, prong) =
        (cylinder((-1.0, 3.25), (1.0, 3.25), q).unwrap(), cylinder((-3.0, 0.6), (3.0, 0.6), q).unwrap());
    for (name, radius) in [("axis_on_girdle", 3.25), ("tangent", 3.85), ("almost_tangent", 3.85 + 1e-7)] {
        let placed = moved(&prong, radius, 0.0, 0.0);
        let seat = cut(&placed, std::slice::from_ref(&stone), &never()).unwrap();
        assert_closed(name, &seat);
        let shared = intersect(&placed, &stone, &never()).unwrap().volume().0;
        assert!((seat.volume().0 + shared - prong.volume().0).abs() < 1e-9, "{name}");
        let mesh = printable(&seat).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_clean(name, &mesh);
        dump(name, &mesh);
    }
}

#[test]
fn five_hundred_beads() {
    let bead = sphere(0.5, Quality::Draft).unwrap();
    let mut random = Random(7);
    let beads: Vec<Solid> = (0..500)
        .map(|_| {
            moved(&bead, random.between(-4.0, 4.0), random.between(-4.0, 4.0), random.between(-4.0, 4.0))
        })
        .collect();
    let all = unite(&beads, &never()).unwrap();
    assert_closed("beads", &all);
    let mesh = printable(&all).unwrap_or_else(|error| panic!("beads: {error}"));
    assert_clean("beads", &mesh);
    dump("beads", &mesh);
    // On a grid of their own diameter each touches its neighbors.
    let grid: Vec<Solid> =
        (0..500).map(|i| moved(&bead, f64::from(i % 8), f64::from(i / 8 % 8), f64::from(i / 64))).collect();
    let all = unite(&grid, &never()).unwrap();
    assert_closed("bead grid", &all);
    assert!((all.volume().0 - 500.0 * bead.volume().0).abs() < 1e-6);
}

/// A splitmix64 sequence: the same numbers in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn between(&mut self, least: f64, most: f64) -> f64 {
        least + (most - least) * self.next()
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and a small count"
    )]
    fn below(&mut self, count: usize) -> usize {
        (self.next() * count as f64) as usize
    }

    /// A random part; on a grid of 0.25 when `snapped`, which makes faces coincide.
    fn part(&mut self, snapped: bool) -> Solid {
        let snap = |value: f64| if snapped { (value * 4.0).round() / 4.0 } else { value };
        let mut size = || snap(self.between(0.3, 1.5)).max(0.25);
        let (a, b, c) = (size(), size(), size());
        let part = match self.below(5) {
            0 => block(Point::new(a, b, c)),
            1 => sphere(a, Quality::Draft).unwrap(),
            2 => torus(a + b, a.min(b) * 0.6, Quality::Draft).unwrap(),
            3 => cylinder((0.0, a), (b, c * 0.5), Quality::Draft).unwrap(),
            _ => {
                let station = |x, z| TubeStation { center: Point::new(x, 0.0, z), radii: [a * 0.5, b * 0.5] };
                tube(
                    &[station(0.0, 0.0), station(c * 0.3, 1.5), station(0.0, 3.0)],
                    Point::Y,
                    [0.0, 1.0],
                    Quality::Draft,
                )
                .unwrap()
            }
        };
        let turn = if snapped { self.below(4) as f64 * PI / 2.0 } else { self.between(0.0, TAU) };
        let origin = Point::from([0, 1, 2].map(|_| snap(self.between(-1.5, 1.5))));
        part.placed(&Frame::turned_about_z(origin, turn))
    }
}

#[test]
fn three_hundred_random_trees() {
    let mut random = Random(2024);
    let mut refused = 0;
    for case in 0..300 {
        let (snapped, doubled) = (case % 2 == 0, case % 5 == 0);
        let count = 3 + random.below(8);
        let mut parts: Vec<Solid> = (0..count).map(|_| random.part(snapped)).collect();
        if doubled {
            parts.push(parts[0].clone());
        }
        let (added, removed) = parts.split_at(parts.len() / 2 + 1);
        let name = format!("fuzz_{case:03}");
        let body = unite(added, &never()).unwrap();
        let result = cut(&body, removed, &never()).unwrap();
        assert_closed(&name, &body);
        assert_closed(&name, &result);
        if !removed.is_empty() {
            let cutter = unite(removed, &never()).unwrap();
            let shared = intersect(&body, &cutter, &never()).unwrap();
            let (sum, whole) = (result.volume().0 + shared.volume().0, body.volume().0);
            assert!((sum - whole).abs() < 1e-6 * whole.max(1.0), "{name}: {sum} of {whole}");
        }
        if result.is_empty() {
            continue;
        }
        match printable(&result) {
            Ok(mesh) => {
                assert_clean(&name, &mesh);
                dump(&name, &mesh);
                let (printed, exact) = (mesh.volume(), result.volume().0);
                assert!((printed - exact).abs() < 2e-4 * exact, "{name}: {printed} of {exact}");
            }
            Err(error) => {
                assert!(snapped || doubled, "{name}: {error}");
                refused += 1;
            }
        }
    }
    // A part taken away that had also been added leaves fins without thickness on the parts that it
    // crossed; those cannot be printed and are refused. Parts in general position never are.
    assert!(refused <= 45, "{refused} refused");
}

/// A D-shaped section, its outside an arc and its upper corners broken by small arcs.
fn section(radius: f64, width: f64, thickness: f64, dome: f64) -> Profile {
    let (w, fillet) = (width / 2.0, 0.2_f64.min(thickness / 4.0));
    let quarter = (PI / 8.0).tan();
    let top = radius + thickness - dome;
    let point = |x, y, bulge| ProfilePoint { x, y, bulge };
    let points = vec![
        point(w - fillet, radius, quarter),
        point(w, radius + fillet, 0.0),
        point(w, top, 2.0 * dome / width),
        point(-w, top, 0.0),
        point(-w, radius + fillet, quarter),
        point(-w + fillet, radius, 0.0),
    ];
    Profile { points }
}

/// A solitaire of sorts: a tapering shank, a rail and prongs that a stone's hull has cut.
fn ring(random: &mut Random, quality: Quality) -> Solid {
    let radius = random.between(7.0, 10.5);
    let (top, base) = (random.between(1.6, 4.0), random.between(1.5, 2.4));
    let thickness = random.between(1.4, 2.2);
    let dome = random.between(0.05, 0.5);
    let station =
        |angle: f64, width: f64| RingStation { angle, profile: section(radius, width, thickness, dome) };
    let shoulder = f64::midpoint(top, base);
    let stations =
        [station(0.0, top), station(PI / 4.0, shoulder), station(PI, base), station(1.75 * PI, shoulder)];
    let shank = sweep_ring(&stations, quality).unwrap();
    let (stone, wire) = (random.between(2.0, 4.0), random.between(0.4, 0.6));
    let girdle = radius + thickness + random.between(2.5, 4.0);
    let rail_z = radius + thickness - 0.35 * wire;
    let rail = moved(&torus(stone * 0.55, wire, quality).unwrap(), 0.0, 0.0, rail_z);
    let prongs = [4, 6][random.below(2)];
    let mut head = vec![rail];
    for k in 0..prongs {
        let angle = TAU * (f64::from(k) + 0.5) / f64::from(prongs);
        let out = Point::new(angle.cos(), angle.sin(), 0.0);
        let at = |r: f64, z: f64, d: f64| TubeStation { center: out * r + Point::Z * z, radii: [d / 2.0; 2] };
        let stations = [
            at(stone * 0.55, rail_z, 1.3),
            at(stone * 0.8, f64::midpoint(rail_z, girdle), 1.25),
            at(stone + 0.3, girdle, 1.2),
            at(stone - 0.1, girdle + 1.1, 1.0),
        ];
        head.push(tube(&stations, Point::new(-out.y, out.x, 0.0), [0.2, 1.0], quality).unwrap());
    }
    let ring_of = |r: f64, z: f64, n: i32| {
        (0..n).map(move |i| {
            let angle = TAU * f64::from(i) / f64::from(n);
            Point::new(r * angle.cos(), r * angle.sin(), girdle + z)
        })
    };
    let corners: Vec<Point> = ring_of(stone, 0.08, 64)
        .chain(ring_of(stone, -0.08, 64))
        .chain(ring_of(stone * 0.57, stone * 0.32, 8))
        .chain([Point::Z * (girdle - stone * 0.86)])
        .collect();
    let head = cut(&unite(&head, &never()).unwrap(), &[convex_hull(&corners).unwrap()], &never()).unwrap();
    unite(&[shank, head], &never()).unwrap()
}

#[test]
fn rings_of_many_sizes_print_cleanly() {
    let mut random = Random(11);
    for case in 0..24 {
        let quality = [Quality::Draft, Quality::Preview, Quality::Production][case % 3];
        let solid = ring(&mut random, quality);
        assert_eq!(solid.body_count(), 1, "ring {case}");
        assert_good(&format!("ring_{case:02}"), &solid, solid.volume().0);
    }
}

/// Whether a surface winds around a point: the solid angles of its triangles add up to a full sphere.
fn encloses(corners: &[[Point; 3]], inside: Point) -> bool {
    let half_angle = |corners: &[Point; 3]| {
        let [a, b, c] = corners.map(|corner| corner - inside);
        let (la, lb, lc) = (a.length(), b.length(), c.length());
        a.dot(b.cross(c)).atan2(la * lb * lc + a.dot(b) * lc + b.dot(c) * la + c.dot(a) * lb)
    };
    corners.iter().map(half_angle).sum::<f64>() > PI
}

#[test]
fn inside_and_outside_are_told_apart_also_beside_slivers() {
    let mut random = Random(5);
    for quality in [Quality::Draft, Quality::Preview, Quality::Production] {
        let mesh = ring(&mut random, quality).surface_mesh();
        let probe = Probe::new(&mesh).unwrap();
        let corners = mesh.triangles.iter().map(|triangle| triangle.map(|i| mesh.positions[i as usize]));
        let corners: Vec<[Point; 3]> = corners.collect();
        let normal = |[a, b, c]: &[Point; 3]| (b - a).cross(c - a);
        let mut thinnest: Vec<&[Point; 3]> = corners.iter().collect();
        thinnest.sort_by(|a, b| normal(a).length().total_cmp(&normal(b).length()));
        for face in thinnest.into_iter().take(120) {
            let middle = face.iter().sum::<Point>() / 3.0;
            for offset in [-1e-2, -1e-4, -1e-5, 1e-5, 1e-4, 1e-2] {
                let point = middle + normal(face).normalize_or_zero() * offset;
                let distance = probe.signed_distance(point);
                assert_eq!(distance < 0.0, encloses(&corners, point), "{quality:?} at {point}: {distance}");
            }
        }
    }
}

/// A number as a careless caller may pass it: mostly of the size of a ring's parts, sometimes not.
fn careless(random: &mut Random) -> f64 {
    match random.below(24) {
        0 => f64::NAN,
        1 => f64::INFINITY,
        2 => 1e9,
        3 => -1e9,
        4 => 0.0,
        5 => 1e-9,
        6 => -1.0,
        7 => 1e-300,
        _ => random.between(0.1, 3.0),
    }
}

#[test]
fn careless_numbers_give_a_closed_body_or_an_error_but_no_panic() {
    let mut random = Random(99);
    let (mut bodies, mut errors) = (0, 0);
    for case in 0..3000 {
        let mut r = || careless(&mut random);
        let q = Quality::Draft;
        let made = match case % 7 {
            0 => sphere(r(), q),
            1 => torus(r() * 4.0, r(), q),
            2 => cylinder((r(), r()), (r() + 1.0, r()), q),
            3 => {
                let points: Vec<Point> = (0..6).map(|_| Point::new(r(), r(), r())).collect();
                convex_hull(&points)
            }
            4 => {
                let station = |z| TubeStation { center: Point::new(r(), r(), z), radii: [r(), r()] };
                let stations: Vec<_> = [0.0, 3.0, 7.0].map(station).to_vec();
                tube(&stations, Point::new(r(), 0.1, 0.0), [r(), r()], q)
            }
            5 => {
                let point = |x: f64, y: f64| ProfilePoint { x, y, bulge: 0.0 };
                let points =
                    vec![point(0.0, 0.0), point(r(), 0.0), point(r() + 1.0, r()), point(0.0, r() + 2.0)];
                collet::kernel::revolve(&Profile { points }, q)
            }
            _ => {
                let mut station =
                    |angle| RingStation { angle, profile: section(8.0 * r(), r() + 1.0, r(), r() * 0.1) };
                let stations = [station(0.0), station(2.0)];
                sweep_ring(&stations, q)
            }
        };
        match made {
            Ok(solid) => {
                assert_closed(&format!("careless {case}"), &solid);
                assert!(solid.volume().0 > 0.0, "careless {case}");
                bodies += 1;
            }
            Err(error) => {
                assert!(!error.to_string().is_empty());
                errors += 1;
            }
        }
    }
    assert!(bodies > 500 && errors > 500, "{bodies} bodies, {errors} errors");
}
