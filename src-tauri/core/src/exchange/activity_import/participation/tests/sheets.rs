//! Filled sign-in sheets, one an activity.
use super::*;

/// As [`lianyan_forms`] writes it: merged labels, schools merged down, empty rows, the number in the foot.
fn printed(number: &str) -> Page {
    let mut page = Page::of_text(
        "签到表",
        &format!(
            "\
第一片区教研共同体活动签到表
活动主题||第一学期教研共同体工作总结会|||
时间||2025年1月10日（星期五）14:30—16:30|||
地点||第二实验小学|||
承办单位||第二实验小学|||
主持人||林秀英|||
序号|学校|姓名|学科|职务|签名
1|第二实验小学|林秀英|语文|副校长|林秀英
2||周文慧|语文|教研组长|请假
3|前楼中心小学|杨志强|道德与法治|校长|√
4||徐梅芳|语文|教导主任|
5|石桥中心小学|||袁莉|袁莉
6|||||
应到 4 人　　　实到 ______ 人　　　请假 ______ 人　　　未到 ______ 人
表格编号：{number}"
        ),
    );
    page.merges = vec![
        "A1:F1", "A2:B2", "C2:F2", "A3:B3", "C3:F3", "A4:B4", "C4:F4", "A5:B5", "C5:F5", "A6:B6",
        "C6:F6", "B8:B9", "B10:B11", "A14:F14", "A15:F15",
    ];
    page
}

#[test]
fn a_sheet_that_the_program_printed_comes_back() {
    let ledger = county();
    // Traps: a name in an empty row, 请假 instead of a signature, somebody signed in who did not sign here.
    let seen = look(&ledger, &draft(&ledger, &[printed("A08-1")]));
    assert_eq!(
        told_all(&seen),
        ["A08 +1 =2 ≠2 ?0 -0 周文慧:请假→请假（已登记到会） 徐梅芳:→（已登记到会） 袁莉:袁莉→到会"]
    );
    // The number of another activity than the day's is no matter of course.
    let seen = look(&ledger, &draft(&ledger, &[printed("A09-2")]));
    assert!(told_all(&seen).is_empty(), "{:?}", told_all(&seen));
    assert_eq!(seen.doubts[0].reason, "编号和日期不是同一次活动");
}

/// Traps: a title with day and theme, the sheet's name with the day alone, two blocks of 姓名 and 签名 side
/// by side, signatures of somebody else, remarks beside signatures, a sheet without an activity.
#[test]
fn a_sheet_an_activity_by_titles_and_names_of_sheets() {
    let ledger = county();
    let lesson = "\
2024年10月18日《角的度量》示范课签到表||||||
序号|学校|姓名|签名|序号|学校|姓名|签名
1|二实小|李国栋|李国栋|4|前楼中心校|罗永福|罗永福
2|二实小|张晓东|张晓东|5|前楼中心校|宋小燕|梁美玉
3|二实小|赵子豪|赵子豪|6|石桥中心校|曾庆华|代";
    let contest = "\
姓名|单位|签到时间|备注
黄思敏|第二实验小学|08:25|
朱婷婷|前楼中心小学|08:40|迟到
彭佳|石桥中心小学|08:20|
田雨|石桥中心小学||病假";
    let unknown = "姓名|学校|签到\n李国栋|二实小|√";
    let pages = [
        Page::of_text("示范课", lesson),
        Page::of_text("2025.3.21", contest),
        Page::of_text("3月8日联谊", unknown),
    ];
    let seen = look(&ledger, &draft(&ledger, &pages));
    assert_eq!(
        told_all(&seen),
        [
            "A03 +0 =4 ≠0 ?2 -0 宋小燕:梁美玉→ 曾庆华:代→",
            "A10 +0 =2 ≠1 ?1 -0 朱婷婷:08:40（备注：迟到）→迟到（已登记到会） 田雨:没有签到，备注写“病假”→",
        ]
    );
    assert_eq!(
        left_out(&seen),
        ["活动/3月8日联谊 台账里没有这次活动。请先导入活动台账，再导入这份名单。 1"]
    );
}

