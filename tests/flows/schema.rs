//! The data file's schema as text: a change of it is seen in review, and comes with a migration.
use flow_tests::assert_golden;
use lianyan_core::Ledger;
use rusqlite::Connection;

#[test]
fn the_schema_is_as_it_was_agreed() {
    let ledger = Ledger::temporary().expect("a ledger");
    let conn = Connection::open(ledger.folder().join("ledger.db")).expect("readable");
    let version: u32 = conn
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .expect("a number");
    let mut statement = conn
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, type DESC, name")
        .expect("a query");
    let parts = statement
        .query_map([], |row| row.get::<_, String>(0))
        .expect("rows");
    let parts: Vec<String> = parts.map(|part| part.expect("a text")).collect();
    let text = format!("-- schema {version}\n\n{};\n", parts.join(";\n\n"));
    assert_golden("schema.sql", &text);
}
