//! The scene of the window without a window: draws into an image and reads it back.

use std::sync::{Arc, Mutex};

use bevy::app::PluginGroup;
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::render::gpu_readback::{Readback, ReadbackComplete};
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::render::render_resource::{CachedPipelineState, PipelineCache, PollType};
use bevy::render::renderer::RenderDevice;
use bevy::render::{RenderApp, RenderPlugin};
use bevy::window::{ExitCondition, WindowPlugin};
use bevy::winit::WinitPlugin;
use collet::render::{self, Picture, Shown};

pub const NO_ADAPTER: &str = "no Vulkan adapter: install `mesa-vulkan-drivers` (Debian, Ubuntu) or the driver of \
    your graphics card; picture tests cannot run without";

/// A picture: linear RGB, row by row from the top.
pub struct Pixels {
    pub width: usize,
    pub height: usize,
    pub rgb: Vec<[f32; 3]>,
}

impl Pixels {
    /// The share of pixels that are as `wanted`.
    pub fn share(&self, wanted: impl Fn(&[f32; 3]) -> bool) -> f32 {
        self.rgb.iter().filter(|pixel| wanted(pixel)).count() as f32 / self.rgb.len() as f32
    }

    /// The share of pixels that differ from another picture's by more than a hundredth in a channel.
    pub fn differs_from(&self, other: &Self) -> f32 {
        let pairs = self.rgb.iter().zip(&other.rgb);
        let differ = |a: &[f32; 3], b: &[f32; 3]| (0..3).any(|c| (a[c] - b[c]).abs() > 0.01);
        pairs.filter(|(a, b)| differ(a, b)).count() as f32 / self.rgb.len() as f32
    }

    /// Saves as PNG into the folder that `COLLET_PICTURES` names, if it names one.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "bytes, and a picture's size"
    )]
    pub fn keep(&self, name: &str) {
        let Some(folder) = std::env::var_os("COLLET_PICTURES") else { return };
        let encode = |value: f32| {
            let value = value.clamp(0.0, 1.0);
            let curved =
                if value < 0.003_130_8 { value * 12.92 } else { 1.055 * value.powf(1.0 / 2.4) - 0.055 };
            (curved * 255.0).round() as u8
        };
        let bytes: Vec<u8> = self.rgb.iter().flat_map(|pixel| pixel.map(encode)).collect();
        let path = std::path::Path::new(&folder).join(name);
        image::save_buffer(path, &bytes, self.width as u32, self.height as u32, image::ColorType::Rgb8)
            .unwrap();
    }
}

/// An app with the scene and nothing else.
pub fn scene(size: UVec2) -> App {
    let default_hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if panic.to_string().contains("Unable to find a GPU") {
            eprintln!("{NO_ADAPTER}");
        }
        default_hook(panic);
    }));
    let mut app = App::new();
    app.add_plugins(
        DefaultPlugins
            .set(WindowPlugin { primary_window: None, exit_condition: ExitCondition::DontExit, ..default() })
            .set(RenderPlugin { synchronous_pipeline_compilation: true, ..default() })
            .disable::<WinitPlugin>()
            .disable::<LogPlugin>()
            .disable::<PipelinedRenderingPlugin>(),
    );
    app.add_plugins(render::plugin);
    app.finish();
    app.cleanup();
    app.update();
    resize(&mut app, size);
    app
}

/// Changes the size of the picture.
pub fn resize(app: &mut App, size: UVec2) {
    app.world_mut().resource_scope(|world, mut images: Mut<Assets<Image>>| {
        world.resource_mut::<Picture>().resize(size, &mut images);
        world.resource_mut::<render::Eye>().aspect = size.x as f32 / size.y as f32;
    });
}

/// Shows something else.
pub fn show(app: &mut App, change: impl FnOnce(&mut Shown)) {
    change(&mut app.world_mut().resource_mut::<Shown>());
}

/// Draws frames until the picture is as good as it gets.
pub fn settle(app: &mut App) {
    for _ in 0..4 {
        step(app);
    }
    for _ in 0..2000 {
        if app.world().resource::<Picture>().is_finished() {
            let broken = broken_pipelines(app);
            assert!(broken.is_empty(), "shaders that do not compile: {}", broken.join("\n"));
            return;
        }
        step(app);
    }
    panic!("the picture never comes to rest");
}

/// What the graphics driver or the shader compiler said of each pipeline that could not be made. Nothing is
/// drawn with such a one, and nobody is told.
pub fn broken_pipelines(app: &App) -> Vec<String> {
    let pipelines = app.sub_app(RenderApp).world().resource::<PipelineCache>().pipelines();
    pipelines
        .filter_map(|pipeline| match &pipeline.state {
            CachedPipelineState::Err(error) => Some(error.to_string()),
            _ => None,
        })
        .collect()
}

/// One frame, waited for.
pub fn step(app: &mut App) {
    app.update();
    app.world().resource::<RenderDevice>().wgpu_device().poll(PollType::wait_indefinitely()).unwrap();
}

/// The viewport's picture as it is.
pub fn picture(app: &mut App) -> Pixels {
    let picture = app.world().resource::<Picture>();
    let (image, size) = (picture.image.clone(), picture.size);
    let (width, height) = (size.x as usize, size.y as usize);
    let bytes = read(app, image);
    let row = (width * 8).next_multiple_of(256);
    let rgb = (0..width * height)
        .map(|number| {
            let at = number / width * row + number % width * 8;
            [0, 1, 2].map(|c| half(u16::from_le_bytes([bytes[at + 2 * c], bytes[at + 2 * c + 1]])))
        })
        .collect();
    Pixels { width, height, rgb }
}

/// The bytes of an image on the graphics card, rows padded to 256 bytes.
pub fn read(app: &mut App, image: Handle<Image>) -> Vec<u8> {
    let got: Arc<Mutex<Option<Vec<u8>>>> = Arc::default();
    let put = Arc::clone(&got);
    let reader = app
        .world_mut()
        .spawn(Readback::texture(image))
        .observe(move |complete: On<ReadbackComplete>| {
            *put.lock().unwrap() = Some(complete.data.clone());
        })
        .id();
    for _ in 0..20 {
        step(app);
        if let Some(bytes) = got.lock().unwrap().take() {
            app.world_mut().despawn(reader);
            return bytes;
        }
    }
    panic!("the picture could not be read back");
}

fn half(bits: u16) -> f32 {
    let (exponent, mantissa) = (i32::from(bits >> 10 & 31), f32::from(bits & 1023));
    let value = if exponent == 0 {
        mantissa * 2.0_f32.powi(-24)
    } else {
        (1.0 + mantissa / 1024.0) * 2.0_f32.powi(exponent - 15)
    };
    if bits >> 15 == 1 { -value } else { value }
}
