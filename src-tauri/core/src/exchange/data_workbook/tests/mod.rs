//! The data workbook: its description against the schema, and records there and back.
mod any_ledger;
mod made_up;
mod odd_cells;
mod one_word;
mod overlaps;
mod schools;
mod sound;

use std::collections::{BTreeMap, HashSet};

use rusqlite::types::Value;

use super::*;
use crate::error::Error;
use crate::exchange::tabular::{Cell, Row, Sheet, Workbook};
use crate::ids::Uid;
use crate::ledger::Ledger;
use crate::sample;
use crate::tables::RECORDS;

fn ledger() -> Ledger {
    Ledger::temporary().expect("a temporary folder")
}

/// The ledger as a workbook of plain cells, headings in the first row.
fn exported(ledger: &Ledger) -> Workbook {
    let reader = ledger.reader();
    let writer = cell_writer(reader).expect("words");
    let sheets = sheets(&RECORDS).into_iter().map(|spec| {
        let head = spec
            .columns
            .iter()
            .map(|column| Cell::text(column.header))
            .collect();
        let mut list = vec![Row::new(1, head)];
        rows(reader, &writer, &spec, |cells| {
            list.push(Row::new(list.len() as u32 + 1, cells.to_vec()));
            Ok(())
        })
        .expect("rows");
        Sheet {
            name: spec.name.to_owned(),
            rows: list,
            ..Sheet::default()
        }
    });
    Workbook {
        name: "资料.xlsx".to_owned(),
        sheets: sheets.collect(),
        epoch_1904: false,
        typed: true,
    }
}

/// Every row of every table, by key.
fn contents(ledger: &Ledger) -> BTreeMap<(String, Uid), (Uid, Vec<Value>)> {
    let mut all = BTreeMap::new();
    for table in RECORDS.tables {
        let mut statement = ledger
            .reader()
            .conn()
            .prepare(table.select)
            .expect("the columns exist");
        let mut rows = statement.query([]).expect("read");
        while let Some(row) = rows.next().expect("read") {
            let stored = writing::Stored::read(table, row).expect("read");
            all.insert(
                (table.name.to_owned(), stored.uid),
                (stored.owner, stored.values),
            );
        }
    }
    all
}

fn import(ledger: &mut Ledger, book: &Workbook) -> Result<Summary, Error> {
    ledger
        .change("导入数据工作簿", |w| apply(w, book))
        .map(|(summary, _)| summary)
}

/// What the records' declarations say, against what SQLite says of the tables.
#[test]
fn every_field_means_what_its_column_holds() {
    let ledger = ledger();
    for table in RECORDS.tables {
        check_columns(&ledger, table);
    }
}

fn check_columns(ledger: &Ledger, table: &Table) {
    let conn = ledger.reader().conn();
    let sql = "SELECT name, type, \"notnull\", dflt_value FROM pragma_table_info(?1)";
    let mut statement = conn.prepare(sql).expect("sql");
    type Column = (String, String, bool, Option<String>);
    let columns: Vec<Column> = statement
        .query_map([table.name], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })
        .expect("read")
        .collect::<Result<_, _>>()
        .expect("read");
    let own = ["uid", "owner"].into_iter();
    let declared: Vec<&str> = own
        .chain(table.fields.iter().map(|field| field.column))
        .collect();
    let names: Vec<&str> = columns.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(names, declared, "{}", table.name);
    let mut keys = conn
        .prepare("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1)")
        .expect("sql");
    let refers: BTreeMap<String, String> = keys
        .query_map([table.name], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("read")
        .collect::<Result<_, _>>()
        .expect("read");
    for (field, (_, storage, not_null, default)) in table.fields.iter().zip(&columns[2..]) {
        let place = format!("{}.{}", table.name, field.column);
        let expected = match field.kind {
            Kind::Integer | Kind::Count | Kind::YesNo | Kind::SchoolYear => "INTEGER",
            Kind::Hours => "REAL",
            Kind::Ref(_) | Kind::AnyRef => "BLOB",
            _ => "TEXT",
        };
        assert_eq!(storage, expected, "{place}");
        assert_eq!(field.optional, !*not_null, "{place}: may be empty");
        let default = default.as_deref().map(|sql| sql.trim_matches('\''));
        // An empty text is what a new record has where the file says nothing of it.
        if field.default != Some("") || default.is_some() {
            assert_eq!(field.default, default, "{place}: what a new record has");
        }
        let target = match field.kind {
            Kind::Ref(table) => Some(table),
            _ => None,
        };
        assert_eq!(
            refers.get(field.column).map(String::as_str),
            target,
            "{place}"
        );
    }
}

#[test]
fn headings_are_told_apart() {
    for sheet in sheets(&RECORDS) {
        let headings: HashSet<String> = sheet
            .columns
            .iter()
            .map(|column| crate::exchange::normal::key(column.header))
            .collect();
        assert_eq!(headings.len(), sheet.columns.len(), "{}", sheet.name);
    }
}

