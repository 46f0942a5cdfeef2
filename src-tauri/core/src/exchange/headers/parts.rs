//! Lists on one sheet: blocks of columns side by side, lists one below the other, and sections under the
//! name of a school each. Every part is read as a sheet of its own, its cells where they stand.
use std::ops::Range;

use crate::exchange::tabular::{Cell, Row, Sheet, column_letters};

use super::fields::{Confidence, ListField};
use super::kind::Kind;
use super::naming::spelled;
use super::skipping::is_total;
use super::{ColumnGuess, Layout, guess};

/// In bytes; what is longer is a sentence.
const LONGEST_HEADING: usize = 36;

/// Rows below headings that tell what their columns are.
const ROWS_WITHIN: usize = 200;

/// One list of a sheet.
#[derive(Debug, Clone)]
pub struct Part<F = ListField> {
    /// The sheet with nothing but this list on it.
    pub sheet: Sheet,
    pub layout: Option<Layout<F>>,
    /// The row above its own rows that names their school.
    pub section: Option<String>,
    /// E:H or 20:35, where the sheet holds more than this list.
    pub range: Option<String>,
}

/// All lists of a sheet, left to right, top to bottom. `names_school`: whether a line between rows
/// says that the rows below are of a certain school.
pub fn parts<K: Kind>(
    sheet: Sheet,
    kind: K,
    earlier: usize,
    names_school: impl Fn(&str) -> bool,
) -> Vec<Part<K::Field>> {
    let Some(layout) = guess(&sheet, kind, earlier) else {
        return without_headings(sheet, kind);
    };
    let blocks = blocks(&layout, kind);
    if blocks.len() < 2 {
        return one_below_other(sheet, Some(layout), kind, None, &names_school);
    }
    let mut parts = Vec::new();
    let mut before = earlier;
    for block in blocks {
        let sheet = block.of(&sheet);
        let layout = guess(&sheet, kind, before);
        before += sheet.rows.len();
        let columns = Some(&block.own);
        parts.extend(one_below_other(sheet, layout, kind, columns, &names_school));
    }
    parts
}

impl<F> Part<F> {
    fn whole(sheet: Sheet, layout: Option<Layout<F>>) -> Self {
        Part {
            sheet,
            layout,
            section: None,
            range: None,
        }
    }
}

/// E:H as E—H列, 20:35 as 第20—35行.
pub(crate) fn shown_range(range: &str) -> String {
    let range = match range.split_once(':') {
        Some((from, to)) if from == to => from.to_owned(),
        _ => range.replace(':', "—"),
    };
    match range.chars().next() {
        Some(first) if first.is_ascii_digit() => format!("第{range}行"),
        _ if range.contains(|c: char| c.is_ascii_digit()) => range,
        _ => format!("{range}列"),
    }
}

/// Columns of one list among several side by side.
struct Block {
    own: Range<usize>,
    /// Columns at the left that belong to every block, such as the school of a row.
    shared: Range<usize>,
}

impl Block {
    fn of(&self, sheet: &Sheet) -> Sheet {
        let keeps = |column: &usize| self.own.contains(column) || self.shared.contains(column);
        sheet_with(sheet, sheet.rows.iter(), keeps)
    }
}

/// A sheet with some rows of another, and the cells of some columns.
fn sheet_with<'s>(
    sheet: &Sheet,
    rows: impl Iterator<Item = &'s Row>,
    keeps: impl Fn(&usize) -> bool,
) -> Sheet {
    let narrowed = |row: &Row| {
        let mut row = row.clone();
        for (at, cell) in row.cells.iter_mut().enumerate() {
            if !keeps(&at) {
                *cell = Cell::Empty;
            }
        }
        row.struck.retain(&keeps);
        row
    };
    Sheet {
        rows: rows.map(narrowed).collect(),
        ..Sheet {
            rows: Vec::new(),
            ..sheet.clone()
        }
    }
}

