//! Rows that nobody is sure of, as a table of their own with the reasons beside them.
use crate::error::Result;
use crate::exchange::findings::Doubt;
use crate::exchange::roster_import::RejectedRows;
use crate::ledger::Reader;

use super::draft::Draft;
use super::intake::{Line, intake};
use super::preview::{LineState, told_place, written};

/// What stands in the rows that are asked about or have faults, as in the file, with 原行号, 问题 and 改法.
///
/// # Errors
/// When the ledger cannot be read.
pub fn unsure(reader: Reader<'_>, draft: &Draft) -> Result<RejectedRows> {
    let intake = intake(reader, draft)?;
    let lines: Vec<&Line<'_>> = intake
        .lines
        .iter()
        .filter(|line| matches!(line.state(), LineState::Open | LineState::Faulty))
        .collect();
    let mut columns: Vec<String> = Vec::new();
    for cell in lines.iter().flat_map(|line| written(draft, line)) {
        if !columns.contains(&cell.heading) {
            columns.push(cell.heading);
        }
    }
    let rows = lines.iter().map(|line| {
        let cells = written(draft, line);
        let text = |heading: &String| {
            let cell = cells.iter().find(|cell| cell.heading == *heading);
            cell.map_or_else(String::new, |cell| cell.text.clone())
        };
        let mut row = vec![told_place(draft, line.place)];
        row.extend(columns.iter().map(text));
        row.push(problems(line));
        row.push(remedies(line));
        row
    });
    let rows = rows.collect();
    let mut headings = vec!["原行号".to_owned()];
    headings.extend(columns.iter().cloned());
    headings.extend(["问题".to_owned(), "改法".to_owned()]);
    Ok(RejectedRows {
        title: format!("{}中没把握的行", draft.book.name),
        headings,
        rows,
    })
}

fn open<'l>(line: &'l Line<'_>) -> impl Iterator<Item = &'l Doubt> {
    let doubts = line.reading.doubts.iter();
    doubts.filter(|doubt| doubt.is_open())
}

fn problems(line: &Line<'_>) -> String {
    let faults = line.reading.faults.iter().cloned();
    let problems = open(line).map(asked).chain(faults);
    problems.collect::<Vec<_>>().join("\n")
}

fn remedies(line: &Line<'_>) -> String {
    open(line).map(choices).collect::<Vec<_>>().join("\n")
}

/// 是哪一天？（只写了月份，没有写哪一天）
pub(super) fn asked(doubt: &Doubt) -> String {
    format!("{}（{}）", doubt.question, doubt.reason)
}

/// What may be answered, in words.
pub(super) fn choices(doubt: &Doubt) -> String {
    let labels = doubt.choices.iter().map(|choice| choice.label.as_str());
    labels.collect::<Vec<_>>().join("，或者")
}
