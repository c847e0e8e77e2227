//! The paper under and behind a piece.

use crate::optics::LightTent;

/// What lies under and behind the piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// Light gray, darker to the corners.
    #[default]
    Light,
    /// Dark gray, as in the studio window.
    Dark,
    /// White, for shops.
    White,
    /// Nothing but the shade of the piece: the picture is transparent.
    Clear,
}

impl Paper {
    /// The studio with this paper in it.
    #[must_use]
    pub fn tent(self) -> LightTent {
        match self {
            Self::Dark => LightTent::studio(),
            Self::Light | Self::White | Self::Clear => LightTent::studio_on_light_paper(),
        }
    }

    /// Light and cover of the paper where nothing is before it.
    #[must_use]
    pub fn bare(self, place: [f64; 2]) -> [f64; 4] {
        self.shaded(place, [1.0; 3])
    }

    /// The same under a share of the open ground's light.
    #[must_use]
    pub fn shaded(self, [x, y]: [f64; 2], share: [f64; 3]) -> [f64; 4] {
        let [middle, corner] = match self {
            Self::Dark => [[0.135, 0.140, 0.150], [0.038, 0.040, 0.046]],
            Self::Light => [[0.92, 0.92, 0.91], [0.66, 0.66, 0.67]],
            Self::White => [[1.08; 3]; 2],
            Self::Clear => {
                // The shade stays, as black that covers in part.
                let gray = 0.2126 * share[0] + 0.7152 * share[1] + 0.0722 * share[2];
                return [0.0, 0.0, 0.0, 1.0 - gray.clamp(0.0, 1.0)];
            }
        };
        // The falloff of `shaders/backdrop.wgsl`.
        let away = (x - 0.5).hypot((y - 0.46) * 1.15);
        let t = (away / 0.85).clamp(0.0, 1.0);
        let fall = t * t * (3.0 - 2.0 * t);
        let light: [f64; 3] =
            std::array::from_fn(|c| (middle[c] + (corner[c] - middle[c]) * fall) * share[c].max(0.0));
        [light[0], light[1], light[2], 1.0]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_is_brightest_in_the_middle_and_darker_in_the_shade() {
        for paper in [Paper::Light, Paper::Dark] {
            let [middle, corner] = [[0.5, 0.46], [0.0, 1.0]].map(|place| paper.bare(place)[1]);
            assert!(middle > corner, "{paper:?}");
            assert!((paper.shaded([0.5, 0.46], [0.5; 3])[1] * 2.0 - middle).abs() < 1e-12);
        }
        assert!(Paper::Clear.bare([0.2; 2]).iter().all(|value| *value < 1e-12));
        assert!((Paper::Clear.shaded([0.2; 2], [0.25; 3])[3] - 0.75).abs() < 1e-9);
    }
}
