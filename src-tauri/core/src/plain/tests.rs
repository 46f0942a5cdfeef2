//! A kind that only this test knows is found in every place that treats all kinds alike.
#![expect(unreachable_pub, dead_code, reason = "declared as any record is")]
use serde_json::json;

use super::*;
use crate::Ledger;
use crate::error::Error;
use crate::exchange::data_workbook;
use crate::ids::{OrganizationId, PersonId, Uid, ids};
use crate::ledger::{HistoryQuery, Member, Options, Records, Table, record};
use crate::sample;
use crate::tables::RECORDS;
use crate::vocabulary::{SaveWord, Word, WordList, remove_word, save_word, word};

ids! { TripId, TripperId }

record! {
    /// A study trip (研学).
    pub struct Trip(TripId) {
        table: "trip", label: "研学", ownership: School, title: "r.name",
        owner: [organization],
        key: own [code],
        first_code: "YX01",
        sheet: "研学" = "外出研学。",
        order: "r.day DESC, r.code",
        pub code: String = "编号" as crate::ledger::Kind::Code,
        pub name: String = "名称",
        pub organization: OrganizationId = "学校",
        pub theme: Option<String> = "主题" as word(WordList::Theme),
        pub day: Option<chrono::NaiveDate> = "日期",
        pub paid: bool = "自费" or "0",
    }
}

record! {
    /// Who went along.
    pub struct Tripper(TripperId) {
        table: "tripper", label: "研学人员", ownership: School,
        title: "(SELECT p.name FROM person p WHERE p.uid = r.person)",
        part_of: trip as people,
        owner: [trip],
        key: derived [trip, person],
        sheet: "研学人员" = "谁参加了研学。",
        order: "r.uid",
        pub trip: TripId = "研学",
        pub person: PersonId = "人员",
    }
}

plain! { Trip, parts: Tripper,
    unit: "次",
    list: [day, name, organization],
    form: [[name, code], [organization, day], [theme, paid]],
    filter: [organization, theme],
    year_of: day,
    check: nobody_stays_at_home,
}

fn nobody_stays_at_home(trip: &Trip, parts: &[Tripper], _: Reader<'_>) -> Result<()> {
    match parts.is_empty() {
        true => Err(Error::invalid(
            "name",
            format!("“{}”没有人参加。", trip.name),
        )),
        false => Ok(()),
    }
}

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS trip (
        uid BLOB NOT NULL PRIMARY KEY, owner BLOB NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL,
        organization BLOB NOT NULL REFERENCES organization (uid) DEFERRABLE INITIALLY DEFERRED,
        theme TEXT, day TEXT, paid INTEGER NOT NULL DEFAULT 0) STRICT;
    CREATE TABLE IF NOT EXISTS tripper (
        uid BLOB NOT NULL PRIMARY KEY, owner BLOB NOT NULL,
        trip BLOB NOT NULL REFERENCES trip (uid) DEFERRABLE INITIALLY DEFERRED,
        person BLOB NOT NULL REFERENCES person (uid) DEFERRABLE INITIALLY DEFERRED) STRICT;";

/// A program that keeps trips, too.
fn options() -> Options {
    let own: [&'static Table; 2] = [Trip::TABLE, Tripper::TABLE];
    let tables: Vec<&'static Table> = RECORDS.tables.iter().copied().chain(own).collect();
    let records: &'static Records = Box::leak(Box::new(Records {
        tables: Box::leak(tables.into_boxed_slice()),
        ..RECORDS
    }));
    Options::of(records).with_further_tables(TABLES)
}

/// The sample county in it.
fn county() -> Ledger {
    let mut ledger = Ledger::temporary_with(options()).unwrap();
    sample::install(&mut ledger).unwrap();
    ledger
}

fn first<T: rusqlite::types::FromSql>(ledger: &Ledger, sql: &str) -> T {
    let conn = ledger.reader().conn();
    conn.query_row(sql, [], |row| row.get(0)).unwrap()
}

