//! What laboratories print on a report: measurements, the girdle in words, the culet in words.

use std::fmt;
use std::str::FromStr;

use super::weight_factor::plain;
use crate::vocab::{Millimeters, Percent, read_number};

/// Lengths of real stones, in mm: more than nothing and at most this.
const LONGEST: f64 = 200.0;

/// Why a printed form is not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no {what}; write {example}")]
pub struct PrintedError {
    text: String,
    what: &'static str,
    example: &'static str,
}

/// Measurements as printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Measurements {
    /// `6.48 - 6.52 x 4.01 mm`
    Round {
        /// The least diameter.
        least: Millimeters,
        /// The greatest diameter.
        most: Millimeters,
        /// Table to culet.
        depth: Millimeters,
    },
    /// `7.52 x 5.20 x 3.30 mm`
    Fancy {
        /// The longer side.
        length: Millimeters,
        /// The shorter side.
        width: Millimeters,
        /// Table to culet.
        depth: Millimeters,
    },
}

impl Measurements {
    /// Length, width and depth; a round's length is its greatest diameter.
    #[must_use]
    pub const fn size(&self) -> [Millimeters; 3] {
        match *self {
            Self::Round { least, most, depth } => [most, least, depth],
            Self::Fancy { length, width, depth } => [length, width, depth],
        }
    }
}

impl FromStr for Measurements {
    type Err = PrintedError;

    fn from_str(text: &str) -> Result<Self, PrintedError> {
        let refused = || PrintedError {
            text: text.to_owned(),
            what: "measurement",
            example: "`6.48 - 6.52 x 4.01 mm` for a round, `7.52 x 5.20 x 3.30 mm` for others, in mm",
        };
        let bare = text.trim().to_lowercase().replace(['×', '*'], "x").replace(['–', '−'], "-");
        let bare = bare.strip_suffix("mm").unwrap_or(&bare);
        let parts: Vec<&str> = bare.split('x').collect();
        let length = |part: &str| {
            let part = part.trim().trim_end_matches("mm").replace(',', ".");
            let length = read_number(&part).ok().filter(|length| *length > 0.0 && *length <= LONGEST);
            length.map(Millimeters).ok_or_else(refused)
        };
        match parts[..] {
            [across, depth] => {
                let (a, b) = across.split_once('-').ok_or_else(refused)?;
                let (a, b) = (length(a)?, length(b)?);
                let [least, most] = if a <= b { [a, b] } else { [b, a] };
                Ok(Self::Round { least, most, depth: length(depth)? })
            }
            [a, b, depth] => Ok(Self::Fancy { length: length(a)?, width: length(b)?, depth: length(depth)? }),
            _ => Err(refused()),
        }
    }
}

impl fmt::Display for Measurements {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Round { least, most, depth } => write!(f, "{} - {} x {} mm", least.0, most.0, depth.0),
            Self::Fancy { length, width, depth } => write!(f, "{} x {} x {} mm", length.0, width.0, depth.0),
        }
    }
}

/// Words of a scale: the word, its short form, the share of the diameter that it stands for in percent, and whether
/// that share is published.
type Scale = [(&'static str, &'static str, f64, bool); 8];

/// Girdles. The first three shares are those of the `GIA` course for mounted stones, medium is the default of its
/// cut tables; the rest nobody published.
const GIRDLES: Scale = [
    ("Extremely Thin", "ETN", 1.5, true),
    ("Very Thin", "VTN", 2.0, true),
    ("Thin", "THN", 2.5, true),
    ("Medium", "MED", 3.0, true),
    ("Slightly Thick", "STK", 4.0, false),
    ("Thick", "THK", 5.0, false),
    ("Very Thick", "VTK", 6.5, false),
    ("Extremely Thick", "ETK", 8.0, false),
];

/// Culets. Nobody published shares; these keep the order of the words and stay within what can be cut.
const CULETS: Scale = [
    ("None", "NON", 0.0, true),
    ("Very Small", "VSM", 1.0, false),
    ("Small", "SML", 2.0, false),
    ("Medium", "MED", 3.0, false),
    ("Slightly Large", "SLG", 5.0, false),
    ("Large", "LGE", 7.0, false),
    ("Very Large", "VLG", 9.0, false),
    ("Extremely Large", "ELG", 12.0, false),
];