/// Traps: two lists below each other on one sheet, with their own titles; signatures of two half days; a
/// list without any column of sign-in.
#[test]
fn lists_below_each_other_and_half_days() {
    let ledger = county();
    let text = "\
活动主题：班主任队伍建设经验交流  时间：2025年4月18日
姓名|学校|上午签到|下午签到
曹春霞|前楼中心小学|曹春霞|曹春霞
许敏|第二实验小学|许敏|
活动主题：学年成果展示交流  时间：2025年6月6日
姓名|学校|学科
周文慧|第二实验小学|语文
李国栋|第二实验小学|数学";
    let mut list = list(&ledger, text);
    let seen = look(&ledger, &list);
    assert_eq!(
        told_all(&seen),
        [
            "A11 +0 =1 ≠0 ?1 -0 许敏:只签了“上午签到”→",
            "A13 +0 =0 ≠0 ?2 -0 周文慧:→ 李国栋:→"
        ]
    );
    answer(&mut list, "签到/只签了上午签到", "到会");
    answer(&mut list, &seen.doubts[1].id, "都到会了");
    assert_eq!(
        told_all(&look(&ledger, &list)),
        ["A11 +0 =2 ≠0 ?0 -0", "A13 +0 =2 ≠0 ?0 -0"]
    );
}

/// Traps: a sheet that is not shown, a column that is not shown, a sheet in which nobody signed.
#[test]
fn what_is_not_shown_is_named_and_may_be_taken_in() {
    let ledger = county();
    let mut hidden = Page::of_text("2024.10.18", "姓名|学校|签到\n李国栋|二实小|√");
    hidden.hidden = true;
    let unsigned = Page::of_text("2024.11.8", "姓名|学校|签名\n周文慧|二实小|");
    let signed = Page::of_text(
        "2024.9.27",
        "姓名|学校|签名|班级情况\n周文慧|二实小|周文慧|好",
    );
    let mut sheets = draft(&ledger, &[hidden, unsigned, signed]);
    let seen = look(&ledger, &sheets);
    assert_eq!(
        told_all(&seen),
        ["A02 +0 =1 ≠0 ?0 -0", "A04 +0 =0 ≠0 ?0 -1"]
    );
    assert_eq!(
        left_out(&seen),
        [
            "2024.10.18 隐藏的工作表 1",
            "2024.11.8 签到栏都是空的。手写的签名要照着填进表格，再导入。 1",
            "2024.9.27/D 没有导入这一列 1",
        ]
    );
    take_in(ledger.reader(), &mut sheets, "2024.10.18").expect("it was left out");
    assert_eq!(told_all(&look(&ledger, &sheets))[1], "A03 +0 =1 ≠0 ?0 -0");
}

/// A sheet of one session signs in to that session: 主题——环节, as it is printed.
#[test]
fn a_sheet_of_a_session_is_of_that_session() {
    let mut ledger = county();
    let lesson = activity(&ledger, "A03");
    let session = activities::Session {
        uid: crate::ids::SessionId::new(),
        owner: lesson.owner,
        activity: lesson.uid,
        seq: 1,
        title: "课堂观摩".to_owned(),
        day: None,
        half_day: None,
        starts: None,
        ends: None,
        form: None,
        place: None,
        lead: None,
        subject: None,
        class: None,
        hours: None,
        note: None,
    };
    ledger
        .change("环节", |w| w.insert(&session))
        .expect("sound");
    let text = format!(
        "活动主题：{}——课堂观摩\n姓名|学校|签名\n林秀英|二实小|林秀英",
        lesson.title
    );
    let sheet = list(&ledger, &text);
    import(&mut ledger, &sheet).expect("nothing is open");
    let lines = attendance::lines_of(ledger.reader(), lesson.uid).expect("read");
    let own: Vec<&Attendance> = lines.iter().filter(|line| line.session.is_some()).collect();
    assert_eq!(own.len(), 1);
    assert_eq!(own[0].session, Some(session.uid));
    // Who signed in to a session is there already when the whole is told.
    let whole = list(&ledger, "姓名|学校|2024.10.18\n林秀英|二实小|√");
    assert_eq!(told_all(&look(&ledger, &whole)), ["A03 +0 =1 ≠0 ?0 -0"]);
}

