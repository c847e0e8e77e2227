//! The picture of the built piece: meshes, materials, light, camera. The only place of f32 and world units.
//!
//! [`Shown`] says what should be seen, [`Eye`] from where; [`Picture`] is the image that comes of it.
//! Nothing here knows of the document or of panels.

#![expect(clippy::needless_pass_by_value, reason = "Bevy gives systems their parameters by value")]

mod eye;
mod materials;
mod meshes;
mod metalwork;
mod picking;
mod picture;
mod reflections;
mod scene;
mod shade;
mod shaders;
mod space;
mod studio_light;

use bevy::prelude::*;

pub use eye::{Eye, FIELD_OF_VIEW, Pose};
pub use materials::{GemMaterial, GemNumbers, MetalMaterial};
pub use picking::{Picked, pick, wall_at};
pub use picture::{Effort, Picture, ViewportCamera};
pub use scene::{Paper, Shown};
pub use space::{ring_from_world, world_from_ring};
pub use studio_light::{Shot, StudioLight};

/// The systems that bring the picture in step, in the order scene, picture, light. Set [`Shown`] and move
/// [`Eye`] before.
#[derive(SystemSet, Debug, Clone, PartialEq, Eq, Hash)]
pub struct PictureSystems;

/// Adds the scene to an app.
pub fn plugin(app: &mut App) {
    app.add_plugins((shaders::plugin, materials::plugin))
        .init_resource::<Eye>()
        .init_resource::<Shown>()
        .add_systems(
            Startup,
            (studio_light::light_the_studio, scene::set_the_scene, picture::set_up_the_camera).chain(),
        )
        .add_systems(
            PostUpdate,
            (
                scene::follow_the_metal,
                scene::follow_the_stones,
                picture::compose,
                studio_light::send_the_shot,
            )
                .chain()
                .in_set(PictureSystems)
                .before(bevy::transform::TransformSystems::Propagate)
                .before(bevy::camera::CameraUpdateSystems),
        );
}
