//! The samples as the window shows them, and how long a picture of them takes.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use bevy::prelude::*;
use collet::build::{BuildRequest, Cache, CancelToken, Quality};
use collet::design::{Library, Piece};
use collet::exchange::parse_project;
use collet::render::{Eye, Picture, Pose, world_from_ring};
use collet::studio::NamedView;

use crate::studio;

const SIZE: UVec2 = UVec2::new(640, 480);

/// A picture at rest takes no longer than this on two cores without a graphics card, in seconds.
const MOST: f64 = 2.0;

fn sample(text: &str, library: &Library) -> Piece {
    parse_project(text, Path::new("sample.ron"), library).unwrap().piece
}

/// The scene with a piece, built as the window builds it.
fn scene(piece: &Piece, library: &Arc<Library>) -> App {
    let request = BuildRequest {
        piece: piece.clone(),
        library: Arc::clone(library),
        quality: Quality::Preview,
        cache: Arc::new(Cache::default()),
        cancel: CancelToken::default(),
    };
    let built = Arc::new(request.run().unwrap());
    let mut app = studio::scene(SIZE);
    studio::show(&mut app, |shown| {
        shown.species =
            built.stones.iter().map(|stone| library.gems.species(&stone.species).cloned()).collect();
        shown.built = Some(built);
        shown.reflectance = library.alloys.alloy(&piece.alloy).unwrap().reflectance;
        shown.roughness = piece.finish.roughness();
    });
    studio::settle(&mut app);
    app
}

/// Run it with `--ignored --nocapture`; `COLLET_PICTURES` keeps the pictures.
#[test]
#[ignore = "measures, and wants the machine for itself"]
fn pictures_of_the_samples_take_less_than_two_seconds_each() {
    let library = Arc::new(Library::built_in());
    for (name, text) in [
        ("solitaire", include_str!("../../assets/samples/solitaire.ron")),
        ("bezel_solitaire", include_str!("../../assets/samples/bezel_solitaire.ron")),
        ("solitaire_platinum_six", include_str!("../../assets/samples/solitaire_platinum_six.ron")),
    ] {
        let mut app = scene(&sample(text, &library), &library);
        let stone = &app.world().resource::<collet::render::Shown>().built.as_ref().unwrap().stones[0];
        let focus = world_from_ring(stone.ring_from_stone.origin);
        let eye = app.world().resource::<Eye>();
        for (view, pose) in [
            ("top", eye.named(NamedView::Top)),
            ("home", eye.named(NamedView::Home)),
            ("head", Pose { focus: focus - Vec3::Y, yaw: 0.52, pitch: 0.42, distance: 40.0 }),
            ("face", Pose { focus, yaw: 0.0, pitch: 1.57, distance: 26.0 }),
        ] {
            app.world_mut().resource_mut::<Eye>().pose = pose;
            studio::step(&mut app);
            let start = Instant::now();
            studio::settle(&mut app);
            let pictures = app.world().resource::<Picture>().effort.pictures;
            let seconds = start.elapsed().as_secs_f64() / f64::from(pictures);
            studio::picture(&mut app).keep(&format!("{name}-{view}.png"));
            println!("{name} {view}: {:.0} ms a picture", seconds * 1e3);
            assert!(seconds < MOST, "{name} {view}: {seconds} s");
        }
    }
}
