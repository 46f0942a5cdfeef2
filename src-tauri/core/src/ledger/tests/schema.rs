//! The declared records and the schema say the same.
use super::ledger;

#[test]
fn every_table_and_column_of_the_schema_is_a_declared_record() {
    let ledger = ledger();
    let sql = "SELECT t.name, c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c
               WHERE t.schema = 'main' AND EXISTS
                 (SELECT 1 FROM pragma_table_info(t.name) k WHERE k.name = 'owner')";
    let mut statement = ledger.conn.prepare(sql).unwrap();
    let columns = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    let columns: Vec<(String, String)> = columns.map(Result::unwrap).collect();
    assert!(
        columns.len() > 200,
        "the query must find the tables of records"
    );
    for (table, column) in columns {
        let shape = ledger.shapes.get(&table);
        let shape = shape.unwrap_or_else(|| panic!("{table} is missing in tables.rs"));
        let declared = shape
            .table
            .fields
            .iter()
            .any(|field| field.column == column);
        assert!(
            declared || ["uid", "owner"].contains(&column.as_str()),
            "{table}.{column} is no field of its record, so it would always be empty"
        );
    }
}

#[test]
fn a_table_stands_after_those_it_refers_to() {
    let ledger = ledger();
    for shape in ledger.shapes.iter() {
        for parent in shape
            .columns
            .iter()
            .filter_map(|column| column.refers.as_deref())
        {
            let (own, other) = (
                ledger.shapes.rank(shape.table.name),
                ledger.shapes.rank(parent),
            );
            assert!(other <= own, "{} refers to {parent}", shape.table.name);
        }
    }
}

#[test]
fn nothing_writes_records_behind_the_sessions_back() {
    let ledger = ledger();
    let sql = "SELECT count(*) FROM sqlite_schema
               WHERE type = 'trigger' OR sql LIKE '%ON DELETE CASCADE%' OR sql LIKE '%ON DELETE SET%'
                  OR (sql LIKE '%REFERENCES%' AND sql NOT LIKE '%DEFERRABLE INITIALLY DEFERRED%'
                      AND sql LIKE '%owner BLOB%')";
    let found: u32 = ledger.conn.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(
        found, 0,
        "a cascade or a trigger would make undo report success without restoring"
    );
}
