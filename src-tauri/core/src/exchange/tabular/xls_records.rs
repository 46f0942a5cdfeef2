//! The records of an xls, looked through before calamine lays its sheets out as rectangles: how
//! large they would become, what is hidden and what is struck out.
//!
//! Kinds and places of the fields: [MS-XLS], section 2.4.
use std::collections::HashSet;

use crate::error::Result;

use super::limits::Budget;
use super::unseen::Unseen;
use super::xls_strings;

const DIMENSIONS: u16 = 0x0200;
/// EXTSST, which no reader of cells looks at.
const PASSED_OVER: u16 = 0x00ff;
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;
const FORMULA: u16 = 0x0006;

/// What a sheet says beside the values of its cells.
#[derive(Default)]
pub(super) struct SheetFacts {
    pub(super) unseen: Unseen,
    /// Row and column from 0.
    pub(super) struck: HashSet<(u32, u32)>,
}

/// Looks through the workbook stream; answers the facts of its sheets in their order.
///
/// The sizes that sheets announce are taken out of the stream: calamine would set aside as much
/// memory as they say, and does without them.
pub(super) fn look_through(stream: &mut [u8], budget: &mut Budget) -> Result<Vec<SheetFacts>> {
    let globals = Globals::read(stream, budget)?;
    let mut announced = Vec::new();
    let mut facts = Vec::new();
    for start in &globals.sheets {
        let sheet = stream.get(*start..).unwrap_or_default();
        let mut scan = Scan::new(&globals);
        // Charts within a sheet have records of their own.
        let mut depth = 0_usize;
        for record in (Records {
            stream: sheet,
            at: 0,
        }) {
            match record.kind {
                BEGIN => depth += 1,
                END if depth <= 1 => break,
                END => depth -= 1,
                DIMENSIONS => announced.push(start + record.at),
                _ if depth <= 1 => scan.take(&record, budget)?,
                _ => {}
            }
        }
        budget.take_laid_out(
            scan.cells
                .laid_out()
                .saturating_add(scan.formulas.laid_out()),
        )?;
        facts.push(scan.facts);
    }
    for at in announced {
        stream[at..at + 2].copy_from_slice(&PASSED_OVER.to_le_bytes());
    }
    Ok(facts)
}

struct Record<'s> {
    /// Where it begins.
    at: usize,
    kind: u16,
    data: &'s [u8],
}

impl Record<'_> {
    /// Two bytes as a number; 0 beyond the end.
    fn word(&self, at: usize) -> u16 {
        let bytes = self.data.get(at..at + 2).unwrap_or(&[0, 0]);
        u16::from_le_bytes([bytes[0], bytes[1]])
    }

    fn spot(&self) -> (u32, u32) {
        (self.word(0).into(), self.word(2).into())
    }
}

struct Records<'s> {
    stream: &'s [u8],
    at: usize,
}

impl<'s> Iterator for Records<'s> {
    type Item = Record<'s>;

    fn next(&mut self) -> Option<Record<'s>> {
        let at = self.at;
        let head = self.stream.get(at..at + 4)?;
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let data = self.stream.get(at + 4..at + 4 + length)?;
        self.at = at + 4 + length;
        Some(Record {
            at,
            kind: u16::from_le_bytes([head[0], head[1]]),
            data,
        })
    }
}

/// What the sheets have in common.
#[derive(Default)]
struct Globals {
    /// Where each sheet begins.
    sheets: Vec<usize>,
    /// Fonts, whether they strike out.
    fonts: Vec<bool>,
    /// The font of each style.
    styles: Vec<u16>,
    /// Lengths of the shared texts.
    texts: Vec<usize>,
    /// Longest name that a formula may spell out.
    longest_name: usize,
}

impl Globals {
    fn read(stream: &[u8], budget: &mut Budget) -> Result<Self> {
        let mut globals = Globals::default();
        let mut shared: Vec<&[u8]> = Vec::new();
        let mut in_shared = false;
        for record in (Records { stream, at: 0 }).take_while(|record| record.kind != END) {
            budget.tick()?;
            in_shared = record.kind == 0x00fc || (in_shared && record.kind == 0x003c);
            if in_shared {
                shared.push(record.data);
            }
            globals.take(&record, budget)?;
        }
        globals.texts = xls_strings::lengths(&shared, budget)?;
        Ok(globals)
    }

