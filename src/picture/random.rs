//! Numbers that look random and are the same every time.

/// A stream of numbers for one sample of one pixel.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// The stream of a sample; all three numbers tell it apart from others.
    #[must_use]
    pub const fn new(seed: u64, pixel: u64, sample: u64) -> Self {
        Self(mixed(mixed(mixed(seed) ^ pixel) ^ sample))
    }

    /// The next number, evenly spread over 0 to 1 (1 excluded).
    pub fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        (mixed(self.0) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Two numbers.
    pub fn pair(&mut self) -> [f64; 2] {
        [self.roll(), self.roll()]
    }
}

/// The mixing step of `SplitMix64` (G. Steele, D. Lea, C. Flood, *Fast splittable pseudorandom number generators*, 2014).
const fn mixed(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// The place of a sample in its pixel, and the share of the spectrum that it looks at: three numbers of 0 to 1 that
/// fill their cube evenly as `sample` counts up (the additive recurrence of M. Roberts, *The unreasonable effectiveness
/// of quasirandom sequences*, 2018), shifted for each pixel.
#[must_use]
pub fn spread(seed: u64, pixel: u64, sample: u64) -> [f64; 3] {
    /// Powers of the inverse of the number g with g⁴ = g + 1.
    const STEPS: [f64; 3] = [0.819_172_513_396_164_4, 0.671_043_606_703_789_2, 0.549_700_477_901_960_4];
    let mut shift = Dice::new(seed, pixel, u64::MAX);
    STEPS.map(|step| (step * (sample as f64 + 1.0) + shift.roll()).fract())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_repeat_for_a_seed_and_differ_between_seeds() {
        let three = |seed| {
            let mut dice = Dice::new(seed, 7, 3);
            [dice.roll(), dice.roll(), dice.roll()].map(f64::to_bits)
        };
        assert_eq!(three(1), three(1));
        assert_ne!(three(1), three(2));
    }

    #[test]
    fn numbers_are_even() {
        let mut dice = Dice::new(0, 0, 0);
        let mut counts = [0; 10];
        let mut sum = 0.0;
        for _ in 0..20_000 {
            let value = dice.roll();
            sum += value;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 9")]
            let tenth = (value * 10.0) as usize;
            counts[tenth] += 1;
        }
        assert!((sum / 20_000.0 - 0.5).abs() < 0.01);
        assert!(counts.iter().all(|count| (1800..2200).contains(count)), "{counts:?}");
    }

    #[test]
    fn samples_fill_the_pixel_better_than_chance() {
        // Of 64 samples each quarter of the pixel and each eighth of the spectrum gets its share.
        let mut quarters = [0; 4];
        let mut eighths = [0; 8];
        for sample in 0..64 {
            let [x, y, band] = spread(5, 99, sample);
            quarters[usize::from(x >= 0.5) + 2 * usize::from(y >= 0.5)] += 1;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 7")]
            let eighth = (band * 8.0) as usize;
            eighths[eighth] += 1;
        }
        assert!(quarters.iter().all(|count| (13..=19).contains(count)), "{quarters:?}");
        assert!(eighths.iter().all(|count| (6..=10).contains(count)), "{eighths:?}");
    }
}
