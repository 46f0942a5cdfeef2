//! What importing a data workbook would do, row by row, without doing it.
use std::collections::HashMap;

use rusqlite::types::Value;

use crate::error::{Issue, Result};
use crate::exchange::normal::{Context, Problem};
use crate::exchange::tabular::{Row, Workbook, column_letters};
use crate::ids::Uid;
use crate::ledger::Reader;

use super::convert::Dictionary;
use super::keys::Columns;
use super::one_sheet::{Reading, Recognised};
use super::preview::{FieldChange, Preview, RowChange};
use super::reading::{self, Found};
use super::references::References;
use super::sheets::SheetDef;
use super::words::{FORMS, WordBook};
use super::writing::{Stored, beside};
use super::{OWNER, WHOLE_COUNTY};

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
    let (found, notices) = reading::find(book)?;
    let mut planner = Planner {
        reader,
        context: Context {
            epoch_1904: book.epoch_1904,
            typed: true,
            two_digit_months: false,
            today: reader.today(),
        },
        dictionary: Dictionary {
            words: WordBook::load(reader)?,
            references: References::load(reader)?,
        },
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

struct Planner<'r> {
    reader: Reader<'r>,
    context: Context,
    dictionary: Dictionary,
    plan: Plan,
}

/// A row's values as far as they are known: `None` where the file has no such column.
struct Draft<'f> {
    row: &'f Row,
    values: Vec<Option<Value>>,
    owner: Option<Uid>,
    given: Option<Uid>,
}

impl<'r> Planner<'r> {
    fn sheet(&mut self, found: &Found<'_>) -> Result<()> {
        let mut reading = Reading::new(self.reader, found)?;
        // Codes first, so that a row may name one further down on the same sheet.
        if found.def.natural == ["code"] && self.is_named(found.def) {
            self.announce(&mut reading);
        }
        if found.def.table == "activity_form" {
            self.announce_forms(&reading);
        }
        for row in found.rows() {
            reading.counts.rows += 1;
            let before = self.plan.preview.issues.len();
            if let Some(draft) = self.draft(&reading, row) {
                self.place(&mut reading, draft);
            }
            reading.counts.faulty += u32::from(self.plan.preview.issues.len() > before);
        }
        self.plan.preview.sheets.push(reading.counts);
        Ok(())
    }

    /// Whether other sheets refer to the records by code.
    fn is_named(&self, def: &SheetDef) -> bool {
        matches!(
            def.table,
            "organization" | "person" | "community" | "activity"
        )
    }

    /// Gives every row's record its key before any row is read in full.
    fn announce(&mut self, reading: &mut Reading<'_>) {
        let (Some(code_at), uid_at) = (reading.place("code"), reading.place("uid")) else {
            return;
        };
        // Rows without 标识 and with the same code are the same record, which is a fault later on.
        let mut by_code: HashMap<String, Uid> = HashMap::new();
        for row in reading.found.rows() {
            let code = row.cell(code_at).shown();
            let given = uid_at.and_then(|at| Uid::parse(row.cell(at).shown().trim()));
            let uid = match reading.recognise(given, None, &format!("{code}\u{1f}")) {
                Recognised::As(uid) => uid,
                Recognised::New => given
                    .or_else(|| by_code.get(&code).copied())
                    .unwrap_or_else(Uid::new),
                Recognised::Unclear => continue,
            };
            if let Some(given) = given {
                self.dictionary.references.alias(given, uid);
            }
            if !code.is_empty() {
                self.dictionary
                    .references
                    .add(reading.found.def.table, &code, uid);
            }
            by_code.insert(code, uid);
            reading.announced.insert(row.number, uid);
        }
    }

    /// A form may be 等同于 one further down.
    fn announce_forms(&mut self, reading: &Reading<'_>) {
        let (Some(code_at), Some(name_at)) = (reading.place("code"), reading.place("name")) else {
            return;
        };
        for row in reading.found.rows() {
            let (code, name) = (row.cell(code_at).shown(), row.cell(name_at).shown());
            self.dictionary.words.add(FORMS, &code, &name, None);
        }
    }

    /// Reads a row's cells; `None` when one of them is at fault.
    fn draft<'f>(&mut self, reading: &Reading<'f>, row: &'f Row) -> Option<Draft<'f>> {
        let found = reading.found;
        let mut sound = true;
        let mut values: Vec<Option<Value>> = Vec::with_capacity(found.def.columns.len());
        for (at, (column, need, kind)) in found.def.columns.iter().enumerate() {
            let Some(place) = found.places[at] else {
                values.push(None);
                continue;
            };
            let known: Vec<Value> = values
                .iter()
                .map(|v| v.clone().unwrap_or(Value::Null))
                .collect();
            let columns = Columns {
                def: found.def,
                values: &known,
            };
            let read =
                self.dictionary
                    .value(*kind, row.cell(place), &self.context, beside(&columns));
            match read.and_then(|value| reading.or_default(column, *need, *kind, value)) {
                Ok(value) => values.push(Some(value)),
                Err(problem) => {
                    self.fault(found, row, Some(at), problem);
                    values.push(None);
                    sound = false;
                }
            }
        }
        let owner = self.owner(found, row, &mut sound);
        let given = reading
            .place("uid")
            .map(|at| row.cell(at).shown())
            .filter(|text| !text.trim().is_empty());
        let key = given.as_deref().and_then(|text| Uid::parse(text.trim()));
        if given.is_some() && key.is_none() {
            let problem = Problem::new("标识不完整", "把这一格清空，或者从原来的文件复制。");
            self.fault(found, row, Some(found.def.columns.len() + 1), problem);
            sound = false;
        }
        sound.then_some(Draft {
            row,
            values,
            owner,
            given: key,
        })
    }

