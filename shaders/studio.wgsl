// The light tent and the exposure of the picture, shared by all materials.
//
// `tent` is the formula of src/optics/tent.rs; its numbers come from there as uniform words, whose layout is
// written by src/render/studio_light.rs. (Uniforms, because software renderers read storage buffers slowly.)
//   0       weight of this picture in the running mean, exposure, 1 = tone mapped, number of the picture
//   1 2 3   rows of the turn from world space to tent space (w of 1: facets that a ray in a stone may meet)
//   4 5 6   floor, horizon, ceiling (w of 4: number of cards)
//   7       the tent's mean light
//   8…      three for each card: toward + half width, right + half height, radiance + softness
#define_import_path collet::studio

@group(#{MATERIAL_BIND_GROUP}) @binding(2) var<uniform> studio: array<vec4<f32>, 104>;

fn tent_from_world(direction: vec3<f32>) -> vec3<f32> {
    return vec3(dot(studio[1].xyz, direction), dot(studio[2].xyz, direction), dot(studio[3].xyz, direction));
}

fn most_bounces() -> u32 {
    return u32(studio[1].w);
}

fn mean_light() -> vec3<f32> {
    return studio[7].xyz;
}

fn edge(inside: f32, softness: f32) -> f32 {
    let t = clamp(inside / softness + 0.5, 0.0, 1.0);
    return t * t * (3.0 - 2.0 * t);
}

// The light of one channel (`channel` is a unit vector of RGB) from a direction in tent space.
fn tent(direction: vec3<f32>, channel: vec3<f32>) -> f32 {
    let height = clamp(direction.z, -1.0, 1.0);
    let below = height < 0.0;
    let end = select(studio[6].xyz, studio[4].xyz, below);
    let share = select(height, sqrt(max(-height, 0.0)), below);
    var light = dot(mix(studio[5].xyz, end, share), channel);
    let count = u32(studio[4].w);
    for (var number = 0u; number < count; number++) {
        let toward = studio[8u + number * 3u];
        let ahead = dot(direction, toward.xyz);
        if ahead <= 1e-3 {
            continue;
        }
        let right = studio[9u + number * 3u];
        let shine = studio[10u + number * 3u];
        let across = abs(dot(direction, right.xyz)) / ahead;
        let along = abs(dot(direction, cross(right.xyz, toward.xyz))) / ahead;
        let cover = edge(toward.w - across, shine.w) * edge(right.w - along, shine.w);
        light = mix(light, dot(shine.xyz, channel), cover);
    }
    return light;
}

// Khronos PBR Neutral (its published formula): keeps the color of gold where others bleach it.
fn neutral(input: vec3<f32>) -> vec3<f32> {
    let start = 0.8 - 0.04;
    let least = min(input.r, min(input.g, input.b));
    let offset = select(0.04, least - 6.25 * least * least, least < 0.08);
    let color = input - offset;
    let peak = max(color.r, max(color.g, color.b));
    if peak < start {
        return color;
    }
    let room = 1.0 - start;
    let new_peak = 1.0 - room * room / (peak + room - start);
    let whiter = 1.0 - 1.0 / (0.15 * (peak - new_peak) + 1.0);
    return mix(color * (new_peak / peak), vec3(new_peak), whiter);
}

// Radiance to the picture: guards, exposure, tone curve. Alpha is this picture's weight in the mean.
fn develop(radiance: vec3<f32>) -> vec4<f32> {
    var light = select(vec3(0.0), clamp(radiance, vec3(0.0), vec3(60.0)), radiance == radiance);
    if studio[0].z > 0.5 {
        light = neutral(light * studio[0].y);
    }
    return vec4(light, studio[0].x);
}

// A color that is to be seen as it is, whatever the exposure.
fn develop_color(color: vec3<f32>) -> vec4<f32> {
    return develop(color / max(studio[0].y, 1e-4));
}

fn picture_number() -> u32 {
    return u32(studio[0].w);
}

// A well spread number in 0..1 for this pixel and picture.
fn spread(pixel: vec2<f32>) -> f32 {
    let noise = fract(52.982918 * fract(dot(floor(pixel), vec2(0.06711056, 0.00583715))));
    return fract(noise + f32(picture_number()) * 0.61803399);
}
