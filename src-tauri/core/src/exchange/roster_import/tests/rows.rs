//! A list from the file to the roster: what each row comes to, and what is taken over.
use super::*;

#[test]
fn a_list_is_previewed_row_by_row() {
    let ledger = county();
    let draft = draft(&ledger, &[list(LIST)]);
    let preview = look(&ledger, &draft);
    let counts = preview.counts;
    assert_eq!(
        (counts.same, counts.changed, counts.added, counts.problem),
        (2, 1, 1, 3)
    );
    assert_eq!(
        row(&preview, 4).state,
        RowState::Same,
        "{:?}",
        row(&preview, 4)
    );
    let changed = row(&preview, 5);
    assert_eq!(
        changed.cells[&ListField::Title].before.as_deref(),
        Some("二级教师")
    );
    assert_eq!(changed.cells[&ListField::Title].text, "一级教师");
    assert_eq!(
        changed
            .cells
            .values()
            .filter(|cell| cell.before.is_some())
            .count(),
        1
    );
    assert_eq!(row(&preview, 6).state, RowState::Added);
    assert_eq!(row(&preview, 7).problems[0].message, "月份应为1至12");
    assert_eq!(row(&preview, 7).problems[0].offers[0].label, "用名册里的");
    assert_eq!(row(&preview, 9).problems[0].message, "与第8行是同一条");
    let school = &row(&preview, 10).problems[0];
    assert_eq!(
        (school.message.as_str(), school.offers[0].label.as_str()),
        ("没有这所学校", "改为石桥中心小学")
    );
    assert!(
        preview
            .left_out
            .iter()
            .any(|entry| entry.reason == "合计行")
    );
    let missing = preview
        .missing
        .iter()
        .find(|m| m.cells[&ListField::Name] == "马晓琳");
    assert!(
        missing.is_some(),
        "of a school in the file, and not in the file"
    );
    assert!(
        preview
            .missing
            .iter()
            .all(|m| m.cells[&ListField::School] != "城关小学")
    );
}

#[test]
fn what_is_mended_left_out_and_taken_over_is_one_act() {
    let mut ledger = county();
    let before = persons(&ledger);
    let mut draft = draft(&ledger, &[list(LIST)]);
    let refused = ledger
        .change("导入名册", |w| apply(w, &draft))
        .expect_err("three rows are at fault");
    let Error::Rejected { issues, .. } = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(issues.len(), 3);
    assert_eq!(persons(&ledger), before, "all or nothing");

    draft.mend(Mend {
        place: at(7),
        field: ListField::BirthMonth,
        value: "1994.06".into(),
        note: None,
    });
    draft.leave_out(LeaveOut {
        place: at(9),
        out: true,
    });
    draft.mend(Mend {
        place: at(10),
        field: ListField::School,
        value: "石桥中心小学".into(),
        note: None,
    });
    let (summary, changed) = ledger
        .change("导入名册", |w| apply(w, &draft))
        .expect("all mended");
    assert_eq!((summary.added, summary.changed), (1, 1));
    assert!(summary.left_out.iter().any(|entry| entry.id == "教师/9"));
    assert_eq!(
        changed.act.map(|act| act.title).as_deref(),
        Some("已导入教师名册“教师花名册.xlsx”：新增1人，变更1人")
    );
    let (new, posting) = person(&ledger, "林可");
    assert_eq!(
        (new.code.as_str(), new.birth_month.as_deref()),
        ("T45", Some("2001-02"))
    );
    assert_eq!(posting.title.as_deref(), Some("none"));
    assert_eq!(person(&ledger, "胡小兰").1.title.as_deref(), Some("first"));
    assert_eq!(
        persons(&ledger).len(),
        before.len() + 1,
        "nobody was removed"
    );

    let again = look(&ledger, &draft);
    assert_eq!(
        (
            again.counts.added,
            again.counts.changed,
            again.counts.problem
        ),
        (0, 0, 0)
    );
    ledger.undo().expect("the import is one step");
    assert_eq!(persons(&ledger), before);
}