    fn owner(&mut self, found: &Found<'_>, row: &Row, sound: &mut bool) -> Option<Uid> {
        let at = found.def.columns.len();
        let text = row.cell(found.places[at]?).shown();
        if text.is_empty() {
            return None;
        }
        if text == WHOLE_COUNTY {
            return Some(Uid::COUNTY);
        }
        match self.dictionary.references.find("organization", &text) {
            Ok(uid) => Some(uid),
            Err(problem) => {
                *sound = false;
                self.fault(found, row, Some(at), problem);
                None
            }
        }
    }

    /// Finds the record a row means, and whether the row changes it.
    fn place(&mut self, reading: &mut Reading<'_>, draft: Draft<'_>) {
        let found = reading.found;
        let values: Vec<Value> = draft
            .values
            .iter()
            .map(|value| value.clone().unwrap_or(Value::Null))
            .collect();
        let columns = Columns {
            def: found.def,
            values: &values,
        };
        let derived = columns.derived();
        let natural = columns.natural();
        let announced = reading.announced.get(&draft.row.number).copied();
        let uid = match announced.map_or_else(
            || reading.recognise(draft.given, derived, &natural),
            Recognised::As,
        ) {
            Recognised::As(uid) => uid,
            Recognised::New => draft.given.or(derived).unwrap_or_else(Uid::new),
            Recognised::Unclear => {
                let problem = Problem::new(
                    "资料库里有几条这样的记录，不知道是哪一条",
                    "先改成不同的编号，或者在“标识”列写明是哪一条。",
                );
                return self.fault(found, draft.row, None, problem);
            }
        };
        if let Some(first) = reading.seen.insert(uid, draft.row.number) {
            let problem = Problem::new(
                format!("与第{first}行是同一条记录"),
                "去掉重复的一行，或者改正编号。",
            );
            return self.fault(found, draft.row, None, problem);
        }
        self.compare(reading, draft, uid);
    }

    fn compare(&mut self, reading: &mut Reading<'_>, draft: Draft<'_>, uid: Uid) {
        let found = reading.found;
        let old = reading.existing.get(&uid);
        let mut values = Vec::with_capacity(draft.values.len());
        for (at, value) in draft.values.into_iter().enumerate() {
            let (column, _, _) = found.def.columns[at];
            values.push(match (value, old) {
                (Some(value), _) => value,
                (None, Some(old)) => old.values[at].clone(),
                (None, None) => reading
                    .defaults
                    .get(column)
                    .cloned()
                    .flatten()
                    .unwrap_or(Value::Null),
            });
        }
        let record = Stored {
            def: found.def,
            uid,
            owner: draft
                .owner
                .or(old.map(|old| old.owner))
                .unwrap_or(Uid::COUNTY),
            values,
        };
        self.learn(&record);
        match old {
            Some(old) if old.equals(&record) => reading.counts.same += 1,
            Some(old) => {
                reading.counts.changed += 1;
                let change = self.change(found, draft.row.number, old, &record);
                self.plan.preview.changes.push(change);
                self.push(record, true, false);
            }
            None => {
                reading.counts.added += 1;
                self.push(record, draft.owner.is_some(), true);
            }
        }
    }

    fn push(&mut self, record: Stored, owner_given: bool, is_new: bool) {
        self.plan.rows.push(Planned {
            record,
            owner_given,
            is_new,
        });
    }

    /// Later rows and sheets may use what this row defines.
    fn learn(&mut self, record: &Stored) {
        let columns = record.columns();
        let words = &mut self.dictionary.words;
        match record.def.table {
            "word" => {
                if let (Some(list), Some(code), Some(name)) = (
                    columns.text("list"),
                    columns.text("code"),
                    columns.text("name"),
                ) {
                    words.add(list, code, name, columns.text("other_names"));
                }
            }
            "activity_form" => {
                if let (Some(code), Some(name)) = (columns.text("code"), columns.text("name")) {
                    words.add(FORMS, code, name, columns.text("other_names"));
                }
            }
            "session" => {
                let activity = columns.uid("activity").unwrap_or(Uid::COUNTY);
                let references = &mut self.dictionary.references;
                let code = references
                    .code_of("activity", activity)
                    .unwrap_or_default()
                    .to_owned();
                if let Value::Integer(seq) = columns.get("seq") {
                    references.add("session", &format!("{code}/{seq}"), record.uid);
                }
            }
            _ => {}
        }
    }

    fn change(&self, found: &Found<'_>, row: u32, old: &Stored, new: &Stored) -> RowChange {
        let shown = |record: &Stored, at: usize| {
            let (_, _, kind) = found.def.columns[at];
            let beside = beside(&record.columns());
            self.dictionary
                .cell(kind, &record.values[at], beside)
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
            let text = |uid: Uid| match uid == Uid::COUNTY {
                true => WHOLE_COUNTY.to_owned(),
                false => self.dictionary.references.text("organization", uid),
            };
            fields.push(FieldChange {
                field: OWNER.to_owned(),
                before: text(old.owner),
                after: text(new.owner),
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

    fn fault(&mut self, found: &Found<'_>, row: &Row, column: Option<usize>, problem: Problem) {
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
