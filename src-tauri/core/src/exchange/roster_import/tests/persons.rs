//! Persons that are there already under another name, in two rows, or who had left.
use super::*;
use crate::exchange::findings::{Answer, DoubtKind};
use crate::roster::PersonStatus;

fn offered(preview: &ListPreview, number: u32) -> Vec<&str> {
    let offers = row(preview, number).problems[0].offers.iter();
    offers.map(|offer| offer.label.as_str()).collect()
}

fn take(draft: &mut Draft, preview: &ListPreview, number: u32, label: &str) {
    let mut offers = row(preview, number).problems[0].offers.iter();
    let offer = offers.find(|offer| offer.label == label).expect(label);
    match offer.act.clone() {
        OfferAct::Decide(decision) => draft.decide(Decide {
            place: at(number),
            decision,
        }),
        OfferAct::Join(join) => draft.join(join),
        other => panic!("{other:?}"),
    }
}

fn set_status(ledger: &mut Ledger, name: &str, status: PersonStatus, until: Option<&str>) {
    let (person, posting) = person(ledger, name);
    let to_date = until.map(|day| day.parse().expect("a day"));
    ledger
        .change("变动", |w| {
            w.update(&Person { status, ..person })?;
            match to_date {
                Some(_) => w.update(&Posting { to_date, ..posting }),
                None => Ok(()),
            }
        })
        .expect("sound");
}

#[test]
fn a_corrected_name_under_the_same_code_is_the_same_person() {
    let mut ledger = county();
    let count = persons(&ledger).len();
    let mut draft = draft(&ledger, &[list("编号|姓名|单位\nT13|马晓林|第二实验小学")]);
    let preview = look(&ledger, &draft);
    assert_eq!(offered(&preview, 2)[0], "是同一人，改名为马晓林");
    take(&mut draft, &preview, 2, "是同一人，改名为马晓林");
    assert_eq!(look(&ledger, &draft).counts.changed, 1);
    ledger
        .change("导入", |w| apply(w, &draft))
        .expect("decided");
    assert_eq!(person(&ledger, "马晓林").0.code, "T13");
    assert_eq!(persons(&ledger).len(), count);
}

#[test]
fn a_corrected_name_without_a_code_is_asked_about_by_phone_or_birth() {
    let mut ledger = county();
    let count = persons(&ledger).len();
    let (ma, _) = person(&ledger, "马晓琳");
    let born = ma.birth_month.clone().expect("known");
    let text = format!(
        "姓名|单位|出生年月\n马晓林|第二实验小学|{born}\n马晓霞|前楼中心小学|{born}\n冯晓兰|第二实验小学|{born}"
    );
    let mut draft = draft(&ledger, &[list(&text)]);
    let preview = look(&ledger, &draft);
    assert_eq!(
        preview.counts.problem, 1,
        "another school, or another name: {:?}",
        preview.issues
    );
    assert_eq!(
        offered(&preview, 2),
        ["是同一人，改名为马晓林", "是另一个人"]
    );
    take(&mut draft, &preview, 2, "是同一人，改名为马晓林");
    ledger
        .change("导入", |w| apply(w, &draft))
        .expect("decided");
    assert_eq!(
        (person(&ledger, "马晓林").0.uid, persons(&ledger).len()),
        (ma.uid, count + 2)
    );
}

#[test]
fn two_rows_of_one_person_with_a_subject_each_become_one() {
    let mut ledger = county();
    let text = "姓名|单位|学科|电话\n甘若兰|石桥中心小学|语文|\n甘若兰|石桥中心小学|道德与法治|13900010001\n丘明达|石桥中心小学|数学|\n丘明达|石桥中心小学|数学|";
    let mut draft = draft(&ledger, &[list(text)]);
    let preview = look(&ledger, &draft);
    let label = "合成一人：语文、道德与法治";
    assert_eq!(offered(&preview, 3), [label, "去掉本行", "是两个人"]);
    assert_eq!(
        offered(&preview, 5),
        ["去掉本行", "是两个人"],
        "nothing to join"
    );
    take(&mut draft, &preview, 3, label);
    draft.leave_out(LeaveOut {
        place: at(5),
        out: true,
    });
    ledger.change("导入", |w| apply(w, &draft)).expect("joined");
    let (person, posting) = person(&ledger, "甘若兰");
    assert_eq!(person.phone.as_deref(), Some("13900010001"));
    assert_eq!(
        posting.subject.map(|codes| codes.split('、').count()),
        Some(2)
    );
}

