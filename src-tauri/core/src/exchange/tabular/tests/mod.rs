//! Files as schools have them, and files that want to do harm.
mod odd_bytes;
mod small_books;
mod tiny;
mod unseen;

use std::time::Duration;

use super::samples::{Page, Put, archive, xlsx};
use super::*;

fn shown(sheet: &Sheet) -> Vec<(u32, Vec<String>)> {
    sheet
        .rows
        .iter()
        .map(|row| (row.number, row.cells.iter().map(Cell::shown).collect()))
        .collect()
}

fn message(outcome: crate::Result<Workbook>) -> String {
    outcome.expect_err("this must be refused").to_string()
}

#[test]
fn an_xlsx_keeps_rows_types_and_hidden_sheets() {
    let rows = vec![
        vec![Put::from("姓名"), "出生".into(), "人数".into()],
        vec![],
        vec![Put::from("王 芳"), Put::Day(27089.0), Put::Number(12.0)],
        vec![
            Put::Nothing,
            Put::TwoDecimals(1974.1),
            Put::Solved("算出来的".into()),
        ],
    ];
    let mut hidden = Page::new("旧表", vec![vec![Put::from("x")]]);
    hidden.hidden = true;
    let book = read("名册.xlsx", xlsx(&[Page::new("教师", rows), hidden])).expect("a sound file");
    assert_eq!(book.sheets.len(), 2);
    assert!(!book.sheets[0].hidden && book.sheets[1].hidden);
    assert_eq!(
        shown(&book.sheets[0]),
        [
            (1, vec!["姓名".to_owned(), "出生".into(), "人数".into()]),
            (
                3,
                vec!["王 芳".to_owned(), "1974-03-01".into(), "12".into()]
            ),
            (4, vec![String::new(), "1974.10".into(), "算出来的".into()]),
        ],
        "the empty row 2 keeps its number"
    );
}

#[test]
fn merged_cells_carry_the_value_of_their_first() {
    let mut page = Page::of_text(
        "教师",
        "单位|基本情况||\n|姓名|性别\n二实小|王芳|女\n|李敏|女\n前楼|张强|男",
    );
    page.merges = vec!["A1:A2", "B1:C1", "A3:A4", "E1:XFD1048576"];
    let book = read("名册.xlsx", xlsx(&[page])).expect("a sound file");
    let rows = shown(&book.sheets[0]);
    assert_eq!(rows[0].1[..3], ["单位", "基本情况", "基本情况"]);
    assert_eq!(rows[1].1[..3], ["单位", "姓名", "性别"]);
    assert_eq!(rows[3].1[..3], ["二实小", "李敏", "女"]);
    assert!(book.sheets[0].covered_by(4, 0).is_some());
    assert!(
        book.sheets[0].covered_by(3, 0).is_none(),
        "the first cell itself is not covered"
    );
}

#[test]
fn a_formula_counts_by_its_stored_value_and_is_a_fault_without_one() {
    let rows = vec![vec![
        Put::Unsolved,
        Put::Solved(String::new()),
        Put::from("后面"),
    ]];
    let book = read("a.xlsx", xlsx(&[Page::new("表", rows)])).expect("a sound file");
    let cells = &book.sheets[0].rows[0].cells;
    assert_eq!(cells[0], Cell::Fault(CellFault::NoStoredValue));
    assert!(cells[1].is_empty(), "an empty text is a result");
    assert_eq!(cells[2], Cell::text("后面"));
}

#[test]
fn csv_in_any_usual_encoding_and_separator() {
    let text = "姓名,单位\n\n王芳,\"第二实验小学,东校区\"\n李敏,前楼";
    let gbk = encoding_rs::GBK.encode(text).0.into_owned();
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(
        text.replace(',', "\t")
            .encode_utf16()
            .flat_map(u16::to_le_bytes),
    );
    let mut marked = b"\xef\xbb\xbf".to_vec();
    marked.extend_from_slice(text.as_bytes());
    for bytes in [text.as_bytes().to_vec(), gbk, marked] {
        let book = read("名册.csv", bytes).expect("a sound file");
        assert!(!book.typed);
        assert_eq!(book.sheets[0].name, "名册");
        let rows = shown(&book.sheets[0]);
        assert_eq!(
            rows[1],
            (3, vec!["王芳".to_owned(), "第二实验小学,东校区".into()])
        );
        assert_eq!(rows[2].0, 4, "the blank line counts");
    }
    let book = read("名册.txt", utf16).expect("a sound file");
    assert_eq!(shown(&book.sheets[0])[2].1, ["李敏", "前楼"]);
}