#[test]
fn changes_can_hold_from_a_day_on() {
    let mut ledger = county();
    let mut draft = draft(&ledger, &[list("姓名|学校|职务\n张晓东|二实小|副校长")]);
    draft.set_from(Some("2025-09-01".parse().expect("a day")));
    ledger
        .change("导入名册", |w| apply(w, &draft))
        .expect("sound");
    let (zhang, now) = person(&ledger, "张晓东");
    assert_eq!(
        (now.post.as_deref(), now.from_date.to_string().as_str()),
        (Some("副校长"), "2025-09-01")
    );
    let all: Vec<Posting> = ledger
        .reader()
        .list("WHERE r.person = ?1 ORDER BY r.from_date", [zhang.uid])
        .expect("read");
    assert_eq!(
        all[0].post.as_deref(),
        Some("教务主任"),
        "last year's report still shows last year"
    );
    assert_eq!(
        all[0].to_date.map(|day| day.to_string()).as_deref(),
        Some("2025-08-31")
    );
}

#[test]
fn namesakes_are_asked_about_and_never_merged_silently() {
    let mut ledger = county();
    let text = "姓名|学校|出生年月\n王丽娜|二实小|1990-01\n潘志远|北街小学|1977-02\n许敏|二实小|";
    let mut draft = draft(&ledger, &[list(text)]);
    let preview = look(&ledger, &draft);
    assert_eq!(
        row(&preview, 2).problems[0].message,
        "本校已有王丽娜，名册中出生年月是1988-12"
    );
    assert_eq!(
        row(&preview, 3).problems[0].message,
        "城关小学也有潘志远，出生年月相同"
    );
    assert_eq!(
        row(&preview, 4).state,
        RowState::Same,
        "an empty cell changes nothing"
    );

    let pan = person(&ledger, "潘志远").0.uid.0;
    draft.decide(is(at(2), None));
    draft.decide(is(at(3), Some(pan)));
    let (summary, _) = ledger
        .change("导入名册", |w| apply(w, &draft))
        .expect("decided");
    assert_eq!((summary.added, summary.changed), (1, 1));
    assert_eq!(
        persons(&ledger)
            .iter()
            .filter(|p| p.name == "王丽娜")
            .count(),
        2
    );
    let (moved, posting) = person(&ledger, "潘志远");
    assert_eq!((moved.uid.0, moved.owner), (pan, posting.organization.0));
}

#[test]
fn a_corrected_mapping_is_remembered() {
    let mut ledger = county();
    let text = "姓名|学校|称谓\n林可|二实小|班主任";
    let mut first = draft(&ledger, &[list(text)]);
    let columns = |draft: &Draft| {
        view(ledger.reader(), draft).expect("read").sheets[0]
            .columns
            .clone()
    };
    assert_eq!(columns(&first)[2].field, None);
    let post = Some(ListField::Post);
    first
        .bind(Bind {
            sheet: 0,
            column: 2,
            field: post,
        })
        .expect("a column");
    assert_eq!(columns(&first)[2].field, post);
    ledger
        .change("导入名册", |w| apply(w, &first))
        .expect("sound");
    assert_eq!(person(&ledger, "林可").1.post.as_deref(), Some("班主任"));
    let second = draft(&ledger, &[list("姓名|学校|称谓\n王可|二实小|教师")]);
    let remembered = &view(ledger.reader(), &second).expect("read").sheets[0].columns[2];
    assert_eq!(
        (remembered.field, remembered.confidence),
        (post, Some(Confidence::Remembered))
    );
    first
        .bind(Bind {
            sheet: 0,
            column: 0,
            field: post,
        })
        .expect("a column");
    let fields: Vec<_> = view(ledger.reader(), &first).expect("read").sheets[0]
        .columns
        .iter()
        .map(|column| column.field)
        .collect();
    assert_eq!(
        fields,
        [post, Some(ListField::School), None],
        "one column a field"
    );
}

#[test]
fn a_sheet_without_a_school_column_is_of_the_school_it_names() {
    let ledger = county();
    let pages = [
        Page::of_text("前楼中心校", "姓名|出生年月|学科\n胡小兰|1997.01|语文"),
        Page::of_text(
            "Sheet2",
            "石桥中心小学教师名册||\n姓名|出生年月|学科\n田雨|2000-02|英语",
        ),
        Page::of_text("说明", "请各校认真填写"),
    ];
    let draft = draft(&ledger, &pages);
    let view = view(ledger.reader(), &draft).expect("read");
    assert!(view.sheets[0].included && view.sheets[1].included && !view.sheets[2].included);
    let preview = look(&ledger, &draft);
    assert_eq!(
        (preview.counts.same, preview.counts.problem),
        (2, 0),
        "{:?}",
        preview.issues
    );
}

