//! Rows that speak for one person of the roster: nobody is entered twice, and no 编号 is given twice.
use super::*;
use crate::exchange::findings::Answer;

/// 马晓燕 twice and 何莉 once, as an earlier list brought them.
fn with_namesakes() -> Ledger {
    let mut ledger = county();
    let text = "编号|姓名|单位|出生年月|电话\n\
        A01|马晓燕|石桥中心小学|1983-01|13900010001\n\
        A02|马晓燕|石桥中心小学|1990-05|13900010002\n\
        A04|何莉|石桥中心小学||13900010006";
    let first = draft(&ledger, &[list(text)]);
    ledger.change("导入", |w| apply(w, &first)).expect("sound");
    ledger
}

fn say(ledger: &Ledger, draft: &mut Draft, row: u32, value: &str) -> Result<(), Error> {
    let (id, value) = (format!("教师/{row}"), value.to_owned());
    answer(ledger.reader(), draft, &Answer { id, value })
}

fn coded(ledger: &Ledger, code: &str) -> Vec<Person> {
    let mut all = persons(ledger);
    all.retain(|person| person.code == code);
    all
}

#[test]
fn a_row_with_the_code_of_somebody_is_he_whatever_namesake_stands_above() {
    let mut ledger = with_namesakes();
    let text = "编号|姓名|单位|电话\n|马晓燕|石桥中心小学|13900010003\nA02|马晓燕|石桥中心小学|13900010002";
    let mut draft = draft(&ledger, &[list(text)]);
    assert_eq!(row(&look(&ledger, &draft), 3).state, RowState::Same);
    say(&ledger, &mut draft, 2, "是另一个人").expect("offered");
    let preview = look(&ledger, &draft);
    assert_eq!(
        (
            preview.counts.added,
            preview.counts.same,
            preview.counts.problem
        ),
        (1, 1, 0),
        "{:?}",
        preview.issues
    );
    ledger.change("导入", |w| apply(w, &draft)).expect("said");
    assert_eq!(coded(&ledger, "A02").len(), 1);
}

#[test]
fn whom_of_two_namesakes_a_row_means_is_the_only_question_beside_the_other() {
    let mut ledger = with_namesakes();
    let text = "编号|姓名|单位|电话\n|马晓燕|石桥中心小学|\nA02|马晓燕|石桥中心小学|13900010002";
    let mut draft = draft(&ledger, &[list(text)]);
    let preview = look(&ledger, &draft);
    let told = row(&preview, 2).problems.iter();
    let told: Vec<&str> = told.map(|problem| problem.message.as_str()).collect();
    assert_eq!(told, ["本校名册中有2位同名"]);
    say(&ledger, &mut draft, 2, "是A02").expect("offered");
    assert_eq!(
        look(&ledger, &draft).counts.problem,
        1,
        "two rows of one person"
    );
    draft.decide(is(at(2), Some(coded(&ledger, "A01")[0].uid.0)));
    ledger.change("导入", |w| apply(w, &draft)).expect("said");
    let named = persons(&ledger).into_iter().filter(|p| p.name == "马晓燕");
    assert_eq!(named.count(), 2);
}

#[test]
fn no_answer_gives_the_code_of_somebody_to_somebody_else() {
    let mut ledger = with_namesakes();
    let before = persons(&ledger);
    let text = "编号|姓名|单位\nA02|马晓燕|石桥中心小学\n|丘明达|石桥中心小学";
    let mut draft = draft(&ledger, &[list(text)]);
    draft.decide(is(at(2), None));
    let refused = ledger
        .change("导入", |w| apply(w, &draft))
        .expect_err("a code twice");
    let Error::Rejected { issues, .. } = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(issues.len(), 1, "{issues:?}");
    assert_eq!(persons(&ledger), before);
    let preview = look(&ledger, &draft);
    assert_eq!(
        row(&preview, 2).problems[0].message,
        "编号A02在名册中是马晓燕的"
    );
    say(&ledger, &mut draft, 2, "清空编号").expect("offered");
    ledger
        .change("导入", |w| apply(w, &draft))
        .expect("a code of her own");
    assert_eq!(coded(&ledger, "A02").len(), 1);
}

