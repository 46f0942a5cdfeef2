//! The records of activities: the activity, its organisations, its sessions, and who carried it.
use chrono::{NaiveDate, NaiveTime};

use crate::calendar::TermRef;
use crate::ids::{
    ActivityId, ActivityPartId, ActivityRoleId, CommunityId, OrganizationId, PersonId, SessionId,
    Uid,
};
use crate::ledger::{Kind, record};
use crate::vocabulary::{ActivityMode, WordList, word};
use crate::words::closed_list;

record! {
    /// One activity (教研活动), from the item of a plan to the archived record.
    pub struct Activity(ActivityId) {
        table: "activity", label: "教研活动", ownership: Lead, title: "r.title",
        key: own [code],
        sheet: "活动" = "教研活动。承办等单位写在“承办单位”，学科写在“标签”。",
        order: "r.code, r.uid",
        /// A07; unique in this copy of the ledger.
        pub code: String = "编号" as Kind::Code,
        pub community: CommunityId = "教研共同体",
        pub title: String = "活动主题",
        /// Code of the main `activity_form`; further ones are tags of the list `form`.
        pub form: String = "活动形式" as Kind::Form,
        pub status: ActivityStatus = "状态",
        /// Why it was postponed or cancelled.
        pub status_reason: Option<String> = "取消或延期原因",
        /// Archived, and opened again to put something right (更正).
        pub correcting: bool = "更正中" or "0",
        pub mode: ActivityMode = "方式",
        /// The (first) day; `None` while only the month is planned.
        pub day: Option<NaiveDate> = "日期",
        /// The last day of an activity that takes several.
        pub last_day: Option<NaiveDate> = "结束日期",
        /// Planned month while the day is open: 2025-04.
        pub month: Option<String> = "计划月份" as Kind::Month,
        pub starts: Option<NaiveTime> = "开始时间",
        pub ends: Option<NaiveTime> = "结束时间",
        pub place: Option<String> = "地点",
        /// Code of `activity_level`.
        pub level: Option<String> = "活动级别" as word(WordList::ActivityLevel),
        pub grade: Option<String> = "年级",
        pub audience: Option<String> = "参加对象",
        /// As printed, where no role says it.
        pub chair: Option<String> = "主持人",
        /// 学时 for each who came; `None`: the form's usual ones.
        pub hours: Option<f64> = "学时",
        /// `None`: the form decides (G-02).
        pub counts: Option<bool> = "计入教研活动",
        pub counts_reason: Option<String> = "计入或不计入的原因",
        /// `None`: the day decides.
        pub counts_for: Option<TermRef> = "计入学期",
        /// `false`: added beyond the year plan.
        pub planned: bool = "计划内" or "1",
        /// Online platform and link.
        pub platform: Option<String> = "网络平台",
        pub process: Option<String> = "主要过程" as Kind::LongText,
        pub results: Option<String> = "观点与成效" as Kind::LongText,
        pub problems: Option<String> = "存在问题与改进" as Kind::LongText,
        pub recorder: Option<String> = "记录人",
        pub note: Option<String> = "备注" as Kind::LongText,
    }
}

record! {
    /// An organisation's part in an activity (承办、协办 …).
    pub struct ActivityPart(ActivityPartId) {
        table: "activity_part", label: "活动单位", ownership: Lead,
        title: "(SELECT o.name FROM organization o WHERE o.uid = r.organization) || '（' || (SELECT a.title FROM activity a WHERE a.uid = r.activity) || '）'",
        part_of: activity,
        owner: [activity],
        key: derived [activity, organization, part],
        sheet: "承办单位" = "活动的主办、承办、协办、指导单位，送出和接受的学校。",
        order: "(SELECT a.code FROM activity a WHERE a.uid = r.activity), r.seq, r.uid",
        pub activity: ActivityId = "活动",
        pub organization: OrganizationId = "单位" used "教研活动",
        pub part: Part = "分工",
        pub seq: i64 = "顺序" or "0",
    }
}

