//! The data workbook: its description against the schema, and records there and back.
use std::collections::{BTreeMap, HashSet};

use proptest::prelude::*;
use rusqlite::types::Value;

use super::keys::Columns;
use super::sheets::SheetDef;
use super::*;
use crate::error::Error;
use crate::exchange::tabular::{Cell, Row, Sheet, Workbook};
use crate::ids::Uid;
use crate::ledger::Ledger;
use crate::sample;
use crate::{calendar, vocabulary};

fn ledger() -> Ledger {
    Ledger::temporary().expect("a temporary folder")
}

/// The ledger as a workbook of plain cells, headings in the first row.
fn exported(ledger: &Ledger) -> Workbook {
    let reader = ledger.reader();
    let shared = words(reader).expect("words");
    let sheets = sheets().into_iter().map(|spec| {
        let head = spec.columns.iter().map(|column| Cell::text(column.header)).collect();
        let mut list = vec![Row { number: 1, cells: head }];
        rows(reader, &shared, &spec, |cells| {
            list.push(Row { number: list.len() as u32 + 1, cells: cells.to_vec() });
            Ok(())
        })
        .expect("rows");
        Sheet { name: spec.name.to_owned(), rows: list, ..Sheet::default() }
    });
    Workbook { name: "资料.xlsx".to_owned(), sheets: sheets.collect(), epoch_1904: false, typed: true }
}

/// Every row of every table, by key.
fn contents(ledger: &Ledger) -> BTreeMap<(String, Uid), (Uid, Vec<Value>)> {
    let mut all = BTreeMap::new();
    for def in SHEETS {
        let mut statement =
            ledger.reader().conn().prepare(&writing::select(def)).expect("the columns exist");
        let mut rows = statement.query([]).expect("read");
        while let Some(row) = rows.next().expect("read") {
            let stored = writing::Stored::read(def, row).expect("read");
            all.insert((def.table.to_owned(), stored.uid), (stored.owner, stored.values));
        }
    }
    all
}

fn import(ledger: &mut Ledger, book: &Workbook) -> Result<Summary, Error> {
    ledger.change("导入数据工作簿", |w| apply(w, book)).map(|(summary, _)| summary)
}

#[test]
fn every_table_and_column_is_described() {
    let ledger = ledger();
    let described: HashSet<&str> = SHEETS.iter().map(|def| def.table).collect();
    let tables: HashSet<&str> = crate::tables::TABLES.iter().map(|table| table.name).collect();
    assert_eq!(described, tables, "a sheet for every kind of record");
    for def in SHEETS {
        let table = crate::tables::TABLES.iter().find(|table| table.name == def.table).expect("just checked");
        let own: Vec<&str> = def.columns.iter().map(|(column, _, _)| *column).collect();
        let fields: Vec<&str> = table.fields.iter().map(|field| field.column).collect();
        assert_eq!(own, fields, "{}: the columns of the record, in its order", def.table);
        check_columns(&ledger, def);
    }
}

