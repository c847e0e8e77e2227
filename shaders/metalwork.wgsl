// The metal as the metal and the stone see it: a few simple bodies that stand for the real surface, and its
// polish mirrored from a prefiltered picture of the tent.
//
// Layout of `proxies`, written by src/render/metalwork.rs, in world space:
//   0       reflectance at normal incidence, number of rods
//   1       band: inner radius, outer radius, half width, 1 = there is a band (its axis is world Z)
//   2       number of rails, number of walls, their lowest and highest place (world Y)
//   3       the columns of the matrix that makes rails and walls round (world X and Z)
//   4…      one for each rail: radius, height, radius of the wire, about world Y
//   8…      one for each wall, a cone about world Y: radius and height at one end and at the other, with the
//           metal at the left of the way from one to the other (radius to the right, height up)
//   18…     two for each rod: one end + radius, other end
#define_import_path collet::metalwork

#import collet::studio::tent_from_world

@group(#{MATERIAL_BIND_GROUP}) @binding(3) var reflections: texture_cube<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(4) var reflections_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(5) var<uniform> proxies: array<vec4<f32>, 66>;

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

// A surface ahead: its normal and the distance to it.
struct Surface {
    normal: vec3<f32>,
    distance: f32,
}

const NOTHING: f32 = 1e9;

// The shank: the far inner wall seen from the finger's side, or its outside.
fn band_ahead(origin: vec3<f32>, direction: vec3<f32>, before: Surface) -> Surface {
    let band = proxies[1];
    let a = dot(direction.xy, direction.xy);
    if band.w < 0.5 || a <= 1e-6 {
        return before;
    }
    let middle = 0.5 * (band.x + band.y);
    let radius_squared = dot(origin.xy, origin.xy);
    let inside = radius_squared < middle * middle;
    let radius = select(band.y, band.x, inside);
    let side = select(-1.0, 1.0, inside);
    let b = dot(origin.xy, direction.xy);
    let h = b * b - a * (radius_squared - radius * radius);
    let distance = (-b + side * sqrt(max(h, 0.0))) / a;
    let point = origin + direction * distance;
    let met = h > 0.0 && distance > select(0.05, 0.3, inside) && distance < before.distance && abs(point.z) < band.z;
    if met {
        return Surface(vec3(point.xy * (-side / radius), 0.0), distance);
    }
    return before;
}

// A rail as a cross of an upright band and a flat ring, which hides what its round wire hides; its normals are
// the wire's.
fn rail_ahead(origin: vec3<f32>, direction: vec3<f32>, rail: vec4<f32>, before: Surface) -> Surface {
    var nearest = before;
    let height = origin.y - rail.y;
    if abs(direction.y) > 1e-4 {
        let distance = -height / direction.y;
        let point = origin.xz + direction.xz * distance;
        let radius = length(point);
        let share = (radius - rail.x) / rail.z;
        if distance > 0.02 && distance < nearest.distance && abs(share) < 1.0 {
            let flat = point * (share / radius);
            nearest = Surface(vec3(flat.x, -sign(direction.y) * sqrt(1.0 - share * share), flat.y), distance);
        }
    }
    let a = dot(direction.xz, direction.xz);
    let b = dot(origin.xz, direction.xz);
    let h = b * b - a * (dot(origin.xz, origin.xz) - rail.x * rail.x);
    if h <= 0.0 || a <= 1e-6 {
        return nearest;
    }
    for (var side = -1.0; side < 2.0; side += 2.0) {
        let distance = (-b + side * sqrt(h)) / a;
        let share = (height + direction.y * distance) / rail.z;
        if distance > 0.02 && distance < nearest.distance && abs(share) < 1.0 {
            let flat = (origin.xz + direction.xz * distance) * (-side * sqrt(1.0 - share * share) / rail.x);
            nearest = Surface(vec3(flat.x, share, flat.y), distance);
        }
    }
    return nearest;
}

// One straight piece of a cup's outline, turned about the upright; seen from the side without metal only.
fn wall_ahead(origin: vec3<f32>, direction: vec3<f32>, wall: vec4<f32>, before: Surface) -> Surface {
    var nearest = before;
    let way = wall.zw - wall.xy;
    let slant = way.x * direction.y;
    let reach = wall.x * way.y + way.x * (origin.y - wall.y);
    let a = way.y * way.y * dot(direction.xz, direction.xz) - slant * slant;
    let b = way.y * way.y * dot(origin.xz, direction.xz) - reach * slant;
    let c = way.y * way.y * dot(origin.xz, origin.xz) - reach * reach;
    let h = b * b - a * c;
    if h <= 0.0 || abs(a) < 1e-7 {
        return nearest;
    }
    for (var side = -1.0; side < 2.0; side += 2.0) {
        let distance = (-b + side * sqrt(h)) / a;
        let point = origin + direction * distance;
        let radius = length(point.xz);
        let share = dot(vec2(radius, point.y) - wall.xy, way) / dot(way, way);
        let out = point.xz * (way.y / radius);
        let normal = vec3(out.x, -way.x, out.y);
        let met = distance > 1e-3 && distance < nearest.distance && share > 0.0 && share < 1.0;
        if met && dot(normal, direction) < 0.0 {
            nearest = Surface(normal, distance);
        }
    }
    return nearest;
}

// Rails and walls; a ray that starts above them and rises meets none.
fn collars_ahead(origin: vec3<f32>, direction: vec3<f32>, before: Surface) -> Surface {
    let counts = proxies[2];
    let passes = (origin.y > counts.w && direction.y >= 0.0) || (origin.y < counts.z && direction.y <= 0.0);
    if passes || counts.x + counts.y < 0.5 {
        return before;
    }
    let round = mat2x2(proxies[3].xy, proxies[3].zw);
    let flat_origin = round * origin.xz;
    let flat_direction = round * direction.xz;
    let place = vec3(flat_origin.x, origin.y, flat_origin.y);
    let heading = vec3(flat_direction.x, direction.y, flat_direction.y);
    var nearest = before;
    for (var number = 0u; number < u32(counts.x); number++) {
        nearest = rail_ahead(place, heading, proxies[4u + number], nearest);
    }
    for (var number = 0u; number < u32(counts.y); number++) {
        nearest = wall_ahead(place, heading, proxies[8u + number], nearest);
    }
    if nearest.distance < before.distance {
        let across = transpose(round) * nearest.normal.xz;
        nearest.normal = normalize(vec3(across.x, nearest.normal.y, across.y));
    }
    return nearest;
}

// The nearest metal along a ray in world space: its normal and distance, or w = -1.
fn metal_ahead(origin: vec3<f32>, direction: vec3<f32>) -> vec4<f32> {
    var nearest = Surface(vec3(0.0), NOTHING);
    nearest = band_ahead(origin, direction, nearest);
    nearest = collars_ahead(origin, direction, nearest);
    let count = u32(proxies[0].w);
    for (var number = 0u; number < count; number++) {
        let from_end = proxies[18u + number * 2u];
        let to_end = proxies[19u + number * 2u].xyz;
        let distance = rod_ahead(origin, direction, from_end, to_end);
        if distance > 0.0 && distance < nearest.distance {
            let point = origin + direction * distance;
            let axis = to_end - from_end.xyz;
            let along = clamp(dot(point - from_end.xyz, axis) / dot(axis, axis), 0.0, 1.0);
            nearest = Surface(normalize(point - from_end.xyz - axis * along), distance);
        }
    }
    return vec4(nearest.normal, select(-1.0, nearest.distance, nearest.distance < NOTHING));
}

// The light that metal sends back along a ray that meets it, `ahead` as from `metal_ahead`. Where it nearly
// touches, little light comes between.
fn metal_light(direction: vec3<f32>, ahead: vec4<f32>) -> vec3<f32> {
    let open = ahead.w / (ahead.w + 0.15);
    return proxies[0].xyz * open * mirrored(reflect(direction, ahead.xyz), 0.35);
}
