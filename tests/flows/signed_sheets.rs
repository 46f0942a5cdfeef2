//! Sign-in sheets that the program made come back filled in: everybody is signed in again, nobody twice.
use std::io::Cursor;

use lianyan_core::activities::{self, Activity, ActivityStatus};
use lianyan_core::attendance::{self, MarkSignIn, SheetRequest};
use lianyan_core::communities;
use lianyan_core::exchange::activity_import::participation::{self, ParticipationState};
use lianyan_core::exchange::tabular::{self, Cell, Workbook};
use lianyan_core::ids::AttendanceId;
use lianyan_core::{Ledger, sample};
use lianyan_forms::sign_in_sheet::{self, SignInOptions};

/// The county with one of its activities announced, and nobody signed in to it but expected.
fn announced() -> (Ledger, Activity) {
    let mut ledger = Ledger::temporary().expect("a temporary folder");
    sample::install(&mut ledger).expect("the shipped county is sound");
    let found = activities::by_code(ledger.reader(), "A08").expect("read");
    let activity = found.expect("one of the county's");
    let before = activity.clone();
    ledger
        .change("通知", |w| {
            w.update(&Activity {
                status: ActivityStatus::Notified,
                ..before
            })?;
            let sheet = attendance::sheet(w.reader(), whole(&activity))?;
            for line in sheet.groups.iter().flat_map(|group| &group.lines) {
                attendance::mark(w, unmarked(&activity, line.id))?;
            }
            Ok(())
        })
        .expect("sound");
    (ledger, activity)
}

fn unmarked(activity: &Activity, line: AttendanceId) -> MarkSignIn {
    MarkSignIn {
        activity: activity.uid,
        session: None,
        line,
        status: None,
        absence: None,
    }
}

fn whole(activity: &Activity) -> SheetRequest {
    SheetRequest {
        activity: activity.uid,
        session: None,
    }
}

/// The file as it was made, read as any other.
fn printed(ledger: &Ledger, activity: &Activity, options: &SignInOptions) -> Workbook {
    let number = Some("A08-1".to_owned());
    let sheet = sign_in_sheet::load(ledger.reader(), whole(activity), number).expect("a sheet");
    let mut bytes = Cursor::new(Vec::new());
    sign_in_sheet::workbook(&[sheet], options, &mut bytes).expect("a workbook");
    tabular::read("签到表.xlsx", bytes.into_inner()).expect("our own file")
}

/// Writes into the columns of signatures, as whoever types off the paper does.
fn fill(book: &mut Workbook, name: &str, signatures: &[&str]) {
    let rows = &mut book.sheets[0].rows;
    let is_heading = |cell: &Cell| cell.shown() == "姓名";
    let head = rows.iter().position(|row| row.cells.iter().any(is_heading));
    let head = head.expect("headings");
    let signed = |at: &usize| rows[head].cell(*at).shown() == "签名";
    let columns: Vec<usize> = (0..rows[head].cells.len()).filter(signed).collect();
    let bears = |cell: &Cell| cell.shown() == name;
    let mut below = rows.iter_mut().skip(head);
    let row = below.find(|row| row.cells.iter().any(bears));
    let row = row.expect("a person of the sheet");
    let width = columns.iter().max().map_or(0, |last| last + 1);
    if row.cells.len() < width {
        row.cells.resize(width, Cell::Empty);
    }
    for (column, text) in columns.into_iter().zip(signatures) {
        row.cells[column] = Cell::text(*text);
    }
}

fn taken_in(ledger: &Ledger, book: Workbook) -> Vec<String> {
    let communities = communities::load(ledger.reader()).expect("read");
    let community = communities.by_code("P1").expect("第一片区").uid;
    assert!(participation::looks_like(&book));
    let draft = participation::of_workbook(ledger.reader(), book, community).expect("a list");
    let seen = participation::preview(ledger.reader(), &draft).expect("read");
    assert!(seen.left_out.is_empty(), "{:?}", seen.left_out);
    let of = seen.activities.first().expect("an activity");
    assert_eq!((seen.activities.len(), of.code.as_str()), (1, "A08"));
    let told = of
        .lines
        .iter()
        .filter(|line| line.state != ParticipationState::Silent);
    told.map(|line| format!("{} {:?} {}", line.name, line.state, line.status))
        .collect()
}

#[test]
fn a_sheet_that_was_made_here_is_read_back() {
    let (ledger, activity) = announced();
    let mut book = printed(&ledger, &activity, &SignInOptions::default());
    fill(&mut book, "林秀英", &["林秀英"]);
    fill(&mut book, "周文慧", &["病假"]);
    fill(&mut book, "徐梅芳", &["√"]);
    assert_eq!(
        taken_in(&ledger, book),
        [
            "林秀英 Added 到会",
            "周文慧 Added 请假（病假）",
            "徐梅芳 Added 到会",
        ]
    );
}

#[test]
fn half_days_that_are_signed_apart_are_one_sign_in() {
    let (ledger, activity) = announced();
    let options = SignInOptions {
        sessions: vec!["上午".to_owned(), "分组研讨".to_owned()],
        ..SignInOptions::default()
    };
    let mut book = printed(&ledger, &activity, &options);
    fill(&mut book, "林秀英", &["林秀英", "林秀英"]);
    fill(&mut book, "周文慧", &["周文慧"]);
    assert_eq!(
        taken_in(&ledger, book),
        ["林秀英 Added 到会", "周文慧 Open "]
    );
}
