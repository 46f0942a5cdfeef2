//! Import of a list of 400 activities: the preview, and the whole of it.
use lianyan_core::exchange::activity_import::{self, Draft};
use lianyan_core::exchange::tabular;
use lianyan_core::{Ledger, vocabulary};
use rust_xlsxwriter::Workbook;

use crate::county::{self, County};
use crate::measure::{milliseconds, percentile, time};
use crate::table::Line;

const ACTIVITIES: u32 = 400;
const RUNS: usize = 5;
const HEAD: [&str; 6] = [
    "日期",
    "主题",
    "形式",
    "承办",
    "主讲、执教",
    "参加学校及人数",
];
const FORMS: [&str; 4] = ["集体备课", "示范课", "专题讲座", "同课异构"];

pub(crate) fn measure() -> Vec<Line> {
    let bytes = workbook();
    let (mut previews, mut wholes) = (Vec::new(), Vec::new());
    for _ in 0..=RUNS {
        // Each run imports into a new ledger: a second import would find everything the same.
        let (mut ledger, county) = ledger();
        let mut opened = None;
        let seen = time(&mut || {
            let draft = open(&ledger, &county, &bytes);
            let preview = activity_import::preview(ledger.reader(), &draft).expect("readable");
            let first = preview.lines.first();
            assert_eq!(preview.counts.added, ACTIVITIES, "in doubt: {first:?}");
            opened = Some(draft);
        });
        let opened = opened.expect("it was opened");
        let applied = time(&mut || {
            let done = ledger.change("导入活动台账", |w| activity_import::apply(w, &opened));
            done.expect("a list without faults");
        });
        previews.push(seen);
        wholes.push(applied);
    }
    // The first run warms up.
    let line = |what: &str, runs: &mut Vec<_>, goal: &str| {
        runs.remove(0);
        Line::alone(
            format!("{what}, {ACTIVITIES} activities"),
            milliseconds(percentile(runs, 50)),
            goal,
        )
    };
    vec![
        line(
            "activities: open, read and match",
            &mut previews,
            "≤ 1000 ms",
        ),
        line("activities: taking in", &mut wholes, "≤ 2000 ms"),
    ]
}

fn ledger() -> (Ledger, County) {
    let mut ledger = Ledger::temporary().expect("a ledger");
    ledger
        .change("建立资料库", vocabulary::install)
        .expect("the lists");
    let county = county::fill(&mut ledger, 0).expect("schools and teachers");
    (ledger, county)
}

fn open(ledger: &Ledger, county: &County, bytes: &[u8]) -> Draft {
    let book = tabular::read("活动台账.xlsx", bytes.to_vec()).expect("a workbook");
    let community = county.community();
    activity_import::of_workbook(ledger.reader(), book, community).expect("activities")
}

/// Activities of the first community's schools, on days of two school years.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(HEAD) {
        sheet.write(0, column, heading).expect("a cell");
    }
    for n in 0..ACTIVITIES {
        let (month, day) = (9 + n / 28 % 4, 1 + n % 28);
        let school = n % 3 + 1;
        let cells = [
            format!("{}.{month}.{day}", 2018 + n / 112),
            format!("第{}次研讨：单元整体教学与作业设计", n + 1),
            FORMS[n as usize % FORMS.len()].to_owned(),
            format!("{school}小"),
            format!(
                "执教：{}；点评：{}",
                county::name(n as usize),
                county::name(n as usize + 9)
            ),
            format!("1小{}人、2小{}人、3小{}人", n % 7 + 1, n % 5, n % 4 + 2),
        ];
        for (column, text) in (0..).zip(cells) {
            sheet.write(n + 1, column, text).expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}
