//! How the lists of a file, their rows and columns are named: to people, in ids, and where they are left out.
use super::findings::{LeftOut, LeftOutKind, TakeIn};
use super::headers::shown_range;
use super::tabular::{Row, Sheet, column_letters, samples, short};

/// One list of a file by its sheet and, where the sheet holds several, its range: E:H, 20:35.
#[derive(Clone, Copy)]
pub(crate) struct Listed<'d> {
    sheet: &'d Sheet,
    range: Option<&'d str>,
}

impl<'d> Listed<'d> {
    pub(crate) fn new(sheet: &'d Sheet, range: Option<&'d String>) -> Self {
        Listed {
            sheet,
            range: range.map(String::as_str),
        }
    }

    /// 教师 · 教师 E—H列 · 教师 第20—35行
    pub(crate) fn name(self) -> String {
        let name = &self.sheet.name;
        match self.range {
            None => name.clone(),
            Some(range) => format!("{name} {}", shown_range(range)),
        }
    }

    /// 教师 · 教师/E:H
    pub(crate) fn reference(self) -> String {
        let name = &self.sheet.name;
        match self.range {
            None => name.clone(),
            Some(range) => format!("{name}/{range}"),
        }
    }

    /// 教师/3
    pub(crate) fn row_id(self, row: u32) -> String {
        format!("{}/{row}", self.reference())
    }

    /// 教师/H
    pub(crate) fn column_id(self, column: usize) -> String {
        format!("{}/{}", self.reference(), column_letters(column))
    }

    /// 工作表“教师”
    pub(crate) fn place(self) -> String {
        format!("工作表“{}”", self.name())
    }

    /// 工作表“教师”H列“办公电话”
    pub(crate) fn column_place(self, column: usize, heading: &str) -> String {
        let letters = column_letters(column);
        match heading {
            "" => format!("{}{letters}列", self.place()),
            heading => format!("{}{letters}列“{heading}”", self.place()),
        }
    }

    /// The whole list, left out.
    pub(crate) fn left_out(self, reason: String, count: usize, sample: String) -> LeftOut {
        LeftOut {
            id: self.reference(),
            kind: match self.range {
                None => LeftOutKind::Sheet,
                Some(_) => LeftOutKind::Part,
            },
            place: self.place(),
            reason,
            count: count as u32,
            sample,
            take_in: TakeIn::Click,
        }
    }

    /// A row that is left out, which holds a record.
    pub(crate) fn row_left_out(self, row: u32, reason: &str, sample: String) -> LeftOut {
        LeftOut {
            id: self.row_id(row),
            kind: LeftOutKind::Row,
            place: format!("{}第{row}行", self.place()),
            reason: reason.to_owned(),
            count: 1,
            sample,
            take_in: TakeIn::Click,
        }
    }

    /// A column that fills no field; `None` where nothing stands in it.
    pub(crate) fn column_left_out(
        self,
        column: usize,
        heading: &str,
        rows: &[&Row],
        reason: &str,
    ) -> Option<LeftOut> {
        let samples = samples(rows, column);
        (!samples.is_empty()).then(|| LeftOut {
            id: self.column_id(column),
            kind: LeftOutKind::Column,
            place: self.column_place(column, heading),
            reason: reason.to_owned(),
            count: 0,
            sample: short(&samples.join("、")),
            take_in: TakeIn::Field,
        })
    }
}