/// Traps: two sheets of two activities side by side, a heading once more without a title, a name of a sheet
/// that contradicts the title.
#[test]
fn sheets_side_by_side_are_of_their_own_activities() {
    let ledger = county();
    let text = "\
2024年9月27日签到表|||2024年11月8日签到表||
姓名|学校|签名|姓名|学校|签名
周文慧|二实小|周文慧|吴雅琴|二实小|吴雅琴
胡小兰|前楼中心校|胡小兰|唐俊|前楼中心校|唐俊
姓名|学校|签名|姓名|学校|签名
谢玉兰|石桥中心校|谢玉兰|董建国|石桥中心校|董建国";
    let seen = look(&ledger, &list(&ledger, text));
    assert_eq!(
        told_all(&seen),
        ["A02 +0 =3 ≠0 ?0 -0", "A04 +1 =2 ≠0 ?0 -0 唐俊:唐俊→到会"]
    );
    let stale = Page::of_text(
        "11.8",
        "2024年9月27日签到表||\n姓名|学校|签名\n周文慧|二实小|周文慧",
    );
    let seen = look(&ledger, &draft(&ledger, &[stale]));
    assert!(told_all(&seen).is_empty(), "{:?}", told_all(&seen));
    assert_eq!(
        seen.doubts[0].reason,
        "标题、时间和工作表名称写的不是同一天"
    );
}

/// Traps: a column of signatures that is not shown says nothing; the time of signing first; the day on which
/// the list was filled in; a school only above the list; a title that contradicts 时间.
#[test]
fn nothing_is_taken_for_a_sign_in_that_is_none() {
    let ledger = county();
    let text = "\
时间：2024年9月27日  填表日期：2024年10月18日||
学校：第二实验小学||
签到时间|姓名|职务
08:25|周文慧|组长
|郑海燕|";
    let mut sheets = list(&ledger, text);
    let seen = look(&ledger, &sheets);
    assert_eq!(
        told_all(&seen),
        ["A02 +0 =1 ≠1 ?0 -0 郑海燕:→（已登记到会）"]
    );
    assert_eq!(seen.activities[0].lines[0].school, "第二实验小学");
    sheets.book.sheets[0].hidden_columns = vec![0];
    let seen = look(&ledger, &sheets);
    assert_eq!(told_all(&seen), ["A02 +0 =0 ≠0 ?0 -2"]);
    assert_eq!(left_out(&seen)[0], "Sheet1/A 隐藏的列 1");
    let text =
        "2024年10月18日签到表||\n时间：2024年9月27日||\n姓名|学校|签名\n周文慧|二实小|周文慧";
    let seen = look(&ledger, &list(&ledger, text));
    assert!(told_all(&seen).is_empty(), "{:?}", told_all(&seen));
    assert_eq!(
        seen.doubts[0].reason,
        "标题、时间和工作表名称写的不是同一天"
    );
}

/// Traps: two blocks of one sheet under a title and particulars that stand over the left one alone; a line
/// before the title that says nothing.
#[test]
fn one_title_is_of_both_blocks_below_it() {
    let ledger = county();
    let text = "\
教研活动签到记录|||||
活动名称：角的度量||时间：2024年10月18日|||
姓名|单位|签名|姓名|单位|签名
李国栋|二实小|李国栋|罗永福|前楼中心校|罗永福";
    let seen = look(&ledger, &list(&ledger, text));
    assert_eq!(
        told_all(&seen),
        ["A03 +0 =2 ≠0 ?0 -0"],
        "{:?}",
        asked(&seen)
    );
    let text = "\
签到记录||
10月18日 角的度量||
姓名|单位|签名
李国栋|二实小|李国栋";
    let seen = look(&ledger, &list(&ledger, text));
    assert_eq!(
        told_all(&seen),
        ["A03 +0 =1 ≠0 ?0 -0"],
        "{:?}",
        asked(&seen)
    );
}
