//! Printing: a paper's values, its template and its drawings as PDF, laid out by `typst`.
//!
//! The typesetter sees nothing but what is handed to it here: no file of the disk, no font of the system, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Dict, Duration, IntoValue, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use super::{PaperError, PaperKind, PaperSize, PaperValues};

/// Letters of the papers: those of the window and of engravings.
const FONTS: [&[u8]; 3] = [
    include_bytes!("../../assets/ui/fonts/Inter-Regular.otf"),
    include_bytes!("../../assets/ui/fonts/Inter-SemiBold.otf"),
    include_bytes!("../../assets/fonts/Quattrocento-Regular.otf"),
];

/// What every template imports, and the words of the language.
const SHARED: [(&str, &str); 2] = [
    ("paper.typ", include_str!("../../assets/papers/paper.typ")),
    ("words.toml", include_str!("../../assets/papers/english.toml")),
];

const fn template(paper: PaperKind) -> &'static str {
    match paper {
        PaperKind::Tolerance => include_str!("../../assets/papers/tolerance.typ"),
        PaperKind::Design => include_str!("../../assets/papers/design.typ"),
        PaperKind::Map => include_str!("../../assets/papers/map.typ"),
        PaperKind::Setter => include_str!("../../assets/papers/setter.typ"),
        PaperKind::Caster => include_str!("../../assets/papers/caster.typ"),
        PaperKind::Hallmark => include_str!("../../assets/papers/hallmark.typ"),
        PaperKind::Care => include_str!("../../assets/papers/care.typ"),
    }
}

static TYPE_CASE: LazyLock<(LazyHash<FontBook>, Vec<Font>)> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.iter().flat_map(|font| Font::iter(Bytes::new(*font))).collect();
    (LazyHash::new(FontBook::from_fonts(&fonts)), fonts)
});

/// Everything that the typesetter may read.
struct Desk {
    library: LazyHash<Library>,
    main: FileId,
    files: Vec<(FileId, Bytes)>,
}

/// Prints a paper.
pub(super) fn print(values: &PaperValues, size: PaperSize) -> Result<Vec<u8>, PaperError> {
    let paper = values.paper();
    let fault = |reason: String| PaperError::Template { paper: paper.key(), reason };
    let desk = Desk::of(values, size).map_err(fault)?;
    let told = |faults: &[SourceDiagnostic]| {
        fault(faults.iter().map(|fault| fault.message.to_string()).collect::<Vec<_>>().join("; "))
    };
    let document: PagedDocument = typst::compile(&desk).output.map_err(|faults| told(&faults))?;
    let options = PdfOptions { creator: Smart::Custom(Some("Collet".to_owned())), ..PdfOptions::default() };
    let pdf = typst_pdf::pdf(&document, &options).map_err(|faults| told(&faults));
    // Values of one piece are of no use to the next.
    typst::comemo::evict(0);
    pdf
}

impl Desk {
    fn of(values: &PaperValues, size: PaperSize) -> Result<Self, String> {
        let json = serde_json::to_vec(values).map_err(|error| error.to_string())?;
        let text = |(name, text): (&str, &'static str)| Ok((file_id(name)?, Bytes::new(text.as_bytes())));
        let mut files = SHARED.into_iter().map(text).collect::<Result<Vec<_>, String>>()?;
        let main = file_id("main.typ")?;
        files.push((main, Bytes::new(template(values.paper()).as_bytes())));
        files.push((file_id("values.json")?, Bytes::new(json)));
        for view in values.views() {
            files.push((file_id(&format!("{}.svg", view.name))?, Bytes::from_string(view.svg.clone())));
        }
        let sheet = match size {
            PaperSize::A4 => "a4",
            PaperSize::Letter => "us-letter",
        };
        let inputs: Dict = [("sheet".into(), sheet.into_value())].into_iter().collect();
        let library = LazyHash::new(Library::builder().with_inputs(inputs).build());
        Ok(Self { library, main, files })
    }

    fn bytes(&self, id: FileId) -> FileResult<&Bytes> {
        let found = self.files.iter().find(|(known, _)| *known == id).map(|(_, bytes)| bytes);
        found.ok_or(FileError::AccessDenied)
    }
}

fn file_id(name: &str) -> Result<FileId, String> {
    let path = VirtualPath::new(name).map_err(|error| format!("{name}: {error:?}"))?;
    Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &TYPE_CASE.0
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let text = std::str::from_utf8(self.bytes(id)?).map_err(|_| FileError::InvalidUtf8)?;
        Ok(Source::new(id, text.to_owned()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.bytes(id).cloned()
    }

    fn font(&self, index: usize) -> Option<Font> {
        TYPE_CASE.1.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
