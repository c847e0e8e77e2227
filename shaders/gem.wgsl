// A clear stone: the eye's ray is followed inside its facet planes, once for each of three wavelengths.
//
// The formulas are those of src/optics (refraction.rs, facets.rs), which the picture tests compare with.
#import bevy_pbr::{forward_io::VertexOutput, mesh_view_bindings::view}
#import collet::studio::{tent, tent_from_world, mean_light, most_bounces, develop, spread}
#import collet::metalwork::{metal_ahead, metal_light}

struct Gem {
    stone_from_world: mat4x4<f32>,
    world_from_stone: mat4x4<f32>,
    // Refractive index of red, green, blue; w: number of planes.
    index: vec4<f32>,
    // Half of the index's change over a channel's band.
    index_spread: vec4<f32>,
    // Per millimeter; w: whether metal is seen through the stone.
    absorption: vec4<f32>,
    // Color of an opaque stone; w: 1 for an opaque stone.
    body: vec4<f32>,
    // Color and strength of the highlight of a selection.
    tint: vec4<f32>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> gem: Gem;
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var<uniform> planes: array<vec4<f32>, 128>;

const LEAST_SHARE: f32 = 1e-3;

struct Ray {
    origin: vec3<f32>,
    direction: vec3<f32>,
}

// The eye's ray through a pixel, in stone space.
fn eye_ray(pixel: vec2<f32>) -> Ray {
    let share = (pixel - view.viewport.xy) / view.viewport.zw;
    let clip = vec4(share.x * 2.0 - 1.0, 1.0 - share.y * 2.0, 1.0, 1.0);
    let near = view.view_from_clip * clip;
    var origin_in_view = vec3(0.0);
    var direction_in_view = normalize(near.xyz / near.w);
    if view.clip_from_view[3][3] == 1.0 {
        origin_in_view = near.xyz / near.w;
        direction_in_view = vec3(0.0, 0.0, -1.0);
    }
    let origin = view.world_from_view * vec4(origin_in_view, 1.0);
    let direction = view.world_from_view * vec4(direction_in_view, 0.0);
    return Ray((gem.stone_from_world * origin).xyz, normalize((gem.stone_from_world * direction).xyz));
}

struct Entry {
    distance: f32,
    facet: u32,
    hit: bool,
}

fn entry(ray: Ray) -> Entry {
    var found = Entry(-1e9, 0u, false);
    var leave = 1e9;
    let count = u32(gem.index.w);
    for (var number = 0u; number < count; number++) {
        let plane = planes[number];
        let speed = dot(plane.xyz, ray.direction);
        let gap = plane.w - dot(plane.xyz, ray.origin);
        if speed < -1e-7 {
            let distance = gap / speed;
            if distance > found.distance {
                found.distance = distance;
                found.facet = number;
            }
        } else if speed > 1e-7 {
            leave = min(leave, gap / speed);
        }
    }
    found.hit = found.distance < leave;
    return found;
}

// The reflected share of unpolarized light; `ratio` is index before over index behind the surface.
fn reflectance(cosine: f32, ratio: f32) -> f32 {
    let c = clamp(cosine, 0.0, 1.0);
    let squared = 1.0 - ratio * ratio * (1.0 - c * c);
    if squared <= 0.0 {
        return 1.0;
    }
    let behind = sqrt(squared);
    let across = (ratio * c - behind) / (ratio * c + behind);
    let along = (c - ratio * behind) / (c + ratio * behind);
    return 0.5 * (across * across + along * along);
}

// What comes from outside of the stone: metal nearby, or the tent.
fn surroundings(point: vec3<f32>, direction: vec3<f32>, channel: vec3<f32>) -> f32 {
    let out = normalize((gem.world_from_stone * vec4(direction, 0.0)).xyz);
    if gem.absorption.w > 0.5 {
        let origin = (gem.world_from_stone * vec4(point, 1.0)).xyz;
        let metal = metal_ahead(origin, out);
        if metal.w > 0.0 {
            return dot(metal_light(out, metal), channel);
        }
    }
    return tent(tent_from_world(out), channel);
}

// One wavelength on its way through the stone.
struct Beam {
    place: vec3<f32>,
    heading: vec3<f32>,
    // The facet it comes from, and the share of the eye's ray that is left of it.
    at: u32,
    share: f32,
    light: f32,
}

// The facet ahead.
struct Ahead {
    distance: f32,
    facet: u32,
}

fn enter(point: vec3<f32>, facet: u32, direction: vec3<f32>, index: f32, channel: vec3<f32>) -> Beam {
    let outside = planes[facet].xyz;
    let glare = reflectance(-dot(direction, outside), 1.0 / index);
    let light = glare * surroundings(point, reflect(direction, outside), channel);
    return Beam(point, refract(direction, outside, 1.0 / index), facet, 1.0 - glare, light);
}

fn nearer(ahead: Ahead, plane: vec4<f32>, number: u32, beam: Beam) -> Ahead {
    let speed = dot(plane.xyz, beam.heading);
    let distance = (plane.w - dot(plane.xyz, beam.place)) / speed;
    let better = (speed > 1e-6) & (number != beam.at) & (distance < ahead.distance);
    return Ahead(select(ahead.distance, distance, better), select(ahead.facet, number, better));
}

fn bounce(beam: Beam, ahead: Ahead, index: f32, channel: vec3<f32>) -> Beam {
    if beam.share < LEAST_SHARE {
        return beam;
    }
    var next = beam;
    let distance = max(ahead.distance, 0.0);
    let normal = planes[ahead.facet].xyz;
    let arrived = beam.share * exp(-dot(gem.absorption.xyz, channel) * distance);
    let kept = reflectance(dot(beam.heading, normal), index);
    next.place = beam.place + beam.heading * distance;
    if kept < 1.0 {
        let out = refract(beam.heading, -normal, index);
        next.light += arrived * (1.0 - kept) * surroundings(next.place, out, channel);
    }
    next.heading = reflect(beam.heading, normal);
    next.at = ahead.facet;
    next.share = arrived * kept;
    return next;
}

// Follows the three wavelengths side by side, so that each plane is read once for all of them.
fn follow(point: vec3<f32>, facet: u32, direction: vec3<f32>, index: vec3<f32>) -> vec3<f32> {
    let red = vec3(1.0, 0.0, 0.0);
    let green = vec3(0.0, 1.0, 0.0);
    let blue = vec3(0.0, 0.0, 1.0);
    var r = enter(point, facet, direction, index.x, red);
    var g = enter(point, facet, direction, index.y, green);
    var b = enter(point, facet, direction, index.z, blue);
    let count = u32(gem.index.w);
    let bounces = most_bounces();
    for (var passed = 0u; passed < bounces; passed++) {
        if max(r.share, max(g.share, b.share)) < LEAST_SHARE {
            break;
        }
        var r_ahead = Ahead(1e9, r.at);
        var g_ahead = Ahead(1e9, g.at);
        var b_ahead = Ahead(1e9, b.at);
        for (var number = 0u; number < count; number++) {
            let plane = planes[number];
            r_ahead = nearer(r_ahead, plane, number, r);
            g_ahead = nearer(g_ahead, plane, number, g);
            b_ahead = nearer(b_ahead, plane, number, b);
        }
        r = bounce(r, r_ahead, index.x, red);
        g = bounce(g, g_ahead, index.y, green);
        b = bounce(b, b_ahead, index.z, blue);
    }
    return vec3(r.light, g.light, b.light) + vec3(r.share, g.share, b.share) * mean_light();
}

// An opaque stone: its body color in the tent's mean light, and the polish on it.
fn opaque_body(normal: vec3<f32>, direction: vec3<f32>) -> vec3<f32> {
    let out = tent_from_world(reflect(direction, normal));
    let glare = reflectance(-dot(direction, normal), 1.0 / gem.index.y);
    let up = 0.55 + 0.75 * max(normal.y, 0.0) + 0.2 * normal.y;
    let mirrored = vec3(tent(out, vec3(1.0, 0.0, 0.0)), tent(out, vec3(0.0, 1.0, 0.0)), tent(out, vec3(0.0, 0.0, 1.0)));
    return gem.body.xyz * mean_light() * up * (1.0 - glare) + mirrored * glare;
}

@fragment
fn fragment(in: VertexOutput) -> @location(0) vec4<f32> {
    let ray = eye_ray(in.position.xy);
    var start = entry(ray);
    if !start.hit {
        // The rim of a silhouette pixel: take the rasterized point instead.
        start.distance = distance((gem.stone_from_world * in.world_position).xyz, ray.origin);
    }
    let point = ray.origin + ray.direction * start.distance;
    var light: vec3<f32>;
    if gem.body.w > 0.5 {
        let out = normalize((gem.world_from_stone * vec4(ray.direction, 0.0)).xyz);
        light = opaque_body(normalize(in.world_normal), out);
    } else {
        let index = gem.index.xyz + gem.index_spread.xyz * (spread(in.position.xy) * 2.0 - 1.0);
        light = follow(point, start.facet, ray.direction, index);
    }
    let slope = 1.0 - max(-dot(planes[start.facet].xyz, ray.direction), 0.0);
    light = mix(light, gem.tint.xyz, gem.tint.w * (0.25 + 0.6 * slope));
    return develop(light);
}