#[test]
fn schools_are_imported_likewise() {
    let mut ledger = county();
    let text = "学校名称|学校代码|简称|学段|学校类型|在校生数\n第二实验小学|XX01|二实小|小学||1260\n新桥小学||新桥|小学||三百\n城关镇小学|XX04||小学||";
    let bytes = xlsx(&[Page::of_text("学校", text)]);
    let mut draft = open(ledger.reader(), ListKind::Schools, "学校.xlsx", bytes).expect("sound");
    let preview = look(&ledger, &draft);
    assert_eq!(
        row(&preview, 2).cells[&ListField::Students]
            .before
            .as_deref(),
        Some("")
    );
    assert!(row(&preview, 3).problems[0].message.contains("不是数字"));
    assert_eq!(
        row(&preview, 4).problems[0].message,
        "编号XX04在名册中是城关小学"
    );
    let OfferAct::Decide(decision) = row(&preview, 4).problems[0].offers[0].act else {
        panic!("an offer to rename")
    };
    draft.decide(is(at(4), decision.record));
    draft.mend(Mend {
        place: at(3),
        field: ListField::Students,
        value: "300".into(),
        note: None,
    });
    ledger
        .change("导入学校", |w| apply(w, &draft))
        .expect("sound");
    let schools: Vec<Organization> = ledger.reader().list("ORDER BY r.code", []).expect("read");
    let renamed = schools
        .iter()
        .find(|school| school.code == "XX04")
        .expect("there");
    assert_eq!(
        (renamed.name.as_str(), renamed.former_names.as_deref()),
        ("城关镇小学", Some("城关小学"))
    );
    let new = schools
        .iter()
        .find(|school| school.name == "新桥小学")
        .expect("there");
    assert_eq!((new.students, new.kind.as_str()), (Some(300), "school"));
}

#[test]
fn a_school_put_right_takes_the_whole_past_along() {
    let mut ledger = county();
    let born = person(&ledger, "张晓东").0.birth_month.expect("known");
    let mut draft = draft(
        &ledger,
        &[list(&format!(
            "姓名 | 学校 | 出生年月\n张晓东 | 石桥中心小学 | {born}"
        ))],
    );
    let known = person(&ledger, "张晓东").0.uid;
    draft.decide(is(at(2), Some(known.0)));
    ledger.change("导入", |w| apply(w, &draft)).unwrap();
    let (_, posting) = person(&ledger, "张晓东");
    let key = Posting::key(known, posting.organization, posting.from_date);
    assert_eq!(posting.uid, key, "under the key it would have had");
}

/// Splits the person's posting: the first part ends the day before, the second begins.
fn post_anew(ledger: &mut Ledger, name: &str, from: &str) {
    let (_, old) = person(ledger, name);
    let from: chrono::NaiveDate = from.parse().expect("a day");
    let halved = |w: &crate::ledger::Writer<'_>| {
        w.update(&Posting {
            to_date: from.pred_opt(),
            ..old.clone()
        })?;
        w.insert(&Posting {
            uid: Posting::key(old.person, old.organization, from),
            from_date: from,
            ..old.clone()
        })
    };
    ledger.change("任职", halved).expect("sound");
}

/// As on the person's page: 自某日起 stands before no posting that is there already.
#[test]
fn a_change_before_a_later_posting_is_a_problem_of_its_row() {
    for later in ["2099-01-01", "2025-10-01"] {
        let mut ledger = county();
        post_anew(&mut ledger, "张晓东", later);
        let before: Vec<Posting> = ledger.reader().list("ORDER BY r.uid", []).expect("read");
        let text = "姓名|学校|职务\n张晓东|二实小|副校长\n曾庆华|石桥中心小学|教务主任";
        let mut draft = draft(&ledger, &[list(text)]);
        draft.set_from(Some("2025-09-01".parse().expect("a day")));

        let preview = look(&ledger, &draft);
        let problem = &row(&preview, 2).problems[0];
        assert!(problem.message.contains("另有一段任职"), "{problem:?}");
        assert_eq!(
            row(&preview, 3).state,
            RowState::Changed,
            "{:?}",
            row(&preview, 3).problems
        );
        let refused = ledger.change("导入名册", |w| apply(w, &draft));
        assert!(matches!(refused, Err(Error::Rejected { .. })), "{later}");
        let after: Vec<Posting> = ledger.reader().list("ORDER BY r.uid", []).expect("read");
        assert_eq!(after, before, "nothing was written");

        draft.leave_out(LeaveOut {
            place: at(2),
            out: true,
        });
        ledger
            .change("导入名册", |w| apply(w, &draft))
            .expect("the rest");
        let found = ledger.verify().expect("sound").findings;
        assert!(found.is_empty(), "no two postings hold at once: {found:?}");
    }
}
