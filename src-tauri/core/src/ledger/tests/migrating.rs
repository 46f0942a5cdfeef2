//! Files of older programs: backed up, brought to the present schema, and as readable as before.
use rusqlite::Connection;

use super::add_person;
use crate::ledger::{BackupReason, Ledger, migrations};

#[test]
fn an_old_file_is_backed_up_and_migrated() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("ledger.db");
    let mut conn = Connection::open(&db).unwrap();
    migrations::to(&mut conn, 1).unwrap();
    conn.close().unwrap();
    let ledger = Ledger::open(folder.path()).unwrap();
    assert!(!migrations::pending(&ledger.conn).unwrap());
    let reasons: Vec<_> = ledger
        .backup_list()
        .into_iter()
        .map(|info| info.reason)
        .collect();
    assert_eq!(reasons, [BackupReason::Migration]);
}

/// Three acts as schema 2 wrote them: two lines of history, none, and one.
const SCHEMA_2: &str = "
    INSERT INTO act (id, made_at, title, origin, undoes, state, schema, changeset) VALUES
        (1, '2024-09-01T08:00:00', '已导入花名册', 'act', NULL, 'done', 2, x'00'),
        (2, '2024-09-02T08:00:00', '没有改动', 'act', NULL, 'final', 2, NULL),
        (3, '2024-09-03T08:00:00', '已更改李敏', 'act', NULL, 'done', 2, NULL);
    INSERT INTO history (act, kind, uid, name, change, field, label, before, after) VALUES
        (1, 'person', zeroblob(16), '李敏', 'added', NULL, NULL, NULL, NULL),
        (1, 'posting', zeroblob(16), '李敏', 'added', NULL, NULL, NULL, NULL),
        (3, 'person', zeroblob(16), '李敏', 'changed', 'name', '姓名', '李敏', '李慧敏');";

#[test]
fn the_history_of_schema_2_is_read_as_it_was_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut conn = Connection::open(folder.path().join("ledger.db")).unwrap();
    migrations::to(&mut conn, 2).unwrap();
    conn.execute_batch(SCHEMA_2).unwrap();
    conn.close().unwrap();
    let mut ledger = Ledger::open(folder.path()).unwrap();
    add_person(&mut ledger, "曾庆华");
    let mut statement = ledger
        .conn
        .prepare("SELECT first_line, lines, kinds FROM act ORDER BY id")
        .unwrap();
    let rows = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .unwrap();
    let acts: Vec<(i64, i64, String)> = rows.map(Result::unwrap).collect();
    assert_eq!(acts[0].0..acts[0].0 + acts[0].1, 1..3);
    assert!(acts[0].2.contains("person") && acts[0].2.contains("posting"));
    assert_eq!(acts[1], (3, 0, "[]".to_owned()));
    assert_eq!(acts[2], (3, 1, "[\"person\"]".to_owned()));
    assert_eq!(acts[3].0, 4, "new lines follow the old ones");
    let changes = ledger.reader().changes_of_act(3, None, 10).unwrap();
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].after.as_deref(), Some("李慧敏"));
}
