//! The shaders of the top-level `shaders/` folder, compiled into the program.

use bevy::asset::uuid_handle;
use bevy::prelude::*;
use bevy::shader::Shader;

/// `shaders/studio.wgsl`: the light tent and the tone curve.
pub const STUDIO: Handle<Shader> = uuid_handle!("5b8f1c0e-4a44-4b73-9f5a-0c2f3b9d1a01");
/// `shaders/metalwork.wgsl`: metal as its neighbors see it.
pub const METALWORK: Handle<Shader> = uuid_handle!("5b8f1c0e-4a44-4b73-9f5a-0c2f3b9d1a02");
/// `shaders/metal.wgsl`.
pub const METAL: Handle<Shader> = uuid_handle!("5b8f1c0e-4a44-4b73-9f5a-0c2f3b9d1a03");
/// `shaders/gem.wgsl`.
pub const GEM: Handle<Shader> = uuid_handle!("5b8f1c0e-4a44-4b73-9f5a-0c2f3b9d1a04");
/// `shaders/backdrop.wgsl`.
pub const BACKDROP: Handle<Shader> = uuid_handle!("5b8f1c0e-4a44-4b73-9f5a-0c2f3b9d1a05");

/// Registers the shaders.
pub(super) fn plugin(app: &mut App) {
    let sources = [
        (STUDIO, include_str!("../../shaders/studio.wgsl"), "shaders/studio.wgsl"),
        (METALWORK, include_str!("../../shaders/metalwork.wgsl"), "shaders/metalwork.wgsl"),
        (METAL, include_str!("../../shaders/metal.wgsl"), "shaders/metal.wgsl"),
        (GEM, include_str!("../../shaders/gem.wgsl"), "shaders/gem.wgsl"),
        (BACKDROP, include_str!("../../shaders/backdrop.wgsl"), "shaders/backdrop.wgsl"),
    ];
    let mut shaders = app.world_mut().resource_mut::<Assets<Shader>>();
    for (handle, text, path) in sources {
        if let Err(error) = shaders.insert(&handle, Shader::from_wgsl(text, path)) {
            error!("{path}: {error}");
        }
    }
}
