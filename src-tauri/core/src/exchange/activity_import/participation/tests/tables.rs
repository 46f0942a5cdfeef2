//! Tables of persons and activities.
use super::*;
use crate::exchange::tabular::samples::Put;

/// Traps: two lines in a heading, year only in the title (and February of the next year), blank and /,
/// 公出 and 无网络, a proxy who is not on the roster, 次数 and 合计.
const MATH: &str = "\
数学教师参加片区活动情况（2024.9—2025.2）
学校|姓名|10月18日 角的度量|11月22日 线上研讨|12月13日 讲座|2月28日 小数的意义|次数
第二实验小学|李国栋|√|√|×|√|3
第二实验小学|何佩珊|√|√|√|病假|3
前楼中心小学|宋小燕|√|√|公出|√|3
石桥中心小学|邓国平|√|/||√|2
石桥中心小学|曾庆华|√|无网络|代（曾国华）|√|2
石桥中心小学|萧红梅|√|请假|√|√|3
石桥中心小学|曾国华|||√||1
合计||6|3|4|5|";

#[test]
fn a_table_is_matched_by_day_and_its_odd_words_are_asked() {
    let ledger = county();
    let seen = look(&ledger, &list(&ledger, MATH));
    assert_eq!(
        told_all(&seen),
        [
            "A03 +0 =6 ≠0 ?0 -1",
            "A05 +1 =3 ≠0 ?1 -2 曾庆华:无网络→ 萧红梅:请假→请假",
            "A06 +1 =2 ≠0 ?3 -1 李国栋:×→未到 宋小燕:公出→ 曾庆华:代（曾国华）→ 曾国华:√→",
            "A09 +1 =5 ≠0 ?0 -1 何佩珊:病假→请假（病假）",
        ]
    );
    assert_eq!(
        asked(&seen),
        [
            "签到/无网络 这个写法不是到会、请假或缺席[请假｜未到｜到会｜不登记]",
            "签到/公出 这个写法不是到会、请假或缺席[请假｜未到｜到会｜不登记]",
            "代签/代曾国华 写的是由曾国华代替[本人没有到，是代签的，不登记｜本人到会]",
            "人员/石桥中心小学曾国华 名册里石桥中心小学那一天没有曾国华[不在名册里，登记为名单外人员（石桥中心小学）｜不登记｜写错了，是曾庆华（石桥中心小学，数学，编号T30）]",
        ]
    );
    assert_eq!(left_out(&seen), ["Sheet1/10 合计行 0"]);
}

/// Traps: the month merged over two days, the days below as numbers; the school written once for its
/// rows; a section line; numbers 1 and 0 as marks; 学科 and 职务 are no activities.
#[test]
fn months_stand_above_days_and_schools_above_their_rows() {
    let ledger = county();
    let mut page = Page::of_text(
        "2024—2025学年",
        "\
语文教师参加活动统计
序号|学校|姓名|学科|9月|11月||次数
||||27|8|22|
1|第二实验小学|周文慧|语文|1|1|0|2
2||吴雅琴|语文|1|1|0|2
前楼中心小学|||||||
3||徐梅芳|语文|1|1|0|2
4||胡小兰|语文|1|1||2",
    );
    page.merges = vec!["F2:G2", "A6:H6", "B2:B3", "C2:C3"];
    let seen = look(&ledger, &draft(&ledger, &[page]));
    assert_eq!(
        told_all(&seen),
        [
            "A02 +0 =4 ≠0 ?0 -0",
            "A04 +0 =4 ≠0 ?0 -0",
            "A05 +3 =0 ≠0 ?0 -1 周文慧:0→未到 吴雅琴:0→未到 徐梅芳:0→未到",
        ]
    );
    assert!(asked(&seen).is_empty(), "{:?}", asked(&seen));
}

/// Traps: titles instead of days; a hidden column, a hidden row and a row struck out; a struck √; a column
/// of marks that is no activity of the ledger, another without any heading to go by.
#[test]
fn what_is_hidden_struck_out_or_unknown_is_named() {
    let ledger = county();
    let mut page = Page::new(
        "统计",
        "\
姓名|单位|角的度量|同课异构《牛和鹅》|读书分享会|第3次|电话
李国栋|二实小|√||√|√|
张晓东|二实小|√||√|√|
王丽娜|二实小|√|||√|
徐梅芳|前楼中心校||√|√||"
            .lines()
            .map(|line| line.split('|').map(Put::from).collect())
            .collect(),
    );
    page.filtered = vec![3];
    page.rows[3][0] = Put::Struck("王丽娜".to_owned());
    page.rows[1][2] = Put::Struck("√".to_owned());
    let mut list = draft(&ledger, &[page]);
    let seen = look(&ledger, &list);
    assert_eq!(
        told_all(&seen),
        ["A03 +0 =0 ≠0 ?1 -1 李国栋:√→", "A04 +0 =1 ≠0 ?0 -1"]
    );
    assert_eq!(
        asked(&seen),
        ["划掉/√ 这一格有删除线[不算，不登记｜仍按“√”登记]"]
    );
    assert_eq!(
        left_out(&seen),
        [
            "统计/3 隐藏的行 1",
            "统计/4 划掉的行 1",
            "活动/统计/E 台账里没有这次活动。请先导入活动台账，再导入这份名单。 2",
            "活动/统计/F 看不出是哪次活动：没有写日期、主题或编号。 1",
        ]
    );
    take_in(ledger.reader(), &mut list, "统计/3").expect("it was left out");
    list.leave_out("统计/3");
    assert_eq!(look(&ledger, &list), seen, "she thought better of it");
    take_in(ledger.reader(), &mut list, "统计/3").expect("it was left out");
    let taken_in = look(&ledger, &list).taken_in;
    assert_eq!(taken_in, seen.left_out[..1], "it is still named");
    answer(&mut list, "活动/统计/F", "A06");
    answer(&mut list, "划掉/√", "-");
    assert_eq!(
        told_all(&look(&ledger, &list)),
        [
            "A03 +0 =1 ≠0 ?0 -2",
            "A04 +0 =1 ≠0 ?0 -2",
            "A06 +1 =1 ≠1 ?0 -0 李国栋:√→到会 徐梅芳:→（已登记到会）",
        ]
    );
}

