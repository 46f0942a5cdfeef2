//! Column headings, and cells joined over several rows.
use lianyan_core::Result;

use super::writer::Sheet;
use super::{Cell, Joined, Look, fault};

impl Sheet<'_> {
    /// Column headings; they stay in sight, and stand on every printed page with all above them.
    pub fn head(&mut self) -> Result<()> {
        let titles: Vec<Joined<'_>> = self
            .columns
            .iter()
            .map(|column| (1, column.title.clone().into(), Look::Head))
            .collect();
        self.head_rows(&[titles])
    }

    /// Column headings of one or two lines, given cell by cell. A cell of the second line that is
    /// [`Cell::Covered`] belongs to the one above it.
    pub fn head_rows(&mut self, lines: &[Vec<Joined<'_>>]) -> Result<()> {
        for (at, line) in lines.iter().enumerate() {
            self.free(line)?;
            if let Some(below) = lines.get(at + 1) {
                self.join_heads(line, below)?;
            }
        }
        self.worksheet
            .set_freeze_panes(self.next, 0)
            .map_err(fault)?;
        self.worksheet
            .set_repeat_rows(0, self.next - 1)
            .map_err(fault)?;
        self.head = Some(self.next - 1);
        self.room.repeat();
        Ok(())
    }

    /// Joins the headings of the row just written with the covered cells `below` them.
    fn join_heads(&mut self, line: &[Joined<'_>], below: &[Joined<'_>]) -> Result<()> {
        let covered = |column: u16| {
            let mut from = 0;
            below.iter().any(|(width, cell, _)| {
                let here = from == column && *cell == Cell::Covered;
                from += width;
                here
            })
        };
        let mut column = 0;
        for (width, cell, _) in line {
            if let (Cell::Text(title), true) = (cell, covered(column)) {
                self.join_down(column, 2, title)?;
            }
            column += width;
        }
        Ok(())
    }

    /// Joins cells of the row just written with those below it; in the rows that follow they are
    /// given as [`Cell::Covered`].
    pub fn join_down(&mut self, column: u16, rows: u32, text: &str) -> Result<()> {
        if rows < 2 {
            return Ok(());
        }
        let row = self
            .next
            .checked_sub(1)
            .ok_or_else(|| self.misuse("joins before a row"))?;
        let format = match self.columns.get(usize::from(column)) {
            _ if self.head.is_none() => self.styles.look(Look::Head),
            Some(of) => self.styles.body(of.kind),
            None => return Err(self.misuse("joins a column it does not have")),
        };
        self.worksheet
            .merge_range(row, column, row + rows - 1, column, text, format)
            .map_err(fault)?;
        Ok(())
    }
}
