//! What metal, stones and the backdrop are made of, for the graphics card.

use bevy::asset::Asset;
use bevy::mesh::MeshVertexBufferLayoutRef;
use bevy::pbr::{MaterialPipeline, MaterialPipelineKey};
use bevy::prelude::*;
use bevy::reflect::TypePath;
use bevy::render::render_resource::{
    AsBindGroup, RenderPipelineDescriptor, ShaderType, SpecializedMeshPipelineError,
};
use bevy::shader::ShaderRef;

use super::shaders;

/// Words of `shaders/studio.wgsl`: the tent and the shot.
#[derive(Debug, Clone, Copy, PartialEq, ShaderType)]
pub struct StudioWords {
    /// See the shader for the layout.
    pub words: [Vec4; STUDIO_WORDS],
}

/// Eight words and three for each of 32 cards.
pub const STUDIO_WORDS: usize = 8 + 3 * 32;

/// Words of `shaders/metalwork.wgsl`: bodies that stand for the metal.
#[derive(Debug, Clone, Copy, PartialEq, ShaderType)]
pub struct ProxyWords {
    /// See the shader for the layout.
    pub words: [Vec4; PROXY_WORDS],
}

/// Four words, four rails, ten walls, and two words for each of 24 rods.
pub const PROXY_WORDS: usize = 4 + 4 + 10 + 2 * 24;

impl Default for ProxyWords {
    fn default() -> Self {
        Self { words: [Vec4::ZERO; PROXY_WORDS] }
    }
}

/// Numbers of `shaders/metal.wgsl`.
#[derive(Debug, Clone, Copy, Default, PartialEq, ShaderType)]
pub struct MetalNumbers {
    /// Reflectance at normal incidence, linear RGB; perceptual roughness.
    pub reflectance: Vec4,
    /// Color of the highlight, linear RGB; its strength.
    pub tint: Vec4,
    /// The part tag that is lit; how gray an outdated piece is, 0 to 1; the number of the feature that is lit.
    pub lit: Vec4,
}

/// Metal.
#[derive(Asset, TypePath, AsBindGroup, Debug, Clone)]
pub struct MetalMaterial {
    /// What the alloy is like.
    #[uniform(0)]
    pub numbers: MetalNumbers,
    /// The light of the shot.
    #[uniform(2)]
    pub studio: StudioWords,
    /// Cube map of the tent.
    #[texture(3, dimension = "cube")]
    #[sampler(4)]
    pub reflections: Handle<Image>,
    /// The metal in simple shapes, to be mirrored.
    #[uniform(5)]
    pub proxies: ProxyWords,
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
    /// From world to stone space.
    pub stone_from_world: Mat4,
    /// From stone to world space.
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

/// Planes that a stone may have at most.
pub const MOST_PLANES: usize = 128;

/// Facet planes in stone space. A uniform and no storage buffer: software renderers read it much faster.
#[derive(Debug, Clone, Copy, PartialEq, ShaderType)]
pub struct GemPlanes {
    /// Outward normal and distance from the origin; those that are not used are zero.
    pub planes: [Vec4; MOST_PLANES],
}

/// A stone.
#[derive(Asset, TypePath, AsBindGroup, Debug, Clone)]
pub struct GemMaterial {
    /// What the stone is like, and where it sits.
    #[uniform(0)]
    pub numbers: GemNumbers,
    /// Its facets.
    #[uniform(1)]
    pub planes: GemPlanes,
    /// The light of the shot.
    #[uniform(2)]
    pub studio: StudioWords,
    /// Cube map of the tent.
    #[texture(3, dimension = "cube")]
    #[sampler(4)]
    pub reflections: Handle<Image>,
    /// The metal in simple shapes, to be seen through the stone.
    #[uniform(5)]
    pub proxies: ProxyWords,
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
    #[uniform(2)]
    pub studio: StudioWords,
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
