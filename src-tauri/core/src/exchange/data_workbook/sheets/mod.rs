//! Every sheet of the data workbook and the kind of each of its columns.
//!
//! Column names and their Chinese headings come from the tables' own meta-data; a test holds this
//! list against the schema, so that a new column cannot be forgotten here.
mod activities;
mod lists;
mod people;

use super::kinds::Kind;

/// One sheet: a table and how its records are filled in.
#[derive(Debug)]
pub(super) struct SheetDef {
    pub(super) table: &'static str,
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    /// Columns by which a row without 标识 is recognised.
    pub(super) natural: &'static [&'static str],
    /// Column, whether it must be filled, and its kind.
    pub(super) columns: &'static [(&'static str, Need, Kind)],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Must,
    May,
}

/// In the order of the workbook: what is filled in most stands first.
pub(super) fn all() -> impl Iterator<Item = &'static SheetDef> {
    let groups = [people::PEOPLE, activities::ACTIVITIES, lists::LISTS];
    groups.into_iter().flatten()
}

pub(super) fn of_table(table: &str) -> Option<&'static SheetDef> {
    all().find(|sheet| sheet.table == table)
}
