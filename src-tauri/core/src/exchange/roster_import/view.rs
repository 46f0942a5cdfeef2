//! A draft as the window shows it: its lists and their columns.
use crate::error::Result;
use crate::exchange::headers::{Kind, Layout, ListField};
use crate::exchange::tabular::{column_letters, samples};
use crate::ledger::Reader;

use super::draft::Draft;
use super::whole_list::{self, WholeList};
use super::wire::{ColumnView, DraftView, FieldChoice, SheetView};
use crate::exchange::names::SchoolNames;

/// How the draft stands.
pub fn view(reader: Reader<'_>, draft: &Draft) -> Result<DraftView> {
    let names = SchoolNames::load(reader)?;
    let schools = whole_list::of_lists(draft, &names, whole_list::own_school(reader, &names)?);
    let lists = schools.iter().enumerate();
    let choice = |field: ListField| FieldChoice {
        field,
        label: field.label().to_owned(),
    };
    Ok(DraftView {
        file: draft.book.name.clone(),
        kind: draft.kind,
        sheets: lists
            .map(|(at, school)| sheet(draft, at, school.as_ref()))
            .collect(),
        fields: draft.kind.fields().into_iter().map(choice).collect(),
        from: draft.from,
    })
}

fn sheet(draft: &Draft, at: usize, school: Option<&WholeList>) -> SheetView {
    let (sheet, list) = (&draft.book.sheets[at], &draft.sheets[at]);
    let rows = draft.rows(at).0;
    let columns = list.layout.iter().flat_map(|layout| &layout.columns);
    let columns = columns.map(|column| ColumnView {
        column: column.column,
        letters: column_letters(column.column),
        heading: column.heading.clone(),
        field: column.field,
        confidence: column.confidence,
        samples: samples(&rows, column.column),
    });
    let layout = list.layout.as_ref().filter(|layout| layout.has_headings());
    let head = |row: fn(&Layout) -> u32| layout.map(row);
    SheetView {
        sheet: at,
        name: draft.name_of(at),
        hidden: sheet.hidden,
        included: list.included,
        rows: rows.len(),
        head_from: head(|layout| layout.head_from),
        head_to: head(|layout| layout.head_to),
        // Beside another list of the sheet, its columns are empty here.
        columns: columns
            .filter(|column| !(column.heading.is_empty() && column.samples.is_empty()))
            .collect(),
        school: school.and_then(|school| school.school),
    }
}
