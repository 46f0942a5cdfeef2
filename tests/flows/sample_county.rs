//! The sample county: its workbook is as its lists say, and it enters by the ordinary import.
use flow_tests::county;
use lianyan_core::exchange::{data_workbook, tabular};
use lianyan_core::{Ledger, calendar, vocabulary};

fn new_ledger() -> Ledger {
    let mut ledger = Ledger::temporary().expect("a temporary folder");
    ledger
        .change("新建资料库", |w| {
            vocabulary::install(w)?;
            calendar::install(w)
        })
        .expect("the shipped lists are sound");
    ledger
}

/// The workbook as the lists make it today.
fn made_from_lists() -> Vec<u8> {
    let ledger = new_ledger();
    let mut bytes = Vec::new();
    lianyan_forms::data_workbook::draw(ledger.reader(), &mut bytes, |spec, put| {
        county::rows(spec).iter().try_for_each(|row| put(row))
    })
    .expect("the workbook is drawn");
    bytes
}

#[test]
fn the_workbook_is_as_the_lists_say() {
    let path = county::folder().join("lanxi.xlsx");
    let made = made_from_lists();
    if std::env::var("GOLDEN").is_ok_and(|value| value == "write") {
        std::fs::write(&path, &made).expect("the repository can be written");
    }
    let kept = std::fs::read(&path).expect("assets/sample/lanxi.xlsx is in the repository");
    assert!(kept == made, "renew assets/sample/lanxi.xlsx with GOLDEN=write cargo test sample_county");
}

#[test]
fn it_enters_by_the_ordinary_import_and_again_changes_nothing() {
    let mut ledger = new_ledger();
    let book = tabular::read("lanxi.xlsx", made_from_lists()).expect("our own workbook");
    let (summary, _) = ledger
        .change("导入数据工作簿", |w| data_workbook::apply(w, &book))
        .expect("the county is sound");
    assert_eq!((summary.changed, summary.same), (0, 0));
    let (again, changed) = ledger
        .change("导入数据工作簿", |w| data_workbook::apply(w, &book))
        .expect("the county is sound");
    assert_eq!((again.added, again.changed), (0, 0), "{:?}", data_workbook::preview(ledger.reader(), &book).map(|p| p.changes));
    assert_eq!(again.same, summary.added);
    assert!(changed.act.is_none(), "nothing changed, nothing to undo");
}