fn person(ledger: &Ledger, nth: usize) -> Uid {
    let sql = format!("SELECT uid FROM person ORDER BY code LIMIT 1 OFFSET {nth}");
    first(ledger, &sql)
}

fn people(ledger: &Ledger) -> [Uid; 2] {
    [0, 1].map(|n| person(ledger, n))
}

fn school(ledger: &Ledger) -> Uid {
    first(ledger, "SELECT uid FROM organization ORDER BY code LIMIT 1")
}

fn write(ledger: &mut Ledger, record: serde_json::Value, people: &[Uid]) -> Result<TripId> {
    let parts: Vec<_> = people
        .iter()
        .map(|person| json!({ "person": person }))
        .collect();
    let request: Save<Trip, Tripper> =
        serde_json::from_value(json!({ "record": record, "parts": parts })).unwrap();
    ledger
        .change("登记", |w| save::<Trip>(w, request))
        .map(|(id, _)| id)
}

fn trip(ledger: &mut Ledger) -> TripId {
    let record =
        json!({ "name": "参观地质公园", "organization": school(ledger), "day": "2025-03-14" });
    let people = people(ledger);
    write(ledger, record, &people).unwrap()
}

#[test]
fn it_is_written_with_its_parts_and_named_in_the_history() {
    let mut ledger = county();
    let id = trip(&mut ledger);
    let page = page::<Trip>(ledger.reader(), id).unwrap();
    let record = &page.shown.record;
    assert_eq!((record.code.as_str(), record.paid), ("YX01", false));
    assert_eq!(
        record.owner,
        school(&ledger),
        "whose record it is, its declaration says"
    );
    assert_eq!(page.parts.len(), 2);
    assert!(
        page.linked
            .iter()
            .any(|linked| linked.kind == "organization")
    );
    let acts = ledger.reader().history(&HistoryQuery::default()).unwrap();
    assert_eq!(acts[0].title, "已登记研学“参观地质公园”");
}

#[test]
fn it_is_undone_brought_back_and_removed_as_one() {
    let mut ledger = county();
    let id = trip(&mut ledger);
    let before = page::<Trip>(ledger.reader(), id).unwrap();
    ledger.change("删除", |w| remove::<Trip>(w, id)).unwrap();
    assert_eq!(first::<i64>(&ledger, "SELECT count(*) FROM tripper"), 0);
    let trash = ledger.reader().trash(None, 10).unwrap();
    assert_eq!((trash[0].label.as_str(), trash[0].records), ("研学", 3));
    ledger.undo().unwrap();
    assert_eq!(page::<Trip>(ledger.reader(), id).unwrap(), before);
}

#[test]
fn what_is_wrong_is_told_at_its_field() {
    let mut ledger = county();
    let school = school(&ledger);
    let cases = [
        (json!({ "organization": school }), "name", "请填写名称。"),
        (
            json!({ "name": " ", "organization": school }),
            "name",
            "请填写名称。",
        ),
        (json!({ "name": "甲" }), "organization", "请填写学校。"),
        (
            json!({ "name": "甲", "organization": Uid::new() }),
            "organization",
            "请选择学校",
        ),
        (
            json!({ "name": "甲", "organization": school, "theme": "nothing" }),
            "theme",
            "没有“nothing”",
        ),
        (
            json!({ "name": "甲", "organization": school, "day": "3月" }),
            "day",
            "认不出来",
        ),
    ];
    let people = people(&ledger);
    for (record, field, words) in cases {
        match write(&mut ledger, record.clone(), &people) {
            Err(Error::Invalid { field: at, message }) => {
                assert_eq!(at, field, "{record}");
                assert!(message.contains(words), "{record}: {message}");
            }
            other => panic!("{record}: {other:?}"),
        }
    }
    let alone = write(
        &mut ledger,
        json!({ "name": "甲", "organization": school }),
        &[],
    );
    assert!(
        matches!(alone, Err(Error::Invalid { .. })),
        "its own check is asked, too"
    );
    assert_eq!(first::<i64>(&ledger, "SELECT count(*) FROM trip"), 0);
}

