//! Lists that say less, or more exactly, what the ledger says already.
use super::super::super::background::Background;
use super::*;
use crate::attendance::{SchoolHeads, SetHeadCounts};

/// Traps: a √ that was taken away, a blank beside somebody who never signed in, a column that is blank
/// altogether.
#[test]
fn a_mark_that_was_removed_is_said_and_stays_unless_chosen() {
    let mut ledger = county();
    let first = list(
        &ledger,
        "姓名|学校|2024.12.13\n韩冰|前楼中心校|√\n唐俊|前楼中心校|√",
    );
    import(&mut ledger, &first).expect("nothing is open");
    let amended = "姓名|学校|2024.12.13|2025.2.28\n韩冰|前楼中心校|√|\n唐俊|前楼中心校||";
    let mut second = list(&ledger, amended);
    let seen = look(&ledger, &second);
    assert_eq!(
        asked(&seen),
        ["不同/A06/唐俊 已登记到会，名单上没有[保留已登记的到会｜改成没有登记]"]
    );
    assert_eq!(
        told_all(&seen)[0],
        "A06 +0 =1 ≠1 ?0 -0 唐俊:→（已登记到会）"
    );
    let done = import(&mut ledger, &second).expect("nothing is open");
    assert_eq!((done.changed, done.kept), (0, 1));
    answer(&mut second, "不同/A06/唐俊", "file");
    import(&mut ledger, &second).expect("nothing is open");
    let signed = signed_in(&ledger, "A06");
    assert!(signed.contains(&"唐俊 未登记".to_owned()), "{signed:?}");
}

#[test]
fn hours_of_a_list_stand_on_the_lines_where_they_differ() {
    let mut ledger = county();
    let usual = attendance::hours_each(ledger.reader(), activity(&ledger, "A06").uid, None);
    let usual = usual.expect("read");
    let text = format!(
        "日期|姓名|学校|签到情况|学时\n2024.12.13|韩冰|前楼中心校|√|{usual}\n2024.12.13|唐俊|前楼中心校|√|1.5学时\n2024.12.13|罗永福|前楼中心校|请假|0\n2024.12.13|徐梅芳|前楼中心校|√|半天"
    );
    let hours = list(&ledger, &text);
    let seen = look(&ledger, &hours);
    assert_eq!(left_out(&seen), ["Sheet1/E 学时没有看懂，这几格没有导入 1"]);
    import(&mut ledger, &hours).expect("nothing is open");
    let reader = ledger.reader();
    let lines = attendance::lines_of(reader, activity(&ledger, "A06").uid).expect("read");
    let borne = |name: &str| {
        let own = |line: &&Attendance| {
            let person = line.person.map(|id| reader.get::<Person>(id).expect("one"));
            person.is_some_and(|person| person.name == name)
        };
        lines.iter().find(own).expect("signed in").hours
    };
    assert_eq!(borne("韩冰"), None);
    assert_eq!(borne("唐俊"), Some(1.5));
    assert_eq!(borne("罗永福"), None);
    let again = look(&ledger, &hours);
    let counts = again.activities[0].counts;
    assert_eq!(
        (counts.added, counts.same),
        (0, 3),
        "{:?}",
        told_all(&again)
    );
    let other = text.replace("1.5学时", "2");
    let other = other.replace("请假", "√");
    let seen = look(&ledger, &list(&ledger, &other));
    assert_eq!(
        asked(&seen),
        ["不同/A06/唐俊 已登记的和名单不一样[保留已登记的到会，1.5学时｜改成名单上的到会，2学时]"]
    );
    let totals = "姓名|学校|2024.12.13|学时\n韩冰|前楼中心校|√|24";
    let seen = look(&ledger, &list(&ledger, totals));
    assert_eq!(left_out(&seen), ["Sheet1/D 没有导入这一列 1"]);
}

/// Counts people of 前楼中心小学 instead of naming anybody.
fn count(ledger: &mut Ledger, code: &str, actual: u32) {
    let counted = activity(ledger, code);
    let background = Background::load(ledger.reader(), first_area(ledger)).expect("read");
    let heads = SchoolHeads {
        organization: background.school("前楼中心小学").expect("one"),
        expected: None,
        actual,
    };
    let counts = |w: &crate::Writer<'_>| {
        let of_counted = [counted.uid];
        w.conn()
            .execute("DELETE FROM attendance WHERE activity = ?1", of_counted)?;
        w.conn()
            .execute("DELETE FROM head_count WHERE activity = ?1", of_counted)?;
        let request = SetHeadCounts {
            activity: counted.uid,
            counts: vec![heads],
        };
        attendance::set_head_counts(w, request)
    };
    ledger.change("人数", counts).expect("sound");
}

/// Names go before numbers (G-21): a list of one subject would lower what was counted.
#[test]
fn fewer_names_than_were_counted_are_asked_about() {
    let mut ledger = county();
    count(&mut ledger, "A06", 4);
    let before = contents(&ledger);
    let text = "姓名|学校|2024.12.13\n韩冰|前楼中心校|√\n李国栋|二实小|√";
    let mut part = list(&ledger, text);
    let seen = look(&ledger, &part);
    let question = &seen.doubts[0].question;
    assert!(
        question.ends_with("登记了前楼中心小学4人，按名单到会的只有前楼中心小学1人，怎么办？"),
        "{question}"
    );
    import(&mut ledger, &part).expect_err("asked");
    answer(&mut part, "人次/A06", "-");
    let seen = look(&ledger, &part);
    assert!(seen.activities[0].refused.is_some());
    import(&mut ledger, &part).expect("nothing to do");
    assert_eq!(contents(&ledger), before);
    answer(&mut part, "人次/A06", "names");
    let done = import(&mut ledger, &part).expect("nothing is open");
    assert_eq!(done.added, 2);
    let whole = "姓名|学校|2024.12.13\n唐俊|前楼中心校|√\n罗永福|前楼中心校|√\n徐梅芳|前楼中心校|√\n宋小燕|前楼中心校|√";
    assert!(look(&ledger, &list(&ledger, whole)).doubts.is_empty());
}

#[test]
fn all_that_would_be_lowered_may_be_settled_at_once() {
    let mut ledger = county();
    for code in ["A06", "A09"] {
        count(&mut ledger, code, 4);
    }
    let text = "姓名|学校|2024.12.13|2025.2.28\n韩冰|前楼中心校|√|√";
    let mut part = list(&ledger, text);
    let ids: Vec<String> = look(&ledger, &part)
        .doubts
        .into_iter()
        .map(|doubt| doubt.id)
        .collect();
    let all = "人次/名单比登记的人数少的所有活动";
    assert_eq!(ids, [all, "人次/A06", "人次/A09"]);
    answer(&mut part, all, "-");
    answer(&mut part, "人次/A09", "names");
    let done = import(&mut ledger, &part).expect("nothing is open");
    assert_eq!((done.activities, done.added), (1, 1));
}
