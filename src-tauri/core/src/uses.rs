//! What refers to a record: one in use is not removed, and the words say by what it is used.
use crate::error::Result;
use crate::ids::Uid;
use crate::ledger::{Reader, Writer};

/// A column that refers to records of some kind.
pub(crate) struct Place {
    pub(crate) table: &'static str,
    pub(crate) column: &'static str,
    /// What the referring records are called.
    pub(crate) label: &'static str,
}

pub(crate) const fn place(table: &'static str, column: &'static str, label: &'static str) -> Place {
    Place {
        table,
        column,
        label,
    }
}

/// What refers to the record, in words: `签到12条`. Empty when nothing does.
pub(crate) fn of(reader: Reader<'_>, places: &[Place], uid: Uid) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for Place {
        table,
        column,
        label,
    } in places
    {
        let sql = format!("SELECT count(*) FROM {table} WHERE {column} = ?1");
        let mut statement = reader.conn().prepare_cached(&sql)?;
        let count: i64 = statement.query_row([uid], |row| row.get(0))?;
        if count > 0 {
            found.push(format!("{label}{count}条"));
        }
    }
    Ok(found)
}

/// Takes away the tags of a record that is about to be removed.
pub(crate) fn remove_tags(w: &Writer<'_>, kind: &str, uid: Uid) -> Result<()> {
    w.conn()
        .prepare_cached("DELETE FROM tag WHERE kind = ?1 AND record = ?2")?
        .execute((kind, uid))?;
    Ok(())
}

/// Every foreign key to `target` is among `places` or in a table of `own`, which goes with the
/// record.
#[cfg(test)]
pub(crate) fn assert_complete(reader: Reader<'_>, target: &str, places: &[Place], own: &[&str]) {
    let sql = "SELECT m.name, f.\"from\" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
               WHERE m.type = 'table' AND f.\"table\" = ?1";
    let mut statement = reader.conn().prepare(sql).unwrap();
    let references = statement
        .query_map([target], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })
        .unwrap();
    for reference in references {
        let (table, column) = reference.unwrap();
        let known = places
            .iter()
            .any(|place| (place.table, place.column) == (table.as_str(), column.as_str()));
        assert!(
            known || own.contains(&table.as_str()),
            "{table}.{column} refers to {target}"
        );
    }
}
