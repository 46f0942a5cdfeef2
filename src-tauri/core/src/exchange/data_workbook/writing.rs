//! The rows of each sheet out of a ledger, as cells; drawing them is the forms crate's matter.
use rusqlite::Row;
use rusqlite::types::Value;

use crate::error::Result;
use crate::exchange::tabular::Cell;
use crate::ids::Uid;
use crate::ledger::Reader;

use super::convert::{Beside, Dictionary};
use super::keys::Columns;
use super::references::References;
use super::sheets::{self, SheetDef};
use super::words::WordBook;
use super::{Kind, SheetSpec, WHOLE_COUNTY};

/// What all sheets of one export share.
pub struct Words(Dictionary);

/// To be read once per export, in the same snapshot as the rows.
pub fn words(reader: Reader<'_>) -> Result<Words> {
    Ok(Words(Dictionary {
        words: WordBook::load(reader)?,
        references: References::load(reader)?,
    }))
}

impl Words {
    /// Values a column offers for choice: closed lists, and the names of editable ones.
    pub fn offered(&self, reader: Reader<'_>, kind: Kind) -> Result<Vec<String>> {
        let list = match kind {
            Kind::Word(list) => list,
            Kind::Form => {
                let sql = "SELECT code FROM activity_form WHERE enabled = 1 ORDER BY sort, code";
                return self.names(reader, sql, [], super::words::FORMS);
            }
            other => return Ok(other.fixed_values()),
        };
        let sql = "SELECT code FROM word WHERE enabled = 1 AND list = ?1 ORDER BY sort, code";
        self.names(reader, sql, [list.code()], list.code())
    }

    fn names(
        &self,
        reader: Reader<'_>,
        sql: &str,
        params: impl rusqlite::Params,
        list: &str,
    ) -> Result<Vec<String>> {
        let mut statement = reader.conn().prepare_cached(sql)?;
        let codes = statement.query_map(params, |row| row.get::<_, String>(0))?;
        let mut names = Vec::new();
        for code in codes {
            names.push(self.0.words.text(list, &code?));
        }
        Ok(names)
    }
}

/// Hands every record of a sheet to `put`, one cell for each column of the sheet.
pub fn rows(
    reader: Reader<'_>,
    words: &Words,
    sheet: &SheetSpec,
    mut put: impl FnMut(&[Cell]) -> Result<()>,
) -> Result<()> {
    let Some(def) = sheets::of_table(sheet.table.name) else {
        return Ok(());
    };
    let mut statement =
        reader
            .conn()
            .prepare(&format!("{} ORDER BY {}", select(def), order(def)))?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let record = Stored::read(def, row)?;
        put(&record.cells(&words.0))?;
    }
    Ok(())
}

/// `SELECT uid, owner, …` in the order of the sheet's columns.
pub(super) fn select(def: &SheetDef) -> String {
    let columns: Vec<String> = def
        .columns
        .iter()
        .map(|(column, _, _)| format!("r.{column}"))
        .collect();
    format!(
        "SELECT r.uid, r.owner, {} FROM {} r",
        columns.join(", "),
        def.table
    )
}

/// Roster order where there is one; links behind what they belong to.
fn order(def: &SheetDef) -> &'static str {
    match def.table {
        "organization" | "community" => "r.sort, r.code COLLATE by_code, r.uid",
        "person" => "r.sort, r.code COLLATE by_code, r.uid",
        "posting" | "away" => {
            "(SELECT p.code FROM person p WHERE p.uid = r.person) COLLATE by_code, r.from_date, r.uid"
        }
        "membership" => {
            "(SELECT c.code FROM community c WHERE c.uid = r.community), r.seq, r.from_date, r.uid"
        }
        "lead_override" => {
            "(SELECT c.code FROM community c WHERE c.uid = r.community), r.school_year"
        }
        "term" => "r.school_year, r.number",
        "day_off" => "r.day",
        "activity" => "r.code, r.uid",
        "activity_part" | "session" | "activity_role" | "evidence" => {
            "(SELECT a.code FROM activity a WHERE a.uid = r.activity), r.seq, r.uid"
        }
        "attendance" => {
            "(SELECT a.code FROM activity a WHERE a.uid = r.activity), (SELECT p.code FROM person p WHERE p.uid = r.person) COLLATE by_code, r.uid"
        }
        "head_count" => {
            "(SELECT a.code FROM activity a WHERE a.uid = r.activity), (SELECT o.code FROM organization o WHERE o.uid = r.organization) COLLATE by_code"
        }
        "word" => "r.list, r.sort, r.code",
        "activity_form" => "r.sort, r.code",
        "setting" => "r.name",
        "output" => "r.made_at, r.uid",
        "tag" => "(SELECT a.code FROM activity a WHERE a.uid = r.record), r.scheme, r.seq, r.uid",
        _ => "r.uid",
    }
}

/// One record as it lies in the ledger.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    pub(super) def: &'static SheetDef,
    pub(super) uid: Uid,
    pub(super) owner: Uid,
    /// In the order of the sheet's columns.
    pub(super) values: Vec<Value>,
}

impl Stored {
    pub(super) fn read(def: &'static SheetDef, row: &Row<'_>) -> Result<Self> {
        let values = (2..def.columns.len() + 2).map(|at| row.get(at));
        Ok(Stored {
            def,
            uid: row.get(0)?,
            owner: row.get(1)?,
            values: values.collect::<rusqlite::Result<_>>()?,
        })
    }

    /// Whether both say the same of the same record.
    pub(super) fn equals(&self, other: &Stored) -> bool {
        (self.uid, self.owner) == (other.uid, other.owner) && self.values == other.values
    }

    pub(super) fn columns(&self) -> Columns<'_> {
        Columns {
            def: self.def,
            values: &self.values,
        }
    }

    fn cells(&self, words: &Dictionary) -> Vec<Cell> {
        let beside = beside(&self.columns());
        let kinds = self.def.columns.iter().map(|(_, _, kind)| *kind);
        let mut cells: Vec<Cell> = kinds
            .zip(&self.values)
            .map(|(kind, value)| words.cell(kind, value, beside))
            .collect();
        cells.push(match self.owner == Uid::COUNTY {
            true => Cell::text(WHOLE_COUNTY),
            false => Cell::text(words.references.text("organization", self.owner)),
        });
        cells.push(match self.columns().derived() == Some(self.uid) {
            true => Cell::Empty,
            false => Cell::text(self.uid.to_string()),
        });
        cells
    }
}

/// What the row says of the columns that depend on another.
pub(super) fn beside<'r>(columns: &Columns<'r>) -> Beside<'r> {
    Beside {
        table: columns.text("kind"),
        scheme: columns.text("scheme"),
    }
}
