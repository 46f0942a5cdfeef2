//! The records of the editable lists, and the closed words they need.
use crate::ids::{FormId, SettingId, Uid, WordId};
use crate::ledger::{Kind, record};
use crate::words::{ClosedList, closed_list};

record! {
    /// One word of an editable list (词表), e.g. 学科 → 语文. Records store the code, screens show the name.
    pub struct Word(WordId) {
        table: "word", label: "词表", ownership: County, title: "r.name",
        key: derived [list, code],
        sheet: "词表" = "可以增减的词。代码供程序使用，不要改。",
        order: "r.list, r.sort, r.code",
        pub list: String = "所属词表" as Kind::Choice(<WordList as ClosedList>::words),
        pub code: String = "代码" as Kind::Identifier,
        pub name: String = "名称",
        /// Other spellings accepted on import, separated by 、.
        pub other_names: Option<String> = "别名",
        /// Rank where order has a meaning: 职称, 级别.
        pub weight: Option<i64> = "权重",
        /// `activity_role`: counts as 承担 (G-01). `school_role`: leads the community.
        pub flag: Option<bool> = "计入",
        pub enabled: bool = "启用" or "1",
        pub sort: i64 = "排序" or "0",
    }
}

record! {
    /// A form of activity (活动形式) with its defaults (catalogue §3.4).
    pub struct ActivityForm(FormId) {
        table: "activity_form", label: "活动形式", ownership: County, title: "r.name",
        key: derived [code],
        sheet: "活动形式" = "活动形式及其默认值。代码供程序使用，不要改。",
        order: "r.sort, r.code",
        pub code: String = "代码" as Kind::Identifier,
        pub name: String = "名称",
        /// Other spellings accepted on import, separated by 、.
        pub other_names: Option<String> = "别名",
        pub category: String = "类别" as word(WordList::FormCategory),
        /// Counts as 区域教研活动 unless the activity says otherwise (G-02).
        pub counts: bool = "计入教研活动",
        pub mode: ActivityMode = "方式",
        pub unit: String = "单位" or "次",
        /// Usual 学时 for each who takes part (G-23).
        pub hours: Option<f64> = "默认学时",
        /// Codes of `evidence_kind` that must be on file, separated by 、 (G-24).
        pub evidence: String = "必备佐证" as words(WordList::EvidenceKind),
        /// Codes of `evidence_kind` that are asked for but not missed.
        pub suggested: String = "建议佐证" or "" as words(WordList::EvidenceKind),
        /// Codes of `activity_role` offered first.
        pub roles: String = "常用承担" or "" as words(WordList::ActivityRole),
        /// Code of the form that this one counts as, too.
        pub same_as: Option<String> = "等同于" as Kind::Form,
        pub enabled: bool = "启用" or "1",
        pub sort: i64 = "排序" or "0",
    }
}

record! {
    /// A setting that travels with the records; read it through [`super::Settings`].
    pub struct Setting(SettingId) {
        table: "setting", label: "设置", ownership: County,
        title: "CASE r.name WHEN 'quota.counter' THEN '统计口径' WHEN 'quota.basis' THEN '统计口径的依据' WHEN 'quota.required' THEN '每校每学期应开展次数' WHEN 'stage.from' THEN '实施阶段起日' WHEN 'stage.to' THEN '实施阶段止日' WHEN 'county.name' THEN '县（区）名称' WHEN 'paper.above' THEN '公文页眉' WHEN 'paper.below' THEN '公文页脚' WHEN 'paper.margins' THEN '公文页边距' WHEN 'paper.pitch' THEN '公文行距' WHEN 'paper.logo' THEN '公文校徽' WHEN 'paper.filler' THEN '填表人' WHEN 'paper.leader' THEN '教研组长（负责人）' WHEN 'paper.reviewer' THEN '审阅' ELSE '开设学科' END",
        key: derived [name],
        sheet: "设置" = "随资料一起带走的设置。名称供程序使用，不要改。",
        order: "r.name",
        pub name: String = "名称" as Kind::Identifier,
        pub value: String = "值" or "",
    }
}

closed_list! {
    /// How people meet.
    pub enum ActivityMode ("activity mode") {
        Offline = "offline": "线下",
        Online = "online": "线上",
        Mixed = "mixed": "线上线下结合",
    }
}

closed_list! {
    /// Which of the three counts decides a quota (口径, G-01).
    pub enum Counter ("counter") {
        Host = "host": "承办",
        Active = "active": "承担任务",
        Attend = "attend": "参加",
    }
}

closed_list! {
    /// The editable lists and what they are called in 设置.
    pub enum WordList ("word list") {
        OrganizationKind = "organization_kind": "单位类别",
        Stage = "stage": "学段",
        Area = "area": "学校区域",
        SchoolRank = "school_rank": "学校层次",
        CommunityKind = "community_kind": "共同体类型",
        SchoolRole = "school_role": "学校角色",
        OrganizationRole = "organization_role": "单位分工",
        Seat = "seat": "机构职务",
        Post = "post": "职务",
        Title = "title": "职称",
        Honour = "honour": "荣誉称号",
        HonourLevel = "honour_level": "荣誉级别",
        Subject = "subject": "学科",
        ActivityRole = "activity_role": "活动承担",
        ActivityLevel = "activity_level": "活动级别",
        FormCategory = "form_category": "活动形式类别",
        EvidenceKind = "evidence_kind": "佐证种类",
        ResourceKind = "resource_kind": "资源种类",
        ResourceCategory = "resource_category": "资源共享类别",
        AwardLevel = "award_level": "课题与获奖级别",
        Prize = "prize": "奖项等次",
        Grade = "grade": "考核等次",
        Satisfaction = "satisfaction": "满意度",
        AttendanceSource = "attendance_source": "签到来源",
        Dimension = "dimension": "考核维度",
        Theme = "theme": "研究主题",
        HelpField = "help_field": "帮扶领域",
    }
}

impl Word {
    /// The same word of the same list is one record on every computer.
    pub fn key(list: WordList, code: &str) -> WordId {
        WordId(Uid::derived(
            "word",
            &[list.code().as_bytes(), code.as_bytes()],
        ))
    }
}

impl ActivityForm {
    pub fn key(code: &str) -> FormId {
        FormId(Uid::derived("activity_form", &[code.as_bytes()]))
    }

    pub fn needed_evidence(&self) -> Vec<&str> {
        split_codes(&self.evidence)
    }

    pub fn suggested_evidence(&self) -> Vec<&str> {
        split_codes(&self.suggested)
    }

    pub fn usual_roles(&self) -> Vec<&str> {
        split_codes(&self.roles)
    }
}

impl Setting {
    pub fn key(name: &str) -> SettingId {
        SettingId(Uid::derived("setting", &[name.as_bytes()]))
    }
}

/// A column that holds the code of a word.
pub(crate) const fn word(list: WordList) -> Kind {
    Kind::Word(list.code())
}

/// A column that holds codes of words, separated by 、.
pub(crate) const fn words(list: WordList) -> Kind {
    Kind::Words(list.code())
}

/// Codes that stand in one column, separated by 、.
pub fn split_codes(text: &str) -> Vec<&str> {
    text.split('、')
        .map(str::trim)
        .filter(|code| !code.is_empty())
        .collect()
}
