//! The sample county: its workbook is as its lists say, and it enters by the ordinary import.
use flow_tests::{Office, county};
use lianyan_core::counting::{QuotaRequest, Verdict, quota};
use lianyan_core::dates::{SchoolYear, TermNumber};
use lianyan_core::exchange::{data_workbook, tabular};
use lianyan_core::vocabulary::{self, Counter};
use lianyan_core::{Ledger, calendar, sample};
use serde_json::json;

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
    // What the records' cells say; looks, rules and choices are the forms' and the vocabulary's matter.
    let cells = |bytes| {
        let mut sheets = tabular::read("lanxi.xlsx", bytes)
            .expect("our own workbook")
            .sheets;
        sheets.retain(|sheet| {
            ![data_workbook::COVER, data_workbook::CHOICES].contains(&sheet.name.as_str())
        });
        sheets
    };
    assert!(
        cells(kept) == cells(made),
        "renew assets/sample/lanxi.xlsx with GOLDEN=write cargo test sample_county"
    );
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
    assert_eq!(
        (again.added, again.changed),
        (0, 0),
        "{:?}",
        data_workbook::preview(ledger.reader(), &book).map(|p| p.changes)
    );
    assert_eq!(again.same, summary.added);
    assert!(changed.act.is_none(), "nothing changed, nothing to undo");
}

/// `2✓ / 1✗` for the first and second term.
fn expected(cell: &str) -> [(u32, bool); 2] {
    let mut terms = cell.split(" / ").map(|term| {
        let met = term.ends_with('✓');
        (
            term.trim_end_matches(['✓', '✗']).parse().expect("a number"),
            met,
        )
    });
    [
        terms.next().expect("first term"),
        terms.next().expect("second term"),
    ]
}

#[test]
fn it_counts_as_the_known_answers_say() {
    let mut ledger = Ledger::temporary().expect("a temporary folder");
    sample::install(&mut ledger).expect("the shipped county is sound");
    let answers = std::fs::read_to_string(county::folder().join("csv/answers_R001-10.csv"))
        .expect("the answers");
    let columns = [
        (Counter::Host, 3, 4),
        (Counter::Active, 4, 18),
        (Counter::Attend, 5, 26),
    ];
    for (counter, column, met) in columns {
        let request = QuotaRequest {
            school_year: SchoolYear(2024),
            community: None,
            counter: Some(counter),
        };
        let table = quota(ledger.reader(), request).expect("counted");
        assert_eq!((table.met, table.total), (met, 40), "{counter:?}");
        for line in answers.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            for (term, answer) in TermNumber::ALL.iter().zip(expected(cells[column])) {
                let row = table
                    .rows
                    .iter()
                    .find(|row| row.school_code == cells[1] && row.term == *term)
                    .expect("every school has a row");
                let found = (row.value, row.weighed.verdict == Verdict::Met);
                assert_eq!(found, answer, "{counter:?} {} {term:?}", cells[2]);
            }
        }
    }
}

fn exported(ledger: &Ledger) -> tabular::Workbook {
    let mut bytes = Vec::new();
    lianyan_forms::data_workbook::write(ledger.reader(), &mut bytes).expect("drawn");
    tabular::read("资料.xlsx", bytes).expect("our own workbook")
}

#[test]
fn export_and_import_give_the_same_records() {
    let mut first = Ledger::temporary().expect("a temporary folder");
    sample::install(&mut first).expect("the shipped county is sound");
    let book = exported(&first);
    let looked = data_workbook::preview(first.reader(), &book).expect("our own workbook");
    assert!(
        looked.notices.is_empty() && looked.issues.is_empty(),
        "{looked:?}"
    );
    assert!(
        looked.sheets.iter().all(|sheet| sheet.rows == sheet.same),
        "the same ledger has it all"
    );

    let mut second = Ledger::temporary().expect("a temporary folder");
    second
        .change("导入数据工作簿", |w| data_workbook::apply(w, &book))
        .expect("into an empty ledger, vocabulary and all");
    assert!(
        exported(&second).sheets == book.sheets,
        "the second ledger gives the same workbook"
    );
}

#[test]
fn it_opens_as_its_secretary_and_a_new_ledger_asks() {
    let office = Office::without_ledger();
    office.ask("ledger_open_sample", json!(null));
    let ledger = &office.ask("app_state", json!(null))["ledger"];
    let me = &ledger["me"];
    assert_eq!(ledger["sample"], true);
    assert_eq!(
        [
            &me["duty"],
            &me["name"],
            &me["organizationName"],
            &me["post"]
        ],
        ["lead", "高原", "第二实验小学", "教研干事"]
    );
    let own = office.ask("me_communities", json!({ "me": null, "schoolYear": 2024 }));
    assert_eq!(
        (&own[0]["code"], &own[0]["led"]),
        (&json!("P1"), &json!(true))
    );

    let ledger = &Office::new().ask("app_state", json!(null))["ledger"];
    assert_eq!(
        (&ledger["sample"], &ledger["me"]),
        (&json!(false), &json!(null))
    );
}

#[test]
fn whoever_else_looks_at_it_stays_so() {
    let office = Office::without_ledger();
    office.ask("ledger_open_sample", json!(null));
    let schools = office.ask("roster_organizations", json!({}));
    office.act(
        "me_set",
        json!({ "duty": "member", "organization": Office::id_of(&schools, "XX03"),
                "name": "顾晓禾", "post": null }),
    );
    office.ask("ledger_close", json!(null));
    office.ask("ledger_open_sample", json!(null));
    let state = office.ask("app_state", json!(null));
    assert_eq!(state["ledger"]["me"]["name"], "顾晓禾");
}
