//! Which record a row means, and what the row changes about it.
use rusqlite::types::Value;

use crate::exchange::normal::Problem;
use crate::exchange::tabular::Row;
use crate::ids::Uid;

use super::columns::{Columns, place};
use super::draft::Draft;
use super::intake::Comparison;
use super::one_sheet::{Reading, Recognised};
use super::preview::{FieldChange, RowChange};
use super::reading::Found;
use super::sound;
use super::writing::TakenRow;
use super::writing::{Stored, row_context};
use super::{OWNER, WHOLE_COUNTY};

impl Comparison<'_> {
    /// Finds the record a row means, and whether the row changes it.
    pub(super) fn place(&mut self, reading: &mut Reading<'_>, draft: Draft<'_>) {
        let found = reading.found;
        let row = draft.row;
        let uid = match record_of(reading, &draft) {
            Ok(uid) => uid,
            Err(problem) => return self.fault(found, row, None, problem),
        };
        if let Some(first) = reading.seen.insert(uid, row.number) {
            let problem = Problem::new(
                format!("与第{first}行是同一条记录"),
                "去掉重复的一行，或者改正编号。",
            );
            return self.fault(found, row, None, problem);
        }
        self.compare(reading, draft, uid);
    }

    fn compare(&mut self, reading: &mut Reading<'_>, draft: Draft<'_>, uid: Uid) {
        let found = reading.found;
        let old = reading.existing.get(&uid);
        let record = Stored {
            table: found.spec.table,
            uid,
            owner: draft
                .owner
                .or(old.map(|old| old.owner))
                .unwrap_or(Uid::COUNTY),
            values: values(reading, &draft, old),
        };
        self.learn(&record);
        if old.is_some_and(|old| old.equals(&record)) {
            reading.counts.same += 1;
            return;
        }
        if let Some((column, problem)) = sound::fault(uid, &record.columns()) {
            let at = place(found.spec.table, column);
            return self.fault(found, draft.row, at, problem);
        }
        match old {
            Some(old) => {
                let change = self.change(found, draft.row.number, old, &record);
                reading.counts.changed += 1;
                self.intake.preview.changes.push(change);
                self.push(draft.row, record, true, false);
            }
            None => {
                reading.counts.added += 1;
                self.push(draft.row, record, draft.owner.is_some(), true);
            }
        }
    }

    fn push(&mut self, row: &Row, record: Stored, owner_given: bool, is_new: bool) {
        self.intake.rows.push(TakenRow {
            record,
            owner_given,
            is_new,
            sheet: self.intake.preview.sheets.len(),
            row: row.number,
        });
    }

    fn change(&self, found: &Found<'_>, row: u32, old: &Stored, new: &Stored) -> RowChange {
        let shown = |record: &Stored, at: usize| {
            let kind = found.spec.columns[at].kind;
            let row_context = row_context(&record.columns());
            self.converter
                .cell(kind, &record.values[at], row_context)
                .shown()
        };
        let changed = (0..new.values.len()).filter(|at| old.values[*at] != new.values[*at]);
        let mut fields: Vec<FieldChange> = changed
            .map(|at| FieldChange {
                field: found.spec.columns[at].header.to_owned(),
                before: shown(old, at),
                after: shown(new, at),
            })
            .collect();
        if old.owner != new.owner {
            fields.push(FieldChange {
                field: OWNER.to_owned(),
                before: self.owner_words(old.owner),
                after: self.owner_words(new.owner),
            });
        }
        let title = self
            .reader
            .title_of(found.spec.table, new.uid)
            .ok()
            .flatten();
        RowChange {
            sheet: found.spec.name.to_owned(),
            row,
            title: title.unwrap_or_default(),
            fields,
        }
    }

    fn owner_words(&self, owner: Uid) -> String {
        match owner {
            Uid::COUNTY => WHOLE_COUNTY.to_owned(),
            school => self.converter.references.text("organization", school),
        }
    }
}

/// The record a row means: one of the ledger, or a new one with the key its columns give.
fn record_of(reading: &Reading<'_>, draft: &Draft<'_>) -> Result<Uid, Problem> {
    let filled = draft.filled(reading);
    let columns = Columns {
        table: reading.found.spec.table,
        values: &filled,
    };
    let derived = columns.derived();
    let recognised = match reading.announced.get(&draft.row.number) {
        Some(uid) => Recognised::As(*uid),
        None => match reading.recognise(draft.given, derived, &reading.natural_of(&columns)) {
            Recognised::New if draft.school.is_some() => earlier(reading, draft),
            recognised => recognised,
        },
    };
    match recognised {
        Recognised::As(uid) => Ok(uid),
        Recognised::New => Ok(draft.given.or(derived).unwrap_or_else(Uid::new)),
        Recognised::Unclear => Err(Problem::new(
            "资料库里有几条这样的记录，不知道是哪一条",
            reading.remedy_of_unclear(),
        )),
    }
}

/// The record of this row, if it was taken in when an empty 单位 stayed empty.
fn earlier(reading: &Reading<'_>, draft: &Draft<'_>) -> Recognised {
    let values = draft.without_school(reading);
    let columns = Columns {
        table: reading.found.spec.table,
        values: &values,
    };
    reading.recognise(
        draft.given,
        columns.derived(),
        &reading.natural_of(&columns),
    )
}

/// The row's values; what the file has no column for stays as it is, or is as in any new record.
fn values(reading: &Reading<'_>, draft: &Draft<'_>, old: Option<&Stored>) -> Vec<Value> {
    let Some(old) = old else {
        return draft.filled(reading);
    };
    draft
        .values
        .iter()
        .zip(&old.values)
        .map(|(value, kept)| value.as_ref().unwrap_or(kept).clone())
        .collect()
}
