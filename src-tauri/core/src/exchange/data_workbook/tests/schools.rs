//! 单位 left empty (G-42), and files of a single sheet.
use super::*;
use crate::exchange::tabular;

/// Empties 单位 wherever a person is named; or takes the whole column out.
fn without_schools(book: &mut Workbook, name: &str, column_too: bool) {
    let sheet = book.sheets.iter_mut().find(|sheet| sheet.name == name);
    let sheet = sheet.expect("a sheet");
    let place = |heading: &str| {
        let mut cells = sheet.rows[0].cells.iter();
        cells
            .position(|cell| cell.shown() == heading)
            .expect("a column")
    };
    let (person, school) = (place("人员"), place("单位"));
    for row in &mut sheet.rows[1..] {
        if !row.cells[person].is_empty() {
            row.cells[school] = Cell::Empty;
        }
    }
    if column_too {
        for row in &mut sheet.rows {
            row.cells.remove(school);
        }
    }
}

#[test]
fn an_empty_school_is_the_persons_own_on_that_day() {
    let mut first = ledger();
    sample::install(&mut first).expect("the shipped county is sound");
    for column_too in [false, true] {
        let mut book = exported(&first);
        without_schools(&mut book, "签到", column_too);
        without_schools(&mut book, "承担", false);
        let mut second = ledger();
        let summary = import(&mut second, &book).expect("sound");
        assert_eq!(contents(&first), contents(&second), "column {column_too}");
        let again = import(&mut second, &book).expect("sound");
        assert_eq!(
            (again.added, again.changed, again.same),
            (0, 0, summary.added),
            "taken in again it changes nothing"
        );
    }
}

/// A person, an activity and her sign-in in one file; the first posting ends before it.
#[test]
fn the_posting_of_the_day_counts_and_whoever_had_none_is_named() {
    let mut target = ledger();
    sample::install(&mut target).expect("the shipped county is sound");
    let file = "单位空着.xlsx";
    let sheet = |name: &str, rows: &[&[&str]]| Sheet {
        name: name.to_owned(),
        rows: (1..)
            .zip(rows)
            .map(|(number, cells)| {
                let cells = cells.iter().map(|text| Cell::text(*text));
                Row::new(number, cells.collect())
            })
            .collect(),
        ..Sheet::default()
    };
    let book = Workbook {
        name: file.to_owned(),
        sheets: vec![
            sheet(
                "人员",
                &[&["编号", "姓名"], &["N1", "安可"], &["N2", "白露"]],
            ),
            sheet(
                "任职",
                &[
                    &["人员", "单位", "自", "至"],
                    &["N1", "XX02", "", "2024-10-31"],
                    &["N1", "XX03", "2024-11-01", ""],
                    &["N2", "XX03", "2025-06-28", ""],
                ],
            ),
            sheet(
                "签到",
                &[
                    &["活动", "人员", "姓名", "单位", "签到情况"],
                    &["A04", "N1", "", "", "迟到"],
                    &["A04", "N2", "", "", "迟到"],
                    &["A04", "", "外请专家", "", "迟到"],
                ],
            ),
        ],
        ..Workbook::default()
    };
    let shown = preview(target.reader(), &book).expect("read");
    assert_eq!(
        shown.notices,
        [
            "“签到”第3行没有写单位，这些人员在活动当天也没有任职，不计入任何学校。请补上任职，或者写明单位。"
        ]
    );
    import(&mut target, &book).expect("sound");
    let school = |person: &str| -> Option<String> {
        let sql = "SELECT o.code FROM attendance t JOIN person p ON p.uid = t.person
                   LEFT JOIN organization o ON o.uid = t.organization WHERE p.code = ?1";
        let conn = target.reader().conn();
        conn.query_row(sql, [person], |row| row.get(0))
            .expect("one line")
    };
    assert_eq!(school("N1").as_deref(), Some("XX03"), "on 8 November");
    assert_eq!(school("N2"), None);
}

#[test]
fn a_role_taken_in_before_is_known_again() {
    let mut target = ledger();
    sample::install(&mut target).expect("the shipped county is sound");
    let mut book = exported(&target);
    without_schools(&mut book, "承担", false);
    book.sheets.retain(|sheet| sheet.name == "承担");
    let empty = "UPDATE activity_role SET organization = NULL, uid = randomblob(16) WHERE person IS NOT NULL";
    target
        .change("旧版导入", |w| Ok(w.conn().execute(empty, [])?))
        .expect("as an earlier version left it");
    let summary = import(&mut target, &book).expect("sound");
    assert_eq!(summary.added, 0, "the same roles, not second ones");
    assert!(summary.changed > 0, "now with their school");
}

#[test]
fn one_sheet_makes_a_data_workbook() {
    let mut target = ledger();
    sample::install(&mut target).expect("the shipped county is sound");
    let whole = exported(&target);
    let before = contents(&target);
    for sheet in &whole.sheets {
        let alone = Workbook {
            sheets: vec![sheet.clone()],
            ..whole.clone()
        };
        assert!(is_data_workbook(&alone), "{}", sheet.name);
        let summary = import(&mut target, &alone).expect("take in what is there");
        assert_eq!((summary.added, summary.changed), (0, 0), "{}", sheet.name);
    }
    assert_eq!(contents(&target), before, "an absent sheet deletes nothing");
    let list = |name: &str, head: &str| {
        let text = format!("{head}\n1,安可,第二实验小学,数学\n");
        let mut book = tabular::read("名册.csv", text.into_bytes()).expect("a plain csv");
        name.clone_into(&mut book.sheets[0].name);
        book
    };
    for name in ["人员", "学校", "教师", "Sheet1"] {
        let book = list(name, "编号,姓名,学校,学科");
        assert!(
            !is_data_workbook(&book),
            "a school's own list called {name}"
        );
    }
}
