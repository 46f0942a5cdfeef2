//! Lists of those who did not come, and of those who meant to.
use super::*;

/// Traps: a reason that is a kind of leave, one that is none, 无故缺席, no reason at all.
#[test]
fn a_list_of_those_away_never_signs_anybody_in() {
    let ledger = county();
    let leave = "\
请假名单（12月13日专题讲座）||
姓名|学校|请假原因
韩冰|前楼中心校|病假
唐俊|前楼中心校|外出学习";
    let told = told_all(&look(&ledger, &list(&ledger, leave)));
    assert!(told[0].contains("韩冰:病假→请假（病假）"), "{told:?}");
    assert!(told[0].contains("唐俊:外出学习→请假"), "{told:?}");
    let absent = "\
未参加人员名单||||
日期|活动|姓名|学校|原因
2024-12-13|专题讲座|韩冰|前楼中心校|病假
2024-12-13|专题讲座|唐俊|前楼中心校|无故缺席
2024-12-13|专题讲座|李国栋|二实小|
2024-12-13|专题讲座|王丽娜|二实小|外出学习";
    let seen = look(&ledger, &list(&ledger, absent));
    let told = told_all(&seen);
    assert!(told[0].contains("韩冰:病假→请假（病假）"), "{told:?}");
    assert!(told[0].contains("唐俊:无故缺席→未到"), "{told:?}");
    assert!(told[0].contains("李国栋:→未到"), "{told:?}");
    let ids: Vec<&str> = seen.doubts.iter().map(|doubt| doubt.id.as_str()).collect();
    assert!(ids.contains(&"签到/外出学习"), "{ids:?}");
    let reasons = "12月13日专题讲座|||\n姓名|学校|缺席原因\n韩冰|前楼中心校|病假";
    let told = told_all(&look(&ledger, &list(&ledger, reasons)));
    assert!(told[0].contains("韩冰:病假→请假（病假）"), "{told:?}");
}

#[test]
fn who_signed_up_has_not_come_yet() {
    let mut ledger = county();
    let text = "\
12月13日专题讲座报名表|||
姓名|学校|是否参加
韩冰|前楼中心校|是
唐俊|前楼中心校|否";
    let mut sign_up = list(&ledger, text);
    let seen = look(&ledger, &sign_up);
    let came = seen.doubts.iter().find(|doubt| doubt.id == "到会/Sheet1");
    let came = came.expect("asked");
    assert_eq!(came.choices[0].value, "-");
    assert!(came.is_open());
    answer(&mut sign_up, "到会/Sheet1", "-");
    let before = contents(&ledger);
    import(&mut ledger, &sign_up).expect("nothing is open");
    assert_eq!(contents(&ledger), before);
}
