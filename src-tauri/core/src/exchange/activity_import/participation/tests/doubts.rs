//! Persons who are not who they seem, and what answers do.
use super::*;
use crate::roster::{AbsenceKind, Posting};

#[test]
fn an_answer_holds_for_all_cells_alike() {
    let ledger = county();
    let text = "\
姓名|学校|2024.12.13|2025.2.28
唐俊|前楼中心小学|公出|公出
韩冰|前楼中心小学|√|公出";
    let mut list = list(&ledger, text);
    assert_eq!(asked(&look(&ledger, &list)).len(), 1);
    answer(&mut list, "签到/公出", "leave");
    assert_eq!(
        told_all(&look(&ledger, &list)),
        [
            "A06 +1 =1 ≠0 ?0 -0 唐俊:公出→请假（公出）",
            "A09 +2 =0 ≠0 ?0 -0 唐俊:公出→请假（公出） 韩冰:公出→请假（公出）",
        ]
    );
}

#[test]
fn schools_by_every_name_and_unknown_ones_asked() {
    let ledger = county();
    let text = "\
姓名|学校|2024.12.13
徐梅芳|前楼|√
罗永福|前楼|√
林秀英|片区|√
王小明|云山小学|√";
    let mut list = list(&ledger, text);
    let seen = look(&ledger, &list);
    assert_eq!(
        told_all(&seen),
        ["A06 +0 =1 ≠0 ?3 -0 徐梅芳:√→ 罗永福:√→ 王小明:√→"]
    );
    let questions = asked(&seen);
    assert!(
        questions[0].starts_with("学校/前楼 名册里没有这个简称[前楼中心小学｜"),
        "{questions:?}"
    );
    assert!(
        questions[1].starts_with("学校/云山小学 名册里没有这个名称["),
        "{questions:?}"
    );
    answer(&mut list, "学校/前楼", "前楼中心小学");
    answer(&mut list, "学校/云山小学", "-");
    answer(&mut list, "人员/云山小学王小明", "guest");
    let seen = look(&ledger, &list);
    assert_eq!(told_all(&seen), ["A06 +1 =3 ≠0 ?0 -0 王小明:√→到会"]);
    let guest = seen.activities[0].lines.last().expect("four rows");
    assert_eq!(guest.note.as_deref(), Some("单位：云山小学"));
}

/// Two of one name at one school: asked row by row, unless the file has their 编号.
#[test]
fn namesakes_are_asked_and_told_by_code() {
    let mut ledger = county();
    let twin = |w: &crate::Writer<'_>| {
        let own: Vec<Person> = w.reader().list("WHERE r.name = '王丽娜'", [])?;
        let posting: Vec<Posting> = w.reader().list("WHERE r.person = ?1", [own[0].uid])?;
        let other = Person {
            uid: crate::ids::PersonId::new(),
            code: "T99".to_owned(),
            ..own[0].clone()
        };
        w.insert(&other)?;
        let uid = Posting::key(other.uid, posting[0].organization, posting[0].from_date);
        w.insert(&Posting {
            uid,
            person: other.uid,
            subject: Some("art".to_owned()),
            ..posting[0].clone()
        })
    };
    ledger.change("同名", twin).expect("sound");
    let text = "姓名|学校|2024.12.13\n王丽娜|二实小|√\n王丽娜|二实小|病假";
    let mut rows = list(&ledger, text);
    assert_eq!(
        asked(&look(&ledger, &rows)),
        [
            "人员/第二实验小学王丽娜 第二实验小学有2位王丽娜[王丽娜（第二实验小学，数学，编号T09）｜王丽娜（第二实验小学，美术，编号T99）｜不在名册里，登记为名单外人员（第二实验小学）｜不登记]",
            "人员/第二实验小学王丽娜/2 第二实验小学有2位王丽娜[王丽娜（第二实验小学，数学，编号T09）｜王丽娜（第二实验小学，美术，编号T99）｜不在名册里，登记为名单外人员（第二实验小学）｜不登记]",
        ]
    );
    let subjects = text
        .replace("学校|", "学校|学科|")
        .replace("二实小|√", "二实小|美术|√");
    let subjects = subjects.replace("二实小|病假", "二实小|数学|病假");
    let told = look(&ledger, &list(&ledger, &subjects));
    assert_eq!(asked(&told).len(), 1, "{:?}", asked(&told));
    assert!(
        asked(&told)[0].starts_with("不同/A06/"),
        "{:?}",
        asked(&told)
    );
    answer(&mut rows, "人员/第二实验小学王丽娜", "T09");
    answer(&mut rows, "人员/第二实验小学王丽娜/2", "T99");
    assert_eq!(
        told_all(&look(&ledger, &rows)),
        ["A06 +1 =1 ≠0 ?0 -0 王丽娜:病假→请假（病假）"]
    );
    // Each of them is asked about alone.
    let both = "编号|姓名|学校|2024.12.13\nT09|王丽娜|二实小|病假\nT99|王丽娜|二实小|√";
    let before = list(&ledger, both);
    import(&mut ledger, &before).expect("nothing is open");
    let other = both.replace('√', "缺席").replace("病假", "缺席");
    let seen = look(&ledger, &list(&ledger, &other));
    let ids: Vec<&str> = seen.doubts.iter().map(|doubt| doubt.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "不同/登记和名单不一样的所有人",
            "不同/A06/王丽娜",
            "不同/A06/王丽娜/2"
        ]
    );
    let coded = list(&ledger, "编号|姓名|学校|2024.12.13\nT99|王丽娜|二实小|√");
    assert_eq!(told_all(&look(&ledger, &coded)), ["A06 +0 =1 ≠0 ?0 -0"]);
}

