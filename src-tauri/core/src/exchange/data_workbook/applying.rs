//! Taking a data workbook over: all of it in one act, or none.
use std::collections::HashMap;

use rusqlite::ToSql;
use serde::Serialize;
use ts_rs::TS;

use crate::communities::{self, Communities};
use crate::dates::SchoolYear;
use crate::error::{Error, Issue, Result};
use crate::exchange::tabular::Workbook;
use crate::ids::{CommunityId, Uid};
use crate::kinds;
use crate::ledger::{Reader, Table, Writer};
use crate::text::told_counts;

use super::intake::{Intake, intake};
use super::preview::Preview;
use super::writing::{Stored, TakenRow};

/// What was taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    pub added: u32,
    pub changed: u32,
    pub same: u32,
}

/// Takes the file over.
///
/// # Errors
/// [`Error::Rejected`] with every fault and its place; nothing is changed then.
pub fn apply(w: &Writer<'_>, book: &Workbook) -> Result<Summary> {
    let mut intake = intake(w.reader(), book)?;
    let issues = std::mem::take(&mut intake.preview.issues);
    refuse(book, issues)?;
    let summary = summary(&intake);
    let mut owners = Owners::new(&intake.rows);
    let kinds: Vec<OfAKind> = intake.rows.iter().filter_map(of_a_kind).collect();
    for taken in intake.rows {
        write(w, taken, &mut owners)?;
    }
    let mut issues = Vec::new();
    for row in kinds {
        issues.extend(row.issue(w.reader(), &intake.preview)?);
    }
    refuse(book, issues)?;
    w.describe(format!(
        "已导入数据工作簿“{}”：{}",
        book.name,
        told_counts(&[("新增", summary.added), ("变更", summary.changed)], "条"),
    ));
    Ok(summary)
}

fn summary(intake: &Intake) -> Summary {
    let sheets = &intake.preview.sheets;
    Summary {
        added: sheets.iter().map(|sheet| sheet.added).sum(),
        changed: sheets.iter().map(|sheet| sheet.changed).sum(),
        same: sheets.iter().map(|sheet| sheet.same).sum(),
    }
}

/// Takes nothing over when anything is wrong.
fn refuse(book: &Workbook, issues: Vec<Issue>) -> Result<()> {
    match issues.len() {
        0 => Ok(()),
        faults => Err(Error::Rejected {
            message: format!("“{}”有{faults}处问题，没有导入。改正后再导入。", book.name),
            issues,
        }),
    }
}

/// A row that writes a record of a plain kind, or a part of one: it must pass the check of its kind,
/// and can only be held against it when all its rows are written.
struct OfAKind {
    table: &'static Table,
    uid: Uid,
    sheet: usize,
    row: u32,
}

fn of_a_kind(taken: &TakenRow) -> Option<OfAKind> {
    let record = &taken.record;
    let (name, uid) = match record.table.part_of.zip(record.table.whole()) {
        Some((column, whole)) => (whole, record.columns().uid(column)?),
        None => (record.table.name, record.uid),
    };
    let mut tables = kinds::TABLES.iter().copied();
    Some(OfAKind {
        table: tables.find(|table| table.name == name)?,
        uid,
        sheet: taken.sheet,
        row: taken.row,
    })
}

impl OfAKind {
    fn issue(&self, reader: Reader<'_>, preview: &Preview) -> Result<Option<Issue>> {
        let message = match kinds::check(reader, self.table, self.uid) {
            Ok(()) => return Ok(None),
            Err(Error::Invalid { message, .. }) => message,
            Err(other) => return Err(other),
        };
        let (message, remedy) = message.split_once('。').unwrap_or((&message, ""));
        Ok(Some(Issue {
            sheet: preview.sheets[self.sheet].sheet.clone(),
            row: self.row,
            column: None,
            field: None,
            message: message.to_owned(),
            remedy: Some(remedy.to_owned()),
        }))
    }
}

fn write(w: &Writer<'_>, taken: TakenRow, owners: &mut Owners) -> Result<()> {
    let TakenRow {
        mut record,
        owner_given,
        is_new,
        ..
    } = taken;
    if !owner_given {
        record.owner = owners.of(w, &record)?;
    }
    let values = record.values.iter().map(|value| value as &dyn ToSql);
    w.put(record.table, is_new, record.uid, record.owner, values)
}

/// Owners of new records whose row leaves 归属单位 empty: as the slices would set them.
struct Owners {
    /// School of each person of the file.
    schools: HashMap<Uid, Uid>,
    communities: Option<Communities>,
}

impl Owners {
    fn new(rows: &[TakenRow]) -> Self {
        let postings = rows.iter().filter(|row| row.record.table.name == "posting");
        let schools = postings.filter_map(|row| {
            let columns = row.record.columns();
            Some((columns.uid("person")?, columns.uid("organization")?))
        });
        Owners {
            schools: schools.collect(),
            communities: None,
        }
    }

    fn of(&mut self, w: &Writer<'_>, record: &Stored) -> Result<Uid> {
        let owner = match record.table.name {
            "person" => self.schools.get(&record.uid).copied(),
            "activity" => self.lead(w, record)?,
            _ => {
                let columns = record.columns();
                let of = |column: &str| columns.get(column).clone();
                let reader = w.reader();
                Some(reader.declared_owner(record.table, record.uid, &of)?)
            }
        };
        Ok(owner.unwrap_or(Uid::COUNTY))
    }

    /// The school that leads the community in the activity's school year.
    fn lead(&mut self, w: &Writer<'_>, record: &Stored) -> Result<Option<Uid>> {
        let columns = record.columns();
        let Some(community) = columns.uid("community").map(CommunityId) else {
            return Ok(None);
        };
        let month = |text: &str| format!("{text}-01").parse().ok();
        let day = columns
            .text("day")
            .and_then(|day| day.parse().ok())
            .or_else(|| columns.text("month").and_then(month))
            .unwrap_or(w.now().date());
        if self.communities.is_none() {
            self.communities = Some(communities::load(w.reader())?);
        }
        let lead = self
            .communities
            .as_ref()
            .and_then(|all| all.lead(community, SchoolYear::of(day)));
        Ok(lead.map(|lead| lead.organization.0))
    }
}