    fn take(&mut self, record: &Record<'_>, budget: &mut Budget) -> Result<()> {
        match record.kind {
            // BoundSheet8: a place in the stream, and the name behind six bytes.
            0x0085 => {
                budget.take_sheet()?;
                let start = [record.word(0), record.word(2)].map(u32::from);
                self.sheets.push((start[0] | start[1] << 16) as usize);
                self.longest_name = self.longest_name.max(record.data.len());
            }
            // Lbl: a defined name.
            0x0018 => self.longest_name = self.longest_name.max(record.data.len().min(512)),
            0x0031 | 0x0231 => self.fonts.push(record.word(2) & 0x0008 != 0),
            0x00e0 => self.styles.push(record.word(0)),
            _ => {}
        }
        Ok(())
    }

    fn strikes(&self, style: u16) -> bool {
        let font = self
            .styles
            .get(usize::from(style))
            .map(|font| usize::from(*font));
        // There is no font 4: those behind it are counted one further.
        let font = font.map(|font| if font > 4 { font - 1 } else { font });
        font.and_then(|font| self.fonts.get(font))
            .copied()
            .unwrap_or(false)
    }
}

/// The rectangle around cells, and how many there are.
#[derive(Default)]
struct Extent {
    count: usize,
    ends: Option<[u32; 4]>,
}

impl Extent {
    fn add(&mut self, (row, column): (u32, u32)) {
        self.count += 1;
        self.ends = Some(match self.ends {
            None => [row, row, column, column],
            Some([top, bottom, left, right]) => [
                top.min(row),
                bottom.max(row),
                left.min(column),
                right.max(column),
            ],
        });
    }

    fn laid_out(&self) -> usize {
        let area = self.ends.map_or(0, |[top, bottom, left, right]| {
            (bottom - top + 1) as usize * (right - left + 1) as usize
        });
        area.max(self.count)
    }
}

/// One sheet being looked through.
struct Scan<'g> {
    globals: &'g Globals,
    facts: SheetFacts,
    cells: Extent,
    formulas: Extent,
    /// Where the latest formula stands: a text that follows is its result, and without a formula
    /// calamine takes it for that of the first cell.
    formula: (u32, u32),
}

impl<'g> Scan<'g> {
    fn new(globals: &'g Globals) -> Self {
        Scan {
            globals,
            facts: SheetFacts::default(),
            cells: Extent::default(),
            formulas: Extent::default(),
            formula: (0, 0),
        }
    }

    fn take(&mut self, record: &Record<'_>, budget: &mut Budget) -> Result<()> {
        budget.tick()?;
        match record.kind {
            // Row, hidden or of no height.
            0x0208 if record.word(12) & 0x0020 != 0 => {
                let number = u32::from(record.word(0)) + 1;
                self.facts.unseen.rows.push((number, number));
            }
            // ColInfo
            0x007d if record.word(8) & 1 != 0 => self.facts.unseen.columns.push(record.spot()),
            // MulRk: a style and four bytes of value for every column.
            0x00bd => {
                let (row, first) = record.spot();
                let last = record.data.len().saturating_sub(6) / 6;
                for (at, column) in (0..last).zip(first..) {
                    self.cell((row, column), record.word(4 + 6 * at));
                }
            }
            // Number, Label, RString, BoolErr, Rk, LabelSst
            0x0203 | 0x0204 | 0x00d6 | 0x0205 | 0x027e | 0x00fd => {
                self.cell(record.spot(), record.word(4));
            }
            FORMULA => {
                self.cell(record.spot(), record.word(4));
                self.formula = record.spot();
                self.formulas.add(self.formula);
                // Spelled out, a name may take many times the bytes that stand for it.
                let spelled = 8 + self.globals.longest_name;
                budget.take_text_bytes(record.data.len().saturating_mul(spelled))?;
            }
            // String: the result of a formula.
            0x0207 => self.cells.add(self.formula),
            _ => {}
        }
        match record.kind {
            0x00fd => {
                let text = usize::from(record.word(6)) | usize::from(record.word(8)) << 16;
                let length = self.globals.texts.get(text).copied().unwrap_or(0);
                budget.take_text_bytes(length)
            }
            0x0204 | 0x00d6 | 0x0207 => budget.take_text_bytes(record.data.len()),
            _ => Ok(()),
        }
    }

    fn cell(&mut self, spot: (u32, u32), style: u16) {
        self.cells.add(spot);
        if self.globals.strikes(style) {
            self.facts.struck.insert(spot);
        }
    }
}
