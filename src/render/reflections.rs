//! The tent as polished and matte metal mirrors it: a cube map whose levels are ever rougher.
//!
//! Computed once on the CPU: level 0 is the tent itself; each further level is filtered with the GGX lobe
//! of its roughness (filtered importance sampling, Křivánek & Colbert 2008) out of a pyramid of level 0.

use rayon::prelude::*;

use crate::optics::LightTent;
use crate::vocab::Direction;

/// Edge of the sharpest level in texels.
pub const SIZE: u32 = 256;
/// Levels of 256, 128 … 4 texels; perceptual roughness rises evenly from 0 to 1.
pub const LEVELS: u32 = 7;
const SAMPLES: u32 = 40;

/// One cube of a given edge: six faces of `edge × edge` texels.
struct Cube {
    edge: usize,
    texels: Vec<[f32; 3]>,
}

/// The number of levels and the half-float RGBA texels, face by face, each with all its levels.
#[must_use]
pub fn prefilter(tent: &LightTent) -> (u32, Vec<u8>) {
    let pyramid = pyramid(tent);
    let levels: Vec<Cube> = (0..LEVELS)
        .map(|level| match level {
            0 => Cube { edge: pyramid[0].edge, texels: pyramid[0].texels.clone() },
            _ => rough_level(&pyramid, level),
        })
        .collect();
    let mut bytes = Vec::new();
    for face in 0..6 {
        for cube in &levels {
            let area = cube.edge * cube.edge;
            for texel in &cube.texels[face * area..(face + 1) * area] {
                for value in [texel[0], texel[1], texel[2], 1.0] {
                    bytes.extend(half_float(value).to_le_bytes());
                }
            }
        }
    }
    (LEVELS, bytes)
}

/// The tent at full size and halved again and again down to 2 texels.
fn pyramid(tent: &LightTent) -> Vec<Cube> {
    let mut cubes = vec![sharp_cube(tent)];
    while cubes[cubes.len() - 1].edge > 2 {
        cubes.push(halved(&cubes[cubes.len() - 1]));
    }
    cubes
}

fn sharp_cube(tent: &LightTent) -> Cube {
    let edge = SIZE as usize;
    let texels = (0..6 * edge * edge)
        .into_par_iter()
        .map(|number| {
            #[expect(clippy::cast_possible_truncation, reason = "stored as half floats")]
            tent.radiance(texel_direction(number, edge)).map(|value| value as f32)
        })
        .collect();
    Cube { edge, texels }
}

fn halved(cube: &Cube) -> Cube {
    let edge = cube.edge / 2;
    let texels = (0..6 * edge * edge)
        .map(|number| {
            let (face, row, column) = (number / (edge * edge), number / edge % edge, number % edge);
            let at = |dr: usize, dc: usize| {
                cube.texels[(face * cube.edge + 2 * row + dr) * cube.edge + 2 * column + dc]
            };
            let four = [at(0, 0), at(0, 1), at(1, 0), at(1, 1)];
            [0, 1, 2].map(|c| four.iter().map(|texel| texel[c]).sum::<f32>() * 0.25)
        })
        .collect();
    Cube { edge, texels }
}

fn rough_level(pyramid: &[Cube], level: u32) -> Cube {
    let edge = (SIZE >> level) as usize;
    let roughness = f64::from(level) / f64::from(LEVELS - 1);
    let lobe = lobe(roughness * roughness);
    let texels = (0..6 * edge * edge)
        .into_par_iter()
        .map(|number| filtered(pyramid, texel_direction(number, edge), &lobe))
        .collect();
    Cube { edge, texels }
}

/// Directions of the GGX lobe around +Z with weight and pyramid level, for a view along the normal.
fn lobe(alpha: f64) -> Vec<(Direction, f32, usize)> {
    let texel_angle = 4.0 * std::f64::consts::PI / (6.0 * f64::from(SIZE) * f64::from(SIZE));
    (0..SAMPLES)
        .filter_map(|number| {
            let share = (f64::from(number) + 0.5) / f64::from(SAMPLES);
            let turn = f64::from(number) * 2.399_963_229_728_653;
            let cos_half = ((1.0 - share) / (1.0 + (alpha * alpha - 1.0) * share)).sqrt();
            let sin_half = (1.0 - cos_half * cos_half).max(0.0).sqrt();
            let half = Direction::new(turn.cos() * sin_half, turn.sin() * sin_half, cos_half);
            let out = half * (2.0 * cos_half) - Direction::Z;
            let spread = cos_half * cos_half * (alpha * alpha - 1.0) + 1.0;
            let density = alpha * alpha / (std::f64::consts::PI * spread * spread) / 4.0;
            let sample_angle = 1.0 / (f64::from(SAMPLES) * density);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count")]
            let level = (0.5 * (sample_angle / texel_angle).log2() + 0.5).max(0.0) as usize;
            #[expect(clippy::cast_possible_truncation, reason = "a weight")]
            (out.z > 0.0).then_some((out, out.z as f32, level))
        })
        .collect()
}

