//! The rows with problems as a table of their own, with the reasons beside them, to be mended in
//! WPS and imported again.
use crate::error::Result;
use crate::exchange::headers::{Kind, ListField};
use crate::ledger::Reader;

use super::draft::Draft;
use super::fields::Fault;
use super::intake::intake;
use super::line::Line;
use super::line::RowState;

/// A table to be drawn: headings and rows of text.
#[derive(Debug, Clone, PartialEq)]
pub struct RejectedRows {
    pub title: String,
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// What stands in the rows with problems, as in the file, with 原行号, 问题 and 改法.
pub fn rejected(reader: Reader<'_>, draft: &Draft) -> Result<RejectedRows> {
    let intake = intake(reader, draft)?;
    let fields: Vec<ListField> = draft
        .kind
        .fields()
        .into_iter()
        .filter(|field| {
            let mut lines = intake.lines.iter();
            lines.any(|line| {
                draft
                    .fields_of(line.place.sheet)
                    .any(|known| known == *field)
            })
        })
        .collect();
    let lines = intake
        .lines
        .iter()
        .filter(|line| line.state() == RowState::Problem);
    let rows = lines.map(|line| {
        let cells = fields.iter().map(|field| raw(draft, line, *field));
        // A line each, so that what is wrong stands beside what to do.
        let all = |part: fn(&Fault) -> String| {
            let parts: Vec<String> = line.faults.iter().map(part).collect();
            parts.join("\n")
        };
        let sheet = draft.name_of(line.place.sheet);
        let mut row = vec![format!("{sheet}第{}行", line.place.row)];
        row.extend(cells);
        row.push(all(problem));
        row.push(all(|fault| fault.remedy.clone()));
        row
    });
    let mut headings = vec!["原行号".to_owned()];
    headings.extend(fields.iter().map(|field| field.label().to_owned()));
    headings.extend(["问题".to_owned(), "改法".to_owned()]);
    Ok(RejectedRows {
        title: format!("{}中有问题的行", draft.book.name),
        headings,
        rows: rows.collect(),
    })
}

/// 出生年月：月份应为1至12
fn problem(fault: &Fault) -> String {
    match fault.field.map(ListField::label) {
        Some(label) if !fault.message.starts_with(label) => format!("{label}：{}", fault.message),
        _ => fault.message.clone(),
    }
}

/// As in the file; a school that is known by its name, since it may have been mended by its 编号.
fn raw(draft: &Draft, line: &Line, field: ListField) -> String {
    let value = line.values.get(&field);
    let raw = draft.raw(line.place, field);
    let raw = raw.filter(|_| field != ListField::School || value.is_none());
    raw.or_else(|| Some(value?.shown().to_owned()))
        .unwrap_or_default()
}
