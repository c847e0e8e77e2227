//! Pictures: the scene is drawn without a window and its pixels are judged. Needs a Vulkan adapter (Mesa's
//! software renderer will do); without one these tests fail and say what to install.
//!
//! `COLLET_PICTURES=folder` keeps the pictures as PNG files, to be looked at.
#![cfg(feature = "gui")]

mod piece;
mod studio;

use std::sync::Arc;

use bevy::prelude::*;

#[test]
fn try_a_picture() {
    let mut app = studio::scene(UVec2::new(960, 680));
    let species = piece::diamond();
    let built = Arc::new(piece::solitaire(&species));
    studio::show(&mut app, |shown| {
        shown.built = Some(built.clone());
        shown.species = vec![Some(species)];
        shown.reflectance = [0.94, 0.76, 0.42];
    });
    let start = std::time::Instant::now();
    studio::settle(&mut app);
    eprintln!("settled in {:?}", start.elapsed());
    studio::picture(&mut app).keep("home.png");
    for (name, view) in [
        ("top.png", collet::studio::NamedView::Top),
        ("finger.png", collet::studio::NamedView::ThroughFinger),
    ] {
        {
            let mut eye = app.world_mut().resource_mut::<collet::render::Eye>();
            eye.pose = eye.named(view);
        }
        studio::settle(&mut app);
        studio::picture(&mut app).keep(name);
    }
    {
        let mut eye = app.world_mut().resource_mut::<collet::render::Eye>();
        eye.pose = eye.named(collet::studio::NamedView::Home);
        eye.pose.focus = Vec3::new(0.0, 13.6, 0.0);
        eye.pose.distance = 30.0;
        eye.pose.pitch = 0.75;
    }
    studio::settle(&mut app);
    studio::picture(&mut app).keep("stone.png");
}
