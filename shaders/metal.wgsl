// Polished or matte metal: the tent mirrored by its measured reflectance, and the metal's own neighbors.
#import bevy_pbr::{forward_io::VertexOutput, mesh_view_bindings::view}
#import collet::studio::{develop, develop_color, mean_light}
#import collet::metalwork::{mirrored, metal_ahead, metal_light}

struct Metal {
    // Reflectance at normal incidence, linear RGB; w: perceptual roughness.
    reflectance: vec4<f32>,
    // Color and strength of the highlight; the part tag that is lit; share of gray of an outdated piece; the
    // number of the feature that is lit.
    tint: vec4<f32>,
    lit: vec4<f32>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> metal: Metal;

// Scale and bias of the split-sum approximation (B. Karis, "Physically based shading on mobile").
fn split_sum(cosine: f32, roughness: f32) -> vec2<f32> {
    let c0 = vec4(-1.0, -0.0275, -0.572, 0.022);
    let c1 = vec4(1.0, 0.0425, 1.04, -0.04);
    let r = roughness * c0 + c1;
    let a004 = min(r.x * r.x, exp2(-9.28 * cosine)) * r.x + r.y;
    return vec2(-1.04, 1.04) * a004 + r.zw;
}

@fragment
fn fragment(in: VertexOutput) -> @location(0) vec4<f32> {
    let to_eye = normalize(view.world_position - in.world_position.xyz);
    var normal = normalize(in.world_normal);
    let cosine = max(dot(normal, to_eye), 1e-3);
#ifdef VERTEX_COLORS
    // A map: matte, with just so much shade that the form is seen.
    return develop_color(in.color.rgb * mix(0.5, 1.0, cosine));
#else
    let toward = reflect(-to_eye, normal);
    let share = split_sum(cosine, metal.reflectance.w);
    let fresnel = metal.reflectance.xyz * share.x + share.y;

    var light = mirrored(toward, metal.reflectance.w);
    let ahead = metal_ahead(in.world_position.xyz + normal * 0.02, toward);
    if ahead.w > 0.0 {
        light = metal_light(toward, ahead);
    }
    light *= fresnel;

    let chosen = abs(in.uv.x - metal.lit.x) < 0.5 || abs(in.uv.y - metal.lit.z) < 0.5;
    if chosen {
        let rim = pow(1.0 - cosine, 2.0);
        light = mix(light, metal.tint.xyz, metal.tint.w * (0.35 + 0.65 * rim));
    }
    let gray = dot(light, vec3(0.2126, 0.7152, 0.0722));
    light = mix(light, vec3(gray) * 0.8, metal.lit.y);
    return develop(light);
#endif
}
