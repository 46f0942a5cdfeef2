//! Lists of other shapes: of a chat, of an online form, of a meeting, with schools or persons as columns.
use super::*;

/// Every activity with whoever would be signed in.
fn who(ledger: &Ledger, draft: &Draft) -> Vec<String> {
    let seen = look(ledger, draft);
    let of = |of: &ParticipationActivity| {
        let lines = of.lines.iter();
        let told = lines.map(|line| format!("{}（{}）{}", line.name, line.school, line.status));
        format!("{} {}", of.code, told.collect::<Vec<String>>().join(" "))
    };
    seen.activities.iter().map(of).collect()
}

fn ids(ledger: &Ledger, draft: &Draft) -> Vec<String> {
    let seen = look(ledger, draft);
    seen.doubts.into_iter().map(|doubt| doubt.id).collect()
}

/// Traps: a line of the program of the chat, the school behind, before, joined by a dash or by nothing.
#[test]
fn a_relay_of_a_chat() {
    let ledger = county();
    let text = "\
#接龙
12月13日专题讲座参加人员接龙
1. 李国栋 二实小
2. 第二实验小学 张晓东
3. 前楼中心校-唐俊
4.石桥中心校曾庆华
5、韩冰";
    let mut relay = list(&ledger, text);
    assert_eq!(ids(&ledger, &relay), ["到会/Sheet1"]);
    answer(&mut relay, "到会/Sheet1", "都到会了");
    assert_eq!(
        who(&ledger, &relay),
        [
            "A06 李国栋（第二实验小学）到会 张晓东（第二实验小学）到会 唐俊（前楼中心小学）到会 \
             曾庆华（石桥中心小学）到会 韩冰（前楼中心小学）到会"
        ]
    );
}

/// Traps: numbered questions for headings, the time of filling in, the same person twice.
#[test]
fn an_export_of_an_online_form() {
    let ledger = county();
    let title = activity(&ledger, "A06").title;
    let text = format!(
        "\
序号|提交答卷时间|所用时间|来源|来自IP|1、您的姓名：|2、您的学校：|3、您参加的活动：|4、参加方式
1|2024/12/13 14:32:11|23秒|微信|10.0.0.1|李国栋|二实小|{title}|现场
2|2024/12/14 14:33:11|20秒|微信|10.0.0.1|唐俊|前楼中心校|{title}|线上
3|2024/12/14 14:34:11|20秒|微信|10.0.0.1|唐俊|前楼中心校|{title}|线上"
    );
    let form = list(&ledger, &text);
    assert!(ids(&ledger, &form).is_empty(), "{:?}", ids(&ledger, &form));
    assert_eq!(
        who(&ledger, &form),
        ["A06 李国栋（第二实验小学）到会 唐俊（前楼中心小学）线上到会"]
    );
    assert!(looks_like(&form.book));
}

/// Traps: nicknames with the school before, behind, or in brackets; a telephone; times of joining.
#[test]
fn an_export_of_an_online_meeting() {
    let mut ledger = county();
    let text = "\
会议主题|专题讲座||||
会议号|123-456-789||||
会议时间|2024-12-13 14:00-16:00||||
发起人|李国栋||||
用户昵称（入会昵称）|首次入会时间|最后退会时间|入会次数|参会时长|参会方式
二实小-李国栋|2024-12-13 13:50:02|2024-12-13 16:01:00|1|02:10:58|Windows
前楼中心校唐俊|2024-12-13 14:02:02|2024-12-13 16:01:00|1|01:58:58|Android
曾庆华（石桥中心校）|2024-12-13 14:02:02|2024-12-13 16:01:00|1|01:58:58|iOS
HUAWEI P40|2024-12-13 14:02:02|2024-12-13 16:01:00|1|01:58:58|iOS";
    let mut meeting = list(&ledger, text);
    assert_eq!(ids(&ledger, &meeting), ["姓名/Sheet1/9"]);
    answer(&mut meeting, "姓名/Sheet1/9", "-");
    let seen = look(&ledger, &meeting);
    assert_eq!(seen.doubts.len(), 1, "{:?}", asked(&seen));
    import(&mut ledger, &meeting).expect("all is answered");
    let signed = signed_in(&ledger, "A06");
    assert!(signed.contains(&"唐俊 线上到会".to_owned()), "{signed:?}");
}

/// Traps: several names in a cell, an empty cell, a name with its post.
#[test]
fn activities_in_rows_and_schools_in_columns() {
    let ledger = county();
    let text = "\
2024—2025学年各校参加人员||||
日期|活动|二实小|前楼中心校|石桥中心校
12.13|专题讲座|李国栋、张晓东|唐俊、韩冰|
2.28|小数的意义|何佩珊||曾庆华";
    let mut crossed = list(&ledger, text);
    answer(&mut crossed, "到会/Sheet1", "都到会了");
    assert_eq!(
        who(&ledger, &crossed),
        [
            "A06 李国栋（第二实验小学）到会 张晓东（第二实验小学）到会 唐俊（前楼中心小学）到会 韩冰（前楼中心小学）到会",
            "A09 何佩珊（第二实验小学）到会 曾庆华（石桥中心小学）到会",
        ]
    );
    let seen = look(&ledger, &crossed);
    assert_eq!(seen.activities[0].lines[0].place, "工作表“Sheet1”第3行");
}

#[test]
fn activities_in_rows_and_persons_in_columns() {
    let ledger = county();
    let text = "\
2024—2025学年数学组参加情况||||
日期|活动|李国栋|唐俊（前楼中心校）|曾庆华
12.13|专题讲座|√|请假|√
2.28|小数的意义|√||×";
    let crossed = list(&ledger, text);
    let told = who(&ledger, &crossed);
    assert_eq!(
        told[0],
        "A06 李国栋（第二实验小学）到会 唐俊（前楼中心小学）请假 曾庆华（石桥中心小学）到会",
        "{:?}",
        ids(&ledger, &crossed)
    );
}

/// Traps: 应到人员 is the column of the persons, a title before 地点：, somebody who signed for another.
#[test]
fn whoever_was_expected_beside_whoever_signed() {
    let ledger = county();
    let text = "\
专题讲座签到册 2024年12月13日（星期五）地点：二实小||||
序号|学校|应到人员|实到签名|缺席原因
1|二实小|李国栋|李国栋|
2|二实小|张晓东||病假
3|前楼中心校|唐俊|√|";
    let seen = look(&ledger, &list(&ledger, text));
    assert_eq!(seen.activities[0].code, "A06", "{:?}", asked(&seen));
    let ids: Vec<&str> = seen.doubts.iter().map(|doubt| doubt.id.as_str()).collect();
    assert_eq!(ids, ["签到/没有签到原因写病假"]);
}
