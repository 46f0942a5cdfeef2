//! What refers to a record: one in use is not removed, and the words say by what it is used.
use crate::error::Result;
use crate::ids::Uid;
use crate::ledger::{Kind, Reader, Table, Writer};

/// What refers to a record of `to`, in words: `签到12条`. Empty when nothing does. What is a part of
/// the record goes with it and does not count.
pub(crate) fn of(reader: Reader<'_>, to: &Table, uid: Uid) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (table, field) in reader.records().fields() {
        let refers = matches!(field.kind, Kind::Ref(target) if target == to.name);
        if !refers || table.part_of == Some(field.column) {
            continue;
        }
        let sql = format!(
            "SELECT count(*) FROM {} WHERE {} = ?1",
            table.name, field.column
        );
        let mut statement = reader.conn().prepare_cached(&sql)?;
        let count: i64 = statement.query_row([uid], |row| row.get(0))?;
        if count > 0 {
            let label = field.used.unwrap_or(table.label);
            found.push(format!("{label}{count}条"));
        }
    }
    Ok(found)
}

/// Removes a record with its parts, and with what hangs on any of them.
pub(crate) fn remove_whole(w: &Writer<'_>, of: &Table, uid: Uid) -> Result<()> {
    for (table, field) in w.reader().records().fields() {
        let is_part = matches!(field.kind, Kind::Ref(whole) if whole == of.name)
            && table.part_of == Some(field.column);
        if is_part {
            for part in referring(w, table.name, field.column, uid)? {
                remove_whole(w, table, part)?;
            }
        }
    }
    w.remove_of(of, uid)
}

fn referring(w: &Writer<'_>, table: &str, column: &str, uid: Uid) -> Result<Vec<Uid>> {
    let sql = format!("SELECT uid FROM {table} WHERE {column} = ?1");
    let mut statement = w.conn().prepare_cached(&sql)?;
    let rows = statement.query_map([uid], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
