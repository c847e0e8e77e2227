//! What light does in a stone, in f64 on the CPU: Snell, Fresnel, total internal reflection, absorption.
//! The reference that the shader is compared with.
//! STUB: owner room `render`.