#[test]
fn parts_become_exactly_those_that_are_sent() {
    let mut ledger = county();
    let id = trip(&mut ledger);
    let [one, _] = people(&ledger);
    let record =
        json!({ "uid": id, "name": "参观", "code": "YX01", "organization": school(&ledger) });
    write(&mut ledger, record, &[one]).unwrap();
    let page = page::<Trip>(ledger.reader(), id).unwrap();
    assert_eq!(page.parts.len(), 1);
    assert_eq!(
        (page.shown.record.name.as_str(), page.shown.record.day),
        ("参观", None)
    );
}

#[test]
fn parts_that_change_places_are_all_kept_and_none_stands_twice() {
    let mut ledger = county();
    let id = trip(&mut ledger);
    let school = school(&ledger);
    let parts = page::<Trip>(ledger.reader(), id).unwrap().parts;
    let [one, two] = [0, 1].map(|at| parts[at].record.clone());
    let save_parts = |ledger: &mut Ledger, parts: serde_json::Value| {
        let record = json!({ "uid": id, "name": "参观", "code": "YX01", "organization": school });
        let request: Save<Trip, Tripper> =
            serde_json::from_value(json!({ "record": record, "parts": parts })).unwrap();
        ledger.change("改", |w| save::<Trip>(w, request))
    };
    let swapped = json!([
        { "uid": one.uid, "person": two.person },
        { "uid": two.uid, "person": one.person },
    ]);
    save_parts(&mut ledger, swapped).unwrap();
    let now = page::<Trip>(ledger.reader(), id).unwrap().parts;
    assert_eq!(now.len(), 2, "nobody is lost");
    let twice = json!([{ "person": one.person }, { "person": one.person }]);
    let refused = save_parts(&mut ledger, twice).unwrap_err().to_string();
    assert!(refused.contains("第2行"), "{refused}");
}

#[test]
fn of_two_entries_of_one_person_both_were_there_once() {
    let mut ledger = county();
    let id = trip(&mut ledger);
    let [keep, twin] = people(&ledger).map(PersonId);
    let merge = crate::twins::MergePersons { keep, twin };
    let merged = ledger.change("合并", |w| crate::twins::merge(w, merge));
    merged.expect("whatever names the twin names the other one now");
    let parts = page::<Trip>(ledger.reader(), id).unwrap().parts;
    let people: Vec<PersonId> = parts.iter().map(|part| part.record.person).collect();
    assert_eq!(people, [keep]);
    ledger.undo().unwrap();
    assert_eq!(page::<Trip>(ledger.reader(), id).unwrap().parts.len(), 2);
}

#[test]
fn what_it_names_is_not_removed_and_a_word_it_uses_neither() {
    let mut ledger = county();
    let request = SaveWord {
        list: WordList::Theme,
        code: None,
        name: "地质".to_owned(),
        other_names: None,
        weight: None,
        flag: None,
        enabled: true,
        sort: None,
    };
    let (theme, _) = ledger.change("登记词", |w| save_word(w, request)).unwrap();
    let code = ledger.reader().get::<Word>(theme).unwrap().code;
    let record = json!({ "name": "甲", "organization": school(&ledger), "theme": code });
    let [one, two] = people(&ledger);
    let id = write(&mut ledger, record, &[one, two]).unwrap();
    let refused = ledger
        .change("删除", |w| remove_word(w, theme))
        .unwrap_err();
    assert!(refused.to_string().contains("研学1条"), "{refused}");
    let refused = ledger
        .change("删除", |w| crate::roster::remove_person(w, PersonId(one)))
        .unwrap_err();
    assert!(refused.to_string().contains("研学人员1条"), "{refused}");
    let shown = page::<Trip>(ledger.reader(), id).unwrap().shown;
    assert_eq!(shown.words[3].as_deref(), Some("地质"));
}

