//! The picture of the built piece: meshes, materials, light, camera. The only place of f32 and world units.
//! STUB: owner room `render`.
