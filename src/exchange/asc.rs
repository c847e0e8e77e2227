//! `GemCad` designs (`.asc`) in.
//!
//! The records are read by `indicatrix-formats`, which was tried on some 5,700 published files and knows their
//! habits (wrapped lines, keywords run together, bytes of old Windows). Which facets they mean is
//! [`FacetDesign`]'s.

use std::path::Path;

use indicatrix_formats::asc::{AscSchedule, AscTier, decode_asc_bytes, parse_asc};

use super::ExchangeError;
use super::text::read_limited;
use crate::gems::{DesignError, FacetDesign, FacetSchedule, FacetTier, IndexGear};
use crate::vocab::Degrees;

/// The most bytes that are read as one design; the longest published ones have a few thousand.
const MOST_BYTES: u64 = 1 << 20;

/// A design and what was passed over in its file.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadDesign {
    /// The design.
    pub design: FacetDesign,
    /// Sentences about what the file says that means nothing, with their line.
    pub remarks: Vec<String>,
}

/// Reads a `GemCad` design.
///
/// # Errors
/// [`ExchangeError::Io`], or [`ExchangeError::BadFormat`] with the line where one is at fault: no gear, an angle
/// that is no number, an index that the gear does not have, facets that do not close.
pub fn read_asc(path: &Path) -> Result<ReadDesign, ExchangeError> {
    let bytes = read_limited(path, MOST_BYTES)?;
    decode(&bytes).map_err(|reason| ExchangeError::BadFormat {
        expected: "a usable GemCad design",
        path: path.to_owned(),
        reason,
    })
}

fn decode(bytes: &[u8]) -> Result<ReadDesign, String> {
    if let Some(at) = bytes.iter().position(|byte| is_no_text(*byte)) {
        return Err(format!("it is no text: byte {} is {}", at + 1, bytes[at]));
    }
    let text = decode_asc_bytes(bytes);
    let mut read = parse_asc(&text).map_err(|error| error.to_string())?;
    let remarks = std::mem::take(&mut read.warnings);
    let design = FacetDesign::new(schedule(read)).map_err(|error| placed(&error, &text))?;
    Ok(ReadDesign { design, remarks })
}

/// Control characters other than blanks, line ends, and the end mark of DOS.
const fn is_no_text(byte: u8) -> bool {
    byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1a)
}

fn schedule(read: AscSchedule) -> FacetSchedule {
    let said = |lines: Vec<String>| lines.into_iter().filter(|line| !line.is_empty()).collect();
    FacetSchedule {
        headings: said(read.headers),
        footnotes: said(read.footnotes),
        index: read.refractive_index,
        gear: IndexGear { teeth: read.gear_teeth, offset: read.gear_reference_angle },
        tiers: read.tiers.into_iter().map(tier).collect(),
    }
}

fn tier(read: AscTier) -> FacetTier {
    FacetTier {
        name: read.name,
        angle: Degrees(read.angle_deg),
        distance: read.mast,
        positions: read.indices,
        instruction: read.notes,
    }
}

