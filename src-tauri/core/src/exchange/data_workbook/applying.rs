//! Taking a data workbook over: all of it in one act, or none.
use std::collections::HashMap;

use rusqlite::ToSql;
use serde::Serialize;
use ts_rs::TS;

use crate::communities::{self, Communities};
use crate::dates::SchoolYear;
use crate::error::{Error, Result};
use crate::exchange::tabular::Workbook;
use crate::ids::{CommunityId, Uid};
use crate::ledger::Writer;
use crate::text::told_counts;

use super::intake::{Intake, intake};
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
    let intake = intake(w.reader(), book)?;
    let faults = intake.preview.issues.len();
    if faults > 0 {
        return Err(Error::Rejected {
            message: format!("“{}”有{faults}处问题，没有导入。改正后再导入。", book.name),
            issues: intake.preview.issues,
        });
    }
    let summary = summary(&intake);
    let mut owners = Owners::new(&intake.rows);
    for taken in intake.rows {
        write(w, taken, &mut owners)?;
    }
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

fn write(w: &Writer<'_>, taken: TakenRow, owners: &mut Owners) -> Result<()> {
    let TakenRow {
        mut record,
        owner_given,
        is_new,
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
