//! Lists of stones as CSV, in and out.
//!
//! Reading takes commas, semicolons and tabs between cells, decimal commas, units in headings, and columns in any order;
//! it tells every cell that it cannot use and reads the other rows all the same. Writing is read back before the
//! file is kept.

mod cells;
mod columns;

use std::path::Path;

use csv::{ByteRecord, ReaderBuilder, WriterBuilder};

use self::columns::{ALWAYS, Column, Field, written};
use super::text::read_limited;
use super::{ExchangeError, write_atomically};
use crate::gems::{Tray, TrayStone};

/// The most bytes that are read as one list: some hundred thousand stones.
const MOST_BYTES: u64 = 32 << 20;

/// A row that stands behind the last one. Where it does not come out as it went in, a quotation mark was left open.
const LAST_ROW: &[u8] = b"\n\x1e\n";

/// A list and what could not be read of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadTray {
    /// The rows without a fault.
    pub tray: Tray,
    /// Every fault; a row with one is not on the tray.
    pub faults: Vec<CellFault>,
}

/// A cell, or a row, that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellFault {
    /// Line of the file, from 1.
    pub line: u64,
    /// Heading of the column; empty where it is the whole row.
    pub column: String,
    /// What stands in the cell.
    pub value: String,
    /// Why it cannot be used.
    pub reason: String,
}

/// Reads a list of stones.
///
/// # Errors
/// [`ExchangeError::Io`], or [`ExchangeError::BadFormat`] when the headings cannot be used: no list at all. Faults of
/// single rows are no errors; [`ReadTray::faults`] has them.
pub fn read_tray(path: &Path) -> Result<ReadTray, ExchangeError> {
    let bytes = read_limited(path, MOST_BYTES)?;
    decode(&bytes).map_err(|reason| ExchangeError::BadFormat {
        expected: "a usable stone list",
        path: path.to_owned(),
        reason,
    })
}

/// Writes a list of stones, whole or not at all: it is kept only if it reads back as it is.
///
/// # Errors
/// [`ExchangeError::Io`] or [`ExchangeError::ReadBack`]; an older file at `path` is intact then.
pub fn write_tray(path: &Path, tray: &Tray) -> Result<(), ExchangeError> {
    let failed = |reason: String| ExchangeError::ReadBack { path: path.to_owned(), reason };
    let bytes = encode(tray).map_err(|error| failed(error.to_string()))?;
    let same = ReadTray { tray: tray.clone(), faults: Vec::new() };
    if decode(&bytes).map_err(failed)? != same {
        return Err(failed("it reads back as other stones".to_owned()));
    }
    write_atomically(path, &bytes)
}

fn encode(tray: &Tray) -> Result<Vec<u8>, csv::Error> {
    let is_filled = |column: &Column| tray.stones.iter().any(|stone| !column.write(stone).is_empty());
    let is_priced = |column: &Column| column.field == Field::Price && tray.currency.is_some();
    let columns: Vec<_> = written()
        .enumerate()
        .filter(|(at, (column, _))| *at < ALWAYS || is_filled(column) || is_priced(column))
        .map(|(_, column)| column)
        .collect();
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    let headings = columns.iter().map(|(column, heading)| match &tray.currency {
        Some(currency) if column.field == Field::Price => format!("{heading} ({currency})"),
        _ => (*heading).to_owned(),
    });
    writer.write_record(headings.chain(tray.other_columns.iter().cloned()))?;
    for stone in &tray.stones {
        let cells = columns.iter().map(|(column, _)| column.write(stone));
        writer.write_record(cells.chain(stone.others.iter().cloned()))?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

fn decode(bytes: &[u8]) -> Result<ReadTray, String> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err("it is written in UTF-16; save it as CSV in UTF-8".to_owned());
    }
    let bare = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    let closed = [bare, LAST_ROW].concat();
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(bare))
        .from_reader(closed.as_slice());
    let rows: Result<Vec<ByteRecord>, csv::Error> = reader.byte_records().collect();
    let rows = rows.map_err(|error| error.to_string())?;
    let Some((last, [headings, rows @ ..])) = rows.split_last() else { return Err("it is empty".to_owned()) };
    let list = List::of(headings)?;
    let mut read = ReadTray { tray: Tray::default(), faults: Vec::new() };
    for row in rows {
        list.add(row, &mut read);
    }
    if !is_last(last) {
        read.faults.push(left_open(last));
    }
    read.tray.currency = list.currency();
    read.tray.other_columns = list.others().map(|(_, heading)| heading.to_owned()).collect();
    Ok(read)
}

