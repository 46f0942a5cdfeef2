//! Taking lists over: exactly what was shown, once, and back again.
use super::*;
use crate::Error;

const TEXT: &str = "\
数学教师参加情况（2024—2025学年）
学校|姓名|11月22日|12月13日|2月28日
二实小|李国栋|√|×|√
二实小|何佩珊|√|√|病假
前楼中心校|宋小燕|√|公出|√
石桥中心校|曾国华||√|
石桥中心校|曾庆华|无网络|曾庆华|√";

fn answered(ledger: &Ledger) -> Draft {
    let mut list = list(ledger, TEXT);
    for (id, value) in [
        ("签到/公出", "leave"),
        ("签到/无网络", "-"),
        ("人员/石桥中心小学曾国华", "guest"),
    ] {
        answer(&mut list, id, value);
    }
    list
}

#[test]
fn nothing_is_taken_over_while_something_is_open() {
    let mut ledger = county();
    let before = contents(&ledger);
    let draft = list(&ledger, TEXT);
    let refused = import(&mut ledger, &draft).expect_err("three questions");
    assert!(matches!(refused, Error::Rejected { ref issues, .. } if issues.len() == 3));
    assert!(refused.to_string().contains("有3处要先定下来"));
    assert_eq!(contents(&ledger), before);
}

#[test]
fn it_lands_as_shown_a_second_time_changes_nothing_and_undo_is_exact() {
    let mut ledger = county();
    let (before, earlier) = (contents(&ledger), signed_in(&ledger, "A06"));
    let draft = answered(&ledger);
    let done = import(&mut ledger, &draft).expect("all is answered");
    assert_eq!(
        (done.activities, done.added, done.changed),
        (2, 5, 0),
        "{done:?}"
    );
    let mut expected = earlier;
    expected.extend(
        [
            "李国栋 未到",
            "宋小燕 请假（公出），公出",
            "曾国华（名单外） 到会",
            "曾庆华 到会",
        ]
        .map(str::to_owned),
    );
    expected.sort();
    assert_eq!(signed_in(&ledger, "A06"), expected);
    let after = contents(&ledger);
    let again = import(&mut ledger, &draft).expect("the same list");
    assert_eq!((again.added, again.changed), (0, 0));
    let seen = look(&ledger, &list(&ledger, TEXT));
    assert_eq!(
        (asked(&seen).len(), left_out(&seen)),
        (
            0,
            vec!["不登记/A05 上次导入时定了不登记，没有再问 1".to_owned()]
        ),
        "曾国华 stands there as a guest, 公出 in a note; 无网络 is remembered"
    );
    assert_eq!(contents(&ledger), after);
    ledger.undo().expect("one act");
    assert_eq!(contents(&ledger), before);
}

#[test]
fn what_stands_is_kept_unless_the_file_is_chosen() {
    let mut ledger = county();
    let mut draft = list(
        &ledger,
        "姓名|学校|2024.10.18\n李国栋|二实小|请假\n王丽娜|二实小|迟到",
    );
    answer(&mut draft, "不同/A03/王丽娜", "file");
    let done = import(&mut ledger, &draft).expect("nothing is open");
    assert_eq!((done.changed, done.kept), (1, 1));
    let signed = signed_in(&ledger, "A03");
    assert!(signed.contains(&"李国栋 到会".to_owned()), "{signed:?}");
    assert!(signed.contains(&"王丽娜 迟到".to_owned()), "{signed:?}");
}

#[test]
fn nobody_is_entered_for_what_is_archived_called_off_or_to_come() {
    let mut ledger = county();
    let (archived, later) = (activity(&ledger, "A06"), activity(&ledger, "A09"));
    let to_come = ledger.reader().today() + chrono::Days::new(30);
    ledger
        .change("归档", |w| {
            w.update(&Activity {
                status: ActivityStatus::Archived,
                correcting: false,
                ..archived
            })?;
            w.update(&Activity {
                status: ActivityStatus::Planned,
                day: Some(to_come),
                ..later
            })
        })
        .expect("sound");
    let day = to_come.format("%Y-%m-%d");
    let text = format!("姓名|学校|2024.12.13|2025.6.20|{day}\n唐俊|前楼中心校|√|√|√");
    let draft = list(&ledger, &text);
    let seen = look(&ledger, &draft);
    assert!(
        seen.activities.iter().all(|of| of.refused.is_some()),
        "{:?}",
        told_all(&seen)
    );
    let before = contents(&ledger);
    let done = import(&mut ledger, &draft).expect("nothing is open");
    assert_eq!(done.added, 0);
    let reasons = left_out(&seen);
    for (at, why) in ["已归档", "已取消", "还没有到"].into_iter().enumerate() {
        assert!(reasons[at].contains(why), "{reasons:?}");
    }
    assert_eq!(contents(&ledger), before);
}

#[test]
fn a_planned_activity_becomes_held_and_the_expected_stay_expected() {
    let mut ledger = county();
    let planned = activity(&ledger, "A03");
    ledger
        .change("准备", |w| {
            let conn = w.conn();
            let of_planned = [planned.uid];
            conn.execute("DELETE FROM attendance WHERE activity = ?1", of_planned)?;
            conn.execute("DELETE FROM head_count WHERE activity = ?1", of_planned)?;
            w.update(&Activity {
                status: ActivityStatus::Notified,
                ..planned.clone()
            })?;
            let person: Vec<Person> = w.reader().list("WHERE r.name = '李国栋'", [])?;
            let request = attendance::SetExpected {
                activity: planned.uid,
                session: None,
                people: vec![person[0].uid],
            };
            attendance::set_expected(w, request)
        })
        .expect("sound");
    let draft = list(
        &ledger,
        "姓名|学校|2024.10.18\n李国栋|二实小|√\n王丽娜|二实小|×",
    );
    import(&mut ledger, &draft).expect("nothing is open");
    assert_eq!(activity(&ledger, "A03").status, ActivityStatus::Held);
    let lines = attendance::lines_of(ledger.reader(), planned.uid).expect("read");
    let mut expected: Vec<(bool, &str)> = lines
        .iter()
        .map(|line| (line.expected, line.status.map_or("", |s| s.label())))
        .collect();
    expected.sort();
    assert_eq!(expected, [(false, "未到"), (true, "到会")]);
}

#[test]
fn what_is_no_participation_list_says_so() {
    let ledger = county();
    let read = |text| tabular::read("表.xlsx", xlsx(&[Page::of_text("表", text)])).expect("sound");
    for (text, right) in [
        ("学校|姓名|10月18日\n二实小|李国栋|√", true),
        ("签到表\n序号|学校|姓名|签名\n1|二实小|李国栋|", true),
        (
            "日期|活动|姓名|学校|签到情况\n10.18|示范课|李国栋|二实小|到会",
            true,
        ),
        (
            "序号|姓名|性别|出生年月|学科\n1|李国栋|男|1979-01|数学",
            false,
        ),
        (
            "日期|内容|类别|承办|参加人员\n9.13|部署会|例会|二实小|二实小5人",
            false,
        ),
        ("学校|简称|校长\n第二实验小学|二实小|陈立群", false),
    ] {
        assert_eq!(looks_like(&read(text)), right, "{text}");
    }
    let book = read("学校|简称|校长\n第二实验小学|二实小|陈立群");
    let refused = of_workbook(ledger.reader(), book, first_area(&ledger)).expect_err("no list");
    assert!(refused.to_string().contains("没有认出参加名单"));
}