#[test]
fn whoever_left_does_not_come_back_unasked() {
    for (status, says, label) in [
        (PersonStatus::Left, "名册中彭佳已调出", "调回"),
        (PersonStatus::Retired, "名册中彭佳已退休", "返聘"),
    ] {
        let mut ledger = county();
        set_status(&mut ledger, "彭佳", status, None);
        let before = person(&ledger, "彭佳");
        let mut draft = draft(&ledger, &[list("姓名|单位|学科\n彭佳|石桥中心小学|语文")]);
        let preview = look(&ledger, &draft);
        assert_eq!(row(&preview, 2).problems[0].message, says);
        assert_eq!(
            offered(&preview, 2),
            [label, "登记错了，一直在职", "是另一个人"]
        );
        take(&mut draft, &preview, 2, label);
        let preview = look(&ledger, &draft);
        assert_eq!(row(&preview, 2).returning.as_deref(), Some(label));
        ledger
            .change("导入", |w| apply(w, &draft))
            .expect("decided");
        let (back, _) = person(&ledger, "彭佳");
        assert_eq!(back.status, PersonStatus::Active);
        assert_eq!(
            back.note.as_deref().unwrap_or_default().contains("返聘"),
            label == "返聘"
        );
        let again = look(&ledger, &draft);
        assert_eq!(
            (again.counts.problem, again.counts.same),
            (0, 1),
            "once more changes nothing"
        );
        ledger.undo().expect("one step");
        assert_eq!(person(&ledger, "彭佳"), before, "exactly as before");
    }
}

#[test]
fn a_new_stretch_begins_on_the_day_that_is_asked_for() {
    let mut ledger = county();
    set_status(&mut ledger, "彭佳", PersonStatus::Left, Some("2024-06-30"));
    let mut draft = draft(&ledger, &[list("姓名|单位|学科\n彭佳|石桥中心小学|语文")]);
    let preview = look(&ledger, &draft);
    take(&mut draft, &preview, 2, "调回");
    let preview = look(&ledger, &draft);
    let day = preview
        .doubts
        .iter()
        .find(|doubt| doubt.kind == DoubtKind::Day)
        .expect("asked");
    assert!(day.is_open());
    ledger
        .change("导入", |w| apply(w, &draft))
        .expect_err("the day is missing");
    let id = day.id.clone();
    let value = "2025-02-17".to_owned();
    answer(ledger.reader(), &mut draft, &Answer { id, value }).expect("a day");
    ledger
        .change("导入", |w| apply(w, &draft))
        .expect("all is said");
    let (back, now) = person(&ledger, "彭佳");
    assert_eq!(
        (back.status, now.from_date.to_string().as_str()),
        (PersonStatus::Active, "2025-02-17")
    );
    assert_eq!(now.to_date, None);
    let all: Vec<Posting> = ledger
        .reader()
        .list("WHERE r.person = ?1 ORDER BY r.from_date", [back.uid])
        .expect("read");
    assert_eq!(
        all[0].to_date.map(|day| day.to_string()).as_deref(),
        Some("2024-06-30"),
        "the gap stays"
    );
}

#[test]
fn the_first_offer_does_not_contradict_the_row() {
    let mut ledger = county();
    let text = "编号|姓名|单位|出生年月\n\
        A01|马晓燕|石桥中心小学|1983-01\nA02|马晓燕|石桥中心小学|1990-05";
    let first = draft(&ledger, &[list(text)]);
    ledger.change("导入", |w| apply(w, &first)).expect("sound");
    let first_offer = |born: &str| {
        let text = format!("姓名|单位|出生年月\n马晓燕|石桥中心小学|{born}");
        let preview = look(&ledger, &draft(&ledger, &[list(&text)]));
        offered(&preview, 2)[0].to_owned()
    };
    assert_eq!(first_offer("2001-05"), "是另一个人");
    assert_eq!(first_offer(""), "是A01（1983-01）");
}

