//! Rows that are hidden or struck out, in every kind of file that can say so.
use super::super::samples::{Page, Put, xlsx, xlsx_of_parts};
use super::super::{Cell, CellFault, Sheet, read};
use super::small_books::{Records, ods, ods_text, xls};

fn sheet(name: &str, bytes: Vec<u8>) -> Sheet {
    let mut book = read(name, bytes).expect("a sound file");
    book.sheets.remove(0)
}

/// Numbers of the hidden rows, and of those that are struck out.
fn unseen(sheet: &Sheet) -> (Vec<u32>, Vec<u32>) {
    let rows = || sheet.rows.iter();
    let hidden = rows().filter(|row| row.hidden).map(|row| row.number);
    let struck = rows()
        .filter(|row| row.is_struck_out())
        .map(|row| row.number);
    (hidden.collect(), struck.collect())
}

#[test]
fn an_xlsx_says_which_rows_are_filtered_away_and_which_are_struck_out() {
    let rows = vec![
        vec![Put::from("序号"), "姓名".into(), "单位".into()],
        vec![Put::Number(1.0), "郭小满".into(), "二实小".into()],
        vec![
            Put::Number(2.0),
            Put::Struck("谭春生".into()),
            Put::Struck("前楼".into()),
        ],
        vec![Put::Number(3.0), Put::Struck("万青".into()), "前楼".into()],
    ];
    let mut page = Page::new("教师", rows);
    page.filtered = vec![2];
    let sheet = sheet("名册.xlsx", xlsx(&[page]));
    assert_eq!(unseen(&sheet), (vec![2], vec![3]));
    assert!(sheet.rows[3].struck_at(1) && !sheet.rows[3].struck_at(2));
}

#[test]
fn rows_and_columns_of_an_xlsx_are_hidden_in_several_ways() {
    let xml = "<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData>\
        <row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"D1\"><v>1</v></c></row>\
        <row r=\"2\" hidden=\"true\"><c r=\"A2\"><v>2</v></c></row>\
        <row r=\"3\" ht=\"0\" customHeight=\"1\"><c r=\"A3\"><v>3</v></c></row>\
        <row hidden=\"1\"><c><v>4</v></c></row>\
        <row r=\"5\" hidden=\"0\"><c r=\"A5\"><v>5</v></c></row></sheetData></worksheet>";
    let sheet = sheet("名册.xlsx", xlsx_of_parts(&[("教师", xml)], None));
    assert_eq!(unseen(&sheet).0, [2, 3, 4]);
    assert_eq!(sheet.hidden_columns, [1, 2]);
}

#[test]
fn a_name_written_beside_a_struck_out_one_is_not_read_as_both() {
    let shared = "<sst><si><t>姓名</t></si>\
        <si><r><rPr><strike/></rPr><t>郭小满</t></r><r><t>郭小曼</t></r></si>\
        <si><r><rPr><strike/></rPr><t>谭春生</t></r></si>\
        <si><r><rPr><strike val=\"0\"/></rPr><t>万</t></r><r><t>青</t></r><rPh sb=\"0\" eb=\"1\"><t>wan</t></rPh></si></sst>";
    let cell = |place: &str, text: u32| format!("<c r=\"{place}\" t=\"s\"><v>{text}</v></c>");
    let inline = "<c r=\"A5\" t=\"inlineStr\"><is><r><t>汪</t></r><r><rPr><strike/></rPr><t>洋</t></r></is></c>";
    let xml = format!(
        "<worksheet><sheetData><row r=\"1\">{}</row><row r=\"2\">{}</row><row r=\"3\">{}</row><row r=\"4\">{}</row><row r=\"5\">{inline}</row></sheetData></worksheet>",
        cell("A1", 0),
        cell("A2", 1),
        cell("A3", 2),
        cell("A4", 3)
    );
    let sheet = sheet("名册.xlsx", xlsx_of_parts(&[("教师", &xml)], Some(shared)));
    let halves = |row: usize| match sheet.rows[row].cell(0) {
        Cell::Fault(CellFault::PartlyStruck(text)) => (text.struck.clone(), text.kept.clone()),
        other => panic!("{other:?}"),
    };
    assert_eq!(halves(1), ("郭小满".to_owned(), "郭小曼".to_owned()));
    assert_eq!(halves(4), ("洋".to_owned(), "汪".to_owned()));
    assert_eq!(unseen(&sheet).1, [3]);
    assert_eq!(sheet.rows[3].cell(0), &Cell::text("万青"));
}

#[test]
fn an_xls_says_it_too() {
    let rows = Records::default()
        .words(0x007d, &[1, 1, 2000, 0, 1, 0])
        .words(0x0208, &[1, 0, 2, 255, 0, 0, 0x0020, 0])
        .label(0, 0, 0, "姓名")
        .label(0, 1, 0, "单位")
        .label(1, 0, 0, "郭小满")
        .label(2, 0, 1, "谭春生")
        .label(2, 1, 1, "前楼")
        .label(3, 0, 0, "万青");
    let sheet = sheet("名册.xls", xls(Records::default(), &[rows]));
    assert_eq!(unseen(&sheet), (vec![2], vec![3]));
    assert_eq!(sheet.hidden_columns, [1]);
    assert_eq!(sheet.rows[2].cell(0), &Cell::text("谭春生"));
}

#[test]
fn an_ods_says_it_too() {
    let styles = "<style:style style:name=\"ce2\" style:family=\"table-cell\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>";
    let row = |attributes: &str, cell: &str, text: &str| {
        let cell = ods_text(cell, text);
        format!("<table:table-row {attributes}>{cell}</table:table-row>")
    };
    let table = [
        "<table:table table:name=\"教师\"><table:table-column table:visibility=\"collapse\"/>"
            .to_owned(),
        row("", "", "姓名"),
        row("table:visibility=\"filter\"", "", "郭小满"),
        row(
            "table:visibility=\"collapse\" table:number-rows-repeated=\"2\"",
            "",
            "汪洋",
        ),
        row("", "table:style-name=\"ce2\"", "谭春生"),
        row("table:default-cell-style-name=\"ce2\"", "", "万青"),
        "</table:table>".to_owned(),
    ];
    let sheet = sheet("名册.ods", ods(styles, &table.concat()));
    assert_eq!(unseen(&sheet), (vec![2, 3, 4], vec![5, 6]));
    assert_eq!(sheet.hidden_columns, [0]);
}