/// Lists without known headings begin at every column of names.
fn without_headings<K: Kind>(sheet: Sheet, kind: K) -> Vec<Part<K::Field>> {
    let starts = kind.starts_without_headings(&sheet);
    if starts.len() < 2 {
        return vec![Part::whole(sheet, None)];
    }
    let ends = starts.iter().skip(1).copied().chain([sheet.width()]);
    let own = starts.iter().zip(ends).map(|(start, end)| *start..end);
    let part = |own: Range<usize>| {
        let range = range_of(Some(&own), None);
        let block = Block { own, shared: 0..0 };
        Part {
            range,
            ..Part::whole(block.of(&sheet), None)
        }
    };
    own.map(part).collect()
}

/// A block begins wherever the headings begin anew; one block for most lists.
fn blocks<K: Kind>(layout: &Layout<K::Field>, kind: K) -> Vec<Block> {
    // Of headings in two lines the lower one: 第一组·姓名 and 第二组·姓名 begin the same.
    let lower = |column: &ColumnGuess<K::Field>| {
        spelled(column.heading.rsplit('·').next().unwrap_or_default())
    };
    let headings: Vec<String> = layout.columns.iter().map(lower).collect();
    let width = headings.len();
    let first = layout.column_of(kind.main_field()).unwrap_or(0);
    let again = |at: &usize| *at > first && headings[*at] == headings[first];
    let mains: Vec<usize> = (0..width).filter(again).collect();
    if mains.is_empty() || !kind.is_main_heading(&headings[first]) {
        return vec![Block {
            own: 0..width,
            shared: 0..0,
        }];
    }
    // How many headings before the name stand before every name.
    let alike = |back: &usize| {
        let of_first = first.checked_sub(*back).map(|at| &headings[at]);
        of_first.is_some_and(|own| mains.iter().all(|main| headings[main - back] == *own))
    };
    let lead = (1..=first).take_while(alike).count();
    let starts: Vec<usize> = [first]
        .iter()
        .chain(&mains)
        .map(|main| main - lead)
        .collect();
    let ends = starts.iter().skip(1).copied().chain([width]);
    let own = starts.iter().zip(ends).map(|(start, end)| *start..end);
    let shared = 0..starts[0];
    own.map(|own| Block {
        own,
        shared: shared.clone(),
    })
    .collect()
}

/// Cuts a list where another begins below it.
fn one_below_other<K: Kind>(
    sheet: Sheet,
    layout: Option<Layout<K::Field>>,
    kind: K,
    columns: Option<&Range<usize>>,
    names_school: &impl Fn(&str) -> bool,
) -> Vec<Part<K::Field>> {
    let range = |rows: Option<(u32, u32)>| range_of(columns, rows);
    let Some(layout) = layout else {
        return vec![Part {
            range: range(None),
            ..Part::whole(sheet, None)
        }];
    };
    let cuts = cuts(&sheet, &layout, kind, names_school);
    if cuts.is_empty() {
        return vec![Part {
            range: range(None),
            ..Part::whole(sheet, Some(layout))
        }];
    }
    let ends = cuts
        .iter()
        .skip(1)
        .map(|cut| cut.at)
        .chain([sheet.rows.len()]);
    let mut parts = Vec::new();
    let piece = |rows: Range<usize>, layout: Layout<K::Field>, section: Option<String>| {
        let rows = &sheet.rows[rows];
        let ends = rows.first().zip(rows.last());
        // The line that names the school is no row of its own.
        let own = rows.iter().skip(usize::from(section.is_some()));
        Part {
            sheet: sheet_with(&sheet, own, |_| true),
            layout: Some(layout),
            section,
            range: range(ends.map(|(first, last)| (first.number, last.number))),
        }
    };
    if has_records(&sheet.rows[..cuts[0].at], &layout) {
        parts.push(piece(0..cuts[0].at, layout.clone(), None));
    }
    let mut present = layout;
    for (cut, end) in cuts.iter().zip(ends) {
        if let Some(layout) = &cut.layout {
            present = layout.clone();
        }
        parts.push(piece(cut.at..end, present.clone(), cut.section.clone()));
    }
    parts
}

