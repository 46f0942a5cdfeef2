//! What a column of a participation list is, by what stands above it.
use crate::exchange::headers::{asked_for, spelled};

use super::super::written::day;
use super::heads::Heading;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    School,
    /// 编号 of the person.
    PersonCode,
    /// 签名, 出席情况
    Status,
    /// Why somebody was on leave.
    Absence,
    Note,
    /// 学科 of the person.
    Subject,
    /// 学时 of the person.
    Hours,
    Day,
    Title,
    ActivityCode,
    /// Known, and no data here: 序号, 学科, 次数.
    Plain,
    /// Perhaps an activity.
    Free,
}

use Column as C;

const NAMES: &[(Column, &[&str])] = &[
    (
        C::Name,
        &[
            "姓名",
            "教师姓名",
            "人员姓名",
            "名字",
            "签到人",
            "参加人姓名",
            "参会教师姓名",
            "参加教师姓名",
            "应到人员",
            "应到教师",
            "应参加人员",
            "用户昵称",
            "入会昵称",
            "昵称",
        ],
    ),
    (
        C::School,
        &[
            "学校",
            "单位",
            "所在学校",
            "所在单位",
            "工作单位",
            "工作学校",
            "任教学校",
            "学校名称",
            "单位名称",
            "校名",
            "来自学校",
            "学校单位",
            "单位学校",
        ],
    ),
    (C::PersonCode, &["编号", "人员编号", "教师编号", "工号"]),
    (
        C::Status,
        &[
            "签到",
            "签名",
            "签字",
            "本人签名",
            "本人签字",
            "教师签名",
            "签到签名",
            "签名签到",
            "签到栏",
            "签名栏",
            "签到时间",
            "签名时间",
            "签到情况",
            "签到状态",
            "出席情况",
            "到会情况",
            "出勤情况",
            "出勤",
            "考勤",
            "考勤情况",
            "参加情况",
            "参会情况",
            "到会",
            "出席",
            "是否到会",
            "是否出席",
            "是否参加",
            "是否签到",
            "到会与否",
            "参加方式",
            "参与方式",
            "首次入会时间",
            "入会时间",
            "加入时间",
            "状态",
        ],
    ),
    (
        C::Absence,
        &["请假原因", "缺席原因", "缺勤原因", "未到原因", "原因"],
    ),
    (C::Subject, &["学科", "任教学科", "科目", "任教科目"]),
    (C::Note, &["备注", "说明"]),
    (
        C::Hours,
        &[
            "学时",
            "学时数",
            "获得学时",
            "认定学时",
            "课时",
            "培训学时",
            "研修学时",
            "教研学时",
        ],
    ),
    (
        C::Day,
        &[
            "日期",
            "活动日期",
            "时间",
            "活动时间",
            "参加日期",
            "开展时间",
        ],
    ),
    (
        C::Title,
        &[
            "活动",
            "活动主题",
            "活动名称",
            "活动内容",
            "主题",
            "内容",
            "研修主题",
            "教研主题",
            "参加的活动",
            "参加活动",
            "参与的活动",
            "项目",
        ],
    ),
    (C::ActivityCode, &["活动编号", "活动代码"]),
    (
        C::Plain,
        &[
            "序号",
            "职务",
            "职称",
            "电话",
            "联系电话",
            "手机",
            "手机号",
            "手机号码",
            "联系方式",
            "性别",
            "年龄",
            "学段",
            "年级",
            "任教年级",
            "班级",
            "次数",
            "合计",
            "总计",
            "小计",
            "累计",
            "总数",
            "学期",
            "学年",
            "应到",
            "实到",
            "各环节",
            "环节",
            "片区",
            "教研组",
            "组别",
            "地点",
            "活动形式",
            "形式",
            "承办学校",
            "承办单位",
            "教研共同体",
            "身份证号",
            "荣誉称号",
            "出生年月",
            "签到来源",
            "身份",
            "参会方式",
            "最后退会时间",
            "退会时间",
            "提交答卷时间",
            "提交时间",
            "填写时间",
            "所用时间",
            "来源",
            "来源详情",
            "来自ip",
        ],
    ),
];

