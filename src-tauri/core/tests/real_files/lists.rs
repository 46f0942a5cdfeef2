//! The same list from xlsx, xls and ods, through the preview into the roster.
use lianyan_core::exchange::headers::{ListField, ListKind};
use lianyan_core::exchange::roster_import::{self, Draft, ListPreview, RowState, TakenIn};
use lianyan_core::exchange::tabular::{self, Cell};
use lianyan_core::{Ledger, sample};

use crate::file;

fn county() -> Ledger {
    let mut ledger = Ledger::temporary().expect("a temporary folder");
    sample::install(&mut ledger).expect("the shipped county is sound");
    ledger
}

/// The list with its sixth row, which a filter hides.
fn draft(ledger: &Ledger, name: &str, bytes: Vec<u8>) -> Draft {
    let reader = ledger.reader();
    let mut draft = roster_import::open(reader, ListKind::Persons, name, bytes).expect(name);
    let hidden = TakenIn {
        id: "教师名册/6".to_owned(),
        field: None,
    };
    roster_import::take_in(&mut draft, &hidden).expect(name);
    draft
}

fn previewed(ledger: &Ledger, name: &str, bytes: Vec<u8>) -> ListPreview {
    let draft = draft(ledger, name, bytes);
    roster_import::preview(ledger.reader(), &draft).expect(name)
}

const SHOWN: [ListField; 6] = [
    ListField::School,
    ListField::Name,
    ListField::BirthMonth,
    ListField::Phone,
    ListField::Subject,
    ListField::TeachingSince,
];

/// Sheet, row and state of each row, and what it says.
fn told(preview: &ListPreview) -> Vec<String> {
    let text = |row: &roster_import::ListRow, field| {
        row.cells
            .get(&field)
            .map_or("", |cell| cell.text.as_str())
            .to_owned()
    };
    let line = |row: &roster_import::ListRow| {
        let cells = SHOWN.map(|field| text(row, field)).join("|");
        format!(
            "{}{} {:?} {cells}",
            row.sheet_name, row.place.row, row.state
        )
    };
    preview.rows.iter().map(line).collect()
}

const EXPECTED: [&str; 4] = [
    "教师名册5 Added 第二实验小学|何新月|1974-03|13900001234|语文|1996-09",
    "教师名册6 Added 第二实验小学|蒋立文|1988-11|0774-5551234|数学|2010-08",
    "教师名册7 Added 前楼中心小学|欧阳静|1992-05||英语|",
    "石桥3 Added 石桥中心小学|韦春兰|||音乐|",
];

#[test]
fn one_list_says_the_same_in_every_format() {
    let ledger = county();
    for name in [
        "roster.xlsx",
        "roster.xls",
        "roster.ods",
        "roster-1904.xlsx",
        "roster-1904.xls",
    ] {
        let preview = previewed(&ledger, name, file(name));
        assert_eq!(told(&preview), EXPECTED, "{name}");
        assert_eq!(preview.issues, [], "{name}");
        let left_out: Vec<(&str, &str)> = preview
            .left_out
            .iter()
            .map(|entry| (entry.id.as_str(), entry.reason.as_str()))
            .collect();
        let expected = [("上年名册", "隐藏的工作表"), ("教师名册/8", "合计行")];
        assert_eq!(left_out, expected, "{name}");
    }
}

#[test]
fn the_content_counts_and_not_the_ending() {
    let ledger = county();
    for (file_name, called) in [
        ("roster.xls", "名册.xlsx"),
        // WPS writes its own .et as Excel 97 writes .xls.
        ("roster.xls", "名册.et"),
        ("roster.xlsx", "名册.xls"),
        ("roster.ods", "名册.xlsx"),
    ] {
        let preview = previewed(&ledger, called, file(file_name));
        assert_eq!(told(&preview), EXPECTED, "{file_name} as {called}");
    }
}