fn has_records<F>(rows: &[Row], layout: &Layout<F>) -> bool {
    rows.iter()
        .any(|row| row.number > layout.head_to && !row.is_empty())
}

/// Where another list begins: place of its first row, its own headings if it has any, and the line that
/// names its school.
struct Cut<F> {
    at: usize,
    layout: Option<Layout<F>>,
    section: Option<String>,
}

fn cuts<K: Kind>(
    sheet: &Sheet,
    layout: &Layout<K::Field>,
    kind: K,
    names_school: &impl Fn(&str) -> bool,
) -> Vec<Cut<K::Field>> {
    let mut cuts: Vec<Cut<K::Field>> = Vec::new();
    let mut present = layout.clone();
    let has_sections = kind.has_sections(layout);
    for (at, row) in sheet.rows.iter().enumerate() {
        if row.number <= present.head_to {
            continue;
        }
        if has_sections && let Some(section) = line_alone(row).filter(|text| names_school(text)) {
            cuts.push(Cut {
                at,
                layout: None,
                section: Some(section),
            });
        } else if let Some(other) = other_headings(sheet, at, &present, kind) {
            present = other;
            // The line above these headings opened this part already.
            match cuts.last_mut().filter(|cut| cut.at + 1 == at) {
                Some(cut) => cut.layout = Some(present.clone()),
                None => cuts.push(Cut {
                    at: first_title(sheet, at),
                    layout: Some(present.clone()),
                    section: None,
                }),
            }
        }
    }
    cuts
}

/// The first of the lines right above headings: titles of the list that they begin.
fn first_title(sheet: &Sheet, head: usize) -> usize {
    let above = sheet.rows[..head].iter().rev();
    let is_title = |row: &&Row| line_alone(row).is_some_and(|text| !is_total(&spelled(&text)));
    head - above.take_while(is_title).count()
}

/// The only text of a row, merged over its columns perhaps.
fn line_alone(row: &Row) -> Option<String> {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
    let first = filled.next()?;
    filled.all(|cell| cell == first).then(|| first.shown())
}

/// Headings below the first ones that say something else of the columns.
fn other_headings<K: Kind>(
    sheet: &Sheet,
    at: usize,
    present: &Layout<K::Field>,
    kind: K,
) -> Option<Layout<K::Field>> {
    let bears_name = |cell: &Cell| match cell {
        Cell::Text(text) => {
            text.len() <= LONGEST_HEADING
                && kind.may_be_main_heading(text)
                && kind.is_main_heading(text)
        }
        _ => false,
    };
    let row = &sheet.rows[at];
    if !row.cells.iter().any(bears_name) {
        return None;
    }
    let from_here = sheet.rows[at..].iter().take(ROWS_WITHIN);
    let other = guess(&sheet_with(sheet, from_here, |_| true), kind, at)
        .filter(|other| other.head_from == row.number)?;
    let surely = |layout: &Layout<K::Field>| {
        let columns = layout.columns.iter();
        columns
            .filter(|column| column.confidence >= Some(Confidence::Sure))
            .count()
    };
    let fields = |layout: &Layout<K::Field>| {
        let columns = layout.columns.iter();
        let named = |column: &ColumnGuess<K::Field>| {
            let refused = column.refused.map(|refused| refused.field);
            Some((column.column, column.field.or(refused)?))
        };
        columns.filter_map(named).collect::<Vec<_>>()
    };
    (surely(&other) >= 2 && fields(&other) != fields(present)).then_some(other)
}

/// E:H, 20:35, or E20:H35.
fn range_of(columns: Option<&Range<usize>>, rows: Option<(u32, u32)>) -> Option<String> {
    let letters = columns.map(|own| (column_letters(own.start), column_letters(own.end - 1)));
    match (letters, rows) {
        (None, None) => None,
        (Some((from, to)), None) => Some(format!("{from}:{to}")),
        (None, Some((from, to))) => Some(format!("{from}:{to}")),
        (Some((left, right)), Some((top, bottom))) => Some(format!("{left}{top}:{right}{bottom}")),
    }
}
