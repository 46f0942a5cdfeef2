//! Small files that ask for a great deal: every sheet draws on one budget, before anything is laid
//! out.
use super::super::samples::{archive, xlsx_of_parts, xlsx_parts};
use super::super::{Limits, Workbook, read, read_within};
use super::small_books::{Records, contained, ods, ods_text, xls};

fn refused(name: &str, bytes: Vec<u8>) -> String {
    let outcome: crate::Result<Workbook> = read(name, bytes);
    let message = outcome.expect_err("this asks for too much").to_string();
    assert!(message.contains(name), "names the file: {message}");
    message
}

#[test]
fn corners_of_an_xls_are_not_laid_out() {
    let corners = Records::default()
        .number(0, 0, 1.0)
        .number(65_535, 255, 2.0);
    let one = xls(Records::default(), std::slice::from_ref(&corners));
    assert!(one.len() < 6_000, "{}", one.len());
    assert!(refused("一张.xls", one).contains("单元格"));

    // Each of them would pass alone.
    let quarter = Records::default().number(0, 0, 1.0).number(65_535, 15, 2.0);
    let quarters = vec![quarter.clone(); 40];
    assert!(read("一张.xls", xls(Records::default(), &[quarter])).is_ok());
    assert!(refused("四十张.xls", xls(Records::default(), &quarters)).contains("单元格"));
}

#[test]
fn a_result_without_its_formula_counts_as_the_first_cell() {
    let sheet = Records::default()
        .number(65_535, 255, 1.0)
        .record(0x0207, &[1, 0, 0, b'x']);
    assert!(refused("名册.xls", xls(Records::default(), &[sheet])).contains("单元格"));
}

#[test]
fn what_an_xls_announces_is_not_believed() {
    let mut size = 0_u32.to_le_bytes().to_vec();
    size.extend(u32::MAX.to_le_bytes());
    size.extend([0, 0, 255, 0, 0, 0]);
    let sheet = Records::default().record(0x0200, &size).number(2, 1, 7.0);
    let book = read("名册.xls", xls(Records::default(), &[sheet])).expect("it holds one number");
    assert_eq!(book.sheets[0].rows[0].number, 3);
}

#[test]
fn a_long_text_shared_by_many_cells_of_an_xls_is_refused() {
    let mut shared = [1_u32, 1].map(u32::to_le_bytes).concat();
    shared.extend(8_000_u16.to_le_bytes());
    shared.push(0);
    shared.extend([b'x'; 8_000]);
    let mut sheet = Records::default();
    for row in 0..60_000 {
        sheet = sheet.words(0x00fd, &[row, 0, 0, 0, 0]);
    }
    let file = xls(Records::default().record(0x00fc, &shared), &[sheet]);
    assert!(refused("名册.xls", file).contains("展开后过大"));
}

#[test]
fn a_damaged_container_is_refused() {
    let sound = xls(Records::default(), &[Records::default().number(0, 0, 1.0)]);
    let mut circle = sound.clone();
    // Every sector is followed by itself.
    let allocation =
        512 + u32::from_le_bytes([circle[76], circle[77], circle[78], circle[79]]) as usize * 512;
    for sector in 0..128_u32 {
        let at = allocation + sector as usize * 4;
        circle[at..at + 4].copy_from_slice(&sector.to_le_bytes());
    }
    assert!(refused("名册.xls", circle).contains("损坏"));
    assert!(refused("名册.xls", sound[..700].to_vec()).contains("损坏"));
    assert!(refused("名册.xls", contained(&[9, 8, 0xff, 0xff])).contains("损坏"));
}

#[test]
fn repeats_of_an_ods_are_counted_over_all_tables() {
    let wide = ods_text("table:number-columns-repeated=\"1000\"", "x");
    let table = |at: usize| {
        format!(
            "<table:table table:name=\"{at}\"><table:table-row table:number-rows-repeated=\"3000\">{wide}</table:table-row></table:table>"
        )
    };
    let file = ods("", &(0..40).map(table).collect::<String>());
    assert!(file.len() < 3_000, "{}", file.len());
    assert!(refused("名册.ods", file).contains("单元格"));
    assert!(refused("名册.ods", ods("", &format!(
        "<table:table table:name=\"1\"><table:table-row table:number-rows-repeated=\"1048576\">{wide}</table:table-row></table:table>"
    ))).contains("没有读取"));
}

#[test]
fn rows_that_are_empty_but_for_a_far_cell_are_counted_from_the_first_column() {
    let far = format!(
        "<table:table-row><table:table-cell table:number-columns-repeated=\"16383\"/>{}</table:table-row>",
        ods_text("", "x")
    );
    let table = format!(
        "<table:table table:name=\"1\">{}</table:table>",
        far.repeat(1_000)
    );
    assert!(refused("名册.ods", ods("", &table)).contains("单元格"));
}

