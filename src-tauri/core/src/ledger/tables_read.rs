//! Which tables a piece of reading looked into, as SQLite itself says.
use std::cell::RefCell;
use std::collections::BTreeSet;

use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};

use crate::error::Result;

thread_local! {
    /// What was read so far; `None` while nobody on this thread wants to know.
    static READ: RefCell<Option<BTreeSet<String>>> = const { RefCell::new(None) };
}

/// Runs `work` and answers, too, which tables were read meanwhile, in snapshots taken on this thread.
///
/// Every statement is prepared anew for it: it is for proving things, not for every day.
pub fn tables_read<T>(work: impl FnOnce() -> T) -> (T, BTreeSet<String>) {
    let others = READ.replace(Some(BTreeSet::new()));
    let answer = work();
    let read = READ.replace(others).unwrap_or_default();
    read.iter().for_each(|table| note(table));
    (answer, read)
}

/// Before a snapshot of `conn`: lets SQLite tell what is read in it, if somebody wants to know.
pub(super) fn listen(conn: &mut Connection) -> Result<()> {
    if READ.with_borrow(Option::is_none) {
        return Ok(());
    }
    let tables = tables_of(conn)?;
    // SQLite asks when it prepares a statement; setting this makes it prepare those again that it
    // has at hand. When nobody wants to know any more, it is told in vain.
    conn.authorizer(Some(move |asked: AuthContext<'_>| {
        if let AuthAction::Read { table_name, .. } = asked.action
            && tables.contains(table_name)
        {
            note(table_name);
        }
        Authorization::Allow
    }))?;
    Ok(())
}

fn note(table: &str) {
    READ.with_borrow_mut(|read| {
        if let Some(read) = read {
            read.insert(table.to_owned());
        }
    });
}

/// SQLite tells of names that only a statement gives (`WITH x AS …`), and of its own tables, too.
fn tables_of(conn: &Connection) -> Result<BTreeSet<String>> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table'";
    let mut statement = conn.prepare_cached(sql)?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}
