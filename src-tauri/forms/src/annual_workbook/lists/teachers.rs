//! 教师参与统计 (D16): how often each teacher came and what he or she carried.
use lianyan_core::counting::Involvement;

use super::{Scope, one_or_none};
use crate::annual_workbook::names::SIGN_INS;
use crate::annual_workbook::table::Fields;
use crate::sheet::{Cell, Kind};

/// A teacher's year (教师参与统计).
pub(crate) struct TeacherRow {
    pub(crate) number: u32,
    pub(crate) member: Option<u32>,
    pub(crate) community: String,
    pub(crate) school: String,
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) subject: String,
    pub(crate) title: String,
    pub(crate) post: String,
    pub(crate) times: u32,
    pub(crate) hours: f64,
    /// 执教2、点评1
    pub(crate) roles: String,
    pub(crate) role_times: u32,
    /// The one line of this teacher that counts in the county.
    pub(crate) once: bool,
    pub(crate) involvement: Involvement,
    /// 6月28日到校，之后没有计入的活动
    pub(crate) no_occasion: String,
    /// 支教在外……
    pub(crate) away: String,
}

impl TeacherRow {
    /// Signed in to something that counts, or carried something in it.
    pub(crate) fn took_part(&self) -> bool {
        self.times > 0 || self.role_times > 0
    }
}

pub(crate) fn fields(scope: Scope) -> Fields<TeacherRow> {
    let mut fields = Fields::<TeacherRow>::new();
    fields.add("序号", Kind::Serial, |row, _| row.number.into());
    scope.community(&mut fields, |row, _| (&row.community).into());
    fields.add("学校", Kind::Place, |row, _| (&row.school).into());
    fields.add("编号", Kind::Code, |row, _| (&row.code).into());
    fields.add("姓名", Kind::Name, |row, _| (&row.name).into());
    fields.add("学科", Kind::Word, |row, _| (&row.subject).into());
    fields.add("职称", Kind::Word, |row, _| (&row.title).into());
    fields
        .add("职务", Kind::Word, |row, _| (&row.post).into())
        .wide(14.0);
    fields
        .add("参加次数", Kind::Count, |row, places| {
            let when = [("教师序号", &*row.number.to_string())];
            Cell::formula(places.sum_ifs(SIGN_INS, "计入人次", &when), row.times)
        })
        .summed();
    fields
        .add("学时", Kind::Measure, |row, places| {
            let when = [("教师序号", &*row.number.to_string())];
            Cell::formula(places.sum_ifs(SIGN_INS, "计入学时", &when), row.hours)
        })
        .summed();
    fields
        .add("承担次数", Kind::Count, |row, _| row.role_times.into())
        .summed();
    fields
        .add("承担任务", Kind::Long, |row, _| (&row.roles).into())
        .wide(20.0);
    fields
        .add("离岗情况", Kind::Long, |row, _| (&row.away).into())
        .wide(26.0);
    if scope.self_check {
        fields
            .add("提示", Kind::Long, |row, _| {
                match (row.involvement, row.away.is_empty()) {
                    (Involvement::Never, true) => "本学年未参加".into(),
                    (Involvement::Never, false) => "本学年未参加（已登记原因）".into(),
                    (Involvement::NoOccasion, _) => (&row.no_occasion).into(),
                    (Involvement::TookPart, _) => Cell::Blank,
                }
            })
            .wide(20.0);
    }
    fields.key("学校序号", |row, _| Cell::maybe(row.member));
    scope.once(&mut fields, |row, _| one_or_none(row.once));
    fields
}
