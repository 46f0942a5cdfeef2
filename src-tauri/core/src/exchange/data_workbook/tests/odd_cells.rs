//! Blank and wrong cells in every column of every sheet: taken, or refused with place and remedy.
use rusqlite::types::Value;

use super::super::{IDENTITY, Kind, OWNER, writing};
use super::any_ledger;
use super::made_up::Dice;
use super::{apply, exported, ledger};
use crate::error::{Error, Issue};
use crate::exchange::tabular::{Cell, CellFault, Sheet, Workbook, column_letters};
use crate::ids::Uid;
use crate::ledger::{Field, Ledger, Table, Writer};
use crate::sample;
use crate::tables::RECORDS;

/// What a cell is replaced by, and what that is called when something goes wrong.
fn odd_cells() -> Vec<(&'static str, Cell)> {
    let text = |text: &str| Cell::text(text);
    let fault = Cell::Fault;
    vec![
        ("blank", Cell::Empty),
        ("spaces", text("  \u{3000}")),
        ("words", text("不知道是什么")),
        ("a negative number", Cell::number(-3.0)),
        ("a fraction", Cell::number(2.5)),
        ("a huge number", Cell::number(1e300)),
        ("a long number as text", text("99999999999999999999")),
        ("not a number", Cell::number(f64::NAN)),
        ("true", Cell::Bool(true)),
        ("a day", Cell::day("2024-09-13".parse().expect("a day"))),
        ("an impossible day", text("2024-13-45")),
        ("a key mark", text("#")),
        (
            "a foreign key",
            text("#0190f3a0-0000-7000-8000-000000000000"),
        ),
        ("a very long text", text(&"很长".repeat(20_000))),
        ("control characters", text("甲\u{0}乙\u{7}\n\t丙")),
        ("SQL", text("'; DROP TABLE person; --")),
        ("an error", fault(CellFault::Error("#N/A".into()))),
        ("a formula without value", fault(CellFault::NoStoredValue)),
    ]
}

/// The sample county, with a record on every sheet.
fn county() -> (Ledger, Workbook) {
    let mut ledger = ledger();
    sample::install(&mut ledger).expect("the shipped county is sound");
    let empty: Vec<&'static Table> = RECORDS
        .tables
        .iter()
        .copied()
        .filter(|table| keys(&ledger, table).is_empty())
        .collect();
    ledger
        .change("补齐", |w| {
            let mut dice = Dice(7);
            for table in empty {
                any_ledger::add(w, table, &mut dice);
            }
            Ok(())
        })
        .expect("what is made up is sound");
    let book = exported(&ledger);
    (ledger, book)
}

fn keys(ledger: &Ledger, table: &Table) -> Vec<Uid> {
    let conn = ledger.reader().conn();
    let mut statement = conn.prepare(table.select).expect("sql");
    let keys = statement.query_map([], |row| row.get(0)).expect("read");
    keys.collect::<Result<_, _>>().expect("read")
}

/// The sheet alone, with its first record only.
fn first_row(book: &Workbook, name: &str) -> Workbook {
    let sheet = book.sheets.iter().find(|sheet| sheet.name == name);
    let sheet = sheet.expect("a sheet of that name");
    let rows = sheet.rows.get(..2).expect("a record on every sheet");
    Workbook {
        sheets: vec![Sheet {
            rows: rows.to_vec(),
            ..sheet.clone()
        }],
        ..book.clone()
    }
}

fn headings(book: &Workbook) -> Vec<String> {
    book.sheets[0].rows[0]
        .cells
        .iter()
        .map(Cell::shown)
        .collect()
}

fn with(book: &Workbook, column: usize, cell: Cell) -> Workbook {
    let mut book = book.clone();
    let row = &mut book.sheets[0].rows[1];
    if row.cells.len() <= column {
        row.cells.resize(column + 1, Cell::Empty);
    }
    row.cells[column] = cell;
    book
}