/// The place of a word on its scale. `Pointed` is how some laboratories say that there is no culet.
fn place(scale: &Scale, word: &str) -> Option<usize> {
    let word = plain(word);
    scale.iter().position(|(name, short, ..)| word == plain(name) || word == plain(short))
}

/// How a girdle's surface was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GirdleFinish {
    /// With flat facets.
    Faceted,
    /// Smooth and bright.
    Polished,
    /// As the bruting wheel left it.
    Bruted,
}

const FINISHES: [(GirdleFinish, &str); 3] = [
    (GirdleFinish::Faceted, "Faceted"),
    (GirdleFinish::Polished, "Polished"),
    (GirdleFinish::Bruted, "Bruted"),
];

/// A girdle as printed: `Medium to Slightly Thick (Faceted) 3.5%`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Girdle {
    /// Places of the thinnest and thickest word on the scale; nothing where only a share is printed.
    words: Option<[usize; 2]>,
    finish: Option<GirdleFinish>,
    percent: Option<Percent>,
}

impl Girdle {
    /// Its thickness in percent of the diameter, and whether that is more than a guess: the share that is printed,
    /// else the mean of what the two words stand for.
    #[must_use]
    pub fn thickness(&self) -> (Percent, bool) {
        match (self.percent, self.words) {
            (Some(percent), _) => (percent, true),
            (None, Some(words)) => {
                let [(_, _, thin, is_thin_known), (_, _, thick, is_thick_known)] =
                    words.map(|word| GIRDLES[word]);
                (Percent(f64::midpoint(thin, thick)), is_thin_known && is_thick_known)
            }
            (None, None) => (Percent(0.0), false),
        }
    }

    /// How its surface was left, where that is printed.
    #[must_use]
    pub const fn finish(&self) -> Option<GirdleFinish> {
        self.finish
    }
}

impl FromStr for Girdle {
    type Err = PrintedError;

    fn from_str(text: &str) -> Result<Self, PrintedError> {
        let refused = || PrintedError {
            text: text.to_owned(),
            what: "girdle",
            example: "`Medium to Slightly Thick (Faceted)`, `THN - MED` or `3.5%`",
        };
        let mut rest = text.to_lowercase().replace(['(', ')', ','], " ").replace(['–', '−'], "-");
        let finish = FINISHES.iter().find(|(_, word)| rest.contains(&word.to_lowercase()));
        if let Some((_, word)) = finish {
            rest = rest.replace(&word.to_lowercase(), " ");
        }
        let (rest, percent) = without_share(&rest).ok_or_else(refused)?;
        let bare = rest.replace(" to ", "-");
        let words = match bare.trim() {
            "" => None,
            words => {
                let (thin, thick) = words.split_once('-').unwrap_or((words, words));
                let places = [thin, thick].map(|word| place(&GIRDLES, word));
                let [Some(thin), Some(thick)] = places else { return Err(refused()) };
                Some([thin.min(thick), thin.max(thick)])
            }
        };
        if words.is_none() && percent.is_none() {
            return Err(refused());
        }
        Ok(Self { words, finish: finish.map(|(finish, _)| *finish), percent })
    }
}

/// A text without the share in it, and the share; nothing for a share that no girdle has.
fn without_share(text: &str) -> Option<(String, Option<Percent>)> {
    let Some((before, after)) = text.split_once('%') else { return Some((text.to_owned(), None)) };
    let before = before.trim_end();
    let words = before.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    let share = read_number(&before[words.len()..]).ok().filter(|share| *share <= 20.0)?;
    Some((format!("{words} {after}"), Some(Percent(share))))
}

impl fmt::Display for Girdle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.words.map(|[thin, thick]| {
            let [(thin, ..), (thick, ..)] = [thin, thick].map(|word| GIRDLES[word]);
            if thin == thick { thin.to_owned() } else { format!("{thin} to {thick}") }
        });
        let finish = self.finish.and_then(|finish| FINISHES.iter().find(|(known, _)| *known == finish));
        let parts = [
            words,
            finish.map(|(_, word)| format!("({word})")),
            self.percent.map(|Percent(share)| format!("{share}%")),
        ];
        f.write_str(&parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
    }
}

/// A culet as printed: `None`, `Very Small`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Culet {
    word: usize,
}