/// Kinds, references and needs against what SQLite says of the table.
fn check_columns(ledger: &Ledger, def: &SheetDef) {
    let conn = ledger.reader().conn();
    let sql = "SELECT name, type, \"notnull\" = 1 AND dflt_value IS NULL FROM pragma_table_info(?1)";
    let mut statement = conn.prepare(sql).expect("sql");
    let columns: Vec<(String, String, bool)> = statement
        .query_map([def.table], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .expect("read")
        .collect::<Result<_, _>>()
        .expect("read");
    let mut keys = conn.prepare("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1)").expect("sql");
    let refers: BTreeMap<String, String> = keys
        .query_map([def.table], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("read")
        .collect::<Result<_, _>>()
        .expect("read");
    for (column, need, kind) in def.columns {
        let place = format!("{}.{column}", def.table);
        let (_, storage, must) = columns.iter().find(|(name, _, _)| name == column).expect(&place);
        let expected = match kind {
            Kind::Integer | Kind::YesNo | Kind::SchoolYear => "INTEGER",
            Kind::Decimal => "REAL",
            Kind::Ref(_) | Kind::AnyRef => "BLOB",
            _ => "TEXT",
        };
        assert_eq!(storage, expected, "{place}");
        // Of these an empty cell has a meaning of its own: always so, or no words at all.
        let may_be_blank = *need == Need::May
            && matches!(kind, Kind::DayOrAlways | Kind::Text | Kind::Words(_));
        assert!(
            (*need == Need::Must) == *must || may_be_blank,
            "{place}: must be filled exactly when the table has no default"
        );
        let target = match kind {
            Kind::Ref(table) => Some(*table),
            _ => None,
        };
        assert_eq!(refers.get(*column).map(String::as_str), target, "{place}");
    }
}

#[test]
fn headings_are_told_apart() {
    for sheet in sheets() {
        let headings: HashSet<String> =
            sheet.columns.iter().map(|column| crate::exchange::normal::key(column.header)).collect();
        assert_eq!(headings.len(), sheet.columns.len(), "{}", sheet.name);
    }
}

#[test]
fn the_document_is_as_the_description() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/data-workbook.md");
    if std::env::var("GOLDEN").is_ok_and(|value| value == "write") {
        std::fs::write(path, document()).expect("the repository can be written");
    }
    let kept = std::fs::read_to_string(path).expect("docs/data-workbook.md is in the repository");
    assert!(kept == document(), "renew docs/data-workbook.md with GOLDEN=write cargo test -p lianyan-core data_workbook");
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
    assert_eq!((again.added, again.changed, again.same), (0, 0, summary.added));
}

#[test]
fn a_changed_cell_changes_one_field_and_an_absent_column_none() {
    let mut ledger = ledger();
    sample::install(&mut ledger).expect("the shipped county is sound");
    let mut book = exported(&ledger);
    book.sheets.retain(|sheet| sheet.name == "任职");
    let head = book.sheets[0].rows[0].clone();
    let post = head.cells.iter().position(|cell| cell.shown() == "职务").expect("a column");
    let title = head.cells.iter().position(|cell| cell.shown() == "职称").expect("a column");
    book.sheets[0].rows[1].cells[post] = Cell::text("党组织书记");
    for row in &mut book.sheets[0].rows {
        row.cells.remove(title);
    }
    let preview = preview(ledger.reader(), &book).expect("read");
    assert_eq!(preview.changes.len(), 1);
    let change = &preview.changes[0];
    assert_eq!((change.title.as_str(), change.row), ("陈立群（第二实验小学）", 2));
    assert_eq!(change.fields[0].before, "校长");
    assert_eq!((change.fields[0].after.as_str(), change.fields.len()), ("党组织书记", 1));
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
        let sheet = book.sheets.iter_mut().find(|s| s.name == sheet).expect("a sheet");
        let at = sheet.rows[0].cells.iter().position(|cell| cell.shown() == heading).expect("a column");
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
    let Error::Rejected { issues, .. } = refused else { panic!("{refused:?}") };
    let found: Vec<(&str, u32, Option<&str>)> =
        issues.iter().map(|i| (i.sheet.as_str(), i.row, i.column.as_deref())).collect();
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
    let book = Workbook { name: "名册.xlsx".into(), sheets: vec![Sheet { name: "Sheet1".into(), ..Sheet::default() }], ..Workbook::default() };
    let message = preview(ledger.reader(), &book).expect_err("no sheet of ours").to_string();
    assert!(message.contains("不是数据工作簿"), "{message}");
}

/// Pseudo-random choices from one seed (splitmix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides.max(1) as u64) as usize
    }

    fn pick<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.roll(list.len())]
    }

    fn day(&mut self) -> String {
        format!("20{:02}-{:02}-{:02}", self.roll(40), 1 + self.roll(12), 1 + self.roll(28))
    }
}

/// Texts that go wrong easily.
const TEXTS: &[&str] = &[
    "二年级上册", "=SUM(A1)", "1974.10", "00123", " 前后有空格 ", "一行\n又一行", "“引号”、顿号，逗号", "—", "#标", "全县", "𪨊羴😀", "2024-1", "是", "1E+10", "A/B",
];

/// Fills a ledger with random records of every kind, in the order of reference.
fn fill(ledger: &mut Ledger, seed: u64) {
    let mut dice = Dice(seed);
    ledger
        .change("造数据", |w| {
            vocabulary::install(w)?;
            calendar::install(w)?;
            for table in crate::tables::TABLES {
                let def = sheets::of_table(table.name).expect("described");
                for _ in 0..1 + dice.roll(4) {
                    add(w.conn(), def, &mut dice);
                }
            }
            Ok(())
        })
        .expect("what is made up is sound");
}

fn column_of(conn: &rusqlite::Connection, sql: &str) -> Vec<Value> {
    let mut statement = conn.prepare(sql).expect("sql");
    statement.query_map([], |row| row.get(0)).expect("read").collect::<Result<_, _>>().expect("read")
}

fn add(conn: &rusqlite::Connection, def: &'static SheetDef, dice: &mut Dice) {
    let mut values: Vec<Value> = Vec::new();
    for (column, need, kind) in def.columns {
        let value = made_up(conn, def, &values, *kind, dice);
        let may_be_null = *need == Need::May && !has_default(conn, def.table, column);
        values.push(match may_be_null && dice.roll(3) == 0 {
            true => Value::Null,
            false => value,
        });
    }
    let columns = Columns { def, values: &values };
    let uid = columns.derived().filter(|_| dice.roll(5) > 0).unwrap_or_else(Uid::new);
    let owners = column_of(conn, "SELECT uid FROM organization");
    let owner = match owners.is_empty() || dice.roll(3) == 0 {
        true => Value::Blob(Uid::COUNTY.as_bytes().to_vec()),
        false => dice.pick(&owners).clone(),
    };
    let names: Vec<&str> = def.columns.iter().map(|(column, _, _)| *column).collect();
    let places = vec!["?"; names.len() + 2].join(", ");
    // Another row with the same key would be the same record.
    let sql = format!("INSERT OR IGNORE INTO {} (uid, owner, {}) VALUES ({places})", def.table, names.join(", "));
    let mut all = vec![Value::Blob(uid.as_bytes().to_vec()), owner];
    all.extend(values);
    conn.execute(&sql, rusqlite::params_from_iter(all)).expect(def.table);
}

