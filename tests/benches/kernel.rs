//! Times of the geometry kernel: cutting 20, 60 and 200 seats into a plain band, and the queries that
//! checks and exports make on the result.
//!
//! With `COLLET_BENCH_DUMP` set to a folder the band and the seats are also written there as OBJ files, so
//! that other engines can be timed on the same meshes; `docs/testing.md` says how.

#![allow(clippy::expect_used, reason = "a bench that cannot start has nothing to report")]

use std::f64::consts::TAU;
use std::fmt::Write;
use std::hint::black_box;
use std::path::Path;

use collet::kernel::{
    CancelToken, Probe, Profile, ProfilePoint, Quality, RingStation, Solid, TubeStation, convex_hull, cut,
    printable, section, sweep_ring, tube,
};
use collet::vocab::{Frame, Point};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

const INSIDE_RADIUS: f64 = 17.35 / 2.0;
const THICKNESS: f64 = 1.8;
const SEGMENTS: u32 = 256;
/// Seats of 1.3 mm stones in one row of the circumference of 66 mm, and the distance between rows.
const SEATS_IN_A_ROW: u32 = 44;
const ROW_PITCH: f64 = 1.47;

/// A ring of rectangular section about Z with room for `rows` rows of seats: 2.2 mm wide for one.
fn band(rows: u32) -> Solid {
    let half = 1.1 + f64::from(rows - 1) * ROW_PITCH / 2.0;
    let (inside, outside) = (INSIDE_RADIUS, INSIDE_RADIUS + THICKNESS);
    let section = [(inside, -half), (outside, -half), (outside, half), (inside, half)];
    let mut vertices = Vec::new();
    let mut triangles = Vec::new();
    for step in 0..SEGMENTS {
        let (sin, cos) = (TAU * f64::from(step) / f64::from(SEGMENTS)).sin_cos();
        vertices.extend(section.map(|(radius, z)| Point::new(radius * cos, radius * sin, z)));
        let (here, there) = (4 * step, 4 * ((step + 1) % SEGMENTS));
        for k in 0..4 {
            let next = (k + 1) % 4;
            triangles.push([here + k, there + k, there + next]);
            triangles.push([here + k, there + next, here + next]);
        }
    }
    Solid::from_triangles(&vertices, &triangles).expect("a band is closed")
}

/// A 32-sided cylinder with a cone under it, opening towards +Z, its girdle 0.35 mm under the surface.
fn seat() -> Solid {
    let ring = |radius: f64, z: f64| {
        (0..32).map(move |i| {
            let (sin, cos) = (TAU * f64::from(i) / 32.0).sin_cos();
            Point::new(radius * cos, radius * sin, z)
        })
    };
    let corners: Vec<Point> = ring(0.67, 0.5).chain(ring(0.67, -0.35)).chain([Point::Z * -0.9]).collect();
    convex_hull(&corners).expect("a seat is a body")
}

/// `count` seats over the outside of the band, in rows, so that none touches another.
fn seats(count: u32, rows: u32) -> Vec<Solid> {
    let seat = seat();
    let in_a_row = count.div_ceil(rows);
    (0..count)
        .map(|i| {
            let (row, place) = (i / in_a_row, i % in_a_row);
            let (sin, cos) = (TAU * f64::from(place) / f64::from(in_a_row)).sin_cos();
            let out = Point::new(cos, sin, 0.0);
            let z = (f64::from(row) - f64::from(rows - 1) / 2.0) * ROW_PITCH;
            let origin = out * (INSIDE_RADIUS + THICKNESS) + Point::Z * z;
            seat.placed(&Frame { origin, x: Point::Z, y: out.cross(Point::Z), z: out })
        })
        .collect()
}

