//! What comes back out of the trash or by undoing an older act never holds beside what came since.
use serde_json::json;

use super::text;
use crate::activities::tests::office::{Office, request};
use crate::communities;
use crate::error::Result;
use crate::ids::{AwayId, MembershipId, PersonId};
use crate::roster::{self, AbsenceKind};

fn away(office: &mut Office, person: &str, from: &str, to: Option<&str>) -> AwayId {
    let on = json!({ "person": office.person(person), "reason": "sick", "from": from, "to": to });
    office.act(|w| roster::save_away(w, request(on)))
}

fn newest(office: &Office) -> i64 {
    office.reader().undo_state().unwrap().undo.unwrap().id
}

fn entry(office: &Office) -> i64 {
    office.reader().trash(None, 1).unwrap()[0].id
}

fn refused<T>(result: Result<T>) -> String {
    match result {
        Ok(_) => panic!("was not refused"),
        Err(error) => error.to_string(),
    }
}

const BESIDE: &str = "离岗“周文慧”（2024年10月1日至2024年10月20日）会与离岗“周文慧”（2024年10月10日起）重叠，这一步没有保存。请先更改或删除后者。";

fn absences(office: &Office) -> String {
    text(&office.ledger, "SELECT group_concat(from_date) FROM away")
}

#[test]
fn an_absence_out_of_the_trash_does_not_meet_a_newer_one() {
    let mut office = Office::new();
    let first = away(&mut office, "T03", "2024-10-01", Some("2024-10-20"));
    office.act(|w| roster::remove_away(w, first));
    let second = away(&mut office, "T03", "2024-10-10", None);
    let entry = entry(&office);
    assert_eq!(refused(office.ledger.trash_restore(entry)), BESIDE);
    assert_eq!(absences(&office), "2024-10-10", "nothing was written");
    office.act(|w| roster::remove_away(w, second));
    office.ledger.trash_restore(entry).unwrap();
    assert_eq!(absences(&office), "2024-10-01");
}

#[test]
fn undoing_an_older_act_does_not_let_it_meet_a_newer_record() {
    let mut office = Office::new();
    let first = away(&mut office, "T03", "2024-10-01", Some("2024-10-20"));
    office.act(|w| roster::remove_away(w, first));
    let removal = newest(&office);
    away(&mut office, "T03", "2024-10-10", None);
    assert_eq!(refused(office.ledger.undo_act(removal)), BESIDE);
    office.ledger.undo().unwrap();
    office.ledger.undo_act(removal).unwrap();
    assert_eq!(absences(&office), "2024-10-01");
}

#[test]
fn a_membership_that_ended_does_not_open_again_beside_the_next() {
    let mut office = Office::new();
    let (community, school) = (office.p1, office.school("XX02"));
    let began = "2024-09-01".parse().expect("a day");
    let uid = communities::Membership::key(community, school, began);
    let member = |uid: Option<MembershipId>, role: &str, from: &str, to: Option<&str>| {
        request(json!({
            "uid": uid, "community": community, "organization": school, "role": role,
            "from": from, "to": to,
        }))
    };
    let ended = member(Some(uid), "member", "2024-09-01", Some("2025-01-31"));
    office.act(|w| communities::save_membership(w, ended));
    let ending = newest(&office);
    let next = member(None, "partner", "2025-02-01", None);
    office.act(|w| communities::save_membership(w, next));
    assert_eq!(
        refused(office.ledger.undo_act(ending)),
        "成员学校“前楼中心小学（第一片区教研共同体）”（2024年9月1日起）会与成员学校“前楼中心小学（第一片区教研共同体）”（2025年2月1日起）重叠，这一步没有保存。请先更改或删除后者。"
    );
}

#[test]
fn what_stood_together_before_comes_back_together() {
    let mut office = Office::new();
    let person: PersonId = office.person("T03");
    let first = away(&mut office, "T03", "2024-10-01", None);
    // As a data workbook may bring it: nobody refuses it there.
    office.act(|w| {
        let held: roster::Away = w.reader().get(first)?;
        let other = roster::Away {
            uid: roster::Away::key(person, "2024-11-01".parse().expect("a day")),
            from_date: "2024-11-01".parse().expect("a day"),
            reason: AbsenceKind::Official,
            ..held
        };
        w.insert(&other)
    });
    let found = [
        "离岗“周文慧”（2024年10月1日起）与离岗“周文慧”（2024年11月1日起）重叠，同一天只按其中一条统计。请更改或删除其中一条。",
    ];
    assert_eq!(office.ledger.verify().unwrap().findings, found);
    office.act(|w| roster::remove_away(w, first));
    assert_eq!(absences(&office), "2024-11-01");
    office.ledger.undo().unwrap();
    assert_eq!(office.ledger.verify().unwrap().findings, found, "as it was");
    let again = office.ledger.redo().unwrap();
    assert_eq!(again.0.title, "已删除周文慧的病假");
}