fn without(book: &Workbook, column: usize) -> Workbook {
    let mut book = book.clone();
    for row in &mut book.sheets[0].rows {
        if column < row.cells.len() {
            row.cells.remove(column);
        }
    }
    book
}

/// Imports within one act that is taken back, so that every case starts from the same ledger.
struct Trial<'w, 'l> {
    w: &'w Writer<'l>,
    table: &'static Table,
    /// The record the row means, to be removed where the row shall make a new one.
    removed: Option<Uid>,
}

impl Trial<'_, '_> {
    /// What came of it; `None`: taken over. Any other error than faults with their place is a
    /// failure of the program.
    fn run(&self, book: &Workbook, case: &str) -> Option<Vec<Issue>> {
        let conn = self.w.conn();
        conn.execute_batch("SAVEPOINT trial; PRAGMA defer_foreign_keys = ON")
            .expect("sql");
        if let Some(uid) = self.removed {
            let sql = format!("DELETE FROM {} WHERE uid = ?1", self.table.name);
            conn.execute(&sql, [uid]).expect("sql");
        }
        let outcome = match apply(self.w, book) {
            Ok(_) => {
                self.check_taken(book, case);
                None
            }
            Err(Error::Rejected { issues, .. }) => {
                check_told(&issues, case);
                Some(issues)
            }
            Err(other) => panic!("{case}: {other:?}"),
        };
        conn.execute_batch("ROLLBACK TO trial; RELEASE trial")
            .expect("sql");
        outcome
    }

    /// What was taken is a record that can be read, and taken again it changes nothing.
    fn check_taken(&self, book: &Workbook, case: &str) {
        let conn = self.w.conn();
        let mut statement = conn.prepare_cached(self.table.select).expect("sql");
        let mut rows = statement.query([]).expect("read");
        while let Some(row) = rows.next().expect("read") {
            writing::Stored::read(self.table, row).expect(case);
        }
        let again = apply(self.w, book).expect(case);
        assert_eq!((again.added, again.changed), (0, 0), "{case}, again");
    }
}

fn check_told(issues: &[Issue], case: &str) {
    assert!(!issues.is_empty(), "{case}");
    for issue in issues {
        let remedy = issue.remedy.as_deref().unwrap_or_default();
        assert_eq!(issue.row, 2, "{case}: {issue:?}");
        assert!(
            !issue.message.is_empty() && remedy.ends_with('。'),
            "{case}: {issue:?}"
        );
    }
}

/// Hands on the first record of every sheet: as one that is there, or as a new one.
fn each_sheet(as_new: bool, case: impl Fn(&Trial<'_, '_>, &Workbook)) {
    let (mut ledger, book) = county();
    for table in RECORDS.tables {
        let book = first_row(&book, table.sheet.0);
        let removed = as_new.then(|| keys(&ledger, table)[0]);
        let outcome = ledger.change("试", |w| {
            case(&Trial { w, table, removed }, &book);
            Err::<(), _>(Error::not_now("试完了，都退回。"))
        });
        assert!(matches!(outcome, Err(Error::NotNow(_))));
    }
}

/// `xtask test --long` tries every cell in every column; else each column gets its share.
fn is_tried(column: usize, cell: usize) -> bool {
    cell == 0 || (column + cell).is_multiple_of(4) || std::env::var_os("LIANYAN_LONG").is_some()
}

#[test]
fn any_cell_may_be_odd() {
    let cells = odd_cells();
    each_sheet(false, |trial, book| {
        for (column, heading) in headings(book).iter().enumerate() {
            let tried = cells.iter().enumerate();
            for (_, (what, cell)) in tried.filter(|(at, _)| is_tried(column, *at)) {
                let case = format!("{} {heading}: {what}", trial.table.sheet.0);
                trial.run(&with(book, column, cell.clone()), &case);
            }
        }
    });
}