/// Names of a column of persons that stand in other columns, too.
const WEAK: &[&str] = &[
    "教师",
    "老师",
    "人员",
    "参加人",
    "参会人",
    "参加者",
    "参会者",
    "参加人员",
    "参会人员",
    "参加教师",
    "参会教师",
    "与会人员",
];

/// Endings of what is counted or worked out.
const COUNTED: &[&str] = &["次数", "人数", "率", "合计", "总计", "小计", "学时", "序号"];

/// 上午签到, 教师手写签名
const SIGNED: &[&str] = &["签到", "签名", "签字"];

const PARTS_OF_A_DAY: &[&str] = &["上午", "下午", "晚上", "晚"];

/// By all that stands above the column, the uppermost first.
pub(super) fn column(pieces: &[String]) -> Column {
    if pieces.iter().any(|piece| names_day(piece)) {
        return C::Free;
    }
    let Some(last) = pieces.last() else {
        return C::Free;
    };
    match (
        named(last),
        pieces.iter().rev().skip(1).find_map(|piece| named(piece)),
    ) {
        (Some(own), _) => own,
        // 签名·上午 is signed, 参加情况·角的度量 names an activity.
        (None, Some(C::Status)) if is_signed(pieces) || PARTS_OF_A_DAY.contains(&last.as_str()) => {
            C::Status
        }
        (None, Some(C::Status | C::Title | C::Day) | None) => C::Free,
        (None, Some(upper)) => upper,
    }
}

/// What one line of a heading names.
pub(super) fn named(heading: &str) -> Option<Column> {
    let bare = asked_for(heading);
    let numberless = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let known = NAMES.iter().find(|(_, names)| {
        names.contains(&bare.as_str()) || (!numberless.is_empty() && names.contains(&numberless))
    });
    let ends = |ends: &[&str]| ends.iter().any(|end| bare.ends_with(end));
    let ending = || match () {
        () if ends(COUNTED) => Some(C::Plain),
        () if ends(SIGNED) => Some(C::Status),
        () => None,
    };
    known.map(|(column, _)| *column).or_else(ending)
}

/// 上午签到, 开幕式: columns of parts of an activity, which may be signed each by itself.
pub(super) fn is_part(heading: &Heading) -> bool {
    let last = heading
        .pieces
        .last()
        .map(|piece| spelled(piece))
        .unwrap_or_default();
    !NAMES
        .iter()
        .any(|(_, names)| names.contains(&last.as_str()))
}

/// 教师, 人员: headings where nothing surer stands on the sheet.
pub(super) fn may_name_persons(heading: &str) -> bool {
    WEAK.contains(&spelled(heading).as_str())
}

/// When somebody joined an online meeting, as the meeting's own list has it.
pub(super) fn is_joining(heading: &Heading) -> bool {
    const JOINING: [&str; 3] = ["首次入会时间", "入会时间", "加入时间"];
    let last = heading.pieces.last().map(|piece| spelled(piece));
    last.is_some_and(|last| JOINING.contains(&last.as_str()))
}

/// 10月18日, 10.18, 2024-10-18
pub(super) fn names_day(text: &str) -> bool {
    let day = day(text);
    day.month.is_some_and(|month| (1..=12).contains(&month))
        && day.day.is_some_and(|day| (1..=31).contains(&day))
}

/// Signed by hand, whatever stands below: 签名·开幕式.
fn is_signed(pieces: &[String]) -> bool {
    let bare = pieces.iter().map(|piece| spelled(piece));
    bare.into_iter()
        .any(|piece| SIGNED[1..].iter().any(|word| piece.contains(word)))
}