fn is_last(row: &ByteRecord) -> bool {
    row.len() == 1 && row.get(0) == Some(b"\x1e")
}

/// What stands between the cells: the one of comma, semicolon and tab that the first line has most of, quoted text
/// left out.
fn separator(bytes: &[u8]) -> u8 {
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let unquoted: String = String::from_utf8_lossy(line).split('"').step_by(2).collect();
    let count = |mark: u8| unquoted.matches(char::from(mark)).count();
    // The last of equals is taken: a line without any is one cell, whatever the mark.
    [b'\t', b';', b','].into_iter().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

/// The headings of a list.
struct List {
    columns: Vec<(Option<Column>, String)>,
}

impl List {
    fn of(headings: &ByteRecord) -> Result<Self, String> {
        let mut columns: Vec<(Option<Column>, String)> = Vec::new();
        for (at, heading) in headings.iter().enumerate() {
            let place = format!("line 1, column {}", at + 1);
            let heading = heading_of(heading).ok_or_else(|| format!("{place}: it is no text (UTF-8)"))?;
            let column = Column::of(&heading).map_err(|reason| format!("{place}: {reason}"))?;
            let same = columns.iter().find(|(known, _)| {
                known.as_ref().zip(column.as_ref()).is_some_and(|(known, column)| known.field == column.field)
            });
            if let Some((_, other)) = same {
                return Err(format!("{place}: `{heading}` means the same as `{other}`"));
            }
            columns.push((column, heading));
        }
        let list = Self { columns };
        if list.known().any(|(_, column, _)| column.field == Field::Id) {
            return Ok(list);
        }
        let headings: Vec<&str> = list.columns.iter().map(|(_, heading)| heading.as_str()).take(12).collect();
        let shown: String = headings.join(", ").chars().take(120).collect();
        Err(format!("line 1 has no column `Id` (or `Stock #`), but {shown}"))
    }

    /// Place, column and heading of what is read.
    fn known(&self) -> impl Iterator<Item = (usize, &Column, &str)> {
        let columns = self.columns.iter().enumerate();
        columns.filter_map(|(at, (column, heading))| Some((at, column.as_ref()?, heading.as_str())))
    }

    /// Place and heading of what is kept.
    fn others(&self) -> impl Iterator<Item = (usize, &str)> {
        let columns = self.columns.iter().enumerate();
        columns.filter(|(_, (column, _))| column.is_none()).map(|(at, (_, heading))| (at, heading.as_str()))
    }

    fn currency(&self) -> Option<String> {
        let price = self.known().find(|(_, column, _)| column.field == Field::Price);
        price.map(|(_, column, _)| column.unit.to_uppercase()).filter(|unit| !unit.is_empty())
    }

    /// Reads a row: onto the tray, or its faults onto theirs.
    fn add(&self, row: &ByteRecord, read: &mut ReadTray) {
        let line = line_of(row);
        let fault = |column: &str, cell: &[u8], reason: String| CellFault {
            line,
            column: column.to_owned(),
            value: shown(cell),
            reason,
        };
        if row.iter().all(<[u8]>::is_empty) {
            return;
        }
        if row.len() != self.columns.len() {
            let reason = format!("the row has {} cells, the headings are {}", row.len(), self.columns.len());
            return read.faults.push(fault("", row.get(0).unwrap_or_default(), reason));
        }
        let mut stone = TrayStone::default();
        let before = read.faults.len();
        for (at, (column, heading)) in self.columns.iter().enumerate() {
            let cell = row.get(at).unwrap_or_default();
            let Ok(text) = std::str::from_utf8(cell) else {
                read.faults.push(fault(heading, cell, "it is no text (UTF-8)".to_owned()));
                continue;
            };
            match column {
                None => stone.others.push(text.trim().to_owned()),
                Some(column) => {
                    let reason = column.read(text.trim(), &mut stone).err();
                    read.faults.extend(reason.map(|reason| fault(heading, cell, reason)));
                }
            }
        }
        if read.faults.len() == before {
            read.tray.stones.push(stone);
        }
    }
}

/// A heading on one line; nothing for bytes that are no text.
fn heading_of(cell: &[u8]) -> Option<String> {
    let heading = std::str::from_utf8(cell).ok()?.split_whitespace().collect::<Vec<_>>().join(" ");
    (!heading.chars().any(char::is_control)).then_some(heading)
}

/// The fault of a row that swallowed the end of the file.
fn left_open(row: &ByteRecord) -> CellFault {
    CellFault {
        line: line_of(row),
        column: String::new(),
        value: shown(row.get(0).unwrap_or_default()),
        reason: "a quotation mark is opened and not closed: nothing from here on is read".to_owned(),
    }
}

fn line_of(row: &ByteRecord) -> u64 {
    row.position().map_or(0, csv::Position::line)
}

/// A cell for a message: cut short, and without what a terminal would obey.
fn shown(cell: &[u8]) -> String {
    let plain = |letter: char| if letter.is_control() { char::REPLACEMENT_CHARACTER } else { letter };
    String::from_utf8_lossy(cell).chars().take(60).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::{Carats, Degrees, Millimeters, Percent};

    const LIST: &str =
        "Stock #,Shape,L (mm),W (mm),D (mm),Carats,Colour,Clarity,Lab,Report No.,Gem,Price USD,Fluorescence
A1,Round,6.52,6.48,4.01,1.04,G,VS1,GIA,2141438171,diamond,5169.5,None
A2,\"Cushion, modified\",5.49,5.28,3.68,1,H,SI1,IGI,\"LG \"\"1\"\"\",diamond,,Faint
A3,Oval,,,,0.9,,,,,,,
";

    fn read(text: &str) -> ReadTray {
        decode(text.as_bytes()).unwrap()
    }

    fn good(text: &str) -> Tray {
        let ReadTray { tray, faults } = read(text);
        assert_eq!(faults, []);
        tray
    }

    #[test]
    fn a_dealers_list_is_read_whole() {
        let tray = good(LIST);
        assert_eq!((tray.stones.len(), tray.currency.as_deref()), (3, Some("USD")));
        assert_eq!(tray.other_columns, ["Fluorescence"]);
        let [first, second, third] = &tray.stones[..] else { panic!() };
        assert_eq!(first.size(), Some([6.52, 6.48, 4.01].map(Millimeters)));
        assert_eq!((first.carats, first.price), (Some(Carats(1.04)), Some(5169.5)));
        assert_eq!(first.others, ["None"]);
        assert_eq!(second.cut.as_deref(), Some("Cushion, modified"));
        assert_eq!(second.certificate.number.as_deref(), Some("LG \"1\""));
        assert_eq!((third.size(), third.certificate.is_reported()), (None, false));
    }

    #[test]
    fn separators_marks_and_units_do_not_matter() {
        let plain = good("Id,Cut,L (mm),Carats\nB1,Round,6.5,1.04\n");
        for same in [
            "Id;Cut;L (mm);Carats\r\nB1;Round;6,5;1,04\r\n",
            "Id\tCut\tL\tct\nB1\tRound\t6.5\t1.04",
            "\u{feff}Id,Cut,L (mm),Carats\nB1,Round,\"6,5\",\"1,04\"\n",
            "Carats (g),Id,Cut,Length [cm]\n0.208,B1,Round,0.65\n",
            "Id,Cut,\"L\n(in)\",Carats\n\n B1 , Round ,6.5 mm,1.04 ct\n,,,\n",
        ] {
            assert_eq!(good(same), plain, "{same}");
        }
    }

    #[test]
    fn a_report_is_read_in_its_printed_forms() {
        let list = "Id;Lab;Measurements;Table %;Depth %;Crown angle;Pavilion angle;Girdle;Culet\n\
                    C1;GIA;6.48 - 6.52 x 4.01 mm;57;61,7 %;34.5°;40.8;Medium to Slightly Thick (Faceted);None\n";
        let tray = good(list);
        let report = &tray.stones[0].certificate;
        assert_eq!((report.table, report.depth), (Some(Percent(57.0)), Some(Percent(61.7))));
        assert_eq!(report.crown_angle, Some(Degrees(34.5)));
        assert_eq!(tray.stones[0].size(), Some([6.52, 6.48, 4.01].map(Millimeters)));
        assert_eq!(report.round_proportions().unwrap().proportions.girdle, Percent(3.5));
    }

    #[test]
    fn every_fault_is_told_with_its_place_and_the_other_rows_are_read() {
        let list = "Id,L (mm),Carats,Girdle,Price\nD1,6.5,1,Medium,\nD2,six,0,Fat,\"1,250\"\nD3,1\n,6.5,1,,\nD5,6.5,1,,1\n";
        let ReadTray { tray, faults } = read(list);
        let ids: Vec<&str> = tray.stones.iter().map(|stone| stone.id.as_str()).collect();
        assert_eq!(ids, ["D1", "D5"]);
        let places: Vec<_> =
            faults.iter().map(|fault| (fault.line, fault.column.as_str(), fault.value.as_str())).collect();
        let expected = [
            (3, "L (mm)", "six"),
            (3, "Carats", "0"),
            (3, "Girdle", "Fat"),
            (3, "Price", "1,250"),
            (4, "", "D3"),
            (5, "Id", ""),
        ];
        assert_eq!(places, expected);
        for (fault, reason) in faults.iter().zip([
            "`six` is not a length",
            "it is 0.000 ct; it must be more than 0 and at most 100000 ct",
            "`Fat` is no girdle",
            "write 1250 or 1250.00",
            "the row has 2 cells, the headings are 5",
            "every stone needs one",
        ]) {
            assert!(fault.reason.contains(reason), "{fault:?}");
        }
    }

    #[test]
    fn a_quotation_mark_that_is_left_open_swallows_nothing_silently() {
        let ReadTray { tray, faults } = read("Id,Cut\nE1,Round\nE2,\"Oval\nE3,Round\nE4,Round\n");
        assert_eq!(tray.stones.len(), 1);
        assert_eq!((faults.len(), faults[0].line, faults[0].value.as_str()), (1, 3, "E2"));
        assert!(faults[0].reason.contains("not closed"), "{faults:?}");
        let inches = good("Id,Cut\nE1,5\" round\n");
        assert_eq!(inches.stones[0].cut.as_deref(), Some("5\" round"));
    }

    #[test]
    fn bytes_of_other_alphabets_are_told_in_their_row() {
        let ReadTray { tray, faults } = decode(b"Id,Cut\nF1,\x1b[2JCarr\xe9\nF2,Round\n").unwrap();
        assert_eq!((tray.stones.len(), faults.len(), faults[0].line), (1, 1, 2));
        assert!(
            faults[0].reason.contains("UTF-8") && faults[0].value == "\u{fffd}[2JCarr\u{fffd}",
            "{faults:?}"
        );
    }

    #[test]
    fn what_is_no_list_is_refused() {
        for (bytes, reason) in [
            (&b""[..], "it is empty"),
            (b"\xff\xfeI\0d\0", "UTF-16"),
            (b"\x7fELF\0\0\x02", "line 1, column 1: it is no text"),
            (b"Shape,Carats\nRound,1\n", "line 1 has no column `Id` (or `Stock #`), but Shape, Carats"),
            (b"Id,L (kg)\n", "line 1, column 2: `L (kg)` cannot be in `kg`"),
            (b"Id,L,Length\n", "line 1, column 3: `Length` means the same as `L`"),
            (b"Id,\xe9\n", "line 1, column 2: it is no text"),
            (b"\"Id,Cut\n", "it is empty"),
        ] {
            let error = decode(bytes).unwrap_err();
            assert!(error.contains(reason), "{error}");
        }
    }

    #[test]
    fn a_list_reads_back_as_it_was_and_is_written_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tray.csv");
        let tray = good(LIST);
        write_tray(&path, &tray).unwrap();
        assert_eq!(read_tray(&path).unwrap(), ReadTray { tray: tray.clone(), faults: Vec::new() });
        let before = std::fs::read(&path).unwrap();
        write_tray(&path, &read_tray(&path).unwrap().tray).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), before, "the second time gives the same bytes");
        let mut short = tray;
        short.stones[1].others.clear();
        assert!(matches!(write_tray(&path, &short), Err(ExchangeError::ReadBack { .. })));
        assert_eq!(std::fs::read(&path).unwrap(), before);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    proptest::proptest! {
        /// Whatever the numbers and words are, they come back to the last bit.
        #[test]
        fn any_stone_comes_back_exactly(
            side in 0.01_f64..200.0, carats in 1e-6_f64..1e5, share in 0.0_f64..200.0, price in 0.0_f64..1e12,
            letters in proptest::collection::vec(proptest::char::any(), 0..12),
        ) {
            let mut stone = good(LIST).stones.swap_remove(0);
            stone.sides[2] = Some(Millimeters(side));
            stone.carats = Some(Carats(carats));
            stone.certificate.table = Some(Percent(share));
            stone.price = Some(price);
            stone.others = vec![String::from_iter(letters).trim().to_owned()];
            let tray = Tray { stones: vec![stone], currency: None, other_columns: vec!["Note".to_owned()] };
            let bytes = encode(&tray).unwrap();
            proptest::prop_assert_eq!(decode(&bytes), Ok(ReadTray { tray, faults: Vec::new() }));
        }

        /// No bytes make it panic, and no row is lost: it is on the tray or among the faults.
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
            let _ = decode(&bytes);
            let list = [&b"Id,L (mm)\n"[..], &bytes].concat();
            proptest::prop_assert!(decode(&list).is_ok());
        }
    }
}
