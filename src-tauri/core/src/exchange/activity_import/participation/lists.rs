//! The lists of a file: their columns, their rows, and what stands above them.
use std::ops::Range;

use crate::exchange::normal::key;
use crate::exchange::tabular::{Cell, Row, Sheet, Workbook, column_letters};

use super::above::{Above, above, is_foot, is_line};
use super::columns::{Column, names_day};
use super::heads::{Head, Heading, heads};
use super::said::{Said, said};

/// One list.
#[derive(Debug, Clone)]
pub(super) struct List {
    /// Place of its sheet in the file.
    pub sheet: usize,
    /// A20:D40, where the sheet holds several.
    pub range: Option<String>,
    /// Places of its rows among those of the sheet.
    pub rows: Vec<usize>,
    pub columns: Vec<(usize, Heading)>,
    pub above: Above,
}

/// How a list tells who took part in what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A column an activity.
    Table,
    /// All of one activity.
    Sheet,
    /// Every row names its activity.
    Rows,
}

impl List {
    pub(super) fn first_of(&self, column: Column) -> Option<usize> {
        self.all_of(column).next()
    }

    pub(super) fn all_of(&self, column: Column) -> impl Iterator<Item = usize> + '_ {
        let columns = self.columns.iter();
        columns
            .filter(move |(_, heading)| heading.column == column)
            .map(|(at, _)| *at)
    }

    /// Days above columns make a table; marks alone do where nothing else tells who signed in to what.
    pub(super) fn shape(&self, sheet: &Sheet) -> Shape {
        let has = |columns: &[Column]| {
            columns
                .iter()
                .any(|column| self.first_of(*column).is_some())
        };
        let mut free = self.all_of(Column::Free);
        match () {
            () if self.all_of(Column::Free).any(|at| self.has_day(at)) => Shape::Table,
            () if has(&[Column::Day, Column::Title, Column::ActivityCode]) => Shape::Rows,
            () if has(&[Column::Status]) => Shape::Sheet,
            () if free.any(|at| self.has_marks(sheet, at)) => Shape::Table,
            () => Shape::Sheet,
        }
    }

    /// Whether a column of a table is of an activity: a day stands above it, or marks stand in it.
    pub(super) fn is_activity(&self, sheet: &Sheet, at: usize) -> bool {
        self.has_day(at) || self.has_marks(sheet, at)
    }

    fn has_day(&self, at: usize) -> bool {
        let heading = self.columns.iter().find(|(column, _)| *column == at);
        heading.is_some_and(|(_, heading)| {
            heading.pieces.iter().any(|piece| names_day(piece))
                || names_day(&heading.pieces.concat())
        })
    }

    /// Whether the columns hold numbers that are no marks, such as hours: then 1 and 0 are none, either.
    pub(super) fn has_other_numbers(&self, sheet: &Sheet) -> bool {
        let marks = self.all_of(Column::Free).chain(self.all_of(Column::Status));
        let marks: Vec<usize> = marks.collect();
        let is_other = |cell: &Cell| {
            let number = cell.shown().parse::<f64>();
            number.is_ok_and(|number| number != 0.0 && number != 1.0)
        };
        let mut rows = self.rows.iter().map(|row| &sheet.rows[*row]);
        rows.any(|row| {
            let is_person = self
                .first_of(Column::Name)
                .is_some_and(|at| !row.cell(at).is_empty());
            is_person && marks.iter().any(|at| is_other(row.cell(*at)))
        })
    }

    /// Most of what is filled in are words of sign-in.
    fn has_marks(&self, sheet: &Sheet, at: usize) -> bool {
        let shown = self
            .rows
            .iter()
            .map(|row| sheet.rows[*row].cell(at).shown());
        let filled: Vec<String> = shown.filter(|text| !text.is_empty()).collect();
        let is_mark = |text: &&String| said(text) != Said::Word && text.parse::<f64>().is_err();
        let marks = filled.iter().filter(is_mark).count();
        marks * 2 > filled.len()
    }
}

/// All lists of a file.
pub(super) fn lists(book: &Workbook) -> Vec<List> {
    let mut lists = Vec::new();
    for (at, sheet) in book.sheets.iter().enumerate() {
        of_sheet(at, sheet, &mut lists);
    }
    lists
}

