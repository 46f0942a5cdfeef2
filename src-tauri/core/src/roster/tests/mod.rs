//! The roster, case by case: rules over plain values, persons, where they work, organisations.
mod distinction;
mod organizations;
mod persons;
mod postings;
mod rules;
mod school_names;
mod typed;

use chrono::NaiveDate;

use super::*;
use crate::error::{Error, Result};
use crate::ids::{OrganizationId, PersonId};
use crate::ledger::Ledger;
use crate::vocabulary;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A new ledger on 11 October 2024.
fn ledger() -> Ledger {
    let mut ledger = Ledger::temporary()
        .unwrap()
        .with_clock(|| day("2024-10-11").and_hms_opt(9, 0, 0).unwrap());
    ledger.change("新建资料库", vocabulary::install).unwrap();
    ledger
}

fn school(ledger: &mut Ledger, name: &str) -> OrganizationId {
    let request = SaveOrganization {
        name: name.into(),
        ..SaveOrganization::default()
    };
    let (saved, _) = ledger
        .change("新增单位", |w| save_organization(w, request))
        .unwrap();
    OrganizationId(saved.uid)
}

fn posting_at(organization: OrganizationId) -> PostingInput {
    PostingInput {
        organization,
        subjects: vec!["chinese".into()],
        stage: None,
        post: Some("班主任".into()),
        title: Some("second".into()),
        honours: None,
    }
}

fn new_person(name: &str, organization: OrganizationId) -> SavePerson {
    SavePerson {
        uid: None,
        code: None,
        name: name.into(),
        reading: None,
        sex: Some(Sex::Female),
        birth_month: Some("1993.2".into()),
        phone: None,
        teaching_since: None,
        status: PersonStatus::Active,
        sort: None,
        note: None,
        posting: Some(posting_at(organization)),
        from: None,
    }
}

fn save(ledger: &mut Ledger, request: SavePerson) -> Result<Saved> {
    ledger
        .change("保存人员", |w| save_person(w, request))
        .map(|(saved, _)| saved)
}

fn enter(ledger: &mut Ledger, name: &str, organization: OrganizationId) -> PersonId {
    PersonId(save(ledger, new_person(name, organization)).unwrap().uid)
}

fn refused<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result.expect_err("should be refused") {
        Error::Invalid { message, .. } | Error::NotNow(message) => message,
        other => panic!("not in the user's words: {other:?}"),
    }
}

/// 黄思敏 of 第二实验小学, at 前楼中心小学 from February 2025 on; answers with both schools.
fn moved(ledger: &mut Ledger) -> (PersonId, OrganizationId, OrganizationId) {
    let first = school(ledger, "第二实验小学");
    let second = school(ledger, "前楼中心小学");
    let huang = enter(ledger, "黄思敏", first);
    let moved = SavePerson {
        uid: Some(huang),
        from: Some(day("2025-02-01")),
        ..new_person("黄思敏", second)
    };
    save(ledger, moved).unwrap();
    (huang, first, second)
}
