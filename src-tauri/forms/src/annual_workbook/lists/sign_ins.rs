//! 签到明细: one line a person and activity.
use chrono::NaiveDate;

use super::{Scope, one_or_none, yes_no};
use crate::annual_workbook::table::Fields;
use crate::sheet::{Cell, Kind};

/// One person on one sheet (签到明细).
pub(crate) struct SignInRow {
    pub(crate) activity: u32,
    pub(crate) member: Option<u32>,
    pub(crate) person: Option<u32>,
    pub(crate) community: String,
    pub(crate) code: String,
    pub(crate) day: Option<NaiveDate>,
    pub(crate) term: &'static str,
    pub(crate) title: String,
    pub(crate) school: String,
    pub(crate) name: String,
    pub(crate) subject: String,
    pub(crate) post: String,
    pub(crate) expected: bool,
    pub(crate) status: &'static str,
    pub(crate) absence: &'static str,
    pub(crate) sessions: String,
    pub(crate) came: bool,
    pub(crate) counts: bool,
    pub(crate) hours: f64,
    pub(crate) note: String,
}

pub(crate) fn fields(scope: Scope) -> Fields<SignInRow> {
    let mut fields = Fields::<SignInRow>::new();
    scope.community(&mut fields, |row, _| (&row.community).into());
    fields
        .add("活动编号", Kind::Code, |row, _| (&row.code).into())
        .wide(7.5);
    fields.add("日期", Kind::Day, |row, _| Cell::maybe(row.day));
    fields.add("学期", Kind::Word, |row, _| row.term.into());
    fields
        .add("活动主题", Kind::Long, |row, _| (&row.title).into())
        .wide(26.0);
    fields
        .add("学校", Kind::Place, |row, _| (&row.school).into())
        .wide(15.0);
    fields.add("姓名", Kind::Name, |row, _| (&row.name).into());
    fields.add("学科", Kind::Word, |row, _| (&row.subject).into());
    fields
        .add("职务", Kind::Word, |row, _| (&row.post).into())
        .wide(12.0);
    fields
        .add("应到", Kind::Word, |row, _| yes_no(row.expected))
        .wide(5.5);
    fields.add("签到情况", Kind::Word, |row, _| row.status.into());
    fields.add("请假原因", Kind::Word, |row, _| row.absence.into());
    if scope.has_sessions {
        fields
            .add("各环节", Kind::Long, |row, _| (&row.sessions).into())
            .wide(20.0);
    }
    fields
        .add("实到", Kind::Count, |row, _| one_or_none(row.came))
        .wide(5.5)
        .summed();
    fields
        .add("计入人次", Kind::Count, |row, _| {
            one_or_none(row.came && row.counts)
        })
        .summed();
    fields
        .add("计入学时", Kind::Measure, |row, _| row.hours.into())
        .summed();
    fields
        .add("备注", Kind::Long, |row, _| (&row.note).into())
        .wide(10.0);
    fields.key("活动序号", |row, _| row.activity.into());
    fields.key("学校序号", |row, _| Cell::maybe(row.member));
    fields.key("教师序号", |row, _| Cell::maybe(row.person));
    fields
}