impl Culet {
    /// Its width in percent of the diameter, and whether that is more than a guess.
    #[must_use]
    pub fn width(&self) -> (Percent, bool) {
        let (_, _, width, is_known) = CULETS[self.word];
        (Percent(width), is_known)
    }
}

impl FromStr for Culet {
    type Err = PrintedError;

    fn from_str(text: &str) -> Result<Self, PrintedError> {
        let pointed = matches!(plain(text).as_str(), "pointed" | "pt" | "no" | "n");
        let word = if pointed { Some(0) } else { place(&CULETS, text) };
        word.map(|word| Self { word }).ok_or_else(|| PrintedError {
            text: text.to_owned(),
            what: "culet",
            example: "`None`, `Very Small`, `Small`, `Medium`, `Slightly Large`, `Large` and so on",
        })
    }
}

impl fmt::Display for Culet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(CULETS[self.word].0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measurements_are_read_as_laboratories_print_them() {
        let round = "6.48 - 6.52 x 4.01 mm".parse::<Measurements>().unwrap();
        assert_eq!(round.size(), [6.52, 6.48, 4.01].map(Millimeters));
        for same in
            ["6.48–6.52×4.01mm", "6,48 - 6,52 x 4,01", "6.52 - 6.48 X 4.01 MM", "6.48 mm - 6.52 mm x 4.01 mm"]
        {
            assert_eq!(same.parse(), Ok(round), "{same}");
        }
        let fancy = "7.52 x 5.20 x 3.30 mm".parse::<Measurements>().unwrap();
        assert_eq!(fancy.size(), [7.52, 5.2, 3.3].map(Millimeters));
        assert_eq!("7.52*5.2*3.3".parse(), Ok(fancy));
        for printed in [round, fancy] {
            assert_eq!(printed.to_string().parse(), Ok(printed));
        }
        for bad in [
            "",
            "6.5",
            "6.5 x 4",
            "6.48 - 6.52 x",
            "a x b x c",
            "0 x 5 x 3",
            "1 x 2 x 3 x 4",
            "-6 - 6 x 4",
            "999 x 9 x 9",
        ] {
            let error = bad.parse::<Measurements>().unwrap_err().to_string();
            assert!(error.starts_with(&format!("`{bad}` is no measurement; write `6.48")), "{error}");
        }
    }

    #[test]
    fn girdles_are_read_in_words_short_forms_and_shares() {
        for (text, thickness, is_known) in [
            ("Medium", 3.0, true),
            ("Thin to Medium (Faceted)", 2.75, true),
            ("THN - MED", 2.75, true),
            ("Medium to Slightly Thick (Faceted)", 3.5, false),
            ("Slightly Thick, Polished", 4.0, false),
            ("extremely thin to very thick", 4.0, false),
            ("Medium (Faceted) 3.2%", 3.2, true),
            ("3.5 %", 3.5, true),
        ] {
            let girdle = text.parse::<Girdle>().unwrap();
            assert_eq!(girdle.thickness(), (Percent(thickness), is_known), "{text}");
            assert_eq!(girdle.to_string().parse(), Ok(girdle), "{text}");
        }
        let printed = "medium TO slightly thick (faceted)".parse::<Girdle>().unwrap();
        assert_eq!(printed.to_string(), "Medium to Slightly Thick (Faceted)");
        assert_eq!(printed.finish(), Some(GirdleFinish::Faceted));
        for bad in ["", "Fat", "Medium to Fat", "Thin to Medium to Thick", "Faceted", "99%", "%"] {
            assert!(bad.parse::<Girdle>().is_err(), "{bad}");
        }
    }

    #[test]
    fn culets_are_read_in_words() {
        assert_eq!("None".parse::<Culet>().unwrap().width(), (Percent(0.0), true));
        assert_eq!("pointed".parse::<Culet>().unwrap().to_string(), "None");
        assert_eq!("very small".parse::<Culet>().unwrap().width(), (Percent(1.0), false));
        for (name, short, ..) in CULETS {
            let culet = name.parse::<Culet>().unwrap();
            assert_eq!((short.parse(), culet.to_string().as_str()), (Ok(culet), name));
        }
        assert!(
            "round"
                .parse::<Culet>()
                .unwrap_err()
                .to_string()
                .starts_with("`round` is no culet; write `None`")
        );
    }
}
