//! 活动记录: what was written in the program of each activity.
use chrono::NaiveDate;

use super::Scope;
use crate::annual_workbook::table::Fields;
use crate::sheet::{Cell, Kind};

/// The record of one activity (活动记录).
pub(crate) struct RecordRow {
    pub(crate) community: String,
    pub(crate) code: String,
    pub(crate) day: Option<NaiveDate>,
    pub(crate) title: String,
    pub(crate) process: String,
    pub(crate) results: String,
    pub(crate) problems: String,
    pub(crate) recorder: String,
}

pub(crate) fn fields(scope: Scope) -> Fields<RecordRow> {
    let mut fields = Fields::<RecordRow>::new();
    scope.community(&mut fields, |row, _| (&row.community).into());
    fields
        .add("活动编号", Kind::Code, |row, _| (&row.code).into())
        .wide(7.5);
    fields.add("日期", Kind::Day, |row, _| Cell::maybe(row.day));
    fields
        .add("活动主题", Kind::Long, |row, _| (&row.title).into())
        .wide(18.0);
    fields
        .add("主要过程", Kind::Long, |row, _| (&row.process).into())
        .wide(44.0);
    fields
        .add("观点与成效", Kind::Long, |row, _| {
            (&row.results).into()
        })
        .wide(24.0);
    fields
        .add("存在问题与改进", Kind::Long, |row, _| {
            (&row.problems).into()
        })
        .wide(20.0);
    fields.add("记录人", Kind::Name, |row, _| (&row.recorder).into());
    fields
}
