//! Lists on one sheet: blocks of columns side by side, lists one below the other, and sections under the
//! name of a school each. Every part is read as a sheet of its own, its cells where they stand.
use std::ops::Range;

use crate::exchange::tabular::{Cell, Row, Sheet, column_letters};

use super::fields::{Confidence, ListField, ListKind};
use super::naming::spelled;
use super::unnamed::columns_of_names;
use super::{ColumnGuess, Layout, guess};

/// In bytes; what is longer is a sentence.
const LONGEST_HEADING: usize = 36;

/// Rows below headings that tell what their columns are.
const ROWS_WITHIN: usize = 200;

/// One list of a sheet.
#[derive(Debug, Clone)]
pub struct Part {
    /// The sheet with nothing but this list on it.
    pub sheet: Sheet,
    pub layout: Option<Layout>,
    /// The row above its own rows that names their school.
    pub section: Option<String>,
    /// E:H or 20:35, where the sheet holds more than this list.
    pub range: Option<String>,
}

/// All lists of a sheet, left to right, top to bottom. `names_school`: whether a line between rows
/// says that the rows below are of a certain school.
pub fn parts(
    sheet: Sheet,
    kind: ListKind,
    earlier: usize,
    names_school: impl Fn(&str) -> bool,
) -> Vec<Part> {
    let Some(layout) = guess(&sheet, kind, earlier) else {
        return columns_of_persons(sheet, kind);
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

impl Part {
    fn whole(sheet: Sheet, layout: Option<Layout>) -> Self {
        Part {
            sheet,
            layout,
            section: None,
            range: None,
        }
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
fn columns_of_persons(sheet: Sheet, kind: ListKind) -> Vec<Part> {
    let starts = match kind {
        ListKind::Persons => columns_of_names(&sheet),
        ListKind::Schools => Vec::new(),
    };
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
fn blocks(layout: &Layout, kind: ListKind) -> Vec<Block> {
    // Of headings in two lines the lower one: 第一组·姓名 and 第二组·姓名 begin the same.
    let lower =
        |column: &ColumnGuess| spelled(column.heading.rsplit('·').next().unwrap_or_default());
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
fn one_below_other(
    sheet: Sheet,
    layout: Option<Layout>,
    kind: ListKind,
    columns: Option<&Range<usize>>,
    names_school: &impl Fn(&str) -> bool,
) -> Vec<Part> {
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
    let piece = |rows: Range<usize>, layout: Layout, section: Option<String>| {
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

fn has_records(rows: &[Row], layout: &Layout) -> bool {
    rows.iter()
        .any(|row| row.number > layout.head_to && !row.is_empty())
}

/// Where another list begins: place of its first row, its own headings if it has any, and the line that
/// names its school.
struct Cut {
    at: usize,
    layout: Option<Layout>,
    section: Option<String>,
}

fn cuts(
    sheet: &Sheet,
    layout: &Layout,
    kind: ListKind,
    names_school: &impl Fn(&str) -> bool,
) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = Vec::new();
    let mut present = layout.clone();
    let needs_school = kind == ListKind::Persons && layout.column_of(ListField::School).is_none();
    for (at, row) in sheet.rows.iter().enumerate() {
        if row.number <= present.head_to {
            continue;
        }
        if needs_school && let Some(section) = line_alone(row).filter(|text| names_school(text)) {
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
                    at,
                    layout: Some(present.clone()),
                    section: None,
                }),
            }
        }
    }
    cuts
}

/// The only text of a row, merged over its columns perhaps.
fn line_alone(row: &Row) -> Option<String> {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
    let first = filled.next()?;
    filled.all(|cell| cell == first).then(|| first.shown())
}

/// Headings below the first ones that say something else of the columns.
fn other_headings(sheet: &Sheet, at: usize, present: &Layout, kind: ListKind) -> Option<Layout> {
    // Few cells hold a character of such a heading; the others need no closer look.
    let bears_name = |cell: &Cell| match cell {
        Cell::Text(text) => {
            text.len() <= LONGEST_HEADING
                && text.contains(['名', '师', '校', '位'])
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
    let surely = |layout: &Layout| {
        let columns = layout.columns.iter();
        columns
            .filter(|column| column.confidence >= Some(Confidence::Sure))
            .count()
    };
    let fields = |layout: &Layout| {
        let columns = layout.columns.iter();
        let named = |column: &ColumnGuess| {
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
