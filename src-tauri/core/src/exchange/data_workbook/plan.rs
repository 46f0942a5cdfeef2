//! What importing a data workbook would do, sheet by sheet, without doing it.
//!
//! [`super::draft`] reads a row's cells, [`super::compare`] holds it against the record it means,
//! [`super::learning`] lets later rows name what earlier ones define.
use crate::error::{Issue, Result};
use crate::exchange::normal::{Context, Problem};
use crate::exchange::tabular::{Row, Workbook, column_letters};
use crate::ledger::Reader;

use super::convert::Dictionary;
use super::one_sheet::Reading;
use super::preview::Preview;
use super::reading::{self, Found};
use super::schools::{self, Schools};
use super::spans;
use super::writing::Stored;

/// What would be added and changed, in the order in which records must come.
pub(super) struct Plan {
    pub(super) preview: Preview,
    pub(super) rows: Vec<Planned>,
}

/// A row that adds or changes a record.
pub(super) struct Planned {
    pub(super) record: Stored,
    /// `false`: the file says nothing of the owner.
    pub(super) owner_given: bool,
    pub(super) is_new: bool,
}

/// Reads the file against the ledger; changes nothing.
pub fn preview(reader: Reader<'_>, book: &Workbook) -> Result<Preview> {
    Ok(plan(reader, book)?.preview)
}

pub(super) fn plan(reader: Reader<'_>, book: &Workbook) -> Result<Plan> {
    let (found, notices) = reading::find(reader.records(), book)?;
    let mut planner = Planner {
        reader,
        context: Context {
            epoch_1904: book.epoch_1904,
            typed: true,
            two_digit_months: false,
            today: reader.today(),
        },
        dictionary: Dictionary::load(reader)?,
        schools: None,
        unplaced: Vec::new(),
        plan: Plan {
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
        planner.sheet(sheet)?;
    }
    Ok(planner.plan)
}

pub(super) struct Planner<'r> {
    pub(super) reader: Reader<'r>,
    pub(super) context: Context,
    pub(super) dictionary: Dictionary,
    /// While a sheet of people at activities is read.
    pub(super) schools: Option<Schools>,
    /// Rows of that sheet whose people had no school on the day.
    pub(super) unplaced: Vec<u32>,
    pub(super) plan: Plan,
}

impl Planner<'_> {
    fn sheet(&mut self, found: &Found<'_>) -> Result<()> {
        let mut reading = Reading::new(self.reader, found)?;
        let first = self.plan.rows.len();
        self.schools = match schools::of_people(found.spec.table) {
            true => Some(Schools::load(self.reader, &self.plan.rows)?),
            false => None,
        };
        self.announce(&mut reading);
        for row in found.rows() {
            reading.counts.rows += 1;
            let before = self.plan.preview.issues.len();
            if let Some(draft) = self.draft(&reading, row) {
                self.place(&mut reading, draft);
            }
            reading.counts.faulty += u32::from(self.plan.preview.issues.len() > before);
        }
        let notices = spans::notices(&reading, &self.plan.rows[first..]);
        self.plan.preview.notices.extend(notices);
        let unplaced = std::mem::take(&mut self.unplaced);
        let notice = schools::notice(&found.sheet.name, &unplaced);
        self.plan.preview.notices.extend(notice);
        self.plan.preview.sheets.push(reading.counts);
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
        self.plan.preview.issues.push(Issue {
            sheet: found.sheet.name.clone(),
            row: row.number,
            column: place.map(column_letters),
            field: column.map(|at| found.spec.columns[at].header.to_owned()),
            message: problem.message,
            remedy: Some(problem.remedy),
        });
    }
}