#[test]
fn a_long_text_repeated_in_an_ods_is_refused() {
    let text = "字".repeat(100_000);
    let cell = ods_text("table:number-columns-repeated=\"1000\"", &text);
    let row =
        format!("<table:table-row table:number-rows-repeated=\"100\">{cell}</table:table-row>");
    let table = format!("<table:table table:name=\"1\">{row}</table:table>");
    assert!(refused("名册.ods", ods("", &table)).contains("展开后过大"));
}

#[test]
fn nothing_is_set_aside_for_shared_texts_that_an_xlsx_only_promises() {
    let sheet =
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>";
    let shared = "<sst uniqueCount=\"9999999999\"><si><t>x</t></si></sst>";
    let file = xlsx_of_parts(&[("表", sheet)], Some(shared));
    assert!(refused("名册.xlsx", file).contains("展开后过大"));
}

#[test]
fn a_long_text_shared_by_many_cells_of_an_xlsx_is_refused() {
    let shared = format!("<sst><si><t>{}</t></si></sst>", "字".repeat(30_000));
    let rows: String = (1..6_000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>"))
        .collect();
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let file = xlsx_of_parts(&[("表", &sheet)], Some(&shared));
    assert!(file.len() < 100_000, "{}", file.len());
    assert!(refused("名册.xlsx", file).contains("展开后过大"));
}

#[test]
fn a_shared_formula_of_a_high_number_costs_nothing() {
    let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><f t=\"shared\" ref=\"A1:A2\" si=\"4000000000\">B1</f><v>5</v></c><c r=\"B1\"><f t=\"shared\" si=\"4000000000\"/></c></row></sheetData></worksheet>";
    let book = read("名册.xlsx", xlsx_of_parts(&[("表", sheet)], None)).expect("a sound file");
    let cells = &book.sheets[0].rows[0].cells;
    assert_eq!(cells[0].shown(), "5");
    assert_eq!(cells[1].shown(), "（公式没有结果）");
}

#[test]
fn fonts_are_not_copied_for_more_styles_than_there_can_be() {
    let styles = format!(
        "<styleSheet><fonts><font><name val=\"{}\"/></font></fonts><cellXfs>{}</cellXfs></styleSheet>",
        "x".repeat(200_000),
        "<xf fontId=\"0\"/>".repeat(10_000)
    );
    let sheet = "<worksheet><sheetData/></worksheet>".to_owned();
    let file = archive(&xlsx_parts(&[("表", false, sheet)], &styles, None));
    assert!(refused("名册.xlsx", file).contains("展开后过大"));
}

#[test]
fn merged_areas_cost_what_they_cover() {
    let rows: String = (1..2_000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>"))
        .collect();
    let areas = "<mergeCell ref=\"A1:A1048576\"/>".repeat(20_000);
    let sheet = format!(
        "<worksheet><sheetData>{rows}</sheetData><mergeCells>{areas}</mergeCells></worksheet>"
    );
    let file = xlsx_of_parts(&[("表", &sheet)], None);
    assert!(refused("名册.xlsx", file).contains("单元格"));
}

#[test]
fn rows_count_even_where_they_hold_one_cell() {
    let rows: String = (1..300)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>"))
        .collect();
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let limits = Limits {
        cells: 1_000,
        ..Limits::default()
    };
    let outcome = read_within("名册.xlsx", xlsx_of_parts(&[("表", &sheet)], None), limits);
    assert!(
        outcome
            .expect_err("rows take memory, too")
            .to_string()
            .contains("1000个")
    );
    let lines = "甲\n".repeat(300).into_bytes();
    let outcome = read_within("名册.csv", lines, limits);
    assert!(outcome.is_err());
}

#[test]
fn far_rows_out_of_order_are_found_again() {
    let rows: String = (1..20_000)
        .rev()
        .map(|row| format!("<row r=\"{row}\"><c r=\"B{row}\"><v>{row}</v></c></row>"))
        .collect();
    let again = "<row r=\"7\"><c r=\"A7\"><v>8</v></c></row>";
    let sheet = format!("<worksheet><sheetData>{rows}{again}</sheetData></worksheet>");
    let book = read("名册.xlsx", xlsx_of_parts(&[("表", &sheet)], None)).expect("a sound file");
    let rows = &book.sheets[0].rows;
    assert_eq!(rows.len(), 19_999);
    assert_eq!(
        (
            rows[6].number,
            rows[6].cell(0).shown(),
            rows[6].cell(1).shown()
        ),
        (7, "8".into(), "7".into())
    );
}
