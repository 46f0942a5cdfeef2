//! How many came, of which school: numbers by school are taken, all others are asked about or said.
use chrono::NaiveDate;

use crate::exchange::normal::is_blank_mark;
use crate::exchange::tabular::Cell;
use crate::ids::OrganizationId;

use super::asked_turnouts::{UnclearCell, Written, ask_cells, ask_heads, unclear};
use super::background::Unit;
use super::columns::ActivityField as F;
use super::entries::Entry;
use super::reader::Reader;
use super::reading::Reading;
use super::units;
use super::written::{Count, Group, Turnout, count_alone, says_nobody, turnout};

/// Why a total is not divided.
const NO_SCHOOLS: &str = "只写了总人数，没有写各校多少人，不能分到学校";

pub(super) fn read(reader: &Reader<'_>, entry: &Entry<'_>, day: NaiveDate, reading: &mut Reading) {
    read_counts(reader, entry, day, reading);
    tell_added_up(reader, reading);
}

fn read_counts(reader: &Reader<'_>, entry: &Entry<'_>, day: NaiveDate, reading: &mut Reading) {
    let mut unclear = Vec::new();
    for (column, school) in reader.school_columns {
        let mut cells = entry.rows.iter();
        if let Some(cell) = cells.find_map(|row| reader.cell_at(row, *column)) {
            unclear.extend(count_of(reading, *school, &cell.shown()));
        }
    }
    if reader.per_school {
        unclear.extend(rows_of_schools(reader, entry, day, reading));
    }
    ask_cells(reader, reading, &unclear);
    if reader.per_school {
        return;
    }
    let total = reader.text(entry, F::Total);
    let mut total = total.and_then(|text| turnout(&text).total);
    if let Some(text) = reader.text(entry, F::Turnout) {
        let turnout = turnout(&text);
        total = total.or(turnout.total);
        if turnout
            .groups
            .iter()
            .any(|group| !is_plain(reader, group, day))
        {
            reading.audience = Some(text.clone());
        }
        let note = reader.text(entry, F::Note);
        let cell = Written {
            text: &text,
            note: note.as_deref(),
            day,
        };
        by_groups(reader, reading, &cell, &turnout);
    }
    if reader.layout.column_of(F::Turnout).is_none() && reader.school_columns.is_empty() {
        ask_total(reader, entry, day, reading);
    }
    check_total(reading, total);
}

/// A column of totals alone says of no school how many of it came.
fn ask_total(reader: &Reader<'_>, entry: &Entry<'_>, day: NaiveDate, reading: &mut Reading) {
    let Some(text) = reader.text(entry, F::Total) else {
        return;
    };
    let note = reader.text(entry, F::Note);
    let cell = Written {
        text: &text,
        note: note.as_deref(),
        day,
    };
    ask_heads(reader, reading, &cell, NO_SCHOOLS, None);
}

/// A row for every school, with its name and how many came; the number may stand beside their names. Gives
/// back what is no number.
fn rows_of_schools(
    reader: &Reader<'_>,
    entry: &Entry<'_>,
    day: NaiveDate,
    reading: &mut Reading,
) -> Vec<UnclearCell> {
    let column = |field| reader.layout.column_of(field);
    let counts = [F::Turnout, F::Total].into_iter().filter_map(column);
    let counts: Vec<usize> = counts.collect();
    let Some(schools) = column(F::School) else {
        return Vec::new();
    };
    let mut unclear = Vec::new();
    for row in &entry.rows {
        let told = counts.iter().filter_map(|at| reader.cell_at(row, *at));
        let told: Vec<String> = told.map(Cell::shown).collect();
        let number = told.iter().find(|shown| count_alone(shown).is_some());
        let named = reader.cell_at(row, schools).map(Cell::shown);
        let (Some(named), Some(count)) = (named, number.or(told.first())) else {
            continue;
        };
        if let Some(school) = units::school(reader, reading, named.trim(), day) {
            unclear.extend(count_of(reading, school, count));
        }
    }
    unclear
}

/// What stands under a school, or beside it; given back where it is no number of people.
fn count_of(reading: &mut Reading, school: OrganizationId, shown: &str) -> Option<UnclearCell> {
    match count_alone(shown) {
        Some(count) => reading.count_heads(school, count),
        None if is_blank_mark(shown.trim()) || says_nobody(shown) => {}
        None => {
            return Some(UnclearCell {
                school,
                shown: shown.trim().to_owned(),
            });
        }
    }
    None
}

/// A school and its number: nothing that needs keeping in words.
fn is_plain(reader: &Reader<'_>, group: &Group, day: NaiveDate) -> bool {
    let unit = reader.background.unit(&group.who, day);
    matches!(
        (group.count, unit),
        (Some(Count::Exactly(_)), Unit::School(_) | Unit::Perhaps(_))
    )
}

fn by_groups(reader: &Reader<'_>, reading: &mut Reading, cell: &Written<'_>, turnout: &Turnout) {
    if let Some(why) = unclear(reader, cell, turnout) {
        return why.ask(reader, reading, cell, turnout);
    }
    for group in &turnout.groups {
        let Some(Count::Exactly(count)) = group.count else {
            continue;
        };
        match units::schools(reader, reading, &group.who, cell.day)[..] {
            [] => {}
            [school] => reading.count_heads(school, count),
            _ => reading
                .remarks
                .push(format!("“{}{count}人”是几所学校的，没有登记", group.who)),
        }
    }
    if turnout.groups.is_empty() && turnout.total.is_some() && reading.heads.is_empty() {
        reading.audience = Some(cell.text.to_owned());
        ask_heads(reader, reading, cell, NO_SCHOOLS, None);
    }
}

/// Numbers of one school in several places are said with their sum.
fn tell_added_up(reader: &Reader<'_>, reading: &mut Reading) {
    for school in &reading.added_up {
        let name = reader.background.names.name(*school);
        let sum = reading.heads.get(school).copied().unwrap_or_default();
        reading
            .remarks
            .push(format!("{name}写了不止一处，合计{sum}人"));
    }
}

/// A total that is not the sum is said; nothing is corrected.
fn check_total(reading: &mut Reading, total: Option<Count>) {
    let sum: u32 = reading.heads.values().sum();
    if let Some(Count::Exactly(total)) = total
        && !reading.heads.is_empty()
        && total != sum
    {
        reading.remarks.push(format!(
            "各校人数合计是{sum}，表里写的是{total}，按各校的记"
        ));
    }
}