/// A list that was made after somebody moved: found by name, the school of the day is told (G-25).
#[test]
fn who_belonged_elsewhere_on_that_day_is_asked() {
    let ledger = county();
    let mut moved = list(&ledger, "姓名|学校|2024.12.13\n唐俊|石桥中心校|√");
    assert_eq!(
        asked(&look(&ledger, &moved)),
        [
            "人员/石桥中心小学唐俊 名册里石桥中心小学那一天没有唐俊[唐俊（前楼中心小学，英语，编号T24）｜不在名册里，登记为名单外人员（石桥中心小学）｜不登记]"
        ]
    );
    answer(&mut moved, "人员/石桥中心小学唐俊", "T24");
    let seen = look(&ledger, &moved);
    assert_eq!(seen.activities[0].lines[0].school, "前楼中心小学");
}

#[test]
fn whoever_came_instead_may_be_signed_in() {
    let mut ledger = county();
    let text = "姓名|学校|签到情况|日期\n林秀英|二实小|代（马晓琳）|2024.10.18";
    let mut list = list(&ledger, text);
    answer(&mut list, "代签/代马晓琳", "proxy");
    import(&mut ledger, &list).expect("nothing is open");
    let signed = signed_in(&ledger, "A03");
    assert!(
        signed.contains(&"马晓琳 到会，代林秀英".to_owned()),
        "{signed:?}"
    );
    assert!(
        !signed.iter().any(|line| line.starts_with("林秀英")),
        "{signed:?}"
    );
}

/// The ledger knows the leave, the file its reason; a contradiction is no such case.
#[test]
fn a_reason_is_added_to_a_leave() {
    let mut ledger = county();
    let first = list(&ledger, "姓名|学校|2024.10.18\n林秀英|二实小|请假");
    import(&mut ledger, &first).expect("nothing is open");
    let second = list(&ledger, "姓名|学校|2024.10.18\n林秀英|二实小|病假");
    import(&mut ledger, &second).expect("nothing is open");
    assert!(
        signed_in(&ledger, "A03")
            .contains(&format!("林秀英 请假（{}）", AbsenceKind::Sick.label()))
    );
    let third = list(&ledger, "姓名|学校|2024.10.18\n林秀英|二实小|事假");
    let seen = look(&ledger, &third);
    assert_eq!(
        told_all(&seen),
        ["A03 +0 =0 ≠1 ?0 -0 林秀英:事假→请假（事假）（已登记请假（病假））"]
    );
}

#[test]
fn all_that_differ_may_be_chosen_at_once() {
    let mut ledger = county();
    let mut late = list(
        &ledger,
        "姓名|学校|2024.10.18\n李国栋|二实小|请假\n王丽娜|二实小|迟到",
    );
    let questions = asked(&look(&ledger, &late));
    assert_eq!(questions.len(), 3, "{questions:?}");
    answer(&mut late, "不同/登记和名单不一样的所有人", "都改成名单上的");
    answer(&mut late, "不同/A03/李国栋", "ledger");
    let done = import(&mut ledger, &late).expect("nothing is open");
    assert_eq!((done.changed, done.kept), (1, 1));
}

#[test]
fn all_who_are_not_on_the_roster_may_be_settled_at_once() {
    let mut ledger = county();
    let text = "\
姓名|单位|2024.12.13
舒安|云山小学|√
丘明达|县教育局|√
甘若兰|二实小|√";
    let mut guests = list(&ledger, text);
    for school in ["学校/云山小学", "学校/县教育局"] {
        answer(&mut guests, school, "-");
    }
    let seen = look(&ledger, &guests);
    let group = seen
        .doubts
        .iter()
        .find(|doubt| doubt.id == "人员/名册里没有的所有人");
    assert_eq!(
        group.expect("three are unknown").question,
        "有3人不在名册里，都怎么登记？"
    );
    answer(&mut guests, "人员/名册里没有的所有人", "guest");
    answer(&mut guests, "人员/第二实验小学甘若兰", "-");
    let done = import(&mut ledger, &guests).expect("nothing is open");
    assert_eq!(done.added, 2);
}

/// Traps: signs that have no letters in them; what a word speaks of is offered first.
#[test]
fn every_sign_and_every_word_is_asked_about_by_itself() {
    let ledger = county();
    let text = "\
姓名|学校|2024.12.13
李国栋|二实小|*
张晓东|二实小|+
王丽娜|二实小|√?
何佩珊|二实小|√（线上）
唐俊|前楼中心校|√（迟到10分钟）";
    let seen = look(&ledger, &list(&ledger, text));
    let told = |doubt: &crate::exchange::findings::Doubt| {
        format!("{} {}", doubt.id, doubt.choices[0].label)
    };
    let told: Vec<String> = seen.doubts.iter().map(told).collect();
    assert_eq!(
        told,
        [
            "签到/* 请假",
            "签到/+ 请假",
            "签到/√? 到会",
            "签到/√线上 线上到会",
            "签到/√迟到10分钟 迟到",
        ]
    );
}
