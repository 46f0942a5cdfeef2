//! Persons and what holds of them from day to day.
use super::*;

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
fn persons_are_listed_by_school_then_code_and_filtered() {
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
        ["周文慧", "曾庆华", "陈立群", "单立新", "艾青"],
        "by school, then as they were entered: T001, T002 …"
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
fn the_loaded_roster_answers_as_the_ledger_does() {
    let mut ledger = ledger();
    let (huang, first, second) = moved(&mut ledger);
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