#[test]
fn many_are_changed_or_removed_as_one_act() {
    let mut ledger = county();
    let one = trip(&mut ledger);
    let people = people(&ledger);
    let record = json!({ "name": "乙", "organization": school(&ledger) });
    let two = write(&mut ledger, record, &people).unwrap();
    let change = |change: serde_json::Value| -> Many<Trip> {
        serde_json::from_value(json!({ "records": [one, two], "change": change })).unwrap()
    };
    let paid = change(json!({ "what": "set", "fields": { "uid": null, "paid": true } }));
    ledger.change("改", |w| many::<Trip>(w, paid)).unwrap();
    let all = list::<Trip>(ledger.reader(), ListRequest::default()).unwrap();
    assert!(
        all.iter()
            .all(|line| line.shown.record.paid && line.parts.len() == 2)
    );
    let gone = change(json!({ "what": "remove" }));
    ledger.change("删", |w| many::<Trip>(w, gone)).unwrap();
    assert!(
        list::<Trip>(ledger.reader(), ListRequest::default())
            .unwrap()
            .is_empty()
    );
    ledger.undo().unwrap();
    assert_eq!(
        list::<Trip>(ledger.reader(), ListRequest::default()).unwrap(),
        all
    );
}

#[test]
fn it_has_a_sheet_in_the_data_workbook() {
    let ledger = county();
    let sheets = data_workbook::sheets(ledger.reader().records());
    let trip = sheets.iter().find(|sheet| sheet.name == "研学").unwrap();
    let required: Vec<&str> = trip
        .columns
        .iter()
        .filter(|column| column.required)
        .map(|column| column.header)
        .collect();
    assert_eq!(required, ["编号", "名称", "学校"]);
    assert!(sheets.iter().any(|sheet| sheet.name == "研学人员"));
}

#[test]
fn a_year_has_its_own_records_and_those_without_a_date() {
    let mut ledger = county();
    trip(&mut ledger);
    let people = people(&ledger);
    let record = json!({ "name": "没有定日期", "organization": school(&ledger) });
    write(&mut ledger, record, &people).unwrap();
    for (year, count) in [(2024, 2), (2023, 1)] {
        let request = ListRequest {
            school_year: Some(crate::dates::SchoolYear(year)),
        };
        assert_eq!(
            list::<Trip>(ledger.reader(), request).unwrap().len(),
            count,
            "{year}"
        );
    }
}

#[test]
fn a_name_is_a_field_of_the_kind_or_its_parts() {
    let ledger = county();
    let records = ledger.reader().records();
    let member = |name| records.member(Trip::TABLE, name);
    assert!(matches!(member("day"), Some(Member::Field(field)) if field.label == "日期"));
    assert!(matches!(member("people"), Some(Member::Parts(table)) if table.name == "tripper"));
    assert!(member("winners").is_none(), "those of an award");
}

#[test]
fn parts_that_two_copies_add_are_both_there_once_they_are_merged() {
    let mut here = county();
    let id = trip(&mut here);
    let mut there = Ledger::temporary_with(options()).unwrap();
    there.merge(&here.reader().package().unwrap()).unwrap();
    let [one, other] = [2, 3].map(|n| person(&here, n));
    for (ledger, person) in [(&mut here, one), (&mut there, other)] {
        let request = json!({
            "record": page::<Trip>(ledger.reader(), id).unwrap().shown.record,
            "parts": [{ "person": person }],
        });
        let request = serde_json::from_value(request).unwrap();
        ledger.change("更改", |w| save::<Trip>(w, request)).unwrap();
    }
    let from_there = there.reader().package().unwrap();
    there.merge(&here.reader().package().unwrap()).unwrap();
    here.merge(&from_there).unwrap();
    let people = |ledger: &Ledger| {
        let parts = page::<Trip>(ledger.reader(), id).unwrap().parts;
        parts
            .into_iter()
            .map(|part| part.record.person.0)
            .collect::<Vec<Uid>>()
    };
    assert_eq!(people(&here), people(&there));
    assert!(
        [one, other]
            .iter()
            .all(|person| people(&here).contains(person))
    );
}