#[test]
fn the_document_is_as_the_description() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/data-workbook.md");
    if std::env::var("GOLDEN").is_ok_and(|value| value == "write") {
        std::fs::write(path, document(&RECORDS)).expect("the repository can be written");
    }
    let kept = std::fs::read_to_string(path).expect("docs/data-workbook.md is in the repository");
    assert!(
        kept == document(&RECORDS),
        "renew docs/data-workbook.md with GOLDEN=write cargo test -p lianyan-core data_workbook"
    );
}

#[test]
fn the_sample_county_goes_there_and_back() {
    let mut first = ledger();
    sample::install(&mut first).expect("the shipped county is sound");
    let book = exported(&first);
    let mut second = ledger();
    let summary = import(&mut second, &book).expect("our own export");
    assert_eq!(contents(&first), contents(&second));
    assert_eq!((summary.changed, summary.same), (0, 0));
    let again = import(&mut second, &book).expect("our own export");
    assert_eq!(
        (again.added, again.changed, again.same),
        (0, 0, summary.added)
    );
}

#[test]
fn a_changed_cell_changes_one_field_and_an_absent_column_none() {
    let mut ledger = ledger();
    sample::install(&mut ledger).expect("the shipped county is sound");
    let mut book = exported(&ledger);
    book.sheets.retain(|sheet| sheet.name == "任职");
    let head = book.sheets[0].rows[0].clone();
    let post = head
        .cells
        .iter()
        .position(|cell| cell.shown() == "职务")
        .expect("a column");
    let title = head
        .cells
        .iter()
        .position(|cell| cell.shown() == "职称")
        .expect("a column");
    book.sheets[0].rows[1].cells[post] = Cell::text("党组织书记");
    for row in &mut book.sheets[0].rows {
        row.cells.remove(title);
    }
    let preview = preview(ledger.reader(), &book).expect("read");
    assert_eq!(preview.changes.len(), 1);
    let change = &preview.changes[0];
    assert_eq!(
        (change.title.as_str(), change.row),
        ("陈立群（第二实验小学）", 2)
    );
    assert_eq!(change.fields[0].before, "校长");
    assert_eq!(
        (change.fields[0].after.as_str(), change.fields.len()),
        ("党组织书记", 1)
    );
    let summary = import(&mut ledger, &book).expect("sound");
    assert_eq!((summary.added, summary.changed), (0, 1));
}

#[test]
fn faults_are_named_with_their_place_and_nothing_is_imported() {
    let mut target = ledger();
    sample::install(&mut target).expect("the shipped county is sound");
    let before = contents(&target);
    let mut book = exported(&target);
    let mut set = |sheet: &str, row: usize, heading: &str, text: &str| {
        let sheet = book
            .sheets
            .iter_mut()
            .find(|s| s.name == sheet)
            .expect("a sheet");
        let at = sheet.rows[0]
            .cells
            .iter()
            .position(|cell| cell.shown() == heading)
            .expect("a column");
        sheet.rows[row].cells[at] = match text {
            "" => Cell::Empty,
            text => Cell::text(text),
        };
    };
    set("学校", 1, "学段", "大学");
    set("人员", 2, "姓名", "");
    set("任职", 1, "人员", "T99");
    set("活动", 3, "日期", "9月13日");
    set("签到", 1, "签到情况", "来了");
    set("参加人数", 2, "实到人数", "很多");
    set("人员", 4, "编号", "T03");
    set("人员", 4, "标识", "");
    let refused = import(&mut target, &book).expect_err("seven faults");
    let Error::Rejected { issues, .. } = refused else {
        panic!("{refused:?}")
    };
    let found: Vec<(&str, u32, Option<&str>)> = issues
        .iter()
        .map(|i| (i.sheet.as_str(), i.row, i.column.as_deref()))
        .collect();
    let expected = [
        ("学校", 2, Some("F")),
        ("人员", 3, Some("B")),
        ("人员", 5, None),
        ("任职", 2, Some("A")),
        ("活动", 4, Some("I")),
        ("签到", 2, Some("G")),
        ("参加人数", 3, Some("D")),
    ];
    assert_eq!(found, expected, "{issues:#?}");
    assert_eq!(contents(&target), before);
}

#[test]
fn a_file_that_is_no_data_workbook_is_named() {
    let ledger = ledger();
    let book = Workbook {
        name: "名册.xlsx".into(),
        sheets: vec![Sheet {
            name: "Sheet1".into(),
            ..Sheet::default()
        }],
        ..Workbook::default()
    };
    let message = preview(ledger.reader(), &book)
        .expect_err("no sheet of ours")
        .to_string();
    assert!(message.contains("不是数据工作簿"), "{message}");
}