#[test]
fn the_row_with_the_phone_of_the_roster_is_the_person_and_the_other_is_asked() {
    let mut ledger = with_namesakes();
    let text = "姓名|单位|电话\n何莉|石桥中心小学|13900019999\n何莉|石桥中心小学|13900010006";
    let mut draft = draft(&ledger, &[list(text)]);
    let preview = look(&ledger, &draft);
    assert_eq!(row(&preview, 3).state, RowState::Same);
    assert_eq!(
        row(&preview, 2).problems[0].message,
        "与第3行同名，学校相同，电话不同"
    );
    say(&ledger, &mut draft, 2, "是两个人").expect("offered");
    ledger.change("导入", |w| apply(w, &draft)).expect("said");
    assert_eq!(
        coded(&ledger, "A04")[0].phone.as_deref(),
        Some("13900010006")
    );
    let named = persons(&ledger).into_iter().filter(|p| p.name == "何莉");
    assert_eq!(named.count(), 2);
}

#[test]
fn where_no_row_agrees_with_the_roster_the_first_is_not_taken_for_it_unasked() {
    let ledger = with_namesakes();
    let text = "编号|姓名|单位|电话\nB1|何莉|石桥中心小学|\nB2|何莉|石桥中心小学|";
    let mut draft = draft(&ledger, &[list(text)]);
    let preview = look(&ledger, &draft);
    assert_eq!(preview.counts.problem, 2, "{:?}", preview.rows);
    say(&ledger, &mut draft, 2, "是另一个人").expect("offered");
    say(&ledger, &mut draft, 3, "是名册中的何莉（A04）").expect("offered");
    let preview = look(&ledger, &draft);
    assert_eq!(
        (preview.counts.added, preview.counts.changed),
        (1, 1),
        "{:?}",
        preview.issues
    );
}

#[test]
fn a_namesake_at_another_school_with_the_same_mobile_is_asked_about() {
    let ledger = with_namesakes();
    let asked = |text: &str| {
        let draft = draft(&ledger, &[list(&format!("姓名|单位|电话\n{text}"))]);
        let preview = look(&ledger, &draft);
        let problems = row(&preview, 2).problems.iter();
        problems.map(|problem| problem.message.clone()).next()
    };
    let cases = [
        (
            "何莉|前楼中心小学|13900010006",
            Some("石桥中心小学也有何莉，手机号相同"),
        ),
        (
            "何丽|前楼中心小学|13900010006",
            Some("可能是石桥中心小学的何莉"),
        ),
        ("何莉|前楼中心小学|13900010007", None),
    ];
    for (text, told) in cases {
        assert_eq!(asked(text).as_deref(), told, "{text}");
    }
}

#[test]
fn an_answer_is_the_whole_label_or_a_beginning_that_only_one_has() {
    let ledger = county();
    let list_of = || {
        draft(
            &ledger,
            &[list(
                "姓名|单位|电话\n谢芳（产假）|石桥中心小学|13900010009",
            )],
        )
    };
    let note = |draft: &Draft| {
        let preview = look(&ledger, draft);
        let cells = &row(&preview, 2).cells;
        cells.get(&ListField::Note).map(|cell| cell.text.clone())
    };
    let mut whole = list_of();
    say(&ledger, &mut whole, 2, "改为谢芳").expect("as printed");
    assert_eq!(note(&whole), None);
    let mut beginning = list_of();
    say(&ledger, &mut beginning, 2, "改为谢芳，").expect("only one");
    assert_eq!(note(&beginning).as_deref(), Some("产假"));
    for (text, says) in [("改为", "请写全其中一个"), ("改成谢芳", "可以写“改为谢芳")]
    {
        let refused = say(&ledger, &mut list_of(), 2, text).expect_err(text);
        assert!(format!("{refused:?}").contains(says), "{refused:?}");
    }
}

#[test]
fn one_landline_of_a_school_makes_no_two_names_one() {
    let ledger = county();
    let names = ["张伟", "张丽", "王伟", "王丽"];
    let rows: Vec<String> = names
        .iter()
        .map(|name| format!("{name}|石桥中心小学|13900010001"))
        .collect();
    let text = format!("姓名|单位|电话\n{}", rows.join("\n"));
    assert_eq!(
        look(&ledger, &draft(&ledger, &[list(&text)])).counts.added,
        4,
        "a mobile of the office"
    );
}