#[test]
fn any_cell_of_a_new_row_may_be_blank() {
    each_sheet(true, |trial, book| {
        for (column, heading) in headings(book).iter().enumerate() {
            let case = format!("{} {heading}", trial.table.sheet.0);
            trial.run(&with(book, column, Cell::Empty), &case);
        }
    });
}

#[test]
fn any_column_that_need_not_be_filled_may_be_left_out() {
    for as_new in [false, true] {
        each_sheet(as_new, |trial, book| {
            for (column, heading) in headings(book).iter().enumerate() {
                let field = trial.table.fields.get(column);
                if !field.is_some_and(Field::required) {
                    let case = format!("{} {heading} (new: {as_new})", trial.table.sheet.0);
                    trial.run(&without(book, column), &case);
                }
            }
        });
    }
}

#[test]
fn a_row_without_owner_and_key_may_be_new() {
    each_sheet(true, |trial, book| {
        let mut bare = book.clone();
        for (column, heading) in headings(book).iter().enumerate() {
            if [OWNER, IDENTITY].contains(&heading.as_str()) {
                bare = with(&bare, column, Cell::Empty);
            }
        }
        let refused = trial.run(&bare, trial.table.sheet.0);
        assert_eq!(refused, None, "{}", trial.table.sheet.0);
    });
}

/// Values that a column of this kind cannot hold.
fn wrong(kind: Kind) -> Vec<Cell> {
    let negative = Cell::number(-3.0);
    let words = Cell::text("不知道是什么");
    let long = Cell::text("很长".repeat(20_000));
    match kind {
        Kind::Text | Kind::LongText | Kind::Code | Kind::Identifier | Kind::File => vec![long],
        Kind::Integer => vec![words, Cell::number(2.5), Cell::number(1e300)],
        Kind::Count => vec![words, negative, Cell::number(2.5)],
        Kind::Hours => vec![words, negative, Cell::number(201.0), Cell::number(f64::NAN)],
        Kind::Day | Kind::DayOrAlways => vec![words, negative, Cell::text("2024-02-30")],
        Kind::Month => vec![words, Cell::text("2024-13")],
        Kind::Time => vec![words, Cell::text("25:00")],
        _ => vec![words, negative],
    }
}

#[test]
fn what_a_column_cannot_hold_is_refused_in_its_place() {
    each_sheet(false, |trial, book| {
        for (column, field) in trial.table.fields.iter().enumerate() {
            for cell in wrong(field.kind) {
                let shown: String = cell.shown().chars().take(20).collect();
                let case = format!("{}.{}: {shown}", trial.table.name, field.column);
                let issues = trial.run(&with(book, column, cell), &case);
                let issues = issues.unwrap_or_else(|| panic!("{case} was taken"));
                let letters = column_letters(column);
                assert!(
                    issues
                        .iter()
                        .any(|issue| issue.column.as_deref() == Some(&letters)),
                    "{case}: {issues:?}"
                );
            }
        }
    });
}

#[test]
fn a_posting_without_a_column_of_days_is_known_by_the_rest() {
    let (mut ledger, book) = county();
    let book = first_row(&book, "任职");
    let place = |heading: &str| headings(&book).iter().position(|h| h == heading);
    let (from, identity) = (place("自").expect("列"), place(IDENTITY).expect("列"));
    let before = posting_days(&ledger);
    let book = without(&with(&book, identity, Cell::Empty), from);
    let (summary, _) = ledger.change("导入", |w| apply(w, &book)).expect("sound");
    assert_eq!((summary.added, summary.changed, summary.same), (0, 0, 1));
    assert_eq!(posting_days(&ledger), before);
}

fn posting_days(ledger: &Ledger) -> Vec<Value> {
    let conn = ledger.reader().conn();
    let sql = "SELECT from_date FROM posting ORDER BY uid";
    let mut statement = conn.prepare(sql).expect("sql");
    let days = statement.query_map([], |row| row.get(0)).expect("read");
    days.collect::<Result<_, _>>().expect("read")
}