/// The fault with the line of its tier: each line that begins with `a` is one.
fn placed(error: &DesignError, text: &str) -> String {
    let DesignError::BadTier { tier, reason } = error else { return error.to_string() };
    let mut lines = text.lines().enumerate().filter(|(_, line)| line.split_whitespace().next() == Some("a"));
    match lines.nth(*tier) {
        Some((line, _)) => format!("line {}: {reason}", line + 1),
        None => reason.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gems::Side;
    use crate::vocab::Direction;

    /// The standard round brilliant for an index of 1.54 (gemcad-file-reader, Samples/SRB.asc).
    const ROUND: &str = "GemCad 5.0
g 96 0.0
y 8 y
I 1.54
H Standard Round Brilliant
H
a -90 1.02653281 93 n G 87 81 75 69 63 57 51 45 39 33 27 21 15 9 3
a -42.5 0.61819401 93 n 1 87 81 75 69 63 57 51 45 39 33 27 21 15 9 3
a -41.5 0.61701256 96 n 2 84 72 60 48 36 24 12
a 34 0.68444470 3 n A 9 15 21 27 33 39 45 51 57 63 69 75 81 87 93
a 28 0.60896430 96 n B 12 24 36 48 60 72 84
a 16 0.50613241 6 n C 18 30 42 54 66 78 90
a 0 0.36450932 96 n T
";

    /// A pear of 1 : 1.25 (Compear125.asc) from its published planes.
    const PEAR: &str = "GemCad 5.0
g 96 0.0
y 1 y
I 1.54
a -42.4 .44667 93 87 81 75 69 27 21 15 9 3
a -41.5 .45302 67 29
a -90 .72629 93 87 81 75 69 27 21 15 9 3
a -90 .76032 31 65
a -42.9 .47477 31 65
a -43.2 .52427 35 61
a -41.5 .56843 39 57
a -90 .82809 35 61
a -90 .92386 39 57
a 38.5 .52708 3 9 15 21 75 81 87 93
a 42.3 .55972 69 27
a 41.5 .57562 65 31
a 41.5 .62052 61 35
a 43.7 .70760 57 39
a 32 .47369 96 12 24 72 84
a 34.5 .53274 63 33
a 25.3 .56149 48
a 15.9 .43740 57 39
a 20.6 .42219 67 29
a 17.6 .39170 77 19
a 18.8 .40172 90 6
a 0 .28784 96
";

    /// The Cube Illusion Triangle: a gear of -96 with an offset, indices of -96.
    const TRIANGLE: &str = "GemCad 5.0
g -96 48.0
y 3 y
I 1.54
H 13.110 Cube Illusion Triangle
a -46 .52522447 -96 64 32 n 1
a -47 .53087770 94 66 62 34 n 2 30 2
a -45 .56684500 90 70 58 38 n 3 26 6
a -90 .79986259 94 66 62 34 n G1 30 2
a -90 .88150371 90 70 58 38 n G2 26 6
a 41.36 .61241081 2 30 34 n A 62 66 94
a 34.04 .58604496 6 26 38 n B 58 70 90
a 33.97 .54348710 -96 32 n C 64
a 24.16 .49882765 5 27 37 n D 59 69 91
a 10 .43163610 -96 32 n E 64
F \"Signet,\" North York
";

    fn read(text: &str) -> FacetDesign {
        let read = decode(text.as_bytes()).unwrap();
        assert_eq!(read.remarks, [""; 0]);
        read.design
    }

    #[test]
    fn the_standard_round_closes_with_its_published_count() {
        let design = read(ROUND);
        assert_eq!(design.name(), "Standard Round Brilliant");
        assert_eq!((design.body().faces.len(), design.body().vertices.len()), (73, 57));
        let sides = [Side::Crown, Side::Table, Side::Girdle, Side::Pavilion, Side::Culet];
        assert_eq!(sides.map(|side| design.facets(side)), [32, 1, 16, 24, 0]);
        assert!((design.schedule().index - 1.54).abs() < 1e-12);
        assert_eq!(design.schedule().tiers[3].name, "A");
        let measures = design.measures();
        assert!((measures.length - 1.0).abs() < 1e-4, "{measures:?}");
    }

    #[test]
    fn the_pear_uses_every_plane_and_has_its_ratio() {
        let design = read(PEAR);
        assert_eq!(design.body().faces.len(), 67);
        let measures = design.measures();
        assert!((measures.length / measures.width - 1.25).abs() < 0.01, "{measures:?}");
    }

    #[test]
    fn a_wheel_that_counts_backward_from_an_offset_gives_the_same_kind_of_stone() {
        let design = read(TRIANGLE);
        assert_eq!(design.body().faces.len(), 15 + 12 + 24);
        assert_eq!(design.schedule().footnotes, ["\"Signet,\" North York"]);
        // It is threefold and its own mirror image, so that neither the sense nor a third of a turn shows.
        for gear in ["g 96 48.0", "g -96 16.0", "g 96 80"] {
            let other = read(&TRIANGLE.replace("g -96 48.0", gear));
            let off = design.volume_share() - other.volume_share();
            assert!(off.abs() < 1e-4, "{gear}: {off}");
        }
    }

    #[test]
    fn a_mirrored_wheel_gives_the_mirrored_stone() {
        let twisted = ROUND.replace("a 16 0.50613241 6 n C 18 30", "a 16 0.50613241 7 n C 19 31");
        let [right, left] = [twisted.clone(), twisted.replace("g 96", "g -96")].map(|text| read(&text));
        let right: Vec<_> = right.body().faces.iter().map(|face| face.plane.normal).collect();
        let left: Vec<_> = left.body().faces.iter().map(|face| face.plane.normal).collect();
        assert_eq!(right.len(), left.len());
        let mirrored = |normal: Direction| Direction { y: -normal.y, ..normal };
        let has = |normal| left.iter().any(|other| other.distance(mirrored(normal)) < 1e-9);
        assert!(right.into_iter().all(has));
    }

    #[test]
    fn a_bad_file_says_its_line_and_reason() {
        let without =
            |start: &str| ROUND.split_inclusive('\n').filter(|line| !line.starts_with(start)).collect();
        let open = ROUND.split_inclusive("15 9 3\n").take(2).collect::<String>();
        let binary = [&b"GemCad 5.0\n"[..], &[0, 1, 2, 255]].concat();
        let cases: [(Vec<u8>, &str); 11] = [
            (Vec::new(), "empty input"),
            (b" \r\n\n".to_vec(), "empty input"),
            (String::into_bytes(without("g ")), "'g' (gear teeth)"),
            (String::into_bytes(without("a ")), "no valid 'a'"),
            (open.into_bytes(), "its 32 facets do not close to a stone"),
            (ROUND.replace("-42.5", "steep").into_bytes(), "line 8: angle \"steep\" is not numeric"),
            (ROUND.replace("0.50613241", "NaN").into_bytes(), "line 12: mast distance"),
            (ROUND.replace("72 60", "172 60").into_bytes(), "line 9: index is 172; it must be 0 to 96"),
            (ROUND.replace("a 34 ", "a 134 ").into_bytes(), "line 10: angle is 134; it must be -90 to 90°"),
            (ROUND.replace("g 96 0.0", "g 0 0.0").into_bytes(), "line 2: 'g' (gear) tooth count"),
            (binary, "it is no text: byte 12 is 0"),
        ];
        for (bytes, reason) in cases {
            let error = decode(&bytes).unwrap_err();
            assert!(error.contains(reason), "{error}");
        }
    }

    #[test]
    fn what_means_nothing_in_a_file_is_told() {
        let read = decode(ROUND.replace("84 72", "84 oops 72").as_bytes()).unwrap();
        assert!(read.remarks.len() == 1 && read.remarks[0].contains("line 9"), "{:?}", read.remarks);
    }

    #[test]
    fn ten_megabytes_of_anything_are_refused_unread() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "a 12 ".repeat(2 << 20)).unwrap();
        let error = read_asc(file.path()).unwrap_err().to_string();
        assert!(error.contains("longer than 1048576 bytes"), "{error}");
    }
}
