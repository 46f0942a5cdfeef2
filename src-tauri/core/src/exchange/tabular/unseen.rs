//! Rows and columns that a sheet holds but does not show.
use super::Sheet;

/// Stretches of rows from 1 and of columns from 0, ends included.
#[derive(Debug, Default)]
pub(super) struct Unseen {
    pub(super) rows: Vec<(u32, u32)>,
    pub(super) columns: Vec<(u32, u32)>,
}

impl Unseen {
    pub(super) fn mark(&self, sheet: &mut Sheet) {
        for (first, last) in &self.rows {
            let from = sheet.rows.partition_point(|row| row.number < *first);
            let to = sheet.rows.partition_point(|row| row.number <= *last);
            for row in sheet.rows.get_mut(from..to).into_iter().flatten() {
                row.hidden = true;
            }
        }
        let width = u32::try_from(sheet.width()).unwrap_or(u32::MAX);
        let columns = self.columns.iter();
        let shown = columns.flat_map(|(first, last)| *first..last.saturating_add(1).min(width));
        sheet.hidden_columns = shown.map(|column| column as usize).collect();
        sheet.hidden_columns.sort_unstable();
        sheet.hidden_columns.dedup();
    }
}
