//! 各校参加情况: one line a school and activity; the statistics add these up.
use chrono::NaiveDate;

use super::{Scope, one_or_none, yes_no};
use crate::annual_workbook::names::SIGN_INS;
use crate::annual_workbook::table::{Fields, Places};
use crate::sheet::{Cell, Kind};

/// One school's part in one activity (各校参加情况).
pub(crate) struct ShareRow {
    pub(crate) activity: u32,
    /// Number of the member school; `None` for guests.
    pub(crate) member: Option<u32>,
    pub(crate) community: String,
    pub(crate) code: String,
    pub(crate) day: Option<NaiveDate>,
    pub(crate) term: &'static str,
    pub(crate) title: String,
    pub(crate) school: String,
    pub(crate) host: bool,
    pub(crate) active: bool,
    pub(crate) attended: bool,
    /// How many came.
    pub(crate) people: u32,
    /// `people` are the lines of the sign-in details, not a head count.
    pub(crate) by_name: bool,
    pub(crate) hours: f64,
    pub(crate) counts: bool,
    /// 承办 · 曾庆华点评
    pub(crate) how: String,
}

pub(crate) fn fields(scope: Scope) -> Fields<ShareRow> {
    let mut fields = Fields::<ShareRow>::new();
    scope.community(&mut fields, |row, _| (&row.community).into());
    fields
        .add("活动编号", Kind::Code, |row, _| (&row.code).into())
        .wide(7.5);
    fields.add("日期", Kind::Day, |row, _| Cell::maybe(row.day));
    fields.add("学期", Kind::Word, |row, _| row.term.into());
    fields.add("活动主题", Kind::Long, |row, _| (&row.title).into());
    fields.add("学校", Kind::Place, |row, _| (&row.school).into());
    fields
        .add("承办", Kind::Count, |row, _| one_or_none(row.host))
        .summed();
    fields
        .add("承担任务", Kind::Count, |row, _| {
            one_or_none(row.active)
        })
        .summed();
    fields
        .add("参加", Kind::Count, |row, _| one_or_none(row.attended))
        .summed();
    fields
        .add("到会人数", Kind::Count, people_of_share)
        .summed();
    fields
        .add("学时", Kind::Measure, |row, _| row.hours.into())
        .summed();
    fields
        .add("计入", Kind::Word, |row, _| yes_no(row.counts))
        .wide(5.5);
    fields
        .add("怎样参加", Kind::Long, |row, _| (&row.how).into())
        .wide(20.0);
    fields.key("活动序号", |row, _| row.activity.into());
    fields.key("学校序号", |row, _| Cell::maybe(row.member));
    fields
}

/// Of the names on the sheet where there are any; else the head count itself.
fn people_of_share(row: &ShareRow, places: &Places) -> Cell<'static> {
    match row.member {
        Some(member) if row.by_name => {
            let (activity, member) = (row.activity.to_string(), member.to_string());
            let when = [
                ("活动序号", &*activity),
                ("学校序号", &*member),
                ("实到", "1"),
            ];
            Cell::formula(places.count_ifs(SIGN_INS, &when), row.people)
        }
        _ => row.people.into(),
    }
}
