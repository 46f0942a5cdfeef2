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
    let mut unknown = base();
    unknown.posting = Some(PostingInput {
        title: Some("wizard".into()),
        ..posting_at(first)
    });
    assert_eq!(
        refused(save(&mut ledger, unknown)),
        "“职称”中没有“wizard”，请从列表中选择，或先在设置的词表中添加。"
    );
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

#[test]
fn what_is_typed_by_hand_is_read_as_a_list_is() {
    let mut ledger = ledger();
    let at = school(&mut ledger, "第二实验小学");
    let typed = |name: &str, phone: &str, born: &str| SavePerson {
        phone: Some(phone.into()),
        birth_month: Some(born.into()),
        ..new_person(name, at)
    };
    let saved = save(
        &mut ledger,
        typed("　王 芳 ", "１３８ ０００１ ０００２", "１９７４．３"),
    )
    .unwrap();
    let page = person(ledger.reader(), PersonId(saved.uid)).unwrap();
    assert_eq!(page.person.name, "王芳");
    assert_eq!(page.person.phone.as_deref(), Some("13800010002"));
    assert_eq!(page.person.birth_month.as_deref(), Some("1974-03"));
    let cases = [
        (
            typed("张,伟", "", ""),
            "姓名“张,伟”里有“,”。姓名只写汉字、字母和间隔号；说明写在备注里。",
        ),
        (
            typed("张伟", "13x00010002", ""),
            "电话“13x00010002”里有不是数字的内容。手机写11位数字，座机写区号-号码。",
        ),
        (
            typed("张伟", "1380001000", ""),
            "电话“1380001000”是10位。手机写11位数字，座机写区号-号码。",
        ),
        (
            typed("张伟", "", "2020-03"),
            "出生年份2020不合常理。核对年份后改正。",
        ),
    ];
    for (request, message) in cases {
        let Error::Invalid { message: said, .. } = save(&mut ledger, request).unwrap_err() else {
            panic!("refused at a field");
        };
        assert_eq!(said, message);
    }
}

#[test]
fn a_name_pasted_from_a_pdf_is_stored_in_ordinary_characters() {
    let mut ledger = ledger();
    let school = school(&mut ledger, "⽯桥中⼼⼩学\u{200b}");
    let reader = ledger.reader();
    let stored: Organization = reader.get(school).unwrap();
    assert_eq!(stored.name, "石桥中心小学");
    let first = enter(&mut ledger, "⽩明\u{fe00}⽣", school);
    assert_eq!(
        person(ledger.reader(), first).unwrap().person.name,
        "白明生"
    );
    let again = save(&mut ledger, new_person("白明生", school)).unwrap();
    assert_eq!(again.warnings.len(), 1, "{:?}", again.warnings);
}

#[test]
fn a_namesake_of_an_older_ledger_is_named_though_written_with_other_characters() {
    let mut ledger = ledger();
    let school = school(&mut ledger, "石桥中心小学");
    let old = enter(&mut ledger, "白明生", school);
    ledger
        .change("旧版本写的", |w| {
            let sql = "UPDATE person SET name = '⽩明⽣' WHERE uid = ?1";
            w.conn().execute(sql, [old])?;
            Ok(())
        })
        .unwrap();
    let saved = save(&mut ledger, new_person("白明生", school)).unwrap();
    assert_eq!(saved.warnings.len(), 1, "{:?}", saved.warnings);
}