fn has_default(conn: &rusqlite::Connection, table: &str, column: &str) -> bool {
    conn.query_row(
        "SELECT \"notnull\" = 1 FROM pragma_table_info(?1) WHERE name = ?2",
        [table, column],
        |row| row.get(0),
    )
    .expect("the column exists")
}

fn made_up(
    conn: &rusqlite::Connection,
    def: &'static SheetDef,
    before: &[Value],
    kind: Kind,
    dice: &mut Dice,
) -> Value {
    let text = |text: String| Value::Text(text);
    let beside = |column: &str| {
        let columns = Columns { def, values: before };
        columns.text(column).unwrap_or_default().to_owned()
    };
    let one_of = |dice: &mut Dice, list: Vec<Value>| match list.is_empty() {
        true => Value::Null,
        false => dice.pick(&list).clone(),
    };
    let words = |list: &str| column_of(conn, &format!("SELECT code FROM word WHERE list = '{list}'"));
    let tables = ["organization", "person", "activity", "session", "community", "membership"];
    match kind {
        Kind::Text => text((*dice.pick(TEXTS)).to_owned()),
        // Now and then two records bear the same code, as after merging two copies.
        Kind::Code => text(format!("{}{}", dice.pick(&["A", "T", "#", "X-"]), dice.roll(40))),
        Kind::Integer => Value::Integer(dice.roll(5_000) as i64),
        Kind::Decimal => Value::Real(dice.roll(40) as f64 / 4.0),
        Kind::YesNo => Value::Integer(dice.roll(2) as i64),
        Kind::Day => text(dice.day()),
        Kind::DayOrAlways if dice.roll(3) == 0 => text("0001-01-01".to_owned()),
        Kind::DayOrAlways => text(dice.day()),
        Kind::Month => text(dice.day()[..7].to_owned()),
        Kind::Time => text(format!("{:02}:{:02}:{:02}", dice.roll(24), dice.roll(60), dice.roll(3) * 7)),
        Kind::Moment => text(format!("{} {:02}:{:02}:{:02}{}", dice.day(), dice.roll(24), dice.roll(60), dice.roll(60), dice.pick(&["", ".250", ".123456789"]))),
        Kind::Choice(list) => text(dice.pick(&list()).0.to_owned()),
        Kind::Word(list) => one_of(dice, words(list.code())),
        Kind::Words(list) => {
            let codes = words(list.code());
            let codes: Vec<&Value> = (0..1 + dice.roll(3)).map(|_| dice.pick(&codes)).collect();
            let codes: Vec<&str> = codes.into_iter().filter_map(convert::text_of).collect();
            text(codes.join("、"))
        }
        Kind::Form => one_of(dice, column_of(conn, "SELECT code FROM activity_form")),
        Kind::TagValue => match beside("scheme").as_str() {
            "form" => one_of(dice, column_of(conn, "SELECT code FROM activity_form")),
            // A list that ships empty: the tag is then a word nobody knows, and stays as it is.
            list => match words(list) {
                words if words.is_empty() => one_of(dice, column_of(conn, "SELECT code FROM word")),
                words => one_of(dice, words),
            },
        },
        Kind::SchoolYear => Value::Integer(2_000 + dice.roll(60) as i64),
        Kind::Term => text(format!("20{:02}-{}", 10 + dice.roll(30), 1 + dice.roll(2))),
        Kind::Ref(table) => one_of(dice, column_of(conn, &format!("SELECT uid FROM {table}"))),
        Kind::SheetName => text((*dice.pick(&tables)).to_owned()),
        Kind::AnyRef => {
            let table = beside("kind");
            let known = column_of(conn, &format!("SELECT uid FROM {table}"));
            match known.is_empty() {
                true => Value::Blob(Uid::new().as_bytes().to_vec()),
                false => dice.pick(&known).clone(),
            }
        }
    }
}

/// `xtask test --long` tries many more.
fn cases() -> u32 {
    if std::env::var_os("LIANYAN_LONG").is_some() { 400 } else { 24 }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn any_ledger_goes_there_and_back(seed in any::<u64>()) {
        let mut first = ledger();
        fill(&mut first, seed);
        let book = exported(&first);
        let mut second = ledger();
        let outcome = import(&mut second, &book);
        prop_assert!(outcome.is_ok(), "{:#?}", outcome);
        let (one, two) = (contents(&first), contents(&second));
        for (key, record) in &one {
            prop_assert_eq!(Some(record), two.get(key), "{:?}", key);
        }
        prop_assert_eq!(one.len(), two.len());
        let again = import(&mut second, &book).expect("the same file");
        prop_assert_eq!((again.added, again.changed), (0, 0));
    }
}
