//! 各校每学期教研活动开展情况统计表 (D08).
use chrono::NaiveDate;

use super::Scope;
use crate::annual_workbook::names::SHARES;
use crate::annual_workbook::table::{Fields, Places};
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
            .wide(24.0);
    }
    fields
        .add("学校", Kind::Place, |row, _| (&row.school).into())
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
            let number = row.member.to_string();
            let term = format!("\"{}\"", row.term);
            let when = [("学校序号", &*number), ("学期", &*term), ("计入", "\"是\"")];
            Cell::formula(places.sum_ifs(SHARES, "到会人数", &when), row.person_times)
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
        .wide(24.0);
    fields
}

fn counted(
    row: &QuotaLine,
    places: &Places,
    column: &'static str,
    value: impl Into<f64>,
) -> Cell<'static> {
    let number = row.member.to_string();
    let term = format!("\"{}\"", row.term);
    let when = [("学校序号", &*number), ("学期", &*term)];
    Cell::formula(places.sum_ifs(SHARES, column, &when), value.into())
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
        fields.add("最迟须在", Kind::Date, |row, _| Cell::maybe(row.latest));
    }
    fields
        .add("计入的活动", Kind::Long, |row, _| {
            (&row.counted).into()
        })
        .wide(36.0);
    fields
        .add("未计入的活动及原因", Kind::Long, |row, _| {
            (&row.not_counted).into()
        })
        .wide(44.0);
}
