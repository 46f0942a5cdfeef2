//! The record of a print or an export, and the two editions of what is handed in.
use chrono::{NaiveDate, NaiveDateTime};

use crate::dates::SchoolYear;
use crate::ids::{ActivityId, CommunityId, OutputId, SessionId};
use crate::ledger::{Kind, record};
use crate::words::closed_list;

record! {
    /// One print or export (打印与导出登记); a printed sheet waits to come back.
    pub struct Output(OutputId) {
        table: "output", label: "打印与导出", ownership: Lead, title: "coalesce(r.number, r.title, r.form)",
        part_of: activity,
        owner: [activity],
        key: own [form, number, made_at],
        sheet: "打印登记" = "打印和导出过的表格，由程序登记。",
        order: "r.made_at, r.uid",
        /// `sign-in-sheet`, `annual-workbook` …
        pub form: String = "表格",
        /// As it stands on the paper: A08-1.
        pub number: Option<String> = "表格编号",
        pub activity: Option<ActivityId> = "活动",
        pub session: Option<SessionId> = "环节",
        pub community: Option<CommunityId> = "教研共同体",
        pub school_year: Option<SchoolYear> = "学年",
        pub edition: Option<Edition> = "版本",
        pub made_at: NaiveDateTime = "时间",
        pub pages: Option<i64> = "页数" as Kind::Count,
        pub sha256: Option<String> = "文件校验值",
        /// The day the signed sheet came back.
        pub returned_on: Option<NaiveDate> = "收回日期",
        pub note: Option<String> = "备注" as Kind::LongText,
        /// As the form was called when it left: 签到表.
        pub title: Option<String> = "名称",
    }
}

closed_list! {
    /// The two copies of everything that is handed in.
    pub enum Edition ("edition") {
        /// Clean: no gap marks.
        Submission = "submission": "报送版",
        /// For the secretary: gaps as 缺, settings, times.
        SelfCheck = "self_check": "自查版",
    }
}
