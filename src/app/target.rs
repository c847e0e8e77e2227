//! Where frames go: into a window, or into an image where there is no display.

use std::time::Duration;

use bevy::app::ScheduleRunnerPlugin;
use bevy::camera::visibility::RenderLayers;
use bevy::camera::{ClearColorConfig, ImageRenderTarget, RenderTarget};
use bevy::prelude::*;
use bevy::render::render_resource::{TextureFormat, TextureUsages};
use bevy::window::{PrimaryWindow, WindowResolution};
use bevy_egui::{EguiGlobalSettings, PrimaryEguiContext};

use crate::studio::StudioOptions;

/// Size of a new window in logical pixels.
const SIZE: UVec2 = UVec2::new(1440, 900);

/// Where frames go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawing {
    /// To a window on the display.
    InWindow,
    /// To an image in memory, for scripts and tests.
    IntoImage,
}

/// The image that frames go to without a window.
#[derive(Resource, Clone)]
pub(super) struct WindowImage(pub Handle<Image>);

/// Whether a window could be opened here.
pub(super) fn has_display() -> bool {
    let named = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || named("DISPLAY") || named("WAYLAND_DISPLAY")
}

/// The program without a window, for tests: call `update` for each frame.
pub fn offscreen(options: StudioOptions) -> App {
    super::app(Drawing::IntoImage, options)
}

/// The window to open.
pub(super) fn window(drawing: Drawing) -> Option<Window> {
    (drawing == Drawing::InWindow).then(|| Window {
        title: "Collet".to_owned(),
        name: Some("collet".to_owned()),
        resolution: WindowResolution::new(SIZE.x, SIZE.y),
        ..default()
    })
}

/// Adds the camera of the panels, and without a window the loop.
pub(super) fn plugin(drawing: Drawing) -> impl Fn(&mut App) + Send + Sync + 'static {
    move |app: &mut App| {
        app.insert_resource(EguiGlobalSettings { auto_create_primary_context: false, ..default() });
        match drawing {
            Drawing::InWindow => app.add_systems(Startup, aim_at_the_window),
            Drawing::IntoImage => app
                .add_plugins(ScheduleRunnerPlugin::run_loop(Duration::ZERO))
                .add_systems(Startup, aim_at_an_image),
        };
    }
}

fn aim_at_the_window(mut commands: Commands) {
    commands.spawn(panels_camera());
}

fn aim_at_an_image(mut commands: Commands, mut images: ResMut<Assets<Image>>) {
    let image = images.add(window_image(SIZE));
    commands.insert_resource(WindowImage(image.clone()));
    let target = RenderTarget::Image(ImageRenderTarget { handle: image, scale_factor: 1.0 });
    commands.spawn((panels_camera(), target));
}

fn window_image(size: UVec2) -> Image {
    let mut image = Image::new_target_texture(size.x, size.y, TextureFormat::Rgba8UnormSrgb, None);
    image.texture_descriptor.usage |= TextureUsages::COPY_SRC;
    image
}

fn panels_camera() -> impl Bundle {
    (
        PrimaryEguiContext,
        Camera2d,
        RenderLayers::none(),
        Camera { order: 1, clear_color: ClearColorConfig::Custom(Color::srgb(0.1, 0.1, 0.11)), ..default() },
        Msaa::Off,
    )
}

/// Resizes the window, or the image in its place, to logical pixels.
pub(super) fn resize(
    size: UVec2,
    windows: &mut Query<&mut Window, With<PrimaryWindow>>,
    images: &mut Assets<Image>,
    image: Option<&WindowImage>,
) {
    let size = size.clamp(UVec2::splat(64), UVec2::splat(8192));
    for mut window in windows {
        window.resolution.set(size.x as f32, size.y as f32);
    }
    if let Some(WindowImage(handle)) = image
        && let Err(error) = images.insert(handle, window_image(size))
    {
        error!("{error}");
    }
}
