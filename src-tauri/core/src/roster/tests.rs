//! Codes, months, postings from day to day, and what may be removed.
use chrono::NaiveDate;

use super::rules::{Step, check_overlap, posting_on, present, step_from};
use super::*;
use crate::error::{Error, Result};
use crate::ids::{OrganizationId, PersonId};
use crate::ledger::Ledger;
use crate::uses;
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

#[test]
fn the_next_code_follows_the_commonest_shape() {
    let cases: [(&[&str], &str); 7] = [
        (&[], "T001"),
        (&["T001", "T044", "T042"], "T045"),
        (&["T01", "T02", "外1"], "T03"),
        (&["T99"], "T100"),
        (&["张三", "李四"], "T001"),
        (&["2024001", "2024002"], "2024003"),
        (&["GZ01", "XX01", "XX12", "CZ01"], "XX13"),
    ];
    for (codes, next) in cases {
        assert_eq!(
            next_code(codes.iter().copied(), "T001"),
            next,
            "after {codes:?}"
        );
    }
}

#[test]
fn months_are_read_as_people_write_them() {
    let cases = [
        ("1974-03", Some("1974-03")),
        ("1974.3", Some("1974-03")),
        ("1974年3月", Some("1974-03")),
        ("197403", Some("1974-03")),
        ("1974/12", Some("1974-12")),
        (" 1974-3 ", Some("1974-03")),
        ("1974-13", None),
        ("74.3", None),
        ("1874-03", None),
        ("三月", None),
        ("1974-", None),
        ("197400", None),
        ("１９７４3", None),
    ];
    for (text, month) in cases {
        assert_eq!(parse_month(text).as_deref(), month, "{text}");
    }
}

fn held(from: NaiveDate, to: Option<&str>) -> Posting {
    let (person, organization) = (PersonId::new(), OrganizationId::new());
    Posting {
        uid: Posting::key(person, organization, from),
        owner: organization.0,
        person,
        organization,
        subject: None,
        stage: None,
        post: None,
        title: None,
        honours: None,
        from_date: from,
        to_date: to.map(day),
    }
}

#[test]
fn a_posting_holds_from_its_first_to_its_last_day() {
    let postings = [
        held(ALWAYS, Some("2024-08-31")),
        held(day("2024-09-01"), Some("2025-01-31")),
    ];
    let at = |date: &str| posting_on(&postings, day(date)).map(|posting| posting.from_date);
    assert_eq!(at("2024-08-31"), Some(ALWAYS));
    assert_eq!(at("2024-09-01"), Some(day("2024-09-01")));
    assert_eq!(at("2025-01-31"), Some(day("2024-09-01")));
    assert_eq!(at("2025-02-01"), None);
    let last = present(&postings, day("2025-06-01")).unwrap();
    assert_eq!(
        last.from_date,
        day("2024-09-01"),
        "nothing holds: the latest is worked on"
    );
}

#[test]
fn of_two_that_hold_the_one_begun_last_is_meant() {
    let postings = [held(day("2024-09-01"), None), held(ALWAYS, None)];
    assert_eq!(
        posting_on(&postings, day("2024-10-01")).unwrap().from_date,
        day("2024-09-01")
    );
}

#[test]
fn a_change_from_a_day_follows_or_corrects() {
    let since = held(day("2024-09-01"), None);
    let postings = [since.clone()];
    assert_eq!(
        step_from(&postings, &since, day("2024-09-01")).unwrap(),
        Step::Correct
    );
    assert_eq!(
        step_from(&postings, &since, day("2025-02-01")).unwrap(),
        Step::Follow {
            last_day: day("2025-01-31")
        }
    );
    let message = refused(step_from(&postings, &since, day("2024-03-01")));
    assert!(
        message.starts_with("自2024年9月1日起另有一段任职"),
        "{message}"
    );
}

#[test]
fn postings_never_overlap() {
    let others = [held(day("2024-09-01"), Some("2025-01-31"))];
    let cases = [
        ("2025-02-01", None, true),
        ("2024-01-01", Some("2024-08-31"), true),
        ("2024-01-01", Some("2024-09-01"), false),
        ("2025-01-31", None, false),
        ("2024-01-01", None, false),
        ("2025-03-01", Some("2025-02-01"), false),
    ];
    for (from, to, allowed) in cases {
        let result = check_overlap(&others, day(from), to.map(day));
        assert_eq!(result.is_ok(), allowed, "{from} to {to:?}");
    }
}