fn filtered(pyramid: &[Cube], normal: Direction, lobe: &[(Direction, f32, usize)]) -> [f32; 3] {
    let side = normal.any_orthonormal_vector();
    let other = normal.cross(side);
    let (mut sum, mut weights) = ([0.0; 3], 0.0);
    for &(local, weight, level) in lobe {
        let direction = side * local.x + other * local.y + normal * local.z;
        let light = texel_at(&pyramid[level.min(pyramid.len() - 1)], direction);
        for (total, value) in sum.iter_mut().zip(light) {
            *total += value * weight;
        }
        weights += weight;
    }
    sum.map(|value| value / weights)
}

/// The direction of a texel's middle; faces +X −X +Y −Y +Z −Z, laid out as graphics cards do.
fn texel_direction(number: usize, edge: usize) -> Direction {
    let (face, row, column) = (number / (edge * edge), number / edge % edge, number % edge);
    let across = |place: usize| 2.0 * (place as f64 + 0.5) / edge as f64 - 1.0;
    let (u, v) = (across(column), across(row));
    let direction = match face {
        0 => Direction::new(1.0, -v, -u),
        1 => Direction::new(-1.0, -v, u),
        2 => Direction::new(u, 1.0, v),
        3 => Direction::new(u, -1.0, -v),
        4 => Direction::new(u, -v, 1.0),
        _ => Direction::new(-u, -v, -1.0),
    };
    direction.normalize()
}

fn texel_at(cube: &Cube, direction: Direction) -> [f32; 3] {
    let size = direction.abs();
    let (face, depth, u, v) = if size.x >= size.y && size.x >= size.z {
        let sign = direction.x.signum();
        (usize::from(sign < 0.0), size.x, -direction.z * sign, -direction.y)
    } else if size.y >= size.z {
        let sign = direction.y.signum();
        (2 + usize::from(sign < 0.0), size.y, direction.x, direction.z * sign)
    } else {
        let sign = direction.z.signum();
        (4 + usize::from(sign < 0.0), size.z, direction.x * sign, -direction.y)
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the face")]
    let place = |along: f64| {
        (((along / depth + 1.0) * 0.5 * cube.edge as f64).clamp(0.0, cube.edge as f64 - 1.0)) as usize
    };
    cube.texels[(face * cube.edge + place(v)) * cube.edge + place(u)]
}

/// A non-negative number as IEEE half float, rounded to nearest; too small is 0, too large the largest.
fn half_float(value: f32) -> u16 {
    let bits = value.clamp(0.0, 65_000.0).to_bits() + 0x1000;
    let exponent = (bits >> 23) & 0xff;
    if exponent < 113 {
        return 0;
    }
    #[expect(clippy::cast_possible_truncation, reason = "ten bits of mantissa, five of exponent")]
    let half = (((exponent - 112) << 10) | ((bits >> 13) & 0x3ff)) as u16;
    half
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texels_are_found_where_they_were_put() {
        let edge = 8;
        for number in 0..6 * edge * edge {
            let texels = (0..6 * edge * edge).map(|k| [k as f32; 3]).collect();
            let found = texel_at(&Cube { edge, texels }, texel_direction(number, edge));
            assert!((found[0] - number as f32).abs() < 0.5, "texel {number}");
        }
    }

    #[test]
    fn half_floats_have_their_bits() {
        for (value, bits) in [(0.0, 0), (1.0, 0x3c00), (0.5, 0x3800), (2.5, 0x4100), (40.0, 0x5100)] {
            assert_eq!(half_float(value), bits, "{value}");
        }
    }

    #[test]
    fn an_even_tent_stays_even_at_every_roughness() {
        let tent = LightTent { floor: [0.7; 3], horizon: [0.7; 3], ceiling: [0.7; 3], cards: Vec::new() };
        let (levels, bytes) = prefilter(&tent);
        let texels: usize = (0..levels).map(|level| 6 * ((SIZE >> level) as usize).pow(2)).sum();
        assert_eq!(bytes.len(), texels * 8);
        let even = half_float(0.7).to_le_bytes();
        for texel in bytes.chunks_exact(8) {
            for c in 0..3 {
                let off = i32::from(texel[2 * c]) - i32::from(even[0]);
                assert!(off.abs() <= 1 && texel[2 * c + 1] == even[1], "{texel:?}");
            }
        }
    }
}
