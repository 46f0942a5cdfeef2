//! What holds of the fields of every record, whatever its kind: words stand in their lists, named
//! records are there, and no two records are the same.
use rusqlite::types::Value;

use crate::error::{Error, Result};
use crate::ids::Uid;
use crate::ledger::{Field, Key, Kind, Reader, Record, Table};
use crate::vocabulary::{WordList, require, require_form, split_codes};

/// # Errors
/// [`Error::Invalid`] with the column of the first field that cannot stay as it is.
pub(super) fn fields<R: Record>(reader: Reader<'_>, values: &[Value]) -> Result<()> {
    for (field, value) in R::TABLE.fields.iter().zip(values) {
        if R::TABLE.part_of == Some(field.column) {
            continue;
        }
        match (field.kind, value) {
            (Kind::Word(list), Value::Text(code)) => word(reader, field, list, code)?,
            (Kind::Words(list), Value::Text(codes)) => {
                for code in split_codes(codes) {
                    word(reader, field, list, code)?;
                }
            }
            (Kind::Form, Value::Text(code)) => require_form(reader, field.column, code)?,
            (Kind::Ref(table), Value::Blob(bytes)) => named(reader, field, table, bytes)?,
            (Kind::Count, Value::Integer(number)) if *number < 0 => {
                let message = format!("“{}”不能小于0。", field.label);
                return Err(Error::invalid(field.column, message));
            }
            _ => {}
        }
    }
    Ok(())
}

fn word(reader: Reader<'_>, field: &'static Field, list: &str, code: &str) -> Result<()> {
    match WordList::of_code(list) {
        Some(list) => require(reader, field.column, list, [code]),
        None => Ok(()),
    }
}

fn named(reader: Reader<'_>, field: &'static Field, table: &str, bytes: &[u8]) -> Result<()> {
    let table = reader.records().table(table);
    let found = match (table, Uid::from_slice(bytes)) {
        (Some(table), Some(uid)) => reader.owner_of(table, uid)?,
        _ => None,
    };
    match found {
        Some(_) => Ok(()),
        None => Err(Error::invalid(
            field.column,
            format!("请选择{}：原来选的已不存在。", field.label),
        )),
    }
}

/// Another record says the same in all that a record of this kind is known by.
pub(super) fn no_twin(
    reader: Reader<'_>,
    table: &'static Table,
    uid: Uid,
    of: &dyn Fn(&str) -> Value,
) -> Result<()> {
    let Key::Own(columns) = table.key else {
        return Ok(());
    };
    let same: Vec<String> = (2..)
        .zip(columns)
        .map(|(n, column)| format!("{column} IS ?{n}"))
        .collect();
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM {} WHERE uid <> ?1 AND {})",
        table.name,
        same.join(" AND ")
    );
    let mut values = vec![Value::Blob(uid.as_bytes().to_vec())];
    values.extend(columns.iter().map(|column| of(column)));
    let mut statement = reader.conn().prepare_cached(&sql)?;
    let twin: bool = statement.query_row(rusqlite::params_from_iter(values), |row| row.get(0))?;
    if !twin {
        return Ok(());
    }
    let labels: Vec<&str> = columns
        .iter()
        .filter_map(|column| Some(table.field(column)?.label))
        .collect();
    Err(Error::invalid(
        columns[0],
        format!(
            "已有一条{}，{}都一样。请核对，确实是另一条的，改动其中一项。",
            table.label,
            labels.join("、")
        ),
    ))
}