#[test]
fn a_new_person_gets_a_code_and_a_posting_that_always_held() {
    let mut ledger = ledger();
    let first = school(&mut ledger, "第二实验小学");
    let huang = enter(&mut ledger, "黄思敏", first);
    let page = person(ledger.reader(), huang).unwrap();
    assert_eq!(page.person.code, "T001");
    assert_eq!(page.person.owner, first.0, "the school keeps the record");
    assert_eq!(page.person.birth_month.as_deref(), Some("1993-02"));
    assert_eq!(
        (page.row.pinyin.as_str(), page.row.initials.as_str()),
        ("huang si min", "hsm")
    );
    assert_eq!(page.row.subject_names, "语文");
    assert_eq!(page.row.title_name.as_deref(), Some("二级教师"));
    assert_eq!((page.postings.len(), page.postings[0].from), (1, None));
    assert_eq!(
        school_on(ledger.reader(), huang, day("2010-01-01")).unwrap(),
        Some(first)
    );
}

#[test]
fn from_a_day_on_closes_the_former_posting_and_keeps_the_past() {
    let mut ledger = ledger();
    let (first, second) = (
        school(&mut ledger, "第二实验小学"),
        school(&mut ledger, "前楼中心小学"),
    );
    let huang = enter(&mut ledger, "黄思敏", first);
    let moved = SavePerson {
        uid: Some(huang),
        from: Some(day("2025-02-01")),
        ..new_person("黄思敏", second)
    };
    save(&mut ledger, moved).unwrap();
    let reader = ledger.reader();
    assert_eq!(
        school_on(reader, huang, day("2025-01-31")).unwrap(),
        Some(first)
    );
    assert_eq!(
        school_on(reader, huang, day("2025-02-01")).unwrap(),
        Some(second)
    );
    let page = person(reader, huang).unwrap();
    assert_eq!(
        page.row.organization,
        Some(first),
        "today is 11 October 2024"
    );
    assert_eq!(page.postings.len(), 2);
    assert_eq!(page.postings[1].to, Some(day("2025-01-31")));
}

#[test]
fn a_correction_changes_the_past_too() {
    let mut ledger = ledger();
    let (wrong, right) = (
        school(&mut ledger, "前楼小学"),
        school(&mut ledger, "前楼中心小学"),
    );
    let huang = enter(&mut ledger, "黄思敏", wrong);
    let corrected = SavePerson {
        uid: Some(huang),
        ..new_person("黄思敏", right)
    };
    save(&mut ledger, corrected).unwrap();
    let page = person(ledger.reader(), huang).unwrap();
    assert_eq!(page.postings.len(), 1);
    assert_eq!(
        school_on(ledger.reader(), huang, day("2015-01-01")).unwrap(),
        Some(right)
    );
    assert_eq!(page.person.owner, right.0);
    ledger
        .change("删除", |w| remove_organization(w, wrong))
        .expect("nothing is left there");
}

#[test]
fn nothing_new_leaves_the_posting_alone() {
    let mut ledger = ledger();
    let first = school(&mut ledger, "第二实验小学");
    let huang = enter(&mut ledger, "黄思敏", first);
    let again = SavePerson {
        uid: Some(huang),
        from: Some(day("2025-02-01")),
        ..new_person("黄思敏", first)
    };
    save(&mut ledger, again).unwrap();
    assert_eq!(person(ledger.reader(), huang).unwrap().postings.len(), 1);
}

#[test]
fn undo_takes_a_move_back_as_a_whole() {
    let mut ledger = ledger();
    let (first, second) = (
        school(&mut ledger, "第二实验小学"),
        school(&mut ledger, "前楼中心小学"),
    );
    let huang = enter(&mut ledger, "黄思敏", first);
    let before = person(ledger.reader(), huang).unwrap();
    let moved = SavePerson {
        uid: Some(huang),
        from: Some(day("2024-10-01")),
        ..new_person("黄思敏", second)
    };
    save(&mut ledger, moved).unwrap();
    assert_ne!(person(ledger.reader(), huang).unwrap(), before);
    ledger.undo().unwrap();
    assert_eq!(person(ledger.reader(), huang).unwrap(), before);
}

#[test]
fn faults_are_named_with_their_remedy() {
    let mut ledger = ledger();
    let first = school(&mut ledger, "第二实验小学");
    let huang = enter(&mut ledger, "黄思敏", first);
    let base = || new_person("李敏", first);
    let cases = [
        (
            SavePerson {
                name: " ".into(),
                ..base()
            },
            "请填写姓名。",
        ),
        (
            SavePerson {
                posting: None,
                ..base()
            },
            "请选择所在单位。",
        ),
        (
            SavePerson {
                code: Some("T001".into()),
                ..base()
            },
            "编号T001已用于黄思敏，可以改用T002。",
        ),
        (
            SavePerson {
                birth_month: Some("属虎".into()),
                ..base()
            },
            "出生年月“属虎”看不懂，请写成1974年3月或1974-03的样子。",
        ),
    ];
    for (request, message) in cases {
        assert_eq!(refused(save(&mut ledger, request)), message);
    }
    let gone = SavePerson {
        uid: Some(PersonId::new()),
        ..base()
    };
    assert_eq!(
        save(&mut ledger, gone).unwrap_err().to_string(),
        "找不到人员，可能已被删除。"
    );
    let own = SavePerson {
        uid: Some(huang),
        code: Some("T001".into()),
        ..base()
    };
    save(&mut ledger, own).expect("one's own code is no clash");
}

