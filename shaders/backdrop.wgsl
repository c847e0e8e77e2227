// The paper behind the piece and the soft shade under it, drawn as one triangle behind everything.
#import bevy_pbr::{forward_io::Vertex, mesh_view_bindings::view}
#import collet::studio::{develop, spread}

struct Backdrop {
    // Light in the middle and at the corners; w of the first: strength of the shade.
    middle: vec4<f32>,
    corner: vec4<f32>,
    // Ground height, and the half extents of the shade map in world X and Z.
    ground: vec4<f32>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> backdrop: Backdrop;
@group(#{MATERIAL_BIND_GROUP}) @binding(6) var shade: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(7) var shade_sampler: sampler;

struct Corner {
    @builtin(position) position: vec4<f32>,
}

@vertex
fn vertex(vertex: Vertex) -> Corner {
    return Corner(vec4(vertex.position.xy, 0.0, 1.0));
}

@fragment
fn fragment(in: Corner) -> @location(0) vec4<f32> {
    let share = (in.position.xy - view.viewport.xy) / view.viewport.zw;
    let from_middle = (share - vec2(0.5, 0.46)) * vec2(1.0, 1.15);
    let fall = smoothstep(0.0, 0.85, length(from_middle));
    var light = mix(backdrop.middle.xyz, backdrop.corner.xyz, fall);

    let clip = vec4(share.x * 2.0 - 1.0, 1.0 - share.y * 2.0, 1.0, 1.0);
    let near = view.view_from_clip * clip;
    let direction = (view.world_from_view * vec4(normalize(near.xyz / near.w), 0.0)).xyz;
    if direction.y < -1e-4 {
        let distance = (backdrop.ground.x - view.world_position.y) / direction.y;
        let point = view.world_position + direction * distance;
        let place = vec2(point.x, point.z) / backdrop.ground.yz * 0.5 + 0.5;
        if distance > 0.0 && all(place > vec2(0.0)) && all(place < vec2(1.0)) {
            let dark = textureSampleLevel(shade, shade_sampler, place, 0.0).r;
            light *= 1.0 - dark * backdrop.middle.w;
        }
    }
    // A grain of noise hides the steps of eight bits.
    light += (spread(in.position.xy) - 0.5) * 0.004 * (0.2 + light);
    return develop(light);
}
