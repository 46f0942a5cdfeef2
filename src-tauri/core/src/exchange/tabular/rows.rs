//! The rows of one sheet while they are filled, each cell paid for out of the file's budget.
use std::collections::HashMap;

use crate::error::Result;

use super::limits::Budget;
use super::{Cell, Row};

pub(super) struct Rows<'b> {
    rows: Vec<Row>,
    budget: &'b mut Budget,
    /// Row number → place, once a file has named its rows out of order.
    places: Option<HashMap<u32, usize>>,
}

impl<'b> Rows<'b> {
    pub(super) fn new(budget: &'b mut Budget) -> Self {
        Rows {
            rows: Vec::new(),
            budget,
            places: None,
        }
    }

    /// Places, counted from 0, arrive row by row, except in odd files.
    pub(super) fn put(&mut self, place: (u32, u32), value: Cell, struck: bool) -> Result<()> {
        let column = place.1 as usize;
        let at = self.row(place.0.saturating_add(1))?;
        let row = &mut self.rows[at];
        if row.cells.len() <= column {
            self.budget.take_cells(column + 1 - row.cells.len())?;
            row.cells.resize(column + 1, Cell::Empty);
        }
        self.budget.take_text(&value)?;
        if struck && !value.is_empty() {
            row.struck.push(column);
        }
        row.cells[column] = value;
        Ok(())
    }

    pub(super) fn tick(&mut self) -> Result<()> {
        self.budget.tick()
    }

    /// Top to bottom.
    pub(super) fn finish(self) -> Vec<Row> {
        let mut rows = self.rows;
        rows.sort_by_key(|row| row.number);
        for row in rows.iter_mut().filter(|row| row.struck.len() > 1) {
            row.struck.sort_unstable();
            row.struck.dedup();
        }
        rows
    }

    /// The place of the row with this number, which is added where it is not there yet.
    fn row(&mut self, number: u32) -> Result<usize> {
        let last = self.rows.last().map(|row| row.number);
        let known = match (last, &self.places) {
            (Some(last), _) if last == number => Some(self.rows.len() - 1),
            (Some(last), None) if last > number => self.index().get(&number).copied(),
            (_, Some(places)) => places.get(&number).copied(),
            _ => None,
        };
        match known {
            Some(at) => Ok(at),
            None => self.add(number),
        }
    }

    fn index(&mut self) -> &HashMap<u32, usize> {
        let rows = self.rows.iter().enumerate();
        self.places
            .insert(rows.map(|(at, row)| (row.number, at)).collect())
    }

    fn add(&mut self, number: u32) -> Result<usize> {
        self.budget.take_row()?;
        let width = self.rows.last().map_or(0, |row| row.cells.len());
        self.rows
            .push(Row::new(number, Vec::with_capacity(width.min(64))));
        let at = self.rows.len() - 1;
        if let Some(places) = &mut self.places {
            places.insert(number, at);
        }
        Ok(at)
    }
}
