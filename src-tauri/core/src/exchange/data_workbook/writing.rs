//! The rows of each sheet out of a ledger, as cells; drawing them is the forms crate's matter.
use rusqlite::Row;
use rusqlite::types::Value;

use crate::error::Result;
use crate::exchange::tabular::Cell;
use crate::ids::Uid;
use crate::ledger::{FORMS, Kind, Reader, Table};

use super::columns::Columns;
use super::convert::{Converter, RowContext};
use super::{SheetSpec, WHOLE_COUNTY, kinds};

/// Writes the cells of all sheets of one export.
pub struct CellWriter(Converter);

/// To be read once per export, in the same snapshot as the rows.
pub fn cell_writer(reader: Reader<'_>) -> Result<CellWriter> {
    Ok(CellWriter(Converter::load(reader)?))
}

impl CellWriter {
    /// Values a column offers for choice: closed lists, and the names of editable ones.
    pub fn offered(&self, reader: Reader<'_>, kind: Kind) -> Result<Vec<String>> {
        let list = match kind {
            Kind::Word(list) => list,
            Kind::Form => {
                let sql = "SELECT code FROM activity_form WHERE enabled = 1 ORDER BY sort, code";
                return self.names(reader, sql, [], FORMS);
            }
            other => return Ok(kinds::fixed_values(other)),
        };
        let sql = "SELECT code FROM word WHERE enabled = 1 AND list = ?1 ORDER BY sort, code";
        self.names(reader, sql, [list], list)
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
    writer: &CellWriter,
    sheet: &SheetSpec,
    mut put: impl FnMut(&[Cell]) -> Result<()>,
) -> Result<()> {
    let table = sheet.table;
    let sql = format!("{} ORDER BY {}", table.select, table.order);
    let mut statement = reader.conn().prepare(&sql)?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let record = Stored::read(table, row)?;
        put(&record.cells(&writer.0))?;
    }
    Ok(())
}

/// One record as it lies in the ledger.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    pub(super) table: &'static Table,
    pub(super) uid: Uid,
    pub(super) owner: Uid,
    /// In the order of the table's fields.
    pub(super) values: Vec<Value>,
}

impl Stored {
    pub(super) fn read(table: &'static Table, row: &Row<'_>) -> Result<Self> {
        let values = (2..table.fields.len() + 2).map(|at| row.get(at));
        Ok(Stored {
            table,
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
            table: self.table,
            values: &self.values,
        }
    }

    fn cells(&self, converter: &Converter) -> Vec<Cell> {
        let row_context = row_context(&self.columns());
        let fields = self.table.fields.iter();
        let mut cells: Vec<Cell> = fields
            .zip(&self.values)
            .map(|(field, value)| converter.cell(field.kind, value, row_context))
            .collect();
        cells.push(match self.owner == Uid::COUNTY {
            true => Cell::text(WHOLE_COUNTY),
            false => Cell::text(converter.references.text("organization", self.owner)),
        });
        cells.push(match self.columns().derived() == Some(self.uid) {
            true => Cell::Empty,
            false => Cell::text(self.uid.to_string()),
        });
        cells
    }
}

/// A row that adds or changes a record.
pub(super) struct TakenRow {
    pub(super) record: Stored,
    /// `false`: the file says nothing of the owner.
    pub(super) owner_given: bool,
    pub(super) is_new: bool,
    /// Among the sheets of the preview.
    pub(super) sheet: usize,
    pub(super) row: u32,
}

/// What the row says of the columns that depend on another.
pub(super) fn row_context<'r>(columns: &Columns<'r>) -> RowContext<'r> {
    RowContext {
        table: columns.text("kind"),
        list: columns.text("list"),
    }
}
