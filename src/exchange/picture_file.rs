//! Pictures as PNG, verified by reading back.

use std::io;
use std::path::Path;

use png::{BitDepth, ColorType, Decoder, Encoder, SrgbRenderingIntent};

use super::ExchangeError;
use super::atomic::Staged;
use super::text::read_limited;

/// The most bytes that are read back as one picture: 8K in all colors, without any packing.
const MOST_BYTES: u64 = 1 << 28;

/// Eight-bit sRGB, row by row from the upper left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PictureFile<'a> {
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// Red, green, blue and cover, not multiplied.
    pub pixels: &'a [[u8; 4]],
    /// Whether the cover is kept.
    pub transparent: bool,
}

impl PictureFile<'_> {
    /// The bytes of the pixels as they are kept.
    fn bytes(&self) -> Vec<u8> {
        let channels = if self.transparent { 4 } else { 3 };
        self.pixels.iter().flat_map(|pixel| pixel[..channels].iter().copied()).collect()
    }
}

/// Whether a file could be written there: asked before work that takes minutes. Leaves no trace.
///
/// # Errors
/// [`ExchangeError::Io`]: no such folder, no right to write, a target that is no plain file.
pub fn may_write(path: &Path) -> Result<(), ExchangeError> {
    Staged::begin(path).map(drop)
}

/// Writes a PNG and reads it back; only then it is kept.
///
/// # Errors
/// [`ExchangeError::Io`] or [`ExchangeError::ReadBack`]; an older file at `path` is intact then.
pub fn write_picture(path: &Path, picture: &PictureFile<'_>) -> Result<(), ExchangeError> {
    let failed = |reason: String| ExchangeError::ReadBack { path: path.to_owned(), reason };
    let bytes = picture.bytes();
    let mut staged = Staged::begin(path)?;
    staged.write(|file| encode(io::BufWriter::new(file), picture, &bytes).map_err(io::Error::other))?;
    let read =
        decode(&read_limited(staged.path(), MOST_BYTES)?).map_err(|error| failed(error.to_string()))?;
    if read != (picture.size, bytes) {
        return Err(failed("its pixels are others".to_owned()));
    }
    staged.keep()
}

/// Reads a picture that [`write_picture`] wrote: width and height in pixels, and red, green, blue and cover of each.
///
/// # Errors
/// [`ExchangeError::Io`] or [`ExchangeError::ReadBack`].
pub fn read_picture(path: &Path) -> Result<([u32; 2], Vec<[u8; 4]>), ExchangeError> {
    let failed = |reason: String| ExchangeError::ReadBack { path: path.to_owned(), reason };
    let read = decode(&read_limited(path, MOST_BYTES)?);
    let (size, bytes) = read.map_err(|error| failed(error.to_string()))?;
    let count = size[0] as usize * size[1] as usize;
    let pixels: Vec<[u8; 4]> = match bytes.len().checked_div(count) {
        Some(3) => bytes.as_chunks::<3>().0.iter().map(|[r, g, b]| [*r, *g, *b, u8::MAX]).collect(),
        Some(4) => bytes.as_chunks::<4>().0.to_vec(),
        _ => return Err(failed("its pixels are of another kind".to_owned())),
    };
    Ok((size, pixels))
}

fn encode(to: impl io::Write, picture: &PictureFile<'_>, bytes: &[u8]) -> Result<(), png::EncodingError> {
    let mut encoder = Encoder::new(to, picture.size[0], picture.size[1]);
    encoder.set_color(if picture.transparent { ColorType::Rgba } else { ColorType::Rgb });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_source_srgb(SrgbRenderingIntent::Perceptual);
    encoder
        .add_text_chunk("Software".to_owned(), concat!("Collet ", env!("CARGO_PKG_VERSION")).to_owned())?;
    let mut writer = encoder.write_header()?;
    writer.write_image_data(bytes)?;
    writer.finish()
}

fn decode(file: &[u8]) -> Result<([u32; 2], Vec<u8>), png::DecodingError> {
    let mut reader = Decoder::new(io::Cursor::new(file)).read_info()?;
    let size = [reader.info().width, reader.info().height];
    let mut bytes = vec![0; reader.output_buffer_size().unwrap_or(0)];
    let length = reader.next_frame(&mut bytes)?.buffer_size();
    bytes.truncate(length);
    Ok((size, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_come_back_as_they_were_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ring.png");
        let pixels: Vec<[u8; 4]> = (0..35_u8).map(|k| [k, k * 2, 255 - k, k * 7]).collect();
        for (transparent, channels) in [(false, 3), (true, 4)] {
            let picture = PictureFile { size: [7, 5], pixels: &pixels, transparent };
            write_picture(&path, &picture).unwrap();
            let (size, bytes) = decode(&std::fs::read(&path).unwrap()).unwrap();
            assert_eq!(size, [7, 5]);
            assert!(bytes.chunks(channels).zip(&pixels).all(|(read, pixel)| read == &pixel[..channels]));
        }
    }

    #[test]
    fn a_picture_that_cannot_be_written_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ring.png");
        std::fs::write(&path, b"old").unwrap();
        // Fewer pixels than the size says.
        let picture = PictureFile { size: [7, 5], pixels: &[[0; 4]], transparent: false };
        assert!(write_picture(&path, &picture).is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        assert!(may_write(&path).is_ok() && may_write(&folder.path().join("no/ring.png")).is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no trace is left");
    }
}