#[test]
fn two_persons_of_one_name_are_two_by_what_tells_them_apart() {
    let mut ledger = county();
    let text = "编号|姓名|单位|出生年月|电话|学科\n\
        A07|马晓燕|石桥中心小学|1983.1|13900010007|语文\n\
        A08|马晓燕|石桥中心小学|1990.05|13900010008|数学";
    let mut draft = draft(&ledger, &[list(text)]);
    let preview = look(&ledger, &draft);
    assert_eq!(
        row(&preview, 3).state,
        RowState::Added,
        "{:?}",
        row(&preview, 3).problems
    );
    draft.mend(Mend {
        place: at(2),
        field: ListField::BirthMonth,
        value: "1983.01".into(),
        note: None,
    });
    ledger.change("导入", |w| apply(w, &draft)).expect("sound");
    let again = look(&ledger, &super::draft(&ledger, &[list(text)]));
    assert_eq!(
        row(&again, 3).state,
        RowState::Same,
        "{:?}",
        row(&again, 3).problems
    );
}

#[test]
fn where_only_the_phone_tells_them_apart_both_answers_stand_there() {
    let ledger = county();
    let text = "姓名|单位|电话\n马晓燕|石桥中心小学|13900010007\n马晓燕|石桥中心小学|13900010008";
    let mut draft = draft(&ledger, &[list(text)]);
    let preview = look(&ledger, &draft);
    assert_eq!(
        row(&preview, 3).problems[0].message,
        "与第2行同名，学校相同，电话不同"
    );
    assert_eq!(offered(&preview, 3), ["是两个人", "去掉本行"]);
    take(&mut draft, &preview, 3, "是两个人");
    assert_eq!(look(&ledger, &draft).counts.added, 2);
}

#[test]
fn one_person_at_two_schools_of_the_file_is_asked_about() {
    let ledger = county();
    let text = "姓名|单位|电话\n马晓燕|石桥中心小学|13900010007\n马晓燕|前楼中心小学|13900010007";
    let preview = look(&ledger, &draft(&ledger, &[list(text)]));
    assert_eq!(
        row(&preview, 3).problems[0].message,
        "与第2行同名，电话相同，学校不同"
    );
    let text = "姓名|单位|电话\n马晓燕|石桥中心小学|13900010007\n马晓燕|前楼中心小学|13900010008";
    assert_eq!(
        look(&ledger, &draft(&ledger, &[list(text)])).counts.added,
        2,
        "namesakes"
    );
}

#[test]
fn names_one_character_apart_are_asked_about_within_a_file() {
    let ledger = county();
    let asked = |first: &str, second: &str| {
        let text = format!("姓名|单位|出生年月|电话\n{first}\n{second}");
        let preview = look(&ledger, &draft(&ledger, &[list(&text)]));
        let problems = row(&preview, 3).problems.iter();
        problems.map(|problem| problem.message.clone()).next()
    };
    let cases = [
        (
            "陈静|石桥中心小学||13900010001",
            "陈婧|石桥中心小学||13900010001",
            Some("电话相同"),
        ),
        (
            "孙佩兰|石桥中心小学|1990-01|",
            "孙佩澜|石桥中心小学|1990-01|",
            Some("读音和出生年月相同"),
        ),
        (
            "陈静|石桥中心小学||13900010001",
            "陈婧|石桥中心小学||13900010007",
            Some("读音相同，电话只差一位"),
        ),
        (
            "陈静|石桥中心小学||13900010001",
            "陈婧|前楼中心小学||13900010001",
            Some("手机号相同，学校不同"),
        ),
        (
            "陈静|石桥中心小学||0871-6512345",
            "陈婧|石桥中心小学||0871-6512345",
            None,
        ),
        (
            "陈静|石桥中心小学||0871-6512345",
            "陈婧|前楼中心小学||0871-6512345",
            None,
        ),
        (
            "陈静|石桥中心小学|1990-01|",
            "陈芳|石桥中心小学|1990-01|",
            None,
        ),
        (
            "陈静|石桥中心小学|1990-01|13900010001",
            "陈婧|石桥中心小学|1991-01|13900010001",
            None,
        ),
        (
            "陈静|石桥中心小学||13900010001",
            "丘明达|石桥中心小学||13900010001",
            None,
        ),
    ];
    for (first, second, why) in cases {
        let told = why.map(|why| {
            let name = first.split('|').next().unwrap_or_default();
            format!("与第2行的{name}只差一个字，{why}")
        });
        assert_eq!(asked(first, second), told, "{first} {second}");
    }
}

