//! Persons of one name at one school are told apart, everywhere by the same words.
use super::super::distinction::{Audience, Traits, distinguish};
use super::*;
use crate::dates::Period;

fn traits(subjects: &str, code: &str, birth: &str, phone: &str, note: &str) -> Traits {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Traits {
        subjects: subjects.into(),
        code: code.into(),
        birth_month: some(birth),
        phone: some(phone),
        note: some(note),
    }
}

fn told(persons: &[Traits], audience: Audience) -> Vec<String> {
    let told = distinguish(persons, audience).into_iter();
    told.map(|told| told.map_or_else(|| "—".to_owned(), |told| told.words))
        .collect()
}

#[test]
fn the_first_that_differs_among_all_of_them_is_taken() {
    let of = traits;
    let cases: [(&str, Vec<Traits>, &[&str]); 11] = [
        (
            "what they teach",
            vec![
                of("语文", "T001", "", "", ""),
                of("数学", "T002", "", "", ""),
            ],
            &["语文", "数学"],
        ),
        (
            "the school's own codes",
            vec![
                of("语文", "012", "1988-03", "", ""),
                of("语文", "031", "1990-11", "", ""),
            ],
            &["编号012", "编号031"],
        ),
        (
            "codes that the program gave say nothing to anybody",
            vec![
                of("语文", "T001", "1988-03", "", ""),
                of("语文", "T002", "1990-11", "", ""),
            ],
            &["1988年3月生", "1990年11月生"],
        ),
        (
            "the ends of their mobile numbers",
            vec![
                of("语文", "T001", "1988-03", "13870500412、短号661", ""),
                of("语文", "T002", "1988-03", "0871-6512345、13870500977", ""),
            ],
            &["尾号0412", "尾号0977"],
        ),
        (
            "a short remark",
            vec![
                of("语文", "T001", "", "", "大"),
                of("语文", "T002", "", "", "小"),
            ],
            &["大", "小"],
        ),
        (
            "a long remark is none",
            vec![
                of("语文", "T001", "", "", "2019年从云麓县松岭学校调入"),
                of("语文", "T002", "", "", "2021年从云麓县松岭学校调入"),
            ],
            &["编号T001", "编号T002"],
        ),
        (
            "who lacks it is told by the next",
            vec![
                of("语文", "T001", "1988-03", "", ""),
                of("语文", "T002", "", "", ""),
            ],
            &["编号T001", "编号T002"],
        ),
        (
            "of three two share what they teach",
            vec![
                of("语文", "7", "", "", ""),
                of("语文", "9", "", "", ""),
                of("数学", "12", "", "", ""),
            ],
            &["编号7", "编号9", "编号12"],
        ),
        (
            "nothing is of all, and each has something",
            vec![
                of("数学", "T1", "", "", ""),
                of("语文", "T1", "1988-03", "", ""),
                of("语文", "T1", "1990-05", "", ""),
            ],
            &["数学", "1988年3月生", "1990年5月生"],
        ),
        (
            "nothing at all",
            vec![
                of("语文", "T001", "", "", ""),
                of("语文", "T001", "", "", ""),
            ],
            &["—", "—"],
        ),
        (
            "nobody else",
            vec![of("", "T001", "", "", "")],
            &["编号T001"],
        ),
    ];
    for (case, persons, expected) in cases {
        assert_eq!(told(&persons, Audience::Office), expected, "{case}");
    }
}

#[test]
fn what_is_handed_on_tells_nothing_of_phones_and_notes() {
    let persons = [
        traits("语文", "T001", "", "13870500412", "大"),
        traits("语文", "T002", "", "13870500977", "小"),
    ];
    assert_eq!(told(&persons, Audience::Office), ["尾号0412", "尾号0977"]);
    assert_eq!(told(&persons, Audience::HandedOn), ["编号T001", "编号T002"]);
}

#[test]
fn the_roster_tells_them_apart_as_of_the_day_and_says_where_it_cannot() {
    let mut ledger = ledger();
    let school_of_both = school(&mut ledger, "第二实验小学");
    let other = school(&mut ledger, "前楼中心小学");
    let first = enter(&mut ledger, "王芳", school_of_both);
    enter(&mut ledger, "王芳", other);
    let alone = person(ledger.reader(), first).unwrap();
    assert_eq!((alone.row.distinction, alone.alike), (None, None));

    let second = new_person("王芳", school_of_both);
    let saved = save(&mut ledger, second).unwrap();
    let doubt = "第二实验小学有2位王芳，学科、出生年月、手机和备注都分不清是谁，名单上只能写编号T001、T003。请填写出生年月，或在备注里简短写明。";
    assert_eq!(saved.warnings.last().map(String::as_str), Some(doubt));
    let page = person(ledger.reader(), first).unwrap();
    assert_eq!(page.alike.as_deref(), Some(doubt));
    assert_eq!(page.row.distinction.unwrap().words, "编号T001");

    let younger = SavePerson {
        uid: Some(PersonId(saved.uid)),
        birth_month: Some("1997-05".into()),
        ..new_person("王芳", school_of_both)
    };
    let saved = save(&mut ledger, younger).unwrap();
    assert_eq!(saved.warnings.len(), 1, "the namesake is still told");
    let names: Vec<String> = persons(ledger.reader(), PersonFilter::default())
        .unwrap()
        .into_iter()
        .map(|row| match row.distinction {
            Some(told) => told.beside(&row.name),
            None => row.name,
        })
        .collect();
    assert_eq!(
        names,
        ["王芳（1993年2月生）", "王芳（1997年5月生）", "王芳"]
    );

    let before = Period {
        from: day("2020-01-01"),
        to: day("2020-01-01"),
    };
    let moved = SavePerson {
        uid: Some(PersonId(saved.uid)),
        birth_month: Some("1997-05".into()),
        from: Some(day("2024-10-01")),
        ..new_person("王芳", other)
    };
    save(&mut ledger, moved).unwrap();
    let told = |time| distinctions(ledger.reader(), [school_of_both], time, Audience::Office);
    let of_first = |time| {
        let told = told(time).unwrap();
        told.of(Some(school_of_both), Some(first)).cloned()
    };
    assert_eq!(of_first(before).unwrap().words, "1993年2月生");
    let today = Period {
        from: day("2024-10-11"),
        to: day("2024-10-11"),
    };
    assert_eq!(of_first(today), None, "the other one has left");
}
