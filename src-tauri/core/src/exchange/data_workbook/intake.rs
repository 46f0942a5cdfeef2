//! What importing a data workbook would do, sheet by sheet, without doing it.
//!
//! [`super::draft`] reads a row's cells, [`super::compare`] holds it against the record it means,
//! [`super::learning`] lets later rows name what earlier ones define.
use crate::error::{Issue, Result};
use crate::exchange::normal::{Context, Problem};
use crate::exchange::tabular::{Row, Workbook, column_letters};
use crate::ledger::Reader;

use super::convert::Converter;
use super::one_sheet::Reading;
use super::overlaps;
use super::preview::Preview;
use super::reading::{self, Found};
use super::schools::{self, Schools};
use super::writing::TakenRow;

/// What would be added and changed, in the order in which records must come.
pub(super) struct Intake {
    pub(super) preview: Preview,
    pub(super) rows: Vec<TakenRow>,
}

/// Reads the file against the ledger; changes nothing.
pub fn preview(reader: Reader<'_>, book: &Workbook) -> Result<Preview> {
    Ok(intake(reader, book)?.preview)
}

pub(super) fn intake(reader: Reader<'_>, book: &Workbook) -> Result<Intake> {
    let (found, notices) = reading::find(reader.records(), book)?;
    let mut comparison = Comparison {
        reader,
        context: Context {
            epoch_1904: book.epoch_1904,
            typed: true,
            two_digit_months: false,
            today: reader.today(),
        },
        converter: Converter::load(reader)?,
        schools: None,
        unplaced: Vec::new(),
        intake: Intake {
            preview: Preview {
                file: book.name.clone(),
                sheets: Vec::new(),
                changes: Vec::new(),
                issues: Vec::new(),
                notices,
            },
            rows: Vec::new(),
        },
    };
    for sheet in &found {
        comparison.sheet(sheet)?;
    }
    Ok(comparison.intake)
}

pub(super) struct Comparison<'r> {
    pub(super) reader: Reader<'r>,
    pub(super) context: Context,
    pub(super) converter: Converter,
    /// While a sheet of people at activities is read.
    pub(super) schools: Option<Schools>,
    /// Rows of that sheet whose people had no school on the day.
    pub(super) unplaced: Vec<u32>,
    pub(super) intake: Intake,
}

impl Comparison<'_> {
    fn sheet(&mut self, found: &Found<'_>) -> Result<()> {
        let mut reading = Reading::new(self.reader, found)?;
        let first = self.intake.rows.len();
        self.schools = match schools::of_people(found.spec.table) {
            true => Some(Schools::load(self.reader, &self.intake.rows)?),
            false => None,
        };
        self.announce(&mut reading);
        for row in found.rows() {
            reading.counts.rows += 1;
            let before = self.intake.preview.issues.len();
            if let Some(draft) = self.draft(&reading, row) {
                self.place(&mut reading, draft);
            }
            reading.counts.faulty += u32::from(self.intake.preview.issues.len() > before);
        }
        let notices = overlaps::notices(&reading, &self.intake.rows[first..]);
        self.intake.preview.notices.extend(notices);
        let unplaced = std::mem::take(&mut self.unplaced);
        let notice = schools::notice(&found.sheet.name, &unplaced);
        self.intake.preview.notices.extend(notice);
        self.intake.preview.sheets.push(reading.counts);
        Ok(())
    }

    /// `column` counts the columns of the sheet's description; `None`: the row as a whole.
    pub(super) fn fault(
        &mut self,
        found: &Found<'_>,
        row: &Row,
        column: Option<usize>,
        problem: Problem,
    ) {
        let place = column.and_then(|at| found.places[at]);
        self.intake.preview.issues.push(Issue {
            sheet: found.sheet.name.clone(),
            row: row.number,
            column: place.map(column_letters),
            field: column.map(|at| found.spec.columns[at].header.to_owned()),
            message: problem.message,
            remedy: Some(problem.remedy),
        });
    }
}
