//! Rows of which each cell can be read, and which still cannot be.
use super::overlaps::with_line;

type Cells = &'static [(&'static str, &'static str)];

/// What an activity needs beside its dates.
const ACTIVITY: Cells = &[
    ("编号", "A99"),
    ("教研共同体", "P1"),
    ("活动主题", "甲"),
    ("活动形式", "主题教研"),
    ("方式", "线下"),
];
const SIGN_IN: Cells = &[("活动", "A02"), ("应到", "是"), ("签到情况", "到会")];
const TERM: Cells = &[("学年", "2030"), ("学期", "第一学期")];
const POSTING: Cells = &[("人员", "T18"), ("单位", "XX03")];

/// Sheet, what the line holds and what makes it impossible; the column that is named, and why.
const CASES: &[(&str, Cells, Cells, &str, &str)] = &[
    ("签到", SIGN_IN, &[], "人员", "人员和姓名都空着"),
    (
        "活动",
        ACTIVITY,
        &[("状态", "计划中")],
        "日期",
        "日期和计划月份都空着",
    ),
    (
        "活动",
        ACTIVITY,
        &[("状态", "已开展"), ("计划月份", "2024-11")],
        "日期",
        "已开展的活动没有日期",
    ),
    (
        "活动",
        ACTIVITY,
        &[
            ("状态", "计划中"),
            ("日期", "2024-11-08"),
            ("结束日期", "2024-11-07"),
        ],
        "结束日期",
        "2024年11月7日早于2024年11月8日起",
    ),
    (
        "活动",
        ACTIVITY,
        &[
            ("状态", "计划中"),
            ("日期", "2024-11-08"),
            ("开始时间", "16:00"),
            ("结束时间", "9:00"),
        ],
        "结束时间",
        "结束时间不晚于开始时间",
    ),
    (
        "学期",
        TERM,
        &[
            ("开始日期", "2031-03-01"),
            ("结束日期", "2031-01-31"),
            ("开学上课", "2030-09-02"),
            ("课程结束", "2031-01-10"),
        ],
        "开学上课",
        "学期的几个日期前后颠倒",
    ),
    (
        "任职",
        POSTING,
        &[("自", "1990-09-01"), ("至", "1989-08-31")],
        "至",
        "1989年8月31日早于1990年9月1日起",
    ),
];

#[test]
fn what_cannot_be_is_refused_at_its_cell() {
    for (sheet, usual, odd, field, message) in CASES {
        let line = [*usual, *odd].concat();
        let (_, _, preview) = with_line(sheet, &line);
        let [issue] = preview.issues.as_slice() else {
            panic!("{sheet} {odd:?}: {:?}", preview.issues);
        };
        let said = (issue.sheet.as_str(), issue.field.as_deref());
        assert_eq!(said, (*sheet, Some(*field)), "{odd:?}");
        assert_eq!(issue.message, *message);
        assert!(issue.row > 1 && issue.column.is_some());
    }
}

#[test]
fn a_school_is_not_its_own_parent() {
    let line = [
        ("编号", "XX99"),
        ("名称", "新街小学"),
        ("类别", "学校"),
        ("上级中心校", "XX99"),
    ];
    let (_, _, preview) = with_line("学校", &line);
    assert_eq!(preview.issues.len(), 1, "{:?}", preview.issues);
    assert_eq!(
        preview.issues[0].message, "上级是它自己",
        "{:?}",
        preview.issues
    );
}
