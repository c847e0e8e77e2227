//! One line of text: shaped, and drawn as outlines.

use harfrust::{Feature, GlyphBuffer, ShaperData, Tag, UnicodeBuffer};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::Font;
use crate::vocab::{Contour, Stroke};

/// How a line is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LineStyle {
    /// The font.
    pub font: Font,
    /// Height of its capitals, in mm.
    pub cap_height: f64,
    /// Added between letters, in mm; may be negative. Other than 0 it takes ligatures apart.
    pub spacing: f64,
}

/// A line of text as outlines. The origin lies in the middle of its width, half-way up its capitals; x runs as it is
/// read, y up.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// What is inside them is a letter.
    pub contours: Vec<Contour>,
    /// Least and greatest corner of the outlines, in mm; `None` of a line without any.
    pub bounds: Option<[[f64; 2]; 2]>,
    /// Characters that the font does not have, each once, in the order of the text. They are left out.
    pub missing: Vec<char>,
}

impl Line {
    /// Shapes a text with the kerning, ligatures and accents of the font.
    #[must_use]
    pub fn new(text: &str, style: LineStyle) -> Self {
        let Some(font) = style.font.tables() else {
            return Self { missing: text.chars().collect(), ..Self::default() };
        };
        let scale = style.cap_height / cap_height(&font);
        let mut line = Self::default();
        line.draw(text, &font, &shaped(text, &font, style.spacing != 0.0), style.spacing / scale);
        let units = Contour::bounds(&line.contours);
        // In font units, thousands to the height of a letter, that is far more precise than needed.
        let middle = units.map_or(0.0, |[least, most]| f64::midpoint(least[0], most[0]));
        let rise = cap_height(&font) / 2.0;
        let place = |[x, y]: [f64; 2]| [scale * (x - middle), scale * (y - rise)];
        line.contours = line.contours.iter().map(|contour| contour.mapped(place)).collect();
        line.bounds = units.map(|corners| corners.map(place));
        line
    }

    /// Length of the line, in mm; 0 without letters.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.bounds.map_or(0.0, |[least, most]| most[0] - least[0])
    }

    /// Draws glyphs in font units, `spacing` more between two.
    fn draw(&mut self, text: &str, font: &FontRef, glyphs: &GlyphBuffer, spacing: f64) {
        let outlines = font.outline_glyphs();
        let mut at = [0.0, 0.0];
        for (info, position) in glyphs.glyph_infos().iter().zip(glyphs.glyph_positions()) {
            if info.glyph_id == 0 {
                let named = text.get(info.cluster as usize..).and_then(|rest| rest.chars().next());
                self.missing.extend(named.filter(|named| !self.missing.contains(named)));
            } else if let Some(glyph) = outlines.get(GlyphId::new(info.glyph_id)) {
                let origin = [at[0] + f64::from(position.x_offset), at[1] + f64::from(position.y_offset)];
                let mut pen = Pen { origin, contours: Vec::new() };
                let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
                // An outline that cannot be read draws nothing; the fonts are fixed and a test draws them.
                let _ = glyph.draw(settings, &mut pen);
                self.contours.append(&mut pen.contours);
            }
            let apart = if position.x_advance > 0 { spacing } else { 0.0 };
            at = [at[0] + f64::from(position.x_advance) + apart, at[1] + f64::from(position.y_advance)];
        }
    }
}

fn shaped(text: &str, font: &FontRef, apart: bool) -> GlyphBuffer {
    let data = ShaperData::new(font);
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    let without = [b"liga", b"clig"].map(|tag| Feature::new(Tag::new(tag), 0, ..));
    let options = harfrust::ShapeOptions::new().features(if apart { &without } else { &[] });
    data.shaper(font).build().shape(buffer, options)
}

