//! The records of the roster: organisations, persons, and what holds of a person from day to day.
use chrono::NaiveDate;

use crate::dates::Span;
use crate::ids::{AwayId, OrganizationId, PersonId, PostingId, Uid};
use crate::ledger::{Kind, record};
use crate::vocabulary::{WordList, word, words};
use crate::words::closed_list;

record! {
    /// A school, or an office or institution that takes part (单位).
    pub struct Organization(OrganizationId) {
        table: "organization", label: "单位", ownership: School, title: "r.name",
        owner: [uid],
        key: own [code],
        sheet: "学校" = "学校，以及参加教研的其他单位。",
        order: "r.sort, r.code COLLATE by_code, r.uid",
        pub code: String = "编号" as Kind::Code,
        /// Code of `organization_kind`; `school` takes part in counting.
        pub kind: String = "类别" as word(WordList::OrganizationKind),
        pub name: String = "名称",
        pub short_name: Option<String> = "简称",
        /// Accepted on import, separated by 、.
        pub former_names: Option<String> = "曾用名",
        pub stage: Option<String> = "学段" as word(WordList::Stage),
        pub area: Option<String> = "区域" as word(WordList::Area),
        pub rank: Option<String> = "层次" as word(WordList::SchoolRank),
        pub private: bool = "民办" or "0",
        pub parent: Option<OrganizationId> = "上级中心校" used "下属学校",
        pub address: Option<String> = "地址",
        pub principal: Option<String> = "校长",
        pub liaison: Option<String> = "联络员",
        pub phone: Option<String> = "电话",
        pub students: Option<i64> = "学生数" as Kind::Count,
        pub classes: Option<i64> = "班级数" as Kind::Count,
        pub strengths: Option<String> = "优势与特色" as Kind::LongText,
        pub active: bool = "在用" or "1",
        pub sort: i64 = "排序" or "0",
        pub note: Option<String> = "备注" as Kind::LongText,
    }
}

record! {
    /// A person of the roster (人员); school and post stand in [`Posting`].
    pub struct Person(PersonId) {
        table: "person", label: "人员", ownership: School, title: "r.name",
        key: own [code],
        sheet: "人员" = "人员本身；单位、学科、职称、职务写在“任职”。",
        order: "r.sort, r.code COLLATE by_code, r.uid",
        pub code: String = "编号" as Kind::Code,
        pub name: String = "姓名",
        /// Pinyin where the guess is wrong, syllables separated by spaces: zeng qing hua.
        pub reading: Option<String> = "姓名读音",
        pub sex: Option<Sex> = "性别",
        /// 1974-03
        pub birth_month: Option<String> = "出生年月" as Kind::Month,
        pub phone: Option<String> = "电话",
        /// 1996-08
        pub teaching_since: Option<String> = "参加工作" as Kind::Month,
        pub status: PersonStatus = "在职状态" or "active",
        pub sort: i64 = "排序" or "0",
        pub note: Option<String> = "备注" as Kind::LongText,
    }
}

record! {
    /// Where a person belongs, as what, from when to when (任职). One holds on any day.
    pub struct Posting(PostingId) {
        table: "posting", label: "任职", ownership: School,
        title: "(SELECT p.name FROM person p WHERE p.uid = r.person) || '（' || (SELECT o.name FROM organization o WHERE o.uid = r.organization) || '）'",
        one_at_a_time: [person],
        part_of: person,
        owner: [organization],
        key: derived [person, organization, from_date],
        sheet: "任职" = "人员的单位、学科、职务、职称和荣誉，自哪天起、至哪天止。调动后另写一行，原来的一行写上止日。",
        order: "(SELECT p.code FROM person p WHERE p.uid = r.person) COLLATE by_code, r.from_date, r.uid",
        pub person: PersonId = "人员",
        /// 人事关系: this school counts (G-38).
        pub organization: OrganizationId = "单位" used "人员任职",
        /// Codes of `subject`, separated by 、.
        pub subject: Option<String> = "学科" as words(WordList::Subject),
        pub stage: Option<String> = "学段" as word(WordList::Stage),
        /// As the school writes it.
        pub post: Option<String> = "职务",
        pub title: Option<String> = "职称" as word(WordList::Title),
        /// As the school writes them, separated by 、.
        pub honours: Option<String> = "荣誉称号",
        /// First day; 0001-01-01 when it always was so.
        pub from_date: NaiveDate = "自" as Kind::DayOrAlways,
        /// Last day; `None` while it holds.
        pub to_date: Option<NaiveDate> = "至",
    }
}

record! {
    /// A longer absence and its reason (离岗); explains who never took part.
    pub struct Away(AwayId) {
        table: "away", label: "离岗", ownership: School,
        title: "(SELECT p.name FROM person p WHERE p.uid = r.person)",
        one_at_a_time: [person],
        part_of: person,
        owner: [person],
        key: derived [person, from_date],
        sheet: "离岗" = "较长时间不在岗的人员及原因。",
        order: "(SELECT p.code FROM person p WHERE p.uid = r.person) COLLATE by_code, r.from_date, r.uid",
        pub person: PersonId = "人员",
        pub reason: AbsenceKind = "原因",
        /// Where the person is meanwhile.
        pub place: Option<OrganizationId> = "去向" used "离岗去向",
        pub from_date: NaiveDate = "自",
        pub to_date: Option<NaiveDate> = "至",
        pub note: Option<String> = "备注" as Kind::LongText,
    }
}

closed_list! {
    pub enum Sex ("sex") {
        Male = "male": "男",
        Female = "female": "女",
    }
}

closed_list! {
    pub enum PersonStatus ("status of a person") {
        Active = "active": "在职",
        Left = "left": "调出",
        Retired = "retired": "退休",
    }
}

closed_list! {
    /// Why someone is not there, for a day or for longer.
    pub enum AbsenceKind ("kind of absence") {
        Official = "official": "公出",
        Sick = "sick": "病假",
        Personal = "personal": "事假",
        Maternity = "maternity": "产假",
        Seconded = "seconded": "借调",
        TeachingAid = "teaching_aid": "支教在外",
    }
}

impl Posting {
    pub fn span(&self) -> Span {
        (self.from_date, self.to_date)
    }

    /// A person can begin at a school only once on a day.
    pub fn key(person: PersonId, organization: OrganizationId, from: NaiveDate) -> PostingId {
        let from = from.to_string();
        PostingId(Uid::derived(
            "posting",
            &[person.as_bytes(), organization.as_bytes(), from.as_bytes()],
        ))
    }

    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from_date <= day && self.to_date.is_none_or(|to| day <= to)
    }
}

impl Away {
    pub fn span(&self) -> Span {
        (self.from_date, self.to_date)
    }

    pub fn key(person: PersonId, from: NaiveDate) -> AwayId {
        let from = from.to_string();
        AwayId(Uid::derived("away", &[person.as_bytes(), from.as_bytes()]))
    }

    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from_date <= day && self.to_date.is_none_or(|to| day <= to)
    }
}