/// Writes all of `solids` as one OBJ file at full precision.
fn dump(name: &str, solids: &[Solid]) {
    let Ok(folder) = std::env::var("COLLET_BENCH_DUMP") else { return };
    let (mut text, mut first) = (String::new(), 1);
    for mesh in solids.iter().map(Solid::surface_mesh) {
        for Point { x, y, z } in &mesh.positions {
            writeln!(text, "v {x:?} {y:?} {z:?}").expect("memory takes text");
        }
        for [a, b, c] in mesh.triangles.iter().map(|triangle| triangle.map(|index| index as usize + first)) {
            writeln!(text, "f {a} {b} {c}").expect("memory takes text");
        }
        first += mesh.positions.len();
    }
    std::fs::write(Path::new(&folder).join(format!("{name}.obj")), text)
        .expect("the dump folder takes files");
}

fn seat_cutting(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("cut_seats");
    group.sample_size(20);
    for count in [20, 60, 200_u32] {
        let rows = count.div_ceil(SEATS_IN_A_ROW);
        let (band, seats) = (band(rows), seats(count, rows));
        dump(&format!("band_{count}"), std::slice::from_ref(&band));
        dump(&format!("seats_{count}"), &seats);
        let never = CancelToken::default();
        let result = cut(&band, &seats, &never).expect("seats can be cut");
        println!("{count} seats: {} triangles, {:.6} mm³", result.triangle_count(), result.volume().0);
        group.bench_function(BenchmarkId::from_parameter(count), |bencher| {
            bencher.iter(|| cut(black_box(&band), black_box(&seats), &never));
        });
    }
    group.finish();
}

fn queries(criterion: &mut Criterion) {
    let never = CancelToken::default();
    let solid = cut(&band(5), &seats(200, 5), &never).expect("seats can be cut");
    let mesh = solid.surface_mesh();
    let plane = Frame { origin: Point::new(9.5, 0.0, 0.0), x: Point::X, y: Point::Z, z: Point::NEG_Y };
    let mut group = criterion.benchmark_group(format!("queries_{}_triangles", mesh.triangles.len()));
    group.sample_size(20);
    group.bench_function("surface_mesh", |bencher| bencher.iter(|| solid.surface_mesh()));
    group.bench_function("section", |bencher| bencher.iter(|| section(black_box(&mesh), &plane, 1.0)));
    group.bench_function("probe", |bencher| bencher.iter(|| Probe::new(black_box(&mesh))));
    group.bench_function("printable", |bencher| bencher.iter(|| printable(black_box(&solid))));
    group.finish();
}

/// The parts of a solitaire at each quality: a tapering shank of six corners, and a bent prong.
fn parts(criterion: &mut Criterion) {
    let corner = |x: f64, y: f64, bulge: f64| ProfilePoint { x, y, bulge };
    let station = |angle: f64, half: f64| {
        let points = vec![
            corner(half - 0.2, 8.66, 0.2),
            corner(half, 8.86, 0.0),
            corner(half, 10.1, 0.3),
            corner(-half, 10.1, 0.0),
            corner(-half, 8.86, 0.2),
            corner(0.2 - half, 8.66, 0.05),
        ];
        RingStation { angle, profile: Profile { points } }
    };
    let shank =
        [station(0.0, 1.3), station(TAU / 8.0, 1.1), station(TAU / 2.0, 1.0), station(TAU * 7.0 / 8.0, 1.1)];
    let at = |x: f64, z: f64, radius: f64| TubeStation { center: Point::new(x, 0.0, z), radii: [radius; 2] };
    let prong = [at(0.0, 0.0, 0.65), at(0.8, 2.5, 0.62), at(1.2, 4.5, 0.6), at(0.9, 5.5, 0.5)];
    let mut group = criterion.benchmark_group("parts");
    group.sample_size(20);
    for quality in [Quality::Draft, Quality::Preview, Quality::Production] {
        group.bench_function(format!("shank_{quality:?}"), |bencher| {
            bencher.iter(|| sweep_ring(black_box(&shank), quality));
        });
        group.bench_function(format!("prong_{quality:?}"), |bencher| {
            bencher.iter(|| tube(black_box(&prong), Point::Y, [0.0, 1.0], quality));
        });
    }
    group.finish();
}

criterion_group!(benches, seat_cutting, parts, queries);
criterion_main!(benches);
