//! Zip archives of a few parts, as packs, 3MF and USDZ are: the same parts give the same bytes.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::bufread::DeflateDecoder;
use flate2::write::DeflateEncoder;
use rawzip::{CompressionMethod, ZipArchive, crc32};

/// The most bytes that a part is unpacked to.
const MOST_BYTES: u64 = 1 << 31;

/// 1 January 1980, 0:00, the least date of the format: no file says when it was written.
const NO_DATE: [u16; 2] = [0, (1 << 5) | 1];

/// How the parts lie in the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    /// Deflated.
    Small,
    /// As they are, each beginning at a multiple of 64 bytes.
    Aligned,
}

/// Writes an archive. Sizes stand before each part, for readers that go from front to back.
pub(super) fn pack(parts: &[(&str, &[u8])], packing: Packing) -> Result<Vec<u8>, String> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in parts {
        let offset = archive.len();
        let deflated = if packing == Packing::Small { Some(deflate(content)?) } else { None };
        let packed = deflated.as_deref().unwrap_or(content);
        let method = u16::from(deflated.is_some()) * 8;
        let facts = facts(name, content, packed, method)?;
        let padding = match packing {
            Packing::Small => 0,
            // An extra field of its own has a head of four bytes.
            Packing::Aligned => 4 + (64 - (offset + 30 + name.len() + 4) % 64) % 64,
        };
        archive.extend(b"PK\x03\x04");
        archive.extend(&facts);
        archive.extend(short(padding)?);
        archive.extend(name.as_bytes());
        if padding > 0 {
            // 0x1986 is the number that USD's own archives use for padding.
            archive.extend(0x1986_u16.to_le_bytes());
            archive.extend(short(padding - 4)?);
            archive.resize(archive.len() + padding - 4, 0);
        }
        archive.extend(packed);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&facts);
        // No extra field, no comment, first disk, no attributes.
        directory.extend([0; 12]);
        directory.extend(long(offset)?);
        directory.extend(name.as_bytes());
    }
    let (offset, length) = (archive.len(), directory.len());
    archive.extend(directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend([short(parts.len())?, short(parts.len())?].concat());
    archive.extend([long(length)?, long(offset)?].concat());
    archive.extend([0; 2]);
    Ok(archive)
}

/// What local header and directory say of a part alike, up to the length of its name.
fn facts(name: &str, content: &[u8], packed: &[u8], method: u16) -> Result<Vec<u8>, String> {
    // Version 2.0 is needed; the name is UTF-8.
    let words = [20, 1 << 11, method, NO_DATE[0], NO_DATE[1]];
    let mut facts: Vec<u8> = words.iter().flat_map(|word: &u16| word.to_le_bytes()).collect();
    facts.extend(crc32(content).to_le_bytes());
    facts.extend([long(packed.len())?, long(content.len())?].concat());
    facts.extend(short(name.len())?);
    Ok(facts)
}

fn deflate(content: &[u8]) -> Result<Vec<u8>, String> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(content).and_then(|()| encoder.finish()).map_err(|error| error.to_string())
}

fn short(length: usize) -> Result<[u8; 2], String> {
    u16::try_from(length).map(u16::to_le_bytes).map_err(|_| "a name is too long for an archive".to_owned())
}

fn long(length: usize) -> Result<[u8; 4], String> {
    u32::try_from(length).map(u32::to_le_bytes).map_err(|_| "it is too large for an archive".to_owned())
}

/// The names of all parts, in their order.
pub(super) fn names(archive: &[u8]) -> Result<Vec<String>, String> {
    let said = |error: rawzip::Error| error.to_string();
    let archive = ZipArchive::from_slice(archive).map_err(said)?;
    let (mut entries, mut names) = (archive.entries(), Vec::new());
    while let Some(entry) = entries.next_entry().map_err(said)? {
        names.push(String::from_utf8_lossy(entry.file_path().as_ref()).into_owned());
    }
    Ok(names)
}

/// Reads one part by its name, held to its checksum; `None` where there is none.
pub(super) fn unpack(archive: &[u8], name: &str) -> Result<Option<Vec<u8>>, String> {
    let said = |error: rawzip::Error| error.to_string();
    let archive = ZipArchive::from_slice(archive).map_err(said)?;
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().map_err(said)? {
        if !entry.file_path().as_ref().eq_ignore_ascii_case(name.as_bytes()) {
            continue;
        }
        let part = archive.get_entry(entry.wayfinder()).map_err(said)?;
        let mut content = Vec::new();
        let read = match entry.compression_method() {
            CompressionMethod::STORE => {
                part.verifying_reader(part.data()).take(MOST_BYTES).read_to_end(&mut content)
            }
            CompressionMethod::DEFLATE => {
                let unpacked = DeflateDecoder::new(part.data());
                part.verifying_reader(unpacked).take(MOST_BYTES).read_to_end(&mut content)
            }
            _ => return Err(format!("`{name}` is packed in a way that is not read")),
        };
        read.map_err(|error| format!("`{name}`: {error}"))?;
        return Ok(Some(content));
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_back_and_damage_is_told() {
        let long = "a ring ".repeat(900);
        let parts = [("3D/a.model", long.as_bytes()), ("empty", b"")];
        let archive = pack(&parts, Packing::Small).unwrap();
        assert_eq!(pack(&parts, Packing::Small).unwrap(), archive);
        assert!(archive.len() < 500, "{}", archive.len());
        for (name, content) in parts {
            assert_eq!(unpack(&archive, name).unwrap().as_deref(), Some(content));
        }
        assert_eq!(unpack(&archive, "none").unwrap(), None);
        for at in 40..60 {
            let mut damaged = archive.clone();
            damaged[at] ^= 1;
            assert!(unpack(&damaged, parts[0].0).is_err(), "byte {at}");
        }
        assert!(unpack(&archive[..archive.len() - 30], parts[0].0).is_err());
        assert!(unpack(b"no archive", parts[0].0).is_err());
    }

    #[test]
    fn aligned_parts_begin_at_multiples_of_64_bytes() {
        let parts =
            [("piece.usda", &b"#usda 1.0"[..]), ("a/longer/name.png", &[7; 100]), ("b", b"a third part")];
        let archive = pack(&parts, Packing::Aligned).unwrap();
        for (name, content) in parts {
            let at = archive.windows(content.len()).position(|window| window == content).unwrap();
            assert_eq!(at % 64, 0, "{name} at {at}");
            assert_eq!(unpack(&archive, name).unwrap().as_deref(), Some(content));
        }
    }
}