/// A csv keeps no merged cells and no types.
#[test]
fn a_csv_is_read_like_any_table() {
    let ledger = county();
    let text =
        "姓名,单位,2024/10/18,2024/12/13\n李国栋,二实小,√,缺席\n,,,\n曾庆华,石桥中心校,1,/\n";
    let book = tabular::read("参加情况.csv", text.as_bytes().to_vec()).expect("a csv");
    let table = of_workbook(ledger.reader(), book, first_area(&ledger)).expect("a list");
    assert_eq!(
        told_all(&look(&ledger, &table)),
        ["A03 +0 =2 ≠0 ?0 -0", "A06 +1 =0 ≠0 ?0 -1 李国栋:缺席→未到"]
    );
}

/// Traps: hours instead of marks, so that 1 is no √; marks under no heading; themes under a common heading;
/// another column of marks on a sign-in sheet.
#[test]
fn numbers_of_hours_are_no_marks_and_marks_need_a_heading() {
    let ledger = county();
    let hours = "姓名|学校|2024.10.18|2024.12.13\n李国栋|二实小|3|1\n王丽娜|二实小|3|0";
    let seen = look(&ledger, &list(&ledger, hours));
    assert_eq!(
        told_all(&seen),
        [
            "A03 +0 =0 ≠0 ?2 -0 李国栋:3→ 王丽娜:3→",
            "A06 +0 =0 ≠0 ?2 -0 李国栋:1→ 王丽娜:0→"
        ]
    );
    let mut nameless = Page::of_text(
        "统计",
        "姓名|学校|参加情况||\n||角的度量|同课异构《牛和鹅》|\n李国栋|二实小|√||√",
    );
    nameless.merges = vec!["A1:A2", "B1:B2", "C1:D1"];
    let seen = look(&ledger, &draft(&ledger, &[nameless]));
    assert_eq!(told_all(&seen), ["A03 +0 =1 ≠0 ?0 -0"]);
    assert_eq!(
        left_out(&seen),
        ["活动/统计/E 看不出是哪次活动：没有写日期、主题或编号。 1"]
    );
    let meal = "2024年10月18日签到表|||\n姓名|学校|签名|用餐\n李国栋|二实小|李国栋|√";
    let seen = look(&ledger, &list(&ledger, meal));
    assert_eq!(told_all(&seen), ["A03 +0 =1 ≠0 ?0 -0"]);
    assert_eq!(left_out(&seen), ["Sheet1/D 没有导入这一列 1"]);
}

/// Two activities on one day: told apart by theme, else asked.
#[test]
fn two_activities_of_a_day_are_told_apart_by_theme() {
    let mut ledger = county();
    let (one, other) = (activity(&ledger, "A03"), activity(&ledger, "A02"));
    let same_day = Activity {
        day: one.day,
        ..other
    };
    ledger
        .change("改日期", |w| w.update(&same_day))
        .expect("sound");
    let text = "姓名|学校|10.18角的度量|10.18习作备课|10.18\n李国栋|二实小|√||√\n周文慧|二实小||√|";
    let seen = look(&ledger, &list(&ledger, text));
    assert_eq!(
        told_all(&seen),
        ["A02 +0 =1 ≠0 ?0 -1", "A03 +0 =1 ≠0 ?0 -1"]
    );
    assert_eq!(seen.doubts[0].reason, "那一天不止一次活动");
}

/// A stretch of months over days of several months names no day.
#[test]
fn months_over_days_of_both_say_nothing() {
    let ledger = county();
    let mut page = Page::of_text(
        "统计",
        "2024—2025学年|||\n姓名|学校|9—10月||12月—2月|\n||9.27|10.18|12.13|2.28\n李国栋|二实小||√|√|",
    );
    page.merges = vec!["A2:A3", "B2:B3", "C2:D2", "E2:F2"];
    let seen = look(&ledger, &draft(&ledger, &[page]));
    let codes: Vec<&str> = seen.activities.iter().map(|of| of.code.as_str()).collect();
    assert_eq!(codes, ["A02", "A03", "A06", "A09"], "{:?}", asked(&seen));
}
