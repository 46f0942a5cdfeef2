//! Whatever bytes a file holds, reading it comes to an end with an answer that names the file.
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::super::samples::{Page, Put, archive, xlsx, xlsx_of_parts};
use super::super::{Limits, read_within};
use super::small_books::{Records, ods, ods_text, xls};

/// Little enough to notice what takes too much, and long enough for a slow computer.
fn limits() -> Limits {
    Limits {
        cells: 200_000,
        laid_out: 200_000,
        text_bytes: 4 * 1024 * 1024,
        time: Duration::from_secs(20),
        ..Limits::default()
    }
}

fn comes_to_an_end(bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let started = Instant::now();
    match read_within("名册.表", bytes, limits()) {
        Ok(book) => {
            let rows = || book.sheets.iter().flat_map(|sheet| &sheet.rows);
            prop_assert!(rows().all(|row| row.number > 0));
            let cells: usize = rows().map(|row| row.cells.len()).sum();
            prop_assert!(cells <= limits().cells, "{cells}");
        }
        Err(error) => prop_assert!(error.to_string().contains("名册.表"), "{error}"),
    }
    prop_assert!(started.elapsed() < Duration::from_secs(20));
    Ok(())
}

fn sound_files() -> [Vec<u8>; 4] {
    let page = Page::new(
        "教师",
        vec![
            vec![Put::from("姓名"), "单位".into()],
            vec![Put::Struck("万青".into()), Put::Day(27089.0)],
        ],
    );
    let cells = format!("{}{}", ods_text("", "姓名"), ods_text("", "单位"));
    let table = format!(
        "<table:table table:name=\"1\"><table:table-row>{cells}</table:table-row></table:table>"
    );
    let sheet = Records::default().label(0, 0, 1, "姓名").number(1, 0, 3.0);
    [
        xlsx(&[page]),
        ods("", &table),
        xls(Records::default(), &[sheet.clone(), sheet]),
        "姓名,单位\n万青,二实小\n".as_bytes().to_vec(),
    ]
}

/// Elements and attributes that sheets are made of, in any order and with any values.
fn odd_element() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "row",
        "c",
        "v",
        "f",
        "is",
        "t",
        "r",
        "rPr",
        "strike",
        "col",
        "mergeCell",
        "sheetData",
        "si",
    ]);
    let attribute = prop::sample::select(vec![
        "r=\"A1\"",
        "r=\"1\"",
        "r=\"1048577\"",
        "r=\"XFD1048576\"",
        "r=\"\"",
        "r=\"ZZZZZZ9\"",
        "r=\"-5\"",
        "t=\"s\"",
        "t=\"str\"",
        "t=\"d\"",
        "t=\"e\"",
        "s=\"3\"",
        "s=\"99999999\"",
        "hidden=\"1\"",
        "ht=\"0\"",
        "min=\"0\"",
        "min=\"3\" max=\"1\"",
        "min=\"1\" max=\"4294967295\"",
        "ref=\"A1:XFD1048576\"",
        "ref=\"B2:A1\"",
        "t=\"shared\" si=\"4294967295\"",
        "",
    ]);
    let text = prop::sample::select(vec![
        "",
        "1",
        "-1",
        "99999999999",
        "1e308",
        "NaN",
        "=1+1",
        "甲",
        "&#x0;",
        "<",
        "&amp;",
    ]);
    let form = prop::bool::ANY;
    (name, attribute, text, form).prop_map(|(name, attribute, text, open)| match open {
        true => format!("<{name} {attribute}>{text}"),
        false => format!("<{name} {attribute}>{text}</{name}>"),
    })
}

fn odd_record() -> impl Strategy<Value = (u16, Vec<u8>)> {
    let kind = prop::sample::select(vec![
        0x0006_u16, 0x000a, 0x0018, 0x0022, 0x0031, 0x003c, 0x0042, 0x007d, 0x0085, 0x00bd, 0x00d6,
        0x00e0, 0x00e5, 0x00fc, 0x00fd, 0x0200, 0x0203, 0x0204, 0x0205, 0x0207, 0x0208, 0x027e,
        0x0809,
    ]);
    (kind, prop::collection::vec(any::<u8>(), 0..40))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_bytes(start in 0..4_usize, bytes in prop::collection::vec(any::<u8>(), 0..3_000)) {
        let starts: [&[u8]; 4] = [b"", b"PK\x03\x04", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], b"\xff\xfe"];
        comes_to_an_end([starts[start], &bytes].concat())?;
    }

    #[test]
    fn sound_files_with_a_few_bytes_changed(
        file in 0..4_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        keep in any::<Option<prop::sample::Index>>(),
    ) {
        let mut bytes = sound_files()[file].clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(keep) = keep {
            bytes.truncate(keep.index(bytes.len()));
        }
        comes_to_an_end(bytes)?;
    }

    #[test]
    fn sheets_of_odd_elements(elements in prop::collection::vec(odd_element(), 0..60), shared in any::<bool>()) {
        let sheet = format!("<worksheet><sheetData>{}</sheetData></worksheet>", elements.concat());
        let texts = format!("<sst>{}</sst>", elements.concat());
        comes_to_an_end(xlsx_of_parts(&[("表", &sheet)], shared.then_some(texts.as_str())))?;
    }

    #[test]
    fn books_of_odd_records(
        globals in prop::collection::vec(odd_record(), 0..8),
        sheet in prop::collection::vec(odd_record(), 0..40),
    ) {
        let records = |list: Vec<(u16, Vec<u8>)>| {
            list.into_iter().fold(Records::default(), |records, (kind, data)| records.record(kind, &data))
        };
        comes_to_an_end(xls(records(globals), &[records(sheet)]))?;
    }

    #[test]
    fn tables_of_odd_repeats(rows in prop::collection::vec((0..2_000_000_u32, 0..20_000_u32, any::<bool>()), 0..12)) {
        let row = |(rows, columns, filled): &(u32, u32, bool)| {
            let cell = match filled {
                true => ods_text(&format!("table:number-columns-repeated=\"{columns}\""), "x"),
                false => format!("<table:table-cell table:number-columns-repeated=\"{columns}\"/>"),
            };
            format!("<table:table-row table:number-rows-repeated=\"{rows}\">{cell}</table:table-row>")
        };
        let rows: String = rows.iter().map(row).collect();
        comes_to_an_end(ods("", &format!("<table:table table:name=\"1\">{rows}</table:table>")))?;
    }

    #[test]
    fn archives_of_any_parts(names in prop::collection::vec("(xl/)?(workbook|sharedStrings|styles|content|worksheets/sheet1)\\.xml", 0..6), text in ".{0,200}") {
        let mut names = names;
        names.sort();
        names.dedup();
        let parts: Vec<(String, String)> = names.into_iter().map(|name| (name, text.clone())).collect();
        comes_to_an_end(archive(&parts))?;
    }
}
