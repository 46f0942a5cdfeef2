//! A list that was changed since it came in: what it says otherwise is asked, what it says more is filled in.
use super::*;
use crate::activities::{ActivityRole, ActivityStatus};
use crate::attendance;

const HEADINGS: &str = "日期|主题|形式|承办|主讲|参加人员|备注";

fn list_of(ledger: &Ledger, row: &str) -> Draft {
    let text = format!("2024—2025学年活动台账\n{HEADINGS}\n{row}");
    draft(ledger, &[Page::of_text("台账", &text)])
}

/// A ledger into which the list with this row came.
fn after(row: &str) -> Ledger {
    let mut ledger = county_without_activities();
    let list = list_of(&ledger, row);
    ledger
        .change("导入活动台账", |w| apply(w, &list))
        .expect("nothing is open");
    ledger
}

/// The only activity, with the names of its roles and its heads.
fn stored(ledger: &Ledger) -> (Activity, Vec<String>, Vec<i64>) {
    let reader = ledger.reader();
    let all: Vec<Activity> = reader
        .list("WHERE r.community = ?1", [first_area(ledger)])
        .expect("a list");
    let [activity] = all.try_into().expect("only one");
    let roles: Vec<ActivityRole> = activities::roles(reader, activity.uid).expect("roles");
    let people = crate::roster::load(reader).expect("people");
    let name = |role: ActivityRole| match role.person {
        Some(person) => people.person(person).expect("known").name.clone(),
        None => role.name.unwrap_or_default(),
    };
    let heads = attendance::head_counts(reader, activity.uid).expect("heads");
    let heads = heads.iter().map(|head| head.actual).collect();
    (activity, roles.into_iter().map(name).collect(), heads)
}

#[test]
fn somebody_else_in_a_part_is_asked_about() {
    for (value, people) in [
        ("-", vec!["李国栋"]),
        ("replace", vec!["张晓东"]),
        ("both", vec!["李国栋", "张晓东"]),
    ] {
        let mut ledger = after("9.13|研讨|专题讲座|二实小|李国栋|二实小5人|");
        let mut list = list_of(&ledger, "9.13|研讨|专题讲座|二实小|张晓东|二实小5人|");
        let line = look(&ledger, &list).lines.remove(0);
        assert_eq!(
            asked(&line.doubts[0]),
            "？主讲换人了吗？（资料库里是李国栋，表里是张晓东）[资料库里的不变，仍是李国栋｜改为张晓东｜都要：李国栋、张晓东]"
        );
        assert_eq!(line.state, LineState::Open);
        let given = Answer {
            id: line.doubts[0].id.clone(),
            value: value.to_owned(),
        };
        answer(ledger.reader(), &mut list, &given).expect("a choice");
        ledger
            .change("导入活动台账", |w| apply(w, &list))
            .expect("nothing is open");
        assert_eq!(stored(&ledger).1, people, "{value}");
    }
    // One more beside him changes nothing of what is there.
    let ledger = after("9.13|研讨|专题讲座|二实小|李国栋|二实小5人|");
    let more = list_of(
        &ledger,
        "9.13|研讨|专题讲座|二实小|李国栋、张晓东|二实小5人|",
    );
    let line = look(&ledger, &more).lines.remove(0);
    assert_eq!(
        (line.state, line.filled),
        (LineState::Changed, vec!["承担".to_owned()])
    );
}

#[test]
fn an_activity_that_is_called_off_now_is_asked_about() {
    let mut ledger = after("9.13|研讨|专题讲座|二实小|李国栋||");
    let row = "9.13|研讨|专题讲座|二实小|李国栋||因会议取消";
    let mut list = list_of(&ledger, row);
    let line = look(&ledger, &list).lines.remove(0);
    assert_eq!(line.state, LineState::Open);
    assert_eq!(
        asked(&line.doubts[0]),
        "？开展了没有？（写着“因会议取消”）[资料库里的不变｜没有开展，记为已取消｜2024年9月13日照常开展]"
    );
    let given = Answer {
        id: line.doubts[0].id.clone(),
        value: "cancelled".to_owned(),
    };
    answer(ledger.reader(), &mut list, &given).expect("a choice");
    ledger
        .change("导入活动台账", |w| apply(w, &list))
        .expect("nothing is open");
    assert_eq!(stored(&ledger).0.status, ActivityStatus::Cancelled);
    // It is known then.
    let again = look(&ledger, &list_of(&ledger, row)).lines.remove(0);
    assert!(
        !again.doubts.iter().any(Doubt::is_open),
        "{:?}",
        again.doubts
    );
}

#[test]
fn an_activity_that_is_called_off_now_may_stay_as_it_is() {
    let mut ledger = after("9.13|研讨|专题讲座|二实小|李国栋||");
    let mut list = list_of(&ledger, "9.13|研讨|专题讲座|二实小|李国栋||因会议取消");
    let keep = Answer {
        id: look(&ledger, &list).lines[0].doubts[0].id.clone(),
        value: "资料库里的不变".to_owned(),
    };
    answer(ledger.reader(), &mut list, &keep).expect("a choice");
    let line = look(&ledger, &list).lines.remove(0);
    let told = line.doubts[0]
        .answer
        .as_ref()
        .map(|choice| choice.label.as_str());
    assert_eq!(told, Some("资料库里的不变"));
    ledger
        .change("导入活动台账", |w| apply(w, &list))
        .expect("nothing is open");
    assert_eq!(stored(&ledger).0.status, ActivityStatus::Held);
}

#[test]
fn a_school_without_a_number_gets_one() {
    let mut ledger = after("9.13|研讨|专题讲座|二实小|李国栋|二实小5人|");
    let list = list_of(
        &ledger,
        "9.13|研讨|专题讲座|二实小|李国栋|二实小6人、石桥中心校3人|",
    );
    let line = look(&ledger, &list).lines.remove(0);
    assert_eq!(
        (line.state, line.filled),
        (LineState::Changed, vec!["各校人数".to_owned()])
    );
    assert_eq!(line.lost, ["第二实验小学在资料库里登记5人，台账写的是6人"]);
    ledger
        .change("导入活动台账", |w| apply(w, &list))
        .expect("nothing is open");
    assert_eq!(stored(&ledger).2, [5, 3]);
}