#[test]
fn what_is_no_table_is_named() {
    let cases: [(&[u8], &str); 6] = [
        (b"", "空文件"),
        (b"<html><table>", "网页"),
        (b"%PDF-1.7", "PDF"),
        (b"\x00\x01\x02\x03", "不是表格文件"),
        (b"PK\x03\x04broken", "损坏"),
        (
            &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1, 2, 3],
            "损坏",
        ),
    ];
    for (bytes, expected) in cases {
        let message = message(read("名册.xls", bytes.to_vec()));
        assert!(message.contains(expected), "{expected}: {message}");
        assert!(message.contains("名册.xls"), "names the file: {message}");
    }
    let other = archive(&[("word/document.xml".into(), "<w/>".into())]);
    assert!(message(read("a.docx", other)).contains("不是表格文件"));
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let bomb = archive(&[
        ("xl/workbook.xml".into(), "<workbook/>".into()),
        (
            "xl/worksheets/sheet1.xml".into(),
            " ".repeat(50 * 1024 * 1024),
        ),
    ]);
    assert!(bomb.len() < 200_000, "50 MB of spaces pack well");
    assert!(message(read("a.xlsx", bomb)).contains("展开后过大"));
}

#[test]
fn a_part_longer_than_its_directory_says_is_refused() {
    let mut bytes = archive(&[("xl/workbook.xml".into(), "<workbook>".repeat(500))]);
    let directory = bytes
        .windows(4)
        .rposition(|four| four == b"PK\x01\x02")
        .expect("a directory");
    bytes[directory + 24..directory + 28].copy_from_slice(&10_u32.to_le_bytes());
    let message = message(read("a.xlsx", bytes));
    assert!(
        message.contains("与实际不符") || message.contains("损坏"),
        "{message}"
    );
}

#[test]
fn limits_are_kept() {
    let page = Page::new(
        "表",
        (0..100).map(|n| vec![Put::Number(n.into()); 20]).collect(),
    );
    let file = xlsx(&[page]);
    let limits = Limits::default();
    let cases = [
        (
            Limits {
                file_bytes: 100,
                ..limits
            },
            "MB",
        ),
        (Limits { parts: 2, ..limits }, "部件过多"),
        (
            Limits {
                unpacked_bytes: 1_000,
                ..limits
            },
            "展开后过大",
        ),
        (
            Limits {
                cells: 1_500,
                ..limits
            },
            "单元格超过",
        ),
    ];
    for (limits, expected) in cases {
        let message = message(read_within("a.xlsx", file.clone(), limits));
        assert!(message.contains(expected), "{expected}: {message}");
    }
    let none = Limits {
        time: Duration::ZERO,
        ..limits
    };
    let long = xlsx(&[Page::new(
        "表",
        (0..9_000).map(|n| vec![Put::Number(n.into())]).collect(),
    )]);
    assert!(message(read_within("a.xlsx", long, none)).contains("已停止"));
    assert!(read("a.xlsx", file).is_ok());
}

#[test]
fn a_cell_in_the_last_column_of_the_last_row_costs_no_rectangle() {
    let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row></sheetData></worksheet>";
    let page = super::samples::xlsx_of_parts(&[("表", sheet)], None);
    let book = read("a.xlsx", page).expect("a sound file");
    assert_eq!(book.sheets[0].rows.len(), 2);
    assert_eq!(book.sheets[0].rows[1].number, 1_048_576);
    assert_eq!(column_letters(book.sheets[0].width() - 1), "XFD");
}

#[test]
fn what_a_program_keeps_beside_an_open_table_names_the_table() {
    let owner = |filling: usize| {
        let mut bytes = vec![5];
        bytes.extend(b"gaoyu".iter().copied().chain(vec![b' '; filling]));
        bytes.extend([5, 0]);
        bytes.extend([b' ', 0].repeat(54));
        bytes
    };
    let cases = [
        ("~$花名册.xlsx", owner(49), "“花名册.xlsx”"),
        ("副本-~$花名册.xlsx", owner(49), "“花名册.xlsx”"),
        ("旧的~$花名册.xlsx", owner(48), "“花名册.xlsx”"),
        ("改了名.xlsx", owner(49), "请选表格本身"),
        ("~$花名册.xlsx", Vec::new(), "“花名册.xlsx”"),
        (".~花名册.xlsx", b"gaoyu".to_vec(), "“花名册.xlsx”"),
        (".~lock.花名册.ods#", b"gaoyu,pc".to_vec(), "“花名册.ods”"),
        ("._花名册.xlsx", vec![0, 5, 22, 7], "“花名册.xlsx”"),
    ];
    for (name, bytes, table) in cases {
        let message = message(read(name, bytes));
        assert!(
            message.contains("不是表格本身") && message.contains(table),
            "{message}"
        );
    }
    let sound = xlsx(&[Page::of_text("表", "姓名")]);
    assert!(
        read("~$花名册.xlsx", sound).is_ok(),
        "a table is read under any name"
    );
}
