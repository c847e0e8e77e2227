//! A list of stones with what is known, what is not, and what does not fit.

use std::path::Path;

use super::{SCHEMA, tidy};
use crate::exchange::{CellFault, ReadTray, read_tray, write_tray};
use crate::gems::{Certificate, GemCatalog, RoundProportions, Tray, TrayFlag, TrayStone};
use crate::studio::{CommandError, Studio};
use crate::vocab::GemId;

/// What `collet tray --json` prints.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct TraySheet {
    /// Layout of this JSON: 1.
    pub schema: u32,
    /// Sums.
    pub totals: TotalsSheet,
    /// The stones, in the order of the list.
    pub rows: Vec<TrayRow>,
    /// What could not be read; those rows are not among the others.
    pub faults: Vec<FaultSheet>,
}

/// Sums over a list.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct TotalsSheet {
    /// Stones that were read.
    pub stones: usize,
    /// Their weight, as far as it is stated.
    pub carats: f64,
    /// Stones without a stated weight.
    pub unweighed: usize,
    /// Stones without length, width and depth.
    pub unmeasured: usize,
    /// Stones with a flag.
    pub flagged: usize,
    /// Rows that could not be read.
    pub refused: usize,
    /// Sum of the prices; `null` without any.
    pub price: Option<f64>,
    /// Of the prices; `null` where the list names none.
    pub currency: Option<String>,
}

/// One stone.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct TrayRow {
    /// Number in the dealer's stock.
    pub id: String,
    /// As the dealer writes it.
    pub cut: Option<String>,
    /// As the dealer writes it.
    pub species: Option<String>,
    /// Whether length, width and depth are known.
    pub measured: bool,
    /// The longer side; `null` where it was not measured.
    pub length_mm: Option<f64>,
    /// The shorter side; `null` where it was not measured.
    pub width_mm: Option<f64>,
    /// Table to culet; `null` where it was not measured.
    pub depth_mm: Option<f64>,
    /// Stated weight.
    pub carats: Option<f64>,
    /// Least and greatest weight of a stone of that cut, size and gem; `null` where one of them is not known, and
    /// the stated weight was not compared then.
    pub possible_carats: Option<[f64; 2]>,
    /// Color as stated.
    pub color: Option<String>,
    /// Clarity as stated.
    pub clarity: Option<String>,
    /// Laboratory of the report.
    pub lab: Option<String>,
    /// Number of the report.
    pub certificate: Option<String>,
    /// In the list's currency.
    pub price: Option<f64>,
    /// Proportions of a round whose report states enough; `null` for all others.
    pub round: Option<GradedRoundSheet>,
    /// Sentences that say why the row should be looked at.
    pub flags: Vec<String>,
}

/// Proportions out of a report.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct GradedRoundSheet {
    /// As a project takes them.
    pub proportions: RoundProportions,
    /// Those that the report leaves open.
    pub assumed: Vec<&'static str>,
}

/// A cell or a row that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FaultSheet {
    /// Line of the file, from 1.
    pub line: u64,
    /// Heading of the column; `null` for the whole row.
    pub column: Option<String>,
    /// What stands there.
    pub value: String,
    /// Why it cannot be used.
    pub reason: String,
}

impl TraySheet {
    /// Of a stone list; rows that name no gem are of `species`, if one is given. With `output` the list is written
    /// there with Collet's headings.
    ///
    /// # Errors
    /// [`CommandError::BadInput`] for a file that is no stone list, an unknown gem, and an output that cannot be
    /// written or would lose rows with faults.
    pub fn of(
        studio: &Studio,
        file: &Path,
        species: Option<&GemId>,
        output: Option<&Path>,
    ) -> Result<Self, CommandError> {
        let bad = |text: String| CommandError::BadInput(text);
        let ReadTray { mut tray, faults } = read_tray(file).map_err(|error| bad(error.to_string()))?;
        let gems = &studio.library().gems;
        if let Some(id) = species {
            gems.species(id).ok_or_else(|| bad(format!("there is no gem `{id}`")))?;
            let unnamed = tray.stones.iter_mut().filter(|stone| stone.species.is_none());
            unnamed.for_each(|stone| stone.species = Some(id.to_string()));
        }
        if let Some(path) = output {
            let lost = faults.len();
            if lost > 0 {
                let faults = crate::studio::figures::plural(lost, "fault");
                return Err(bad(format!("the list has {faults}; nothing was written: {}", path.display())));
            }
            write_tray(path, &tray).map_err(|error| bad(error.to_string()))?;
        }
        Ok(Self::sheet(gems, &tray, &faults))
    }

    fn sheet(gems: &GemCatalog, tray: &Tray, faults: &[CellFault]) -> Self {
        let flags = tray.flags(gems);
        let rows: Vec<TrayRow> =
            tray.stones.iter().zip(&flags).map(|(stone, flags)| TrayRow::of(gems, stone, flags)).collect();
        let mut refused: Vec<u64> = faults.iter().map(|fault| fault.line).collect();
        refused.dedup();
        let prices: Vec<f64> = tray.stones.iter().filter_map(|stone| stone.price).collect();
        let totals = TotalsSheet {
            stones: rows.len(),
            carats: tidy(tray.stones.iter().filter_map(|stone| stone.carats).map(|carats| carats.0).sum()),
            unweighed: rows.iter().filter(|row| row.carats.is_none()).count(),
            unmeasured: rows.iter().filter(|row| !row.measured).count(),
            flagged: rows.iter().filter(|row| !row.flags.is_empty()).count(),
            refused: refused.len(),
            price: (!prices.is_empty()).then(|| tidy(prices.iter().sum())),
            currency: tray.currency.clone(),
        };
        Self { schema: SCHEMA, totals, rows, faults: faults.iter().map(FaultSheet::of).collect() }
    }
}

impl TrayRow {
    fn of(gems: &GemCatalog, stone: &TrayStone, flags: &[TrayFlag]) -> Self {
        let size = stone.size();
        let [length, width, depth] = size.map_or(stone.sides, |size| size.map(Some));
        let possible = stone.possible_weight(gems);
        let report = &stone.certificate;
        let is_round =
            stone.cut.as_ref().and_then(|cut| gems.weight_factor(cut)).is_some_and(|row| row.id == "round");
        Self {
            id: stone.id.clone(),
            cut: stone.cut.clone(),
            species: stone.species.clone(),
            measured: size.is_some(),
            length_mm: length.map(|side| tidy(side.0)),
            width_mm: width.map(|side| tidy(side.0)),
            depth_mm: depth.map(|side| tidy(side.0)),
            carats: stone.carats.map(|carats| tidy(carats.0)),
            possible_carats: possible.map(|range| range.map(|carats| tidy(carats.0))),
            color: report.color.clone(),
            clarity: report.clarity.clone(),
            lab: report.lab.clone(),
            certificate: report.number.clone(),
            price: stone.price.map(tidy),
            round: is_round.then(|| GradedRoundSheet::of(report)).flatten(),
            flags: flags.iter().map(ToString::to_string).collect(),
        }
    }
}

impl GradedRoundSheet {
    fn of(report: &Certificate) -> Option<Self> {
        let round = report.round_proportions().ok()?;
        Some(Self { proportions: round.proportions, assumed: round.assumed })
    }
}

impl FaultSheet {
    fn of(fault: &CellFault) -> Self {
        Self {
            line: fault.line,
            column: (!fault.column.is_empty()).then(|| fault.column.clone()),
            value: fault.value.clone(),
            reason: fault.reason.clone(),
        }
    }
}