#[test]
fn a_hidden_sheet_is_left_out_until_it_is_asked_for() {
    let ledger = county();
    for name in ["roster.xlsx", "roster.xls", "roster.ods"] {
        let reader = ledger.reader();
        let draft = roster_import::open(reader, ListKind::Persons, name, file(name)).expect(name);
        let view = roster_import::view(reader, &draft).expect(name);
        let sheets: Vec<(String, bool, bool, usize)> = view
            .sheets
            .into_iter()
            .map(|sheet| (sheet.name, sheet.hidden, sheet.included, sheet.rows))
            .collect();
        let expected = [
            ("教师名册".to_owned(), false, true, 2),
            ("上年名册".to_owned(), true, false, 1),
            ("石桥".to_owned(), false, true, 1),
        ];
        assert_eq!(sheets, expected, "{name}");
    }
}

#[test]
fn a_row_that_a_filter_hides_is_named_and_left_out() {
    let ledger = county();
    for name in ["roster.xlsx", "roster.xls", "roster.ods"] {
        let reader = ledger.reader();
        let draft = roster_import::open(reader, ListKind::Persons, name, file(name)).expect(name);
        let preview = roster_import::preview(reader, &draft).expect(name);
        let mut left_out = preview.left_out.iter();
        let hidden = left_out.find(|entry| entry.id == "教师名册/6").expect(name);
        assert_eq!(
            (hidden.reason.as_str(), hidden.count),
            ("隐藏的行", 1),
            "{name}"
        );
        assert!(
            hidden.sample.contains("蒋立文"),
            "{name}: {}",
            hidden.sample
        );
    }
}

#[test]
fn an_imported_list_is_the_roster_and_once_more_changes_nothing() {
    let mut ledger = county();
    let first = draft(&ledger, "roster.xls", file("roster.xls"));
    let (summary, _) = ledger
        .change("导入名册", |w| roster_import::apply(w, &first))
        .expect("nothing is wrong with it");
    assert_eq!((summary.added, summary.changed), (4, 0));
    for name in ["roster.ods", "roster-1904.xlsx"] {
        let preview = previewed(&ledger, name, file(name));
        let same = preview.rows.iter().all(|row| row.state == RowState::Same);
        assert!(same, "{name}: {:#?}", told(&preview));
    }
}

#[test]
fn a_strict_workbook_is_read_as_any_other() {
    let book = tabular::read("名册.xlsx", strict(&file("roster.xlsx"))).expect("a sound file");
    let usual = tabular::read("名册.xlsx", file("roster.xlsx")).expect("a sound file");
    assert_eq!(book.sheets.len(), usual.sheets.len());
    for (strict, usual) in book.sheets.iter().zip(&usual.sheets) {
        assert_eq!(strict.rows, usual.rows);
        assert_eq!(strict.merges, usual.merges);
    }
    let birth = usual.sheets[0].rows[4].cell(3);
    assert_eq!(birth, &Cell::day("1974-03-01".parse().expect("a day")));
}

/// The workbook as Excel saves it as “Strict Open XML”: other namespaces, days in words.
fn strict(bytes: &[u8]) -> Vec<u8> {
    const CHANGES: [(&str, &str); 4] = [
        (
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
        (
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
        // What LibreOffice wrote for 1 March 1974.
        ("t=\"n\"><v>27089</v>", "t=\"d\"><v>1974-03-01</v>"),
        ("t=\"n\"><v>40391</v>", "t=\"d\"><v>2010-08-01T00:00:00</v>"),
    ];
    rewritten(bytes, |path, text| {
        let changed = CHANGES
            .iter()
            .fold(text, |text, (usual, strict)| text.replace(usual, strict));
        if path == "xl/worksheets/sheet1.xml" {
            assert_eq!(changed.matches("t=\"d\"").count(), 2, "both days in words");
        }
        changed
    })
}

/// The archive with the text of its parts changed.
pub(crate) fn rewritten(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut part = old.by_index(at).expect("a part");
        let path = part.name().expect("a name").into_owned();
        let mut text = String::new();
        // Pictures and the like are not copied: nothing reads them.
        if part.read_to_string(&mut text).is_err() {
            continue;
        }
        new.start_file(path.as_str(), zip::write::SimpleFileOptions::default())
            .expect("a new part");
        new.write_all(change(&path, text).as_bytes())
            .expect("memory takes it");
    }
    new.finish().expect("the archive is whole").into_inner()
}
