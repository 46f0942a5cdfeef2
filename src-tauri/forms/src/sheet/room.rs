//! Where a printed page ends, so that it does not cut what belongs together: a cell joined over several
//! rows would show its text on one of the two pages only.
use lianyan_core::Result;

use super::fault;
use super::measure::row_points;
use super::writer::Sheet;

/// Programs scale and round in their own ways: a page of theirs must never be fuller than ours.
const SAFE: f64 = 0.98;
/// Height of a row that nobody set, in points.
const USUAL_POINTS: f64 = 15.0;
/// As many breaks as a sheet may have.
const MOST_BREAKS: usize = 1023;

/// What is used of the page that is being filled, in points of the sheet.
#[derive(Debug, Default)]
pub(super) struct Room {
    of_page: f64,
    /// Rows that stand on every page.
    repeated: f64,
    used: f64,
    breaks: Vec<u32>,
}

impl Room {
    pub(super) fn new(page_points: f64) -> Self {
        Room {
            of_page: page_points * SAFE,
            ..Room::default()
        }
    }

    /// A row is written; the program begins a page where it does not fit.
    pub(super) fn take(&mut self, points: f64) {
        if self.used + points > self.of_page {
            self.used = self.repeated;
        }
        self.used += points;
    }

    pub(super) fn skip(&mut self) {
        self.take(USUAL_POINTS);
    }

    /// What was written so far stands on every page.
    pub(super) fn repeat(&mut self) {
        self.repeated = self.used;
    }

    fn left(&self) -> f64 {
        (self.of_page - self.used).max(0.0)
    }
}

impl Sheet<'_> {
    /// Points that a line of text over all columns takes.
    pub fn points_across(&self, text: &str) -> f64 {
        row_points(std::iter::once((&text.into(), self.width_chars())))
    }

    /// How many rows of that height the page still takes.
    pub fn rows_left(&self, points: f64) -> usize {
        (self.room.left() / points) as usize
    }

    /// Begins a page before the next row, if rows of that height together would be cut. Rows that no
    /// page holds are.
    pub fn keep_together(&mut self, points: f64) -> Result<()> {
        let fits_nowhere = self.room.repeated + points > self.room.of_page;
        match points <= self.room.left() || fits_nowhere {
            true => Ok(()),
            false => self.break_page(),
        }
    }

    /// The next row is the first of a page.
    pub fn break_page(&mut self) -> Result<()> {
        if self.room.breaks.len() < MOST_BREAKS {
            self.room.breaks.push(self.next);
        }
        self.room.used = self.room.repeated;
        self.worksheet
            .set_page_breaks(&self.room.breaks)
            .map_err(fault)?;
        Ok(())
    }
}
