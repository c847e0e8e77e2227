//! What metal, stones and the backdrop are made of, for the graphics card.

use bevy::asset::Asset;
use bevy::mesh::MeshVertexBufferLayoutRef;
use bevy::pbr::{MaterialPipeline, MaterialPipelineKey};
use bevy::prelude::*;
use bevy::reflect::TypePath;
use bevy::render::render_resource::{
    AsBindGroup, RenderPipelineDescriptor, ShaderType, SpecializedMeshPipelineError,
};
use bevy::render::storage::ShaderBuffer;
use bevy::shader::ShaderRef;

use super::shaders;

/// Numbers of `shaders/metal.wgsl`.
#[derive(Debug, Clone, Copy, Default, PartialEq, ShaderType)]
pub struct MetalNumbers {
    /// Reflectance at normal incidence, linear RGB; perceptual roughness.
    pub reflectance: Vec4,
    /// Color of the highlight, linear RGB; its strength.
    pub tint: Vec4,
    /// The part tag that is lit; how gray an outdated piece is, 0 to 1.
    pub lit: Vec4,
}

/// Metal.
#[derive(Asset, TypePath, AsBindGroup, Debug, Clone)]
pub struct MetalMaterial {
    #[uniform(0)]
    pub numbers: MetalNumbers,
    #[storage(2, read_only)]
    pub studio: Handle<ShaderBuffer>,
    #[texture(3, dimension = "cube")]
    #[sampler(4)]
    pub reflections: Handle<Image>,
    #[storage(5, read_only)]
    pub proxies: Handle<ShaderBuffer>,
}

impl Material for MetalMaterial {
    fn fragment_shader() -> ShaderRef {
        shaders::METAL.into()
    }

    fn enable_prepass() -> bool {
        false
    }

    fn enable_shadows() -> bool {
        false
    }
}

/// Numbers of `shaders/gem.wgsl`.
#[derive(Debug, Clone, Copy, Default, PartialEq, ShaderType)]
pub struct GemNumbers {
    pub stone_from_world: Mat4,
    pub world_from_stone: Mat4,
    /// Refractive index of red, green, blue; number of planes.
    pub index: Vec4,
    /// Half of the index's change over a channel's band.
    pub index_spread: Vec4,
    /// Absorption per millimeter; 1 where metal is seen through the stone.
    pub absorption: Vec4,
    /// Color of an opaque stone; 1 for an opaque stone.
    pub body: Vec4,
    /// Color and strength of the highlight.
    pub tint: Vec4,
}

/// A stone.
#[derive(Asset, TypePath, AsBindGroup, Debug, Clone)]
pub struct GemMaterial {
    #[uniform(0)]
    pub numbers: GemNumbers,
    /// Facet planes in stone space.
    #[storage(1, read_only)]
    pub planes: Handle<ShaderBuffer>,
    #[storage(2, read_only)]
    pub studio: Handle<ShaderBuffer>,
    #[texture(3, dimension = "cube")]
    #[sampler(4)]
    pub reflections: Handle<Image>,
    #[storage(5, read_only)]
    pub proxies: Handle<ShaderBuffer>,
}

impl Material for GemMaterial {
    fn fragment_shader() -> ShaderRef {
        shaders::GEM.into()
    }

    fn enable_prepass() -> bool {
        false
    }

    fn enable_shadows() -> bool {
        false
    }
}

/// Numbers of `shaders/backdrop.wgsl`.
#[derive(Debug, Clone, Copy, Default, PartialEq, ShaderType)]
pub struct BackdropNumbers {
    /// Light in the middle; strength of the shade.
    pub middle: Vec4,
    pub corner: Vec4,
    /// World height of the ground; half extents of the shade map in world X and Z.
    pub ground: Vec4,
}

/// The paper behind and under the piece.
#[derive(Asset, TypePath, AsBindGroup, Debug, Clone)]
pub struct BackdropMaterial {
    #[uniform(0)]
    pub numbers: BackdropNumbers,
    #[storage(2, read_only)]
    pub studio: Handle<ShaderBuffer>,
    #[texture(6)]
    #[sampler(7)]
    pub shade: Handle<Image>,
}

impl Material for BackdropMaterial {
    fn vertex_shader() -> ShaderRef {
        shaders::BACKDROP.into()
    }

    fn fragment_shader() -> ShaderRef {
        shaders::BACKDROP.into()
    }

    fn enable_prepass() -> bool {
        false
    }

    fn enable_shadows() -> bool {
        false
    }

    fn specialize(
        _pipeline: &MaterialPipeline,
        descriptor: &mut RenderPipelineDescriptor,
        _layout: &MeshVertexBufferLayoutRef,
        _key: MaterialPipelineKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        descriptor.primitive.cull_mode = None;
        Ok(())
    }
}

/// Registers the materials.
pub(super) fn plugin(app: &mut App) {
    app.add_plugins((
        MaterialPlugin::<MetalMaterial>::default(),
        MaterialPlugin::<GemMaterial>::default(),
        MaterialPlugin::<BackdropMaterial>::default(),
    ));
}
