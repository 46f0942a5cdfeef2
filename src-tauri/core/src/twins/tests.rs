//! Two entries of one person become one, and undo makes two of them again.
use super::*;
use crate::activities::ActivityRole;
use crate::attendance::{Attendance, Presence};
use crate::error::Error;
use crate::ids::{ActivityId, CommunityId, OrganizationId, Uid};
use crate::ledger::{Ledger, Record};
use crate::roster::{
    ALWAYS, PersonStatus, Posting, PostingInput, SaveOrganization, SavePerson, save_organization,
    save_person,
};
use crate::tags::Tag;
use crate::vocabulary;

struct Office {
    ledger: Ledger,
    school: OrganizationId,
    activities: [ActivityId; 2],
}

fn office() -> Office {
    let mut ledger = Ledger::temporary().unwrap();
    ledger.change("新建资料库", vocabulary::install).unwrap();
    let request = SaveOrganization {
        name: "前楼中心小学".into(),
        ..SaveOrganization::default()
    };
    let (saved, _) = ledger
        .change("单位", |w| save_organization(w, request))
        .unwrap();
    let activities = [ActivityId::new(), ActivityId::new()];
    ledger
        .change("活动", |w| two_activities(w, activities))
        .unwrap();
    Office {
        ledger,
        school: OrganizationId(saved.uid),
        activities,
    }
}

/// Only what sign-ins and roles need to stand on.
fn two_activities(w: &Writer<'_>, activities: [ActivityId; 2]) -> Result<()> {
    let community = CommunityId::new();
    w.conn().execute(
        "INSERT INTO community (uid, owner, code, name, kind, lead_mode)
         VALUES (?1, ?2, 'P1', '第一片区', 'primary_area', 'fixed')",
        (community, Uid::COUNTY),
    )?;
    for (number, activity) in (1..).zip(activities) {
        w.conn().execute(
            "INSERT INTO activity (uid, owner, code, community, title, form, status, mode, day)
             VALUES (?1, ?2, ?3, ?4, '集体备课', 'joint_prep', 'held', 'offline', '2024-09-27')",
            (activity, Uid::COUNTY, format!("A0{number}"), community),
        )?;
    }
    Ok(())
}

impl Office {
    fn person(&mut self, name: &str, birth_month: Option<&str>, phone: Option<&str>) -> PersonId {
        let request = SavePerson {
            uid: None,
            code: None,
            name: name.into(),
            reading: None,
            sex: None,
            birth_month: birth_month.map(Into::into),
            phone: phone.map(Into::into),
            teaching_since: None,
            status: PersonStatus::Active,
            sort: None,
            note: None,
            posting: Some(PostingInput {
                organization: self.school,
                subjects: vec![],
                stage: None,
                post: None,
                title: None,
                honours: None,
            }),
            from: None,
        };
        let (saved, _) = self
            .ledger
            .change("人员", |w| save_person(w, request))
            .unwrap();
        PersonId(saved.uid)
    }

    fn sign_in(&mut self, person: PersonId, activity: usize, status: Presence) {
        let mut line = Attendance {
            uid: crate::ids::AttendanceId::new(),
            owner: self.school.0,
            activity: self.activities[activity],
            session: None,
            person: Some(person),
            name: None,
            organization: Some(self.school),
            expected: true,
            status: Some(status),
            absence: None,
            signed_at: None,
            source: None,
            hours: None,
            note: None,
        };
        line.uid = line.key();
        self.ledger.change("签到", |w| w.insert(&line)).unwrap();
    }

    fn role(&mut self, person: PersonId, activity: usize) {
        let mut role = ActivityRole {
            uid: crate::ids::ActivityRoleId::new(),
            owner: self.school.0,
            activity: self.activities[activity],
            session: None,
            person: Some(person),
            name: None,
            organization: Some(self.school),
            role: "main_preparer".into(),
            lesson: None,
            class: None,
            seq: 1,
        };
        role.uid = role.key();
        self.ledger.change("承担", |w| w.insert(&role)).unwrap();
    }

    fn merge(&mut self, keep: PersonId, twin: PersonId) -> Result<()> {
        let request = MergePersons { keep, twin };
        self.ledger
            .change("合并", |w| merge(w, request))
            .map(|((), _)| ())
    }

    fn all<R: Record>(&self) -> Vec<R> {
        self.ledger.reader().list("ORDER BY r.uid", []).unwrap()
    }
}

#[test]
fn the_kept_person_takes_over_what_names_the_twin() {
    let mut office = office();
    let keep = office.person("胡小兰", None, None);
    let twin = office.person("胡小兰", Some("1997-01"), Some("13800000000"));
    office.sign_in(keep, 0, Presence::Present);
    office.sign_in(twin, 1, Presence::Late);
    office.role(twin, 1);
    office.merge(keep, twin).unwrap();
    let lines: Vec<Attendance> = office.all();
    assert_eq!(lines.len(), 2);
    for line in &lines {
        assert_eq!(line.person, Some(keep));
        assert_eq!(
            line.uid,
            line.key(),
            "as if she had signed in under her own name"
        );
    }
    let roles: Vec<ActivityRole> = office.all();
    assert_eq!(
        (roles.len(), roles[0].person, roles[0].uid),
        (1, Some(keep), roles[0].key())
    );
    let persons: Vec<Person> = office.all();
    assert_eq!(persons.len(), 1);
    assert_eq!(
        persons[0].birth_month.as_deref(),
        Some("1997-01"),
        "what was missing is filled in"
    );
    assert_eq!(persons[0].phone.as_deref(), Some("13800000000"));
    let postings: Vec<Posting> = office.all();
    assert_eq!(postings.len(), 1, "two postings never hold on one day");
    assert_eq!(postings[0].uid, Posting::key(keep, office.school, ALWAYS));
}

