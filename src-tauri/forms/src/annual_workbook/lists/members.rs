//! 成员学校: who belongs, whom to ask, and the year's sums of each.
use chrono::NaiveDate;

use super::{Scope, one_or_none};
use crate::annual_workbook::names::{SHARES, TEACHERS};
use crate::annual_workbook::table::Fields;
use crate::sheet::{Cell, Kind};

/// A member school (成员学校).
pub(crate) struct MemberRow {
    pub(crate) number: u32,
    pub(crate) community: String,
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) stage: String,
    pub(crate) area: String,
    pub(crate) principal: String,
    pub(crate) liaison: String,
    pub(crate) phone: String,
    pub(crate) joined: Option<NaiveDate>,
    pub(crate) left: Option<NaiveDate>,
    pub(crate) teachers: u32,
    /// The first line of this school.
    pub(crate) once: bool,
    pub(crate) person_times: u32,
    pub(crate) hours: f64,
}

pub(crate) fn fields(scope: Scope) -> Fields<MemberRow> {
    let mut fields = Fields::<MemberRow>::new();
    fields.add("序号", Kind::Serial, |row, _| row.number.into());
    scope.community(&mut fields, |row, _| (&row.community).into());
    fields.add("学校编号", Kind::Code, |row, _| (&row.code).into());
    fields.add("学校", Kind::Place, |row, _| (&row.name).into());
    fields
        .add("角色", Kind::Word, |row, _| (&row.role).into())
        .wide(11.0);
    fields
        .add("学段", Kind::Word, |row, _| (&row.stage).into())
        .wide(7.0);
    fields
        .add("区域", Kind::Word, |row, _| (&row.area).into())
        .wide(7.0);
    fields.add("校长", Kind::Name, |row, _| (&row.principal).into());
    fields.add("联络员", Kind::Name, |row, _| (&row.liaison).into());
    fields.add("联系电话", Kind::Phone, |row, _| (&row.phone).into());
    fields.add("加入日期", Kind::Day, |row, _| Cell::maybe(row.joined));
    fields.add("退出日期", Kind::Day, |row, _| Cell::maybe(row.left));
    let teachers = fields.add("教师数", Kind::Count, |row, places| {
        let number = row.number.to_string();
        Cell::formula(
            places.count_ifs(TEACHERS, &[("学校序号", &number)]),
            row.teachers,
        )
    });
    // A school of two communities stands on two lines: the county's number is no sum of these.
    if !scope.whole_county {
        teachers.summed();
    }
    fields
        .add("参加人次", Kind::Count, |row, places| {
            let number = row.number.to_string();
            let when = [("学校序号", number.as_str()), ("计入", "\"是\"")];
            Cell::formula(places.sum_ifs(SHARES, "到会人数", &when), row.person_times)
        })
        .summed();
    fields
        .add("学时", Kind::Measure, |row, places| {
            let number = row.number.to_string();
            Cell::formula(
                places.sum_ifs(SHARES, "学时", &[("学校序号", &number)]),
                row.hours,
            )
        })
        .summed();
    scope.once(&mut fields, |row, _| one_or_none(row.once));
    fields
}
