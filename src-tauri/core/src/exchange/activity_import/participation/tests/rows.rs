//! Lists with a row for every sign-in.
use super::*;

/// Traps: ditto by empty cells, code instead of a day, a status with its reason in another column, a person
/// of an office, a word with more than the status.
#[test]
fn every_row_names_its_activity() {
    let ledger = county();
    let text = "\
签到明细
活动编号|日期|活动主题|学校|姓名|签到情况|请假原因|备注
A02|2024-09-27|三年级上册习作单元集体备课|第二实验小学|周文慧|出席||
|||第二实验小学|郑海燕|出席||
A06|||前楼中心小学|徐梅芳|到会||
|||前楼中心小学|唐俊|请假|事假|
|||县教师进修学校|程远航|到会||主讲
|2025-05-16|双减背景下的作业设计|第二实验小学|吴雅琴|迟到10分钟||";
    let seen = look(&ledger, &list(&ledger, text));
    assert_eq!(
        told_all(&seen),
        [
            "A02 +0 =2 ≠0 ?0 -0",
            "A06 +2 =1 ≠0 ?0 -0 唐俊:请假→请假（事假） 程远航:到会→到会",
            "A12 +0 =0 ≠1 ?0 -0 吴雅琴:迟到10分钟→迟到（已登记到会）",
        ]
    );
    assert_eq!(asked(&seen).len(), 1);
}

/// Traps: the same person twice in one activity, once with another word; a person named by a remark.
#[test]
fn two_rows_about_one_person_are_asked_where_they_differ() {
    let ledger = county();
    let text = "\
日期|姓名|单位|签到情况
2024.12.27|孙倩|二实小|√
2024.12.27|孙倩|二实小|√
2024.12.27|田雨|石桥中心校|√
2024.12.27|田雨|石桥中心校|请假
2024.12.27|唐俊（组长）|前楼中心校|√";
    let mut list = list(&ledger, text);
    let seen = look(&ledger, &list);
    assert_eq!(
        told_all(&seen),
        ["A07 +0 =1 ≠0 ?2 -0 田雨:√→ 唐俊（组长）:√→"]
    );
    assert_eq!(
        asked(&seen),
        [
            "两处/A07/田雨 同一次活动里写得不一样[√（工作表“Sheet1”第4行）｜请假（工作表“Sheet1”第5行）]",
            "人员/前楼中心小学唐俊组长 名册里前楼中心小学那一天没有唐俊（组长）[唐俊（前楼中心小学，英语，编号T24）｜不在名册里，登记为名单外人员（前楼中心小学）｜不登记]",
        ]
    );
    answer(&mut list, "两处/A07/田雨", "2");
    answer(&mut list, "人员/前楼中心小学唐俊组长", "T24");
    assert_eq!(
        told_all(&look(&ledger, &list)),
        ["A07 +1 =2 ≠0 ?0 -0 田雨:请假→请假"]
    );
}