#[test]
fn of_two_sign_ins_to_one_activity_the_one_who_came_stands() {
    for (own, other, kept) in [
        (Presence::Leave, Presence::Present, Presence::Present),
        (Presence::Late, Presence::Present, Presence::Late),
        (Presence::Present, Presence::Absent, Presence::Present),
        (Presence::Leave, Presence::Absent, Presence::Leave),
    ] {
        let mut office = office();
        let keep = office.person("胡小兰", None, None);
        let twin = office.person("胡小兰", None, None);
        office.sign_in(keep, 0, own);
        office.sign_in(twin, 0, other);
        office.merge(keep, twin).unwrap();
        let lines: Vec<Attendance> = office.all();
        assert_eq!(
            (lines.len(), lines[0].status),
            (1, Some(kept)),
            "{own:?} and {other:?}"
        );
    }
}

#[test]
fn undo_makes_two_of_them_again() {
    let mut office = office();
    let keep = office.person("胡小兰", None, None);
    let twin = office.person("胡小兰", Some("1997-01"), None);
    office.sign_in(keep, 0, Presence::Leave);
    office.sign_in(twin, 0, Presence::Present);
    office.role(twin, 1);
    let tag = Tag {
        uid: Tag::key("person", twin.0, "theme", "double_reduction"),
        owner: Uid::COUNTY,
        kind: "person".into(),
        record: twin.0,
        list: "theme".into(),
        value: "double_reduction".into(),
        seq: 1,
    };
    office.ledger.change("标签", |w| w.insert(&tag)).unwrap();
    let state = |office: &Office| {
        let people: (Vec<Person>, Vec<Posting>) = (office.all(), office.all());
        let links: (Vec<Attendance>, Vec<ActivityRole>, Vec<Tag>) =
            (office.all(), office.all(), office.all());
        (people, links)
    };
    let before = state(&office);
    office.merge(keep, twin).unwrap();
    let after = state(&office);
    assert_eq!(after.1.2[0].record, keep.0);
    office.ledger.undo().unwrap();
    assert_eq!(state(&office), before);
    office.ledger.redo().unwrap();
    assert_eq!(state(&office), after);
}

#[test]
fn a_person_is_no_twin_of_oneself() {
    let mut office = office();
    let keep = office.person("胡小兰", None, None);
    let refused = office.merge(keep, keep).unwrap_err();
    assert!(matches!(refused, Error::Invalid { field: "twin", .. }));
    assert!(matches!(
        office.merge(keep, PersonId::new()),
        Err(Error::Missing { .. })
    ));
}

#[test]
fn twins_are_suggested_with_their_reason() {
    let mut office = office();
    office.person("胡小兰", Some("1997-01"), None);
    office.person("李敏", Some("1990-05"), None);
    office.person("李敏", Some("1991-06"), None);
    office.person("胡小兰", Some("1997-01"), None);
    office.person("胡小兰", None, None);
    let found: Vec<(String, String, String)> = suggestions(office.ledger.reader(), ())
        .unwrap()
        .into_iter()
        .map(|pair| (pair.keep_code, pair.twin_code, pair.reason))
        .collect();
    let pair = |keep: &str, twin: &str, reason: &str| {
        (keep.to_owned(), twin.to_owned(), reason.to_owned())
    };
    assert_eq!(
        found,
        [
            pair("T001", "T004", "同在前楼中心小学，出生年月相同"),
            pair("T001", "T005", "同在前楼中心小学"),
            pair("T004", "T005", "同在前楼中心小学"),
        ],
        "two 李敏 born in different months are two people"
    );
}

#[test]
fn what_only_the_twin_says_of_the_same_school_is_taken_over() {
    let mut office = office();
    let keep = office.person("李敏", None, None);
    let twin = office.person("李敏", None, None);
    let set_post = |ledger: &mut Ledger, person: PersonId, post: &str, title: Option<&str>| {
        let of_person = "WHERE r.person = ?1";
        let act = |w: &Writer<'_>| {
            let mut posting: Posting = w.reader().list(of_person, [person])?.remove(0);
            posting.post = Some(post.into());
            posting.title = title.map(Into::into);
            w.update(&posting)
        };
        ledger.change("任职", act).unwrap();
    };
    set_post(&mut office.ledger, keep, "语文教师", None);
    set_post(&mut office.ledger, twin, "教研组长", Some("senior"));
    let request = MergePersons { keep, twin };
    office.ledger.change("合并", |w| merge(w, request)).unwrap();
    let held: Vec<Posting> = office
        .ledger
        .reader()
        .list("WHERE r.person = ?1", [keep])
        .unwrap();
    assert_eq!(held.len(), 1);
    assert_eq!(
        held[0].post.as_deref(),
        Some("语文教师"),
        "the kept one's stands"
    );
    assert_eq!(held[0].title.as_deref(), Some("senior"));
}