#[test]
fn a_namesake_at_the_same_school_is_a_warning() {
    let mut ledger = ledger();
    let (first, second) = (
        school(&mut ledger, "第二实验小学"),
        school(&mut ledger, "前楼中心小学"),
    );
    enter(&mut ledger, "李敏", first);
    assert!(
        save(&mut ledger, new_person("李敏", second))
            .unwrap()
            .warnings
            .is_empty()
    );
    assert_eq!(
        save(&mut ledger, new_person("李敏", first))
            .unwrap()
            .warnings,
        ["第二实验小学已有同名的李敏（编号T001），如是同一人，请用“合并”并成一条。"]
    );
}

#[test]
fn persons_are_listed_by_school_then_pinyin_and_filtered() {
    let mut ledger = ledger();
    let (first, second) = (
        school(&mut ledger, "第二实验小学"),
        school(&mut ledger, "前楼中心小学"),
    );
    for name in ["周文慧", "曾庆华", "陈立群", "单立新"] {
        enter(&mut ledger, name, first);
    }
    enter(&mut ledger, "艾青", second);
    let names = |filter: PersonFilter| -> Vec<String> {
        persons(ledger.reader(), filter)
            .unwrap()
            .into_iter()
            .map(|row| row.name)
            .collect()
    };
    let text = |text: &str| PersonFilter {
        text: Some(text.into()),
        ..PersonFilter::default()
    };
    assert_eq!(
        names(PersonFilter::default()),
        ["陈立群", "单立新", "曾庆华", "周文慧", "艾青"],
        "by school, then chen, shan, zeng, zhou"
    );
    assert_eq!(names(text("zqh")), ["曾庆华"]);
    assert_eq!(names(text("danlx")), ["单立新"], "any reading finds");
    assert_eq!(names(text("文慧")), ["周文慧"]);
    assert_eq!(names(text("t005")), ["艾青"]);
    assert_eq!(
        names(PersonFilter {
            schools: vec![second],
            ..PersonFilter::default()
        }),
        ["艾青"]
    );
    let subject = PersonFilter {
        subject: Some("math".into()),
        ..PersonFilter::default()
    };
    assert!(names(subject).is_empty());
}

#[test]
fn absences_show_on_the_list_while_they_hold() {
    let mut ledger = ledger();
    let first = school(&mut ledger, "第二实验小学");
    let ma = enter(&mut ledger, "马晓琳", first);
    let away = SaveAway {
        uid: None,
        person: ma,
        reason: AbsenceKind::TeachingAid,
        place: None,
        from: day("2024-09-01"),
        to: Some(day("2025-06-30")),
        note: None,
    };
    ledger
        .change("离岗", |w| save_away(w, away.clone()))
        .unwrap();
    let on = |date: &str| {
        let filter = PersonFilter {
            on: Some(day(date)),
            ..PersonFilter::default()
        };
        persons(ledger.reader(), filter)
            .unwrap()
            .remove(0)
            .away_label
    };
    assert_eq!(
        on("2024-10-11").as_deref(),
        Some("支教在外（至2025年6月30日）")
    );
    assert_eq!(on("2025-07-01"), None);
    let again = SaveAway {
        reason: AbsenceKind::Sick,
        from: day("2025-06-01"),
        ..away
    };
    let message = refused(ledger.change("离岗", |w| save_away(w, again)));
    assert!(
        message.contains("支教在外（2024年9月1日至2025年6月30日）重叠"),
        "{message}"
    );
}

#[test]
fn organizations_keep_their_codes_apart() {
    let mut ledger = ledger();
    school(&mut ledger, "第二实验小学");
    let second = school(&mut ledger, "前楼中心小学");
    let codes: Vec<String> = schools(ledger.reader(), OrganizationFilter::default())
        .unwrap()
        .into_iter()
        .map(|row| row.code)
        .collect();
    assert_eq!(codes, ["XX01", "XX02"]);
    let clash = SaveOrganization {
        uid: Some(second),
        code: Some("XX01".into()),
        name: "前楼中心小学".into(),
        ..SaveOrganization::default()
    };
    assert_eq!(
        refused(ledger.change("更改", |w| save_organization(w, clash))),
        "编号XX01已用于“第二实验小学”，可以改用XX03。"
    );
    let twin = SaveOrganization {
        name: "前楼中心小学".into(),
        ..SaveOrganization::default()
    };
    let (saved, _) = ledger
        .change("新增", |w| save_organization(w, twin))
        .unwrap();
    assert_eq!(
        saved.warnings,
        ["已有同名单位“前楼中心小学”（编号XX02），请确认不是同一个单位。"]
    );
}

