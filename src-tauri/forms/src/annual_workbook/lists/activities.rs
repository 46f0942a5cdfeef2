//! 活动台账 (D07): one line an activity.
use chrono::NaiveDate;

use super::{Scope, yes_no};
use crate::annual_workbook::names::SHARES;
use crate::annual_workbook::table::Fields;
use crate::sheet::{Cell, Kind};

/// An activity (活动台账).
pub(crate) struct ActivityRow {
    pub(crate) number: u32,
    pub(crate) community: String,
    pub(crate) code: String,
    pub(crate) day: Option<NaiveDate>,
    pub(crate) term: &'static str,
    pub(crate) form: String,
    pub(crate) subjects: String,
    pub(crate) title: String,
    pub(crate) organisers: String,
    pub(crate) hosts: String,
    /// 第二实验小学6人、前楼中心小学3人
    pub(crate) schools: String,
    pub(crate) people: u32,
    /// 执教：曾庆华（石桥中心小学）；点评：……
    pub(crate) roles: String,
    pub(crate) hours_each: f64,
    pub(crate) hours: f64,
    pub(crate) counts: bool,
    /// Why it is not counted.
    pub(crate) reason: String,
    pub(crate) status: &'static str,
    pub(crate) evidence: String,
    /// 缺照片
    pub(crate) missing: String,
    pub(crate) note: String,
}

pub(crate) fn fields(scope: Scope) -> Fields<ActivityRow> {
    let mut fields = Fields::<ActivityRow>::new();
    add_what(&mut fields, scope);
    add_who(&mut fields);
    add_worth(&mut fields);
    if scope.self_check {
        add_findings(&mut fields);
    }
    fields
        .add("备注", Kind::Long, |row, _| (&row.note).into())
        .wide(11.0);
    fields
}

/// Which activity it is.
fn add_what(fields: &mut Fields<ActivityRow>, scope: Scope) {
    fields.add("序号", Kind::Serial, |row, _| row.number.into());
    scope.community(fields, |row, _| (&row.community).into());
    fields
        .add("编号", Kind::Code, |row, _| (&row.code).into())
        .wide(6.0);
    fields
        .add("日期", Kind::Day, |row, _| Cell::maybe(row.day))
        .wide(14.5);
    fields
        .add("学期", Kind::Word, |row, _| row.term.into())
        .wide(5.5);
    fields
        .add("形式", Kind::Word, |row, _| (&row.form).into())
        .wide(6.0);
    fields
        .add("学科", Kind::Word, |row, _| (&row.subjects).into())
        .wide(6.5);
    fields
        .add("活动主题", Kind::Long, |row, _| (&row.title).into())
        .wide(22.0);
}

/// Who held it and who came.
fn add_who(fields: &mut Fields<ActivityRow>) {
    fields
        .add("主办", Kind::Place, |row, _| (&row.organisers).into())
        .wide(9.0);
    fields
        .add("承办", Kind::Place, |row, _| (&row.hosts).into())
        .wide(10.0);
    fields
        .add("参加学校及人数", Kind::Long, |row, _| {
            (&row.schools).into()
        })
        .wide(20.0);
    fields
        .add("总人数", Kind::Count, |row, places| {
            let when = [("活动序号", &*row.number.to_string())];
            Cell::formula(places.sum_ifs(SHARES, "到会人数", &when), row.people)
        })
        .wide(5.5)
        .summed();
    fields
        .add("执教、主讲等", Kind::Long, |row, _| {
            (&row.roles).into()
        })
        .wide(24.0);
}

/// What it is worth, and what proves it.
fn add_worth(fields: &mut Fields<ActivityRow>) {
    fields
        .add("每人学时", Kind::Measure, |row, _| {
            row.hours_each.into()
        })
        .wide(5.5);
    fields
        .add("总学时", Kind::Measure, |row, places| {
            let when = [("活动序号", &*row.number.to_string())];
            Cell::formula(places.sum_ifs(SHARES, "学时", &when), row.hours)
        })
        .wide(6.0)
        .summed();
    fields
        .add("计入", Kind::Word, |row, _| yes_no(row.counts))
        .wide(5.0);
    fields
        .add("佐证材料", Kind::Long, |row, _| (&row.evidence).into())
        .wide(14.0);
}

/// What only the self-check edition says.
fn add_findings(fields: &mut Fields<ActivityRow>) {
    fields.add("状态", Kind::Word, |row, _| row.status.into());
    fields
        .add("不计入的原因", Kind::Long, |row, _| {
            (&row.reason).into()
        })
        .wide(18.0);
    fields
        .add("缺少的佐证", Kind::Long, |row, _| {
            (&row.missing).into()
        })
        .wide(16.0);
}
