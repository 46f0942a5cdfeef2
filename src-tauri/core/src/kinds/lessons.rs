//! Lessons given for others (课例): open lessons, and lessons that classes of other schools join (同步课堂).
use chrono::NaiveDate;

use crate::error::{Error, Result};
use crate::ids::{ActivityId, CommunityId, OrganizationId, PersonId, ids};
use crate::ledger::{Kind, Reader, record};
use crate::plain::plain;
use crate::vocabulary::{WordList, word};

ids! {
    /// 课例
    LessonId,
    /// 接收班级
    LessonReceiverId,
}

record! {
    /// One class period of the giving class (课例). However many classes receive it, it is one (G-09).
    pub struct Lesson(LessonId) {
        table: "lesson", label: "课例", ownership: School, title: "r.name",
        owner: [organization],
        key: own [code],
        first_code: "KL01",
        sheet: "课例" = "公开课、示范课、同步课堂等，一节课一行；远程接收的班级写在“接收班级”。",
        order: "r.day DESC, r.period, r.code COLLATE by_code",
        pub code: String = "编号" as Kind::Code,
        pub name: String = "课题",
        pub kind: String = "课型" as Kind::Form,
        pub day: NaiveDate = "上课日期",
        pub period: Option<i64> = "第几节" as Kind::Count,
        pub organization: OrganizationId = "授课学校",
        pub class: Option<String> = "授课班级",
        pub subject: Option<String> = "学科" as word(WordList::Subject),
        pub teacher: Option<PersonId> = "执教",
        pub community: Option<CommunityId> = "教研共同体",
        pub activity: Option<ActivityId> = "相关活动",
        pub note: Option<String> = "备注" as Kind::LongText,
    }
}

record! {
    /// A class that takes part in a lesson from afar (接收班级).
    pub struct LessonReceiver(LessonReceiverId) {
        table: "lesson_receiver", label: "接收班级", ownership: School,
        title: "(SELECT o.name FROM organization o WHERE o.uid = r.organization) || coalesce(r.class, '')",
        part_of: lesson as receivers,
        owner: [lesson],
        key: derived [lesson, organization, class],
        sheet: "接收班级" = "远程接收一节课的班级，一个班一行。",
        order: "r.seq, r.uid",
        pub lesson: LessonId = "课例",
        pub organization: OrganizationId = "接收学校",
        pub class: Option<String> = "接收班级",
        pub students: Option<i64> = "学生人数" as Kind::Count,
        pub seq: i64 = "顺序" or "0",
    }
}

plain! { Lesson, parts: LessonReceiver,
    unit: "节",
    list: [day, name, kind, subject, organization, teacher],
    form: [[name, code], [kind, subject], [day, period], [organization, class], [teacher, community], [activity], [note]],
    filter: [kind, subject, organization, teacher],
    group: kind,
    year_of: day,
    check: received_elsewhere,
}

/// The class that is taught does not receive its own lesson.
fn received_elsewhere(
    lesson: &Lesson,
    receivers: &[LessonReceiver],
    _: Reader<'_>,
) -> Result<()> {
    let itself = |receiver: &LessonReceiver| {
        receiver.organization == lesson.organization && receiver.class == lesson.class
    };
    match receivers.iter().any(itself) {
        true => Err(Error::invalid(
            "receivers",
            "接收班级里有授课的班级本身。请改为接收的学校和班级，或删去这一行。",
        )),
        false => Ok(()),
    }
}
