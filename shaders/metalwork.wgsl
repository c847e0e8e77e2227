// The metal as the metal and the stone see it: a band and a few rods that stand for the real surface,
// and its polish mirrored from a prefiltered picture of the tent.
//
// Layout of `proxies`, written by src/render/metalwork.rs, in world space:
//   0       reflectance at normal incidence, number of rods
//   1       band: inner radius, outer radius, half width, 1 = there is a band (its axis is world Z)
//   2…      two for each rod: one end + radius, other end
#define_import_path collet::metalwork

#import collet::studio::tent_from_world

@group(#{MATERIAL_BIND_GROUP}) @binding(3) var reflections: texture_cube<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(4) var reflections_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(5) var<uniform> proxies: array<vec4<f32>, 50>;

// The tent's light from a direction in world space, blurred as by a surface of this roughness.
fn mirrored(direction: vec3<f32>, roughness: f32) -> vec3<f32> {
    let last = f32(textureNumLevels(reflections) - 1u);
    return textureSampleLevel(reflections, reflections_sampler, tent_from_world(direction), roughness * last).rgb;
}

// Distance to a rod with round ends, or -1. A ray that starts in the rod does not see it.
fn rod_ahead(origin: vec3<f32>, direction: vec3<f32>, from_end: vec4<f32>, to_end: vec3<f32>) -> f32 {
    let axis = to_end - from_end.xyz;
    let offset = origin - from_end.xyz;
    let length_squared = dot(axis, axis);
    let near = clamp(dot(offset, axis) / length_squared, 0.0, 1.0);
    let gap = offset - axis * near;
    if dot(gap, gap) < from_end.w * from_end.w * 1.44 {
        return -1.0;
    }
    let axis_speed = dot(axis, direction);
    let axis_offset = dot(axis, offset);
    let a = length_squared - axis_speed * axis_speed;
    let b = length_squared * dot(direction, offset) - axis_offset * axis_speed;
    let c = length_squared * (dot(offset, offset) - from_end.w * from_end.w) - axis_offset * axis_offset;
    let h = b * b - a * c;
    if h >= 0.0 && a > 1e-6 {
        let distance = (-b - sqrt(h)) / a;
        let along = axis_offset + distance * axis_speed;
        if distance > 0.0 && along > 0.0 && along < length_squared {
            return distance;
        }
    }
    // The round ends.
    let head = select(offset, origin - to_end, axis_offset > 0.5 * length_squared);
    let b2 = dot(direction, head);
    let h2 = b2 * b2 - dot(head, head) + from_end.w * from_end.w;
    if h2 > 0.0 && -b2 - sqrt(h2) > 0.0 {
        return -b2 - sqrt(h2);
    }
    return -1.0;
}

// The nearest metal along a ray in world space: its normal and distance, or w = -1.
fn metal_ahead(origin: vec3<f32>, direction: vec3<f32>) -> vec4<f32> {
    var nearest = 1e9;
    var normal = vec3(0.0);
    let band = proxies[1];
    if band.w > 0.5 {
        let a = dot(direction.xy, direction.xy);
        let b = dot(origin.xy, direction.xy);
        let radius_squared = dot(origin.xy, origin.xy);
        let middle = 0.5 * (band.x + band.y);
        if a > 1e-6 && radius_squared < middle * middle {
            // From the finger's side the far inner wall is seen.
            let h = b * b - a * (radius_squared - band.x * band.x);
            if h > 0.0 {
                let distance = (-b + sqrt(h)) / a;
                let point = origin + direction * distance;
                if distance > 0.3 && abs(point.z) < band.z {
                    nearest = distance;
                    normal = vec3(-point.xy / band.x, 0.0);
                }
            }
        } else if a > 1e-6 {
            let h = b * b - a * (radius_squared - band.y * band.y);
            if h > 0.0 {
                let distance = (-b - sqrt(h)) / a;
                let point = origin + direction * distance;
                if distance > 0.05 && abs(point.z) < band.z {
                    nearest = distance;
                    normal = vec3(point.xy / band.y, 0.0);
                }
            }
        }
    }
    let count = u32(proxies[0].w);
    for (var number = 0u; number < count; number++) {
        let from_end = proxies[2u + number * 2u];
        let to_end = proxies[3u + number * 2u].xyz;
        let distance = rod_ahead(origin, direction, from_end, to_end);
        if distance > 0.0 && distance < nearest {
            nearest = distance;
            let point = origin + direction * distance;
            let axis = to_end - from_end.xyz;
            let along = clamp(dot(point - from_end.xyz, axis) / dot(axis, axis), 0.0, 1.0);
            normal = normalize(point - from_end.xyz - axis * along);
        }
    }
    return select(vec4(0.0, 0.0, 0.0, -1.0), vec4(normal, nearest), nearest < 1e8);
}

// The light that metal with this normal sends back along a ray that meets it.
fn metal_light(direction: vec3<f32>, normal: vec3<f32>) -> vec3<f32> {
    return proxies[0].xyz * mirrored(reflect(direction, normal), 0.35);
}