fn of_sheet(at: usize, sheet: &Sheet, lists: &mut Vec<List>) {
    let heads = heads(sheet);
    let mut sections: Vec<Section> = Vec::new();
    for head in heads {
        let top = sections.last().map_or(0, |section| section.rows.start);
        let lines = lines_before(sheet, head.from, top, sections.is_empty());
        let silent = !above(&sheet.rows[lines.clone()], |_| true).says_activity();
        match sections.last_mut() {
            // The headings once more, on the next page of a printed list.
            Some(last) if silent && last.head.columns == head.columns => {
                last.again.push(head.from..head.to + 1);
            }
            last => {
                // Other headings without a title of their own are of the same activity.
                let mut lines_above = lines.clone();
                if let Some(last) = last {
                    last.rows.end = lines.start;
                    if silent {
                        lines_above = last.lines.clone();
                    }
                }
                sections.push(Section {
                    rows: head.to + 1..sheet.rows.len(),
                    again: Vec::new(),
                    head,
                    lines: lines_above,
                });
            }
        }
    }
    let several = sections.len() > 1;
    for section in sections {
        let blocks = blocks(&section.head);
        let several = several || blocks.len() > 1;
        for columns in blocks {
            lists.push(section.list(at, sheet, columns, several));
        }
    }
}

/// Headings, and what belongs to them.
struct Section {
    head: Head,
    rows: Range<usize>,
    /// Where the headings are repeated.
    again: Vec<Range<usize>>,
    /// Where its titles stand.
    lines: Range<usize>,
}

impl Section {
    fn list(&self, at: usize, sheet: &Sheet, columns: Vec<usize>, several: bool) -> List {
        let is_head = |row: &usize| self.again.iter().any(|again| again.contains(row));
        let rows: Vec<usize> = self.rows.clone().filter(|row| !is_head(row)).collect();
        let mut above = above(&sheet.rows[self.lines.clone()], |at| columns.contains(&at));
        for row in rows.iter().map(|row| &sheet.rows[*row]) {
            above.read_foot(row);
        }
        let ends = columns.first().zip(columns.last());
        let numbers = self.rows.clone().map(|row| sheet.rows[row].number);
        let range = ends.filter(|_| several).map(|(first, last)| {
            let (left, right) = (column_letters(*first), column_letters(*last));
            let top = sheet.rows[self.head.from].number;
            let bottom = numbers.max().unwrap_or(top);
            format!("{left}{top}:{right}{bottom}")
        });
        List {
            sheet: at,
            range,
            rows,
            columns: columns
                .into_iter()
                .map(|column| (column, self.head.columns[column].clone()))
                .collect(),
            above,
        }
    }
}

/// The rows above headings that are titles and particulars; above the first ones all are.
fn lines_before(sheet: &Sheet, head: usize, top: usize, first: bool) -> Range<usize> {
    let mut from = head;
    while from > top && (first || is_own_line(&sheet.rows[from - 1])) {
        from -= 1;
    }
    from..head
}

fn is_own_line(row: &Row) -> bool {
    is_line(row) && !is_foot(row)
}

/// Columns of every list among those side by side: each begins as the first one does, and columns before
/// the first belong to all.
fn blocks(head: &Head) -> Vec<Vec<usize>> {
    let width = head.columns.len();
    let kind = |at: usize| head.columns[at].column;
    let mains: Vec<usize> = (0..width).filter(|at| kind(*at) == Column::Name).collect();
    let (Some(first), true) = (mains.first(), mains.len() > 1) else {
        return vec![(0..width).collect()];
    };
    let alike = |back: &usize| {
        mains.windows(2).all(|pair| pair[1] - pair[0] > *back)
            && mains
                .iter()
                .all(|main| same(head, main - back, first - back))
    };
    let lead = (1..=*first).take_while(alike).count();
    let starts: Vec<usize> = mains.iter().map(|main| main - lead).collect();
    let ends = starts.iter().skip(1).copied().chain([width]);
    let own = starts.iter().zip(ends).map(|(start, end)| *start..end);
    own.map(|own| (0..starts[0]).chain(own).collect()).collect()
}

fn same(head: &Head, one: usize, other: usize) -> bool {
    let heading = |at: usize| head.columns[at].pieces.last().map(|piece| key(piece));
    heading(one) == heading(other)
}
