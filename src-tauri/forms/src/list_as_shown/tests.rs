use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use serde_json::{Value, json};

use super::{ListAsShownForm, write};

type Book = Xlsx<Cursor<Vec<u8>>>;

fn drawn(list: Value) -> Book {
    let list: ListAsShownForm = serde_json::from_value(list).expect("a list");
    let mut made = Vec::new();
    write(&list, &mut made).expect("drawn");
    Xlsx::new(Cursor::new(made)).expect("a workbook")
}

/// Each row as the screen would read it, cells separated by |.
fn rows(book: &mut Book) -> Vec<String> {
    let range = book.worksheet_range("一览").expect("the sheet");
    let cell = |cell: &Data| match cell {
        Data::DateTime(day) => format!("day {}", day.as_f64()),
        other => other.to_string(),
    };
    let rows = range.rows();
    rows.map(|row| row.iter().map(cell).collect::<Vec<_>>().join("|"))
        .collect()
}

fn columns() -> Value {
    json!([
        { "label": "姓名", "kind": "text" },
        { "label": "日期", "kind": "day" },
        { "label": "学时", "kind": "number", "sum": true },
    ])
}

#[test]
fn a_plain_list_has_its_columns_its_rows_and_one_sum() {
    let mut book = drawn(json!({
        "title": "听课一览", "note": "只列出：学科：语文。共3条。", "columns": columns(),
        "groups": [{ "heading": null, "rows": [
            ["方可", "2024-10-16", 0.1],
            ["007", "待定", 0.2],
            ["=1+1", null, "未记"],
        ]}],
    }));
    assert_eq!(
        rows(&mut book),
        [
            "听课一览||",
            "只列出：学科：语文。共3条。||",
            "姓名|日期|学时",
            "方可|day 45581|0.1",
            "007|待定|0.2",
            "=1+1||未记",
            "合计||0.3",
        ]
    );
    let formulas = book.worksheet_formula("一览").expect("formulas");
    let found: Vec<&String> = formulas.used_cells().map(|(_, _, text)| text).collect();
    assert_eq!(
        found,
        ["SUBTOTAL(9,C4:C6)"],
        "what begins with = is a text, and the sum is live"
    );
}

#[test]
fn groups_have_their_headings_and_sums_and_the_whole_is_not_counted_twice() {
    let group = |heading: &str, hours: &[f64]| {
        let rows: Vec<Value> = hours.iter().map(|h| json!(["甲", null, h])).collect();
        json!({ "heading": heading, "rows": rows })
    };
    let mut book = drawn(json!({
        "title": "听课一览", "columns": columns(),
        "groups": [group("第一小学", &[1.0, 2.0]), group("第二小学", &[]), group("第三小学", &[4.5])],
    }));
    let rows = rows(&mut book);
    assert_eq!(
        rows[2..],
        [
            "第一小学||",
            "甲||1",
            "甲||2",
            "小计||3",
            "第二小学||",
            "第三小学||",
            "甲||4.5",
            "小计||4.5",
            "合计||7.5",
        ]
    );
    let formulas = book.worksheet_formula("一览").expect("formulas");
    let last = formulas.used_cells().next_back().expect("the sum of all").2;
    assert_eq!(
        last, "SUBTOTAL(9,C3:C10)",
        "it leaves the sums in between out"
    );
}

#[test]
fn a_list_without_rows_is_a_sheet_with_its_headings() {
    let mut book = drawn(json!({
        "title": "听课一览", "columns": columns(), "groups": [{ "heading": null, "rows": [] }],
    }));
    assert_eq!(rows(&mut book), ["听课一览||", "姓名|日期|学时", "合计||0"]);
}
