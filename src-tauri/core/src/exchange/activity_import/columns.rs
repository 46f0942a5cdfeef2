//! What a column of an activity list can be, and the many names schools give it.

use crate::exchange::headers::{Columns, Kind};
use crate::words::closed_list;

closed_list! {
    /// A field that a column of an activity list can fill.
    pub enum ActivityField ("field of an activity list") {
        Title = "title": "活动主题",
        Day = "day": "日期",
        Month = "month": "月",
        DayOfMonth = "day_of_month": "日",
        Weekday = "weekday": "星期",
        Time = "time": "时间段",
        Form = "form": "活动形式",
        Subject = "subject": "学科",
        Organiser = "organiser": "主办",
        Host = "host": "承办",
        CoHost = "co_host": "协办",
        Place = "place": "地点",
        Held = "held": "主办、承办、地点",
        Chair = "chair": "主持",
        Speaker = "speaker": "主讲",
        Teach = "teach": "执教",
        Prepare = "prepare": "主备",
        Comment = "comment": "点评",
        Judge = "judge": "评委",
        People = "people": "承担人",
        School = "school": "学校",
        Turnout = "turnout": "参加人员",
        SchoolTurnout = "school_turnout": "参加人数（一所学校）",
        Total = "total": "总人数",
        Hours = "hours": "学时",
        Fate = "fate": "开展情况",
        Note = "note": "备注",
    }
}

use ActivityField as F;

/// Names of columns; the first fits best.
const COLUMNS: Columns<ActivityField> = &[
    (
        F::Title,
        &[
            "活动主题",
            "主题",
            "活动内容",
            "活动名称",
            "内容",
            "教研主题",
            "研修主题",
            "活动项目",
            "项目",
            "课题",
            "教研内容",
            "活动主题及内容",
            "主要内容",
            "题目",
            "名称",
        ],
    ),
    (
        F::Day,
        &[
            "日期",
            "活动日期",
            "时间",
            "活动时间",
            "开展时间",
            "开展日期",
            "举办时间",
            "年月日",
            "教研时间",
            "周次",
            "具体时间",
        ],
    ),
    (F::Month, &["月", "月份", "活动月份", "时间月"]),
    (F::DayOfMonth, &["日", "时间日"]),
    (F::Weekday, &["星期", "周几", "礼拜"]),
    (F::Time, &["时间段", "起止时间", "节次", "时段", "几点"]),
    (
        F::Form,
        &[
            "活动形式",
            "形式",
            "类别",
            "活动类别",
            "类型",
            "活动类型",
            "方式",
            "活动方式",
            "教研形式",
            "研修形式",
            "教研类型",
        ],
    ),
    (F::Subject, &["学科", "活动学科", "科目"]),
    (F::Organiser, &["主办", "主办单位", "主办学校"]),
    (
        F::Host,
        &[
            "承办",
            "承办学校",
            "承办单位",
            "活动学校",
            "举办学校",
            "承担学校",
            "牵头学校",
            "负责学校",
        ],
    ),
    (F::CoHost, &["协办", "协办单位", "协办学校"]),
    (
        F::Place,
        &["地点", "活动地点", "地址", "举办地点", "活动地址", "会场"],
    ),
    (
        F::Held,
        &[
            "主办承办及地点",
            "承办及地点",
            "承办学校及地点",
            "主办承办",
            "承办地点",
            "主承办单位",
            "承办单位及地点",
            "组织单位",
            "组织学校",
            "举办单位",
            "活动地点及承办学校",
        ],
    ),
    (F::Chair, &["主持", "主持人"]),
    (
        F::Speaker,
        &["主讲", "主讲人", "主讲教师", "报告人", "讲座人", "发言人"],
    ),
    (
        F::Teach,
        &[
            "执教",
            "执教人",
            "执教教师",
            "上课教师",
            "授课教师",
            "授课人",
        ],
    ),
    (
        F::Prepare,
        &["主备", "主备人", "主备教师", "备课人", "中心发言人"],
    ),
    (
        F::Comment,
        &["点评", "点评人", "评课", "评课人", "点评专家"],
    ),
    (F::Judge, &["评委", "评委名单"]),
    (
        F::People,
        &[
            "承担人",
            "承担任务",
            "主讲执教",
            "执教主讲",
            "主讲人执教人",
            "负责人",
            "承担教师",
            "承担任务教师",
            "任务教师",
            "主讲执教人",
            "主要人员",
            "活动负责人",
            "主讲执教及点评",
            "任务分工",
        ],
    ),
    (
        F::School,
        &["学校", "学校名称", "校名", "单位", "单位名称", "参加单位"],
    ),
    (
        F::Turnout,
        &[
            "参加人员",
            "参加学校及人数",
            "参加人员及人数",
            "参加单位及人数",
            "参加教师及人数",
            "参与人员及人数",
            "参训人员",
            "参训人数",
            "到会人数",
            "到会人员",
            "实到人数",
            "出席人员",
            "参加对象",
            "参与人员",
            "参会人员",
            "参加教师",
            "参与学校及人数",
            "参加人数",
            "参与人数",
            "参会人数",
            "各校人数",
            "各校参加人数",
            "参与学校",
            "参加学校",
            "人数",
        ],
    ),
    (
        F::Total,
        &[
            "总人数",
            "合计",
            "人数合计",
            "合计人数",
            "共计",
            "总计",
            "小计",
        ],
    ),
    (F::Hours, &["学时", "课时", "学时数"]),
    (
        F::Fate,
        &["开展情况", "完成情况", "是否开展", "落实情况", "状态"],
    ),
    (F::Note, &["备注", "说明", "备注说明"]),
];

/// The kind of list that 活动台账 is.
#[derive(Debug, Clone, Copy)]
pub struct ActivityLists;

impl Kind for ActivityLists {
    type Field = ActivityField;

    fn columns(self) -> Columns<ActivityField> {
        COLUMNS
    }

    fn main_field(self) -> ActivityField {
        F::Title
    }

    fn may_be_main_heading(self, text: &str) -> bool {
        text.contains(['题', '容', '名', '目'])
    }
}
