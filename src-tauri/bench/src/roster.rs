//! Import of a roster of 10 000 rows against calamine's bare reading of the same file.
use std::io::Cursor;

use calamine::{Reader as _, Xlsx};
use lianyan_core::exchange::headers::ListKind;
use lianyan_core::exchange::roster_import;
use lianyan_core::{Ledger, vocabulary};
use rust_xlsxwriter::Workbook;

use crate::measure::{milliseconds, percentile, ratio, time};
use crate::table::Line;

const ROWS: u32 = 10_000;
const SCHOOLS: u32 = 60;
const RUNS: usize = 5;
const GOAL: f64 = 2.0;
const HEAD: [&str; 7] = [
    "编号",
    "姓名",
    "单位",
    "性别",
    "出生年月",
    "任教学科",
    "联系电话",
];

pub(crate) fn measure() -> Vec<Line> {
    let bytes = workbook();
    let mut bare = Vec::new();
    let (mut draft, mut whole) = (Vec::new(), Vec::new());
    let mut first = None;
    for _ in 0..=RUNS {
        bare.push(time(&mut || read_bare(&bytes)));
        // Each run imports into a new ledger: a second import would find everything the same.
        let mut ledger = ledger_with_schools();
        let mut opened = None;
        draft.push(time(&mut || opened = Some(open(&ledger, &bytes))));
        let opened = opened.expect("it was opened");
        let applied = time(&mut || {
            let done = ledger.change("导入名册", |w| roster_import::apply(w, &opened));
            done.expect("a roster without faults");
        });
        whole.push(draft[draft.len() - 1] + applied);
        if first.is_none() {
            // Warms up; told beside the others, not among them.
            bare.clear();
            draft.clear();
            first = whole.pop();
        }
    }
    let bare = percentile(&mut bare, 50);
    let line = |what: &str, ours, goal: String| Line {
        what: format!("{what}, {ROWS} rows"),
        ours: milliseconds(ours),
        bare: milliseconds(bare),
        ratio: format!("{:.2}", ratio(ours, bare)),
        goal,
    };
    vec![
        line(
            "roster: open, guess and match",
            percentile(&mut draft, 50),
            String::new(),
        ),
        line(
            "roster: the whole import, undo step and history included",
            percentile(&mut whole, 50),
            format!("≤ {GOAL}"),
        ),
        Line::alone(
            "roster: the whole import, first",
            first.map_or_else(String::new, milliseconds),
            "",
        ),
    ]
}

fn open(ledger: &Ledger, bytes: &[u8]) -> roster_import::Draft {
    roster_import::open(
        ledger.reader(),
        ListKind::Persons,
        "花名册.xlsx",
        bytes.to_vec(),
    )
    .expect("a workbook")
}

fn read_bare(bytes: &[u8]) {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let range = book
        .worksheet_range_at(0)
        .expect("a sheet")
        .expect("readable");
    assert_eq!(range.height() as u32, ROWS + 1, "all rows were read");
}

fn ledger_with_schools() -> Ledger {
    let mut ledger = Ledger::temporary().expect("a ledger");
    ledger
        .change("建立资料库", vocabulary::install)
        .expect("the lists");
    let done = ledger.change("登记学校", |w| {
        (0..SCHOOLS).try_for_each(|n| crate::county::school(w, n as usize).map(drop))
    });
    done.expect("schools");
    ledger
}

fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, title) in (0..).zip(HEAD) {
        sheet.write(0, column, title).expect("a heading");
    }
    for row in 1..=ROWS {
        let n = row as usize;
        let cells = [
            format!("R{row:05}"),
            crate::county::name(n),
            format!("岚溪第{}小学", row % SCHOOLS + 1),
            if row % 3 == 0 { "男" } else { "女" }.to_owned(),
            format!("{}.{}", 1965 + row % 35, row % 12 + 1),
            ["语文", "数学", "英语", "科学"][n % 4].to_owned(),
            format!("138{row:08}"),
        ];
        for (column, cell) in (0..).zip(&cells) {
            sheet.write(row, column, cell).expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}