#[test]
fn somebody_with_another_code_and_another_phone_is_not_taken_for_a_namesake() {
    let mut ledger = county();
    let first = "编号|姓名|单位|电话\nA07|马晓燕|石桥中心小学|13900010007";
    let first = draft(&ledger, &[list(first)]);
    ledger.change("导入", |w| apply(w, &first)).expect("sound");
    let second = "编号|姓名|单位|电话\nA08|马晓燕|石桥中心小学|13900010008";
    let mut second = draft(&ledger, &[list(second)]);
    let preview = look(&ledger, &second);
    assert_eq!(
        row(&preview, 2).problems[0].message,
        "本校已有马晓燕，编号和电话都不同"
    );
    take(&mut second, &preview, 2, "是另一个人");
    assert_eq!(look(&ledger, &second).counts.added, 1);
}

#[test]
fn what_stands_beside_a_name_or_a_phone_goes_into_the_note() {
    let mut ledger = county();
    let text = "姓名|单位|电话|学科\n谢芳（产假）|石桥中心小学|13900010009（退休返聘）|校医";
    let mut draft = draft(&ledger, &[list(text)]);
    for label in [
        "改为谢芳，“产假”写入备注",
        "改为13900010009，“退休返聘”",
        "学科留空，“校医”",
    ] {
        let (id, value) = ("教师/2".to_owned(), label.to_owned());
        answer(ledger.reader(), &mut draft, &Answer { id, value }).expect(label);
    }
    let preview = look(&ledger, &draft);
    assert!(
        preview.fields.contains(&ListField::Note),
        "the column shows what goes there"
    );
    assert_eq!(
        row(&preview, 2).cells[&ListField::Note].text,
        "产假、校医、退休返聘"
    );
    ledger
        .change("导入", |w| apply(w, &draft))
        .expect("answered");
    let (xie, posting) = person(&ledger, "谢芳");
    assert_eq!(xie.phone.as_deref(), Some("13900010009"));
    assert_eq!(xie.note.as_deref(), Some("产假、校医、退休返聘"));
    assert_eq!(posting.subject, None);

    // The next list neither doubles it nor loses what stands there.
    let mut again = super::draft(&ledger, &[list("姓名|单位\n谢芳（病假）|石桥中心小学")]);
    let preview = look(&ledger, &again);
    assert!(row(&preview, 2).problems[0].remedy.contains("起止日期"));
    let (id, value) = ("教师/2".to_owned(), "改为谢芳，“病假”".to_owned());
    answer(ledger.reader(), &mut again, &Answer { id, value }).expect("offered");
    ledger
        .change("导入", |w| apply(w, &again))
        .expect("answered");
    assert_eq!(
        person(&ledger, "谢芳").0.note.as_deref(),
        Some("产假、校医、退休返聘、病假")
    );
}

/// Whatever day is given for everybody of the list who comes back.
#[test]
fn nobody_comes_back_while_the_last_posting_holds() {
    let mut ledger = county();
    set_status(&mut ledger, "彭佳", PersonStatus::Left, Some("2025-06-30"));
    let mut draft = draft(&ledger, &[list("姓名|单位|学科\n彭佳|石桥中心小学|语文")]);
    let preview = look(&ledger, &draft);
    take(&mut draft, &preview, 2, "调回");
    for (day, state) in [
        ("2025-06-30", RowState::Problem),
        ("2025-09-01", RowState::Changed),
    ] {
        let (id, value) = ("调回日期".to_owned(), day.to_owned());
        answer(ledger.reader(), &mut draft, &Answer { id, value }).expect("a day");
        let preview = look(&ledger, &draft);
        let row = row(&preview, 2);
        assert_eq!(row.state, state, "{day}: {:?}", row.problems);
        let told = row.problems.iter().map(|problem| &problem.message);
        let said: Vec<&String> = told.filter(|said| said.contains("上一段任职")).collect();
        assert_eq!(said.len(), usize::from(state == RowState::Problem));
    }
}
