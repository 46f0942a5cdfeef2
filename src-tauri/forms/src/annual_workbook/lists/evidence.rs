//! 佐证清单: one line a piece; in the 自查版 also what is missing.
use chrono::NaiveDate;

use super::{Scope, one_or_none};
use crate::annual_workbook::table::Fields;
use crate::sheet::{Cell, Kind};

/// A piece of evidence, or the lack of one (佐证清单).
pub(crate) struct EvidenceRow {
    pub(crate) community: String,
    pub(crate) code: String,
    pub(crate) day: Option<NaiveDate>,
    pub(crate) term: &'static str,
    pub(crate) activity_title: String,
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) taken_on: Option<NaiveDate>,
    pub(crate) pieces: Option<u32>,
    pub(crate) file_name: String,
    pub(crate) paper_place: String,
    /// Not there.
    pub(crate) missing: bool,
    pub(crate) explanation: String,
}

pub(crate) fn fields(scope: Scope) -> Fields<EvidenceRow> {
    let mut fields = Fields::<EvidenceRow>::new();
    scope.community(&mut fields, |row, _| (&row.community).into());
    fields
        .add("活动编号", Kind::Code, |row, _| (&row.code).into())
        .wide(7.5);
    fields.add("日期", Kind::Day, |row, _| Cell::maybe(row.day));
    fields.add("学期", Kind::Word, |row, _| row.term.into());
    fields
        .add("活动主题", Kind::Long, |row, _| {
            (&row.activity_title).into()
        })
        .wide(30.0);
    fields
        .add("材料种类", Kind::Word, |row, _| (&row.kind).into())
        .wide(10.0);
    fields
        .add("材料名称", Kind::Long, |row, _| (&row.title).into())
        .wide(20.0);
    fields.add("形成日期", Kind::Day, |row, _| {
        Cell::maybe(row.taken_on)
    });
    fields
        .add("页数或张数", Kind::Count, |row, _| {
            Cell::maybe(row.pieces)
        })
        .wide(7.0)
        .summed();
    fields
        .add("件数", Kind::Count, |row, _| one_or_none(!row.missing))
        .wide(5.5)
        .summed();
    fields
        .add("文件名", Kind::Long, |row, _| (&row.file_name).into())
        .wide(20.0);
    fields
        .add("存放", Kind::Word, |row, _| (&row.paper_place).into())
        .wide(10.0);
    if scope.self_check {
        fields
            .add("有无", Kind::Word, |row, _| {
                if row.missing {
                    "缺".into()
                } else {
                    "有".into()
                }
            })
            .wide(5.5);
    }
    fields
        .add("说明", Kind::Long, |row, _| (&row.explanation).into())
        .wide(14.0);
    fields
}
