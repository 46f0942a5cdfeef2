//! Which rows of a list tell of one activity: most lists give each a row, some a row for every school.
use crate::exchange::headers::Layout;
use crate::exchange::normal::key;
use crate::exchange::tabular::Row;

use super::columns::ActivityField as F;
use super::era::{Era, era};
use super::reader::repeats;
use super::written::day;

/// Rows of one activity, the first of them its own.
#[derive(Debug, Clone)]
pub(super) struct Entry<'s> {
    pub rows: Vec<&'s Row>,
    pub above: Above,
}

/// What lines above a row say of its day: 九月份, 下学期教研活动.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Above {
    pub month: Option<u32>,
    pub era: Option<Era>,
}

impl Above {
    pub(super) fn of(text: &str) -> Self {
        Above {
            month: month_alone(text),
            era: era(text),
        }
    }
}

impl<'s> Entry<'s> {
    pub(super) fn first(&self) -> &'s Row {
        self.rows[0]
    }

    pub(super) fn is_struck_out(&self) -> bool {
        self.rows.iter().all(|row| row.is_struck_out())
    }

    /// One of several schools in a row of its own.
    pub(super) fn has_rows_of_schools(&self) -> bool {
        self.rows.len() > 1
    }
}

/// Puts rows together that tell of one activity.
pub(super) fn entries<'s>(
    rows: Vec<&'s Row>,
    layout: &Layout<F>,
    above: impl Fn(u32) -> Above,
) -> Vec<Entry<'s>> {
    let mut entries: Vec<Entry<'s>> = Vec::new();
    for row in rows {
        match entries.last_mut() {
            Some(last) if goes_on(last.first(), row, layout) => last.rows.push(row),
            _ => entries.push(Entry {
                above: above(row.number),
                rows: vec![row],
            }),
        }
    }
    entries
}

/// Another school's row of the same activity: its day and theme are the same or left empty.
fn goes_on(first: &Row, row: &Row, layout: &Layout<F>) -> bool {
    let Some(school) = layout.column_of(F::School) else {
        return false;
    };
    let same = |field| {
        let Some(column) = layout.column_of(field) else {
            return true;
        };
        let cell = row.cell(column);
        cell.is_empty() || repeats(cell) || key(&cell.shown()) == key(&first.cell(column).shown())
    };
    let own = row.cell(school);
    !own.is_empty()
        && own != first.cell(school)
        && same(F::Title)
        && [F::Day, F::Month, F::DayOfMonth].into_iter().all(same)
}

/// 九月份, 9月, 2024年9月: a line that says the month of what follows.
pub(super) fn month_alone(text: &str) -> Option<u32> {
    let written = day(text);
    let alone = written.day.is_none() && written.week.is_none() && written.rest.is_empty();
    written
        .month
        .filter(|month| alone && (1..=12).contains(month))
}
