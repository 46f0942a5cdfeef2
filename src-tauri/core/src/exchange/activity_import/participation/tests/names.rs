//! Cells that name several persons, or nobody.
use super::*;

/// Who would be signed in, each with the school and what was written.
fn who(ledger: &Ledger, draft: &Draft) -> Vec<String> {
    let seen = look(ledger, draft);
    let lines = seen.activities.iter().flat_map(|of| &of.lines);
    let told = lines.map(|line| format!("{}（{}）{}", line.name, line.school, line.status));
    told.collect()
}

/// Traps: every separator, schools before and behind names, a name with a blank, a remark on one, how many
/// they are, nobody.
#[test]
fn names_in_one_cell_are_as_many_persons() {
    let ledger = county();
    for (cell, right) in [
        ("李国栋、张晓东", vec!["李国栋", "张晓东"]),
        (
            "李国栋，张 晓 东；王丽娜",
            vec!["李国栋", "张晓东", "王丽娜"],
        ),
        ("李国栋/张晓东", vec!["李国栋", "张晓东"]),
        ("李国栋 张晓东", vec!["李国栋", "张晓东"]),
        ("李国栋、张晓东等2人", vec!["李国栋", "张晓东"]),
        ("李国栋、张晓东，共2人", vec!["李国栋", "张晓东"]),
        ("李国栋、无", vec!["李国栋"]),
        ("李 国 栋", vec!["李国栋"]),
        ("1.李国栋", vec!["李国栋"]),
        ("李国栋老师", vec!["李国栋"]),
    ] {
        let text = format!("2024年10月18日签到表|\n姓名|学校|签到\n{cell}|二实小|√");
        let seen = look(&ledger, &list(&ledger, &text));
        assert!(seen.doubts.is_empty(), "{cell}: {:?}", asked(&seen));
        let names: Vec<String> = seen.activities[0]
            .lines
            .iter()
            .map(|line| line.name.replace(' ', ""))
            .collect();
        assert_eq!(names, right, "{cell}");
    }
}

#[test]
fn schools_and_remarks_stand_beside_the_names_of_a_cell() {
    let ledger = county();
    let text = "\
2024—2025学年各次活动参加人员||
日期|活动|参加人员
12.13|专题讲座|二实小：李国栋、张晓东；前楼中心校：唐俊
2.28|小数的意义|曾庆华（石桥中心校） 何佩珊（二实小，病假）
2.28|小数的意义|宋小燕（请假）";
    let mut lists = list(&ledger, text);
    answer(&mut lists, "到会/Sheet1", "都到会了");
    let seen = look(&ledger, &lists);
    let who = who(&ledger, &lists);
    assert!(
        who.contains(&"唐俊（前楼中心小学）到会".to_owned()),
        "{who:?} {:?}",
        asked(&seen)
    );
    assert!(
        who.contains(&"张晓东（第二实验小学）到会".to_owned()),
        "{who:?}"
    );
    assert!(
        who.contains(&"曾庆华（石桥中心小学）到会".to_owned()),
        "{who:?}"
    );
    assert!(
        who.contains(&"宋小燕（前楼中心小学）请假".to_owned()),
        "{who:?}"
    );
}

/// Traps: 等3人, a group, two names run together, two words of which one is nobody's name.
#[test]
fn what_names_nobody_for_certain_is_asked_and_is_no_outsider() {
    let mut ledger = county();
    let text = "\
2024年10月18日示范课参加名单|
姓名|学校|签到
李国栋等3人|二实小|√
数学组全体教师|二实小|√
张晓东王丽娜|二实小|√
司马 相如|二实小|√";
    let mut cells = list(&ledger, text);
    let seen = look(&ledger, &cells);
    assert_eq!(
        asked(&seen),
        [
            "姓名/Sheet1/3 “等3人”没有写是谁[只登记李国栋｜就是一个人的姓名｜这一格不登记]",
            "姓名/Sheet1/4 没有写是哪几位[这一格不登记｜就是一个人的姓名]",
            "姓名/Sheet1/5 名册里没有这个人，分开来都在名册里[登记张晓东、王丽娜，共2人｜就是一个人的姓名｜这一格不登记]",
            "姓名/Sheet1/6 中间只有空格，看不出是一个人还是几个人[登记司马、相如，共2人｜就是一个人的姓名｜这一格不登记]",
        ]
    );
    assert!(import(&mut ledger, &cells).is_err());
    for (id, value) in [
        ("姓名/Sheet1/3", "split"),
        ("姓名/Sheet1/4", "-"),
        ("姓名/Sheet1/5", "split"),
        ("姓名/Sheet1/6", "one"),
        ("人员/第二实验小学司马相如", "guest"),
    ] {
        answer(&mut cells, id, value);
    }
    import(&mut ledger, &cells).expect("all is answered");
    let signed = signed_in(&ledger, "A03");
    for name in ["李国栋", "张晓东", "王丽娜", "司马相如（名单外）"] {
        assert!(
            signed.contains(&format!("{name} 到会")),
            "{name}: {signed:?}"
        );
    }
    let guests = signed.iter().filter(|line| line.contains("名单外"));
    assert_eq!(guests.count(), 1, "{signed:?}");
}

/// Traps: schools as lines of their own, merged or not, each with a namesake; a short name that is asked.
#[test]
fn a_line_with_a_school_is_the_school_of_those_below() {
    let mut ledger = county();
    let twin = |w: &crate::Writer<'_>| {
        let own: Vec<Person> = w.reader().list("WHERE r.name = '唐俊'", [])?;
        w.update(&Person {
            name: "李国栋".to_owned(),
            ..own[0].clone()
        })
    };
    ledger.change("同名", twin).expect("sound");
    let text = "\
2024—2025学年教师参加情况||
序号|姓名|12月13日
第二实验小学||
1|李国栋|√
前楼小学||
1|李国栋|×";
    for merges in [vec![], vec!["A3:C3", "A5:C5"]] {
        let mut page = Page::of_text("Sheet1", text);
        page.merges = merges;
        let mut sections = draft(&ledger, &[page]);
        let seen = look(&ledger, &sections);
        let ids: Vec<&str> = seen.doubts.iter().map(|doubt| doubt.id.as_str()).collect();
        assert_eq!(ids, ["学校/前楼小学"], "{:?}", asked(&seen));
        answer(&mut sections, "学校/前楼小学", "前楼中心小学");
        let who = who(&ledger, &sections);
        assert_eq!(
            who,
            ["李国栋（第二实验小学）到会", "李国栋（前楼中心小学）未到"]
        );
    }
    let unmerged = "\
2024—2025学年教师参加情况|
姓名|12月13日
第二实验小学|
李国栋|√
前楼中心小学|
李国栋|×
出勤率|50%";
    let who = who(&ledger, &list(&ledger, unmerged));
    assert_eq!(
        who,
        ["李国栋（第二实验小学）到会", "李国栋（前楼中心小学）未到"]
    );
}
