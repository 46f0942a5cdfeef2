//! The records of communities: the community, its members by date, and swaps of a rotating lead.
use chrono::NaiveDate;

use crate::dates::{Period, SchoolYear, Span};
use crate::ids::{CommunityId, LeadOverrideId, MembershipId, OrganizationId, Uid};
use crate::ledger::{Kind, record};
use crate::vocabulary::{WordList, word};
use crate::words::closed_list;

record! {
    /// A teaching-research community (教研共同体) of any type of catalogue §3.2.
    pub struct Community(CommunityId) {
        table: "community", label: "教研共同体", ownership: County, title: "r.name",
        key: own [code],
        sheet: "教研共同体" = "共同体本身；有哪些学校写在“成员学校”。",
        order: "r.sort, r.code COLLATE by_code, r.uid",
        pub code: String = "编号" as Kind::Code,
        pub name: String = "名称",
        pub kind: String = "类型" as word(WordList::CommunityKind),
        pub stage: Option<String> = "学段" as word(WordList::Stage),
        pub lead_mode: LeadMode = "领衔方式",
        /// School year in which the first of the order leads (G-17).
        pub first_year: Option<SchoolYear> = "轮值首学年",
        pub reviewer: Option<OrganizationId> = "审核单位" used "教研共同体的审核单位",
        pub supervisor: Option<OrganizationId> = "主管单位" used "教研共同体的主管单位",
        pub parent: Option<CommunityId> = "上级共同体" used "下级共同体",
        pub from_date: Option<NaiveDate> = "自",
        pub to_date: Option<NaiveDate> = "至",
        pub theme: Option<String> = "主题",
        pub basis: Option<String> = "依据文件",
        pub sort: i64 = "排序" or "0",
        pub note: Option<String> = "备注" as Kind::LongText,
    }
}

record! {
    /// A school in a community, in a role, from a day on (成员学校).
    pub struct Membership(MembershipId) {
        table: "membership", label: "成员学校", ownership: County,
        title: "(SELECT o.name FROM organization o WHERE o.uid = r.organization) || '（' || (SELECT c.name FROM community c WHERE c.uid = r.community) || '）'",
        one_at_a_time: [community, organization],
        part_of: community,
        key: derived [community, organization, from_date],
        sheet: "成员学校" = "共同体的学校、角色和起止日期；轮值的先后按顺序。",
        order: "(SELECT c.code FROM community c WHERE c.uid = r.community), r.seq, r.from_date, r.uid",
        pub community: CommunityId = "教研共同体",
        pub organization: OrganizationId = "学校" used "教研共同体成员",
        /// Code of `school_role`. In a rotating community the lead's own role is worked out by year.
        pub role: String = "角色" as word(WordList::SchoolRole),
        /// Order on lists, and of rotation.
        pub seq: i64 = "顺序",
        pub from_date: NaiveDate = "自" as Kind::DayOrAlways,
        pub to_date: Option<NaiveDate> = "至",
        pub note: Option<String> = "备注" as Kind::LongText,
    }
}

record! {
    /// Another school leads in one school year, for a reason (轮值调整).
    pub struct LeadOverride(LeadOverrideId) {
        table: "lead_override", label: "轮值调整", ownership: County,
        title: "(SELECT c.name FROM community c WHERE c.uid = r.community) || '（' || r.school_year || '—' || (r.school_year + 1) || '学年度）'",
        part_of: community,
        key: derived [community, school_year],
        sheet: "轮值调整" = "某一学年改由另一所学校领衔，及其原因。",
        order: "(SELECT c.code FROM community c WHERE c.uid = r.community), r.school_year",
        pub community: CommunityId = "教研共同体",
        pub school_year: SchoolYear = "学年",
        pub organization: OrganizationId = "领衔学校",
        pub reason: String = "调整原因",
    }
}

closed_list! {
    /// Whether one school leads for good or the lead goes round.
    pub enum LeadMode ("lead mode") {
        Fixed = "fixed": "固定领衔",
        Rotating = "rotating": "轮值领衔",
    }
}

impl Membership {
    pub fn span(&self) -> Span {
        (self.from_date, self.to_date)
    }

    /// A school joins a community only once on a day.
    pub fn key(
        community: CommunityId,
        organization: OrganizationId,
        from: NaiveDate,
    ) -> MembershipId {
        let from = from.to_string();
        MembershipId(Uid::derived(
            "membership",
            &[
                community.as_bytes(),
                organization.as_bytes(),
                from.as_bytes(),
            ],
        ))
    }

    pub fn overlaps(&self, period: Period) -> bool {
        period.overlaps(Some(self.from_date), self.to_date)
    }
}

impl LeadOverride {
    pub fn key(community: CommunityId, year: SchoolYear) -> LeadOverrideId {
        LeadOverrideId(Uid::derived(
            "lead_override",
            &[community.as_bytes(), &year.0.to_be_bytes()],
        ))
    }
}