/// Height of an H in font units: what the tables say of it is missing in old fonts.
fn cap_height(font: &FontRef) -> f64 {
    let mut pen = Pen { origin: [0.0; 2], contours: Vec::new() };
    let glyph = font.charmap().map('H').and_then(|glyph| font.outline_glyphs().get(glyph));
    if let Some(glyph) = glyph {
        let _ = glyph.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen);
    }
    let units = f64::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
    // A font of another script alone has no H; its letters are about so high.
    Contour::bounds(&pen.contours).map_or(0.7 * units, |[_, most]| most[1])
}

/// Takes a glyph's outline.
struct Pen {
    origin: [f64; 2],
    contours: Vec<Contour>,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> [f64; 2] {
        [self.origin[0] + f64::from(x), self.origin[1] + f64::from(y)]
    }

    fn stroke(&mut self, stroke: Stroke) {
        if let Some(contour) = self.contours.last_mut() {
            contour.strokes.push(stroke);
        }
    }

    /// Where the last edge ended.
    fn place(&self) -> [f64; 2] {
        self.contours.last().map_or(self.origin, |contour| match contour.strokes.last() {
            Some(Stroke::Line(to) | Stroke::Cubic([_, _, to])) => *to,
            None => contour.start,
        })
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let start = self.at(x, y);
        self.contours.push(Contour { start, strokes: Vec::new() });
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.stroke(Stroke::Line(self.at(x, y)));
    }

    /// The cubic of the same shape.
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (from, pull, to) = (self.place(), self.at(cx, cy), self.at(x, y));
        let toward = |end: [f64; 2]| [0, 1].map(|i| end[i] + (pull[i] - end[i]) * 2.0 / 3.0);
        self.stroke(Stroke::Cubic([toward(from), toward(to), to]));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.stroke(Stroke::Cubic([self.at(ax, ay), self.at(bx, by), self.at(x, y)]));
    }

    fn close(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, font: Font, spacing: f64) -> Line {
        Line::new(text, LineStyle { font, cap_height: 2.0, spacing })
    }

    #[test]
    fn capitals_have_the_height_that_was_asked_and_the_line_lies_about_its_middle() {
        for font in Font::ALL {
            let [least, most] = line("H", font, 0.0).bounds.unwrap();
            assert!((most[1] - 1.0).abs() < 1e-6 && (most[0] + least[0]).abs() < 1e-6, "{font:?}");
            let [below, _] = line("Hg", font, 0.0).bounds.unwrap();
            assert!(below[1] < least[1] - 0.2, "{font:?}: a g hangs below");
        }
    }

    #[test]
    fn every_font_has_the_letters_of_western_europe_and_names_what_it_lacks() {
        let text =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 ÄÖÜäöüß éèêëç ñ åøæ & . , - ’";
        for font in Font::ALL {
            assert!(line(text, font, 0.0).missing.is_empty(), "{font:?}");
            let with = line("A漢B漢", font, 0.0);
            assert_eq!(with.missing, ['漢'], "{font:?}");
            assert_eq!(with.contours.len(), line("AB", font, 0.0).contours.len(), "{font:?}");
        }
    }

    #[test]
    fn letters_are_kerned_joined_and_spaced() {
        let sum = line("A", Font::Quattrocento, 0.0).width() + line("V", Font::Quattrocento, 0.0).width();
        assert!(line("AV", Font::Quattrocento, 0.0).width() < sum - 0.05, "A and V reach under each other");
        let close = line("fi", Font::EbGaramond, 0.0);
        let apart = line("fi", Font::EbGaramond, 0.01);
        assert!(apart.contours.len() > close.contours.len(), "a ligature has no dot of its own");
        let [narrow, wide] = [0.0, 0.3].map(|spacing| line("ABCD", Font::Inter, spacing).width());
        assert!((wide - narrow - 0.9).abs() < 1e-6, "{narrow} {wide}");
    }

    #[test]
    fn an_accent_stands_on_its_letter_however_it_is_written() {
        let whole = line("é", Font::EbGaramond, 0.0);
        let parts = line("e\u{301}", Font::EbGaramond, 0.0);
        assert_eq!(whole, parts);
        assert!(line("", Font::Inter, 0.0).bounds.is_none() && line("  ", Font::Inter, 0.0).bounds.is_none());
    }
}
