//! 各校每学期教研活动开展情况统计表 (D08).
use chrono::NaiveDate;

use super::Scope;
use crate::annual_workbook::names::SHARES;
use crate::annual_workbook::table::{Fields, Places, When};
use crate::sheet::{Cell, Kind};

/// One school in one term (各校每学期教研活动开展情况统计表).
pub(crate) struct QuotaLine {
    pub(crate) member: u32,
    pub(crate) community: String,
    pub(crate) school: String,
    pub(crate) term: &'static str,
    pub(crate) host: u32,
    pub(crate) active: u32,
    pub(crate) attend: u32,
    pub(crate) person_times: u32,
    pub(crate) hours: f64,
    pub(crate) value: u32,
    pub(crate) verdict: &'static str,
    pub(crate) gap: u32,
    pub(crate) latest: Option<NaiveDate>,
    /// A02《……》承办；A05……
    pub(crate) counted: String,
    pub(crate) not_counted: String,
    pub(crate) explanation: String,
}

pub(crate) fn fields(scope: Scope) -> Fields<QuotaLine> {
    let mut fields = Fields::<QuotaLine>::new();
    if scope.whole_county {
        fields
            .add("教研共同体", Kind::Place, |row, _| {
                (&row.community).into()
            })
            .wide(21.0);
    }
    fields
        .add("学校", Kind::Place, |row, _| (&row.school).into())
        .wide(15.0)
        .joined(|row| row.member);
    fields.add("学期", Kind::Word, |row, _| row.term.into());
    fields
        .add("承办", Kind::Count, |row, places| {
            counted(row, places, "承办", row.host)
        })
        .summed();
    fields
        .add("承担任务", Kind::Count, |row, places| {
            counted(row, places, "承担任务", row.active)
        })
        .summed();
    fields
        .add("参加", Kind::Count, |row, places| {
            counted(row, places, "参加", row.attend)
        })
        .summed();
    fields
        .add("参加人次", Kind::Count, |row, places| {
            let only = [("计入", "\"是\"")];
            added_up(row, places, "到会人数", &only, row.person_times)
        })
        .summed();
    fields
        .add("学时", Kind::Measure, |row, places| {
            counted(row, places, "学时", row.hours)
        })
        .summed();
    if scope.self_check {
        add_verdict(&mut fields, scope.decided);
    }
    fields
        .add("情况说明", Kind::Long, |row, _| {
            (&row.explanation).into()
        })
        .wide(18.0);
    fields
}

fn counted(
    row: &QuotaLine,
    places: &Places,
    column: &'static str,
    value: impl Into<f64>,
) -> Cell<'static> {
    added_up(row, places, column, &[], value)
}

/// What 各校参加情况 adds up to for this school and term; the number alone where that sheet is not in
/// the workbook.
fn added_up(
    row: &QuotaLine,
    places: &Places,
    column: &'static str,
    only: &[When<'_>],
    value: impl Into<f64>,
) -> Cell<'static> {
    let value: f64 = value.into();
    if !places.has(SHARES, column) {
        return value.into();
    }
    let number = row.member.to_string();
    let term = format!("\"{}\"", row.term);
    let mut when = vec![("学校序号", &*number), ("学期", &*term)];
    when.extend(only);
    Cell::formula(places.sum_ifs(SHARES, column, &when), value)
}

/// What the secretary needs besides: the verdict where there is one, and the lists behind it.
fn add_verdict(fields: &mut Fields<QuotaLine>, decided: bool) {
    if decided {
        fields.add("按口径计", Kind::Count, |row, _| row.value.into());
        fields.add("结论", Kind::Word, |row, _| row.verdict.into());
        fields.add("还差", Kind::Count, |row, _| {
            if row.gap == 0 {
                Cell::Blank
            } else {
                row.gap.into()
            }
        });
        fields.add("最迟须在", Kind::Day, |row, _| Cell::maybe(row.latest));
    }
    fields
        .add("计入的活动", Kind::Long, |row, _| {
            (&row.counted).into()
        })
        .wide(28.0);
    fields
        .add("未计入的活动及原因", Kind::Long, |row, _| {
            (&row.not_counted).into()
        })
        .wide(32.0);
}