#[test]
fn schools_are_found_by_any_name_and_counted() {
    let mut ledger = ledger();
    let request = SaveOrganization {
        name: "第二实验小学".into(),
        short_name: Some("二实小".into()),
        former_names: Some("城北小学、红旗小学".into()),
        stage: Some("primary".into()),
        ..SaveOrganization::default()
    };
    let (saved, _) = ledger
        .change("新增", |w| save_organization(w, request))
        .unwrap();
    enter(&mut ledger, "李敏", OrganizationId(saved.uid));
    for text in ["二实", "红旗", "xx01", "实验小学"] {
        let filter = OrganizationFilter {
            text: Some(text.into()),
            ..OrganizationFilter::default()
        };
        let rows = schools(ledger.reader(), filter).unwrap();
        assert_eq!(rows.len(), 1, "{text}");
        assert_eq!(
            (rows[0].persons, rows[0].stage_name.as_deref()),
            (1, Some("小学"))
        );
    }
}

#[test]
fn a_school_in_use_is_not_removed_and_the_words_say_why() {
    let mut ledger = ledger();
    let first = school(&mut ledger, "第二实验小学");
    let li = enter(&mut ledger, "李敏", first);
    assert_eq!(
        refused(ledger.change("删除", |w| remove_organization(w, first))),
        "“第二实验小学”还有人员任职1条，不能删除。如已撤并，可以把它改为停用。"
    );
    ledger.change("删除", |w| remove_person(w, li)).unwrap();
    ledger
        .change("删除", |w| remove_organization(w, first))
        .expect("now it is free");
}

#[test]
fn the_only_posting_stays() {
    let mut ledger = ledger();
    let first = school(&mut ledger, "第二实验小学");
    let li = enter(&mut ledger, "李敏", first);
    let only = Posting::key(li, first, ALWAYS);
    let message = refused(ledger.change("删除", |w| remove_posting(w, only)));
    assert!(message.starts_with("李敏只有这一段任职"), "{message}");
}

#[test]
fn a_posting_is_corrected_under_its_new_key() {
    let mut ledger = ledger();
    let first = school(&mut ledger, "第二实验小学");
    let li = enter(&mut ledger, "李敏", first);
    let request = SavePosting {
        uid: Some(Posting::key(li, first, ALWAYS)),
        person: li,
        organization: first,
        subjects: vec![],
        stage: None,
        post: None,
        title: None,
        honours: None,
        from: Some(day("2020-09-01")),
        to: None,
    };
    ledger.change("更正", |w| save_posting(w, request)).unwrap();
    let page = person(ledger.reader(), li).unwrap();
    assert_eq!(page.postings.len(), 1);
    assert_eq!(
        page.postings[0].uid,
        Posting::key(li, first, day("2020-09-01"))
    );
}

#[test]
fn every_reference_to_a_person_or_school_is_known() {
    let ledger = ledger();
    let reader = ledger.reader();
    uses::assert_complete(
        reader,
        "person",
        super::save_person::USES,
        &["posting", "away"],
    );
    uses::assert_complete(reader, "organization", super::save_organization::USES, &[]);
}

#[test]
fn the_loaded_roster_answers_as_the_ledger_does() {
    let mut ledger = ledger();
    let (first, second) = (
        school(&mut ledger, "第二实验小学"),
        school(&mut ledger, "前楼中心小学"),
    );
    let huang = enter(&mut ledger, "黄思敏", first);
    let moved = SavePerson {
        uid: Some(huang),
        from: Some(day("2025-02-01")),
        ..new_person("黄思敏", second)
    };
    save(&mut ledger, moved).unwrap();
    let people = load(ledger.reader()).unwrap();
    for date in ["2000-01-01", "2025-01-31", "2025-02-01"] {
        let asked = school_on(ledger.reader(), huang, day(date)).unwrap();
        assert_eq!(people.school_on(huang, day(date)), asked, "{date}");
    }
    let term = crate::dates::Period {
        from: day("2025-02-01"),
        to: day("2025-06-30"),
    };
    assert!(people.of_organization(first, term).is_empty());
    assert_eq!(people.of_organization(second, term).len(), 1);
}