record! {
    /// One item of an activity's agenda (环节).
    pub struct Session(SessionId) {
        table: "session", label: "环节", ownership: Lead, title: "r.title",
        part_of: activity,
        owner: [activity],
        key: own [activity, seq],
        sheet: "环节" = "活动的议程，按顺序。",
        order: "(SELECT a.code FROM activity a WHERE a.uid = r.activity), r.seq, r.uid",
        pub activity: ActivityId = "活动",
        pub seq: i64 = "顺序",
        pub title: String = "内容",
        /// `None`: the activity's day.
        pub day: Option<NaiveDate> = "日期",
        pub half_day: Option<HalfDay> = "半天",
        pub starts: Option<NaiveTime> = "开始时间",
        pub ends: Option<NaiveTime> = "结束时间",
        pub form: Option<String> = "活动形式" as Kind::Form,
        pub place: Option<String> = "地点",
        /// 主讲、执教 …, as printed.
        pub lead: Option<String> = "主讲或执教",
        /// Code of `subject`.
        pub subject: Option<String> = "学科" as word(WordList::Subject),
        pub class: Option<String> = "班级",
        /// 学时 of this session alone; `None`: it bears none of its own.
        pub hours: Option<f64> = "学时",
        pub note: Option<String> = "备注" as Kind::LongText,
    }
}

record! {
    /// Who taught, lectured, prepared … in an activity (承担); or a school whose teacher is not named.
    pub struct ActivityRole(ActivityRoleId) {
        table: "activity_role", label: "承担", ownership: Lead,
        title: "coalesce((SELECT p.name FROM person p WHERE p.uid = r.person), r.name, (SELECT o.name FROM organization o WHERE o.uid = r.organization)) || '（' || (SELECT a.title FROM activity a WHERE a.uid = r.activity) || '）'",
        part_of: activity,
        owner: [activity],
        key: derived [activity, session, person, name, organization, role],
        sheet: "承担" = "谁在活动中执教、主讲、主备……。名册里没有的人写姓名；只知道学校的，人员和姓名都空着。单位空着，就是本人当天的单位。",
        order: "(SELECT a.code FROM activity a WHERE a.uid = r.activity), r.seq, r.uid",
        pub activity: ActivityId = "活动",
        pub session: Option<SessionId> = "环节",
        pub person: Option<PersonId> = "人员" used "活动承担",
        /// Of someone who is not on the roster.
        pub name: Option<String> = "姓名",
        /// The school on that day (G-25).
        pub organization: Option<OrganizationId> = "单位" used "活动承担",
        /// Code of `activity_role`.
        pub role: String = "承担" used "活动承担" as word(WordList::ActivityRole),
        pub lesson: Option<String> = "课题",
        pub class: Option<String> = "班级",
        pub seq: i64 = "顺序" or "0",
    }
}

closed_list! {
    /// How far an activity has come.
    pub enum ActivityStatus ("activity status") {
        Planned = "planned": "计划中",
        Notified = "notified": "已通知",
        /// The screens tell apart what is still missing (待补全) and what can be archived (待归档).
        Held = "held": "已开展" | "待补全" | "待归档",
        Archived = "archived": "已归档" | "更正中",
        Postponed = "postponed": "已延期" | "延期" | "推迟",
        Cancelled = "cancelled": "已取消" | "取消",
    }
}

closed_list! {
    /// What an organisation does for an activity.
    pub enum Part ("part") {
        Organiser = "organiser": "主办",
        Host = "host": "承办",
        CoHost = "co_host": "协办",
        Guide = "guide": "指导",
        Giver = "giver": "送出",
        Receiver = "receiver": "接受",
    }
}

closed_list! {
    pub enum HalfDay ("half-day") {
        Morning = "morning": "上午",
        Afternoon = "afternoon": "下午",
        Evening = "evening": "晚上",
    }
}

impl Activity {
    /// 活动记录 was written in the program: its 主要过程 is told.
    pub fn is_recorded(&self) -> bool {
        self.process.is_some()
    }
}

impl ActivityStatus {
    /// It took place: archived or not.
    pub fn is_held(self) -> bool {
        matches!(self, ActivityStatus::Held | ActivityStatus::Archived)
    }
}

impl ActivityPart {
    pub fn key(activity: ActivityId, organization: OrganizationId, part: Part) -> ActivityPartId {
        ActivityPartId(Uid::derived(
            "activity_part",
            &[
                activity.as_bytes(),
                organization.as_bytes(),
                part.code().as_bytes(),
            ],
        ))
    }
}

impl ActivityRole {
    /// The key by what makes the role: who, in what, as what.
    pub fn key(&self) -> ActivityRoleId {
        ActivityRoleId(Uid::derived(
            "activity_role",
            &[
                self.activity.as_bytes(),
                self.session.as_ref().map_or(&[], SessionId::as_bytes),
                self.person.as_ref().map_or(&[], PersonId::as_bytes),
                self.name.as_deref().unwrap_or("").as_bytes(),
                self.organization
                    .as_ref()
                    .map_or(&[], OrganizationId::as_bytes),
                self.role.as_bytes(),
            ],
        ))
    }
}
